/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model-test"

#include "config.h"

#include "model-test.h"
#include "model/drom-contacts.h"

#include "language/drom-language.h"
#include "model/drom-log-list.h"
#include "model/drom-participant-item.h"

#include <string.h>

/* In every text of the protected participant, in their town, and nowhere else. */
#define MARK        "Zrinka"
#define PHONE       "0709998877"
#define CODE_LENGTH 9

/* Mira protects a participant; Kalle, a coach, has no access; both work with another one. */
typedef struct
{
  Fixture base;
  DromSession *other; /* Kalle's */
  DromParticipant *secret;
  DromParticipant *open;
  gint64 enrolment;
  gint64 plan;
  gint64 number;
  char check_code[CODE_LENGTH + 1];
  GPtrArray *rows; /* of DromUndoRow like pairs: the records of Mira's session */
} Gate;

static void
gate_set_up (Gate *self, gconstpointer data)
{
  g_autoptr (DromEnrolment) enrolment = NULL;
  g_autoptr (DromPlan) plan = NULL;

  set_up (&self->base, NULL);
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->other = add_colleague (self->base.session, "Kalle", "coach");
  self->open = add_healthy (self->base.session, "Leo", "Berg");
  self->secret = add_whole (self->base.session, MARK, self->rows);
  put (self->base.session, self->secret, DROM_PARTICIPANT_PHONE, PHONE);
  enrolment = get_enrolment (self->base.session, self->secret);
  self->enrolment = id_of (enrolment);
  put (self->base.session, enrolment, DROM_ENROLMENT_STATUS, "active");
  plan = get_plan (self->base.session, self->secret);
  self->plan = id_of (plan);
  self->number = drom_participant_get_number (self->secret);
  for (guint i = 0; i < self->rows->len; i++)
    if (DROM_IS_AGREEMENT (self->rows->pdata[i]))
      g_strlcpy (self->check_code, drom_agreement_get_check_code (self->rows->pdata[i]),
                 sizeof self->check_code);
}

static void
gate_tear_down (Gate *self, gconstpointer data)
{
  g_ptr_array_unref (self->rows);
  g_object_unref (self->secret);
  g_object_unref (self->open);
  drom_session_close (self->other);
  g_assert_finalize_object (self->other);
  tear_down (&self->base, NULL);
}

static void
protect (Gate *self)
{
  put (self->base.session, self->secret, DROM_PARTICIPANT_PROTECTED, "1");
}

static void
grant (Gate *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromRecord) given = drom_session_add (
      self->base.session, &drom_access_grant_noun, &error, DROM_ACCESS_GRANT_PARTICIPANT,
      id_text (id_of (self->secret)), DROM_ACCESS_GRANT_STAFF,
      id_text (drom_session_get_staff_id (self->other)), DROM_FIELDS_END);

  g_assert_no_error (error);
}

/* Everything that the model says to a session, as one text. */
static void
say_record (GString *said, DromRecord *record)
{
  const DromNoun *noun = drom_record_get_noun (record);

  for (guint i = 0; i < noun->n_fields; i++)
    {
      g_autofree char *display = drom_record_dup_display (record, i, "sv");

      g_string_append_printf (said, "%s.%s %s\n", noun->name, noun->fields[i].column, display);
    }
}

static void
say_records (GString *said, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    say_record (said, records->pdata[i]);
}

static void
say_all_nouns (GString *said, DromSession *session)
{
  guint n;
  const DromNoun *const *nouns = drom_nouns_get_all (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) records = NULL;

      if (nouns[i] == &drom_phrase_noun)
        continue;
      records = drom_session_load_all (session, nouns[i], &error);
      g_assert_no_error (error);
      say_records (said, records);
    }
}

/* Each noun's rows below each row that there is. */
static void
say_all_children (GString *said, DromSession *session)
{
  guint n;
  const DromNoun *const *nouns = drom_nouns_get_all (&n);

  for (guint i = 0; i < n; i++)
    for (guint field = 0; field < nouns[i]->n_fields; field++)
      for (gint64 parent = 1; parent <= 8; parent++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (GPtrArray) records = NULL;

          if (nouns[i]->fields[field].type != DROM_FIELD_TYPE_REF)
            continue;
          records = drom_session_load_children (session, nouns[i], field, parent, &error);
          g_assert_no_error (error);
          say_records (said, records);
        }
}

static void
say_each_row (GString *said, DromSession *session)
{
  guint n;
  const DromNoun *const *nouns = drom_nouns_get_all (&n);

  for (guint i = 0; i < n; i++)
    for (gint64 id = 1; id <= 8; id++)
      {
        g_autoptr (DromRecord) record = NULL;

        if (nouns[i] == &drom_phrase_noun)
          continue;
        record = drom_session_load (session, nouns[i], id, NULL);
        if (record != NULL)
          say_record (said, record);
      }
}

static void
say_list (GString *said,
          DromSession *session,
          const DromParticipantFilter *filter,
          guint sort,
          gboolean descending)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromParticipantList) list = drom_participant_list_new (session);

  drom_participant_list_set_sort (list, sort, descending, &error);
  g_assert_no_error (error);
  drom_participant_list_set_filter (list, filter, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (DromParticipantItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_string_append_printf (
          said, "item %s %" G_GINT64_FORMAT " %s %s\n", drom_participant_item_get_name (item),
          drom_participant_item_get_number (item), drom_participant_item_get_town (item),
          drom_participant_item_get_next_step (item));
    }
}

static void
say_lists (GString *said, DromSession *session)
{
  static const char *const searches[] = { NULL, "zrin", "Zrinka Zrinka", "0709", "2", "1212",
                                          "%",  "_" };
  static const char *const statuses[] = { NULL, "active", "waiting", "finished", "inactive" };
  const char *const *codes = drom_plan_health_codes ();

  for (guint sort = 0; sort <= DROM_PARTICIPANT_SORT_NEXT_STEP; sort++)
    for (guint descending = 0; descending < 2; descending++)
      {
        DromParticipantFilter filter = { 0 };

        for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
          {
            filter = (DromParticipantFilter){ .search = searches[i] };
            say_list (said, session, &filter, sort, descending);
          }
        for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
          {
            filter = (DromParticipantFilter){ .status = statuses[i], .responsible = 1 };
            say_list (said, session, &filter, sort, descending);
          }
        filter = (DromParticipantFilter){ .town = MARK " town" };
        say_list (said, session, &filter, sort, descending);
        for (guint i = 0; codes[i] != NULL; i++)
          {
            filter = (DromParticipantFilter){ .health = codes[i] };
            say_list (said, session, &filter, sort, descending);
          }
        filter = (DromParticipantFilter){ .health = "any" };
        say_list (said, session, &filter, sort, descending);
        filter = (DromParticipantFilter){ .health = "none" };
        say_list (said, session, &filter, sort, descending);
      }
}

static void
say_today (GString *said, DromSession *session)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) today = drom_today_load (session, FALSE, 100, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (today); i++)
    {
      g_autoptr (DromTodayItem) item = g_list_model_get_item (today, i);

      g_string_append_printf (said, "today %s %s\n", drom_today_item_get_name (item),
                              drom_today_item_get_title (item));
    }
}

static void
say_rest (GString *said, Gate *self, DromSession *session)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) towns = drom_participant_list_dup_towns (session, &error);
  g_autofree char *joined = g_strjoinv (" ", towns);
  g_autoptr (GPtrArray) duplicates =
      drom_participant_find_duplicates (session, MARK, MARK, NULL, NULL, &error);
  g_autoptr (GPtrArray) same =
      drom_participant_find_duplicates (session, NULL, NULL, NULL, "191212121212", &error);
  g_autoptr (GPtrArray) findings = drom_plan_health_check (session, self->enrolment, "sv", &error);
  g_autoptr (DromRecord) enrolment =
      drom_session_load_enrolment (session, id_of (self->secret), &error);
  g_autoptr (DromPlan) plan = drom_plan_find (session, self->enrolment, &error);
  g_autoptr (DromAgreement) agreement = drom_agreement_verify (session, self->check_code, NULL);
  g_autoptr (DromRecord) opened =
      drom_session_open_participant (session, id_of (self->secret), NULL);
  g_autoptr (GPtrArray) items = NULL;
  gint64 id = id_of (self->secret);

  g_assert_no_error (error);
  g_string_append_printf (said, "towns %s\n", joined);
  for (guint i = 0; i < duplicates->len; i++)
    g_string_append_printf (said, "duplicate %s\n",
                            drom_participant_item_get_name (duplicates->pdata[i]));
  for (guint i = 0; i < same->len; i++)
    g_string_append_printf (said, "duplicate %s\n",
                            drom_participant_item_get_name (same->pdata[i]));
  for (guint i = 0; i < findings->len; i++)
    g_string_append_printf (said, "finding %s\n", ((DromFinding *) findings->pdata[i])->sentence);
  if (enrolment != NULL)
    say_record (said, enrolment);
  if (plan != NULL)
    say_record (said, DROM_RECORD (plan));
  if (agreement != NULL)
    say_record (said, DROM_RECORD (agreement));
  if (opened != NULL)
    say_record (said, opened);
  items = drom_participant_items_read (session, &id, 1, &error);
  g_assert_no_error (error);
  g_string_append_printf (said, "read %s\n", drom_participant_item_get_name (items->pdata[0]));
}

static char *
say_everything (Gate *self, DromSession *session)
{
  GString *said = g_string_new (NULL);

  say_all_nouns (said, session);
  say_all_children (said, session);
  say_each_row (said, session);
  say_lists (said, session);
  say_today (said, session);
  say_rest (said, self, session);
  return g_string_free (said, FALSE);
}

static guint
count_in (const char *text, const char *part)
{
  guint n = 0;

  while ((text = strstr (text, part)) != NULL)
    {
      n++;
      text += strlen (part);
    }
  return n;
}

static void
assert_numbers (Gate *self, DromSession *session, guint enrolled)
{
  g_autoptr (GError) error = NULL;
  guint count;

  g_assert_true (drom_participant_list_count (session, NULL, &count, &error));
  g_assert_cmpuint (count, ==, enrolled);
  g_assert_true (drom_participant_list_count (session, "active", &count, &error));
  g_assert_cmpuint (count, ==, enrolled);
}

/* Whoever has no access learns nothing by any exit; whoever has it, everything. */
static void
test_exits (Gate *self, gconstpointer data)
{
  g_autofree char *before = say_everything (self, self->other);
  g_autofree char *without = NULL;
  g_autofree char *with = NULL;
  g_autofree char *setter = NULL;

  assert_numbers (self, self->other, 2);
  protect (self);
  without = say_everything (self, self->other);
  g_assert_null (strstr (without, MARK));
  g_assert_null (strstr (without, PHONE));
  g_assert_null (strstr (without, "19121212"));
  g_assert_null (strstr (without, self->check_code));
  g_assert_nonnull (strstr (without, "Leo"));
  assert_numbers (self, self->other, 1);

  setter = say_everything (self, self->base.session);
  g_assert_cmpuint (count_in (setter, MARK), ==, count_in (before, MARK));
  assert_numbers (self, self->base.session, 2);

  grant (self);
  with = say_everything (self, self->other);
  g_assert_cmpuint (count_in (before, MARK), >, 500);
  g_assert_cmpuint (count_in (with, MARK), ==, count_in (before, MARK));
  assert_numbers (self, self->other, 2);
}

/* The walk of test_exits sees each noun that is about somebody. */
static void
test_walk (Gate *self, gconstpointer data)
{
  guint n;
  const DromNoun *const *nouns = drom_nouns_get_all (&n);
  g_autofree char *said = NULL;

  protect (self);
  said = say_everything (self, self->base.session);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *head = g_strdup_printf ("%s.%s", nouns[i]->name, nouns[i]->fields[0].column);

      if (nouns[i]->subject == NULL)
        continue;
      g_test_message ("%s", head);
      g_assert_nonnull (strstr (said, head));
    }
}

#define assert_not_found(call)                                                                     \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autoptr (GError) refusal = NULL;                                                             \
    GError **error = &refusal;                                                                     \
    g_assert_true (!(call));                                                                       \
    g_assert_error (refusal, DROM_MODEL_ERROR, DROM_MODEL_ERROR_NOT_FOUND);                        \
    g_assert_null (strstr (refusal->message, MARK));                                               \
  }                                                                                                \
  G_STMT_END

/* That somebody is protected is not told apart from that they are not there. */
static void
test_not_found (Gate *self, gconstpointer data)
{
  g_autoptr (GError) hidden = NULL;
  g_autoptr (GError) missing = NULL;
  gint64 rows;

  protect (self);
  g_assert_null (
      drom_session_load (self->other, &drom_participant_noun, id_of (self->secret), &hidden));
  g_assert_null (drom_session_load (self->other, &drom_participant_noun, 4711, &missing));
  g_assert_error (hidden, missing->domain, missing->code);
  g_assert_cmpstr (hidden->message, ==, missing->message);
  rows = query (self->base.store, "SELECT count (*) FROM log");
  assert_not_found (drom_session_open_participant (self->other, id_of (self->secret), error));
  assert_not_found (drom_agreement_verify (self->other, self->check_code, error));
  assert_not_found (drom_plan_open (self->other, self->enrolment, error));
  assert_not_found (drom_participant_find_number (self->other, self->number, error) != 0);
  assert_not_found (drom_session_add (self->other, &drom_note_noun, error, DROM_NOTE_PARTICIPANT,
                                      id_text (id_of (self->secret)), DROM_NOTE_DATE, TODAY,
                                      DROM_NOTE_KIND, "visit", DROM_NOTE_VOICE, "staff",
                                      DROM_NOTE_TEXT, "?", DROM_FIELDS_END));
  /* Nothing of it was logged as if it had been seen. */
  g_assert_cmpint (query (self->base.store, "SELECT count (*) FROM log"), ==, rows);
}

/* Records that were open when somebody else set the protection. */
static void
test_open_records (Gate *self, gconstpointer data)
{
  g_autoptr (GPtrArray) held = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (DromParticipantList) list = drom_participant_list_new (self->other);
  DromParticipantFilter filter = { 0 };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  DromRecord *person = NULL, *plan = NULL, *goal = NULL, *step = NULL;
  gint64 secret = id_of (self->secret);
  const char *const parties[] = { "staff:1", NULL };
  g_auto (GStrv) keys = NULL;
  guint notified;

  for (guint i = 0; i < self->rows->len; i++)
    {
      DromRecord *record =
          drom_session_load (self->other, drom_record_get_noun (self->rows->pdata[i]),
                             id_of (self->rows->pdata[i]), NULL);

      g_assert_nonnull (record);
      g_ptr_array_add (held, record);
      if (DROM_IS_PARTICIPANT (record))
        person = record;
      else if (DROM_IS_PLAN (record))
        plan = record;
      else if (DROM_IS_GOAL (record))
        goal = record;
      else if (DROM_IS_STEP (record))
        step = record;
    }
  g_assert_true (drom_participant_list_set_filter (list, &filter, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
  put (self->other, person, DROM_PARTICIPANT_CITY, "Ort");
  put (self->other, person, DROM_PARTICIPANT_CITY, NULL);
  put (self->other, plan, DROM_PLAN_TRACK, "work");
  undo (self->other, person);
  g_assert_true (drom_session_can_undo (self->other, secret));
  drom_session_poll (self->base.session);
  count_signal (person, "notify::family-name", &notified);
  protect (self);
  before = dump_all (self->base.store);

  /* Before the next poll the records still stand there, but nothing comes through. */
  assert_not_found (drom_session_set (self->other, person, DROM_PARTICIPANT_PHONE, "070", error));
  assert_not_found (drom_session_set (self->other, plan, DROM_PLAN_TRACK, "studies", error));
  assert_not_found (
      drom_session_set_text (self->other, plan, DROM_PLAN_OWN_WORDS, "sv", "?", error));
  assert_not_found (drom_session_delete (self->other, goal, error));
  assert_not_found (drom_session_move (self->other, goal, 0, 3, error));
  assert_not_found (
      drom_plan_add_goal (self->other, DROM_PLAN (plan), "work", 0, "sv", "?", error));
  assert_not_found (drom_goal_add_step (self->other, DROM_GOAL (goal), 0, "sv", "?", error));
  assert_not_found (
      drom_plan_add_team_member (self->other, DROM_PLAN (plan), NULL, NULL, "sv", "?", error));
  assert_not_found (drom_plan_write_text (self->other, goal, "sv", "?", error));
  assert_not_found (drom_step_set_status (self->other, DROM_STEP (step), "done", error));
  assert_not_found (drom_step_set_parties (self->other, DROM_STEP (step), parties, error));
  assert_not_found (drom_plan_snapshot_take (self->other, DROM_PLAN (plan), error));
  assert_not_found (drom_plan_agree (self->other, DROM_PLAN (plan), "staff", error));
  assert_not_found (drom_session_undo (self->other, secret, error));
  keys = drom_step_dup_parties (self->other, DROM_STEP (step), NULL);
  g_assert_cmpuint (g_strv_length (keys), ==, 0);
  {
    g_autoptr (GPtrArray) agreements =
        drom_plan_load_agreements (self->other, DROM_PLAN (plan), NULL);
    g_autofree char *label = drom_step_dup_party_label (self->other, "team:1", "sv");

    g_assert_cmpuint (agreements->len, ==, 0);
    g_assert_null (strstr (label, MARK));
  }
  after = dump_all (self->base.store);
  assert_same (before, after);

  /* The page of items was not read yet: the row is there, its content is not. */
  {
    g_autofree char *names = names_of (G_LIST_MODEL (list));

    g_assert_null (strstr (names, MARK));
  }
  g_assert_true (drom_participant_list_reload (list, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  g_assert_cmpuint (drom_participant_list_find (list, secret), ==, G_MAXUINT);

  /* After it they are empty, and whoever shows them is told. */
  drom_session_poll (self->other);
  g_assert_cmpuint (notified, ==, 1);
  for (guint i = 0; i < held->len; i++)
    {
      g_autoptr (GString) said = g_string_new (NULL);

      say_record (said, held->pdata[i]);
      g_test_message ("%s", drom_record_get_noun (held->pdata[i])->name);
      g_assert_false (drom_record_is_alive (held->pdata[i]));
      g_assert_null (strstr (said->str, MARK));
    }
  assert_not_found (drom_session_set (self->other, person, DROM_PARTICIPANT_PHONE, "070", error));
}

/* The order of a list tells nothing of who is not in it. */
static void
test_order (Gate *self, gconstpointer data)
{
  g_autoptr (DromParticipantList) list = drom_participant_list_new (self->other);
  DromParticipantFilter filter = { 0 };

  protect (self);
  for (guint sort = 0; sort <= DROM_PARTICIPANT_SORT_NEXT_STEP; sort++)
    {
      g_assert_true (drom_participant_list_set_sort (list, sort, FALSE, NULL));
      g_assert_true (drom_participant_list_set_filter (list, &filter, NULL));
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
      g_assert_cmpuint (drom_participant_list_find (list, id_of (self->open)), ==, 0);
    }
}

/* Whoever sets the protection has access; a project manager may give more, nobody else. */
static void
test_who_grants (Gate *self, gconstpointer data)
{
  g_autoptr (DromSession) supervisor = add_colleague (self->base.session, "Siv", "supervisor");
  g_autoptr (DromRecord) leo =
      drom_session_load (self->other, &drom_participant_noun, id_of (self->open), NULL);
  g_autoptr (DromRecord) given = NULL;
  g_autoptr (GPtrArray) grants = NULL;
  g_autoptr (GError) local = NULL;

  /* A coach protects: the coach sees, the manager does not. */
  put (self->other, leo, DROM_PARTICIPANT_PROTECTED, "1");
  g_assert_cmpstr (drom_participant_get_given_name (DROM_PARTICIPANT (leo)), ==, "Leo");
  drom_session_poll (self->base.session);
  g_assert_false (drom_record_is_alive (DROM_RECORD (self->open)));
  assert_not_found (drom_session_add (self->base.session, &drom_access_grant_noun, error,
                                      DROM_ACCESS_GRANT_PARTICIPANT, id_text (id_of (leo)),
                                      DROM_ACCESS_GRANT_STAFF, "1", DROM_FIELDS_END));

  /* No grant by those who are no managers. */
  g_assert_null (drom_session_add (self->other, &drom_access_grant_noun, &local,
                                   DROM_ACCESS_GRANT_PARTICIPANT, id_text (id_of (leo)),
                                   DROM_ACCESS_GRANT_STAFF, "1", DROM_FIELDS_END));
  g_assert_error (local, DROM_MODEL_ERROR, DROM_MODEL_ERROR_FORBIDDEN);
  g_clear_error (&local);

  protect (self);
  g_assert_cmpint (query (self->base.store, "SELECT count (*) FROM access_grant"), ==, 2);
  g_assert_null (drom_session_add (supervisor, &drom_access_grant_noun, &local,
                                   DROM_ACCESS_GRANT_PARTICIPANT, id_text (id_of (self->secret)),
                                   DROM_ACCESS_GRANT_STAFF, "3", DROM_FIELDS_END));
  g_assert_error (local, DROM_MODEL_ERROR, DROM_MODEL_ERROR_FORBIDDEN);
  g_clear_error (&local);
  given = drom_session_add (self->base.session, &drom_access_grant_noun, &local,
                            DROM_ACCESS_GRANT_PARTICIPANT, id_text (id_of (self->secret)),
                            DROM_ACCESS_GRANT_STAFF, "3", DROM_FIELDS_END);
  g_assert_no_error (local);
  {
    g_autoptr (DromRecord) seen =
        drom_session_load (supervisor, &drom_participant_noun, id_of (self->secret), NULL);

    g_assert_nonnull (seen);
  }
  /* Taken away again; but not the last one. */
  g_assert_true (drom_session_delete (self->base.session, given, NULL));
  assert_not_found (
      drom_session_load (supervisor, &drom_participant_noun, id_of (self->secret), error));
  grants = drom_session_load_children (self->base.session, &drom_access_grant_noun,
                                       DROM_ACCESS_GRANT_PARTICIPANT, id_of (self->secret), NULL);
  g_assert_cmpuint (grants->len, ==, 1);
  g_assert_false (drom_session_delete (self->base.session, grants->pdata[0], &local));
  g_assert_error (local, DROM_MODEL_ERROR, DROM_MODEL_ERROR_INVALID);
  drom_session_close (supervisor);
}

/* A manager who sees nothing of somebody may still give a colleague access: by the number,
 * and nothing else is learnt. */
static void
test_give_unseen (Gate *self, gconstpointer data)
{
  g_autoptr (DromSession) supervisor = add_colleague (self->base.session, "Siv", "supervisor");
  g_autoptr (DromRecord) leo =
      drom_session_load (self->other, &drom_participant_noun, id_of (self->open), NULL);
  gint64 number = drom_participant_get_number (DROM_PARTICIPANT (leo));
  gint64 siv = drom_session_get_staff_id (supervisor);
  g_autoptr (DromRecord) seen = NULL;
  g_autoptr (GError) local = NULL;
  gint64 logged;

  /* Somebody who is not protected, and nobody at all, are answered alike. */
  g_assert_false (drom_session_give_access (self->base.session, number, siv, &local));
  g_assert_error (local, DROM_MODEL_ERROR, DROM_MODEL_ERROR_NOT_FOUND);
  g_clear_error (&local);
  g_assert_false (drom_session_give_access (self->base.session, 4711, siv, &local));
  g_assert_error (local, DROM_MODEL_ERROR, DROM_MODEL_ERROR_NOT_FOUND);
  g_clear_error (&local);

  put (self->other, leo, DROM_PARTICIPANT_PROTECTED, "1");
  drom_session_poll (self->base.session);
  g_assert_false (drom_session_give_access (supervisor, number, siv, &local));
  g_assert_error (local, DROM_MODEL_ERROR, DROM_MODEL_ERROR_FORBIDDEN);
  g_clear_error (&local);
  g_assert_false (drom_session_give_access (self->other, number, siv, &local));
  g_assert_error (local, DROM_MODEL_ERROR, DROM_MODEL_ERROR_FORBIDDEN);
  g_clear_error (&local);

  logged = query (self->base.store, "SELECT count (*) FROM log WHERE noun = 'access_grant'");
  g_assert_true (drom_session_give_access (self->base.session, number, siv, &local));
  g_assert_no_error (local);
  g_assert_cmpint (
      query (self->base.store, "SELECT count (*) FROM log WHERE noun = 'access_grant'"), ==,
      logged + 1);
  g_assert_false (drom_session_give_access (self->base.session, number, siv, &local));
  g_assert_error (local, DROM_MODEL_ERROR, DROM_MODEL_ERROR_TAKEN);
  seen = drom_session_load (supervisor, &drom_participant_noun, id_of (leo), NULL);
  g_assert_nonnull (seen);
  /* Who gave it sees no more than before. */
  assert_not_found (
      drom_session_load (self->base.session, &drom_participant_noun, id_of (leo), error));
  drom_session_close (supervisor);
}

/* Who works with somebody that may not be seen is not offered to others. */
static void
test_contacts (Gate *self, gconstpointer data)
{
  g_autoptr (DromPlan) hidden = get_plan (self->base.session, self->secret);
  g_autoptr (DromPlan) shown = get_plan (self->base.session, self->open);
  g_autoptr (DromTeamMember) one = drom_plan_add_team_member (
      self->base.session, hidden, "Zackarias Gömd", "Zinnober", "sv", "Läkare", NULL);
  g_autoptr (DromTeamMember) two = drom_plan_add_team_member (
      self->base.session, shown, "Zara Öppen", "Zebraskolan", "sv", "Lärare", NULL);
  g_autoptr (GPtrArray) before = drom_contact_search (self->other, "ZA", 9, NULL);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) organisations = NULL;
  g_autoptr (GPtrArray) mine = NULL;
  g_autoptr (GPtrArray) nothing = NULL;

  g_assert_nonnull (one);
  g_assert_nonnull (two);
  g_assert_cmpuint (before->len, ==, 2);
  protect (self);
  after = drom_contact_search (self->other, "za", 9, NULL);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_cmpstr (drom_contact_get_name (after->pdata[0]), ==, "Zara Öppen");
  organisations = drom_organisation_search (self->other, "z", 9, NULL);
  g_assert_cmpuint (organisations->len, ==, 1);
  g_assert_cmpstr (drom_organisation_get_name (organisations->pdata[0]), ==, "Zebraskolan");
  mine = drom_contact_search (self->base.session, "za", 9, NULL);
  g_assert_cmpuint (mine->len, ==, 2);
  nothing = drom_contact_search (self->base.session, "", 9, NULL);
  g_assert_cmpuint (nothing->len, ==, 0);
}

/* A participant who is protected from the beginning is seen by who added them. */
static void
test_born_protected (Gate *self, gconstpointer data)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (DromRecord) person = drom_session_add (
      self->other, &drom_participant_noun, &local, DROM_PARTICIPANT_NUMBER, "77",
      DROM_PARTICIPANT_GIVEN_NAME, "Ny", DROM_PARTICIPANT_PROTECTED, "1", DROM_FIELDS_END);
  gboolean taken;

  g_assert_no_error (local);
  g_assert_nonnull (person);
  assert_not_found (
      drom_session_load (self->base.session, &drom_participant_noun, id_of (person), error));
  /* That the number is taken is told: numbers are the registry's. */
  g_assert_true (drom_participant_number_is_taken (self->base.session, 77, &taken, NULL));
  g_assert_true (taken);
  undo (self->other, person);
  g_assert_cmpint (query (self->base.store, "SELECT count (*) FROM participant WHERE number = 77"),
                   ==, 0);
  redo (self->other, person);
  g_assert_cmpint (query (self->base.store, "SELECT count (*) FROM access_grant WHERE staff = 2"),
                   ==, 1);
}

/* The log names no participant to who may not see them. */
static void
test_log (Gate *self, gconstpointer data)
{
  g_autoptr (DromSession) supervisor = add_colleague (self->base.session, "Siv", "supervisor");
  g_autoptr (GPtrArray) rows = NULL;
  guint about_open = 0;

  protect (self);
  rows = drom_log_load (supervisor, 0, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      DromLogRow *row = rows->pdata[i];

      g_assert_cmpint (row->number, !=, self->number);
      about_open += row->number == drom_participant_get_number (self->open);
    }
  g_assert_cmpuint (about_open, >, 3);
  drom_session_close (supervisor);
}

/* A second window of the same staff member has the same eyes. */
static void
test_second_window (Gate *self, gconstpointer data)
{
  g_autoptr (DromSession) kalle = NULL;
  g_autoptr (DromSession) mira = NULL;
  g_autoptr (DromRecord) seen = NULL;

  protect (self);
  kalle = second_window (self->other);
  mira = second_window (self->base.session);
  assert_not_found (drom_session_load (kalle, &drom_participant_noun, id_of (self->secret), error));
  seen = drom_session_load (mira, &drom_participant_noun, id_of (self->secret), NULL);
  g_assert_nonnull (seen);
  drom_session_close (kalle);
  drom_session_close (mira);
}

#define add_gate_test(path, function)                                                              \
  g_test_add (path, Gate, NULL, gate_set_up, function, gate_tear_down)

int
main (int argc, char *argv[])
{
  drom_language_init (NULL);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_gate_test ("/gate/exits", test_exits);
  add_gate_test ("/gate/walk", test_walk);
  add_gate_test ("/gate/not-found", test_not_found);
  add_gate_test ("/gate/open-records", test_open_records);
  add_gate_test ("/gate/order", test_order);
  add_gate_test ("/gate/who-grants", test_who_grants);
  add_gate_test ("/gate/give-unseen", test_give_unseen);
  add_gate_test ("/gate/contacts", test_contacts);
  add_gate_test ("/gate/born-protected", test_born_protected);
  add_gate_test ("/gate/log", test_log);
  add_gate_test ("/gate/second-window", test_second_window);
  return g_test_run ();
}
