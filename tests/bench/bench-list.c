/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-bench"

#include "config.h"

#include "bench-registry.h"
#include "bench.h"

#include "language/drom-language.h"
#include "model/drom-participant-list.h"
#include "model/drom-plan-health.h"
#include "store/drom-store-private.h"

#include <string.h>

/*
 * The list of participants, as far as a screen shows it at once, against the same rows
 * read by bare SQLCipher: the same connection and page cache, statements prepared once,
 * ids in an array that is large enough.
 */

#define FEW    380
#define MANY   100000
#define SHOWN  20
#define ROUNDS 21
#define GOAL   1.5 /* at MANY; of FEW it is told for comparison */

/* A search as it is typed. */
static const char *const keystrokes[] = { "ber", "berg", "bergs", "berg" };

typedef struct
{
  BenchRegistry *registry;
  DromParticipantList *list;
  sqlite3_stmt *all;
  sqlite3_stmt *found;
  sqlite3_stmt *row;
  gint64 *ids;
  guint n_ids;
  gboolean search;
} Bench;

static gboolean
show_first_page (DromParticipantList *list, GError **error)
{
  guint n = MIN (SHOWN, g_list_model_get_n_items (G_LIST_MODEL (list)));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DromParticipantItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (item == NULL || drom_participant_item_get_name (item) == NULL)
        {
          g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "row %u is missing", i);
          return FALSE;
        }
      drom_participant_item_get_findings (item);
    }
  return TRUE;
}

static gboolean
open_list (gpointer data, guint round, GError **error)
{
  Bench *self = data;
  DromParticipantFilter filter = { 0 };
  g_autoptr (DromParticipantList) list = drom_participant_list_new (self->registry->session);

  return drom_participant_list_set_filter (list, &filter, error) && show_first_page (list, error);
}

/* The list is open, and its search has begun: one letter more or less. */
static gboolean
type_letter (gpointer data, guint round, GError **error)
{
  Bench *self = data;
  DromParticipantFilter filter = { .search = keystrokes[round % G_N_ELEMENTS (keystrokes)] };

  return drom_participant_list_set_filter (self->list, &filter, error)
         && show_first_page (self->list, error);
}

static gboolean
read_bare (Bench *self, const char *pattern, GError **error)
{
  sqlite3_stmt *statement = pattern != NULL ? self->found : self->all;
  guint n = 0;
  gsize letters = 0;

  if (pattern != NULL)
    sqlite3_bind_text (statement, 1, pattern, -1, SQLITE_STATIC);
  while (sqlite3_step (statement) == SQLITE_ROW)
    self->ids[n++] = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  for (guint i = 0; i < MIN (n, SHOWN); i++)
    {
      sqlite3_bind_int64 (self->row, 1, self->ids[i]);
      if (sqlite3_step (self->row) != SQLITE_ROW)
        break;
      for (int k = 0; k < sqlite3_column_count (self->row); k++)
        {
          const char *text = (const char *) sqlite3_column_text (self->row, k);

          letters += text != NULL ? strlen (text) : 0;
        }
      sqlite3_reset (self->row);
    }
  self->n_ids = n;
  if (n > 0 && letters > 0)
    return TRUE;
  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "the bare query: %s",
               sqlite3_errmsg (sqlite3_db_handle (statement)));
  return FALSE;
}

static gboolean
open_bare (gpointer data, guint round, GError **error)
{
  return read_bare (data, NULL, error);
}

static gboolean
type_bare (gpointer data, guint round, GError **error)
{
  g_autofree char *pattern =
      g_strdup_printf ("%%%s%%", keystrokes[round % G_N_ELEMENTS (keystrokes)]);

  return read_bare (data, pattern, error);
}

static sqlite3_stmt *
prepare (Bench *self, const char *sql, GError **error)
{
  sqlite3 *handle = drom_store_get_handle (drom_session_get_store (self->registry->session));
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL) != SQLITE_OK)
    g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "%s: %s", sqlite3_errmsg (handle), sql);
  return statement;
}

#define SEEN(flag, id)                                                                             \
  "(" flag " = 0 OR EXISTS (SELECT 1 FROM access_grant a WHERE a.participant = " id                \
  " AND a.staff = 1))"
#define IDS                                                                                        \
  "SELECT e.participant FROM enrolment e WHERE e.project = 1 AND " SEEN ("e.protected",            \
                                                                         "e.participant")
#define ORDER " ORDER BY e.sort_key, e.participant"

/* A person's row: who, and what is missing in the plan, by the same conditions. */
static char *
make_row_sql (void)
{
  GString *sql = g_string_new (
      "SELECT p.number, p.given_name, p.family_name, e.status, e.town, f.name, e.next_step_due, "
      "(SELECT t.text FROM text t WHERE t.noun = 'step' AND t.owner = e.next_step AND t.field = "
      "'text' AND t.language = 'sv')");
  const char *const *codes = drom_plan_health_codes ();

  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autofree char *holds = drom_plan_health_sql (codes[i], BENCH_TODAY, 12);

      g_string_append_printf (sql, ", e.status = 'active' AND %s", holds);
    }
  g_string_append (sql, " FROM participant p JOIN enrolment e ON e.participant = p.id AND "
                        "e.project = 1 LEFT JOIN staff f ON f.id = e.responsible WHERE p.id = ?1 "
                        "AND " SEEN ("p.protected", "p.id"));
  return g_string_free (sql, FALSE);
}

static gboolean
compare_counts (Bench *self, GError **error)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  if (n == self->n_ids)
    return TRUE;
  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED,
               "the list has %u rows and the bare query %u", n, self->n_ids);
  return FALSE;
}

static gboolean
run_size (guint n, GError **error)
{
  g_autoptr (BenchRegistry) registry = bench_registry_new (n, error);
  g_autofree char *row_sql = make_row_sql ();
  g_autofree char *first = g_strdup_printf ("first page of the list, %u participants", n);
  g_autofree char *letter = g_strdup_printf ("one letter of a search, %u participants", n);
  g_autofree gint64 *ids = g_new (gint64, n);
  DromParticipantFilter filter = { .search = keystrokes[0] };
  Bench self = { .registry = registry, .ids = ids };
  BenchTimes times;
  gboolean done = FALSE;

  if (registry == NULL)
    return FALSE;
  self.all = prepare (&self, IDS ORDER, error);
  self.found =
      self.all ? prepare (&self, IDS " AND e.search LIKE ?1 ESCAPE '\\'" ORDER, error) : NULL;
  self.row = self.found ? prepare (&self, row_sql, error) : NULL;
  self.list = drom_participant_list_new (registry->session);
  if (self.row != NULL && drom_participant_list_set_filter (self.list, &filter, error)
      && bench_race (open_list, open_bare, &self, ROUNDS, &times, error))
    {
      bench_report_times (first, &times, n == MANY ? GOAL : 0);
      done = bench_race (type_letter, type_bare, &self, ROUNDS, &times, error)
             && compare_counts (&self, error);
    }
  if (done)
    {
      bench_report_times (letter, &times, n == MANY ? GOAL : 0);
      bench_note ("%u found", self.n_ids);
    }
  g_object_unref (self.list);
  sqlite3_finalize (self.all);
  sqlite3_finalize (self.found);
  sqlite3_finalize (self.row);
  return done;
}

int
main (void)
{
  g_autoptr (GError) error = NULL;
  gboolean done;

  drom_language_init (NULL);
  drom_language_set_current ("sv");
  done = run_size (FEW, &error) && run_size (MANY, &error);
  return bench_finish (done, error);
}
