/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The program's catalogues with a sign before each text that says which language it is of:
 * a letter that has no width and isn't drawn. So a text on the screen tells by itself where
 * it comes from, whatever was put into it or set around it, and nothing has to be guessed.
 * English, which has no catalogue, gets one.
 */

/* Writes them below @folder from those in @localedir; call it before drom_language_init(). */
void marked_catalogues_write (const char *localedir, const char *folder);

/* The sign of a language, in UTF-8. (transfer none) */
const char *marked_catalogues_get_sign (const char *language);

G_END_DECLS
