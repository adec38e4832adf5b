/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "language/drom-language.h"

#include "catalogue-folder.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

static char *catalogues;

static void
test_languages (void)
{
  g_assert_cmpstr (DROM_T ("sv", NULL, "Save"), ==, "Spara");
  g_assert_cmpstr (DROM_T ("rmy", NULL, "Save"), ==, "Inker");
  g_assert_cmpstr (DROM_T ("en", NULL, "Save"), ==, "Save");
  g_assert_cmpstr (DROM_T ("rom", NULL, "Save"), ==, "Inker");
  g_assert_cmpstr (DROM_T ("sv_SE", NULL, "Save"), ==, "Spara");
  g_assert_cmpstr (DROM_T ("xx", NULL, "Save"), ==, "Save");
  g_assert_cmpstr (DROM_T ("../sv", NULL, "Save"), ==, "Save");
  g_assert_cmpstr (DROM_T ("rmy", "button", "Open"), ==, "Puter");
  g_assert_cmpstr (DROM_T ("sv", "plan", "Open"), ==, "Öppen");
  g_assert_cmpstr (DROM_T ("sv", NULL, "Open"), ==, "Open");
  /* What Romani lacks comes in Swedish, and what that lacks in English. */
  g_assert_cmpstr (DROM_T ("rmy", NULL, "Only in Swedish"), ==, "Bara på svenska");
  g_assert_cmpstr (DROM_T ("rmy", NULL, "Nowhere"), ==, "Nowhere");
  g_assert_cmpstr (DROM_T ("en", NULL, "Only in Swedish"), ==, "Only in Swedish");
}

static void
test_plurals (void)
{
  static const struct
  {
    const char *language;
    gulong n;
    const char *text;
  } rows[] = {
    { "sv", 1, "%d steg, ett" }, { "sv", 0, "%d steg, flera" }, { "sv", 2, "%d steg, flera" },
    { "rmy", 1, "%d paso" },     { "rmy", 7, "%d pasurja" },    { "en", 1, "%d step" },
    { "en", 0, "%d steps" },     { "xx", 2, "%d steps" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (DROM_TN (rows[i].language, "plan", "%d step", "%d steps", rows[i].n), ==,
                     rows[i].text);
  g_assert_cmpstr (DROM_TN ("sv", NULL, "one", "many", 1), ==, "one");
  g_assert_cmpstr (DROM_TN ("sv", NULL, "one", "many", 2), ==, "many");
}

/* The screen's language plays no part, and isn't touched. */
static void
test_independent_of_screen (void)
{
  drom_language_set_current ("sv");
  g_assert_cmpstr (DROM_T ("rmy", NULL, "Save"), ==, "Inker");
  g_assert_cmpstr (_ ("Save"), ==, "Spara");
  drom_language_set_current ("en");
  g_assert_cmpstr (DROM_T ("rmy", NULL, "Save"), ==, "Inker");
  g_assert_cmpstr (DROM_T ("sv", NULL, "Save"), ==, "Spara");
  g_assert_cmpstr (_ ("Save"), ==, "Save");
  g_assert_cmpstr (g_getenv ("LANGUAGE"), ==, "en");
}

static void
test_wordings (void)
{
  g_autoptr (GHashTable) wordings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const char *before = DROM_T ("rmy", NULL, "Save");
  const char *corrected;

  g_hash_table_insert (wordings, g_strdup ("Save"), g_strdup ("Garav"));
  g_hash_table_insert (wordings, g_strdup ("plan\004Open"), g_strdup ("Puterdo"));
  g_hash_table_insert (wordings, g_strdup ("plan\004%d step" DROM_LANGUAGE_FORM "1"),
                       g_strdup ("%d paša"));
  drom_language_set_override ("rom", wordings);
  g_hash_table_remove_all (wordings);

  corrected = DROM_T ("rmy", NULL, "Save");
  g_assert_cmpstr (corrected, ==, "Garav");
  g_assert_cmpstr (DROM_T ("rmy", "plan", "Open"), ==, "Puterdo");
  g_assert_cmpstr (DROM_T ("rmy", "button", "Open"), ==, "Puter");
  g_assert_cmpstr (DROM_TN ("rmy", "plan", "%d step", "%d steps", 1), ==, "%d paso");
  g_assert_cmpstr (DROM_TN ("rmy", "plan", "%d step", "%d steps", 3), ==, "%d paša");
  g_assert_cmpstr (DROM_T ("sv", NULL, "Save"), ==, "Spara");

  drom_language_set_override ("rmy", NULL);
  g_assert_cmpstr (DROM_T ("rmy", NULL, "Save"), ==, "Inker");
  g_assert_cmpstr (DROM_T ("rmy", "plan", "Open"), ==, "Öppen");
  /* What was given out stays valid. */
  g_assert_cmpstr (before, ==, "Inker");
  g_assert_cmpstr (corrected, ==, "Garav");
}

static gpointer
ask_many_times (gpointer data)
{
  for (int i = 0; i < 20000; i++)
    {
      const char *save = drom_text ("rmy", NULL, "Save");

      g_assert_true (g_str_equal (save, "Inker") || g_str_equal (save, "Lekh"));
      g_assert_cmpstr (drom_text ("sv", "plan", "Open"), ==, "Öppen");
      g_assert_cmpstr (drom_ntext ("rmy", "plan", "%d step", "%d steps", 2), ==, "%d pasurja");
    }
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (GHashTable) wordings = g_hash_table_new (g_str_hash, g_str_equal);
  GThread *threads[4];

  g_hash_table_insert (wordings, (char *) "Save", (char *) "Lekh");
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("asker", ask_many_times, NULL);
  for (int i = 0; i < 500; i++)
    drom_language_set_override ("rmy", i % 2 ? NULL : wordings);
  drom_language_set_override ("rmy", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

/* In a process of its own, since a catalogue is read once. */
static void
test_damaged (void)
{
  g_autofree char *folder = NULL;
  g_autofree char *swedish = NULL;

  if (g_test_subprocess ())
    {
      folder = make_catalogue_folder ();
      swedish = g_build_filename (folder, "sv", "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
      g_assert_true (g_file_set_contents (swedish, "This is no catalogue", -1, NULL));
      drom_language_init (folder);
      g_assert_cmpstr (drom_text ("sv", NULL, "Save"), ==, "Save");
      g_assert_cmpstr (drom_text ("sv", NULL, "Save"), ==, "Save");
      g_assert_cmpstr (drom_text ("rmy", NULL, "Save"), ==, "Inker");
      g_assert_cmpstr (drom_ntext ("sv", "plan", "%d step", "%d steps", 2), ==, "%d steps");
      remove_folder (folder);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  catalogues = make_catalogue_folder ();
  if (!g_test_subprocess ())
    drom_language_init (catalogues);

  g_test_add_func ("/language/text/languages", test_languages);
  g_test_add_func ("/language/text/plurals", test_plurals);
  g_test_add_func ("/language/text/independent-of-screen", test_independent_of_screen);
  g_test_add_func ("/language/text/wordings", test_wordings);
  g_test_add_func ("/language/text/threads", test_threads);
  g_test_add_func ("/language/text/damaged", test_damaged);
  result = g_test_run ();
  remove_folder (catalogues);
  g_free (catalogues);
  return result;
}
