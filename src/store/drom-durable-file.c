/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-store"

#include "config.h"

#include "store/drom-durable-file.h"

#include "store/drom-folder.h"
#include "store/drom-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* Between two tries at a lock, in milliseconds. */
#define LOCK_STEP 25

int
drom_lock_file (
    const char *folder, const char *name, gboolean exclusive, int timeout, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  mode_t mode = drom_folder_get_file_mode (folder);
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, mode);
  struct stat status;

  if (fd < 0)
    {
      drom_store_set_errno (error, errno);
      return -1;
    }
  /* Past the umask; only the owner may, and need, do so. */
  if (fstat (fd, &status) == 0 && (status.st_mode & 0777) != mode && status.st_uid == geteuid ())
    fchmod (fd, mode);
  for (int waited = 0;; waited += LOCK_STEP)
    {
      if (flock (fd, (exclusive ? LOCK_EX : LOCK_SH) | LOCK_NB) == 0)
        return fd;
      if (errno != EWOULDBLOCK && errno != EINTR)
        {
          drom_store_set_errno (error, errno);
          break;
        }
      if (waited >= timeout)
        {
          g_set_error_literal (error, DROM_STORE_ERROR, DROM_STORE_ERROR_BUSY,
                               _ ("The registry is in use by another program or window. "
                                  "Close it there, or try again in a moment."));
          break;
        }
      g_usleep (LOCK_STEP * 1000);
    }
  close (fd);
  return -1;
}

gboolean
drom_write_all (int fd, const void *data, gsize size, GError **error)
{
  const guint8 *rest = data;

  while (size > 0)
    {
      gssize written = write (fd, rest, size);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return drom_store_set_errno (error, errno);
      rest += written;
      size -= (gsize) written;
    }
  return TRUE;
}

gboolean
drom_write_synced (const char *path, const void *data, gsize size, mode_t mode, GError **error)
{
  gboolean ok;
  int fd;

  if (unlink (path) < 0 && errno != ENOENT)
    return drom_store_set_errno (error, errno);
  fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
  if (fd < 0)
    return drom_store_set_errno (error, errno);
  ok = fchmod (fd, mode) == 0 || drom_store_set_errno (error, errno);
  ok = ok && drom_write_all (fd, data, size, error);
  if (ok && fsync (fd) < 0)
    ok = drom_store_set_errno (error, errno);
  if (close (fd) < 0 && ok)
    ok = drom_store_set_errno (error, errno);
  return ok;
}

char *
drom_read_file (const char *path, gsize limit, gsize *size, GError **error)
{
  struct stat status;
  g_autofree char *data = NULL;
  gsize length = 0;
  int number = 0;
  int fd = open (path, O_RDONLY | O_CLOEXEC);

  if (fd < 0)
    {
      drom_store_set_errno (error, errno);
      return NULL;
    }
  if (fstat (fd, &status) < 0)
    number = errno;
  else if (!S_ISREG (status.st_mode) || (guint64) status.st_size > limit)
    number = EINVAL;
  else
    {
      data = g_malloc ((gsize) status.st_size + 1);
      while (length < (gsize) status.st_size)
        {
          gssize got = read (fd, data + length, (gsize) status.st_size - length);

          if (got < 0 && errno == EINTR)
            continue;
          if (got < 0)
            number = errno;
          if (got <= 0)
            break;
          length += (gsize) got;
        }
      data[length] = '\0';
    }
  close (fd);
  if (number != 0)
    {
      drom_store_set_errno (error, number);
      return NULL;
    }
  *size = length;
  return g_steal_pointer (&data);
}

gboolean
drom_sync_folder (const char *folder, GError **error)
{
  gboolean ok;
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return drom_store_set_errno (error, errno);
  ok = fsync (fd) == 0;
  /* Some file systems (FAT on a memory stick) don't know the notion. */
  if (!ok && (errno == EINVAL || errno == ENOTSUP))
    ok = TRUE;
  else if (!ok)
    drom_store_set_errno (error, errno);
  close (fd);
  return ok;
}
