/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/drom-mapping-paper.h"
#include "document/drom-plan-paper.h"

/* Plans of invented people, for the tests of this folder. */

DromTexts *sample_texts (const char *sv, const char *rmy);
DromSnapshotGoal *sample_add_goal (
    DromPlanSnapshot *plan, gint64 id, const char *area, const char *sv, const char *rmy);
DromSnapshotStep *
sample_add_step (DromSnapshotGoal *goal, gint64 id, const char *sv, const char *rmy);
/* Five goals of three steps in Swedish and Romani: done, ongoing and dropped ones among them. */
DromPlanSnapshot *sample_plan (void);
/* @n_goals goals with @n_steps steps together, of random length; each text has a word of
 * its own: s1x, r1x (step, in Swedish and Romani), g1x, h1x (goal), o1x, p1x (own words). */
DromPlanSnapshot *sample_random_plan (GRand *rand, guint n_goals, guint n_steps);
/* An agreement, of a participant who doesn't exist. */
DromPlanPaperInfo sample_info (void);
DromPlanPaperInfo sample_draft_info (void);
