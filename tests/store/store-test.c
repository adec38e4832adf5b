/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-store-test"

#include "config.h"

#include "store-test.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <grp.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOBODY 65534

char *
test_folder_new (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("drom-test-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static void
delete_below (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        delete_below (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

void
test_folder_delete (char *folder)
{
  g_chmod (folder, 0700);
  delete_below (folder);
  g_free (folder);
}

const DromMigration *
test_migrations (void)
{
  static DromMigration migrations[TEST_N_MIGRATIONS];
  static char *own;

  if (own == NULL)
    {
      g_autofree char *path =
          g_build_filename (g_getenv ("DROM_SRCDIR"), "data", "schema", "0001-store.sql", NULL);
      g_autoptr (GError) error = NULL;

      g_file_get_contents (path, &own, NULL, &error);
      g_assert_no_error (error);
      migrations[0] = (DromMigration){ 1, "0001-store.sql", own };
      migrations[1] =
          (DromMigration){ 2, "0002-test.sql",
                           "CREATE TABLE person (id INTEGER PRIMARY KEY AUTOINCREMENT,"
                           " name TEXT NOT NULL UNIQUE CHECK (name <> ''), score REAL, data BLOB,"
                           " boss INTEGER REFERENCES person (id)) STRICT;" };
    }
  return migrations;
}

DromStore *
test_registry_new (const char *folder, char **recovery)
{
  g_autoptr (GError) error = NULL;
  char *code = NULL;
  DromStore *store =
      drom_registry_create (folder, FALSE, TEST_WORD, TEST_PASSPHRASE, NULL, &code, &error);

  g_assert_no_error (error);
  drom_store_migrate (store, test_migrations (), TEST_N_MIGRATIONS, &error);
  g_assert_no_error (error);
  if (recovery != NULL)
    *recovery = code;
  else
    drom_secret_free (code);
  return store;
}

DromKey *
test_unlock (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromKeyFile) keys = drom_key_file_load (folder, &error);
  DromKey *key;

  g_assert_no_error (error);
  key = drom_key_file_unlock (keys, TEST_WORD, TEST_PASSPHRASE, NULL, &error);
  g_assert_no_error (error);
  return key;
}

DromStore *
test_registry_open (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromKey) key = test_unlock (folder);
  DromStore *store = drom_store_open (folder, key, &error);

  g_assert_no_error (error);
  return store;
}

gboolean
test_add_person (DromStore *store, const char *name, GError **error)
{
  g_autoptr (DromStatement) statement = NULL;

  statement = drom_store_prepare (store, "INSERT INTO person (name) VALUES (?)", error);
  if (statement == NULL)
    return FALSE;
  drom_statement_bind_text (statement, 1, name);
  return drom_statement_run (statement, error);
}

gint64
test_query (DromStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromStatement) statement = drom_store_prepare (store, sql, &error);

  g_assert_no_error (error);
  g_assert_cmpint (drom_statement_step (statement, &error), ==, DROM_ANSWER_ROW);
  return drom_statement_get_int (statement, 0);
}

char *
test_query_text (DromStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromStatement) statement = drom_store_prepare (store, sql, &error);

  g_assert_no_error (error);
  g_assert_cmpint (drom_statement_step (statement, &error), ==, DROM_ANSWER_ROW);
  return g_strdup (drom_statement_get_text (statement, 0));
}

pid_t
test_fork (TestFunc function, gpointer data)
{
  pid_t pid;

  fflush (stdout);
  pid = fork ();
  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    _exit (function (data));
  return pid;
}

int
test_wait (pid_t pid)
{
  int status;

  while (waitpid (pid, &status, 0) < 0)
    g_assert_cmpint (errno, ==, EINTR);
  return WIFEXITED (status) ? WEXITSTATUS (status) : 1000 + WTERMSIG (status);
}

int
test_run (TestFunc function, gpointer data)
{
  return test_wait (test_fork (function, data));
}

typedef struct
{
  TestFunc function;
  gpointer data;
} Unprivileged;

static int
run_as_nobody (gpointer data)
{
  Unprivileged *self = data;

  if (setgroups (0, NULL) < 0 || setresgid (NOBODY, NOBODY, NOBODY) < 0
      || setresuid (NOBODY, NOBODY, NOBODY) < 0)
    return 111;
  return self->function (self->data);
}

static void
give_to_nobody (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_cmpint (chown (folder, NOBODY, NOBODY), ==, 0);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (chown (path, NOBODY, NOBODY), ==, 0);
    }
}

int
test_run_unprivileged (const char *folder, TestFunc function, gpointer data)
{
  Unprivileged self = { function, data };

  if (geteuid () != 0)
    return test_run (function, data);
  give_to_nobody (folder);
  return test_run (run_as_nobody, &self);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

char *
test_list (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **) names->pdata);
}

gboolean
test_grep (const char *folder, const char *needle)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *data = NULL;
      gsize size;

      if (strstr (name, needle) != NULL)
        return TRUE;
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          if (test_grep (path, needle))
            return TRUE;
        }
      else if (g_file_get_contents (path, &data, &size, NULL)
               && memmem (data, size, needle, strlen (needle)) != NULL)
        return TRUE;
    }
  return FALSE;
}

void
test_flip (const char *path, goffset offset)
{
  int fd = open (path, O_RDWR | O_CLOEXEC);
  guint8 byte;

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (pread (fd, &byte, 1, offset), ==, 1);
  byte ^= 0x10;
  g_assert_cmpint (pwrite (fd, &byte, 1, offset), ==, 1);
  close (fd);
}

void
test_truncate (const char *path, goffset size)
{
  g_assert_cmpint (truncate (path, size), ==, 0);
}

goffset
test_size (const char *path)
{
  struct stat status;

  g_assert_cmpint (stat (path, &status), ==, 0);
  return status.st_size;
}
