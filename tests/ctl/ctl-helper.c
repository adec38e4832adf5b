/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a test of dromctl needs and dromctl doesn't do:
 *   ctl-helper FOLDER PASSPHRASE colleague WORD PASSPHRASE ROLE
 *   ctl-helper FOLDER PASSPHRASE agree NUMBER     prints the check code
 *   ctl-helper FOLDER PASSPHRASE correct LANGUAGE CONTEXT MSGID TEXT
 *   ctl-helper FOLDER PASSPHRASE sql STATEMENTS   as another version might have left them
 */
#include "config.h"

#include "language/drom-language.h"
#include "model/drom-participant-list.h"
#include "model/drom-planning.h"
#include "model/drom-staff.h"
#include "model/drom-wordings.h"
#include "store/drom-key-file.h"
#include "store/drom-registry.h"

#include <stdio.h>
#include <string.h>

static gboolean
add_colleague (DromSession *session, DromKeyFile *keys, DromKey *key, char **argv, GError **error)
{
  g_autofree char *slot = NULL;
  g_autoptr (DromRecord) staff = NULL;

  if (!drom_key_file_add_slot (keys, key, argv[0], argv[1], &slot, error))
    return FALSE;
  staff =
      drom_session_add (session, &drom_staff_noun, error, DROM_STAFF_NAME, argv[0], DROM_STAFF_ROLE,
                        argv[2], DROM_STAFF_SLOT, slot, DROM_STAFF_ACTIVE, "1", DROM_FIELDS_END);
  return staff != NULL;
}

static gboolean
agree (DromSession *session, const char *number, GError **error)
{
  gint64 participant =
      drom_participant_find_number (session, g_ascii_strtoll (number, NULL, 10), error);
  g_autoptr (DromRecord) enrolment =
      participant != 0 ? drom_session_load_enrolment (session, participant, error) : NULL;
  g_autoptr (DromPlan) plan =
      enrolment ? drom_plan_open (session, drom_record_get_id (enrolment), error) : NULL;
  g_autoptr (DromGoal) goal =
      plan ? drom_plan_add_goal (session, plan, "work", 0, "sv", "Ett arbete", error) : NULL;
  g_autoptr (DromAgreement) agreement =
      goal ? drom_plan_agree (session, plan, "participant", error) : NULL;

  if (!agreement)
    return FALSE;
  printf ("%s\n", drom_agreement_get_check_code (agreement));
  return TRUE;
}

static gboolean
correct (DromSession *session, char **argv, GError **error)
{
  const DromProgramText *text = drom_program_text_find (*argv[1] ? argv[1] : NULL, argv[2]);
  const char *forms[] = { argv[3], NULL };

  return text && drom_wordings_correct (session, text, argv[0], forms, error);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromKeyFile) keys = NULL;
  g_autoptr (DromKey) key = NULL;
  g_autoptr (DromStore) store = NULL;
  g_autoptr (DromSession) session = NULL;
  g_autofree char *slot = NULL;
  gboolean good = FALSE;

  drom_language_init (NULL);
  if (argc < 5)
    return 2;
  keys = drom_key_file_load (argv[1], &error);
  key = keys ? drom_key_file_unlock (keys, "admin", argv[2], &slot, &error) : NULL;
  store = key ? drom_store_open (argv[1], key, &error) : NULL;
  session = store ? drom_session_new (store, slot, &error) : NULL;
  if (session && strcmp (argv[3], "colleague") == 0 && argc == 7)
    good = add_colleague (session, keys, key, argv + 4, &error);
  else if (session && strcmp (argv[3], "agree") == 0)
    good = agree (session, argv[4], &error);
  else if (session && strcmp (argv[3], "correct") == 0 && argc == 8)
    good = correct (session, argv + 4, &error);
  else if (session && strcmp (argv[3], "sql") == 0 && argc == 5)
    good = drom_store_exec (store, argv[4], &error);
  if (!good)
    fprintf (stderr, "%s\n", error ? error->message : "wrong call");
  return good ? 0 : 1;
}
