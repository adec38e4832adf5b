/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-store-test"

#include "config.h"

#include "store-test.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <sqlcipher/sqlite3.h>
#include <string.h>

typedef struct
{
  char *folder;
  char *path;
  DromKey *key;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = test_folder_new ();
  self->path = g_build_filename (self->folder, "registry.db", NULL);
  self->key = drom_key_new_random ();
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  drom_key_unref (self->key);
  g_free (self->path);
  test_folder_delete (self->folder);
}

static DromStore *
create (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  DromStore *store = drom_store_create (self->folder, self->key, &error);

  g_assert_no_error (error);
  return store;
}

static void
assert_refused (Fixture *self, DromKey *key, DromStoreError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (drom_store_open (self->folder, key, &error));
  g_assert_error (error, DROM_STORE_ERROR, (int) code);
  g_assert_true (g_str_has_suffix (error->message, "."));
}

/* A database with the right key that another program made. */
static void
make_other (Fixture *self, gboolean encrypted, const char *sql)
{
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (self->path, &handle), ==, SQLITE_OK);
  if (encrypted)
    {
      GString *raw = g_string_new ("x'");

      for (guint i = 0; i < DROM_KEY_BYTES; i++)
        g_string_append_printf (raw, "%02x", drom_key_get_bytes (self->key)[i]);
      g_string_append_c (raw, '\'');
      g_assert_cmpint (sqlite3_key (handle, raw->str, (int) raw->len), ==, SQLITE_OK);
      g_string_free (raw, TRUE);
    }
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}

static char *
dup_sum (const char *path)
{
  g_autofree char *data = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) data, size);
}

static void
test_settings (Fixture *self, gconstpointer data)
{
  g_autoptr (DromStore) first = create (self);
  g_autoptr (DromStore) again = drom_store_open_again (first, NULL);
  DromStore *both[] = { first, again };

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      g_autofree char *mode = test_query_text (both[i], "PRAGMA journal_mode");

      g_assert_cmpstr (mode, ==, "wal");
      g_assert_cmpint (test_query (both[i], "PRAGMA temp_store"), ==, 2);
      g_assert_cmpint (test_query (both[i], "PRAGMA secure_delete"), ==, 1);
      g_assert_cmpint (test_query (both[i], "PRAGMA synchronous"), ==, 2);
      g_assert_cmpint (test_query (both[i], "PRAGMA foreign_keys"), ==, 1);
      g_assert_cmpint (test_query (both[i], "PRAGMA cache_size"), ==, -32 * 1024);
    }
  g_assert_cmpint (drom_store_get_schema (first), ==, 0);
  g_assert_cmpstr (drom_store_get_folder (again), ==, self->folder);
  g_assert_true (drom_store_get_key (again) == self->key);
}

static void
test_exists (Fixture *self, gconstpointer data)
{
  g_autoptr (DromStore) store = create (self);
  g_autoptr (GError) error = NULL;

  g_clear_object (&store);
  g_assert_null (drom_store_create (self->folder, self->key, &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_EXISTS);
  store = drom_store_open (self->folder, self->key, NULL);
  g_assert_nonnull (store);
}

static void
test_not_found (Fixture *self, gconstpointer data)
{
  g_autofree char *names = NULL;

  assert_refused (self, self->key, DROM_STORE_ERROR_NOT_FOUND);
  names = test_list (self->folder);
  g_assert_cmpstr (names, ==, "");
}

static void
test_foreign (Fixture *self, gconstpointer data)
{
  static const char sql[] = "PRAGMA application_id=17; PRAGMA journal_mode=WAL;"
                            "CREATE TABLE t (a); INSERT INTO t VALUES (1);";

  for (int encrypted = 0; encrypted < 2; encrypted++)
    {
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      make_other (self, encrypted, sql);
      before = dup_sum (self->path);
      assert_refused (self, self->key, DROM_STORE_ERROR_FOREIGN);
      after = dup_sum (self->path);
      g_assert_cmpstr (before, ==, after);
      g_unlink (self->path);
    }
}

static void
test_wrong_key (Fixture *self, gconstpointer data)
{
  g_autoptr (DromKey) other = drom_key_new_random ();

  g_object_unref (create (self));
  assert_refused (self, other, DROM_STORE_ERROR_WRONG_KEY);
  g_file_set_contents (self->path, "This is a text that somebody saved here by mistake.", -1, NULL);
  assert_refused (self, self->key, DROM_STORE_ERROR_WRONG_KEY);
  g_file_set_contents (self->path, "", 0, NULL);
  assert_refused (self, self->key, DROM_STORE_ERROR_CORRUPT);
}

static DromStore *
create_filled (Fixture *self)
{
  DromStore *store = create (self);
  g_autoptr (GError) error = NULL;

  drom_store_migrate (store, test_migrations (), TEST_N_MIGRATIONS, &error);
  g_assert_no_error (error);
  drom_store_exec (store,
                   "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400)"
                   " INSERT INTO person (name, data) SELECT 'p' || i, randomblob(800) FROM n",
                   &error);
  g_assert_no_error (error);
  return store;
}

static void
test_check (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DromStore *store = create_filled (self);

  g_assert_true (drom_store_check (store, cancellable, &error));
  g_assert_no_error (error);
  g_cancellable_cancel (cancellable);
  g_assert_false (drom_store_check (store, cancellable, &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_CANCELLED);
  g_clear_error (&error);
  g_object_unref (store);

  /* Any byte of any page. */
  for (goffset at = 4096 + 17; at < test_size (self->path); at += 5 * 4096 + 911)
    {
      g_autoptr (DromStore) damaged = NULL;

      test_flip (self->path, at);
      damaged = drom_store_open (self->folder, self->key, &error);
      if (damaged != NULL)
        {
          g_assert_false (drom_store_check (damaged, NULL, &error));
          g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_CORRUPT);
        }
      g_assert_nonnull (error);
      g_clear_error (&error);
      g_clear_object (&damaged);
      test_flip (self->path, at);
    }
  store = drom_store_open (self->folder, self->key, &error);
  g_assert_true (drom_store_check (store, NULL, &error));
  g_object_unref (store);
}

static void
test_damaged_page (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromStore) store = NULL;
  g_autoptr (DromStatement) statement = NULL;
  DromAnswer answer;

  g_object_unref (create_filled (self));
  for (goffset at = 20 * 4096 + 99; at < test_size (self->path); at += 4096)
    test_flip (self->path, at);
  store = drom_store_open (self->folder, self->key, &error);
  g_assert_no_error (error);
  statement = drom_store_prepare (store, "SELECT sum(length(data)) FROM person", &error);
  answer = statement != NULL ? drom_statement_step (statement, &error) : DROM_ANSWER_ERROR;
  g_assert_cmpint (answer, ==, DROM_ANSWER_ERROR);
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_CORRUPT);
}

static void
test_check_references (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromStore) store = create_filled (self);

  drom_store_exec (store,
                   "PRAGMA foreign_keys=OFF; UPDATE person SET boss = 9999 WHERE id = 1;"
                   "PRAGMA foreign_keys=ON",
                   &error);
  g_assert_no_error (error);
  g_assert_false (drom_store_check (store, NULL, &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_CORRUPT);
}

/* The key is what it was given, and the database reads as noise. */
static void
test_encrypted (Fixture *self, gconstpointer data)
{
  DromStore *store = create_filled (self);

  g_assert_false (test_grep (self->folder, "person"));
  g_assert_false (test_grep (self->folder, "SQLite"));
  g_object_unref (store);
  g_assert_false (test_grep (self->folder, "person"));
  g_assert_false (test_grep (self->folder, "SQLite"));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, function) g_test_add ("/store/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("settings", test_settings);
  ADD ("exists", test_exists);
  ADD ("not-found", test_not_found);
  ADD ("foreign", test_foreign);
  ADD ("wrong-key", test_wrong_key);
  ADD ("check", test_check);
  ADD ("damaged-page", test_damaged_page);
  ADD ("check-references", test_check_references);
  ADD ("encrypted", test_encrypted);
  return g_test_run ();
}
