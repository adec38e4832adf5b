/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-language"

#include "config.h"

#include "language/drom-program-text.h"

#include "base/drom-fold.h"
#include "language/drom-text-private.h"

#include <string.h>

static const DromProgramText texts[] = {
#include "language/drom-text-table.inc"
};

/* Context and msgid -> place in texts + 1. */
static GHashTable *
get_places (void)
{
  static GHashTable *places;
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        g_hash_table_insert (places,
                             g_strconcat (texts[i].context != NULL ? texts[i].context : "",
                                          DROM_CATALOGUE_CONTEXT_END, texts[i].msgid, NULL),
                             GUINT_TO_POINTER (i + 1));
      g_once_init_leave (&once, 1);
    }
  return places;
}

/**
 * drom_program_text_get_all:
 * @n: (out): how many there are
 *
 * Returns: (transfer none) (array length=n): the texts of the program and its papers
 */
const DromProgramText *
drom_program_text_get_all (guint *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (texts);
  return texts;
}

/**
 * drom_program_text_find:
 * @context: (nullable): the text's context
 * @msgid: the text in English, in the singular
 *
 * Returns: (transfer none) (nullable): the text
 */
const DromProgramText *
drom_program_text_find (const char *context, const char *msgid)
{
  g_autofree char *key = NULL;
  guint place;

  g_return_val_if_fail (msgid != NULL, NULL);

  key = g_strconcat (context != NULL ? context : "", DROM_CATALOGUE_CONTEXT_END, msgid, NULL);
  place = GPOINTER_TO_UINT (g_hash_table_lookup (get_places (), key));
  return place > 0 ? &texts[place - 1] : NULL;
}

/**
 * drom_program_text_get_n_forms:
 * @self: a text
 * @language: a language's code
 *
 * Returns: how many forms the text has in that language
 */
guint
drom_program_text_get_n_forms (const DromProgramText *self, const char *language)
{
  const DromLanguage *known = drom_language_find (language);
  DromCatalogue *catalogue;

  g_return_val_if_fail (self != NULL, 1);

  if (self->plural == NULL || known == NULL)
    return 1;
  catalogue = drom_text_get_catalogue (known->code);
  return catalogue != NULL ? drom_catalogue_get_n_forms (catalogue) : 2;
}

/**
 * drom_program_text_dup_plural_forms:
 * @language: a language's code
 *
 * Returns: (transfer full): how its catalogue's header describes plural forms
 */
char *
drom_program_text_dup_plural_forms (const char *language)
{
  const DromLanguage *known = drom_language_find (language);
  DromCatalogue *catalogue = known != NULL ? drom_text_get_catalogue (known->code) : NULL;
  char *forms =
      catalogue != NULL ? drom_catalogue_dup_header_field (catalogue, "Plural-Forms:") : NULL;

  return forms != NULL ? forms : g_strdup ("nplurals=2; plural=(n != 1);");
}

/**
 * drom_program_text_get_english:
 * @self: a text
 * @form: from 0
 *
 * Returns: (transfer none): the text as it stands in the code
 */
const char *
drom_program_text_get_english (const DromProgramText *self, guint form)
{
  g_return_val_if_fail (self != NULL, NULL);

  return form > 0 && self->plural != NULL ? self->plural : self->msgid;
}

/**
 * drom_program_text_get_own:
 * @self: a text
 * @language: a language's code
 * @form: from 0
 *
 * Returns: (transfer none) (nullable): the text as the program brings it
 */
const char *
drom_program_text_get_own (const DromProgramText *self, const char *language, guint form)
{
  const DromLanguage *known = drom_language_find (language);
  DromCatalogue *catalogue;
  const char *text = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (known == NULL)
    return NULL;
  catalogue = drom_text_get_catalogue (known->code);
  if (catalogue != NULL)
    text = drom_catalogue_get_form (catalogue, self->context, self->msgid, form);
  if (text == NULL && g_str_equal (known->code, "en"))
    text = drom_program_text_get_english (self, form);
  return text;
}

/**
 * drom_program_text_get:
 * @self: a text
 * @language: a language's code
 * @form: from 0
 *
 * Returns: (transfer none) (nullable): the text as it is used
 */
const char *
drom_program_text_get (const DromProgramText *self, const char *language, guint form)
{
  const char *wording;

  g_return_val_if_fail (self != NULL, NULL);

  wording = drom_language_get_override (language, self->context, self->msgid,
                                        self->plural != NULL ? (int) form : -1);
  return wording != NULL ? wording : drom_program_text_get_own (self, language, form);
}

/**
 * drom_program_text_dup_plain:
 * @self: a text
 * @text: the same in some language
 *
 * Returns: (transfer full): @text without the mark of its mnemonic, on one line
 */
char *
drom_program_text_dup_plain (const DromProgramText *self, const char *text)
{
  GString *plain = g_string_new (NULL);

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  for (const char *at = text; *at != '\0'; at++)
    if (*at == '\n')
      g_string_append_c (plain, ' ');
    else if (*at != '_' || strchr (self->msgid, '_') == NULL)
      g_string_append_c (plain, *at);
  return g_strstrip (g_string_free (plain, FALSE));
}

/* Beyond how the words themselves fit. */
#define FIT_FORMAT    DROM_FIT_NONE
#define FIT_ALL_WORDS (DROM_FIT_NONE + 1)
/* Fewer letters between the placeholders would fit anything. */
#define FORMAT_LETTERS 3

/* The next piece of a format between placeholders, folded; moves @at behind the
 * placeholder, to NULL at the end. (transfer full) */
static char *
take_piece (const char **at, gboolean *space_after)
{
  const char *start = *at;
  const char *end = strchr (start, '%');
  g_autofree char *piece = NULL;

  *space_after = end != NULL && end > start && end[-1] == ' ';
  if (end == NULL)
    {
      *at = NULL;
      return drom_fold_plain (start);
    }
  piece = g_strndup (start, (gsize) (end - start));
  end += 1 + strcspn (end + 1, "%diouxXeEfFgGcs");
  *at = *end != '\0' ? end + 1 : end;
  return drom_fold_plain (piece);
}

/* Whether what was typed is a text as it is seen: "Saved 10:42" of "Saved %s". */
static gboolean
fits_format (const char *words, const char *typed)
{
  g_autofree char *seen = drom_fold_plain (typed);
  const char *from = seen;
  gsize letters = 0;
  gboolean first = TRUE;

  for (const char *at = words; at != NULL; first = FALSE)
    {
      gboolean space_after;
      g_autofree char *piece = take_piece (&at, &space_after);
      const char *found = strstr (from, piece);

      if (found == NULL || (first && found != from)
          || (at == NULL && !g_str_has_suffix (from, piece)))
        return FALSE;
      letters += strlen (piece);
      from = found + strlen (piece);
      if (space_after && *piece != '\0' && *from != ' ')
        return FALSE;
    }
  return letters >= FORMAT_LETTERS;
}

static gboolean
has_all_words (const char *words, const char *typed)
{
  g_auto (GStrv) parts = g_strsplit_set (typed, " \t\n", -1);
  guint n = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      {
        if (!drom_fold_contains (words, parts[i]))
          return FALSE;
        n++;
      }
  return n > 1;
}

/* How well a text fits what was typed: the less the better; -1 if it doesn't. */
static int
rate_text (const DromProgramText *text, const char *typed)
{
  guint n;
  const DromLanguage *languages = drom_language_get_all (&n);
  int best = -1;

  for (guint i = 0; i < n; i++)
    for (guint form = 0; form < drom_program_text_get_n_forms (text, languages[i].code); form++)
      {
        const char *words = drom_program_text_get (text, languages[i].code, form);
        g_autofree char *plain = words != NULL ? drom_program_text_dup_plain (text, words) : NULL;
        int fit = plain != NULL ? (int) drom_fold_rate (plain, typed) : DROM_FIT_NONE;
        int rate;

        if (plain == NULL)
          continue;
        if (fit == DROM_FIT_NONE && text->format && fits_format (plain, typed))
          fit = FIT_FORMAT;
        else if (fit == DROM_FIT_NONE && has_all_words (plain, typed))
          fit = FIT_ALL_WORDS;
        else if (fit == DROM_FIT_NONE)
          continue;
        /* Among those that fit as well, the shortest. */
        rate = fit * 10000 + (int) MIN (strlen (plain), 9999);
        best = best < 0 ? rate : MIN (best, rate);
      }
  return best;
}

typedef struct
{
  const DromProgramText *text;
  int rate;
} Found;

static int
compare_found (gconstpointer a, gconstpointer b)
{
  const Found *left = a, *right = b;

  if (left->rate != right->rate)
    return left->rate < right->rate ? -1 : 1;
  return left->text < right->text ? -1 : left->text > right->text;
}

/**
 * drom_program_text_search:
 * @typed: what was typed
 * @most: how many are wanted at most
 *
 * Returns: (transfer container) (element-type DromProgramText): the texts
 */
GPtrArray *
drom_program_text_search (const char *typed, guint most)
{
  g_autofree char *plain = NULL;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Found));
  GPtrArray *result = g_ptr_array_new ();

  g_return_val_if_fail (typed != NULL, result);

  plain = drom_fold_plain (typed);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      Found one = { &texts[i], 0 };

      if (*plain != '\0')
        one.rate = rate_text (&texts[i], typed);
      else
        one.rate = (texts[i].places & DROM_TEXT_PLACE_PAPER) != 0 ? 0 : 1;
      if (one.rate >= 0)
        g_array_append_val (found, one);
    }
  g_array_sort (found, compare_found);
  for (guint i = 0; i < found->len && i < most; i++)
    g_ptr_array_add (result, (gpointer) g_array_index (found, Found, i).text);
  return result;
}

static gboolean
says_the_same (const DromProgramText *a, const DromProgramText *b)
{
  guint n;
  const DromLanguage *languages = drom_language_get_all (&n);

  if (!g_str_equal (a->msgid, b->msgid) || g_strcmp0 (a->plural, b->plural) != 0)
    return FALSE;
  for (guint i = 0; i < n; i++)
    for (guint form = 0; form < drom_program_text_get_n_forms (a, languages[i].code); form++)
      if (g_strcmp0 (drom_program_text_get (a, languages[i].code, form),
                     drom_program_text_get (b, languages[i].code, form))
          != 0)
        return FALSE;
  return TRUE;
}

/**
 * drom_program_text_list_same:
 * @self: a text
 *
 * Returns: (transfer container) (element-type DromProgramText): the others that say the same
 */
GPtrArray *
drom_program_text_list_same (const DromProgramText *self)
{
  GPtrArray *same = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL, same);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (&texts[i] != self && says_the_same (self, &texts[i]))
      g_ptr_array_add (same, (gpointer) &texts[i]);
  return same;
}
