/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-store"

#include "config.h"

#include "store/drom-registry.h"

#include "store/drom-backup-file.h"
#include "store/drom-durable-file.h"
#include "store/drom-folder.h"
#include "store/drom-key-file-private.h"
#include "store/drom-restore-private.h"
#include "store/drom-store-private.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * A registry is two files, and both have to change at once. So they are made whole in
 * a folder of their own; its renaming to READY decides. What follows only moves
 * files, and can be done again from wherever it was cut off.
 */
#define UNREADY "restore-new"
#define READY   "restore-ready"
#define ASIDE   "aside" /* the file in it that says where the old ones go */

#define EXTRACTED 0.6

static gboolean
move (const char *from_folder, const char *to_folder, const char *name, GError **error)
{
  g_autofree char *from = g_build_filename (from_folder, name, NULL);
  g_autofree char *to = g_build_filename (to_folder, name, NULL);

  return rename (from, to) == 0 || errno == ENOENT || drom_store_set_errno (error, errno);
}

static gboolean
is_there (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return access (path, F_OK) == 0;
}

static gboolean
make_folder (const char *path, const char *like, GError **error)
{
  struct stat status;

  if (mkdir (path, 0700) < 0 && errno != EEXIST)
    return drom_store_set_errno (error, errno);
  if (stat (like, &status) < 0 || chmod (path, status.st_mode & 07777) < 0)
    return drom_store_set_errno (error, errno);
  return TRUE;
}

/* Puts @files in place of those in @folder, which go to @aside. The lock is held. */
static gboolean
swap (const char *folder,
      const char *ready,
      const char *aside,
      const char *const *files,
      GError **error)
{
  if (!is_there (ready, files[0]))
    return TRUE;
  for (guint i = 0; files[i] != NULL; i++)
    if (is_there (folder, files[i])
        && (!make_folder (aside, folder, error) || !move (folder, aside, files[i], error)))
      return FALSE;
  return move (ready, folder, files[0], error);
}

static gboolean
finish (const char *folder, GError **error)
{
  static const char *const database[] = { DROM_STORE_DATABASE, DROM_STORE_DATABASE "-wal",
                                          DROM_STORE_DATABASE "-shm", NULL };
  static const char *const keys[] = { DROM_STORE_KEYS, NULL };
  g_autofree char *ready = g_build_filename (folder, READY, NULL);
  g_autofree char *note = g_build_filename (ready, ASIDE, NULL);
  g_autofree char *name = NULL;
  g_autofree char *aside = NULL;
  gsize size;

  if (access (ready, F_OK) < 0)
    return TRUE;
  name = drom_read_file (note, 256, &size, NULL);
  if (name == NULL || strchr (name, '/') != NULL || *name == '\0' || *name == '.')
    {
      g_free (name);
      name = drom_restore_dup_aside_name (folder);
    }
  aside = g_build_filename (folder, name, NULL);
  if (!swap (folder, ready, aside, database, error) || !swap (folder, ready, aside, keys, error))
    return FALSE;
  if (access (aside, F_OK) == 0 && !drom_sync_folder (aside, error))
    return FALSE;
  if (!drom_sync_folder (folder, error))
    return FALSE;
  return drom_folder_delete (ready) || drom_store_set_errno (error, errno);
}

/* The whole new registry in @unready, checked. (transfer full) */
static gboolean
stage (DromBackupFile *file,
       DromKeyFile *keys,
       DromKey *key,
       const char *folder,
       const char *unready,
       DromBackupPart *part,
       GCancellable *cancellable,
       GError **error)
{
  g_autofree char *database = g_build_filename (unready, DROM_STORE_DATABASE, NULL);
  g_autofree char *keys_path = g_build_filename (unready, DROM_STORE_KEYS, NULL);
  g_autofree char *note = g_build_filename (unready, ASIDE, NULL);
  g_autofree char *name = drom_restore_dup_aside_name (folder);
  g_autofree char *text = drom_key_file_to_text (keys);
  mode_t mode = drom_folder_get_file_mode (folder);

  return drom_backup_file_extract (file, database, mode, part, cancellable, error)
         && drom_backup_file_verify (file, database, key, cancellable, error)
         && drom_write_synced (keys_path, text, strlen (text), mode, error)
         && drom_write_synced (note, name, strlen (name), mode, error)
         && drom_sync_folder (unready, error);
}

static gboolean
restore (DromBackupFile *file,
         DromKeyFile *keys,
         DromKey *key,
         const char *folder,
         DromBackupPart *part,
         GCancellable *cancellable,
         GError **error)
{
  g_autofree char *unready = g_build_filename (folder, UNREADY, NULL);
  g_autofree char *ready = g_build_filename (folder, READY, NULL);
  int lock = drom_lock_file (folder, DROM_STORE_LOCK, TRUE, 0, error);
  gboolean ok;

  if (lock < 0)
    return FALSE;
  drom_folder_delete (unready);
  ok = finish (folder, error) && make_folder (unready, folder, error)
       && stage (file, keys, key, folder, unready, part, cancellable, error);
  if (ok && g_cancellable_is_cancelled (cancellable))
    ok = drom_store_set_error (error, NULL, SQLITE_INTERRUPT);
  if (ok && rename (unready, ready) < 0)
    ok = drom_store_set_errno (error, errno);
  if (!ok)
    drom_folder_delete (unready);
  ok = ok && drom_sync_folder (folder, error) && finish (folder, error);
  close (lock);
  return ok;
}

gboolean
drom_restore_finish (const char *folder, GError **error)
{
  gboolean ok;
  int lock;

  if (!is_there (folder, READY))
    return TRUE;
  lock = drom_lock_file (folder, DROM_STORE_LOCK, TRUE, DROM_STORE_BUSY_TIMEOUT, error);
  if (lock < 0)
    return FALSE;
  ok = finish (folder, error);
  close (lock);
  return ok;
}

char *
drom_restore_dup_aside_name (const char *folder)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *moment = g_date_time_format (now, "%Y%m%d-%H%M%S");

  for (guint i = 1;; i++)
    {
      g_autofree char *name = i == 1 ? g_strdup_printf ("registry-aside-%s", moment)
                                     : g_strdup_printf ("registry-aside-%s-%u", moment, i);

      if (!is_there (folder, name))
        return g_steal_pointer (&name);
    }
}

/**
 * drom_registry_restore:
 * @word: (nullable): a sign-in word of the day the backup was made, NULL if
 *   @passphrase is the recovery code
 * @progress: (nullable) (scope call)
 *
 * FOREIGN, CORRUPT or NEWER for the file, WRONG_PASSPHRASE, BUSY if a program has the
 * folder's registry open, and what preparing the folder can refuse. Until all of the
 * backup has been checked the folder's registry is not touched.
 */
gboolean
drom_registry_restore (const char *path,
                       const char *folder,
                       const char *word,
                       const char *passphrase,
                       DromProgressFunc progress,
                       gpointer user_data,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (DromBackupFile) file = NULL;
  g_autoptr (DromKeyFile) keys = NULL;
  g_autoptr (DromKey) key = NULL;
  DromBackupPart part = { progress, user_data, 0.0, EXTRACTED };

  g_return_val_if_fail (path != NULL && folder != NULL && passphrase != NULL, FALSE);

  file = drom_backup_file_read (path, error);
  keys = file != NULL ? drom_key_file_parse (file->keys, NULL, error) : NULL;
  if (keys == NULL)
    return FALSE;
  key = word != NULL ? drom_key_file_unlock (keys, word, passphrase, NULL, error)
                     : drom_key_file_unlock_recovery (keys, passphrase, error);
  if (key == NULL || !drom_registry_prepare_folder (folder, FALSE, error)
      || !restore (file, keys, key, folder, &part, cancellable, error))
    return FALSE;
  if (progress != NULL)
    progress (1.0, user_data);
  return TRUE;
}
