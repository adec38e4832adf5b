/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-participant-list.h"

#include "model/drom-session-private.h"
#include "store/drom-statement.h"

#include <glib/gi18n-lib.h>

gboolean
drom_participant_number_is_taken (DromSession *session,
                                  gint64 number,
                                  gboolean *taken,
                                  GError **error)
{
  g_autoptr (DromStatement) statement = NULL;

  g_return_val_if_fail (DROM_IS_SESSION (session) && taken != NULL, FALSE);

  statement = drom_store_prepare (drom_session_get_store (session),
                                  "SELECT 1 FROM participant WHERE number = ?1", error);
  if (statement == NULL)
    return FALSE;
  drom_statement_bind_int (statement, 1, number);
  switch (drom_statement_step (statement, error))
    {
    case DROM_ANSWER_ROW:
      *taken = TRUE;
      return TRUE;
    case DROM_ANSWER_DONE:
      *taken = FALSE;
      return TRUE;
    case DROM_ANSWER_ERROR:
      break;
    }
  return FALSE;
}

gint64
drom_participant_find_number (DromSession *session, gint64 number, GError **error)
{
  g_autofree char *gate = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (DromStatement) statement = NULL;

  g_return_val_if_fail (DROM_IS_SESSION (session), 0);

  gate = drom_session_visible_sql (session, "participant.id");
  sql = g_strdup_printf ("SELECT id FROM participant WHERE number = ?1 AND %s", gate);
  statement = drom_store_prepare (drom_session_get_store (session), sql, error);
  if (statement == NULL)
    return 0;
  drom_statement_bind_int (statement, 1, number);
  switch (drom_statement_step (statement, error))
    {
    case DROM_ANSWER_ROW:
      return drom_statement_get_int (statement, 0);
    case DROM_ANSWER_DONE:
      g_set_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_NOT_FOUND,
                   /* Translators: %d is a participant's running number. */
                   _ ("There is no participant with number %d that you may see."), (int) number);
      break;
    case DROM_ANSWER_ERROR:
      break;
    }
  return 0;
}
