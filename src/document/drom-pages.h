/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/drom-document.h"

G_BEGIN_DECLS

/**
 * DromPages:
 * A document broken into pages, as the printer, the PDF, the preview and the tests
 * draw them: there is no other drawing of a paper. Unchangeable. Belongs to the
 * thread that made it, as Pango's objects do.
 */
typedef struct _DromPages DromPages;

typedef struct
{
  gunichar character;
  const char *language; /* of the text it stands in; "" if neutral */
} DromMissingGlyph;

/* Breaks @document into pages; at least one. What is alike in the paper that this
 * thread broke before is not set anew, so that a preview may follow each letter
 * typed. Later changes of @document don't show in the pages. (transfer full) */
DromPages *drom_document_paginate (DromDocument *document);

DromPages *drom_pages_ref (DromPages *self);
void drom_pages_unref (DromPages *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DromPages, drom_pages_unref)

guint drom_pages_get_n_pages (const DromPages *self);
/* In points. */
void drom_pages_get_page_size (const DromPages *self, double *width, double *height);
DromDocument *drom_pages_get_document (const DromPages *self);

/* Draws page @nth (from 0) with its upper left corner at the origin, one unit a point;
 * scale @cr for a preview. The page's white is the caller's. */
void drom_pages_draw_page (const DromPages *self, guint nth, cairo_t *cr);

/* Letters that the papers' font lacks, each once for each language: to be said before
 * printing. (transfer full) (element-type DromMissingGlyph) empty if there are none. */
GArray *drom_pages_get_missing_glyphs (const DromPages *self);

/* Where the block @id stands first: page (from 0) and rectangle; FALSE if there is none.
 * @page and @rectangle: (out) (optional). */
gboolean drom_pages_find_block (const DromPages *self,
                                const char *id,
                                guint *page,
                                DromRectangle *rectangle);
/* The id of the block at a place of a page; NULL if there is none with an id. */
const char *drom_pages_get_block_at (const DromPages *self, guint page, double x, double y);
/* The text that stands at a place of a page; NULL if there is none. @word: (out) (optional)
 * (nullable) (transfer full): the word of it there. (transfer full) */
char *drom_pages_dup_text_at (const DromPages *self, guint page, double x, double y, char **word);

G_END_DECLS
