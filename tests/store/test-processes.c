/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-store-test"

#include "config.h"

#include "store-test.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

/* How often a saving process is killed, and how many saves it is at most let make. */
#define KILLS 12
#define SAVES 200

typedef struct
{
  char *folder;
  int ends[2]; /* of a pipe */
  gulong hold; /* microseconds */
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = test_folder_new ();
  g_object_unref (test_registry_new (self->folder, NULL));
  g_assert_cmpint (pipe (self->ends), ==, 0);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  close (self->ends[0]);
  close (self->ends[1]);
  test_folder_delete (self->folder);
}

static void
tell (Fixture *self)
{
  g_assert_cmpint (write (self->ends[1], "x", 1), ==, 1);
}

static void
await (Fixture *self)
{
  char byte;

  g_assert_cmpint (read (self->ends[0], &byte, 1), ==, 1);
}

static int
hold_in_child (gpointer data)
{
  Fixture *self = data;
  g_autoptr (DromStore) store = test_registry_open (self->folder);
  g_autoptr (DromTransaction) transaction = drom_transaction_begin (store, NULL);

  if (!test_add_person (store, "Held", NULL))
    return 1;
  tell (self);
  g_usleep (self->hold);
  return drom_transaction_commit (transaction, NULL) ? 0 : 1;
}

static void
test_busy (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromStore) store = test_registry_open (self->folder);
  pid_t pid;

  self->hold = 60 * G_USEC_PER_SEC;
  pid = test_fork (hold_in_child, self);
  await (self);
  /* Reading goes on. */
  g_assert_cmpint (test_query (store, "SELECT count(*) FROM person"), ==, 0);
  g_assert_null (drom_transaction_begin (store, &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, "Another program"));
  g_clear_error (&error);
  kill (pid, SIGKILL);
  g_assert_cmpint (test_wait (pid), ==, 1000 + SIGKILL);
  /* A lock doesn't outlive its process, nor does what wasn't committed. */
  g_assert_true (test_add_person (store, "Mine", &error));
  g_assert_no_error (error);
  g_assert_cmpint (test_query (store, "SELECT count(*) FROM person"), ==, 1);
}

static void
test_waits (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromStore) store = test_registry_open (self->folder);
  pid_t pid;

  self->hold = G_USEC_PER_SEC / 2;
  pid = test_fork (hold_in_child, self);
  await (self);
  g_assert_true (test_add_person (store, "Mine", &error));
  g_assert_no_error (error);
  g_assert_cmpint (test_wait (pid), ==, 0);
  g_assert_cmpint (test_query (store, "SELECT count(*) FROM person"), ==, 2);
}

/* Saves as the program does and tells each number after its commit. */
static int
save_in_child (gpointer data)
{
  Fixture *self = data;
  g_autoptr (DromStore) store = test_registry_open (self->folder);
  guint32 first = (guint32) test_query (store, "SELECT ifnull(max(id), 0) FROM person") + 1;

  for (guint32 i = first; i < first + SAVES; i++)
    {
      g_autoptr (DromTransaction) transaction = drom_transaction_begin (store, NULL);
      DromLogEntry entry = { .staff = 1, .action = "add", .noun = "person", .row = i };
      g_autofree char *name = g_strdup_printf ("Person %u", i);
      gint64 id;

      if (transaction == NULL || !test_add_person (store, name, NULL))
        return 1;
      id = drom_store_last_id (store);
      if (!drom_log_append (store, &entry, NULL) || !drom_transaction_commit (transaction, NULL)
          || write (self->ends[1], &id, sizeof id) != sizeof id)
        return 1;
    }
  return 0;
}

/* kill -9 at random moments: what was shown as saved is there. */
static void
test_killed (Fixture *self, gconstpointer data)
{
  g_autoptr (GArray) saved = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint killed = 0;

  for (guint i = 0; i < KILLS; i++)
    {
      g_autoptr (DromStore) store = NULL;
      g_autoptr (GError) error = NULL;
      guint64 rows = 0;
      guint wanted = (guint) g_test_rand_int_range (0, SAVES * 3 / 4);
      pid_t pid = test_fork (save_in_child, self);
      gint64 id;

      for (guint j = 0; j <= wanted; j++)
        {
          g_assert_cmpint (read (self->ends[0], &id, sizeof id), ==, sizeof id);
          g_array_append_val (saved, id);
        }
      g_usleep ((gulong) g_test_rand_int_range (0, 3000));
      kill (pid, SIGKILL);
      if (test_wait (pid) == 1000 + SIGKILL)
        killed++;
      /* What it had told before it went. */
      close (self->ends[1]);
      while (read (self->ends[0], &id, sizeof id) == sizeof id)
        g_array_append_val (saved, id);
      close (self->ends[0]);
      g_assert_cmpint (pipe (self->ends), ==, 0);

      store = test_registry_open (self->folder);
      for (guint j = 0; j < saved->len; j++)
        {
          g_autofree char *sql =
              g_strdup_printf ("SELECT count(*) FROM person WHERE id = %" G_GINT64_FORMAT
                               " AND name = 'Person %" G_GINT64_FORMAT "'",
                               g_array_index (saved, gint64, j), g_array_index (saved, gint64, j));

          g_assert_cmpint (test_query (store, sql), ==, 1);
        }
      /* Person and log row are one change. */
      g_assert_true (drom_log_verify (store, &rows, NULL, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpint ((gint64) rows, ==, test_query (store, "SELECT count(*) FROM person"));
      /* At most one commit was done and not yet told. */
      g_assert_cmpint ((gint64) rows - saved->len, <=, i + 1);
      g_assert_true (drom_store_check (store, NULL, &error));
    }
  g_test_message ("%u saves, killed %u times", saved->len, killed);
  g_assert_cmpuint (killed, >, KILLS / 2);
}

/* Planted names are readable nowhere: database, log, copies, backup, keys, temporary files. */
static void
test_planted (Fixture *self, gconstpointer data)
{
  static const char *const planted[] = { "Planterad", "Čiriklja-Romani", "19121212",
                                         "korrekt häst" };
  char *temporary = test_folder_new ();
  char *elsewhere = test_folder_new ();
  g_autofree char *backup = g_build_filename (elsewhere, "backup", NULL);
  g_autofree char *restored = g_build_filename (elsewhere, "restored", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DromStore) store = NULL;
  g_autoptr (DromStatement) sorted = NULL;

  g_setenv ("SQLITE_TMPDIR", temporary, TRUE);
  g_setenv ("TMPDIR", temporary, TRUE);
  store = test_registry_open (self->folder);
  for (int i = 0; i < 400; i++)
    {
      g_autofree char *name = g_strdup_printf ("Planterad %d Čiriklja-Romani 19121212-%04d", i, i);

      g_assert_true (test_add_person (store, name, &error));
    }
  /* What a small memory would make a database spill: statements that sort, and that
   * can be taken back halfway. */
  g_assert_true (drom_store_exec (store, "PRAGMA cache_size=5", &error));
  sorted = drom_store_prepare (
      store, "SELECT a.name || b.name AS n FROM person a, person b ORDER BY n", &error);
  g_assert_cmpint (drom_statement_step (sorted, &error), ==, DROM_ANSWER_ROW);
  g_assert_false (test_grep (temporary, "Plant"));
  {
    g_autofree char *names = test_list ("/proc/self/fd");
    g_auto (GStrv) each = g_strsplit (names, " ", -1);

    for (guint i = 0; each[i] != NULL; i++)
      {
        g_autofree char *link = g_build_filename ("/proc/self/fd", each[i], NULL);
        g_autofree char *target = g_file_read_link (link, NULL);

        /* A deleted temporary file has no name, but it is open. */
        g_assert_false (target != NULL && strstr (target, "etilqs") != NULL);
      }
  }
  drom_statement_reset (sorted);
  g_assert_true (drom_store_exec (store, "UPDATE person SET name = name || ' Planterad'", &error));
  g_assert_true (drom_registry_backup (store, backup, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (drom_registry_restore (backup, restored, TEST_WORD, TEST_PASSPHRASE, NULL, NULL,
                                        NULL, &error));
  g_assert_true (drom_store_migrate (
      store,
      (DromMigration[]){ test_migrations ()[0],
                         test_migrations ()[1],
                         { 3, "0003", "CREATE INDEX person_boss ON person (boss, name)" } },
      3, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (planted); i++)
    {
      g_assert_false (test_grep (self->folder, planted[i]));
      g_assert_false (test_grep (elsewhere, planted[i]));
      g_assert_false (test_grep (temporary, planted[i]));
      g_assert_false (test_grep (g_get_user_data_dir (), planted[i]));
      g_assert_false (test_grep (g_get_user_cache_dir (), planted[i]));
    }
  /* The search itself finds. */
  {
    g_autofree char *path = g_build_filename (elsewhere, "plain", NULL);

    g_file_set_contents (path, "\1\2Planterad\0", -1, NULL);
    g_assert_true (test_grep (elsewhere, "Planterad"));
  }
  g_unsetenv ("SQLITE_TMPDIR");
  g_unsetenv ("TMPDIR");
  test_folder_delete (temporary);
  test_folder_delete (elsewhere);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, function)                                                                        \
  g_test_add ("/processes/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("busy", test_busy);
  ADD ("waits", test_waits);
  ADD ("killed", test_killed);
  ADD ("planted", test_planted);
  return g_test_run ();
}
