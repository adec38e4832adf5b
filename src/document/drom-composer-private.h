/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/drom-document-private.h"
#include "document/drom-galley-private.h"
#include "document/drom-typesetter-private.h"

G_BEGIN_DECLS

/**
 * DromComposer:
 * Sets a document's blocks in rows, one after the other. All text stands on one
 * grid: the gutter with icons and boxes, then one column for each language.
 */
typedef struct
{
  const DromDocument *document;
  const DromPaperStyle *style;
  DromTypesetter *typesetter;
  DromGalley *galley;
  guint n_languages;
  double width; /* within the margins */
  double x[DROM_DOCUMENT_MAX_LANGUAGES];
  double column;    /* of one language */
  gboolean stacked; /* two languages, one below the other: too narrow for two columns */
  guint next_block;
  guint group; /* counts tables and lists */
  gboolean break_next;
  /* The last goal heading, to be repeated where its steps go on. */
  const DromBlock *goal;
  const DromBlock *steps; /* what the steps that follow have alike */
  int first_head;         /* of the current table or steps; -1 for none */
  guint n_heads;
  /* Of the current table. */
  const DromBlock *table;
} DromComposer;

/* How a text is set. */
typedef struct
{
  double size;
  double width; /* negative: on one line */
  guint bold : 1;
  guint strike : 1;
  guint muted : 1; /* in the colour of labels, both languages alike */
} DromSetting;

/* The whole document. @style: the document's, or a smaller one. (transfer full) */
DromGalley *drom_compose (const DromDocument *document,
                          const DromPaperStyle *style,
                          DromTypesetter *typesetter);

/* The colour of the nth language's text. */
DromColor drom_composer_get_color (const DromComposer *self, guint nth, const DromSetting *setting);
/* "(in Swedish)" in @asked, or NULL if the text is in the language that was asked for. */
const char *drom_composer_get_borrowed (const DromComposer *self, DromPaperText text, guint nth);
/* Broken to the setting's width, and to as many letters a line as the style has at most. */
PangoLayout *drom_composer_set (const DromComposer *self,
                                const DromSpan *spans,
                                guint n_spans,
                                const DromSetting *setting);
/* Text @nth, marked if it is borrowed; @label, if not NULL, goes before it in bold. NULL if empty.
 */
PangoLayout *drom_composer_set_nth (DromComposer *self,
                                    DromPaperText text,
                                    guint nth,
                                    const char *label,
                                    const DromSetting *setting);
/* Both languages on one line: "Namn · Anav". NULL if empty. */
PangoLayout *
drom_composer_set_joined (DromComposer *self, DromPaperText text, const DromSetting *setting);
/* Adds both languages, one below the other; equal ones once. Returns the height. */
double drom_composer_add_stacked (DromComposer *self,
                                  const char *tag,
                                  guint cell,
                                  DromPaperText text,
                                  const DromSetting *setting,
                                  double x,
                                  double y);
/* Adds both languages in their columns. Returns the height of the higher one. */
double drom_composer_add_columns (DromComposer *self,
                                  const char *tag,
                                  guint cell,
                                  DromPaperText text,
                                  const DromSetting *setting,
                                  double y);
/* Where language @nth of a block begins: at @top, or, stacked, below @bottom, where the one
 * before ends. */
double drom_composer_begin_nth (const DromComposer *self, guint nth, double top, double bottom);
void drom_composer_add_rule (
    DromComposer *self, double x, double y, double width, double thick, DromColor color);
DromRow *drom_composer_begin_row (DromComposer *self, const DromBlock *block, double gap);
/* Of the row that was begun last. */
void drom_composer_end_row (DromComposer *self, double height);
double drom_composer_get_measure (const DromComposer *self, double size, double width);
DromColor drom_composer_get_ink (const DromComposer *self, const DromSetting *setting);

/* In styles that reflow, room between two texts as between the lines of one: Pango gives the
 * first line none above. */
double drom_composer_get_leading (const DromComposer *self);
/* Whether a block of @kind follows the one that is being set. */
gboolean drom_composer_is_next (const DromComposer *self, DromBlockKind kind);

/* The title in all languages, on one line. Returns how many spans it takes. */
guint
drom_composer_get_title_spans (const DromComposer *self, const DromBlock *block, DromSpan spans[3]);
void drom_compose_title (DromComposer *self, const DromBlock *block);
void drom_compose_heading (DromComposer *self, const DromBlock *block);
void drom_compose_paragraph (DromComposer *self, const DromBlock *block);
void drom_compose_voice (DromComposer *self, const DromBlock *block);
void drom_compose_labelled (DromComposer *self, const DromBlock *block);
void drom_compose_band (DromComposer *self, const DromBlock *block);
void drom_compose_key_values (DromComposer *self, const DromBlock *block);

void drom_compose_table (DromComposer *self, const DromBlock *block);
void drom_compose_table_row (DromComposer *self, const DromBlock *block);
void drom_compose_steps (DromComposer *self, const DromBlock *block);
void drom_compose_step (DromComposer *self, const DromBlock *block);

/* Of styles that reflow: what the functions above do in them. */
void drom_compose_title_in_lines (DromComposer *self, const DromBlock *block);
void drom_compose_step_in_lines (DromComposer *self, const DromBlock *block);
void drom_compose_signatures_in_lines (DromComposer *self, const DromBlock *block);

void drom_compose_signatures (DromComposer *self, const DromBlock *block);
void drom_compose_form_lines (DromComposer *self, const DromBlock *block);
void drom_compose_checks (DromComposer *self, const DromBlock *block);
void drom_compose_choices (DromComposer *self, const DromBlock *block);
void drom_compose_ratings (DromComposer *self, const DromBlock *block);
void drom_compose_code (DromComposer *self, const DromBlock *block);
void drom_compose_road (DromComposer *self, const DromBlock *block);

G_END_DECLS
