/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/drom-session.h"

G_BEGIN_DECLS

/*
 * The ways into a registry. Deriving a key takes half a second, so each runs in a thread
 * and answers in the thread that asked. A session that nobody takes is closed again.
 * Errors are the store's and the model's, each a sentence for the user.
 */

/* Signs in with a passphrase. */
void drom_door_unlock_async (const char *folder,
                             const char *word,
                             const char *passphrase,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

/* Gives the sign-in word a new passphrase by means of the recovery code, and signs in. */
void drom_door_recover_async (const char *folder,
                              const char *code,
                              const char *word,
                              const char *passphrase,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);

/* Makes a new registry. @shared: several logins of this computer use the folder.
 * @founding is copied. */
void drom_door_found_async (const char *folder,
                            gboolean shared,
                            const DromFounding *founding,
                            const char *word,
                            const char *passphrase,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);

/* Opens a demonstration in a temporary folder, with a key that is written nowhere. */
void drom_door_look_around_async (GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);

/* Of all four. @recovery: (out) (optional) (transfer full): the recovery code of a new
 * registry, to be freed with drom_secret_free(); NULL for the others. (transfer full) */
DromSession *drom_door_finish (GAsyncResult *result, char **recovery, GError **error);

G_END_DECLS
