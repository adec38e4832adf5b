/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/widgets/drom-combo-row.h"

#include "app/widgets/drom-whole-items.h"

struct _DromComboRow
{
  AdwComboRow parent_instance;
};

G_DEFINE_FINAL_TYPE (DromComboRow, drom_combo_row, ADW_TYPE_COMBO_ROW)

static void
drom_combo_row_class_init (DromComboRowClass *klass)
{
}

static void
drom_combo_row_init (DromComboRow *self)
{
  drom_whole_items_show (GTK_WIDGET (self), 1);
}
