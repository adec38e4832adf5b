/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/drom-paper-style.h"

#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * DromTypesetter:
 * Sets text for paper: the Pango context of all papers, made by hand at 72 dpi
 * with hint metrics off, so that PDF, printer, preview and tests break lines
 * alike; and a store of set texts, so that a paper that is set again after one
 * letter was typed, or the next paper of a batch, sets only what is new.
 * One for each thread, since Pango's contexts belong to one.
 */
typedef struct _DromTypesetter DromTypesetter;

/* How large a small span is, relative to the others. */
#define DROM_SMALL 0.85

typedef struct
{
  const char *text;
  const char *language; /* NULL for neutral */
  const char *whole;    /* what stands in `text` and is not broken at a line's end; or NULL */
  DromColor color;
  guint bold : 1;
  guint strike : 1;
  guint small : 1; /* DROM_SMALL */
} DromSpan;

/* What the font lacks in one set text. */
typedef struct
{
  gunichar character;
  const char *language; /* interned; "" for neutral */
} DromLackingGlyph;

DromTypesetter *drom_typesetter_get_for_thread (void);
/* With another font than the papers': for tests. */
DromTypesetter *drom_typesetter_new (const char *family);
void drom_typesetter_free (DromTypesetter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DromTypesetter, drom_typesetter_free)

gboolean drom_typesetter_has_font (DromTypesetter *self);

/* At the start of a paper: what no recent paper used may be forgotten. */
void drom_typesetter_begin (DromTypesetter *self);
/* The spans one after the other, broken to @width points (negative: not broken),
 * with @line times the font's line height. The colour of the first span is left to
 * the renderer. The layout must not be changed. (transfer none) until the next begin. */
PangoLayout *drom_typesetter_set (DromTypesetter *self,
                                  const DromSpan *spans,
                                  guint n_spans,
                                  double size,
                                  double width,
                                  double line);

/* The same, without hyphens and narrower where a line would have more than @longest
 * characters; 0 for any number. A word that is longer than a line is broken. */
PangoLayout *drom_typesetter_set_within (DromTypesetter *self,
                                         const DromSpan *spans,
                                         guint n_spans,
                                         double size,
                                         double width,
                                         double line,
                                         guint longest);

/* Width and height in points. */
void drom_layout_get_size (PangoLayout *layout, double *width, double *height);
/* (element-type DromLackingGlyph) or NULL. (transfer none) */
const GArray *drom_layout_get_lacking (PangoLayout *layout);

G_END_DECLS
