/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app-test"

#include "config.h"

#include "window-desk.h"

#include "app/drom-resource.h"
#include "exchange/drom-demo.h"
#include "language/drom-language.h"

static GtkApplication *application;

void
window_desk_init (int *argc, char ***argv)
{
  g_autoptr (GError) error = NULL;

  gtk_disable_setlocale ();
  drom_language_init (NULL);
  /* run-with-display.sh gives folders of its own; the icons are in the system's. */
  g_test_init (argc, argv, NULL);
  drom_resource_init ();
  application = GTK_APPLICATION (g_object_new (ADW_TYPE_APPLICATION, "application-id",
                                               APP_ID ".Test", "flags", G_APPLICATION_NON_UNIQUE,
                                               "resource-base-path", DROM_RESOURCE_BASE, NULL));
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  /* As drom-application.c does under libadwaita 1.2. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

int
window_desk_run (void)
{
  int status = g_test_run ();

  g_clear_object (&application);
  return status;
}

DromWindow *
make_window (const char *folder)
{
  g_autofree char *standard = drom_registry_default_folder ();

  return drom_window_new (application, folder != NULL ? folder : standard);
}

DromWindow *
open_demonstration (DromSession **session)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromSession) demonstration = drom_demo_look_around (&error);
  DromWindow *window;

  g_assert_no_error (error);
  window = make_window (NULL);
  drom_window_take_session (window, demonstration);
  drom_window_show_registry (window);
  gtk_window_present (GTK_WINDOW (window));
  if (session != NULL)
    *session = g_steal_pointer (&demonstration);
  return window;
}

DromSession *
found_registry (char **folder)
{
  const DromFounding founding = { "Projektet", "Linden", NULL, "Kim Solgård", "manager" };
  g_autofree char *base = g_dir_make_tmp ("drom-test-XXXXXX", NULL);
  g_autoptr (DromStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *slot = NULL;
  char *recovery = NULL;
  DromSession *session;

  *folder = g_build_filename (base, "registry", NULL);
  store = drom_registry_create (*folder, FALSE, WORD, PASSPHRASE, &slot, &recovery, &error);
  g_assert_no_error (error);
  drom_secret_free (recovery);
  session = drom_session_found (store, slot, &founding, &error);
  g_assert_no_error (error);
  return session;
}

DromStore *
open_store (const char *folder, char **slot)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromKeyFile) keys = drom_key_file_load (folder, &error);
  g_autoptr (DromKey) key = NULL;
  DromStore *store;

  g_assert_no_error (error);
  key = drom_key_file_unlock (keys, WORD, PASSPHRASE, slot, &error);
  g_assert_no_error (error);
  store = drom_store_open (folder, key, &error);
  g_assert_no_error (error);
  return store;
}

DromSession *
sign_in (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *slot = NULL;
  g_autoptr (DromStore) store = open_store (folder, &slot);
  DromSession *session = drom_session_new (store, slot, &error);

  g_assert_no_error (error);
  return session;
}

gpointer
find_toplevel (GType type)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) one = g_list_model_get_item (toplevels, i);

      if (g_type_is_a (G_OBJECT_TYPE (one), type) && gtk_widget_get_visible (one))
        return one;
    }
  return NULL;
}

void
iterate (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * G_TIME_SPAN_MILLISECOND;

  while (g_main_context_pending (NULL) || g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}
