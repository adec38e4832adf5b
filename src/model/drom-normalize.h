/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Normalisers of fields (DromNormalizeFunc): what was typed becomes what is kept, or
 * DROM_MODEL_ERROR_INVALID with a sentence that explains it. @typed is not empty. */
char *drom_normalize_number (const char *typed, const char *today, GError **error);
char *drom_normalize_rating (const char *typed, const char *today, GError **error);
/* A birth date lies in the past and not more than 120 years ago. */
char *drom_normalize_birth_date (const char *typed, const char *today, GError **error);
char *drom_normalize_identity_number (const char *typed, const char *today, GError **error);
char *drom_normalize_email (const char *typed, const char *today, GError **error);
/* A year, a month (YYYY-MM) or a date: of earlier work, which nobody knows to the day. */
char *drom_normalize_period (const char *typed, const char *today, GError **error);
/* A date at most 100 years from today: the year of one that is farther was mistyped. */
char *drom_normalize_date (const char *typed, const char *today, GError **error);
char *drom_normalize_time (const char *typed, const char *today, GError **error);

G_END_DECLS
