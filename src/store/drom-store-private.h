/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlcipher/sqlite3.h>

#include "store/drom-statement.h"
#include "store/drom-store.h"
#include "store/drom-transaction.h"

G_BEGIN_DECLS

#define DROM_STORE_DATABASE  "registry.db"
#define DROM_STORE_LOCK      "registry.lock"
#define DROM_STORE_KEYS      "keys.json"
#define DROM_STORE_KEYS_LOCK "keys.lock"

/* "Drom", as the database header's application_id. */
#define DROM_STORE_APPLICATION_ID 0x44726f6d

/* How long a write waits for another program's, in milliseconds. */
#define DROM_STORE_BUSY_TIMEOUT 3000

/* drom-store.c */
sqlite3 *drom_store_get_handle (DromStore *self);
/* Transactions that are open on @self, the outermost first (borrowed). */
GPtrArray *drom_store_get_transactions (DromStore *self);
/* Opens @path with @key and nothing more: no lock, no check of whose it is. */
sqlite3 *drom_store_connect (const char *path, DromKey *key, int flags, GError **error);
/* Checks that an open database is one of Drom's. */
gboolean drom_store_check_owner (sqlite3 *handle, GError **error);
/* Opens a database of Drom's that stands alone in a file: a backup's or a copy's. */
DromStore *drom_store_open_file (const char *path, DromKey *key, GError **error);
/* The first column of the first row; 0 if there is none. */
gboolean drom_store_query_int (sqlite3 *handle, const char *sql, gint64 *value, GError **error);
/* Whether SQLite rolled the whole transaction back by itself, after a full disk for example. */
gboolean drom_store_is_broken (DromStore *self);
/* Takes a statement out of the cache, or NULL; takes one back. */
DromStatement *drom_store_take_statement (DromStore *self, const char *sql);
void drom_store_give_statement (DromStore *self, DromStatement *statement);

/* drom-statement.c */
const char *drom_statement_get_sql (DromStatement *self);
void drom_statement_destroy (DromStatement *self);

/* drom-transaction.c: the store goes; says which transactions were left open. */
void drom_transaction_abandon (DromTransaction *self);

/* drom-migration.c: copies the whole database into the new file @path, as encrypted pages under the
 * same key. */
typedef void (*DromCopyProgress) (double fraction, gpointer user_data);
gboolean drom_store_copy (DromStore *self,
                          const char *path,
                          DromCopyProgress progress,
                          gpointer user_data,
                          GCancellable *cancellable,
                          GError **error);

/* (transfer full) */
char *drom_store_dup_copy_path (const char *folder);
void drom_store_delete_copy (const char *path);

/* drom-store-error.c */
gboolean drom_store_set_error (GError **error, sqlite3 *handle, int result);
gboolean drom_store_set_errno (GError **error, int number);

G_END_DECLS
