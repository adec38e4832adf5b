/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-session-private.h"

#include "model/drom-enrolment.h"
#include "model/drom-participant.h"
#include "model/drom-record-private.h"

#include <glib/gi18n-lib.h>

/* Row ids stay far below this. */
#define KEY_NOUN_SHIFT 48

static guint
get_noun_index (const DromNoun *noun)
{
  guint n;
  const DromNoun *const *all = drom_nouns_get_all (&n);

  for (guint i = 0; i < n; i++)
    if (all[i] == noun)
      return i;
  g_assert_not_reached ();
}

gint64
drom_session_live_key (const DromNoun *noun, gint64 id)
{
  return ((gint64) get_noun_index (noun) << KEY_NOUN_SHIFT) | id;
}

/* SELECT id, version, position, the fields that are columns … FROM noun; interned, one
 * for each noun. */
static const char *
get_select (const DromNoun *noun)
{
  static GHashTable *selects = NULL;
  static GMutex mutex;
  const char *select;

  g_mutex_lock (&mutex);
  if (selects == NULL)
    selects = g_hash_table_new (NULL, NULL);
  select = g_hash_table_lookup (selects, noun);
  if (select == NULL)
    {
      g_autoptr (GString) sql = g_string_new ("SELECT id, version, ");

      g_string_append (sql, noun->ordered ? "position" : "0");
      for (guint i = 0; i < noun->n_fields; i++)
        if (noun->fields[i].type != DROM_FIELD_TYPE_TEXTS)
          g_string_append_printf (sql, ", %s", noun->fields[i].column);
      g_string_append_printf (sql, " FROM %s", noun->name);
      select = g_intern_string (sql->str);
      g_hash_table_insert (selects, (gpointer) noun, (gpointer) select);
    }
  g_mutex_unlock (&mutex);
  return select;
}

static char *
get_gate (DromSession *self, const DromNoun *noun)
{
  g_autofree char *column = NULL;

  if (noun->subject == NULL)
    return g_strdup ("1");
  column = g_strdup_printf ("%s.%s", noun->name, noun->subject);
  return drom_session_visible_sql (self, column);
}

static gboolean
has_texts (const DromNoun *noun)
{
  for (guint i = 0; i < noun->n_fields; i++)
    if (noun->fields[i].type == DROM_FIELD_TYPE_TEXTS)
      return TRUE;
  return FALSE;
}

static gboolean
read_texts (DromSession *self, DromRecord *record, GError **error)
{
  const DromNoun *noun = drom_record_get_noun (record);
  g_autofree DromTexts **texts = g_new0 (DromTexts *, noun->n_fields);
  g_autoptr (DromStatement) statement = drom_store_prepare (
      self->store, "SELECT field, language, text FROM text WHERE noun = ?1 AND owner = ?2", error);
  DromAnswer answer;

  if (statement == NULL)
    return FALSE;
  drom_statement_bind_text (statement, 1, noun->name);
  drom_statement_bind_int (statement, 2, drom_record_get_id (record));
  while ((answer = drom_statement_step (statement, error)) == DROM_ANSWER_ROW)
    {
      guint field = drom_noun_find_field (noun, drom_statement_get_text (statement, 0));

      /* A field that a later version added, or an earlier one had, is left alone. */
      if (field == G_MAXUINT || noun->fields[field].type != DROM_FIELD_TYPE_TEXTS)
        continue;
      if (texts[field] == NULL)
        texts[field] = drom_texts_new ();
      drom_texts_set (texts[field], drom_statement_get_text (statement, 1),
                      drom_statement_get_text (statement, 2));
    }
  for (guint i = 0; i < noun->n_fields; i++)
    if (answer == DROM_ANSWER_ERROR)
      drom_texts_unref (texts[i]);
    else if (noun->fields[i].type == DROM_FIELD_TYPE_TEXTS)
      drom_record_take_texts (record, i, texts[i] != NULL ? texts[i] : drom_texts_new ());
  return answer != DROM_ANSWER_ERROR;
}

/* Takes the statement's row over into the live record, or into a new one. */
static DromRecord *
take_row (DromSession *self, const DromNoun *noun, DromStatement *statement, GError **error)
{
  gint64 id = drom_statement_get_int (statement, 0);
  gint64 key = drom_session_live_key (noun, id);
  DromRecord *live = g_hash_table_lookup (self->live, &key);
  g_autoptr (DromRecord) record = NULL;
  int column = 3;

  if (live != NULL)
    record = g_object_ref (live);
  else
    {
      record = g_object_new (noun->get_type (), NULL);
      drom_record_attach (record, self->live, key, id);
    }
  g_object_freeze_notify (G_OBJECT (record));
  drom_record_set_version (record, drom_statement_get_int (statement, 1));
  drom_record_set_position (record, drom_statement_get_int (statement, 2));
  for (guint i = 0; i < noun->n_fields; i++)
    {
      if (noun->fields[i].type == DROM_FIELD_TYPE_TEXTS)
        continue;
      drom_record_put_value (record, i, drom_statement_get_text (statement, column++));
    }
  if (has_texts (noun) && !read_texts (self, record, error))
    {
      g_object_thaw_notify (G_OBJECT (record));
      return NULL;
    }
  g_object_thaw_notify (G_OBJECT (record));
  return g_steal_pointer (&record);
}

DromRecord *
drom_session_read_row (
    DromSession *self, const DromNoun *noun, gint64 id, gboolean gate, GError **error)
{
  g_autofree char *condition = gate ? get_gate (self, noun) : g_strdup ("1");
  g_autofree char *sql = g_strdup_printf ("%s WHERE id = ?1 AND %s", get_select (noun), condition);
  g_autoptr (DromStatement) statement = drom_store_prepare (self->store, sql, error);

  if (statement == NULL)
    return NULL;
  drom_statement_bind_int (statement, 1, id);
  if (drom_statement_step (statement, error) != DROM_ANSWER_ROW)
    return NULL;
  return take_row (self, noun, statement, error);
}

DromRecord *
drom_session_load (DromSession *self, const DromNoun *noun, gint64 id, GError **error)
{
  GError *local = NULL;
  DromRecord *record;

  g_return_val_if_fail (DROM_IS_SESSION (self) && self->store != NULL && noun != NULL, NULL);

  record = drom_session_read_row (self, noun, id, TRUE, &local);
  if (record == NULL && local == NULL)
    g_set_error_literal (&local, DROM_MODEL_ERROR, DROM_MODEL_ERROR_NOT_FOUND,
                         _ ("This is not in the registry any longer."));
  if (local != NULL)
    g_propagate_error (error, local);
  return record;
}

static GPtrArray *
read_rows (
    DromSession *self, const DromNoun *noun, const char *sql, gint64 parameter, GError **error)
{
  g_autoptr (DromStatement) statement = drom_store_prepare (self->store, sql, error);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  DromAnswer answer;

  if (statement == NULL)
    return NULL;
  if (parameter != 0)
    drom_statement_bind_int (statement, 1, parameter);
  while ((answer = drom_statement_step (statement, error)) == DROM_ANSWER_ROW)
    {
      DromRecord *record = take_row (self, noun, statement, error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (records, record);
    }
  return answer == DROM_ANSWER_DONE ? g_steal_pointer (&records) : NULL;
}

GPtrArray *
drom_session_load_children (
    DromSession *self, const DromNoun *noun, guint field, gint64 parent, GError **error)
{
  g_autofree char *gate = NULL;
  g_autofree char *sql = NULL;

  g_return_val_if_fail (DROM_IS_SESSION (self) && self->store != NULL && noun != NULL, NULL);
  g_return_val_if_fail (field < noun->n_fields && noun->fields[field].type == DROM_FIELD_TYPE_REF,
                        NULL);

  gate = get_gate (self, noun);
  sql = g_strdup_printf ("%s WHERE %s = ?1 AND %s ORDER BY %sid", get_select (noun),
                         noun->fields[field].column, gate, noun->ordered ? "position, " : "");
  return read_rows (self, noun, sql, parent, error);
}

GPtrArray *
drom_session_load_all (DromSession *self, const DromNoun *noun, GError **error)
{
  g_autofree char *gate = NULL;
  g_autofree char *sql = NULL;

  g_return_val_if_fail (DROM_IS_SESSION (self) && self->store != NULL && noun != NULL, NULL);

  gate = get_gate (self, noun);
  sql = g_strdup_printf ("%s WHERE %s ORDER BY id", get_select (noun), gate);
  return read_rows (self, noun, sql, 0, error);
}

DromRecord *
drom_session_open_participant (DromSession *self, gint64 participant, GError **error)
{
  g_autoptr (DromRecord) record =
      drom_session_load (self, &drom_participant_noun, participant, error);

  if (record == NULL
      || !drom_session_log (self, "open", &drom_participant_noun, participant, participant, error))
    return NULL;
  return g_steal_pointer (&record);
}

DromRecord *
drom_session_load_enrolment (DromSession *self, gint64 participant, GError **error)
{
  g_autofree char *gate = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (GPtrArray) records = NULL;

  g_return_val_if_fail (DROM_IS_SESSION (self) && self->store != NULL, NULL);

  gate = get_gate (self, &drom_enrolment_noun);
  sql =
      g_strdup_printf ("%s WHERE participant = ?1 AND project = %" G_GINT64_FORMAT " AND %s",
                       get_select (&drom_enrolment_noun), drom_session_get_project_id (self), gate);
  records = read_rows (self, &drom_enrolment_noun, sql, participant, error);
  return records != NULL && records->len > 0 ? g_object_ref (records->pdata[0]) : NULL;
}

char *
drom_session_dup_paper_name (DromSession *self, DromRecord *participant)
{
  DromParticipant *person;

  g_return_val_if_fail (DROM_IS_SESSION (self) && DROM_IS_PARTICIPANT (participant), NULL);

  person = DROM_PARTICIPANT (participant);
  if (drom_participant_get_protected (person))
    return NULL;
  if (drom_participant_get_family_name (person) == NULL)
    return g_strdup (drom_participant_get_given_name (person));
  return g_strconcat (drom_participant_get_given_name (person), " ",
                      drom_participant_get_family_name (person), NULL);
}

gboolean
drom_session_refresh_live (DromSession *self, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer record;

  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    g_ptr_array_add (records, g_object_ref (record));
  for (guint i = 0; i < records->len; i++)
    {
      GError *local = NULL;
      g_autoptr (DromRecord) fresh =
          drom_session_read_row (self, drom_record_get_noun (records->pdata[i]),
                                 drom_record_get_id (records->pdata[i]), TRUE, &local);

      if (local != NULL)
        {
          g_propagate_error (error, local);
          return FALSE;
        }
      if (fresh == NULL)
        {
          drom_record_forget (records->pdata[i]);
          drom_record_set_dead (records->pdata[i]);
        }
    }
  return TRUE;
}

gboolean
drom_session_peek (DromSession *self,
                   const DromNoun *noun,
                   gint64 id,
                   guint field,
                   const char *language,
                   char **value,
                   GError **error)
{
  const DromField *description = &noun->fields[field];
  g_autofree char *gate = get_gate (self, noun);
  g_autofree char *sql = NULL;
  g_autoptr (DromStatement) statement = NULL;
  DromAnswer answer;

  if (description->type == DROM_FIELD_TYPE_TEXTS)
    sql = g_strdup_printf (
        "SELECT (SELECT text FROM text WHERE noun = '%s' AND owner = ?1 AND field = "
        "'%s' AND language = ?2) FROM %s WHERE id = ?1 AND %s",
        noun->name, description->column, noun->name, gate);
  else
    sql = g_strdup_printf ("SELECT %s FROM %s WHERE id = ?1 AND %s", description->column,
                           noun->name, gate);
  statement = drom_store_prepare (self->store, sql, error);
  if (statement == NULL)
    return FALSE;
  drom_statement_bind_int (statement, 1, id);
  if (description->type == DROM_FIELD_TYPE_TEXTS)
    drom_statement_bind_text (statement, 2, language);
  answer = drom_statement_step (statement, error);
  if (answer == DROM_ANSWER_DONE)
    g_set_error_literal (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_NOT_FOUND,
                         _ ("This was deleted meanwhile, in another window or program."));
  if (answer != DROM_ANSWER_ROW)
    return FALSE;
  *value = g_strdup (drom_statement_get_text (statement, 0));
  return TRUE;
}

gint64
drom_session_find_subject (DromSession *self, const DromNoun *noun, gint64 id)
{
  g_autofree char *sql = NULL;
  g_autoptr (DromStatement) statement = NULL;

  if (noun->subject == NULL)
    return 0;
  if (g_str_equal (noun->subject, "id"))
    return id;
  sql = g_strdup_printf ("SELECT %s FROM %s WHERE id = ?1", noun->subject, noun->name);
  statement = drom_store_prepare (self->store, sql, NULL);
  if (statement == NULL)
    return 0;
  drom_statement_bind_int (statement, 1, id);
  return drom_statement_step (statement, NULL) == DROM_ANSWER_ROW
             ? drom_statement_get_int (statement, 0)
             : 0;
}

gboolean
drom_session_get_place (DromSession *self,
                        const DromNoun *noun,
                        gint64 id,
                        gint64 *parent,
                        guint *position,
                        GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT t.%s, (SELECT count (*) FROM %s o WHERE o.%s = t.%s AND "
                       "(o.position, o.id) < (t.position, "
                       "t.id)) FROM %s t WHERE t.id = ?1",
                       noun->parent, noun->name, noun->parent, noun->parent, noun->name);
  g_autoptr (DromStatement) statement = drom_store_prepare (self->store, sql, error);
  DromAnswer answer;

  if (statement == NULL)
    return FALSE;
  drom_statement_bind_int (statement, 1, id);
  answer = drom_statement_step (statement, error);
  if (answer == DROM_ANSWER_DONE)
    g_set_error_literal (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_NOT_FOUND,
                         _ ("This was deleted meanwhile, in another window or program."));
  if (answer != DROM_ANSWER_ROW)
    return FALSE;
  *parent = drom_statement_get_int (statement, 0);
  *position = (guint) drom_statement_get_int (statement, 1);
  return TRUE;
}
