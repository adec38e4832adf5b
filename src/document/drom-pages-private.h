/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/drom-document-private.h"
#include "document/drom-galley-private.h"
#include "document/drom-pages.h"

G_BEGIN_DECLS

/* A row's place on its page. */
typedef struct
{
  guint row;
  double y;          /* from the page's top */
  gboolean repeated; /* a table's head again */
} DromPlace;

struct _DromPages
{
  gatomicrefcount ref_count;
  DromDocument *document;
  DromPaperStyle style;
  DromGalley *galley;
  GArray *places;  /* (element-type DromPlace) */
  GArray *starts;  /* (element-type guint) each page's first place, and the end */
  GPtrArray *feet; /* (element-type PangoLayout) left and right, for each page; left may be NULL */
  PangoLayout *mark;     /* "Draft", in all languages, in head and foot; or NULL */
  PangoLayout *diagonal; /* the same across the page, in the first language */
};

/* Breaks the galley into places and starts; @height: of what may be printed on. */
void drom_paginate_galley (
    DromGalley *galley, double top, double height, GArray *places, GArray *starts);
/* As drom_pages_draw_page(), with structure tags if @tagger is not NULL. */
void drom_pages_draw (const DromPages *self, guint nth, cairo_t *cr, DromTagger *tagger);

G_END_DECLS
