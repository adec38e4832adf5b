/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-document"

#include "config.h"

#include "document/drom-galley-private.h"
#include "document/drom-typesetter-private.h"

/* Lines that stay together at either side of a page break. */
#define LEAST_LINES 2

/* Lines are placed in 1/1024 pt; sums of them may differ in the last place. */
#define EPSILON 0.01

static void
clear_item (gpointer data)
{
  g_clear_object (&((DromItem *) data)->layout);
  g_clear_pointer (&((DromItem *) data)->road, drom_road_unref);
}

static DromItem *
get_item (DromGalley *self, guint nth)
{
  return &g_array_index (self->items, DromItem, nth);
}

/* Upper and lower edge of line @nth of @layout, in points. */
static void
get_line_range (PangoLayout *layout, int nth, double *top, double *bottom)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  int y0, y1;

  for (int i = 0; i < nth; i++)
    pango_layout_iter_next_line (iter);
  pango_layout_iter_get_line_yrange (iter, &y0, &y1);
  if (top != NULL)
    *top = (double) y0 / PANGO_SCALE;
  if (bottom != NULL)
    *bottom = (double) y1 / PANGO_SCALE;
  pango_layout_iter_free (iter);
}

/* The row's text with the most lines: it decides where the row may be split. */
static DromItem *
find_longest (DromGalley *self, const DromRow *row)
{
  DromItem *longest = NULL;

  for (guint i = 0; i < row->n_items; i++)
    {
      DromItem *item = get_item (self, row->first_item + i);

      if (item->kind == DROM_ITEM_TEXT && (longest == NULL || item->n_lines > longest->n_lines))
        longest = item;
    }
  return longest;
}

/* Lower edge of the item's line @nth, counted within the item, from the row's top. */
static double
get_item_bottom (const DromItem *item, int nth)
{
  double top, bottom;

  get_line_range (item->layout, item->first_line, &top, NULL);
  get_line_range (item->layout, item->first_line + nth, NULL, &bottom);
  return item->y + bottom - top;
}

static int
count_lines_within (const DromItem *item, double edge)
{
  int n = 0;

  while (n < item->n_lines && get_item_bottom (item, n) <= edge + EPSILON)
    n++;
  return n;
}

static gboolean
begins_within (const DromItem *item, double edge)
{
  return item->kind == DROM_ITEM_TEXT && get_item_bottom (item, 0) <= edge + EPSILON;
}

/* The text with the most lines of those that begin above @edge and end below it. */
static const DromItem *
find_crossing (DromGalley *self, const DromRow *row, double edge)
{
  const DromItem *crossing = NULL;

  for (guint i = 0; i < row->n_items; i++)
    {
      const DromItem *item = get_item (self, row->first_item + i);

      if (begins_within (item, edge) && get_item_bottom (item, item->n_lines - 1) > edge + EPSILON
          && (crossing == NULL || item->n_lines > crossing->n_lines))
        crossing = item;
    }
  return crossing;
}

/* The lower edge of the last text that ends above @edge; 0 if there is none. */
static double
find_last_bottom (DromGalley *self, const DromRow *row, double edge)
{
  double last = 0;

  for (guint i = 0; i < row->n_items; i++)
    {
      const DromItem *item = get_item (self, row->first_item + i);

      if (begins_within (item, edge))
        last = MAX (last, get_item_bottom (item, item->n_lines - 1));
    }
  return last;
}

DromGalley *
drom_galley_new (void)
{
  DromGalley *self = g_new0 (DromGalley, 1);

  self->items = g_array_sized_new (FALSE, TRUE, sizeof (DromItem), 256);
  g_array_set_clear_func (self->items, clear_item);
  self->rows = g_array_sized_new (FALSE, TRUE, sizeof (DromRow), 64);
  return self;
}

void
drom_galley_free (DromGalley *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->items);
  g_array_unref (self->rows);
  g_free (self);
}

DromRow *
drom_galley_begin_row (DromGalley *self, const char *id)
{
  DromRow row = { .first_item = self->items->len, .id = id, .first_head = -1 };

  g_array_append_val (self->rows, row);
  return &g_array_index (self->rows, DromRow, self->rows->len - 1);
}

DromRow *
drom_galley_get_row (DromGalley *self, guint nth)
{
  g_return_val_if_fail (nth < self->rows->len, NULL);

  return &g_array_index (self->rows, DromRow, nth);
}

DromItem *
drom_galley_add_item (
    DromGalley *self, DromItemKind kind, double x, double y, double width, double height)
{
  DromItem item = { .kind = kind, .x = x, .y = y, .width = width, .height = height };

  g_return_val_if_fail (self->rows->len > 0, NULL);

  g_array_append_val (self->items, item);
  drom_galley_get_row (self, self->rows->len - 1)->n_items++;
  return get_item (self, self->items->len - 1);
}

double
drom_galley_add_text (DromGalley *self,
                      const char *tag,
                      guint cell,
                      PangoLayout *layout,
                      double x,
                      double y,
                      DromColor color)
{
  double width, height;
  DromItem *item;

  drom_layout_get_size (layout, &width, &height);
  item = drom_galley_add_item (self, DROM_ITEM_TEXT, x, y, width, height);
  item->tag = tag;
  item->cell = cell;
  item->color = color;
  item->layout = g_object_ref (layout);
  item->n_lines = pango_layout_get_line_count (layout);
  return height;
}

double
drom_galley_get_least_height (DromGalley *self, guint nth)
{
  const DromRow *row = drom_galley_get_row (self, nth);
  const DromItem *longest;

  if (!row->split)
    return row->height;
  longest = find_longest (self, row);
  if (longest == NULL || longest->n_lines < 2 * LEAST_LINES)
    return row->height;
  return get_item_bottom (longest, LEAST_LINES - 1) + row->pad;
}

static void
append_part (DromGalley *self, DromRow *row, const DromItem *item, int first, int n_lines)
{
  DromItem part = *item;
  double top, first_top;

  if (part.road != NULL)
    drom_road_ref (part.road);
  if (part.layout != NULL)
    {
      get_line_range (item->layout, item->first_line, &top, NULL);
      get_line_range (item->layout, item->first_line + first, &first_top, NULL);
      part.layout = g_object_ref (item->layout);
      part.y += first_top - top;
      part.first_line += first;
      part.n_lines = n_lines;
      part.height = get_item_bottom (&part, n_lines - 1) - part.y;
    }
  g_array_append_val (self->items, part);
  row->n_items++;
}

int
drom_galley_split_row (DromGalley *self, guint nth, double room, gboolean force)
{
  const DromRow whole = *drom_galley_get_row (self, nth);
  DromRow upper = whole, lower = whole;
  const DromItem *crossing = find_crossing (self, &whole, room - whole.pad);
  int least = force ? 1 : LEAST_LINES;
  double cut, start = G_MAXDOUBLE, end = 0;
  g_autofree DromItem *items = NULL;
  int n;

  if (crossing != NULL)
    {
      n = count_lines_within (crossing, room - whole.pad);
      n = MIN (n, crossing->n_lines - least);
      if (n < least)
        return -1;
      cut = get_item_bottom (crossing, n - 1);
    }
  else if (!force || (cut = find_last_bottom (self, &whole, room - whole.pad)) == 0)
    return -1;

  items = g_memdup2 (get_item (self, whole.first_item), whole.n_items * sizeof *items);
  upper.first_item = self->items->len;
  upper.n_items = 0;
  for (guint i = 0; i < whole.n_items; i++)
    {
      int within = items[i].layout != NULL ? count_lines_within (&items[i], cut) : 0;

      if (items[i].layout != NULL ? within > 0 : items[i].y < cut)
        append_part (self, &upper, &items[i], 0, within);
    }
  lower.first_item = self->items->len;
  lower.n_items = 0;
  for (guint i = 0; i < whole.n_items; i++)
    {
      int within = items[i].layout != NULL ? count_lines_within (&items[i], cut) : 0;

      if (items[i].layout != NULL ? within == items[i].n_lines : items[i].y < cut)
        continue;
      append_part (self, &lower, &items[i], within, items[i].n_lines - within);
      start = MIN (start, get_item (self, self->items->len - 1)->y);
    }
  for (guint i = 0; i < lower.n_items; i++)
    {
      DromItem *item = get_item (self, lower.first_item + i);

      item->y += whole.pad - start;
      end = MAX (end, item->y + item->height);
    }
  for (guint i = 0; i < whole.n_items; i++)
    clear_item (get_item (self, whole.first_item + i));

  upper.height = cut + whole.pad;
  upper.keep = FALSE;
  lower.height = end + whole.pad;
  lower.gap = 0;
  lower.break_before = FALSE;
  *drom_galley_get_row (self, nth) = upper;
  g_array_append_val (self->rows, lower);
  return self->rows->len - 1;
}
