/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/drom-field-row.h"

G_BEGIN_DECLS

/**
 * DromEntryRow:
 * A row for one line: text, a number, a date or a time as it is typed. What a date
 * was understood as stands beside it in words.
 */
#define DROM_TYPE_ENTRY_ROW (drom_entry_row_get_type ())
G_DECLARE_FINAL_TYPE (DromEntryRow, drom_entry_row, DROM, ENTRY_ROW, DromFieldRow)

GtkWidget *drom_entry_row_new (const char *noun, const char *field);

G_END_DECLS
