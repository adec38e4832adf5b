/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-store-test"

#include "config.h"

#include "store-test.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

typedef struct
{
  char *folder;
  DromStore *store;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = test_folder_new ();
  self->store = test_registry_new (self->folder, NULL);
  g_assert_true (test_add_person (self->store, "Mira", NULL));
  g_assert_true (test_add_person (self->store, "Leo", NULL));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->store);
  test_folder_delete (self->folder);
}

/* The two steps of all tests and a third. */
static gboolean
migrate (DromStore *store, const char *third, GError **error)
{
  DromMigration migrations[TEST_N_MIGRATIONS + 1];

  memcpy (migrations, test_migrations (), sizeof (DromMigration) * TEST_N_MIGRATIONS);
  migrations[TEST_N_MIGRATIONS] = (DromMigration){ TEST_N_MIGRATIONS + 1, "0003-third.sql", third };
  return drom_store_migrate (store, migrations, G_N_ELEMENTS (migrations), error);
}

static gboolean
has_copy (Fixture *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
test_brand_new (Fixture *self, gconstpointer data)
{
  g_autofree char *names = test_list (self->folder);

  g_assert_cmpint (drom_store_get_schema (self->store), ==, 2);
  /* No copy of a registry that was empty. */
  g_assert_null (strstr (names, "schema"));
}

static void
test_again (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *names = NULL;

  g_assert_true (drom_store_migrate (self->store, test_migrations (), TEST_N_MIGRATIONS, &error));
  g_assert_no_error (error);
  names = test_list (self->folder);
  g_assert_null (strstr (names, "schema"));
}

static void
test_step (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromKey) key = drom_key_ref (drom_store_get_key (self->store));
  g_autofree char *copy_folder = test_folder_new ();
  g_autofree char *from = g_build_filename (self->folder, "registry.db.schema-2", NULL);
  g_autofree char *to = g_build_filename (copy_folder, "registry.db", NULL);
  g_autoptr (DromStore) copy = NULL;

  g_assert_true (migrate (self->store, "ALTER TABLE person ADD COLUMN town TEXT", &error));
  g_assert_no_error (error);
  g_assert_cmpint (drom_store_get_schema (self->store), ==, 3);
  g_assert_cmpint (test_query (self->store, "PRAGMA foreign_keys"), ==, 1);

  /* The copy is the registry of before, encrypted. */
  g_assert_false (test_grep (self->folder, "Mira"));
  g_assert_cmpint (g_rename (from, to), ==, 0);
  copy = drom_store_open (copy_folder, key, &error);
  g_assert_no_error (error);
  g_assert_cmpint (drom_store_get_schema (copy), ==, 2);
  g_assert_cmpint (test_query (copy, "SELECT count(*) FROM person"), ==, 2);
  g_clear_object (&copy);
  test_folder_delete (g_steal_pointer (&copy_folder));
}

static void
assert_untouched (Fixture *self)
{
  g_assert_cmpint (drom_store_get_schema (self->store), ==, 2);
  g_assert_cmpint (test_query (self->store, "SELECT count(*) FROM person"), ==, 2);
  g_assert_cmpint (
      test_query (self->store, "SELECT count(*) FROM sqlite_schema WHERE name = 'town'"), ==, 0);
  g_assert_cmpint (test_query (self->store, "PRAGMA foreign_keys"), ==, 1);
  g_assert_true (test_add_person (self->store, "Nana", NULL));
  g_assert_cmpint (test_query (self->store, "SELECT count(*) FROM person"), ==, 3);
}

static void
test_failing_step (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (migrate (self->store,
                           "CREATE TABLE town (a); DELETE FROM person;"
                           "INSERT INTO nowhere VALUES (1)",
                           &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "0003-third.sql"));
  g_assert_true (has_copy (self, "registry.db.schema-2"));
  assert_untouched (self);
}

static void
test_lost_reference (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (
      migrate (self->store, "CREATE TABLE town (a) STRICT; UPDATE person SET boss = 4711", &error));
  g_clear_error (&error);
  g_assert_false (migrate (
      self->store, "CREATE TABLE town (a TEXT) STRICT; UPDATE person SET boss = 4711", &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_CONSTRAINT);
  assert_untouched (self);
}

/* A step that ends the transaction itself isn't taken for done. */
static void
test_step_that_commits (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (migrate (self->store, "ROLLBACK; CREATE TABLE other (a TEXT)", &error));
  g_assert_nonnull (error);
  g_assert_cmpint (drom_store_get_schema (self->store), ==, 2);
}

/* A table that others refer to can be made anew without losing their rows. */
static void
test_table_anew (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  drom_store_exec (self->store,
                   "CREATE TABLE pet (id INTEGER PRIMARY KEY, owner INTEGER NOT NULL"
                   " REFERENCES person (id) ON DELETE CASCADE) STRICT;"
                   "INSERT INTO pet (owner) SELECT id FROM person",
                   &error);
  g_assert_no_error (error);
  migrate (self->store,
           "CREATE TABLE new_person (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT) STRICT;"
           "INSERT INTO new_person (id, name) SELECT id, name FROM person;"
           "DROP TABLE person; ALTER TABLE new_person RENAME TO person",
           &error);
  g_assert_no_error (error);
  g_assert_cmpint (test_query (self->store, "SELECT count(*) FROM pet"), ==, 2);
}

static void
test_newer (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (self->folder, "registry.db", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize size_before, size_after;

  g_assert_true (drom_store_exec (self->store, "PRAGMA user_version=7", &error));
  g_clear_object (&self->store);
  g_assert_true (g_file_get_contents (path, &before, &size_before, NULL));
  self->store = test_registry_open (self->folder);
  g_assert_false (migrate (self->store, "CREATE TABLE town (a TEXT)", &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_NEWER);
  g_clear_object (&self->store);
  g_assert_true (g_file_get_contents (path, &after, &size_after, NULL));
  g_assert_cmpmem (before, size_before, after, size_after);
  self->store = test_registry_open (self->folder);
}

static int
migrate_in_child (gpointer folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromStore) store = test_registry_open (folder);

  migrate (store,
           "CREATE TABLE town (a TEXT);"
           "INSERT INTO person (name, data) VALUES ('Once', randomblob(2000000))",
           &error);
  if (error != NULL)
    g_printerr ("# %s\n", error->message);
  return error == NULL ? 0 : 1;
}

/* Two programs that are started at once after an update. */
static void
test_two_programs (Fixture *self, gconstpointer data)
{
  pid_t pids[4];

  g_clear_object (&self->store);
  for (guint i = 0; i < G_N_ELEMENTS (pids); i++)
    pids[i] = test_fork (migrate_in_child, self->folder);
  for (guint i = 0; i < G_N_ELEMENTS (pids); i++)
    g_assert_cmpint (test_wait (pids[i]), ==, 0);
  self->store = test_registry_open (self->folder);
  g_assert_cmpint (drom_store_get_schema (self->store), ==, 3);
  g_assert_cmpint (test_query (self->store, "SELECT count(*) FROM person"), ==, 3);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, function)                                                                        \
  g_test_add ("/migration/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("brand-new", test_brand_new);
  ADD ("again", test_again);
  ADD ("step", test_step);
  ADD ("failing-step", test_failing_step);
  ADD ("lost-reference", test_lost_reference);
  ADD ("step-that-commits", test_step_that_commits);
  ADD ("table-anew", test_table_anew);
  ADD ("newer", test_newer);
  ADD ("two-programs", test_two_programs);
  return g_test_run ();
}
