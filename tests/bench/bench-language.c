/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-bench"

#include "config.h"

#include "bench-registry.h"
#include "bench-window.h"
#include "bench.h"

#include "app/drom-application.h"
#include "app/drom-settings.h"
#include "app/drom-window.h"
#include "app/pages/participants/drom-participants-page.h"
#include "app/pages/plan/drom-plan-page.h"
#include "exchange/drom-demo.h"
#include "language/drom-language.h"
#include "model/drom-planning.h"
#include "store/drom-registry.h"
#include "store/drom-statement.h"

/*
 * The language switched on a page against building the same once, both until the first frame
 * is drawn: on a rich plan of the demonstration, paper beside it; on the same plan when it
 * has become long; and on a list of 380 participants.
 */

#define ROUNDS      11
#define PARTICIPANT 3 /* whose plan has five goals */
#define LONG_STEPS  40
#define LIST        380
#define RATIO_GOAL  1.2
#define LIMIT       0.150 /* seconds */

typedef struct _Bench Bench;

typedef struct
{
  const char *name;
  gboolean (*begin) (Bench *self, GError **error); /* what it is measured on */
  void (*build) (Bench *self);
  GType (*get_type) (void); /* what must stand there afterwards */
} Case;

struct _Bench
{
  GApplication *application;
  GtkWindow *window;
  DromSession *session; /* of the demonstration */
  char *folder;
  BenchRegistry *registry; /* of the list */
  gint64 participant;
  guint nth; /* case */
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
};

static gboolean
find_participant (Bench *self, GError **error)
{
  g_autoptr (DromStatement) statement =
      drom_store_prepare (drom_session_get_store (self->session),
                          "SELECT id FROM participant WHERE number = ?1", error);

  if (statement == NULL)
    return FALSE;
  drom_statement_bind_int (statement, 1, PARTICIPANT);
  if (drom_statement_step (statement, error) != DROM_ANSWER_ROW)
    return FALSE;
  self->participant = drom_statement_get_int (statement, 0);
  return TRUE;
}

static gboolean
begin_plan (Bench *self, GError **error)
{
  self->session = drom_demo_look_around (error);
  if (self->session == NULL || !find_participant (self, error))
    return FALSE;
  self->folder = g_strdup (drom_store_get_folder (drom_session_get_store (self->session)));
  drom_window_take_session (DROM_WINDOW (self->window), self->session);
  return TRUE;
}

/* The plan's goals in turns get a step, until there are enough. */
static gboolean
begin_long_plan (Bench *self, GError **error)
{
  g_autoptr (DromRecord) enrolment =
      drom_session_load_enrolment (self->session, self->participant, error);
  g_autoptr (DromPlan) plan = NULL;
  g_autoptr (GPtrArray) goals = NULL;
  guint n = 0;

  if (enrolment != NULL)
    plan = drom_plan_find (self->session, drom_record_get_id (enrolment), error);
  if (plan != NULL)
    goals = drom_session_load_children (self->session, &drom_goal_noun, DROM_GOAL_PLAN,
                                        drom_record_get_id (DROM_RECORD (plan)), error);
  if (goals == NULL)
    return FALSE;
  for (guint i = 0; i < goals->len; i++)
    {
      gint64 goal = drom_record_get_id (g_ptr_array_index (goals, i));
      g_autoptr (GPtrArray) steps =
          drom_session_load_children (self->session, &drom_step_noun, DROM_STEP_GOAL, goal, error);

      if (steps == NULL)
        return FALSE;
      n += steps->len;
    }
  for (; n < LONG_STEPS; n++)
    {
      g_autofree char *text = g_strdup_printf ("Ringa kommunens handläggare, gång %u", n);
      g_autoptr (DromStep) step = drom_goal_add_step (
          self->session, g_ptr_array_index (goals, n % goals->len), 0, "sv", text, error);

      if (step == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
begin_list (Bench *self, GError **error)
{
  self->registry = bench_registry_new (LIST, error);
  if (self->registry == NULL)
    return FALSE;
  drom_window_take_session (DROM_WINDOW (self->window), self->registry->session);
  return TRUE;
}

static void
build_plan (Bench *self)
{
  drom_window_show_registry (DROM_WINDOW (self->window));
  g_action_group_activate_action (
      G_ACTION_GROUP (self->window), "show-field",
      g_variant_new ("(xsxs)", self->participant, "plan", (gint64) 0, "own_words"));
}

static void
build_list (Bench *self)
{
  g_settings_set_string (drom_settings_get (), "last-page", "participants");
  drom_window_show_registry (DROM_WINDOW (self->window));
}

static const Case cases[] = {
  { "the plan page", begin_plan, build_plan, drom_plan_page_get_type },
  { "a plan of 40 steps", begin_long_plan, build_plan, drom_plan_page_get_type },
  { "a list of 380", begin_list, build_list, drom_participants_page_get_type },
};

static void
report (Bench *self)
{
  g_autofree char *what = g_strdup_printf ("language switch on %s", cases[self->nth].name);
  g_autofree char *ratio = g_strdup_printf ("%s, of building it", what);
  BenchTimes times;

  /* The first of each is not counted. */
  times.measured = bench_median (self->measured + 1, ROUNDS);
  times.floor = bench_median (self->floor + 1, ROUNDS);
  bench_report_times (ratio, &times, RATIO_GOAL);
  bench_report_limit (what, times.measured, LIMIT);
  bench_note ("%.1f ms of the processor's time; nothing more is drawn after %.1f ms",
              bench_median (self->cpu + 1, ROUNDS) * 1000,
              bench_median (self->settled + 1, ROUNDS) * 1000);
}

/* What is measured must stand there. */
static gboolean
check (Bench *self)
{
  if (bench_window_find (GTK_WIDGET (self->window), cases[self->nth].get_type ()) != NULL)
    return TRUE;
  g_set_error (&self->error, G_IO_ERROR, G_IO_ERROR_FAILED, "there is nothing of %s",
               cases[self->nth].name);
  g_application_quit (self->application);
  return FALSE;
}

static void
switch_language (Bench *self)
{
  const char *language = self->round % 2 == 0 ? "rmy" : "sv";

  g_action_group_change_action_state (G_ACTION_GROUP (self->application), "language",
                                      g_variant_new_string (language));
}

/* FALSE if that was the last one. */
static gboolean
next_case (Bench *self)
{
  if (self->start > 0)
    {
      report (self);
      self->nth++;
    }
  self->round = 0;
  self->switching = FALSE;
  self->done = self->nth == G_N_ELEMENTS (cases);
  if (!self->done && cases[self->nth].begin (self, &self->error))
    return TRUE;
  g_application_quit (self->application);
  return FALSE;
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
  /* What the window took to come up is nobody's. */
  self->switching = self->start > 0 && !self->switching;
  if ((self->start == 0 || self->round > ROUNDS) && !next_case (self))
    return;
  bench_window_watch (window, settled_cb, self);
  self->start = bench_now ();
  self->start_cpu = bench_cpu_now ();
  if (self->switching)
    switch_language (self);
  else
    cases[self->nth].build (self);
}

static void
activate_cb (GApplication *application, gpointer data)
{
  Bench *self = data;

  self->window = gtk_application_get_active_window (GTK_APPLICATION (application));
  /* A cursor that blinks never comes to rest. */
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);
  bench_window_watch (self->window, settled_cb, self);
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
  bench_registry_free (self.registry);
  g_clear_object (&self.session);
  if (self.folder != NULL)
    drom_registry_delete_temporary (self.folder);
  g_free (self.folder);
  return bench_finish (self.done, self.error);
}
