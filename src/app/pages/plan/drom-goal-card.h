/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/drom-goal.h"
#include "model/drom-session.h"
#include "model/drom-step.h"

G_BEGIN_DECLS

/**
 * DromGoalCard:
 * A goal with its steps, and a place to write the next step. Steps and goals are dropped
 * onto it: "plan-page.drop-step" (step, goal, position), "plan-page.drop-goal" (goal,
 * position) ask the page to move them.
 */
#define DROM_TYPE_GOAL_CARD (drom_goal_card_get_type ())
G_DECLARE_FINAL_TYPE (DromGoalCard, drom_goal_card, DROM, GOAL_CARD, GtkWidget)

GtkWidget *drom_goal_card_new (DromSession *session, DromGoal *goal);
DromGoal *drom_goal_card_get_goal (DromGoalCard *self);
/* Shows goal and steps as they are now; rows of steps that are still there stay. */
void drom_goal_card_update (DromGoalCard *self,
                            gint64 plan,
                            gint64 responsible,
                            const char *const *languages);
/* The row of a step; NULL if it is not of this goal. */
GtkWidget *drom_goal_card_find_step (DromGoalCard *self, gint64 step);
guint drom_goal_card_get_n_steps (DromGoalCard *self);
/* Row id; 0 if there is none. */
gint64 drom_goal_card_get_last_step (DromGoalCard *self);
/* @field: of the goal; "step" for the place of a new step; "due" for the first step without a
 * date, or a new one. */
void drom_goal_card_show_field (DromGoalCard *self, const char *field);
/* What is written in the place of a new step. */
const char *drom_goal_card_get_draft (DromGoalCard *self);
void drom_goal_card_set_draft (DromGoalCard *self, const char *draft);
gboolean drom_goal_card_is_drafting (DromGoalCard *self);

G_END_DECLS
