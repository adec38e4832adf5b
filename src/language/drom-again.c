/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-language"

#include "config.h"

#include "language/drom-again.h"

#include "language/drom-catalogue.h"
#include "language/drom-language.h"

#include <string.h>

/* Most placeholders that a text has, and how deep one text may stand in another. */
#define MAX_PLACES 9
#define MAX_DEPTH  2

static void
add_key (const char *key, const char *plural, const char *forms, gsize length, gpointer keys)
{
  if (*key != '\0')
    g_ptr_array_add (keys, (char *) key);
}

/* Each key of the catalogue: context and msgid. Kept for as long as the process lives. */
static const GPtrArray *
get_keys (void)
{
  static GPtrArray *keys;

  if (keys == NULL)
    {
      guint n;
      const DromLanguage *languages = drom_language_get_all (&n);
      g_autofree char *path = g_build_filename (drom_language_get_localedir (), languages[0].code,
                                                "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
      DromCatalogue *catalogue = drom_catalogue_load (path, NULL);

      keys = g_ptr_array_new ();
      /* The keys are the catalogue's, which stays too. */
      if (catalogue != NULL)
        drom_catalogue_foreach (catalogue, add_key, keys);
    }
  return keys;
}

static const char *
look_up (const char *key, const char *language)
{
  const char *end = strstr (key, DROM_CATALOGUE_CONTEXT_END);
  g_autofree char *context = end != NULL ? g_strndup (key, (gsize) (end - key)) : NULL;
  const char *msgid = end != NULL ? end + strlen (DROM_CATALOGUE_CONTEXT_END) : key;

  return drom_text (language, context, msgid);
}

/* Whether a printf directive begins at @p ("%%" is none). @length: (out). @place: (out):
 * which argument it takes, from 1, or 0 for the next one. */
static gboolean
read_directive (const char *p, gsize *length, guint *place)
{
  const char *start = p;

  *place = 0;
  if (*p != '%' || p[1] == '%')
    return FALSE;
  p++;
  if (g_ascii_isdigit (*p) && p[1] == '$')
    {
      *place = (guint) (*p - '0');
      p += 2;
    }
  p += strspn (p, "-+ #0123456789.lhjzt");
  if (strchr ("sdiuxfg", *p) == NULL || *p == '\0')
    return FALSE;
  *length = (gsize) (p + 1 - start);
  return TRUE;
}

/* The text as a pattern; @n_letters: (out): how much of it is not placeholder. */
static GRegex *
make_pattern (const char *text, guint places[MAX_PLACES], guint *n, guint *n_letters)
{
  g_autoptr (GString) pattern = g_string_new ("^");
  guint next = 1;

  *n = *n_letters = 0;
  for (const char *p = text; *p != '\0';)
    {
      gsize length;
      guint place;

      if (read_directive (p, &length, &place))
        {
          if (*n == MAX_PLACES)
            return NULL;
          places[(*n)++] = place != 0 ? place : next++;
          g_string_append (pattern, "(.*)");
          p += length;
        }
      else
        {
          const char *end = p[0] == '%' && p[1] == '%' ? p + 2 : g_utf8_next_char (p);
          g_autofree char *quoted = g_regex_escape_string (p, (int) (p[0] == '%' ? 1 : end - p));

          g_string_append (pattern, quoted);
          (*n_letters) += g_unichar_isalpha (g_utf8_get_char (p));
          p = end;
        }
    }
  g_string_append_c (pattern, '$');
  return g_regex_new (pattern->str, G_REGEX_DOTALL, 0, NULL);
}

static char *
fill_in (const char *text, char *const arguments[MAX_PLACES + 1])
{
  g_autoptr (GString) filled = g_string_new (NULL);
  guint next = 1;

  for (const char *p = text; *p != '\0';)
    {
      gsize length;
      guint place;

      if (read_directive (p, &length, &place))
        {
          place = place != 0 ? place : next++;
          if (place > MAX_PLACES || arguments[place] == NULL)
            return NULL;
          g_string_append (filled, arguments[place]);
          p += length;
        }
      else
        {
          p += p[0] == '%' && p[1] == '%';
          g_string_append_c (filled, *p++);
        }
    }
  return g_string_free (g_steal_pointer (&filled), FALSE);
}

static char *translate (const char *text, const char *from, const char *to, guint depth);

/* The text with what was put in, or NULL if it isn't this one. */
static char *
match (const char *text, const char *key, const char *from, const char *to, guint depth)
{
  char *arguments[MAX_PLACES + 1] = { NULL };
  guint places[MAX_PLACES];
  guint n, n_letters;
  g_autoptr (GRegex) pattern = make_pattern (look_up (key, from), places, &n, &n_letters);
  g_autoptr (GMatchInfo) found = NULL;
  char *again = NULL;

  if (pattern == NULL || !g_regex_match (pattern, text, 0, &found))
    return NULL;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *argument = g_match_info_fetch (found, (int) i + 1);
      char *other = translate (argument, from, to, depth + 1);

      g_free (arguments[places[i]]);
      arguments[places[i]] = other != NULL ? other : g_steal_pointer (&argument);
    }
  again = fill_in (look_up (key, to), arguments);
  for (guint i = 0; i <= MAX_PLACES; i++)
    g_free (arguments[i]);
  return again;
}

static char *
translate (const char *text, const char *from, const char *to, guint depth)
{
  const GPtrArray *keys = get_keys ();
  g_autofree char *best = NULL;
  guint most = 2; /* a pattern of nothing but placeholders fits everything */

  if (*text == '\0' || depth > MAX_DEPTH)
    return NULL;
  for (guint i = 0; i < keys->len; i++)
    if (g_str_equal (look_up (keys->pdata[i], from), text))
      return g_strdup (look_up (keys->pdata[i], to));
  for (guint i = 0; i < keys->len; i++)
    {
      const char *source = look_up (keys->pdata[i], from);
      g_autoptr (GRegex) pattern = NULL;
      guint places[MAX_PLACES];
      guint n, n_letters;
      char *again;

      if (strchr (source, '%') == NULL)
        continue;
      pattern = make_pattern (source, places, &n, &n_letters);
      if (pattern == NULL || n == 0 || n_letters <= most || !g_regex_match (pattern, text, 0, NULL))
        continue;
      again = match (text, keys->pdata[i], from, to, depth);
      if (again == NULL)
        continue;
      most = n_letters;
      g_free (best);
      best = again;
    }
  return g_steal_pointer (&best);
}

char *
drom_text_again (const char *text, const char *from, const char *to)
{
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (from != NULL && to != NULL, NULL);

  if (g_str_equal (from, to))
    return g_strdup (text);
  return translate (text, from, to, 0);
}
