/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DROM_CSV_ERROR (drom_csv_error_quark ())
GQuark drom_csv_error_quark (void);

typedef enum
{
  DROM_CSV_ERROR_EMPTY,    /* nothing in it */
  DROM_CSV_ERROR_ENCODING, /* neither UTF-8 (or 16) nor Windows-1252, or a mixture */
  DROM_CSV_ERROR_CUT_OFF,  /* ends within a quoted field or a letter */
  DROM_CSV_ERROR_SYNTAX,   /* something between a closing quote and the separator */
  DROM_CSV_ERROR_TOO_BIG,  /* more than DROM_CSV_MAX_BYTES */
} DromCsvError;

#define DROM_CSV_MAX_BYTES (256 * 1024 * 1024)

/**
 * DromCsv:
 * Reads rows of separated values by RFC 4180 as they come out of spreadsheets:
 * separated by semicolons, commas or tabs (found by the first row, or said by a line
 * `sep=;`), in UTF-8 with or without a byte order mark, UTF-16 with one, or
 * Windows-1252; lines end in LF, CR LF or CR.
 */
typedef struct _DromCsv DromCsv;

/* Takes a copy of @bytes in UTF-8. (transfer full) NULL with DROM_CSV_ERROR. */
DromCsv *drom_csv_new (GBytes *bytes, GError **error);
/* (transfer full) NULL with DROM_CSV_ERROR or G_IO_ERROR. */
DromCsv *drom_csv_new_for_file (GFile *file, GCancellable *cancellable, GError **error);
void drom_csv_free (DromCsv *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DromCsv, drom_csv_free)

/* Goes to the next row; lines with nothing on them are left out. FALSE at the end, or
 * with @error set. */
gboolean drom_csv_next (DromCsv *self, GError **error);
guint drom_csv_get_n_fields (DromCsv *self);
/* Lent until the next row; "" for a field that the row hasn't. */
const char *drom_csv_get_field (DromCsv *self, guint nth);
/* The line of the file on which the row begins, from 1. */
guint drom_csv_get_line (DromCsv *self);
char drom_csv_get_separator (DromCsv *self);
/* How far in the file the reading is, 0.0 to 1.0. */
double drom_csv_get_fraction (DromCsv *self);

G_END_DECLS
