/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-session-private.h"

#include "model/drom-access-grant.h"

#include <glib/gi18n-lib.h>

/* Within a transaction. @given: (out): FALSE if @staff had access before. */
static gboolean
give (DromSession *self, gint64 participant, gint64 staff, gboolean *given, GError **error)
{
  g_autoptr (DromStatement) statement = NULL;
  DromAnswer answer;
  gint64 id;

  *given = FALSE;
  statement = drom_store_prepare (
      self->store,
      "INSERT INTO access_grant (participant, staff, given_by, given_on) VALUES (?1, ?2, "
      "?3, ?4) ON CONFLICT (participant, staff) DO NOTHING RETURNING id",
      error);
  if (statement == NULL)
    return FALSE;
  drom_statement_bind_int (statement, 1, participant);
  drom_statement_bind_int (statement, 2, staff);
  drom_statement_bind_int (statement, 3, self->staff_id);
  drom_statement_bind_text (statement, 4, drom_session_get_today (self));
  answer = drom_statement_step (statement, error);
  if (answer != DROM_ANSWER_ROW)
    return answer == DROM_ANSWER_DONE;
  id = drom_statement_get_int (statement, 0);
  drom_statement_reset (statement);
  *given = TRUE;
  drom_session_queue_rows_changed (self, &drom_access_grant_noun);
  return drom_session_log_change (self, "add", &drom_access_grant_noun, id, NULL, participant,
                                  error);
}

gboolean
drom_session_grant_self (DromSession *self, gint64 participant, GError **error)
{
  gboolean given;

  return self->staff_id == 0 || give (self, participant, self->staff_id, &given, error);
}

/* The only question that goes past the gate: whether a number is a protected participant's.
 * 0 with an error if it is not. */
static gint64
find_protected (DromSession *self, gint64 number, GError **error)
{
  g_autoptr (DromStatement) statement = drom_store_prepare (
      self->store, "SELECT id FROM participant WHERE number = ?1 AND protected = 1", error);

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
                   _ ("There is no participant with protected identity who has number %d."),
                   (int) number);
      break;
    case DROM_ANSWER_ERROR:
      break;
    }
  return 0;
}

static gboolean
give_in_group (DromSession *self, gint64 participant, gint64 staff, GError **error)
{
  gboolean given;

  if (!give (self, participant, staff, &given, error))
    return FALSE;
  if (given)
    return TRUE;
  g_set_error_literal (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_TAKEN,
                       _ ("This colleague has access to the participant already."));
  return FALSE;
}

gboolean
drom_session_give_access (DromSession *self, gint64 number, gint64 staff, GError **error)
{
  gint64 participant;

  g_return_val_if_fail (DROM_IS_SESSION (self) && self->store != NULL, FALSE);

  if (!drom_session_has_right (self, DROM_RIGHT_GRANT_ACCESS))
    {
      g_set_error_literal (
          error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_FORBIDDEN,
          _ ("Only a project manager gives access to a participant with protected identity."));
      return FALSE;
    }
  participant = find_protected (self, number, error);
  if (participant == 0 || !drom_session_begin_group (self, 0, error))
    return FALSE;
  if (give_in_group (self, participant, staff, error))
    return drom_session_end_group (self, error);
  drom_session_cancel_group (self);
  return FALSE;
}
