/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/drom-choice-row.h"

G_BEGIN_DECLS

/* DromRefRow: a row for a staff member. Those who have left are shown, but not offered. */
#define DROM_TYPE_REF_ROW (drom_ref_row_get_type ())
G_DECLARE_FINAL_TYPE (DromRefRow, drom_ref_row, DROM, REF_ROW, DromChoiceRow)

GtkWidget *drom_ref_row_new (const char *noun, const char *field);

G_END_DECLS
