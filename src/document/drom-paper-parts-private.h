/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/drom-document.h"
#include "document/drom-form-papers.h"
#include "model/drom-codes.h"

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

G_END_DECLS
