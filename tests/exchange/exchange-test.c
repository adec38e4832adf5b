/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange-test.h"

#include "model/drom-staff.h"
#include "store/drom-registry.h"
#include "store/drom-statement.h"

#include <string.h>

DromSession *
test_session_new (void)
{
  const DromFounding founding = {
    .project_name = "Provprojektet",
    .code_name = "Alen",
    .staff_name = "Kim",
    .staff_role = "manager",
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DromStore) store = drom_registry_create_temporary (&error);
  DromSession *session;

  g_assert_no_error (error);
  session = drom_session_found (store, "one", &founding, &error);
  g_assert_no_error (error);
  drom_session_set_today (session, TEST_TODAY);
  return session;
}

void
test_session_delete (DromSession *session)
{
  g_autofree char *folder = g_strdup (drom_store_get_folder (drom_session_get_store (session)));

  drom_session_close (session);
  g_object_unref (session);
  drom_registry_delete_temporary (folder);
}

DromSession *
test_session_of_colleague (DromSession *session)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromRecord) staff = NULL;
  g_autoptr (DromStore) store = NULL;
  DromSession *other;

  staff = drom_session_add (session, &drom_staff_noun, &error, DROM_STAFF_NAME, "Robin",
                            DROM_STAFF_ROLE, "supervisor", DROM_STAFF_SLOT, "two",
                            DROM_STAFF_ACTIVE, "1", DROM_FIELDS_END);
  g_assert_no_error (error);
  store = drom_store_open_again (drom_session_get_store (session), &error);
  g_assert_no_error (error);
  other = drom_session_new (store, "two", &error);
  g_assert_no_error (error);
  drom_session_set_today (other, TEST_TODAY);
  return other;
}

DromImportReport *
test_import (DromSession *session,
             const char *text,
             gssize size,
             const DromImportOptions *options,
             GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, size < 0 ? strlen (text) : (gsize) size);
  g_autoptr (DromCsv) csv = drom_csv_new (bytes, error);

  return csv ? drom_import_participants (session, csv, options, NULL, NULL, NULL, error) : NULL;
}

void
test_import_well (DromSession *session, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromImportReport) report = test_import (session, text, -1, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < report->rows->len; i++)
    {
      DromImportRow *row = g_ptr_array_index (report->rows, i);

      if (row->outcome == DROM_IMPORT_REFUSED)
        g_error ("line %u: %s", row->line, row->message);
    }
  g_assert_true (report->imported);
}

gint64
test_query (DromSession *session, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromStatement) statement =
      drom_store_prepare (drom_session_get_store (session), sql, &error);

  g_assert_no_error (error);
  g_assert_cmpint (drom_statement_step (statement, &error), ==, DROM_ANSWER_ROW);
  return drom_statement_get_int (statement, 0);
}

char *
test_query_text (DromSession *session, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromStatement) statement =
      drom_store_prepare (drom_session_get_store (session), sql, &error);

  g_assert_no_error (error);
  g_assert_cmpint (drom_statement_step (statement, &error), ==, DROM_ANSWER_ROW);
  return g_strdup (drom_statement_get_text (statement, 0));
}

gint64
test_count (DromSession *session, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s", table);

  return test_query (session, sql);
}
