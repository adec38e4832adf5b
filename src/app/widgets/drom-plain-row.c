/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/widgets/drom-plain-row.h"

struct _DromPlainRow
{
  AdwPreferencesRow parent_instance;
};

G_DEFINE_FINAL_TYPE (DromPlainRow, drom_plain_row, ADW_TYPE_PREFERENCES_ROW)

static void
drom_plain_row_class_init (DromPlainRowClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = drom_plain_row_focus;
}

static void
drom_plain_row_init (DromPlainRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

gboolean
drom_plain_row_focus (GtkWidget *row, GtkDirectionType direction)
{
  GtkWidget *child = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));

  return child != NULL && gtk_widget_child_focus (child, direction);
}
