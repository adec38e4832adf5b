/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model-test"

#include "config.h"

#include "model-test.h"

#include "language/drom-language.h"
#include "store/drom-transaction.h"

static void
assert_refused (DromSession *session, gpointer record, guint field, const char *value, int code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dump_all (drom_session_get_store (session));
  g_autofree char *after = NULL;

  g_assert_false (drom_session_set (session, record, field, value, &error));
  g_assert_error (error, DROM_MODEL_ERROR, code);
  g_assert_cmpint (g_utf8_strlen (error->message, -1), >, 10);
  after = dump_all (drom_session_get_store (session));
  assert_same (before, after);
}

static void
test_set (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Sanna", "Åkerö");
  guint saved, notified, other;

  count_signal (self->session, "saved", &saved);
  count_signal (person, "notify::given-name", &notified);
  count_signal (person, "notify::family-name", &other);
  /* White space goes, and a letter is one letter: NFC. */
  put (self->session, person, DROM_PARTICIPANT_GIVEN_NAME, "  A\xcc\x8asa \n");
  g_assert_cmpstr (drom_participant_get_given_name (person), ==, "Åsa");
  put (self->session, person, DROM_PARTICIPANT_BIRTH_DATE, "17 maj 1990");
  g_assert_cmpstr (drom_participant_get_birth_date (person), ==, "1990-05-17");
  put (self->session, person, DROM_PARTICIPANT_IDENTITY_NUMBER, "121212-1212");
  g_assert_nonnull (drom_participant_get_identity_number (person));
  put (self->session, person, DROM_PARTICIPANT_GENDER, "woman");
  put (self->session, person, DROM_PARTICIPANT_PHONE, "070-174 06 58");
  g_assert_cmpuint (saved, ==, 5);
  g_assert_cmpuint (notified, ==, 1);
  g_assert_cmpuint (other, ==, 0);
  /* Emptied is NULL. */
  put (self->session, person, DROM_PARTICIPANT_PHONE, "  ");
  g_assert_null (drom_participant_get_phone (person));
  put (self->session, person, DROM_PARTICIPANT_FAMILY_NAME, NULL);
  g_assert_null (drom_participant_get_family_name (person));
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM participant WHERE phone IS NULL"), ==,
                   1);
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Sanna", "Åkerö");
  g_autoptr (DromParticipant) second = add_person (self->session, "Leo", "Berg");
  g_autoptr (DromEnrolment) enrolment = get_enrolment (self->session, person);

  assert_refused (self->session, person, DROM_PARTICIPANT_GIVEN_NAME, "",
                  DROM_MODEL_ERROR_REQUIRED);
  assert_refused (self->session, person, DROM_PARTICIPANT_GIVEN_NAME, " \t\n",
                  DROM_MODEL_ERROR_REQUIRED);
  assert_refused (self->session, person, DROM_PARTICIPANT_NUMBER, NULL, DROM_MODEL_ERROR_REQUIRED);
  assert_refused (self->session, person, DROM_PARTICIPANT_NUMBER, "0", DROM_MODEL_ERROR_INVALID);
  assert_refused (self->session, person, DROM_PARTICIPANT_NUMBER, "2", DROM_MODEL_ERROR_TAKEN);
  assert_refused (self->session, person, DROM_PARTICIPANT_GENDER, "Woman",
                  DROM_MODEL_ERROR_INVALID);
  assert_refused (self->session, person, DROM_PARTICIPANT_BIRTH_DATE, "2026-11-22",
                  DROM_MODEL_ERROR_INVALID);
  assert_refused (self->session, person, DROM_PARTICIPANT_EMAIL, "sanna", DROM_MODEL_ERROR_INVALID);
  assert_refused (self->session, person, DROM_PARTICIPANT_IDENTITY_NUMBER, "121212-1213",
                  DROM_MODEL_ERROR_INVALID);
  assert_refused (self->session, enrolment, DROM_ENROLMENT_RESPONSIBLE, "Mira",
                  DROM_MODEL_ERROR_INVALID);
  g_assert_cmpint (drom_participant_get_number (second), ==, 2);
}

static void
test_same_value (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Sanna", "Åkerö");
  g_autoptr (DromPlan) plan = get_plan (self->session, person);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 rows;
  guint saved;

  put (self->session, person, DROM_PARTICIPANT_BIRTH_DATE, "1990-05-17");
  put_text (self->session, plan, DROM_PLAN_OWN_WORDS, "sv", "Jag vill arbeta");
  before = dump_table (self->store, "participant");
  rows = query (self->store, "SELECT count (*) FROM log");
  count_signal (self->session, "saved", &saved);
  put (self->session, person, DROM_PARTICIPANT_GIVEN_NAME, " Sanna ");
  put (self->session, person, DROM_PARTICIPANT_BIRTH_DATE, "900517");
  put (self->session, person, DROM_PARTICIPANT_PHONE, "");
  put_text (self->session, plan, DROM_PLAN_OWN_WORDS, "sv", "Jag vill arbeta ");
  put_text (self->session, plan, DROM_PLAN_OWN_WORDS, "rmy", "");
  after = dump_table (self->store, "participant");
  assert_same (before, after);
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM log"), ==, rows);
  g_assert_cmpuint (saved, ==, 0);
}

/* Two windows: a field that the other changed is not overwritten, another field is free. */
static void
test_conflict (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) mine = add_person (self->session, "Sanna", "Åkerö");
  g_autoptr (DromSession) other = second_window (self->session);
  g_autoptr (DromRecord) theirs =
      drom_session_load (other, &drom_participant_noun, id_of (mine), NULL);
  g_autoptr (GError) error = NULL;

  put (other, theirs, DROM_PARTICIPANT_GIVEN_NAME, "Susanna");
  put (self->session, mine, DROM_PARTICIPANT_FAMILY_NAME, "Ek");
  /* The save of the one field has brought the whole row up to date. */
  g_assert_cmpstr (drom_participant_get_given_name (mine), ==, "Susanna");
  put (other, theirs, DROM_PARTICIPANT_GIVEN_NAME, "Sanne");
  g_assert_false (drom_session_set (self->session, DROM_RECORD (mine), DROM_PARTICIPANT_GIVEN_NAME,
                                    "Sana", &error));
  g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_CONFLICT);
  /* Both can be shown: what was typed, and what stands there. */
  g_assert_cmpstr (drom_participant_get_given_name (mine), ==, "Sanne");
  /* Asked again, it is overwritten. */
  put (self->session, mine, DROM_PARTICIPANT_GIVEN_NAME, "Sana");
  drom_session_poll (other);
  g_assert_cmpstr (drom_participant_get_given_name (DROM_PARTICIPANT (theirs)), ==, "Sana");
  g_assert_cmpstr (drom_participant_get_family_name (DROM_PARTICIPANT (theirs)), ==, "Ek");
  /* The same in both is no conflict. */
  put (other, theirs, DROM_PARTICIPANT_PHONE, "070");
  put (self->session, mine, DROM_PARTICIPANT_PHONE, "070");
  drom_session_close (other);
}

static void
test_text_conflict (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Sanna", "Åkerö");
  g_autoptr (DromPlan) mine = get_plan (self->session, person);
  g_autoptr (DromSession) other = second_window (self->session);
  g_autoptr (DromRecord) theirs = drom_session_load (other, &drom_plan_noun, id_of (mine), NULL);
  g_autoptr (GError) error = NULL;

  put_text (other, theirs, DROM_PLAN_OWN_WORDS, "rmy", "Kamav te kerav buči");
  put_text (self->session, mine, DROM_PLAN_OWN_WORDS, "sv", "Jag vill arbeta");
  g_assert_cmpstr (drom_texts_get (drom_plan_get_own_words (mine), "rmy"), ==,
                   "Kamav te kerav buči");
  g_assert_false (drom_session_set_text (other, theirs, DROM_PLAN_OWN_WORDS, "sv", "Nej", &error));
  g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_CONFLICT);
  g_assert_cmpstr (drom_texts_get (drom_plan_get_own_words (DROM_PLAN (theirs)), "sv"), ==,
                   "Jag vill arbeta");
  /* Emptied by one, written on by the other. */
  put_text (self->session, mine, DROM_PLAN_OWN_WORDS, "sv", NULL);
  g_clear_error (&error);
  g_assert_false (drom_session_set_text (other, theirs, DROM_PLAN_OWN_WORDS, "sv",
                                         "Jag vill arbeta nu", &error));
  g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_CONFLICT);
  g_assert_null (drom_texts_get (drom_plan_get_own_words (DROM_PLAN (theirs)), "sv"));
  drom_session_close (other);
}

static char *
dup_last_log (DromStore *store)
{
  return query_text (store, "SELECT action || ' ' || coalesce (noun, '-') || ' ' || row || ' ' || "
                            "coalesce (field, '-') || ' ' || subject || ' by ' || staff FROM log "
                            "ORDER BY id DESC LIMIT 1");
}

#define assert_log(text)                                                                           \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *last = dup_last_log (self->store);                                            \
    g_assert_cmpstr (last, ==, text);                                                              \
  }                                                                                                \
  G_STMT_END

/* One row for each change: who, what, whose; never a value. */
static void
test_log (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Sanna", "Åkerö");
  g_autoptr (DromPlan) plan = NULL;
  g_autoptr (DromRecord) opened = NULL;
  g_autoptr (DromGoal) goal = NULL;
  gint64 rows;

  assert_log ("add enrolment 1 - 1 by 1");
  put (self->session, person, DROM_PARTICIPANT_PHONE, "0701740658");
  assert_log ("change participant 1 phone 1 by 1");
  plan = get_plan (self->session, person);
  assert_log ("add plan 1 - 1 by 1");
  put_text (self->session, plan, DROM_PLAN_OWN_WORDS, "rmy", "Kamav buči");
  assert_log ("change plan 1 own_words 1 by 1");
  undo (self->session, person);
  assert_log ("change plan 1 own_words 1 by 1");
  goal = add_goal (self->session, plan, "work", "Arbete");
  g_assert_true (drom_session_delete (self->session, DROM_RECORD (goal), NULL));
  assert_log ("delete goal 1 - 1 by 1");
  opened = drom_session_open_participant (self->session, id_of (person), NULL);
  g_assert_true (opened == DROM_RECORD (person));
  assert_log ("open participant 1 - 1 by 1");
  g_assert_true (drom_session_set_setting (self->session, "mapping-old-months", "6", NULL));
  assert_log ("change setting 0 mapping-old-months 0 by 1");
  rows = query (self->store, "SELECT count (*) FROM log");
  g_assert_true (drom_session_log (self->session, "paper", &drom_plan_noun, 1, 1, NULL));
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM log"), ==, rows + 1);
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM log WHERE action LIKE '%Sanna%' OR "
                                       "noun LIKE '%Sanna%' OR field LIKE '%Kamav%'"),
                   ==, 0);
}

/* Several writes are one: all or none, and live records show which. */
static void
test_group (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Sanna", "Åkerö");
  g_autoptr (DromPlan) plan = get_plan (self->session, person);
  g_autoptr (DromGoal) goal = NULL;
  g_autofree char *before = dump_all (self->store);
  g_autofree char *after = NULL;
  guint saved;

  count_signal (self->session, "saved", &saved);
  g_assert_true (drom_session_begin_group (self->session, id_of (person), NULL));
  put (self->session, person, DROM_PARTICIPANT_PHONE, "070");
  put (self->session, plan, DROM_PLAN_TRACK, "work");
  goal = add_goal (self->session, plan, "work", "Arbete");
  g_assert_cmpstr (drom_plan_get_track (plan), ==, "work");
  g_assert_cmpuint (saved, ==, 0);
  drom_session_cancel_group (self->session);
  g_assert_null (drom_plan_get_track (plan));
  g_assert_null (drom_participant_get_phone (person));
  g_assert_false (drom_record_is_alive (DROM_RECORD (goal)));
  g_assert_cmpuint (saved, ==, 0);
  after = dump_all (self->store);
  assert_same (before, after);

  g_assert_true (drom_session_begin_group (self->session, id_of (person), NULL));
  put (self->session, person, DROM_PARTICIPANT_PHONE, "070");
  put (self->session, plan, DROM_PLAN_TRACK, "work");
  g_assert_true (drom_session_end_group (self->session, NULL));
  g_assert_cmpuint (saved, ==, 2);
  undo (self->session, person);
  g_assert_null (drom_plan_get_track (plan));
  g_assert_null (drom_participant_get_phone (person));
}

static void
assert_forbidden (DromSession *session, DromRecord *record)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (record);
  g_assert_false (drom_session_set_setting (session, "mapping-old-months", "1", &error));
  g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_FORBIDDEN);
}

static void
test_rights (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Sanna", "Åkerö");
  g_autoptr (DromSession) reader = add_colleague (self->session, "Rut", "reader");
  g_autoptr (DromSession) coach = add_colleague (self->session, "Kalle", "coach");
  g_autoptr (DromSession) supervisor = add_colleague (self->session, "Siv", "supervisor");
  g_autoptr (DromRecord) read =
      drom_session_load (reader, &drom_participant_noun, id_of (person), NULL);
  g_autoptr (DromRecord) coached =
      drom_session_load (coach, &drom_participant_noun, id_of (person), NULL);
  g_autoptr (DromRecord) colleague = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (read);
  g_assert_false (drom_session_set (reader, read, DROM_PARTICIPANT_PHONE, "070", &error));
  g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_FORBIDDEN);
  g_clear_error (&error);
  g_assert_false (drom_session_delete (reader, read, &error));
  g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_FORBIDDEN);
  g_clear_error (&error);
  put (coach, coached, DROM_PARTICIPANT_PHONE, "070");
  assert_forbidden (coach, drom_session_add (coach, &drom_staff_noun, &error, DROM_STAFF_NAME,
                                             "Eva", DROM_STAFF_ROLE, "manager", DROM_FIELDS_END));
  g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_FORBIDDEN);
  g_clear_error (&error);
  g_assert_false (
      drom_session_set (coach, drom_session_get_project (coach), DROM_PROJECT_NAME, "X", &error));
  g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_FORBIDDEN);
  g_clear_error (&error);
  colleague = drom_session_add (supervisor, &drom_staff_noun, &error, DROM_STAFF_NAME, "Eva",
                                DROM_STAFF_ROLE, "coach", DROM_FIELDS_END);
  g_assert_no_error (error);
  g_assert_true (drom_session_has_right (self->session, DROM_RIGHT_GRANT_ACCESS));
  g_assert_false (drom_session_has_right (supervisor, DROM_RIGHT_GRANT_ACCESS));
  g_assert_true (drom_session_has_right (supervisor, DROM_RIGHT_MANAGE_REGISTRY));
  g_assert_false (drom_session_has_right (reader, DROM_RIGHT_WRITE));
  g_assert_true (drom_session_has_right (coach, DROM_RIGHT_WRITE));
  drom_session_close (reader);
  drom_session_close (coach);
  drom_session_close (supervisor);
}

/* Who has left can't open the registry, and what is open can't write. */
static void
test_left (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Sanna", "Åkerö");
  g_autoptr (DromSession) coach = add_colleague (self->session, "Kalle", "coach");
  g_autoptr (DromRecord) staff =
      drom_session_load (self->session, &drom_staff_noun, drom_session_get_staff_id (coach), NULL);
  g_autoptr (DromRecord) theirs =
      drom_session_load (coach, &drom_participant_noun, id_of (person), NULL);
  g_autoptr (DromSession) again = NULL;
  g_autoptr (GError) error = NULL;

  put (self->session, staff, DROM_STAFF_ACTIVE, "0");
  drom_session_poll (coach);
  g_assert_false (drom_session_set (coach, theirs, DROM_PARTICIPANT_PHONE, "070", &error));
  g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_FORBIDDEN);
  g_clear_error (&error);
  again = drom_session_new (self->store, "slot-of-Kalle", &error);
  g_assert_null (again);
  g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_NOT_FOUND);
  g_clear_error (&error);
  again = drom_session_new (self->store, "nobody's", &error);
  g_assert_null (again);
  g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_NOT_FOUND);
  drom_session_close (coach);
}

/* One record for a row, whoever asks; gone when nobody holds it. */
static void
test_one_record (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Sanna", "Åkerö");
  DromRecord *again =
      drom_session_load (self->session, &drom_participant_noun, id_of (person), NULL);
  g_autoptr (GPtrArray) enrolments = drom_session_load_children (
      self->session, &drom_enrolment_noun, DROM_ENROLMENT_PARTICIPANT, id_of (person), NULL);
  g_autoptr (DromEnrolment) enrolment = get_enrolment (self->session, person);
  g_autoptr (GError) error = NULL;

  g_assert_true (again == DROM_RECORD (person));
  g_object_unref (again);
  g_assert_cmpuint (enrolments->len, ==, 1);
  g_assert_true (enrolments->pdata[0] == enrolment);
  g_clear_pointer (&enrolments, g_ptr_array_unref);
  g_assert_finalize_object (g_steal_pointer (&enrolment));
  enrolment = get_enrolment (self->session, person);
  g_assert_cmpstr (drom_enrolment_get_status (enrolment), ==, "active");
  g_assert_null (drom_session_load (self->session, &drom_participant_noun, 4711, &error));
  g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_NOT_FOUND);
}

static void
test_delete (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Sanna", "Åkerö");
  g_autoptr (DromPlan) plan = get_plan (self->session, person);
  g_autoptr (DromGoal) goal = add_goal (self->session, plan, "work", "Arbete");
  g_autoptr (DromStep) step = add_step (self->session, goal, "Ringa", "2026-11-25");
  g_autoptr (GError) error = NULL;
  guint changed;

  count_signal (self->session, "records-changed", &changed);
  g_assert_true (drom_session_delete (self->session, DROM_RECORD (goal), &error));
  g_assert_no_error (error);
  /* goal, step, step_party */
  g_assert_cmpuint (changed, ==, 3);
  g_assert_false (drom_record_is_alive (DROM_RECORD (goal)));
  g_assert_false (drom_record_is_alive (DROM_RECORD (step)));
  g_assert_true (drom_record_is_alive (DROM_RECORD (plan)));
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM text"), ==,
                   query (self->store, "SELECT count (*) FROM text WHERE noun = 'phrase'"));
  g_assert_false (
      drom_session_set (self->session, DROM_RECORD (step), DROM_STEP_DUE, "idag", &error));
  g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (drom_session_delete (self->session, DROM_RECORD (step), &error));
  g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_NOT_FOUND);
}

/* A plan that was agreed on can be closed, not deleted. */
static void
test_delete_agreed (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_healthy (self->session, "Sanna", "Åkerö");
  g_autoptr (DromPlan) plan = get_plan (self->session, person);
  g_autoptr (DromAgreement) agreement = drom_plan_agree (self->session, plan, "staff", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (drom_session_delete (self->session, DROM_RECORD (plan), &error));
  g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_FROZEN);
  g_assert_true (drom_record_is_alive (DROM_RECORD (plan)));
  g_clear_error (&error);
  g_assert_false (drom_session_delete (self->session, DROM_RECORD (agreement), &error));
  g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_FROZEN);
}

static void
test_poll (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) mine = add_person (self->session, "Sanna", "Åkerö");
  g_autoptr (DromPlan) plan = get_plan (self->session, mine);
  g_autoptr (DromGoal) goal = add_goal (self->session, plan, "work", "Arbete");
  g_autoptr (DromSession) other = second_window (self->session);
  g_autoptr (DromRecord) theirs =
      drom_session_load (other, &drom_participant_noun, id_of (mine), NULL);
  g_autoptr (DromRecord) their_goal =
      drom_session_load (other, &drom_goal_noun, id_of (goal), NULL);
  guint elsewhere, theirs_elsewhere, notified;

  count_signal (self->session, "changed-elsewhere", &elsewhere);
  count_signal (other, "changed-elsewhere", &theirs_elsewhere);
  count_signal (mine, "notify::given-name", &notified);
  drom_session_poll (self->session);
  drom_session_poll (other);
  g_assert_cmpuint (elsewhere + theirs_elsewhere, ==, 0);
  put (other, theirs, DROM_PARTICIPANT_GIVEN_NAME, "Susanna");
  g_assert_true (drom_session_delete (other, their_goal, NULL));
  g_assert_cmpstr (drom_participant_get_given_name (mine), ==, "Sanna");
  drom_session_poll (self->session);
  drom_session_poll (self->session);
  drom_session_poll (other);
  g_assert_cmpstr (drom_participant_get_given_name (mine), ==, "Susanna");
  g_assert_false (drom_record_is_alive (DROM_RECORD (goal)));
  g_assert_cmpuint (elsewhere, ==, 1);
  g_assert_cmpuint (theirs_elsewhere, ==, 0);
  g_assert_cmpuint (notified, ==, 1);
  drom_session_close (other);
}

/* A row hangs on rows about the same participant. */
static void
test_references (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) one = add_healthy (self->session, "Sanna", "Åkerö");
  g_autoptr (DromParticipant) two = add_healthy (self->session, "Leo", "Berg");
  g_autoptr (DromPlan) plan_one = get_plan (self->session, one);
  g_autoptr (DromPlan) plan_two = get_plan (self->session, two);
  g_autoptr (DromGoal) goal_one = add_goal (self->session, plan_one, "work", "Ett");
  g_autoptr (DromGoal) goal_two = add_goal (self->session, plan_two, "work", "Två");
  g_autoptr (DromStep) step = add_step (self->session, goal_one, "Steg", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dump_all (self->store);
  g_autofree char *after = NULL;

  g_assert_null (drom_session_add (self->session, &drom_goal_noun, &error, DROM_GOAL_PARTICIPANT,
                                   id_text (id_of (one)), DROM_GOAL_PLAN,
                                   id_text (id_of (plan_two)), DROM_GOAL_AREA, "work",
                                   DROM_GOAL_STATUS, "open", DROM_FIELDS_END));
  g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (
      drom_session_move (self->session, DROM_RECORD (step), id_of (goal_two), 0, &error));
  g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (drom_session_set (self->session, DROM_RECORD (step), DROM_STEP_GOAL,
                                    id_text (id_of (goal_two)), &error));
  g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (
      drom_session_set (self->session, DROM_RECORD (step), DROM_STEP_GOAL, "0", &error));
  g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_REQUIRED);
  after = dump_all (self->store);
  assert_same (before, after);
}

/* A number is never used again, not even that of one who was deleted. */
static void
test_numbers (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) one = add_person (self->session, "Sanna", "Åkerö");
  g_autoptr (DromParticipant) two = add_person (self->session, "Leo", "Berg");
  gboolean taken;

  g_assert_true (drom_session_delete (self->session, DROM_RECORD (two), NULL));
  g_assert_cmpint (drom_participant_next_number (self->session, NULL), ==, 3);
  put (self->session, one, DROM_PARTICIPANT_NUMBER, "40");
  g_assert_cmpint (drom_participant_next_number (self->session, NULL), ==, 41);
  put (self->session, one, DROM_PARTICIPANT_NUMBER, "12");
  g_assert_cmpint (drom_participant_next_number (self->session, NULL), ==, 41);
  g_assert_true (drom_participant_number_is_taken (self->session, 12, &taken, NULL));
  g_assert_true (taken);
  g_assert_true (drom_participant_number_is_taken (self->session, 40, &taken, NULL));
  g_assert_false (taken);
}

static void
test_founding (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromStore) store = drom_registry_create_temporary (&error);
  g_autofree char *folder = g_strdup (drom_store_get_folder (store));
  DromFounding founding = {
    .project_name = "Vägen", .code_name = " ", .staff_name = "Mira", .staff_role = "coach"
  };
  DromSession *session;

  /* All or nothing. */
  session = drom_session_found (store, "slot", &founding, &error);
  g_assert_null (session);
  g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_REQUIRED);
  g_clear_error (&error);
  g_assert_cmpint (query (store, "SELECT count (*) FROM staff"), ==, 0);
  founding.code_name = "Björken";
  founding.staff_role = "chef";
  session = drom_session_found (store, "slot", &founding, &error);
  g_assert_null (session);
  g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_INVALID);
  g_clear_error (&error);
  founding.staff_role = "coach";
  session = drom_session_found (store, "slot", &founding, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (drom_session_get_code_name (session), ==, "Björken");
  g_assert_cmpstr (drom_session_get_staff_name (session), ==, "Mira");
  g_assert_cmpstr (drom_session_get_staff_role (session), ==, "coach");
  g_assert_cmpstr (drom_session_get_slot (session), ==, "slot");
  g_assert_false (drom_session_is_demonstration (session));
  drom_session_close (session);
  g_assert_null (drom_session_get_store (session));
  g_assert_null (drom_session_get_project (session));
  g_assert_finalize_object (session);
  session = drom_session_new (store, "slot", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (drom_session_get_code_name (session), ==, "Björken");
  g_assert_finalize_object (session);
  g_clear_object (&store);
  drom_registry_delete_temporary (folder);
}

/* Whoever holds a record after the lock has a dead one. */
static void
test_close (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Sanna", "Åkerö");

  g_assert_true (drom_session_begin_group (self->session, id_of (person), NULL));
  put (self->session, person, DROM_PARTICIPANT_PHONE, "070");
  drom_session_close (self->session);
  g_assert_false (drom_record_is_alive (DROM_RECORD (person)));
  g_assert_false (drom_session_can_undo (self->session, id_of (person)));
  g_assert_false (drom_session_has_right (self->session, DROM_RIGHT_WRITE));
  drom_session_poll (self->session);
  drom_session_close (self->session);
  g_assert_cmpint (query (self->store, "SELECT count (phone) FROM participant"), ==, 0);
}

/* Another program is writing: after some seconds that is said, and nothing is lost. */
static void
test_busy (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Sanna", "Åkerö");
  g_autoptr (DromStore) other = drom_store_open_again (self->store, NULL);
  g_autoptr (DromTransaction) writing = drom_transaction_begin (other, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (writing);
  g_assert_false (drom_session_set (self->session, DROM_RECORD (person), DROM_PARTICIPANT_PHONE,
                                    "070", &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_BUSY);
  g_assert_null (drom_participant_get_phone (person));
  g_clear_pointer (&writing, drom_transaction_free);
  put (self->session, person, DROM_PARTICIPANT_PHONE, "070");
}

/* A demonstration stays one. */
static void
test_demonstration (Fixture *self, gconstpointer data)
{
  g_autoptr (DromSession) again = NULL;

  g_assert_true (drom_session_set_demonstration (self->session, NULL));
  again = drom_session_new (self->store, drom_session_get_slot (self->session), NULL);
  g_assert_true (drom_session_is_demonstration (again));
  drom_session_close (again);
}

/* A handler of a signal may write. */
static void
write_on_saved_cb (DromSession *session, DromRecord *record, guint field, gpointer data)
{
  if (field == DROM_PARTICIPANT_PHONE)
    put (session, record, DROM_PARTICIPANT_CITY, "Lund");
}

static void
test_write_in_handler (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Sanna", "Åkerö");

  g_signal_connect (self->session, "saved", G_CALLBACK (write_on_saved_cb), NULL);
  put (self->session, person, DROM_PARTICIPANT_PHONE, "070");
  g_assert_cmpstr (drom_participant_get_city (person), ==, "Lund");
  undo (self->session, person);
  g_assert_null (drom_participant_get_city (person));
  g_assert_cmpstr (drom_participant_get_phone (person), ==, "070");
}

static void
test_move (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Sanna", "Åkerö");
  g_autoptr (DromPlan) plan = get_plan (self->session, person);
  g_autoptr (DromGoal) a = add_goal (self->session, plan, "work", "a");
  g_autoptr (DromGoal) b = add_goal (self->session, plan, "work", "b");
  g_autoptr (DromGoal) c = add_goal (self->session, plan, "work", "c");
  g_autoptr (DromStep) step = add_step (self->session, a, "steg", NULL);
  gint64 rows;

  g_assert_true (drom_session_move (self->session, DROM_RECORD (c), 0, 0, NULL));
  g_assert_cmpint (drom_record_get_position (DROM_RECORD (c)), ==, 0);
  g_assert_cmpint (drom_record_get_position (DROM_RECORD (a)), ==, 1);
  g_assert_cmpint (drom_record_get_position (DROM_RECORD (b)), ==, 2);
  g_assert_true (drom_session_move (self->session, DROM_RECORD (c), 0, 99, NULL));
  g_assert_cmpint (drom_record_get_position (DROM_RECORD (c)), ==, 2);
  g_assert_cmpint (drom_record_get_position (DROM_RECORD (a)), ==, 0);
  g_assert_true (drom_session_move (self->session, DROM_RECORD (step), id_of (b), 0, NULL));
  g_assert_cmpint (drom_step_get_goal (step), ==, id_of (b));
  /* Where it is already. */
  rows = query (self->store, "SELECT count (*) FROM log");
  g_assert_true (drom_session_move (self->session, DROM_RECORD (step), 0, 0, NULL));
  g_assert_true (drom_session_move (self->session, DROM_RECORD (step), id_of (b), 0, NULL));
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM log"), ==, rows);
}

int
main (int argc, char *argv[])
{
  drom_language_init (NULL);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_test ("/session/set", test_set);
  add_test ("/session/refused", test_refused);
  add_test ("/session/same-value", test_same_value);
  add_test ("/session/conflict", test_conflict);
  add_test ("/session/text-conflict", test_text_conflict);
  add_test ("/session/log", test_log);
  add_test ("/session/group", test_group);
  add_test ("/session/rights", test_rights);
  add_test ("/session/left", test_left);
  add_test ("/session/one-record", test_one_record);
  add_test ("/session/delete", test_delete);
  add_test ("/session/delete-agreed", test_delete_agreed);
  add_test ("/session/poll", test_poll);
  add_test ("/session/references", test_references);
  add_test ("/session/numbers", test_numbers);
  g_test_add_func ("/session/founding", test_founding);
  add_test ("/session/close", test_close);
  add_test ("/session/busy", test_busy);
  add_test ("/session/demonstration", test_demonstration);
  add_test ("/session/write-in-handler", test_write_in_handler);
  add_test ("/session/move", test_move);
  return g_test_run ();
}
