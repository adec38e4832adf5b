/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/drom-noun.h"

G_BEGIN_DECLS

/* The columns that a list of participants may have. */
typedef enum
{
  DROM_IMPORT_NUMBER,
  DROM_IMPORT_GIVEN_NAME,
  DROM_IMPORT_FAMILY_NAME,
  DROM_IMPORT_IDENTITY_NUMBER,
  DROM_IMPORT_BIRTH_DATE,
  DROM_IMPORT_GENDER,
  DROM_IMPORT_PHONE,
  DROM_IMPORT_EMAIL,
  DROM_IMPORT_STREET,
  DROM_IMPORT_POSTCODE,
  DROM_IMPORT_CITY,
  DROM_IMPORT_PROTECTED,
  DROM_IMPORT_TOWN,
  DROM_IMPORT_STATUS,
  DROM_IMPORT_FROM_DATE,
  DROM_IMPORT_TO_DATE,
  DROM_IMPORT_REASON,
  DROM_IMPORT_EDUCATION,
  DROM_IMPORT_WORK,       /* titles, separated by commas */
  DROM_IMPORT_INTERNSHIP, /* titles, separated by commas */
  DROM_IMPORT_TRACK,
  DROM_IMPORT_RESULT,
  DROM_IMPORT_RESULT_TEXT,
  DROM_IMPORT_N_COLUMNS,
} DromImportColumn;

/* The column whose head is @head in Swedish, English or as the noun's field is named,
 * whatever its case, accents and spaces; DROM_IMPORT_N_COLUMNS if there is none. */
DromImportColumn drom_import_column_find (const char *head);
/* Whether two heads are the same one as far as drom_import_column_find() is concerned. */
gboolean drom_import_heads_equal (const char *a, const char *b);
/* Its head in the language of the screen. */
const char *drom_import_column_get_label (DromImportColumn column);
/* What the column's @typed means, as the registry keeps it; it is not empty. Codes are
 * understood in Swedish, English and every language of the program. (transfer full)
 * NULL with DROM_MODEL_ERROR_INVALID and a sentence. */
char *drom_import_column_read (DromImportColumn column,
                               const char *typed,
                               const char *today,
                               GError **error);

G_END_DECLS
