/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-base"

#include "config.h"

#include "base/drom-check-code.h"

#include <string.h>

#define CHECK_CODE_BYTES   5 /* 40 bits are eight letters */
#define CHECK_CODE_LETTERS 8

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/* The five bits that a typed letter stands for, or -1. */
static int
read_letter (char letter)
{
  const char *found;

  letter = g_ascii_toupper (letter);
  if (letter == 'O')
    letter = '0';
  else if (letter == 'I' || letter == 'L')
    letter = '1';
  found = letter == '\0' ? NULL : strchr (alphabet, letter);
  return found == NULL ? -1 : (int) (found - alphabet);
}

/* The length in bytes of what may stand between two letters: a space, a hyphen
 * or one of the dashes that programs like to make of it. */
static gsize
separator_length (const char *text)
{
  static const char *const separators[] = { " ",
                                            "-",
                                            "\t",
                                            "\n",
                                            "\r",
                                            "\302\240",
                                            "\342\200\220",
                                            "\342\200\221",
                                            "\342\200\223",
                                            "\342\200\224" };

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    if (g_str_has_prefix (text, separators[i]))
      return strlen (separators[i]);
  return 0;
}

/**
 * drom_base32_encode:
 * @data: (array length=size): the bytes
 * @size: how many there are
 *
 * Five bits a letter; the last letter is filled up with zero bits.
 *
 * Returns: (transfer full): upper-case letters and digits, ungrouped
 */
char *
drom_base32_encode (const guint8 *data, gsize size)
{
  GString *text;
  guint bits = 0;
  guint n_bits = 0;

  g_return_val_if_fail (data != NULL || size == 0, NULL);

  text = g_string_sized_new (size * 8 / 5 + 2);
  for (gsize i = 0; i < size; i++)
    {
      bits = (bits << 8 | data[i]) & 0xfff;
      n_bits += 8;
      while (n_bits >= 5)
        {
          n_bits -= 5;
          g_string_append_c (text, alphabet[bits >> n_bits & 31]);
        }
    }
  if (n_bits > 0)
    g_string_append_c (text, alphabet[bits << (5 - n_bits) & 31]);
  return g_string_free (text, FALSE);
}

/**
 * drom_base32_decode:
 * @text: what drom_base32_encode() wrote, as somebody typed it
 * @size: (out): how many bytes there are
 *
 * A text that drom_base32_encode() can't have written (a letter too many, filling
 * bits that aren't zero) is refused too, so that two different texts never stand
 * for the same bytes.
 *
 * Returns: (transfer full) (nullable): the bytes, or %NULL
 */
guint8 *
drom_base32_decode (const char *text, gsize *size)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint bits = 0;
  guint n_bits = 0;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (size != NULL, NULL);

  *size = 0;
  while (*text != '\0')
    {
      gsize skip = separator_length (text);
      int value;

      if (skip > 0)
        {
          text += skip;
          continue;
        }
      value = read_letter (*text++);
      if (value < 0)
        return NULL;
      bits = (bits << 5 | (guint) value) & 0xfff;
      n_bits += 5;
      if (n_bits >= 8)
        {
          guint8 byte;

          n_bits -= 8;
          byte = bits >> n_bits & 0xff;
          g_byte_array_append (bytes, &byte, 1);
        }
    }
  if (n_bits >= 5 || (bits & ((1u << n_bits) - 1)) != 0)
    return NULL;

  *size = bytes->len;
  /* No bytes at all are still an answer: not NULL. */
  g_byte_array_append (bytes, (const guint8 *) "", 1);
  return g_byte_array_free (g_steal_pointer (&bytes), FALSE);
}

/**
 * drom_check_code_from_hash:
 * @sha256: the hash of an agreement's snapshot
 *
 * Returns: (transfer full): the code as it is printed, `7KQ4-M2XD`
 */
char *
drom_check_code_from_hash (const guint8 sha256[32])
{
  g_autofree char *letters = NULL;

  g_return_val_if_fail (sha256 != NULL, NULL);

  letters = drom_base32_encode (sha256, CHECK_CODE_BYTES);
  return g_strdup_printf ("%.4s-%.4s", letters, letters + CHECK_CODE_LETTERS / 2);
}

/**
 * drom_check_code_normalize:
 * @typed: what somebody typed from a paper
 *
 * Returns: (transfer full) (nullable): the code as it is printed, or %NULL if it
 *   can't be one
 */
char *
drom_check_code_normalize (const char *typed)
{
  g_autofree guint8 *bytes = NULL;
  g_autofree char *letters = NULL;
  gsize size;

  g_return_val_if_fail (typed != NULL, NULL);

  bytes = drom_base32_decode (typed, &size);
  if (bytes == NULL || size != CHECK_CODE_BYTES)
    return NULL;
  letters = drom_base32_encode (bytes, size);
  return g_strdup_printf ("%.4s-%.4s", letters, letters + CHECK_CODE_LETTERS / 2);
}
