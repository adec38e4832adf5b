/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/drom-check-code.h"

#include <string.h>

static void
test_known_vectors (void)
{
  /* The vectors of RFC 4648 in Crockford's alphabet, unpadded. */
  static const struct
  {
    const char *bytes;
    const char *text;
  } vectors[] = {
    { "", "" },
    { "f", "CR" },
    { "fo", "CSQG" },
    { "foo", "CSQPY" },
    { "foob", "CSQPYRG" },
    { "fooba", "CSQPYRK1" },
    { "foobar", "CSQPYRK1E8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char *text =
          drom_base32_encode ((const guint8 *) vectors[i].bytes, strlen (vectors[i].bytes));
      g_autofree guint8 *bytes = NULL;
      gsize size = 99;

      g_assert_cmpstr (text, ==, vectors[i].text);
      bytes = drom_base32_decode (text, &size);
      g_assert_nonnull (bytes);
      g_assert_cmpmem (bytes, size, vectors[i].bytes, strlen (vectors[i].bytes));
    }
}

static void
test_all_lengths (void)
{
  guint8 data[64];

  for (gsize i = 0; i < sizeof data; i++)
    data[i] = (guint8) (i * 37 + 201);
  for (gsize length = 0; length <= sizeof data; length++)
    {
      g_autofree char *text = drom_base32_encode (data, length);
      g_autofree guint8 *bytes = NULL;
      gsize size;

      g_assert_cmpuint (strlen (text), ==, (length * 8 + 4) / 5);
      bytes = drom_base32_decode (text, &size);
      g_assert_cmpmem (bytes, size, data, length);
    }
}

static void
test_refused (void)
{
  static const char *const texts[] = {
    "U",        /* no such letter */
    "CSQPYRK!", /* nor such a sign */
    "C",        /* five bits are no byte */
    "CSQPYR",   /* a letter too many */
    "CS",       /* filling bits that aren't zero */
    "CSQPYRK1\303\245",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gsize size = 7;

      g_assert_null (drom_base32_decode (texts[i], &size));
      g_assert_cmpuint (size, ==, 0);
    }
}

static void
test_from_hash (void)
{
  static const guint8 first_bytes[] = { 0x3c, 0xee, 0x4a, 0x0b, 0xad };
  guint8 hash[32] = { 0 };
  g_autofree char *code = NULL;
  g_autofree char *zeros = drom_check_code_from_hash (hash);
  g_autofree char *ones = NULL;

  g_assert_cmpstr (zeros, ==, "0000-0000");
  memset (hash, 0xff, sizeof hash);
  ones = drom_check_code_from_hash (hash);
  g_assert_cmpstr (ones, ==, "ZZZZ-ZZZZ");
  memcpy (hash, first_bytes, sizeof first_bytes);
  code = drom_check_code_from_hash (hash);
  g_assert_cmpstr (code, ==, "7KQ4-M2XD");
}

static void
test_normalize (void)
{
  static const char *const same[] = { "7KQ4-M2XD",     "7kq4m2xd",  " 7kq4 m2xd ",
                                      "7-K-Q-4-M2X-D", "7KQ4–M2XD", "7KQ4\302\240M2XD\n" };
  static const char *const other[] = { "",          "7KQ4-M2X",  "7KQ4-M2XDD",
                                       "7KQU-M2XD", "7KQ4_M2XD", "7KQ4-M2XD-00" };
  g_autofree char *confused = drom_check_code_normalize ("oil0-IL1O");

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *code = drom_check_code_normalize (same[i]);

      g_assert_cmpstr (code, ==, "7KQ4-M2XD");
    }
  for (guint i = 0; i < G_N_ELEMENTS (other); i++)
    g_assert_null (drom_check_code_normalize (other[i]));
  g_assert_cmpstr (confused, ==, "0110-1110");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/base/check-code/known-vectors", test_known_vectors);
  g_test_add_func ("/base/check-code/all-lengths", test_all_lengths);
  g_test_add_func ("/base/check-code/refused", test_refused);
  g_test_add_func ("/base/check-code/from-hash", test_from_hash);
  g_test_add_func ("/base/check-code/normalize", test_normalize);
  return g_test_run ();
}
