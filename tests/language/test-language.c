/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "language/drom-language.h"

#include "catalogue-folder.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

static char *start_path;
static char *catalogues;
static char *scratch; /* for locales that the test makes */

/* Runs start in an environment where of all that has to do with locales there is
 * only @variables ("LANG=C", …), and gives what it printed. */
static char *
run_start (const char *const *variables, const char *folder)
{
  static const char *const names[] = { "LANG",     "LANGUAGE", "LC_ALL",         "LC_MESSAGES",
                                       "LC_CTYPE", "LC_TIME",  "LC_NUMERIC",     "LOCPATH",
                                       "LC_NAME",  "LC_PAPER", "LC_MEASUREMENT", "DROM_LOCALEDIR" };
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *printed = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_subprocess_launcher_unsetenv (launcher, names[i]);
  for (guint i = 0; variables[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (variables[i], "=", 2);

      g_subprocess_launcher_setenv (launcher, parts[0], parts[1], TRUE);
    }
  process = g_subprocess_launcher_spawn (launcher, &error, start_path, catalogues, folder, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &printed, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return printed;
}

/* Makes a real locale with localedef; FALSE if this machine can't. */
static gboolean
make_locale (const char *name, const char *source, const char *charset)
{
  g_autofree char *folder = g_build_filename (scratch, name, NULL);
  g_autofree char *localedef = g_find_program_in_path ("localedef");
  const char *const command[] = { localedef, "--no-archive", "-i",   source,
                                  "-f",      charset,        folder, NULL };
  int status;

  if (localedef == NULL || !g_file_test ("/usr/share/i18n/locales/sv_SE", G_FILE_TEST_EXISTS))
    return FALSE;
  return g_spawn_sync (NULL, (char **) command, NULL,
                       G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL,
                       NULL, &status, NULL)
         && g_spawn_check_wait_status (status, NULL);
}

static void
check_start (const char *const *variables, const char *code)
{
  static const char *const saves[][3] = { { "sv", "Spara", "fredag 27 november 2026" },
                                          { "rmy", "Inker", "paraštuj 27 novembro 2026" },
                                          { "en", "Save", "Friday 27 November 2026" } };
  g_autofree char *printed = run_start (variables, NULL);
  g_autofree char *wanted = NULL;
  g_autofree char *environment = g_strjoinv (" ", (char **) variables);
  const char *locpath = "";
  const char *save = NULL;
  const char *date = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (saves); i++)
    if (g_str_equal (saves[i][0], code))
      {
        save = saves[i][1];
        date = saves[i][2];
      }
  for (guint i = 0; variables[i] != NULL; i++)
    if (g_str_has_prefix (variables[i], "LOCPATH="))
      locpath = variables[i] + strlen ("LOCPATH=");
  wanted = g_strdup_printf ("guess %s\n"
                            "codeset UTF-8\n"
                            "locpath %s\n"
                            "first %s\n"
                            "date %s\n"
                            "sv Spara|Öppen|Öppna|Nowhere many\n"
                            "rmy Inker|Öppen|Puter|Nowhere many\n"
                            "en Save|Open|Open|Nowhere many\n"
                            "rmy Inker|Öppen|Puter|Nowhere many\n"
                            "sv Spara|Öppen|Öppna|Nowhere many\n",
                            code, locpath, save, date);
  g_test_message ("with %s", environment);
  g_assert_cmpstr (printed, ==, wanted);
}

/* Whatever the environment says, the program speaks and switches. */
static void
test_environments (void)
{
  static const struct
  {
    const char *variables[4];
    const char *code;
  } rows[] = {
    { { NULL }, "sv" },
    { { "LANG=" }, "sv" },
    { { "LANG=C" }, "sv" },
    { { "LANG=POSIX" }, "sv" },
    { { "LANG=C.UTF-8" }, "sv" },
    { { "LC_ALL=C" }, "sv" },
    { { "LC_ALL=C.UTF-8" }, "sv" },
    { { "LANG=xx_XX.UTF-8" }, "sv" },
    { { "LC_ALL=xx_XX.UTF-8" }, "sv" },
    { { "LANG=sv_SE.UTF-8" }, "sv" },
    { { "LANG=en_US.UTF-8" }, "en" },
    { { "LANG=rmy_SE.UTF-8" }, "rmy" },
    { { "LANG=de_DE.UTF-8" }, "sv" },
    { { "LANG=C.UTF-8", "LANGUAGE=rmy" }, "rmy" },
    { { "LANG=C.UTF-8", "LANGUAGE=rom:en" }, "rmy" },
    { { "LANGUAGE=rmy" }, "rmy" },
    { { "LANG=C", "LANGUAGE=rmy" }, "rmy" },
    { { "LC_ALL=C", "LANGUAGE=rmy" }, "rmy" },
    { { "LC_ALL=POSIX", "LANGUAGE=rmy:sv" }, "rmy" },
    { { "LC_ALL=xx_YY.UTF-8", "LANGUAGE=rmy" }, "rmy" },
    { { "LANG=rmy_SE.UTF-8", "LC_ALL=C" }, "sv" },
    { { "LANG=xx_YY.UTF-8", "LANGUAGE=en" }, "en" },
    { { "LANG=xx_YY.UTF-8", "LANGUAGE=xx:yy" }, "sv" },
    { { "LANG=sv_SE.ISO-8859-1" }, "sv" },
    { { "LANG=sv_SE.UTF-8", "LC_CTYPE=xx_YY.UTF-8" }, "sv" },
    { { "LANG=C.UTF-8", "LANGUAGE=de:en:sv" }, "en" },
    { { "LANG=sv_SE", "LC_MESSAGES=en_GB.UTF-8" }, "en" },
    { { "LANG=en_US.UTF-8", "LC_ALL=sv_SE.UTF-8" }, "sv" },
    { { "LANG=C.UTF-8", "LOCPATH=/nowhere" }, "sv" },
    { { "LC_CTYPE=C", "LC_TIME=xx", "LANG=C.UTF-8" }, "sv" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    check_start (rows[i].variables, rows[i].code);
}

/* The same where the machine has the locale, in UTF-8 or in an older charset. */
static void
test_real_locales (void)
{
  g_autofree char *locpath = g_strconcat ("LOCPATH=", scratch, NULL);
  const char *utf8[] = { "LANG=sv_SE.UTF-8", locpath, NULL };
  const char *english[] = { "LC_ALL=sv_SE.UTF-8", "LANGUAGE=en", locpath, NULL };
  const char *latin1[] = { "LANG=sv_SE.ISO-8859-1", locpath, NULL };
  const char *half[] = { "LANG=sv_SE.UTF-8", "LC_TIME=xx_XX", locpath, NULL };

  if (!make_locale ("sv_SE.UTF-8", "sv_SE", "UTF-8")
      || !make_locale ("sv_SE.ISO-8859-1", "sv_SE", "ISO-8859-1"))
    {
      g_test_skip ("This machine can't make a Swedish locale");
      return;
    }
  check_start (utf8, "sv");
  check_start (english, "en");
  check_start (latin1, "sv");
  check_start (half, "sv");
}

/* The locale is taken from where it is installed, and otherwise made for the moment;
 * neither leaves anything behind. */
static void
test_own_locale (void)
{
  static const char *const plain[] = { "LANG=C.UTF-8", NULL };
  g_autofree char *tmp = g_build_filename (scratch, "tmp", NULL);
  g_autofree char *tmpdir = g_strconcat ("TMPDIR=", tmp, NULL);
  const char *with_tmp[] = { "LANG=C.UTF-8", tmpdir, NULL };
  const char *without_tmp[] = { "LANG=C.UTF-8", "TMPDIR=/nowhere", NULL };
  g_autofree char *installed = g_build_filename (scratch, "installed", NULL);
  g_autofree char *category = g_build_filename (installed, "sv_SE.UTF-8", "LC_MESSAGES", NULL);
  g_autofree char *file = g_build_filename (category, "SYS_LC_MESSAGES", NULL);
  g_autofree char *made =
      g_test_build_filename (G_TEST_BUILT, "..", "src", "language", "SYS_LC_MESSAGES", NULL);
  g_autofree char *content = NULL;
  g_autofree char *damaged = NULL;
  g_autofree char *from_nowhere = run_start (plain, "/nowhere");
  g_autofree char *from_folder = NULL;
  g_autofree char *from_tmp = NULL;
  g_autofree char *from_damaged = NULL;
  g_autoptr (GDir) dir = NULL;
  gsize size;

  g_assert_cmpstr (from_nowhere, ==, "1\nsv_SE.UTF-8 Spara\n");

  g_assert_cmpint (g_mkdir_with_parents (tmp, 0700), ==, 0);
  from_tmp = run_start (with_tmp, "/nowhere");
  g_assert_cmpstr (from_tmp, ==, "1\nsv_SE.UTF-8 Spara\n");
  dir = g_dir_open (tmp, 0, NULL);
  g_assert_nonnull (dir);
  g_assert_null (g_dir_read_name (dir));

  /* With the installed folder no temporary one is needed. */
  g_assert_cmpint (g_mkdir_with_parents (category, 0700), ==, 0);
  g_assert_true (g_file_get_contents (made, &content, &size, NULL));
  g_assert_cmpuint (size, ==, 48);
  g_assert_true (g_file_set_contents (file, content, size, NULL));
  from_folder = run_start (without_tmp, installed);
  g_assert_cmpstr (from_folder, ==, "1\nsv_SE.UTF-8 Spara\n");

  g_assert_true (g_file_set_contents (file, content, 20, NULL));
  from_damaged = run_start (plain, installed);
  g_assert_cmpstr (from_damaged, ==, "1\nsv_SE.UTF-8 Spara\n");
}

/* In @language the program says these three; "rmy Inker|Öppen|Puter". */
static void
check_says (const char *printed, const char *line)
{
  g_autofree char *wanted = g_strconcat ("\n", line, "|", NULL);

  if (strstr (printed, wanted) == NULL)
    g_test_message ("%s", printed);
  g_assert_nonnull (strstr (printed, wanted));
}

/* A catalogue that was cut off when the program was installed, or is another program's:
 * gettext would read beyond its end, or say what the other one says. The next language
 * stands in for it. */
static void
test_bad_catalogues (void)
{
  static const char *const plain[] = { "LANGUAGE=rmy", NULL };
  static const char *const codes[] = { "rmy", "sv" };
  static const char own[] = "Language: rmy\nMIME-Version: 1.0";
  static const char foreign[] = "Project-Id-Version: gtk\nXY: 1.0";
  g_autofree char *folder = make_catalogue_folder ();
  g_autofree char *both = NULL;
  char *good = catalogues;
  char *paths[2], *contents[2];
  gsize sizes[2];

  G_STATIC_ASSERT (sizeof own == sizeof foreign);
  catalogues = folder;
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *category = g_build_filename (folder, codes[i], "LC_MESSAGES", NULL);

      paths[i] = g_build_filename (category, GETTEXT_PACKAGE ".mo", NULL);
      g_assert_true (g_file_get_contents (paths[i], &contents[i], &sizes[i], NULL));
    }

  for (guint part = 0; part < 8; part++)
    {
      g_autofree char *printed = NULL;

      g_assert_true (
          g_file_set_contents (paths[0], contents[0], (gssize) (sizes[0] * part / 8), NULL));
      printed = run_start (plain, NULL);
      g_assert_true (g_str_has_prefix (printed, "guess rmy\ncodeset UTF-8\n"));
      check_says (printed, "sv Spara|Öppen|Öppna");
      check_says (printed, "rmy Spara|Öppen|Öppna");
      check_says (printed, "en Save|Open|Open");
    }

  /* One that is whole, but another program's. */
  {
    g_autofree char *printed = NULL;
    char *header = memmem (contents[0], sizes[0], own, strlen (own));

    g_assert_nonnull (header);
    memcpy (header, foreign, strlen (foreign));
    g_assert_true (g_file_set_contents (paths[0], contents[0], (gssize) sizes[0], NULL));
    printed = run_start (plain, NULL);
    check_says (printed, "rmy Spara|Öppen|Öppna");
  }

  /* Neither of them: as the texts stand in the code. */
  g_assert_true (g_file_set_contents (paths[1], contents[1], (gssize) sizes[1] / 2, NULL));
  both = run_start (plain, NULL);
  check_says (both, "rmy Save|Open|Open");
  check_says (both, "sv Save|Open|Open");
  remove_folder (folder);
  for (guint i = 0; i < 2; i++)
    {
      g_free (paths[i]);
      g_free (contents[i]);
    }
  catalogues = good;
}

static void
test_find (void)
{
  static const char *const none[] = { NULL, "", "de", "svenska", "s", "rmn", "_SE", "C", "POSIX" };
  static const struct
  {
    const char *code;
    const char *found;
  } rows[] = {
    { "sv", "sv" }, { "sv_SE", "sv" },      { "sv_SE.UTF-8", "sv" }, { "sv-FI", "sv" },
    { "SV", "sv" }, { "rmy", "rmy" },       { "rom", "rmy" },        { "rom_RO", "rmy" },
    { "en", "en" }, { "en_GB@euro", "en" }, { "rmy@latin", "rmy" },
  };
  guint n;
  const DromLanguage *languages = drom_language_get_all (&n);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (drom_language_find (rows[i].code)->code, ==, rows[i].found);
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    g_assert_null (drom_language_find (none[i]));
  g_assert_cmpuint (n, >=, 3);
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (drom_language_find (languages[i].code) == &languages[i]);
      g_assert_true (g_str_has_prefix (languages[i].environment, languages[i].code));
      g_assert_true (g_utf8_validate (languages[i].own_name, -1, NULL));
    }
}

/* In the process of the test, from a start in English without an English catalogue. */
static void
test_switching (void)
{
  guint n;
  const DromLanguage *languages = drom_language_get_all (&n);

  g_setenv ("LANGUAGE", "en", TRUE);
  drom_language_init (catalogues);
  g_assert_cmpstr (drom_language_get_current ()->code, ==, "en");
  g_assert_cmpstr (drom_language_get_name (&languages[1]), ==, "Romani (Kelderash)");

  drom_language_set_current ("rmy");
  g_assert_cmpstr (g_getenv ("LANGUAGE"), ==, "rmy:sv");
  g_assert_cmpstr (drom_language_get_current ()->code, ==, "rmy");
  g_assert_cmpstr (drom_language_get_name (&languages[0]), ==, "Švedicka");
  g_assert_cmpstr (drom_language_get_name (&languages[1]), ==, "romani (kelderash)");

  drom_language_set_current ("sv");
  g_assert_cmpstr (drom_language_get_name (&languages[2]), ==, "engelska");
  g_assert_cmpstr (drom_language_get_localedir (), ==, catalogues);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  start_path = g_test_build_filename (G_TEST_BUILT, "language", "start", NULL);
  catalogues = make_catalogue_folder ();
  scratch = g_dir_make_tmp ("drom-test-locale-XXXXXX", NULL);
  g_assert_nonnull (scratch);

  g_test_add_func ("/language/language/bad-catalogues", test_bad_catalogues);
  g_test_add_func ("/language/language/find", test_find);
  g_test_add_func ("/language/language/environments", test_environments);
  g_test_add_func ("/language/language/real-locales", test_real_locales);
  g_test_add_func ("/language/language/own-locale", test_own_locale);
  g_test_add_func ("/language/language/switching", test_switching);
  result = g_test_run ();
  remove_folder (catalogues);
  remove_folder (scratch);
  g_free (start_path);
  g_free (catalogues);
  g_free (scratch);
  return result;
}
