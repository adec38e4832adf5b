/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-document"

#include "config.h"

#include "document/drom-form-papers.h"
#include "document/drom-paper-parts-private.h"

#define N_GOALS     5
#define N_STEPS     4
#define N_OWN_WORDS 3

static void
add_goal (DromDocument *document, guint nth)
{
  DromPaperText none = { { NULL } }, head[DROM_STEP_HEADS] = { { { NULL } } };
  DromPaperStep step = { 0 };

  drom_document_add_heading (document, NULL, DROM_HEADING_GOAL, DROM_ICON_NONE, DROM_MARK_OPEN,
                             none, drom_paper_get_goal_number (document, nth + 1));
  drom_paper_get_step_head (document, head);
  drom_document_add_steps (document, head, none);
  for (guint i = 0; i < N_STEPS; i++)
    drom_document_add_step (document, &step);
}

DromDocument *
drom_blank_plan_paper_new (const DromFormPaperInfo *info,
                           const char *const *languages,
                           const DromPaperStyle *style)
{
  DromDocument *document;
  DromPaperText none = { { NULL } };

  g_return_val_if_fail (info != NULL, NULL);
  g_return_val_if_fail (languages != NULL && languages[0] != NULL, NULL);

  document = drom_document_new (languages, style);
  drom_paper_begin_form (document, info, DROM_LABEL (document, "paper", "My plan"),
                         /* Translators: before a line to write the day on, in a form. */
                         DROM_LABEL (document, "form", "Date"), NULL);
  drom_document_add_voice (document, "own-words", DROM_VOICE_OWN,
                           DROM_LABEL (document, "paper", "In my own words"), none, N_OWN_WORDS);
  for (guint i = 0; i < N_GOALS; i++)
    add_goal (document, i);
  drom_document_add_band (document, "follow-up", DROM_ICON_CALENDAR,
                          DROM_LABEL (document, "paper", "We meet again"), none, none);
  drom_document_add_labelled (document, "team", DROM_LABEL (document, "paper", "In the team:"),
                              none);
  drom_paper_add_signatures (document);
  return document;
}
