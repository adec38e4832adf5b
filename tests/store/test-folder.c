/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-store-test"

#include "config.h"

#include "store-test.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <grp.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>
#include <utime.h>

/* The linker's names (--wrap). */
int __real_statfs64 (const char *path, struct statfs *system);
int __wrap_statfs64 (const char *path, struct statfs *system);

/* The file system that a test pretends to be on; 0 is the real one. */
static guint32 pretended;

int
__wrap_statfs64 (const char *path, struct statfs *system)
{
  int result = __real_statfs64 (path, system);

  if (pretended != 0)
    system->f_type = (__fsword_t) pretended;
  return result;
}

typedef struct
{
  char *above;
  char *folder;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->above = test_folder_new ();
  self->folder = g_build_filename (self->above, "deep", "registry", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  pretended = 0;
  g_free (self->folder);
  test_folder_delete (self->above);
}

static mode_t
mode_of (const char *path)
{
  struct stat status;

  g_assert_cmpint (stat (path, &status), ==, 0);
  return status.st_mode & 07777;
}

static mode_t
mode_in (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return mode_of (path);
}

static void
test_prepare (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  mode_t mask = umask (0);

  g_assert_true (drom_registry_prepare_folder (self->folder, FALSE, &error));
  g_assert_no_error (error);
  g_assert_cmpint (mode_of (self->folder), ==, 0700);
  g_assert_true (drom_registry_prepare_folder (self->folder, TRUE, &error));
  g_assert_cmpint (mode_of (self->folder), ==, 02770);
  /* An empty folder that was open to all is closed; one with files in it is refused. */
  g_chmod (self->folder, 0755);
  g_assert_true (drom_registry_prepare_folder (self->folder, FALSE, &error));
  g_assert_cmpint (mode_of (self->folder), ==, 0700);
  g_assert_cmpint (g_chmod (self->folder, 0755), ==, 0);
  {
    g_autofree char *path = g_build_filename (self->folder, "letter.odt", NULL);

    g_file_set_contents (path, "x", 1, NULL);
  }
  g_assert_false (drom_registry_prepare_folder (self->folder, FALSE, &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_PERMISSIONS);
  g_assert_cmpint (mode_of (self->folder), ==, 0755);
  umask (mask);
}

/* Whatever the umask: with it everything open, and with nothing. */
static void
test_modes (Fixture *self, gconstpointer data)
{
  static const char *const names[] = { "registry.db",   "registry.db-wal", "registry.db-shm",
                                       "registry.lock", "keys.json",       "keys.lock" };
  static const mode_t masks[] = { 0, 0077 };

  for (int i = 0; i < 4; i++)
    {
      gboolean shared = i >= 2;
      mode_t mask = umask (masks[i % 2]);
      g_autoptr (DromStore) store = NULL;

      store =
          drom_registry_create (self->folder, shared, TEST_WORD, TEST_PASSPHRASE, NULL, NULL, NULL);
      g_assert_nonnull (store);
      g_assert_true (drom_store_migrate (store, test_migrations (), TEST_N_MIGRATIONS, NULL));
      g_assert_cmpint (mode_of (self->folder), ==, shared ? 02770 : 0700);
      for (guint j = 0; j < G_N_ELEMENTS (names); j++)
        g_assert_cmpint (mode_in (self->folder, names[j]), ==, shared ? 0660 : 0600);
      umask (mask);
      g_clear_object (&store);
      test_folder_delete (g_strdup (self->folder));
    }
}

static void
test_check (Fixture *self, gconstpointer data)
{
  static const struct
  {
    mode_t mode;
    DromStoreError code;
  } cases[] = {
    { 0700, 0 },
    { 02770, 0 },
    { 0755, DROM_STORE_ERROR_PERMISSIONS },
    { 0701, DROM_STORE_ERROR_PERMISSIONS },
    { 0770, DROM_STORE_ERROR_PERMISSIONS },
    { 02777, DROM_STORE_ERROR_PERMISSIONS },
  };
  g_autoptr (GError) error = NULL;

  g_assert_false (drom_registry_check_folder (self->folder, &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (drom_registry_check_folder (self->above, &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_object_unref (test_registry_new (self->folder, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean ok;

      g_assert_cmpint (g_chmod (self->folder, cases[i].mode), ==, 0);
      ok = drom_registry_check_folder (self->folder, &error);
      g_assert_true (ok == (cases[i].code == 0));
      if (!ok)
        g_assert_error (error, DROM_STORE_ERROR, (int) cases[i].code);
      g_clear_error (&error);
    }
}

static void
test_network (Fixture *self, gconstpointer data)
{
  /* nfs, smb, cifs, smb2, 9p, something in user space */
  static const guint32 magic[] = { 0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x01021997, 0x65735546 };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (magic); i++)
    {
      pretended = magic[i];
      g_assert_null (drom_registry_create (self->folder, FALSE, TEST_WORD, TEST_PASSPHRASE, NULL,
                                           NULL, &error));
      g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_NETWORK);
      g_clear_error (&error);
      g_assert_false (g_file_test (self->folder, G_FILE_TEST_EXISTS));
    }
  pretended = 0;
  g_object_unref (test_registry_new (self->folder, NULL));
  pretended = 0x6969;
  g_assert_false (drom_registry_check_folder (self->folder, &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_NETWORK);
  pretended = 0;
  g_assert_true (drom_registry_check_folder (self->folder, NULL));
}

static void
test_create_again (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *keys = g_build_filename (self->folder, "keys.json", NULL);
  g_autofree char *database = g_build_filename (self->folder, "registry.db", NULL);
  g_autofree char *names = NULL;

  g_assert_false (drom_registry_exists (self->folder));
  g_object_unref (test_registry_new (self->folder, NULL));
  g_assert_true (drom_registry_exists (self->folder));
  g_assert_null (
      drom_registry_create (self->folder, FALSE, "annan", TEST_PASSPHRASE, NULL, NULL, &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_object_unref (test_registry_open (self->folder));

  /* A database without its keys may still be somebody's: not overwritten. */
  g_assert_cmpint (g_unlink (keys), ==, 0);
  g_assert_null (
      drom_registry_create (self->folder, FALSE, "annan", TEST_PASSPHRASE, NULL, NULL, &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_EXISTS);
  g_clear_error (&error);

  /* Keys without a database are put aside. */
  g_file_set_contents (keys, "{}", -1, NULL);
  g_assert_cmpint (g_unlink (database), ==, 0);
  g_object_unref (test_registry_new (self->folder, NULL));
  names = test_list (self->folder);
  g_assert_true (g_regex_match_simple ("registry-aside-\\d{8}-\\d{6}\\.json", names, 0, 0));
}

static void
test_weak (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (
      drom_registry_create (self->folder, FALSE, TEST_WORD, "för kort", NULL, NULL, &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_WEAK);
  g_assert_false (g_file_test (self->folder, G_FILE_TEST_EXISTS));
}

/* Logins of one computer, two of which share a group, and with it a registry. */
#define SHARED_GROUP 54320
#define FIRST_LOGIN  54321
#define SECOND_LOGIN 54322

typedef struct
{
  const char *folder;
  uid_t login;
  gboolean in_group;
} Login;

static gboolean
become (const Login *self)
{
  const gid_t group = SHARED_GROUP;

  umask (0022);
  return setgroups (self->in_group ? 1 : 0, &group) == 0 && setgid (self->login) == 0
         && setuid (self->login) == 0;
}

static int
found_shared (gpointer data)
{
  const Login *self = data;
  g_autoptr (DromStore) store = NULL;

  if (!become (self))
    return 10;
  store = drom_registry_create (self->folder, TRUE, TEST_WORD, TEST_PASSPHRASE, NULL, NULL, NULL);
  if (store == NULL || !drom_store_migrate (store, test_migrations (), TEST_N_MIGRATIONS, NULL))
    return 11;
  return test_add_person (store, "Sanna", NULL) ? 0 : 12;
}

static int
work_in_shared (gpointer data)
{
  const Login *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DromKeyFile) keys = NULL;
  g_autoptr (DromKey) key = NULL;
  g_autoptr (DromStore) store = NULL;
  g_autofree char *word = g_strdup_printf ("ord%u", (guint) self->login);

  if (!become (self))
    return 10;
  if (!drom_registry_check_folder (self->folder, &error))
    return 11;
  keys = drom_key_file_load (self->folder, &error);
  key = keys != NULL ? drom_key_file_unlock (keys, TEST_WORD, TEST_PASSPHRASE, NULL, &error) : NULL;
  store = key != NULL ? drom_store_open (self->folder, key, &error) : NULL;
  if (store == NULL)
    return 12;
  if (!test_add_person (store, word, &error))
    return 13;
  if (!drom_key_file_add_slot (keys, key, word, TEST_PASSPHRASE, NULL, &error))
    return 14;
  return 0;
}

/* Each writes what the other has written; who is not of the group gets nothing at all. */
static void
test_logins (Fixture *self, gconstpointer data)
{
  g_autofree char *deep = g_path_get_dirname (self->folder);
  g_autofree char *around = g_path_get_dirname (self->above);
  Login first = { self->folder, FIRST_LOGIN, TRUE };
  Login second = { self->folder, SECOND_LOGIN, TRUE };
  Login stranger = { self->folder, SECOND_LOGIN, FALSE };
  static const char *const names[] = { "registry.db", "registry.lock", "keys.json", "keys.lock" };
  g_autoptr (DromStore) store = NULL;

  if (geteuid () != 0)
    {
      g_test_skip ("only root may become two others");
      return;
    }
  /* GLib 2.76 and later put a test's folders into one that is closed to others. */
  g_chmod (around, mode_of (around) | 0011);
  g_chmod (self->above, 0755);
  g_assert_cmpint (g_mkdir (deep, 0700), ==, 0);
  g_assert_cmpint (chown (deep, 0, SHARED_GROUP), ==, 0);
  g_assert_cmpint (g_chmod (deep, 02775), ==, 0);

  g_assert_cmpint (test_run (found_shared, &first), ==, 0);
  g_assert_cmpint (test_run (work_in_shared, &second), ==, 0);
  g_assert_cmpint (test_run (work_in_shared, &first), ==, 0);
  g_assert_cmpint (mode_of (self->folder), ==, 02770);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpint (mode_in (self->folder, names[i]), ==, 0660);
  g_assert_cmpint (test_run (work_in_shared, &stranger), ==, 11);

  store = test_registry_open (self->folder);
  g_assert_cmpint (test_query (store, "SELECT count(*) FROM person"), ==, 3);
}

static int
open_read_only (gpointer data)
{
  const char *folder = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DromKeyFile) keys = drom_key_file_load (folder, &error);
  g_autoptr (DromKey) key = NULL;
  g_autofree char *inner = g_build_filename (folder, "inner", NULL);
  g_autofree char *backup = g_build_filename (folder, "backup", NULL);

  if (keys == NULL)
    return 10;
  key = drom_key_file_unlock (keys, TEST_WORD, TEST_PASSPHRASE, NULL, NULL);
  if (key == NULL)
    return 11;
#define EXPECT(call, code)                                                                         \
  if ((call) || !g_error_matches (error, DROM_STORE_ERROR, DROM_STORE_ERROR_READ_ONLY))            \
    return code;                                                                                   \
  g_clear_error (&error)
  EXPECT (drom_store_open (folder, key, &error) != NULL, 12);
  EXPECT (drom_key_file_add_slot (keys, key, "ny", TEST_PASSPHRASE, NULL, &error), 13);
  EXPECT (drom_key_file_set_recovery (keys, key, &error) != NULL, 14);
  EXPECT (drom_registry_check_folder (folder, &error), 15);
  EXPECT (drom_registry_create (inner, FALSE, TEST_WORD, TEST_PASSPHRASE, NULL, NULL, &error)
              != NULL,
          16);
#undef EXPECT
  return 0;
}

static void
test_read_only (Fixture *self, gconstpointer data)
{
  g_object_unref (test_registry_new (self->folder, NULL));
  g_chmod (self->above, 0755);
  {
    g_autofree char *deep = g_path_get_dirname (self->folder);

    g_chmod (deep, 0755);
  }
  g_assert_cmpint (g_chmod (self->folder, 0500), ==, 0);
  g_assert_cmpint (test_run_unprivileged (self->folder, open_read_only, self->folder), ==, 0);
  g_chmod (self->folder, 0700);
}

static int
open_read_only_file (gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromKey) key = test_unlock (data);

  if (drom_store_open (data, key, &error) != NULL)
    return 1;
  return g_error_matches (error, DROM_STORE_ERROR, DROM_STORE_ERROR_READ_ONLY) ? 0 : 2;
}

static void
test_read_only_file (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "registry.db", NULL);
  g_autofree char *deep = g_path_get_dirname (self->folder);

  g_object_unref (test_registry_new (self->folder, NULL));
  g_chmod (self->above, 0755);
  g_chmod (deep, 0755);
  g_assert_cmpint (g_chmod (path, 0400), ==, 0);
  g_assert_cmpint (test_run_unprivileged (self->folder, open_read_only_file, self->folder), ==, 0);
}

static void
test_temporary (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromStore) store = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *names = NULL;
  g_autofree char *place = test_folder_new ();

  g_setenv ("XDG_RUNTIME_DIR", place, TRUE);
  store = drom_registry_create_temporary (&error);
  g_assert_no_error (error);
  folder = g_strdup (drom_store_get_folder (store));
  g_assert_true (g_str_has_prefix (folder, place));
  g_assert_cmpint (mode_of (folder), ==, 0700);
  g_assert_true (drom_store_migrate (store, test_migrations (), TEST_N_MIGRATIONS, &error));
  g_assert_true (test_add_person (store, "Planted-Name", &error));
  g_assert_false (test_grep (folder, "Planted"));
  /* The key is nowhere. */
  names = test_list (folder);
  g_assert_null (strstr (names, "keys"));
  g_clear_object (&store);
  drom_registry_delete_temporary (folder);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  /* Any other folder is left alone. */
  drom_registry_delete_temporary (place);
  g_assert_true (g_file_test (place, G_FILE_TEST_EXISTS));

  /* A runtime directory that others may read isn't used. */
  g_chmod (place, 0755);
  store = drom_registry_create_temporary (&error);
  g_free (g_steal_pointer (&folder));
  folder = g_strdup (drom_store_get_folder (store));
  g_assert_false (g_str_has_prefix (folder, place));
  g_clear_object (&store);
  drom_registry_delete_temporary (folder);
  test_folder_delete (g_steal_pointer (&place));
}

static int
look_around (gpointer data)
{
  int *pipe_ends = data;
  g_autoptr (DromStore) store = drom_registry_create_temporary (NULL);

  if (write (pipe_ends[1], "x", 1) != 1)
    return 1;
  pause ();
  return 0;
}

static char *
only_name (const char *place)
{
  char *names = test_list (place);

  g_assert_null (strchr (names, ' '));
  return names;
}

/* What a process that was killed has left goes at the next start, what a living one
 * uses doesn't. */
static void
test_sweep (void)
{
  char *place = test_folder_new ();
  int pipe_ends[2];
  struct utimbuf old = { 1700000000, 1700000000 };
  g_autofree char *name = NULL;
  g_autofree char *stale = NULL;
  g_autoptr (DromStore) store = NULL;
  g_autofree char *folder = NULL;
  pid_t pid;
  char byte;

  g_setenv ("XDG_RUNTIME_DIR", place, TRUE);
  g_assert_cmpint (pipe (pipe_ends), ==, 0);
  pid = test_fork (look_around, pipe_ends);
  g_assert_cmpint (read (pipe_ends[0], &byte, 1), ==, 1);
  name = only_name (place);
  stale = g_build_filename (place, name, NULL);
  g_assert_cmpint (utime (stale, &old), ==, 0);

  store = drom_registry_create_temporary (NULL);
  g_assert_true (g_file_test (stale, G_FILE_TEST_EXISTS));
  folder = g_strdup (drom_store_get_folder (store));
  g_clear_object (&store);
  drom_registry_delete_temporary (folder);

  kill (pid, SIGKILL);
  g_assert_cmpint (test_wait (pid), ==, 1000 + SIGKILL);
  g_assert_cmpint (utime (stale, &old), ==, 0);
  store = drom_registry_create_temporary (NULL);
  g_assert_false (g_file_test (stale, G_FILE_TEST_EXISTS));
  g_free (g_steal_pointer (&folder));
  folder = g_strdup (drom_store_get_folder (store));
  g_clear_object (&store);
  drom_registry_delete_temporary (folder);
  close (pipe_ends[0]);
  close (pipe_ends[1]);
  test_folder_delete (place);
}

static void
test_default (void)
{
  g_autofree char *folder = drom_registry_default_folder ();

  g_assert_true (g_str_has_prefix (folder, g_get_user_data_dir ()));
  g_assert_false (drom_registry_exists (folder));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, function) g_test_add ("/folder/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("prepare", test_prepare);
  ADD ("modes", test_modes);
  ADD ("check", test_check);
  ADD ("network", test_network);
  ADD ("create-again", test_create_again);
  ADD ("weak", test_weak);
  ADD ("logins", test_logins);
  ADD ("read-only", test_read_only);
  ADD ("read-only-file", test_read_only_file);
  g_test_add_func ("/folder/temporary", test_temporary);
  g_test_add_func ("/folder/sweep", test_sweep);
  g_test_add_func ("/folder/default", test_default);
  return g_test_run ();
}
