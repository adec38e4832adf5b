/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/compat/drom-shortcuts.h"

#include "app/drom-resource.h"

GtkWindow *
drom_shortcuts_present (GtkWindow *parent)
{
  g_autoptr (GtkBuilder) builder = NULL;
  GtkWindow *window;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);

  builder = gtk_builder_new_from_resource (DROM_RESOURCE ("compat/drom-shortcuts.ui"));
  window = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));
  gtk_window_set_transient_for (window, parent);
  /* The application's keys (lock, language) hold here too. */
  gtk_window_set_application (window, gtk_window_get_application (parent));
  gtk_window_present (window);
  return window;
}

gboolean
drom_shortcuts_is_window (GtkWindow *window)
{
  return GTK_IS_SHORTCUTS_WINDOW (window);
}
