/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-store-test"

#include "config.h"

#include "fault.h"
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
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  fault_disarm ();
  g_assert_finalize_object (self->store);
  test_folder_delete (self->folder);
}

/* One save as the program makes it: two rows, a log row, one transaction. */
static gboolean
save (DromStore *store, guint number, GError **error)
{
  g_autoptr (DromTransaction) transaction = drom_transaction_begin (store, error);
  DromLogEntry entry = { .staff = 1, .action = "add", .noun = "person", .row = number };
  g_autofree char *first = g_strdup_printf ("%u, first", number);
  g_autofree char *second = g_strdup_printf ("%u, second", number);

  return transaction != NULL && test_add_person (store, first, error)
         && drom_store_exec (store,
                             "UPDATE person SET data = randomblob(9000)"
                             " WHERE id = (SELECT max(id) FROM person)",
                             error)
         && test_add_person (store, second, error) && drom_log_append (store, &entry, error)
         && drom_transaction_commit (transaction, error);
}

static void
test_saves (Fixture *self, gconstpointer data)
{
  guint saved = 0, refused = 0;

  for (guint i = 0; i < 120; i++)
    {
      g_autoptr (GError) error = NULL;

      fault_arm (FAULT_FULL, i % 13);
      if (save (self->store, i, &error))
        saved++;
      else
        {
          refused++;
          g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_FULL);
          g_assert_nonnull (strstr (error->message, "disk is full"));
        }
      fault_disarm ();
      g_assert_cmpint (test_query (self->store, "SELECT count(*) FROM person"), ==, 2 * saved);
      g_assert_cmpint (test_query (self->store, "SELECT count(*) FROM log"), ==, saved);
    }
  g_assert_cmpuint (refused, >, 10);
  g_assert_true (drom_store_check (self->store, NULL, NULL));
  g_assert_true (drom_log_verify (self->store, NULL, NULL, NULL, NULL));
  g_clear_object (&self->store);
  self->store = test_registry_open (self->folder);
  g_assert_cmpint (test_query (self->store, "SELECT count(*) FROM person"), ==, 2 * saved);
}

/* A transaction that outgrows the page cache and meets the full disk halfway. */
static void
test_large (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromTransaction) transaction = NULL;

  g_assert_true (test_add_person (self->store, "Before", &error));
  g_assert_true (drom_store_exec (self->store, "PRAGMA cache_size=10", &error));
  fault_arm (FAULT_FULL, 40);
  transaction = drom_transaction_begin (self->store, &error);
  g_assert_false (drom_store_exec (
      self->store,
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
      " INSERT INTO person (name, data) SELECT 'p' || i, randomblob(4000) FROM n",
      &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_FULL);
  g_clear_pointer (&transaction, drom_transaction_free);
  fault_disarm ();
  g_assert_cmpint (test_query (self->store, "SELECT count(*) FROM person"), ==, 1);
  g_assert_true (save (self->store, 1, NULL));
}

/* Answers whether the fault came; asks for FULL if it did harm. */
static gboolean
judge (gboolean ok, GError **error)
{
  gboolean happened = fault_happened ();

  fault_disarm ();
  if (ok)
    g_assert_no_error (*error);
  else
    g_assert_error (*error, DROM_STORE_ERROR, DROM_STORE_ERROR_FULL);
  g_clear_error (error);
  return happened;
}

static void
test_key_file (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromKeyFile) keys = drom_key_file_load (self->folder, NULL);
  DromKey *key = drom_store_get_key (self->store);
  g_autofree char *names = NULL;

  fault_arm (FAULT_FULL, 0);
  g_assert_true (judge (
      drom_key_file_add_slot (keys, key, "ny", "ett ord som är nytt", NULL, &error), &error));
  names = test_list (self->folder);
  g_assert_null (strstr (names, "new"));
  g_assert_true (drom_key_file_add_slot (keys, key, "ny", "ett ord som är nytt", NULL, &error));
}

static void
test_backup_and_restore (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  char *elsewhere = test_folder_new ();
  g_autofree char *path = g_build_filename (elsewhere, "backup", NULL);
  g_autofree char *target = g_build_filename (elsewhere, "restored", NULL);
  g_autofree char *names = NULL;
  g_autofree char *own = NULL;
  guint refusals = 0;

  for (guint i = 0; i < 30; i++)
    g_assert_true (save (self->store, i, NULL));
  for (guint call = 0;; call++)
    {
      gboolean ok;

      fault_arm (FAULT_FULL, call);
      ok = drom_registry_backup (self->store, path, NULL, NULL, NULL, &error);
      if (!judge (ok, &error))
        break;
      if (ok)
        continue;
      refusals++;
      g_free (g_steal_pointer (&names));
      names = test_list (elsewhere);
      g_assert_cmpstr (names, ==, "");
      g_free (g_steal_pointer (&own));
      own = test_list (self->folder);
      g_assert_null (strstr (own, "copy"));
    }
  g_assert_cmpuint (refusals, >, 5);
  refusals = 0;
  for (guint call = 0;; call++)
    {
      gboolean ok;

      fault_arm (FAULT_FULL, call);
      ok = drom_registry_restore (path, target, TEST_WORD, TEST_PASSPHRASE, NULL, NULL, NULL,
                                  &error);
      if (!judge (ok, &error))
        break;
      if (ok)
        continue;
      refusals++;
      g_assert_false (drom_registry_exists (target));
    }
  g_assert_cmpuint (refusals, >, 2);
  g_assert_true (drom_registry_exists (target));
  test_folder_delete (elsewhere);
}

static void
test_create (void)
{
  char *above = test_folder_new ();
  g_autofree char *folder = g_build_filename (above, "registry", NULL);
  guint refusals = 0;

  for (guint call = 0;; call++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DromStore) store = NULL;
      gboolean happened;

      fault_arm (FAULT_FULL, call);
      store = drom_registry_create (folder, FALSE, TEST_WORD, TEST_PASSPHRASE, NULL, NULL, &error);
      happened = judge (store != NULL, &error);
      if (store == NULL)
        {
          refusals++;
          g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
          continue;
        }
      /* What could be made but not filled is taken back. */
      fault_arm (FAULT_FULL, 0);
      g_assert_false (drom_store_migrate (store, test_migrations (), TEST_N_MIGRATIONS, &error));
      g_assert_true (judge (FALSE, &error));
      g_assert_true (drom_registry_discard_new (g_steal_pointer (&store), &error));
      g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
      if (!happened)
        break;
    }
  g_assert_cmpuint (refusals, >, 5);
  test_folder_delete (above);
}

static void
test_discard_filled (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (drom_registry_discard_new (g_steal_pointer (&self->store), &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_EXISTS);
  self->store = test_registry_open (self->folder);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, function)                                                                        \
  g_test_add ("/full-disk/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("saves", test_saves);
  ADD ("large", test_large);
  ADD ("key-file", test_key_file);
  ADD ("backup-and-restore", test_backup_and_restore);
  ADD ("discard-filled", test_discard_filled);
  g_test_add_func ("/full-disk/create", test_create);
  return g_test_run ();
}
