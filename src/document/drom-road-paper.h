/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/drom-plan-paper.h"

G_BEGIN_DECLS

/* The plan as a road, on one page for the kitchen wall. As drom_plan_paper_new(); the road is the
 * block "road", and its steps are found by "step:ID". (transfer full) */
DromDocument *drom_road_paper_new (const DromPlanSnapshot *plan,
                                   const DromPlanPaperInfo *info,
                                   const char *const *languages,
                                   const DromPaperStyle *style);

G_END_DECLS
