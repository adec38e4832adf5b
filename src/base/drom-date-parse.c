/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-base"

#include "config.h"

#include "base/drom-date.h"

#include "base/drom-date-names.h"
#include "base/drom-fold.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/* What is typed outside these years is a slip of the finger. */
#define FIRST_TYPED_YEAR 1800
#define LAST_TYPED_YEAR  2199

/* A word is known by its first three letters. */
#define SHORTEST_NAME 3

/* What a form made of the text. */
typedef enum
{
  NOT_THIS_FORM,
  NO_SUCH_DAY,
  FOUND,
} Outcome;

typedef struct
{
  const char *today;
  gboolean prefer_past;
  char *date; /* (owned): the answer, once it is FOUND */
} Reading;

/* Lower case, one kind of hyphen and space, none at the ends. */
static char *
tidy (const char *typed)
{
  g_autofree char *valid = g_utf8_make_valid (typed, -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *lower = g_utf8_strdown (composed, -1);
  GString *text = g_string_new (NULL);

  for (const char *at = lower; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (g_unichar_isspace (letter))
        {
          if (text->len > 0 && text->str[text->len - 1] != ' ')
            g_string_append_c (text, ' ');
        }
      else if (g_unichar_type (letter) == G_UNICODE_DASH_PUNCTUATION || letter == 0x2212)
        g_string_append_c (text, '-');
      else
        g_string_append_unichar (text, letter);
    }
  while (text->len > 0 && (text->str[text->len - 1] == ' ' || text->str[text->len - 1] == '.'))
    g_string_truncate (text, text->len - 1);
  return g_string_free (text, FALSE);
}

/* @pattern, one of the few below, made ready once: an import reads many dates. */
static GRegex *
get_regex (const char *pattern)
{
  static GMutex mutex;
  static GHashTable *regexes;
  GRegex *regex;

  g_mutex_lock (&mutex);
  if (regexes == NULL)
    regexes = g_hash_table_new (g_str_hash, g_str_equal);
  regex = g_hash_table_lookup (regexes, pattern);
  if (regex == NULL)
    {
      regex = g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, NULL);
      g_hash_table_insert (regexes, (char *) pattern, regex);
    }
  g_mutex_unlock (&mutex);
  return regex;
}

/* The parts in brackets of @pattern, or NULL if @text isn't of that form. Parts
 * that are left out are empty texts. */
static char **
match_parts (const char *pattern, const char *text)
{
  GRegex *regex = get_regex (pattern);
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GPtrArray) parts = NULL;

  g_assert (regex != NULL);
  if (!g_regex_match (regex, text, 0, &match))
    return NULL;
  parts = g_ptr_array_new ();
  for (int i = 1; i <= g_regex_get_capture_count (regex); i++)
    {
      char *part = g_match_info_fetch (match, i);

      g_ptr_array_add (parts, part != NULL ? part : g_strdup (""));
    }
  g_ptr_array_add (parts, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&parts), FALSE);
}

/* Whether @folded is how somebody writes @name, in full or by its first letters. */
static gboolean
is_name (const char *folded, const char *name)
{
  g_autofree char *folded_name = drom_fold_letters (name);

  return strlen (folded) >= SHORTEST_NAME && g_str_has_prefix (folded_name, folded);
}

/* The place of the one name that @word stands for among @n names of each language,
 * from 1; 0 if there is none or more than one. @names is where they stand in
 * DromDateNames. */
static int
find_name (const char *word, gsize names, gsize short_names, int n)
{
  g_autofree char *folded = drom_fold_letters (word);
  const DromDateNames *languages;
  guint n_languages;
  int found = 0;

  languages = drom_date_names_get_all (&n_languages);
  for (guint l = 0; l < n_languages; l++)
    {
      const char *const *full = G_STRUCT_MEMBER_P (&languages[l], names);
      const char *const *abbreviated = G_STRUCT_MEMBER_P (&languages[l], short_names);

      for (int i = 0; i < n; i++)
        if (is_name (folded, full[i]) || is_name (folded, abbreviated[i]))
          {
            if (found != 0 && found != i + 1)
              return 0;
            found = i + 1;
          }
    }
  return found;
}

static int
find_month (const char *word)
{
  return find_name (word, G_STRUCT_OFFSET (DromDateNames, months),
                    G_STRUCT_OFFSET (DromDateNames, months_short), 12);
}

static int
find_weekday (const char *word)
{
  return find_name (word, G_STRUCT_OFFSET (DromDateNames, weekdays),
                    G_STRUCT_OFFSET (DromDateNames, weekdays_short), 7);
}

static Outcome
take_date (Reading *reading, char *date)
{
  if (date == NULL)
    return NO_SUCH_DAY;
  g_free (reading->date);
  reading->date = date;
  return FOUND;
}

/* Of two candidates the one that is meant: for a birth date the last that has come,
 * else the nearest to today, and the later of two that are as near. */
static gboolean
is_better (Reading *reading, const char *candidate)
{
  int days, best;

  if (reading->prefer_past && strcmp (candidate, reading->today) > 0)
    return FALSE;
  if (reading->date == NULL)
    return TRUE;
  days = abs (drom_date_days_between (reading->today, candidate));
  best = abs (drom_date_days_between (reading->today, reading->date));
  return days < best || (days == best && strcmp (candidate, reading->date) > 0);
}

/* Tries the year that @year_text says (four digits, two, or none). */
static Outcome
take_day (Reading *reading, const char *year_text, int month, int day)
{
  gsize n_digits = strlen (year_text);
  int this_year, from, to, step;

  if (n_digits == 4)
    {
      int year = atoi (year_text);

      if (year < FIRST_TYPED_YEAR || year > LAST_TYPED_YEAR)
        return NO_SUCH_DAY;
      return take_date (reading, drom_date_join (year, month, day));
    }
  drom_date_split (reading->today, &this_year, NULL, NULL);
  if (n_digits == 2)
    {
      step = 100;
      from = this_year - this_year % 100 - step + atoi (year_text);
      to = from + 2 * step;
    }
  else
    {
      step = 1;
      from = this_year - 1;
      to = this_year + 1;
    }
  for (int year = from; year <= to; year += step)
    {
      g_autofree char *candidate = drom_date_join (year, month, day);

      if (candidate != NULL && is_better (reading, candidate))
        take_date (reading, g_steal_pointer (&candidate));
    }
  return reading->date != NULL ? FOUND : NO_SUCH_DAY;
}

/* 2026-11-21, 20261121, 26-11-21, 261121 */
static Outcome
read_year_first (Reading *reading, const char *text)
{
  static const char *const patterns[] = {
    "^(\\d{4})[-/. ](\\d{1,2})[-/. ](\\d{1,2})$",
    "^(\\d{4}|\\d{2})(\\d{2})(\\d{2})$",
    "^(\\d{2})-(\\d{2})-(\\d{2})$",
  };

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_auto (GStrv) parts = match_parts (patterns[i], text);

      if (parts != NULL)
        return take_day (reading, parts[0], atoi (parts[1]), atoi (parts[2]));
    }
  return NOT_THIS_FORM;
}

/* 21/11, 21.11, 21/11-26, 21/11 2026, 21.11.2026 */
static Outcome
read_day_first (Reading *reading, const char *text)
{
  g_auto (GStrv) parts = match_parts (
      "^(?:den )?(\\d{1,2}) ?[/.] ?(\\d{1,2})(?:(?: ?[-/.] ?| )(\\d{4}|\\d{2}))?$", text);

  if (parts == NULL)
    return NOT_THIS_FORM;
  return take_day (reading, parts[2], atoi (parts[1]), atoi (parts[0]));
}

/* 21 nov, 21 november 2026, den 21:a november, 21st November */
static Outcome
read_month_name (Reading *reading, const char *text)
{
  g_auto (GStrv) parts = match_parts ("^(?:den )?(\\d{1,2})(?:(?::?[ae]|:?de|st|nd|rd|th)(?= ))?"
                                      "\\.? ?(\\pL+)\\.?(?:,? ?(\\d{4}|\\d{2}))?$",
                                      text);
  int month;

  if (parts == NULL)
    return NOT_THIS_FORM;
  month = find_month (parts[1]);
  if (month == 0)
    return NOT_THIS_FORM;
  return take_day (reading, parts[2], month, atoi (parts[0]));
}

/* idag, i morgon, tehara, yesterday */
static Outcome
read_near_day (Reading *reading, const char *text)
{
  g_autofree char *folded = drom_fold_letters (text);
  g_autofree char *joined = NULL;
  const DromDateNames *languages;
  guint n_languages;

  /* "i dag" is "idag", but "i övermorgon" is "övermorgon". */
  if (g_str_has_prefix (folded, "i "))
    joined = g_strconcat ("i", folded + 2, NULL);
  languages = drom_date_names_get_all (&n_languages);
  for (guint l = 0; l < n_languages; l++)
    {
      const char *const names[] = { languages[l].yesterday, languages[l].today,
                                    languages[l].tomorrow, languages[l].day_after_tomorrow };

      for (int i = 0; i < (int) G_N_ELEMENTS (names) && names[i] != NULL; i++)
        {
          g_autofree char *name = drom_fold_letters (names[i]);

          if (g_str_equal (folded, name)
              || (joined != NULL && (g_str_equal (joined, name) || g_str_equal (folded + 2, name))))
            return take_date (reading, drom_date_add_days (reading->today, i - 1));
        }
    }
  return NOT_THIS_FORM;
}

/* Which of day, week, month and year @word counts, from 0; -1 if none. */
static int
find_unit (const char *word)
{
  const DromDateNames *languages;
  guint n_languages;

  languages = drom_date_names_get_all (&n_languages);
  for (guint l = 0; l < n_languages; l++)
    for (int unit = 0; unit < 4; unit++)
      for (int i = 0; i < 4 && languages[l].units[unit][i] != NULL; i++)
        if (g_str_equal (word, languages[l].units[unit][i]))
          return unit;
  return -1;
}

/* +3, +3d, +2v, -1m */
static Outcome
read_distance (Reading *reading, const char *text)
{
  g_auto (GStrv) parts = match_parts ("^([-+]) ?(\\d{1,4}) ?(\\pL*)$", text);
  int count;

  if (parts == NULL)
    return NOT_THIS_FORM;
  count = atoi (parts[1]) * (parts[0][0] == '-' ? -1 : 1);
  switch (parts[2][0] == '\0' ? 0 : find_unit (parts[2]))
    {
    case 0:
      return take_date (reading, drom_date_add_days (reading->today, count));
    case 1:
      return take_date (reading, drom_date_add_days (reading->today, count * 7));
    case 2:
      return take_date (reading, drom_date_add_months (reading->today, count));
    case 3:
      return take_date (reading, drom_date_add_months (reading->today, count * 12));
    default:
      return NOT_THIS_FORM;
    }
}

/* mån, fredag, luja: the next such day after today */
static Outcome
read_weekday (Reading *reading, const char *text)
{
  g_auto (GStrv) parts = match_parts ("^(?:på )?(\\pL+)$", text);
  int weekday, days;

  if (parts == NULL)
    return NOT_THIS_FORM;
  weekday = find_weekday (parts[0]);
  if (weekday == 0)
    return NOT_THIS_FORM;
  days = (weekday - drom_date_weekday (reading->today) + 7) % 7;
  return take_date (reading, drom_date_add_days (reading->today, days == 0 ? 7 : days));
}

/* v48, vecka 48, kurko 48 2027, 2026-W48: the Monday of that week */
static Outcome
read_week (Reading *reading, const char *text)
{
  g_auto (GStrv) year_first = match_parts ("^(\\d{4})-?[wv](\\d{1,2})$", text);
  g_auto (GStrv) parts = match_parts ("^(\\pL+)\\.? ?(\\d{1,2})(?:[ ,/-]+(\\d{4}))?$", text);
  int this_year;

  if (year_first != NULL)
    return take_date (reading, drom_date_of_iso_week (atoi (year_first[0]), atoi (year_first[1])));
  if (parts == NULL || find_unit (parts[0]) != 1)
    return NOT_THIS_FORM;
  if (parts[2][0] != '\0')
    return take_date (reading, drom_date_of_iso_week (atoi (parts[2]), atoi (parts[1])));
  drom_date_split (reading->today, &this_year, NULL, NULL);
  for (int year = this_year - 1; year <= this_year + 1; year++)
    {
      g_autofree char *candidate = drom_date_of_iso_week (year, atoi (parts[1]));

      if (candidate != NULL && is_better (reading, candidate))
        take_date (reading, g_steal_pointer (&candidate));
    }
  return reading->date != NULL ? FOUND : NO_SUCH_DAY;
}

/**
 * drom_date_parse:
 * @typed: what somebody typed
 * @today: today's date
 * @prefer_past: whether a date that says no year or century can't lie ahead, as a
 *   birth date can't
 * @error: a #DromDateError
 *
 * Reads a date as a Swede types it; see the header for the forms. Years of two digits
 * are the nearest to @today.
 *
 * Returns: (transfer full) (nullable): the date, or %NULL
 */
char *
drom_date_parse (const char *typed, const char *today, gboolean prefer_past, GError **error)
{
  static Outcome (*const forms[]) (
      Reading *, const char *) = { read_year_first, read_day_first, read_month_name, read_near_day,
                                   read_distance,   read_week,      read_weekday };
  Reading reading = { .today = today, .prefer_past = prefer_past };
  Outcome outcome = NOT_THIS_FORM;
  g_autofree char *text = NULL;

  g_return_val_if_fail (typed != NULL, NULL);
  g_return_val_if_fail (drom_date_is_valid (today), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  text = tidy (typed);
  for (guint i = 0; i < G_N_ELEMENTS (forms) && outcome == NOT_THIS_FORM; i++)
    outcome = forms[i](&reading, text);
  if (outcome == FOUND)
    return reading.date;

  g_free (reading.date);
  if (outcome == NO_SUCH_DAY)
    g_set_error_literal (error, DROM_DATE_ERROR, DROM_DATE_ERROR_NO_DAY,
                         _ ("There is no such day in the calendar. Check the day, the month and "
                            "the year."));
  else
    g_set_error_literal (error, DROM_DATE_ERROR, DROM_DATE_ERROR_SYNTAX,
                         _ ("This date isn’t understood. Write it like 2026-11-21, 21/11, 21 nov "
                            "or +2w for in two weeks."));
  return NULL;
}

/**
 * drom_time_parse:
 * @typed: what somebody typed
 * @error: a #DromDateError
 *
 * Reads a time of day: 9, 9:30, 9.30, 0930, kl 9.
 *
 * Returns: (transfer full) (nullable): `HH:MM`, or %NULL
 */
char *
drom_time_parse (const char *typed, GError **error)
{
  static const char *const patterns[] = {
    "^(?:kl\\.? ?|klockan )?(\\d{1,2})(?: ?[:.,] ?(\\d{2}))?$",
    "^(?:kl\\.? ?|klockan )?(\\d{1,2})(\\d{2})$",
  };
  g_autofree char *text = NULL;

  g_return_val_if_fail (typed != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  text = tidy (typed);
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_auto (GStrv) parts = match_parts (patterns[i], text);

      if (parts != NULL)
        {
          int hour = atoi (parts[0]);
          int minute = atoi (parts[1]);

          if (hour <= 23 && minute <= 59)
            return g_strdup_printf ("%02d:%02d", hour, minute);
          g_set_error_literal (error, DROM_DATE_ERROR, DROM_DATE_ERROR_NO_DAY,
                               _ ("There is no such time of day. The hours are 0 to 23, the "
                                  "minutes 0 to 59."));
          return NULL;
        }
    }
  g_set_error_literal (error, DROM_DATE_ERROR, DROM_DATE_ERROR_SYNTAX,
                       _ ("This time isn’t understood. Write it like 9, 9.30 or 13:00."));
  return NULL;
}
