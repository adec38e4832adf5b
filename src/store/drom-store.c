/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-store"

#include "config.h"

#include "store/drom-store.h"

#include "store/drom-durable-file.h"
#include "store/drom-folder.h"
#include "store/drom-restore-private.h"
#include "store/drom-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <sodium.h>
#include <unistd.h>

/* Idle statements that are kept; at more, all are let go and made anew. */
#define MAX_IDLE_STATEMENTS 256

struct _DromStore
{
  GObject parent_instance;

  /* owned */
  char *folder;
  char *path;
  DromKey *key;
  sqlite3 *handle;
  GHashTable *idle;        /* SQL -> DromStatement, which owns the SQL */
  GPtrArray *transactions; /* borrowed DromTransaction, outermost first */
  int lock;                /* registry.lock, shared; -1 for a file that stands alone */
  gint64 used;             /* when a statement was taken last; 0 while it rests. Microseconds */
};

G_DEFINE_FINAL_TYPE (DromStore, drom_store, G_TYPE_OBJECT)

static const char settings[] = "PRAGMA synchronous=FULL;"
                               "PRAGMA foreign_keys=ON;"
                               "PRAGMA temp_store=2;" /* plain rows never reach a temporary file */
                               "PRAGMA secure_delete=ON;"
                               "PRAGMA cache_size=-32768;"; /* KiB */

/* A database that was never Drom's is told from its first bytes, before SQLite
 * has it in hands. */
static gboolean
check_header (const char *path, GError **error)
{
  static const char plain[] = "SQLite format 3";
  char start[sizeof plain] = "";
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gssize size;
  int number;

  if (fd < 0)
    return drom_store_set_errno (error, errno);
  size = read (fd, start, sizeof start);
  number = errno;
  close (fd);
  if (size < 0)
    return drom_store_set_errno (error, number);
  if (size == sizeof start && memcmp (start, plain, sizeof plain) == 0)
    {
      g_set_error_literal (error, DROM_STORE_ERROR, DROM_STORE_ERROR_FOREIGN,
                           _ ("The database in this folder isn’t one of Drom’s. It was left "
                              "untouched: choose another folder."));
      return FALSE;
    }
  if (size < (gssize) sizeof start)
    return drom_store_set_error (error, NULL, SQLITE_CORRUPT);
  return TRUE;
}

static gboolean
configure (sqlite3 *handle, GError **error)
{
  int result = sqlite3_exec (handle, settings, NULL, NULL, NULL);

  sqlite3_db_config (handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  return result == SQLITE_OK || drom_store_set_error (error, handle, result);
}

static gboolean
use_write_ahead_log (sqlite3 *handle, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int result = sqlite3_prepare_v2 (handle, "PRAGMA journal_mode=WAL", -1, &statement, NULL);
  gboolean ok = FALSE;

  if (result == SQLITE_OK)
    result = sqlite3_step (statement);
  if (result == SQLITE_ROW)
    ok = g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "wal") == 0;
  sqlite3_finalize (statement);
  if (ok)
    return TRUE;
  return drom_store_set_error (error, handle, result == SQLITE_ROW ? SQLITE_IOERR_SHMOPEN : result);
}

static gboolean
check_owner (sqlite3 *handle, GError **error)
{
  gint64 id;

  if (!drom_store_query_int (handle, "PRAGMA application_id", &id, error))
    return FALSE;
  if (id == DROM_STORE_APPLICATION_ID)
    return TRUE;
  /* Not ours to tidy up either. */
  sqlite3_db_config (handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  g_set_error_literal (error, DROM_STORE_ERROR, DROM_STORE_ERROR_FOREIGN,
                       _ ("The database in this folder isn’t one of Drom’s. It was left untouched: "
                          "choose another folder."));
  return FALSE;
}

static DromStore *
open_path (const char *folder, const char *path, DromKey *key, gboolean alone, GError **error)
{
  g_autoptr (DromStore) self = g_object_new (DROM_TYPE_STORE, NULL);

  self->folder = g_strdup (folder);
  self->path = g_strdup (path);
  self->key = drom_key_ref (key);
  if (!alone)
    {
      self->lock = drom_lock_file (folder, DROM_STORE_LOCK, FALSE, DROM_STORE_BUSY_TIMEOUT, error);
      if (self->lock < 0)
        return NULL;
    }
  if (!check_header (path, error))
    return NULL;
  self->handle = drom_store_connect (path, key, SQLITE_OPEN_READWRITE, error);
  if (self->handle == NULL || !check_owner (self->handle, error))
    return NULL;
  if (sqlite3_db_readonly (self->handle, "main") == 1)
    {
      drom_store_set_error (error, NULL, SQLITE_READONLY);
      return NULL;
    }
  if (!alone && !use_write_ahead_log (self->handle, error))
    return NULL;
  if (!configure (self->handle, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* A database that nobody can see before it is whole: made under another name. */
static gboolean
make_database (const char *path, DromKey *key, mode_t mode, GError **error)
{
  g_autofree char *begin = g_strdup_printf ("PRAGMA application_id=%d", DROM_STORE_APPLICATION_ID);
  sqlite3 *handle;
  int result;
  int fd = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);

  if (fd < 0 || fchmod (fd, mode) < 0)
    {
      int number = errno;

      if (fd >= 0)
        close (fd);
      return drom_store_set_errno (error, number);
    }
  handle = drom_store_connect (path, key, SQLITE_OPEN_READWRITE, error);
  if (handle == NULL)
    {
      close (fd);
      return FALSE;
    }
  result = sqlite3_exec (handle, begin, NULL, NULL, NULL);
  if (result != SQLITE_OK)
    drom_store_set_error (error, handle, result);
  sqlite3_close (handle);
  if (result == SQLITE_OK && fsync (fd) < 0)
    {
      result = SQLITE_IOERR;
      drom_store_set_errno (error, errno);
    }
  close (fd);
  return result == SQLITE_OK;
}

static void
drom_store_dispose (GObject *object)
{
  DromStore *self = DROM_STORE (object);

  while (self->transactions->len > 0)
    drom_transaction_abandon (self->transactions->pdata[self->transactions->len - 1]);
  g_hash_table_remove_all (self->idle);
  if (self->handle != NULL)
    {
      sqlite3_close (self->handle);
      self->handle = NULL;
    }
  if (self->lock >= 0)
    {
      close (self->lock);
      self->lock = -1;
    }
  g_clear_pointer (&self->key, drom_key_unref);
  G_OBJECT_CLASS (drom_store_parent_class)->dispose (object);
}

static void
drom_store_finalize (GObject *object)
{
  DromStore *self = DROM_STORE (object);

  g_hash_table_unref (self->idle);
  g_ptr_array_unref (self->transactions);
  g_free (self->folder);
  g_free (self->path);
  G_OBJECT_CLASS (drom_store_parent_class)->finalize (object);
}

static void
drom_store_class_init (DromStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = drom_store_dispose;
  object_class->finalize = drom_store_finalize;
}

static void
drom_store_init (DromStore *self)
{
  self->lock = -1;
  self->transactions = g_ptr_array_new ();
  self->idle = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                      (GDestroyNotify) drom_statement_destroy);
}

/**
 * drom_store_create:
 * @folder: an existing folder, see drom_registry_prepare_folder()
 *
 * Makes an empty database (schema 0) that only @key opens. EXISTS if there is one.
 *
 * Returns: (transfer full): the open database
 */
DromStore *
drom_store_create (const char *folder, DromKey *key, GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *fresh = NULL;
  gboolean ok = FALSE;
  int lock;

  g_return_val_if_fail (folder != NULL && key != NULL, NULL);

  path = g_build_filename (folder, DROM_STORE_DATABASE, NULL);
  fresh = g_strdup_printf ("%s.new", path);
  lock = drom_lock_file (folder, DROM_STORE_LOCK, TRUE, 0, error);
  if (lock < 0)
    return NULL;
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    g_set_error_literal (error, DROM_STORE_ERROR, DROM_STORE_ERROR_EXISTS,
                         _ ("The folder holds a registry already. Choose another folder."));
  else
    {
      /* What a creation that was cut off may have left. */
      drom_store_delete_copy (fresh);
      ok = make_database (fresh, key, drom_folder_get_file_mode (folder), error);
      if (ok && rename (fresh, path) < 0)
        ok = drom_store_set_errno (error, errno);
      if (!ok)
        drom_store_delete_copy (fresh);
      else if (!drom_sync_folder (folder, error))
        {
          unlink (path);
          ok = FALSE;
        }
    }
  close (lock);
  return ok ? drom_store_open (folder, key, error) : NULL;
}

/**
 * drom_store_open:
 *
 * Opens the database in @folder. NOT_FOUND, FOREIGN, WRONG_KEY, CORRUPT,
 * READ_ONLY or BUSY (a restore is going on).
 *
 * Returns: (transfer full): the open database
 */
DromStore *
drom_store_open (const char *folder, DromKey *key, GError **error)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (folder != NULL && key != NULL, NULL);

  path = g_build_filename (folder, DROM_STORE_DATABASE, NULL);
  if (!drom_restore_finish (folder, error))
    return NULL;
  if (access (path, F_OK) < 0 || access (folder, W_OK | X_OK) < 0 || access (path, R_OK | W_OK) < 0)
    {
      drom_store_set_errno (error, errno);
      return NULL;
    }
  return open_path (folder, path, key, FALSE, error);
}

/**
 * drom_store_open_again:
 *
 * Another connection to the same database, for another thread. @self is only
 * asked for its folder and key, so this may be called in any thread that holds a
 * reference.
 *
 * Returns: (transfer full): the open database
 */
DromStore *
drom_store_open_again (DromStore *self, GError **error)
{
  g_return_val_if_fail (DROM_IS_STORE (self), NULL);

  return open_path (self->folder, self->path, self->key, self->lock < 0, error);
}

DromStore *
drom_store_open_file (const char *path, DromKey *key, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return open_path (folder, path, key, TRUE, error);
}

sqlite3 *
drom_store_connect (const char *path, DromKey *key, int flags, GError **error)
{
  sqlite3 *handle = NULL;
  /* x'…': the bytes are the key itself, nothing is derived from them. */
  char raw[2 + 2 * DROM_KEY_BYTES + 2] = "x'";
  int result = sqlite3_open_v2 (path, &handle, flags | SQLITE_OPEN_NOMUTEX, NULL);

  if (result == SQLITE_OK)
    {
      sodium_bin2hex (raw + 2, 2 * DROM_KEY_BYTES + 1, drom_key_get_bytes (key), DROM_KEY_BYTES);
      raw[2 + 2 * DROM_KEY_BYTES] = '\'';
      sqlite3_extended_result_codes (handle, 1);
      sqlite3_busy_timeout (handle, DROM_STORE_BUSY_TIMEOUT);
      result = sqlite3_key (handle, raw, 2 + 2 * DROM_KEY_BYTES + 1);
      sodium_memzero (raw, sizeof raw);
    }
  /* Before the first statement, so that nothing is ever written to standard error. */
  if (result == SQLITE_OK)
    result = sqlite3_exec (handle, "PRAGMA cipher_log_level=none", NULL, NULL, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_exec (handle, "SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL);
  if (result == SQLITE_OK)
    return handle;
  drom_store_set_error (error, handle, result);
  sqlite3_close (handle);
  return NULL;
}

gboolean
drom_store_query_int (sqlite3 *handle, const char *sql, gint64 *value, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int result = sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL);

  *value = 0;
  if (result == SQLITE_OK)
    result = sqlite3_step (statement);
  if (result == SQLITE_ROW)
    *value = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return result == SQLITE_ROW || result == SQLITE_DONE
         || drom_store_set_error (error, handle, result);
}

sqlite3 *
drom_store_get_handle (DromStore *self)
{
  return self->handle;
}

GPtrArray *
drom_store_get_transactions (DromStore *self)
{
  return self->transactions;
}

gboolean
drom_store_is_broken (DromStore *self)
{
  return self->transactions->len > 0 && sqlite3_get_autocommit (self->handle);
}

DromStatement *
drom_store_take_statement (DromStore *self, const char *sql)
{
  DromStatement *statement = g_hash_table_lookup (self->idle, sql);

  self->used = g_get_monotonic_time ();
  if (statement != NULL)
    g_hash_table_steal (self->idle, sql);
  return statement;
}

void
drom_store_give_statement (DromStore *self, DromStatement *statement)
{
  if (g_hash_table_size (self->idle) >= MAX_IDLE_STATEMENTS)
    g_hash_table_remove_all (self->idle);
  /* replace: the key belongs to the statement, so both have to be the same one's. */
  g_hash_table_replace (self->idle, (char *) drom_statement_get_sql (statement), statement);
}

/**
 * drom_store_get_folder:
 *
 * Returns: (transfer none): the registry's folder
 */
const char *
drom_store_get_folder (DromStore *self)
{
  g_return_val_if_fail (DROM_IS_STORE (self), NULL);

  return self->folder;
}

/**
 * drom_store_get_key:
 *
 * Returns: (transfer none): the key that the database is open with
 */
DromKey *
drom_store_get_key (DromStore *self)
{
  g_return_val_if_fail (DROM_IS_STORE (self), NULL);

  return self->key;
}

/**
 * drom_store_get_schema:
 *
 * Returns: the number of the schema, 0 for an empty database, -1 if it can't be read
 */
int
drom_store_get_schema (DromStore *self)
{
  gint64 schema;

  g_return_val_if_fail (DROM_IS_STORE (self), -1);

  if (!drom_store_query_int (self->handle, "PRAGMA user_version", &schema, NULL))
    return -1;
  return (int) schema;
}

/**
 * drom_store_exec:
 *
 * Runs the statements of @sql one after the other, without parameters or rows.
 * They are one change only within a transaction.
 */
gboolean
drom_store_exec (DromStore *self, const char *sql, GError **error)
{
  int result;

  g_return_val_if_fail (DROM_IS_STORE (self) && sql != NULL, FALSE);

  if (drom_store_is_broken (self))
    return drom_store_set_error (error, NULL, SQLITE_ABORT_ROLLBACK);
  self->used = g_get_monotonic_time ();
  result = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);
  return result == SQLITE_OK || drom_store_set_error (error, self->handle, result);
}

/**
 * drom_store_last_id:
 *
 * Returns: the id of the row that was inserted last through this connection
 */
gint64
drom_store_last_id (DromStore *self)
{
  g_return_val_if_fail (DROM_IS_STORE (self), 0);

  return sqlite3_last_insert_rowid (self->handle);
}

/**
 * drom_store_changes:
 *
 * Returns: how many rows the last INSERT, UPDATE or DELETE touched
 */
gint64
drom_store_changes (DromStore *self)
{
  g_return_val_if_fail (DROM_IS_STORE (self), 0);

  return sqlite3_changes64 (self->handle);
}

/**
 * drom_store_data_version:
 *
 * Returns: a number that changes when another connection has committed, 0 if it
 *   can't be read
 */
gint64
drom_store_data_version (DromStore *self)
{
  g_autoptr (DromStatement) statement = NULL;
  gint64 used;

  g_return_val_if_fail (DROM_IS_STORE (self), 0);

  /* To ask for it is no use of the database: a program does so all the time. */
  used = self->used;
  statement = drom_store_prepare (self, "PRAGMA data_version", NULL);
  self->used = used;
  if (statement == NULL || drom_statement_step (statement, NULL) != DROM_ANSWER_ROW)
    return 0;
  return drom_statement_get_int (statement, 0);
}

/**
 * drom_store_rest:
 * @seconds: how long nothing must have been read or written
 *
 * Gives back the memory that holds decrypted pages, unless the database was used
 * within @seconds: a program that stands open all day neither keeps what nobody looks
 * at in plain text nor takes up to 32 MiB for it. Reading it again costs some
 * microseconds a page. Cheap to call again and again.
 *
 * Returns: whether anything was given back
 */
gboolean
drom_store_rest (DromStore *self, guint seconds)
{
  g_return_val_if_fail (DROM_IS_STORE (self), FALSE);

  if (self->used == 0 || self->transactions->len > 0
      || g_get_monotonic_time () - self->used < (gint64) seconds * G_USEC_PER_SEC)
    return FALSE;
  self->used = 0;
  sqlite3_db_release_memory (self->handle);
#ifdef __GLIBC__
  malloc_trim (0);
#endif
  return TRUE;
}

/**
 * drom_store_interrupt:
 *
 * Ends what runs at this moment with CANCELLED. May be called from another
 * thread that holds a reference.
 */
void
drom_store_interrupt (DromStore *self)
{
  g_return_if_fail (DROM_IS_STORE (self));

  sqlite3_interrupt (self->handle);
}
