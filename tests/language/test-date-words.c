/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "language/drom-language.h"

#include "base/drom-date-names.h"
#include "base/drom-date.h"

#define TODAY "2026-11-21"

static void
test_dates (void)
{
  static const struct
  {
    const char *language;
    const char *date;
    DromDateStyle style;
    const char *words;
  } rows[] = {
    { "sv", "2026-11-25", DROM_DATE_NUMERIC, "2026-11-25" },
    { "sv", "2026-11-25", DROM_DATE_SHORT, "25 nov" },
    { "sv", "2027-11-05", DROM_DATE_SHORT, "5 nov 2027" },
    { "sv", "2026-11-25", DROM_DATE_SHORT_WEEKDAY, "ons 25 nov" },
    { "sv", "2026-12-07", DROM_DATE_SHORT_WEEKDAY, "mån 7 dec" },
    { "sv", "2027-01-07", DROM_DATE_SHORT_WEEKDAY, "tors 7 jan 2027" },
    { "sv", "2026-11-27", DROM_DATE_SHORT_WEEKDAY, "fre 27 nov" },
    { "sv", "2026-11-25", DROM_DATE_LONG, "25 november 2026" },
    { "sv", "2026-11-27", DROM_DATE_LONG_WEEKDAY, "fredag 27 november 2026" },
    { "rmy", "2026-11-27", DROM_DATE_LONG_WEEKDAY, "paraštuj 27 novembro 2026" },
    { "en", "2026-11-27", DROM_DATE_LONG_WEEKDAY, "Friday 27 November 2026" },
    { "sv", "2026-11-25", DROM_DATE_LONG_WEEKDAY, "onsdag 25 november 2026" },
    { "sv", "2024-02-29", DROM_DATE_LONG_WEEKDAY, "torsdag 29 februari 2024" },
    { "sv_SE", "2026-03-01", DROM_DATE_LONG, "1 mars 2026" },
    { "rmy", "2026-11-25", DROM_DATE_NUMERIC, "2026-11-25" },
    { "rmy", "2026-11-25", DROM_DATE_SHORT, "25 nov" },
    { "rmy", "2026-08-25", DROM_DATE_SHORT_WEEKDAY, "mar 25 avg" },
    { "rmy", "2026-11-25", DROM_DATE_LONG, "25 novembro 2026" },
    { "rom", "2026-11-26", DROM_DATE_LONG_WEEKDAY, "žoja 26 novembro 2026" },
    { "en", "2026-11-25", DROM_DATE_SHORT, "25 Nov" },
    { "en", "2026-11-25", DROM_DATE_SHORT_WEEKDAY, "Wed 25 Nov" },
    { "en", "2026-11-25", DROM_DATE_LONG, "25 November 2026" },
    { "en", "2026-11-25", DROM_DATE_LONG_WEEKDAY, "Wednesday 25 November 2026" },
    { "xx", "2026-11-25", DROM_DATE_LONG_WEEKDAY, "2026-11-25" },
    { "sv", NULL, DROM_DATE_LONG, NULL },
  };
  g_autofree char *without_today = drom_format_date ("sv", "2026-11-25", DROM_DATE_SHORT, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words =
          drom_format_date (rows[i].language, rows[i].date, rows[i].style, TODAY);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
  g_assert_cmpstr (without_today, ==, "25 nov 2026");
}

static void
test_spans (void)
{
  static const struct
  {
    const char *language;
    const char *from;
    const char *to;
    const char *words;
  } rows[] = {
    { "sv", "2026-12-01", "2026-12-22", "1–22 dec" },
    { "sv", "2026-11-27", "2026-12-03", "27 nov – 3 dec" },
    { "sv", "2026-12-01", "2026-12-01", "1 dec" },
    { "sv", "2026-12-27", "2027-01-03", "27 dec 2026 – 3 jan 2027" },
    { "sv", "2027-01-03", "2027-01-09", "3–9 jan 2027" },
    { "sv", "2027-01-30", "2027-02-02", "30 jan – 2 feb 2027" },
    { "sv", "2026-01-03", "2027-01-03", "3 jan 2026 – 3 jan 2027" },
    { "sv", "2026-12-01", NULL, "1 dec –" },
    { "sv", NULL, "2026-12-22", "– 22 dec" },
    { "sv", NULL, NULL, NULL },
    { "rmy", "2026-05-30", "2026-06-01", "30 maj – 1 jun" },
    { "en", "2026-12-01", "2026-12-22", "1–22 Dec" },
    { "xx", "2026-12-01", "2026-12-22", "2026-12-01 – 2026-12-22" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words =
          drom_format_date_span (rows[i].language, rows[i].from, rows[i].to, TODAY);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

static void
test_times (void)
{
  static const struct
  {
    const char *language;
    const char *date;
    const char *time;
    const char *words;
  } rows[] = {
    { "sv", "2026-11-25", "10:00", "ons 25 nov kl 10" },
    { "sv", "2026-11-25", "13:30", "ons 25 nov kl 13.30" },
    { "sv", "2026-11-25", "08:05", "ons 25 nov kl 8.05" },
    { "sv", "2026-11-25", "00:00", "ons 25 nov kl 0" },
    { "sv", "2026-11-25", NULL, "ons 25 nov" },
    { "sv", NULL, "10:00", "kl 10" },
    { "sv", NULL, NULL, NULL },
    { "rmy", "2026-11-25", "10:00", "tet 25 nov, 10.00" },
    { "rmy", "2026-11-25", "08:30", "tet 25 nov, 8.30" },
    { "en", "2026-11-25", "10:00", "Wed 25 Nov at 10:00" },
    { "xx", "2026-11-25", "10:00", "2026-11-25 10:00" },
  };
  g_autofree char *time = drom_format_time ("sv", "13:00");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = drom_format_date_and_time (
          rows[i].language, rows[i].date, rows[i].time, DROM_DATE_SHORT_WEEKDAY, TODAY);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
  g_assert_cmpstr (time, ==, "kl 13");
}

static void
test_weeks (void)
{
  static const struct
  {
    const char *language;
    const char *date;
    const char *words;
  } rows[] = {
    { "sv", "2026-11-25", "vecka 48" },
    { "rmy", "2026-11-25", "kurko 48" },
    { "en", "2026-11-25", "week 48" },
    { "sv", "2026-12-27", "vecka 52" },
    { "sv", "2026-12-28", "vecka 53" },
    { "sv", "2026-12-31", "vecka 53" },
    { "rmy", "2027-01-01", "kurko 53" },
    { "en", "2027-01-03", "week 53" },
    { "sv", "2027-01-03", "vecka 53" },
    { "sv", "2027-01-04", "vecka 1" },
    { "sv", "2024-12-29", "vecka 52" },
    { "sv", "2024-12-30", "vecka 1" },
    { "rmy", "2024-12-30", "kurko 1" },
    { "xx", "2027-01-03", "2026-W53" },
    { "sv", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = drom_format_week (rows[i].language, rows[i].date);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

/* As a heading begins, whatever the letter. */
static void
test_capitals (void)
{
  static const char *const rows[][2] = {
    { "onsdag 25 november 2026", "Onsdag 25 november 2026" },
    { "žoja 26 novembro 2026", "Žoja 26 novembro 2026" },
    { "Friday 27 November 2026", "Friday 27 November 2026" },
    { "2026-11-27", "2026-11-27" },
    { "övermorgon", "Övermorgon" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *heading = drom_capitalize (rows[i][0]);

      g_assert_cmpstr (heading, ==, rows[i][1]);
    }
}

/* Every language of the program has its names, and what is written so is read so. */
static void
test_there_and_back (void)
{
  static const DromDateStyle styles[] = { DROM_DATE_NUMERIC, DROM_DATE_SHORT, DROM_DATE_LONG };
  guint n;
  const DromLanguage *languages = drom_language_get_all (&n);

  for (guint l = 0; l < n; l++)
    {
      const char *language = languages[l].code;

      g_assert_nonnull (drom_date_names_find (language));
      for (int month = 1; month <= 12; month++)
        for (guint s = 0; s < G_N_ELEMENTS (styles); s++)
          {
            g_autoptr (GError) error = NULL;
            g_autofree char *date = drom_date_join (2026, month, 17);
            g_autofree char *words = drom_format_date (language, date, styles[s], NULL);
            g_autofree char *read = drom_date_parse (words, TODAY, FALSE, &error);

            g_assert_no_error (error);
            g_assert_cmpstr (read, ==, date);
          }
      for (int weekday = 1; weekday <= 7; weekday++)
        {
          g_autoptr (GError) error = NULL;
          g_autofree char *read =
              drom_date_parse (drom_weekday_name (language, weekday), TODAY, FALSE, &error);

          g_assert_no_error (error);
          g_assert_cmpint (drom_date_weekday (read), ==, weekday);
        }
    }
  g_assert_cmpstr (drom_month_name ("rmy", 1), ==, "januaro");
  g_assert_cmpstr (drom_month_name ("xx", 12), ==, "December");
  g_assert_cmpstr (drom_weekday_name ("sv", 7), ==, "söndag");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/language/date-words/dates", test_dates);
  g_test_add_func ("/language/date-words/spans", test_spans);
  g_test_add_func ("/language/date-words/times", test_times);
  g_test_add_func ("/language/date-words/weeks", test_weeks);
  g_test_add_func ("/language/date-words/capitals", test_capitals);
  g_test_add_func ("/language/date-words/there-and-back", test_there_and_back);
  return g_test_run ();
}
