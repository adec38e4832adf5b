/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/drom-choice-row.h"

G_BEGIN_DECLS

/* DromCodeRow: a row for a code of the field's code list. */
#define DROM_TYPE_CODE_ROW (drom_code_row_get_type ())
G_DECLARE_FINAL_TYPE (DromCodeRow, drom_code_row, DROM, CODE_ROW, DromChoiceRow)

GtkWidget *drom_code_row_new (const char *noun, const char *field);

G_END_DECLS
