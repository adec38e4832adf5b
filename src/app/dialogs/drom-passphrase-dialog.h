/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/dialogs/drom-dialog.h"
#include "model/drom-staff.h"

G_BEGIN_DECLS

/**
 * DromPassphraseDialog:
 * Changes one's own passphrase, with the old one; or a colleague's, with the recovery code.
 */
#define DROM_TYPE_PASSPHRASE_DIALOG (drom_passphrase_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    DromPassphraseDialog, drom_passphrase_dialog, DROM, PASSPHRASE_DIALOG, DromDialog)

/* @staff: (nullable): the colleague; NULL for oneself. */
GtkWidget *drom_passphrase_dialog_new (DromWindow *window, DromStaff *staff);

G_END_DECLS
