/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model-test"

#include "config.h"

#include "model-test.h"

#include "language/drom-language.h"
#include "store/drom-key-file.h"
#include "store/drom-log.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

/* A program is killed in the middle of saving, at any moment: what it had shown as saved
 * is there when the registry is opened again, and nothing is half there. */

#define WORD       "lingon"
#define PASSPHRASE "korrekt häst batteri"
#define SAVES      200
#define PEOPLE     10
#define ROUNDS     12

static const guint fields[] = { DROM_PARTICIPANT_GIVEN_NAME, DROM_PARTICIPANT_FAMILY_NAME,
                                DROM_PARTICIPANT_PHONE, DROM_PARTICIPANT_STREET,
                                DROM_PARTICIPANT_CITY };

/* The registry as a program opens it, with the passphrase. */
static DromSession *
open_registry (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromKeyFile) keys = drom_key_file_load (folder, &error);
  g_autoptr (DromKey) key = NULL;
  g_autoptr (DromStore) store = NULL;
  g_autofree char *slot = NULL;
  DromSession *session;

  g_assert_no_error (error);
  key = drom_key_file_unlock (keys, WORD, PASSPHRASE, &slot, &error);
  g_assert_no_error (error);
  store = drom_store_open (folder, key, &error);
  g_assert_no_error (error);
  session = drom_session_new (store, slot, &error);
  g_assert_no_error (error);
  drom_session_set_today (session, TODAY);
  return session;
}

static void
found_registry (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *slot = NULL;
  char *recovery = NULL;
  g_autoptr (DromStore) store =
      drom_registry_create (folder, FALSE, WORD, PASSPHRASE, &slot, &recovery, &error);
  DromFounding founding = { "Vägen till arbete", "Björken", NULL, "Mira Lindqvist", "manager" };
  g_autoptr (DromSession) session = NULL;

  g_assert_no_error (error);
  drom_secret_free (recovery);
  session = drom_session_found (store, slot, &founding, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < PEOPLE; i++)
    {
      g_autoptr (DromParticipant) person = add_person (session, "Namn", "Efternamn");
      g_autoptr (DromPlan) plan = get_plan (session, person);
      g_autoptr (DromGoal) goal = add_goal (session, plan, "work", "Mål");

      g_assert_nonnull (goal);
    }
  drom_session_close (session);
}

/* Which participant, which field, which value the save with this number is. */
static char *
get_save (guint number, guint round, gint64 *person, guint *field)
{
  *person = number % PEOPLE + 1;
  *field = fields[number / PEOPLE % G_N_ELEMENTS (fields)];
  return g_strdup_printf ("Värde %u-%u", round, number);
}

/* Each tenth save is a step with its text and party: several rows in one. */
static gboolean
is_step (guint number)
{
  return number % 10 == 9;
}

static void
save_one (DromSession *session, guint number, guint round)
{
  gint64 id;
  guint field;
  g_autofree char *value = get_save (number, round, &id, &field);
  g_autoptr (DromRecord) record = NULL;

  if (is_step (number))
    {
      g_autoptr (DromStep) step = NULL;

      record = drom_session_load (session, &drom_goal_noun, id, NULL);
      step = add_step (session, DROM_GOAL (record), value, NULL);
      return;
    }
  record = drom_session_load (session, &drom_participant_noun, id, NULL);
  put (session, record, field, value);
}

static void
work (const char *folder, guint round, int report)
{
  DromSession *session = open_registry (folder);

  for (guint i = 0; i < SAVES; i++)
    {
      guint8 number = (guint8) i;

      save_one (session, i, round);
      /* Shown as saved. */
      if (write (report, &number, 1) != 1)
        _exit (1);
    }
  /* Killed before it could end well. */
  for (;;)
    pause ();
}

/* Answers how many saves were reported before the kill, and those on the way to it. */
static guint
work_and_kill (const char *folder, guint round)
{
  int ends[2];
  guint8 number;
  guint reported = 0;
  guint stop = (guint) g_test_rand_int_range (0, SAVES + 1);
  pid_t pid;

  g_assert_cmpint (pipe (ends), ==, 0);
  fflush (stdout);
  pid = fork ();
  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      close (ends[0]);
      work (folder, round, ends[1]);
    }
  close (ends[1]);
  while (reported < stop && read (ends[0], &number, 1) == 1)
    reported++;
  g_usleep ((gulong) g_test_rand_int_range (0, 3000));
  g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
  while (read (ends[0], &number, 1) == 1)
    reported++;
  close (ends[0]);
  while (waitpid (pid, NULL, 0) < 0)
    g_assert_cmpint (errno, ==, EINTR);
  return reported;
}

static void
check_field (DromSession *session, guint number, guint round, guint last)
{
  gint64 id;
  guint field;
  g_autofree char *value = get_save (number, round, &id, &field);
  g_autoptr (DromRecord) record = drom_session_load (session, &drom_participant_noun, id, NULL);
  g_autofree char *kept = drom_record_dup_value (record, field);
  guint again = number + PEOPLE * G_N_ELEMENTS (fields);

  /* A later save of the same field may have come, also the one that was not reported. */
  for (; again <= last && !g_str_equal (kept, value); again += PEOPLE * G_N_ELEMENTS (fields))
    if (!is_step (again))
      {
        g_free (value);
        value = get_save (again, round, &id, &field);
      }
  g_assert_cmpstr (kept, ==, value);
}

static void
check (const char *folder, guint round, guint reported, gint64 *n_steps)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromSession) session = open_registry (folder);
  DromStore *store = drom_session_get_store (session);
  gint64 steps = query (store, "SELECT count (*) FROM step");
  guint expected = reported / 10;
  gboolean good;

  for (guint i = 0; i < reported; i++)
    if (!is_step (i))
      check_field (session, i, round, reported);
  /* The save after the last reported one is there or is not. */
  g_assert_cmpint (steps - *n_steps, >=, expected);
  g_assert_cmpint (steps - *n_steps, <=, expected + 1);
  *n_steps = steps;
  g_assert_cmpint (query (store, "SELECT count (*) FROM text WHERE noun = 'step'"), ==, steps);
  g_assert_cmpint (query (store, "SELECT count (DISTINCT step) FROM step_party"), ==, steps);
  /* Each change has its row in the log, which is whole, as the pages are. */
  g_assert_cmpint (
      query (store, "SELECT count (*) FROM log WHERE noun = 'step' AND action = 'add'"), ==, steps);
  good = drom_log_verify (store, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (good);
  good = drom_store_check (store, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (good);
  drom_session_close (session);
}

static void
delete_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
test_killed (void)
{
  g_autofree char *place = g_dir_make_tmp ("drom-killed-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (place, "registry", NULL);
  gint64 n_steps = 0;

  found_registry (folder);
  for (guint round = 0; round < ROUNDS; round++)
    {
      guint reported = work_and_kill (folder, round);

      g_test_message ("round %u: %u saves", round, reported);
      check (folder, round, reported, &n_steps);
    }
  delete_folder (folder);
  g_rmdir (place);
}

int
main (int argc, char *argv[])
{
  drom_language_init (NULL);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/killed/in-the-middle-of-saves", test_killed);
  return g_test_run ();
}
