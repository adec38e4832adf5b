/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "language/drom-language.h"

#include "catalogue-folder.h"
#include "language/drom-catalogue-writer.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

static char *catalogues;

static void
set (const char *language, const char *key, const char *text)
{
  g_autoptr (GHashTable) wordings = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;

  if (text != NULL)
    g_hash_table_insert (wordings, (char *) key, (char *) text);
  drom_language_set_override (language, text != NULL ? wordings : NULL);
  g_assert_true (drom_language_renew_screen (&error));
  g_assert_no_error (error);
}

/* What stands below @folder, and what can be read there. */
static void
look_through (const char *folder, GString *seen)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *content = NULL;
      gsize size;

      g_string_append_printf (seen, "%s\n", name);
      if (g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        {
          g_autofree char *target = g_file_read_link (path, NULL);

          g_string_append_printf (seen, "-> %s\n", target);
        }
      else if (g_file_test (path, G_FILE_TEST_IS_DIR))
        look_through (path, seen);
      else if (g_file_get_contents (path, &content, &size, NULL))
        g_string_append_len (seen, content, (gssize) size);
    }
}

static gboolean
is_readable_on_disk (const char *text)
{
  const char *const folders[] = { g_get_user_runtime_dir (), g_get_user_data_dir (),
                                  g_get_user_cache_dir (), g_get_user_config_dir (), catalogues };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autoptr (GString) seen = g_string_new (NULL);

      look_through (folders[i], seen);
      if (memmem (seen->str, seen->len, text, strlen (text)) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* How many private folders there are. */
static guint
count_folders (void)
{
  g_autoptr (GDir) dir = g_dir_open (g_get_user_runtime_dir (), 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_prefix (name, "drom-words-");
  return n;
}

static void
test_words (void)
{
  drom_language_set_current ("sv");
  g_assert_cmpstr (_ ("Save"), ==, "Spara");
  set ("sv", "Save", "Behåll");
  g_assert_cmpstr (_ ("Save"), ==, "Behåll");
  /* The others are those that are installed. */
  g_assert_cmpstr (C_ ("button", "Open"), ==, "Öppna");
  g_assert_cmpstr (_ ("Only in Swedish"), ==, "Bara på svenska");
  drom_language_set_current ("rmy");
  g_assert_cmpstr (_ ("Save"), ==, "Inker");
  g_assert_cmpstr (_ ("Only in Swedish"), ==, "Bara på svenska");

  /* Both at once, with a text that the catalogue lacks. */
  set ("rmy", "Only in Swedish", "Ferdi švedicka");
  g_assert_cmpstr (_ ("Only in Swedish"), ==, "Ferdi švedicka");
  g_assert_cmpstr (C_ ("button", "Open"), ==, "Puter");
  drom_language_set_current ("sv");
  g_assert_cmpstr (_ ("Save"), ==, "Behåll");
  g_assert_cmpuint (count_folders (), ==, 1);

  /* Another word for the same. */
  set ("sv", "button\004Open", "Gläntan");
  g_assert_cmpstr (C_ ("button", "Open"), ==, "Gläntan");
  g_assert_cmpstr (_ ("Save"), ==, "Spara");

  set ("sv", NULL, NULL);
  g_assert_cmpuint (count_folders (), ==, 1);
  set ("rmy", NULL, NULL);
  g_assert_cmpstr (_ ("Save"), ==, "Spara");
  drom_language_set_current ("rmy");
  g_assert_cmpstr (_ ("Only in Swedish"), ==, "Bara på svenska");
  g_assert_cmpuint (count_folders (), ==, 0);
}

static void
test_plurals (void)
{
  drom_language_set_current ("rmy");
  set ("rmy", "plan\004%d step" DROM_LANGUAGE_FORM "1", "%d phirimata");
  g_assert_cmpstr (g_dngettext (GETTEXT_PACKAGE, "plan\004%d step", "%d steps", 3), ==,
                   "%d phirimata");
  g_assert_cmpstr (g_dngettext (GETTEXT_PACKAGE, "plan\004%d step", "%d steps", 1), ==, "%d paso");
  /* A form that there is not is left out. */
  set ("rmy", "plan\004%d step" DROM_LANGUAGE_FORM "7", "%d phirimata");
  g_assert_cmpstr (g_dngettext (GETTEXT_PACKAGE, "plan\004%d step", "%d steps", 3), ==,
                   "%d pasurja");
  set ("rmy", NULL, NULL);
}

/* English has no catalogue of its own, but may be corrected. */
static void
test_english (void)
{
  drom_language_set_current ("en");
  g_assert_cmpstr (_ ("Save"), ==, "Save");
  set ("en", "Save", "Keep");
  g_assert_cmpstr (_ ("Save"), ==, "Keep");
  g_assert_cmpstr (C_ ("button", "Open"), ==, "Open");
  g_assert_cmpstr (ngettext ("one", "many", 2), ==, "many");
  set ("en", NULL, NULL);
  g_assert_cmpstr (_ ("Save"), ==, "Save");
}

static void
test_nothing_on_disk (void)
{
  drom_language_set_current ("sv");
  /* The test sees what is on disk. */
  g_assert_true (is_readable_on_disk ("Bara på svenska"));
  set ("sv", "Save", "Ett hemligt ord");
  g_assert_cmpstr (_ ("Save"), ==, "Ett hemligt ord");
  g_assert_false (is_readable_on_disk ("hemligt"));
  set ("sv", NULL, NULL);
  g_assert_false (is_readable_on_disk ("hemligt"));
}

/* Where no folder can be made, the screen keeps the program's own words, and paper has
 * the corrected ones. */
static void
test_no_folder (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (GHashTable) wordings = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (GError) error = NULL;
      g_autofree char *around = g_path_get_dirname (g_get_user_runtime_dir ());

      /* A file stands where the folder would be. */
      g_rmdir (g_get_user_runtime_dir ());
      g_mkdir_with_parents (around, 0700);
      g_assert_true (g_file_set_contents (g_get_user_runtime_dir (), "", 0, NULL));
      drom_language_init (catalogues);
      drom_language_set_current ("sv");
      g_hash_table_insert (wordings, (char *) "Save", (char *) "Behåll");
      drom_language_set_override ("sv", wordings);
      g_assert_false (drom_language_renew_screen (&error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == G_FILE_ERROR);
      g_assert_cmpstr (_ ("Save"), ==, "Spara");
      g_assert_cmpstr (drom_text ("sv", NULL, "Save"), ==, "Behåll");
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

/* What is written is a catalogue: our own reader takes it as it is. */
static void
test_written (void)
{
  g_autofree char *path = g_build_filename (catalogues, "sv", "LC_MESSAGES", "drom.mo", NULL);
  g_autofree char *copy = g_build_filename (catalogues, "copy.mo", NULL);
  g_autoptr (GHashTable) wordings = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  g_autoptr (DromCatalogue) base = drom_catalogue_load (path, &error);
  g_autoptr (DromCatalogue) again = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize size;

  g_assert_no_error (error);
  g_hash_table_insert (wordings, (char *) "Save", (char *) "Behåll");
  bytes = drom_catalogue_write (base, wordings);
  g_file_set_contents (copy, g_bytes_get_data (bytes, &size), (gssize) g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);
  again = drom_catalogue_load (copy, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (drom_catalogue_get_n_texts (again), ==, drom_catalogue_get_n_texts (base));
  g_assert_cmpstr (drom_catalogue_get (again, NULL, "Save"), ==, "Behåll");
  g_assert_cmpstr (drom_catalogue_get (again, "plan", "Open"), ==, "Öppen");
  g_assert_cmpstr (drom_catalogue_get_plural (again, "plan", "%d step", 2, NULL), ==,
                   "%d steg, flera");
  g_assert_cmpstr (drom_catalogue_get_form (again, "plan", "%d step", 0), ==, "%d steg, ett");
  g_assert_null (drom_catalogue_get_form (again, "plan", "%d step", 2));
  g_assert_cmpuint (drom_catalogue_get_n_forms (again), ==, 2);
  g_unlink (copy);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  catalogues = make_catalogue_folder ();
  if (!g_test_subprocess ())
    drom_language_init (catalogues);
  g_test_add_func ("/language/screen-words/words", test_words);
  g_test_add_func ("/language/screen-words/plurals", test_plurals);
  g_test_add_func ("/language/screen-words/english", test_english);
  g_test_add_func ("/language/screen-words/nothing-on-disk", test_nothing_on_disk);
  g_test_add_func ("/language/screen-words/written", test_written);
  g_test_add_func ("/language/screen-words/no-folder", test_no_folder);
  result = g_test_run ();
  remove_folder (catalogues);
  g_free (catalogues);
  return result;
}
