/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model-test"

#include "config.h"

#include "model-test.h"

#include "language/drom-language.h"

static char **
read_table (void)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("DROM_SRCDIR"), "data", "phrases", "phrases.tsv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return g_strsplit (g_strchomp (text), "\n", -1);
}

static void
reopen (Fixture *self)
{
  g_autofree char *slot = g_strdup (drom_session_get_slot (self->session));
  g_autoptr (GError) error = NULL;

  drom_session_close (self->session);
  g_assert_finalize_object (self->session);
  self->session = drom_session_new (self->store, slot, &error);
  g_assert_no_error (error);
}

/* Each line of the table is a phrase with each of its texts. */
static void
test_loaded (Fixture *self, gconstpointer data)
{
  g_auto (GStrv) lines = read_table ();
  g_auto (GStrv) heads = g_strsplit (lines[0], "\t", -1);
  g_autoptr (GPtrArray) phrases = drom_session_load_all (self->session, &drom_phrase_noun, NULL);

  g_assert_cmpuint (phrases->len, ==, g_strv_length (lines) - 1);
  for (guint i = 0; i < phrases->len; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i + 1], "\t", -1);
      DromPhrase *phrase = phrases->pdata[i];

      g_test_message ("%s", cells[0]);
      g_assert_cmpuint (g_strv_length (cells), ==, g_strv_length (heads));
      g_assert_cmpstr (drom_phrase_get_name (phrase), ==, cells[0]);
      g_assert_cmpstr (drom_phrase_get_kind (phrase), ==, cells[1]);
      g_assert_false (drom_phrase_get_retired (phrase));
      for (guint j = 4; cells[j] != NULL; j++)
        g_assert_cmpstr (drom_texts_get (drom_phrase_get_text (phrase), heads[j]), ==, cells[j]);
    }
}

/* Another table brings other words to the same rows, retires what it lacks, and leaves
 * the staff's own phrases alone. */
static void
test_renewed (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Sanna", "Åkerö");
  g_autoptr (DromPlan) plan = get_plan (self->session, person);
  g_autoptr (DromRecord) own =
      drom_session_add (self->session, &drom_phrase_noun, NULL, DROM_PHRASE_KIND, "goal",
                        DROM_PHRASE_AREA, "work", DROM_FIELDS_END);
  g_autoptr (DromGoal) goal = NULL;
  g_autofree char *ids = query_text (self->store, "SELECT group_concat (id || name) FROM phrase");
  g_autofree char *ids_after = NULL;
  g_autofree char *text = NULL;
  gint64 n = query (self->store, "SELECT count (*) FROM text WHERE noun = 'phrase'");

  put_text (self->session, own, DROM_PHRASE_TEXT, "sv", "Vår egen fras");
  execute (
      self->store,
      "INSERT INTO phrase (name, kind, area) VALUES ('of-an-earlier-version', 'goal', 'work')");
  execute (self->store,
           "INSERT INTO text (noun, owner, field, language, text) SELECT 'phrase', id, 'text', "
           "'sv', 'Gammal' FROM phrase WHERE name = 'of-an-earlier-version'");
  goal = drom_plan_add_goal (
      self->session, plan, "work",
      query (self->store, "SELECT id FROM phrase WHERE name = 'of-an-earlier-version'"), NULL, NULL,
      NULL);
  execute (self->store, "UPDATE text SET text = 'Förr' WHERE noun = 'phrase' AND owner = 1 AND "
                        "language = 'sv'; UPDATE phrase SET retired = 1 WHERE id = 2; UPDATE "
                        "setting SET value = 'earlier' WHERE name = 'phrases'");
  reopen (self);
  text = query_text (
      self->store, "SELECT text FROM text WHERE noun = 'phrase' AND owner = 1 AND language = 'sv'");
  g_assert_cmpstr (text, !=, "Förr");
  g_assert_cmpint (query (self->store, "SELECT retired FROM phrase WHERE id = 2"), ==, 0);
  g_assert_cmpint (
      query (self->store, "SELECT retired FROM phrase WHERE name = 'of-an-earlier-version'"), ==,
      1);
  g_assert_cmpint (query (self->store, "SELECT retired FROM phrase WHERE name IS NULL"), ==, 0);
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM text WHERE text = 'Vår egen fras'"),
                   ==, 1);
  ids_after = query_text (
      self->store,
      "SELECT group_concat (id || name) FROM phrase WHERE name <> 'of-an-earlier-version'");
  g_assert_cmpstr (ids, ==, ids_after);
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM text WHERE noun = 'phrase'"), ==,
                   n + 2);
  /* The plan that stands on it is read as before. */
  {
    g_autoptr (DromRecord) again = drom_session_load (self->session, &drom_goal_noun, 1, NULL);
    g_autoptr (DromTexts) texts = drom_plan_dup_text (self->session, again);

    g_assert_cmpstr (drom_texts_get (texts, "sv"), ==, "Gammal");
  }
}

/* The same table writes nothing. */
static void
test_kept (Fixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  reopen (self);
  before = dump_table (self->store, "phrase");
  reopen (self);
  after = dump_table (self->store, "phrase");
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (query (self->store, "SELECT max (version) FROM phrase"), ==, 1);
}

int
main (int argc, char *argv[])
{
  drom_language_init (NULL);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_test ("/phrases/loaded", test_loaded);
  add_test ("/phrases/renewed", test_renewed);
  add_test ("/phrases/kept", test_kept);
  return g_test_run ();
}
