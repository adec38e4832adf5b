/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-document"

#include "config.h"

#include "document/drom-pages-private.h"

#define EPSILON 0.01

/* Where the paginator is: the page that is being filled. */
typedef struct
{
  DromGalley *galley;
  GArray *places, *starts;
  double top, bottom;
  guint n_rows; /* of the document; splitting adds rows behind them */
  double y;
  gboolean empty; /* the page has no row of its own yet; heads don't count */
} Paginator;

static double
get_heads_height (Paginator *self, const DromRow *row)
{
  double height = 0;

  if (row->first_head < 0)
    return 0;
  for (guint i = 0; i < row->n_heads; i++)
    {
      const DromRow *head = drom_galley_get_row (self->galley, row->first_head + i);

      height += (i > 0 ? head->gap : 0) + head->height;
    }
  return height;
}

static void
place (Paginator *self, guint nth, gboolean repeated)
{
  DromPlace place = { .row = nth, .y = self->y, .repeated = repeated };

  g_array_append_val (self->places, place);
  self->y += drom_galley_get_row (self->galley, nth)->height;
}

static void
begin_page (Paginator *self)
{
  g_array_append_val (self->starts, self->places->len);
  self->y = self->top;
  self->empty = TRUE;
}

/* Heads go before the first row of a page, unless they would leave it no room. */
static void
place_heads (Paginator *self, guint nth)
{
  const DromRow row = *drom_galley_get_row (self->galley, nth);

  if (row.first_head < 0 || !self->empty || self->places->len == 0)
    return;
  if (get_heads_height (self, &row) + drom_galley_get_least_height (self->galley, nth)
      > self->bottom - self->top + EPSILON)
    return;
  for (guint i = 0; i < row.n_heads; i++)
    {
      if (i > 0)
        self->y += drom_galley_get_row (self->galley, row.first_head + i)->gap;
      place (self, row.first_head + i, TRUE);
    }
}

/* The height of row @nth with all that must stand on the same page. */
static double
get_kept_height (Paginator *self, guint nth, gboolean gap)
{
  double height = 0;

  for (guint i = nth; i < self->n_rows; i++)
    {
      const DromRow *row = drom_galley_get_row (self->galley, i);

      if (row->repeat_only)
        continue;
      if (gap)
        height += row->gap;
      gap = TRUE;
      if (row->keep && i + 1 < self->n_rows)
        height += row->height;
      else
        return height + drom_galley_get_least_height (self->galley, i);
    }
  return height;
}

static void
place_row (Paginator *self, guint nth)
{
  const DromRow row = *drom_galley_get_row (self->galley, nth);
  double gap = self->empty ? 0 : row.gap, kept;
  int rest;

  if (row.break_before && !self->empty)
    {
      begin_page (self);
      gap = 0;
    }
  if (!self->empty)
    {
      kept = nth < self->n_rows ? get_kept_height (self, nth, TRUE)
                                : gap + drom_galley_get_least_height (self->galley, nth);
      /* What is kept together but longer than a page is only broken as its rows allow. */
      if (kept > self->bottom - self->top)
        kept = gap + drom_galley_get_least_height (self->galley, nth);
      if (self->y + kept > self->bottom + EPSILON)
        {
          begin_page (self);
          gap = 0;
        }
    }
  place_heads (self, nth);
  if (self->y + gap + row.height <= self->bottom + EPSILON)
    {
      self->y += gap;
      place (self, nth, FALSE);
      self->empty = FALSE;
      return;
    }

  /* Too long for the room: between its lines; a row longer than a page by force. */
  rest = drom_galley_split_row (self->galley, nth, self->bottom - self->y - gap, FALSE);
  if (rest < 0 && self->empty)
    rest = drom_galley_split_row (self->galley, nth, self->bottom - self->y - gap, TRUE);
  if (rest < 0 && !self->empty)
    {
      begin_page (self);
      place_row (self, nth);
      return;
    }
  self->y += gap;
  place (self, nth, FALSE);
  self->empty = FALSE;
  if (rest >= 0)
    {
      begin_page (self);
      place_row (self, rest);
    }
}

void
drom_paginate_galley (DromGalley *galley, double top, double height, GArray *places, GArray *starts)
{
  Paginator self = { .galley = galley, .places = places, .starts = starts, .top = top };

  self.n_rows = galley->rows->len;
  self.bottom = top + height;
  begin_page (&self);
  for (guint i = 0; i < self.n_rows; i++)
    if (!drom_galley_get_row (galley, i)->repeat_only)
      place_row (&self, i);
  g_array_append_val (starts, places->len);
}
