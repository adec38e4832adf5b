/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/drom-page.h"

G_BEGIN_DECLS

/**
 * DromPlanPage:
 * A participant's individual plan: what is missing, the three voices, goals with their
 * steps, the team, the follow-up, the agreements, and the paper beside it.
 *
 * While it is shown, the window has the action group "plan": "plan.agree", "plan.print",
 * "plan.preview" (a flag; win.preview activates it).
 */
#define DROM_TYPE_PLAN_PAGE (drom_plan_page_get_type ())
G_DECLARE_FINAL_TYPE (DromPlanPage, drom_plan_page, DROM, PLAN_PAGE, DromPage)

/* @participant: a row id that this session has opened (drom_session_open_participant). */
GtkWidget *drom_plan_page_new (DromSession *session, gint64 participant);

G_END_DECLS
