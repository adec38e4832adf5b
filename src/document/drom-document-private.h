/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/drom-document.h"

G_BEGIN_DECLS

typedef enum
{
  DROM_BLOCK_TITLE,
  DROM_BLOCK_HEADING,
  DROM_BLOCK_PARAGRAPH,
  DROM_BLOCK_VOICE,
  DROM_BLOCK_LABELLED,
  DROM_BLOCK_KEY_VALUES,
  DROM_BLOCK_TABLE,
  DROM_BLOCK_TABLE_ROW,
  DROM_BLOCK_STEPS,
  DROM_BLOCK_STEP,
  DROM_BLOCK_BAND,
  DROM_BLOCK_SIGNATURES,
  DROM_BLOCK_FORM_LINES,
  DROM_BLOCK_CHECKS,
  DROM_BLOCK_CHOICES,
  DROM_BLOCK_RATINGS,
  DROM_BLOCK_CODE,
  DROM_BLOCK_ROAD,
  DROM_BLOCK_SPACE,
  DROM_BLOCK_PAGE_BREAK,
} DromBlockKind;

/* One block. What does not belong to its kind is zero; `texts`, `shares` and
 * `ratings` belong to the block, all strings to the document. */
typedef struct
{
  DromBlockKind kind;
  const char *id;
  guint level; /* DromHeadingLevel, DromParagraphKind, DromVoice */
  DromIcon icon;
  DromPaperMark mark;
  DromPaperText label, text, remark;
  DromPaperText *texts; /* pairs (key, value, …), cells, heads, names */
  guint n_texts;
  double *shares;
  DromPaperRating *ratings;
  guint n_ratings;
  gboolean *checked;
  guint n_lines;
  double points;
  DromRoad *road;
} DromBlock;

struct _DromDocument
{
  gatomicrefcount ref_count;
  DromPaperStyle style;
  char *languages[DROM_DOCUMENT_MAX_LANGUAGES];
  guint n_languages;
  GStringChunk *strings;
  GPtrArray *blocks; /* (element-type DromBlock) */
  char *title;
  char *date;
  DromPaperText foot;
  char *code;    /* in the foot; NULL for none */
  GArray *marks; /* (element-type DromPaperText) */
  gboolean single_page;
};

G_END_DECLS
