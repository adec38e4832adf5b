/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/drom-date.h"

/* A Saturday. */
#define TODAY "2026-11-21"

typedef struct
{
  const char *typed;
  const char *date;
} Row;

static void
check_rows (const Row *rows, guint n, const char *today, gboolean prefer_past)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *date = drom_date_parse (rows[i].typed, today, prefer_past, &error);

      g_test_message ("“%s” on %s", rows[i].typed, today);
      g_assert_no_error (error);
      g_assert_cmpstr (date, ==, rows[i].date);
    }
}

static void
test_numbers (void)
{
  static const Row rows[] = {
    { "2026-11-21", "2026-11-21" }, { " 2026-11-21 ", "2026-11-21" },
    { "2026–11–21", "2026-11-21" }, { "2026-1-9", "2026-01-09" },
    { "2026/11/21", "2026-11-21" }, { "2026.11.21", "2026-11-21" },
    { "20261121", "2026-11-21" },   { "261121", "2026-11-21" },
    { "26-11-21", "2026-11-21" },   { "2024-02-29", "2024-02-29" },
    { "21/11", "2026-11-21" },      { "9/1", "2027-01-09" },
    { "21 / 11", "2026-11-21" },    { "21.11", "2026-11-21" },
    { "21/11-26", "2026-11-21" },   { "21/11 2025", "2025-11-21" },
    { "21/11/2025", "2025-11-21" }, { "21.11.2025", "2025-11-21" },
    { "21/11 -25", "2025-11-21" },  { "9/6", "2026-06-09" },
    { "23/5", "2026-05-23" },       { "22/5", "2027-05-22" },
    { "31/12", "2026-12-31" },      { "850312", "1985-03-12" },
    { "761120", "2076-11-20" },     { "761122", "1976-11-22" },
    { "000229", "2000-02-29" },     { "29/2-28", "2028-02-29" },
  };

  check_rows (rows, G_N_ELEMENTS (rows), TODAY, FALSE);
}

static void
test_names (void)
{
  static const Row rows[] = {
    { "21 nov", "2026-11-21" },
    { "21 Nov.", "2026-11-21" },
    { "21nov", "2026-11-21" },
    { "21 november", "2026-11-21" },
    { "21 NOVEMBER 2025", "2025-11-21" },
    { "den 21 november 2025", "2025-11-21" },
    { "21:a november", "2026-11-21" },
    { "den 3:e mars", "2027-03-03" },
    { "1 april", "2027-04-01" },
    { "21 novembro", "2026-11-21" },
    { "3 avgusto", "2026-08-03" },
    { "3 aug", "2026-08-03" },
    { "21st November 2026", "2026-11-21" },
    { "3 May 2027", "2027-05-03" },
    { "3 maj 27", "2027-05-03" },
    { "5 okt", "2026-10-05" },
    { "5 Oct", "2026-10-05" },
    { "7 jun", "2026-06-07" },
    { "7 jul", "2026-07-07" },
    { "4 mar", "2027-03-04" },
    { "4 sept", "2026-09-04" },
    { "24 dec, 2026", "2026-12-24" },
    { "5 januaro", "2027-01-05" },
  };

  check_rows (rows, G_N_ELEMENTS (rows), TODAY, FALSE);
}

static void
test_words (void)
{
  static const Row rows[] = {
    { "idag", "2026-11-21" },      { "I dag", "2026-11-21" },        { "imorgon", "2026-11-22" },
    { "i morgon", "2026-11-22" },  { "i övermorgon", "2026-11-23" }, { "övermorgon", "2026-11-23" },
    { "igår", "2026-11-20" },      { "i går", "2026-11-20" },        { "adjes", "2026-11-21" },
    { "tehara", "2026-11-22" },    { "arači", "2026-11-20" },        { "araci", "2026-11-20" },
    { "today", "2026-11-21" },     { "Tomorrow", "2026-11-22" },     { "yesterday", "2026-11-20" },
    { "mån", "2026-11-23" },       { "måndag", "2026-11-23" },       { "man", "2026-11-23" },
    { "på måndag", "2026-11-23" }, { "tis", "2026-11-24" },          { "ons", "2026-11-25" },
    { "tors", "2026-11-26" },      { "tor", "2026-11-26" },          { "fre.", "2026-11-27" },
    { "lör", "2026-11-28" },       { "lördag", "2026-11-28" },       { "sön", "2026-11-22" },
    { "luja", "2026-11-23" },      { "marci", "2026-11-24" },        { "tetradži", "2026-11-25" },
    { "žoja", "2026-11-26" },      { "zoja", "2026-11-26" },         { "paraštuj", "2026-11-27" },
    { "savato", "2026-11-28" },    { "kurko", "2026-11-22" },        { "Friday", "2026-11-27" },
    { "wed", "2026-11-25" },
  };

  check_rows (rows, G_N_ELEMENTS (rows), TODAY, FALSE);
}

static void
test_distances (void)
{
  static const Row rows[] = {
    { "+3", "2026-11-24" },        { "+3d", "2026-11-24" },       { "+0", "2026-11-21" },
    { "+ 3 dagar", "2026-11-24" }, { "-1", "2026-11-20" },        { "−1", "2026-11-20" },
    { "+2v", "2026-12-05" },       { "+2 veckor", "2026-12-05" }, { "+2k", "2026-12-05" },
    { "+2w", "2026-12-05" },       { "+2 kurke", "2026-12-05" },  { "+1m", "2026-12-21" },
    { "+3 mån", "2027-02-21" },    { "+1 månad", "2026-12-21" },  { "+1 šon", "2026-12-21" },
    { "+1 år", "2027-11-21" },     { "-1m", "2026-10-21" },
  };
  static const Row at_the_end_of_a_month[] = { { "+1m", "2027-02-28" }, { "+13m", "2028-02-29" } };

  check_rows (rows, G_N_ELEMENTS (rows), TODAY, FALSE);
  check_rows (at_the_end_of_a_month, G_N_ELEMENTS (at_the_end_of_a_month), "2027-01-31", FALSE);
}

static void
test_weeks (void)
{
  static const Row rows[] = {
    { "v48", "2026-11-23" },      { "v. 48", "2026-11-23" },    { "V 48", "2026-11-23" },
    { "vecka 48", "2026-11-23" }, { "kurko 48", "2026-11-23" }, { "k48", "2026-11-23" },
    { "week 48", "2026-11-23" },  { "w48", "2026-11-23" },      { "v1", "2027-01-04" },
    { "v53", "2026-12-28" },      { "2026-W48", "2026-11-23" }, { "vecka 48 2027", "2027-11-29" },
    { "v 30", "2026-07-20" },     { "2026v53", "2026-12-28" },
  };
  static const Row in_january[] = { { "v52", "2026-12-21" }, { "v53", "2026-12-28" } };

  check_rows (rows, G_N_ELEMENTS (rows), TODAY, FALSE);
  check_rows (in_january, G_N_ELEMENTS (in_january), "2027-01-02", FALSE);
}

/* Birth dates, and what was done: never ahead. */
static void
test_prefer_past (void)
{
  static const Row rows[] = {
    { "850312", "1985-03-12" },  { "261121", "2026-11-21" },     { "261122", "1926-11-22" },
    { "270101", "1927-01-01" },  { "760101", "1976-01-01" },     { "21/11", "2026-11-21" },
    { "22/11", "2025-11-22" },   { "1 dec", "2025-12-01" },      { "3 jan", "2026-01-03" },
    { "12/3-85", "1985-03-12" }, { "12 mars 85", "1985-03-12" }, { "2027-01-01", "2027-01-01" },
  };

  check_rows (rows, G_N_ELEMENTS (rows), TODAY, TRUE);
}

/* The nearest of last, this and next year; of two as near, the later. */
static void
test_nearest_year (void)
{
  static const Row new_year[] = { { "31/12", "2026-12-31" },
                                  { "24 dec", "2026-12-24" },
                                  { "15/1", "2027-01-15" } };
  static const Row leap_day[] = { { "29/2", "2028-02-29" } };

  check_rows (new_year, G_N_ELEMENTS (new_year), "2027-01-02", FALSE);
  check_rows (leap_day, G_N_ELEMENTS (leap_day), "2027-03-01", FALSE);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *typed;
    DromDateError code;
  } rows[] = {
    { "", DROM_DATE_ERROR_SYNTAX },
    { "   ", DROM_DATE_ERROR_SYNTAX },
    { "snart", DROM_DATE_ERROR_SYNTAX },
    { "21", DROM_DATE_ERROR_SYNTAX },
    { "21 blomber", DROM_DATE_ERROR_SYNTAX },
    { "21 ju", DROM_DATE_ERROR_SYNTAX },
    { "21 ma", DROM_DATE_ERROR_SYNTAX },
    { "21/11-2", DROM_DATE_ERROR_SYNTAX },
    { "21/11/", DROM_DATE_ERROR_SYNTAX },
    { "2026-11", DROM_DATE_ERROR_SYNTAX },
    { "20266-11-21", DROM_DATE_ERROR_SYNTAX },
    { "+", DROM_DATE_ERROR_SYNTAX },
    { "+3x", DROM_DATE_ERROR_SYNTAX },
    { "+99999", DROM_DATE_ERROR_SYNTAX },
    { "i dag och imorgon", DROM_DATE_ERROR_SYNTAX },
    { "i", DROM_DATE_ERROR_SYNTAX },
    { "idag idag", DROM_DATE_ERROR_SYNTAX },
    { "må", DROM_DATE_ERROR_SYNTAX },
    { "\377\376", DROM_DATE_ERROR_SYNTAX },
    { "2026-02-30", DROM_DATE_ERROR_NO_DAY },
    { "2026-02-29", DROM_DATE_ERROR_NO_DAY },
    { "19000229", DROM_DATE_ERROR_NO_DAY },
    { "2026-13-01", DROM_DATE_ERROR_NO_DAY },
    { "261332", DROM_DATE_ERROR_NO_DAY },
    { "0026-11-21", DROM_DATE_ERROR_NO_DAY },
    { "3026-11-21", DROM_DATE_ERROR_NO_DAY },
    { "31/11", DROM_DATE_ERROR_NO_DAY },
    { "0/11", DROM_DATE_ERROR_NO_DAY },
    { "29/2", DROM_DATE_ERROR_NO_DAY },
    { "30 feb", DROM_DATE_ERROR_NO_DAY },
    { "v54", DROM_DATE_ERROR_NO_DAY },
    { "v0", DROM_DATE_ERROR_NO_DAY },
    { "v53 2027", DROM_DATE_ERROR_NO_DAY },
    { "+9999 år", DROM_DATE_ERROR_NO_DAY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      if (g_utf8_validate (rows[i].typed, -1, NULL))
        g_test_message ("“%s”", rows[i].typed);
      g_assert_null (drom_date_parse (rows[i].typed, TODAY, FALSE, &error));
      g_assert_error (error, DROM_DATE_ERROR, (int) rows[i].code);
      g_assert_true (g_str_has_suffix (error->message, "."));
    }
}

static void
test_times (void)
{
  static const Row rows[] = {
    { "9", "09:00" },     { "9:30", "09:30" },
    { "9.30", "09:30" },  { "9,30", "09:30" },
    { "0930", "09:30" },  { "930", "09:30" },
    { "kl 9", "09:00" },  { "kl. 9.30", "09:30" },
    { "Kl 13", "13:00" }, { "klockan 13:05", "13:05" },
    { "00:00", "00:00" }, { "23:59", "23:59" },
    { "0", "00:00" },     { " 13 ", "13:00" },
    { "kl13", "13:00" },
  };
  static const struct
  {
    const char *typed;
    DromDateError code;
  } refused[] = {
    { "", DROM_DATE_ERROR_SYNTAX },      { "nio", DROM_DATE_ERROR_SYNTAX },
    { "9:3", DROM_DATE_ERROR_SYNTAX },   { "9:300", DROM_DATE_ERROR_SYNTAX },
    { "12345", DROM_DATE_ERROR_SYNTAX }, { "24:00", DROM_DATE_ERROR_NO_DAY },
    { "9:60", DROM_DATE_ERROR_NO_DAY },  { "2400", DROM_DATE_ERROR_NO_DAY },
    { "-9", DROM_DATE_ERROR_SYNTAX },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *time = drom_time_parse (rows[i].typed, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (time, ==, rows[i].date);
    }
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("“%s”", refused[i].typed);
      g_assert_null (drom_time_parse (refused[i].typed, &error));
      g_assert_error (error, DROM_DATE_ERROR, (int) refused[i].code);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/base/date-parse/numbers", test_numbers);
  g_test_add_func ("/base/date-parse/names", test_names);
  g_test_add_func ("/base/date-parse/words", test_words);
  g_test_add_func ("/base/date-parse/distances", test_distances);
  g_test_add_func ("/base/date-parse/weeks", test_weeks);
  g_test_add_func ("/base/date-parse/prefer-past", test_prefer_past);
  g_test_add_func ("/base/date-parse/nearest-year", test_nearest_year);
  g_test_add_func ("/base/date-parse/refused", test_refused);
  g_test_add_func ("/base/date-parse/times", test_times);
  return g_test_run ();
}
