/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-base"

#include "config.h"

#include "base/drom-date-names.h"

/* A language is added by a row here. The Romani months and days are those of
 * Kelderash; the reader of dates also takes them without their marks. */
static const DromDateNames all_names[] = {
  {
      .language = "sv",
      .months = { "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti",
                  "september", "oktober", "november", "december" },
      .months_short = { "jan", "feb", "mars", "apr", "maj", "juni", "juli", "aug", "sep", "okt",
                        "nov", "dec" },
      .weekdays = { "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag" },
      .weekdays_short = { "mån", "tis", "ons", "tors", "fre", "lör", "sön" },
      .week = "vecka",
      .yesterday = "igår",
      .today = "idag",
      .tomorrow = "imorgon",
      .day_after_tomorrow = "övermorgon",
      .units = { { "d", "dag", "dagar" },
                 { "v", "vecka", "veckor" },
                 { "m", "mån", "månad", "månader" },
                 { "å", "år" } },
  },
  {
      .language = "rmy",
      .months = { "januaro", "februaro", "marto", "aprilo", "majo", "juno", "julo", "avgusto",
                  "septembro", "oktobro", "novembro", "decembro" },
      .months_short = { "jan", "feb", "mar", "apr", "maj", "jun", "jul", "avg", "sep", "okt", "nov",
                        "dec" },
      .weekdays = { "luja", "marci", "tetradži", "žoja", "paraštuj", "savato", "kurko" },
      .weekdays_short = { "luj", "mar", "tet", "žoj", "par", "sav", "kur" },
      .week = "kurko",
      .yesterday = "arači",
      .today = "adjes",
      .tomorrow = "tehara",
      .units = { { "djes", "djesa" },
                 { "k", "kurko", "kurke" },
                 { "šon", "šona" },
                 { "b", "berš" } },
  },
  {
      .language = "en",
      .months = { "January", "February", "March", "April", "May", "June", "July", "August",
                  "September", "October", "November", "December" },
      .months_short = { "Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sep", "Oct",
                        "Nov", "Dec" },
      .weekdays = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" },
      .weekdays_short = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" },
      .week = "week",
      .yesterday = "yesterday",
      .today = "today",
      .tomorrow = "tomorrow",
      .units = { { "d", "day", "days" },
                 { "w", "week", "weeks" },
                 { "month", "months" },
                 { "y", "year", "years" } },
  },
};

/**
 * drom_date_names_get_all:
 * @n: (out): how many languages there are
 *
 * Returns: (transfer none) (array length=n): every language's names for dates
 */
const DromDateNames *
drom_date_names_get_all (guint *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (all_names);
  return all_names;
}

/**
 * drom_date_names_find:
 * @language: a language's code
 *
 * Returns: (transfer none) (nullable): that language's names for dates
 */
const DromDateNames *
drom_date_names_find (const char *language)
{
  g_return_val_if_fail (language != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (all_names); i++)
    if (g_str_equal (all_names[i].language, language))
      return &all_names[i];
  return NULL;
}
