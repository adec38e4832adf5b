/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sys/types.h>

G_BEGIN_DECLS

/* The mode of a file in @folder: 0660 where several logins share the folder, else 0600. */
mode_t drom_folder_get_file_mode (const char *folder);

/* NETWORK if @folder is on a file system whose locks can't be trusted. */
gboolean drom_folder_check_local (const char *folder, GError **error);

/* PERMISSIONS if others than the owner, or the group of a shared folder, may look into it. */
gboolean drom_folder_check_private (const char *folder, GError **error);

/* READ_ONLY if files can't be made in it. */
gboolean drom_folder_check_writable (const char *folder, GError **error);

/* Whether nothing is in it. */
gboolean drom_folder_is_empty (const char *folder);

/* Deletes @folder and the files in it, not deeper ones. */
gboolean drom_folder_delete (const char *folder);

/* Deletes the files in @folder whose name begins with @prefix and that were left by a
 * process that ended: older than a day. */
void drom_folder_sweep (const char *folder, const char *prefix);

G_END_DECLS
