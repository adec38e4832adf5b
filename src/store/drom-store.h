/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/drom-key.h"

G_BEGIN_DECLS

/**
 * DromStoreError:
 * Everything that the store can refuse, each with a sentence of its own in the
 * user's language (the GError's message says what to do).
 */
#define DROM_STORE_ERROR (drom_store_error_quark ())
GQuark drom_store_error_quark (void);

typedef enum
{
  DROM_STORE_ERROR_FAILED,           /* anything that has no code of its own */
  DROM_STORE_ERROR_NOT_FOUND,        /* the folder holds no registry */
  DROM_STORE_ERROR_EXISTS,           /* the folder holds a registry already */
  DROM_STORE_ERROR_FOREIGN,          /* a database, but not one of Drom's */
  DROM_STORE_ERROR_NEWER,            /* written by a newer Drom; left untouched */
  DROM_STORE_ERROR_WRONG_KEY,        /* the key does not open the database */
  DROM_STORE_ERROR_WRONG_PASSPHRASE, /* no slot opens with this sign-in word and passphrase */
  DROM_STORE_ERROR_CORRUPT,          /* a page fails its authentication; restore a backup */
  DROM_STORE_ERROR_BUSY,             /* another program has been writing for more than 3 s */
  DROM_STORE_ERROR_READ_ONLY,        /* folder or file can't be written */
  DROM_STORE_ERROR_FULL,             /* the disk is full */
  DROM_STORE_ERROR_NETWORK,          /* a network file system, where locks can't be trusted */
  DROM_STORE_ERROR_PERMISSIONS,      /* others than owner (and group, if shared) may read */
  DROM_STORE_ERROR_CONSTRAINT,       /* a CHECK, UNIQUE or foreign key refused the row */
  DROM_STORE_ERROR_CHAIN,            /* the log's chain is broken */
  DROM_STORE_ERROR_WEAK,             /* the passphrase is too short */
  DROM_STORE_ERROR_CANCELLED,
} DromStoreError;

/**
 * DromStore:
 * One connection to the encrypted database. Not thread-safe: each thread opens
 * its own (drom_store_open_again()).
 */
#define DROM_TYPE_STORE (drom_store_get_type ())
G_DECLARE_FINAL_TYPE (DromStore, drom_store, DROM, STORE, GObject)

/**
 * DromMigration:
 * One numbered, immutable step of the schema. @number counts from 1 without
 * gaps and is the database's user_version after the step.
 */
typedef struct
{
  int number;
  const char *name; /* file name below data/schema, for messages */
  const char *sql;
} DromMigration;

/* Makes an empty database (schema 0) in an existing folder, EXISTS if there is one; opens
 * the one there; opens the same once more, for another thread. While one is open no
 * restore takes place in the folder. (transfer full) */
DromStore *drom_store_create (const char *folder, DromKey *key, GError **error);
DromStore *drom_store_open (const char *folder, DromKey *key, GError **error);
DromStore *drom_store_open_again (DromStore *self, GError **error);
const char *drom_store_get_folder (DromStore *self);
DromKey *drom_store_get_key (DromStore *self);

/* The number of the schema that the database has (PRAGMA user_version). */
int drom_store_get_schema (DromStore *self);

/* Brings the schema up to the last of @migrations, each step in one
 * transaction, after a copy of the registry was made beside it. Refuses with
 * NEWER if the database is ahead of @migrations. */
gboolean drom_store_migrate (DromStore *self,
                             const DromMigration *migrations,
                             guint n_migrations,
                             GError **error);

/* Runs one or more statements without parameters or rows. */
gboolean drom_store_exec (DromStore *self, const char *sql, GError **error);
gint64 drom_store_last_id (DromStore *self);
gint64 drom_store_changes (DromStore *self);

/* Changes whenever another connection has committed (PRAGMA data_version). */
gint64 drom_store_data_version (DromStore *self);

/* Gives back the memory of decrypted pages if nothing was read or written for @seconds. */
gboolean drom_store_rest (DromStore *self, guint seconds);

/* Lets a reading that takes long be interrupted from another thread. */
void drom_store_interrupt (DromStore *self);

/* Checks every page's authentication and the structure of the database. Runs
 * long: call it from a task's thread with a connection of its own. */
gboolean drom_store_check (DromStore *self, GCancellable *cancellable, GError **error);

G_END_DECLS
