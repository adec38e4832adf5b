/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-document"

#include "config.h"

#include "document/drom-road-card-private.h"

#include "document/drom-typesetter-private.h"

#include <math.h>

/*
 * The road goes up the page in lanes, from side to side as an ox ploughs; signs stand
 * above their lane, as road signs do. All sizes follow from one measure of comfort, 1 to
 * 0, and from how many signs stand at a lane; the most comfortable road that fits is
 * taken, and what room is left goes between the lanes. So one step is large and calm,
 * and forty fit.
 */

/* The smallest type, points on A4. */
#define FLOOR 9.0

#define COMFORTS     12
#define MOST_COLUMNS 6
#define GAP          7.0 /* between signs, and between a sign and the road above it */
#define EDGE         12.0
#define POINTS       26 /* of a lane's or a turn's line */

/* What is given up, one after the other, if the smallest type is still too large. */
typedef struct
{
  guint done_lines, ahead_lines, next_lines; /* of each text; 0: all */
  guint most_done;                           /* shown one by one */
  gboolean short_meta;
} Shortening;

static const Shortening shortenings[] = {
  { 2, 0, 0, G_MAXUINT, FALSE }, { 1, 0, 0, 6, TRUE }, { 1, 6, 0, 4, TRUE },
  { 1, 4, 0, 3, TRUE },          { 1, 3, 0, 2, TRUE }, { 1, 2, 0, 2, TRUE },
};

typedef struct
{
  double comfort;
  double floor, next, near, far, done, goal;
  double road_low, road_high; /* its width at the lower and the upper end */
  double bulge;
  guint columns, goal_columns;
  guint n_ahead; /* shown one by one, after the next one */
  guint lines;   /* of the next step's text */
  gboolean pin_apart;
  const Shortening *shortening;
} Fit;

typedef struct
{
  DromRoad *road;
  Fit fit;
  double scale;       /* units for one point on A4 */
  double left, right; /* where lanes turn */
  double span;        /* for the signs of a lane */
  double needed;
} Setter;

static double
mix (double from, double to, double share)
{
  return from + (to - from) * share;
}

static guint
get_n_ahead (const DromRoad *road)
{
  return road->steps->len > road->n_done ? road->steps->len - road->n_done - 1 : 0;
}

static void
choose_sizes (Setter *self, double comfort)
{
  Fit *fit = &self->fit;
  double s = self->scale;

  fit->comfort = comfort;
  fit->floor = FLOOR * s;
  fit->next = mix (13, 26, comfort) * s;
  fit->near = mix (9, 16.5, comfort) * s;
  fit->far = mix (9, 14, comfort) * s;
  fit->done = mix (9, 12, comfort) * s;
  fit->road_low = mix (15, 36, comfort) * s;
  fit->road_high = mix (10, 26, comfort) * s;
  fit->bulge = mix (18, 44, comfort) * s;
  self->left = EDGE * s + fit->bulge + fit->road_low / 2;
  self->right = self->road->width - self->left;
  self->span = self->right - EDGE * s - GAP * s;
}

static DromRoadLane *
begin_lane (Setter *self)
{
  DromRoad *road = self->road;
  DromRoadLane lane = { .forward = road->lanes->len % 2 == 0, .first = road->stops->len };

  g_array_append_val (road->lanes, lane);
  return &g_array_index (road->lanes, DromRoadLane, road->lanes->len - 1);
}

static DromRoadStop *
add_stop (Setter *self, DromRoadStopKind kind)
{
  DromRoad *road = self->road;
  DromRoadStop stop = { .kind = kind };
  DromRoadLane *lane = &g_array_index (road->lanes, DromRoadLane, road->lanes->len - 1);

  g_array_append_val (road->stops, stop);
  lane->n++;
  return &g_array_index (road->stops, DromRoadStop, road->stops->len - 1);
}

/* How wide the road is, and how large its discs are, @share of the way. */
static double
get_road_width (const Setter *self, double share)
{
  return mix (self->fit.road_low, self->fit.road_high, share);
}

static double
get_disc (const Setter *self, double road, DromRoadStopKind kind, gboolean next)
{
  double least = 1.95 * self->fit.floor;

  if (kind == DROM_ROAD_STOP_PIN || kind == DROM_ROAD_STOP_MESSAGE)
    return road;
  return next ? fmax (1.75 * road, 1.3 * least) : fmax (1.12 * road, least);
}

static void
set_counted (Setter *self, DromRoadStop *stop, guint n, double size, double width)
{
  const DromRoadSetting setting = { .size = size, .floor = self->fit.floor, .width = width };
  char *texts[DROM_ROAD_LANGUAGES] = { NULL };

  for (guint i = 0; i < self->road->n_languages; i++)
    {
      const char *language = self->road->languages[i];

      if (stop->kind == DROM_ROAD_STOP_DONE)
        texts[i] = g_strdup_printf (
            /* Translators: how many steps lie behind on the paper "my road". */
            DROM_TN (language, "road", "%u step is done", "%u steps are done", n), n);
      else
        texts[i] = g_strdup_printf (
            /* Translators: how many further steps or goals there are than are shown. */
            DROM_T (language, "road", "… and %u more"), n);
    }
  drom_road_set_label (self->road, (const char *const *) texts, &setting,
                       stop->kind == DROM_ROAD_STOP_DONE ? DROM_ROAD_INK_MUTED : DROM_ROAD_INK,
                       stop->kind == DROM_ROAD_STOP_AHEAD, &stop->card);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
}

static void
set_pin (Setter *self, DromRoadStop *stop, double width)
{
  DromRoadSetting setting = { .size = mix (11, 15, self->fit.comfort) * self->scale,
                              .floor = self->fit.floor,
                              .width = width };
  const char *texts[DROM_ROAD_LANGUAGES] = { NULL };

  for (guint i = 0; i < self->road->n_languages; i++)
    /* Translators: beside a person on the road: where the participant stands today. */
    texts[i] = DROM_T (self->road->languages[i], "road", "Here I am");
  drom_road_set_label (self->road, texts, &setting, DROM_ROAD_INK_PIN, FALSE, &stop->card);
  /* The person stands below the words. */
  stop->card.height += 3.2 * setting.size;
  stop->card.width = fmax (stop->card.width, 2 * setting.size);
}

static void
set_message (Setter *self, DromRoadStop *stop, double width)
{
  DromRoadSetting setting = { .size = mix (13, 20, self->fit.comfort) * self->scale,
                              .floor = self->fit.floor,
                              .width = width };
  const char *texts[DROM_ROAD_LANGUAGES] = { NULL };

  for (guint i = 0; i < self->road->n_languages; i++)
    texts[i] = self->road->steps->len > 0
                   ? DROM_T (self->road->languages[i], "road", "All the steps are done.")
                   : DROM_T (self->road->languages[i], "road",
                             "There are no steps yet. What do I want to do first?");
  drom_road_set_label (self->road, texts, &setting, DROM_ROAD_INK, TRUE, &stop->card);
}

/* Closes the lane that was begun last, whose cards are set. @share: of the way. */
static void
end_lane (Setter *self, double share, double size)
{
  DromRoad *road = self->road;
  DromRoadLane *lane = &g_array_index (road->lanes, DromRoadLane, road->lanes->len - 1);
  double card = 0;

  lane->road = get_road_width (self, share);
  lane->disc = lane->road;
  lane->pointer = lane->n > 0 ? 0.5 * size : 0;
  for (guint i = 0; i < lane->n; i++)
    {
      DromRoadStop *stop = &g_array_index (road->stops, DromRoadStop, lane->first + i);
      gboolean next = stop->kind == DROM_ROAD_STOP_STEP && stop->step == road->n_done;

      stop->disc = get_disc (self, lane->road, stop->kind, next);
      lane->disc = fmax (lane->disc, stop->disc);
      card = fmax (card, stop->card.height);
    }
  lane->rise = lane->disc / 2 + lane->pointer + card;
  if (road->lanes->len == 1)
    self->needed += EDGE * self->scale + lane->disc / 2;
  else
    self->needed += lane->disc / 2;
  self->needed += lane->rise + GAP * self->scale;
}

static gboolean
is_full (const Setter *self)
{
  return self->needed > self->road->height;
}

/* Steps @first to @last - 1 in as few lanes of @columns as they need, the fuller ones later. */
static void
set_steps (
    Setter *self, guint first, guint last, guint columns, guint counted, DromRoadStopKind kind)
{
  DromRoad *road = self->road;
  const Shortening *shortening = self->fit.shortening;
  guint n = last - first + (counted > 0), n_lanes = (n + columns - 1) / columns, at = 0;
  double gap = GAP * self->scale;
  double width = self->span / columns - gap;

  for (guint i = 0; i < n_lanes && !is_full (self); i++)
    {
      guint end = n * (i + 1) / n_lanes;
      /* Type becomes smaller along the road that is still to go. */
      double share = (double) at / MAX (n, 8);
      double size =
          kind == DROM_ROAD_STOP_DONE ? self->fit.done : mix (self->fit.near, self->fit.far, share);

      width = self->span / (end - at) - gap;
      begin_lane (self);
      for (; at < end; at++)
        {
          gboolean is_counted = counted > 0 && at == (kind == DROM_ROAD_STOP_DONE ? 0 : n - 1);
          DromRoadStop *stop = add_stop (self, is_counted ? kind : DROM_ROAD_STOP_STEP);
          DromRoadSetting setting = { .size = size, .floor = self->fit.floor, .width = width };

          if (is_counted)
            {
              set_counted (self, stop, counted, size, width);
              continue;
            }
          stop->step = first + at - (kind == DROM_ROAD_STOP_DONE && counted > 0);
          setting.lines = kind == DROM_ROAD_STOP_DONE  ? shortening->done_lines
                          : at < 3 && !self->fit.lines ? 0
                                                       : shortening->ahead_lines;
          setting.short_meta =
              shortening->short_meta || kind == DROM_ROAD_STOP_DONE || self->fit.comfort < 0.3;
          drom_road_set_step (road, &g_array_index (road->steps, DromRoadStep, stop->step),
                              &setting, &stop->card);
        }
      end_lane (self, kind == DROM_ROAD_STOP_DONE ? 0.1 : 0.2 + 0.7 * (double) (i + 1) / n_lanes,
                size);
    }
}

/* Where the participant stands, and what comes next. */
static void
set_here (Setter *self)
{
  DromRoad *road = self->road;
  double gap = GAP * self->scale, width = self->span;
  gboolean message = road->n_done == road->steps->len;
  DromRoadStop *stop;

  begin_lane (self);
  stop = add_stop (self, DROM_ROAD_STOP_PIN);
  set_pin (self, stop, 0.3 * self->span);
  if (self->fit.pin_apart)
    {
      end_lane (self, 0.05, self->fit.near);
      begin_lane (self);
    }
  else
    width -= stop->card.width + 2 * gap;
  width -= gap;
  stop = add_stop (self, message ? DROM_ROAD_STOP_MESSAGE : DROM_ROAD_STOP_STEP);
  if (message)
    set_message (self, stop, width);
  else
    {
      const DromRoadSetting setting = {
        .size = self->fit.next, .floor = self->fit.floor, .width = width, .lines = self->fit.lines
      };

      stop->step = road->n_done;
      drom_road_set_step (road, &g_array_index (road->steps, DromRoadStep, stop->step), &setting,
                          &stop->card);
    }
  end_lane (self, 0.15, self->fit.near);
}

static void
set_goals (Setter *self)
{
  DromRoad *road = self->road;
  guint n = road->goals->len;
  double s = self->scale;
  DromRoadSetting setting = { .floor = self->fit.floor, .lines = self->fit.lines };

  setting.size = (n <= 1   ? mix (12, 22, self->fit.comfort)
                  : n <= 3 ? mix (10, 16, self->fit.comfort)
                           : mix (9, 13, self->fit.comfort))
                 * s;
  road->sun = (n <= 1 ? mix (30, 54, self->fit.comfort) : mix (28, 46, self->fit.comfort)) * s;
  setting.width = road->width - 2 * EDGE * s - 2 * road->sun - 4 * GAP * s;
  drom_road_set_goals (road, &setting, n > 3 || (n > 1 && self->fit.comfort < 0.4) ? 2 : 1,
                       &road->goal_card);
  self->needed += fmax (road->goal_card.height, 1.6 * road->sun) + 3 * GAP * s;
}

/* Sets everything at one measure of comfort, but doesn't place it yet. */
static gboolean
set_all (Setter *self, double comfort, guint columns)
{
  DromRoad *road = self->road;
  guint hidden, n_ahead = get_n_ahead (road);

  g_array_set_size (road->stops, 0);
  g_array_set_size (road->lanes, 0);
  self->needed = 0;
  self->fit.columns = columns;
  choose_sizes (self, comfort);
  hidden = road->n_done > self->fit.shortening->most_done
               ? road->n_done - self->fit.shortening->most_done
               : 0;
  set_goals (self);
  if (road->n_done > 0)
    set_steps (self, hidden, road->n_done, MIN (columns + 1, MOST_COLUMNS), hidden,
               DROM_ROAD_STOP_DONE);
  set_here (self);
  set_steps (self, road->n_done + 1, road->n_done + 1 + MIN (n_ahead, self->fit.n_ahead), columns,
             n_ahead > self->fit.n_ahead ? n_ahead - self->fit.n_ahead : 0, DROM_ROAD_STOP_AHEAD);
  /* The road's last stretch goes to the right, where the sun stands. */
  if (road->lanes->len % 2 == 0)
    {
      begin_lane (self);
      end_lane (self, 1, self->fit.far);
    }
  return !is_full (self);
}

static gboolean
try_comforts (Setter *self, double most, double least)
{
  for (int i = COMFORTS; i >= 0; i--)
    {
      double comfort = (double) i / COMFORTS;

      if (comfort > most || comfort < least)
        continue;
      for (guint columns = 1; columns <= MOST_COLUMNS; columns++)
        {
          /* Narrow signs are hard to read. */
          if (columns > 1 && self->road->width / columns < 11 * mix (9, 16, comfort) * self->scale)
            break;
          self->fit.pin_apart = self->road->n_done == 0 && columns == 1 && comfort >= 0.99;
          if (set_all (self, comfort, columns))
            return TRUE;
          if (self->fit.pin_apart)
            {
              self->fit.pin_apart = FALSE;
              if (set_all (self, comfort, columns))
                return TRUE;
            }
        }
    }
  return FALSE;
}

static void
find_fit (Setter *self)
{
  self->fit.n_ahead = get_n_ahead (self->road);
  self->fit.shortening = &shortenings[0];
  if (try_comforts (self, 1, 0))
    return;
  for (guint i = 1; i < G_N_ELEMENTS (shortenings); i++)
    {
      self->fit.shortening = &shortenings[i];
      if (try_comforts (self, 0, 0))
        return;
    }
  /* Then the farthest are counted. */
  while (self->fit.n_ahead > 3)
    {
      self->fit.n_ahead = MAX (3, self->fit.n_ahead - MAX (1, self->fit.n_ahead / 12));
      if (try_comforts (self, 0, 0))
        return;
    }
  /* Texts as long as a letter: those of the next ones too. */
  for (self->fit.lines = 8; self->fit.lines > 1; self->fit.lines--)
    if (try_comforts (self, 0, 0))
      return;
  for (;; self->fit.n_ahead--)
    {
      if (try_comforts (self, 0, 0) || self->fit.n_ahead == 0)
        return;
    }
}

static double
ease (double u)
{
  return u * u * (3 - 2 * u);
}

/* The height of a lane's middle at @x. */
static double
get_lane_y (const Setter *self, const DromRoadLane *lane, double x)
{
  double u = CLAMP ((x - self->left) / (self->right - self->left), 0, 1);

  if (!lane->forward)
    u = 1 - u;
  return lane->y + lane->tilt / 2 - lane->tilt * ease (u);
}

static void
place_stops (Setter *self, const DromRoadLane *lane)
{
  DromRoad *road = self->road;
  double gap = GAP * self->scale, edge = EDGE * self->scale, at = edge, cell;
  double pin = 0;

  if (lane->n == 0)
    return;
  if (g_array_index (road->stops, DromRoadStop, lane->first).kind == DROM_ROAD_STOP_PIN
      && lane->n > 1)
    pin = g_array_index (road->stops, DromRoadStop, lane->first).card.width + 2 * gap;
  cell = pin > 0 ? self->span - pin : self->span / lane->n;
  for (guint i = 0; i < lane->n; i++)
    {
      DromRoadStop *stop = &g_array_index (road->stops, DromRoadStop, lane->first + i);
      double width = pin > 0 && i == 0 ? pin : cell, x, top = G_MAXDOUBLE;

      x = lane->forward ? at : road->width - at - width;
      at += width;
      stop->x = x + (width - stop->card.width) / 2;
      stop->disc_x = CLAMP (x + width / 2, self->left, self->right);
      if (stop->kind == DROM_ROAD_STOP_PIN)
        {
          stop->disc_x = CLAMP (stop->disc_x, self->left, self->right);
          stop->x = stop->disc_x - stop->card.width / 2;
        }
      stop->disc_y = get_lane_y (self, lane, stop->disc_x);
      for (guint k = 0; k <= 8; k++)
        top = fmin (top,
                    get_lane_y (self, lane, stop->x + stop->card.width * k / 8) - lane->road / 2);
      top = fmin (top, stop->disc_y - stop->disc / 2);
      stop->y =
          (stop->kind == DROM_ROAD_STOP_PIN ? stop->disc_y - 0.1 * lane->road : top - lane->pointer)
          - stop->card.height;
      if (stop->kind == DROM_ROAD_STOP_STEP)
        {
          char number[16];
          const DromRoadStep *step = &g_array_index (road->steps, DromRoadStep, stop->step);

          if (step->milestone.state == DROM_ROAD_DONE)
            continue;
          g_snprintf (number, sizeof number, "%u", step->milestone.number);
          stop->number = g_object_ref (drom_road_set_text (
              number, NULL, TRUE, fmax (self->fit.floor, round (0.5 * stop->disc)), -1));
        }
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
                 a * y[0] + b * y[1] + c * y[2] + d * y[3], mix (from, to, t));
    }
}

static void
draw_up_path (Setter *self)
{
  DromRoad *road = self->road;
  guint n = road->lanes->len;

  for (guint i = 0; i < n; i++)
    {
      const DromRoadLane *lane = &g_array_index (road->lanes, DromRoadLane, i);
      double from = lane->forward ? self->left : self->right;
      double to = lane->forward ? self->right : self->left;
      double out = (lane->forward ? 1 : -1) * self->fit.bulge * 4 / 3;
      double end = get_lane_y (self, lane, to);

      if (i == 0)
        {
          add_point (road, -lane->road, get_lane_y (self, lane, from), lane->road);
          add_point (road, from - 1, get_lane_y (self, lane, from), lane->road);
        }
      for (guint k = 0; k <= 2 * POINTS; k++)
        {
          double x = mix (from, to, (double) k / (2 * POINTS));

          add_point (road, x, get_lane_y (self, lane, x), lane->road);
          for (guint j = 0; j < lane->n; j++)
            {
              const DromRoadStop *stop =
                  &g_array_index (road->stops, DromRoadStop, lane->first + j);

              if (stop->kind == DROM_ROAD_STOP_PIN
                  && (lane->forward ? x <= stop->disc_x : x >= stop->disc_x))
                road->here = road->path->len;
            }
        }
      if (i + 1 < n)
        {
          const DromRoadLane *above = &g_array_index (road->lanes, DromRoadLane, i + 1);
          double begin = get_lane_y (self, above, to);
          const double x[] = { to, to + out, to + out, to }, y[] = { end, end, begin, begin };

          add_curve (road, x, y, lane->road, above->road);
        }
      else
        {
          /* Up to the sun, narrower, as what is far. */
          double top = road->horizon, far = fmin (0.45 * lane->road, 0.3 * road->sun);
          double x_end = road->sun_x + 0.2 * road->sun;
          const double x[] = { to, to + out, x_end + 0.9 * self->fit.bulge, x_end };
          const double y[] = { end, end, mix (end, top, 0.65), top };

          add_curve (road, x, y, lane->road, far);
        }
    }
}

static void
place_all (Setter *self)
{
  DromRoad *road = self->road;
  double s = self->scale, gap = GAP * s, spare = fmax (0, road->height - self->needed);
  guint n = road->lanes->len;
  double share = spare / (n + 1.1), y, sky;

  y = road->height - EDGE * s - 0.4 * share;
  for (guint i = 0; i < n; i++)
    {
      DromRoadLane *lane = &g_array_index (road->lanes, DromRoadLane, i);

      y -= lane->disc / 2;
      lane->y = y;
      lane->tilt = fmin (0.5 * share, 0.075 * road->width);
      y -= lane->rise + gap + share;
    }
  sky = y + share - 0.7 * share;
  road->horizon = sky - gap;
  road->sun_x = road->width - EDGE * s - gap - road->sun;
  road->sun_y = road->horizon - 0.55 * road->sun;
  road->goal_x = road->sun_x - road->sun - 2 * gap - road->goal_card.width;
  road->goal_y = fmax (EDGE * s, road->horizon - gap - road->goal_card.height
                                     - fmax (0, 0.5 * (1.6 * road->sun - road->goal_card.height)));
  for (guint i = 0; i < n; i++)
    place_stops (self, &g_array_index (road->lanes, DromRoadLane, i));
  draw_up_path (self);
}

static void
keep_layouts (DromRoad *road)
{
  road->smallest = G_MAXDOUBLE;
  for (guint i = 0; i <= road->stops->len; i++)
    {
      DromRoadCard *card = i < road->stops->len ? &g_array_index (road->stops, DromRoadStop, i).card
                                                : &road->goal_card;

      for (guint k = 0; k < card->n_items; k++)
        if (card->items[k].layout != NULL)
          {
            g_object_ref (card->items[k].layout);
            road->smallest = fmin (road->smallest, card->items[k].size);
          }
    }
}

void
drom_road_lay_out (DromRoad *self)
{
  Setter setter = { .road = self, .scale = self->text_scale };

  drom_typesetter_begin (drom_typesetter_get_for_thread ());
  find_fit (&setter);
  keep_layouts (self);
  place_all (&setter);
}
