/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-bench"

#include "config.h"

#include "bench-window.h"
#include "bench.h"

#include "app/drom-application.h"
#include "app/drom-main-view.h"
#include "app/drom-settings.h"
#include "app/drom-window.h"
#include "app/pages/plan/drom-plan-page.h"
#include "exchange/drom-demo.h"
#include "language/drom-language.h"
#include "store/drom-registry.h"
#include "store/drom-statement.h"

/*
 * The language switched where a rich plan of the demonstration is open, paper beside it,
 * against building the same once: the registry's view, the participant's page, the plan.
 * Both until the first frame is drawn.
 */

#define ROUNDS      11
#define PARTICIPANT 3 /* whose plan has five goals */
#define RATIO_GOAL  1.2
#define LIMIT       0.150 /* seconds */

typedef struct
{
  GApplication *application;
  GtkWindow *window;
  DromSession *session;
  char *folder;
  gint64 participant;
  guint round;
  gboolean switching; /* or building */
  double start;
  double start_cpu;
  double measured[ROUNDS + 1];
  double floor[ROUNDS + 1];
  double cpu[ROUNDS + 1];
  double settled[ROUNDS + 1];
  GError *error;
  gboolean done;
} Bench;

static void
finish (Bench *self)
{
  BenchTimes times;

  /* The first of each is not counted. */
  times.measured = bench_median (self->measured + 1, ROUNDS);
  times.floor = bench_median (self->floor + 1, ROUNDS);
  bench_report_times ("language switch on the plan page, of building it", &times, RATIO_GOAL);
  bench_report_limit ("language switch on the plan page", times.measured, LIMIT);
  bench_note ("%.1f ms of the processor's time; nothing more is drawn after %.1f ms",
              bench_median (self->cpu + 1, ROUNDS) * 1000,
              bench_median (self->settled + 1, ROUNDS) * 1000);
  self->done = TRUE;
  g_application_quit (self->application);
}

/* The plan must stand there. */
static gboolean
check (Bench *self)
{
  if (bench_window_find (GTK_WIDGET (self->window), DROM_TYPE_PLAN_PAGE) != NULL)
    return TRUE;
  g_set_error (&self->error, G_IO_ERROR, G_IO_ERROR_FAILED, "the plan page is not shown");
  g_application_quit (self->application);
  return FALSE;
}

static void
show_plan (Bench *self)
{
  drom_window_show_registry (DROM_WINDOW (self->window));
  g_action_group_activate_action (
      G_ACTION_GROUP (self->window), "show-field",
      g_variant_new ("(xsxs)", self->participant, "plan", (gint64) 0, "own_words"));
}

static void
switch_language (Bench *self)
{
  const char *language = self->round % 2 == 0 ? "rmy" : "sv";

  g_action_group_change_action_state (G_ACTION_GROUP (self->application), "language",
                                      g_variant_new_string (language));
}

/* Builds and switches in turns. */
static void
settled_cb (GtkWindow *window, const BenchFrames *frames, gpointer data)
{
  Bench *self = data;

  if (self->start > 0 && !check (self))
    return;
  if (self->switching)
    {
      self->measured[self->round] = frames->first - self->start;
      self->cpu[self->round] = frames->first_cpu - self->start_cpu;
      self->settled[self->round] = frames->settled - self->start;
      self->round++;
    }
  else
    self->floor[self->round] = frames->first - self->start;
  if (self->round > ROUNDS)
    {
      finish (self);
      return;
    }
  /* What the list of participants took to come up is nobody's. */
  self->switching = self->start > 0 && !self->switching;
  bench_window_watch (window, settled_cb, self);
  self->start = bench_now ();
  self->start_cpu = bench_cpu_now ();
  if (self->switching)
    switch_language (self);
  else
    show_plan (self);
}

static gboolean
find_participant (Bench *self)
{
  g_autoptr (DromStatement) statement =
      drom_store_prepare (drom_session_get_store (self->session),
                          "SELECT id FROM participant WHERE number = ?1", &self->error);

  if (statement == NULL)
    return FALSE;
  drom_statement_bind_int (statement, 1, PARTICIPANT);
  if (drom_statement_step (statement, &self->error) != DROM_ANSWER_ROW)
    return FALSE;
  self->participant = drom_statement_get_int (statement, 0);
  return TRUE;
}

static void
activate_cb (GApplication *application, gpointer data)
{
  Bench *self = data;

  self->window = gtk_application_get_active_window (GTK_APPLICATION (application));
  self->session = drom_demo_look_around (&self->error);
  if (self->session == NULL || !find_participant (self))
    {
      g_application_quit (application);
      return;
    }
  self->folder = g_strdup (drom_store_get_folder (drom_session_get_store (self->session)));
  /* A cursor that blinks never comes to rest. */
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);
  bench_window_watch (self->window, settled_cb, self);
  drom_window_take_session (DROM_WINDOW (self->window), self->session);
  drom_window_show_registry (DROM_WINDOW (self->window));
}

int
main (int argc, char **argv)
{
  g_autoptr (DromApplication) application = drom_application_new ();
  Bench self = { .application = G_APPLICATION (application) };

  g_application_set_flags (self.application, G_APPLICATION_NON_UNIQUE);
  g_settings_set_string (drom_settings_get (), "language", "sv");
  g_signal_connect_after (application, "activate", G_CALLBACK (activate_cb), &self);
  g_application_run (self.application, 1, argv);
  g_clear_object (&self.session);
  if (self.folder != NULL)
    drom_registry_delete_temporary (self.folder);
  g_free (self.folder);
  return bench_finish (self.done, self.error);
}
