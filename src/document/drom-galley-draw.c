/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-document"

#include "config.h"

#include "document/drom-galley-private.h"

#include "document/drom-shape-private.h"

#include <pango/pangocairo.h>
#include <string.h>

#define BOX_RADIUS 0.22 /* of a box's size */
#define BOX_LINE   0.09
#define PLACE_LINE 0.7 /* of a scale; points */
#define WHITE      ((DromColor){ 1, 1, 1 })

static void
fill_rectangle (cairo_t *cr, double x, double y, double width, double height, DromColor color)
{
  drom_shape_set_color (cr, color);
  cairo_rectangle (cr, x, y, width, height);
  cairo_fill (cr);
}

static void
draw_back (cairo_t *cr,
           guint back,
           const DromPaperStyle *style,
           double x,
           double y,
           double width,
           double height)
{
  const double dashes[] = { 3, 2.5 };

  cairo_new_path (cr);
  switch (back)
    {
    case DROM_ROW_OWN:
      fill_rectangle (cr, x, y, width, height, style->own_fill);
      fill_rectangle (cr, x, y, 4, height, style->own_bar);
      break;
    case DROM_ROW_STAFF:
      drom_shape_set_color (cr, style->muted);
      cairo_set_line_width (cr, 1);
      cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
      cairo_move_to (cr, x + 0.5, y);
      cairo_line_to (cr, x + 0.5, y + height);
      cairo_stroke (cr);
      cairo_set_dash (cr, NULL, 0, 0);
      break;
    case DROM_ROW_AGREED:
    case DROM_ROW_CODE:
      drom_shape_set_color (cr, style->accent);
      cairo_set_line_width (cr, 1);
      drom_shape_add_rounded (cr, x + 0.5, y + 0.5, width - 1, height - 1, 4);
      cairo_stroke (cr);
      cairo_set_line_width (cr, 0.5);
      drom_shape_add_rounded (cr, x + 3, y + 3, width - 6, height - 6, 2.5);
      cairo_stroke (cr);
      break;
    case DROM_ROW_BAND:
      drom_shape_set_color (cr, style->band_fill);
      drom_shape_add_rounded (cr, x, y, width, height, 6);
      cairo_fill (cr);
      drom_shape_set_color (cr, style->accent);
      cairo_set_line_width (cr, 1.2);
      drom_shape_add_rounded (cr, x + 0.6, y + 0.6, width - 1.2, height - 1.2, 5.4);
      cairo_stroke (cr);
      break;
    default:
      break;
    }
}

static void
draw_tick (cairo_t *cr, double x, double y, double size)
{
  cairo_move_to (cr, x + 0.24 * size, y + 0.53 * size);
  cairo_line_to (cr, x + 0.43 * size, y + 0.71 * size);
  cairo_line_to (cr, x + 0.77 * size, y + 0.31 * size);
  cairo_set_line_width (cr, 0.15 * size);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
}

static void
add_box_path (cairo_t *cr, double size, double x, double y)
{
  double line = BOX_LINE * size;

  drom_shape_add_rounded (cr, x + line / 2, y + line / 2, size - line, size - line,
                          BOX_RADIUS * size);
}

static void
add_place_path (cairo_t *cr, const DromItem *item, double x, double y)
{
  double radius = item->kind == DROM_ITEM_DISC ? item->width : 1;

  drom_shape_add_rounded (cr, x + PLACE_LINE / 2, y + PLACE_LINE / 2, item->width - PLACE_LINE,
                          item->height - PLACE_LINE, radius);
}

/* Open: empty; under way: its lower half is filled; done: filled, with a tick;
 * dropped: a light box with a bar. Each has a form of its own. */
static void
draw_box (cairo_t *cr, const DromItem *item, double x, double y)
{
  double size = item->width, line = BOX_LINE * size;

  drom_shape_set_color (cr, item->color);
  cairo_set_line_width (cr, line);
  if (item->detail == DROM_MARK_DONE)
    {
      drom_shape_add_rounded (cr, x, y, size, size, BOX_RADIUS * size);
      cairo_fill (cr);
      drom_shape_set_color (cr, WHITE);
      draw_tick (cr, x, y, size);
      return;
    }
  add_box_path (cr, size, x, y);
  cairo_stroke (cr);
  if (item->detail == DROM_MARK_ONGOING)
    {
      cairo_rectangle (cr, x + 2.2 * line, y + size / 2, size - 4.4 * line, size / 2 - 2.2 * line);
      cairo_fill (cr);
    }
  else if (item->detail == DROM_MARK_DROPPED)
    {
      cairo_rectangle (cr, x + 0.25 * size, y + 0.45 * size, 0.5 * size, 0.1 * size);
      cairo_fill (cr);
    }
}

static void
draw_scale_place (cairo_t *cr, const DromItem *item, double x, double y)
{
  drom_shape_set_color (cr, item->color);
  cairo_set_line_width (cr, PLACE_LINE);
  add_place_path (cr, item, x, y);
  if (item->detail)
    cairo_fill_preserve (cr);
  cairo_stroke (cr);
}

static void
draw_text (cairo_t *cr, const DromItem *item, double x, double y)
{
  PangoLayoutIter *iter;
  int top, baseline;

  drom_shape_set_color (cr, item->color);
  if (item->first_line == 0 && item->n_lines == pango_layout_get_line_count (item->layout))
    {
      cairo_move_to (cr, x, y);
      pango_cairo_show_layout (cr, item->layout);
      return;
    }
  iter = pango_layout_get_iter (item->layout);
  for (int i = 0; i < item->first_line; i++)
    pango_layout_iter_next_line (iter);
  pango_layout_iter_get_line_yrange (iter, &top, NULL);
  for (int i = 0; i < item->n_lines; i++)
    {
      baseline = pango_layout_iter_get_baseline (iter);
      cairo_move_to (cr, x, y + (double) (baseline - top) / PANGO_SCALE);
      pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (iter));
      pango_layout_iter_next_line (iter);
    }
  pango_layout_iter_free (iter);
}

/* How an item is drawn together with others of its kind and colour. */
typedef enum
{
  TOGETHER_NOT,
  TOGETHER_RECTANGLE,
  TOGETHER_DAY,
  TOGETHER_PERSON, /* two parts: see drom_galley_gather() */
  TOGETHER_SHOULDERS,
  TOGETHER_BOX,
  TOGETHER_PLACE,
} Together;

typedef struct
{
  Together together;
  const DromItem *item;
  double x, y;
} Gathered;

static Together
get_together (const DromItem *item)
{
  switch (item->kind)
    {
    case DROM_ITEM_FILL:
      return TOGETHER_RECTANGLE;
    case DROM_ITEM_ICON:
      return item->detail == DROM_ICON_DAY      ? TOGETHER_DAY
             : item->detail == DROM_ICON_PERSON ? TOGETHER_PERSON
                                                : TOGETHER_NOT;
    case DROM_ITEM_BOX:
      return item->detail == DROM_MARK_OPEN ? TOGETHER_BOX : TOGETHER_NOT;
    case DROM_ITEM_DISC:
    case DROM_ITEM_TILE:
      return item->detail ? TOGETHER_NOT : TOGETHER_PLACE;
    default:
      return TOGETHER_NOT;
    }
}

static void
add_gathered_path (cairo_t *cr, const Gathered *gathered)
{
  const DromItem *item = gathered->item;

  switch (gathered->together)
    {
    case TOGETHER_RECTANGLE:
      cairo_rectangle (cr, gathered->x, gathered->y, item->width, item->height);
      break;
    case TOGETHER_DAY:
      drom_icon_add_part (DROM_ICON_PART_DAY, cr, gathered->x, gathered->y, item->width);
      break;
    case TOGETHER_PERSON:
      drom_icon_add_part (DROM_ICON_PART_HEAD, cr, gathered->x, gathered->y, item->width);
      break;
    case TOGETHER_SHOULDERS:
      drom_icon_add_part (DROM_ICON_PART_SHOULDERS, cr, gathered->x, gathered->y, item->width);
      break;
    case TOGETHER_BOX:
      add_box_path (cr, item->width, gathered->x, gathered->y);
      break;
    case TOGETHER_PLACE:
      add_place_path (cr, item, gathered->x, gathered->y);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* The path of all that were added. */
static void
draw_gathered (cairo_t *cr, const Gathered *gathered)
{
  const DromItem *item = gathered->item;

  switch (gathered->together)
    {
    case TOGETHER_DAY:
      drom_icon_draw_parts (DROM_ICON_PART_DAY, cr, item->width);
      break;
    case TOGETHER_PERSON:
      drom_icon_draw_parts (DROM_ICON_PART_HEAD, cr, item->width);
      break;
    case TOGETHER_SHOULDERS:
      drom_icon_draw_parts (DROM_ICON_PART_SHOULDERS, cr, item->width);
      break;
    case TOGETHER_BOX:
      cairo_set_line_width (cr, BOX_LINE * item->width);
      cairo_stroke (cr);
      break;
    case TOGETHER_PLACE:
      cairo_set_line_width (cr, PLACE_LINE);
      cairo_stroke (cr);
      break;
    default:
      cairo_fill (cr);
      break;
    }
}

static void
draw_road (cairo_t *cr, const DromItem *item, double x, double y, DromRoadFlags flags)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  drom_road_draw (item->road, cr, NULL, DROM_ROAD_ROUNDED | flags);
  cairo_restore (cr);
}

static void
draw_item (cairo_t *cr, const DromItem *item, double x, double y)
{
  cairo_new_path (cr);
  switch (item->kind)
    {
    case DROM_ITEM_TEXT:
      draw_text (cr, item, x, y);
      break;
    case DROM_ITEM_FILL:
      fill_rectangle (cr, x, y, item->width, item->height, item->color);
      break;
    case DROM_ITEM_FRAME:
      drom_shape_set_color (cr, item->color);
      cairo_set_line_width (cr, 0.7);
      drom_shape_add_rounded (cr, x + 0.35, y + 0.35, item->width - 0.7, item->height - 0.7, 3);
      cairo_stroke (cr);
      break;
    case DROM_ITEM_ICON:
      drom_icon_draw (item->detail, cr, x, y, item->width, &item->color);
      break;
    case DROM_ITEM_BOX:
      draw_box (cr, item, x, y);
      break;
    case DROM_ITEM_DISC:
    case DROM_ITEM_TILE:
      draw_scale_place (cr, item, x, y);
      break;
    default:
      g_assert_not_reached ();
    }
}

GArray *
drom_gathering_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (Gathered));
}

void
drom_galley_gather (DromGalley *self, guint nth, double x, double y, GArray *gathering)
{
  const DromRow *row = drom_galley_get_row (self, nth);

  for (guint i = 0; i < row->n_items; i++)
    {
      const DromItem *item = &g_array_index (self->items, DromItem, row->first_item + i);
      Gathered gathered = { get_together (item), item, x + item->x, y + item->y };

      if (gathered.together == TOGETHER_NOT)
        continue;
      g_array_append_val (gathering, gathered);
      if (gathered.together == TOGETHER_PERSON)
        {
          gathered.together = TOGETHER_SHOULDERS;
          g_array_append_val (gathering, gathered);
        }
    }
}

void
drom_gathering_draw (GArray *self, cairo_t *cr)
{
  cairo_save (cr);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_new_path (cr);
  for (guint i = 0; i < self->len; i++)
    {
      const Gathered first = g_array_index (self, Gathered, i);

      if (first.together == TOGETHER_NOT)
        continue;
      drom_shape_set_color (cr, first.item->color);
      for (guint k = i; k < self->len; k++)
        {
          Gathered *other = &g_array_index (self, Gathered, k);

          if (other->together != first.together
              || (first.together != TOGETHER_RECTANGLE && other->item->width != first.item->width)
              || memcmp (&other->item->color, &first.item->color, sizeof (DromColor)) != 0)
            continue;
          add_gathered_path (cr, other);
          other->together = TOGETHER_NOT;
        }
      draw_gathered (cr, &first);
    }
  cairo_restore (cr);
}

void
drom_tagger_finish (DromTagger *self, cairo_t *cr)
{
  if (self->group != 0)
    cairo_tag_end (cr, self->group_tag);
  self->group = 0;
}

void
drom_galley_draw_row (DromGalley *self,
                      guint nth,
                      cairo_t *cr,
                      const DromPaperStyle *style,
                      double x,
                      double y,
                      double width,
                      DromTagger *tagger)
{
  const DromRow *row = drom_galley_get_row (self, nth);
  const char *cell_tag = NULL;
  guint cell = 0;

  draw_back (cr, row->back, style, x, y, width, row->height);
  if (tagger != NULL)
    {
      if (tagger->group != row->group)
        {
          drom_tagger_finish (tagger, cr);
          tagger->group = row->group;
          tagger->group_tag = row->group_tag;
          if (row->group != 0)
            cairo_tag_begin (cr, row->group_tag, NULL);
        }
      if (row->row_tag != NULL)
        cairo_tag_begin (cr, row->row_tag, NULL);
    }
  for (guint i = 0; i < row->n_items; i++)
    {
      const DromItem *item = &g_array_index (self->items, DromItem, row->first_item + i);

      if (get_together (item) != TOGETHER_NOT)
        continue;
      if (item->kind == DROM_ITEM_ROAD)
        {
          draw_road (cr, item, x + item->x, y + item->y,
                     tagger != NULL ? DROM_ROAD_TAGGED : DROM_ROAD_PLAIN);
          continue;
        }
      if (tagger == NULL || item->tag == NULL)
        {
          draw_item (cr, item, x + item->x, y + item->y);
          continue;
        }
      if (item->cell != cell)
        {
          if (cell != 0)
            cairo_tag_end (cr, cell_tag);
          cell = item->cell;
          /* The words of a table's head are tagged TH, of a list LBody, else TD. */
          cell_tag = item->tag[0] == 'T' ? "TH" : g_str_equal (row->row_tag, "LI") ? "LBody" : "TD";
          if (cell != 0)
            cairo_tag_begin (cr, cell_tag, NULL);
        }
      cairo_tag_begin (cr, item->tag[0] == 'T' ? "P" : item->tag, NULL);
      draw_item (cr, item, x + item->x, y + item->y);
      cairo_tag_end (cr, item->tag[0] == 'T' ? "P" : item->tag);
    }
  if (cell != 0 && tagger != NULL)
    cairo_tag_end (cr, cell_tag);
  if (tagger != NULL && row->row_tag != NULL)
    cairo_tag_end (cr, row->row_tag);
}
