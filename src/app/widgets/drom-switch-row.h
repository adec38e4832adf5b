/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/drom-field-row.h"

G_BEGIN_DECLS

/* DromSwitchRow: a row for yes or no. */
#define DROM_TYPE_SWITCH_ROW (drom_switch_row_get_type ())
G_DECLARE_FINAL_TYPE (DromSwitchRow, drom_switch_row, DROM, SWITCH_ROW, DromFieldRow)

GtkWidget *drom_switch_row_new (const char *noun, const char *field);

G_END_DECLS
