/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model-test"

#include "config.h"

#include "model-test.h"

#include "language/drom-language.h"

static char *
say (DromSession *session, gboolean mine, guint most)
{
  static const char *const kinds[] = { "follow-up", "step", "health" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) today = drom_today_load (session, mine, most, &error);
  GString *said = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (today); i++)
    {
      g_autoptr (DromTodayItem) item = g_list_model_get_item (today, i);

      g_string_append_printf (said, "%s%s %s", i > 0 ? "; " : "",
                              kinds[drom_today_item_get_kind (item)],
                              drom_today_item_get_name (item));
      if (drom_today_item_get_date (item) != NULL)
        g_string_append_printf (said, " %d", drom_today_item_get_days (item));
      if (drom_today_item_get_kind (item) == DROM_TODAY_STEP)
        g_string_append_printf (said, " %s", drom_today_item_get_title (item));
      if (drom_today_item_get_kind (item) == DROM_TODAY_HEALTH)
        g_string_append_printf (said, " %u", drom_today_item_get_n_findings (item));
    }
  return g_string_free (said, FALSE);
}

static void
assert_today (DromSession *session, gboolean mine, guint most, const char *expected)
{
  g_autofree char *said = say (session, mine, most);

  g_assert_cmpstr (said, ==, expected);
}

static guint
count (DromSession *session, gboolean mine)
{
  guint n;

  g_assert_true (drom_today_count (session, mine, &n, NULL));
  return n;
}

static void
test_due (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) a = add_healthy (self->session, "A", "A");
  g_autoptr (DromParticipant) b = add_healthy (self->session, "B", NULL);
  g_autoptr (DromEnrolment) enrolment_b = get_enrolment (self->session, b);
  g_autoptr (DromPlan) plan_a = get_plan (self->session, a);
  g_autoptr (DromPlan) plan_b = get_plan (self->session, b);
  g_autoptr (DromGoal) goal = add_goal (self->session, plan_a, "health", "Må bra");
  g_autoptr (DromStep) overdue = add_step (self->session, goal, "Simma", "2026-11-19");
  g_autoptr (DromStep) seven = add_step (self->session, goal, "Gå", "2026-11-28");
  g_autoptr (DromStep) eight = add_step (self->session, goal, "Springa", "2026-11-29");

  put (self->session, plan_b, DROM_PLAN_FOLLOW_UP_DATE, TODAY);
  /* Follow-ups, then steps: by date, to seven days ahead. */
  assert_today (self->session, FALSE, 10,
                "follow-up B 0; step A A -2 Simma; step A A 4 Ringa skolköket; step B 4 Ringa "
                "skolköket; step A A 7 Gå");
  g_assert_cmpuint (count (self->session, FALSE), ==, 2);
  assert_today (self->session, FALSE, 1, "follow-up B 0; step A A -2 Simma");
  put (self->session, enrolment_b, DROM_ENROLMENT_RESPONSIBLE, NULL);
  assert_today (self->session, TRUE, 10,
                "step A A -2 Simma; step A A 4 Ringa skolköket; step A A 7 Gå");
  g_assert_cmpuint (count (self->session, TRUE), ==, 1);
  g_assert_true (drom_step_set_status (self->session, overdue, "done", NULL));
  put (self->session, goal, DROM_GOAL_STATUS, "reached");
  assert_today (self->session, TRUE, 10, "step A A 4 Ringa skolköket");
  g_assert_cmpuint (count (self->session, TRUE), ==, 0);
  put (self->session, enrolment_b, DROM_ENROLMENT_STATUS, "finished");
  put (self->session, plan_a, DROM_PLAN_CLOSED_ON, TODAY);
  assert_today (self->session, FALSE, 10, "health A A 4");
  g_assert_cmpuint (count (self->session, FALSE), ==, 0);
}

static void
test_log (Fixture *self, gconstpointer data)
{
  gint64 rows = query (self->store, "SELECT count (*) FROM log");

  assert_today (self->session, FALSE, 10, "");
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM log"), ==, rows + 1);
}

int
main (int argc, char *argv[])
{
  drom_language_init (NULL);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_test ("/today/due", test_due);
  add_test ("/today/log", test_log);
  return g_test_run ();
}
