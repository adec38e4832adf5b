/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model-test"

#include "config.h"

#include "model-test.h"

#include "language/drom-language.h"

/* What the triggers of the schema keep, worked out anew from the rows. */
static gint64
find_next_step (DromSession *session, DromEnrolment *enrolment)
{
  g_autoptr (GPtrArray) plans = drom_session_load_children (
      session, &drom_plan_noun, DROM_PLAN_ENROLMENT, id_of (enrolment), NULL);
  DromStep *best = NULL;
  gint64 id;

  for (guint p = 0; p < plans->len; p++)
    {
      g_autoptr (GPtrArray) goals = drom_session_load_children (
          session, &drom_goal_noun, DROM_GOAL_PLAN, id_of (plans->pdata[p]), NULL);

      if (drom_plan_get_closed_on (plans->pdata[p]) != NULL)
        continue;
      for (guint g = 0; g < goals->len; g++)
        {
          g_autoptr (GPtrArray) steps = drom_session_load_children (
              session, &drom_step_noun, DROM_STEP_GOAL, id_of (goals->pdata[g]), NULL);

          if (!g_str_equal (drom_goal_get_status (goals->pdata[g]), "open"))
            continue;
          for (guint s = 0; s < steps->len; s++)
            {
              DromStep *step = steps->pdata[s];
              const char *due = drom_step_get_due (step);
              const char *best_due = best != NULL ? drom_step_get_due (best) : NULL;

              if (!g_str_equal (drom_step_get_status (step), "not-started")
                  && !g_str_equal (drom_step_get_status (step), "ongoing"))
                continue;
              if (best == NULL
                  || (due != NULL && (best_due == NULL || g_strcmp0 (due, best_due) < 0)))
                g_set_object (&best, step);
            }
        }
    }
  id = best != NULL ? id_of (best) : 0;
  g_clear_object (&best);
  return id;
}

static void
assert_kept (DromSession *session, DromParticipant *person)
{
  g_autoptr (DromEnrolment) enrolment = get_enrolment (session, person);
  gint64 expected = find_next_step (session, enrolment);
  g_autoptr (DromRecord) step = NULL;

  g_assert_cmpint (drom_enrolment_get_next_step (enrolment), ==, expected);
  if (expected == 0)
    {
      g_assert_null (drom_enrolment_get_next_step_due (enrolment));
      return;
    }
  step = drom_session_load (session, &drom_step_noun, expected, NULL);
  g_assert_cmpstr (drom_enrolment_get_next_step_due (enrolment), ==,
                   drom_step_get_due (DROM_STEP (step)));
}

static void
test_each_way (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Sanna", "Åkerö");
  g_autoptr (DromPlan) plan = get_plan (self->session, person);
  g_autoptr (DromGoal) one = add_goal (self->session, plan, "work", "Ett");
  g_autoptr (DromGoal) two = add_goal (self->session, plan, "health", "Två");
  g_autoptr (DromStep) a = add_step (self->session, one, "a", NULL);
  g_autoptr (DromStep) b = add_step (self->session, one, "b", "2026-12-01");
  g_autoptr (DromStep) c = add_step (self->session, two, "c", "2026-11-24");
  g_autoptr (DromPlan) second = NULL;

#define assert_next(step, date)                                                                    \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autoptr (DromEnrolment) now = get_enrolment (self->session, person);                         \
    assert_kept (self->session, person);                                                           \
    g_assert_cmpint (drom_enrolment_get_next_step (now), ==, step);                                \
    g_assert_cmpstr (drom_enrolment_get_next_step_due (now), ==, date);                            \
  }                                                                                                \
  G_STMT_END

  assert_next (id_of (c), "2026-11-24");
  put (self->session, c, DROM_STEP_DUE, "2026-11-26");
  assert_next (id_of (c), "2026-11-26");
  g_assert_true (drom_step_set_status (self->session, c, "ongoing", NULL));
  assert_next (id_of (c), "2026-11-26");
  g_assert_true (drom_step_set_status (self->session, c, "done", NULL));
  assert_next (id_of (b), "2026-12-01");
  put (self->session, b, DROM_STEP_DUE, NULL);
  /* Without dates, in the plan's order. */
  assert_next (id_of (a), NULL);
  g_assert_true (drom_session_move (self->session, DROM_RECORD (b), 0, 0, NULL));
  assert_next (id_of (b), NULL);
  g_assert_true (drom_session_delete (self->session, DROM_RECORD (b), NULL));
  assert_next (id_of (a), NULL);
  undo (self->session, person);
  assert_next (id_of (b), NULL);
  g_assert_true (drom_step_set_status (self->session, c, "not-started", NULL));
  assert_next (id_of (c), "2026-11-26");
  put (self->session, two, DROM_GOAL_STATUS, "dropped");
  assert_next (id_of (b), NULL);
  g_assert_true (drom_session_move (self->session, DROM_RECORD (c), id_of (one), 0, NULL));
  assert_next (id_of (c), "2026-11-26");
  put (self->session, plan, DROM_PLAN_CLOSED_ON, TODAY);
  assert_next (0, NULL);
  second = get_plan (self->session, person);
  assert_next (0, NULL);
  g_assert_true (drom_session_move (self->session, DROM_RECORD (one), id_of (second), 0, NULL));
  assert_next (id_of (c), "2026-11-26");
  g_assert_true (drom_session_delete (self->session, DROM_RECORD (second), NULL));
  assert_next (0, NULL);
  undo (self->session, person);
  assert_next (id_of (c), "2026-11-26");
}

/* Random work of two participants, by writes, undo and redo. */
static void
test_random (Fixture *self, gconstpointer data)
{
  static const char *const statuses[] = { "not-started", "ongoing", "done", "dropped" };
  static const char *const goal_statuses[] = { "open", "reached", "dropped" };
  DromParticipant *people[2] = { add_person (self->session, "A", "A"),
                                 add_person (self->session, "B", "B") };

  for (guint i = 0; i < 500; i++)
    {
      DromParticipant *person = people[g_test_rand_int_range (0, 2)];
      g_autoptr (DromPlan) plan = get_plan (self->session, person);
      g_autoptr (GPtrArray) goals = drom_session_load_children (
          self->session, &drom_goal_noun, DROM_GOAL_PARTICIPANT, id_of (person), NULL);
      g_autoptr (GPtrArray) steps = drom_session_load_children (
          self->session, &drom_step_noun, DROM_STEP_PARTICIPANT, id_of (person), NULL);
      DromGoal *goal = goals->len > 0 ? goals->pdata[g_test_rand_int_range (0, goals->len)] : NULL;
      DromStep *step = steps->len > 0 ? steps->pdata[g_test_rand_int_range (0, steps->len)] : NULL;
      g_autofree char *date = g_test_rand_int_range (0, 4) > 0
                                  ? g_strdup_printf ("2026-12-%02d", g_test_rand_int_range (1, 29))
                                  : NULL;

      switch (g_test_rand_int_range (0, 12))
        {
        case 0:
          if (goals->len < 5)
            g_object_unref (add_goal (self->session, plan, "work", "mål"));
          break;
        case 1:
        case 2:
          if (goal != NULL && steps->len < 12)
            g_object_unref (add_step (self->session, goal, "steg", date));
          break;
        case 3:
          if (step != NULL)
            put (self->session, step, DROM_STEP_DUE, date);
          break;
        case 4:
        case 5:
          if (step != NULL)
            g_assert_true (drom_step_set_status (self->session, step,
                                                 statuses[g_test_rand_int_range (0, 4)], NULL));
          break;
        case 6:
          if (step != NULL)
            g_assert_true (drom_session_move (self->session, DROM_RECORD (step), id_of (goal),
                                              g_test_rand_int_range (0, 4), NULL));
          break;
        case 7:
          if (goal != NULL)
            g_assert_true (drom_session_move (self->session, DROM_RECORD (goal), 0,
                                              g_test_rand_int_range (0, 4), NULL));
          break;
        case 8:
          if (goal != NULL)
            put (self->session, goal, DROM_GOAL_STATUS,
                 goal_statuses[g_test_rand_int_range (0, 3)]);
          break;
        case 9:
          if (step != NULL && g_test_rand_bit ())
            g_assert_true (drom_session_delete (self->session, DROM_RECORD (step), NULL));
          else if (goal != NULL && g_test_rand_int_range (0, 4) == 0)
            g_assert_true (drom_session_delete (self->session, DROM_RECORD (goal), NULL));
          break;
        case 10:
          if (g_test_rand_int_range (0, 5) == 0)
            put (self->session, plan, DROM_PLAN_CLOSED_ON, TODAY);
          break;
        case 11:
          if (drom_session_can_redo (self->session, id_of (person)) && g_test_rand_bit ())
            redo (self->session, person);
          else
            for (int n = g_test_rand_int_range (1, 4); n > 0; n--)
              {
                g_autoptr (DromEnrolment) still = NULL;

                undo (self->session, person);
                still = (DromEnrolment *) drom_session_load_enrolment (self->session,
                                                                       id_of (person), NULL);
                if (still == NULL)
                  {
                    redo (self->session, person);
                    break;
                  }
              }
          break;
        }
      assert_kept (self->session, people[0]);
      assert_kept (self->session, people[1]);
    }
  g_object_unref (people[0]);
  g_object_unref (people[1]);
}

int
main (int argc, char *argv[])
{
  drom_language_init (NULL);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_test ("/next-step/each-way", test_each_way);
  add_test ("/next-step/random", test_random);
  return g_test_run ();
}
