/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/drom-import.h"

#include "exchange-test.h"

#include "model/drom-participant-list.h"
#include "store/drom-log.h"

#include <string.h>

#define HEADS "nummer;förnamn;efternamn;personnummer;födelsedatum;kön;status;inskriven"

static char *
read_demonstration (void)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("DROM_SRCDIR"), "data", "demo", "participants.csv", NULL);
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
assert_nothing_there (DromSession *session)
{
  static const char *const tables[] = { "participant", "enrolment", "mapping",
                                        "experience",  "plan",      "result" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    g_assert_cmpint (test_count (session, tables[i]), ==, 0);
}

/* One row is refused: its message has @part, and nothing was taken in. */
static void
assert_row_refused (const char *text, guint line, const char *part)
{
  DromSession *session = test_session_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DromImportReport) report = test_import (session, text, -1, NULL, &error);
  gboolean found = FALSE;

  g_assert_no_error (error);
  g_assert_false (report->imported);
  g_assert_cmpuint (report->n_refused, ==, 1);
  for (guint i = 0; i < report->rows->len; i++)
    {
      DromImportRow *row = g_ptr_array_index (report->rows, i);

      if (row->outcome != DROM_IMPORT_REFUSED)
        continue;
      g_assert_cmpuint (row->line, ==, line);
      g_assert_nonnull (strstr (row->message, part));
      found = TRUE;
    }
  g_assert_true (found);
  assert_nothing_there (session);
  test_session_delete (session);
}

static void
assert_file_refused (const char *text, GQuark domain, int code, const char *part)
{
  DromSession *session = test_session_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (test_import (session, text, -1, NULL, &error));
  g_assert_error (error, domain, code);
  if (part)
    g_assert_nonnull (strstr (error->message, part));
  assert_nothing_there (session);
  test_session_delete (session);
}

/* The figures of the steering group's report. */
static void
assert_figures (DromSession *session)
{
#define ACTIVE                                                                                     \
  " FROM participant p JOIN enrolment e ON e.participant = p.id WHERE e.status = 'active'"
#define HAS_EXPERIENCE(kind)                                                                       \
  " AND EXISTS (SELECT 1 FROM experience x WHERE x.participant = p.id AND x.kind = '" kind "')"
#define EDUCATION(code)                                                                            \
  " AND EXISTS (SELECT 1 FROM mapping m WHERE m.participant = p.id AND m.education = '" code "')"
  static const struct
  {
    const char *sql;
    gint64 expected;
  } figures[] = {
    { "SELECT count (*) FROM participant", 23 },
    { "SELECT count (*)" ACTIVE, 15 },
    { "SELECT count (*)" ACTIVE " AND p.gender = 'woman'", 8 },
    { "SELECT count (*)" ACTIVE " AND p.gender = 'man'", 7 },
    { "SELECT count (*) FROM enrolment WHERE status = 'inactive'", 8 },
    { "SELECT count (*)" ACTIVE HAS_EXPERIENCE ("work"), 8 },
    { "SELECT count (*)" ACTIVE HAS_EXPERIENCE ("internship"), 6 },
    { "SELECT count (*)" ACTIVE EDUCATION ("grundskola"), 4 },
    { "SELECT count (*)" ACTIVE EDUCATION ("gymnasium"), 2 },
    { "SELECT count (*)" ACTIVE EDUCATION ("post-secondary"), 1 },
    { "SELECT count (*)" ACTIVE EDUCATION ("none"), 8 },
    { "SELECT count (*) FROM result WHERE kind = 'work'", 1 },
    { "SELECT count (*) FROM result WHERE kind = 'studies'", 2 },
    { "SELECT count (*) FROM plan WHERE track = 'work'", 10 },
    { "SELECT count (*) FROM plan WHERE track = 'studies'", 5 },
    { "SELECT count (*) FROM mapping m JOIN enrolment e ON e.participant = m.participant WHERE "
      "m.date = e.from_date",
      23 },
    { "SELECT count (*) FROM experience WHERE title = 'industri'", 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      gint64 found = test_query (session, figures[i].sql);

      if (found != figures[i].expected)
        g_error ("%s: %" G_GINT64_FORMAT " instead of %" G_GINT64_FORMAT, figures[i].sql, found,
                 figures[i].expected);
    }
}

static void
test_demonstration_list (void)
{
  DromSession *session = test_session_new ();
  g_autofree char *text = read_demonstration ();
  g_autofree char *name = NULL;
  g_autofree char *number = NULL;
  g_autoptr (DromImportReport) report = NULL;

  report = test_import (session, text, -1, NULL, NULL);
  g_assert_nonnull (report);
  g_assert_true (report->imported);
  g_assert_cmpuint (report->rows->len, ==, 23);
  g_assert_cmpuint (report->n_warnings, ==, 0);
  g_assert_cmpuint (((DromImportRow *) g_ptr_array_index (report->rows, 2))->line, ==, 4);
  g_assert_cmpint (((DromImportRow *) g_ptr_array_index (report->rows, 2))->number, ==, 3);
  assert_figures (session);
  name = test_query_text (
      session, "SELECT given_name || ' ' || family_name FROM participant WHERE number = 9");
  g_assert_cmpstr (name, ==, "Ženia Marklund");
  number = test_query_text (session, "SELECT identity_number FROM participant WHERE number = 16");
  g_assert_cmpstr (number, ==, "197010632391");
  g_assert_cmpint (drom_participant_next_number (session, NULL), ==, 24);
  g_assert_true (drom_log_verify (drom_session_get_store (session), NULL, NULL, NULL, NULL));
  test_session_delete (session);
}

static void
import_variant (const char *bytes, gsize size)
{
  DromSession *session = test_session_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DromImportReport) report = test_import (session, bytes, (gssize) size, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (report->imported);
  assert_figures (session);
  test_session_delete (session);
}

static void
test_encodings (void)
{
  g_autofree char *text = read_demonstration ();
  g_autofree char *marked = g_strconcat ("\xef\xbb\xbf", text, NULL);
  g_autofree char *tabs = g_strdelimit (g_strdup (text), ";", '\t');
  g_autoptr (GString) commas = g_string_new (text);
  g_autoptr (GString) swedish = g_string_new (text);
  g_autofree char *windows = NULL;
  gsize size;

  import_variant (marked, strlen (marked));
  import_variant (tabs, strlen (tabs));

  /* Commas: the values that hold one are quoted. */
  g_string_replace (commas, "lager, industri", "\"lager, industri\"", 0);
  g_string_replace (commas, "lager, tillsvidare", "\"lager, tillsvidare\"", 0);
  g_string_replace (commas, "personlig assistent, lager", "\"personlig assistent, lager\"", 0);
  g_string_replace (commas, ";", ",", 0);
  import_variant (commas->str, commas->len);

  /* Windows-1252 lacks Č. */
  g_string_replace (swedish, "Č", "C", 0);
  g_string_replace (swedish, "\n", "\r\n", 0);
  windows = g_convert (swedish->str, -1, "WINDOWS-1252", "UTF-8", NULL, &size, NULL);
  g_assert_nonnull (windows);
  import_variant (windows, size);
}

static void
test_english_in_any_order (void)
{
  DromSession *session = test_session_new ();
  g_autofree char *row = NULL;

  test_import_well (
      session,
      "Status,Gender,Family name,GIVEN_NAME,Number,Education,Date of birth,E-mail,Enrolled,"
      "Track,Internship,Work experience,Result,Town\n"
      "waiting,female,Berg,Ella,41,upper secondary,1990-02-28,ella@example.org,2026-10-01,"
      "studies,\"kitchen, shop\",driver,employment,Norrby\n");
  row = test_query_text (
      session,
      "SELECT p.number || '|' || p.given_name || '|' || p.family_name || '|' || p.gender || "
      "'|' || p.birth_date || '|' || p.email || '|' || p.city || '|' || e.status || '|' || "
      "e.from_date || '|' || e.town || '|' || m.education || '|' || m.date || '|' || "
      "l.track || '|' || r.kind FROM participant p JOIN enrolment e ON e.participant = p.id "
      "JOIN mapping m ON m.participant = p.id JOIN plan l ON l.participant = p.id JOIN "
      "result r ON r.participant = p.id");
  g_assert_cmpstr (
      row, ==,
      "41|Ella|Berg|woman|1990-02-28|ella@example.org|Norrby|waiting|2026-10-01|Norrby|gymnasium|"
      "2026-10-01|studies|work");
  g_assert_cmpint (test_count (session, "experience WHERE kind = 'internship'"), ==, 2);
  g_assert_cmpint (test_count (session, "experience WHERE kind = 'work' AND title = 'driver'"), ==,
                   1);
  test_session_delete (session);
}

static void
test_unknown_columns (void)
{
  static const char *const ignored[] = { "SKOSTORLEK", "favorit färg", NULL };
  static const char text[] = "förnamn;skostorlek;efternamn;Favorit-färg\nElla;38;Berg;röd\n";
  const DromImportOptions options = { .ignore = ignored };
  DromSession *session = test_session_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DromImportReport) report = NULL;

  g_assert_null (test_import (session, text, -1, NULL, &error));
  g_assert_error (error, DROM_IMPORT_ERROR, DROM_IMPORT_ERROR_UNKNOWN_COLUMN);
  g_assert_nonnull (strstr (error->message, "skostorlek, Favorit-färg"));
  assert_nothing_there (session);
  g_clear_error (&error);

  report = test_import (session, text, -1, &options, &error);
  g_assert_no_error (error);
  g_assert_true (report->imported);
  g_assert_cmpint (test_count (session, "participant"), ==, 1);
  test_session_delete (session);
}

static void
test_refused_files (void)
{
  assert_file_refused ("nummer;efternamn\n1;Berg\n", DROM_IMPORT_ERROR,
                       DROM_IMPORT_ERROR_MISSING_COLUMN, NULL);
  assert_file_refused ("1;Ella;Berg\n2;Liv;Dal\n", DROM_IMPORT_ERROR,
                       DROM_IMPORT_ERROR_MISSING_COLUMN, "nummer");
  assert_file_refused ("förnamn;given name\nElla;Ella\n", DROM_IMPORT_ERROR,
                       DROM_IMPORT_ERROR_REPEATED_COLUMN, NULL);
  assert_file_refused (HEADS "\n\n", DROM_IMPORT_ERROR, DROM_IMPORT_ERROR_NO_ROWS, NULL);
  assert_file_refused (HEADS "\n1;Ella;Berg;;;;;\n2;\"Liv;Dal;;;;;\n", DROM_CSV_ERROR,
                       DROM_CSV_ERROR_CUT_OFF, "3");
  assert_file_refused ("", DROM_CSV_ERROR, DROM_CSV_ERROR_EMPTY, NULL);
}

/* A list that is cut off anywhere but between two rows never goes in. */
static void
test_cut_off_anywhere (void)
{
  g_autofree char *text = read_demonstration ();
  DromSession *session = test_session_new ();
  const DromImportOptions options = { .dry_run = TRUE };
  char *last = g_strrstr_len (text, (gssize) strlen (text) - 1, "\n");

  for (char *end = last + 1; *end; end++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DromImportReport) report =
          test_import (session, text, end - text, &options, &error);
      guint missing = 0;

      for (const char *at = end; *at; at++)
        missing += *at == ';';
      if (report && end > last + 1 && missing > 0)
        g_assert_cmpuint (report->n_refused, ==, 1);
      else
        g_assert_true (report || g_error_matches (error, DROM_CSV_ERROR, DROM_CSV_ERROR_CUT_OFF));
    }
  test_session_delete (session);
}

static void
test_refused_rows (void)
{
  assert_row_refused (HEADS "\n1;Ella;Berg;;;;;\n1;Liv;Dal;;;;;\n", 3, "2");
  assert_row_refused (HEADS "\n1;;Berg;;;;;\n", 2, "");
  assert_row_refused (HEADS "\nett;Ella;Berg;;;;;\n", 2, "");
  assert_row_refused (HEADS "\n0;Ella;Berg;;;;;\n", 2, "");
  assert_row_refused (HEADS "\n1;Ella;Berg;701063-2392;;;;\n", 2, "");
  assert_row_refused (HEADS "\n1;Ella;Berg;701063;;;;\n", 2, "");
  assert_row_refused (HEADS "\n1;Ella;Berg;;2026-13-01;;;\n", 2, "");
  assert_row_refused (HEADS "\n1;Ella;Berg;;2027-01-01;;;\n", 2, "");
  assert_row_refused (HEADS "\n1;Ella;Berg;;;häst;;\n", 2, "");
  assert_row_refused (HEADS "\n1;Ella;Berg;;;;kanske;\n", 2, "");
  assert_row_refused (HEADS "\n1;Ella;Berg;;;;;i våras\n", 2, "");
  assert_row_refused (HEADS "\n1;Ella;Berg\n", 2, "3");
  assert_row_refused (HEADS "\n1;Ella;Berg;;;;;;mer\n", 2, "");
  assert_row_refused ("förnamn;e-post\nElla;ella\n", 2, "");
  assert_row_refused ("förnamn;inskriven;avslutad\nElla;2026-05-01;2026-04-01\n", 2, "");
}

static void
test_taken_number (void)
{
  DromSession *session = test_session_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DromImportReport) report = NULL;
  DromImportRow *row;

  test_import_well (session, HEADS "\n7;Ella;Berg;;;;;\n");
  report = test_import (session, HEADS "\n8;Liv;Dal;;;;;\n7;Siv;Ås;;;;;\n", -1, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (report->imported);
  g_assert_cmpuint (report->n_refused, ==, 1);
  row = g_ptr_array_index (report->rows, 1);
  g_assert_cmpint (row->outcome, ==, DROM_IMPORT_REFUSED);
  g_assert_cmpint (row->number, ==, 7);
  g_assert_cmpint (test_count (session, "participant"), ==, 1);
  test_session_delete (session);
}

static void
test_numbers_given (void)
{
  DromSession *session = test_session_new ();
  g_autoptr (DromImportReport) report =
      test_import (session, "förnamn;nummer\nElla;\nLiv;30\nSiv;\n", -1, NULL, NULL);

  g_assert_true (report->imported);
  g_assert_cmpint (((DromImportRow *) g_ptr_array_index (report->rows, 0))->number, ==, 31);
  g_assert_cmpint (((DromImportRow *) g_ptr_array_index (report->rows, 2))->number, ==, 32);
  g_assert_cmpint (test_count (session, "enrolment WHERE status = 'active'"), ==, 3);
  test_session_delete (session);
}

static void
test_duplicates (void)
{
  DromSession *session = test_session_new ();
  g_autoptr (DromImportReport) report = NULL;

  test_import_well (session,
                    HEADS "\n5;Ella;Kovačević;;1990-01-02;;;\n6;Karl;Ek;701063-2391;;;;\n");
  report = test_import (
      session,
      HEADS "\n11;ELLA;Kovacevic;;1990-01-02;;;\n12;Ella;Kovačević;;1991-01-02;;;\n"
            "13;Kalle;Ek;19701063-2391;;;;\n14;Nils;Å;;2000-01-01;;;\n15;nils;å;;2000-01-01;;;\n",
      -1, NULL, NULL);
  g_assert_nonnull (report);
  g_assert_true (report->imported);
  g_assert_cmpuint (report->n_warnings, ==, 3);
  g_assert_nonnull (strstr (((DromImportRow *) g_ptr_array_index (report->rows, 0))->message, "5"));
  g_assert_cmpint (((DromImportRow *) g_ptr_array_index (report->rows, 1))->outcome, ==,
                   DROM_IMPORT_OK);
  g_assert_nonnull (strstr (((DromImportRow *) g_ptr_array_index (report->rows, 2))->message, "6"));
  g_assert_nonnull (strstr (((DromImportRow *) g_ptr_array_index (report->rows, 4))->message, "5"));
  test_session_delete (session);
}

/* Somebody who may not see a participant isn't told of one either. */
static void
test_protected (void)
{
  DromSession *session = test_session_new ();
  DromSession *other;
  g_autoptr (DromImportReport) report = NULL;
  g_autoptr (DromImportReport) seen = NULL;
  const DromImportOptions options = { .dry_run = TRUE };

  test_import_well (
      session, "nummer;förnamn;efternamn;skyddade personuppgifter\n5;Ella;Berg;ja\n6;Liv;Ö;nej\n");
  g_assert_cmpint (test_count (session, "participant WHERE protected = 1"), ==, 1);
  g_assert_cmpint (test_count (session, "access_grant"), ==, 1);
  other = test_session_of_colleague (session);
  report = test_import (other, "förnamn;efternamn\nElla;Berg\n", -1, &options, NULL);
  g_assert_cmpuint (report->n_warnings, ==, 0);
  seen = test_import (session, "förnamn;efternamn\nElla;Berg\n", -1, &options, NULL);
  g_assert_cmpuint (seen->n_warnings, ==, 1);
  g_object_unref (other);
  test_session_delete (session);
}

static void
test_dry_run (void)
{
  DromSession *session = test_session_new ();
  g_autofree char *text = read_demonstration ();
  const DromImportOptions options = { .dry_run = TRUE };
  gint64 logged = test_count (session, "log");
  g_autoptr (DromImportReport) report = test_import (session, text, -1, &options, NULL);

  g_assert_false (report->imported);
  g_assert_cmpuint (report->n_refused, ==, 0);
  g_assert_cmpuint (report->rows->len, ==, 23);
  assert_nothing_there (session);
  g_assert_cmpint (test_count (session, "log"), ==, logged);
  g_assert_cmpint (drom_participant_next_number (session, NULL), ==, 1);
  test_session_delete (session);
}

static void
progress_cb (double fraction, gpointer user_data)
{
  GCancellable *cancellable = user_data;

  g_assert_cmpfloat (fraction, >=, 0.0);
  g_assert_cmpfloat (fraction, <=, 1.0);
  if (fraction > 0.7)
    g_cancellable_cancel (cancellable);
}

static void
test_cancel (void)
{
  DromSession *session = test_session_new ();
  g_autoptr (GString) text = g_string_new ("förnamn;utbildning\n");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DromCsv) csv = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (text, "Ella %u;gymnasium\n", i);
  bytes = g_bytes_new (text->str, text->len);
  csv = drom_csv_new (bytes, NULL);
  g_assert_null (
      drom_import_participants (session, csv, NULL, progress_cb, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_nothing_there (session);
  /* And the session is as before. */
  test_import_well (session, "förnamn\nElla\n");
  test_session_delete (session);
}

static void
test_spaces (void)
{
  DromSession *session = test_session_new ();
  g_autofree char *name = NULL;

  /* No-break spaces, a name in NFD, blank rows of the spreadsheet. */
  test_import_well (
      session, " Fo\xcc\x88rnamn ;Efternamn\n\xc2\xa0 A\xcc\x8asa\xc2\xa0;  van der Ö \n;\n;\n");
  name = test_query_text (session, "SELECT given_name || '|' || family_name FROM participant");
  g_assert_cmpstr (name, ==, "Åsa|van der Ö");
  test_session_delete (session);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/import/demonstration-list", test_demonstration_list);
  g_test_add_func ("/import/encodings", test_encodings);
  g_test_add_func ("/import/english-in-any-order", test_english_in_any_order);
  g_test_add_func ("/import/unknown-columns", test_unknown_columns);
  g_test_add_func ("/import/refused-files", test_refused_files);
  g_test_add_func ("/import/cut-off-anywhere", test_cut_off_anywhere);
  g_test_add_func ("/import/refused-rows", test_refused_rows);
  g_test_add_func ("/import/taken-number", test_taken_number);
  g_test_add_func ("/import/numbers-given", test_numbers_given);
  g_test_add_func ("/import/duplicates", test_duplicates);
  g_test_add_func ("/import/protected", test_protected);
  g_test_add_func ("/import/dry-run", test_dry_run);
  g_test_add_func ("/import/cancel", test_cancel);
  g_test_add_func ("/import/spaces", test_spaces);
  return g_test_run ();
}
