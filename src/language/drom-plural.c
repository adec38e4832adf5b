/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-language"

#include "config.h"

#include "language/drom-plural.h"

#include <string.h>

/* The expressions are those of C on one unsigned number n, as gettext has them.
 * They are read from left to right by falling precedence and evaluated on the way;
 * the longest known one has 150 letters. */

#define DEEPEST         64 /* brackets and signs within each other */
#define NUMBERS_CHECKED 1000
#define MOST_FORMS      8

typedef struct
{
  const char *at;
  gulong n;
  guint depth;
  gboolean failed;
} Reader;

/* The operators of two sides, from the weakest; longer ones stand before those that
 * they begin with. */
static const struct
{
  const char *sign;
  int level;
} operators[] = {
  { "||", 0 }, { "&&", 1 }, { "==", 2 }, { "!=", 2 }, { "<=", 3 }, { ">=", 3 }, { "<", 3 },
  { ">", 3 },  { "+", 4 },  { "-", 4 },  { "*", 5 },  { "/", 5 },  { "%", 5 },
};

#define TIGHTEST 5

static void
skip_spaces (Reader *reader)
{
  while (g_ascii_isspace (*reader->at))
    reader->at++;
}

static gboolean
take (Reader *reader, const char *sign)
{
  skip_spaces (reader);
  if (!g_str_has_prefix (reader->at, sign))
    return FALSE;
  reader->at += strlen (sign);
  return TRUE;
}

/* The operator of @level that comes next, or NULL. */
static const char *
take_operator (Reader *reader, int level)
{
  skip_spaces (reader);
  for (guint i = 0; i < G_N_ELEMENTS (operators); i++)
    if (g_str_has_prefix (reader->at, operators[i].sign))
      {
        if (operators[i].level != level)
          return NULL;
        reader->at += strlen (operators[i].sign);
        return operators[i].sign;
      }
  return NULL;
}

static gulong
apply (Reader *reader, const char *sign, gulong left, gulong right)
{
  switch (sign[0])
    {
    case '|':
      return left || right;
    case '&':
      return left && right;
    case '=':
      return left == right;
    case '!':
      return left != right;
    case '<':
      return sign[1] == '=' ? left <= right : left < right;
    case '>':
      return sign[1] == '=' ? left >= right : left > right;
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    default:
      if (right == 0)
        {
          reader->failed = TRUE;
          return 0;
        }
      return sign[0] == '/' ? left / right : left % right;
    }
}

static gulong read_choice (Reader *reader);

static gulong
read_operand (Reader *reader)
{
  gulong value = 0;

  if (++reader->depth > DEEPEST)
    reader->failed = TRUE;
  if (reader->failed)
    return 0;
  if (take (reader, "!"))
    value = !read_operand (reader);
  else if (take (reader, "("))
    {
      value = read_choice (reader);
      if (!take (reader, ")"))
        reader->failed = TRUE;
    }
  else if (take (reader, "n"))
    value = reader->n;
  else if (g_ascii_isdigit (*reader->at))
    while (g_ascii_isdigit (*reader->at))
      value = value * 10 + (gulong) (*reader->at++ - '0');
  else
    reader->failed = TRUE;
  reader->depth--;
  return value;
}

static gulong
read_level (Reader *reader, int level)
{
  gulong value;
  const char *sign;

  if (level > TIGHTEST)
    return read_operand (reader);
  value = read_level (reader, level + 1);
  while (!reader->failed && (sign = take_operator (reader, level)) != NULL)
    {
      gulong right = read_level (reader, level + 1);

      value = apply (reader, sign, value, right);
    }
  return value;
}

/* condition ? one : other, where the other may be such a choice again */
static gulong
read_choice (Reader *reader)
{
  gulong value, one, other;

  if (++reader->depth > DEEPEST)
    reader->failed = TRUE;
  value = read_level (reader, 0);
  if (!reader->failed && take (reader, "?"))
    {
      one = read_choice (reader);
      if (!take (reader, ":"))
        reader->failed = TRUE;
      other = reader->failed ? 0 : read_choice (reader);
      value = value ? one : other;
    }
  reader->depth--;
  return value;
}

/**
 * drom_plural_evaluate:
 * @expression: a plural expression
 * @n: the number
 * @form: (out): the form for @n, from 0
 *
 * A division by zero fails even in a branch that isn't taken.
 *
 * Returns: whether @expression could be evaluated
 */
gboolean
drom_plural_evaluate (const char *expression, gulong n, gulong *form)
{
  Reader reader = { .at = expression, .n = n };

  g_return_val_if_fail (expression != NULL, FALSE);
  g_return_val_if_fail (form != NULL, FALSE);

  *form = read_choice (&reader);
  skip_spaces (&reader);
  return !reader.failed && *reader.at == '\0';
}

/**
 * drom_plural_read:
 * @plural_forms: what a catalogue's header says behind `Plural-Forms:`
 * @n_forms: (out): how many forms there are
 * @expression: (out) (transfer full): the expression that chooses one
 *
 * Returns: whether @plural_forms can be used
 */
gboolean
drom_plural_read (const char *plural_forms, guint *n_forms, char **expression)
{
  const char *count, *plural, *end;
  g_autofree char *text = NULL;

  g_return_val_if_fail (plural_forms != NULL, FALSE);
  g_return_val_if_fail (n_forms != NULL && expression != NULL, FALSE);

  count = strstr (plural_forms, "nplurals=");
  plural = strstr (plural_forms, "plural=");
  if (count == NULL || plural == NULL)
    return FALSE;
  count += strlen ("nplurals=");
  plural += strlen ("plural=");
  *n_forms = (guint) g_ascii_strtoull (count, NULL, 10);
  if (*n_forms < 1 || *n_forms > MOST_FORMS)
    return FALSE;

  end = strchr (plural, ';');
  text = end != NULL ? g_strndup (plural, end - plural) : g_strdup (plural);
  for (gulong n = 0; n <= NUMBERS_CHECKED; n++)
    {
      gulong form;

      if (!drom_plural_evaluate (text, n, &form) || form >= *n_forms)
        return FALSE;
    }
  *expression = g_steal_pointer (&text);
  return TRUE;
}
