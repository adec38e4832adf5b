/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/drom-fold.h"

#include <string.h>

static void
test_spellings (void)
{
  /* Each row is one name, however it was transcribed. */
  static const char *const rows[][8] = {
    { "Kovačević", "Kovacevic", "kovachevich", "KOVAČEVIĆ", "Covacevic", "Kovakevik",
      "Qovatjevitj" },
    { "Čoka", "Choka", "Tjoka", "Coca", "Ćoka", "Khocka" },
    { "Šaban", "Shaban", "Saban", "Schaban", "Śaban", "ŞABAN" },
    { "Žana", "Zhana", "Zana", "Źana" },
    { "Stefan", "Stephan", "Steffan", "Steppan" },
    { "Thomas", "Tomas", "Tommas" },
    { "Xasan", "Hasan", "Hassan" },
    { "Wilma", "Vilma", "VILLMA" },
    { "Maria", "Marija", "Mariya", "MARÍA" },
    { "Jovan", "Iovan", "Yovan" },
    { "Åkerö", "Akero", "ÅKERÖ", "A\314\212kero\314\210" },
    { "Björkdal", "Bjorkdal", "Biorckdal", "Bjørkdal" },
    { "Đorđe", "Dorde" },
    { "Łukasz", "Lukasz" },
    { "O'Nil", "O’Nil", "O´Nil", "ONil" },
    { "Anna-Lena", "Anna Lena", "anna  lena ", "Anna–Lena", "Ana, Lena", "Anna\302\240Lena" },
    { "Weiß", "Weiss", "Veis" },
  };

  for (guint r = 0; r < G_N_ELEMENTS (rows); r++)
    {
      g_autofree char *first = drom_fold (rows[r][0]);

      for (guint i = 1; i < 8 && rows[r][i] != NULL; i++)
        {
          g_autofree char *other = drom_fold (rows[r][i]);

          g_assert_cmpstr (other, ==, first);
        }
    }
}

static void
test_table (void)
{
  static const struct
  {
    const char *text;
    const char *fold;
  } rows[] = {
    { "c č ć ch tj k kh ck q", "k k k k k k k k k" },
    { "s š ś sh sch", "s s s s s" },
    { "z ž zh ź", "z z z z" },
    { "p ph f", "f f f" },
    { "t th", "t t" },
    { "h x", "h h" },
    { "v w", "v v" },
    { "i y j", "i i i" },
    { "kk cch sssh", "k k s" },
    { "", "" },
    { "  - . ", "" },
    { "Exempelgatan 11 B", "ehemfelgatan 11 b" },
    { "2200-11", "2200 11" },
    { "100%_\\", "100%_\\" },
    { "a\377b\303", "ab" },
    { "Дом", "дом" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *fold = drom_fold (rows[i].text);

      g_assert_cmpstr (fold, ==, rows[i].fold);
    }
}

static void
test_kept_apart (void)
{
  static const char *const pairs[][2] = {
    { "Sara", "Zara" },          { "Mila", "Mira" },      { "Anna", "Ann" },    { "Lena", "Lina" },
    { "Björkdal", "Björkdahl" }, { "Anna 1", "Anna 11" }, { "Tomas", "Domas" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *a = drom_fold (pairs[i][0]);
      g_autofree char *b = drom_fold (pairs[i][1]);

      g_assert_cmpstr (a, !=, b);
    }
}

static void
test_parts (void)
{
  static const struct
  {
    const char *text;
    const char *part;
    gboolean found;
  } rows[] = {
    { "Kovačević", "kovac", TRUE },    { "Kovačević", "kovač", TRUE },
    { "Kovačević", "kovach", TRUE },   { "Kovačević", "chevich", TRUE },
    { "Covacevic", "kova", TRUE },     { "Katja Schmidt", "kat", TRUE },
    { "Katja Schmidt", "sc", TRUE },   { "Katja Schmidt", "hmid", TRUE },
    { "Katja Schmidt", "smid", TRUE }, { "Katja Schmidt", "ja sch", TRUE },
    { "Katja Schmidt", "kača", TRUE }, { "Matthias", "matt", TRUE },
    { "Matthias", "mati", TRUE },      { "Kovačević", "kovan", FALSE },
    { "Katja", "katia b", FALSE },     { "Sanna Åkerö", "a ak", TRUE },
    { "Sanna Åkerö", "%", FALSE },     { "Sanna Åkerö", "", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s in %s", rows[i].part, rows[i].text);
      g_assert_cmpint (drom_fold_contains (rows[i].text, rows[i].part), ==, rows[i].found);
    }
}

/* What is written as it was typed comes before what only sounds so. */
static void
test_rate (void)
{
  static const struct
  {
    const char *text;
    const char *part;
    DromFit fit;
  } rows[] = {
    { "CV", "cv", DROM_FIT_WHOLE },
    { "Skriva mitt cv", "cv", DROM_FIT_WORD },
    { "Mitt cv, på nytt", "CV", DROM_FIT_WORD },
    { "”Cv”", "cv", DROM_FIT_WORD },
    { "Åka cykel", "ak", DROM_FIT_BEGINNING },
    { "Åka cykel", "åka cy", DROM_FIT_BEGINNING },
    { "Arkivcv arcv cv", "cv", DROM_FIT_WORD },
    { "Mjukvara", "kv", DROM_FIT_WITHIN },
    { "Kväll", "cv", DROM_FIT_SOUND_BEGINNING },
    { "Mjukvara", "cv", DROM_FIT_SOUND },
    { "Katja", "kača", DROM_FIT_SOUND_BEGINNING },
    { "Kväll", "cw x", DROM_FIT_NONE },
    { "Kväll", "", DROM_FIT_WHOLE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s in %s", rows[i].part, rows[i].text);
      g_assert_cmpint (drom_fold_rate (rows[i].text, rows[i].part), ==, rows[i].fit);
    }
}

/* Whatever is cut out of a name finds the name. */
static void
test_every_part (void)
{
  static const char *const names[] = { "Katja Schmidt-Tjäder", "Stjepan Čović", "Matthias Wickholm",
                                       "Sašha Džhemilj",       "Khatchaturian", "Björck'Ahl",
                                       "Anna 22-11 Åshöjden" };

  for (guint n = 0; n < G_N_ELEMENTS (names); n++)
    for (const char *from = names[n]; *from != '\0'; from = g_utf8_next_char (from))
      for (const char *to = g_utf8_next_char (from);; to = g_utf8_next_char (to))
        {
          g_autofree char *part = g_strndup (from, to - from);

          g_test_message ("“%s” in “%s”", part, names[n]);
          g_assert_true (drom_fold_contains (names[n], part));
          if (*to == '\0')
            break;
        }
}

static void
test_folding_twice (void)
{
  g_autofree char *once = drom_fold ("Tjhcckova Šchh");
  g_autofree char *letters = drom_fold_letters ("Katja Čačić 007");

  g_assert_cmpstr (letters, ==, "katia kakik 007");
  g_assert_cmpstr (once, ==, "khkova sh");
}

static void
test_digits (void)
{
  g_autofree char *phone = drom_fold_digits ("+46 (0)70-000 00 01");
  g_autofree char *none = drom_fold_digits ("åäö");

  g_assert_cmpstr (phone, ==, "460700000001");
  g_assert_cmpstr (none, ==, "");
}

static void
test_like_pattern (void)
{
  g_autofree char *plain = drom_fold_like_pattern ("kovak");
  g_autofree char *escaped = drom_fold_like_pattern ("50%_\\x");
  g_autofree char *empty = drom_fold_like_pattern ("");

  g_assert_cmpstr (plain, ==, "%kovak%");
  g_assert_cmpstr (escaped, ==, "%50\\%\\_\\\\x%");
  g_assert_cmpstr (empty, ==, "%%");
}

/* A text of a million letters folds as a short one does. */
static void
test_long (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *fold = NULL;

  for (int i = 0; i < 100000; i++)
    g_string_append (text, "Schača ");
  fold = drom_fold (text->str);
  g_assert_cmpuint (strlen (fold), ==, 100000 * strlen ("saka ") - 1);
  g_assert_true (g_str_has_suffix (fold, "saka saka"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/base/fold/spellings", test_spellings);
  g_test_add_func ("/base/fold/table", test_table);
  g_test_add_func ("/base/fold/kept-apart", test_kept_apart);
  g_test_add_func ("/base/fold/parts", test_parts);
  g_test_add_func ("/base/fold/rate", test_rate);
  g_test_add_func ("/base/fold/every-part", test_every_part);
  g_test_add_func ("/base/fold/folding-twice", test_folding_twice);
  g_test_add_func ("/base/fold/digits", test_digits);
  g_test_add_func ("/base/fold/like-pattern", test_like_pattern);
  g_test_add_func ("/base/fold/long", test_long);
  return g_test_run ();
}
