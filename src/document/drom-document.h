/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/drom-icon.h"
#include "document/drom-paper-style.h"
#include "document/drom-road.h"
#include "language/drom-language.h"
#include "model/drom-texts.h"

G_BEGIN_DECLS

/**
 * DromDocument:
 * A paper as data: a list of blocks in one language or two, without a place on any
 * page yet. Builders (drom-plan-paper.h, drom-form-papers.h …) fill it;
 * drom_document_paginate() of drom-pages.h breaks it into pages.
 */
typedef struct _DromDocument DromDocument;

/* Papers stand in one language, or in two side by side. */
#define DROM_DOCUMENT_MAX_LANGUAGES 2

#define DROM_DOCUMENT_ERROR (drom_document_error_quark ())
typedef enum
{
  DROM_DOCUMENT_ERROR_FAILED, /* it could not be made into a file's bytes */
} DromDocumentError;
GQuark drom_document_error_quark (void);

/**
 * DromPaperText:
 * One text in the document's languages, in their order. The strings belong to the
 * document. A text that does not stand in a language borrows another's: then
 * language[i] is not the document's i-th one, and the paper says so. A NULL
 * language: neutral (a number, a name), printed once. All NULL: empty.
 */
typedef struct
{
  const char *text[DROM_DOCUMENT_MAX_LANGUAGES];
  const char *language[DROM_DOCUMENT_MAX_LANGUAGES];
} DromPaperText;

/* @languages: NULL-terminated codes of drom-language.h; one or two, further ones
 * and repeated ones are left out. @style: NULL for the standard one; copied. */
DromDocument *drom_document_new (const char *const *languages, const DromPaperStyle *style);
DromDocument *drom_document_ref (DromDocument *self);
void drom_document_unref (DromDocument *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DromDocument, drom_document_unref)

/* One or two; the codes as they were given. (transfer none) */
guint drom_document_get_n_languages (const DromDocument *self);
const char *drom_document_get_language (const DromDocument *self, guint nth);
const DromPaperStyle *drom_document_get_style (const DromDocument *self);

/* Whether the papers' font is installed; if not, say so before printing. */
gboolean drom_document_font_is_available (void);

/* The name in the file's metadata and of the print job: neutral, of nobody. */
void drom_document_set_title (DromDocument *self, const char *title);
const char *drom_document_get_title (const DromDocument *self);
/* YYYY-MM-DD: the date in the foot and in the file's metadata. */
void drom_document_set_date (DromDocument *self, const char *date);
/* Left in the foot of each page. */
void drom_document_set_foot (DromDocument *self, DromPaperText foot);
/* A code in the foot's text, which is never broken at a line's end. */
void drom_document_set_code (DromDocument *self, const char *code);
/* A word in the head and the foot of each page and lightly across it: "draft". */
void drom_document_add_mark (DromDocument *self, DromPaperText mark);
/* Makes type and space smaller, in small steps down to 78 %, until it is one page. */
void drom_document_set_single_page (DromDocument *self, gboolean single_page);

/* Texts. */
DromPaperText drom_document_text (DromDocument *self, const DromTexts *texts);
DromPaperText drom_document_plain (DromDocument *self, const char *text);
/* @texts: one for each of the document's languages, in that language. */
DromPaperText drom_document_each (DromDocument *self, const char *const *texts);
DromPaperText drom_document_label (DromDocument *self, const char *context, const char *msgid);
/* A label of the program in each of the document's languages. xgettext knows the macro. */
#define DROM_LABEL(document, context, msgid) drom_document_label ((document), (context), (msgid))
gboolean drom_paper_text_is_empty (DromPaperText text);

/* Blocks. @id: names the block for drom_pages_find_block(); NULL for none. */
typedef struct
{
  DromPaperText key;
  DromPaperText value; /* an empty one is a line to write on */
} DromPaperPair;

typedef enum
{
  DROM_HEADING_SECTION, /* of the paper */
  DROM_HEADING_GOAL,    /* with an icon and a rule below */
  DROM_HEADING_SMALL,   /* above a paragraph or a form field */
} DromHeadingLevel;

typedef enum
{
  DROM_MARK_OPEN,
  DROM_MARK_ONGOING,
  DROM_MARK_DONE,
  DROM_MARK_DROPPED,
} DromPaperMark;

typedef enum
{
  DROM_VOICE_OWN,    /* the participant's own words: a filled box with a bar and a quotation mark */
  DROM_VOICE_STAFF,  /* the staff's words: a dashed line at the side and a pen */
  DROM_VOICE_AGREED, /* what was agreed: a double frame and a tick in a ring */
} DromVoice;

typedef enum
{
  DROM_PARAGRAPH_TEXT,
  DROM_PARAGRAPH_LEAD,   /* larger, below a title */
  DROM_PARAGRAPH_SMALL,  /* a remark */
  DROM_PARAGRAPH_BULLET, /* an item of a list */
} DromParagraphKind;

typedef struct
{
  DromPaperText head;
  double share; /* of the width, relative to the other columns */
} DromPaperColumn;

typedef struct
{
  const char *id;
  DromPaperMark mark;
  DromPaperText what; /* empty: a line to write on */
  DromPaperText who;
  DromPaperText when;
  DromPaperText where;
  DromPaperText remark; /* how it went, or why it was dropped */
} DromPaperStep;

typedef struct
{
  DromPaperText text;
  gboolean checked;
} DromPaperCheck;

typedef struct
{
  DromIcon icon;
  DromPaperText text;
  int values[2]; /* 0–10; -1 for none */
} DromPaperRating;

void drom_document_add_title (DromDocument *self,
                              DromPaperText title,
                              DromPaperText subtitle,
                              const DromPaperPair *pairs,
                              guint n_pairs);
/* @remark: a word after a goal that is no longer open ("reached"), or empty. */
/* An empty @text is a line to write on, below @remark. */
void drom_document_add_heading (DromDocument *self,
                                const char *id,
                                DromHeadingLevel level,
                                DromIcon icon,
                                DromPaperMark mark,
                                DromPaperText text,
                                DromPaperText remark);
void drom_document_add_paragraph (DromDocument *self,
                                  const char *id,
                                  DromParagraphKind kind,
                                  DromPaperText text);
/* An empty @text leaves @n_lines lines to write on. */
void drom_document_add_voice (DromDocument *self,
                              const char *id,
                              DromVoice voice,
                              DromPaperText label,
                              DromPaperText text,
                              guint n_lines);
/* Label and text on one line: "In the team: …". */
void drom_document_add_labelled (DromDocument *self,
                                 const char *id,
                                 DromPaperText label,
                                 DromPaperText text);
void drom_document_add_key_values (DromDocument *self, const DromPaperPair *pairs, guint n_pairs);

/* A table; its head is repeated on each page. Rows follow by add_table_row(); NULL
 * @cells: a row to write in by hand. */
void drom_document_add_table (DromDocument *self,
                              const char *id,
                              const DromPaperColumn *columns,
                              guint n_columns);
void drom_document_add_table_row (DromDocument *self, const char *id, const DromPaperText *cells);

/* Steps below the last goal heading, which is repeated, with @continued after it,
 * where they go on to a further page. @head: what, who, when, and, in styles that reflow,
 * where: then what an open step does not say yet is a line to write on. Else it is empty. */
#define DROM_STEP_HEADS 4
void drom_document_add_steps (DromDocument *self,
                              const DromPaperText head[DROM_STEP_HEADS],
                              DromPaperText continued);
void drom_document_add_step (DromDocument *self, const DromPaperStep *step);

/* What must not be missed. An empty @text is a line to write on. */
void drom_document_add_band (DromDocument *self,
                             const char *id,
                             DromIcon icon,
                             DromPaperText label,
                             DromPaperText text,
                             DromPaperText remark);
void drom_document_add_signatures (DromDocument *self,
                                   const DromPaperText *names,
                                   guint n_names,
                                   DromPaperText date);
/* @n_lines lines to write on, below @label if there is one. */
void drom_document_add_form_lines (DromDocument *self,
                                   const char *id,
                                   DromPaperText label,
                                   guint n_lines);
/* Boxes to tick, or ticked. */
void drom_document_add_checks (DromDocument *self,
                               const char *id,
                               const DromPaperCheck *checks,
                               guint n_checks);
/* One box for each choice in each row; values[0] is the chosen one, -1 for none. */
void drom_document_add_choices (DromDocument *self,
                                const char *id,
                                const DromPaperText *choices,
                                guint n_choices,
                                const DromPaperRating *rows,
                                guint n_rows);
/* Scales from 0 to 10: round ones for the first judge, square ones for the second. */
void drom_document_add_ratings (DromDocument *self,
                                const DromPaperText heads[3],
                                const DromPaperRating *ratings,
                                guint n_ratings);
/* A plan as a road, over the whole rest of the page. @road is referenced. Each of its steps
 * is a block of the name "step:ID" too. */
void drom_document_add_road (DromDocument *self, const char *id, DromRoad *road);
/* A code to be copied by hand: large, in its groups. */
void drom_document_add_code (DromDocument *self, const char *code);
void drom_document_add_space (DromDocument *self, double points);
void drom_document_add_page_break (DromDocument *self);

G_END_DECLS
