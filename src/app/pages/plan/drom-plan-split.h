/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DromPlanSplit:
 * What is written, and the paper beside it. Where there is no room for both, the paper
 * folds away; asked for, it then takes the place of what is written.
 *
 * Properties: "start", "end" (widgets), "show" (whether the paper is to be seen now),
 * "covering" (whether it stands in the place of what is written), read-only.
 */
#define DROM_TYPE_PLAN_SPLIT (drom_plan_split_get_type ())
G_DECLARE_FINAL_TYPE (DromPlanSplit, drom_plan_split, DROM, PLAN_SPLIT, GtkWidget)

/* Whether there is room for both. */
gboolean drom_plan_split_is_wide (DromPlanSplit *self);
gboolean drom_plan_split_get_show (DromPlanSplit *self);
/* In a wide place the wish is kept; in a narrow one it is for the moment. */
void drom_plan_split_set_show (DromPlanSplit *self, gboolean show);

G_END_DECLS
