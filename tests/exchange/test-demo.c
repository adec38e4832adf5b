/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/drom-demo.h"

#include "exchange-test.h"

#include "base/drom-date.h"
#include "model/drom-participant-list.h"
#include "model/drom-plan-health.h"
#include "model/drom-planning.h"
#include "store/drom-log.h"
#include "store/drom-registry.h"

static DromPlan *
find_plan (DromSession *session, gint64 number)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT e.id FROM enrolment e JOIN participant p ON p.id = e.participant WHERE p.number = %d",
      (int) number);
  g_autoptr (GError) error = NULL;
  DromPlan *plan = drom_plan_find (session, test_query (session, sql), &error);

  g_assert_no_error (error);
  return plan;
}

/* Participant 3 has five goals of three steps, each text in both languages of the paper. */
static void
assert_rich_plan (DromSession *session)
{
  g_autoptr (DromPlan) plan = find_plan (session, 3);
  g_autoptr (GPtrArray) agreements = drom_plan_load_agreements (session, plan, NULL);
  g_autoptr (DromPlanSnapshot) snapshot = drom_plan_snapshot_take (session, plan, NULL);
  g_autofree char *code = drom_plan_snapshot_dup_check_code (snapshot);
  g_autoptr (DromAgreement) found = NULL;

  g_assert_cmpuint (snapshot->goals->len, ==, 5);
  for (guint i = 0; i < snapshot->goals->len; i++)
    {
      DromSnapshotGoal *goal = g_ptr_array_index (snapshot->goals, i);

      g_assert_nonnull (drom_texts_get (goal->text, "sv"));
      g_assert_nonnull (drom_texts_get (goal->text, "rmy"));
      g_assert_cmpuint (goal->steps->len, ==, 3);
      for (guint j = 0; j < goal->steps->len; j++)
        {
          DromSnapshotStep *step = g_ptr_array_index (goal->steps, j);

          g_assert_nonnull (drom_texts_get (step->text, "sv"));
          g_assert_nonnull (drom_texts_get (step->text, "rmy"));
          g_assert_nonnull (step->due);
          g_assert_cmpint (drom_date_weekday (step->due), <, 6);
          g_assert_cmpuint (step->parties->len, >, 0);
        }
    }
  g_assert_cmpuint (snapshot->team->len, ==, 2);
  g_assert_cmpuint (agreements->len, ==, 2);
  g_assert_cmpint (drom_agreement_get_number (g_ptr_array_index (agreements, 0)), ==, 2);
  /* Nothing was changed since, so the paper carries the second one's code. */
  g_assert_cmpstr (code, ==, drom_agreement_get_check_code (g_ptr_array_index (agreements, 0)));
  found = drom_agreement_verify (session, code, NULL);
  g_assert_nonnull (found);
}

static guint
count_findings (DromSession *session, const char *health)
{
  g_autoptr (DromParticipantList) list = drom_participant_list_new (session);
  const DromParticipantFilter filter = { .status = "active", .health = health };
  g_autoptr (GError) error = NULL;

  drom_participant_list_set_filter (list, &filter, &error);
  g_assert_no_error (error);
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

/* A demonstration shows what goes well and what is missing. */
static void
assert_health (DromSession *session)
{
  g_assert_cmpuint (count_findings (session, "any") + count_findings (session, "none"), ==, 15);
  g_assert_cmpuint (count_findings (session, "none"), >=, 5);
  g_assert_cmpuint (count_findings (session, "no-goal"), >=, 2);
  g_assert_cmpuint (count_findings (session, "goal-without-dated-step"), >=, 1);
  g_assert_cmpuint (count_findings (session, "no-future-step"), >=, 1);
  g_assert_cmpuint (count_findings (session, "step-without-party"), >=, 1);
  g_assert_cmpuint (count_findings (session, "no-follow-up"), >=, 1);
  g_assert_cmpuint (count_findings (session, "follow-up-past"), >=, 1);
  g_assert_cmpuint (count_findings (session, "mapping-old"), ==, 0);
}

static void
test_fill (gconstpointer data)
{
  const char *today = data;
  DromSession *session = test_session_new ();
  g_autoptr (GError) error = NULL;

  drom_session_set_today (session, today);
  g_assert_true (drom_demo_fill (session, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (drom_session_get_today (session), ==, today);
  g_assert_true (drom_session_is_demonstration (session));
  g_assert_cmpint (test_count (session, "participant"), ==, 23);
  g_assert_cmpint (test_count (session, "enrolment WHERE status = 'active'"), ==, 15);
  assert_rich_plan (session);
  assert_health (session);
  g_assert_true (drom_log_verify (drom_session_get_store (session), NULL, NULL, NULL, &error));

  /* A second time its numbers are taken: refused, and nothing was changed. */
  g_assert_false (drom_demo_fill (session, &error));
  g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_TAKEN);
  g_assert_cmpint (test_count (session, "participant"), ==, 23);
  g_assert_cmpint (test_count (session, "staff"), ==, 2);
  test_session_delete (session);
}

static void
test_look_around (void)
{
  g_autoptr (GError) error = NULL;
  DromSession *session = drom_demo_look_around (&error);
  g_autofree char *folder = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (drom_session_get_code_name (session), ==, "Linden");
  g_assert_true (drom_session_is_demonstration (session));
  for (gint64 id = 1; id <= 23; id++)
    g_assert_false (drom_session_can_undo (session, id));
  folder = g_strdup (drom_store_get_folder (drom_session_get_store (session)));
  test_session_delete (session);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_data_func ("/demo/fill", TEST_TODAY, test_fill);
  g_test_add_data_func ("/demo/fill-years-later", "2029-02-28", test_fill);
  g_test_add_data_func ("/demo/fill-on-monday", "2027-06-07", test_fill);
  g_test_add_func ("/demo/look-around", test_look_around);
  return g_test_run ();
}
