/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The one font of all papers. It is a dependency of the program. */
#define DROM_PAPER_FONT "Cantarell"

typedef struct
{
  double red, green, blue;
} DromColor;

typedef struct
{
  double x, y, width, height; /* points, from the page's or the drawing's upper left corner */
} DromRectangle;

/**
 * DromPaperStyle:
 * The measurements of one layout, all in points (1/72 inch). The same blocks
 * become a standard, an easy-to-read or a large paper by another row of numbers.
 */
typedef struct
{
  const char *name; /* "standard", as dromctl's --layout says it */

  double page_width, page_height;
  double margin_side, margin_top, margin_bottom;
  double gutter;     /* left of all text: icons and boxes to tick */
  double column_gap; /* between the two languages */
  double measure;    /* the longest line, in characters of mean width */
  guint longest;     /* no line has more characters than this; 0: any number */
  double narrowest;  /* a column for one of two languages, in characters of mean width: if there
                        is less room they stand one below the other */
  double line;       /* line spacing, as a factor of the font's height */

  /* Sizes of type; nothing is set smaller than `least`. */
  double least;
  double title, section, heading, text, voice, band, meta, label, foot, code;

  /* Room before a block of its kind. */
  double gap_section, gap_heading, gap_block, gap_paragraph;
  double row_padding;  /* above and below the text of a table row or a step */
  double box_padding;  /* inside voices and bands */
  double write_height; /* a line to write on by hand; never less than 20 pt */
  double icon, box;    /* a goal's icon, a step's box to tick */

  gboolean reflow; /* no tables: what is side by side elsewhere stands one below the other */

  DromColor ink;    /* the first language */
  DromColor second; /* the second language */
  DromColor muted;  /* labels, what recedes; at least 4.5:1 on white */
  DromColor accent; /* rules and marks */
  DromColor rule, hair;
  DromColor own_fill, own_bar, own_label;
  DromColor band_fill;
  DromColor mark; /* "draft", "demonstration" */
} DromPaperStyle;

/* The standard layout. */
const DromPaperStyle *drom_paper_style_standard (void);
/* By its name; NULL if there is none of that name. */
const DromPaperStyle *drom_paper_style_find (const char *name);
/* The same style with type and space, but not page and margins, times @factor. */
DromPaperStyle drom_paper_style_scaled (const DromPaperStyle *self, double factor);
/* The same style with the room between blocks and around steps times @factor. */
DromPaperStyle drom_paper_style_tightened (const DromPaperStyle *self, double factor);

G_END_DECLS
