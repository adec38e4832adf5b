/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-participant-list.h"

#include "store/drom-statement.h"

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
