/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/drom-document.h"

#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * DromGalley:
 * A document that is set in rows, as printers set a galley, but not broken into
 * pages yet. A row is what may not be split over pages, except between the lines
 * of its texts where it allows that or is longer than a page. A row's items stand
 * in an array that all rows share; coordinates are points from the row's upper
 * left corner.
 */
typedef enum
{
  DROM_ITEM_TEXT,
  DROM_ITEM_FILL,  /* a filled rectangle */
  DROM_ITEM_FRAME, /* an outlined, rounded rectangle */
  DROM_ITEM_ICON,
  DROM_ITEM_BOX,  /* a box to tick; detail: DromPaperMark */
  DROM_ITEM_DISC, /* a place on a round scale; detail: whether it is chosen */
  DROM_ITEM_TILE, /* a place on a square scale; detail: whether it is chosen */
  DROM_ITEM_ROAD,
} DromItemKind;

typedef struct
{
  guint8 kind;
  guint8 detail;
  guint8 cell;     /* of a table row, from 1; 0 for none */
  const char *tag; /* structure tag of a text, static; NULL for what is not content */
  double x, y, width, height;
  DromColor color;
  PangoLayout *layout; /* owned */
  DromRoad *road;      /* owned */
  int first_line, n_lines;
} DromItem;

/* What lies behind a row, over the whole width. */
typedef enum
{
  DROM_ROW_PLAIN,
  DROM_ROW_OWN,
  DROM_ROW_STAFF,
  DROM_ROW_AGREED,
  DROM_ROW_BAND,
  DROM_ROW_CODE,
} DromRowBack;

typedef struct
{
  guint first_item, n_items;
  double height;
  double gap;     /* before it, but not at the top of a page */
  double pad;     /* room below the last line, within the height */
  const char *id; /* the document's */
  int first_head; /* rows to be repeated where it begins a page; -1 for none */
  guint n_heads;
  guint group;           /* rows of one table or list; 0 for none */
  const char *group_tag; /* "Table", "L" */
  const char *row_tag;   /* "TR", "LI" */
  guint back : 3;        /* DromRowBack */
  guint keep : 1;        /* with the next row */
  guint split : 1;       /* between lines, at least two on each side */
  guint break_before : 1;
  guint repeat_only : 1; /* exists as a repeated head alone */
} DromRow;

typedef struct
{
  GArray *items; /* (element-type DromItem) */
  GArray *rows;  /* (element-type DromRow) */
} DromGalley;

DromGalley *drom_galley_new (void);
void drom_galley_free (DromGalley *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DromGalley, drom_galley_free)

/* The pointer holds until the next row is begun. Items are added to the last row. */
DromRow *drom_galley_begin_row (DromGalley *self, const char *id);
DromRow *drom_galley_get_row (DromGalley *self, guint nth);
DromItem *drom_galley_add_item (
    DromGalley *self, DromItemKind kind, double x, double y, double width, double height);
/* Returns the text's height. */
double drom_galley_add_text (DromGalley *self,
                             const char *tag,
                             guint cell,
                             PangoLayout *layout,
                             double x,
                             double y,
                             DromColor color);

/* The least height that must fit where row @nth begins. */
double drom_galley_get_least_height (DromGalley *self, guint nth);
/* Splits row @nth so that the first part is at most @room high; the rest becomes a new
 * last row, whose index it returns. @force: also where a line would stand alone.
 * -1 if it can't be split so. */
int drom_galley_split_row (DromGalley *self, guint nth, double room, gboolean force);

/* What a page has many of, as rules, signs and boxes to tick, is not drawn with its row
 * but gathered, and drawn as one path for each colour: in a PDF each path costs more
 * than a line of text. */
GArray *drom_gathering_new (void);
void drom_galley_gather (DromGalley *self, guint nth, double x, double y, GArray *gathering);
void drom_gathering_draw (GArray *self, cairo_t *cr);

/* Draws the rest of row @nth with its upper left corner at @x, @y, @width wide. @tagger: NULL
 * for a copy that is not content, as a repeated head. */
typedef struct
{
  guint group;
  const char *group_tag;
} DromTagger;
void drom_galley_draw_row (DromGalley *self,
                           guint nth,
                           cairo_t *cr,
                           const DromPaperStyle *style,
                           double x,
                           double y,
                           double width,
                           DromTagger *tagger);
/* Ends what a tagger has open. */
void drom_tagger_finish (DromTagger *self, cairo_t *cr);

G_END_DECLS
