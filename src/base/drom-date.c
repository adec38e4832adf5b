/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-base"

#include "config.h"

#include "base/drom-date.h"

#include <string.h>

#define FIRST_YEAR 1
#define LAST_YEAR  9999

/* Day number 0 is 1970-01-01, a Thursday. */
#define WEEKDAY_OF_DAY_ZERO 4

G_DEFINE_QUARK (drom - date - error - quark, drom_date_error)

static gboolean
is_leap_year (int year)
{
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int
days_in_month (int year, int month)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  return month == 2 && is_leap_year (year) ? 29 : days[month - 1];
}

static gboolean
is_a_day (int year, int month, int day)
{
  return year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12 && day >= 1
         && day <= days_in_month (year, month);
}

/* Reads @n digits; -1 if one of them is none. */
static int
read_digits (const char *text, int n)
{
  int value = 0;

  for (int i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      value = value * 10 + (text[i] - '0');
    }
  return value;
}

static gboolean
read_date (const char *date, int *year, int *month, int *day)
{
  if (date == NULL || strlen (date) != 10 || date[4] != '-' || date[7] != '-')
    return FALSE;
  *year = read_digits (date, 4);
  *month = read_digits (date + 5, 2);
  *day = read_digits (date + 8, 2);
  return is_a_day (*year, *month, *day);
}

/* The number of a day, so that days can be counted. A year is taken to begin in
 * March, which puts the leap day last: the 153 days of five months then repeat. */
static int
day_number (int year, int month, int day)
{
  int shifted_year = month <= 2 ? year - 1 : year;
  int shifted_month = (month + 9) % 12;
  int era = shifted_year / 400;
  int year_of_era = shifted_year - era * 400;
  int day_of_year = (153 * shifted_month + 2) / 5 + day - 1;

  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year
         - 719468;
}

/* The date of a day's number; NULL outside the years that dates have. */
static char *
date_of_day_number (gint64 number)
{
  gint64 days = number + 719468;
  gint64 era;
  int day_of_era, year_of_era, day_of_year, shifted_month, month, year;

  if (number < day_number (FIRST_YEAR, 1, 1) || number > day_number (LAST_YEAR, 12, 31))
    return NULL;
  era = days / 146097;
  day_of_era = (int) (days - era * 146097);
  year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  shifted_month = (5 * day_of_year + 2) / 153;
  month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  year = (int) era * 400 + year_of_era + (month <= 2 ? 1 : 0);
  return g_strdup_printf ("%04d-%02d-%02d", year, month,
                          day_of_year - (153 * shifted_month + 2) / 5 + 1);
}

static int
weekday_of_day_number (int number)
{
  return ((number + WEEKDAY_OF_DAY_ZERO - 1) % 7 + 7) % 7 + 1;
}

/* The Monday of week 1: the week that has 4 January in it. */
static int
first_monday (int year)
{
  int number = day_number (year, 1, 4);

  return number - (weekday_of_day_number (number) - 1);
}

static GDateTime *
local_moment (const char *timestamp)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (timestamp, utc);

  return moment == NULL ? NULL : g_date_time_to_local (moment);
}

/**
 * drom_date_is_valid:
 * @date: (nullable): a text
 *
 * Returns: whether @date is `YYYY-MM-DD` and there is such a day
 */
gboolean
drom_date_is_valid (const char *date)
{
  int year, month, day;

  return read_date (date, &year, &month, &day);
}

/**
 * drom_date_today:
 *
 * Returns: (transfer full): today by the computer's clock and time zone
 */
char *
drom_date_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%d");
}

/**
 * drom_date_add_days:
 * @date: (nullable): a date
 * @days: how many days later, or earlier if negative
 *
 * Returns: (transfer full) (nullable): that date; %NULL if @date is %NULL or the
 *   year would not have four digits
 */
char *
drom_date_add_days (const char *date, int days)
{
  int year, month, day;

  if (date == NULL)
    return NULL;
  g_return_val_if_fail (read_date (date, &year, &month, &day), NULL);

  return date_of_day_number ((gint64) day_number (year, month, day) + days);
}

/**
 * drom_date_add_months:
 * @date: (nullable): a date
 * @months: how many months later, or earlier if negative
 *
 * A month after 31 January is the last day of February.
 *
 * Returns: (transfer full) (nullable): that date; %NULL if @date is %NULL or the
 *   year would not have four digits
 */
char *
drom_date_add_months (const char *date, int months)
{
  int year, month, day;
  gint64 count;

  if (date == NULL)
    return NULL;
  g_return_val_if_fail (read_date (date, &year, &month, &day), NULL);

  count = (gint64) year * 12 + month - 1 + months;
  if (count < FIRST_YEAR * 12 || count >= (LAST_YEAR + 1) * 12)
    return NULL;
  year = (int) (count / 12);
  month = (int) (count % 12) + 1;
  return drom_date_join (year, month, MIN (day, days_in_month (year, month)));
}

/**
 * drom_date_days_between:
 * @from: a date
 * @to: a date
 *
 * Returns: the days from @from to @to; negative if @to is earlier
 */
int
drom_date_days_between (const char *from, const char *to)
{
  int year, month, day;
  int first;

  g_return_val_if_fail (read_date (from, &year, &month, &day), 0);
  first = day_number (year, month, day);
  g_return_val_if_fail (read_date (to, &year, &month, &day), 0);
  return day_number (year, month, day) - first;
}

/**
 * drom_date_weekday:
 * @date: a date
 *
 * Returns: 1 for Monday to 7 for Sunday
 */
int
drom_date_weekday (const char *date)
{
  int year, month, day;

  g_return_val_if_fail (read_date (date, &year, &month, &day), 0);

  return weekday_of_day_number (day_number (year, month, day));
}

/**
 * drom_date_iso_week:
 * @date: a date
 * @year: (out) (optional): the year that the week belongs to
 *
 * ISO 8601, as Swedish calendars count: a week belongs to the year of its Thursday.
 *
 * Returns: the week's number, 1 to 53
 */
int
drom_date_iso_week (const char *date, int *year)
{
  int week_year, month, day, number;

  g_return_val_if_fail (read_date (date, &week_year, &month, &day), 0);

  number = day_number (week_year, month, day);
  if (number < first_monday (week_year))
    week_year--;
  else if (number >= first_monday (week_year + 1))
    week_year++;
  if (year != NULL)
    *year = week_year;
  return (number - first_monday (week_year)) / 7 + 1;
}

/**
 * drom_date_of_iso_week:
 * @year: the year that the week belongs to
 * @week: the week's number
 *
 * Returns: (transfer full) (nullable): the week's Monday; %NULL if the year has no
 *   such week
 */
char *
drom_date_of_iso_week (int year, int week)
{
  int monday;

  if (year < FIRST_YEAR || year > LAST_YEAR || week < 1 || week > 53)
    return NULL;
  monday = first_monday (year) + (week - 1) * 7;
  if (monday >= first_monday (year + 1))
    return NULL;
  return date_of_day_number (monday);
}

/**
 * drom_date_split:
 * @date: a date
 * @year: (out) (optional): its year
 * @month: (out) (optional): its month, from 1
 * @day: (out) (optional): its day of the month, from 1
 */
void
drom_date_split (const char *date, int *year, int *month, int *day)
{
  int y, m, d;

  g_return_if_fail (read_date (date, &y, &m, &d));

  if (year != NULL)
    *year = y;
  if (month != NULL)
    *month = m;
  if (day != NULL)
    *day = d;
}

/**
 * drom_date_join:
 * @year: a year
 * @month: a month, from 1
 * @day: a day of the month, from 1
 *
 * Returns: (transfer full) (nullable): the date; %NULL if there is no such day
 */
char *
drom_date_join (int year, int month, int day)
{
  if (!is_a_day (year, month, day))
    return NULL;
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

/**
 * drom_date_age:
 * @birth_date: a date
 * @today: a date
 *
 * Who is born on 29 February turns a year older on 1 March in other years.
 *
 * Returns: whole years lived on @today; 0 before birth
 */
int
drom_date_age (const char *birth_date, const char *today)
{
  int birth_year, year;

  g_return_val_if_fail (drom_date_is_valid (birth_date), 0);
  g_return_val_if_fail (drom_date_is_valid (today), 0);

  drom_date_split (birth_date, &birth_year, NULL, NULL);
  drom_date_split (today, &year, NULL, NULL);
  if (strcmp (today + 4, birth_date + 4) < 0)
    year--;
  return MAX (year - birth_year, 0);
}

/**
 * drom_timestamp_now:
 *
 * Returns: (transfer full): the present moment, `YYYY-MM-DDTHH:MM:SSZ`
 */
char *
drom_timestamp_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

/**
 * drom_timestamp_local_date:
 * @timestamp: (nullable): a moment
 *
 * Returns: (transfer full) (nullable): its date here; %NULL if @timestamp is no moment
 */
char *
drom_timestamp_local_date (const char *timestamp)
{
  g_autoptr (GDateTime) moment = timestamp == NULL ? NULL : local_moment (timestamp);

  return moment == NULL ? NULL : g_date_time_format (moment, "%Y-%m-%d");
}

/**
 * drom_timestamp_local_time:
 * @timestamp: (nullable): a moment
 *
 * Returns: (transfer full) (nullable): its `HH:MM` here; %NULL if @timestamp is no moment
 */
char *
drom_timestamp_local_time (const char *timestamp)
{
  g_autoptr (GDateTime) moment = timestamp == NULL ? NULL : local_moment (timestamp);

  return moment == NULL ? NULL : g_date_time_format (moment, "%H:%M");
}
