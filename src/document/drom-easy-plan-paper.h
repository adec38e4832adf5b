/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/drom-form-papers.h"
#include "document/drom-plan-paper.h"

G_BEGIN_DECLS

/* The individual plan, easy to read: what the participant needs, in plain words, one step a
 * block. Arguments and blocks as of drom_plan_paper_new() and drom_blank_plan_paper_new();
 * there are no staff's words. (transfer full) */
DromDocument *drom_easy_plan_paper_new (const DromPlanSnapshot *plan,
                                        const DromPlanPaperInfo *info,
                                        const char *const *languages,
                                        const DromPaperStyle *style);
DromDocument *drom_easy_plan_form_new (const DromFormPaperInfo *info,
                                       const char *const *languages,
                                       const DromPaperStyle *style);

G_END_DECLS
