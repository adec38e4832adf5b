/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model-test"

#include "config.h"

#include "model-test.h"

#include "language/drom-language.h"

static void
test_open (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromParticipant) person = add_person (self->session, "Sanna", "Åkerö");
  g_autoptr (DromEnrolment) enrolment = get_enrolment (self->session, person);
  g_autoptr (DromSession) other = second_window (self->session);
  g_autoptr (DromPlan) plan = NULL;
  g_autoptr (DromPlan) theirs = NULL;
  g_autoptr (DromPlan) again = NULL;
  g_autoptr (DromPlan) next = NULL;

  g_assert_null (drom_plan_find (self->session, id_of (enrolment), &error));
  g_assert_no_error (error);
  plan = drom_plan_open (self->session, id_of (enrolment), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (drom_plan_get_opened_on (plan), ==, TODAY);
  /* Open for everybody, and once. */
  theirs = drom_plan_open (other, id_of (enrolment), &error);
  g_assert_cmpint (id_of (theirs), ==, id_of (plan));
  again = drom_plan_open (self->session, id_of (enrolment), &error);
  g_assert_true (again == plan);
  put (self->session, plan, DROM_PLAN_CLOSED_ON, "igår");
  g_assert_cmpstr (drom_plan_get_closed_on (plan), ==, "2026-11-20");
  next = drom_plan_open (self->session, id_of (enrolment), &error);
  g_assert_cmpint (id_of (next), !=, id_of (plan));
  /* The first can't be opened beside it. */
  g_assert_false (
      drom_session_set (self->session, DROM_RECORD (plan), DROM_PLAN_CLOSED_ON, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (drom_plan_open (self->session, 4711, &error));
  g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_NOT_FOUND);
  drom_session_close (other);
}

/* A goal or a step with its text is one step of undo, and all or nothing. */
static void
test_add (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromParticipant) person = add_person (self->session, "Sanna", "Åkerö");
  g_autoptr (DromPlan) plan = get_plan (self->session, person);
  g_autofree char *before = dump_all (self->store);
  g_autofree char *after = NULL;
  g_autoptr (DromGoal) goal = add_goal (self->session, plan, "work", "Arbete");
  g_autoptr (DromStep) step = add_step (self->session, goal, "Ringa", NULL);
  g_auto (GStrv) keys = drom_step_dup_parties (self->session, step, &error);

  g_assert_cmpuint (g_strv_length (keys), ==, 1);
  g_assert_cmpstr (keys[0], ==, "participant");
  g_assert_cmpstr (drom_step_get_status (step), ==, "not-started");
  undo (self->session, person);
  undo (self->session, person);
  after = dump_all (self->store);
  assert_same (before, after);
  g_assert_null (drom_plan_add_goal (self->session, plan, "nowhere", 0, "sv", "?", &error));
  g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (drom_plan_add_goal (self->session, plan, "work", 99999, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_free (after);
  after = dump_all (self->store);
  assert_same (before, after);
}

static DromPhrase *
get_phrase (DromSession *session, const char *kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) phrases = drom_phrase_search (session, kind, "work", NULL, 3, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (phrases->len, ==, 3);
  return g_object_ref (phrases->pdata[0]);
}

/* A phrase is resolved when it is read; written on, it becomes an own text in the language
 * that was written in alone: the others would say what is no longer meant. */
static void
test_phrase (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromParticipant) person = add_person (self->session, "Sanna", "Åkerö");
  g_autoptr (DromPlan) plan = get_plan (self->session, person);
  g_autoptr (DromPhrase) phrase = get_phrase (self->session, "goal");
  g_autoptr (DromGoal) goal =
      drom_plan_add_goal (self->session, plan, "work", id_of (phrase), NULL, NULL, &error);
  g_autoptr (DromTexts) texts = NULL;
  g_autoptr (DromTexts) own = NULL;
  const DromTexts *of_phrase = drom_phrase_get_text (phrase);

  g_assert_no_error (error);
  g_assert_cmpuint (drom_texts_get_n (of_phrase), >, 2);
  g_assert_true (drom_texts_is_empty (drom_goal_get_text (goal)));
  texts = drom_plan_dup_text (self->session, DROM_RECORD (goal));
  g_assert_true (drom_texts_equal (texts, of_phrase));
  /* The same text is no own text. */
  g_assert_true (drom_plan_write_text (self->session, DROM_RECORD (goal), "sv",
                                       drom_texts_get (of_phrase, "sv"), &error));
  g_assert_cmpint (drom_goal_get_phrase (goal), ==, id_of (phrase));
  g_assert_true (
      drom_plan_write_text (self->session, DROM_RECORD (goal), "sv", "Mitt eget mål", &error));
  g_assert_cmpint (drom_goal_get_phrase (goal), ==, 0);
  own = drom_plan_dup_text (self->session, DROM_RECORD (goal));
  g_assert_cmpstr (drom_texts_get (own, "sv"), ==, "Mitt eget mål");
  g_assert_cmpuint (drom_texts_get_n (own), ==, 1);
  /* What is typed on is the same step of undo, and one step back is the phrase again. */
  g_assert_true (
      drom_plan_write_text (self->session, DROM_RECORD (goal), "sv", "Mitt eget mål!", &error));
  undo (self->session, person);
  g_assert_cmpint (drom_goal_get_phrase (goal), ==, id_of (phrase));
  g_assert_true (drom_texts_is_empty (drom_goal_get_text (goal)));
  redo (self->session, person);
  g_assert_cmpstr (drom_texts_get (drom_goal_get_text (goal), "sv"), ==, "Mitt eget mål!");
  g_assert_true (drom_plan_write_text (self->session, DROM_RECORD (goal), "sv", "", &error));
  g_assert_null (drom_texts_get (drom_goal_get_text (goal), "sv"));
}

static void
test_status (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Sanna", "Åkerö");
  g_autoptr (DromPlan) plan = get_plan (self->session, person);
  g_autoptr (DromGoal) goal = add_goal (self->session, plan, "work", "Arbete");
  g_autoptr (DromStep) step = add_step (self->session, goal, "Ringa", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (drom_step_set_status (self->session, step, "done", NULL));
  g_assert_cmpstr (drom_step_get_done_on (step), ==, TODAY);
  /* Said again on another day, it was done on the first. */
  drom_session_set_today (self->session, "2026-11-30");
  g_assert_true (drom_step_set_status (self->session, step, "done", NULL));
  g_assert_cmpstr (drom_step_get_done_on (step), ==, TODAY);
  g_assert_true (drom_step_set_status (self->session, step, "ongoing", NULL));
  g_assert_null (drom_step_get_done_on (step));
  g_assert_true (drom_step_set_status (self->session, step, "dropped", NULL));
  g_assert_cmpstr (drom_step_get_done_on (step), ==, "2026-11-30");
  undo (self->session, person);
  g_assert_cmpstr (drom_step_get_status (step), ==, "ongoing");
  g_assert_null (drom_step_get_done_on (step));
  g_assert_false (drom_step_set_status (self->session, step, "finished", &error));
  g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_INVALID);
  g_assert_cmpstr (drom_step_get_status (step), ==, "ongoing");
}

static void
assert_parties (DromSession *session, DromStep *step, const char *expected)
{
  g_auto (GStrv) keys = drom_step_dup_parties (session, step, NULL);
  g_autofree char *joined = g_strjoinv (" ", keys);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_parties (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromParticipant) person = add_person (self->session, "Sanna", "Åkerö");
  g_autoptr (DromParticipant) stranger = add_person (self->session, "Leo", "Berg");
  g_autoptr (DromPlan) plan = get_plan (self->session, person);
  g_autoptr (DromPlan) other_plan = get_plan (self->session, stranger);
  g_autoptr (DromGoal) goal = add_goal (self->session, plan, "work", "Arbete");
  g_autoptr (DromStep) step = add_step (self->session, goal, "Ringa", NULL);
  g_autoptr (DromTeamMember) member =
      drom_plan_add_team_member (self->session, plan, "Petra Ek", NULL, "sv", "rektor", &error);
  g_autoptr (DromTeamMember) nameless =
      drom_plan_add_team_member (self->session, plan, "Olle Ö", NULL, "sv", NULL, &error);
  g_autoptr (DromTeamMember) theirs = drom_plan_add_team_member (
      self->session, other_plan, "Petra Ek", NULL, "sv", "lärare", &error);
  g_autofree char *team = g_strdup_printf ("team:%s", id_text (id_of (member)));
  g_autofree char *team_nameless = g_strdup_printf ("team:%s", id_text (id_of (nameless)));
  g_autofree char *team_theirs = g_strdup_printf ("team:%s", id_text (id_of (theirs)));
  g_autofree char *expected = g_strdup_printf ("staff:1 %s participant", team);
  const char *keys[] = { "staff:1", team, "participant", "staff:1", NULL };
  const char *repeated[] = { "participant", "participant", NULL };
  const char *wrong[] = { "participant", NULL, NULL };
  g_autofree char *label = NULL;
  gint64 rows;

  g_assert_no_error (error);
  g_assert_true (drom_step_set_parties (self->session, step, keys, &error));
  assert_parties (self->session, step, expected);
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM step_party WHERE leading = 1"), ==,
                   1);
  /* Already so: nothing is written. */
  rows = query (self->store, "SELECT count (*) FROM log");
  keys[3] = NULL;
  g_assert_true (drom_step_set_parties (self->session, step, keys, &error));
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM log"), ==, rows);
  g_assert_true (drom_step_set_parties (self->session, step, repeated, &error));
  assert_parties (self->session, step, "participant");
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM step_party WHERE leading = 1"), ==,
                   1);
  undo (self->session, person);
  assert_parties (self->session, step, expected);

  /* Nobody, somebody unknown, somebody of another's team: as it was. */
  wrong[1] = "staff:99";
  g_assert_false (drom_step_set_parties (self->session, step, wrong, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  wrong[1] = team_theirs;
  g_assert_false (drom_step_set_parties (self->session, step, wrong, &error));
  g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_NOT_FOUND);
  g_clear_error (&error);
  wrong[1] = "friend";
  g_assert_false (drom_step_set_parties (self->session, step, wrong, &error));
  g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_INVALID);
  assert_parties (self->session, step, expected);

  label = drom_step_dup_party_label (self->session, "staff:1", "sv");
  g_assert_cmpstr (label, ==, "Mira Lindqvist");
  g_free (label);
  label = drom_step_dup_party_label (self->session, team, "sv");
  g_assert_cmpstr (label, ==, "rektor");
  g_free (label);
  label = drom_step_dup_party_label (self->session, team_nameless, "sv");
  g_assert_cmpstr (label, ==, "Olle Ö");

  /* A member who leaves the team leaves the steps, and comes back to them. */
  g_assert_true (drom_session_delete (self->session, DROM_RECORD (member), NULL));
  assert_parties (self->session, step, "staff:1 participant");
  undo (self->session, person);
  assert_parties (self->session, step, expected);
}

static void
test_team (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromParticipant) person = add_person (self->session, "Sanna", "Åkerö");
  g_autoptr (DromPlan) plan = get_plan (self->session, person);
  g_autoptr (DromTeamMember) one =
      drom_plan_add_team_member (self->session, plan, "Petra Ek", "Skolan", "sv", "rektor", &error);
  g_autoptr (DromTeamMember) two = drom_plan_add_team_member (
      self->session, plan, "Petra Ek", "Skolan", "rmy", "direktorka", &error);
  g_autoptr (DromTeamMember) elsewhere =
      drom_plan_add_team_member (self->session, plan, "Petra Ek", NULL, "sv", "granne", &error);
  g_autoptr (DromTeamMember) role =
      drom_plan_add_team_member (self->session, plan, NULL, NULL, "sv", "handläggare", &error);

  g_assert_no_error (error);
  g_assert_cmpint (drom_team_member_get_contact (one), ==, drom_team_member_get_contact (two));
  g_assert_cmpint (drom_team_member_get_contact (one), !=,
                   drom_team_member_get_contact (elsewhere));
  g_assert_cmpint (drom_team_member_get_contact (role), ==, 0);
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM organisation"), ==, 1);
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM contact"), ==, 2);
  g_assert_null (drom_plan_add_team_member (self->session, plan, "", NULL, "sv", NULL, &error));
  g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_REQUIRED);
}

static void
test_phrase_search (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) buci = drom_phrase_search (self->session, "goal", NULL, "buci", 100, NULL);
  g_autoptr (GPtrArray) kok = drom_phrase_search (self->session, "goal", "work", "kok", 100, NULL);
  g_autoptr (GPtrArray) none =
      drom_phrase_search (self->session, "goal", "work", "zxvzxv", 100, NULL);
  g_autoptr (GPtrArray) few = drom_phrase_search (self->session, NULL, NULL, "", 7, NULL);
  g_autoptr (GPtrArray) before =
      drom_phrase_search (self->session, "step", "health", NULL, 1000, NULL);
  g_autoptr (GPtrArray) after = NULL;

  g_assert_cmpuint (buci->len, >, 2);
  g_assert_cmpuint (kok->len, >=, 1);
  for (guint i = 0; i < kok->len; i++)
    g_assert_cmpstr (drom_phrase_get_kind (kok->pdata[i]), ==, "goal");
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (few->len, ==, 7);
  /* What is retired is offered no more. */
  put (self->session, before->pdata[0], DROM_PHRASE_RETIRED, "1");
  after = drom_phrase_search (self->session, "step", "health", NULL, 1000, NULL);
  g_assert_cmpuint (after->len, ==, before->len - 1);
}

int
main (int argc, char *argv[])
{
  drom_language_init (NULL);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_test ("/planning/open", test_open);
  add_test ("/planning/add", test_add);
  add_test ("/planning/phrase", test_phrase);
  add_test ("/planning/status", test_status);
  add_test ("/planning/parties", test_parties);
  add_test ("/planning/team", test_team);
  add_test ("/planning/phrase-search", test_phrase_search);
  return g_test_run ();
}
