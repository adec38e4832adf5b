/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "language/drom-plural.h"

/* The rules as catalogues in the world have them, with the forms that gettext's
 * manual and C give for some numbers. */
static void
test_rules (void)
{
  static const struct
  {
    const char *plural_forms;
    guint n_forms;
    struct
    {
      gulong n;
      gulong form;
    } numbers[12];
    guint n_numbers;
  } rows[] = {
    { "nplurals=2; plural=(n != 1);", 2, { { 0, 1 }, { 1, 0 }, { 2, 1 }, { 101, 1 } }, 4 },
    { "nplurals=2; plural=n != 1", 2, { { 0, 1 }, { 1, 0 }, { 2, 1 } }, 3 },
    { "nplurals=1; plural=0;", 1, { { 0, 0 }, { 1, 0 }, { 999, 0 } }, 3 },
    { "nplurals=2; plural=n>1;", 2, { { 0, 0 }, { 1, 0 }, { 2, 1 } }, 3 },
    { "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || "
      "n%100>=20) ? 1 : 2);",
      3,
      { { 0, 2 },
        { 1, 0 },
        { 2, 1 },
        { 5, 2 },
        { 11, 2 },
        { 12, 2 },
        { 21, 0 },
        { 22, 1 },
        { 111, 2 },
        { 122, 1 } },
      10 },
    { "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 "
      "? 4 : 5;",
      6,
      { { 0, 0 },
        { 1, 1 },
        { 2, 2 },
        { 3, 3 },
        { 10, 3 },
        { 11, 4 },
        { 99, 4 },
        { 100, 5 },
        { 103, 3 } },
      9 },
    { "nplurals=4; plural=n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3;",
      4,
      { { 1, 0 }, { 102, 1 }, { 104, 2 }, { 5, 3 } },
      4 },
    { "nplurals=2; plural=n%10!=1 || n%100==11;",
      2,
      { { 1, 0 }, { 11, 1 }, { 21, 0 }, { 22, 1 } },
      4 },
    { "nplurals=2; plural=!(n == 1);", 2, { { 0, 1 }, { 1, 0 } }, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint n_forms = 0;
      g_autofree char *expression = NULL;

      g_test_message ("%s", rows[i].plural_forms);
      g_assert_true (drom_plural_read (rows[i].plural_forms, &n_forms, &expression));
      g_assert_cmpuint (n_forms, ==, rows[i].n_forms);
      for (guint k = 0; k < rows[i].n_numbers; k++)
        {
          gulong form = 99;

          g_assert_true (drom_plural_evaluate (expression, rows[i].numbers[k].n, &form));
          g_assert_cmpuint (form, ==, rows[i].numbers[k].form);
        }
    }
}

/* As C has it: what binds tighter, and which side goes first. */
static void
test_precedence (void)
{
  static const struct
  {
    const char *expression;
    gulong value; /* for n = 7 */
  } rows[] = {
    { "n", 7 },
    { " n ", 7 },
    { "2+3*4", 2 + 3 * 4 },
    { "(2+3)*4", (2 + 3) * 4 },
    { "20-5-3", 20 - 5 - 3 },
    { "100/5/2", 100 / 5 / 2 },
    { "n%4*2", 7 % 4 * 2 },
    { "1+1==2", 1 },
    { "1<2==1", 1 },
    { "3>2>1", 0 },
    { "n>=7&&n<=7", 1 },
    { "0&&0||1", 1 },
    { "1||0&&0", 1 },
    { "!n+1", 1 },
    { "!!n", 1 },
    { "0?1:0?2:3", 3 },
    { "1?0?4:5:6", 5 },
    { "n!=7?1:2", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gulong value = 99;

      g_test_message ("%s", rows[i].expression);
      g_assert_true (drom_plural_evaluate (rows[i].expression, 7, &value));
      g_assert_cmpuint (value, ==, rows[i].value);
    }
}

static void
test_refused (void)
{
  static const char *const headers[] = {
    "",
    "nplurals=2;",
    "plural=(n != 1);",
    "nplurals=0; plural=0;",
    "nplurals=99; plural=n;",
    "nplurals=2; plural=n;", /* a form that isn't there */
    "nplurals=1; plural=(n != 1);",
    "nplurals=2; plural=(n != 1;",
    "nplurals=2; plural=n !=;",
    "nplurals=2; plural=n = 1;",
    "nplurals=2; plural=m != 1;",
    "nplurals=2; plural=1 1;",
    "nplurals=2; plural=n ? 1;",
    "nplurals=2; plural=n % 0;",
    "nplurals=2; plural=1 / (n - 5);",
    "nplurals=2; plural=;",
    "nplurals=2; plural=n & 1;",
    "nplurals=2; plural=-n;",
  };
  g_autoptr (GString) deep = g_string_new ("nplurals=2; plural=");
  guint n_forms;
  char *expression = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      g_test_message ("%s", headers[i]);
      g_assert_false (drom_plural_read (headers[i], &n_forms, &expression));
      g_assert_null (expression);
    }
  for (int i = 0; i < 100000; i++)
    g_string_append_c (deep, '(');
  g_assert_false (drom_plural_read (deep->str, &n_forms, &expression));
  for (int i = 0; i < 100000; i++)
    g_string_append_c (deep, '!');
  g_assert_false (drom_plural_read (deep->str, &n_forms, &expression));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/language/plural/rules", test_rules);
  g_test_add_func ("/language/plural/precedence", test_precedence);
  g_test_add_func ("/language/plural/refused", test_refused);
  return g_test_run ();
}
