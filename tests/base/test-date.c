/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/drom-date.h"

#include <string.h>

static void
test_valid (void)
{
  static const char *const valid[] = { "2026-11-21", "2024-02-29", "2000-02-29", "0001-01-01",
                                       "9999-12-31" };
  static const char *const invalid[] = { NULL,          "",           "2026-02-29", "1900-02-29",
                                         "2100-02-29",  "2026-13-01", "2026-00-10", "2026-04-31",
                                         "2026-11-00",  "0000-01-01", "2026-1-1",   "20261121",
                                         "2026-11-21 ", "2026/11/21", "2026-11-2x", "-026-11-21",
                                         "+026-11-21" };

  for (guint i = 0; i < G_N_ELEMENTS (valid); i++)
    g_assert_true (drom_date_is_valid (valid[i]));
  for (guint i = 0; i < G_N_ELEMENTS (invalid); i++)
    g_assert_false (drom_date_is_valid (invalid[i]));
}

/* Every day of 800 years, against GLib's own calendar. */
static void
test_against_glib (void)
{
  g_autofree char *date = g_strdup ("1700-01-01");
  GDate other;

  g_date_clear (&other, 1);
  g_date_set_dmy (&other, 1, G_DATE_JANUARY, 1700);
  while (strcmp (date, "2500-01-01") < 0)
    {
      int year, month, day, week, week_year;
      g_autofree char *joined = NULL;
      g_autofree char *monday = NULL;
      char *next;

      drom_date_split (date, &year, &month, &day);
      g_assert_cmpint (year, ==, g_date_get_year (&other));
      g_assert_cmpint (month, ==, (int) g_date_get_month (&other));
      g_assert_cmpint (day, ==, g_date_get_day (&other));
      g_assert_cmpint (drom_date_weekday (date), ==, (int) g_date_get_weekday (&other));
      week = drom_date_iso_week (date, &week_year);
      g_assert_cmpint (week, ==, (int) g_date_get_iso8601_week_of_year (&other));
      monday = drom_date_of_iso_week (week_year, week);
      g_assert_cmpint (drom_date_days_between (monday, date), ==, drom_date_weekday (date) - 1);
      joined = drom_date_join (year, month, day);
      g_assert_cmpstr (joined, ==, date);

      g_date_add_days (&other, 1);
      next = drom_date_add_days (date, 1);
      g_assert_cmpint (drom_date_days_between (date, next), ==, 1);
      g_free (date);
      date = next;
    }
}

static void
test_add (void)
{
  static const struct
  {
    const char *date;
    int months;
    const char *sum;
  } months[] = {
    { "2026-01-31", 1, "2026-02-28" },   { "2024-01-31", 1, "2024-02-29" },
    { "2024-02-29", 12, "2025-02-28" },  { "2024-02-29", 48, "2028-02-29" },
    { "2026-11-21", 2, "2027-01-21" },   { "2026-01-21", -1, "2025-12-21" },
    { "2026-12-31", -10, "2026-02-28" }, { "2026-11-21", 0, "2026-11-21" },
    { "9999-12-31", 1, NULL },           { "0001-01-01", -1, NULL },
    { "2026-11-21", G_MAXINT, NULL },    { "2026-11-21", G_MININT, NULL },
  };
  static const struct
  {
    const char *date;
    int days;
    const char *sum;
  } days[] = {
    { "2026-12-31", 1, "2027-01-01" },
    { "2024-02-28", 1, "2024-02-29" },
    { "2023-02-28", 1, "2023-03-01" },
    { "1900-02-28", 1, "1900-03-01" },
    { "2000-03-01", -1, "2000-02-29" },
    { "2026-11-21", -365, "2025-11-21" },
    { "0001-01-01", 3652058, "9999-12-31" },
    { "9999-12-31", 1, NULL },
    { "0001-01-01", -1, NULL },
    { "2026-11-21", G_MAXINT, NULL },
    { "2026-11-21", G_MININT, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      g_autofree char *sum = drom_date_add_months (months[i].date, months[i].months);

      g_assert_cmpstr (sum, ==, months[i].sum);
    }
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *sum = drom_date_add_days (days[i].date, days[i].days);

      g_assert_cmpstr (sum, ==, days[i].sum);
    }
  g_assert_null (drom_date_add_days (NULL, 1));
  g_assert_null (drom_date_add_months (NULL, 1));
  g_assert_cmpint (drom_date_days_between ("2026-11-21", "2026-11-01"), ==, -20);
}

static void
test_iso_week (void)
{
  static const struct
  {
    const char *date;
    int year;
    int week;
  } rows[] = {
    { "2026-11-21", 2026, 47 }, { "2026-12-31", 2026, 53 }, { "2027-01-03", 2026, 53 },
    { "2027-01-04", 2027, 1 },  { "2020-12-31", 2020, 53 }, { "2021-01-01", 2020, 53 },
    { "2024-12-30", 2025, 1 },  { "2024-12-29", 2024, 52 }, { "2005-01-01", 2004, 53 },
    { "2008-12-29", 2009, 1 },  { "2010-01-03", 2009, 53 }, { "2017-01-01", 2016, 52 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      int year = 0;

      g_assert_cmpint (drom_date_iso_week (rows[i].date, &year), ==, rows[i].week);
      g_assert_cmpint (year, ==, rows[i].year);
      g_assert_cmpint (drom_date_iso_week (rows[i].date, NULL), ==, rows[i].week);
    }
  g_assert_null (drom_date_of_iso_week (2025, 53));
  g_assert_null (drom_date_of_iso_week (2026, 0));
  g_assert_null (drom_date_of_iso_week (2026, 54));
}

static void
test_age (void)
{
  g_assert_cmpint (drom_date_age ("1976-11-21", "2026-11-20"), ==, 49);
  g_assert_cmpint (drom_date_age ("1976-11-21", "2026-11-21"), ==, 50);
  g_assert_cmpint (drom_date_age ("2004-02-29", "2026-02-28"), ==, 21);
  g_assert_cmpint (drom_date_age ("2004-02-29", "2026-03-01"), ==, 22);
  g_assert_cmpint (drom_date_age ("2004-02-29", "2028-02-29"), ==, 24);
  g_assert_cmpint (drom_date_age ("2026-11-21", "2026-11-21"), ==, 0);
  g_assert_cmpint (drom_date_age ("2026-11-22", "2026-11-21"), ==, 0);
}

static void
test_join (void)
{
  g_autofree char *leap_day = drom_date_join (2024, 2, 29);

  g_assert_cmpstr (leap_day, ==, "2024-02-29");
  g_assert_null (drom_date_join (2026, 2, 29));
  g_assert_null (drom_date_join (10000, 1, 1));
  g_assert_null (drom_date_join (2026, 1, -1));
}

static void
test_timestamps (void)
{
  static const struct
  {
    const char *timestamp;
    const char *date;
    const char *time;
  } rows[] = {
    { "2026-11-21T22:59:59Z", "2026-11-21", "23:59" }, /* winter, one hour ahead */
    { "2026-11-21T23:00:00Z", "2026-11-22", "00:00" },
    { "2026-06-30T22:15:00Z", "2026-07-01", "00:15" }, /* summer, two */
    { "2026-12-31T23:30:00Z", "2027-01-01", "00:30" },
    { "yesterday", NULL, NULL },
    { "", NULL, NULL },
  };
  g_autofree char *now = drom_timestamp_now ();
  g_autofree char *today = drom_date_today ();
  g_autofree char *date_of_now = drom_timestamp_local_date (now);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *date = drom_timestamp_local_date (rows[i].timestamp);
      g_autofree char *time = drom_timestamp_local_time (rows[i].timestamp);

      g_assert_cmpstr (date, ==, rows[i].date);
      g_assert_cmpstr (time, ==, rows[i].time);
    }
  g_assert_cmpuint (strlen (now), ==, strlen ("2026-11-21T22:59:59Z"));
  g_assert_true (g_str_has_suffix (now, "Z"));
  g_assert_true (drom_date_is_valid (today));
  g_assert_cmpint (ABS (drom_date_days_between (date_of_now, today)), <=, 1);
  g_assert_null (drom_timestamp_local_date (NULL));
}

int
main (int argc, char *argv[])
{
  /* A rule and not a name: the machine may have no time zone files. */
  g_setenv ("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", TRUE);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/base/date/valid", test_valid);
  g_test_add_func ("/base/date/against-glib", test_against_glib);
  g_test_add_func ("/base/date/add", test_add);
  g_test_add_func ("/base/date/iso-week", test_iso_week);
  g_test_add_func ("/base/date/age", test_age);
  g_test_add_func ("/base/date/join", test_join);
  g_test_add_func ("/base/date/timestamps", test_timestamps);
  return g_test_run ();
}
