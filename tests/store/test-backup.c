/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-store-test"

#include "config.h"

#include "store-test.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <sys/stat.h>

typedef struct
{
  char *folder;
  char *other; /* where backups are restored */
  char *elsewhere;
  char *path;
  char *recovery;
  DromStore *store;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = test_folder_new ();
  self->elsewhere = test_folder_new ();
  self->path = g_build_filename (self->elsewhere, "2026-11-21.dromback", NULL);
  self->other = g_build_filename (self->elsewhere, "deep", "registry", NULL);
  self->store = test_registry_new (self->folder, &self->recovery);
  for (int i = 0; i < 300; i++)
    {
      g_autofree char *name = g_strdup_printf ("Planted-Name-%03d-Čiriklja", i);

      g_assert_true (test_add_person (self->store, name, &error));
      g_assert_true (drom_log_append (
          self->store, &(DromLogEntry){ .staff = 1, .action = "add", .noun = "person", .row = i },
          &error));
    }
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  if (self->store != NULL)
    g_assert_finalize_object (self->store);
  drom_secret_free (self->recovery);
  g_free (self->path);
  g_free (self->other);
  test_folder_delete (self->folder);
  test_folder_delete (self->elsewhere);
}

static void
progress_cb (double fraction, gpointer user_data)
{
  double *last = user_data;

  g_assert_cmpfloat (fraction, >=, *last);
  g_assert_cmpfloat (fraction, <=, 1.0);
  *last = fraction;
}

static void
back_up (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  double last = 0.0;

  drom_registry_backup (self->store, self->path, progress_cb, &last, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (last, ==, 1.0);
}

static gboolean
restore (Fixture *self, const char *word, const char *passphrase, GError **error)
{
  return drom_registry_restore (self->path, self->other, word, passphrase, NULL, NULL, NULL, error);
}

static void
assert_restored (Fixture *self, gint64 persons)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromStore) store = test_registry_open (self->other);
  guint64 rows = 0;

  g_assert_true (drom_registry_check_folder (self->other, &error));
  g_assert_no_error (error);
  g_assert_cmpint (test_query (store, "SELECT count(*) FROM person"), ==, persons);
  g_assert_true (drom_log_verify (store, &rows, NULL, NULL, &error));
  g_assert_cmpuint (rows, ==, 300);
  g_assert_true (drom_store_check (store, NULL, &error));
  g_assert_true (test_add_person (store, "After", &error));
}

static void
test_there_and_back (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *names = NULL;
  g_autofree char *own = NULL;
  struct stat status;

  back_up (self);
  g_assert_cmpint (stat (self->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  names = test_list (self->elsewhere);
  g_assert_cmpstr (names, ==, "2026-11-21.dromback");
  own = test_list (self->folder);
  g_assert_null (strstr (own, "copy"));
  g_assert_false (test_grep (self->elsewhere, "Planted"));
  g_assert_false (test_grep (self->folder, "Planted"));

  g_assert_true (restore (self, TEST_WORD, TEST_PASSPHRASE, &error));
  g_assert_no_error (error);
  assert_restored (self, 300);
  g_free (g_steal_pointer (&names));
  names = test_list (self->other);
  g_assert_cmpstr (names, ==, "keys.json registry.db registry.lock");
}

static void
test_recovery (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  back_up (self);
  g_assert_true (restore (self, NULL, self->recovery, &error));
  g_assert_no_error (error);
  assert_restored (self, 300);
}

static void
test_wrong_passphrase (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  back_up (self);
  g_assert_false (restore (self, TEST_WORD, "något helt annat", &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  g_assert_false (restore (self, NULL, "0000-0000", &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_WRONG_PASSPHRASE);
  g_assert_false (g_file_test (self->other, G_FILE_TEST_EXISTS));
}

/* The registry that was there is kept, whole, in a folder with the date. */
static void
test_kept_aside (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromStore) old = NULL;
  g_autofree char *aside = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  back_up (self);
  g_assert_true (test_add_person (self->store, "Later", &error));
  g_free (self->other);
  self->other = g_strdup (self->folder);

  /* Not under the feet of a program that has it open. */
  g_assert_false (restore (self, TEST_WORD, TEST_PASSPHRASE, &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_cmpint (test_query (self->store, "SELECT count(*) FROM person"), ==, 301);
  g_clear_object (&self->store);

  g_assert_true (restore (self, TEST_WORD, TEST_PASSPHRASE, &error));
  g_assert_no_error (error);
  assert_restored (self, 300);
  dir = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_regex_match_simple ("^registry-aside-\\d{8}-\\d{6}$", name, 0, 0))
      aside = g_build_filename (self->folder, name, NULL);
  g_assert_nonnull (aside);
  old = test_registry_open (aside);
  g_assert_cmpint (test_query (old, "SELECT count(*) FROM person"), ==, 301);
}

static void
test_cut_off (Fixture *self, gconstpointer data)
{
  goffset size;

  back_up (self);
  size = test_size (self->path);
  for (goffset length = size - 1; length >= 0; length = length > 5000 ? length * 7 / 10
                                                        : length > 0  ? length / 2
                                                                      : -1)
    {
      g_autoptr (GError) error = NULL;

      test_truncate (self->path, length);
      g_assert_false (restore (self, TEST_WORD, TEST_PASSPHRASE, &error));
      g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_CORRUPT);
      g_assert_nonnull (strstr (error->message, "cut off"));
      g_assert_false (g_file_test (self->other, G_FILE_TEST_EXISTS));
    }
}

static void
test_damaged (Fixture *self, gconstpointer data)
{
  goffset size;

  back_up (self);
  size = test_size (self->path);
  for (goffset at = 0; at < size; at = at * 3 / 2 + 5)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *names = NULL;

      test_flip (self->path, at);
      g_assert_false (restore (self, TEST_WORD, TEST_PASSPHRASE, &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == DROM_STORE_ERROR);
      g_assert_false (drom_registry_exists (self->other));
      names = test_list (self->other);
      g_assert_null (strstr (names, "restore"));
      test_flip (self->path, at);
    }
  g_assert_true (restore (self, TEST_WORD, TEST_PASSPHRASE, NULL));
}

static void
test_foreign (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (self->path, "PK\3\4 this is another program's archive", -1, NULL);
  g_assert_false (restore (self, TEST_WORD, TEST_PASSPHRASE, &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_FOREIGN);
  g_clear_error (&error);
  g_unlink (self->path);
  g_assert_false (restore (self, TEST_WORD, TEST_PASSPHRASE, &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_mkdir (self->path, 0700);
  g_assert_false (restore (self, TEST_WORD, TEST_PASSPHRASE, &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_FOREIGN);
}

static void
test_newer (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  back_up (self);
  test_flip (self->path, 17);
  g_assert_false (restore (self, TEST_WORD, TEST_PASSPHRASE, &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_NEWER);
}

static void
cancel_at (double fraction, gpointer user_data)
{
  gpointer *arguments = user_data;

  if (fraction >= *(double *) arguments[1])
    g_cancellable_cancel (arguments[0]);
}

static void
test_cancel (Fixture *self, gconstpointer data)
{
  static double moments[] = { 0.0, 0.3, 0.5, 0.7 };

  back_up (self);
  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *names = NULL;
      g_autofree char *own = NULL;
      gpointer arguments[] = { cancellable, &moments[i] };
      goffset before = test_size (self->path);

      g_assert_false (drom_registry_backup (self->store, self->path, cancel_at, arguments,
                                            cancellable, &error));
      g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_CANCELLED);
      g_clear_error (&error);
      /* The earlier backup is still there. */
      g_assert_cmpint (test_size (self->path), ==, before);
      names = test_list (self->elsewhere);
      g_assert_null (strstr (names, "part"));
      own = test_list (self->folder);
      g_assert_null (strstr (own, "copy"));

      g_cancellable_reset (cancellable);
      if (moments[i] > 0.6)
        continue;
      g_assert_false (drom_registry_restore (self->path, self->other, TEST_WORD, TEST_PASSPHRASE,
                                             cancel_at, arguments, cancellable, &error));
      g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_CANCELLED);
      g_assert_false (drom_registry_exists (self->other));
    }
}

static int
write_in_child (gpointer folder)
{
  g_autoptr (DromStore) store = test_registry_open (folder);

  for (int i = 0; i < 400; i++)
    {
      g_autofree char *name = g_strdup_printf ("Meanwhile %d", i);

      if (!test_add_person (store, name, NULL))
        return 1;
    }
  return 0;
}

/* Somebody goes on working while the backup is made. */
static void
test_while_writing (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromStore) store = NULL;
  pid_t pid = test_fork (write_in_child, self->folder);

  back_up (self);
  back_up (self);
  g_assert_cmpint (test_wait (pid), ==, 0);
  g_assert_true (restore (self, TEST_WORD, TEST_PASSPHRASE, &error));
  store = test_registry_open (self->other);
  g_assert_true (drom_store_check (store, NULL, &error));
}

static void
test_damaged_registry (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *names = NULL;

  drom_store_exec (self->store, "DROP TRIGGER log_no_update; UPDATE log SET staff = 2 WHERE id = 7",
                   &error);
  g_assert_no_error (error);
  g_assert_false (drom_registry_backup (self->store, self->path, NULL, NULL, NULL, &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_CHAIN);
  names = test_list (self->elsewhere);
  g_assert_cmpstr (names, ==, "");
}

static void
test_no_such_folder (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (self->elsewhere, "nowhere", "backup", NULL);

  g_assert_false (drom_registry_backup (self->store, path, NULL, NULL, NULL, &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_READ_ONLY);
}

static void
test_temporary (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromStore) store = drom_registry_create_temporary (&error);
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;

  g_assert_no_error (error);
  folder = g_strdup (drom_store_get_folder (store));
  path = g_build_filename (folder, "backup", NULL);
  g_assert_false (drom_registry_backup (store, path, NULL, NULL, NULL, &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_NOT_FOUND);
  g_clear_object (&store);
  drom_registry_delete_temporary (folder);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, function) g_test_add ("/backup/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("there-and-back", test_there_and_back);
  ADD ("recovery", test_recovery);
  ADD ("wrong-passphrase", test_wrong_passphrase);
  ADD ("kept-aside", test_kept_aside);
  ADD ("cut-off", test_cut_off);
  ADD ("damaged", test_damaged);
  ADD ("foreign", test_foreign);
  ADD ("newer", test_newer);
  ADD ("cancel", test_cancel);
  ADD ("while-writing", test_while_writing);
  ADD ("damaged-registry", test_damaged_registry);
  ADD ("no-such-folder", test_no_such_folder);
  g_test_add_func ("/backup/temporary", test_temporary);
  return g_test_run ();
}
