/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/dialogs/drom-dialog.h"
#include "model/drom-agreement.h"
#include "model/drom-plan.h"

G_BEGIN_DECLS

/**
 * DromCompareDialog:
 * What has changed between an agreement and the plan of today, in words.
 */
#define DROM_TYPE_COMPARE_DIALOG (drom_compare_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DromCompareDialog, drom_compare_dialog, DROM, COMPARE_DIALOG, DromDialog)

/* NULL if one of the two can't be read: that is said over @widget. */
GtkWidget *drom_compare_dialog_present (GtkWidget *widget,
                                        DromSession *session,
                                        DromPlan *plan,
                                        DromAgreement *agreement);

G_END_DECLS
