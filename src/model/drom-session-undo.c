/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-session-private.h"

#include "model/drom-access-grant.h"
#include "model/drom-participant.h"

#include <glib/gi18n-lib.h>

static gboolean
refuse (GError **error, DromModelError code, const char *sentence)
{
  g_set_error_literal (error, DROM_MODEL_ERROR, code, sentence);
  return FALSE;
}

static gboolean
refuse_changed (GError **error)
{
  return refuse (
      error, DROM_MODEL_ERROR_CONFLICT,
      _ ("This can’t be undone: it was changed again since, in another window or program."));
}

/* A registry may have protected the participant since, or made this session a reader. */
static gboolean
check_allowed (DromSession *self, gint64 participant, GError **error)
{
  g_autofree char *gate = drom_session_visible_sql (self, "participant.id");
  g_autofree char *sql =
      g_strdup_printf ("SELECT 1 FROM participant WHERE id = ?1 AND NOT (%s)", gate);
  g_autoptr (DromStatement) statement = NULL;

  if (!drom_session_has_right (self, DROM_RIGHT_WRITE))
    return refuse (error, DROM_MODEL_ERROR_FORBIDDEN,
                   _ ("Your staff role lets you read, but not change. Ask a project manager."));
  statement = drom_store_prepare (self->store, sql, error);
  if (statement == NULL)
    return FALSE;
  drom_statement_bind_int (statement, 1, participant);
  switch (drom_statement_step (statement, error))
    {
    case DROM_ANSWER_DONE:
      return TRUE;
    case DROM_ANSWER_ROW:
      return refuse (error, DROM_MODEL_ERROR_NOT_FOUND,
                     _ ("This is not in the registry any longer."));
    case DROM_ANSWER_ERROR:
      break;
    }
  return FALSE;
}

static gboolean
undo_set (DromSession *self,
          DromUndoChange *change,
          const char *expected,
          const char *value,
          GError **error)
{
  g_autofree char *now = NULL;
  g_autoptr (DromRecord) record = NULL;
  g_autoptr (DromRecord) fresh = NULL;

  if (!drom_session_peek (self, change->noun, change->id, change->field, change->language, &now,
                          error))
    return FALSE;
  record = drom_session_load (self, change->noun, change->id, error);
  if (record == NULL || drom_session_is_frozen (self, record, error))
    return FALSE;
  if (g_strcmp0 (now, expected) != 0)
    return refuse_changed (error);
  if (change->noun == &drom_participant_noun && change->field == DROM_PARTICIPANT_PROTECTED
      && g_strcmp0 (value, "1") == 0 && !drom_session_grant_self (self, change->id, error))
    return FALSE;
  if (!drom_session_put (self, change->noun, change->id, change->field, change->language, value,
                         error))
    return FALSE;
  fresh = drom_session_load (self, change->noun, change->id, error);
  return fresh != NULL;
}

static gboolean
is_same_row (DromUndoRow *a, DromUndoRow *b)
{
  for (guint i = 0; i < a->noun->n_fields; i++)
    if ((a->noun->fields[i].flags & DROM_FIELD_DERIVED) == 0
        && (g_strcmp0 (a->values[i], b->values[i]) != 0
            || !drom_texts_equal (a->texts[i], b->texts[i])))
      return FALSE;
  return TRUE;
}

static DromUndoRow *
find_row (GPtrArray *rows, DromUndoRow *like)
{
  for (guint i = 0; i < rows->len; i++)
    {
      DromUndoRow *row = rows->pdata[i];

      if (row->noun == like->noun && row->id == like->id)
        return row;
    }
  return NULL;
}

/* Whether the rows stand as they did: what is taken away must hold nothing that came
 * later. Access that was given is no content, and goes with its participant. */
static gboolean
is_unchanged (GPtrArray *before, GPtrArray *now)
{
  for (guint i = 0; i < now->len; i++)
    {
      DromUndoRow *row = now->pdata[i];
      DromUndoRow *old = find_row (before, row);

      if (row->noun == &drom_access_grant_noun)
        continue;
      if (old == NULL || !is_same_row (old, row))
        return FALSE;
    }
  return TRUE;
}

/* An organisation or contact that came with a row may be another row's by now: it stays. */
static gboolean
take_away_shared (DromSession *self, DromUndoChange *change, GPtrArray *now, GError **error)
{
  g_autoptr (DromTransaction) attempt = NULL;
  g_autoptr (GError) local = NULL;

  g_ptr_array_set_size (change->rows, 0);
  attempt = drom_transaction_begin (self->store, error);
  if (attempt == NULL)
    return FALSE;
  if (drom_session_remove_rows (self, now, &local))
    {
      g_ptr_array_extend_and_steal (change->rows, g_ptr_array_ref (now));
      return drom_transaction_commit (attempt, error);
    }
  if (g_error_matches (local, DROM_STORE_ERROR, DROM_STORE_ERROR_CONSTRAINT))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
take_away (DromSession *self, DromUndoChange *change, GError **error)
{
  g_autoptr (GPtrArray) now = g_ptr_array_new_with_free_func ((GDestroyNotify) drom_undo_row_free);
  g_autoptr (DromRecord) record = drom_session_load (self, change->noun, change->id, error);

  if (record == NULL || drom_session_is_frozen (self, record, error)
      || !drom_session_capture (self, change->noun, change->id, now, error))
    return FALSE;
  if (change->noun->subject == NULL)
    return take_away_shared (self, change, now, error);
  if (!is_unchanged (change->rows, now))
    return refuse_changed (error);
  if (change->noun->ordered
      && !drom_session_get_place (self, change->noun, change->id, &change->parent_before,
                                  &change->position_before, error))
    return FALSE;
  if (!drom_session_remove_rows (self, now, error))
    return FALSE;
  g_ptr_array_set_size (change->rows, 0);
  g_ptr_array_extend_and_steal (change->rows, g_steal_pointer (&now));
  return TRUE;
}

static gboolean
put_back (DromSession *self, DromUndoChange *change, GError **error)
{
  for (guint i = 0; i < change->rows->len; i++)
    if (!drom_session_insert_row (self, change->rows->pdata[i], error))
      return FALSE;
  /* Its siblings may have been numbered anew since. */
  return !change->noun->ordered
         || drom_session_place (self, change->noun, change->id, change->parent_before,
                                change->position_before, error);
}

static gboolean
move_back (DromSession *self,
           DromUndoChange *change,
           gint64 expected,
           gint64 parent,
           guint position,
           GError **error)
{
  gint64 now;
  guint place;

  if (!drom_session_get_place (self, change->noun, change->id, &now, &place, error))
    return FALSE;
  if (now != expected)
    return refuse_changed (error);
  return drom_session_place (self, change->noun, change->id, parent, position, error)
         && drom_session_log_change (self, "move", change->noun, change->id, NULL,
                                     drom_session_find_subject (self, change->noun, change->id),
                                     error);
}

static gboolean
apply_change (DromSession *self, DromUndoChange *change, gboolean undo, GError **error)
{
  switch (change->kind)
    {
    case DROM_UNDO_SET:
      return undo ? undo_set (self, change, change->after, change->before, error)
                  : undo_set (self, change, change->before, change->after, error);
    case DROM_UNDO_ADD:
      return undo ? take_away (self, change, error) : put_back (self, change, error);
    case DROM_UNDO_DELETE:
      return undo ? put_back (self, change, error) : take_away (self, change, error);
    case DROM_UNDO_MOVE:
      return undo ? move_back (self, change, change->parent_after, change->parent_before,
                               change->position_before, error)
                  : move_back (self, change, change->parent_before, change->parent_after,
                               change->position_after, error);
    }
  g_return_val_if_reached (FALSE);
}

static gboolean
apply_all (DromSession *self, gint64 participant, DromUndoStep *step, gboolean undo, GError **error)
{
  g_autoptr (DromTransaction) transaction = drom_transaction_begin (self->store, error);

  if (transaction == NULL || !check_allowed (self, participant, error))
    return FALSE;
  for (guint i = 0; i < step->changes->len; i++)
    if (!apply_change (self, step->changes->pdata[undo ? step->changes->len - 1 - i : i], undo,
                       error))
      return FALSE;
  return drom_transaction_commit (transaction, error);
}

/* A row that the other rows no longer leave room for was changed meanwhile as well. */
static void
explain (GError **error)
{
  if (!g_error_matches (*error, DROM_STORE_ERROR, DROM_STORE_ERROR_CONSTRAINT))
    return;
  g_clear_error (error);
  refuse_changed (error);
}

static gboolean
apply_step (DromSession *self, gint64 participant, gboolean undo, GError **error)
{
  DromUndoStack *stack;
  GPtrArray *from, *to;
  DromUndoStep *step;
  GError *local = NULL;

  g_return_val_if_fail (DROM_IS_SESSION (self) && self->store != NULL, FALSE);
  g_return_val_if_fail (self->group == NULL, FALSE);

  stack = drom_session_get_undo (self, participant);
  from = undo ? stack->done : stack->undone;
  to = undo ? stack->undone : stack->done;
  if (from->len == 0)
    return refuse (error, DROM_MODEL_ERROR_NOTHING,
                   undo ? _ ("There is nothing to undo.") : _ ("There is nothing to redo."));
  step = from->pdata[from->len - 1];
  if (!apply_all (self, participant, step, undo, &local))
    {
      explain (&local);
      drom_session_drop_pending (self);
      drom_session_refresh_live (self, NULL);
      /* What can never be taken back must not stand in the way of what came before it. */
      if (local->domain == DROM_MODEL_ERROR)
        {
          g_ptr_array_remove_index (from, from->len - 1);
          g_signal_emit_by_name (self, "undo-changed", participant);
        }
      g_propagate_error (error, local);
      return FALSE;
    }
  step->closed = TRUE;
  g_ptr_array_add (to, g_ptr_array_steal_index (from, from->len - 1));
  g_signal_emit_by_name (self, "undo-changed", participant);
  drom_session_emit_pending (self);
  return TRUE;
}

gboolean
drom_session_can_undo (DromSession *self, gint64 participant)
{
  g_return_val_if_fail (DROM_IS_SESSION (self), FALSE);

  return drom_session_get_undo (self, participant)->done->len > 0;
}

guint
drom_session_count_undo (DromSession *self, gint64 participant)
{
  g_return_val_if_fail (DROM_IS_SESSION (self), 0);

  return drom_session_get_undo (self, participant)->done->len;
}

gboolean
drom_session_can_redo (DromSession *self, gint64 participant)
{
  g_return_val_if_fail (DROM_IS_SESSION (self), FALSE);

  return drom_session_get_undo (self, participant)->undone->len > 0;
}

gboolean
drom_session_undo (DromSession *self, gint64 participant, GError **error)
{
  return apply_step (self, participant, TRUE, error);
}

gboolean
drom_session_redo (DromSession *self, gint64 participant, GError **error)
{
  return apply_step (self, participant, FALSE, error);
}
