/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-bench"

#include "config.h"

#include "bench-registry.h"
#include "bench.h"

#include "language/drom-language.h"
#include "model/drom-participant.h"
#include "model/drom-planning.h"
#include "store/drom-store-private.h"

/*
 * Saving one field, with all that it brings (asking whether it was changed elsewhere,
 * the log's row, undo, the lists' keys), against one UPDATE of the same column,
 * committed by bare SQLCipher through the same connection.
 */

#define PEOPLE 380
#define ROUNDS 201
#define GOAL   1.3

typedef struct
{
  DromSession *session;
  DromRecord *record;
  guint field;
  const char *language;
  sqlite3_stmt *begin;
  sqlite3_stmt *update;
  sqlite3_stmt *commit;
} Bench;

/* Another value each time: saving what stands there already is no change. */
static void
write_value (char value[32], guint round)
{
  g_snprintf (value, 32, "070-174 0%u %02u", round / 100 % 10, round % 100);
}

static gboolean
save (gpointer data, guint round, GError **error)
{
  Bench *self = data;
  char value[32];

  write_value (value, round);
  if (self->language != NULL)
    return drom_session_set_text (self->session, self->record, self->field, self->language, value,
                                  error);
  return drom_session_set (self->session, self->record, self->field, value, error);
}

static gboolean
save_bare (gpointer data, guint round, GError **error)
{
  Bench *self = data;
  char value[32];
  gboolean done;

  write_value (value, round);
  sqlite3_bind_text (self->update, 1, value, -1, SQLITE_STATIC);
  done = sqlite3_step (self->begin) == SQLITE_DONE && sqlite3_step (self->update) == SQLITE_DONE
         && sqlite3_step (self->commit) == SQLITE_DONE;
  sqlite3_reset (self->begin);
  sqlite3_reset (self->update);
  sqlite3_reset (self->commit);
  if (!done)
    g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "the bare commit: %s",
                 sqlite3_errmsg (sqlite3_db_handle (self->update)));
  return done;
}

static sqlite3_stmt *
prepare (Bench *self, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  sqlite3_prepare_v2 (drom_store_get_handle (drom_session_get_store (self->session)), sql, -1,
                      &statement, NULL);
  return statement;
}

static gboolean
run_field (Bench *self, const char *what, const char *sql, double goal, GError **error)
{
  BenchTimes times;
  gboolean done;

  self->begin = prepare (self, "BEGIN IMMEDIATE");
  self->update = prepare (self, sql);
  self->commit = prepare (self, "COMMIT");
  done = bench_race (save, save_bare, self, ROUNDS, &times, error);
  if (done)
    bench_report_times (what, &times, goal);
  sqlite3_finalize (self->begin);
  sqlite3_finalize (self->update);
  sqlite3_finalize (self->commit);
  return done;
}

static gboolean
run_fields (DromSession *session, GError **error)
{
  /* A page holds the row that it shows, so the bare UPDATE writes to another person's. */
  g_autoptr (DromRecord) participant = drom_session_open_participant (session, 17, error);
  g_autoptr (DromRecord) enrolment = NULL;
  g_autoptr (DromPlan) plan = NULL;
  Bench self = { .session = session };

  if (participant == NULL)
    return FALSE;
  enrolment = drom_session_load_enrolment (session, 17, error);
  if (enrolment == NULL)
    return FALSE;
  plan = drom_plan_find (session, drom_record_get_id (enrolment), error);
  if (plan == NULL)
    return FALSE;

  self.record = participant;
  self.field = DROM_PARTICIPANT_STREET;
  if (!run_field (&self, "saving one field",
                  "UPDATE participant SET street = ?1, version = version + 1 WHERE id = 200", GOAL,
                  error))
    return FALSE;
  self.field = DROM_PARTICIPANT_PHONE;
  if (!run_field (&self, "saving one field that is searched",
                  "UPDATE participant SET phone = ?1, version = version + 1 WHERE id = 200", 0,
                  error))
    return FALSE;
  self.record = DROM_RECORD (plan);
  self.field = DROM_PLAN_OWN_WORDS;
  self.language = "sv";
  return run_field (&self, "saving one text of a plan",
                    "UPDATE text SET text = ?1, version = version + 1 WHERE noun = 'plan' AND "
                    "owner = (SELECT max (id) FROM plan) AND field = 'own_words' AND language = "
                    "'sv'",
                    0, error);
}

int
main (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BenchRegistry) registry = NULL;
  gboolean done;

  drom_language_init (NULL);
  registry = bench_registry_new (PEOPLE, &error);
  done = registry != NULL && run_fields (registry->session, &error);
  return bench_finish (done, error);
}
