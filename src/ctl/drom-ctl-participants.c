/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-ctl"

#include "config.h"

#include "ctl/drom-ctl-commands.h"
#include "ctl/drom-ctl-output.h"
#include "exchange/drom-import.h"
#include "language/drom-language.h"
#include "model/drom-enrolment.h"
#include "model/drom-participant-list.h"
#include "model/drom-participant.h"
#include "model/drom-staff.h"

#include <glib/gi18n-lib.h>

/* A line for each row; never a name: the report is kept with other lists. */
static void
print_report (DromImportReport *report, gboolean dry_run)
{
  for (guint i = 0; i < report->rows->len; i++)
    {
      DromImportRow *row = g_ptr_array_index (report->rows, i);
      g_autofree char *number =
          row->number != 0 ? g_strdup_printf ("%d", (int) row->number) : g_strdup ("–");
      const char *word;

      switch (row->outcome)
        {
        case DROM_IMPORT_REFUSED:
          /* Translators: what became of a row of a list: it can't be taken in. */
          word = C_ ("import", "error");
          break;
        case DROM_IMPORT_WARNING:
          /* Translators: what became of a row of a list: it is taken in, but look at it. */
          word = C_ ("import", "warning");
          break;
        case DROM_IMPORT_OK:
        default:
          /* Translators: what became of a row of a list: it is taken in. */
          word = C_ ("import", "ok");
          break;
        }
      drom_ctl_say (
          /* Translators: the number of a line in a file, a participant's number, and "ok",
           * "warning" or "error". */
          _ ("line %u, number %s: %s"), row->line, number, word);
      if (row->message)
        drom_ctl_say ("    %s", row->message);
    }
  if (report->n_refused > 0)
    /* Translators: two counts of rows. */
    drom_ctl_say (_ ("Nothing was taken in. Rows with errors: %u of %u."), report->n_refused,
                  report->rows->len);
  else if (dry_run)
    /* Translators: %u is a count of rows. */
    drom_ctl_say (_ ("All %u rows can be taken in. Nothing was changed."), report->rows->len);
  else
    /* Translators: %u is a count of participants. */
    drom_ctl_say (_ ("Participants taken in: %u."), report->rows->len);
}

DromCtlExit
drom_ctl_import_participants (DromCtl *ctl)
{
  gboolean dry_run = FALSE;
  g_auto (GStrv) ignore = NULL;
  const GOptionEntry entries[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_ ("Only report, change nothing"), NULL },
    { "ignore", 0, 0, G_OPTION_ARG_STRING_ARRAY, &ignore,
      N_ ("Leave out the column with this head; may be repeated"),
      /* Translators: stands for the head of a column. */
      N_ ("COLUMN") },
    { NULL },
  };
  g_autoptr (DromSession) session = NULL;
  g_autoptr (DromImportReport) report = NULL;
  g_autoptr (DromCsv) csv = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  DromImportOptions options = { 0 };
  const char *path;
  DromCtlExit end;

  if (!drom_ctl_parse (ctl, entries, 1, 1))
    return DROM_CTL_USAGE;
  path = ctl->arguments[0];
  if (g_str_equal (path, "-") && g_strcmp0 (ctl->passphrase_file, "-") == 0)
    return drom_ctl_misuse (_ ("Standard input can’t be both the passphrase and the list."));
  /* A list that can't be read is said before half a second goes into the passphrase. */
  file = g_file_new_for_path (g_str_equal (path, "-") ? "/dev/stdin" : path);
  csv = drom_csv_new_for_file (file, NULL, &error);
  if (!csv)
    return drom_ctl_fail (error);
  session = drom_ctl_open (ctl, &end);
  if (!session)
    return end;
  options.dry_run = dry_run;
  options.ignore = (const char *const *) ignore;
  report = drom_import_participants (session, csv, &options, NULL, NULL, NULL, &error);
  if (!report)
    {
      if (g_error_matches (error, DROM_IMPORT_ERROR, DROM_IMPORT_ERROR_UNKNOWN_COLUMN))
        g_prefix_error (&error, "%s ", _ ("Leave columns out with --ignore COLUMN."));
      return drom_ctl_fail (error);
    }
  print_report (report, dry_run);
  if (report->n_refused > 0)
    return drom_ctl_refuse (
        _ ("Nothing was taken in: correct the rows with errors and try again."));
  return DROM_CTL_DONE;
}

/* The personal fields of somebody with protected identity stay out of what leaves the
 * program, also for those who may see them on the screen. */
static gboolean
is_masked (DromRecord *participant, guint field)
{
  return drom_participant_get_protected (DROM_PARTICIPANT (participant))
         && (drom_participant_noun.fields[field].flags & DROM_FIELD_MASKED) != 0;
}

static gboolean
add_json (JsonBuilder *builder, DromSession *session, DromParticipantItem *item, GError **error)
{
  static const guint fields[] = { DROM_ENROLMENT_TOWN,      DROM_ENROLMENT_STATUS,
                                  DROM_ENROLMENT_FROM_DATE, DROM_ENROLMENT_TO_DATE,
                                  DROM_ENROLMENT_REASON,    DROM_ENROLMENT_NEXT_STEP_DUE };
  gint64 id = drom_participant_item_get_id (item);
  g_autoptr (DromRecord) participant =
      drom_session_load (session, &drom_participant_noun, id, error);
  g_autoptr (DromRecord) enrolment = NULL;
  g_autoptr (DromRecord) responsible = NULL;
  gint64 staff;

  if (!participant || !(enrolment = drom_session_load_enrolment (session, id, error)))
    return FALSE;
  staff = drom_enrolment_get_responsible (DROM_ENROLMENT (enrolment));
  if (staff != 0 && !(responsible = drom_session_load (session, &drom_staff_noun, staff, error)))
    return FALSE;
  json_builder_begin_object (builder);
  for (guint i = 0; i < DROM_PARTICIPANT_N_FIELDS; i++)
    if (is_masked (participant, i))
      drom_ctl_add_string (builder, drom_participant_noun.fields[i].column, NULL);
    else
      drom_ctl_add_field (builder, participant, i);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    drom_ctl_add_field (builder, enrolment, fields[i]);
  drom_ctl_add_string (builder, "responsible",
                       responsible ? drom_staff_get_name (DROM_STAFF (responsible)) : NULL);
  drom_ctl_add_string (builder, "next_step", drom_participant_item_get_next_step (item));
  json_builder_end_object (builder);
  return TRUE;
}

static gboolean
print_json (DromSession *session, GListModel *list, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (DromParticipantItem) item = g_list_model_get_item (list, i);

      if (!add_json (builder, session, item, error))
        return FALSE;
    }
  json_builder_end_array (builder);
  drom_ctl_print_json (builder);
  return TRUE;
}

static gboolean
add_row (GPtrArray *table,
         DromSession *session,
         DromParticipantItem *item,
         const char *language,
         GError **error)
{
  g_autofree char *number = g_strdup_printf ("%d", (int) drom_participant_item_get_number (item));
  const char *due = drom_participant_item_get_next_step_due (item);
  const char *step = drom_participant_item_get_next_step (item);
  const char *status =
      drom_code_list_label (&drom_enrolment_status_codes, drom_participant_item_get_status (item));
  g_autofree char *date = due ? drom_format_date (language, due, DROM_DATE_NUMERIC, NULL) : NULL;
  g_autoptr (DromRecord) participant = drom_session_load (
      session, &drom_participant_noun, drom_participant_item_get_id (item), error);
  const char *cells[] = { number,           drom_participant_item_get_name (item),
                          status,           date ? date : "",
                          step ? step : "", NULL };

  if (!participant)
    return FALSE;
  if (is_masked (participant, DROM_PARTICIPANT_FAMILY_NAME))
    {
      cells[1] = _ ("Protected identity");
      cells[4] = "";
    }
  g_ptr_array_add (table, g_strdupv ((char **) cells));
  return TRUE;
}

static gboolean
print_list (DromSession *session, GListModel *list, GError **error)
{
  g_autoptr (GPtrArray) table = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  const char *language = drom_language_get_current ()->code;
  const char *heads[] = {
    drom_field_get_label (&drom_participant_noun, DROM_PARTICIPANT_NUMBER),
    /* Translators: the head of a column with people's names. */
    C_ ("list", "Name"), drom_field_get_label (&drom_enrolment_noun, DROM_ENROLMENT_STATUS),
    /* Translators: the head of a column with the next step's date. */
    C_ ("list", "When"), drom_field_get_label (&drom_enrolment_noun, DROM_ENROLMENT_NEXT_STEP), NULL
  };

  g_ptr_array_add (table, g_strdupv ((char **) heads));
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (DromParticipantItem) item = g_list_model_get_item (list, i);

      if (!add_row (table, session, item, language, error))
        return FALSE;
    }
  drom_ctl_print_table (table);
  return TRUE;
}

DromCtlExit
drom_ctl_participants (DromCtl *ctl)
{
  gboolean json = FALSE;
  g_autofree char *search = NULL, *status = NULL;
  const GOptionEntry entries[] = {
    { "search", 0, 0, G_OPTION_ARG_STRING, &search,
      N_ ("Only those with this part of a name, number or phone"),
      /* Translators: stands for a text to search for. */
      N_ ("TEXT") },
    { "status", 0, 0, G_OPTION_ARG_STRING, &status,
      N_ ("Only waiting, active, inactive or finished ones"),
      /* Translators: stands for one of: waiting, active, inactive, finished. */
      N_ ("STATUS") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("As JSON, for other programs"), NULL },
    { NULL },
  };
  g_autoptr (DromSession) session = NULL;
  g_autoptr (DromParticipantList) list = NULL;
  g_autoptr (GError) error = NULL;
  DromParticipantFilter filter = { 0 };
  DromCtlExit end;
  gboolean good;

  if (!drom_ctl_parse (ctl, entries, 0, 0))
    return DROM_CTL_USAGE;
  if (status && !drom_code_list_find (&drom_enrolment_status_codes, status))
    return drom_ctl_misuse (
        _ ("There is no such status. Choose waiting, active, inactive or finished."));
  session = drom_ctl_open (ctl, &end);
  if (!session)
    return end;
  filter.search = search;
  filter.status = status;
  list = drom_participant_list_new (session);
  good = drom_participant_list_set_sort (list, DROM_PARTICIPANT_SORT_NUMBER, FALSE, &error)
         && drom_participant_list_set_filter (list, &filter, &error)
         && (!json || drom_session_log (session, "export", &drom_participant_noun, 0, 0, &error))
         && (json ? print_json (session, G_LIST_MODEL (list), &error)
                  : print_list (session, G_LIST_MODEL (list), &error));
  return good ? DROM_CTL_DONE : drom_ctl_fail (error);
}
