/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-session-private.h"

#include "model/drom-access-grant.h"
#include "model/drom-agreement.h"
#include "model/drom-amendment.h"
#include "model/drom-normalize.h"
#include "model/drom-note.h"
#include "model/drom-participant.h"
#include "model/drom-phrase.h"
#include "model/drom-plan.h"
#include "model/drom-wording.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
refuse (GError **error, DromModelError code, const char *sentence)
{
  g_set_error_literal (error, DROM_MODEL_ERROR, code, sentence);
  return FALSE;
}

DromUndoStack *
drom_session_get_undo (DromSession *self, gint64 participant)
{
  DromUndoStack *stack = g_hash_table_lookup (self->undo, &participant);

  if (stack == NULL)
    {
      gint64 *key = g_new (gint64, 1);

      *key = participant;
      stack = drom_undo_stack_new ();
      g_hash_table_insert (self->undo, key, stack);
    }
  return stack;
}

static gboolean
may_write (DromSession *self, const DromNoun *noun, GError **error)
{
  /* Nobody is known yet while a registry is founded. */
  if (self->staff_id == 0)
    return TRUE;
  if (noun == &drom_access_grant_noun)
    {
      /* Whoever sets the protection has the first grant: drom_session_set() gives it. */
      if (drom_session_has_right (self, DROM_RIGHT_GRANT_ACCESS))
        return TRUE;
      return refuse (
          error, DROM_MODEL_ERROR_FORBIDDEN,
          _ ("Only a project manager gives access to a participant with protected identity."));
    }
  if (!drom_session_has_right (self, noun == &drom_wording_noun ? DROM_RIGHT_CORRECT_WORDS
                                                                : DROM_RIGHT_WRITE))
    return refuse (error, DROM_MODEL_ERROR_FORBIDDEN,
                   _ ("Your staff role lets you read, but not change. Ask a project manager."));
  if (g_str_equal (noun->name, "staff") && !drom_session_has_right (self, DROM_RIGHT_ADD_STAFF))
    return refuse (error, DROM_MODEL_ERROR_FORBIDDEN,
                   _ ("Only a project manager or a supervisor adds or changes colleagues."));
  if (g_str_equal (noun->name, "project")
      && !drom_session_has_right (self, DROM_RIGHT_MANAGE_REGISTRY))
    return refuse (error, DROM_MODEL_ERROR_FORBIDDEN,
                   _ ("Only a project manager or a supervisor changes the project."));
  return TRUE;
}

gboolean
drom_session_is_frozen (DromSession *self, DromRecord *record, GError **error)
{
  const DromNoun *noun = drom_record_get_noun (record);
  const char *written = NULL;

  if (noun == &drom_agreement_noun)
    {
      refuse (error, DROM_MODEL_ERROR_FROZEN, _ ("An agreement can’t be changed. Make a new one."));
      return TRUE;
    }
  if (noun == &drom_note_noun)
    written = drom_note_get_written_on (DROM_NOTE (record));
  else if (noun == &drom_amendment_noun)
    written = drom_amendment_get_written_on (DROM_AMENDMENT (record));
  if (written == NULL || g_strcmp0 (written, drom_session_get_today (self)) == 0)
    return FALSE;
  refuse (error, DROM_MODEL_ERROR_FROZEN,
          _ ("A note can’t be changed after the day it was written. Add an amendment instead."));
  return TRUE;
}

static gboolean
refuse_empty (const DromNoun *noun, guint field, GError **error)
{
  g_set_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_REQUIRED,
               /* Translators: %s is the label of a field of a form. */
               _ ("This must not be empty: %s."), drom_field_get_label (noun, field));
  return FALSE;
}

/* What was typed becomes what is kept. @value: (out) (transfer full), NULL for empty. */
static gboolean
normalize (DromSession *self,
           const DromNoun *noun,
           guint nth,
           const char *typed,
           char **value,
           GError **error)
{
  const DromField *field = &noun->fields[nth];
  const char *today = drom_session_get_today (self);
  g_autofree char *valid = NULL;
  g_autofree char *text = NULL;

  *value = NULL;
  /* An agreement is what the program wrote, byte for byte; so is the text of the program that
   * a wording stands for. */
  if (noun == &drom_agreement_noun || noun == &drom_wording_noun)
    text = g_strdup (typed);
  else if (typed != NULL)
    {
      valid = g_utf8_make_valid (typed, -1);
      text = g_utf8_normalize (valid, -1, G_NORMALIZE_DEFAULT_COMPOSE);
      g_strstrip (text);
    }
  if (text == NULL || *text == '\0')
    {
      if ((field->flags & DROM_FIELD_REQUIRED) != 0)
        return refuse_empty (noun, nth, error);
      if (field->type == DROM_FIELD_TYPE_BOOL)
        *value = g_strdup ("0");
      return TRUE;
    }
  if (field->normalize != NULL)
    {
      *value = field->normalize (text, today, error);
      return *value != NULL;
    }
  switch (field->type)
    {
    case DROM_FIELD_TYPE_TEXT:
    case DROM_FIELD_TYPE_TEXTS:
    case DROM_FIELD_TYPE_STAMP:
      *value = g_steal_pointer (&text);
      return TRUE;
    case DROM_FIELD_TYPE_DATE:
      *value = drom_normalize_date (text, today, error);
      return *value != NULL;
    case DROM_FIELD_TYPE_TIME:
      *value = drom_normalize_time (text, today, error);
      return *value != NULL;
    case DROM_FIELD_TYPE_CODE:
      if (drom_code_list_find (field->codes, text) == NULL)
        {
          g_set_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_INVALID,
                       /* Translators: %s is the label of a field of a form. */
                       _ ("Choose one of the answers of the list: %s."),
                       drom_field_get_label (noun, nth));
          return FALSE;
        }
      *value = g_steal_pointer (&text);
      return TRUE;
    case DROM_FIELD_TYPE_BOOL:
      *value = g_strdup (g_str_equal (text, "1") || g_str_equal (text, "true") ? "1" : "0");
      return TRUE;
    case DROM_FIELD_TYPE_INT:
    case DROM_FIELD_TYPE_REF:
      {
        gint64 number;

        if (!g_ascii_string_to_signed (text, 10, 0, G_MAXINT64, &number, NULL))
          return refuse (error, DROM_MODEL_ERROR_INVALID, _ ("Write a number with digits only."));
        if (field->type != DROM_FIELD_TYPE_REF || number != 0)
          *value = g_strdup_printf ("%" G_GINT64_FORMAT, number);
        else if ((field->flags & DROM_FIELD_REQUIRED) != 0)
          return refuse_empty (noun, nth, error);
        return TRUE;
      }
    }
  g_return_val_if_reached (FALSE);
}

/* The running number belongs to the registry; that it is taken may be said, by whom not. */
static gboolean
check_number (DromSession *self,
              const DromNoun *noun,
              guint field,
              gint64 id,
              const char *value,
              GError **error)
{
  g_autoptr (DromStatement) statement = NULL;

  if (noun != &drom_participant_noun || field != DROM_PARTICIPANT_NUMBER || value == NULL)
    return TRUE;
  statement = drom_store_prepare (
      self->store, "SELECT 1 FROM participant WHERE number = ?1 AND id <> ?2", error);
  if (statement == NULL)
    return FALSE;
  drom_statement_bind_int (statement, 1, g_ascii_strtoll (value, NULL, 10));
  drom_statement_bind_int (statement, 2, id);
  switch (drom_statement_step (statement, error))
    {
    case DROM_ANSWER_ROW:
      g_set_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_TAKEN,
                   /* Translators: %s is a participant's running number. */
                   _ ("The number %s is taken. Choose another one."), value);
      return FALSE;
    case DROM_ANSWER_DONE:
      return TRUE;
    case DROM_ANSWER_ERROR:
      break;
    }
  return FALSE;
}

/* Every write is a piece of a group: the caller's, or one of its own. */
static gboolean
begin_piece (DromSession *self, gint64 participant, gboolean *own, GError **error)
{
  *own = self->group == NULL;
  return !*own || drom_session_begin_group (self, participant, error);
}

static gboolean
end_piece (DromSession *self, gboolean own, gboolean good, GError **error)
{
  if (!own)
    return good;
  if (good)
    return drom_session_end_group (self, error);
  drom_session_cancel_group (self);
  return FALSE;
}

/* What can't be undone is not kept: an import adds more rows than memory is for. Of what is
 * about no participant, phrases and corrected words can be taken back. */
static void
note_change (DromSession *self, DromUndoChange *change)
{
  if (self->group_participant != 0 || change->noun == &drom_phrase_noun
      || change->noun == &drom_wording_noun)
    g_ptr_array_add (self->group_step->changes, change);
  else
    drom_undo_change_free (change);
}

/* Whether a reference leads to a row about the same participant, as the columns that are
 * named after a noun with a subject do. Nobody's plan gets another's goal. */
static gboolean
check_reference (DromSession *self,
                 const DromNoun *noun,
                 guint field,
                 gint64 subject,
                 const char *value,
                 GError **error)
{
  const DromNoun *target = noun->fields[field].type == DROM_FIELD_TYPE_REF && value != NULL
                               ? drom_noun_find (noun->fields[field].column)
                               : NULL;

  if (target == NULL || target->subject == NULL || target == &drom_participant_noun
      || drom_session_find_subject (self, target, g_ascii_strtoll (value, NULL, 10)) == subject)
    return TRUE;
  return refuse (error, DROM_MODEL_ERROR_NOT_FOUND,
                 _ ("This was deleted meanwhile, in another window or program."));
}

static gboolean
set_piece (DromSession *self,
           DromRecord *record,
           guint field,
           const char *language,
           const char *shown,
           const char *value,
           gboolean *conflict,
           GError **error)
{
  const DromNoun *noun = drom_record_get_noun (record);
  gint64 id = drom_record_get_id (record);
  g_autofree char *now = NULL;
  DromUndoChange *change;
  g_autoptr (DromRecord) fresh = NULL;

  if (!drom_session_peek (self, noun, id, field, language, &now, error))
    return FALSE;
  if (g_strcmp0 (now, value) == 0)
    {
      /* Somebody wrote the same: the record is brought up to date all the same. */
      fresh = drom_session_load (self, noun, id, error);
      return fresh != NULL;
    }
  if (g_strcmp0 (now, shown) != 0)
    {
      *conflict = TRUE;
      return refuse (error, DROM_MODEL_ERROR_CONFLICT,
                     _ ("This was changed in another window or program meanwhile. Choose which "
                        "text to keep."));
    }
  if (!check_number (self, noun, field, id, value, error)
      || !check_reference (self, noun, field, drom_record_get_subject (record), value, error))
    return FALSE;
  if (noun == &drom_participant_noun && field == DROM_PARTICIPANT_PROTECTED
      && g_strcmp0 (value, "1") == 0 && !drom_session_grant_self (self, id, error))
    return FALSE;
  if (!drom_session_put (self, noun, id, field, language, value, error))
    return FALSE;
  fresh = drom_session_load (self, noun, id, error);
  if (fresh == NULL)
    return FALSE;
  change = drom_undo_change_new (DROM_UNDO_SET, noun, id);
  change->field = field;
  change->language = g_strdup (language);
  change->before = g_steal_pointer (&now);
  change->after = g_strdup (value);
  note_change (self, change);
  return TRUE;
}

static gboolean
set_value (DromSession *self,
           DromRecord *record,
           guint field,
           const char *language,
           const char *typed,
           GError **error)
{
  const DromNoun *noun = drom_record_get_noun (record);
  g_autofree char *value = NULL;
  g_autofree char *shown = NULL;
  gboolean own, good;
  gboolean conflict = FALSE;

  if (!may_write (self, noun, error) || drom_session_is_frozen (self, record, error))
    return FALSE;
  if (!drom_record_is_alive (record))
    return refuse (error, DROM_MODEL_ERROR_NOT_FOUND,
                   _ ("This was deleted meanwhile, in another window or program."));
  if (!normalize (self, noun, field, typed, &value, error))
    return FALSE;
  if (language != NULL)
    shown = g_strdup (drom_texts_get (drom_record_get_texts (record, field), language));
  else
    shown = drom_record_dup_value (record, field);
  if (g_strcmp0 (shown, value) == 0)
    return TRUE;
  if (!begin_piece (self, drom_record_get_subject (record), &own, error))
    return FALSE;
  good = set_piece (self, record, field, language, shown, value, &conflict, error);
  good = end_piece (self, own, good, error);
  if (conflict)
    {
      /* Show what stands there now, so that both versions can be seen. */
      g_autoptr (DromRecord) fresh =
          drom_session_read_row (self, noun, drom_record_get_id (record), TRUE, NULL);
    }
  return good;
}

gboolean
drom_session_set (
    DromSession *self, DromRecord *record, guint field, const char *value, GError **error)
{
  const DromNoun *noun;

  g_return_val_if_fail (DROM_IS_SESSION (self) && self->store != NULL && DROM_IS_RECORD (record),
                        FALSE);

  noun = drom_record_get_noun (record);
  g_return_val_if_fail (field < noun->n_fields, FALSE);
  g_return_val_if_fail (noun->fields[field].type != DROM_FIELD_TYPE_TEXTS, FALSE);
  g_return_val_if_fail ((noun->fields[field].flags & (DROM_FIELD_FIXED | DROM_FIELD_DERIVED)) == 0,
                        FALSE);

  return set_value (self, record, field, NULL, value, error);
}

gboolean
drom_session_set_text (DromSession *self,
                       DromRecord *record,
                       guint field,
                       const char *language,
                       const char *text,
                       GError **error)
{
  const DromNoun *noun;

  g_return_val_if_fail (DROM_IS_SESSION (self) && self->store != NULL && DROM_IS_RECORD (record),
                        FALSE);
  g_return_val_if_fail (language != NULL, FALSE);

  noun = drom_record_get_noun (record);
  g_return_val_if_fail (field < noun->n_fields, FALSE);
  g_return_val_if_fail (noun->fields[field].type == DROM_FIELD_TYPE_TEXTS, FALSE);

  return set_value (self, record, field, language, text, error);
}

static gboolean
next_position (DromSession *self, DromUndoRow *row, GError **error)
{
  const DromNoun *noun = row->noun;
  g_autofree char *sql = NULL;
  g_autoptr (DromStatement) statement = NULL;
  guint parent;

  if (!noun->ordered)
    return TRUE;
  parent = drom_noun_find_field (noun, noun->parent);
  sql = g_strdup_printf ("SELECT coalesce (max (position) + 1, 0) FROM %s WHERE %s = ?1",
                         noun->name, noun->parent);
  statement = drom_store_prepare (self->store, sql, error);
  if (statement == NULL)
    return FALSE;
  drom_statement_bind_int (statement, 1, g_ascii_strtoll (row->values[parent], NULL, 10));
  if (drom_statement_step (statement, error) != DROM_ANSWER_ROW)
    return FALSE;
  row->position = drom_statement_get_int (statement, 0);
  return TRUE;
}

/* Who writes a note or a wording and when is never asked, and never anything else; a demonstration
 * has a past of its own. */
static void
sign_row (DromSession *self, DromUndoRow *row)
{
  guint author, written_on;

  if (row->noun != &drom_note_noun && row->noun != &drom_amendment_noun
      && row->noun != &drom_wording_noun)
    return;
  author = drom_noun_find_field (row->noun, "author");
  written_on = drom_noun_find_field (row->noun, "written_on");
  if (self->demonstration && row->values[author] != NULL && row->values[written_on] != NULL)
    return;
  g_free (row->values[author]);
  row->values[author] = g_strdup_printf ("%" G_GINT64_FORMAT, self->staff_id);
  g_free (row->values[written_on]);
  row->values[written_on] = g_strdup (drom_session_get_today (self));
}

static gboolean
fill_row (DromSession *self,
          DromUndoRow *row,
          const guint *fields,
          const char *const *values,
          guint n,
          GError **error)
{
  const DromNoun *noun = row->noun;

  for (guint i = 0; i < n; i++)
    {
      g_return_val_if_fail (fields[i] < noun->n_fields, FALSE);
      g_return_val_if_fail (noun->fields[fields[i]].type != DROM_FIELD_TYPE_TEXTS, FALSE);

      g_clear_pointer (&row->values[fields[i]], g_free);
      if (!normalize (self, noun, fields[i], values[i], &row->values[fields[i]], error))
        return FALSE;
    }
  sign_row (self, row);
  for (guint i = 0; i < noun->n_fields; i++)
    {
      if (row->values[i] != NULL || noun->fields[i].type == DROM_FIELD_TYPE_TEXTS)
        continue;
      if (noun->fields[i].type == DROM_FIELD_TYPE_BOOL)
        row->values[i] = g_strdup ("0");
      else if ((noun->fields[i].flags & DROM_FIELD_REQUIRED) != 0)
        return refuse_empty (noun, i, error);
    }
  return TRUE;
}

/* Rows may only be hung on a participant that the session may see. */
static gboolean
check_subject (DromSession *self, DromUndoRow *row, gint64 subject, GError **error)
{
  g_autoptr (DromRecord) participant = NULL;

  if (subject == 0)
    return TRUE;
  participant = drom_session_load (self, &drom_participant_noun, subject, error);
  if (participant == NULL)
    return FALSE;
  for (guint i = 0; i < row->noun->n_fields; i++)
    if (!check_reference (self, row->noun, i, subject, row->values[i], error))
      return FALSE;
  return TRUE;
}

static gint64
get_subject (DromUndoRow *row)
{
  guint field;

  if (row->noun->subject == NULL || row->noun == &drom_participant_noun)
    return 0;
  field = drom_noun_find_field (row->noun, row->noun->subject);
  return g_ascii_strtoll (row->values[field], NULL, 10);
}

/* Takes @row over if it succeeds. */
static DromRecord *
add_piece (DromSession *self, DromUndoRow **taken, GError **error)
{
  DromUndoRow *row = *taken;
  DromUndoChange *change;
  DromRecord *record;

  if (!check_subject (self, row, get_subject (row), error) || !next_position (self, row, error)
      || (row->noun == &drom_participant_noun
          && !check_number (self, row->noun, DROM_PARTICIPANT_NUMBER, 0,
                            row->values[DROM_PARTICIPANT_NUMBER], error))
      || !drom_session_insert_row (self, row, error))
    return NULL;
  if (row->noun == &drom_participant_noun
      && g_strcmp0 (row->values[DROM_PARTICIPANT_PROTECTED], "1") == 0
      && !drom_session_grant_self (self, row->id, error))
    return NULL;
  record = drom_session_load (self, row->noun, row->id, error);
  if (record == NULL)
    return NULL;
  if (row->noun == &drom_participant_noun && self->group_participant == DROM_NEW_PARTICIPANT)
    self->group_participant = row->id;
  change = drom_undo_change_new (DROM_UNDO_ADD, row->noun, row->id);
  g_ptr_array_add (change->rows, g_steal_pointer (taken));
  note_change (self, change);
  return record;
}

DromRecord *
drom_session_add_values (DromSession *self,
                         const DromNoun *noun,
                         const guint *fields,
                         const char *const *values,
                         guint n,
                         GError **error)
{
  g_autoptr (DromRecord) record = NULL;
  g_autoptr (DromUndoRow) row = NULL;
  gboolean own, good;

  g_return_val_if_fail (DROM_IS_SESSION (self) && self->store != NULL && noun != NULL, NULL);

  if (!may_write (self, noun, error))
    return NULL;
  row = drom_undo_row_new (noun, 0);
  if (!fill_row (self, row, fields, values, n, error)
      || !begin_piece (self,
                       noun == &drom_participant_noun ? DROM_NEW_PARTICIPANT : get_subject (row),
                       &own, error))
    return NULL;
  record = add_piece (self, &row, error);
  good = end_piece (self, own, record != NULL, error);
  return good ? g_steal_pointer (&record) : NULL;
}

DromRecord *
drom_session_add (DromSession *self, const DromNoun *noun, GError **error, ...)
{
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  va_list list;
  guint field;

  va_start (list, error);
  while ((field = va_arg (list, guint)) != DROM_FIELDS_END)
    {
      g_array_append_val (fields, field);
      g_ptr_array_add (values, (gpointer) va_arg (list, const char *));
    }
  va_end (list);
  return drom_session_add_values (self, noun, (const guint *) fields->data,
                                  (const char *const *) values->pdata, fields->len, error);
}

/* What a deletion would take from everybody: an agreement, the last one's access. */
static gboolean
may_delete (DromSession *self, DromRecord *record, GError **error)
{
  const DromNoun *noun = drom_record_get_noun (record);
  g_autoptr (DromStatement) statement = NULL;

  if (noun != &drom_plan_noun && noun != &drom_access_grant_noun)
    return TRUE;
  statement = drom_store_prepare (
      self->store,
      noun == &drom_plan_noun
          ? "SELECT 1 FROM agreement WHERE plan = ?1"
          : "SELECT 1 FROM access_grant ag JOIN participant p ON p.id = ag.participant WHERE ag.id "
            "= ?1 AND p.protected = 1 AND NOT EXISTS (SELECT 1 FROM access_grant other WHERE "
            "other.participant = p.id AND other.id <> ag.id)",
      error);
  if (statement == NULL)
    return FALSE;
  drom_statement_bind_int (statement, 1, drom_record_get_id (record));
  switch (drom_statement_step (statement, error))
    {
    case DROM_ANSWER_DONE:
      return TRUE;
    case DROM_ANSWER_ROW:
      break;
    case DROM_ANSWER_ERROR:
      return FALSE;
    }
  if (noun == &drom_plan_noun)
    return refuse (error, DROM_MODEL_ERROR_FROZEN,
                   _ ("This plan has been agreed on. Close it instead of deleting it."));
  return refuse (error, DROM_MODEL_ERROR_INVALID,
                 _ ("Nobody could see this participant any longer. Give somebody else access "
                    "first."));
}

gboolean
drom_session_delete (DromSession *self, DromRecord *record, GError **error)
{
  const DromNoun *noun;
  DromUndoChange *change;
  gboolean own, good;

  g_return_val_if_fail (DROM_IS_SESSION (self) && self->store != NULL && DROM_IS_RECORD (record),
                        FALSE);

  noun = drom_record_get_noun (record);
  if (!may_write (self, noun, error) || drom_session_is_frozen (self, record, error)
      || !begin_piece (self, drom_record_get_subject (record), &own, error))
    return FALSE;
  change = drom_undo_change_new (DROM_UNDO_DELETE, noun, drom_record_get_id (record));
  good = may_delete (self, record, error)
         && (!noun->ordered
             || drom_session_get_place (self, noun, change->id, &change->parent_before,
                                        &change->position_before, error))
         && drom_session_capture (self, noun, change->id, change->rows, error)
         && drom_session_remove_rows (self, change->rows, error);
  if (good)
    note_change (self, change);
  else
    drom_undo_change_free (change);
  return end_piece (self, own, good, error);
}

/* Notes in @change where the row was and went; nothing if it stays where it is. */
static gboolean
move_piece (
    DromSession *self, DromUndoChange *change, gint64 parent, guint position, GError **error)
{
  const DromNoun *noun = change->noun;
  g_autoptr (DromRecord) fresh = drom_session_load (self, noun, change->id, error);
  guint field = drom_noun_find_field (noun, noun->parent);
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, parent);

  if (fresh == NULL
      || !drom_session_get_place (self, noun, change->id, &change->parent_before,
                                  &change->position_before, error)
      || (parent != 0
          && !check_reference (self, noun, field, drom_record_get_subject (fresh), value, error)))
    return FALSE;
  if ((parent == 0 || parent == change->parent_before) && position == change->position_before)
    return TRUE;
  change->parent_after = parent != 0 ? parent : change->parent_before;
  change->position_after = position;
  return drom_session_place (self, noun, change->id, change->parent_after, position, error)
         && drom_session_log_change (self, "move", noun, change->id, NULL,
                                     drom_record_get_subject (fresh), error);
}

gboolean
drom_session_move (
    DromSession *self, DromRecord *record, gint64 parent, guint position, GError **error)
{
  const DromNoun *noun;
  DromUndoChange *change;
  gboolean own, good;

  g_return_val_if_fail (DROM_IS_SESSION (self) && self->store != NULL && DROM_IS_RECORD (record),
                        FALSE);

  noun = drom_record_get_noun (record);
  g_return_val_if_fail (noun->ordered, FALSE);

  if (!may_write (self, noun, error)
      || !begin_piece (self, drom_record_get_subject (record), &own, error))
    return FALSE;
  change = drom_undo_change_new (DROM_UNDO_MOVE, noun, drom_record_get_id (record));
  good = move_piece (self, change, parent, position, error);
  if (change->parent_after != 0)
    note_change (self, change);
  else
    drom_undo_change_free (change);
  return end_piece (self, own, good, error);
}

gboolean
drom_session_begin_group (DromSession *self, gint64 participant, GError **error)
{
  g_return_val_if_fail (DROM_IS_SESSION (self) && self->store != NULL, FALSE);
  g_return_val_if_fail (self->group == NULL, FALSE);

  self->group = drom_transaction_begin (self->store, error);
  if (self->group == NULL)
    return FALSE;
  self->group_step = drom_undo_step_new ();
  self->group_participant = participant;
  return TRUE;
}

/* Of what is about no participant, phrases and corrected words alone can be taken back. */
static gboolean
is_about (const DromUndoStep *step, const DromNoun *noun)
{
  for (guint i = 0; i < step->changes->len; i++)
    if (((const DromUndoChange *) step->changes->pdata[i])->noun != noun)
      return FALSE;
  return TRUE;
}

gboolean
drom_session_end_group (DromSession *self, GError **error)
{
  g_autoptr (DromTransaction) transaction = NULL;
  gint64 participant;

  g_return_val_if_fail (DROM_IS_SESSION (self) && self->group != NULL, FALSE);

  transaction = g_steal_pointer (&self->group);
  if (!drom_transaction_commit (transaction, error))
    {
      self->group = g_steal_pointer (&transaction);
      drom_session_cancel_group (self);
      return FALSE;
    }
  participant = self->group_participant;
  if (participant == 0 && is_about (self->group_step, &drom_wording_noun))
    participant = DROM_UNDO_WORDINGS;
  if (self->group_step->changes->len > 0 && participant != DROM_NEW_PARTICIPANT
      && (participant != 0 || is_about (self->group_step, &drom_phrase_noun)))
    {
      drom_undo_stack_push (drom_session_get_undo (self, participant),
                            g_steal_pointer (&self->group_step));
      g_signal_emit_by_name (self, "undo-changed", participant);
    }
  g_clear_pointer (&self->group_step, drom_undo_step_free);
  drom_session_emit_pending (self);
  return TRUE;
}

void
drom_session_cancel_group (DromSession *self)
{
  g_return_if_fail (DROM_IS_SESSION (self));

  if (self->group == NULL)
    return;
  g_clear_pointer (&self->group, drom_transaction_free);
  g_clear_pointer (&self->group_step, drom_undo_step_free);
  drom_session_drop_pending (self);
  /* Live records may show what was rolled back. */
  drom_session_refresh_live (self, NULL);
}
