/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model-test"

#include "config.h"

#include "model-test.h"

#include "language/drom-language.h"
#include "model/drom-session-private.h"

#include <string.h>

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

/* What the bank has for one kind of one life area. */
static guint
count (DromSession *session, const char *kind, const char *area)
{
  g_autoptr (GPtrArray) phrases =
      drom_phrase_bank_list (session, DROM_PHRASES_IN_USE, kind, area, NULL, NULL);

  return phrases->len;
}

/* Every life area can be worked on: goals, steps and activities. */
static void
test_covered (Fixture *self, gconstpointer data)
{
  g_assert_cmpuint (count (self->session, NULL, NULL), >=, 200);
  for (guint i = 0; i < drom_life_area_codes.n_codes; i++)
    {
      const char *area = drom_life_area_codes.codes[i].code;

      g_test_message ("%s", area);
      g_assert_cmpuint (count (self->session, "goal", area), >=, 5);
      g_assert_cmpuint (count (self->session, "step", area), >=, 15);
      g_assert_cmpuint (count (self->session, "activity", area), >=, 4);
    }
}

static void
assert_sentence (const char *text)
{
  g_autofree char *nfc = g_utf8_normalize (text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_cmpstr (text, ==, nfc);
  g_assert_cmpstr (text, ==, stripped);
  g_assert_true (g_unichar_isupper (g_utf8_get_char (text)));
  g_assert_null (strchr (".!?;", text[strlen (text) - 1]));
  g_assert_null (strchr (text, '%'));
  g_assert_null (strstr (text, "  "));
  g_assert_cmpint (g_utf8_strlen (text, -1), <=, 80);
}

/* Every row of the table is whole: its cells, its codes, its letter, and in each language a
 * sentence with a capital and no full stop, which no other phrase of its kind says. */
static void
test_table (void)
{
  g_auto (GStrv) lines = read_table ();
  g_auto (GStrv) heads = g_strsplit (lines[0], "\t", -1);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_assert_cmpstr (lines[0], ==, "name\tkind\tarea\tconfidence\tsv\trmy\ten");
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

      g_test_message ("%s", lines[i]);
      g_assert_cmpuint (g_strv_length (cells), ==, g_strv_length (heads));
      g_assert_true (g_hash_table_add (seen, g_strdup (cells[0])));
      g_assert_nonnull (drom_code_list_find (&drom_phrase_kind_codes, cells[1]));
      g_assert_nonnull (drom_code_list_find (&drom_life_area_codes, cells[2]));
      g_assert_true (g_str_has_prefix (cells[0], cells[2]));
      g_assert_cmpuint (strlen (cells[3]), ==, 1);
      g_assert_nonnull (strchr ("ABC", *cells[3]));
      for (guint j = 4; cells[j] != NULL; j++)
        {
          g_autofree char *folded = g_utf8_casefold (cells[j], -1);

          assert_sentence (cells[j]);
          g_assert_true (
              g_hash_table_add (seen, g_strdup_printf ("%s %s %s", cells[1], heads[j], folded)));
        }
    }
}

/* A table with broken rows is read as far as it goes, and keeps no registry shut. */
static void
test_broken (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 n = query (self->store, "SELECT count (*) FROM phrase");

  g_assert_true (drom_phrases_put_table (self->session, "", &error));
  g_assert_true (drom_phrases_put_table (self->session,
                                         "name\tkind\tarea\tconfidence\tsv\tfi\n"
                                         "cut\tgoal\n"
                                         "\tgoal\twork\tB\tUtan namn\t\n"
                                         "no-kind\twish\twork\tB\tVad är detta\t\n"
                                         "no-area\tgoal\tspace\tB\tVar är detta\t\n"
                                         "long\tgoal\twork\tB\tEtt\tKaksi\tTre\n"
                                         "\n"
                                         "good\tgoal\twork\tB\tEtt bra mål\tHyvä tavoite\n",
                                         &error));
  g_assert_no_error (error);
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM phrase"), ==, n + 1);
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM text WHERE language = 'fi'"), ==, 1);
}

static gboolean
finds (DromSession *session, const char *typed, DromPhrase *wanted)
{
  g_autoptr (GPtrArray) found = drom_phrase_search (
      session, drom_phrase_get_kind (wanted), drom_phrase_get_area (wanted), typed, 1000, NULL);

  return g_ptr_array_find (found, wanted, NULL);
}

static DromPhrase *
load_phrase (Fixture *self, const char *name)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM phrase WHERE name = '%s'", name);

  return DROM_PHRASE (
      drom_session_load (self->session, &drom_phrase_noun, query (self->store, sql), NULL));
}

/* In each language, whichever the letters and the order of the words, also as another
 * variety of Romani writes it. */
static void
test_search (Fixture *self, gconstpointer data)
{
  g_autoptr (DromPhrase) job = load_phrase (self, "work-look-weekly");
  g_autoptr (DromPhrase) child = load_phrase (self, "work-with-children");
  g_autoptr (GPtrArray) found = NULL;
  static const char *const words[] = { "jobb", "JOBB vecka", "veckan söka", "soka", "look for",
                                       "buči", "buci",       "butji",       "buti", "kurko rodav" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_test_message ("%s", words[i]);
      g_assert_true (finds (self->session, words[i], job));
    }
  g_assert_false (finds (self->session, "jobb buči", job));
  g_assert_true (finds (self->session, "čhavorenca", child));
  /* What fits the goal's life area comes first, and what else is meant follows. */
  found = drom_phrase_search (self->session, "step", "work", "läkare", 100, NULL);
  g_assert_cmpuint (found->len, >, 0);
  g_clear_pointer (&found, g_ptr_array_unref);
  found = drom_phrase_search (self->session, "step", "health", "boka tid", 100, NULL);
  g_assert_cmpuint (found->len, >, 1);
  g_assert_cmpstr (drom_phrase_get_area (found->pdata[0]), ==, "health");
  g_assert_cmpstr (drom_phrase_get_area (found->pdata[found->len - 1]), !=, "health");
}

/* "cv" is no "kv": what is written so comes before what only sounds so, wherever it is of. */
static void
test_written_first (Fixture *self, gconstpointer data)
{
  g_autoptr (DromTexts) sounds = drom_texts_new_one ("sv", "Gå på kvällskurs");
  g_autoptr (DromPhrase) own =
      drom_phrase_bank_add (self->session, "step", "studies", sounds, NULL);
  g_autoptr (DromPhrase) written = load_phrase (self, "work-write-cv");
  g_autoptr (GPtrArray) found =
      drom_phrase_search (self->session, "step", "studies", "cv", 1000, NULL);
  g_autoptr (GPtrArray) all =
      drom_phrase_bank_list (self->session, DROM_PHRASES_IN_USE, "step", NULL, "cv", NULL);
  guint written_place, own_place;

  g_assert_true (g_ptr_array_find (found, written, &written_place));
  g_assert_true (g_ptr_array_find (found, own, &own_place));
  g_assert_cmpuint (written_place, <, own_place);
  g_assert_true (g_ptr_array_find (all, written, &written_place));
  g_assert_true (g_ptr_array_find (all, own, &own_place));
  g_assert_cmpuint (written_place, <, own_place);
  /* Which the other spelling turns round. */
  g_clear_pointer (&found, g_ptr_array_unref);
  found = drom_phrase_search (self->session, "step", "studies", "kv", 1000, NULL);
  g_assert_true (found->pdata[0] == own);
}

/* A built-in phrase that colleagues never want suggested: not at an update either; plans that
 * use it say what they said; and it can be offered again. */
static void
test_hidden (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Sanna", "Åkerö");
  g_autoptr (DromPlan) plan = get_plan (self->session, person);
  g_autoptr (DromPhrase) phrase = load_phrase (self, "work-own-job");
  g_autoptr (DromGoal) goal =
      drom_plan_add_goal (self->session, plan, "work", id_of (phrase), NULL, NULL, NULL);
  g_autoptr (DromTexts) used = NULL;
  g_autoptr (GPtrArray) away = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = drom_record_get_id (DROM_RECORD (goal));

  g_assert_true (finds (self->session, "egen lön", phrase));
  g_assert_true (drom_phrase_bank_set_retired (self->session, phrase, TRUE, &error));
  g_assert_no_error (error);
  g_assert_false (finds (self->session, "egen lön", phrase));
  g_assert_true (drom_phrase_is_put_away (phrase));

  /* The built-in phrases are renewed, as by another version. */
  execute (self->store, "UPDATE setting SET value = 'earlier' WHERE name = 'phrases'");
  g_clear_object (&goal);
  g_clear_object (&phrase);
  reopen (self);
  phrase = load_phrase (self, "work-own-job");
  g_assert_false (finds (self->session, "egen lön", phrase));
  away = drom_phrase_bank_list (self->session, DROM_PHRASES_RETIRED, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (away->len, ==, 1);
  g_assert_true (away->pdata[0] == phrase);
  goal = DROM_GOAL (drom_session_load (self->session, &drom_goal_noun, id, &error));
  used = drom_plan_dup_text (self->session, DROM_RECORD (goal));
  g_assert_cmpstr (drom_texts_get (used, "sv"), ==, "Jag vill ha ett arbete och egen lön");

  g_assert_true (drom_phrase_bank_set_retired (self->session, phrase, FALSE, &error));
  g_assert_true (finds (self->session, "egen lön", phrase));
}

/* A correction stands beside what is built in: used at once, kept when the table is renewed,
 * and taken back by undo, or by writing what is built in. */
static void
test_corrected (Fixture *self, gconstpointer data)
{
  g_autoptr (DromPhrase) phrase = load_phrase (self, "work-own-job");
  g_autoptr (DromTexts) texts = drom_phrase_dup_texts (phrase);
  g_autofree char *built_in = g_strdup (drom_texts_get (texts, "rmy"));
  g_autoptr (DromTexts) used = NULL;
  g_autoptr (DromPhrase) again = NULL;
  g_autoptr (GPtrArray) corrected = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (drom_phrase_is_corrected (phrase));
  drom_texts_set (texts, "rmy", "Kamav buči");
  g_assert_true (drom_phrase_bank_write (self->session, phrase, NULL, NULL, texts, &error));
  g_assert_no_error (error);
  g_assert_true (drom_phrase_is_corrected (phrase));
  g_assert_cmpuint (drom_texts_get_n (drom_phrase_get_correction (phrase)), ==, 1);
  g_assert_cmpstr (drom_texts_get (drom_phrase_get_text (phrase), "rmy"), ==, built_in);
  corrected = drom_phrase_bank_list (self->session, DROM_PHRASES_CORRECTED, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (corrected->len, ==, 1);
  g_clear_pointer (&corrected, g_ptr_array_unref);
  g_clear_object (&phrase);

  execute (self->store, "UPDATE setting SET value = 'earlier' WHERE name = 'phrases'");
  reopen (self);
  again = load_phrase (self, "work-own-job");
  used = drom_phrase_dup_texts (again);
  g_assert_cmpstr (drom_texts_get (used, "rmy"), ==, "Kamav buči");
  g_assert_true (finds (self->session, "Kamav buči", again));

  drom_texts_set (texts, "rmy", built_in);
  g_assert_true (drom_phrase_bank_write (self->session, again, NULL, NULL, texts, &error));
  g_assert_false (drom_phrase_is_corrected (again));
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM text WHERE field = 'correction'"), ==,
                   0);
  g_assert_true (drom_session_undo (self->session, 0, &error));
  g_assert_true (drom_phrase_is_corrected (again));
  g_assert_true (drom_session_redo (self->session, 0, &error));
  g_assert_false (drom_phrase_is_corrected (again));
}

/* Colleagues' own ones: in one language or several, found, changed, retired; and what a plan
 * uses stays readable. */
static void
test_own (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Sanna", "Åkerö");
  g_autoptr (DromPlan) plan = get_plan (self->session, person);
  g_autoptr (DromTexts) texts = drom_texts_new_one ("sv", "Sjunga i kör");
  g_autoptr (DromTexts) nothing = drom_texts_new ();
  g_autoptr (DromPhrase) phrase = NULL;
  g_autoptr (DromGoal) goal = NULL;
  g_autoptr (DromTexts) used = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;

  g_assert_null (drom_phrase_bank_add (self->session, "goal", "leisure", nothing, &error));
  g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_REQUIRED);
  g_clear_error (&error);
  phrase = drom_phrase_bank_add (self->session, "goal", "leisure", texts, &error);
  g_assert_no_error (error);
  g_assert_true (drom_phrase_is_own (phrase));
  found = drom_phrase_search (self->session, "goal", "leisure", NULL, 1, NULL);
  g_assert_true (found->pdata[0] == phrase);
  g_clear_pointer (&found, g_ptr_array_unref);
  drom_texts_set (texts, "sv", "sjunga i KÖR");
  g_assert_null (drom_phrase_bank_add (self->session, "goal", "leisure", texts, &error));
  g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_TAKEN);
  g_clear_error (&error);

  goal = drom_plan_add_goal (self->session, plan, "leisure", id_of (phrase), NULL, NULL, &error);
  drom_texts_set (texts, "sv", NULL);
  drom_texts_set (texts, "rmy", "Te gilabav ando koro");
  g_assert_true (drom_phrase_bank_write (self->session, phrase, "goal", NULL, texts, &error));
  g_assert_null (drom_phrase_get_area (phrase));
  used = drom_plan_dup_text (self->session, DROM_RECORD (goal));
  g_assert_cmpuint (drom_texts_get_n (used), ==, 1);
  g_assert_cmpstr (drom_texts_get (used, "rmy"), ==, "Te gilabav ando koro");
  g_assert_true (drom_session_undo (self->session, 0, &error));
  g_assert_cmpstr (drom_texts_get (drom_phrase_get_text (phrase), "sv"), ==, "Sjunga i kör");
  g_assert_null (drom_texts_get (drom_phrase_get_text (phrase), "rmy"));
  g_assert_cmpstr (drom_phrase_get_area (phrase), ==, "leisure");

  g_assert_true (drom_phrase_bank_set_retired (self->session, phrase, TRUE, &error));
  g_assert_false (finds (self->session, "Sjunga", phrase));
  found = drom_phrase_bank_list (self->session, DROM_PHRASES_RETIRED, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  g_clear_pointer (&used, drom_texts_unref);
  used = drom_plan_dup_text (self->session, DROM_RECORD (goal));
  g_assert_cmpstr (drom_texts_get (used, "sv"), ==, "Sjunga i kör");
  g_assert_true (drom_session_undo (self->session, 0, &error));
  g_assert_true (finds (self->session, "Sjunga", phrase));
}

/* Who may only read changes no phrase. */
static void
test_reader (Fixture *self, gconstpointer data)
{
  g_autoptr (DromSession) reader = add_colleague (self->session, "Rut", "reader");
  g_autoptr (DromPhrase) phrase =
      DROM_PHRASE (drom_session_load (reader, &drom_phrase_noun, 1, NULL));
  g_autoptr (DromTexts) texts = drom_texts_new_one ("sv", "Sjunga i kör");
  g_autoptr (GError) error = NULL;

  g_assert_null (drom_phrase_bank_add (reader, "goal", NULL, texts, &error));
  g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_FORBIDDEN);
  g_clear_error (&error);
  g_assert_false (drom_phrase_bank_set_retired (reader, phrase, TRUE, &error));
  g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_FORBIDDEN);
  g_assert_true (drom_phrase_is_offered (phrase));
  g_clear_object (&phrase);
  drom_session_close (reader);
}

/* A registry that a later version wrote in: its language is found, kept at saving and at
 * renewal, and used where there is nothing else. */
static void
test_other_language (Fixture *self, gconstpointer data)
{
  g_autoptr (DromPhrase) phrase = NULL;
  g_autoptr (DromRecord) own = NULL;
  g_autoptr (DromTexts) texts = NULL;
  g_autoptr (GError) error = NULL;
  const char *actual;

  execute (self->store,
           "INSERT INTO text (noun, owner, field, language, text) SELECT 'phrase', id, 'text', "
           "'fi', 'Haluan työtä' FROM phrase WHERE name = 'work-own-job'; INSERT INTO phrase "
           "(kind, area) VALUES ('step', 'work'); INSERT INTO text (noun, owner, field, language, "
           "text) SELECT 'phrase', max (id), 'text', 'fi', 'Käydä töissä' FROM phrase; "
           "UPDATE setting SET value = 'earlier' WHERE name = 'phrases'");
  reopen (self);
  phrase = load_phrase (self, "work-own-job");
  texts = drom_phrase_dup_texts (phrase);
  g_assert_cmpstr (drom_texts_get (texts, "fi"), ==, "Haluan työtä");
  g_assert_true (finds (self->session, "haluan", phrase));
  drom_texts_set (texts, "sv", "Jag vill ha ett jobb");
  g_assert_true (drom_phrase_bank_write (self->session, phrase, NULL, NULL, texts, &error));
  g_clear_pointer (&texts, drom_texts_unref);
  texts = drom_phrase_dup_texts (phrase);
  g_assert_cmpstr (drom_texts_get (texts, "fi"), ==, "Haluan työtä");
  g_assert_cmpstr (drom_texts_get (texts, "sv"), ==, "Jag vill ha ett jobb");

  own = drom_session_load (self->session, &drom_phrase_noun,
                           query (self->store, "SELECT max (id) FROM phrase"), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (drom_texts_pick (drom_phrase_get_text (DROM_PHRASE (own)), "sv", &actual), ==,
                   "Käydä töissä");
  g_assert_cmpstr (actual, ==, "fi");
}

int
main (int argc, char *argv[])
{
  drom_language_init (NULL);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_test ("/phrases/loaded", test_loaded);
  add_test ("/phrases/renewed", test_renewed);
  add_test ("/phrases/kept", test_kept);
  g_test_add_func ("/phrases/table", test_table);
  add_test ("/phrases/covered", test_covered);
  add_test ("/phrases/broken", test_broken);
  add_test ("/phrases/search", test_search);
  add_test ("/phrases/written-first", test_written_first);
  add_test ("/phrases/hidden", test_hidden);
  add_test ("/phrases/corrected", test_corrected);
  add_test ("/phrases/own", test_own);
  add_test ("/phrases/reader", test_reader);
  add_test ("/phrases/other-language", test_other_language);
  return g_test_run ();
}
