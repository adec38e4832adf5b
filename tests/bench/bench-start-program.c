/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-bench"

#include "config.h"

#include "bench-child.h"
#include "bench-registry.h"
#include "bench-window.h"
#include "bench.h"

#include "app/drom-application.h"
#include "app/drom-settings.h"
#include "app/drom-window.h"

#include <stdlib.h>

/*
 * bench-start-program FOLDER N [rest]
 *
 * The program as it starts with the registry in FOLDER: the door, the session (its key is
 * cheap to derive here), and the list of N participants. Answers when that has settled,
 * or, with "rest", when nobody has touched it for some seconds.
 */

/* The store gives its page cache back after three seconds; asked once a second. */
#define REST 5 /* seconds */

static char *folder;
static guint n_participants;
static gboolean rest;
static double settled_at;
static int status = 1;

static gboolean
answer_cb (gpointer data)
{
  bench_answer (settled_at, bench_get_private_memory ());
  status = 0;
  g_application_quit (data);
  return G_SOURCE_REMOVE;
}

static void
settled_cb (GtkWindow *window, const BenchFrames *frames, gpointer data)
{
  GtkWidget *view = bench_window_find (GTK_WIDGET (window), GTK_TYPE_COLUMN_VIEW);
  guint n = 0;

  if (view != NULL)
    n = g_list_model_get_n_items (
        G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view))));
  settled_at = frames->settled;
  if (n != n_participants)
    {
      g_printerr ("The list has %u rows, not %u.\n", n, n_participants);
      g_application_quit (data);
    }
  else if (rest)
    g_timeout_add_seconds (REST, answer_cb, data);
  else
    answer_cb (data);
}

/* Before the program's own: the window is watched from its making on. */
static void
window_added_cb (GtkApplication *application, GtkWindow *window, gpointer data)
{
  if (DROM_IS_WINDOW (window))
    bench_window_watch (window, settled_cb, application);
}

static void
activate_cb (GApplication *application, gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));
  g_autoptr (GError) error = NULL;
  g_autoptr (DromSession) session = bench_registry_open (folder, &error);

  if (session == NULL)
    {
      g_printerr ("%s\n", error->message);
      g_application_quit (application);
      return;
    }
  drom_window_take_session (DROM_WINDOW (window), session);
  drom_window_show_registry (DROM_WINDOW (window));
}

static void
startup_cb (GApplication *application, gpointer data)
{
  g_settings_set_string (drom_settings_get (), "last-page", "participants");
}

int
main (int argc, char **argv)
{
  g_autoptr (DromApplication) application = drom_application_new ();
  char *const arguments[] = { argv[0], (char *) "--registry", argc > 1 ? argv[1] : NULL, NULL };

  if (argc < 3)
    return 2;
  folder = argv[1];
  n_participants = (guint) atoi (argv[2]);
  rest = argc > 3;
  g_signal_connect_after (application, "startup", G_CALLBACK (startup_cb), NULL);
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);
  g_signal_connect_after (application, "activate", G_CALLBACK (activate_cb), NULL);
  g_application_run (G_APPLICATION (application), 3, (char **) arguments);
  return status;
}
