/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/drom-plan-paper.h"

G_BEGIN_DECLS

/**
 * DromPlanParts:
 * A plan's paper that is being built, and what its layouts have alike. All is borrowed but
 * the document, which the builder gives away.
 */
typedef struct
{
  DromDocument *document;
  const DromPlanSnapshot *plan;
  const DromPlanPaperInfo *info;
  gboolean draft;
  /* Years are left out as they were on the day of the agreement: it is printed alike for ever. */
  const char *today;
} DromPlanParts;

/* A text in @language. (transfer full) NULL for none. */
typedef char *(*DromPlanDupText) (const DromPlanParts *self,
                                  const char *language,
                                  gconstpointer data);

/* A new document with its title, date, foot (the check code in it) and marks. */
void drom_plan_parts_begin (DromPlanParts *self,
                            const DromPlanSnapshot *plan,
                            const DromPlanPaperInfo *info,
                            const char *const *languages,
                            const DromPaperStyle *style);
/* A text that is put together for each language. */
DromPaperText
drom_plan_parts_make_text (const DromPlanParts *self, DromPlanDupText dup_text, gconstpointer data);
/* Its words, or at least its life area; never empty. */
DromPaperText drom_plan_parts_get_goal_text (const DromPlanParts *self,
                                             const DromSnapshotGoal *goal);
DromPaperMark drom_plan_parts_get_goal_mark (const DromSnapshotGoal *goal);
/* Its words; never empty. */
DromPaperText drom_plan_parts_get_step_text (const DromPlanParts *self,
                                             const DromSnapshotStep *step);
DromPaperMark drom_plan_parts_get_step_mark (const DromSnapshotStep *step);
/* Whose plan it is, by name and number, as far as it is known; returns how many pairs. */
#define DROM_PLAN_WHOSE 2
guint drom_plan_parts_get_whose (const DromPlanParts *self, DromPaperPair pairs[DROM_PLAN_WHOSE]);
/* The agreement's number and date, or that it is a draft and of which day. */
DromPaperPair drom_plan_parts_get_agreement (const DromPlanParts *self);
/* The next meeting's day and time; empty if there is none. */
DromPaperText drom_plan_parts_get_follow_up (const DromPlanParts *self);

G_END_DECLS
