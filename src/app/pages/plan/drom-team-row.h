/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/drom-session.h"
#include "model/drom-team-member.h"

G_BEGIN_DECLS

/**
 * DromTeamRow:
 * Somebody in the collaboration team around a plan: who, from where, in which role, and
 * since when the participant has consented.
 */
#define DROM_TYPE_TEAM_ROW (drom_team_row_get_type ())
G_DECLARE_FINAL_TYPE (DromTeamRow, drom_team_row, DROM, TEAM_ROW, AdwExpanderRow)

GtkWidget *drom_team_row_new (DromSession *session, DromTeamMember *member);
/* (transfer none) */
DromTeamMember *drom_team_row_get_member (DromTeamRow *self);
void drom_team_row_update (DromTeamRow *self);

G_END_DECLS
