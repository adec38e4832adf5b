/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/dialogs/drom-dialog.h"

G_BEGIN_DECLS

/**
 * DromPhrasesDialog:
 * The phrase bank: built-in and own phrases by kind, life area and search; where the staff
 * role allows it, phrases are added, changed, corrected and retired.
 */
#define DROM_TYPE_PHRASES_DIALOG (drom_phrases_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DromPhrasesDialog, drom_phrases_dialog, DROM, PHRASES_DIALOG, DromDialog)

GtkWidget *drom_phrases_dialog_new (DromWindow *window);

G_END_DECLS
