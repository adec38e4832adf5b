/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-language"

#include "config.h"

#include "language/drom-language.h"

#include "base/drom-date-names.h"
#include "base/drom-date.h"

#include <stdlib.h>
#include <string.h>

/* How a language writes a time of day. */
typedef struct
{
  const char *language;
  const char *before_time; /* as in "kl 10" */
  const char *between;     /* between a date and such a time */
  const char *point;       /* between hours and minutes */
  gboolean minutes;        /* also when they are none */
} TimeWords;

static const TimeWords all_time_words[] = {
  { "sv", "kl ", " ", ".", FALSE },
  { "rmy", "", ", ", ".", TRUE },
  { "en", "", " at ", ":", TRUE },
};

/* The names of a language's code, which may have a country; NULL if it has none. */
static const DromDateNames *
find_names (const char *language)
{
  const DromLanguage *known = drom_language_find (language);

  return known == NULL ? NULL : drom_date_names_find (known->code);
}

static const TimeWords *
find_time_words (const char *language)
{
  static const TimeWords neutral = { NULL, "", " ", ":", TRUE };
  const DromLanguage *known = drom_language_find (language);

  for (guint i = 0; known != NULL && i < G_N_ELEMENTS (all_time_words); i++)
    if (g_str_equal (all_time_words[i].language, known->code))
      return &all_time_words[i];
  return &neutral;
}

static int
year_of (const char *date)
{
  int year;

  drom_date_split (date, &year, NULL, NULL);
  return year;
}

/* Day, month and year or a part of these: "25 nov", "25 november 2026". */
static char *
join_words (const char *weekday, int day, const char *month, int year)
{
  GString *words = g_string_new (NULL);

  if (weekday != NULL)
    g_string_append_printf (words, "%s ", weekday);
  g_string_append_printf (words, "%d", day);
  if (month != NULL)
    g_string_append_printf (words, " %s", month);
  if (year != 0)
    g_string_append_printf (words, " %d", year);
  return g_string_free (words, FALSE);
}

/**
 * drom_format_date:
 * @language: a language's code
 * @date: (nullable): a date
 * @style: how it is written
 * @today: (nullable): today's date; short styles leave its year out
 *
 * Returns: (transfer full) (nullable): the date in words; %NULL if @date is %NULL
 */
char *
drom_format_date (const char *language, const char *date, DromDateStyle style, const char *today)
{
  const DromDateNames *names;
  int year, month, day, weekday, short_year;

  g_return_val_if_fail (language != NULL, NULL);
  if (date == NULL)
    return NULL;
  g_return_val_if_fail (drom_date_is_valid (date), NULL);

  names = find_names (language);
  if (names == NULL)
    return g_strdup (date);
  drom_date_split (date, &year, &month, &day);
  weekday = drom_date_weekday (date);
  short_year = today != NULL && year_of (today) == year ? 0 : year;
  switch (style)
    {
    case DROM_DATE_SHORT:
      return join_words (NULL, day, names->months_short[month - 1], short_year);
    case DROM_DATE_SHORT_WEEKDAY:
      return join_words (names->weekdays_short[weekday - 1], day, names->months_short[month - 1],
                         short_year);
    case DROM_DATE_LONG:
      return join_words (NULL, day, names->months[month - 1], year);
    case DROM_DATE_LONG_WEEKDAY:
      return join_words (names->weekdays[weekday - 1], day, names->months[month - 1], year);
    case DROM_DATE_NUMERIC:
    default:
      return g_strdup (date);
    }
}

/**
 * drom_format_date_span:
 * @language: a language's code
 * @from: (nullable): the first day, or %NULL if it is open
 * @to: (nullable): the last day, or %NULL if it is open
 * @today: (nullable): today's date; its year is left out
 *
 * Returns: (transfer full) (nullable): "1–22 dec", "27 nov – 3 dec", "1 dec" for a
 *   single day, "1 dec –", "– 22 dec"; %NULL if there is no date at all
 */
char *
drom_format_date_span (const char *language, const char *from, const char *to, const char *today)
{
  const DromDateNames *names;
  int from_year, from_month, from_day, to_year, to_month, to_day, year;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  g_return_val_if_fail (language != NULL, NULL);
  if (from == NULL && to == NULL)
    return NULL;
  if (to == NULL)
    {
      first = drom_format_date (language, from, DROM_DATE_SHORT, today);
      return g_strdup_printf ("%s –", first);
    }
  if (from == NULL)
    {
      last = drom_format_date (language, to, DROM_DATE_SHORT, today);
      return g_strdup_printf ("– %s", last);
    }
  g_return_val_if_fail (drom_date_is_valid (from) && drom_date_is_valid (to), NULL);

  if (g_str_equal (from, to))
    return drom_format_date (language, from, DROM_DATE_SHORT, today);
  names = find_names (language);
  if (names == NULL)
    return g_strdup_printf ("%s – %s", from, to);

  drom_date_split (from, &from_year, &from_month, &from_day);
  drom_date_split (to, &to_year, &to_month, &to_day);
  year = today != NULL && from_year == to_year && year_of (today) == to_year ? 0 : to_year;
  last = join_words (NULL, to_day, names->months_short[to_month - 1], year);
  if (from_year == to_year && from_month == to_month)
    return g_strdup_printf ("%d–%s", from_day, last);
  first = join_words (NULL, from_day, names->months_short[from_month - 1],
                      from_year == to_year ? 0 : from_year);
  return g_strdup_printf ("%s – %s", first, last);
}

/**
 * drom_format_time:
 * @language: a language's code
 * @time: (nullable): a time of day, `HH:MM`
 *
 * Returns: (transfer full) (nullable): "kl 10", "kl 13.30"; %NULL if @time is %NULL
 */
char *
drom_format_time (const char *language, const char *time)
{
  const TimeWords *words;
  int hour;

  g_return_val_if_fail (language != NULL, NULL);
  if (time == NULL)
    return NULL;
  g_return_val_if_fail (strlen (time) == 5 && time[2] == ':', NULL);

  words = find_time_words (language);
  hour = atoi (time);
  if (!words->minutes && g_str_equal (time + 3, "00"))
    return g_strdup_printf ("%s%d", words->before_time, hour);
  return g_strdup_printf ("%s%d%s%s", words->before_time, hour, words->point, time + 3);
}

/**
 * drom_format_date_and_time:
 * @language: a language's code
 * @date: (nullable): a date
 * @time: (nullable): a time of day, `HH:MM`
 * @style: how the date is written
 * @today: (nullable): today's date; short styles leave its year out
 *
 * Returns: (transfer full) (nullable): "ons 25 nov kl 10"; %NULL if there is neither
 */
char *
drom_format_date_and_time (const char *language,
                           const char *date,
                           const char *time,
                           DromDateStyle style,
                           const char *today)
{
  g_autofree char *date_words = NULL;
  g_autofree char *time_words = NULL;

  g_return_val_if_fail (language != NULL, NULL);

  date_words = drom_format_date (language, date, style, today);
  time_words = drom_format_time (language, time);
  if (date_words == NULL)
    return g_steal_pointer (&time_words);
  if (time_words == NULL)
    return g_steal_pointer (&date_words);
  return g_strconcat (date_words, find_time_words (language)->between, time_words, NULL);
}

/**
 * drom_format_week:
 * @language: a language's code
 * @date: (nullable): a day of the week
 *
 * Returns: (transfer full) (nullable): "vecka 48"; "2026-W48" in a language without
 *   names for dates; %NULL if @date is %NULL
 */
char *
drom_format_week (const char *language, const char *date)
{
  const DromDateNames *names;
  int week, year;

  g_return_val_if_fail (language != NULL, NULL);
  if (date == NULL)
    return NULL;
  g_return_val_if_fail (drom_date_is_valid (date), NULL);

  week = drom_date_iso_week (date, &year);
  names = find_names (language);
  if (names == NULL)
    return g_strdup_printf ("%04d-W%02d", year, week);
  return g_strdup_printf ("%s %d", names->week, week);
}

/**
 * drom_capitalize:
 * @text: words that begin small in the middle of a sentence, such as a date in words
 *
 * Returns: (transfer full): @text with its first letter large
 */
char *
drom_capitalize (const char *text)
{
  char letter[7] = "";

  g_return_val_if_fail (text != NULL, NULL);

  if (*text == '\0')
    return g_strdup (text);
  g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (text)), letter);
  return g_strconcat (letter, g_utf8_next_char (text), NULL);
}

/**
 * drom_month_name:
 * @language: a language's code
 * @month: 1 for January to 12
 *
 * Returns: (transfer none): the month's name; in English if the language has none
 */
const char *
drom_month_name (const char *language, int month)
{
  const DromDateNames *names;

  g_return_val_if_fail (language != NULL, NULL);
  g_return_val_if_fail (month >= 1 && month <= 12, NULL);

  names = find_names (language);
  return (names != NULL ? names : drom_date_names_find ("en"))->months[month - 1];
}

/**
 * drom_weekday_name:
 * @language: a language's code
 * @weekday: 1 for Monday to 7 for Sunday
 *
 * Returns: (transfer none): the day's name; in English if the language has none
 */
const char *
drom_weekday_name (const char *language, int weekday)
{
  const DromDateNames *names;

  g_return_val_if_fail (language != NULL, NULL);
  g_return_val_if_fail (weekday >= 1 && weekday <= 7, NULL);

  names = find_names (language);
  return (names != NULL ? names : drom_date_names_find ("en"))->weekdays[weekday - 1];
}
