/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-bench"

#include "config.h"

#include "bench-child.h"
#include "bench-window.h"
#include "bench.h"

#include <adwaita.h>

/* An empty libadwaita window of the program's size. Answers when it has settled. */

#define WIDTH  1200
#define HEIGHT 760

static void
settled_cb (GtkWindow *window, const BenchFrames *frames, gpointer data)
{
  bench_answer (frames->settled, bench_get_private_memory ());
  g_application_quit (data);
}

static void
activate_cb (GApplication *application, gpointer data)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (application));

  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  bench_window_watch (GTK_WINDOW (window), settled_cb, application);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application =
      adw_application_new (APP_ID ".Floor", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
