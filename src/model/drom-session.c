/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-session-private.h"

#include "base/drom-date.h"
#include "model/drom-enrolment.h"
#include "model/drom-participant.h"
#include "model/drom-project.h"
#include "model/drom-record-private.h"
#include "drom-schema-resources.h"
#include "model/drom-staff.h"
#include "store/drom-log.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (DromSession, drom_session, G_TYPE_OBJECT)
G_DEFINE_QUARK (drom - model - error - quark, drom_model_error)

enum
{
  SAVED,
  CHANGED_ELSEWHERE,
  RECORDS_CHANGED,
  UNDO_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

#define SETTING_DEMONSTRATION "demonstration"
/* After this long without a read or write nobody is about to type the next letter. */
#define REST_SECONDS 3

/* In the order of their numbers; what has been released is never changed again. */
static const char *const schema_names[] = {
  "0001-store.sql",
  "0002-nouns.sql",
  "0003-wordings.sql",
  "0004-hidden-phrases.sql",
};

static DromSession *
make (DromStore *store, const char *slot)
{
  DromSession *self = g_object_new (DROM_TYPE_SESSION, NULL);

  self->store = g_object_ref (store);
  self->slot = g_strdup (slot);
  return self;
}

/* The staff member's grants can change while a session is open, so the predicate asks
 * the table each time. */
static void
set_staff (DromSession *self, DromRecord *staff)
{
  self->staff = staff;
  self->staff_id = drom_record_get_id (staff);
  g_free (self->visible);
  self->visible = g_strdup_printf ("EXISTS (SELECT 1 FROM participant gate WHERE gate.id = %%s AND "
                                   "(gate.protected = 0 OR EXISTS "
                                   "(SELECT 1 FROM access_grant ag WHERE ag.participant = gate.id "
                                   "AND ag.staff = %" G_GINT64_FORMAT ")))",
                                   self->staff_id);
}

static gboolean
find_staff (DromSession *self, GError **error)
{
  g_autoptr (DromStatement) statement = drom_store_prepare (
      self->store, "SELECT id FROM staff WHERE slot = ?1 AND active = 1", error);
  DromRecord *staff;

  if (statement == NULL)
    return FALSE;
  drom_statement_bind_text (statement, 1, self->slot);
  switch (drom_statement_step (statement, error))
    {
    case DROM_ANSWER_ERROR:
      return FALSE;
    case DROM_ANSWER_DONE:
      g_set_error_literal (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_NOT_FOUND,
                           _ ("This sign-in word belongs to nobody who works with the registry "
                              "any longer. Ask a colleague to add you again."));
      return FALSE;
    case DROM_ANSWER_ROW:
      break;
    }
  staff = drom_session_read_row (self, &drom_staff_noun, drom_statement_get_int (statement, 0),
                                 FALSE, error);
  if (staff == NULL)
    return FALSE;
  set_staff (self, staff);
  return TRUE;
}

static gboolean
find_project (DromSession *self, GError **error)
{
  g_autoptr (DromStatement) statement =
      drom_store_prepare (self->store, "SELECT max (id) FROM project", error);

  if (statement == NULL || drom_statement_step (statement, error) == DROM_ANSWER_ERROR)
    return FALSE;
  if (drom_statement_is_null (statement, 0))
    return TRUE;
  return drom_session_set_project (self, drom_statement_get_int (statement, 0), error);
}

static void
drom_session_dispose (GObject *object)
{
  drom_session_close (DROM_SESSION (object));
  G_OBJECT_CLASS (drom_session_parent_class)->dispose (object);
}

static void
drom_session_finalize (GObject *object)
{
  DromSession *self = DROM_SESSION (object);

  g_free (self->slot);
  g_free (self->today);
  g_free (self->visible);
  g_array_unref (self->pending);
  g_hash_table_unref (self->live);
  g_hash_table_unref (self->undo);
  G_OBJECT_CLASS (drom_session_parent_class)->finalize (object);
}

static void
drom_session_class_init (DromSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = drom_session_dispose;
  object_class->finalize = drom_session_finalize;

  signals[SAVED] = g_signal_new ("saved", DROM_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, DROM_TYPE_RECORD, G_TYPE_UINT);
  signals[CHANGED_ELSEWHERE] =
      g_signal_new ("changed-elsewhere", DROM_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);
  signals[RECORDS_CHANGED] = g_signal_new ("records-changed", DROM_TYPE_SESSION, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[UNDO_CHANGED] = g_signal_new ("undo-changed", DROM_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
drom_session_init (DromSession *self)
{
  self->live = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->undo = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                      (GDestroyNotify) drom_undo_stack_free);
  drom_session_drop_pending (self);
}

const DromMigration *
drom_schema_get (guint *n)
{
  static DromMigration migrations[G_N_ELEMENTS (schema_names)];
  static gsize once = 0;

  g_return_val_if_fail (n != NULL, NULL);

  if (g_once_init_enter (&once))
    {
      GResource *resource = drom_schema_get_resource ();

      for (guint i = 0; i < G_N_ELEMENTS (schema_names); i++)
        {
          g_autofree char *path = g_strconcat ("/drom/schema/", schema_names[i], NULL);
          g_autoptr (GBytes) bytes = g_resource_lookup_data (resource, path, 0, NULL);

          /* Compiled in and not compressed: the text outlives the bytes that lend it. */
          g_assert (bytes != NULL);
          migrations[i].number = (int) i + 1;
          migrations[i].name = schema_names[i];
          migrations[i].sql = g_bytes_get_data (bytes, NULL);
        }
      g_once_init_leave (&once, 1);
    }
  *n = G_N_ELEMENTS (schema_names);
  return migrations;
}

static gboolean
prepare (DromSession *self, GError **error)
{
  guint n;
  const DromMigration *migrations = drom_schema_get (&n);

  return drom_store_migrate (self->store, migrations, n, error)
         && drom_participant_index_renew (self, error) && drom_phrases_renew (self, error);
}

DromSession *
drom_session_new (DromStore *store, const char *slot, GError **error)
{
  g_autoptr (DromSession) self = NULL;
  g_autofree char *demonstration = NULL;

  g_return_val_if_fail (DROM_IS_STORE (store) && slot != NULL, NULL);

  self = make (store, slot);
  if (!prepare (self, error) || !find_staff (self, error) || !find_project (self, error)
      || !drom_session_log (self, "unlock", NULL, 0, 0, error))
    return NULL;
  demonstration = drom_session_dup_setting (self, SETTING_DEMONSTRATION);
  self->demonstration = demonstration != NULL;
  self->data_version = drom_store_data_version (store);
  return g_steal_pointer (&self);
}

DromSession *
drom_session_found (DromStore *store,
                    const char *slot,
                    const DromFounding *founding,
                    GError **error)
{
  g_autoptr (DromSession) self = NULL;
  g_autoptr (DromRecord) staff = NULL;
  g_autoptr (DromRecord) project = NULL;

  g_return_val_if_fail (DROM_IS_STORE (store) && slot != NULL && founding != NULL, NULL);

  self = make (store, slot);
  /* An unfinished group is cancelled with the session. */
  if (!prepare (self, error) || !drom_session_begin_group (self, 0, error))
    return NULL;
  staff = drom_session_add (self, &drom_staff_noun, error, DROM_STAFF_NAME, founding->staff_name,
                            DROM_STAFF_ROLE, founding->staff_role, DROM_STAFF_SLOT, slot,
                            DROM_STAFF_ACTIVE, "1", DROM_FIELDS_END);
  if (staff == NULL)
    return NULL;
  project = drom_session_add (self, &drom_project_noun, error, DROM_PROJECT_NAME,
                              founding->project_name, DROM_PROJECT_CODE_NAME, founding->code_name,
                              DROM_PROJECT_PRESET, founding->preset, DROM_FIELDS_END);
  if (project == NULL)
    return NULL;
  /* From here on the staff role holds, whichever the first staff member has. */
  set_staff (self, g_steal_pointer (&staff));
  if (!drom_session_set_project (self, drom_record_get_id (project), error)
      || !drom_session_log (self, "unlock", NULL, 0, 0, error)
      || !drom_session_end_group (self, error))
    return NULL;
  self->data_version = drom_store_data_version (store);
  return g_steal_pointer (&self);
}

DromSession *
drom_session_open_again (DromSession *self, GError **error)
{
  g_autoptr (DromStore) store = NULL;
  g_autoptr (DromSession) other = NULL;
  DromRecord *staff;

  g_return_val_if_fail (DROM_IS_SESSION (self) && self->store != NULL, NULL);

  store = drom_store_open_again (self->store, error);
  if (store == NULL)
    return NULL;
  other = make (store, self->slot);
  staff = drom_session_load (other, &drom_staff_noun, self->staff_id, error);
  if (staff == NULL)
    return NULL;
  set_staff (other, staff);
  other->data_version = drom_store_data_version (store);
  other->demonstration = self->demonstration;
  other->today = g_strdup (self->today);
  if (self->project != NULL
      && !drom_session_set_project (other, drom_record_get_id (self->project), error))
    return NULL;
  return g_steal_pointer (&other);
}

DromStore *
drom_session_get_store (DromSession *self)
{
  g_return_val_if_fail (DROM_IS_SESSION (self), NULL);

  return self->store;
}

gint64
drom_session_get_staff_id (DromSession *self)
{
  g_return_val_if_fail (DROM_IS_SESSION (self), 0);

  return self->staff_id;
}

const char *
drom_session_get_staff_name (DromSession *self)
{
  g_return_val_if_fail (DROM_IS_SESSION (self), NULL);

  return self->staff != NULL ? drom_staff_get_name (DROM_STAFF (self->staff)) : NULL;
}

const char *
drom_session_get_staff_role (DromSession *self)
{
  g_return_val_if_fail (DROM_IS_SESSION (self), NULL);

  return self->staff != NULL ? drom_staff_get_role (DROM_STAFF (self->staff)) : NULL;
}

const char *
drom_session_get_slot (DromSession *self)
{
  g_return_val_if_fail (DROM_IS_SESSION (self), NULL);

  return self->slot;
}

gboolean
drom_session_is_demonstration (DromSession *self)
{
  g_return_val_if_fail (DROM_IS_SESSION (self), FALSE);

  return self->demonstration;
}

gboolean
drom_session_set_demonstration (DromSession *self, GError **error)
{
  g_return_val_if_fail (DROM_IS_SESSION (self), FALSE);

  if (!drom_session_set_setting (self, SETTING_DEMONSTRATION, "1", error))
    return FALSE;
  self->demonstration = TRUE;
  return TRUE;
}

gboolean
drom_session_has_right (DromSession *self, DromRight right)
{
  const char *role = drom_session_get_staff_role (self);

  /* A colleague who has left may still have a window open. */
  if (role == NULL || g_str_equal (role, "reader")
      || !drom_staff_get_active (DROM_STAFF (self->staff)))
    return FALSE;
  switch (right)
    {
    case DROM_RIGHT_WRITE:
    case DROM_RIGHT_CORRECT_WORDS:
      return TRUE;
    case DROM_RIGHT_ADD_STAFF:
    case DROM_RIGHT_MANAGE_REGISTRY:
      return g_str_equal (role, "manager") || g_str_equal (role, "supervisor");
    case DROM_RIGHT_GRANT_ACCESS:
      return g_str_equal (role, "manager");
    }
  g_return_val_if_reached (FALSE);
}

DromRecord *
drom_session_get_project (DromSession *self)
{
  g_return_val_if_fail (DROM_IS_SESSION (self), NULL);

  return self->project;
}

gint64
drom_session_get_project_id (DromSession *self)
{
  g_return_val_if_fail (DROM_IS_SESSION (self), 0);

  return self->project != NULL ? drom_record_get_id (self->project) : 0;
}

const char *
drom_session_get_code_name (DromSession *self)
{
  g_return_val_if_fail (DROM_IS_SESSION (self), NULL);

  return self->project != NULL ? drom_project_get_code_name (DROM_PROJECT (self->project)) : "Drom";
}

gboolean
drom_session_set_project (DromSession *self, gint64 project, GError **error)
{
  DromRecord *record;

  g_return_val_if_fail (DROM_IS_SESSION (self), FALSE);

  record = drom_session_load (self, &drom_project_noun, project, error);
  if (record == NULL)
    return FALSE;
  g_clear_object (&self->project);
  self->project = record;
  return TRUE;
}

const char *
drom_session_get_today (DromSession *self)
{
  gint64 second;

  g_return_val_if_fail (DROM_IS_SESSION (self), NULL);

  if (self->today != NULL)
    return self->today;
  /* Asked for at every value that is written; the time zone costs a look at a file. What
   * was lent before stays valid, so the few dates of a process are interned. */
  second = g_get_real_time () / G_USEC_PER_SEC;
  if (self->clock == NULL || second != self->clock_second)
    {
      g_autofree char *today = drom_date_today ();

      self->clock = g_intern_string (today);
      self->clock_second = second;
    }
  return self->clock;
}

void
drom_session_set_today (DromSession *self, const char *today)
{
  g_return_if_fail (DROM_IS_SESSION (self));
  g_return_if_fail (today == NULL || drom_date_is_valid (today));

  g_free (self->today);
  self->today = g_strdup (today);
}

char *
drom_session_visible_sql (DromSession *self, const char *column)
{
  g_auto (GStrv) parts = g_strsplit (self->visible != NULL ? self->visible : "%s = 0", "%s", 2);

  return g_strconcat (parts[0], column, parts[1], NULL);
}

char *
drom_session_visible_flag_sql (DromSession *self,
                               const char *flag_column,
                               const char *participant_column)
{
  return g_strdup_printf (
      "(%s = 0 OR EXISTS (SELECT 1 FROM access_grant ag WHERE ag.participant = %s "
      "AND ag.staff = %" G_GINT64_FORMAT "))",
      flag_column, participant_column, self->staff_id);
}

gboolean
drom_session_log (DromSession *self,
                  const char *action,
                  const DromNoun *noun,
                  gint64 row,
                  gint64 subject,
                  GError **error)
{
  DromLogEntry entry = { 0 };

  g_return_val_if_fail (DROM_IS_SESSION (self) && self->store != NULL && action != NULL, FALSE);

  entry.staff = self->staff_id;
  entry.action = action;
  entry.noun = noun != NULL ? noun->name : NULL;
  entry.row = row;
  entry.subject = subject;
  return drom_log_append (self->store, &entry, error);
}

char *
drom_session_dup_setting (DromSession *self, const char *name)
{
  g_autoptr (DromStatement) statement = NULL;

  g_return_val_if_fail (DROM_IS_SESSION (self) && self->store != NULL && name != NULL, NULL);

  statement = drom_store_prepare (self->store, "SELECT value FROM setting WHERE name = ?1", NULL);
  if (statement == NULL)
    return NULL;
  drom_statement_bind_text (statement, 1, name);
  if (drom_statement_step (statement, NULL) != DROM_ANSWER_ROW)
    return NULL;
  return g_strdup (drom_statement_get_text (statement, 0));
}

gboolean
drom_session_set_setting (DromSession *self, const char *name, const char *value, GError **error)
{
  g_autoptr (DromTransaction) transaction = NULL;
  g_autoptr (DromStatement) statement = NULL;
  DromLogEntry entry = { 0 };

  g_return_val_if_fail (DROM_IS_SESSION (self) && self->store != NULL && name != NULL, FALSE);

  /* Nobody is known yet while the schema is brought up to date. */
  if (self->staff_id != 0 && !drom_session_has_right (self, DROM_RIGHT_MANAGE_REGISTRY))
    {
      g_set_error_literal (
          error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_FORBIDDEN,
          _ ("Only a project manager or a supervisor changes settings of the registry."));
      return FALSE;
    }
  transaction = drom_transaction_begin (self->store, error);
  if (transaction == NULL)
    return FALSE;
  statement = drom_store_prepare (
      self->store,
      value != NULL ? "INSERT INTO setting (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO "
                      "UPDATE SET value = excluded.value, version = version + 1"
                    : "DELETE FROM setting WHERE name = ?1",
      error);
  if (statement == NULL)
    return FALSE;
  drom_statement_bind_text (statement, 1, name);
  if (value != NULL)
    drom_statement_bind_text (statement, 2, value);
  entry.staff = self->staff_id;
  entry.action = "change";
  entry.noun = "setting";
  entry.field = name;
  return drom_statement_run (statement, error) && drom_log_append (self->store, &entry, error)
         && drom_transaction_commit (transaction, error);
}

void
drom_session_poll (DromSession *self)
{
  gint64 version;

  g_return_if_fail (DROM_IS_SESSION (self));

  if (self->store == NULL || self->group != NULL)
    return;
  drom_store_rest (self->store, REST_SECONDS);
  version = drom_store_data_version (self->store);
  if (version == self->data_version)
    return;
  /* What could not be read now is read the next time. */
  if (!drom_session_refresh_live (self, NULL))
    return;
  self->data_version = version;
  g_signal_emit (self, signals[CHANGED_ELSEWHERE], 0);
}

void
drom_session_close (DromSession *self)
{
  GHashTableIter iter;
  gpointer record;
  g_autoptr (GPtrArray) records = NULL;

  g_return_if_fail (DROM_IS_SESSION (self));

  if (self->store == NULL)
    return;
  drom_session_cancel_group (self);
  /* Whoever still holds a record may read it, but it is no longer this row. */
  records = g_ptr_array_new ();
  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    g_ptr_array_add (records, record);
  for (guint i = 0; i < records->len; i++)
    drom_record_set_dead (records->pdata[i]);
  g_hash_table_remove_all (self->undo);
  g_clear_object (&self->project);
  g_clear_object (&self->staff);
  g_clear_object (&self->store);
}
