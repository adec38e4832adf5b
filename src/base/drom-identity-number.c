/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-base"

#include "config.h"

#include "base/drom-identity-number.h"

#include "base/drom-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The rules are those of Skatteverket's leaflets SKV 704 (personnummer) and SKV 707
 * (samordningsnummer). */
#define DAY_OF_SAMORDNINGSNUMMER 60
#define FIRST_CENTURY            1800

G_DEFINE_QUARK (drom - identity - number - error - quark, drom_identity_number_error)

/* What stands before the last four digits. */
typedef struct
{
  char digits[13];
  gsize n_digits;
  char sign; /* '-', '+' or 0 */
} Typed;

/* Takes @text apart; FALSE if it is no identity number by its looks. */
static gboolean
read_typed (const char *text, Typed *typed)
{
  static const char *const dashes[] = {
    "-", "\342\200\220", "\342\200\221", "\342\200\222", "\342\200\223", "\342\210\222"
  };
  gsize sign_at = 0;

  *typed = (Typed){ 0 };
  while (*text != '\0')
    {
      gsize length = 0;

      for (guint i = 0; i < G_N_ELEMENTS (dashes) && length == 0; i++)
        if (g_str_has_prefix (text, dashes[i]))
          length = strlen (dashes[i]);
      if (length > 0 || *text == '+')
        {
          if (typed->sign != 0)
            return FALSE;
          typed->sign = length > 0 ? '-' : '+';
          sign_at = typed->n_digits;
          text += MAX (length, 1);
        }
      else if (g_ascii_isdigit (*text))
        {
          if (typed->n_digits == 12)
            return FALSE;
          typed->digits[typed->n_digits++] = *text++;
        }
      else if (g_ascii_isspace (*text))
        text++;
      else if (g_str_has_prefix (text, "\302\240")) /* a space that doesn't break */
        text += 2;
      else
        return FALSE;
    }
  if (typed->n_digits != 10 && typed->n_digits != 12)
    return FALSE;
  return typed->sign == 0 || sign_at == typed->n_digits - 4;
}

static int
two_digits (const char *digits)
{
  return (digits[0] - '0') * 10 + (digits[1] - '0');
}

/* Ten digits say the year without its century: the last such year that has come,
 * or with + the one a hundred years before. A person carries + from the first
 * of January of the year in which they turn 100. */
static int
full_year (int year_of_century, char sign, int this_year)
{
  int year = this_year - this_year % 100 + year_of_century;

  if (year > this_year)
    year -= 100;
  return sign == '+' ? year - 100 : year;
}

/* The check digit of the nine digits before it, with weights 2 1 2 1 … */
static int
check_digit (const char *nine_digits)
{
  int sum = 0;

  for (int i = 0; i < 9; i++)
    {
      int product = (nine_digits[i] - '0') * (i % 2 == 0 ? 2 : 1);

      sum += product / 10 + product % 10;
    }
  return (10 - sum % 10) % 10;
}

static gboolean
is_twelve_digits (const char *number)
{
  return number != NULL && strlen (number) == 12 && strspn (number, "0123456789") == 12;
}

/**
 * drom_identity_number_parse:
 * @typed: what somebody typed
 * @today: today's date
 * @error: a #DromIdentityNumberError
 *
 * Reads a personnummer or samordningsnummer: ten digits with - or + or nothing
 * before the last four, or twelve. Whether the number was ever given to anybody is
 * not known here.
 *
 * Returns: (transfer full) (nullable): the twelve digits, or %NULL
 */
char *
drom_identity_number_parse (const char *typed, const char *today, GError **error)
{
  Typed parts;
  const char *ten;
  int this_year, year, day;
  g_autofree char *date = NULL;

  g_return_val_if_fail (typed != NULL, NULL);
  g_return_val_if_fail (drom_date_is_valid (today), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!read_typed (typed, &parts))
    {
      g_set_error_literal (error, DROM_IDENTITY_NUMBER_ERROR, DROM_IDENTITY_NUMBER_ERROR_SYNTAX,
                           _ ("This is no personal identity number. Write it with ten digits, "
                              "YYMMDD-NNNN, or with twelve, YYYYMMDD-NNNN."));
      return NULL;
    }
  drom_date_split (today, &this_year, NULL, NULL);
  if (parts.n_digits == 12)
    {
      ten = parts.digits + 2;
      year = two_digits (parts.digits) * 100 + two_digits (ten);
    }
  else
    {
      ten = parts.digits;
      year = full_year (two_digits (ten), parts.sign, this_year);
    }

  day = two_digits (ten + 4);
  if (day > DAY_OF_SAMORDNINGSNUMMER)
    day -= DAY_OF_SAMORDNINGSNUMMER;
  if (year >= FIRST_CENTURY)
    date = drom_date_join (year, two_digits (ten + 2), day);
  if (date == NULL)
    {
      g_set_error_literal (error, DROM_IDENTITY_NUMBER_ERROR, DROM_IDENTITY_NUMBER_ERROR_DATE,
                           _ ("The first digits of this personal identity number are no date. "
                              "Check the year, the month and the day."));
      return NULL;
    }
  /* The serial numbers are 001 to 999. */
  if (strncmp (ten + 6, "000", 3) == 0)
    {
      g_set_error_literal (
          error, DROM_IDENTITY_NUMBER_ERROR, DROM_IDENTITY_NUMBER_ERROR_SYNTAX,
          _ ("The last four digits of a personal identity number never begin with 000. Leave the "
             "number empty if it isn’t known, and write the birth date."));
      return NULL;
    }
  if (check_digit (ten) != ten[9] - '0')
    {
      g_set_error_literal (
          error, DROM_IDENTITY_NUMBER_ERROR, DROM_IDENTITY_NUMBER_ERROR_CHECK_DIGIT,
          _ ("The last digit of this personal identity number doesn’t fit the others. Check "
             "whether a digit is wrong or two have changed places."));
      return NULL;
    }
  if (strcmp (date, today) > 0)
    {
      g_set_error_literal (error, DROM_IDENTITY_NUMBER_ERROR, DROM_IDENTITY_NUMBER_ERROR_FUTURE,
                           _ ("The date in this personal identity number is still to come. Check "
                              "the year, or write + before the last four digits for a person "
                              "who is a hundred years old."));
      return NULL;
    }
  return g_strdup_printf ("%04d%s", year, ten + 2);
}

/**
 * drom_identity_number_get_kind:
 * @number: twelve digits
 *
 * Returns: which kind of number it is
 */
DromIdentityKind
drom_identity_number_get_kind (const char *number)
{
  g_return_val_if_fail (is_twelve_digits (number), DROM_IDENTITY_PERSONNUMMER);

  return two_digits (number + 6) > DAY_OF_SAMORDNINGSNUMMER ? DROM_IDENTITY_SAMORDNINGSNUMMER
                                                            : DROM_IDENTITY_PERSONNUMMER;
}

/**
 * drom_identity_number_dup_date:
 * @number: twelve digits
 *
 * The date in the number; the birth date of the person may be another.
 *
 * Returns: (transfer full) (nullable): the date; %NULL if @number isn't one that
 *   drom_identity_number_parse() gave
 */
char *
drom_identity_number_dup_date (const char *number)
{
  int day;

  g_return_val_if_fail (is_twelve_digits (number), NULL);

  day = two_digits (number + 6);
  if (day > DAY_OF_SAMORDNINGSNUMMER)
    day -= DAY_OF_SAMORDNINGSNUMMER;
  return drom_date_join (two_digits (number) * 100 + two_digits (number + 2),
                         two_digits (number + 4), day);
}

/**
 * drom_identity_number_format:
 * @number: twelve digits
 * @today: today's date
 *
 * Returns: (transfer full): as people write it, YYMMDD-NNNN, or YYMMDD+NNNN from the
 *   year in which the person turns 100
 */
char *
drom_identity_number_format (const char *number, const char *today)
{
  int year, this_year;

  g_return_val_if_fail (is_twelve_digits (number), NULL);
  g_return_val_if_fail (drom_date_is_valid (today), NULL);

  year = two_digits (number) * 100 + two_digits (number + 2);
  drom_date_split (today, &this_year, NULL, NULL);
  return g_strdup_printf ("%.6s%c%s", number + 2, this_year - year >= 100 ? '+' : '-', number + 8);
}
