/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-store"

#include "config.h"

#include "store/drom-store.h"

#include "store/drom-durable-file.h"
#include "store/drom-folder.h"
#include "store/drom-key-slot.h"
#include "store/drom-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* Pages between two looks at the progress: a megabyte. */
#define COPY_PAGES 256

/* The copy that is made before an upgrade is for the day it goes wrong. It holds
 * everything that the registry held, also what is erased later, so it doesn't stay. */
#define COPY_PREFIX  DROM_STORE_DATABASE ".schema-"
#define FRESH_PREFIX DROM_STORE_DATABASE ".copy-"
#define COPY_AGE     (30 * 24 * 60 * 60) /* seconds */

static gboolean
run_backup (sqlite3 *to,
            sqlite3 *from,
            DromCopyProgress progress,
            gpointer user_data,
            GCancellable *cancellable,
            GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to, "main", from, "main");
  int result = SQLITE_OK;

  if (backup == NULL)
    return drom_store_set_error (error, to, sqlite3_extended_errcode (to));
  while (result == SQLITE_OK)
    {
      if (g_cancellable_is_cancelled (cancellable))
        {
          result = SQLITE_INTERRUPT;
          break;
        }
      result = sqlite3_backup_step (backup, COPY_PAGES);
      if (progress != NULL && sqlite3_backup_pagecount (backup) > 0)
        progress (
            1.0 - (double) sqlite3_backup_remaining (backup) / sqlite3_backup_pagecount (backup),
            user_data);
    }
  sqlite3_backup_finish (backup);
  return result == SQLITE_DONE || drom_store_set_error (error, to, result);
}

static gboolean
copy_into (DromStore *from,
           const char *path,
           DromCopyProgress progress,
           gpointer user_data,
           GCancellable *cancellable,
           GError **error)
{
  sqlite3 *to;
  int result;
  gboolean ok;

  to = drom_store_connect (path, drom_store_get_key (from), SQLITE_OPEN_READWRITE, error);
  if (to == NULL)
    return FALSE;
  /* One file, synced at the end: it is worth nothing before. */
  result = sqlite3_exec (to, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF", NULL, NULL, NULL);
  ok = result == SQLITE_OK || drom_store_set_error (error, to, result);
  ok = ok && run_backup (to, drom_store_get_handle (from), progress, user_data, cancellable, error);
  if (ok)
    {
      /* The header came over as one of write-ahead logging. */
      result = sqlite3_exec (to, "PRAGMA journal_mode=DELETE", NULL, NULL, NULL);
      ok = result == SQLITE_OK || drom_store_set_error (error, to, result);
    }
  sqlite3_close (to);
  return ok;
}

static gboolean
sync_file (const char *path, GError **error)
{
  int fd = open (path, O_RDWR | O_CLOEXEC);
  gboolean ok;

  if (fd < 0)
    return drom_store_set_errno (error, errno);
  ok = fsync (fd) == 0 || drom_store_set_errno (error, errno);
  close (fd);
  return ok;
}

/*
 * drom_store_copy:
 *
 * A connection of its own holds one moment's picture, so that writers neither
 * wait nor make the copy start again.
 */
gboolean
drom_store_copy (DromStore *self,
                 const char *path,
                 DromCopyProgress progress,
                 gpointer user_data,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (DromStore) from = drom_store_open_again (self, error);
  gint64 schema;
  gboolean ok;

  if (from == NULL)
    return FALSE;
  if (!drom_store_exec (from, "BEGIN", error)
      || !drom_store_query_int (drom_store_get_handle (from), "SELECT count(*) FROM sqlite_schema",
                                &schema, error))
    return FALSE;
  ok = drom_write_synced (path, "", 0, drom_folder_get_file_mode (drom_store_get_folder (self)),
                          error)
       && copy_into (from, path, progress, user_data, cancellable, error)
       && sync_file (path, error);
  drom_store_exec (from, "ROLLBACK", NULL);
  if (!ok)
    drom_store_delete_copy (path);
  return ok;
}

/*
 * drom_store_dup_copy_path:
 *
 * A new path in @folder for a copy in the making. What was left there by a program
 * that was killed is deleted.
 */
char *
drom_store_dup_copy_path (const char *folder)
{
  g_autofree char *id = drom_random_id ();
  g_autofree char *name = g_strconcat (FRESH_PREFIX, id, NULL);

  drom_folder_sweep (folder, FRESH_PREFIX);
  return g_build_filename (folder, name, NULL);
}

/*
 * drom_store_delete_copy:
 *
 * Deletes a database that stands alone, and what SQLite may have put beside it.
 */
void
drom_store_delete_copy (const char *path)
{
  static const char *const suffixes[] = { "", "-journal", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (path, suffixes[i], NULL);

      unlink (file);
    }
}

static void
sweep_copies (const char *folder, const char *but)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = NULL;
      struct stat status;

      if (!g_str_has_prefix (name, COPY_PREFIX) || g_strcmp0 (name, but) == 0)
        continue;
      path = g_build_filename (folder, name, NULL);
      if (but != NULL
          || (lstat (path, &status) == 0
              && status.st_mtime < g_get_real_time () / G_USEC_PER_SEC - COPY_AGE))
        unlink (path);
    }
}

/* Copies the registry before its first step from @schema, and opens the copy. */
static gboolean
copy_before (DromStore *self, int schema, GError **error)
{
  const char *folder = drom_store_get_folder (self);
  g_autofree char *name = g_strdup_printf (COPY_PREFIX "%d", schema);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *fresh = drom_store_dup_copy_path (folder);
  g_autoptr (DromStore) copy = NULL;
  gboolean ok;

  if (!drom_store_copy (self, fresh, NULL, NULL, NULL, error))
    return FALSE;
  copy = drom_store_open_file (fresh, drom_store_get_key (self), error);
  if (copy == NULL)
    {
      drom_store_delete_copy (fresh);
      return FALSE;
    }
  /* Another program may have taken the step meanwhile, after its own copy. */
  if (drom_store_get_schema (copy) != schema)
    {
      drom_store_delete_copy (fresh);
      return TRUE;
    }
  g_clear_object (&copy);
  ok = rename (fresh, path) == 0 || drom_store_set_errno (error, errno);
  if (!ok)
    drom_store_delete_copy (fresh);
  else
    sweep_copies (folder, name);
  return ok && drom_sync_folder (folder, error);
}

static gboolean
check_references (DromStore *self, const char *name, GError **error)
{
  g_autoptr (DromStatement) statement =
      drom_store_prepare (self, "PRAGMA foreign_key_check", error);
  DromAnswer step;

  if (statement == NULL)
    return FALSE;
  step = drom_statement_step (statement, error);
  if (step == DROM_ANSWER_ROW)
    g_set_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_CONSTRAINT,
                 /* Translators: the first %s is a file's name, the second a table's. */
                 _ ("The upgrade step “%s” would leave a row of “%s” without what it refers to. "
                    "The registry was left as it was."),
                 name, drom_statement_get_text (statement, 0));
  return step == DROM_ANSWER_DONE;
}

/* One step, or nothing if another program has taken it. */
static gboolean
migrate_once (DromStore *self, const DromMigration *migration, GError **error)
{
  g_autofree char *set_version = g_strdup_printf ("PRAGMA user_version=%d", migration->number);
  g_autoptr (DromTransaction) transaction = drom_transaction_begin (self, error);
  int schema;

  if (transaction == NULL)
    return FALSE;
  schema = drom_store_get_schema (self);
  if (schema >= migration->number)
    return TRUE;
  if (schema != migration->number - 1)
    return drom_store_set_error (error, NULL, SQLITE_CORRUPT);
  if (!drom_store_exec (self, migration->sql, error))
    {
      g_autofree char *failed = g_strdup_printf (
          /* Translators: %s is a file's name. Another sentence follows. */
          _ ("The upgrade step “%s” failed, and the registry was left as it was."),
          migration->name);

      g_prefix_error (error, "%s ", failed);
      return FALSE;
    }
  return check_references (self, migration->name, error)
         && drom_store_exec (self, set_version, error)
         && drom_transaction_commit (transaction, error);
}

/**
 * drom_store_migrate:
 * @migrations: numbered from 1 without gaps
 *
 * Brings the schema up to the last of @migrations. What was reached before a step
 * that fails stays. NEWER if the database is ahead of @migrations.
 */
gboolean
drom_store_migrate (DromStore *self,
                    const DromMigration *migrations,
                    guint n_migrations,
                    GError **error)
{
  int schema;

  g_return_val_if_fail (DROM_IS_STORE (self), FALSE);
  g_return_val_if_fail (migrations != NULL || n_migrations == 0, FALSE);
  g_return_val_if_fail (drom_store_get_transactions (self)->len == 0, FALSE);

  schema = drom_store_get_schema (self);
  if (schema < 0)
    return drom_store_set_error (error, drom_store_get_handle (self),
                                 sqlite3_extended_errcode (drom_store_get_handle (self)));
  if (schema > (int) n_migrations)
    {
      g_set_error_literal (error, DROM_STORE_ERROR, DROM_STORE_ERROR_NEWER,
                           _ ("The registry was made by a newer version of Drom. It was left "
                              "untouched: update the program."));
      return FALSE;
    }
  sweep_copies (drom_store_get_folder (self), NULL);
  if (schema == (int) n_migrations)
    return TRUE;
  if (schema > 0 && !copy_before (self, schema, error))
    return FALSE;
  for (guint i = (guint) schema; i < n_migrations; i++)
    {
      gboolean ok;

      g_return_val_if_fail (migrations[i].number == (int) i + 1, FALSE);

      /* A table that is made anew would otherwise take the rows that refer to it along;
       * the setting can't be changed within a transaction. */
      if (!drom_store_exec (self, "PRAGMA foreign_keys=OFF", error))
        return FALSE;
      ok = migrate_once (self, &migrations[i], error);
      if (!drom_store_exec (self, "PRAGMA foreign_keys=ON", ok ? error : NULL) || !ok)
        return FALSE;
    }
  return TRUE;
}
