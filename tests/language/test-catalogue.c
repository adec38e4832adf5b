/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "language/drom-catalogue.h"

#include <glib/gstdio.h>
#include <string.h>

static char *scratch; /* a file to write damaged catalogues into */

static char *
path_of (const char *name)
{
  return g_test_build_filename (G_TEST_BUILT, "language", name, NULL);
}

static void
test_texts (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = path_of ("sv.mo");
  g_autoptr (DromCatalogue) catalogue = drom_catalogue_load (path, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (drom_catalogue_get (catalogue, NULL, "Save"), ==, "Spara");
  g_assert_cmpstr (drom_catalogue_get (catalogue, "plan", "Open"), ==, "Öppen");
  g_assert_cmpstr (drom_catalogue_get (catalogue, "button", "Open"), ==, "Öppna");
  g_assert_null (drom_catalogue_get (catalogue, NULL, "Open"));
  g_assert_null (drom_catalogue_get (catalogue, "plan", "Save"));
  g_assert_null (drom_catalogue_get (catalogue, NULL, "Not yet"));
  g_assert_null (drom_catalogue_get (catalogue, NULL, "Fuzzy"));
  g_assert_null (drom_catalogue_get (catalogue, NULL, ""));
  g_assert_cmpuint (drom_catalogue_get_n_texts (catalogue), ==, 8);
}

static void
test_plurals (void)
{
  static const gulong numbers[] = { 0, 1, 2, 5, 12, 22, 112, 1000000007 };
  static const char *const polish[] = { "%d plików", "%d plik",  "%d pliki",  "%d plików",
                                        "%d plików", "%d pliki", "%d plików", "%d plików" };
  g_autofree char *sv_path = path_of ("sv.mo");
  g_autofree char *forms_path = path_of ("forms.mo");
  g_autoptr (DromCatalogue) sv = drom_catalogue_load (sv_path, NULL);
  g_autoptr (DromCatalogue) forms = drom_catalogue_load (forms_path, NULL);
  guint form;

  g_assert_cmpstr (drom_catalogue_get_plural (sv, "plan", "%d step", 1, &form), ==, "%d steg, ett");
  g_assert_cmpuint (form, ==, 0);
  g_assert_cmpstr (drom_catalogue_get_plural (sv, "plan", "%d step", 0, &form), ==,
                   "%d steg, flera");
  g_assert_cmpuint (form, ==, 1);
  g_assert_null (drom_catalogue_get_plural (sv, NULL, "%d step", 1, NULL));
  /* A text without forms stands for all numbers. */
  g_assert_cmpstr (drom_catalogue_get_plural (sv, NULL, "Save", 5, NULL), ==, "Spara");
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_assert_cmpstr (drom_catalogue_get_plural (forms, NULL, "%d file", numbers[i], NULL), ==,
                     polish[i]);
}

/* A file of the other byte order says the same. */
static void
test_swapped (void)
{
  g_autofree char *path = path_of ("sv.mo");
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DromCatalogue) catalogue = NULL;
  guint32 *numbers;
  guint32 n_texts, hash_size, originals, translations;
  gsize size;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  numbers = (guint32 *) (gpointer) data;
  n_texts = numbers[2];
  originals = numbers[3] / 4;
  translations = numbers[4] / 4;
  hash_size = numbers[5];
  for (guint32 i = 0; i < 2 * n_texts; i++)
    {
      numbers[originals + i] = GUINT32_SWAP_LE_BE (numbers[originals + i]);
      numbers[translations + i] = GUINT32_SWAP_LE_BE (numbers[translations + i]);
    }
  for (guint32 i = 0; i < hash_size; i++)
    numbers[numbers[6] / 4 + i] = GUINT32_SWAP_LE_BE (numbers[numbers[6] / 4 + i]);
  for (guint i = 0; i < 7; i++)
    numbers[i] = GUINT32_SWAP_LE_BE (numbers[i]);
  g_assert_true (g_file_set_contents (scratch, data, size, NULL));

  catalogue = drom_catalogue_load (scratch, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (drom_catalogue_get (catalogue, "button", "Open"), ==, "Öppna");
}

/* Asks for everything that a file might give. */
static void
walk (DromCatalogue *catalogue)
{
  static const char *const msgids[] = { "Save", "Open", "%d step", "Only in Swedish" };

  for (guint i = 0; i < G_N_ELEMENTS (msgids); i++)
    for (gulong n = 0; n < 4; n++)
      {
        const char *text =
            drom_catalogue_get_plural (catalogue, n % 2 ? "plan" : NULL, msgids[i], n, NULL);

        g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
      }
}

/* A file that was cut anywhere, or in which any byte was changed, is refused or read,
 * but never read beyond its end. */
static void
test_damaged (void)
{
  g_autofree char *path = path_of ("sv.mo");
  g_autofree char *data = NULL;
  gsize size;
  guint n_refused = 0;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  for (gsize length = 0; length < size; length += 1)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *cut = g_memdup2 (data, MAX (length, 1));

      g_assert_true (g_file_set_contents (scratch, cut, length, NULL));
      g_assert_null (drom_catalogue_load (scratch, &error));
      g_assert_error (error, DROM_CATALOGUE_ERROR, DROM_CATALOGUE_ERROR_DAMAGED);
    }
  for (gsize at = 0; at < size; at++)
    for (guint mask = 1; mask < 256; mask = mask * 4 + 3)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (DromCatalogue) catalogue = NULL;

        data[at] ^= (char) mask;
        g_assert_true (
            g_file_set_contents_full (scratch, data, size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
        data[at] ^= (char) mask;
        catalogue = drom_catalogue_load (scratch, &error);
        if (catalogue != NULL)
          walk (catalogue);
        else
          {
            g_assert_nonnull (error);
            n_refused++;
          }
      }
  g_assert_cmpuint (n_refused, >, 50);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *wrong;
    const char *right;
    DromCatalogueError code;
  } rows[] = {
    { "charset=XTF-8", "charset=UTF-8", DROM_CATALOGUE_ERROR_UNSUPPORTED },
    { "plural=(n != m)", "plural=(n != 1)", DROM_CATALOGUE_ERROR_UNSUPPORTED },
    { "nplurals=1;", "nplurals=2;", DROM_CATALOGUE_ERROR_UNSUPPORTED },
    { "Spar\377", "Spara", DROM_CATALOGUE_ERROR_DAMAGED },
    /* Of another program. */
    { "Project-Id-Version: gtk\nX: 1.0", "Language: sv\nMIME-Version: 1.0",
      DROM_CATALOGUE_ERROR_UNSUPPORTED },
  };
  g_autofree char *path = path_of ("sv.mo");
  g_autofree char *data = NULL;
  g_autoptr (GError) missing = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      gsize length = strlen (rows[i].right);
      char *at = memmem (data, size, rows[i].right, length);

      g_assert_nonnull (at);
      memcpy (at, rows[i].wrong, length);
      g_assert_true (g_file_set_contents (scratch, data, size, NULL));
      memcpy (at, rows[i].right, length);
      g_assert_null (drom_catalogue_load (scratch, &error));
      g_assert_error (error, DROM_CATALOGUE_ERROR, (int) rows[i].code);
    }
  g_assert_null (drom_catalogue_load ("/nowhere/drom.mo", &missing));
  g_assert_error (missing, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

int
main (int argc, char *argv[])
{
  int fd, result;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fd = g_file_open_tmp ("drom-test-XXXXXX.mo", &scratch, NULL);
  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);

  g_test_add_func ("/language/catalogue/texts", test_texts);
  g_test_add_func ("/language/catalogue/plurals", test_plurals);
  g_test_add_func ("/language/catalogue/swapped", test_swapped);
  g_test_add_func ("/language/catalogue/damaged", test_damaged);
  g_test_add_func ("/language/catalogue/refused", test_refused);
  result = g_test_run ();
  g_unlink (scratch);
  g_free (scratch);
  return result;
}
