/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model-test"

#include "config.h"

#include "model-test.h"

#include "language/drom-language.h"
#include "model/drom-normalize.h"

typedef struct
{
  DromNormalizeFunc function;
  const char *typed;
  const char *kept; /* NULL: refused with a sentence */
} Case;

static const Case cases[] = {
  { drom_normalize_number, "1", "1" },
  { drom_normalize_number, "007", "7" },
  { drom_normalize_number, "999999999", "999999999" },
  { drom_normalize_number, "1000000000", NULL },
  { drom_normalize_number, "0", NULL },
  { drom_normalize_number, "-1", NULL },
  { drom_normalize_number, "1.5", NULL },
  { drom_normalize_number, "12 a", NULL },
  { drom_normalize_rating, "0", "0" },
  { drom_normalize_rating, "10", "10" },
  { drom_normalize_rating, "11", NULL },
  { drom_normalize_rating, "-1", NULL },
  { drom_normalize_rating, "fem", NULL },
  { drom_normalize_birth_date, "1990-05-17", "1990-05-17" },
  { drom_normalize_birth_date, "900517", "1990-05-17" },
  { drom_normalize_birth_date, TODAY, TODAY },
  { drom_normalize_birth_date, "2026-11-22", NULL },
  { drom_normalize_birth_date, "1906-11-21", "1906-11-21" },
  { drom_normalize_birth_date, "1905-11-20", NULL },
  { drom_normalize_birth_date, "1990-02-30", NULL },
  { drom_normalize_birth_date, "Sanna", NULL },
  { drom_normalize_identity_number, "121212-1212", "201212121212" },
  { drom_normalize_identity_number, "19121212-1212", "191212121212" },
  { drom_normalize_identity_number, "121212+1212", "191212121212" },
  { drom_normalize_identity_number, "121212-1213", NULL },
  { drom_normalize_identity_number, "12", NULL },
  { drom_normalize_email, "sanna@example.org", "sanna@example.org" },
  { drom_normalize_email, " sanna@example.org ", "sanna@example.org" },
  { drom_normalize_email, "sanna+arbete@mail.example.org", "sanna+arbete@mail.example.org" },
  { drom_normalize_email, "åsa@exämple.se", "åsa@exämple.se" },
  { drom_normalize_email, "sanna", NULL },
  { drom_normalize_email, "sanna@", NULL },
  { drom_normalize_email, "@example.org", NULL },
  { drom_normalize_email, "sanna@example", NULL },
  { drom_normalize_email, "a@b@example.org", NULL },
  { drom_normalize_email, "a@example.org, b@example.org", NULL },
  { drom_normalize_period, "2019", "2019" },
  { drom_normalize_period, "2019-05", "2019-05" },
  { drom_normalize_period, "2019-05-13", "2019-05-13" },
  { drom_normalize_period, "13 maj 2019", "2019-05-13" },
  { drom_normalize_period, "2019-13", NULL },
  { drom_normalize_period, "ett år", NULL },
  { drom_normalize_date, "idag", TODAY },
  { drom_normalize_date, "+2v", "2026-12-05" },
  { drom_normalize_date, "21/11", TODAY },
  { drom_normalize_date, "1926-01-01", "1926-01-01" },
  { drom_normalize_date, "1800-01-01", NULL },
  { drom_normalize_date, "2226-11-21", NULL },
  { drom_normalize_date, "32/11", NULL },
  { drom_normalize_time, "13.30", "13:30" },
  { drom_normalize_time, "9", "09:00" },
  { drom_normalize_time, "25:00", NULL },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *kept = cases[i].function (cases[i].typed, TODAY, &error);
      g_autofree char *again = NULL;

      g_test_message ("%s", cases[i].typed);
      g_assert_cmpstr (kept, ==, cases[i].kept);
      if (kept == NULL)
        {
          g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_INVALID);
          g_assert_cmpint (g_utf8_strlen (error->message, -1), >, 10);
          continue;
        }
      g_assert_no_error (error);
      /* What is kept is understood as itself. */
      again = cases[i].function (kept, TODAY, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (again, ==, kept);
    }
}

/* Nobody wants to know why: no crash. */
static void
test_no_error_asked (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *kept = cases[i].function (cases[i].typed, TODAY, NULL);

      g_assert_cmpstr (kept, ==, cases[i].kept);
    }
}

/* Texts in languages: NFC, ordered, never empty. */
static void
test_texts (void)
{
  g_autoptr (DromTexts) texts = drom_texts_new_one ("sv", " A\xcc\x8asa ");
  g_autoptr (DromTexts) other = drom_texts_new ();
  g_autoptr (DromTexts) copy = NULL;
  const char *language = NULL;

  drom_texts_set (texts, "en", "Osa");
  drom_texts_set (texts, "rmy", "  ");
  g_assert_cmpuint (drom_texts_get_n (texts), ==, 2);
  g_assert_cmpstr (drom_texts_get_nth (texts, 0, &language), ==, "Osa");
  g_assert_cmpstr (language, ==, "en");
  g_assert_cmpstr (drom_texts_get (texts, "sv"), ==, "Åsa");
  g_assert_null (drom_texts_get (texts, "rmy"));
  drom_texts_set (other, "sv", "Åsa");
  g_assert_false (drom_texts_equal (texts, other));
  drom_texts_set (other, "en", "Osa");
  g_assert_true (drom_texts_equal (texts, other));
  g_assert_cmpstr (drom_texts_pick (texts, "rmy", &language), ==, "Åsa");
  g_assert_cmpstr (language, ==, "sv");
  g_assert_cmpstr (drom_texts_pick (texts, "en", &language), ==, "Osa");
  g_assert_cmpstr (language, ==, "en");
  copy = drom_texts_copy (texts);
  drom_texts_set (copy, "sv", NULL);
  g_assert_cmpstr (drom_texts_pick (copy, "rmy", &language), ==, "Osa");
  g_assert_cmpstr (language, ==, "en");
  drom_texts_set (copy, "en", "");
  g_assert_true (drom_texts_is_empty (copy));
  g_assert_null (drom_texts_pick (copy, "sv", NULL));
  g_assert_true (drom_texts_is_empty (NULL));
  g_assert_true (drom_texts_equal (NULL, copy));
  g_assert_null (drom_texts_get (NULL, "sv"));
  g_assert_cmpuint (drom_texts_get_n (texts), ==, 2);
}

int
main (int argc, char *argv[])
{
  drom_language_init (NULL);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/normalize/cases", test_cases);
  g_test_add_func ("/normalize/no-error-asked", test_no_error_asked);
  g_test_add_func ("/normalize/texts", test_texts);
  return g_test_run ();
}
