/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/drom-session.h"

G_BEGIN_DECLS

/**
 * DromGoalAdder:
 * The place of a new goal: first its life area, then its words or a phrase.
 *
 * Signals:
 *   chosen (const char *area, gint64 phrase, const char *text): as of DromPhraseEntry;
 *     TRUE if it was taken
 */
#define DROM_TYPE_GOAL_ADDER (drom_goal_adder_get_type ())
G_DECLARE_FINAL_TYPE (DromGoalAdder, drom_goal_adder, DROM, GOAL_ADDER, GtkWidget)

GtkWidget *drom_goal_adder_new (void);
void drom_goal_adder_set_session (DromGoalAdder *self, DromSession *session);
/* Shows the life areas to choose from. */
void drom_goal_adder_unfold (DromGoalAdder *self);
/* The same, with the focus on the first of them. */
void drom_goal_adder_open (DromGoalAdder *self);
/* Life area and words so far; NULL if it is closed. */
const char *drom_goal_adder_get_area (DromGoalAdder *self);
const char *drom_goal_adder_get_draft (DromGoalAdder *self);
void drom_goal_adder_set_draft (DromGoalAdder *self, const char *area, const char *draft);

G_END_DECLS
