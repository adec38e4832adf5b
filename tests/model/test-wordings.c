/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model-test"

#include "config.h"

#include "model-test.h"

#include "language/drom-language.h"
#include "model/drom-wordings.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* Texts of the program that the tests correct. */
#define STEP_CONTEXT "noun"
#define STEP         "step"

static const DromProgramText *
find (const char *context, const char *msgid)
{
  const DromProgramText *text = drom_program_text_find (context, msgid);

  g_assert_nonnull (text);
  return text;
}

/* The first text that has plural forms and takes one number. */
static const DromProgramText *
find_plural (void)
{
  guint n;
  const DromProgramText *texts = drom_program_text_get_all (&n);

  for (guint i = 0; i < n; i++)
    if (texts[i].plural != NULL && texts[i].format && strchr (texts[i].plural, '$') == NULL
        && strstr (texts[i].plural, "%u") != NULL
        && strchr (strchr (texts[i].plural, '%') + 1, '%') == NULL)
      return &texts[i];
  g_assert_not_reached ();
}

static void
correct (Fixture *self, const DromProgramText *text, const char *language, const char *words)
{
  const char *forms[] = { words, NULL };
  g_autoptr (GError) error = NULL;

  g_assert_true (drom_wordings_correct (self->session, text, language, forms, &error));
  g_assert_no_error (error);
  g_assert_true (drom_wordings_use (self->session, &error));
  g_assert_no_error (error);
}

static gint64
count (Fixture *self)
{
  return query (self->store, "SELECT count (*) FROM wording");
}

/* A correction is used at once on paper and on the screen, says who and when, and can be
 * undone, redone and taken back. */
static void
test_corrected (Fixture *self, gconstpointer data)
{
  const DromProgramText *text = find (STEP_CONTEXT, STEP);
  g_autofree char *romani = g_strdup (drom_text ("rmy", STEP_CONTEXT, STEP));
  g_autofree char *after_first = NULL;
  g_autoptr (GPtrArray) wordings = NULL;
  g_autoptr (GError) error = NULL;

  drom_language_set_current ("rmy");
  g_assert_cmpstr (romani, !=, "phir");
  g_assert_cmpstr (C_ ("noun", "step"), ==, romani);
  correct (self, text, "rmy", "  phir\n");
  g_assert_cmpstr (drom_text ("rmy", STEP_CONTEXT, STEP), ==, "phir");
  g_assert_cmpstr (C_ ("noun", "step"), ==, "phir");
  g_assert_cmpstr (drom_text ("sv", STEP_CONTEXT, STEP), ==, "steg");
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM log WHERE noun = 'wording' AND "
                                       "action = 'add' AND subject = 0"),
                   ==, 1);

  wordings = drom_wordings_load (self->session, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (wordings->len, ==, 1);
  g_assert_cmpint (drom_wording_get_author (wordings->pdata[0]), ==,
                   drom_session_get_staff_id (self->session));
  g_assert_cmpstr (drom_wording_get_written_on (wordings->pdata[0]), ==, TODAY);
  g_assert_true (drom_wording_find_text (wordings->pdata[0]) == text);

  /* The same again is nothing. */
  correct (self, text, "rmy", "phir");
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM log WHERE noun = 'wording'"), ==, 1);

  /* A second one takes the place of the first; undo gives that back. */
  correct (self, text, "rmy", "phirimos");
  g_assert_cmpint (count (self), ==, 1);
  after_first = g_strdup (drom_text ("rmy", STEP_CONTEXT, STEP));
  g_assert_cmpstr (after_first, ==, "phirimos");
  g_assert_true (drom_session_undo (self->session, DROM_UNDO_WORDINGS, &error));
  g_assert_no_error (error);
  g_assert_true (drom_wordings_use (self->session, &error));
  g_assert_cmpstr (C_ ("noun", "step"), ==, "phir");
  g_assert_true (drom_session_redo (self->session, DROM_UNDO_WORDINGS, &error));
  g_assert_true (drom_wordings_use (self->session, &error));
  g_assert_cmpstr (C_ ("noun", "step"), ==, "phirimos");

  g_ptr_array_unref (wordings);
  wordings = drom_wordings_load (self->session, &error);
  g_assert_true (drom_wordings_take_back (self->session, wordings->pdata[0], &error));
  g_assert_no_error (error);
  g_assert_true (drom_wordings_use (self->session, &error));
  g_assert_cmpint (count (self), ==, 0);
  g_assert_cmpstr (C_ ("noun", "step"), ==, romani);

  /* The program's own word is no correction. */
  correct (self, text, "rmy", "phir");
  correct (self, text, "rmy", romani);
  g_assert_cmpint (count (self), ==, 0);

  /* At lock all is as it was installed. */
  correct (self, text, "rmy", "phir");
  drom_wordings_drop ();
  g_assert_cmpstr (C_ ("noun", "step"), ==, romani);
  g_assert_cmpstr (drom_text ("rmy", STEP_CONTEXT, STEP), ==, romani);
}

static void
test_plural (Fixture *self, gconstpointer data)
{
  const DromProgramText *text = find_plural ();
  g_autofree char *one = g_strdup (drom_program_text_get_own (text, "sv", 0));
  const char *forms[] = { one, "Ny text: %u", NULL };
  const char *wrong[] = { one, "Ny text: %s", NULL };
  g_autoptr (GError) error = NULL;

  g_assert_false (drom_wordings_correct (self->session, text, "sv", wrong, &error));
  g_assert_error (error, DROM_PROGRAM_TEXT_ERROR, DROM_PROGRAM_TEXT_ERROR_PLACEHOLDER);
  g_clear_error (&error);
  g_assert_true (drom_wordings_correct (self->session, text, "sv", forms, &error));
  g_assert_no_error (error);
  g_assert_true (drom_wordings_use (self->session, &error));
  /* The form that stayed is kept in the catalogue alone. */
  g_assert_cmpint (count (self), ==, 1);
  g_assert_cmpstr (drom_ntext ("sv", text->context, text->msgid, text->plural, 1), ==, one);
  g_assert_cmpstr (drom_ntext ("sv", text->context, text->msgid, text->plural, 5), ==,
                   "Ny text: %u");
  drom_wordings_drop ();
}

/* Nothing bad comes into the registry. */
static void
test_refused (Fixture *self, gconstpointer data)
{
  static const char *const empty[] = { "", NULL };
  static const char *const blank[] = { " \n ", NULL };
  static const char *const lines[] = { "one\ntwo", NULL };
  static const char *const *const all[] = { empty, blank, lines };
  const DromProgramText *text = find (STEP_CONTEXT, STEP);
  g_autofree char *before = dump_all (self->store);
  g_autofree char *after = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (drom_wordings_correct (self->session, text, "rmy", all[i], &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == DROM_PROGRAM_TEXT_ERROR);
    }
  after = dump_all (self->store);
  assert_same (before, after);
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM log WHERE noun = 'wording'"), ==, 0);
}

/* All who may change something may correct a word; a reader may read and use them. */
static void
test_right (Fixture *self, gconstpointer data)
{
  static const char *const roles[] = { "manager", "supervisor", "coach", "reader" };
  const DromProgramText *text = find (STEP_CONTEXT, STEP);

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autofree char *words = g_strdup_printf ("phir %u", i);
      const char *forms[] = { words, NULL };
      g_autoptr (DromSession) session = add_colleague (self->session, roles[i], roles[i]);
      g_autoptr (GError) error = NULL;
      gboolean reader = g_str_equal (roles[i], "reader");

      g_assert_cmpint (drom_wordings_correct (session, text, "rmy", forms, &error), ==, !reader);
      if (reader)
        {
          g_autoptr (GPtrArray) wordings = drom_wordings_load (session, NULL);

          g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_FORBIDDEN);
          g_clear_error (&error);
          g_assert_cmpuint (wordings->len, ==, 1);
          g_assert_false (drom_wordings_take_back (session, wordings->pdata[0], &error));
          g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_FORBIDDEN);
          g_clear_error (&error);
          g_assert_true (drom_wordings_use (session, &error));
          g_assert_cmpstr (drom_text ("rmy", STEP_CONTEXT, STEP), ==, "phir 2");
        }
      g_assert_no_error (error);
      drom_session_close (session);
    }
  drom_wordings_drop ();
}

/* Wordings of another version are kept and not used, and a bad one does no harm. */
static void
test_not_used (Fixture *self, gconstpointer data)
{
  g_autofree char *romani = g_strdup (drom_text ("rmy", STEP_CONTEXT, STEP));
  g_autofree char *po = NULL;
  g_autofree const char **languages = NULL;
  g_autoptr (GPtrArray) wordings = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 7;

  execute (self->store,
           "INSERT INTO wording (language, context, msgid, form, text, author, written_on) VALUES "
           "('xx', 'noun', 'step', NULL, 'of a language to come', 1, '2026-11-21'), "
           "('rmy', NULL, 'A text of another version', NULL, 'buči', 1, '2026-11-21'), "
           "('rmy', 'noun', 'step', 1, 'a form that it lacks', 1, '2026-11-21')");
  g_assert_true (drom_wordings_use (self->session, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (drom_text ("rmy", STEP_CONTEXT, STEP), ==, romani);
  wordings = drom_wordings_load (self->session, &error);
  g_assert_cmpuint (wordings->len, ==, 3);
  for (guint i = 0; i < wordings->len; i++)
    g_assert_null (drom_wording_find_text (wordings->pdata[i]));
  languages = drom_wordings_dup_languages (self->session, &error);
  g_assert_null (languages[0]);
  po = drom_wordings_dup_po (self->session, "rmy", &n, &error);
  g_assert_cmpuint (n, ==, 0);
  g_assert_null (strstr (po, "another version"));
  /* They can be taken back all the same. */
  g_assert_true (drom_wordings_take_back (self->session, wordings->pdata[0], &error));
  g_assert_cmpint (count (self), ==, 2);
  drom_wordings_drop ();
}

/* msgfmt takes the export as it is. */
static void
test_export (Fixture *self, gconstpointer data)
{
  const DromProgramText *plural = find_plural ();
  const char *forms[] = { drom_program_text_get_own (plural, "rmy", 0), "But: %u", NULL };
  g_autofree char *folder = g_dir_make_tmp ("drom-wordings-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "rmy.po", NULL);
  g_autofree char *msgfmt = g_find_program_in_path ("msgfmt");
  const char *const command[] = { "msgfmt", "-c", "--check-accelerators=_", "-o", "/dev/null",
                                  path,     NULL };
  g_autofree const char **languages = NULL;
  g_autofree char *po = NULL;
  g_autoptr (GError) error = NULL;
  guint n;
  int status;

  correct (self, find (STEP_CONTEXT, STEP), "rmy", "“phir” \"\\");
  correct (self, find (STEP_CONTEXT, STEP), "sv", "kliv");
  g_assert_true (drom_wordings_correct (self->session, plural, "rmy", forms, &error));
  g_assert_no_error (error);
  languages = drom_wordings_dup_languages (self->session, &error);
  g_assert_cmpstr (languages[0], ==, "sv");
  g_assert_cmpstr (languages[1], ==, "rmy");
  g_assert_null (languages[2]);
  g_assert_true (drom_wordings_save_po (self->session, "rmy", path, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM log WHERE action = 'export' AND noun "
                                       "= 'wording'"),
                   ==, 1);
  g_assert_true (g_file_get_contents (path, &po, NULL, NULL));
  g_assert_nonnull (strstr (po, "msgctxt \"noun\"\nmsgid \"step\"\nmsgstr \"“phir” \\\"\\\\\"\n"));
  g_assert_nonnull (strstr (po, "msgstr[1] \"But: %u\"\n"));
  g_assert_null (strstr (po, "kliv"));
  g_assert_null (strstr (po, "Mira"));
  if (msgfmt != NULL)
    {
      g_assert_true (g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                                   NULL, NULL, &status, &error));
      g_assert_true (g_spawn_check_wait_status (status, &error));
      g_assert_no_error (error);
    }
  g_unlink (path);
  g_rmdir (folder);
  drom_wordings_drop ();
}

int
main (int argc, char *argv[])
{
  g_setenv ("LANGUAGE", "rmy", TRUE);
  drom_language_init (NULL);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_test ("/wordings/corrected", test_corrected);
  add_test ("/wordings/plural", test_plural);
  add_test ("/wordings/refused", test_refused);
  add_test ("/wordings/right", test_right);
  add_test ("/wordings/not-used", test_not_used);
  add_test ("/wordings/export", test_export);
  return g_test_run ();
}
