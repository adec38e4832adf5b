/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DromLanguagePick:
 * One language or two of a paper. It begins the same for everybody, with Swedish alone,
 * and nobody remembers what was chosen: a list of who prints in Romani would be an ethnic
 * register.
 *
 * Signals:
 *   changed ()
 */
#define DROM_TYPE_LANGUAGE_PICK (drom_language_pick_get_type ())
G_DECLARE_FINAL_TYPE (DromLanguagePick, drom_language_pick, DROM, LANGUAGE_PICK, GtkWidget)

GtkWidget *drom_language_pick_new (void);
/* One or two codes, NULL-terminated. (transfer none) until the next change. */
const char *const *drom_language_pick_get_languages (DromLanguagePick *self);
void drom_language_pick_set_languages (DromLanguagePick *self, const char *const *languages);

G_END_DECLS
