/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model-test"

#include "config.h"

#include "model-test.h"

#include "language/drom-language.h"

#include <string.h>

/* Columns that are nobody's field: identity, place, and what the index keeps. */
static gboolean
is_kept_for_itself (const DromNoun *noun, const char *column)
{
  static const char *const index[] = { "sort_key", "search", "digits", NULL };

  if (g_str_equal (column, "id") || g_str_equal (column, "version"))
    return TRUE;
  if (noun->ordered && g_str_equal (column, "position"))
    return TRUE;
  if (noun == &drom_participant_noun)
    return g_strv_contains (index, column);
  return noun == &drom_enrolment_noun
         && (g_strv_contains (index, column) || g_str_equal (column, "number")
             || g_str_equal (column, "protected"));
}

static const char *
get_column_type (const DromField *field)
{
  switch (field->type)
    {
    case DROM_FIELD_TYPE_INT:
    case DROM_FIELD_TYPE_BOOL:
    case DROM_FIELD_TYPE_REF:
      return "INTEGER";
    default:
      return "TEXT";
    }
}

/* The description and the table tell the same. */
static void
test_columns (Fixture *self, gconstpointer data)
{
  guint n;
  const DromNoun *const *nouns = drom_nouns_get_all (&n);

  for (guint i = 0; i < n; i++)
    {
      const DromNoun *noun = nouns[i];
      g_autofree char *sql = g_strdup_printf (
          "SELECT name, type, \"notnull\" FROM pragma_table_info ('%s')", noun->name);
      g_autoptr (DromStatement) statement = drom_store_prepare (self->store, sql, NULL);
      guint n_columns = 0;
      guint n_described = 0;

      for (guint j = 0; j < noun->n_fields; j++)
        n_described += noun->fields[j].type != DROM_FIELD_TYPE_TEXTS;
      while (drom_statement_step (statement, NULL) == DROM_ANSWER_ROW)
        {
          const char *column = drom_statement_get_text (statement, 0);
          guint field;

          if (is_kept_for_itself (noun, column) && drom_noun_find_field (noun, column) == G_MAXUINT)
            continue;
          n_columns++;
          field = drom_noun_find_field (noun, column);
          g_test_message ("%s.%s", noun->name, column);
          g_assert_cmpuint (field, <, noun->n_fields);
          g_assert_cmpstr (drom_statement_get_text (statement, 1), ==,
                           get_column_type (&noun->fields[field]));
          g_assert_cmpint (drom_statement_get_int (statement, 2), ==,
                           (noun->fields[field].flags & DROM_FIELD_REQUIRED) != 0
                               || noun->fields[field].type == DROM_FIELD_TYPE_BOOL);
        }
      g_assert_cmpuint (n_columns, ==, n_described);
    }
}

/* Each table of the schema is a noun's or one of these. */
static void
test_tables (Fixture *self, gconstpointer data)
{
  static const char *const others[] = { "text", "setting", "log", "sqlite_sequence", NULL };
  g_autoptr (DromStatement) statement =
      drom_store_prepare (self->store, "SELECT name FROM sqlite_master WHERE type = 'table'", NULL);

  while (drom_statement_step (statement, NULL) == DROM_ANSWER_ROW)
    {
      const char *table = drom_statement_get_text (statement, 0);

      g_test_message ("%s", table);
      g_assert_true (g_strv_contains (others, table) || drom_noun_find (table) != NULL);
    }
}

/* Each reference is held by the database, and leads to the noun it is named after or
 * to staff. */
static void
test_references (Fixture *self, gconstpointer data)
{
  guint n;
  const DromNoun *const *nouns = drom_nouns_get_all (&n);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < nouns[i]->n_fields; j++)
      {
        g_autofree char *sql = NULL;
        g_autofree char *table = NULL;

        if (nouns[i]->fields[j].type != DROM_FIELD_TYPE_REF)
          continue;
        sql = g_strdup_printf ("SELECT coalesce ((SELECT \"table\" FROM pragma_foreign_key_list "
                               "('%s') WHERE \"from\" = '%s'), '')",
                               nouns[i]->name, nouns[i]->fields[j].column);
        table = query_text (self->store, sql);
        g_test_message ("%s.%s -> %s", nouns[i]->name, nouns[i]->fields[j].column, table);
        if (drom_noun_find (nouns[i]->fields[j].column) != NULL)
          g_assert_cmpstr (table, ==, nouns[i]->fields[j].column);
        else
          g_assert_nonnull (drom_noun_find (table));
      }
}

/* A row's parent and subject are columns of it, and the subject's is indexed. */
static void
test_subjects (Fixture *self, gconstpointer data)
{
  guint n;
  const DromNoun *const *nouns = drom_nouns_get_all (&n);

  for (guint i = 0; i < n; i++)
    {
      const DromNoun *noun = nouns[i];
      gboolean personal = FALSE;

      for (guint j = 0; j < noun->n_fields; j++)
        personal |= (noun->fields[j].flags & DROM_FIELD_PERSONAL) != 0;
      g_test_message ("%s", noun->name);
      /* What is personal is about somebody, so that the gate holds for it. */
      g_assert_true (personal == (noun->subject != NULL));
      if (noun->parent != NULL)
        g_assert_cmpuint (drom_noun_find_field (noun, noun->parent), <, noun->n_fields);
      if (noun->subject != NULL && noun != &drom_participant_noun)
        {
          guint field = drom_noun_find_field (noun, noun->subject);

          g_assert_cmpuint (field, <, noun->n_fields);
          g_assert_true ((noun->fields[field].flags & DROM_FIELD_FIXED) != 0);
          g_assert_cmpstr (noun->subject, ==, "participant");
        }
      g_assert_true (drom_noun_find (noun->name) == noun);
    }
  g_assert_null (drom_noun_find ("ethnicity"));
}

static gboolean
try_update (DromStore *store, const DromNoun *noun, const char *column, const char *code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sql =
      g_strdup_printf ("UPDATE %s SET %s = '%s' WHERE id = (SELECT max (id) FROM %s)", noun->name,
                       column, code, noun->name);

  if (drom_store_exec (store, sql, &error))
    return TRUE;
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_CONSTRAINT);
  return FALSE;
}

/* How many codes the table's CHECK lists for a column. */
static guint
count_codes (DromStore *store, const DromNoun *noun, const char *column)
{
  g_autofree char *query_sql =
      g_strdup_printf ("SELECT sql FROM sqlite_master WHERE name = '%s'", noun->name);
  g_autofree char *sql = query_text (store, query_sql);
  g_autofree char *start = g_strdup_printf ("CHECK (%s IN (", column);
  char *list = strstr (sql, start);
  char *end;
  guint commas = 0;

  g_assert_nonnull (list);
  end = strchr (list + strlen (start), ')');
  for (char *at = list + strlen (start); at < end; at++)
    commas += *at == ',';
  return commas + 1;
}

/* A code list and its CHECK are the same. */
static void
test_codes (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_whole (self->session, "Alma", NULL);
  guint n;
  const DromNoun *const *nouns = drom_nouns_get_all (&n);

  execute (self->store, "UPDATE organisation SET kind = 'other'");
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < nouns[i]->n_fields; j++)
      {
        const DromField *field = &nouns[i]->fields[j];

        if (field->type != DROM_FIELD_TYPE_CODE)
          continue;
        g_test_message ("%s.%s", nouns[i]->name, field->column);
        g_assert_nonnull (field->codes);
        g_assert_cmpuint (count_codes (self->store, nouns[i], field->column), ==,
                          field->codes->n_codes);
        for (guint k = 0; k < field->codes->n_codes; k++)
          {
            g_assert_true (
                try_update (self->store, nouns[i], field->column, field->codes->codes[k].code));
            g_assert_nonnull (drom_code_list_find (field->codes, field->codes->codes[k].code));
          }
        g_assert_false (try_update (self->store, nouns[i], field->column, "bogus"));
        g_assert_false (try_update (self->store, nouns[i], field->column, ""));
        g_assert_null (drom_code_list_find (field->codes, "bogus"));
        g_assert_cmpstr (drom_code_list_label (field->codes, "bogus"), ==, "bogus");
        g_assert_cmpstr (drom_code_list_label (field->codes, NULL), ==, "");
      }
}

/* Empty is NULL, never ''. */
static void
test_no_empty_texts (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_whole (self->session, "Alma", NULL);
  guint n;
  const DromNoun *const *nouns = drom_nouns_get_all (&n);

  put (self->session, person, DROM_PARTICIPANT_PROTECTED, "1");
  execute (self->store, "INSERT INTO wording (language, context, msgid, text, author, written_on) "
                        "VALUES ('rmy', 'noun', 'step', 'phir', 1, '2026-11-21')");
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < nouns[i]->n_fields; j++)
      {
        if (nouns[i]->fields[j].type == DROM_FIELD_TYPE_TEXTS
            || g_str_equal (get_column_type (&nouns[i]->fields[j]), "INTEGER")
            || nouns[i] == &drom_agreement_noun)
          continue;
        g_test_message ("%s.%s", nouns[i]->name, nouns[i]->fields[j].column);
        g_assert_false (try_update (self->store, nouns[i], nouns[i]->fields[j].column, ""));
      }
}

/* Each field is a property, and a getter's answer is the property's. */
static void
test_properties (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (DromParticipant) person = add_whole (self->session, "Alma", rows);
  g_autofree char *given = NULL;
  gint64 number;
  gboolean protected;
  g_autoptr (DromTexts) words = NULL;
  g_autoptr (DromPlan) plan = get_plan (self->session, person);

  for (guint i = 0; i < rows->len; i++)
    {
      const DromNoun *noun = drom_record_get_noun (rows->pdata[i]);

      for (guint j = 0; j < noun->n_fields; j++)
        {
          g_autofree char *name = g_strdelimit (g_strdup (noun->fields[j].column), "_", '-');
          GParamSpec *spec =
              g_object_class_find_property (G_OBJECT_GET_CLASS (rows->pdata[i]), name);
          g_auto (GValue) value = G_VALUE_INIT;
          g_autofree char *kept = NULL;
          const char *label = drom_field_get_label (noun, j);

          g_test_message ("%s.%s", noun->name, name);
          g_assert_nonnull (spec);
          g_assert_cmpuint (drom_noun_find_field (noun, name), ==, j);
          g_assert_true (label != NULL && *label != '\0');
          g_value_init (&value, spec->value_type);
          g_object_get_property (G_OBJECT (rows->pdata[i]), name, &value);
          if (noun->fields[j].type == DROM_FIELD_TYPE_TEXTS)
            {
              g_assert_true (g_value_get_boxed (&value)
                             == drom_record_get_texts (rows->pdata[i], j));
              g_assert_false (drom_texts_is_empty (g_value_get_boxed (&value)));
              continue;
            }
          kept = drom_record_dup_value (rows->pdata[i], j);
          if (G_VALUE_HOLDS_STRING (&value))
            g_assert_cmpstr (g_value_get_string (&value), ==, kept);
          else if (G_VALUE_HOLDS_BOOLEAN (&value))
            g_assert_cmpstr (g_value_get_boolean (&value) ? "1" : "0", ==, kept);
          else if (kept != NULL)
            g_assert_cmpint (g_value_get_int64 (&value), ==, g_ascii_strtoll (kept, NULL, 10));
        }
    }
  g_object_get (person, "given-name", &given, "number", &number, "protected", &protected, NULL);
  g_assert_cmpstr (given, ==, "Alma");
  g_assert_cmpint (number, ==, drom_participant_get_number (person));
  g_assert_false (protected);
  g_object_get (plan, "own-words", &words, NULL);
  g_assert_true (words == drom_plan_get_own_words (plan));
}

/* Nothing tells what somebody is, but the gender that the funders ask for. */
static void
test_no_register (Fixture *self, gconstpointer data)
{
  static const char *const never[] = { "ethnic",   "mother_tongue",      "nationality",
                                       "religion", "preferred_language", "print_language" };
  guint n;
  const DromNoun *const *nouns = drom_nouns_get_all (&n);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < nouns[i]->n_fields; j++)
      for (guint k = 0; k < G_N_ELEMENTS (never); k++)
        g_assert_null (strstr (nouns[i]->fields[j].column, never[k]));
}

int
main (int argc, char *argv[])
{
  drom_language_init (NULL);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_test ("/nouns/columns", test_columns);
  add_test ("/nouns/tables", test_tables);
  add_test ("/nouns/references", test_references);
  add_test ("/nouns/subjects", test_subjects);
  add_test ("/nouns/codes", test_codes);
  add_test ("/nouns/no-empty-texts", test_no_empty_texts);
  add_test ("/nouns/properties", test_properties);
  add_test ("/nouns/no-register", test_no_register);
  return g_test_run ();
}
