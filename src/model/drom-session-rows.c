/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-session-private.h"

#include "model/drom-participant.h"
#include "model/drom-record-private.h"
#include "store/drom-log.h"

#include <glib/gi18n-lib.h>

/* Rows as they are put into tables and taken out: below drom_session_set() and its like,
 * which note the undo, and below undo itself. All of it inside a transaction. */

typedef struct
{
  const DromNoun *noun;
  gint64 id;
  gint64 field; /* or one of the two below */
} Pending;

#define PENDING_ROWS -1 /* rows were added, deleted or moved */
#define PENDING_DEAD -2 /* this row was deleted */

static void
bind_value (DromStatement *statement, int parameter, const DromField *field, const char *value)
{
  if (value == NULL)
    drom_statement_bind_null (statement, parameter);
  else if (field->type == DROM_FIELD_TYPE_INT || field->type == DROM_FIELD_TYPE_BOOL
           || field->type == DROM_FIELD_TYPE_REF)
    drom_statement_bind_int (statement, parameter, g_ascii_strtoll (value, NULL, 10));
  else
    drom_statement_bind_text (statement, parameter, value);
}

static DromStatement *
prepare_text (DromSession *self,
              const char *sql,
              const DromNoun *noun,
              gint64 id,
              guint field,
              const char *language,
              GError **error)
{
  DromStatement *statement = drom_store_prepare (self->store, sql, error);

  if (statement == NULL)
    return NULL;
  drom_statement_bind_text (statement, 1, noun->name);
  drom_statement_bind_int (statement, 2, id);
  drom_statement_bind_text (statement, 3, noun->fields[field].column);
  drom_statement_bind_text (statement, 4, language);
  return statement;
}

static gboolean
add_text (DromSession *self,
          const DromNoun *noun,
          gint64 id,
          guint field,
          const char *language,
          const char *text,
          GError **error)
{
  gint64 subject = drom_session_find_subject (self, noun, id);
  g_autoptr (DromStatement) statement =
      prepare_text (self,
                    "INSERT INTO text (noun, owner, field, language, text, participant) VALUES "
                    "(?1, ?2, ?3, ?4, ?5, ?6)",
                    noun, id, field, language, error);

  if (statement == NULL)
    return FALSE;
  drom_statement_bind_text (statement, 5, text);
  if (subject != 0)
    drom_statement_bind_int (statement, 6, subject);
  else
    drom_statement_bind_null (statement, 6);
  return drom_statement_run (statement, error);
}

static gboolean
put_text (DromSession *self,
          const DromNoun *noun,
          gint64 id,
          guint field,
          const char *language,
          const char *text,
          GError **error)
{
  g_autoptr (DromStatement) statement = prepare_text (
      self,
      text != NULL ? "UPDATE text SET text = ?5, version = version + 1 WHERE noun = ?1 AND owner = "
                     "?2 AND field = ?3 AND language = ?4"
                   : "DELETE FROM text WHERE noun = ?1 AND owner = ?2 AND field = ?3 AND language "
                     "= ?4",
      noun, id, field, language, error);

  if (statement == NULL)
    return FALSE;
  if (text != NULL)
    drom_statement_bind_text (statement, 5, text);
  if (!drom_statement_run (statement, error))
    return FALSE;
  /* Not an upsert: that takes a new id from the sequence each time, which is one more page to
   * encrypt and write in every commit. */
  return text == NULL || drom_store_changes (self->store) > 0
         || add_text (self, noun, id, field, language, text, error);
}

static gboolean
touch (DromSession *self,
       const DromNoun *noun,
       gint64 id,
       const DromField *field,
       const char *value,
       GError **error)
{
  g_autofree char *sql = NULL;
  g_autoptr (DromStatement) statement = NULL;

  if (field != NULL)
    sql = g_strdup_printf ("UPDATE %s SET %s = ?2, version = version + 1 WHERE id = ?1", noun->name,
                           field->column);
  else
    sql = g_strdup_printf ("UPDATE %s SET version = version + 1 WHERE id = ?1", noun->name);
  statement = drom_store_prepare (self->store, sql, error);
  if (statement == NULL)
    return FALSE;
  drom_statement_bind_int (statement, 1, id);
  if (field != NULL)
    bind_value (statement, 2, field, value);
  return drom_statement_run (statement, error);
}

gboolean
drom_session_log_change (DromSession *self,
                         const char *action,
                         const DromNoun *noun,
                         gint64 id,
                         const char *field,
                         gint64 subject,
                         GError **error)
{
  DromLogEntry entry = { 0 };

  entry.staff = self->staff_id;
  entry.action = action;
  entry.noun = noun->name;
  entry.row = id;
  entry.field = field;
  entry.subject = subject;
  return drom_log_append (self->store, &entry, error);
}

gboolean
drom_session_put (DromSession *self,
                  const DromNoun *noun,
                  gint64 id,
                  guint field,
                  const char *language,
                  const char *value,
                  GError **error)
{
  const DromField *description = &noun->fields[field];

  if (description->type == DROM_FIELD_TYPE_TEXTS)
    {
      if (!put_text (self, noun, id, field, language, value, error)
          || !touch (self, noun, id, NULL, NULL, error))
        return FALSE;
    }
  else if (!touch (self, noun, id, description, value, error))
    return FALSE;
  if (noun == &drom_participant_noun && (description->flags & DROM_FIELD_SEARCHABLE) != 0
      && !drom_participant_index_update (self, id, error))
    return FALSE;
  drom_session_queue_saved (self, noun, id, field);
  return drom_session_log_change (self, "change", noun, id, description->column,
                                  drom_session_find_subject (self, noun, id), error);
}

gboolean
drom_session_insert_row (DromSession *self, DromUndoRow *row, GError **error)
{
  const DromNoun *noun = row->noun;
  g_autoptr (GString) columns = g_string_new (row->id != 0 ? "id" : "version");
  g_autoptr (GString) values = g_string_new (row->id != 0 ? "?1" : "1");
  g_autofree char *sql = NULL;
  g_autoptr (DromStatement) statement = NULL;
  int parameter = 2;

  if (noun->ordered)
    {
      g_string_append (columns, ", position");
      g_string_append_printf (values, ", %" G_GINT64_FORMAT, row->position);
    }
  for (guint i = 0; i < noun->n_fields; i++)
    {
      if (noun->fields[i].type == DROM_FIELD_TYPE_TEXTS
          || (noun->fields[i].flags & DROM_FIELD_DERIVED) != 0 || row->values[i] == NULL)
        continue;
      g_string_append_printf (columns, ", %s", noun->fields[i].column);
      g_string_append_printf (values, ", ?%d", parameter++);
    }
  sql = g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s)", noun->name, columns->str, values->str);
  statement = drom_store_prepare (self->store, sql, error);
  if (statement == NULL)
    return FALSE;
  if (row->id != 0)
    drom_statement_bind_int (statement, 1, row->id);
  parameter = 2;
  for (guint i = 0; i < noun->n_fields; i++)
    {
      if (noun->fields[i].type == DROM_FIELD_TYPE_TEXTS
          || (noun->fields[i].flags & DROM_FIELD_DERIVED) != 0 || row->values[i] == NULL)
        continue;
      bind_value (statement, parameter++, &noun->fields[i], row->values[i]);
    }
  if (!drom_statement_run (statement, error))
    return FALSE;
  if (row->id == 0)
    row->id = drom_store_last_id (self->store);
  for (guint i = 0; i < noun->n_fields; i++)
    for (guint j = 0; j < drom_texts_get_n (row->texts[i]); j++)
      {
        const char *language;
        const char *text = drom_texts_get_nth (row->texts[i], j, &language);

        if (!put_text (self, noun, row->id, i, language, text, error))
          return FALSE;
      }
  if (noun == &drom_participant_noun && !drom_participant_index_update (self, row->id, error))
    return FALSE;
  drom_session_queue_rows_changed (self, noun);
  return drom_session_log_change (self, "add", noun, row->id, NULL,
                                  drom_session_find_subject (self, noun, row->id), error);
}

static gboolean
capture_children (DromSession *self,
                  const DromNoun *noun,
                  gint64 id,
                  const DromNoun *child,
                  const char *column,
                  GPtrArray *rows,
                  GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT id FROM %s WHERE %s = ?1 ORDER BY id", child->name, column);
  g_autoptr (DromStatement) statement = drom_store_prepare (self->store, sql, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  DromAnswer answer;

  if (statement == NULL)
    return FALSE;
  drom_statement_bind_int (statement, 1, id);
  while ((answer = drom_statement_step (statement, error)) == DROM_ANSWER_ROW)
    {
      gint64 child_id = drom_statement_get_int (statement, 0);

      g_array_append_val (ids, child_id);
    }
  if (answer == DROM_ANSWER_ERROR)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!drom_session_capture (self, child, g_array_index (ids, gint64, i), rows, error))
      return FALSE;
  return TRUE;
}

static gboolean
has_row (GPtrArray *rows, const DromNoun *noun, gint64 id)
{
  for (guint i = 0; i < rows->len; i++)
    if (((DromUndoRow *) rows->pdata[i])->noun == noun
        && ((DromUndoRow *) rows->pdata[i])->id == id)
      return TRUE;
  return FALSE;
}

gboolean
drom_session_capture (
    DromSession *self, const DromNoun *noun, gint64 id, GPtrArray *rows, GError **error)
{
  g_autoptr (DromRecord) record = NULL;
  DromUndoRow *row;
  guint n;
  const DromNoun *const *all = drom_nouns_get_all (&n);

  if (has_row (rows, noun, id))
    return TRUE;
  record = drom_session_read_row (self, noun, id, TRUE, error);
  if (record == NULL)
    {
      if (error != NULL && *error == NULL)
        g_set_error_literal (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_NOT_FOUND,
                             _ ("This was deleted meanwhile, in another window or program."));
      return FALSE;
    }
  row = drom_undo_row_new (noun, id);
  row->position = drom_record_get_position (record);
  for (guint i = 0; i < noun->n_fields; i++)
    if (noun->fields[i].type == DROM_FIELD_TYPE_TEXTS)
      row->texts[i] = drom_texts_copy (drom_record_get_texts (record, i));
    else
      row->values[i] = drom_record_dup_value (record, i);
  g_ptr_array_add (rows, row);

  for (guint i = 0; i < n; i++)
    {
      const DromNoun *child = all[i];

      if (g_strcmp0 (child->parent, noun->name) == 0
          && !capture_children (self, noun, id, child, child->parent, rows, error))
        return FALSE;
      for (guint j = 0; j < child->n_fields; j++)
        if ((child->fields[j].flags & DROM_FIELD_CASCADE) != 0
            && g_str_equal (child->fields[j].column, noun->name)
            && !capture_children (self, noun, id, child, child->fields[j].column, rows, error))
          return FALSE;
    }
  return TRUE;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const DromUndoRow *row_a = *(DromUndoRow *const *) a;
  const DromUndoRow *row_b = *(DromUndoRow *const *) b;
  gint64 key_a = drom_session_live_key (row_a->noun, row_a->id);
  gint64 key_b = drom_session_live_key (row_b->noun, row_b->id);

  return key_a < key_b ? -1 : key_a > key_b;
}

gboolean
drom_session_remove_rows (DromSession *self, GPtrArray *rows, GError **error)
{
  /* Parents first, by the order of nouns; so the last goes first. */
  g_ptr_array_sort (rows, compare_rows);
  for (guint i = rows->len; i > 0; i--)
    {
      DromUndoRow *row = rows->pdata[i - 1];
      gint64 subject = drom_session_find_subject (self, row->noun, row->id);
      Pending dead = { row->noun, row->id, PENDING_DEAD };
      g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE id = ?1", row->noun->name);
      g_autoptr (DromStatement) texts = drom_store_prepare (
          self->store, "DELETE FROM text WHERE noun = ?1 AND owner = ?2", error);
      g_autoptr (DromStatement) statement = drom_store_prepare (self->store, sql, error);

      if (texts == NULL || statement == NULL)
        return FALSE;
      drom_statement_bind_text (texts, 1, row->noun->name);
      drom_statement_bind_int (texts, 2, row->id);
      drom_statement_bind_int (statement, 1, row->id);
      if (!drom_statement_run (texts, error) || !drom_statement_run (statement, error)
          || !drom_session_log_change (self, "delete", row->noun, row->id, NULL, subject, error))
        return FALSE;
      g_array_append_val (self->pending, dead);
      drom_session_queue_rows_changed (self, row->noun);
    }
  return TRUE;
}

gboolean
drom_session_place (DromSession *self,
                    const DromNoun *noun,
                    gint64 id,
                    gint64 parent,
                    guint position,
                    GError **error)
{
  g_autofree char *list =
      g_strdup_printf ("SELECT id FROM %s WHERE %s = ?1 AND id <> ?2 ORDER BY position, id",
                       noun->name, noun->parent);
  g_autofree char *update =
      g_strdup_printf ("UPDATE %s SET %s = ?1, position = ?2, version = version + 1 WHERE id = ?3 "
                       "AND (%s, position) <> (?1, ?2)",
                       noun->name, noun->parent, noun->parent);
  g_autoptr (DromStatement) statement = drom_store_prepare (self->store, list, error);
  g_autoptr (DromStatement) place = drom_store_prepare (self->store, update, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  DromAnswer answer;

  if (statement == NULL || place == NULL)
    return FALSE;
  drom_statement_bind_int (statement, 1, parent);
  drom_statement_bind_int (statement, 2, id);
  while ((answer = drom_statement_step (statement, error)) == DROM_ANSWER_ROW)
    {
      gint64 sibling = drom_statement_get_int (statement, 0);

      g_array_append_val (ids, sibling);
    }
  if (answer == DROM_ANSWER_ERROR)
    return FALSE;
  g_array_insert_val (ids, MIN (position, ids->len), id);
  for (guint i = 0; i < ids->len; i++)
    {
      drom_statement_bind_int (place, 1, parent);
      drom_statement_bind_int (place, 2, i);
      drom_statement_bind_int (place, 3, g_array_index (ids, gint64, i));
      if (!drom_statement_run (place, error))
        return FALSE;
      drom_statement_reset (place);
    }
  /* Live siblings show their new places. */
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 key = drom_session_live_key (noun, g_array_index (ids, gint64, i));

      if (g_hash_table_contains (self->live, &key))
        {
          g_autoptr (DromRecord) record =
              drom_session_read_row (self, noun, g_array_index (ids, gint64, i), FALSE, error);

          if (record == NULL)
            return FALSE;
        }
    }
  drom_session_queue_rows_changed (self, noun);
  return TRUE;
}

void
drom_session_queue_saved (DromSession *self, const DromNoun *noun, gint64 id, guint field)
{
  Pending pending = { noun, id, field };

  g_array_append_val (self->pending, pending);
}

void
drom_session_queue_rows_changed (DromSession *self, const DromNoun *noun)
{
  Pending pending = { noun, 0, PENDING_ROWS };

  for (guint i = 0; i < self->pending->len; i++)
    {
      Pending *other = &g_array_index (self->pending, Pending, i);

      if (other->noun == noun && other->field == PENDING_ROWS)
        return;
    }
  g_array_append_val (self->pending, pending);
}

/* (transfer full) (nullable) */
static DromRecord *
find_live (DromSession *self, const DromNoun *noun, gint64 id)
{
  gint64 key = drom_session_live_key (noun, id);
  DromRecord *live = g_hash_table_lookup (self->live, &key);

  return live != NULL ? g_object_ref (live) : NULL;
}

void
drom_session_emit_pending (DromSession *self)
{
  g_autoptr (GArray) pending = g_steal_pointer (&self->pending);

  drom_session_drop_pending (self);
  for (guint i = 0; i < pending->len; i++)
    {
      Pending *one = &g_array_index (pending, Pending, i);
      g_autoptr (DromRecord) record = NULL;

      if (self->store == NULL)
        return;
      if (one->field == PENDING_ROWS)
        {
          g_signal_emit_by_name (self, "records-changed", one->noun->name);
          continue;
        }
      if (one->field == PENDING_DEAD)
        {
          record = find_live (self, one->noun, one->id);
          if (record != NULL)
            drom_record_set_dead (record);
          continue;
        }
      /* Whoever put the value has read the row again, so a live record shows it. */
      record = find_live (self, one->noun, one->id);
      if (record == NULL)
        record = drom_session_read_row (self, one->noun, one->id, TRUE, NULL);
      if (record != NULL)
        g_signal_emit_by_name (self, "saved", record, (guint) one->field);
    }
}

void
drom_session_drop_pending (DromSession *self)
{
  if (self->pending == NULL)
    self->pending = g_array_new (FALSE, FALSE, sizeof (Pending));
  g_array_set_size (self->pending, 0);
}
