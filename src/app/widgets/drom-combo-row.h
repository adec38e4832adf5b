/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DromComboRow:
 * A row to choose one string of a list, which shows it whole, in as many lines as it
 * needs: in the row and in the list. AdwComboRow cuts it off in both.
 */
#define DROM_TYPE_COMBO_ROW (drom_combo_row_get_type ())
G_DECLARE_FINAL_TYPE (DromComboRow, drom_combo_row, DROM, COMBO_ROW, AdwComboRow)

G_END_DECLS
