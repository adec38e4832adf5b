/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model-test"

#include "config.h"

#include "model-test.h"

#include "language/drom-language.h"
#include "store/drom-log.h"

/* The heart of it in one go: a person, a plan, an agreement. */
static void
test_life (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromParticipant) person = add_person (self->session, "Sanna", "Åkerö");
  g_autoptr (DromEnrolment) enrolment = get_enrolment (self->session, person);
  g_autoptr (DromPlan) plan = get_plan (self->session, person);
  g_autoptr (DromGoal) goal = add_goal (self->session, plan, "work", "Ett arbete");
  g_autoptr (DromStep) first = add_step (self->session, goal, "Skriva CV", "25 nov");
  g_autoptr (DromStep) second = add_step (self->session, goal, "Ringa", "1 dec");
  g_autoptr (DromParticipantList) list = drom_participant_list_new (self->session);
  g_autoptr (DromParticipantItem) item = NULL;
  g_autoptr (GListModel) today = NULL;
  g_autoptr (DromAgreement) agreement = NULL;
  g_autoptr (DromAgreement) verified = NULL;
  g_autoptr (DromRecord) opened = NULL;
  g_autofree char *codes = NULL;
  guint count;
  guint64 rows;

  g_assert_cmpstr (drom_step_get_due (first), ==, "2026-11-25");
  g_assert_cmpint (drom_participant_get_number (person), ==, 1);
  undo (self->session, person);
  g_assert_null (drom_step_get_due (second));
  redo (self->session, person);
  g_assert_cmpstr (drom_step_get_due (second), ==, "2026-12-01");

  g_assert_true (drom_participant_list_reload (list, &error));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  item = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpstr (drom_participant_item_get_name (item), ==, "Sanna Åkerö");
  g_assert_cmpstr (drom_participant_item_get_next_step (item), ==, "Skriva CV");
  g_assert_cmpstr (drom_participant_item_get_next_step_due (item), ==, "2026-11-25");

  codes = codes_of (self->session, id_of (enrolment));
  g_assert_cmpstr (codes, ==, "no-mapping no-direction no-follow-up");

  today = drom_today_load (self->session, TRUE, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (today), ==, 2);
  g_assert_true (drom_today_count (self->session, TRUE, &count, &error));
  g_assert_cmpuint (count, ==, 0);

  agreement = drom_plan_agree (self->session, plan, "participant,staff", &error);
  g_assert_no_error (error);
  g_assert_cmpint (drom_agreement_get_number (agreement), ==, 1);
  verified =
      drom_agreement_verify (self->session, drom_agreement_get_check_code (agreement), &error);
  g_assert_no_error (error);
  g_assert_true (verified == agreement);

  opened = drom_session_open_participant (self->session, id_of (person), &error);
  g_assert_true (opened == DROM_RECORD (person));
  g_assert_true (drom_log_verify (self->store, &rows, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (rows, >, 10);
}

int
main (int argc, char *argv[])
{
  drom_language_init (NULL);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_test ("/model/life", test_life);
  return g_test_run ();
}
