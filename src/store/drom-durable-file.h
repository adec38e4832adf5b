/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sys/types.h>

G_BEGIN_DECLS

/* Takes the lock file @name in @folder, shared or @exclusive, waiting up to @timeout
 * milliseconds, then BUSY. Answers a descriptor whose close() lets go, or -1. The lock
 * goes with the process, however that ends. */
int drom_lock_file (
    const char *folder, const char *name, gboolean exclusive, int timeout, GError **error);

/* Writes all of @data to @fd. */
gboolean drom_write_all (int fd, const void *data, gsize size, GError **error);

/* Makes @path anew with @mode, holding @data, on the disk. What stood under that name
 * is replaced, so it is to be a name that nobody reads. */
gboolean
drom_write_synced (const char *path, const void *data, gsize size, mode_t mode, GError **error);

/* Reads a regular file of at most @limit bytes; the result ends in a 0 that @size does
 * not count. (transfer full) */
char *drom_read_file (const char *path, gsize limit, gsize *size, GError **error);

/* Makes a rename in @folder last. */
gboolean drom_sync_folder (const char *folder, GError **error);

G_END_DECLS
