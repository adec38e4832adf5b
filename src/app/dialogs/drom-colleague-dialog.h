/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/dialogs/drom-dialog.h"

G_BEGIN_DECLS

/**
 * DromColleagueDialog:
 * Adds a colleague: name, staff role, sign-in word and first passphrase.
 */
#define DROM_TYPE_COLLEAGUE_DIALOG (drom_colleague_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    DromColleagueDialog, drom_colleague_dialog, DROM, COLLEAGUE_DIALOG, DromDialog)

GtkWidget *drom_colleague_dialog_new (DromWindow *window);

G_END_DECLS
