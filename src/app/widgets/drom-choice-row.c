/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/widgets/drom-choice-row.h"

#include "app/widgets/drom-whole-items.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkDropDown *drop_down; /* owned by the row's box */
  GtkStringList *labels;  /* owned by @drop_down */
  GPtrArray *keys;        /* of each label; "" for having no value */
  gboolean showing;
} DromChoiceRowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DromChoiceRow, drom_choice_row, DROM_TYPE_FIELD_ROW)

#define PRIV(self) ((DromChoiceRowPrivate *) drom_choice_row_get_instance_private (self))

static guint
find_key (DromChoiceRow *self, const char *key)
{
  DromChoiceRowPrivate *priv = PRIV (self);

  for (guint i = 0; i < priv->keys->len; i++)
    if (g_strcmp0 (g_ptr_array_index (priv->keys, i), key != NULL ? key : "") == 0)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

static void
selected_cb (DromChoiceRow *self)
{
  if (!PRIV (self)->showing)
    drom_field_row_touched (DROM_FIELD_ROW (self), TRUE);
}

static char *
drom_choice_row_dup_typed (DromFieldRow *row)
{
  DromChoiceRowPrivate *priv = PRIV (DROM_CHOICE_ROW (row));
  guint selected = gtk_drop_down_get_selected (priv->drop_down);

  return g_strdup (selected < priv->keys->len ? g_ptr_array_index (priv->keys, selected) : "");
}

static void
drom_choice_row_show_value (DromFieldRow *row, const char *value)
{
  DromChoiceRow *self = DROM_CHOICE_ROW (row);
  DromChoiceRowPrivate *priv = PRIV (self);
  guint position = find_key (self, value);

  priv->showing = TRUE;
  if (position == GTK_INVALID_LIST_POSITION && value != NULL && *value != '\0')
    {
      g_autofree char *label = DROM_CHOICE_ROW_GET_CLASS (self)->dup_label (self, value);

      position = priv->keys->len;
      drom_choice_row_add (self, value, label != NULL ? label : value);
    }
  gtk_drop_down_set_selected (priv->drop_down, position);
  priv->showing = FALSE;
}

static char *
drom_choice_row_dup_words (DromFieldRow *row, const char *value)
{
  DromChoiceRow *self = DROM_CHOICE_ROW (row);
  guint position = find_key (self, value);

  if (position == GTK_INVALID_LIST_POSITION)
    return g_strdup (value);
  return g_strdup (gtk_string_list_get_string (PRIV (self)->labels, position));
}

static void
drom_choice_row_set_editable (DromFieldRow *row, gboolean editable)
{
  gtk_widget_set_sensitive (GTK_WIDGET (PRIV (DROM_CHOICE_ROW (row))->drop_down), editable);
}

static char *
drom_choice_row_real_dup_label (DromChoiceRow *self, const char *key)
{
  return g_strdup (key);
}

static void
drom_choice_row_finalize (GObject *object)
{
  g_ptr_array_unref (PRIV (DROM_CHOICE_ROW (object))->keys);
  G_OBJECT_CLASS (drom_choice_row_parent_class)->finalize (object);
}

static void
drom_choice_row_class_init (DromChoiceRowClass *klass)
{
  DromFieldRowClass *row_class = DROM_FIELD_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = drom_choice_row_finalize;
  row_class->dup_typed = drom_choice_row_dup_typed;
  row_class->show_value = drom_choice_row_show_value;
  row_class->dup_words = drom_choice_row_dup_words;
  row_class->set_editable = drom_choice_row_set_editable;
  klass->dup_label = drom_choice_row_real_dup_label;
}

static void
drom_choice_row_init (DromChoiceRow *self)
{
  DromChoiceRowPrivate *priv = PRIV (self);

  priv->keys = g_ptr_array_new_with_free_func (g_free);
  priv->labels = gtk_string_list_new (NULL);
  priv->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (priv->labels), NULL));
  drom_whole_items_show (GTK_WIDGET (priv->drop_down), 0);
  gtk_widget_set_valign (GTK_WIDGET (priv->drop_down), GTK_ALIGN_CENTER);
  g_signal_connect_swapped (priv->drop_down, "notify::selected", G_CALLBACK (selected_cb), self);
  drom_field_row_set_control (DROM_FIELD_ROW (self), GTK_WIDGET (priv->drop_down), FALSE);
}

void
drom_choice_row_clear (DromChoiceRow *self, const char *empty)
{
  DromChoiceRowPrivate *priv = PRIV (self);

  g_return_if_fail (DROM_IS_CHOICE_ROW (self));

  priv->showing = TRUE;
  g_ptr_array_set_size (priv->keys, 0);
  gtk_string_list_splice (priv->labels, 0, g_list_model_get_n_items (G_LIST_MODEL (priv->labels)),
                          NULL);
  if (empty != NULL)
    drom_choice_row_add (self, "", empty);
  priv->showing = FALSE;
}

void
drom_choice_row_add (DromChoiceRow *self, const char *key, const char *label)
{
  DromChoiceRowPrivate *priv = PRIV (self);
  gboolean showing = priv->showing;

  g_return_if_fail (DROM_IS_CHOICE_ROW (self));

  /* The first item becomes the selected one by itself. */
  priv->showing = TRUE;
  g_ptr_array_add (priv->keys, g_strdup (key));
  gtk_string_list_append (priv->labels, label);
  priv->showing = showing;
}
