/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/compat/drom-menu-names.h"

#include "app/widgets/drom-name.h"

/*
 * GTK 4.18 names a menu's item by a label that it hides from screen readers: the item has no
 * name at all. An item's type is GTK's own, its text a property.
 */
#define ITEM_TYPE "GtkModelButton"

static char *
dup_without_mnemonic (const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);
  char *plain = NULL;

  pango_parse_markup (markup, -1, '_', NULL, &plain, NULL, NULL);
  return plain;
}

static void
name_items (GtkWidget *widget)
{
  if (g_strcmp0 (G_OBJECT_TYPE_NAME (widget), ITEM_TYPE) == 0)
    {
      g_autofree char *text = NULL;
      g_autofree char *name = NULL;

      g_object_get (widget, "text", &text, NULL);
      name = text != NULL ? dup_without_mnemonic (text) : NULL;
      if (name != NULL && *name != '\0')
        drom_name_set (widget, name);
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_items (child);
}

static gboolean
map_hook (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GObject *widget = g_value_get_object (values);

  if (GTK_IS_POPOVER_MENU (widget))
    name_items (GTK_WIDGET (widget));
  return TRUE;
}

void
drom_menu_names_keep (void)
{
  static gpointer klass;

  if (klass != NULL)
    return;
  /* Without its class the signal isn't known. */
  klass = g_type_class_ref (GTK_TYPE_WIDGET);
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, map_hook, NULL, NULL);
}
