/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DROM_IDENTITY_NUMBER_ERROR (drom_identity_number_error_quark ())
GQuark drom_identity_number_error_quark (void);
typedef enum
{
  DROM_IDENTITY_NUMBER_ERROR_SYNTAX,
  DROM_IDENTITY_NUMBER_ERROR_DATE,
  DROM_IDENTITY_NUMBER_ERROR_CHECK_DIGIT,
  DROM_IDENTITY_NUMBER_ERROR_FUTURE,
} DromIdentityNumberError;

typedef enum
{
  DROM_IDENTITY_PERSONNUMMER,
  DROM_IDENTITY_SAMORDNINGSNUMMER, /* day + 60 */
} DromIdentityKind;

/* Reads a personnummer or samordningsnummer by the tax agency's rules: ten digits
 * with - or, from the year one turns 100, +; or twelve. The result has twelve digits.
 * @today decides the century. (transfer full) */
char *drom_identity_number_parse (const char *typed, const char *today, GError **error);
DromIdentityKind drom_identity_number_get_kind (const char *number);
/* The date in the number (day - 60 for a samordningsnummer); a person's birth date may differ.
 * (transfer full) */
char *drom_identity_number_dup_date (const char *number);
/* As people write it: YYMMDD-NNNN, or YYMMDD+NNNN from the year one turns 100. (transfer full) */
char *drom_identity_number_format (const char *number, const char *today);

G_END_DECLS
