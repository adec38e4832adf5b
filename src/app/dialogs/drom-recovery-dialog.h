/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/dialogs/drom-dialog.h"

G_BEGIN_DECLS

/**
 * DromRecoveryDialog:
 * Makes a new recovery code and shows it once.
 */
#define DROM_TYPE_RECOVERY_DIALOG (drom_recovery_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DromRecoveryDialog, drom_recovery_dialog, DROM, RECOVERY_DIALOG, DromDialog)

GtkWidget *drom_recovery_dialog_new (DromWindow *window);

G_END_DECLS
