/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-language"

#include "config.h"

#include "language/drom-program-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The rules are those of po/catalogues.py, so that what was corrected here can go into
 * the catalogues as it is. */

#define MARKUP "</?[a-z]+[^<>]*>|&[a-z]+;|https?://\\S+|\\{[a-z_]+\\}"

/* Digits of a width: one of a million would be a million blanks. */
#define WIDTH_DIGITS 2

/* A text may grow this much over the longest of the languages. */
#define TIMES_LONGER  3
#define LETTERS_SPARE 30

G_DEFINE_QUARK (drom - program - text - error - quark, drom_program_text_error)

static gboolean
refuse (GError **error, DromProgramTextError code, const char *sentence)
{
  g_set_error_literal (error, DROM_PROGRAM_TEXT_ERROR, code, sentence);
  return FALSE;
}

/* What stands for the argument that a placeholder takes; arguments are counted from 1. */
typedef struct
{
  guint number;
  char type[4]; /* length and conversion: "s", "u", "lld" */
} Placeholder;

static int
compare_placeholders (gconstpointer a, gconstpointer b)
{
  const Placeholder *left = a, *right = b;

  if (left->number != right->number)
    return left->number < right->number ? -1 : 1;
  return strcmp (left->type, right->type);
}

/* Reads "12$"; 0 if there is none. */
static guint
read_position (const char **at)
{
  const char *rest = *at;
  guint number = 0;

  while (g_ascii_isdigit (*rest) && number < 100)
    number = number * 10 + (guint) (*rest++ - '0');
  if (*rest != '$' || number == 0)
    return 0;
  *at = rest + 1;
  return number;
}

/* A width or precision; FALSE if no line has room for it. */
static gboolean
skip_width (const char **at)
{
  gsize length = strspn (*at, "0123456789");

  *at += length;
  return length <= WIDTH_DIGITS;
}

/* One placeholder after its %; widths that are arguments aren't known here, as no text of
 * the program has them. */
static gboolean
read_placeholder (const char **at, guint *next, gboolean *numbered, GArray *found)
{
  Placeholder one = { 0 };
  gsize length;

  one.number = read_position (at);
  if (one.number != 0)
    *numbered = TRUE;
  else
    one.number = ++*next;
  *at += strspn (*at, "-+ #0'I");
  if (!skip_width (at))
    return FALSE;
  if (**at == '.')
    {
      (*at)++;
      if (!skip_width (at))
        return FALSE;
    }
  length = strspn (*at, "hlqjzt");
  if (length > 2 || (*at)[length] == '\0' || strchr ("diuoxXeEfFgGcs", (*at)[length]) == NULL)
    return FALSE;
  memcpy (one.type, *at, length + 1);
  if (one.type[length] == 'i')
    one.type[length] = 'd';
  *at += length + 1;
  g_array_append_val (found, one);
  return TRUE;
}

/* The placeholders of a format, ordered; NULL if it isn't well formed. */
static GArray *
read_placeholders (const char *text)
{
  g_autoptr (GArray) found = g_array_new (FALSE, TRUE, sizeof (Placeholder));
  gboolean numbered = FALSE;
  guint next = 0;

  for (const char *at = strchr (text, '%'); at != NULL; at = strchr (at, '%'))
    {
      at++;
      if (*at == '%')
        at++;
      else if (!read_placeholder (&at, &next, &numbered, found))
        return NULL;
    }
  /* Some with a number and some without is nothing that C knows. */
  if (numbered && next > 0)
    return NULL;
  g_array_sort (found, compare_placeholders);
  return g_steal_pointer (&found);
}

/* The same arguments, each as often as it is liked. */
static gboolean
has_same_placeholders (const char *text, const char *other)
{
  g_autoptr (GArray) a = read_placeholders (text);
  g_autoptr (GArray) b = read_placeholders (other);
  guint i = 0, j = 0;

  if (a == NULL || b == NULL)
    return FALSE;
  while (i < a->len && j < b->len)
    {
      Placeholder *left = &g_array_index (a, Placeholder, i);
      Placeholder *right = &g_array_index (b, Placeholder, j);

      if (compare_placeholders (left, right) != 0)
        return FALSE;
      for (i++; i < a->len && compare_placeholders (left, &g_array_index (a, Placeholder, i)) == 0;
           i++)
        ;
      for (j++; j < b->len && compare_placeholders (right, &g_array_index (b, Placeholder, j)) == 0;
           j++)
        ;
    }
  return i == a->len && j == b->len;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* The parts of @text that are no words, ordered. (transfer full) */
static char *
dup_markup (const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new (MARKUP, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  GString *all = g_string_new (NULL);

  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    g_ptr_array_add (parts, g_match_info_fetch (match, 0));
  g_ptr_array_sort (parts, compare_texts);
  for (guint i = 0; i < parts->len; i++)
    g_string_append_printf (all, "%s\n", (char *) parts->pdata[i]);
  return g_string_free (all, FALSE);
}

static gboolean
check_markup (const char *english, const char *text, GError **error)
{
  g_autofree char *wanted = dup_markup (english);
  g_autofree char *there = dup_markup (text);

  if (!g_str_equal (wanted, there))
    return refuse (error, DROM_PROGRAM_TEXT_ERROR_PLACEHOLDER,
                   _ ("Keep addresses, and what stands between < and > or { and }, as they are "
                      "in English."));
  /* Where a text is read as markup, a stray sign leaves nothing of it. */
  if (strpbrk (english, "<&") == NULL && strpbrk (text, "<&") != NULL)
    return refuse (error, DROM_PROGRAM_TEXT_ERROR_PLACEHOLDER,
                   _ ("Write words instead of the signs < and &."));
  return TRUE;
}

static gboolean
check_format (const DromProgramText *self, guint form, const char *text, GError **error)
{
  if (!self->format
      || has_same_placeholders (text, drom_program_text_get_english (self, form))
      /* "One day" needs no number; it may have it. */
      || (form == 0 && self->plural != NULL && has_same_placeholders (text, self->plural)))
    return TRUE;
  g_set_error (error, DROM_PROGRAM_TEXT_ERROR, DROM_PROGRAM_TEXT_ERROR_PLACEHOLDER,
               /* Translators: %s is a text of the program in English, with placeholders such
                * as %u; the doubled signs are printed as one. */
               _ ("Keep every placeholder, as %%s or %%1$u: a name, a number or a date comes in "
                  "its place. They stand here: “%s”. A percent sign alone is written %%%%."),
               drom_program_text_get_english (self, form));
  return FALSE;
}

/* The letter that a menu or button is reached by stands behind an underscore. */
static gboolean
check_mnemonic (const DromProgramText *self, const char *text, GError **error)
{
  const char *mark = strchr (text, '_');

  if (strchr (self->msgid, '_') == NULL
      || (mark != NULL && strchr (mark + 1, '_') == NULL
          && g_unichar_isalnum (g_utf8_get_char (mark + 1))))
    return TRUE;
  return refuse (error, DROM_PROGRAM_TEXT_ERROR_MNEMONIC,
                 _ ("Put one underscore before the letter that is pressed together with Alt, as in "
                    "“_Print”."));
}

static gboolean
check_lines (const DromProgramText *self, const char *text, GError **error)
{
  g_autofree char *inner = g_strstrip (g_strdup (self->msgid));

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_iscntrl (g_utf8_get_char (at)) && *at != '\n')
      return refuse (error, DROM_PROGRAM_TEXT_ERROR_LINES,
                     _ ("There is a sign in the text that nobody can see. Type the text anew "
                        "instead of pasting it."));
  if (strchr (inner, '\n') == NULL)
    {
      g_autofree char *written = g_strstrip (g_strdup (text));

      if (strchr (written, '\n') != NULL)
        return refuse (error, DROM_PROGRAM_TEXT_ERROR_LINES,
                       _ ("This text stands on one line: write it without line breaks."));
    }
  return TRUE;
}

static gboolean
check_length (const DromProgramText *self, const char *text, GError **error)
{
  guint n;
  const DromLanguage *languages = drom_language_get_all (&n);
  long longest = g_utf8_strlen (self->plural != NULL ? self->plural : self->msgid, -1);
  long most;

  for (guint i = 0; i < n; i++)
    {
      const char *other = drom_program_text_get_own (self, languages[i].code, 0);

      if (other != NULL)
        longest = MAX (longest, g_utf8_strlen (other, -1));
    }
  most = TIMES_LONGER * longest + LETTERS_SPARE;
  if (g_utf8_strlen (text, -1) <= most)
    return TRUE;
  g_set_error (error, DROM_PROGRAM_TEXT_ERROR, DROM_PROGRAM_TEXT_ERROR_TOO_LONG,
               /* Translators: two counts of letters. */
               _ ("The text is too long for its place: it has %ld letters, and there is room for "
                  "%ld."),
               g_utf8_strlen (text, -1), most);
  return FALSE;
}

/* Spaces and line breaks before (or @after) the words. (transfer full) */
static char *
dup_around (const char *text, gboolean after)
{
  gsize length = strlen (text);
  gsize skipped = strspn (text, " \n");
  gsize end = length;

  if (!after)
    return g_strndup (text, skipped);
  while (end > skipped && strchr (" \n", text[end - 1]) != NULL)
    end--;
  return g_strdup (text + end);
}

/**
 * drom_program_text_tidy:
 * @self: a text
 * @typed: what was typed
 *
 * Returns: (transfer full): the same as it is kept
 */
char *
drom_program_text_tidy (const DromProgramText *self, const char *typed)
{
  g_autofree char *valid = NULL;
  g_autofree char *composed = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_return_val_if_fail (self != NULL && typed != NULL, NULL);

  valid = g_utf8_make_valid (typed, -1);
  composed = g_utf8_normalize (valid, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  g_strstrip (composed);
  if (*composed == '\0')
    return g_strdup ("");
  before = dup_around (self->msgid, FALSE);
  after = dup_around (self->msgid, TRUE);
  return g_strconcat (before, composed, after, NULL);
}

/**
 * drom_program_text_check:
 * @self: a text
 * @language: a language's code
 * @form: from 0
 * @text: what is to stand for it
 * @error: a #DromProgramTextError
 *
 * Returns: whether @text can be used
 */
gboolean
drom_program_text_check (
    const DromProgramText *self, const char *language, guint form, const char *text, GError **error)
{
  const char *english;
  g_autofree char *tidy = NULL;

  g_return_val_if_fail (self != NULL && text != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  english = drom_program_text_get_english (self, form);
  if (!g_utf8_validate (text, -1, NULL))
    return refuse (error, DROM_PROGRAM_TEXT_ERROR_LINES,
                   _ ("There is a sign in the text that nobody can see. Type the text anew "
                      "instead of pasting it."));
  tidy = drom_program_text_tidy (self, text);
  if (*tidy == '\0')
    return refuse (error, DROM_PROGRAM_TEXT_ERROR_EMPTY,
                   _ ("Write a text: an empty one would leave a gap on the screen and on paper."));
  if (form >= drom_program_text_get_n_forms (self, language))
    return refuse (error, DROM_PROGRAM_TEXT_ERROR_PLACEHOLDER,
                   _ ("This language has no such form of the text."));
  if (!check_lines (self, text, error) || !check_length (self, text, error)
      || !check_format (self, form, text, error) || !check_markup (english, text, error)
      || !check_mnemonic (self, text, error))
    return FALSE;
  if (!g_str_equal (tidy, text))
    return refuse (error, DROM_PROGRAM_TEXT_ERROR_LINES,
                   _ ("Begin and end the text with the same spaces and line breaks as in "
                      "English."));
  return TRUE;
}
