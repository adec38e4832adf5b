/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words that a language has for dates: what is typed is read by them, and
 * dates in words are made of them. They stand here and not in the system's
 * locales, since no system has one for Romani. */
typedef struct
{
  const char *language;          /* "sv" */
  const char *months[12];        /* from January */
  const char *months_short[12];  /* without a full stop */
  const char *weekdays[7];       /* from Monday */
  const char *weekdays_short[7]; /* without a full stop */
  const char *week;              /* before a week's number */
  const char *yesterday;
  const char *today;
  const char *tomorrow;
  const char *day_after_tomorrow; /* or NULL */
  const char *units[4][4];        /* day, week, month, year as counted in "+2 …", ended by NULL */
} DromDateNames;

/* All languages' names. @n: (out): how many. (transfer none) */
const DromDateNames *drom_date_names_get_all (guint *n);
/* Those of one language, or NULL. (transfer none) */
const DromDateNames *drom_date_names_find (const char *language);

G_END_DECLS
