/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/print/drom-paper-order.h"

#include "document/drom-pdf.h"
#include "document/drom-session-papers.h"
#include "model/drom-mapping.h"
#include "model/drom-participant.h"
#include "model/drom-planning.h"

#include <glib/gi18n-lib.h>

/* Translators: names of the papers to choose from, and the words for them in the names of
 * files (small letters and hyphens). */
static const DromPaperKind kinds[] = {
  { "plan", NC_ ("paper kind", "Individual plan"), NC_ ("file name", "plan"), TRUE, TRUE, TRUE },
  { "mapping", NC_ ("paper kind", "Mapping"), NC_ ("file name", "mapping"), TRUE, FALSE, FALSE },
  { "plan-form", NC_ ("paper kind", "Blank plan to fill in by hand"),
    NC_ ("file name", "plan-form"), FALSE, FALSE, TRUE },
  { "mapping-form", NC_ ("paper kind", "Blank mapping to fill in by hand"),
    NC_ ("file name", "mapping-form"), FALSE, FALSE, FALSE },
  { "information", NC_ ("paper kind", "Information sheet for the participant"),
    NC_ ("file name", "information"), FALSE, FALSE, FALSE },
};

/* The mapping that was asked for, else the one that counts: the newest. */
static DromMapping *
find_mapping (DromSession *session, gint64 participant, gint64 wanted, GError **error)
{
  g_autoptr (GPtrArray) mappings = NULL;
  DromMapping *newest = NULL;

  mappings = drom_session_load_children (session, &drom_mapping_noun, DROM_MAPPING_PARTICIPANT,
                                         participant, error);
  if (mappings == NULL)
    return NULL;
  for (guint i = 0; i < mappings->len; i++)
    {
      DromMapping *mapping = g_ptr_array_index (mappings, i);

      if (wanted != 0 && drom_record_get_id (DROM_RECORD (mapping)) == wanted)
        return g_object_ref (mapping);
      if (newest == NULL
          || g_strcmp0 (drom_mapping_get_date (mapping), drom_mapping_get_date (newest)) >= 0)
        newest = mapping;
    }
  if (newest == NULL)
    {
      g_set_error_literal (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_NOT_FOUND,
                           _ ("There is no mapping yet. Begin one, or print a blank mapping."));
      return NULL;
    }
  return g_object_ref (newest);
}

static gboolean
has_plan (DromSession *session, gint64 participant)
{
  g_autoptr (DromRecord) enrolment = drom_session_load_enrolment (session, participant, NULL);
  g_autoptr (DromPlan) plan = NULL;

  if (enrolment != NULL)
    plan = drom_plan_find (session, drom_record_get_id (enrolment), NULL);
  return plan != NULL;
}

const DromPaperKind *
drom_paper_kinds_get_all (guint *n)
{
  *n = G_N_ELEMENTS (kinds);
  return kinds;
}

const DromPaperKind *
drom_paper_kind_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].name, name) == 0)
      return &kinds[i];
  return NULL;
}

const char *
drom_paper_kind_get_label (const DromPaperKind *self)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "paper kind", self->label);
}

gboolean
drom_paper_order_is_possible (DromSession *session, const DromPaperOrder *order)
{
  g_autoptr (DromMapping) mapping = NULL;

  g_return_val_if_fail (DROM_IS_SESSION (session), FALSE);
  g_return_val_if_fail (order->kind != NULL, FALSE);

  if (!order->kind->of_participant)
    return TRUE;
  if (order->participant == 0)
    return FALSE;
  if (order->kind->has_agreements)
    return has_plan (session, order->participant);
  mapping = find_mapping (session, order->participant, order->mapping, NULL);
  return mapping != NULL;
}

DromDocument *
drom_paper_order_make (DromSession *session, const DromPaperOrder *order, GError **error)
{
  g_autoptr (DromMapping) mapping = NULL;
  const char *name;

  g_return_val_if_fail (DROM_IS_SESSION (session), NULL);
  g_return_val_if_fail (order->kind != NULL, NULL);

  name = order->kind->name;
  if (g_str_equal (name, "plan"))
    return drom_session_plan_paper (session, order->participant, order->snapshot, order->agreement,
                                    order->languages, order->layout, error);
  if (g_str_equal (name, "plan-form"))
    return drom_session_plan_form (session, order->participant, order->languages, order->layout,
                                   error);
  if (g_str_equal (name, "mapping-form"))
    return drom_session_mapping_form (session, order->participant, order->languages, NULL, error);
  if (g_str_equal (name, "information"))
    return drom_session_information_paper (session, order->languages, NULL, error);
  mapping = find_mapping (session, order->participant, order->mapping, error);
  if (mapping == NULL)
    return NULL;
  return drom_session_mapping_paper (session, mapping, order->languages, NULL, error);
}

gboolean
drom_paper_order_log (DromSession *session, const DromPaperOrder *order, GError **error)
{
  g_return_val_if_fail (DROM_IS_SESSION (session), FALSE);

  return drom_session_log_paper (session, order->participant, error);
}

gboolean
drom_paper_order_save (DromSession *session,
                       const DromPaperOrder *order,
                       DromPages *pages,
                       const char *path,
                       GError **error)
{
  g_return_val_if_fail (pages != NULL && path != NULL, FALSE);

  return drom_paper_order_log (session, order, error) && drom_pages_write_pdf (pages, path, error);
}

char *
drom_paper_order_dup_file_name (DromSession *session, const DromPaperOrder *order)
{
  const char *word;
  gint64 number = 0;

  g_return_val_if_fail (DROM_IS_SESSION (session), NULL);
  g_return_val_if_fail (order->kind != NULL, NULL);

  word = g_dpgettext2 (GETTEXT_PACKAGE, "file name", order->kind->file);
  if (order->participant != 0)
    {
      g_autoptr (DromRecord) participant =
          drom_session_load (session, &drom_participant_noun, order->participant, NULL);

      if (participant != NULL)
        number = drom_participant_get_number (DROM_PARTICIPANT (participant));
    }
  return drom_session_dup_paper_file_name (session, word, number);
}
