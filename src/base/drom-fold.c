/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-base"

#include "config.h"

#include "base/drom-fold.h"

#include <string.h>

/* Folding goes through the text twice, each time once from its beginning to its
 * end: first every letter is made a small letter without marks, then the spellings
 * of one sound become one letter. 100,000 names are folded in an import. */

/* Letters that Unicode doesn't take apart into a letter and its marks. */
static const char *
replacement_of (gunichar letter)
{
  switch (letter)
    {
    case 0x00df: /* ß */
      return "ss";
    case 0x00e6: /* æ */
      return "ae";
    case 0x00f0: /* ð */
    case 0x0111: /* đ */
      return "d";
    case 0x00f8: /* ø */
      return "o";
    case 0x00fe: /* þ */
      return "th";
    case 0x0127: /* ħ */
      return "h";
    case 0x0131: /* ı */
      return "i";
    case 0x0142: /* ł */
      return "l";
    case 0x0153: /* œ */
      return "oe";
    case 0x0167: /* ŧ */
      return "t";
    case 0x0292: /* ʒ */
      return "z";
    default:
      return NULL;
    }
}

/* Dropped without a trace: O'Brien and OBrien are one word. */
static gboolean
is_apostrophe (gunichar letter)
{
  return letter == '\'' || letter == '`' || letter == 0x00b4 || letter == 0x2018 || letter == 0x2019
         || letter == 0x02bc || letter == 0x2032;
}

static gboolean
is_word_break (gunichar letter)
{
  return letter == '-' || letter == ',' || letter == '.' || letter == '/' || letter == ';'
         || g_unichar_isspace (letter) || g_unichar_iscntrl (letter)
         || g_unichar_type (letter) == G_UNICODE_DASH_PUNCTUATION;
}

static void
append_break (GString *plain)
{
  if (plain->len > 0 && plain->str[plain->len - 1] != ' ')
    g_string_append_c (plain, ' ');
}

/* Appends @letter in lower case and without marks. */
static void
append_plain (GString *plain, gunichar letter)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n_parts;

  if (is_apostrophe (letter))
    return; /* ´ would come apart into a space and a mark */
  n_parts = g_unichar_fully_decompose (letter, TRUE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < n_parts; i++)
    {
      gunichar part = g_unichar_tolower (parts[i]);
      const char *replacement = replacement_of (part);

      if (replacement != NULL)
        g_string_append (plain, replacement);
      else if (is_word_break (part))
        append_break (plain);
      else if (!g_unichar_ismark (part) && g_unichar_type (part) != G_UNICODE_FORMAT)
        g_string_append_unichar (plain, part);
    }
}

/* Lower case, no marks, words kept apart by single spaces. Bytes that are no UTF-8
 * are left out. */
static GString *
make_plain (const char *text)
{
  const char *end = text + strlen (text);
  GString *plain = g_string_sized_new (end - text + 1);

  while (text < end)
    {
      guchar byte = *text;
      gunichar letter;

      if (byte < 0x80)
        {
          if (g_ascii_isalnum (byte))
            g_string_append_c (plain, g_ascii_tolower (byte));
          else if (is_word_break (byte))
            append_break (plain);
          else if (!is_apostrophe (byte))
            g_string_append_c (plain, byte);
          text++;
          continue;
        }
      letter = g_utf8_get_char_validated (text, end - text);
      if (letter == (gunichar) -1 || letter == (gunichar) -2)
        {
          text++;
          continue;
        }
      append_plain (plain, letter);
      text = g_utf8_next_char (text);
    }
  if (plain->len > 0 && plain->str[plain->len - 1] == ' ')
    g_string_truncate (plain, plain->len - 1);
  return plain;
}

/* The letter of the sound that a letter alone stands for. */
static char
sound_of (char letter)
{
  switch (letter)
    {
    case 'c':
    case 'q':
      return 'k';
    case 'p':
      return 'f';
    case 'x':
      return 'h';
    case 'w':
      return 'v';
    case 'y':
    case 'j':
      return 'i';
    default:
      return letter;
    }
}

/* How many letters at @at, at least one, are together one spelling of a sound. */
static gsize
sound_length (const char *at, char *sound)
{
  *sound = sound_of (at[0]);
  switch (at[0])
    {
    case 'c':
      return at[1] == 'h' || at[1] == 'k' ? 2 : 1;
    case 'k':
    case 'z':
    case 'p':
      return at[1] == 'h' ? 2 : 1;
    case 't':
      if (at[1] == 'j')
        {
          *sound = 'k';
          return 2;
        }
      return at[1] == 'h' ? 2 : 1;
    case 's':
      if (at[1] == 'c' && at[2] == 'h')
        return 3;
      return at[1] == 'h' ? 2 : 1;
    default:
      return 1;
    }
}

/* Rewrites @plain in place by its sounds; a fold never is longer than its text. */
static char *
fold_sounds (GString *plain, gboolean spellings)
{
  char *text = plain->str;
  char *to = text;

  for (const char *at = text; *at != '\0';)
    {
      char sound = sound_of (*at);
      gsize length = spellings ? sound_length (at, &sound) : 1;
      gboolean is_letter = g_ascii_isalpha (sound);

      at += length;
      if (!is_letter || to == text || to[-1] != sound)
        *to++ = sound;
    }
  g_string_truncate (plain, to - text);
  return g_string_free (plain, FALSE);
}

/**
 * drom_fold:
 * @text: a name, or any text that is to be found by a part of it
 *
 * One letter each for c č ć ch tj k kh ck q; s š ś sh sch; z ž ź zh; p ph f; t th;
 * h x; v w; i y j; a doubled letter is one. Digits and signs stay as they are.
 *
 * Returns: (transfer full): the fold
 */
char *
drom_fold (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return fold_sounds (make_plain (text), TRUE);
}

/**
 * drom_fold_letters:
 * @text: a name, or a part of one
 *
 * As drom_fold(), but each letter alone: `ch` stays two letters. Whatever part is
 * cut out of a text, its fold by letters is a part of the text's fold by letters.
 * drom_fold() can't promise that where the cut goes through a spelling: "kat" out of
 * "Katja".
 *
 * Returns: (transfer full): the fold
 */
char *
drom_fold_letters (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return fold_sounds (make_plain (text), FALSE);
}

/**
 * drom_fold_contains:
 * @text: a text as it is written
 * @part: what somebody looks for
 *
 * Whether a search for @part finds @text: the rule that a query over folded columns
 * follows too.
 *
 * Returns: %TRUE if it does; also if @part is blank
 */
gboolean
drom_fold_contains (const char *text, const char *part)
{
  return drom_fold_rate (text, part) != DROM_FIT_NONE;
}

/* WHOLE to WITHIN; NONE if it isn't there. */
static DromFit
find_best (const char *text, const char *part)
{
  gsize length = strlen (part);
  DromFit best = DROM_FIT_NONE;

  if (length == 0 || strcmp (text, part) == 0)
    return DROM_FIT_WHOLE;
  for (const char *at = strstr (text, part); at != NULL; at = strstr (at + 1, part))
    {
      gboolean begins = at == text || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at)));
      gboolean ends = !g_unichar_isalnum (g_utf8_get_char (at + length));

      best = MIN (best, !begins ? DROM_FIT_WITHIN : ends ? DROM_FIT_WORD : DROM_FIT_BEGINNING);
    }
  return best;
}

static DromFit
find_sound (const GString *text, const GString *part, gboolean spellings)
{
  g_autofree char *text_fold = fold_sounds (g_string_new (text->str), spellings);
  g_autofree char *part_fold = fold_sounds (g_string_new (part->str), spellings);
  DromFit fit = find_best (text_fold, part_fold);

  if (fit == DROM_FIT_NONE)
    return DROM_FIT_NONE;
  return fit < DROM_FIT_WITHIN ? DROM_FIT_SOUND_BEGINNING : DROM_FIT_SOUND;
}

/**
 * drom_fold_rate:
 * @text: a text as it is written
 * @part: what somebody looks for
 *
 * Returns: how well @part fits, so that the best can be shown first; the best there is if
 *   @part is blank
 */
DromFit
drom_fold_rate (const char *text, const char *part)
{
  GString *plain_text, *plain_part;
  DromFit fit;

  g_return_val_if_fail (text != NULL, DROM_FIT_NONE);
  g_return_val_if_fail (part != NULL, DROM_FIT_NONE);

  plain_text = make_plain (text);
  plain_part = make_plain (part);
  fit = find_best (plain_text->str, plain_part->str);
  if (fit == DROM_FIT_NONE)
    fit = find_sound (plain_text, plain_part, TRUE);
  if (fit > DROM_FIT_SOUND_BEGINNING)
    fit = MIN (fit, find_sound (plain_text, plain_part, FALSE));
  g_string_free (plain_text, TRUE);
  g_string_free (plain_part, TRUE);
  return fit;
}

/**
 * drom_fold_plain:
 * @text: a text
 *
 * Returns: (transfer full): @text in lower case, without marks, its words kept apart by
 *   single spaces
 */
char *
drom_fold_plain (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return g_string_free (make_plain (text), FALSE);
}

/**
 * drom_fold_digits:
 * @text: a phone number, an identity number or what somebody looks for
 *
 * Returns: (transfer full): the digits 0 to 9 of @text, nothing else
 */
char *
drom_fold_digits (const char *text)
{
  char *digits;
  char *to;

  g_return_val_if_fail (text != NULL, NULL);

  digits = to = g_malloc (strlen (text) + 1);
  for (; *text != '\0'; text++)
    if (g_ascii_isdigit (*text))
      *to++ = *text;
  *to = '\0';
  return digits;
}

/**
 * drom_fold_like_pattern:
 * @folded: what a fold returned
 *
 * For `column LIKE pattern ESCAPE '\'`.
 *
 * Returns: (transfer full): the pattern
 */
char *
drom_fold_like_pattern (const char *folded)
{
  GString *pattern;

  g_return_val_if_fail (folded != NULL, NULL);

  pattern = g_string_sized_new (strlen (folded) + 3);
  g_string_append_c (pattern, '%');
  for (; *folded != '\0'; folded++)
    {
      if (*folded == '%' || *folded == '_' || *folded == '\\')
        g_string_append_c (pattern, '\\');
      g_string_append_c (pattern, *folded);
    }
  g_string_append_c (pattern, '%');
  return g_string_free (pattern, FALSE);
}
