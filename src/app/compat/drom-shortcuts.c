/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/compat/drom-shortcuts.h"

#include "app/dialogs/drom-dialog.h"
#include "app/drom-resource.h"
#include "app/widgets/drom-key-row.h"

/* In pixels, for text of normal size. */
#define SHORTCUTS_WIDTH  560
#define SHORTCUTS_HEIGHT 640

#define NAME "drom-shortcuts"

static void
close_on_escape (GtkWindow *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                        gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
}

/* Not GtkShortcutsWindow, which is as wide as its words and can't be scrolled. */
GtkWindow *
drom_shortcuts_present (GtkWindow *parent)
{
  g_autoptr (GtkBuilder) builder = NULL;
  GtkWindow *window;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);

  g_type_ensure (DROM_TYPE_KEY_ROW);
  builder = gtk_builder_new_from_resource (DROM_RESOURCE ("compat/drom-shortcuts.ui"));
  window = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));
  gtk_window_set_transient_for (window, parent);
  /* The application's keys (lock, language) hold here too. */
  gtk_window_set_application (window, gtk_window_get_application (parent));
  gtk_widget_set_name (GTK_WIDGET (window), NAME);
  drom_dialog_set_size (window, parent, SHORTCUTS_WIDTH, SHORTCUTS_HEIGHT);
  close_on_escape (window);
  gtk_window_present (window);
  return window;
}

gboolean
drom_shortcuts_is_window (GtkWindow *window)
{
  return g_str_equal (gtk_widget_get_name (GTK_WIDGET (window)), NAME);
}
