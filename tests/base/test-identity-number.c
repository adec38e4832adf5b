/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/drom-identity-number.h"

#define TODAY "2026-11-21"

/* The numbers are the tax agency's own examples, or made for the test with a serial
 * number and the check digit that belongs to it. */
static void
test_accepted (void)
{
  static const struct
  {
    const char *typed;
    const char *number;
    DromIdentityKind kind;
    const char *date;
    const char *written;
  } rows[] = {
    { "640823-3234", "196408233234", DROM_IDENTITY_PERSONNUMMER, "1964-08-23", "640823-3234" },
    { "6408233234", "196408233234", DROM_IDENTITY_PERSONNUMMER, "1964-08-23", "640823-3234" },
    { "19640823-3234", "196408233234", DROM_IDENTITY_PERSONNUMMER, "1964-08-23", "640823-3234" },
    { "196408233234", "196408233234", DROM_IDENTITY_PERSONNUMMER, "1964-08-23", "640823-3234" },
    { " 640823–3234 ", "196408233234", DROM_IDENTITY_PERSONNUMMER, "1964-08-23", "640823-3234" },
    { "1964 0823 3234", "196408233234", DROM_IDENTITY_PERSONNUMMER, "1964-08-23", "640823-3234" },
    { "701063-2391", "197010632391", DROM_IDENTITY_SAMORDNINGSNUMMER, "1970-10-03", "701063-2391" },
    /* Turns, or has turned, a hundred this year, whatever the day. */
    { "121212+1212", "191212121212", DROM_IDENTITY_PERSONNUMMER, "1912-12-12", "121212+1212" },
    { "261224+0016", "192612240016", DROM_IDENTITY_PERSONNUMMER, "1926-12-24", "261224+0016" },
    { "270102-0014", "192701020014", DROM_IDENTITY_PERSONNUMMER, "1927-01-02", "270102-0014" },
    { "191212121212", "191212121212", DROM_IDENTITY_PERSONNUMMER, "1912-12-12", "121212+1212" },
    { "121212-1212", "201212121212", DROM_IDENTITY_PERSONNUMMER, "2012-12-12", "121212-1212" },
    /* Born today. */
    { "261121-0010", "202611210010", DROM_IDENTITY_PERSONNUMMER, "2026-11-21", "261121-0010" },
    /* Leap days: 2000 had one, 1900 none. */
    { "000229-0013", "200002290013", DROM_IDENTITY_PERSONNUMMER, "2000-02-29", "000229-0013" },
    { "960289-0015", "199602890015", DROM_IDENTITY_SAMORDNINGSNUMMER, "1996-02-29", "960289-0015" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *number = drom_identity_number_parse (rows[i].typed, TODAY, &error);
      g_autofree char *date = NULL;
      g_autofree char *written = NULL;

      g_test_message ("%s", rows[i].typed);
      g_assert_no_error (error);
      g_assert_cmpstr (number, ==, rows[i].number);
      g_assert_cmpint (drom_identity_number_get_kind (number), ==, rows[i].kind);
      date = drom_identity_number_dup_date (number);
      g_assert_cmpstr (date, ==, rows[i].date);
      written = drom_identity_number_format (number, TODAY);
      g_assert_cmpstr (written, ==, rows[i].written);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *typed;
    DromIdentityNumberError code;
  } rows[] = {
    { "", DROM_IDENTITY_NUMBER_ERROR_SYNTAX },
    { "640823", DROM_IDENTITY_NUMBER_ERROR_SYNTAX },
    { "640823-323", DROM_IDENTITY_NUMBER_ERROR_SYNTAX },
    { "640823-32345", DROM_IDENTITY_NUMBER_ERROR_SYNTAX },
    { "64-08-23-3234", DROM_IDENTITY_NUMBER_ERROR_SYNTAX },
    { "6408-233234", DROM_IDENTITY_NUMBER_ERROR_SYNTAX },
    { "1964082332341", DROM_IDENTITY_NUMBER_ERROR_SYNTAX },
    { "640823-T234", DROM_IDENTITY_NUMBER_ERROR_SYNTAX },
    { "640823-0000", DROM_IDENTITY_NUMBER_ERROR_SYNTAX },
    { "641323-3234", DROM_IDENTITY_NUMBER_ERROR_DATE },
    { "640800-3234", DROM_IDENTITY_NUMBER_ERROR_DATE },
    { "640860-3234", DROM_IDENTITY_NUMBER_ERROR_DATE },
    { "640832-3234", DROM_IDENTITY_NUMBER_ERROR_DATE },
    { "640892-3234", DROM_IDENTITY_NUMBER_ERROR_DATE },
    { "640900-3234", DROM_IDENTITY_NUMBER_ERROR_DATE },
    { "640931-3234", DROM_IDENTITY_NUMBER_ERROR_DATE },
    { "19000229-0013", DROM_IDENTITY_NUMBER_ERROR_DATE },
    { "010229-0010", DROM_IDENTITY_NUMBER_ERROR_DATE },
    { "15640823-3234", DROM_IDENTITY_NUMBER_ERROR_DATE },
    { "640823-3235", DROM_IDENTITY_NUMBER_ERROR_CHECK_DIGIT },
    { "640832-2334", DROM_IDENTITY_NUMBER_ERROR_DATE },
    { "648023-3234", DROM_IDENTITY_NUMBER_ERROR_DATE },
    { "640823-2334", DROM_IDENTITY_NUMBER_ERROR_CHECK_DIGIT },
    { "701063-2392", DROM_IDENTITY_NUMBER_ERROR_CHECK_DIGIT },
    { "701003-2391", DROM_IDENTITY_NUMBER_ERROR_CHECK_DIGIT },
    { "20261122-0019", DROM_IDENTITY_NUMBER_ERROR_FUTURE },
    { "261224-0016", DROM_IDENTITY_NUMBER_ERROR_FUTURE },
    { "261182-0016", DROM_IDENTITY_NUMBER_ERROR_FUTURE },
    { "20640823-3234", DROM_IDENTITY_NUMBER_ERROR_FUTURE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", rows[i].typed);
      g_assert_null (drom_identity_number_parse (rows[i].typed, TODAY, &error));
      g_assert_error (error, DROM_IDENTITY_NUMBER_ERROR, (int) rows[i].code);
      g_assert_true (g_str_has_suffix (error->message, "."));
    }
}

/* One wrong digit, and two neighbours that changed places, are always noticed. */
static void
test_every_slip (void)
{
  const char *right = "196408233234";

  for (int at = 2; at < 12; at++)
    {
      for (char digit = '0'; digit <= '9'; digit++)
        {
          g_autofree char *wrong = g_strdup (right);

          wrong[at] = digit;
          if (digit != right[at])
            g_assert_null (drom_identity_number_parse (wrong, TODAY, NULL));
        }
      if (at < 11 && right[at] != right[at + 1])
        {
          g_autofree char *swapped = g_strdup (right);

          swapped[at] = right[at + 1];
          swapped[at + 1] = right[at];
          g_assert_null (drom_identity_number_parse (swapped, TODAY, NULL));
        }
    }
}

/* The sign changes at New Year, not on the birthday. */
static void
test_turn_of_the_year (void)
{
  g_autofree char *before = drom_identity_number_format ("192701020014", "2026-12-31");
  g_autofree char *after = drom_identity_number_format ("192701020014", "2027-01-01");
  g_autofree char *read_before = drom_identity_number_parse ("270102-0014", "2026-12-31", NULL);
  g_autofree char *read_after = drom_identity_number_parse ("270102+0014", "2027-01-01", NULL);
  g_autofree char *next = drom_identity_number_parse ("270102-0014", "2027-01-02", NULL);

  g_assert_cmpstr (before, ==, "270102-0014");
  g_assert_cmpstr (after, ==, "270102+0014");
  g_assert_cmpstr (read_before, ==, "192701020014");
  g_assert_cmpstr (read_after, ==, "192701020014");
  g_assert_cmpstr (next, ==, "202701020014");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/base/identity-number/accepted", test_accepted);
  g_test_add_func ("/base/identity-number/refused", test_refused);
  g_test_add_func ("/base/identity-number/every-slip", test_every_slip);
  g_test_add_func ("/base/identity-number/turn-of-the-year", test_turn_of_the_year);
  return g_test_run ();
}
