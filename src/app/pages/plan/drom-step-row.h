/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/drom-session.h"
#include "model/drom-step.h"

G_BEGIN_DECLS

/**
 * DromStepRow:
 * A step on the way to a goal: done or not, what, who, when. What concerns its neighbours
 * (moving) is asked of the page: "plan-page.move" (noun, row, by).
 */
#define DROM_TYPE_STEP_ROW (drom_step_row_get_type ())
G_DECLARE_FINAL_TYPE (DromStepRow, drom_step_row, DROM, STEP_ROW, GtkListBoxRow)

GtkWidget *drom_step_row_new (DromSession *session, DromStep *step);
DromStep *drom_step_row_get_step (DromStepRow *self);
/* Shows the step as it is now. @plan, @responsible: row ids, for the choice of who. */
void drom_step_row_update (DromStepRow *self,
                           gint64 plan,
                           gint64 responsible,
                           const char *const *languages);
/* Focuses a field's control, opening its popover if it has one. */
void drom_step_row_show_field (DromStepRow *self, const char *field);

G_END_DECLS
