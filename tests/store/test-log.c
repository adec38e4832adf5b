/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-store-test"

#include "config.h"

#include "store-test.h"

#include <locale.h>
#include <string.h>

typedef struct
{
  char *folder;
  DromStore *store;
} Fixture;

static void
append (DromStore *store,
        gint64 staff,
        const char *action,
        const char *noun,
        gint64 row,
        const char *field,
        gint64 subject)
{
  g_autoptr (GError) error = NULL;
  DromLogEntry entry = { staff, action, noun, row, field, subject };

  drom_log_append (store, &entry, &error);
  g_assert_no_error (error);
}

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

static guint64
verify (DromStore *store, char **head)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;
  guint64 rows = 0;

  drom_log_verify (store, &rows, &found, NULL, &error);
  g_assert_no_error (error);
  if (head != NULL)
    *head = g_steal_pointer (&found);
  return rows;
}

static void
test_empty (Fixture *self, gconstpointer data)
{
  g_autofree char *head = NULL;
  g_autofree char *lent = drom_log_dup_head (self->store, NULL);
  static const char zeros[] = "0000000000000000000000000000000000000000000000000000000000000000";

  g_assert_cmpuint (verify (self->store, &head), ==, 0);
  g_assert_cmpstr (head, ==, zeros);
  g_assert_cmpstr (lent, ==, zeros);
}

static void
test_append (Fixture *self, gconstpointer data)
{
  g_autofree char *head = NULL;
  g_autofree char *lent = NULL;
  g_autofree char *time = NULL;
  g_autofree char *action = NULL;

  append (self->store, 3, "open", "participant", 17, NULL, 17);
  append (self->store, 3, "change", "participant", 17, "phone", 17);
  append (self->store, 0, "search", NULL, 0, NULL, 0);
  g_assert_cmpuint (verify (self->store, &head), ==, 3);
  lent = drom_log_dup_head (self->store, NULL);
  g_assert_cmpstr (head, ==, lent);
  time = test_query_text (self->store, "SELECT time FROM log WHERE id = 2");
  g_assert_true (g_regex_match_simple ("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$", time, 0, 0));
  g_assert_cmpint (test_query (self->store, "SELECT subject FROM log WHERE field = 'phone'"), ==,
                   17);
}

/* The canonical form is fixed for all time: this hash was computed by another program. */
static void
test_canonical (Fixture *self, gconstpointer data)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *time = NULL;
  g_autofree char *head = NULL;
  static const guint8 before[32];
  static const guint8 none[8] = { 255, 255, 255, 255, 255, 255, 255, 255 };
#define NUMBER(n) g_checksum_update (sum, (const guchar[]){ 0, 0, 0, 0, 0, 0, 0, (n) }, 8)
#define TEXT(t)                                                                                    \
  G_STMT_START                                                                                     \
  {                                                                                                \
    NUMBER ((guchar) strlen (t));                                                                  \
    g_checksum_update (sum, (const guchar *) (t), (gssize) strlen (t));                            \
  }                                                                                                \
  G_STMT_END

  append (self->store, 3, "open", "participant", 17, NULL, 18);
  time = test_query_text (self->store, "SELECT time FROM log");
  TEXT ("drom-log-1");
  g_checksum_update (sum, before, sizeof before);
  NUMBER (1);
  TEXT (time);
  NUMBER (3);
  TEXT ("open");
  TEXT ("participant");
  NUMBER (17);
  g_checksum_update (sum, none, sizeof none);
  NUMBER (18);
#undef TEXT
#undef NUMBER
  head = drom_log_dup_head (self->store, NULL);
  g_assert_cmpstr (head, ==, g_checksum_get_string (sum));
}

static void
test_in_transaction (Fixture *self, gconstpointer data)
{
  DromTransaction *outer = drom_transaction_begin (self->store, NULL);
  DromTransaction *inner;

  append (self->store, 1, "one", NULL, 0, NULL, 0);
  inner = drom_transaction_begin (self->store, NULL);
  append (self->store, 1, "lost", NULL, 0, NULL, 0);
  append (self->store, 1, "lost", NULL, 0, NULL, 0);
  drom_transaction_free (inner);
  append (self->store, 1, "two", NULL, 0, NULL, 0);
  g_assert_true (drom_transaction_commit (outer, NULL));
  drom_transaction_free (outer);
  outer = drom_transaction_begin (self->store, NULL);
  append (self->store, 1, "lost", NULL, 0, NULL, 0);
  drom_transaction_free (outer);
  append (self->store, 1, "three", NULL, 0, NULL, 0);
  g_assert_cmpuint (verify (self->store, NULL), ==, 3);
  g_assert_cmpint (test_query (self->store, "SELECT count(*) FROM log WHERE action = 'lost'"), ==,
                   0);
}

static void
test_fixed (Fixture *self, gconstpointer data)
{
  static const char *const attempts[] = {
    "UPDATE log SET staff = 9 WHERE id = 2",
    "DELETE FROM log WHERE id = 2",
    "DELETE FROM log",
    "REPLACE INTO log SELECT id, time, 9, action, noun, row, field, subject, hash FROM log",
    "INSERT INTO log SELECT id + 7, time, 9, action, noun, row, field, subject, hash FROM log",
    "INSERT INTO log (time, staff, action, row, subject, hash)"
    " VALUES ('2026-01-01T00:00:00Z', 1, 'x', 0, 0, zeroblob(32))",
  };

  for (int i = 0; i < 3; i++)
    append (self->store, 1, "open", NULL, 0, NULL, 0);
  for (guint i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (drom_store_exec (self->store, attempts[i], &error));
      g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_CONSTRAINT);
    }
  g_assert_cmpuint (verify (self->store, NULL), ==, 3);
}

static void
test_tampered (Fixture *self, gconstpointer data)
{
  /* What somebody does who has the key and a database program. */
  static const struct
  {
    const char *sql;
    const char *row;
  } attacks[] = {
    { "UPDATE log SET staff = 9 WHERE id = 5", "5" },
    { "UPDATE log SET action = 'list' WHERE id = 5", "5" },
    { "UPDATE log SET noun = NULL WHERE id = 5", "5" },
    { "UPDATE log SET noun = '' WHERE id = 6", "6" },
    { "UPDATE log SET row = 18 WHERE id = 5", "5" },
    { "UPDATE log SET field = 'a' WHERE id = 1", "1" },
    { "UPDATE log SET subject = 0 WHERE id = 10", "10" },
    { "UPDATE log SET time = '2020-01-01T00:00:00Z' WHERE id = 5", "5" },
    { "UPDATE log SET hash = zeroblob(32) WHERE id = 5", "5" },
    { "UPDATE log SET noun = action, action = noun WHERE id = 5", "5" },
    { "DELETE FROM log WHERE id = 5", "5" },
    { "DELETE FROM log WHERE id = 1", "1" },
    { "DELETE FROM log WHERE id = 5; UPDATE log SET id = id - 1 WHERE id > 5", "5" },
    { "UPDATE log SET id = 100 WHERE id = 5; UPDATE log SET id = 5 WHERE id = 6;"
      "UPDATE log SET id = 6 WHERE id = 100",
      "5" },
  };

  for (int i = 0; i < 10; i++)
    append (self->store, 1 + i, "open", i == 5 ? NULL : "participant", 17, NULL, 17);
  for (guint i = 0; i < G_N_ELEMENTS (attacks); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *sentence = g_strdup_printf ("row %s.", attacks[i].row);
      DromTransaction *transaction = drom_transaction_begin (self->store, NULL);

      drom_store_exec (self->store,
                       "DROP TRIGGER log_no_update; DROP TRIGGER log_no_delete;"
                       "DROP TRIGGER log_in_order",
                       &error);
      g_assert_no_error (error);
      drom_store_exec (self->store, attacks[i].sql, &error);
      g_assert_no_error (error);
      g_assert_false (drom_log_verify (self->store, NULL, NULL, NULL, &error));
      g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_CHAIN);
      g_assert_nonnull (strstr (error->message, sentence));
      drom_transaction_free (transaction);
    }
  g_assert_cmpuint (verify (self->store, NULL), ==, 10);
}

/* A cut tail doesn't break the chain: the head, kept elsewhere, shows it. */
static void
test_cut_tail (Fixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  for (int i = 0; i < 4; i++)
    append (self->store, 1, "open", NULL, 0, NULL, 0);
  g_assert_cmpuint (verify (self->store, &before), ==, 4);
  drom_store_exec (self->store, "DROP TRIGGER log_no_delete; DELETE FROM log WHERE id = 4", NULL);
  g_assert_cmpuint (verify (self->store, &after), ==, 3);
  g_assert_cmpstr (before, !=, after);
}

static int
append_in_child (gpointer folder)
{
  g_autoptr (DromStore) store = test_registry_open (folder);

  for (int i = 0; i < 60; i++)
    append (store, i, "open", "participant", i, NULL, i);
  return 0;
}

static void
test_several_programs (Fixture *self, gconstpointer data)
{
  pid_t pids[3];

  g_clear_object (&self->store);
  for (guint i = 0; i < G_N_ELEMENTS (pids); i++)
    pids[i] = test_fork (append_in_child, self->folder);
  for (guint i = 0; i < G_N_ELEMENTS (pids); i++)
    g_assert_cmpint (test_wait (pids[i]), ==, 0);
  self->store = test_registry_open (self->folder);
  g_assert_cmpuint (verify (self->store, NULL), ==, 180);
}

static void
test_cancel (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DromTransaction *transaction = drom_transaction_begin (self->store, NULL);

  for (int i = 0; i < 1100; i++)
    append (self->store, 1, "open", NULL, 0, NULL, 0);
  drom_transaction_commit (transaction, NULL);
  drom_transaction_free (transaction);
  g_cancellable_cancel (cancellable);
  g_assert_false (drom_log_verify (self->store, NULL, NULL, cancellable, &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, function) g_test_add ("/log/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("empty", test_empty);
  ADD ("append", test_append);
  ADD ("canonical", test_canonical);
  ADD ("in-transaction", test_in_transaction);
  ADD ("fixed", test_fixed);
  ADD ("tampered", test_tampered);
  ADD ("cut-tail", test_cut_tail);
  ADD ("several-programs", test_several_programs);
  ADD ("cancel", test_cancel);
  return g_test_run ();
}
