/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * A local calendar date is text, `YYYY-MM-DD`, everywhere in Drom: as the
 * database keeps it and as it compares. NULL is no date. A time of day is
 * `HH:MM`; a moment is UTC, `YYYY-MM-DDTHH:MM:SSZ`.
 */

#define DROM_DATE_ERROR (drom_date_error_quark ())
GQuark drom_date_error_quark (void);
typedef enum
{
  DROM_DATE_ERROR_SYNTAX, /* not understood */
  DROM_DATE_ERROR_NO_DAY, /* understood, but there is no such day (30 February) */
} DromDateError;

gboolean drom_date_is_valid (const char *date);
/* Today by the computer's clock and time zone. (transfer full) */
char *drom_date_today (void);
/* Reads a date as a Swede types it: 2026-11-21, 20261121, 261121, 21/11, 21/11-26,
 * 21 nov [2026], 21 november, also Romani month names, idag/adjes/today, imorgon, +3, +3d,
 * +2v/+2k/+2w, +1m, mån..sön/weekday names (the next one), v48 (its Monday). A day and month
 * without a year is the one nearest to @today among last, this and next year, with @prefer_past for
 * birth dates. (transfer full) NULL with DROM_DATE_ERROR. */
char *drom_date_parse (const char *typed, const char *today, gboolean prefer_past, GError **error);
/* HH:MM from 9, 9:30, 9.30, 0930, kl 9. (transfer full) NULL with DROM_DATE_ERROR. */
char *drom_time_parse (const char *typed, GError **error);

char *drom_date_add_days (const char *date, int days);
char *drom_date_add_months (const char *date, int months);
/* Days from @from to @to; negative if @to is earlier. */
int drom_date_days_between (const char *from, const char *to);
/* 1 Monday .. 7 Sunday. */
int drom_date_weekday (const char *date);
/* ISO 8601 week number; @year: (out) (optional): the week's own year. */
int drom_date_iso_week (const char *date, int *year);
/* Monday of ISO week @week of @year. (transfer full) */
char *drom_date_of_iso_week (int year, int week);
void drom_date_split (const char *date, int *year, int *month, int *day);
char *drom_date_join (int year, int month, int day);
/* Whole years lived on @today. */
int drom_date_age (const char *birth_date, const char *today);
/* The present moment in UTC. (transfer full) */
char *drom_timestamp_now (void);
/* Local `YYYY-MM-DD` and `HH:MM` of a UTC moment. (transfer full) */
char *drom_timestamp_local_date (const char *timestamp);
char *drom_timestamp_local_time (const char *timestamp);

G_END_DECLS
