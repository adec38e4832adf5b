/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/widgets/drom-switch-row.h"

#include <glib/gi18n-lib.h>

struct _DromSwitchRow
{
  DromFieldRow parent_instance;

  GtkSwitch *button; /* owned by the row's box */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (DromSwitchRow, drom_switch_row, DROM_TYPE_FIELD_ROW)

static gboolean
is_yes (const char *value)
{
  return g_strcmp0 (value, "1") == 0;
}

static void
active_cb (DromSwitchRow *self)
{
  if (!self->showing)
    drom_field_row_touched (DROM_FIELD_ROW (self), TRUE);
}

static char *
drom_switch_row_dup_typed (DromFieldRow *row)
{
  return g_strdup (gtk_switch_get_active (DROM_SWITCH_ROW (row)->button) ? "1" : "0");
}

static void
drom_switch_row_show_value (DromFieldRow *row, const char *value)
{
  DromSwitchRow *self = DROM_SWITCH_ROW (row);

  self->showing = TRUE;
  gtk_switch_set_active (self->button, is_yes (value));
  self->showing = FALSE;
}

static char *
drom_switch_row_dup_words (DromFieldRow *row, const char *value)
{
  /* Translators: the two values of a switch. */
  return g_strdup (is_yes (value) ? C_ ("switch", "Yes") : C_ ("switch", "No"));
}

static void
drom_switch_row_set_editable (DromFieldRow *row, gboolean editable)
{
  gtk_widget_set_sensitive (GTK_WIDGET (DROM_SWITCH_ROW (row)->button), editable);
}

static void
drom_switch_row_class_init (DromSwitchRowClass *klass)
{
  DromFieldRowClass *row_class = DROM_FIELD_ROW_CLASS (klass);

  row_class->dup_typed = drom_switch_row_dup_typed;
  row_class->show_value = drom_switch_row_show_value;
  row_class->dup_words = drom_switch_row_dup_words;
  row_class->set_editable = drom_switch_row_set_editable;
}

static void
drom_switch_row_init (DromSwitchRow *self)
{
  self->button = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->button, "notify::active", G_CALLBACK (active_cb), self);
  drom_field_row_set_control (DROM_FIELD_ROW (self), GTK_WIDGET (self->button), FALSE);
}

GtkWidget *
drom_switch_row_new (const char *noun, const char *field)
{
  return g_object_new (DROM_TYPE_SWITCH_ROW, "noun", noun, "field", field, NULL);
}
