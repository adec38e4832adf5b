/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-log-list.h"

#include "model/drom-session-private.h"
#include "store/drom-statement.h"

#include <glib/gi18n-lib.h>

void
drom_log_row_free (DromLogRow *self)
{
  if (self == NULL)
    return;
  g_free (self->time);
  g_free (self->staff);
  g_free (self->action);
  g_free (self->noun);
  g_free (self->field);
  g_free (self);
}

static DromLogRow *
read_row (DromStatement *statement)
{
  DromLogRow *row = g_new0 (DromLogRow, 1);

  row->id = drom_statement_get_int (statement, 0);
  row->time = g_strdup (drom_statement_get_text (statement, 1));
  row->staff = g_strdup (drom_statement_get_text (statement, 2));
  row->action = g_strdup (drom_statement_get_text (statement, 3));
  row->noun = g_strdup (drom_statement_get_text (statement, 4));
  row->field = g_strdup (drom_statement_get_text (statement, 5));
  row->number = drom_statement_get_int (statement, 6);
  return row;
}

GPtrArray *
drom_log_load (DromSession *session, guint most, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) drom_log_row_free);
  g_autofree char *gate = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (DromStatement) statement = NULL;
  DromAnswer answer;

  g_return_val_if_fail (DROM_IS_SESSION (session), NULL);

  if (!drom_session_has_right (session, DROM_RIGHT_MANAGE_REGISTRY))
    {
      g_set_error_literal (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_FORBIDDEN,
                           _ ("Your staff role does not let you read the log. Ask a supervisor or "
                              "a project manager."));
      return NULL;
    }
  /* To look at the log is logged as well. */
  if (!drom_session_log (session, "list", NULL, 0, 0, error))
    return NULL;

  /* The row of a participant that was erased stays, without a number. */
  gate = drom_session_visible_sql (session, "l.subject");
  sql = g_strdup_printf (
      "SELECT * FROM (SELECT l.id, l.time, s.name, l.action, l.noun, l.field, p.number "
      "FROM log l LEFT JOIN staff s ON s.id = l.staff LEFT JOIN participant p ON "
      "p.id = l.subject WHERE p.id IS NULL OR %s ORDER BY l.id DESC LIMIT ?1) ORDER BY 1",
      gate);
  statement = drom_store_prepare (drom_session_get_store (session), sql, error);
  if (statement == NULL)
    return NULL;
  drom_statement_bind_int (statement, 1, most != 0 ? (gint64) most : -1);
  while ((answer = drom_statement_step (statement, error)) == DROM_ANSWER_ROW)
    g_ptr_array_add (rows, read_row (statement));
  return answer == DROM_ANSWER_DONE ? g_steal_pointer (&rows) : NULL;
}
