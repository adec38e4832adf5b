/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model-test"

#include "config.h"

#include "model-test.h"

#include <glib/gstdio.h>

#define SLOT "slot-of-mira"

/* Founded once in each program, since that writes all phrases; each test has a copy. */
static char *original;
static DromKey *key;

static void
delete_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
delete_original (void)
{
  delete_folder (original);
  g_free (original);
  drom_key_unref (key);
}

static char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("drom-model-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static void
found_original (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromStore) store = NULL;
  g_autoptr (DromSession) session = NULL;
  DromFounding founding = {
    .project_name = "Vägen till arbete",
    .code_name = "Björken",
    .preset = "po-drom",
    .staff_name = "Mira Lindqvist",
    .staff_role = "manager",
  };

  original = make_folder ();
  key = drom_key_new_random ();
  store = drom_store_create (original, key, &error);
  g_assert_no_error (error);
  session = drom_session_found (store, SLOT, &founding, &error);
  g_assert_no_error (error);
  drom_session_close (session);
  atexit (delete_original);
}

static char *
copy_original (void)
{
  char *folder = make_folder ();
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (original == NULL)
    found_original ();
  dir = g_dir_open (original, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *from = g_build_filename (original, name, NULL);
      g_autofree char *to = g_build_filename (folder, name, NULL);
      g_autofree char *data = NULL;
      gsize size;

      g_file_get_contents (from, &data, &size, &error);
      g_assert_no_error (error);
      g_file_set_contents_full (to, data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, &error);
      g_assert_no_error (error);
    }
  return folder;
}

void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = copy_original ();

  self->store = drom_store_open (folder, key, &error);
  g_assert_no_error (error);
  self->session = drom_session_new (self->store, SLOT, &error);
  g_assert_no_error (error);
  drom_session_set_today (self->session, TODAY);
}

void
tear_down (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = g_strdup (drom_store_get_folder (self->store));

  drom_session_close (self->session);
  g_assert_finalize_object (self->session);
  g_assert_finalize_object (self->store);
  delete_folder (folder);
}

const char *
id_text (gint64 id)
{
  static char texts[16][24];
  static guint next = 0;

  next = (next + 1) % G_N_ELEMENTS (texts);
  g_snprintf (texts[next], sizeof texts[next], "%" G_GINT64_FORMAT, id);
  return texts[next];
}

gint64
id_of (gpointer record)
{
  return drom_record_get_id (DROM_RECORD (record));
}

DromSession *
add_colleague (DromSession *session, const char *name, const char *role)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *slot = g_strdup_printf ("slot-of-%s", name);
  g_autoptr (DromRecord) staff =
      drom_session_add (session, &drom_staff_noun, &error, DROM_STAFF_NAME, name, DROM_STAFF_ROLE,
                        role, DROM_STAFF_SLOT, slot, DROM_STAFF_ACTIVE, "1", DROM_FIELDS_END);
  g_autoptr (DromStore) store = NULL;
  DromSession *other;

  g_assert_no_error (error);
  store = drom_store_open_again (drom_session_get_store (session), &error);
  g_assert_no_error (error);
  other = drom_session_new (store, slot, &error);
  g_assert_no_error (error);
  drom_session_set_today (other, TODAY);
  return other;
}

DromSession *
second_window (DromSession *session)
{
  g_autoptr (GError) error = NULL;
  DromSession *other = drom_session_open_again (session, &error);

  g_assert_no_error (error);
  return other;
}

DromParticipant *
add_person (DromSession *session, const char *given, const char *family)
{
  g_autoptr (GError) error = NULL;
  gint64 number = drom_participant_next_number (session, &error);
  DromRecord *participant;
  g_autoptr (DromRecord) enrolment = NULL;

  g_assert_no_error (error);
  participant = drom_session_add (session, &drom_participant_noun, &error, DROM_PARTICIPANT_NUMBER,
                                  id_text (number), DROM_PARTICIPANT_GIVEN_NAME, given,
                                  DROM_PARTICIPANT_FAMILY_NAME, family, DROM_FIELDS_END);
  g_assert_no_error (error);
  enrolment = drom_session_add (session, &drom_enrolment_noun, &error, DROM_ENROLMENT_PARTICIPANT,
                                id_text (id_of (participant)), DROM_ENROLMENT_PROJECT,
                                id_text (drom_session_get_project_id (session)),
                                DROM_ENROLMENT_STATUS, "active", DROM_ENROLMENT_RESPONSIBLE,
                                id_text (drom_session_get_staff_id (session)), DROM_FIELDS_END);
  g_assert_no_error (error);
  return DROM_PARTICIPANT (participant);
}

DromEnrolment *
get_enrolment (DromSession *session, gpointer participant)
{
  g_autoptr (GError) error = NULL;
  DromRecord *enrolment = drom_session_load_enrolment (session, id_of (participant), &error);

  g_assert_no_error (error);
  return DROM_ENROLMENT (enrolment);
}

DromPlan *
get_plan (DromSession *session, gpointer participant)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromEnrolment) enrolment = get_enrolment (session, participant);
  DromPlan *plan = drom_plan_open (session, id_of (enrolment), &error);

  g_assert_no_error (error);
  return plan;
}

DromGoal *
add_goal (DromSession *session, DromPlan *plan, const char *area, const char *text)
{
  g_autoptr (GError) error = NULL;
  DromGoal *goal = drom_plan_add_goal (session, plan, area, 0, "sv", text, &error);

  g_assert_no_error (error);
  return goal;
}

DromStep *
add_step (DromSession *session, DromGoal *goal, const char *text, const char *due)
{
  g_autoptr (GError) error = NULL;
  DromStep *step = drom_goal_add_step (session, goal, 0, "sv", text, &error);

  g_assert_no_error (error);
  if (due != NULL)
    put (session, step, DROM_STEP_DUE, due);
  return step;
}

DromParticipant *
add_healthy (DromSession *session, const char *given, const char *family)
{
  g_autoptr (GError) error = NULL;
  DromParticipant *participant = add_person (session, given, family);
  g_autoptr (DromPlan) plan = get_plan (session, participant);
  g_autoptr (DromGoal) goal = add_goal (session, plan, "work", "Ett arbete i ett kök");
  g_autoptr (DromStep) step = add_step (session, goal, "Ringa skolköket", "2026-11-25");
  g_autoptr (DromRecord) mapping = drom_session_add (
      session, &drom_mapping_noun, &error, DROM_MAPPING_PARTICIPANT, id_text (id_of (participant)),
      DROM_MAPPING_DATE, "2026-09-01", DROM_FIELDS_END);

  g_assert_no_error (error);
  put (session, plan, DROM_PLAN_TRACK, "work");
  put (session, plan, DROM_PLAN_FOLLOW_UP_DATE, "2026-12-01");
  return participant;
}

/* A value that a field takes. */
static char *
make_value (const DromField *field, const char *mark)
{
  if (g_str_equal (field->column, "email"))
    return g_strdup_printf ("%s@example.org", mark);
  if (g_str_equal (field->column, "identity_number"))
    return g_strdup ("19121212-1212");
  if (g_str_equal (field->column, "birth_date"))
    return g_strdup ("1990-05-17");
  if (field->normalize != NULL && field->type == DROM_FIELD_TYPE_TEXT)
    return g_strdup ("2019-05");
  switch (field->type)
    {
    case DROM_FIELD_TYPE_TEXT:
      return g_strdup_printf ("%s %s", mark, field->column);
    case DROM_FIELD_TYPE_INT:
      return g_strdup ("7");
    case DROM_FIELD_TYPE_DATE:
      return g_strdup ("2026-11-30");
    case DROM_FIELD_TYPE_TIME:
      return g_strdup ("10:30");
    case DROM_FIELD_TYPE_CODE:
      return g_strdup (field->codes->codes[0].code);
    default:
      return NULL;
    }
}

/* Fills what is empty and can be changed. */
static void
fill (DromSession *session, DromRecord *record, const char *mark)
{
  const DromNoun *noun = drom_record_get_noun (record);

  for (guint i = 0; i < noun->n_fields; i++)
    {
      const DromField *field = &noun->fields[i];
      g_autofree char *now = NULL;
      g_autofree char *value = NULL;

      if (field->type == DROM_FIELD_TYPE_TEXTS)
        {
          g_autofree char *text = g_strdup_printf ("%s %s", mark, field->column);

          put_text (session, record, i, "sv", text);
          put_text (session, record, i, "rmy", text);
          continue;
        }
      now = drom_record_dup_value (record, i);
      value = make_value (field, mark);
      if (now == NULL && value != NULL
          && (field->flags & (DROM_FIELD_FIXED | DROM_FIELD_DERIVED)) == 0
          && !g_str_equal (field->column, "closed_on"))
        put (session, record, i, value);
    }
}

static gint64
keep (DromSession *session, GPtrArray *rows, DromRecord *record, const char *mark, GError *error)
{
  gint64 id;

  g_assert_no_error (error);
  id = drom_record_get_id (record);
  fill (session, record, mark);
  if (rows != NULL)
    g_ptr_array_add (rows, g_object_ref (record));
  g_object_unref (record);
  return id;
}

DromParticipant *
add_whole (DromSession *session, const char *mark, GPtrArray *rows)
{
  g_autoptr (GError) error = NULL;
  DromParticipant *person = add_person (session, mark, mark);
  const char *participant = id_text (id_of (person));
  g_autofree char *who = g_strdup (participant);
  g_autoptr (DromEnrolment) enrolment = get_enrolment (session, person);
  g_autofree char *enrolled = g_strdup (id_text (id_of (enrolment)));
  g_autoptr (DromPlan) plan = get_plan (session, person);
  g_autoptr (DromTeamMember) member = NULL;
  g_autoptr (DromAgreement) agreement = NULL;
  DromGoal *goal;
  DromStep *step;
  gint64 note, mapping;
  g_autofree char *team = NULL;
  const char *parties[] = { "participant", "staff:1", NULL, NULL };

  fill (session, DROM_RECORD (person), mark);
  keep (session, rows, g_object_ref (DROM_RECORD (enrolment)), mark, NULL);
  mapping = keep (session, rows,
                  drom_session_add (session, &drom_mapping_noun, &error, DROM_MAPPING_PARTICIPANT,
                                    who, DROM_MAPPING_DATE, "2026-09-01", DROM_FIELDS_END),
                  mark, error);
  keep (session, rows,
        drom_session_add (session, &drom_rating_noun, &error, DROM_RATING_PARTICIPANT, who,
                          DROM_RATING_MAPPING, id_text (mapping), DROM_RATING_AREA, "work",
                          DROM_FIELDS_END),
        mark, error);
  keep (session, rows,
        drom_session_add (session, &drom_experience_noun, &error, DROM_EXPERIENCE_PARTICIPANT, who,
                          DROM_EXPERIENCE_KIND, "work", DROM_FIELDS_END),
        mark, error);
  keep (session, rows, g_object_ref (DROM_RECORD (plan)), mark, NULL);
  member = drom_plan_add_team_member (session, plan, "Petra Ek", "Skolan", "sv", "rektor", &error);
  keep (session, rows, g_object_ref (DROM_RECORD (member)), mark, error);
  goal = add_goal (session, plan, "work", mark);
  step = add_step (session, goal, mark, "2026-11-25");
  team = g_strdup_printf ("team:%s", id_text (id_of (member)));
  parties[2] = team;
  g_assert_true (drom_step_set_parties (session, step, parties, &error));
  g_assert_no_error (error);
  keep (session, rows, DROM_RECORD (goal), mark, NULL);
  if (rows != NULL)
    {
      g_autoptr (GPtrArray) found = drom_session_load_children (
          session, &drom_step_party_noun, DROM_STEP_PARTY_STEP, id_of (step), &error);

      g_assert_no_error (error);
      g_ptr_array_add (rows, g_object_ref (found->pdata[0]));
    }
  keep (session, rows, DROM_RECORD (step), mark, NULL);
  note = keep (session, rows,
               drom_session_add (session, &drom_note_noun, &error, DROM_NOTE_PARTICIPANT, who,
                                 DROM_NOTE_DATE, TODAY, DROM_NOTE_KIND, "visit", DROM_NOTE_VOICE,
                                 "staff", DROM_NOTE_TEXT, mark, DROM_FIELDS_END),
               mark, error);
  keep (session, rows,
        drom_session_add (session, &drom_amendment_noun, &error, DROM_AMENDMENT_PARTICIPANT, who,
                          DROM_AMENDMENT_NOTE, id_text (note), DROM_AMENDMENT_TEXT, mark,
                          DROM_FIELDS_END),
        mark, error);
  keep (session, rows,
        drom_session_add (session, &drom_result_noun, &error, DROM_RESULT_PARTICIPANT, who,
                          DROM_RESULT_ENROLMENT, enrolled, DROM_RESULT_KIND, "work",
                          DROM_FIELDS_END),
        mark, error);
  agreement = drom_plan_agree (session, plan, "participant,staff", &error);
  g_assert_no_error (error);
  if (rows != NULL)
    {
      g_ptr_array_add (rows, g_object_ref (person));
      g_ptr_array_add (rows, g_object_ref (agreement));
    }
  return person;
}

void
put (DromSession *session, gpointer record, guint field, const char *value)
{
  g_autoptr (GError) error = NULL;
  gboolean good = drom_session_set (session, DROM_RECORD (record), field, value, &error);

  g_assert_no_error (error);
  g_assert_true (good);
}

void
put_text (
    DromSession *session, gpointer record, guint field, const char *language, const char *text)
{
  g_autoptr (GError) error = NULL;
  gboolean good =
      drom_session_set_text (session, DROM_RECORD (record), field, language, text, &error);

  g_assert_no_error (error);
  g_assert_true (good);
}

void
undo (DromSession *session, gpointer participant)
{
  g_autoptr (GError) error = NULL;
  gboolean good = drom_session_undo (session, id_of (participant), &error);

  g_assert_no_error (error);
  g_assert_true (good);
}

void
redo (DromSession *session, gpointer participant)
{
  g_autoptr (GError) error = NULL;
  gboolean good = drom_session_redo (session, id_of (participant), &error);

  g_assert_no_error (error);
  g_assert_true (good);
}

gint64
query (DromStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromStatement) statement = drom_store_prepare (store, sql, &error);

  g_assert_no_error (error);
  g_assert_cmpint (drom_statement_step (statement, &error), ==, DROM_ANSWER_ROW);
  return drom_statement_get_int (statement, 0);
}

char *
query_text (DromStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromStatement) statement = drom_store_prepare (store, sql, &error);

  g_assert_no_error (error);
  g_assert_cmpint (drom_statement_step (statement, &error), ==, DROM_ANSWER_ROW);
  return g_strdup (drom_statement_get_text (statement, 0));
}

void
execute (DromStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gboolean good = drom_store_exec (store, sql, &error);

  g_assert_no_error (error);
  g_assert_true (good);
}

static void
dump_query (DromStore *store, const char *sql, GString *dump)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromStatement) statement = drom_store_prepare (store, sql, &error);

  g_assert_no_error (error);
  while (drom_statement_step (statement, &error) == DROM_ANSWER_ROW)
    {
      for (int i = 0; i < drom_statement_n_columns (statement); i++)
        {
          const char *text = drom_statement_get_text (statement, i);

          g_string_append_printf (dump, "%s|", text != NULL ? text : "-");
        }
      g_string_append_c (dump, '\n');
    }
  g_assert_no_error (error);
}

char *
dump_table (DromStore *store, const char *table)
{
  GString *dump = g_string_new (NULL);
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY id", table);

  dump_query (store, sql, dump);
  return g_string_free (dump, FALSE);
}

char *
dump_all (DromStore *store)
{
  GString *dump = g_string_new (NULL);
  guint n;
  const DromNoun *const *nouns = drom_nouns_get_all (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GString) sql = g_string_new ("SELECT id");

      if (nouns[i] == &drom_phrase_noun)
        continue;
      g_string_append_printf (dump, "%s\n", nouns[i]->name);
      for (guint j = 0; j < nouns[i]->n_fields; j++)
        if (nouns[i]->fields[j].type != DROM_FIELD_TYPE_TEXTS)
          g_string_append_printf (sql, ", %s", nouns[i]->fields[j].column);
      if (nouns[i]->ordered)
        g_string_append_printf (sql,
                                ", (SELECT count (*) FROM %s o WHERE o.%s = t.%s AND (o.position, "
                                "o.id) < (t.position, t.id))",
                                nouns[i]->name, nouns[i]->parent, nouns[i]->parent);
      g_string_append_printf (sql, " FROM %s t ORDER BY id", nouns[i]->name);
      dump_query (store, sql->str, dump);
    }
  dump_query (store,
              "SELECT noun, owner, field, language, text, participant FROM text WHERE noun <> "
              "'phrase' ORDER BY noun, owner, field, language",
              dump);
  return g_string_free (dump, FALSE);
}

void
assert_same (const char *a, const char *b)
{
  g_auto (GStrv) lines_a = g_strsplit (a, "\n", -1);
  g_auto (GStrv) lines_b = g_strsplit (b, "\n", -1);

  for (guint i = 0; lines_a[i] != NULL && lines_b[i] != NULL; i++)
    g_assert_cmpstr (lines_a[i], ==, lines_b[i]);
  g_assert_cmpuint (g_strv_length (lines_a), ==, g_strv_length (lines_b));
}

char *
names_of (GListModel *list)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (DromParticipantItem) item = g_list_model_get_item (list, i);
      const char *name = drom_participant_item_get_name (item);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name != NULL ? name : "?");
    }
  return g_string_free (names, FALSE);
}

char *
codes_of (DromSession *session, gint64 enrolment)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = drom_plan_health_check (session, enrolment, "en", &error);
  GString *codes = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? " " : "",
                            ((DromFinding *) findings->pdata[i])->code);
  return g_string_free (codes, FALSE);
}

static void
count_cb (gpointer user_data)
{
  (*(guint *) user_data)++;
}

void
count_signal (gpointer object, const char *signal, guint *count)
{
  *count = 0;
  g_signal_connect_swapped (object, signal, G_CALLBACK (count_cb), count);
}
