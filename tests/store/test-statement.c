/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-store-test"

#include "config.h"

#include "store-test.h"

#include "store/drom-store-private.h"

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
  g_assert_finalize_object (self->store);
  test_folder_delete (self->folder);
}

static void
test_types (Fixture *self, gconstpointer data)
{
  static const guint8 bytes[] = { 0, 1, 0, 255 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DromStatement) insert = NULL;
  g_autoptr (DromStatement) select = NULL;
  const guint8 *blob;
  gsize size;

  insert = drom_store_prepare (
      self->store, "INSERT INTO person (id, name, score, data, boss) VALUES (?, ?, ?, ?, ?)",
      &error);
  g_assert_no_error (error);
  drom_statement_bind_int (insert, 1, G_MAXINT64);
  drom_statement_bind_text (insert, 2, "Čiriklja Šåäö 🐦");
  drom_statement_bind_double (insert, 3, -0.25);
  drom_statement_bind_blob (insert, 4, bytes, sizeof bytes);
  drom_statement_bind_null (insert, 5);
  g_assert_true (drom_statement_run (insert, &error));
  g_assert_cmpint (drom_store_last_id (self->store), ==, G_MAXINT64);
  g_assert_cmpint (drom_store_changes (self->store), ==, 1);

  select =
      drom_store_prepare (self->store, "SELECT id, name, score, data, boss FROM person", &error);
  g_assert_cmpint (drom_statement_n_columns (select), ==, 5);
  g_assert_cmpint (drom_statement_step (select, &error), ==, DROM_ANSWER_ROW);
  g_assert_cmpint (drom_statement_get_int (select, 0), ==, G_MAXINT64);
  g_assert_cmpstr (drom_statement_get_text (select, 1), ==, "Čiriklja Šåäö 🐦");
  g_assert_cmpfloat (drom_statement_get_double (select, 2), ==, -0.25);
  blob = drom_statement_get_blob (select, 3, &size);
  g_assert_cmpmem (blob, size, bytes, sizeof bytes);
  g_assert_true (drom_statement_is_null (select, 4));
  g_assert_null (drom_statement_get_text (select, 4));
  g_assert_cmpint (drom_statement_step (select, &error), ==, DROM_ANSWER_DONE);
  /* And once more from the start. */
  g_assert_cmpint (drom_statement_step (select, &error), ==, DROM_ANSWER_ROW);
  g_assert_no_error (error);
}

/* A statement that comes out of the cache brings nothing of its last user along. */
static void
test_cache (Fixture *self, gconstpointer data)
{
  static const char sql[] = "SELECT ?1, ?2";
  g_autoptr (GError) error = NULL;
  DromStatement *first = drom_store_prepare (self->store, sql, &error);
  DromStatement *second = drom_store_prepare (self->store, sql, &error);
  DromStatement *third;

  g_assert_true (first != second);
  drom_statement_bind_text (first, 1, "one");
  drom_statement_bind_text (second, 1, "two");
  g_assert_cmpint (drom_statement_step (first, &error), ==, DROM_ANSWER_ROW);
  g_assert_cmpint (drom_statement_step (second, &error), ==, DROM_ANSWER_ROW);
  g_assert_cmpstr (drom_statement_get_text (first, 0), ==, "one");
  g_assert_cmpstr (drom_statement_get_text (second, 0), ==, "two");
  drom_statement_free (first);
  third = drom_store_prepare (self->store, sql, &error);
  g_assert_true (third == first);
  g_assert_cmpint (drom_statement_step (third, &error), ==, DROM_ANSWER_ROW);
  g_assert_true (drom_statement_is_null (third, 0));
  drom_statement_free (third);
  drom_statement_free (second);

  /* More texts than are kept, twice. */
  for (guint i = 0; i < 1200; i++)
    {
      g_autofree char *text = g_strdup_printf ("SELECT %u", i % 600);

      g_assert_cmpint (test_query (self->store, text), ==, i % 600);
    }
}

static void
test_bind_anew (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromStatement) statement = drom_store_prepare (self->store, "SELECT ?", &error);

  for (int i = 0; i < 3; i++)
    {
      drom_statement_bind_int (statement, 1, i);
      g_assert_cmpint (drom_statement_step (statement, &error), ==, DROM_ANSWER_ROW);
      g_assert_cmpint (drom_statement_get_int (statement, 0), ==, i);
      if (i == 1)
        g_assert_cmpint (drom_statement_step (statement, &error), ==, DROM_ANSWER_DONE);
    }
}

static void
test_constraints (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  static const char *const wrong[] = {
    "INSERT INTO person (name) VALUES ('Mira')",           /* UNIQUE */
    "INSERT INTO person (name) VALUES ('')",               /* CHECK */
    "INSERT INTO person (name) VALUES (NULL)",             /* NOT NULL */
    "INSERT INTO person (name, boss) VALUES ('Leo', 777)", /* foreign key */
    "INSERT INTO person (name, boss) VALUES ('Leo', 'x')", /* STRICT */
    "UPDATE log SET staff = 2",                            /* trigger, below */
  };

  g_assert_true (test_add_person (self->store, "Mira", &error));
  g_assert_true (drom_log_append (self->store, &(DromLogEntry){ .action = "add" }, &error));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (DromStatement) statement = drom_store_prepare (self->store, wrong[i], &error);

      g_assert_no_error (error);
      /* Twice: an error leaves the statement good for use. */
      for (int j = 0; j < 2; j++)
        {
          g_assert_false (drom_statement_run (statement, &error));
          g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_CONSTRAINT);
          g_clear_error (&error);
        }
    }
  g_assert_cmpint (test_query (self->store, "SELECT count(*) FROM person"), ==, 1);
}

static void
test_wrong_sql (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (drom_store_prepare (self->store, "SELECT nothing FROM nowhere", &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_FAILED);
  g_clear_error (&error);
  /* A text in double quotes is a name, never a string. */
  g_assert_null (drom_store_prepare (self->store, "SELECT \"nothing\"", &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (drom_store_exec (self->store, "DROP TABLE nowhere", &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_FAILED);
}

static void
test_two_statements (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (DromStore) store = test_registry_new (g_get_user_data_dir (), NULL);

      drom_store_prepare (store, "SELECT 1; SELECT 2", NULL);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*Not one statement*");
}

static void
test_keeps_store (void)
{
  char *folder = test_folder_new ();
  DromStore *store = test_registry_new (folder, NULL);
  DromStatement *statement = drom_store_prepare (store, "SELECT 42", NULL);

  g_object_unref (store);
  g_assert_cmpint (drom_statement_step (statement, NULL), ==, DROM_ANSWER_ROW);
  g_assert_cmpint (drom_statement_get_int (statement, 0), ==, 42);
  drom_statement_free (statement);
  test_folder_delete (folder);
}

static gpointer
interrupt_cb (gpointer store)
{
  g_usleep (100 * 1000);
  drom_store_interrupt (store);
  return NULL;
}

static void
test_interrupt (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromStatement) statement = NULL;
  GThread *thread;

  /* Would run for hours. */
  statement = drom_store_prepare (self->store,
                                  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                                  " WHERE i < 100000000000) SELECT sum(i) FROM n",
                                  &error);
  g_assert_no_error (error);
  thread = g_thread_new ("interrupt", interrupt_cb, self->store);
  g_assert_cmpint (drom_statement_step (statement, &error), ==, DROM_ANSWER_ERROR);
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_CANCELLED);
  g_thread_join (thread);
}

static void
test_data_version (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromStore) other = drom_store_open_again (self->store, &error);
  gint64 before = drom_store_data_version (self->store);

  g_assert_no_error (error);
  g_assert_true (test_add_person (self->store, "Own", &error));
  g_assert_cmpint (drom_store_data_version (self->store), ==, before);
  g_assert_true (test_add_person (other, "Other's", &error));
  g_assert_cmpint (drom_store_data_version (self->store), !=, before);
}

static int
get_cached_bytes (DromStore *store)
{
  int bytes = 0, highest;

  sqlite3_db_status (drom_store_get_handle (store), SQLITE_DBSTATUS_CACHE_USED, &bytes, &highest,
                     0);
  return bytes;
}

static void
test_rest (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromTransaction) transaction = drom_transaction_begin (self->store, &error);
  int full;

  g_assert_no_error (error);
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *name = g_strdup_printf ("Sanna Åkerö the %u. of that name", i);

      g_assert_true (test_add_person (self->store, name, &error));
    }
  g_assert_false (drom_store_rest (self->store, 0));
  g_assert_true (drom_transaction_commit (transaction, &error));
  full = get_cached_bytes (self->store);

  /* It was used a moment ago. */
  g_assert_false (drom_store_rest (self->store, 3600));
  g_assert_cmpint (get_cached_bytes (self->store), ==, full);
  g_assert_true (drom_store_rest (self->store, 0));
  g_assert_cmpint (get_cached_bytes (self->store), <, full / 10);

  /* To ask what others did is no use. */
  drom_store_data_version (self->store);
  g_assert_false (drom_store_rest (self->store, 0));
  g_assert_cmpint (test_query (self->store, "SELECT count (*) FROM person"), ==, 2000);
  g_assert_true (drom_store_rest (self->store, 0));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, function)                                                                        \
  g_test_add ("/statement/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("types", test_types);
  ADD ("cache", test_cache);
  ADD ("bind-anew", test_bind_anew);
  ADD ("constraints", test_constraints);
  ADD ("wrong-sql", test_wrong_sql);
  ADD ("interrupt", test_interrupt);
  ADD ("data-version", test_data_version);
  ADD ("rest", test_rest);
  g_test_add_func ("/statement/two-statements", test_two_statements);
  g_test_add_func ("/statement/keeps-store", test_keeps_store);
  return g_test_run ();
}
