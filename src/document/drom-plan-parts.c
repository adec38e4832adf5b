/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-document"

#include "config.h"

#include "document/drom-plan-parts-private.h"

#include "document/drom-paper-parts-private.h"

static char *
dup_follow_up (const DromPlanParts *self, const char *language, gconstpointer data)
{
  g_autofree char *text =
      drom_format_date_and_time (language, self->plan->follow_up_date, self->plan->follow_up_time,
                                 DROM_DATE_LONG_WEEKDAY, self->today);

  return drom_paper_finish_sentence (g_string_new (text));
}

static char *
dup_foot (const DromPlanParts *self, const char *language, gconstpointer data)
{
  const DromPlanPaperInfo *info = self->info;
  const char *name = info->code_name != NULL ? info->code_name : "Drom";

  /* A draft has its mark there. */
  if (self->draft)
    return g_strdup (name);
  /* Translators: in the foot of a plan: the project's code name, the agreement's number and its
     check code. */
  return g_strdup_printf (DROM_T (language, "paper", "%s · agreement %u · check code %s"), name,
                          info->agreement_number, info->check_code != NULL ? info->check_code : "");
}

void
drom_plan_parts_begin (DromPlanParts *self,
                       const DromPlanSnapshot *plan,
                       const DromPlanPaperInfo *info,
                       const char *const *languages,
                       const DromPaperStyle *style)
{
  DromPaperText foot;

  *self = (DromPlanParts){ .plan = plan, .info = info };
  self->document = drom_document_new (languages, style);
  self->draft = info->agreement_number == 0;
  self->today = self->draft || info->agreement_date == NULL ? info->today : info->agreement_date;
  /* Translators: a paper's name in the list of print jobs and in the file: of nobody. */
  drom_document_set_title (self->document, DROM_T (languages[0], "paper", "Plan"));
  drom_document_set_date (self->document, info->today);
  /* In the first language alone: number and check code stand once on a page. */
  foot = drom_plan_parts_make_text (self, dup_foot, NULL);
  for (guint i = 1; i < G_N_ELEMENTS (foot.text); i++)
    foot.text[i] = foot.language[i] = NULL;
  drom_document_set_foot (self->document, foot);
  drom_document_set_code (self->document, info->check_code);
  drom_paper_add_marks (self->document, self->draft, info->demonstration);
}

DromPaperText
drom_plan_parts_make_text (const DromPlanParts *self, DromPlanDupText dup_text, gconstpointer data)
{
  char *texts[DROM_DOCUMENT_MAX_LANGUAGES] = { NULL };
  DromPaperText result;

  for (guint i = 0; i < drom_document_get_n_languages (self->document); i++)
    texts[i] = dup_text (self, drom_document_get_language (self->document, i), data);
  result = drom_document_each (self->document, (const char *const *) texts);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  return result;
}

DromPaperText
drom_plan_parts_get_goal_text (const DromPlanParts *self, const DromSnapshotGoal *goal)
{
  DromPaperText text = drom_document_text (self->document, goal->text);

  if (drom_paper_text_is_empty (text))
    text = drom_paper_get_code (self->document, &drom_life_area_codes, goal->area);
  if (drom_paper_text_is_empty (text))
    text = drom_document_plain (self->document, "…");
  return text;
}

DromPaperMark
drom_plan_parts_get_goal_mark (const DromSnapshotGoal *goal)
{
  if (g_strcmp0 (goal->status, "reached") == 0)
    return DROM_MARK_DONE;
  return g_strcmp0 (goal->status, "dropped") == 0 ? DROM_MARK_DROPPED : DROM_MARK_OPEN;
}

DromPaperText
drom_plan_parts_get_step_text (const DromPlanParts *self, const DromSnapshotStep *step)
{
  DromPaperText text = drom_document_text (self->document, step->text);

  return drom_paper_text_is_empty (text) ? drom_document_plain (self->document, "…") : text;
}

DromPaperMark
drom_plan_parts_get_step_mark (const DromSnapshotStep *step)
{
  static const char *const statuses[] = { "not-started", "ongoing", "done", "dropped" };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (g_strcmp0 (step->status, statuses[i]) == 0)
      return (DromPaperMark) i;
  return DROM_MARK_OPEN;
}

guint
drom_plan_parts_get_whose (const DromPlanParts *self, DromPaperPair pairs[DROM_PLAN_WHOSE])
{
  const DromPlanPaperInfo *info = self->info;
  DromDocument *document = self->document;
  guint n = 0;

  if (info->participant != NULL)
    pairs[n++] = (DromPaperPair){ /* Translators: whose plan it is. */
                                  DROM_LABEL (document, "paper", "Name"),
                                  drom_document_plain (document, info->participant)
    };
  if (info->number > 0)
    pairs[n++] = (DromPaperPair){ /* Translators: a participant's running number. */
                                  DROM_LABEL (document, "paper", "Number"),
                                  drom_paper_get_number (document, info->number)
    };
  return n;
}

DromPaperPair
drom_plan_parts_get_agreement (const DromPlanParts *self)
{
  const DromPlanPaperInfo *info = self->info;
  DromDocument *document = self->document;
  g_autofree char *agreement = NULL;

  if (self->draft)
    return (DromPaperPair){ DROM_LABEL (document, "paper mark", "Draft"),
                            drom_document_plain (document, info->today) };
  agreement = g_strdup_printf ("%u · %s", info->agreement_number,
                               info->agreement_date != NULL ? info->agreement_date : "");
  return (DromPaperPair){ /* Translators: before an agreement's number and date. */
                          DROM_LABEL (document, "paper", "Agreement"),
                          drom_document_plain (document, agreement)
  };
}

DromPaperText
drom_plan_parts_get_follow_up (const DromPlanParts *self)
{
  DromPaperText none = { { NULL } };

  return self->plan->follow_up_date != NULL ? drom_plan_parts_make_text (self, dup_follow_up, NULL)
                                            : none;
}
