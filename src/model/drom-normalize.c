/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-normalize.h"

#include "base/drom-date.h"
#include "base/drom-identity-number.h"
#include "model/drom-session.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define OLDEST_YEARS 120
/* Nothing that a registry is about lies further away than this. */
#define FARTHEST_YEARS 100

static char *
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_INVALID, sentence);
  return NULL;
}

/* base explains dates and identity numbers itself; callers ask for one domain. */
static char *
adopt (char *value, GError *from, GError **error)
{
  if (value != NULL)
    return value;
  refuse (error, from->message);
  g_error_free (from);
  return NULL;
}

char *
drom_normalize_number (const char *typed, const char *today, GError **error)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (typed, 10, 1, 999999999, &number, NULL))
    return refuse (error, _ ("Write a number with digits only, 1 or higher."));
  return g_strdup_printf ("%" G_GUINT64_FORMAT, number);
}

char *
drom_normalize_rating (const char *typed, const char *today, GError **error)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (typed, 10, 0, 10, &number, NULL))
    return refuse (error, _ ("Write a number from 0 to 10."));
  return g_strdup_printf ("%" G_GUINT64_FORMAT, number);
}

char *
drom_normalize_birth_date (const char *typed, const char *today, GError **error)
{
  GError *from = NULL;
  g_autofree char *date = drom_date_parse (typed, today, TRUE, &from);

  /* What base proposes are days that lie near. */
  if (g_error_matches (from, DROM_DATE_ERROR, DROM_DATE_ERROR_SYNTAX))
    {
      g_error_free (from);
      return refuse (error, _ ("This birth date isn’t understood. Write it like 1990-05-17."));
    }
  if (date == NULL)
    return adopt (NULL, from, error);
  if (strcmp (date, today) > 0)
    return refuse (error, _ ("This birth date is still to come. Check the year."));
  if (drom_date_age (date, today) > OLDEST_YEARS)
    return refuse (error, _ ("This birth date is more than 120 years ago. Check the year."));
  return g_steal_pointer (&date);
}

char *
drom_normalize_identity_number (const char *typed, const char *today, GError **error)
{
  GError *from = NULL;
  char *number = drom_identity_number_parse (typed, today, &from);

  return adopt (number, from, error);
}

char *
drom_normalize_email (const char *typed, const char *today, GError **error)
{
  g_autofree char *address = g_strstrip (g_strdup (typed));
  const char *at = strchr (address, '@');

  /* Only what can't be an address at all: everything else is for the mail to find out. */
  if (at == NULL || at == address || at[1] == '\0' || strchr (at + 1, '@') != NULL
      || strpbrk (address, " \t,;") != NULL || strchr (at, '.') == NULL)
    return refuse (error, _ ("This is not an e-mail address. Write it like name@example.org."));
  return g_steal_pointer (&address);
}

char *
drom_normalize_period (const char *typed, const char *today, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));
  GError *from = NULL;
  char *date;

  if (g_regex_match_simple ("^(19|20)[0-9]{2}(-(0[1-9]|1[0-2]))?$", text, 0, 0))
    return g_steal_pointer (&text);
  date = drom_date_parse (text, today, TRUE, &from);
  if (date != NULL)
    return date;
  g_error_free (from);
  return refuse (error, _ ("Write a year (2019), a month (2019-05) or a day (2019-05-13)."));
}

char *
drom_normalize_date (const char *typed, const char *today, GError **error)
{
  GError *from = NULL;
  g_autofree char *date = drom_date_parse (typed, today, FALSE, &from);

  if (date != NULL && ABS (atoi (date) - atoi (today)) > FARTHEST_YEARS)
    return refuse (error, _ ("This date is more than 100 years from today. Check the year."));
  return adopt (g_steal_pointer (&date), from, error);
}

char *
drom_normalize_time (const char *typed, const char *today, GError **error)
{
  GError *from = NULL;
  char *time = drom_time_parse (typed, &from);

  return adopt (time, from, error);
}
