/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model-test"

#include "config.h"

#include "model-test.h"

#include "base/drom-fold.h"
#include "language/drom-language.h"
#include "store/drom-key-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Names that stand nowhere else are planted into everything that a registry keeps; then
 * every file of its folder, of the user's directories and of the temporary ones is read. */

#define GIVEN      "Plantadja"
#define FAMILY     "Österplantović"
#define STAFF      "Personalplanta"
#define CONTACT    "Kontaktplanta"
#define PHONE      "0709313373"
#define WORD       "lingon"
#define PASSPHRASE "korrekt häst batteri"

/* Everything that the test leaves is below this: TMPDIR, with GLib's own directories in it. */
static char *place;

static gboolean
has_bytes (const char *data, gsize size, const void *needle, gsize length)
{
  return memmem (data, size, needle, length) != NULL;
}

static gboolean
has_text (const char *data, gsize size, const char *text)
{
  glong units;
  g_autofree gunichar2 *utf16 = g_utf8_to_utf16 (text, -1, NULL, &units, NULL);
  gsize length = (gsize) units * sizeof (gunichar2);

  if (has_bytes (data, size, text, strlen (text)) || has_bytes (data, size, utf16, length))
    return TRUE;
  for (glong i = 0; i < units; i++)
    utf16[i] = GUINT16_SWAP_LE_BE (utf16[i]);
  return has_bytes (data, size, utf16, length);
}

/* The names as they are written, folded, in either case, and without composed letters. */
static char **
get_needles (void)
{
  static const char *const planted[] = { GIVEN, FAMILY, STAFF, CONTACT, PHONE };
  g_autoptr (GStrvBuilder) needles = g_strv_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (planted); i++)
    {
      g_autofree char *fold = drom_fold (planted[i]);
      g_autofree char *letters = drom_fold_letters (planted[i]);
      g_autofree char *lower = g_utf8_strdown (planted[i], -1);
      g_autofree char *upper = g_utf8_strup (planted[i], -1);
      g_autofree char *nfd = g_utf8_normalize (planted[i], -1, G_NORMALIZE_DEFAULT);

      g_strv_builder_add_many (needles, planted[i], fold, letters, lower, upper, nfd, NULL);
    }
  return g_strv_builder_end (needles);
}

static guint
find_planted (const char *folder, char **needles, guint *n_files)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint found = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *data = NULL;
      gsize size;

      for (guint i = 0; needles[i] != NULL; i++)
        found += strstr (name, needles[i]) != NULL;
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          found += find_planted (path, needles, n_files);
          continue;
        }
      if (!g_file_get_contents (path, &data, &size, NULL))
        continue;
      (*n_files)++;
      for (guint i = 0; needles[i] != NULL; i++)
        if (has_text (data, size, needles[i]))
          {
            g_test_message ("%s stands in %s", needles[i], path);
            found++;
          }
    }
  return found;
}

static void
search_around (DromSession *session)
{
  g_autoptr (DromParticipantList) list = drom_participant_list_new (session);
  DromParticipantFilter filter = { .search = FAMILY };
  g_autoptr (GPtrArray) duplicates =
      drom_participant_find_duplicates (session, GIVEN, FAMILY, NULL, NULL, NULL);
  g_autoptr (GListModel) today = drom_today_load (session, FALSE, 50, NULL);
  g_autofree char *names = NULL;

  g_assert_true (drom_participant_list_set_filter (list, &filter, NULL));
  names = names_of (G_LIST_MODEL (list));
  g_assert_nonnull (strstr (names, FAMILY));
  g_assert_cmpuint (duplicates->len, ==, 1);
}

/* Each way to fail, with the names in hand. */
static void
fail_around (DromSession *session, DromParticipant *person)
{
  g_autoptr (DromSession) other = second_window (session);
  g_autoptr (DromRecord) theirs =
      drom_session_load (other, &drom_participant_noun, id_of (person), NULL);
  g_autoptr (GError) error = NULL;

  put (other, theirs, DROM_PARTICIPANT_CITY, "Lund");
  g_assert_false (
      drom_session_set (session, DROM_RECORD (person), DROM_PARTICIPANT_CITY, FAMILY, &error));
  g_assert_null (strstr (error->message, FAMILY));
  g_clear_error (&error);
  g_assert_false (
      drom_session_set (session, DROM_RECORD (person), DROM_PARTICIPANT_EMAIL, FAMILY, &error));
  g_assert_null (strstr (error->message, FAMILY));
  g_clear_error (&error);
  g_assert_false (
      drom_session_set (session, DROM_RECORD (person), DROM_PARTICIPANT_NUMBER, FAMILY, &error));
  g_assert_null (strstr (error->message, FAMILY));
  drom_session_close (other);
}

static void
live (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *slot = NULL;
  char *recovery = NULL;
  g_autoptr (DromStore) store =
      drom_registry_create (folder, FALSE, WORD, PASSPHRASE, &slot, &recovery, &error);
  DromFounding founding = { "Vägen till arbete", "Björken", NULL, STAFF, "manager" };
  g_autoptr (DromSession) session = NULL;
  g_autoptr (DromParticipant) person = NULL;
  g_autoptr (DromParticipant) whole = NULL;
  g_autoptr (DromPlan) plan = NULL;
  g_autoptr (DromTeamMember) member = NULL;
  g_autoptr (DromAgreement) agreement = NULL;
  g_autofree char *backup = g_build_filename (place, "backup.drom", NULL);

  g_assert_no_error (error);
  drom_secret_free (recovery);
  session = drom_session_found (store, slot, &founding, &error);
  g_assert_no_error (error);
  drom_session_set_today (session, TODAY);
  person = add_person (session, GIVEN, FAMILY);
  put (session, person, DROM_PARTICIPANT_PHONE, PHONE);
  whole = add_whole (session, GIVEN, NULL);
  plan = get_plan (session, whole);
  member = drom_plan_add_team_member (session, plan, CONTACT, FAMILY, "sv", GIVEN, &error);
  g_assert_no_error (error);
  agreement = drom_plan_agree (session, plan, "participant", &error);
  g_assert_no_error (error);
  search_around (session);
  fail_around (session, person);
  undo (session, person);
  redo (session, person);
  put (session, person, DROM_PARTICIPANT_PROTECTED, "1");
  g_assert_true (drom_session_delete (session, DROM_RECORD (whole), NULL));
  undo (session, whole);
  g_assert_true (drom_registry_backup (store, backup, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  /* Enough for a sort and a journal that do not fit in memory's first page. */
  for (guint i = 0; i < 300; i++)
    g_object_unref (add_person (session, GIVEN, FAMILY));
  /* No orderly end: what lies in the write-ahead log stays there. */
  kill (getpid (), SIGKILL);
}

/* All that a program says goes to files, which are read too. */
static void
live_apart (const char *folder)
{
  pid_t pid;
  int status;

  fflush (stdout);
  pid = fork ();
  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      g_autofree char *path = g_build_filename (place, "said", NULL);
      int said = open (path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

      dup2 (said, STDOUT_FILENO);
      dup2 (said, STDERR_FILENO);
      g_setenv ("G_MESSAGES_DEBUG", "all", TRUE);
      live (folder);
      _exit (1);
    }
  while (waitpid (pid, &status, 0) < 0)
    g_assert_cmpint (errno, ==, EINTR);
  if (!WIFSIGNALED (status) || WTERMSIG (status) != SIGKILL)
    {
      g_autofree char *path = g_build_filename (place, "said", NULL);
      g_autofree char *said = NULL;

      g_file_get_contents (path, &said, NULL, NULL);
      g_error ("The life ended otherwise: %s", said);
    }
}

/* Opened again, everything is there: it was written, and not in plain text. */
static void
open_again (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromKeyFile) keys = drom_key_file_load (folder, &error);
  g_autofree char *slot = NULL;
  g_autoptr (DromKey) key = NULL;
  g_autoptr (DromStore) store = NULL;
  g_autoptr (DromSession) session = NULL;

  g_assert_no_error (error);
  key = drom_key_file_unlock (keys, WORD, PASSPHRASE, &slot, &error);
  g_assert_no_error (error);
  store = drom_store_open (folder, key, &error);
  g_assert_no_error (error);
  session = drom_session_new (store, slot, &error);
  g_assert_no_error (error);
  g_assert_cmpint (
      query (store, "SELECT count (*) FROM participant WHERE family_name = '" FAMILY "'"), ==, 301);
  drom_session_close (session);
}

/* A search that could find nothing would prove nothing. */
static void
test_search (void)
{
  g_auto (GStrv) needles = get_needles ();
  g_autofree char *folder = g_build_filename (place, "plain", NULL);
  g_autofree char *path = g_build_filename (folder, "file", NULL);
  glong units;
  g_autofree gunichar2 *utf16 = g_utf8_to_utf16 (FAMILY, -1, NULL, &units, NULL);
  guint n_files = 0;

  g_mkdir (folder, 0700);
  g_assert_true (g_file_set_contents (path, "x" GIVEN "y", -1, NULL));
  g_assert_cmpuint (find_planted (folder, needles, &n_files), >, 0);
  g_assert_true (g_file_set_contents (path, (const char *) utf16, units * 2, NULL));
  g_assert_cmpuint (find_planted (folder, needles, &n_files), >, 0);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_planted (void)
{
  g_auto (GStrv) needles = get_needles ();
  g_autofree char *folder = g_build_filename (place, "registry", NULL);
  guint n_files = 0;

  live_apart (folder);
  g_assert_cmpuint (find_planted (place, needles, &n_files), ==, 0);
  /* Database, journals, key file, backup, what was said. */
  g_assert_cmpuint (n_files, >=, 5);
  open_again (folder);
  g_assert_cmpuint (find_planted (place, needles, &n_files), ==, 0);
}

static void
delete_below (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        delete_below (path);
      g_remove (path);
    }
}

int
main (int argc, char *argv[])
{
  int result;

  /* Before anybody asks for the temporary directory. */
  place = g_strdup_printf ("%s/drom-planted-XXXXXX",
                           g_getenv ("TMPDIR") != NULL ? g_getenv ("TMPDIR") : "/tmp");
  g_assert_nonnull (g_mkdtemp (place));
  g_setenv ("TMPDIR", place, TRUE);
  drom_language_init (NULL);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/planted/search", test_search);
  g_test_add_func ("/planted/whole-life", test_planted);
  result = g_test_run ();
  delete_below (place);
  g_rmdir (place);
  g_free (place);
  return result;
}
