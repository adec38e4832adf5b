/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-store"

#include "config.h"

#include "store/drom-registry.h"

#include "store/drom-folder.h"
#include "store/drom-restore-private.h"
#include "store/drom-store-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define PRIVATE_MODE 0700
#define SHARED_MODE  02770

static gboolean
is_there (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return access (path, F_OK) == 0;
}

static void
delete_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  unlink (path);
}

static void
delete_files (const char *folder)
{
  static const char *const names[] = { DROM_STORE_DATABASE,        DROM_STORE_DATABASE "-wal",
                                       DROM_STORE_DATABASE "-shm", DROM_STORE_KEYS,
                                       DROM_STORE_KEYS_LOCK,       DROM_STORE_LOCK };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    delete_file (folder, names[i]);
}

/* Keys without a database are what a creation that was cut off leaves, or what
 * somebody who lost the database still has: out of the way, but not deleted. */
static gboolean
put_keys_aside (const char *folder, GError **error)
{
  g_autofree char *name = drom_restore_dup_aside_name (folder);
  g_autofree char *from = g_build_filename (folder, DROM_STORE_KEYS, NULL);
  g_autofree char *to = g_strconcat (folder, G_DIR_SEPARATOR_S, name, ".json", NULL);

  return rename (from, to) == 0 || errno == ENOENT || drom_store_set_errno (error, errno);
}

static gboolean
set_exists (GError **error)
{
  g_set_error_literal (error, DROM_STORE_ERROR, DROM_STORE_ERROR_EXISTS,
                       _ ("The folder holds a registry already. Choose another folder."));
  return FALSE;
}

/* Makes the folder itself with 0700, and those above it that are missing. @made: (out). */
static gboolean
make_folder (const char *folder, gboolean *made, GError **error)
{
  g_autofree char *above = g_path_get_dirname (folder);

  *made = FALSE;
  if (g_mkdir_with_parents (above, PRIVATE_MODE) < 0)
    return drom_store_set_errno (error, errno);
  if (mkdir (folder, PRIVATE_MODE) == 0)
    *made = TRUE;
  else if (errno != EEXIST)
    return drom_store_set_errno (error, errno);
  return TRUE;
}

/* A folder that the user made for it just now may still be open to everybody. */
static gboolean
set_mode (const char *folder, gboolean made, gboolean shared, GError **error)
{
  struct stat status;
  gboolean is_private;

  if (stat (folder, &status) < 0)
    return drom_store_set_errno (error, errno);
  is_private = drom_folder_check_private (folder, NULL);
  if (!made && is_private && (!shared || (status.st_mode & 07777) == SHARED_MODE))
    return TRUE;
  if (!made && !is_private && (status.st_uid != geteuid () || !drom_folder_is_empty (folder)))
    return drom_folder_check_private (folder, error);
  return chmod (folder, shared ? SHARED_MODE : PRIVATE_MODE) == 0
         || drom_store_set_errno (error, errno);
}

static gboolean
prepare (const char *folder, gboolean shared, gboolean *made, GError **error)
{
  if (!make_folder (folder, made, error))
    return FALSE;
  if (drom_folder_check_local (folder, error) && set_mode (folder, *made, shared, error)
      && drom_folder_check_private (folder, error) && drom_folder_check_writable (folder, error))
    return TRUE;
  if (*made)
    rmdir (folder);
  return FALSE;
}

/* Database and slots in a folder that is ready; @error tells what went wrong, and it
 * is up to the caller to delete what was made. */
static DromStore *
fill (const char *folder,
      DromKeyFile *keys,
      const char *word,
      const char *passphrase,
      char **slot,
      char **recovery,
      GError **error)
{
  g_autoptr (DromKey) key = drom_key_new_random ();
  g_autoptr (DromStore) store = NULL;
  g_autofree char *new_slot = NULL;
  char *code = NULL;

  if (!drom_key_file_add_slot (keys, key, word, passphrase, &new_slot, error))
    return NULL;
  code = drom_key_file_set_recovery (keys, key, error);
  if (code == NULL)
    return NULL;
  store = drom_store_create (folder, key, error);
  if (store == NULL)
    {
      drom_secret_free (code);
      return NULL;
    }
  if (slot != NULL)
    *slot = g_steal_pointer (&new_slot);
  if (recovery != NULL)
    *recovery = g_steal_pointer (&code);
  g_clear_pointer (&code, drom_secret_free);
  return g_steal_pointer (&store);
}

/**
 * drom_registry_default_folder:
 *
 * Returns: (transfer full): `drom/registry` in the user's data directory
 */
char *
drom_registry_default_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "drom", "registry", NULL);
}

gboolean
drom_registry_exists (const char *folder)
{
  g_return_val_if_fail (folder != NULL, FALSE);

  /* One that can't be ended now is told when the registry is opened. */
  drom_restore_finish (folder, NULL);
  return is_there (folder, DROM_STORE_DATABASE) && is_there (folder, DROM_STORE_KEYS);
}

/**
 * drom_registry_prepare_folder:
 *
 * NETWORK, PERMISSIONS (others may look into it, and it isn't an empty folder of this
 * user's that could be closed to them), READ_ONLY or FULL. A folder that was made is
 * taken away again.
 */
gboolean
drom_registry_prepare_folder (const char *folder, gboolean shared, GError **error)
{
  gboolean made;

  g_return_val_if_fail (folder != NULL, FALSE);

  return prepare (folder, shared, &made, error);
}

gboolean
drom_registry_check_folder (const char *folder, GError **error)
{
  static const char *const names[] = { DROM_STORE_DATABASE, DROM_STORE_KEYS };

  g_return_val_if_fail (folder != NULL, FALSE);

  if (!drom_folder_check_local (folder, error) || !drom_restore_finish (folder, error))
    return FALSE;
  if (!drom_registry_exists (folder))
    return drom_store_set_errno (error, ENOENT);
  if (!drom_folder_check_private (folder, error) || !drom_folder_check_writable (folder, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      if (access (path, R_OK | W_OK) < 0)
        return drom_store_set_errno (error, errno);
    }
  return TRUE;
}

/**
 * drom_registry_create:
 *
 * WEAK, EXISTS, FULL and what drom_registry_prepare_folder() can refuse. Takes about
 * two seconds and 256 MiB: call it in a task.
 *
 * Returns: (transfer full): the open database, of schema 0
 */
DromStore *
drom_registry_create (const char *folder,
                      gboolean shared,
                      const char *word,
                      const char *passphrase,
                      char **slot,
                      char **recovery,
                      GError **error)
{
  g_autoptr (DromKeyFile) keys = NULL;
  DromStore *store = NULL;
  gboolean made = FALSE;

  g_return_val_if_fail (folder != NULL && word != NULL && passphrase != NULL, NULL);

  if (!prepare (folder, shared, &made, error))
    return NULL;
  if (is_there (folder, DROM_STORE_DATABASE))
    {
      set_exists (error);
      return NULL;
    }
  if (put_keys_aside (folder, error))
    {
      keys = drom_key_file_create (folder, error);
      store = keys != NULL ? fill (folder, keys, word, passphrase, slot, recovery, error) : NULL;
    }
  /* Without keys of its own another program was quicker, and the files are its. */
  if (store == NULL && keys != NULL)
    delete_files (folder);
  if (store == NULL && made)
    {
      delete_file (folder, DROM_STORE_KEYS_LOCK);
      rmdir (folder);
    }
  return store;
}

/**
 * drom_registry_discard_new:
 * @store: (transfer full): a registry that nothing was ever put into (schema 0)
 *
 * Takes back a creation that could not go on, a full disk at the first migration for
 * example. One that holds something is left alone, with EXISTS.
 */
gboolean
drom_registry_discard_new (DromStore *store, GError **error)
{
  g_autofree char *folder = NULL;

  g_return_val_if_fail (DROM_IS_STORE (store), FALSE);

  folder = g_strdup (drom_store_get_folder (store));
  if (drom_store_get_schema (store) != 0)
    {
      g_object_unref (store);
      return set_exists (error);
    }
  g_object_unref (store);
  delete_files (folder);
  rmdir (folder); /* unless something else is in it */
  return TRUE;
}
