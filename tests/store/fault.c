/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-store-test"

#include "config.h"

#include "fault.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* The linker's names (--wrap). */
ssize_t __real_write (int fd, const void *data, size_t size);
ssize_t __real_pwrite64 (int fd, const void *data, size_t size, off_t offset);
int __real_fsync (int fd);
int __real_fdatasync (int fd);
int __real_ftruncate64 (int fd, off_t size);
int __real_rename (const char *from, const char *to);
int __real_unlink (const char *path);
int __real_mkdir (const char *path, mode_t mode);
int __real_fchmod (int fd, mode_t mode);
ssize_t __wrap_write (int fd, const void *data, size_t size);
ssize_t __wrap_pwrite64 (int fd, const void *data, size_t size, off_t offset);
int __wrap_fsync (int fd);
int __wrap_fdatasync (int fd);
int __wrap_ftruncate64 (int fd, off_t size);
int __wrap_rename (const char *from, const char *to);
int __wrap_unlink (const char *path);
int __wrap_mkdir (const char *path, mode_t mode);
int __wrap_fchmod (int fd, mode_t mode);

#define MAX_FD 1024

static FaultMode armed;
static guint first;
static guint calls;
static gboolean happened;
static gboolean check_syncs;
static gboolean unsynced[MAX_FD];

void
fault_arm (FaultMode mode, guint call)
{
  armed = mode;
  first = call;
  calls = 0;
  happened = FALSE;
}

void
fault_disarm (void)
{
  armed = FAULT_NONE;
}

guint
fault_calls (void)
{
  return calls;
}

gboolean
fault_happened (void)
{
  return happened;
}

void
fault_check_syncs (void)
{
  check_syncs = TRUE;
}

/* Whether this call is to fail; does not come back if it is to kill. @takes_space:
 * whether a full disk refuses it. */
static gboolean
fails (gboolean takes_space)
{
  guint call;

  if (armed == FAULT_NONE)
    return FALSE;
  call = calls++;
  if (armed == FAULT_KILL && call == first)
    _exit (FAULT_KILLED);
  if ((armed == FAULT_FAIL && call == first)
      || (armed == FAULT_FULL && call >= first && takes_space))
    {
      happened = TRUE;
      errno = armed == FAULT_FULL ? ENOSPC : EIO;
      return TRUE;
    }
  return FALSE;
}

static gboolean
is_kill (void)
{
  return armed == FAULT_KILL && calls == first;
}

ssize_t
__wrap_write (int fd, const void *data, size_t size)
{
  if (fd <= STDERR_FILENO)
    return __real_write (fd, data, size);
  if (is_kill () && __real_write (fd, data, size / 2) < 0)
    _exit (FAULT_KILLED);
  if (fails (TRUE))
    return -1;
  if (fd < MAX_FD)
    unsynced[fd] = TRUE;
  return __real_write (fd, data, size);
}

ssize_t
__wrap_pwrite64 (int fd, const void *data, size_t size, off_t offset)
{
  if (is_kill () && __real_pwrite64 (fd, data, size / 2, offset) < 0)
    _exit (FAULT_KILLED);
  return fails (TRUE) ? -1 : __real_pwrite64 (fd, data, size, offset);
}

int
__wrap_fsync (int fd)
{
  if (fails (FALSE))
    return -1;
  if (fd < MAX_FD)
    unsynced[fd] = FALSE;
  return __real_fsync (fd);
}

int
__wrap_fdatasync (int fd)
{
  return fails (FALSE) ? -1 : __real_fdatasync (fd);
}

int
__wrap_ftruncate64 (int fd, off_t size)
{
  return fails (FALSE) ? -1 : __real_ftruncate64 (fd, size);
}

int
__wrap_rename (const char *from, const char *to)
{
  if (check_syncs)
    for (guint i = 0; i < MAX_FD; i++)
      if (unsynced[i])
        _exit (FAULT_UNSYNCED);
  return fails (FALSE) ? -1 : __real_rename (from, to);
}

int
__wrap_unlink (const char *path)
{
  return fails (FALSE) ? -1 : __real_unlink (path);
}

int
__wrap_mkdir (const char *path, mode_t mode)
{
  return fails (TRUE) ? -1 : __real_mkdir (path, mode);
}

int
__wrap_fchmod (int fd, mode_t mode)
{
  return fails (FALSE) ? -1 : __real_fchmod (fd, mode);
}
