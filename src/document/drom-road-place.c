/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-document"

#include "config.h"

#include "document/drom-road-layout-private.h"

#include "document/drom-road-card-private.h"

#include <math.h>

/* Where lanes, signs and trees stand, once it is known which there are and how large they are. */

#define ON_TURN 0.35 /* of a turn's depth: so far it is almost level */
#define POINTS  26   /* of a lane's or a turn's line */

static double
ease (double u)
{
  return u * u * (3 - 2 * u);
}

/* The height of a lane's middle at @x. */
static double
get_lane_y (const DromRoadLane *lane, double x)
{
  double u = CLAMP ((x - lane->from) / (lane->to - lane->from), 0, 1);

  return lane->y + lane->tilt / 2 - lane->tilt * ease (u);
}

/* What stands in a step's disc: nothing if it is done (that has a tick), else its number; where
 * the sign has no room for its life area, that. */
static void
mark_disc (DromRoadSetter *self, DromRoadStop *stop)
{
  const DromRoadMilestone *milestone;
  char number[16];

  if (stop->kind != DROM_ROAD_STOP_STEP)
    return;
  milestone = &g_array_index (self->road->steps, DromRoadStep, stop->step).milestone;
  if (milestone->state == DROM_ROAD_DONE)
    return;
  if (self->fit.compact && milestone->state == DROM_ROAD_AHEAD)
    stop->icon = milestone->icon;
  if (stop->icon != DROM_ICON_NONE)
    return;
  g_snprintf (number, sizeof number, "%u", milestone->number);
  stop->number = g_object_ref (drom_road_set_text (
      number, NULL, TRUE, fmax (self->fit.floor, round (0.5 * stop->disc)), -1));
}

static void
place_stops (DromRoadSetter *self, const DromRoadLane *lane)
{
  DromRoad *road = self->road;
  double at = DROM_ROAD_EDGE * self->scale;
  double pin = 0;

  if (lane->n == 0)
    return;
  if (g_array_index (road->stops, DromRoadStop, lane->first).kind == DROM_ROAD_STOP_PIN
      && lane->n > 1)
    pin = drom_road_get_pin_room (self, &g_array_index (road->stops, DromRoadStop, lane->first));
  for (guint i = 0; i < lane->n; i++)
    {
      DromRoadStop *stop = &g_array_index (road->stops, DromRoadStop, lane->first + i);
      double width = pin <= 0 ? stop->cell : i == 0 ? pin : self->span - pin;
      double x, low, high, top = G_MAXDOUBLE;

      x = lane->forward ? at : road->width - at - width;
      at += width;
      stop->x = x + (width - stop->card.width) / 2;
      low = fmin (lane->from, lane->to);
      high = fmax (lane->from, lane->to);
      stop->disc_x = CLAMP (x + width / 2, low + 0.4 * stop->disc, high - 0.4 * stop->disc);
      if (stop->kind == DROM_ROAD_STOP_PIN)
        {
          stop->disc_x = CLAMP (x + width / 2, low - ON_TURN * self->fit.bulge,
                                high + ON_TURN * self->fit.bulge);
          stop->x = stop->disc_x - stop->card.width / 2;
        }
      stop->disc_y = get_lane_y (lane, stop->disc_x);
      for (guint k = 0; k <= 8; k++)
        top = fmin (top, get_lane_y (lane, stop->x + stop->card.width * k / 8) - lane->road / 2);
      top = fmin (top - fmax (self->scale, lane->pointer),
                  stop->disc_y - stop->disc / 2 - lane->pointer);
      stop->y = (stop->kind == DROM_ROAD_STOP_PIN ? stop->disc_y - 0.1 * lane->road : top)
                - stop->card.height;
      mark_disc (self, stop);
    }
}

static void
add_point (DromRoad *road, double x, double y, double width)
{
  const DromRoadPoint point = { x, y, width };

  g_array_append_val (road->path, point);
}

/* A turn from one lane's end to the next one's beginning, as a cubic curve. */
static void
add_curve (DromRoad *road, const double x[4], const double y[4], double from, double to)
{
  for (guint i = 1; i <= POINTS; i++)
    {
      double t = (double) i / POINTS, s = 1 - t;
      double a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;

      add_point (road, a * x[0] + b * x[1] + c * x[2] + d * x[3],
                 a * y[0] + b * y[1] + c * y[2] + d * y[3], drom_road_mix (from, to, t));
    }
}

/* From the last lane's end up to the sun, narrower, as what is far. */
static void
add_last_stretch (DromRoadSetter *self, const DromRoadLane *lane)
{
  DromRoad *road = self->road;
  double top = road->horizon, far = fmin (0.28 * lane->road, 0.16 * road->sun);
  double x_end = lane->n == 0 ? road->sun_x + 0.1 * road->sun
                              : fmax (road->sun_x + 0.1 * road->sun, self->right + self->fit.gap);
  double y = get_lane_y (lane, lane->to);

  if (lane->n == 0)
    {
      const double x[] = { lane->from, drom_road_mix (lane->from, x_end, 0.6),
                           x_end + 0.25 * road->sun, x_end };
      const double from = get_lane_y (lane, lane->from);
      const double ys[] = { from, from, drom_road_mix (from, top, 0.35), top };

      add_curve (road, x, ys, lane->road, far);
    }
  else
    {
      double out = road->width - DROM_ROAD_EDGE * self->scale - lane->road / 2 - lane->to;
      const double x[] = { lane->to, lane->to + 4 * out / 3, x_end + out / 2, x_end };
      const double ys[] = { y, y, drom_road_mix (y, top, 0.6), top };

      add_curve (road, x, ys, lane->road, far);
    }
}

static gboolean
has_pin (const DromRoad *road, const DromRoadLane *lane)
{
  return lane->n > 0
         && g_array_index (road->stops, DromRoadStop, lane->first).kind == DROM_ROAD_STOP_PIN;
}

static void
add_lane (DromRoadSetter *self, const DromRoadLane *lane)
{
  DromRoad *road = self->road;

  if (has_pin (road, lane))
    road->here = road->path->len;
  for (guint k = 0; k <= 2 * POINTS; k++)
    {
      double x = drom_road_mix (lane->from, lane->to, (double) k / (2 * POINTS));

      add_point (road, x, get_lane_y (lane, x), lane->road);
      for (guint i = 0; i < lane->n; i++)
        {
          const DromRoadStop *stop = &g_array_index (road->stops, DromRoadStop, lane->first + i);

          if (stop->kind == DROM_ROAD_STOP_PIN
              && (lane->forward ? x <= stop->disc_x : x >= stop->disc_x))
            road->here = road->path->len;
        }
    }
}

static void
add_path (DromRoadSetter *self)
{
  DromRoad *road = self->road;
  guint n = road->lanes->len;

  for (guint i = 0; i < n; i++)
    {
      const DromRoadLane *lane = &g_array_index (road->lanes, DromRoadLane, i), *above = lane + 1;
      double x[4], y[4], out;

      if (i == 0)
        {
          add_point (road, -lane->road, get_lane_y (lane, lane->from), lane->road);
          add_point (road, lane->from - 1, get_lane_y (lane, lane->from), lane->road);
        }
      if (lane->n > 0)
        add_lane (self, lane);
      if (i + 1 == n)
        {
          add_last_stretch (self, lane);
          return;
        }
      out = lane->forward ? road->width - DROM_ROAD_EDGE * self->scale - lane->road / 2 - lane->to
                          : DROM_ROAD_EDGE * self->scale + lane->road / 2 - lane->to;
      x[0] = x[3] = lane->to;
      x[1] = x[2] = lane->to + 4 * out / 3;
      y[0] = y[1] = get_lane_y (lane, lane->to);
      y[2] = y[3] = get_lane_y (above, lane->to);
      add_curve (road, x, y, lane->road, above->road);
    }
}

/* How far a sign has to move aside for the road; 0 if it is clear of it. */
static double
get_aside (const DromRoad *road, const DromRoadStop *stop)
{
  double right = stop->x + stop->card.width, bottom = stop->y + stop->card.height, aside = 0;

  for (guint k = 0; k < road->path->len; k++)
    {
      const DromRoadPoint *point = &g_array_index (road->path, DromRoadPoint, k);
      double dx = fmax (fmax (stop->x - point->x, point->x - right), 0);
      double dy = fmax (fmax (stop->y - point->y, point->y - bottom), 0);
      double lacking = point->width / 2 - hypot (dx, dy);

      if (lacking > fabs (aside))
        aside = point->x < (stop->x + right) / 2 ? lacking : -lacking;
    }
  return aside;
}

/* A sign's corner may touch the turn at its lane's end: then it moves a little aside. */
static void
clear_turns (DromRoad *road)
{
  for (guint i = 0; i < road->stops->len; i++)
    {
      DromRoadStop *stop = &g_array_index (road->stops, DromRoadStop, i);

      for (guint k = 0; k < 3 && stop->kind != DROM_ROAD_STOP_PIN; k++)
        {
          double aside = get_aside (road, stop);

          if (fabs (aside) < 0.1)
            break;
          stop->x += 1.3 * aside;
        }
    }
}

static gboolean
is_free (const DromRoad *road, double x, double y, double size)
{
  double left = x - 0.5 * size, right = x + 0.5 * size, top = y - 1.5 * size, gap = 0.35 * size;

  for (guint i = 0; i < road->path->len; i++)
    {
      const DromRoadPoint *point = &g_array_index (road->path, DromRoadPoint, i);
      double reach = point->width / 2 + gap;

      if (point->x + reach > left && point->x - reach < right && point->y + reach > top
          && point->y - reach < y)
        return FALSE;
    }
  for (guint i = 0; i < road->stops->len; i++)
    {
      const DromRoadStop *stop = &g_array_index (road->stops, DromRoadStop, i);

      if (stop->x + stop->card.width + gap > left && stop->x - gap < right
          && stop->disc_y + stop->disc / 2 + gap > top && stop->y - gap < y)
        return FALSE;
    }
  for (guint i = 0; i < road->n_trees; i++)
    if (hypot (road->trees[i][0] - x, road->trees[i][1] - y) < 1.1 * size)
      return FALSE;
  return left > 0 && right < road->width && y < road->height - gap;
}

/* Trees where nothing else stands; always the same ones. */
static void
plant_trees (DromRoadSetter *self)
{
  DromRoad *road = self->road;
  double x = 0.13, y = 0.37, rest = road->height - road->horizon;

  road->n_trees = 0;
  for (guint i = 0; i < 160 && road->n_trees < DROM_ROAD_TREES; i++)
    {
      double size, at;

      /* Evenly spread, without a visible rule. */
      x = fmod (x + 0.7548776662, 1);
      y = fmod (y + 0.5698402910, 1);
      at = road->horizon + (0.06 + 0.94 * y) * rest;
      size = drom_road_mix (12, 26, y) * self->scale;
      if (!is_free (road, x * road->width, at, size))
        continue;
      road->trees[road->n_trees][0] = x * road->width;
      road->trees[road->n_trees][1] = at;
      road->trees[road->n_trees][2] = size;
      road->n_trees++;
    }
}

/* How far a turn reaches out: the higher it is, the farther, as far as the road then stays clear
 * of the signs beside it. */
static double
get_bulge (const DromRoadSetter *self, const DromRoadLane *lane, double pitch)
{
  double least = self->fit.bulge, clear = lane->disc / 2 + fmax (0, lane->pointer), share, t;

  if (pitch <= 0)
    return least;
  /* The curve's height is 3t², its reach 4t (1 - t), where a sign begins. */
  t = fmin (0.5, sqrt (clear / (3 * pitch)));
  share = fmax (0.05, 1 - 4 * t * (1 - t));
  return fmax (least, fmin (fmin (0.36 * pitch, 1.9 * least),
                            fmin ((least + self->fit.gap - lane->road / 2) / share,
                                  0.13 * self->road->width)));
}

double
drom_road_get_pin_room (const DromRoadSetter *self, const DromRoadStop *pin)
{
  return fmax (pin->card.width + 2 * self->fit.gap,
               2 * (self->left - DROM_ROAD_EDGE * self->scale - ON_TURN * self->fit.bulge));
}

/* Room that is left goes between the lanes; where there is much, turns are wide and the road
 * climbs on its way. */
void
drom_road_place_all (DromRoadSetter *self)
{
  DromRoad *road = self->road;
  double s = self->scale, spare = fmax (0, road->height - self->needed);
  guint n = road->lanes->len;
  double share = spare / (n + 1.2), y;

  y = road->height - self->fit.edge - 0.4 * share;
  for (guint i = 0; i < n; i++)
    {
      DromRoadLane *lane = &g_array_index (road->lanes, DromRoadLane, i);

      y -= lane->disc / 2;
      lane->y = y;
      lane->tilt = lane->n == 0 ? 0 : fmin (0.5 * share, 0.075 * road->width);
      y -= lane->rise + self->fit.gap + share;
    }
  for (guint i = 0; i < n; i++)
    {
      DromRoadLane *lane = &g_array_index (road->lanes, DromRoadLane, i), *above = lane + 1;
      double pitch = i + 1 < n ? lane->y - above->y : 0;
      double bulge = get_bulge (self, lane, pitch);
      double inset;

      if (i + 1 < n && has_pin (road, above))
        bulge = self->fit.bulge;
      inset = DROM_ROAD_EDGE * s + bulge + lane->road / 2;

      if (i == 0)
        lane->from = self->left;
      lane->to = lane->forward ? road->width - inset : inset;
      if (i + 1 < n)
        above->from = lane->to;
    }
  road->horizon = y + 0.4 * share;
  road->sun += fmin (0.1 * share, 12 * s);
  road->sun_x = road->width - DROM_ROAD_EDGE * s - 1.3 * road->sun;
  road->sun_y = road->horizon - 0.5 * road->sun;
  road->goal_x = road->sun_x - 1.3 * road->sun - 1.5 * DROM_ROAD_GAP * s - road->goal_card.width;
  road->goal_y = fmax (self->fit.edge, (road->horizon - road->goal_card.height) * 0.55);
  for (guint i = 0; i < n; i++)
    place_stops (self, &g_array_index (road->lanes, DromRoadLane, i));
  add_path (self);
  clear_turns (road);
  plant_trees (self);
  road->compact = self->fit.compact;
}
