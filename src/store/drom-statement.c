/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-store"

#include "config.h"

#include "store/drom-statement.h"

#include "store/drom-store-private.h"

#include <string.h>

struct _DromStatement
{
  /* owned; the store only while the statement is out of its cache */
  DromStore *store;
  char *sql;
  sqlite3_stmt *handle;

  int bind_result;  /* the first binding that failed, told at the next step */
  gboolean stepped; /* since the last reset */
};

static void
rewind_statement (DromStatement *self)
{
  sqlite3_reset (self->handle);
  self->stepped = FALSE;
}

/* A statement that was stepped takes no new value before it is reset. */
static void
prepare_to_bind (DromStatement *self)
{
  if (self->stepped)
    rewind_statement (self);
}

static void
note_bind (DromStatement *self, int parameter, int result)
{
  if (result == SQLITE_OK)
    return;
  if (result == SQLITE_RANGE)
    g_critical ("No parameter %d in: %s", parameter, self->sql);
  if (self->bind_result == SQLITE_OK)
    self->bind_result = result;
}

const char *
drom_statement_get_sql (DromStatement *self)
{
  return self->sql;
}

void
drom_statement_destroy (DromStatement *self)
{
  sqlite3_finalize (self->handle);
  g_free (self->sql);
  g_free (self);
}

/**
 * drom_store_prepare:
 * @sql: one statement; it is also the key in the cache, so values belong into
 *   parameters
 *
 * Returns: (transfer full): the statement, which holds a reference on @self
 */
DromStatement *
drom_store_prepare (DromStore *self, const char *sql, GError **error)
{
  DromStatement *statement;
  sqlite3_stmt *handle = NULL;
  const char *rest = NULL;
  int result;

  g_return_val_if_fail (DROM_IS_STORE (self) && sql != NULL, NULL);

  statement = drom_store_take_statement (self, sql);
  if (statement == NULL)
    {
      result = sqlite3_prepare_v3 (drom_store_get_handle (self), sql, -1, SQLITE_PREPARE_PERSISTENT,
                                   &handle, &rest);
      if (result != SQLITE_OK)
        {
          drom_store_set_error (error, drom_store_get_handle (self), result);
          return NULL;
        }
      if (handle == NULL || rest[strspn (rest, " \t\r\n;")] != '\0')
        {
          sqlite3_finalize (handle);
          g_critical ("Not one statement: %s", sql);
          drom_store_set_error (error, NULL, SQLITE_MISUSE);
          return NULL;
        }
      statement = g_new0 (DromStatement, 1);
      statement->sql = g_strdup (sql);
      statement->handle = handle;
    }
  statement->store = g_object_ref (self);
  return statement;
}

/**
 * drom_statement_free:
 *
 * Gives the statement back to its store's cache.
 */
void
drom_statement_free (DromStatement *self)
{
  g_autoptr (DromStore) store = NULL;

  g_return_if_fail (self != NULL);

  store = g_steal_pointer (&self->store);
  rewind_statement (self);
  sqlite3_clear_bindings (self->handle);
  self->bind_result = SQLITE_OK;
  drom_store_give_statement (store, self);
}

void
drom_statement_bind_int (DromStatement *self, int parameter, gint64 value)
{
  g_return_if_fail (self != NULL);

  prepare_to_bind (self);
  note_bind (self, parameter, sqlite3_bind_int64 (self->handle, parameter, value));
}

void
drom_statement_bind_double (DromStatement *self, int parameter, double value)
{
  g_return_if_fail (self != NULL);

  prepare_to_bind (self);
  note_bind (self, parameter, sqlite3_bind_double (self->handle, parameter, value));
}

void
drom_statement_bind_text (DromStatement *self, int parameter, const char *value)
{
  g_return_if_fail (self != NULL);

  prepare_to_bind (self);
  note_bind (self, parameter,
             sqlite3_bind_text (self->handle, parameter, value, -1, SQLITE_TRANSIENT));
}

/**
 * drom_statement_bind_blob:
 * @data: (nullable): NULL with @size 0 binds NULL
 */
void
drom_statement_bind_blob (DromStatement *self, int parameter, const void *data, gsize size)
{
  g_return_if_fail (self != NULL);

  prepare_to_bind (self);
  note_bind (self, parameter,
             sqlite3_bind_blob64 (self->handle, parameter, data, size, SQLITE_TRANSIENT));
}

void
drom_statement_bind_null (DromStatement *self, int parameter)
{
  g_return_if_fail (self != NULL);

  prepare_to_bind (self);
  note_bind (self, parameter, sqlite3_bind_null (self->handle, parameter));
}

/**
 * drom_statement_step:
 *
 * After an error or DONE the next step starts from the beginning. Within a
 * transaction that SQLite itself has rolled back nothing runs any more, so that
 * no half of a change is saved.
 */
DromAnswer
drom_statement_step (DromStatement *self, GError **error)
{
  int result;

  g_return_val_if_fail (self != NULL, DROM_ANSWER_ERROR);

  if (self->bind_result != SQLITE_OK)
    {
      drom_store_set_error (error, NULL, self->bind_result);
      return DROM_ANSWER_ERROR;
    }
  if (drom_store_is_broken (self->store))
    {
      drom_store_set_error (error, NULL, SQLITE_ABORT_ROLLBACK);
      return DROM_ANSWER_ERROR;
    }
  self->stepped = TRUE;
  result = sqlite3_step (self->handle);
  if (result == SQLITE_ROW)
    return DROM_ANSWER_ROW;
  if (result == SQLITE_DONE)
    return DROM_ANSWER_DONE;
  drom_store_set_error (error, drom_store_get_handle (self->store), result);
  rewind_statement (self);
  return DROM_ANSWER_ERROR;
}

/**
 * drom_statement_reset:
 *
 * Back to the start; the bindings stay.
 */
void
drom_statement_reset (DromStatement *self)
{
  g_return_if_fail (self != NULL);

  rewind_statement (self);
}

gboolean
drom_statement_run (DromStatement *self, GError **error)
{
  DromAnswer step;

  g_return_val_if_fail (self != NULL, FALSE);

  do
    step = drom_statement_step (self, error);
  while (step == DROM_ANSWER_ROW);
  rewind_statement (self);
  return step == DROM_ANSWER_DONE;
}

int
drom_statement_n_columns (DromStatement *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return sqlite3_column_count (self->handle);
}

gboolean
drom_statement_is_null (DromStatement *self, int column)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

gint64
drom_statement_get_int (DromStatement *self, int column)
{
  g_return_val_if_fail (self != NULL, 0);

  return sqlite3_column_int64 (self->handle, column);
}

double
drom_statement_get_double (DromStatement *self, int column)
{
  g_return_val_if_fail (self != NULL, 0);

  return sqlite3_column_double (self->handle, column);
}

/**
 * drom_statement_get_text:
 *
 * Returns: (transfer none) (nullable): the text, NULL for NULL, until the next step
 */
const char *
drom_statement_get_text (DromStatement *self, int column)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *) sqlite3_column_text (self->handle, column);
}

/**
 * drom_statement_get_blob:
 * @size: (out): in bytes
 *
 * Returns: (transfer none) (nullable): the bytes, NULL for NULL or none
 */
const guint8 *
drom_statement_get_blob (DromStatement *self, int column, gsize *size)
{
  const guint8 *data;

  g_return_val_if_fail (self != NULL && size != NULL, NULL);

  data = sqlite3_column_blob (self->handle, column);
  *size = (gsize) sqlite3_column_bytes (self->handle, column);
  return data;
}
