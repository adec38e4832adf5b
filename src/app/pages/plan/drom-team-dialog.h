/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/dialogs/drom-dialog.h"
#include "model/drom-plan.h"

G_BEGIN_DECLS

/**
 * DromTeamDialog:
 * Somebody new in the collaboration team around a plan.
 */
#define DROM_TYPE_TEAM_DIALOG (drom_team_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DromTeamDialog, drom_team_dialog, DROM, TEAM_DIALOG, DromDialog)

/* @widget: of the window that it stands over. */
GtkWidget *drom_team_dialog_present (GtkWidget *widget, DromSession *session, DromPlan *plan);

G_END_DECLS
