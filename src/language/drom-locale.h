/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * glibc ignores LANGUAGE where LC_MESSAGES is C, POSIX or (from 2.39 on) C.UTF-8,
 * and on many machines, and in every Flatpak, there is nothing else. So Drom brings
 * a locale of its own: nothing but the LC_MESSAGES part of C.UTF-8 under the name
 * of a Swedish one, found through LOCPATH for a single call.
 */

/* Sets the process's locale from the environment, with UTF-8 for LC_CTYPE and with
 * an LC_MESSAGES that lets LANGUAGE be obeyed. @folder: where DROM_LOCALE_NAME is
 * installed; without it one is made for the moment. FALSE if all of that failed:
 * the screen is in English then. */
gboolean drom_locale_set_up (const char *folder);

/* Whether glibc heeds LANGUAGE under the present LC_MESSAGES. */
gboolean drom_locale_heeds_language (void);

/* A screen reader is told this name: it picks a voice by it. */
#define DROM_LOCALE_NAME "sv_SE.UTF-8"

G_END_DECLS
