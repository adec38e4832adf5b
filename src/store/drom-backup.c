/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-store"

#include "config.h"

#include "store/drom-registry.h"

#include "store/drom-backup-file.h"
#include "store/drom-durable-file.h"
#include "store/drom-folder.h"
#include "store/drom-key-file-private.h"
#include "store/drom-key-slot.h"
#include "store/drom-log.h"
#include "store/drom-store-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <unistd.h>

/* How the work is shared out on the progress bar. */
#define COPIED    0.4
#define WRITTEN   0.6
#define EXTRACTED 0.8

static char *
dup_keys (DromStore *store, GError **error)
{
  g_autoptr (DromKeyFile) keys = drom_key_file_load (drom_store_get_folder (store), error);

  if (keys == NULL)
    {
      if (error != NULL && g_error_matches (*error, DROM_STORE_ERROR, DROM_STORE_ERROR_NOT_FOUND))
        {
          g_clear_error (error);
          g_set_error_literal (error, DROM_STORE_ERROR, DROM_STORE_ERROR_NOT_FOUND,
                               _ ("This registry is for looking around only and has no key file, "
                                  "so a backup of it could never be opened."));
        }
      return NULL;
    }
  if (!drom_key_file_is_for (keys, drom_store_get_key (store)))
    {
      drom_store_set_error (error, NULL, SQLITE_NOTADB);
      return NULL;
    }
  return drom_key_file_to_text (keys);
}

static gboolean
write_container (DromStore *store,
                 const char *copy_path,
                 const char *path,
                 const char *keys,
                 DromBackupPart *part,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (DromStore) copy = NULL;
  g_autofree char *head = NULL;
  guint64 rows = 0;
  int schema;

  copy = drom_store_open_file (copy_path, drom_store_get_key (store), error);
  if (copy == NULL)
    return FALSE;
  schema = drom_store_get_schema (copy);
  if (schema > 0 && !drom_log_verify (copy, &rows, &head, cancellable, error))
    return FALSE;
  g_clear_object (&copy);
  return drom_backup_file_write (path, copy_path, schema, rows, head != NULL ? head : "", keys,
                                 part, cancellable, error);
}

/* The same way that a restore goes. */
static gboolean
check_container (DromStore *store,
                 const char *path,
                 const char *copy_path,
                 DromBackupPart *part,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (DromBackupFile) file = drom_backup_file_read (path, error);

  return file != NULL && drom_backup_file_extract (file, copy_path, 0600, part, cancellable, error)
         && drom_backup_file_verify (file, copy_path, drom_store_get_key (store), cancellable,
                                     error);
}

static gboolean
make_container (DromStore *store,
                const char *copy_path,
                const char *path,
                DromProgressFunc progress,
                gpointer user_data,
                GCancellable *cancellable,
                GError **error)
{
  g_autofree char *keys = dup_keys (store, error);
  DromBackupPart part = { progress, user_data, 0.0, COPIED };

  if (keys == NULL
      || !drom_store_copy (store, copy_path, drom_backup_part_report, &part, cancellable, error))
    return FALSE;
  part.from = COPIED;
  part.to = WRITTEN;
  if (!write_container (store, copy_path, path, keys, &part, cancellable, error))
    return FALSE;
  if (unlink (copy_path) < 0)
    return drom_store_set_errno (error, errno);
  part.from = WRITTEN;
  part.to = EXTRACTED;
  return check_container (store, path, copy_path, &part, cancellable, error);
}

/**
 * drom_registry_backup:
 * @store: only asked for its folder and key, so it may be the main thread's
 * @path: the file; an earlier one there is replaced when the new one has been checked
 * @progress: (nullable) (scope call)
 *
 * FULL, READ_ONLY, CANCELLED, or CORRUPT and CHAIN if the registry itself is
 * damaged: a backup of a damaged registry is not made.
 */
gboolean
drom_registry_backup (DromStore *store,
                      const char *path,
                      DromProgressFunc progress,
                      gpointer user_data,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autofree char *copy_path = NULL;
  g_autofree char *id = NULL;
  g_autofree char *part_path = NULL;
  g_autofree char *folder = NULL;
  gboolean ok;

  g_return_val_if_fail (DROM_IS_STORE (store) && path != NULL, FALSE);

  copy_path = drom_store_dup_copy_path (drom_store_get_folder (store));
  id = drom_random_id ();
  part_path = g_strdup_printf ("%s.%.8s.part", path, id);
  folder = g_path_get_dirname (path);
  ok = make_container (store, copy_path, part_path, progress, user_data, cancellable, error);
  drom_store_delete_copy (copy_path);
  if (ok && rename (part_path, path) < 0)
    ok = drom_store_set_errno (error, errno);
  if (!ok)
    {
      unlink (part_path);
      return FALSE;
    }
  if (progress != NULL)
    progress (1.0, user_data);
  return drom_sync_folder (folder, error);
}
