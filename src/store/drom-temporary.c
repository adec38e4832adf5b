/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-store"

#include "config.h"

#include "store/drom-registry.h"

#include "store/drom-durable-file.h"
#include "store/drom-folder.h"
#include "store/drom-store-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define PREFIX "drom-look-"
/* Held by the process that uses the folder, for as long as it lives. */
#define OWNER "owner.lock"
/* A folder that is younger may be about to get its lock. */
#define MIN_AGE 60 /* seconds */

/* Folder -> descriptor of its lock, of this process. */
static GHashTable *owned;
G_LOCK_DEFINE_STATIC (owned);

static gboolean
is_private_place (const char *folder)
{
  struct stat status;

  return folder != NULL && stat (folder, &status) == 0 && S_ISDIR (status.st_mode)
         && status.st_uid == geteuid () && (status.st_mode & 0077) == 0
         && drom_folder_check_local (folder, NULL) && drom_folder_check_writable (folder, NULL);
}

static gboolean
is_our_folder (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  struct stat status;

  return g_str_has_prefix (name, PREFIX) && lstat (path, &status) == 0 && S_ISDIR (status.st_mode)
         && status.st_uid == geteuid ();
}

/* Deletes what processes that were killed have left in @place. */
static void
sweep (const char *place)
{
  g_autoptr (GDir) dir = g_dir_open (place, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (place, name, NULL);
      struct stat status;
      int lock;

      if (!is_our_folder (path) || lstat (path, &status) < 0
          || status.st_mtime > g_get_real_time () / G_USEC_PER_SEC - MIN_AGE)
        continue;
      lock = drom_lock_file (path, OWNER, TRUE, 0, NULL);
      if (lock < 0)
        continue;
      drom_folder_delete (path);
      close (lock);
    }
}

static void
hold (const char *folder, int lock)
{
  G_LOCK (owned);
  if (owned == NULL)
    owned = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_insert (owned, g_strdup (folder), GINT_TO_POINTER (lock));
  G_UNLOCK (owned);
}

static void
release (const char *folder)
{
  gpointer lock;

  G_LOCK (owned);
  if (owned != NULL && g_hash_table_lookup_extended (owned, folder, NULL, &lock))
    {
      g_hash_table_remove (owned, folder);
      close (GPOINTER_TO_INT (lock));
    }
  G_UNLOCK (owned);
}

/**
 * drom_registry_create_temporary:
 *
 * In the session's runtime directory, which is in memory, or else in the system's
 * folder for temporary files. Folders of processes that have ended are deleted.
 *
 * Returns: (transfer full): the open database, of schema 0
 */
DromStore *
drom_registry_create_temporary (GError **error)
{
  const char *place = g_getenv ("XDG_RUNTIME_DIR");
  g_autofree char *folder = NULL;
  g_autoptr (DromKey) key = drom_key_new_random ();
  DromStore *store;
  int lock;

  if (!is_private_place (place))
    place = g_get_tmp_dir ();
  sweep (place);
  folder = g_build_filename (place, PREFIX "XXXXXX", NULL);
  if (g_mkdtemp_full (folder, 0700) == NULL)
    {
      drom_store_set_errno (error, errno);
      return NULL;
    }
  lock = drom_lock_file (folder, OWNER, TRUE, 0, error);
  store = lock >= 0 && drom_folder_check_local (folder, error)
              ? drom_store_create (folder, key, error)
              : NULL;
  if (lock >= 0)
    hold (folder, lock);
  if (store == NULL)
    drom_registry_delete_temporary (folder);
  return store;
}

/**
 * drom_registry_delete_temporary:
 * @folder: as drom_store_get_folder() gave it; any other folder is left alone
 */
void
drom_registry_delete_temporary (const char *folder)
{
  g_return_if_fail (folder != NULL);

  if (is_our_folder (folder))
    drom_folder_delete (folder);
  release (folder);
}
