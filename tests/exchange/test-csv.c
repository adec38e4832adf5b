/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/drom-csv.h"

#include <string.h>

static DromCsv *
open_bytes (const char *text, gssize size, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, size < 0 ? strlen (text) : (gsize) size);

  return drom_csv_new (bytes, error);
}

/* All rows as "a|b¶c|d", with the line number before each row. */
static char *
read_all (const char *text, gssize size, GError **error)
{
  g_autoptr (DromCsv) csv = open_bytes (text, size, error);
  g_autoptr (GString) all = g_string_new (NULL);
  GError *local = NULL;

  if (!csv)
    return NULL;
  while (drom_csv_next (csv, &local))
    {
      g_string_append_printf (all, "%s%u:", all->len > 0 ? "¶" : "", drom_csv_get_line (csv));
      for (guint i = 0; i < drom_csv_get_n_fields (csv); i++)
        g_string_append_printf (all, "%s%s", i > 0 ? "|" : "", drom_csv_get_field (csv, i));
    }
  if (local)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  return g_strdup (all->str);
}

static void
assert_reads (const char *text, gssize size, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *all = read_all (text, size, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (all, ==, expected);
}

static void
assert_refuses (const char *text, gssize size, DromCsvError code, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *all = read_all (text, size, &error);

  g_assert_null (all);
  g_assert_error (error, DROM_CSV_ERROR, (int) code);
  if (part)
    g_assert_nonnull (strstr (error->message, part));
}

static void
test_separators (void)
{
  assert_reads ("a;b,c;d\n1;2;3\n", -1, "1:a|b,c|d¶2:1|2|3");
  assert_reads ("a,b,c\n1,\"2,5\",3\n", -1, "1:a|b|c¶2:1|2,5|3");
  assert_reads ("a\tb, c\td\n1\t2\t3", -1, "1:a|b, c|d¶2:1|2|3");
  assert_reads ("\"a,b,c,d\";e\n", -1, "1:a,b,c,d|e");
  assert_reads ("alone\nx\n", -1, "1:alone¶2:x");
  assert_reads ("sep=|\na|b\n", -1, "2:a|b");
  assert_reads ("sep=,\r\na;b,c\r\n", -1, "2:a;b|c");
}

static void
test_quotes (void)
{
  assert_reads ("a;b\n\"x\"\"y\";\"\"\n", -1, "1:a|b¶2:x\"y|");
  assert_reads ("a;b\n\"one\ntwo\r\nthree\";z\n4;5\n", -1, "1:a|b¶2:one\ntwo\r\nthree|z¶5:4|5");
  assert_reads ("a;b\nx \"y\" z;5\" tum\n", -1, "1:a|b¶2:x \"y\" z|5\" tum");
  assert_reads ("\"a\"", -1, "1:a");
  assert_refuses ("a;b\n1;2\n\"x\" y;3\n", -1, DROM_CSV_ERROR_SYNTAX, "3");
}

static void
test_lines (void)
{
  assert_reads ("a;b\r\n1;2\r\n", -1, "1:a|b¶2:1|2");
  assert_reads ("a;b\r1;2\r3;4", -1, "1:a|b¶2:1|2¶3:3|4");
  assert_reads ("\n\na;b\n\n1;2\n\n", -1, "3:a|b¶5:1|2");
  assert_reads ("a;b\n;\n1;", -1, "1:a|b¶2:|¶3:1|");
}

static void
test_cut_off (void)
{
  assert_refuses ("a;b\n1;2\n3;\"four", -1, DROM_CSV_ERROR_CUT_OFF, "3");
  assert_refuses ("a;\"", -1, DROM_CSV_ERROR_CUT_OFF, "1");
  assert_refuses ("förnamn;ort\nÅsa;Ö\xc3", -1, DROM_CSV_ERROR_CUT_OFF, "2");
  /* A whole letter at the end is no cut. */
  assert_reads ("förnamn\nÖ", -1, "1:förnamn¶2:Ö");
}

static void
test_encodings (void)
{
  static const char utf16[] = {
    '\xff', '\xfe', 'k', 0, '\xf6', 0, 'n', 0, '\t', 0, 'a', 0, '\n', 0
  };
  static const char utf16_be[] = { '\xfe', '\xff', 0, 'k', 0, '\xf6', 0, 'n' };

  assert_reads ("\xef\xbb\xbfkön;Š\n", -1, "1:kön|Š");
  assert_reads ("k\xf6n;\x8a\x9e\xe5\x80\n", -1, "1:kön|Šžå€");
  assert_reads ("ort\nÖ", 5, "1:ort¶2:\xc3\x83"); /* a lone byte at the end is Windows-1252 */
  assert_reads (utf16, sizeof utf16, "1:kön|a");
  assert_reads (utf16_be, sizeof utf16_be, "1:kön");
  /* UTF-8 and Windows-1252 in one file: nobody can know. */
  assert_refuses ("kön\nÅsa\nk\xf6n\n", -1, DROM_CSV_ERROR_ENCODING, "3");
  assert_refuses ("a;b\0c;d\n", 8, DROM_CSV_ERROR_ENCODING, NULL);
  assert_refuses ("PK\003\004\0\0\0", 7, DROM_CSV_ERROR_ENCODING, NULL);
}

static void
test_empty (void)
{
  assert_refuses ("", -1, DROM_CSV_ERROR_EMPTY, NULL);
  assert_refuses ("\xef\xbb\xbf", -1, DROM_CSV_ERROR_EMPTY, NULL);
  assert_refuses (" \r\n\n", -1, DROM_CSV_ERROR_EMPTY, NULL);
}

static void
test_missing_file (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/list.csv");
  g_autoptr (GError) error = NULL;

  g_assert_null (drom_csv_new_for_file (file, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* Whatever comes in, it ends, and a field is text in UTF-8. */
static void
test_noise (void)
{
  static const char letters[] = "a\";,\t\r\n\xc3\xb6\xe5 ";

  for (guint i = 0; i < 20000; i++)
    {
      char noise[24];
      gsize size = (gsize) g_test_rand_int_range (0, sizeof noise);
      g_autoptr (GError) error = NULL;
      g_autoptr (DromCsv) csv = NULL;

      for (gsize j = 0; j < size; j++)
        noise[j] = letters[g_test_rand_int_range (0, sizeof letters - 1)];
      csv = open_bytes (noise, (gssize) size, &error);
      g_assert_true ((csv == NULL) == (error != NULL));
      while (csv && drom_csv_next (csv, &error))
        {
          g_assert_cmpuint (drom_csv_get_n_fields (csv), >, 0);
          for (guint j = 0; j < drom_csv_get_n_fields (csv); j++)
            g_assert_true (g_utf8_validate (drom_csv_get_field (csv, j), -1, NULL));
          g_assert_cmpstr (drom_csv_get_field (csv, 99), ==, "");
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/csv/separators", test_separators);
  g_test_add_func ("/csv/quotes", test_quotes);
  g_test_add_func ("/csv/lines", test_lines);
  g_test_add_func ("/csv/cut-off", test_cut_off);
  g_test_add_func ("/csv/encodings", test_encodings);
  g_test_add_func ("/csv/empty", test_empty);
  g_test_add_func ("/csv/missing-file", test_missing_file);
  g_test_add_func ("/csv/noise", test_noise);
  return g_test_run ();
}
