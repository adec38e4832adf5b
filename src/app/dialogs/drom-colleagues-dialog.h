/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/dialogs/drom-dialog.h"

G_BEGIN_DECLS

/**
 * DromColleaguesDialog:
 * Who works with the registry: name, staff role and sign-in word; where the staff role
 * allows it, colleagues are added, get a new passphrase, or lose their key.
 */
#define DROM_TYPE_COLLEAGUES_DIALOG (drom_colleagues_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    DromColleaguesDialog, drom_colleagues_dialog, DROM, COLLEAGUES_DIALOG, DromDialog)

GtkWidget *drom_colleagues_dialog_new (DromWindow *window);

G_END_DECLS
