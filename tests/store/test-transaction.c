/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-store-test"

#include "config.h"

#include "store-test.h"

#include <locale.h>

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

static char *
dup_names (Fixture *self)
{
  return test_query_text (self->store,
                          "SELECT ifnull(group_concat(name, ' '), '') FROM (SELECT name FROM person"
                          " ORDER BY id)");
}

static void
add (Fixture *self, const char *name)
{
  g_autoptr (GError) error = NULL;

  test_add_person (self->store, name, &error);
  g_assert_no_error (error);
}

static void
commit (DromTransaction *transaction)
{
  g_autoptr (GError) error = NULL;

  drom_transaction_commit (transaction, &error);
  g_assert_no_error (error);
  drom_transaction_free (transaction);
}

static void
test_commit (Fixture *self, gconstpointer data)
{
  g_autoptr (DromStore) other = drom_store_open_again (self->store, NULL);
  DromTransaction *transaction = drom_transaction_begin (self->store, NULL);

  add (self, "a");
  g_assert_cmpint (test_query (other, "SELECT count(*) FROM person"), ==, 0);
  commit (transaction);
  g_assert_cmpint (test_query (other, "SELECT count(*) FROM person"), ==, 1);
}

static void
test_free_rolls_back (Fixture *self, gconstpointer data)
{
  g_autofree char *names = NULL;

  {
    g_autoptr (DromTransaction) transaction = drom_transaction_begin (self->store, NULL);

    g_assert_nonnull (transaction);
    add (self, "a");
  }
  add (self, "b");
  names = dup_names (self);
  g_assert_cmpstr (names, ==, "b");
}

static void
test_nested (Fixture *self, gconstpointer data)
{
  DromTransaction *outer = drom_transaction_begin (self->store, NULL);
  DromTransaction *inner, *third;
  g_autofree char *names = NULL;

  add (self, "a");
  inner = drom_transaction_begin (self->store, NULL);
  add (self, "b");
  drom_transaction_free (inner);
  inner = drom_transaction_begin (self->store, NULL);
  add (self, "c");
  third = drom_transaction_begin (self->store, NULL);
  add (self, "d");
  drom_transaction_free (third);
  third = drom_transaction_begin (self->store, NULL);
  add (self, "e");
  commit (third);
  commit (inner);
  add (self, "f");
  commit (outer);
  names = dup_names (self);
  g_assert_cmpstr (names, ==, "a c e f");
}

static void
test_outer_takes_inner_back (Fixture *self, gconstpointer data)
{
  DromTransaction *outer = drom_transaction_begin (self->store, NULL);
  DromTransaction *inner = drom_transaction_begin (self->store, NULL);

  add (self, "a");
  commit (inner);
  drom_transaction_free (outer);
  g_assert_cmpint (test_query (self->store, "SELECT count(*) FROM person"), ==, 0);
}

/* A constraint takes one statement back, not the transaction. */
static void
test_error_within (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DromTransaction *transaction = drom_transaction_begin (self->store, NULL);
  g_autofree char *names = NULL;

  add (self, "a");
  g_assert_false (test_add_person (self->store, "a", &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_CONSTRAINT);
  add (self, "b");
  commit (transaction);
  names = dup_names (self);
  g_assert_cmpstr (names, ==, "a b");
}

/* After SQLite has rolled back by itself nothing of the rest may be saved. */
static void
test_broken (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DromTransaction *outer = drom_transaction_begin (self->store, NULL);
  DromTransaction *inner;

  add (self, "a");
  inner = drom_transaction_begin (self->store, NULL);
  g_assert_false (
      drom_store_exec (self->store, "INSERT OR ROLLBACK INTO person (name) VALUES ('a')", &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_false (test_add_person (self->store, "b", &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (drom_store_exec (self->store, "INSERT INTO person (name) VALUES ('c')", &error));
  g_clear_error (&error);
  g_assert_false (drom_transaction_commit (inner, &error));
  g_clear_error (&error);
  drom_transaction_free (inner);
  g_assert_false (drom_transaction_commit (outer, &error));
  g_clear_error (&error);
  drom_transaction_free (outer);
  g_assert_cmpint (test_query (self->store, "SELECT count(*) FROM person"), ==, 0);
  add (self, "d");
  g_assert_cmpint (test_query (self->store, "SELECT count(*) FROM person"), ==, 1);
}

static void
test_with_open_reader (Fixture *self, gconstpointer data)
{
  g_autoptr (DromStatement) reader = NULL;
  DromTransaction *transaction;

  add (self, "a");
  add (self, "b");
  reader = drom_store_prepare (self->store, "SELECT name FROM person", NULL);
  g_assert_cmpint (drom_statement_step (reader, NULL), ==, DROM_ANSWER_ROW);
  transaction = drom_transaction_begin (self->store, NULL);
  add (self, "c");
  commit (transaction);
  transaction = drom_transaction_begin (self->store, NULL);
  add (self, "d");
  drom_transaction_free (transaction);
  drom_statement_reset (reader);
  g_assert_cmpint (test_query (self->store, "SELECT count(*) FROM person"), ==, 3);
}

static void
test_left_open (void)
{
  if (g_test_subprocess ())
    {
      DromStore *store = test_registry_new (g_get_user_data_dir (), NULL);

      drom_transaction_begin (store, NULL);
      g_object_unref (store);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*begun at *test-transaction.c:* was left open*");
}

static void
test_wrong_order (void)
{
  if (g_test_subprocess ())
    {
      DromStore *store = test_registry_new (g_get_user_data_dir (), NULL);
      DromTransaction *outer = drom_transaction_begin (store, NULL);

      drom_transaction_begin (store, NULL);
      drom_transaction_commit (outer, NULL);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*ends while the one begun at *test-transaction.c:* is open*");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, function)                                                                        \
  g_test_add ("/transaction/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("commit", test_commit);
  ADD ("free-rolls-back", test_free_rolls_back);
  ADD ("nested", test_nested);
  ADD ("outer-takes-inner-back", test_outer_takes_inner_back);
  ADD ("error-within", test_error_within);
  ADD ("broken", test_broken);
  ADD ("with-open-reader", test_with_open_reader);
  g_test_add_func ("/transaction/left-open", test_left_open);
  g_test_add_func ("/transaction/wrong-order", test_wrong_order);
  return g_test_run ();
}
