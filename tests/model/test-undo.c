/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model-test"

#include "config.h"

#include "model-test.h"

#include "language/drom-language.h"

static void
assert_undo_refused (DromSession *session, gpointer participant, int code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dump_all (drom_session_get_store (session));
  g_autofree char *after = NULL;

  g_assert_false (drom_session_undo (session, id_of (participant), &error));
  g_assert_error (error, DROM_MODEL_ERROR, code);
  after = dump_all (drom_session_get_store (session));
  assert_same (before, after);
}

/* Any work, taken back step by step and done again, stands at each point as it stood. */
typedef struct
{
  DromStore *store;
  GPtrArray *states;
} Track;

static void
note_state (Track *track)
{
  g_ptr_array_add (track->states, dump_all (track->store));
}

static void
test_back_and_forth (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_healthy (self->session, "Sanna", "Åkerö");
  g_autoptr (DromPlan) plan = get_plan (self->session, person);
  g_autoptr (DromGoal) goal = NULL;
  g_autoptr (DromGoal) other = NULL;
  g_autoptr (DromStep) step = NULL;
  g_autoptr (DromRecord) restored = NULL;
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  Track track = { self->store, states };
  const char *const parties[] = { "staff:1", "participant", NULL };
  guint changed;

  count_signal (self->session, "undo-changed", &changed);
  note_state (&track);
  put (self->session, person, DROM_PARTICIPANT_PHONE, "070");
  note_state (&track);
  put_text (self->session, plan, DROM_PLAN_OWN_WORDS, "rmy", "Kamav te kerav buči");
  note_state (&track);
  goal = add_goal (self->session, plan, "studies", "Läsa svenska");
  note_state (&track);
  other = add_goal (self->session, plan, "health", "Simma");
  note_state (&track);
  step = add_step (self->session, goal, "Ringa skolan", NULL);
  note_state (&track);
  put (self->session, step, DROM_STEP_DUE, "2026-11-24");
  note_state (&track);
  g_assert_true (drom_step_set_parties (self->session, step, parties, NULL));
  note_state (&track);
  g_assert_true (drom_step_set_status (self->session, step, "done", NULL));
  note_state (&track);
  g_assert_true (drom_session_move (self->session, DROM_RECORD (step), id_of (other), 0, NULL));
  note_state (&track);
  g_assert_true (drom_session_move (self->session, DROM_RECORD (other), 0, 0, NULL));
  note_state (&track);
  g_assert_true (drom_session_delete (self->session, DROM_RECORD (other), NULL));
  note_state (&track);
  put (self->session, plan, DROM_PLAN_CLOSED_ON, TODAY);
  note_state (&track);
  g_assert_cmpuint (changed, ==, 12);

  for (guint round = 0; round < 2; round++)
    {
      for (guint i = states->len - 1; i > 0; i--)
        {
          g_autofree char *now = NULL;

          undo (self->session, person);
          now = dump_all (self->store);
          assert_same (now, states->pdata[i - 1]);
        }
      for (guint i = 1; i < states->len; i++)
        {
          g_autofree char *now = NULL;

          g_assert_true (drom_session_can_redo (self->session, id_of (person)));
          redo (self->session, person);
          now = dump_all (self->store);
          assert_same (now, states->pdata[i]);
        }
      g_assert_false (drom_session_can_redo (self->session, id_of (person)));
    }
  /* The row that came back is the row that was. */
  undo (self->session, person);
  undo (self->session, person);
  restored = drom_session_load (self->session, &drom_step_noun, id_of (step), NULL);
  g_assert_cmpstr (drom_texts_get (drom_step_get_text (DROM_STEP (restored)), "sv"), ==,
                   "Ringa skolan");
}

/* A participant's whole life is deleted and comes back, to the last text. */
static void
test_whole (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_whole (self->session, "Alma", NULL);
  g_autofree char *before = dump_all (self->store);
  g_autofree char *after = NULL;
  g_autofree char *gone = NULL;
  g_autofree char *again = NULL;

  g_assert_true (drom_session_delete (self->session, DROM_RECORD (person), NULL));
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM participant"), ==, 0);
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM step_party"), ==, 0);
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM text WHERE noun <> 'phrase'"), ==, 0);
  gone = dump_all (self->store);
  undo (self->session, person);
  after = dump_all (self->store);
  assert_same (before, after);
  redo (self->session, person);
  again = dump_all (self->store);
  assert_same (gone, again);
}

/* Typing in one field is one step; a pause, another field or another language begins one. */
static void
test_typing (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_healthy (self->session, "Sanna", "Åkerö");
  g_autoptr (DromPlan) plan = get_plan (self->session, person);

  put_text (self->session, plan, DROM_PLAN_OWN_WORDS, "sv", "Jag");
  put_text (self->session, plan, DROM_PLAN_OWN_WORDS, "sv", "Jag vill");
  put_text (self->session, plan, DROM_PLAN_OWN_WORDS, "sv", "Jag vill arbeta");
  put_text (self->session, plan, DROM_PLAN_OWN_WORDS, "rmy", "Kamav");
  put_text (self->session, plan, DROM_PLAN_OWN_WORDS, "rmy", "Kamav buči");
  undo (self->session, person);
  g_assert_null (drom_texts_get (drom_plan_get_own_words (plan), "rmy"));
  g_assert_cmpstr (drom_texts_get (drom_plan_get_own_words (plan), "sv"), ==, "Jag vill arbeta");
  undo (self->session, person);
  g_assert_true (drom_texts_is_empty (drom_plan_get_own_words (plan)));
  redo (self->session, person);
  g_assert_cmpstr (drom_texts_get (drom_plan_get_own_words (plan), "sv"), ==, "Jag vill arbeta");
  /* What is typed after an undo or redo doesn't join it. */
  put_text (self->session, plan, DROM_PLAN_OWN_WORDS, "sv", "Jag vill arbeta nu");
  g_assert_false (drom_session_can_redo (self->session, id_of (person)));
  undo (self->session, person);
  g_assert_cmpstr (drom_texts_get (drom_plan_get_own_words (plan), "sv"), ==, "Jag vill arbeta");
  /* A choice is no typing. */
  put (self->session, plan, DROM_PLAN_TRACK, "studies");
  put (self->session, plan, DROM_PLAN_TRACK, "work");
  undo (self->session, person);
  g_assert_cmpstr (drom_plan_get_track (plan), ==, "studies");
}

static void
test_typed_back (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Sanna", "Åkerö");

  put (self->session, person, DROM_PARTICIPANT_CITY, "Lund");
  undo (self->session, person);
  g_assert_null (drom_participant_get_city (person));
  put (self->session, person, DROM_PARTICIPANT_STREET, "Storgatan");
  put (self->session, person, DROM_PARTICIPANT_STREET, NULL);
  /* What is left to undo is what came before, not a step that changes nothing. */
  put (self->session, person, DROM_PARTICIPANT_CITY, "Lund");
  undo (self->session, person);
  undo (self->session, person);
  g_assert_null (drom_session_load_enrolment (self->session, id_of (person), NULL));
}

/* Nothing of another's is undone; what came before can be. */
static void
test_changed_since (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Sanna", "Åkerö");
  g_autoptr (DromSession) other = second_window (self->session);
  g_autoptr (DromRecord) theirs =
      drom_session_load (other, &drom_participant_noun, id_of (person), NULL);

  put (self->session, person, DROM_PARTICIPANT_CITY, "Lund");
  put (self->session, person, DROM_PARTICIPANT_PHONE, "070");
  drom_session_poll (other);
  put (other, theirs, DROM_PARTICIPANT_PHONE, "076");
  assert_undo_refused (self->session, person, DROM_MODEL_ERROR_CONFLICT);
  g_assert_cmpstr (drom_participant_get_phone (person), ==, "076");
  undo (self->session, person);
  g_assert_null (drom_participant_get_city (person));
  /* The other's own change can be undone by the other alone. */
  undo (other, theirs);
  drom_session_poll (self->session);
  g_assert_cmpstr (drom_participant_get_phone (person), ==, "070");
  drom_session_close (other);
}

/* An addition below which somebody else has written stays. */
static void
test_written_below (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_healthy (self->session, "Sanna", "Åkerö");
  g_autoptr (DromPlan) plan = get_plan (self->session, person);
  g_autoptr (DromSession) other = second_window (self->session);
  g_autoptr (DromGoal) goal = add_goal (self->session, plan, "studies", "Läsa");
  g_autoptr (DromRecord) their_goal =
      drom_session_load (other, &drom_goal_noun, id_of (goal), NULL);
  g_autoptr (DromStep) their_step = add_step (other, DROM_GOAL (their_goal), "Deras steg", NULL);

  assert_undo_refused (self->session, person, DROM_MODEL_ERROR_CONFLICT);
  drom_session_close (other);
}

/* What was deleted can't come back to a place that is gone. */
static void
test_place_gone (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_healthy (self->session, "Sanna", "Åkerö");
  g_autoptr (DromPlan) plan = get_plan (self->session, person);
  g_autoptr (DromGoal) goal = add_goal (self->session, plan, "studies", "Läsa");
  g_autoptr (DromStep) step = add_step (self->session, goal, "Steg", NULL);
  g_autoptr (DromSession) other = second_window (self->session);
  g_autoptr (DromRecord) their_goal =
      drom_session_load (other, &drom_goal_noun, id_of (goal), NULL);

  g_assert_true (drom_session_delete (self->session, DROM_RECORD (step), NULL));
  g_assert_true (drom_session_delete (other, their_goal, NULL));
  assert_undo_refused (self->session, person, DROM_MODEL_ERROR_CONFLICT);
  undo (other, person);
  drom_session_close (other);
}

/* A plan that was closed can't be opened beside its successor. */
static void
test_second_plan (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_healthy (self->session, "Sanna", "Åkerö");
  g_autoptr (DromPlan) plan = get_plan (self->session, person);
  g_autoptr (DromSession) other = second_window (self->session);
  g_autoptr (DromPlan) second = NULL;

  put (self->session, plan, DROM_PLAN_CLOSED_ON, TODAY);
  second = get_plan (other, person);
  g_assert_cmpint (id_of (second), !=, id_of (plan));
  assert_undo_refused (self->session, person, DROM_MODEL_ERROR_CONFLICT);
  drom_session_close (other);
}

/* An agreement is no step, and undoing doesn't take it away with the plan. */
static void
test_agreement (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Sanna", "Åkerö");
  g_autoptr (DromPlan) plan = get_plan (self->session, person);
  g_autoptr (DromGoal) goal = add_goal (self->session, plan, "studies", "Läsa");
  g_autoptr (DromAgreement) agreement = drom_plan_agree (self->session, plan, "staff", NULL);

  g_assert_nonnull (agreement);
  undo (self->session, person);
  g_assert_false (drom_record_is_alive (DROM_RECORD (goal)));
  assert_undo_refused (self->session, person, DROM_MODEL_ERROR_CONFLICT);
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM agreement"), ==, 1);
  g_assert_false (drom_session_can_undo (self->session, 0));
}

/* A note is not changed after its day by undoing either. */
static void
test_note (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Sanna", "Åkerö");
  g_autoptr (DromRecord) note =
      drom_session_add (self->session, &drom_note_noun, NULL, DROM_NOTE_PARTICIPANT,
                        id_text (id_of (person)), DROM_NOTE_DATE, TODAY, DROM_NOTE_KIND, "visit",
                        DROM_NOTE_VOICE, "staff", DROM_NOTE_TEXT, "Först", DROM_FIELDS_END);

  put (self->session, note, DROM_NOTE_TEXT, "Sedan");
  undo (self->session, person);
  redo (self->session, person);
  drom_session_set_today (self->session, "2026-11-22");
  assert_undo_refused (self->session, person, DROM_MODEL_ERROR_FROZEN);
  assert_undo_refused (self->session, person, DROM_MODEL_ERROR_FROZEN);
  g_assert_cmpstr (drom_note_get_text (DROM_NOTE (note)), ==, "Sedan");
}

/* A contact that came with a team member stays if somebody else works with them by now. */
static void
test_shared_contact (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) one = add_person (self->session, "Sanna", "Åkerö");
  g_autoptr (DromParticipant) two = add_person (self->session, "Leo", "Berg");
  g_autoptr (DromPlan) plan_one = get_plan (self->session, one);
  g_autoptr (DromPlan) plan_two = get_plan (self->session, two);
  g_autoptr (DromTeamMember) first = drom_plan_add_team_member (self->session, plan_one, "Petra Ek",
                                                                "Skolan", "sv", "rektor", NULL);
  g_autoptr (DromTeamMember) second = NULL;

  undo (self->session, one);
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM contact"), ==, 0);
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM organisation"), ==, 0);
  redo (self->session, one);
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM contact"), ==, 1);
  second = drom_plan_add_team_member (self->session, plan_two, "Petra Ek", "Skolan", "sv", "lärare",
                                      NULL);
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM contact"), ==, 1);
  undo (self->session, one);
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM team_member"), ==, 1);
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM contact"), ==, 1);
  redo (self->session, one);
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM team_member"), ==, 2);
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM contact"), ==, 1);
}

/* Each participant has a stack of their own. */
static void
test_stacks (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) one = add_person (self->session, "Sanna", "Åkerö");
  g_autoptr (DromParticipant) two = add_person (self->session, "Leo", "Berg");

  put (self->session, one, DROM_PARTICIPANT_CITY, "Lund");
  put (self->session, two, DROM_PARTICIPANT_CITY, "Malmö");
  undo (self->session, one);
  g_assert_null (drom_participant_get_city (one));
  g_assert_cmpstr (drom_participant_get_city (two), ==, "Malmö");
  /* The enrolment, the participant; then nothing. */
  undo (self->session, one);
  undo (self->session, one);
  g_assert_false (drom_record_is_alive (DROM_RECORD (one)));
  g_assert_false (drom_session_can_undo (self->session, id_of (one)));
  assert_undo_refused (self->session, one, DROM_MODEL_ERROR_NOTHING);
  redo (self->session, one);
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM participant"), ==, 2);
}

/* Protection that was lifted and is set again by undo leaves nobody without access. */
static void
test_protection (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Sanna", "Åkerö");

  put (self->session, person, DROM_PARTICIPANT_PROTECTED, "1");
  put (self->session, person, DROM_PARTICIPANT_PROTECTED, "0");
  execute (self->store, "DELETE FROM access_grant");
  undo (self->session, person);
  g_assert_true (drom_participant_get_protected (person));
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM access_grant"), ==, 1);
  undo (self->session, person);
  g_assert_false (drom_participant_get_protected (person));
}

/* 400 random edits, all taken back, all done again. */
static void
test_random (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_healthy (self->session, "Sanna", "Åkerö");
  g_autoptr (DromPlan) plan = get_plan (self->session, person);
  g_autofree char *before = dump_all (self->store);
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;
  guint n_start = 0, n = 0;
  static const char *const statuses[] = { "not-started", "ongoing", "done", "dropped" };

  g_assert_true (n_start == 0);
  for (guint i = 0; i < 400; i++)
    {
      g_autoptr (GPtrArray) goals = drom_session_load_children (self->session, &drom_goal_noun,
                                                                DROM_GOAL_PLAN, id_of (plan), NULL);
      g_autoptr (GPtrArray) steps = drom_session_load_children (
          self->session, &drom_step_noun, DROM_STEP_PARTICIPANT, id_of (person), NULL);
      DromGoal *goal = goals->len > 0 ? goals->pdata[g_test_rand_int_range (0, goals->len)] : NULL;
      DromStep *step = steps->len > 0 ? steps->pdata[g_test_rand_int_range (0, steps->len)] : NULL;
      g_autofree char *text = g_strdup_printf ("Text %u", i);
      g_autofree char *date = g_strdup_printf ("2026-12-%02d", g_test_rand_int_range (1, 29));

      switch (g_test_rand_int_range (0, 8))
        {
        case 0:
          g_object_unref (add_goal (self->session, plan, "work", text));
          break;
        case 1:
        case 2:
          if (goal != NULL)
            g_object_unref (add_step (self->session, goal, text, date));
          break;
        case 3:
          if (step != NULL)
            put (self->session, step, DROM_STEP_DUE, date);
          break;
        case 4:
          if (step != NULL)
            g_assert_true (drom_step_set_status (self->session, step,
                                                 statuses[g_test_rand_int_range (0, 4)], NULL));
          break;
        case 5:
          if (step != NULL && goal != NULL)
            g_assert_true (drom_session_move (self->session, DROM_RECORD (step), id_of (goal),
                                              g_test_rand_int_range (0, 4), NULL));
          break;
        case 6:
          if (goal != NULL && goals->len > 3)
            g_assert_true (drom_session_delete (self->session, DROM_RECORD (goal), NULL));
          break;
        case 7:
          if (step != NULL)
            put_text (self->session, step, DROM_STEP_TEXT, "rmy", text);
          break;
        }
    }
  after = dump_all (self->store);
  while (drom_session_can_undo (self->session, id_of (person)))
    {
      g_autofree char *now = dump_all (self->store);

      if (g_str_equal (now, before))
        break;
      undo (self->session, person);
      n++;
    }
  again = dump_all (self->store);
  assert_same (again, before);
  g_assert_cmpuint (n, >, 100);
  while (n-- > 0)
    redo (self->session, person);
  g_free (again);
  again = dump_all (self->store);
  assert_same (again, after);
}

/* A participant who was added with an enrolment in one group is taken out as one; what can't
 * be undone keeps nothing in memory. */
static void
test_new_participant (Fixture *self, gconstpointer data)
{
  g_autoptr (DromRecord) person = NULL;
  g_autoptr (DromRecord) enrolment = NULL;
  g_autoptr (DromRecord) imported = NULL;
  g_autofree char *before = dump_all (self->store);
  g_autofree char *after = NULL;
  g_autofree char *now = NULL;
  const char *project = id_text (drom_session_get_project_id (self->session));

  g_assert_true (drom_session_begin_group (self->session, DROM_NEW_PARTICIPANT, NULL));
  person = drom_session_add (self->session, &drom_participant_noun, NULL, DROM_PARTICIPANT_NUMBER,
                             "41", DROM_PARTICIPANT_GIVEN_NAME, "Sanna", DROM_FIELDS_END);
  g_assert_nonnull (person);
  enrolment =
      drom_session_add (self->session, &drom_enrolment_noun, NULL, DROM_ENROLMENT_PARTICIPANT,
                        id_text (id_of (person)), DROM_ENROLMENT_PROJECT, project,
                        DROM_ENROLMENT_STATUS, "active", DROM_FIELDS_END);
  g_assert_nonnull (enrolment);
  g_assert_true (drom_session_end_group (self->session, NULL));
  after = dump_all (self->store);
  g_assert_true (drom_session_can_undo (self->session, id_of (person)));
  undo (self->session, person);
  now = dump_all (self->store);
  assert_same (now, before);
  g_assert_false (drom_session_can_undo (self->session, id_of (person)));
  redo (self->session, person);
  g_free (now);
  now = dump_all (self->store);
  assert_same (now, after);

  g_assert_true (drom_session_begin_group (self->session, 0, NULL));
  imported = drom_session_add (self->session, &drom_participant_noun, NULL, DROM_PARTICIPANT_NUMBER,
                               "42", DROM_PARTICIPANT_GIVEN_NAME, "Vera", DROM_FIELDS_END);
  g_assert_nonnull (imported);
  g_assert_true (drom_session_delete (self->session, person, NULL));
  g_assert_true (drom_session_end_group (self->session, NULL));
  g_assert_false (drom_session_can_undo (self->session, id_of (imported)));
  g_assert_false (drom_session_can_undo (self->session, 0));
}

int
main (int argc, char *argv[])
{
  drom_language_init (NULL);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_test ("/undo/back-and-forth", test_back_and_forth);
  add_test ("/undo/whole", test_whole);
  add_test ("/undo/typing", test_typing);
  add_test ("/undo/typed-back", test_typed_back);
  add_test ("/undo/changed-since", test_changed_since);
  add_test ("/undo/written-below", test_written_below);
  add_test ("/undo/place-gone", test_place_gone);
  add_test ("/undo/second-plan", test_second_plan);
  add_test ("/undo/agreement", test_agreement);
  add_test ("/undo/note", test_note);
  add_test ("/undo/shared-contact", test_shared_contact);
  add_test ("/undo/stacks", test_stacks);
  add_test ("/undo/protection", test_protection);
  add_test ("/undo/new-participant", test_new_participant);
  add_test ("/undo/random", test_random);
  return g_test_run ();
}
