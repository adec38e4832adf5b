/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/compat/drom-preferences.h"

#include "app/dialogs/drom-dialog.h"
#include "app/dialogs/drom-preferences-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* In pixels, for text of normal size. */
#define PREFERENCES_WIDTH  640
#define PREFERENCES_HEIGHT 600

GtkWindow *
drom_preferences_present (GtkWindow *parent, DromSession *session)
{
  GtkWidget *window;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (session == NULL || DROM_IS_SESSION (session), NULL);

  window = g_object_new (ADW_TYPE_PREFERENCES_WINDOW, "application",
                         gtk_window_get_application (parent), "transient-for", parent, "modal",
                         TRUE, "destroy-with-parent", TRUE, "search-enabled", FALSE, "title",
                         /* Translators: the heading of the window of preferences. */
                         C_ ("dialog", "Preferences"), NULL);
  drom_dialog_set_size (GTK_WINDOW (window), parent, PREFERENCES_WIDTH, PREFERENCES_HEIGHT);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window),
                              ADW_PREFERENCES_PAGE (drom_preferences_page_new (session)));
  gtk_window_present (GTK_WINDOW (window));
  return GTK_WINDOW (window);
}

gboolean
drom_preferences_is_window (GtkWindow *window)
{
  return ADW_IS_PREFERENCES_WINDOW (window);
}
