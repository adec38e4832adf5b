/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/dialogs/drom-dialog.h"
#include "model/drom-plan.h"

G_BEGIN_DECLS

/**
 * DromAgreeDialog:
 * Before a plan is agreed on: what it says, what is missing, and who agrees.
 *
 * Signals:
 *   agreed (DromAgreement *agreement)
 */
#define DROM_TYPE_AGREE_DIALOG (drom_agree_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DromAgreeDialog, drom_agree_dialog, DROM, AGREE_DIALOG, DromDialog)

/* NULL if the plan can't be read: that is said over @widget. */
DromAgreeDialog *drom_agree_dialog_present (GtkWidget *widget,
                                            DromSession *session,
                                            DromPlan *plan,
                                            const char *const *languages);

G_END_DECLS
