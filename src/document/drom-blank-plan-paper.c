/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-document"

#include "config.h"

#include "document/drom-form-papers.h"
#include "document/drom-paper-parts-private.h"

#define N_GOALS     5
#define N_STEPS     4
#define N_OWN_WORDS 3
/* In large type a goal takes a page. */
#define N_LARGE_GOALS 3
#define N_LARGE_STEPS 3

DromDocument *
drom_blank_plan_paper_new (const DromFormPaperInfo *info,
                           const char *const *languages,
                           const DromPaperStyle *style)
{
  DromDocument *document;
  DromPaperText none = { { NULL } }, head[DROM_STEP_HEADS] = { { { NULL } } };
  gboolean large = style != NULL && style->reflow;

  g_return_val_if_fail (info != NULL, NULL);
  g_return_val_if_fail (languages != NULL && languages[0] != NULL, NULL);

  document = drom_paper_begin_plan_form (info, languages, style, N_OWN_WORDS);
  drom_paper_get_step_head (document, head);
  drom_paper_add_blank_goals (document, head, large ? N_LARGE_GOALS : N_GOALS,
                              large ? N_LARGE_STEPS : N_STEPS);
  drom_document_add_band (document, "follow-up", DROM_ICON_CALENDAR,
                          DROM_LABEL (document, "paper", "We meet again"), none, none);
  drom_document_add_labelled (document, "team", DROM_LABEL (document, "paper", "In the team:"),
                              none);
  drom_paper_add_signatures (document);
  return document;
}
