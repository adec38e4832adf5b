/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-exchange"

#include "config.h"

#include "exchange/drom-demo.h"

#include "base/drom-date.h"
#include "exchange/drom-demo-plans.h"
#include "exchange/drom-demo-resources.h"
#include "exchange/drom-import.h"
#include "model/drom-staff.h"
#include "store/drom-registry.h"
#include "store/drom-transaction.h"

#include <json-glib/json-glib.h>

/* The day on which the figures of participants.csv are those of the report. */
#define REFERENCE_DAY "2026-11-21"
/* The temporary registry has no key file; its only staff member has this slot. */
#define TEMPORARY_SLOT "demonstration"

/* Invented, neutral, and the same in every language: it goes on papers. */
#define PROJECT_NAME "Exempelprojektet"
#define CODE_NAME    "Linden"
#define STAFF_NAME   "Kim Solgård"

static GBytes *
lookup (const char *name)
{
  g_autofree char *path = g_strconcat ("/drom/demo/", name, NULL);
  GBytes *bytes = g_resource_lookup_data (drom_demo_get_resource (), path, 0, NULL);

  g_assert (bytes != NULL); /* compiled in */
  return bytes;
}

static gboolean
import_people (DromSession *session, GError **error)
{
  g_autoptr (GBytes) bytes = lookup ("participants.csv");
  g_autoptr (DromCsv) csv = drom_csv_new (bytes, error);
  g_autoptr (DromImportReport) report = NULL;
  DromImportOptions options = { 0 };

  if (!csv)
    return FALSE;
  options.days = drom_date_days_between (REFERENCE_DAY, drom_session_get_today (session));
  report = drom_import_participants (session, csv, &options, NULL, NULL, NULL, error);
  if (!report)
    return FALSE;
  if (!report->imported)
    {
      /* Only if the project wasn't empty. */
      for (guint i = 0; i < report->rows->len; i++)
        {
          DromImportRow *row = g_ptr_array_index (report->rows, i);

          if (row->outcome == DROM_IMPORT_REFUSED)
            {
              g_set_error_literal (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_TAKEN, row->message);
              break;
            }
        }
      return FALSE;
    }
  return TRUE;
}

gboolean
drom_demo_fill (DromSession *session, GError **error)
{
  g_autoptr (DromTransaction) transaction = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonParser) parser = NULL;
  const char *data;
  gsize size;

  g_return_val_if_fail (DROM_IS_SESSION (session), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  bytes = lookup ("plans.json");
  data = g_bytes_get_data (bytes, &size);
  parser = json_parser_new ();
  if (!json_parser_load_from_data (parser, data, (gssize) size, error))
    return FALSE;

  transaction = drom_transaction_begin (drom_session_get_store (session), error);
  /* Only a demonstration has notes of other days and of other authors. */
  return transaction && drom_session_set_demonstration (session, error)
         && import_people (session, error)
         && drom_demo_make_plans (session, json_node_get_object (json_parser_get_root (parser)),
                                  error)
         && drom_transaction_commit (transaction, error);
}

DromSession *
drom_demo_found (DromStore *store, const char *slot, GError **error)
{
  const DromFounding founding = {
    .project_name = PROJECT_NAME,
    .code_name = CODE_NAME,
    .preset = "po-drom",
    .staff_name = STAFF_NAME,
    .staff_role = "supervisor",
  };
  g_autoptr (DromSession) session = NULL;

  g_return_val_if_fail (DROM_IS_STORE (store), NULL);
  g_return_val_if_fail (slot != NULL, NULL);

  session = drom_session_found (store, slot, &founding, error);
  if (!session || !drom_demo_fill (session, error))
    return NULL;
  drom_session_close (session);
  return drom_session_new (store, slot, error);
}

DromSession *
drom_demo_look_around (GError **error)
{
  g_autoptr (DromStore) store = drom_registry_create_temporary (error);
  DromSession *session;

  if (!store)
    return NULL;
  session = drom_demo_found (store, TEMPORARY_SLOT, error);
  if (!session)
    {
      g_autofree char *folder = g_strdup (drom_store_get_folder (store));

      g_clear_object (&store);
      drom_registry_delete_temporary (folder);
    }
  return session;
}
