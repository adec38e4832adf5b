/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-document"

#include "config.h"

#include "document/drom-road-private.h"

#include "document/drom-shape-private.h"
#include "document/drom-typesetter-private.h"

#include <math.h>
#include <pango/pangocairo.h>

/* clang-format off */
#define RGB(hex) { ((hex) >> 16 & 0xff) / 255.0, ((hex) >> 8 & 0xff) / 255.0, ((hex) & 0xff) / 255.0 }

static const DromRoadColors light = {
  .sky_high = RGB (0xd9ebee), .sky_low = RGB (0xfdf6e3),
  .sun = RGB (0xf6c65b), .sun_glow = RGB (0xfbe6b0),
  .hills = { RGB (0xdbe6d2), RGB (0xe9ecd6), RGB (0xf4f1e2) },
  .tree = RGB (0xc3d5bb),
  .road = RGB (0x34474c), .road_done = RGB (0x10594f), .road_edge = RGB (0xffffff), .road_dash = RGB (0xf6f4ea),
  .card = RGB (0xffffff), .card_edge = RGB (0xd8d6c8), .next_edge = RGB (0xd99a1c),
  .disc = RGB (0xffffff), .disc_ink = RGB (0x1c2829),
  .next_disc = RGB (0xe5a823), .next_disc_ink = RGB (0x1c2829),
  .done_disc = RGB (0x10594f), .done_disc_ink = RGB (0xffffff),
  .pin = RGB (0x10594f), .pin_ink = RGB (0x10594f),
  .ink = RGB (0x1c2829), .second = RGB (0x5b4514), .muted = RGB (0x525c5c), .next_label = RGB (0x7d5600),
};

static const DromRoadColors dark = {
  .sky_high = RGB (0x17252b), .sky_low = RGB (0x23343a),
  .sun = RGB (0xd99a1c), .sun_glow = RGB (0x4a4326),
  .hills = { RGB (0x253a36), RGB (0x22332f), RGB (0x1e2c2a) },
  .tree = RGB (0x2f4a43),
  .road = RGB (0x5d7076), .road_done = RGB (0x2f8577), .road_edge = RGB (0x10191b), .road_dash = RGB (0xe6e3d6),
  .card = RGB (0x2d3a3d), .card_edge = RGB (0x47575b), .next_edge = RGB (0xe5a823),
  .disc = RGB (0x1c2829), .disc_ink = RGB (0xffffff),
  .next_disc = RGB (0xe5a823), .next_disc_ink = RGB (0x14201f),
  .done_disc = RGB (0x0c4a41), .done_disc_ink = RGB (0xffffff),
  .pin = RGB (0x7fd6c4), .pin_ink = RGB (0x9be3d4),
  .ink = RGB (0xf4f2ea), .second = RGB (0xe8cf9b), .muted = RGB (0xbcc7c6), .next_label = RGB (0xf2c14e),
  .plain_icons = TRUE,
};
/* clang-format on */

typedef struct
{
  const DromRoad *road;
  cairo_t *cr;
  const DromRoadColors *colors;
  double scale;
  gboolean tagged;
} Drawing;

static void
fill_disc (cairo_t *cr, double x, double y, double diameter, DromColor color)
{
  drom_shape_set_color (cr, color);
  cairo_new_path (cr);
  cairo_arc (cr, x, y, diameter / 2, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
begin_tag (const Drawing *self, const char *tag)
{
  if (self->tagged)
    cairo_tag_begin (self->cr, tag, NULL);
}

static void
end_tag (const Drawing *self, const char *tag)
{
  if (self->tagged)
    cairo_tag_end (self->cr, tag);
}

/* A hill over the whole width: its line at the left, in the middle and at the right. */
static void
fill_hill (const Drawing *self, DromColor color, double left, double middle, double right)
{
  cairo_t *cr = self->cr;
  double width = self->road->width;

  drom_shape_set_color (cr, color);
  cairo_new_path (cr);
  cairo_move_to (cr, 0, left);
  cairo_curve_to (cr, width * 0.18, left - 0.5 * (left - middle), width * 0.3, middle, width * 0.5,
                  middle);
  cairo_curve_to (cr, width * 0.7, middle, width * 0.8, right, width, right);
  cairo_line_to (cr, width, self->road->height);
  cairo_line_to (cr, 0, self->road->height);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
draw_trees (const Drawing *self)
{
  cairo_t *cr = self->cr;

  drom_shape_set_color (cr, self->colors->tree);
  cairo_new_path (cr);
  for (guint i = 0; i < self->road->n_trees; i++)
    {
      double x = self->road->trees[i][0], y = self->road->trees[i][1],
             size = self->road->trees[i][2];

      if (i % 3 == 2)
        {
          /* One with leaves. */
          cairo_rectangle (cr, x - 0.05 * size, y - 0.5 * size, 0.1 * size, 0.5 * size);
          cairo_new_sub_path (cr);
          cairo_arc (cr, x, y - 0.85 * size, 0.42 * size, 0, 2 * G_PI);
          continue;
        }
      cairo_rectangle (cr, x - 0.05 * size, y - 0.25 * size, 0.1 * size, 0.25 * size);
      for (int k = 0; k < 3; k++)
        {
          double foot = y - (0.2 + 0.36 * k) * size, half = (0.42 - 0.09 * k) * size;

          cairo_move_to (cr, x - half, foot);
          cairo_line_to (cr, x, foot - 0.62 * size);
          cairo_line_to (cr, x + half, foot);
          cairo_close_path (cr);
        }
    }
  cairo_fill (cr);
}

static void
draw_landscape (const Drawing *self)
{
  const DromRoad *road = self->road;
  cairo_t *cr = self->cr;
  double horizon = road->horizon, rest = road->height - horizon;
  cairo_pattern_t *sky = cairo_pattern_create_linear (0, 0, 0, horizon);
  const DromColor *high = &self->colors->sky_high, *low = &self->colors->sky_low;

  cairo_pattern_add_color_stop_rgb (sky, 0, high->red, high->green, high->blue);
  cairo_pattern_add_color_stop_rgb (sky, 1, low->red, low->green, low->blue);
  cairo_set_source (cr, sky);
  cairo_rectangle (cr, 0, 0, road->width, road->height);
  cairo_fill (cr);
  cairo_pattern_destroy (sky);
  fill_disc (cr, road->sun_x, road->sun_y, 2.5 * road->sun, self->colors->sun_glow);
  fill_disc (cr, road->sun_x, road->sun_y, 2 * road->sun, self->colors->sun);
  fill_hill (self, self->colors->hills[0], horizon + 0.03 * rest, horizon + 0.012 * rest,
             horizon - 3 * self->scale);
  fill_hill (self, self->colors->hills[1], horizon + 0.12 * rest, horizon + 0.22 * rest,
             horizon + 0.16 * rest);
  fill_hill (self, self->colors->hills[2], horizon + 0.5 * rest, horizon + 0.44 * rest,
             horizon + 0.55 * rest);
  draw_trees (self);
}

/* The road as one shape from point @first to @last, @more wider at each side. */
static void
fill_road (const Drawing *self, guint first, guint last, double more, DromColor color)
{
  const DromRoadPoint *points = (const DromRoadPoint *) (gpointer) self->road->path->data;
  cairo_t *cr = self->cr;

  if (last <= first + 1)
    return;
  drom_shape_set_color (cr, color);
  cairo_new_path (cr);
  for (int side = 1; side >= -1; side -= 2)
    for (guint k = first; k < last; k++)
      {
        guint i = side > 0 ? k : first + last - 1 - k;
        const DromRoadPoint *before = &points[i > 0 ? i - 1 : 0];
        const DromRoadPoint *after = &points[MIN (i + 1, self->road->path->len - 1)];
        double dx = after->x - before->x, dy = after->y - before->y, length = hypot (dx, dy);
        double half = side * (points[i].width / 2 + more);

        if (length < 1e-6)
          continue;
        cairo_line_to (cr, points[i].x - dy / length * half, points[i].y + dx / length * half);
      }
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
draw_dashes (const Drawing *self)
{
  const DromRoadPoint *points = (const DromRoadPoint *) (gpointer) self->road->path->data;
  cairo_t *cr = self->cr;
  guint n = self->road->path->len;
  double low = points[0].width;
  const double dashes[] = { 0.5 * low, 0.45 * low };

  cairo_save (cr);
  drom_shape_set_color (cr, self->colors->road_dash);
  cairo_set_line_width (cr, fmax (0.055 * low, 0.9 * self->scale));
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_new_path (cr);
  for (guint i = 0; i < n; i++)
    cairo_line_to (cr, points[i].x, points[i].y);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static DromColor
get_ink (const Drawing *self, DromRoadInk ink)
{
  switch (ink)
    {
    case DROM_ROAD_INK_SECOND:
      return self->colors->second;
    case DROM_ROAD_INK_MUTED:
      return self->colors->muted;
    case DROM_ROAD_INK_NEXT:
      return self->colors->next_label;
    case DROM_ROAD_INK_PIN:
      return self->colors->pin_ink;
    case DROM_ROAD_INK:
    default:
      return self->colors->ink;
    }
}

static void
draw_card (const Drawing *self, const DromRoadCard *card, double x, double y)
{
  cairo_t *cr = self->cr;

  for (guint i = 0; i < card->n_items; i++)
    {
      const DromRoadItem *item = &card->items[i];
      DromColor ink = get_ink (self, item->ink);

      if (item->layout == NULL)
        {
          gboolean own = item->icon < DROM_ICON_CALENDAR && item->ink == DROM_ROAD_INK
                         && !self->colors->plain_icons;

          if (item->icon == DROM_ICON_DAY || item->icon == DROM_ICON_PERSON)
            ink = self->colors->muted;
          drom_icon_draw (item->icon, cr, x + item->x, y + item->y, item->size, own ? NULL : &ink);
          continue;
        }
      begin_tag (self, "P");
      drom_shape_set_color (cr, ink);
      cairo_move_to (cr, x + item->x, y + item->y);
      pango_cairo_show_layout (cr, item->layout);
      end_tag (self, "P");
    }
}

static void
draw_tick (cairo_t *cr, double x, double y, double size, DromColor color)
{
  cairo_save (cr);
  drom_shape_set_color (cr, color);
  cairo_new_path (cr);
  cairo_move_to (cr, x - 0.24 * size, y + 0.02 * size);
  cairo_line_to (cr, x - 0.06 * size, y + 0.2 * size);
  cairo_line_to (cr, x + 0.26 * size, y - 0.18 * size);
  cairo_set_line_width (cr, 0.13 * size);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_person (const Drawing *self, const DromRoadStop *stop)
{
  cairo_t *cr = self->cr;
  double bottom = stop->y + stop->card.height, x = stop->disc_x;
  double height = 0;

  for (guint i = 0; i < stop->card.n_items; i++)
    {
      double text;

      drom_layout_get_size (stop->card.items[i].layout, NULL, &text);
      height = fmax (height, stop->card.items[i].y + text);
    }
  height = stop->card.height - height - 3 * self->scale;
  /* A drop that stands on the road on its point, with a person in it. */
  {
    double r = 0.36 * height, top = bottom - height;

    drom_shape_set_color (cr, self->colors->road_edge);
    cairo_new_path (cr);
    for (int pass = 0; pass < 2; pass++)
      {
        double more = pass == 0 ? 1.6 * self->scale : 0;

        drom_shape_set_color (cr, pass == 0 ? self->colors->road_edge : self->colors->pin);
        cairo_new_path (cr);
        cairo_arc (cr, x, top + r, r + more, G_PI * 0.86, G_PI * 0.14);
        cairo_curve_to (cr, x + 0.72 * r + more, top + 1.75 * r, x + 0.2 * r + more, top + 2.2 * r,
                        x, bottom + more);
        cairo_curve_to (cr, x - 0.2 * r - more, top + 2.2 * r, x - 0.72 * r - more, top + 1.75 * r,
                        x - (r + more) * cos (G_PI * 0.14),
                        top + r + (r + more) * sin (G_PI * 0.14));
        cairo_close_path (cr);
        cairo_fill (cr);
      }
    fill_disc (cr, x, top + r, 1.5 * r, self->colors->card);
    drom_icon_draw (DROM_ICON_PERSON, cr, x - 0.5 * r, top + 0.46 * r, r, &self->colors->pin);
  }
}

static void
draw_disc (const Drawing *self, const DromRoadStop *stop)
{
  const DromRoad *road = self->road;
  const DromRoadColors *colors = self->colors;
  cairo_t *cr = self->cr;
  double x = stop->disc_x, y = stop->disc_y, size = stop->disc,
         ring = fmin (fmax (0.08 * size, 1.1 * self->scale), 3 * self->scale);
  gboolean done = stop->kind == DROM_ROAD_STOP_DONE, next = FALSE;
  DromColor ink = colors->disc_ink;

  if (stop->kind == DROM_ROAD_STOP_STEP)
    {
      done = stop->step < road->n_done;
      next = stop->step == road->n_done;
    }
  if (done)
    {
      fill_disc (cr, x, y, size, colors->road_edge);
      fill_disc (cr, x, y, size - 1.4 * ring, colors->done_disc);
      draw_tick (cr, x, y, size, colors->done_disc_ink);
      return;
    }
  if (next)
    {
      fill_disc (cr, x, y, size + ring, colors->road_edge);
      fill_disc (cr, x, y, size - ring, colors->next_disc);
      ink = colors->next_disc_ink;
    }
  else
    {
      fill_disc (cr, x, y, size, colors->road);
      fill_disc (cr, x, y, size - 2 * ring, colors->disc);
    }
  if (stop->icon != DROM_ICON_NONE)
    drom_icon_draw (stop->icon, cr, x - 0.31 * size, y - 0.31 * size, 0.62 * size,
                    colors->plain_icons ? &ink : NULL);
  else if (stop->number != NULL)
    {
      double width, height;

      drom_layout_get_size (stop->number, &width, &height);
      drom_shape_set_color (cr, ink);
      cairo_move_to (cr, x - width / 2, y - height / 2);
      pango_cairo_show_layout (cr, stop->number);
    }
  else
    for (int i = -1; i <= 1; i++)
      fill_disc (cr, x + i * 0.2 * size, y, 0.12 * size, ink);
}

/* A sign whose lower edge points to @tip_x, @tip_y. */
static void
add_sign_path (cairo_t *cr,
               double x,
               double y,
               double width,
               double height,
               double radius,
               double at,
               double post,
               double tip_y,
               double tip_x)
{
  radius = fmin (radius, fmin (width, height) / 2);
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_line_to (cr, at + post, y + height);
  cairo_line_to (cr, tip_x, tip_y);
  cairo_line_to (cr, at - post, y + height);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

/* A white sign on its post, or, for what is done, the words alone. */
static void
draw_sign (const Drawing *self, const DromRoadStop *stop)
{
  const DromRoadColors *colors = self->colors;
  cairo_t *cr = self->cr;
  double s = self->scale, x = stop->x, y = stop->y, width = stop->card.width;
  double height = stop->card.height, bottom = y + height;
  gboolean next = stop->kind == DROM_ROAD_STOP_STEP && stop->step == self->road->n_done;
  gboolean plain = stop->kind == DROM_ROAD_STOP_DONE
                   || (stop->kind == DROM_ROAD_STOP_STEP && stop->step < self->road->n_done);
  double line = (next || stop->kind == DROM_ROAD_STOP_MESSAGE ? 2.4 : 0.9) * s;
  double post = (next ? 7 : 4) * s;
  double at = CLAMP (stop->disc_x, x + 2 * post, x + width - 2 * post);

  if (plain)
    {
      draw_card (self, &stop->card, x, y);
      return;
    }
  cairo_set_line_width (cr, line);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_new_path (cr);
  add_sign_path (cr, x, y, width, height,
                 (next                  ? 9
                  : self->road->compact ? 3
                                        : 6)
                     * s,
                 at, post,
                 stop->kind == DROM_ROAD_STOP_MESSAGE
                     ? bottom
                     : fmax (bottom, stop->disc_y - 0.3 * stop->disc),
                 stop->disc_x);
  drom_shape_set_color (cr, next || stop->kind == DROM_ROAD_STOP_MESSAGE ? colors->next_edge
                                                                         : colors->card_edge);
  cairo_stroke_preserve (cr);
  drom_shape_set_color (cr, colors->card);
  cairo_fill (cr);
  draw_card (self, &stop->card, x, y);
}

static void
draw_signs (const Drawing *self)
{
  const DromRoad *road = self->road;
  guint n = road->path->len;
  double edge = 2.2 * self->scale;

  if (n == 0)
    return;
  fill_road (self, 0, n, edge, self->colors->road_edge);
  fill_road (self, road->here > 0 ? road->here - 1 : 0, n, 0, self->colors->road);
  fill_road (self, 0, road->here, 0, self->colors->road_done);
  draw_dashes (self);
  /* In the order of reading: where to, then the steps. */
  draw_card (self, &road->goal_card, road->goal_x, road->goal_y);
  begin_tag (self, "L");
  for (guint i = 0; i < road->stops->len; i++)
    {
      const DromRoadStop *stop = &g_array_index (road->stops, DromRoadStop, i);

      begin_tag (self, "LI");
      begin_tag (self, "LBody");
      if (stop->kind == DROM_ROAD_STOP_PIN)
        {
          draw_person (self, stop);
          draw_card (self, &stop->card, stop->x, stop->y);
        }
      else
        {
          draw_sign (self, stop);
          if (stop->kind != DROM_ROAD_STOP_MESSAGE)
            draw_disc (self, stop);
        }
      end_tag (self, "LBody");
      end_tag (self, "LI");
    }
  end_tag (self, "L");
}

const DromRoadColors *
drom_road_colors_light (void)
{
  return &light;
}

const DromRoadColors *
drom_road_colors_dark (void)
{
  return &dark;
}

void
drom_road_draw (const DromRoad *self,
                cairo_t *cr,
                const DromRoadColors *colors,
                DromRoadFlags flags)
{
  Drawing drawing = { .road = self, .cr = cr, .colors = colors != NULL ? colors : &light };
  gboolean both = (flags & (DROM_ROAD_LANDSCAPE | DROM_ROAD_SIGNS)) == 0;

  g_return_if_fail (self != NULL && cr != NULL);
  g_return_if_fail (self->width > 0);

  drawing.scale = self->scale;
  drawing.tagged = (flags & DROM_ROAD_TAGGED) != 0;
  cairo_save (cr);
  cairo_new_path (cr);
  if (flags & DROM_ROAD_ROUNDED)
    drom_shape_add_rounded (cr, 0, 0, self->width, self->height, 14 * drawing.scale);
  else
    cairo_rectangle (cr, 0, 0, self->width, self->height);
  cairo_clip (cr);
  if (both || flags & DROM_ROAD_LANDSCAPE)
    draw_landscape (&drawing);
  if (both || flags & DROM_ROAD_SIGNS)
    draw_signs (&drawing);
  cairo_restore (cr);
}
