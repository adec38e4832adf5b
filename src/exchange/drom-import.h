/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/drom-csv.h"
#include "model/drom-session.h"

G_BEGIN_DECLS

#define DROM_IMPORT_ERROR (drom_import_error_quark ())
GQuark drom_import_error_quark (void);

/* Why a file as a whole is refused; what is wrong with a row stands in its report. */
typedef enum
{
  DROM_IMPORT_ERROR_UNKNOWN_COLUMN,  /* the message names them all */
  DROM_IMPORT_ERROR_MISSING_COLUMN,  /* there is no given name */
  DROM_IMPORT_ERROR_REPEATED_COLUMN, /* two columns have the same meaning */
  DROM_IMPORT_ERROR_NO_ROWS,         /* heads and nothing below them */
} DromImportError;

typedef enum
{
  DROM_IMPORT_OK,
  DROM_IMPORT_WARNING, /* is taken in, but look at it */
  DROM_IMPORT_REFUSED, /* keeps the whole file out */
} DromImportOutcome;

typedef struct
{
  guint line;    /* of the file, from 1 */
  gint64 number; /* running number, 0 if it has none that can be read */
  DromImportOutcome outcome;
  char *message; /* sentences; NULL if OK. Holds no name */
} DromImportRow;

typedef struct
{
  GPtrArray *rows; /* (element-type DromImportRow), in the order of the file */
  guint n_warnings;
  guint n_refused;
  gboolean imported; /* FALSE: nothing was changed */
} DromImportReport;

void drom_import_report_free (DromImportReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DromImportReport, drom_import_report_free)

/* @fraction: 0.0 to 1.0. Called in the thread that imports. */
typedef void (*DromImportProgress) (double fraction, gpointer user_data);

typedef struct
{
  gboolean dry_run;          /* report alone */
  const char *const *ignore; /* heads of columns to leave out, or NULL */
  gint64 responsible;        /* the staff member who answers for them, 0 for nobody */
  int days;                  /* by how many days every date is moved: for the demonstration */
} DromImportOptions;

/* Reads a list of participants, with heads in Swedish or English in any order, and adds a
 * participant, the enrolment in the current project, a mapping of that day, experience,
 * the plan's track and a result for each row: all rows or, if one is refused, none.
 *
 * A row without number gets the next free one. A number that is taken, twice in the
 * file too, is refused; likely duplicates are warned of as far as the session may see
 * them.
 *
 * @options: NULL for none. Runs long for a large file: call it in a task with a session
 * of its own. (transfer full) NULL with DROM_IMPORT_ERROR, DROM_CSV_ERROR,
 * DROM_MODEL_ERROR_FORBIDDEN, DROM_STORE_ERROR or G_IO_ERROR_CANCELLED. */
DromImportReport *drom_import_participants (DromSession *session,
                                            DromCsv *csv,
                                            const DromImportOptions *options,
                                            DromImportProgress progress,
                                            gpointer user_data,
                                            GCancellable *cancellable,
                                            GError **error);

G_END_DECLS
