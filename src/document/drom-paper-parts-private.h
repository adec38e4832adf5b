/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/drom-document.h"
#include "document/drom-form-papers.h"
#include "model/drom-codes.h"
#include "model/drom-plan-snapshot.h"

G_BEGIN_DECLS

/* What several papers have alike. */

/* "(in Swedish)" in @asked, for a text in @actual; NULL if that is what was asked for, or
 * neutral. (transfer none) */
const char *drom_paper_get_borrowed_word (const char *asked, const char *actual);
/* The marks "draft" and "demonstration". */
void drom_paper_add_marks (DromDocument *document, gboolean draft, gboolean demonstration);
/* A form's head, foot, date and marks. */
void drom_paper_begin_form (DromDocument *document,
                            const DromFormPaperInfo *info,
                            DromPaperText title,
                            DromPaperText date_key,
                            const char *date);
/* The same for a paper that is of nobody. */
void drom_paper_begin (DromDocument *document,
                       const DromFormPaperInfo *info,
                       DromPaperText title,
                       DromPaperText subtitle);
void drom_paper_add_section (DromDocument *document, DromIcon icon, DromPaperText text);
/* Me, supervisor, partner; each with a date. */
void drom_paper_add_signatures (DromDocument *document);
/* What, who, when. */
void drom_paper_get_step_head (DromDocument *document, DromPaperText head[3]);
DromPaperText drom_paper_get_continued (DromDocument *document);
/* A code's label in the document's languages; empty for NULL. */
DromPaperText
drom_paper_get_code (DromDocument *document, const DromCodeList *list, const char *code);
DromPaperText drom_paper_get_number (DromDocument *document, gint64 number);

/* A role in @language, or in another one with a word that says which. */
void drom_paper_append_role (GString *words, const DromTexts *role, const char *language);
/* Who does a step, who leads it first: "Supervisor + me"; "" for nobody. (transfer full) */
char *drom_paper_dup_who (const DromSnapshotStep *step, const char *language);
/* When it is to be done, or was: "Wed 25 Nov"; NULL without a date. Years are left out as
 * they would be @today. (transfer full) */
char *drom_paper_dup_when (const DromSnapshotStep *step, const char *language, const char *today);
/* Begins with a capital letter; takes @words. (transfer full) */
char *drom_paper_finish_sentence (GString *words);
/* A plan to fill in by hand: its head, and @n_lines for own words. (transfer full) */
DromDocument *drom_paper_begin_plan_form (const DromFormPaperInfo *info,
                                          const char *const *languages,
                                          const DromPaperStyle *style,
                                          guint n_lines);
/* Numbered goals with their steps, to be written by hand. */
void drom_paper_add_blank_goals (DromDocument *document,
                                 const DromPaperText head[DROM_STEP_HEADS],
                                 guint n_goals,
                                 guint n_steps);
/* At most @most letters; what is too long ends at a word, with "…". (transfer full) */
char *drom_paper_shorten (const char *text, glong most);
/* Each sentence on a line of its own. (transfer full) */
char *drom_paper_split_sentences (const char *text);

G_END_DECLS
