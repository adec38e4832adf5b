/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-ctl"

#include "config.h"

#include "ctl/drom-ctl-commands.h"
#include "ctl/drom-ctl-output.h"
#include "document/drom-pages.h"
#include "document/drom-pdf.h"
#include "document/drom-session-papers.h"
#include "language/drom-language.h"
#include "model/drom-participant-list.h"
#include "model/drom-participant.h"
#include "model/drom-plan-health.h"
#include "model/drom-planning.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

typedef struct
{
  DromSession *session;
  const char *languages[DROM_DOCUMENT_MAX_LANGUAGES + 1];
  const DromLayout *layout;
  GHashTable *lacking; /* letters that were said to be lacking */
} Print;

/* "sv", "rmy" or "sv,rmy". */
static gboolean
read_languages (Print *print, const char *text)
{
  g_auto (GStrv) codes = g_strsplit (text, ",", -1);
  guint n = g_strv_length (codes);

  if (n < 1 || n > DROM_DOCUMENT_MAX_LANGUAGES)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const DromLanguage *language = drom_language_find (g_strstrip (codes[i]));

      if (!language || !language->paper)
        return FALSE;
      print->languages[i] = language->code;
    }
  return n == 1 || !g_str_equal (print->languages[0], print->languages[1]);
}

/* The latest agreement, if the plan of today is still the one that was agreed on. */
static gboolean
find_agreement (Print *print,
                DromPlan *plan,
                DromPlanSnapshot *snapshot,
                DromAgreement **agreement,
                GError **error)
{
  g_autoptr (GPtrArray) agreements = drom_plan_load_agreements (print->session, plan, error);
  guint8 hash[32];
  g_autofree char *hex = NULL;

  if (!agreements)
    return FALSE;
  drom_plan_snapshot_hash (snapshot, hash);
  hex = g_malloc (2 * sizeof hash + 1);
  for (guint i = 0; i < sizeof hash; i++)
    g_snprintf (hex + 2 * i, 3, "%02x", hash[i]);
  if (agreements->len > 0
      && g_ascii_strcasecmp (hex, drom_agreement_get_hash (g_ptr_array_index (agreements, 0))) == 0)
    *agreement = g_object_ref (g_ptr_array_index (agreements, 0));
  return TRUE;
}

/* Says once what the papers' font lacks, before anything is written. */
static void
warn_of_letters (Print *print, DromPages *pages)
{
  g_autoptr (GArray) missing = drom_pages_get_missing_glyphs (pages);
  g_autoptr (GString) letters = g_string_new (NULL);
  g_autofree char *sentence = NULL;

  for (guint i = 0; i < missing->len; i++)
    {
      gunichar letter = g_array_index (missing, DromMissingGlyph, i).character;

      if (g_hash_table_add (print->lacking, GUINT_TO_POINTER (letter)))
        {
          if (letters->len > 0)
            g_string_append_c (letters, ' ');
          g_string_append_unichar (letters, letter);
        }
    }
  if (letters->len == 0)
    return;
  sentence = g_strdup_printf (
      /* Translators: %s is a list of letters. */
      _ ("The papers’ font lacks these letters, which another one stands in for: %s"),
      letters->str);
  drom_ctl_warn (sentence);
}

static void
warn_of_font (void)
{
  g_autofree char *sentence = g_strdup_printf (
      /* Translators: %s is the name of a font. */
      _ ("The papers’ font, %s, is not installed; another one stands in for it."), DROM_PAPER_FONT);

  if (!drom_document_font_is_available ())
    drom_ctl_warn (sentence);
}

/* Prints the plan of one participant. FALSE without error: there is no plan to print. */
static gboolean
print_one (Print *print, gint64 participant, const char *path, GError **error)
{
  g_autoptr (DromRecord) person =
      drom_session_open_participant (print->session, participant, error);
  g_autoptr (DromRecord) enrolment = NULL;
  g_autoptr (DromPlan) plan = NULL;
  g_autoptr (DromPlanSnapshot) snapshot = NULL;
  g_autoptr (DromAgreement) agreement = NULL;
  g_autoptr (DromDocument) document = NULL;
  g_autoptr (DromPages) pages = NULL;
  GError *local = NULL;

  if (!person)
    return FALSE;
  enrolment = drom_session_load_enrolment (print->session, participant, &local);
  if (enrolment)
    plan = drom_plan_find (print->session, drom_record_get_id (enrolment), &local);
  if (!plan)
    {
      if (local)
        g_propagate_error (error, local);
      return FALSE;
    }
  snapshot = drom_plan_snapshot_take (print->session, plan, error);
  if (!snapshot || !find_agreement (print, plan, snapshot, &agreement, error))
    return FALSE;
  document = drom_session_plan_paper (print->session, participant, snapshot, agreement,
                                      print->languages, print->layout, error);
  if (!document)
    return FALSE;
  pages = drom_document_paginate (document);
  warn_of_letters (print, pages);
  return drom_session_log_paper (print->session, participant, error)
         && drom_pages_write_pdf (pages, path, error);
}

static DromCtlExit
print_number (Print *print, gint64 number, const char *output)
{
  g_autoptr (GError) error = NULL;
  gint64 participant = drom_participant_find_number (print->session, number, &error);
  g_autofree char *name = drom_session_dup_paper_file_name (print->session, "plan", number);
  g_autofree char *path = g_file_test (output, G_FILE_TEST_IS_DIR)
                              ? g_build_filename (output, name, NULL)
                              : g_strdup (output);

  if (participant == 0)
    return drom_ctl_fail (error);
  if (print_one (print, participant, path, &error))
    return DROM_CTL_DONE;
  return error ? drom_ctl_fail (error) : drom_ctl_refuse (_ ("This participant has no plan yet."));
}

static DromCtlExit
print_all (Print *print, const char *output)
{
  g_autoptr (DromParticipantList) list = drom_participant_list_new (print->session);
  g_autoptr (GError) error = NULL;
  guint n_printed = 0, n_without = 0;

  if (g_mkdir_with_parents (output, 0700) != 0 || !g_file_test (output, G_FILE_TEST_IS_DIR))
    return drom_ctl_refuse (
        _ ("The folder for the papers can’t be made. Say another place with --output."));
  if (!drom_participant_list_set_sort (list, DROM_PARTICIPANT_SORT_NUMBER, FALSE, &error)
      || !drom_participant_list_reload (list, &error))
    return drom_ctl_fail (error);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (DromParticipantItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autofree char *name = drom_session_dup_paper_file_name (
          print->session, "plan", drom_participant_item_get_number (item));
      g_autofree char *path = g_build_filename (output, name, NULL);

      if (print_one (print, drom_participant_item_get_id (item), path, &error))
        n_printed++;
      else if (error)
        return drom_ctl_fail (error);
      else
        n_without++;
    }
  /* Translators: two counts of participants. */
  drom_ctl_say (_ ("Plans printed: %u. Participants without a plan: %u."), n_printed, n_without);
  return DROM_CTL_DONE;
}

static DromCtlExit
misuse_layout (void)
{
  g_autofree char *names = drom_layouts_dup_names ();
  g_autofree char *sentence = g_strdup_printf (
      /* Translators: %s is a list of names. */
      _ ("There is no such layout. Choose one of these: %s."), names);

  return drom_ctl_misuse (sentence);
}

static DromCtlExit
misuse_language (void)
{
  g_autofree char *codes = drom_language_dup_codes ();
  g_autofree char *sentence = g_strdup_printf (
      /* Translators: %s is a list of codes of languages. */
      _ ("The language has to be one of these: %s, or two of them with a comma between."), codes);

  return drom_ctl_misuse (sentence);
}

DromCtlExit
drom_ctl_plan_print (DromCtl *ctl)
{
  gboolean all = FALSE;
  g_autofree char *language = NULL, *layout = NULL, *output = NULL;
  const GOptionEntry entries[] = {
    { "all", 0, 0, G_OPTION_ARG_NONE, &all,
      N_ ("The plans of all participants, each into a file of its own"), NULL },
    { "language", 0, 0, G_OPTION_ARG_STRING, &language,
      N_ ("One language or two side by side: sv, rmy, en, or sv,rmy"),
      /* Translators: stands for languages: "sv" or "sv,rmy". */
      N_ ("L[,L2]") },
    { "layout", 0, 0, G_OPTION_ARG_STRING, &layout,
      N_ ("The layout: standard, easy-read, large, road or road-a3"),
      /* Translators: stands for the name of a paper's layout. */
      N_ ("LAYOUT") },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_ ("The PDF file; with --all, the folder"),
      /* Translators: stands for the name of a file or a folder. */
      N_ ("FILE|DIR") },
    { NULL },
  };
  g_autoptr (DromSession) session = NULL;
  g_autoptr (GHashTable) lacking = NULL;
  Print print = { 0 };
  gint64 number = 0;
  DromCtlExit end;

  if (!drom_ctl_parse (ctl, entries, 0, 1))
    return DROM_CTL_USAGE;
  if (all == (ctl->arguments[0] != NULL))
    return drom_ctl_misuse (_ ("Say the participant’s number, or --all."));
  if (!all && (number = drom_ctl_read_number (ctl->arguments[0])) == 0)
    return drom_ctl_misuse (_ ("The participant’s number has to be a number, 1 or higher."));
  if (!output)
    return drom_ctl_misuse (_ ("Say with --output where the paper goes."));
  if (!read_languages (&print, language ? language : "sv"))
    return misuse_language ();
  print.layout = drom_layout_find (layout ? layout : "standard");
  if (!print.layout)
    return misuse_layout ();
  session = drom_ctl_open (ctl, &end);
  if (!session)
    return end;
  warn_of_font ();
  lacking = g_hash_table_new (NULL, NULL);
  print.lacking = lacking;
  print.session = session;
  return all ? print_all (&print, output) : print_number (&print, number, output);
}

DromCtlExit
drom_ctl_plan_verify (DromCtl *ctl)
{
  g_autoptr (DromSession) session = NULL;
  g_autoptr (DromAgreement) agreement = NULL;
  g_autoptr (DromRecord) person = NULL;
  g_autoptr (GError) error = NULL;
  DromCtlExit end;

  if (!drom_ctl_parse (ctl, NULL, 1, 1))
    return DROM_CTL_USAGE;
  session = drom_ctl_open (ctl, &end);
  if (!session)
    return end;
  agreement = drom_agreement_verify (session, ctl->arguments[0], &error);
  if (agreement)
    person =
        drom_session_open_participant (session, drom_agreement_get_participant (agreement), &error);
  if (!person)
    return drom_ctl_fail (error);
  drom_ctl_say (
      /* Translators: the number and date of an agreement, and a participant's number. */
      _ ("Agreement %d of %s, participant number %d. The registry holds it unchanged."),
      (int) drom_agreement_get_number (agreement), drom_agreement_get_date (agreement),
      (int) drom_participant_get_number (DROM_PARTICIPANT (person)));
  return DROM_CTL_DONE;
}

static void
add_findings_json (JsonBuilder *builder, gint64 number, GPtrArray *findings)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "number");
  json_builder_add_int_value (builder, number);
  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < findings->len; i++)
    {
      DromFinding *finding = g_ptr_array_index (findings, i);

      json_builder_begin_object (builder);
      drom_ctl_add_string (builder, "code", finding->code);
      drom_ctl_add_string (builder, "sentence", finding->sentence);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_findings (gint64 number, GPtrArray *findings)
{
  if (findings->len == 0)
    {
      /* Translators: %d is a participant's number. */
      drom_ctl_say (_ ("%d: the plan is up to date."), (int) number);
      return;
    }
  for (guint i = 0; i < findings->len; i++)
    {
      DromFinding *finding = g_ptr_array_index (findings, i);

      drom_ctl_say ("%d: %s", (int) number, finding->sentence);
    }
}

static gboolean
check_all (DromSession *session, JsonBuilder *builder, GError **error)
{
  g_autoptr (DromParticipantList) list = drom_participant_list_new (session);
  const DromParticipantFilter filter = { .status = "active" };

  if (!drom_participant_list_set_sort (list, DROM_PARTICIPANT_SORT_NUMBER, FALSE, error)
      || !drom_participant_list_set_filter (list, &filter, error))
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (DromParticipantItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);
      gint64 number = drom_participant_item_get_number (item);
      g_autoptr (DromRecord) enrolment =
          drom_session_load_enrolment (session, drom_participant_item_get_id (item), error);
      g_autoptr (GPtrArray) findings =
          enrolment ? drom_plan_health_check (session, drom_record_get_id (enrolment), NULL, error)
                    : NULL;

      if (!findings)
        return FALSE;
      if (builder)
        add_findings_json (builder, number, findings);
      else
        print_findings (number, findings);
    }
  return TRUE;
}

DromCtlExit
drom_ctl_plan_health (DromCtl *ctl)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("As JSON, for other programs"), NULL },
    { NULL },
  };
  g_autoptr (DromSession) session = NULL;
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (GError) error = NULL;
  DromCtlExit end;

  if (!drom_ctl_parse (ctl, entries, 0, 0))
    return DROM_CTL_USAGE;
  session = drom_ctl_open (ctl, &end);
  if (!session)
    return end;
  builder = json ? json_builder_new () : NULL;
  if (builder)
    json_builder_begin_array (builder);
  if (!check_all (session, builder, &error))
    return drom_ctl_fail (error);
  if (builder)
    {
      json_builder_end_array (builder);
      drom_ctl_print_json (builder);
    }
  return DROM_CTL_DONE;
}
