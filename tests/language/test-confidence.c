/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "language/drom-language.h"

#include <string.h>

/* The letters of the catalogue itself, counted in another way than the table is made:
 * blocks between empty lines, texts no longer used and the header left out. */
static void
count_letters (guint counts[3], guint *n_texts)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) blocks = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (DROM_TEST_CATALOGUE, &text, NULL, &error);
  g_assert_no_error (error);
  blocks = g_strsplit (text, "\n\n", -1);
  for (guint i = 1; blocks[i] != NULL; i++)
    {
      g_auto (GStrv) lines = g_strsplit (blocks[i], "\n", -1);
      gboolean used = FALSE;
      int letter = -1;

      for (guint j = 0; lines[j] != NULL; j++)
        {
          used = used || g_str_has_prefix (lines[j], "msgid ");
          if (strlen (lines[j]) >= 3 && g_str_has_prefix (lines[j], "# ")
              && strchr ("ABC", lines[j][2]) && (lines[j][3] == '\0' || lines[j][3] == ':'))
            letter = lines[j][2] - 'A';
        }
      *n_texts += used;
      if (used && letter >= 0)
        counts[letter]++;
    }
}

static void
test_romani (void)
{
  guint wanted[3] = { 0 }, n_texts = 0;
  guint a, b, c;

  count_letters (wanted, &n_texts);
  g_assert_true (drom_language_count_confidence ("rmy", &a, &b, &c));
  g_assert_cmpuint (a, ==, wanted[0]);
  g_assert_cmpuint (b, ==, wanted[1]);
  g_assert_cmpuint (c, ==, wanted[2]);
  g_assert_cmpuint (a, >, 0);
  g_assert_cmpuint (b, >, 0);
  g_assert_cmpuint (c, >, 0);
  /* Each translated text has one letter; those that wait for a translation have none. */
  g_assert_cmpuint (a + b + c, <=, n_texts);
  g_assert_cmpuint (a + b + c, >, n_texts / 2);
}

static void
test_same_language (void)
{
  guint a, b, c, other_a, other_b, other_c;

  g_assert_true (drom_language_count_confidence ("rmy", &a, &b, &c));
  g_assert_true (drom_language_count_confidence ("rom", &other_a, &other_b, &other_c));
  g_assert_cmpuint (a, ==, other_a);
  g_assert_cmpuint (b, ==, other_b);
  g_assert_cmpuint (c, ==, other_c);
}

static void
test_without_letters (void)
{
  static const char *const codes[] = { "sv", "en", "xx" };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      guint a = 7, b = 7, c = 7;

      g_assert_false (drom_language_count_confidence (codes[i], &a, &b, &c));
      g_assert_cmpuint (a + b + c, ==, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/language/confidence/romani", test_romani);
  g_test_add_func ("/language/confidence/same-language", test_same_language);
  g_test_add_func ("/language/confidence/without-letters", test_without_letters);
  return g_test_run ();
}
