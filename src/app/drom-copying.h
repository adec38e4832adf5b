/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/drom-session.h"

G_BEGIN_DECLS

/**
 * DromCopying:
 * A backup or a restore under way, in a thread with a connection of its own. Properties:
 * "fraction" (0.0 to 1.0, notified in the thread that started it).
 */
#define DROM_TYPE_COPYING (drom_copying_get_type ())
G_DECLARE_FINAL_TYPE (DromCopying, drom_copying, DROM, COPYING, GObject)

DromCopying *drom_copying_new (void);
/* How much is done, 0.0 to 1.0; the last call stops the work, which then fails as cancelled. */
double drom_copying_get_fraction (DromCopying *self);
void drom_copying_cancel (DromCopying *self);

/* Writes the registry of @session to @path. It is logged first. */
void drom_copying_backup_async (DromCopying *self,
                                DromSession *session,
                                const char *path,
                                GAsyncReadyCallback callback,
                                gpointer user_data);

/* Puts the backup at @path in @folder. @word: (nullable): NULL if @passphrase is the
 * recovery code. */
void drom_copying_restore_async (DromCopying *self,
                                 const char *path,
                                 const char *folder,
                                 const char *word,
                                 const char *passphrase,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

/* Of both. */
gboolean drom_copying_finish (DromCopying *self, GAsyncResult *result, GError **error);

G_END_DECLS
