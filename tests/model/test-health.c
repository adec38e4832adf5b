/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model-test"

#include "config.h"

#include "model-test.h"

#include "language/drom-language.h"

#include <string.h>

typedef struct
{
  Fixture base;
  DromSession *session;
  DromParticipant *person;
  DromEnrolment *enrolment;
  DromPlan *plan;
  DromGoal *goal;
  DromStep *step;
  DromRecord *mapping;
} Healthy;

static gpointer
get_only (GPtrArray *records)
{
  gpointer record;

  g_assert_cmpuint (records->len, ==, 1);
  record = g_object_ref (records->pdata[0]);
  g_ptr_array_unref (records);
  return record;
}

/* A plan that lacks nothing: each test takes one thing away. */
static void
healthy_set_up (Healthy *self, gconstpointer data)
{
  set_up (&self->base, NULL);
  self->session = self->base.session;
  self->person = add_healthy (self->session, "Sanna", "Åkerö");
  self->enrolment = get_enrolment (self->session, self->person);
  self->plan = get_plan (self->session, self->person);
  self->goal = get_only (drom_session_load_children (self->session, &drom_goal_noun, DROM_GOAL_PLAN,
                                                     id_of (self->plan), NULL));
  self->step = get_only (drom_session_load_children (self->session, &drom_step_noun, DROM_STEP_GOAL,
                                                     id_of (self->goal), NULL));
  self->mapping = get_only (drom_session_load_children (
      self->session, &drom_mapping_noun, DROM_MAPPING_PARTICIPANT, id_of (self->person), NULL));
}

static void
healthy_tear_down (Healthy *self, gconstpointer data)
{
  g_object_unref (self->person);
  g_object_unref (self->enrolment);
  g_object_unref (self->plan);
  g_object_unref (self->goal);
  g_object_unref (self->step);
  g_object_unref (self->mapping);
  tear_down (&self->base, NULL);
}

/* What a check says, and what the filters of the list and its rows say of the same. */
static void
assert_codes (Healthy *self, const char *expected)
{
  g_autofree char *found = codes_of (self->session, id_of (self->enrolment));
  g_autoptr (DromParticipantList) list = drom_participant_list_new (self->session);
  const char *const *codes = drom_plan_health_codes ();
  g_auto (GStrv) words = g_strsplit (expected, " ", -1);
  DromParticipantFilter filter = { .health = *expected != '\0' ? "any" : "none" };
  g_autoptr (DromParticipantItem) item = NULL;
  g_autofree char *in_row = NULL;

  g_assert_cmpstr (found, ==, expected);
  g_assert_true (drom_participant_list_set_filter (list, &filter, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  item = g_list_model_get_item (G_LIST_MODEL (list), 0);
  in_row = g_strjoinv (" ", (char **) drom_participant_item_get_findings (item));
  g_assert_cmpstr (in_row, ==, expected);
  for (guint i = 0; codes[i] != NULL; i++)
    {
      filter.health = codes[i];
      g_assert_true (drom_participant_list_set_filter (list, &filter, NULL));
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==,
                        g_strv_contains ((const char *const *) words, codes[i]));
    }
}

static void
test_healthy (Healthy *self, gconstpointer data)
{
  assert_codes (self, "");
}

static void
test_mapping (Healthy *self, gconstpointer data)
{
  g_autoptr (DromRecord) newer = NULL;

  /* Twelve months to the day are not old yet. */
  put (self->session, self->mapping, DROM_MAPPING_DATE, "2025-11-21");
  assert_codes (self, "");
  put (self->session, self->mapping, DROM_MAPPING_DATE, "2025-11-20");
  assert_codes (self, "mapping-old");
  g_assert_true (drom_session_set_setting (self->session, "mapping-old-months", "24", NULL));
  assert_codes (self, "");
  put (self->session, self->mapping, DROM_MAPPING_DATE, "2024-11-20");
  assert_codes (self, "mapping-old");
  /* The newest one counts. */
  newer = drom_session_add (self->session, &drom_mapping_noun, NULL, DROM_MAPPING_PARTICIPANT,
                            id_text (id_of (self->person)), DROM_MAPPING_DATE, "2026-01-01",
                            DROM_FIELDS_END);
  assert_codes (self, "");
  g_assert_true (drom_session_delete (self->session, newer, NULL));
  g_assert_true (drom_session_delete (self->session, self->mapping, NULL));
  assert_codes (self, "no-mapping");
  /* Not a number of months: the usual. */
  g_assert_true (drom_session_set_setting (self->session, "mapping-old-months", "soon", NULL));
  g_assert_cmpint (drom_plan_health_get_old_months (self->session), ==, 12);
}

static void
test_direction (Healthy *self, gconstpointer data)
{
  put (self->session, self->plan, DROM_PLAN_TRACK, NULL);
  assert_codes (self, "no-direction");
  put_text (self->session, self->plan, DROM_PLAN_OWN_WORDS, "rmy", "Kamav te kerav buči");
  assert_codes (self, "");
  put_text (self->session, self->plan, DROM_PLAN_OWN_WORDS, "rmy", NULL);
  put_text (self->session, self->plan, DROM_PLAN_STAFF_WORDS, "sv", "Vill arbeta");
  assert_codes (self, "no-direction");
  put (self->session, self->plan, DROM_PLAN_TRACK, "studies");
  assert_codes (self, "");
}

static void
test_goals (Healthy *self, gconstpointer data)
{
  g_autoptr (DromGoal) second = NULL;

  put (self->session, self->goal, DROM_GOAL_STATUS, "reached");
  assert_codes (self, "no-goal no-future-step");
  put (self->session, self->goal, DROM_GOAL_STATUS, "dropped");
  assert_codes (self, "no-goal no-future-step");
  put (self->session, self->goal, DROM_GOAL_STATUS, "open");
  second = add_goal (self->session, self->plan, "health", "Simma");
  assert_codes (self, "goal-without-dated-step");
  put (self->session, second, DROM_GOAL_STATUS, "reached");
  assert_codes (self, "");
}

static void
test_steps (Healthy *self, gconstpointer data)
{
  g_autoptr (DromStep) second = NULL;

  /* Today is ahead; yesterday is not. */
  put (self->session, self->step, DROM_STEP_DUE, TODAY);
  assert_codes (self, "");
  put (self->session, self->step, DROM_STEP_DUE, "2026-11-20");
  assert_codes (self, "no-future-step");
  put (self->session, self->step, DROM_STEP_DUE, NULL);
  assert_codes (self, "goal-without-dated-step no-future-step");
  put (self->session, self->step, DROM_STEP_DUE, "2026-11-25");
  g_assert_true (drom_step_set_status (self->session, self->step, "done", NULL));
  assert_codes (self, "no-future-step");
  g_assert_true (drom_step_set_status (self->session, self->step, "dropped", NULL));
  assert_codes (self, "goal-without-dated-step no-future-step");
  g_assert_true (drom_step_set_status (self->session, self->step, "ongoing", NULL));
  assert_codes (self, "");
  second = add_step (self->session, self->goal, "Utan dag", NULL);
  assert_codes (self, "");
}

static void
test_parties (Healthy *self, gconstpointer data)
{
  const char *const nobody[] = { NULL };
  const char *const staff[] = { "staff:1", NULL };

  g_assert_true (drom_step_set_parties (self->session, self->step, nobody, NULL));
  assert_codes (self, "step-without-party");
  /* What is over needs nobody. */
  g_assert_true (drom_step_set_status (self->session, self->step, "done", NULL));
  assert_codes (self, "no-future-step");
  g_assert_true (drom_step_set_status (self->session, self->step, "not-started", NULL));
  g_assert_true (drom_step_set_parties (self->session, self->step, staff, NULL));
  assert_codes (self, "");
}

static void
test_follow_up (Healthy *self, gconstpointer data)
{
  put (self->session, self->plan, DROM_PLAN_FOLLOW_UP_DATE, TODAY);
  assert_codes (self, "");
  put (self->session, self->plan, DROM_PLAN_FOLLOW_UP_DATE, "2026-11-20");
  assert_codes (self, "follow-up-past");
  put (self->session, self->plan, DROM_PLAN_FOLLOW_UP_DATE, NULL);
  assert_codes (self, "no-follow-up");
}

/* Without a plan everything of it is missing, also where one was closed. */
static void
test_no_plan (Healthy *self, gconstpointer data)
{
  put (self->session, self->plan, DROM_PLAN_CLOSED_ON, TODAY);
  assert_codes (self, "no-direction no-goal no-future-step no-follow-up");
}

/* Only of those who are active now is anything missing. */
static void
test_status (Healthy *self, gconstpointer data)
{
  static const char *const statuses[] = { "waiting", "inactive", "finished" };

  put (self->session, self->plan, DROM_PLAN_FOLLOW_UP_DATE, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autofree char *codes = NULL;
      DromParticipantFilter filter = { .health = "any" };
      g_autoptr (DromParticipantList) list = drom_participant_list_new (self->session);

      put (self->session, self->enrolment, DROM_ENROLMENT_STATUS, statuses[i]);
      codes = codes_of (self->session, id_of (self->enrolment));
      g_assert_cmpstr (codes, ==, "");
      g_assert_true (drom_participant_list_set_filter (list, &filter, NULL));
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
      filter.health = "none";
      g_assert_true (drom_participant_list_set_filter (list, &filter, NULL));
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
    }
}

static DromFinding *
find_code (GPtrArray *findings, const char *code)
{
  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (((DromFinding *) findings->pdata[i])->code, code))
      return findings->pdata[i];
  g_assert_not_reached ();
}

/* A finding leads to the row and the field that is missing, and names it in its language. */
static void
test_findings (Healthy *self, gconstpointer data)
{
  g_autoptr (DromGoal) second = add_goal (self->session, self->plan, "health", "Simma 100 %s");
  g_autoptr (DromGoal) third = add_goal (self->session, self->plan, "health", "Springa");
  g_autoptr (DromStep) step = add_step (self->session, self->goal, "Köpa skor", NULL);
  const char *const nobody[] = { NULL };
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GPtrArray) romani = NULL;
  DromFinding *finding;
  guint n_goals = 0;

  put_text (self->session, second, DROM_GOAL_TEXT, "rmy", "Te plivij");
  g_assert_true (drom_step_set_parties (self->session, step, nobody, NULL));
  put (self->session, self->plan, DROM_PLAN_FOLLOW_UP_DATE, NULL);
  g_assert_true (drom_session_delete (self->session, self->mapping, NULL));
  findings = drom_plan_health_check (self->session, id_of (self->enrolment), "en", NULL);
  romani = drom_plan_health_check (self->session, id_of (self->enrolment), "rmy", NULL);

  finding = find_code (findings, "no-mapping");
  g_assert_cmpstr (finding->noun, ==, "mapping");
  g_assert_cmpint (finding->row, ==, 0);
  finding = find_code (findings, "no-follow-up");
  g_assert_cmpstr (finding->noun, ==, "plan");
  g_assert_cmpint (finding->row, ==, id_of (self->plan));
  g_assert_cmpstr (finding->field, ==, "follow_up_date");
  finding = find_code (findings, "step-without-party");
  g_assert_cmpstr (finding->noun, ==, "step");
  g_assert_cmpint (finding->row, ==, id_of (step));
  g_assert_nonnull (strstr (finding->sentence, "“Köpa skor”"));
  /* One for each goal, in the plan's order. */
  for (guint i = 0; i < findings->len; i++)
    n_goals += g_str_equal (((DromFinding *) findings->pdata[i])->code, "goal-without-dated-step");
  g_assert_cmpuint (n_goals, ==, 2);
  finding = find_code (findings, "goal-without-dated-step");
  g_assert_cmpint (finding->row, ==, id_of (second));
  g_assert_nonnull (strstr (finding->sentence, "“Simma 100 %s”"));
  finding = find_code (romani, "goal-without-dated-step");
  g_assert_nonnull (strstr (finding->sentence, "Te plivij"));
}

static void
test_labels (void)
{
  const char *const *codes = drom_plan_health_codes ();
  guint n = 0;

  for (; codes[n] != NULL; n++)
    {
      g_assert_cmpstr (drom_plan_health_label (codes[n]), !=, codes[n]);
      for (guint j = 0; j < n; j++)
        g_assert_cmpstr (codes[n], !=, codes[j]);
    }
  g_assert_cmpuint (n, ==, 9);
  g_assert_cmpstr (drom_plan_health_label ("unknown"), ==, "unknown");
}

static const char *
pick (const char *const *values)
{
  return values[g_test_rand_int_range (0, g_strv_length ((char **) values))];
}

static void
make_at_random (DromSession *session, guint i)
{
  static const char *const dates[] = { "2026-10-01", "2026-11-20", TODAY,
                                       "2026-11-22", "2027-01-01", NULL };
  static const char *const old_dates[] = { "2024-01-01", "2025-11-20", "2025-11-21", "2026-11-20",
                                           NULL };
  static const char *const statuses[] = { "not-started", "ongoing", "done", "dropped", NULL };
  static const char *const goal_statuses[] = { "open", "open", "reached", "dropped", NULL };
  static const char *const enrolment_statuses[] = { "active",  "active",   "active",
                                                    "waiting", "finished", NULL };
  static const char *const nobody[] = { NULL };
  g_autofree char *name = g_strdup_printf ("Namn%u", i);
  g_autoptr (DromParticipant) person = add_person (session, name, "Efternamn");
  g_autoptr (DromEnrolment) enrolment = get_enrolment (session, person);
  g_autoptr (DromPlan) plan = NULL;

  put (session, enrolment, DROM_ENROLMENT_STATUS, pick (enrolment_statuses));
  for (int n = g_test_rand_int_range (0, 3); n > 0; n--)
    {
      g_autoptr (DromRecord) mapping = drom_session_add (
          session, &drom_mapping_noun, NULL, DROM_MAPPING_PARTICIPANT, id_text (id_of (person)),
          DROM_MAPPING_DATE, pick (old_dates), DROM_FIELDS_END);

      g_assert_nonnull (mapping);
    }
  if (g_test_rand_int_range (0, 6) == 0)
    return;
  plan = get_plan (session, person);
  if (g_test_rand_bit ())
    put (session, plan, DROM_PLAN_TRACK, "work");
  if (g_test_rand_bit ())
    put_text (session, plan, DROM_PLAN_OWN_WORDS, "rmy", "Kamav buči");
  if (g_test_rand_int_range (0, 4) != 0)
    put (session, plan, DROM_PLAN_FOLLOW_UP_DATE, pick (dates));
  for (int n = g_test_rand_int_range (0, 4); n > 0; n--)
    {
      g_autoptr (DromGoal) goal = add_goal (session, plan, "work", "Mål");

      put (session, goal, DROM_GOAL_STATUS, pick (goal_statuses));
      for (int m = g_test_rand_int_range (0, 4); m > 0; m--)
        {
          g_autoptr (DromStep) step =
              add_step (session, goal, "Steg", g_test_rand_bit () ? pick (dates) : NULL);

          g_assert_true (drom_step_set_status (session, step, pick (statuses), NULL));
          if (g_test_rand_bit ())
            g_assert_true (drom_step_set_parties (session, step, nobody, NULL));
        }
    }
  if (g_test_rand_int_range (0, 8) == 0)
    put (session, plan, DROM_PLAN_CLOSED_ON, TODAY);
}

/* On random data each filter finds just those whose check says the same, and so do the rows. */
static void
test_filters_agree (Fixture *self, gconstpointer data)
{
  const char *const *codes = drom_plan_health_codes ();
  DromParticipantFilter filter = { 0 };
  g_autoptr (DromParticipantList) all = drom_participant_list_new (self->session);
  g_autoptr (GPtrArray) checked = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  guint n_any = 0;

  for (guint i = 0; i < 120; i++)
    make_at_random (self->session, i);
  g_assert_true (drom_participant_list_set_filter (all, &filter, NULL));
  for (guint i = 0; i < 120; i++)
    {
      g_autoptr (DromParticipantItem) item = g_list_model_get_item (G_LIST_MODEL (all), i);
      g_autoptr (DromRecord) enrolment =
          drom_session_load_enrolment (self->session, drom_participant_item_get_id (item), NULL);
      g_autofree char *found = codes_of (self->session, id_of (enrolment));

      n_any += *found != '\0';
      g_ptr_array_add (checked, g_strsplit (found, " ", -1));
    }
  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autoptr (DromParticipantList) list = drom_participant_list_new (self->session);
      guint n = 0;

      filter.health = codes[i];
      g_assert_true (drom_participant_list_set_filter (list, &filter, NULL));
      for (guint j = 0; j < 120; j++)
        {
          g_autoptr (DromParticipantItem) item = g_list_model_get_item (G_LIST_MODEL (all), j);
          gint64 id = drom_participant_item_get_id (item);
          gboolean has = g_strv_contains (checked->pdata[j], codes[i]);

          g_assert_true (has == (drom_participant_list_find (list, id) != G_MAXUINT));
          g_assert_true (has
                         == g_strv_contains (drom_participant_item_get_findings (item), codes[i]));
          n += has;
        }
      g_test_message ("%s: %u", codes[i], n);
      g_assert_cmpuint (n, >, 0);
    }
  filter.health = "any";
  g_assert_true (drom_participant_list_set_filter (all, &filter, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (all)), ==, n_any);
  filter.health = "none";
  g_assert_true (drom_participant_list_set_filter (all, &filter, NULL));
  g_assert_cmpint (g_list_model_get_n_items (G_LIST_MODEL (all)) + n_any, ==,
                   query (self->store, "SELECT count (*) FROM enrolment WHERE status = 'active'"));
}

#define add_healthy_test(path, function)                                                           \
  g_test_add (path, Healthy, NULL, healthy_set_up, function, healthy_tear_down)

int
main (int argc, char *argv[])
{
  drom_language_init (NULL);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_healthy_test ("/health/healthy", test_healthy);
  add_healthy_test ("/health/mapping", test_mapping);
  add_healthy_test ("/health/direction", test_direction);
  add_healthy_test ("/health/goals", test_goals);
  add_healthy_test ("/health/steps", test_steps);
  add_healthy_test ("/health/parties", test_parties);
  add_healthy_test ("/health/follow-up", test_follow_up);
  add_healthy_test ("/health/no-plan", test_no_plan);
  add_healthy_test ("/health/status", test_status);
  add_healthy_test ("/health/findings", test_findings);
  g_test_add_func ("/health/labels", test_labels);
  add_test ("/health/filters-agree", test_filters_agree);
  return g_test_run ();
}
