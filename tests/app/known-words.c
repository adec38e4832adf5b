/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "known-words.h"

#include "store/drom-statement.h"

#include <string.h>

GHashTable *
known_words_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
known_words_add (GHashTable *set, const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  const char *start = NULL;

  for (const char *p = folded;; p = g_utf8_next_char (p))
    {
      gboolean letter = *p != '\0' && g_unichar_isalpha (g_utf8_get_char (p));

      if (letter && start == NULL)
        start = p;
      else if (!letter && start != NULL)
        {
          g_hash_table_add (set, g_strndup (start, (gsize) (p - start)));
          start = NULL;
        }
      if (*p == '\0')
        return;
    }
}

GHashTable *
known_words_read_registry (DromSession *session)
{
  DromStore *store = drom_session_get_store (session);
  g_autoptr (GError) error = NULL;
  g_autoptr (DromStatement) tables =
      drom_store_prepare (store, "SELECT name FROM sqlite_master WHERE type = 'table'", &error);
  g_autoptr (GHashTable) set = known_words_new ();

  g_assert_no_error (error);
  while (drom_statement_step (tables, &error) == DROM_ANSWER_ROW)
    {
      g_autofree char *sql =
          g_strdup_printf ("SELECT * FROM \"%s\"", drom_statement_get_text (tables, 0));
      g_autoptr (DromStatement) rows = drom_store_prepare (store, sql, &error);

      g_assert_no_error (error);
      while (drom_statement_step (rows, &error) == DROM_ANSWER_ROW)
        for (int i = 0; i < drom_statement_n_columns (rows); i++)
          if (!drom_statement_is_null (rows, i))
            {
              const char *text = drom_statement_get_text (rows, i);

              if (text != NULL && g_utf8_validate (text, -1, NULL))
                known_words_add (set, text);
            }
      g_assert_no_error (error);
    }
  return g_steal_pointer (&set);
}

void
known_words_read_toolkit (GHashTable *set, const char *domain)
{
  g_autofree char *path = g_strdup_printf ("/usr/share/locale/sv/LC_MESSAGES/%s.mo", domain);
  g_autofree char *data = NULL;
  guint32 header[7];

  if (!g_file_get_contents (path, &data, NULL, NULL))
    return;
  memcpy (header, data, sizeof header);
  for (guint i = 0; i < header[2] * 2; i++)
    {
      guint32 place[2];
      const char *text;

      memcpy (place, data + (i % 2 != 0 ? header[3] : header[4]) + i / 2 * sizeof place,
              sizeof place);
      text = data + place[1];
      if (strchr (text, '\004') != NULL)
        text = strchr (text, '\004') + 1;
      g_hash_table_add (set, g_strdup (text));
    }
}

void
known_words_add_dates (GHashTable *set, const DromLanguage *language)
{
  g_autoptr (GDateTime) day = g_date_time_new_utc (2026, 1, 1, 0, 0, 0);

  for (guint i = 0; i < 366; i++)
    {
      g_autoptr (GDateTime) date = g_date_time_add_days (day, (int) i);
      g_autofree char *text = g_date_time_format (date, "%Y-%m-%d");
      g_autofree char *week = drom_format_week (language->code, text);
      g_autofree char *time = drom_format_time (language->code, "13:30");

      for (guint style = DROM_DATE_NUMERIC; style <= DROM_DATE_LONG_WEEKDAY; style++)
        {
          g_autofree char *words = drom_format_date (language->code, text, style, NULL);

          known_words_add (set, words);
        }
      known_words_add (set, week);
      known_words_add (set, time);
    }
  for (int i = 1; i <= 12; i++)
    known_words_add (set, drom_month_name (language->code, i));
  for (int i = 1; i <= 7; i++)
    {
      const char *name = drom_weekday_name (language->code, i);
      g_autofree char *head = g_utf8_substring (name, 0, 2);

      known_words_add (set, name);
      /* The heads of a month's columns. */
      known_words_add (set, head);
    }
}
