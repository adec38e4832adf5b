/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/drom-document.h"
#include "model/drom-plan-snapshot.h"

G_BEGIN_DECLS

/**
 * DromPlanPaperInfo:
 * What stands on a plan's paper beside the plan itself. All strings are borrowed for
 * the call; the caller has asked the session, so that nothing masked comes in here.
 */
typedef struct
{
  const char *participant;   /* the name, or the masked text; NULL leaves it out */
  gint64 number;             /* the running number; 0 for none */
  const char *code_name;     /* the project's neutral one */
  const DromTexts *subtitle; /* below the title; NULL for none */
  gboolean demonstration;
  guint agreement_number;     /* 0 for a draft */
  const char *agreement_date; /* YYYY-MM-DD; NULL for a draft */
  const char *check_code;     /* NULL for a draft */
  const char *today;          /* YYYY-MM-DD */
} DromPlanPaperInfo;

/* The individual plan. @languages: one or two codes, NULL-terminated. @style: NULL for the
 * standard one. Blocks are named "own-words", "staff-words", "goal:ID", "step:ID",
 * "follow-up", "team". (transfer full) */
DromDocument *drom_plan_paper_new (const DromPlanSnapshot *plan,
                                   const DromPlanPaperInfo *info,
                                   const char *const *languages,
                                   const DromPaperStyle *style);

G_END_DECLS
