/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/drom-registry.h"

G_BEGIN_DECLS

/**
 * DromBackupFile:
 * One file that holds a whole registry:
 *
 *     16 bytes   "DROM-BACKUP\r\n\x1a\n\0"
 *      4 bytes   version of this format, 1, big-endian
 *      4 bytes   size of the header, big-endian
 *      header    JSON: when and by which version it was made, schema, the log's
 *                number of rows and head, the database's size, the key file
 *      database  as encrypted pages
 *     32 bytes   SHA-256 of all before, so that a file that was cut off is known
 *
 * What vouches for the content is the encryption of the pages and of the key slots.
 */
typedef struct
{
  char *path;
  goffset database; /* where the database begins, in bytes */
  guint64 size;     /* of the database, in bytes */
  guint64 rows;     /* of the log */
  char *head;       /* of the log, as hex */
  char *keys;       /* the key file's text */
} DromBackupFile;

/* A part of a longer piece of work: from @from to @to of it. */
typedef struct
{
  DromProgressFunc progress;
  gpointer user_data;
  double from;
  double to;
} DromBackupPart;

/* To be given to what counts its own work from 0.0 to 1.0. */
void drom_backup_part_report (double fraction, gpointer part);

/* Makes @path, 0600 and synced, out of the database file @database. */
gboolean drom_backup_file_write (const char *path,
                                 const char *database,
                                 int schema,
                                 guint64 rows,
                                 const char *head,
                                 const char *keys,
                                 DromBackupPart *part,
                                 GCancellable *cancellable,
                                 GError **error);

/* Reads the header. NOT_FOUND, FOREIGN, NEWER or CORRUPT. (transfer full) */
DromBackupFile *drom_backup_file_read (const char *path, GError **error);
void drom_backup_file_free (DromBackupFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DromBackupFile, drom_backup_file_free)

/* Reads the whole file, checks its sum and writes the database to @to, synced. */
gboolean drom_backup_file_extract (DromBackupFile *self,
                                   const char *to,
                                   mode_t mode,
                                   DromBackupPart *part,
                                   GCancellable *cancellable,
                                   GError **error);

/* Opens the database that was extracted and checks all of it: pages, structure, the log's
 * chain and its head. */
gboolean drom_backup_file_verify (DromBackupFile *self,
                                  const char *database,
                                  DromKey *key,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
