/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DromKeyRow:
 * A row that says what a key does.
 *
 * Property: "accelerator", as gtk_accelerator_parse() reads it; of its making alone.
 */
#define DROM_TYPE_KEY_ROW (drom_key_row_get_type ())
G_DECLARE_FINAL_TYPE (DromKeyRow, drom_key_row, DROM, KEY_ROW, AdwActionRow)

G_END_DECLS
