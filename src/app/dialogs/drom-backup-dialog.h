/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/dialogs/drom-dialog.h"

G_BEGIN_DECLS

/**
 * DromBackupDialog:
 * Shows how far a backup is, and lets it be cancelled.
 */
#define DROM_TYPE_BACKUP_DIALOG (drom_backup_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DromBackupDialog, drom_backup_dialog, DROM, BACKUP_DIALOG, DromDialog)

/* Asks for a file and makes the backup there. */
void drom_backup_dialog_start (DromWindow *window);

G_END_DECLS
