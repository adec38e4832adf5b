/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-store"

#include "config.h"

#include "store/drom-folder.h"

#include "store/drom-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>
#include <unistd.h>

#define SWEEP_AGE  (24 * 60 * 60) /* seconds */
#define FUSE_MAGIC 0x65735546

/* File systems whose files another computer may write, from statfs(2), magic.h
 * and the kernel's sources. SQLite's write-ahead log needs memory that all of its
 * users share, and locks that hold. */
static const guint32 network_magic[] = {
  0x00006969, /* nfs */
  0x0000517b, /* smb */
  0xff534d42, /* cifs */
  0xfe534d42, /* smb 2 and later */
  0x0000564c, /* ncp */
  0x01021997, /* 9p */
  0x73757245, /* coda */
  0x5346414f, /* afs */
  0x6b414653, /* kafs */
  0x00c36400, /* ceph */
  0x01161970, /* gfs2 */
  0x7461636f, /* ocfs2 */
  0x0bd00bd0, /* lustre */
  0x47504653, /* gpfs */
  0x786f4256, /* folders shared by VirtualBox */
  0xbacbacbc, /* folders shared by VMware */
  0x19830326, /* beegfs */
  0xaad7aaea, /* panfs */
  0x013111a8, /* ibrix */
};

/* What is known to be on this computer among the file systems in user space. */
static const char *const local_fuse[] = {
  "fuseblk", "fuse.ntfs-3g", "fuse.exfat", "fuse.gocryptfs", "fuse.encfs", "fuse.cryfs", NULL,
};

/* The type of the mount that @device is, as /proc/self/mountinfo names it. */
static char *
dup_mount_type (dev_t device)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents ("/proc/self/mountinfo", &text, NULL, NULL))
    return NULL;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      unsigned device_major, device_minor;
      const char *rest = strstr (lines[i], " - ");

      if (rest != NULL && sscanf (lines[i], "%*d %*d %u:%u", &device_major, &device_minor) == 2
          && makedev (device_major, device_minor) == device)
        return g_strndup (rest + 3, strcspn (rest + 3, " "));
    }
  return NULL;
}

static gboolean
is_network (const char *folder, const struct statfs *system)
{
  guint32 magic = (guint32) system->f_type;

  for (guint i = 0; i < G_N_ELEMENTS (network_magic); i++)
    if (magic == network_magic[i])
      return TRUE;
  if (magic == FUSE_MAGIC)
    {
      struct stat status;
      g_autofree char *type = NULL;

      if (stat (folder, &status) == 0)
        type = dup_mount_type (status.st_dev);
      return type == NULL || !g_strv_contains (local_fuse, type);
    }
  return FALSE;
}

mode_t
drom_folder_get_file_mode (const char *folder)
{
  struct stat status;

  if (stat (folder, &status) == 0 && (status.st_mode & S_ISGID) && (status.st_mode & S_IWGRP))
    return 0660;
  return 0600;
}

gboolean
drom_folder_check_local (const char *folder, GError **error)
{
  struct statfs system;

  if (statfs (folder, &system) < 0)
    return drom_store_set_errno (error, errno);
  if (!is_network (folder, &system))
    return TRUE;
  g_set_error_literal (error, DROM_STORE_ERROR, DROM_STORE_ERROR_NETWORK,
                       _ ("This folder is on a network, where two computers could damage the "
                          "registry. Choose a folder on this computer’s own disk."));
  return FALSE;
}

gboolean
drom_folder_check_private (const char *folder, GError **error)
{
  struct stat status;

  if (stat (folder, &status) < 0)
    return drom_store_set_errno (error, errno);
  if (!S_ISDIR (status.st_mode))
    return drom_store_set_errno (error, ENOTDIR);
  if ((status.st_mode & S_IRWXO) == 0
      && ((status.st_mode & S_IRWXG) == 0 || (status.st_mode & S_ISGID) != 0))
    return TRUE;
  g_set_error_literal (error, DROM_STORE_ERROR, DROM_STORE_ERROR_PERMISSIONS,
                       _ ("Others on this computer may look into this folder. "
                          "Take their permission away, or choose another folder."));
  return FALSE;
}

gboolean
drom_folder_check_writable (const char *folder, GError **error)
{
  return access (folder, R_OK | W_OK | X_OK) == 0 || drom_store_set_errno (error, errno);
}

gboolean
drom_folder_is_empty (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  return dir != NULL && g_dir_read_name (dir) == NULL;
}

gboolean
drom_folder_delete (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      unlink (path);
    }
  return rmdir (folder) == 0;
}

void
drom_folder_sweep (const char *folder, const char *prefix)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = NULL;
      struct stat status;

      if (!g_str_has_prefix (name, prefix))
        continue;
      path = g_build_filename (folder, name, NULL);
      if (lstat (path, &status) == 0 && S_ISREG (status.st_mode)
          && status.st_mtime < g_get_real_time () / G_USEC_PER_SEC - SWEEP_AGE)
        unlink (path);
    }
}
