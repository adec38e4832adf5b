/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/drom-key-file.h"
#include "store/drom-store.h"

G_BEGIN_DECLS

/* The folder in the user's data directory that holds the registry unless
 * another was chosen. (transfer full) */
char *drom_registry_default_folder (void);

/* Whether @folder holds a registry (a database and a key file). */
gboolean drom_registry_exists (const char *folder);

/* Makes the folder (0700, or 2770 if @shared: several logins of one computer) and
 * checks that it is local, writable and private. */
gboolean drom_registry_prepare_folder (const char *folder, gboolean shared, GError **error);

/* Checks an existing registry's folder: NOT_FOUND, NETWORK, PERMISSIONS, READ_ONLY. */
gboolean drom_registry_check_folder (const char *folder, GError **error);

/* A new registry: folder, database, key file, first slot and recovery code. On
 * failure nothing is left behind. @slot, @recovery: (out) (transfer full).
 * (transfer full) */
DromStore *drom_registry_create (const char *folder,
                                 gboolean shared,
                                 const char *word,
                                 const char *passphrase,
                                 char **slot,
                                 char **recovery,
                                 GError **error);

/* Takes a registry of schema 0 back, when its first migration could not be made. Takes
 * over @store's last reference. EXISTS, and nothing is deleted, if it holds something. */
gboolean drom_registry_discard_new (DromStore *store, GError **error);

/* A registry with a random key that is written nowhere, for looking around: gone
 * with the process's folder. (transfer full) */
DromStore *drom_registry_create_temporary (GError **error);
/* Deletes such a registry's folder. */
void drom_registry_delete_temporary (const char *folder);

/* Progress of a backup or restore, 0.0 to 1.0. Called in the thread that runs it. */
typedef void (*DromProgressFunc) (double fraction, gpointer user_data);

/* One file that holds the database (as encrypted pages), the key file and the
 * log's head; written beside @path, opened and checked, then renamed. */
gboolean drom_registry_backup (DromStore *store,
                               const char *path,
                               DromProgressFunc progress,
                               gpointer user_data,
                               GCancellable *cancellable,
                               GError **error);

/* Reads a backup with a passphrase (or the recovery code if @word is NULL),
 * verifies it by opening it, and puts it in @folder. An existing registry there is
 * kept aside under a dated name. */
gboolean drom_registry_restore (const char *path,
                                const char *folder,
                                const char *word,
                                const char *passphrase,
                                DromProgressFunc progress,
                                gpointer user_data,
                                GCancellable *cancellable,
                                GError **error);

G_END_DECLS
