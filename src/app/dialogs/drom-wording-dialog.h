/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/dialogs/drom-dialog.h"

G_BEGIN_DECLS

/**
 * DromWordingDialog:
 * Corrects a word of the program: finds a text in any language, shows its languages beside
 * each other, and takes a better one into use at once. Tells what was corrected before.
 */
#define DROM_TYPE_WORDING_DIALOG (drom_wording_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DromWordingDialog, drom_wording_dialog, DROM, WORDING_DIALOG, DromDialog)

/* @text and @word: (nullable): what to search for first: the text if there is such a one,
 * else the word, else nothing. Not shown yet. */
GtkWidget *drom_wording_dialog_new (DromWindow *window, const char *text, const char *word);
/* The same, shown over the window or the dialog that @widget stands in. */
void drom_wording_dialog_present (GtkWidget *widget, const char *text, const char *word);

G_END_DECLS
