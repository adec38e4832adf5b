/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/drom-session.h"
#include "model/drom-staff.h"

G_BEGIN_DECLS

/*
 * What changes the key file of an unlocked registry. Keys are derived in a thread, under
 * the key file's lock; what the registry knows of it is written in the thread that asked.
 * The rights (DROM_RIGHT_ADD_STAFF, DROM_RIGHT_MANAGE_REGISTRY) are asked here, too.
 */

/* A new colleague with a first passphrase. */
void drom_keys_add_async (DromSession *session,
                          const char *name,
                          const char *role,
                          const char *word,
                          const char *passphrase,
                          GAsyncReadyCallback callback,
                          gpointer user_data);

/* One's own passphrase; @old has to open the slot. */
void drom_keys_change_async (DromSession *session,
                             const char *old,
                             const char *passphrase,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

/* FALSE if nobody has a passphrase: in a demonstration that is looked around in. */
gboolean drom_keys_exist (DromSession *session);

/* Whether @passphrase is one's own: fails with the sentence to show if it is not. */
void drom_keys_check_async (DromSession *session,
                            const char *passphrase,
                            GAsyncReadyCallback callback,
                            gpointer user_data);

/* A colleague's passphrase, by means of the recovery code. */
void drom_keys_reset_async (DromSession *session,
                            DromStaff *staff,
                            const char *code,
                            const char *passphrase,
                            GAsyncReadyCallback callback,
                            gpointer user_data);

/* Takes a colleague's key away: who has none can no longer sign in. */
void drom_keys_remove_async (DromSession *session,
                             DromStaff *staff,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

/* A new recovery code in place of the old one. */
void drom_keys_renew_recovery_async (DromSession *session,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);

/* Of all six. @recovery: (out) (optional) (transfer full): the new recovery code, to be
 * freed with drom_secret_free(). */
gboolean drom_keys_finish (GAsyncResult *result, char **recovery, GError **error);

/* The sign-in word of a staff member; NULL if they can't sign in. (transfer full) */
char *drom_keys_dup_word (DromSession *session, DromStaff *staff);

G_END_DECLS
