/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/pages/plan/drom-plan-text.h"
#include "model/drom-goal.h"
#include "model/drom-session.h"

G_BEGIN_DECLS

/**
 * DromGoalMenu:
 * What else is done with a goal: reached or dropped, another life area, a further
 * language, moving, deleting. Brings the action group "goal" to its widget.
 */
typedef struct _DromGoalMenu DromGoalMenu;

/* All but @session and @goal are borrowed. */
DromGoalMenu *
drom_goal_menu_new (GtkWidget *widget, DromSession *session, DromGoal *goal, DromPlanText *text);
void drom_goal_menu_free (DromGoalMenu *self);
/* As the goal stands at this moment. (transfer full) */
GMenuModel *drom_goal_menu_build (DromGoalMenu *self);

G_END_DECLS
