/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-document"

#include "config.h"

#include "document/drom-road-layout-private.h"

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

/* Of a road of which only what is near is said, how much smaller all is beside its smallest
 * type; the steps after the next one, as many as are wanted and at most; and the goals. */
#define NEAR_SCALE 0.72
#define NEAR_LEAST 2
#define NEAR_MOST  6
#define NEAR_TIGHT 3 /* where it is tight */
#define NEAR_ROOMY 0.3
#define NEAR_GOALS 3 /* above each other */
/* A goal's column, in ems. */
#define NEAR_LETTERS 9

/* Where even that has no room: a step to smaller type, and how many. */
#define SMALLER      0.8
#define MOST_SMALLER 8

#define MOST_COLUMNS 6
#define NEAR         3 /* steps after the next one that are said in full, if ever it goes */
/* Of a full lane, relative to an even share. */
#define NARROWEST 0.72
#define WIDEST    1.5

/* What is given up, one after the other, if the smallest type is still too large. */
static const DromRoadShortening shortenings[] = {
  { 2, 0, 0, G_MAXUINT, FALSE }, { 1, 0, 0, 6, TRUE }, { 1, 6, 6, 4, TRUE },
  { 1, 4, 4, 3, TRUE },          { 1, 3, 3, 2, TRUE }, { 1, 3, 2, 2, TRUE },
  { 1, 2, 2, 2, TRUE },          { 1, 2, 2, 0, TRUE }, { 1, 2, 1, 0, TRUE },
};

/* The last one with texts that still say something. */
#define READABLE 5

/* The same for what is near: rather few signs than half ones. */
static const DromRoadShortening near_shortenings[] = {
  { 0, 0, 0, 6, FALSE }, { 0, 0, 0, 4, FALSE }, { 0, 0, 0, 2, FALSE }, { 0, 0, 0, 0, FALSE },
  { 1, 6, 6, 0, TRUE },  { 1, 4, 4, 0, TRUE },  { 1, 3, 3, 0, TRUE },  { 1, 2, 2, 0, TRUE },
};
/* The first one where something is still to be done, and the last one with texts in full. */
#define NEAR_FIRST 2
#define NEAR_WHOLE 3

/* A size of type, in points on A4. */
static double
get_type (const DromRoadSetter *self, double points)
{
  return fmax (self->fit.floor, points * self->scale);
}

static gboolean
is_near (const DromRoadSetter *self)
{
  return self->road->extent == DROM_ROAD_NEAR;
}

static guint
get_n_ahead (const DromRoad *road)
{
  return road->steps->len > road->n_done ? road->steps->len - road->n_done - 1 : 0;
}

static void
choose_sizes (DromRoadSetter *self, double comfort)
{
  DromRoadFit *fit = &self->fit;
  double s = self->scale;

  fit->comfort = comfort;
  fit->next = get_type (self, drom_road_mix (17, 26, comfort));
  fit->near = get_type (self, drom_road_mix (9, 16.5, comfort));
  fit->far = get_type (self, drom_road_mix (9, 14, comfort));
  fit->done = get_type (
      self, drom_road_mix (9, self->road->n_done < self->road->steps->len ? 12 : 15, comfort));
  fit->road_low = drom_road_mix (13, 36, comfort) * s;
  fit->road_high = drom_road_mix (9, 26, comfort) * s;
  fit->bulge = drom_road_mix (17, 44, fmin (comfort, 1)) * s;
  fit->edge = (fit->compact ? 6 : DROM_ROAD_EDGE) * s;
  fit->gap = (fit->compact ? 2.5 : DROM_ROAD_GAP) * s;
  self->left = DROM_ROAD_EDGE * s + fit->bulge + fit->road_low / 2;
  self->right = self->road->width - self->left;
  self->span = self->right - DROM_ROAD_EDGE * s - fit->gap;
}

static DromRoadLane *
begin_lane (DromRoadSetter *self)
{
  DromRoad *road = self->road;
  DromRoadLane lane = { .forward = road->lanes->len % 2 == 0, .first = road->stops->len };

  g_array_append_val (road->lanes, lane);
  return &g_array_index (road->lanes, DromRoadLane, road->lanes->len - 1);
}

static DromRoadStop *
add_stop (DromRoadSetter *self, DromRoadStopKind kind)
{
  DromRoad *road = self->road;
  DromRoadStop stop = { .kind = kind, .cell = self->span };
  DromRoadLane *lane = &g_array_index (road->lanes, DromRoadLane, road->lanes->len - 1);

  g_array_append_val (road->stops, stop);
  lane->n++;
  return &g_array_index (road->stops, DromRoadStop, road->stops->len - 1);
}

/* How wide the road is, and how large its discs are, @share of the way. */
static double
get_road_width (const DromRoadSetter *self, double share)
{
  return drom_road_mix (self->fit.road_low, self->fit.road_high, share);
}

static double
get_disc (const DromRoadSetter *self, double road, DromRoadStopKind kind, gboolean next)
{
  double least = (self->fit.compact ? 1.7 : 1.95) * self->fit.floor;

  if (kind == DROM_ROAD_STOP_PIN || kind == DROM_ROAD_STOP_MESSAGE)
    return road;
  return next ? fmax (1.75 * road, 1.3 * least) : fmax (1.12 * road, least);
}

static void
set_counted (DromRoadSetter *self, DromRoadStop *stop, guint n, double size, double width)
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
        texts[i] = drom_road_dup_more (language, n);
    }
  drom_road_set_label (self->road, (const char *const *) texts, &setting,
                       stop->kind == DROM_ROAD_STOP_DONE ? DROM_ROAD_INK_MUTED : DROM_ROAD_INK,
                       stop->kind == DROM_ROAD_STOP_AHEAD, &stop->card);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
}

static void
set_pin (DromRoadSetter *self, DromRoadStop *stop, double width)
{
  DromRoadSetting setting = { .size = get_type (self, drom_road_mix (11, 15, self->fit.comfort)),
                              .floor = self->fit.floor,
                              .balanced = self->balanced,
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
set_message (DromRoadSetter *self, DromRoadStop *stop, double width)
{
  DromRoadSetting setting = { .size = get_type (self, drom_road_mix (13, 20, self->fit.comfort)),
                              .floor = self->fit.floor,
                              .balanced = self->balanced,
                              .width = width };
  const char *texts[DROM_ROAD_LANGUAGES] = { NULL };

  for (guint i = 0; i < self->road->n_languages; i++)
    texts[i] = self->road->steps->len > 0
                   ? DROM_T (self->road->languages[i], "road", "All the steps are done.")
                   : DROM_T (self->road->languages[i], "road",
                             "There are no steps yet. What do you want to do first?");
  drom_road_set_label (self->road, texts, &setting, DROM_ROAD_INK, TRUE, &stop->card);
}

/* Closes the lane that was begun last, whose cards are set. @share: of the way. */
static void
end_lane (DromRoadSetter *self, double share, double size)
{
  DromRoad *road = self->road;
  DromRoadLane *lane = &g_array_index (road->lanes, DromRoadLane, road->lanes->len - 1);
  double card = 0;

  lane->road = get_road_width (self, share);
  lane->disc = lane->road;
  for (guint i = 0; i < lane->n; i++)
    {
      DromRoadStop *stop = &g_array_index (road->stops, DromRoadStop, lane->first + i);
      gboolean next = stop->kind == DROM_ROAD_STOP_STEP && stop->step == road->n_done;

      stop->disc = get_disc (self, lane->road, stop->kind, next);
      lane->disc = fmax (lane->disc, stop->disc);
      card = fmax (card, stop->card.height);
      self->broken |= stop->card.broken;
    }
  /* Where it is tight, signs stand on their discs. */
  if (lane->n > 0)
    lane->pointer = self->fit.compact ? -0.25 * (lane->disc - lane->road) : 0.5 * size;
  lane->rise = lane->disc / 2 + lane->pointer + card;
  if (road->lanes->len == 1)
    self->needed += self->fit.edge + lane->disc / 2;
  else
    self->needed += lane->disc / 2;
  self->needed += lane->rise + self->fit.gap;
}

static gboolean
is_full (const DromRoadSetter *self)
{
  return self->needed > self->road->height;
}

/* Steps that stand one by one, after or before those that are counted. */
typedef struct
{
  DromRoadStopKind kind; /* of what is counted: DONE or AHEAD */
  guint first, n;        /* of `steps`; stops */
  guint counted;
} Stretch;

static gboolean
is_counted (const Stretch *self, guint nth)
{
  return self->counted > 0 && nth == (self->kind == DROM_ROAD_STOP_DONE ? 0 : self->n - 1);
}

static guint
get_step (const Stretch *self, guint nth)
{
  return self->first + nth - (self->kind == DROM_ROAD_STOP_DONE && self->counted > 0);
}

static DromRoadSetting
get_setting (const DromRoadSetter *self, const Stretch *stretch, guint nth)
{
  const DromRoadFit *fit = &self->fit;
  gboolean done = stretch->kind == DROM_ROAD_STOP_DONE;
  DromRoadSetting setting = { .floor = fit->floor, .compact = fit->compact };

  /* Type becomes smaller along the road that is still to go. */
  setting.size =
      done ? fit->done : drom_road_mix (fit->near, fit->far, (double) nth / MAX (stretch->n, 8));
  setting.short_facts = fit->shortening->short_facts || done || fit->comfort < 0.35;
  setting.brief = setting.short_facts && fit->compact && !done;
  return setting;
}

/* How much of a lane a stop takes: on a full road, who has more to say gets more of it. */
static double
get_share (const DromRoadSetter *self, const Stretch *stretch, guint nth, double even)
{
  DromRoadSetting setting = get_setting (self, stretch, nth);
  const DromRoadStep *step;

  if (!self->fit.compact || is_counted (stretch, nth))
    return even;
  step = &g_array_index (self->road->steps, DromRoadStep, get_step (stretch, nth));
  return CLAMP (drom_road_get_wanted_width (self->road, step, &setting) + self->fit.gap,
                NARROWEST * even, WIDEST * even);
}

/* In as few lanes of @columns as they need, the fuller ones later. */
static void
set_steps (DromRoadSetter *self, const Stretch *stretch, guint columns)
{
  DromRoad *road = self->road;
  const DromRoadShortening *shortening = self->fit.shortening;
  gboolean done = stretch->kind == DROM_ROAD_STOP_DONE;
  guint n_lanes = (stretch->n + columns - 1) / columns, at = 0;
  double shares[MOST_COLUMNS];

  for (guint i = 0; i < n_lanes && !is_full (self); i++)
    {
      guint end = stretch->n * (i + 1) / n_lanes, n = end - at;
      DromRoadSetting setting = get_setting (self, stretch, at);
      double sum = 0;

      for (guint k = 0; k < n; k++)
        {
          shares[k] = get_share (self, stretch, at + k, self->span / n);
          sum += shares[k];
        }
      begin_lane (self);
      for (guint k = 0; k < n; k++, at++)
        {
          DromRoadStop *stop = add_stop (self, DROM_ROAD_STOP_STEP);

          stop->cell = self->span * shares[k] / sum;
          setting.width = stop->cell - self->fit.gap;
          if (is_counted (stretch, at))
            {
              stop->kind = stretch->kind;
              set_counted (self, stop, stretch->counted, setting.size, setting.width);
              continue;
            }
          stop->step = get_step (stretch, at);
          setting.lines = done                            ? shortening->done_lines
                          : at < NEAR && !self->fit.lines ? 0
                                                          : shortening->ahead_lines;
          setting.second_lines = setting.lines == 0 ? 0 : shortening->second_lines;
          drom_road_set_step (road, &g_array_index (road->steps, DromRoadStep, stop->step),
                              &setting, &stop->card);
        }
      end_lane (self, done ? 0.1 : 0.2 + 0.7 * (double) (i + 1) / n_lanes, setting.size);
    }
}

/* Where the participant stands, and what comes next. */
static void
set_here (DromRoadSetter *self)
{
  DromRoad *road = self->road;
  double gap = self->fit.gap, width = self->span;
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
    width -= drom_road_get_pin_room (self, stop);
  width -= gap;
  stop = add_stop (self, message ? DROM_ROAD_STOP_MESSAGE : DROM_ROAD_STOP_STEP);
  if (message)
    set_message (self, stop, width);
  else
    {
      const DromRoadSetting setting = { .size = self->fit.next,
                                        .floor = self->fit.floor,
                                        .balanced = self->balanced,
                                        .width = width,
                                        .lines = self->fit.lines };

      stop->step = road->n_done;
      drom_road_set_step (road, &g_array_index (road->steps, DromRoadStep, stop->step), &setting,
                          &stop->card);
    }
  end_lane (self, 0.15, self->fit.near);
}

static void
set_goals (DromRoadSetter *self)
{
  DromRoad *road = self->road;
  guint n = road->goals->len;
  guint columns;
  double s = self->scale;
  DromRoadSetting setting = { .floor = self->fit.floor,
                              .lines = self->fit.lines,
                              .balanced = self->balanced,
                              .compact = self->fit.compact && self->fit.comfort < 0.15 };

  setting.size = get_type (self, n <= 1   ? drom_road_mix (12, 24, self->fit.comfort)
                                 : n <= 3 ? drom_road_mix (10, 17, self->fit.comfort)
                                          : drom_road_mix (9, 13, self->fit.comfort));
  road->sun = drom_road_mix (24, n <= 1 ? 54 : 48, self->fit.comfort) * s;
  setting.width = road->width - 2 * DROM_ROAD_EDGE * s - 2.6 * road->sun - 3 * DROM_ROAD_GAP * s;
  columns = n <= 1                       ? 1
            : road->width > road->height ? MIN (n, 4)
            : n > 3                      ? (self->fit.compact && road->n_languages == 1 ? 3 : 2)
            : self->fit.comfort < 0.5    ? 2
                                         : 1;
  if (is_near (self))
    {
      /* Columns of words, not of their halves. */
      columns = CLAMP ((guint) (setting.width / (NEAR_LETTERS * setting.size)), 1, MAX (1, n));
      setting.most = columns * self->fit.goal_rows;
    }
  drom_road_set_goals (road, &setting, columns, &road->goal_card);
  self->needed += fmax (road->goal_card.height, 1.7 * road->sun) + self->fit.edge + self->fit.gap;
}

/* Sets everything at one measure of comfort, but doesn't place it yet. */
static gboolean
set_all (DromRoadSetter *self, double comfort, guint columns)
{
  DromRoad *road = self->road;
  guint hidden, n_ahead = get_n_ahead (road), shown = MIN (n_ahead, self->fit.n_ahead);
  Stretch done, ahead;

  g_array_set_size (road->stops, 0);
  g_array_set_size (road->lanes, 0);
  self->needed = 0;
  self->broken = FALSE;
  self->fit.columns = columns;
  choose_sizes (self, comfort);
  hidden = road->n_done > self->fit.shortening->most_done
               ? road->n_done - self->fit.shortening->most_done
               : 0;
  set_goals (self);
  done = (Stretch){ DROM_ROAD_STOP_DONE, hidden, road->n_done - hidden + (hidden > 0), hidden };
  if (done.n > 0)
    set_steps (self, &done, MIN (columns + 1, MOST_COLUMNS));
  set_here (self);
  ahead = (Stretch){ DROM_ROAD_STOP_AHEAD, road->n_done + 1, shown + (n_ahead > shown),
                     n_ahead - shown };
  if (ahead.n > 0)
    set_steps (self, &ahead, columns);
  /* The road's last stretch goes to the right, where the sun stands. */
  if (road->lanes->len % 2 == 0)
    {
      begin_lane (self);
      end_lane (self, 1, self->fit.far);
    }
  /* Rather smaller type than a word in two pieces. */
  if (is_near (self))
    return !is_full (self) && (self->fit.last || (!self->broken && !road->goal_card.broken));
  return !is_full (self) && (!self->broken || columns == 1 || self->fit.compact);
}

/* The narrowest that a sign beside others may be: below that it is hard to read. */
static double
get_least_cell (const DromRoadSetter *self, double comfort)
{
  gboolean compact = self->fit.compact;
  double letters, largest;

  if (is_near (self))
    {
      letters = compact ? 14 : 17;
      largest = 12;
    }
  else
    {
      letters = !compact ? 13 : comfort > 0.15 ? 14 : 11;
      largest = compact ? 13 : 16;
    }
  return letters * get_type (self, drom_road_mix (9, largest, comfort));
}

static gboolean
try_columns (DromRoadSetter *self, double comfort)
{
  /* There is no step, and the question for the first one wants room. */
  gboolean asked = is_near (self) && self->road->steps->len == 0;

  for (guint columns = 1; columns <= MOST_COLUMNS; columns++)
    {
      if (columns > 1 && self->road->width / columns < get_least_cell (self, comfort))
        break;
      /* A road with little on it begins with a stretch of its own. */
      self->fit.pin_apart = self->road->n_done == 0 && columns == 1 && (comfort >= 1 || asked);
      if (set_all (self, comfort, columns))
        return TRUE;
      if (is_near (self) ? columns > 1 || asked : !self->fit.pin_apart)
        continue;
      /* A narrow picture has no room for the person beside the next step. */
      self->fit.pin_apart = !self->fit.pin_apart;
      if (set_all (self, comfort, columns))
        return TRUE;
    }
  return FALSE;
}

/* Signs with all that belongs to them, if the type is not too small for it; else without what
 * they can do without. */
static gboolean
try_comforts (DromRoadSetter *self)
{
  static const double roomy[] = { 1.4, 1.2, 1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3 };
  static const double compact[] = { 0.5, 0.4, 0.3, 0.2, 0.1, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (roomy); i++)
    if (try_columns (self, roomy[i]))
      return TRUE;
  self->fit.compact = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (compact); i++)
    if (try_columns (self, compact[i]))
      return TRUE;
  return FALSE;
}

/* As comfortable as it can be, if it fits at all. */
static gboolean
try_near (DromRoadSetter *self,
          gboolean compact,
          guint n_ahead,
          const DromRoadShortening *shortening)
{
  self->fit.compact = compact;
  self->fit.n_ahead = n_ahead;
  self->fit.shortening = shortening;
  if (!try_columns (self, compact ? 0 : NEAR_ROOMY))
    return FALSE;
  for (int i = compact ? 2 : 5; i > 0; i--)
    if (try_columns (self, (compact ? 0 : NEAR_ROOMY) + 0.2 * i))
      return TRUE;
  return try_columns (self, compact ? 0 : NEAR_ROOMY);
}

/* A text as long as a letter, or a word as long as a line: the next step alone, in part. */
static gboolean
find_last_near_fit (DromRoadSetter *self)
{
  self->fit.last = TRUE;
  self->fit.n_ahead = 0;
  self->fit.shortening = &near_shortenings[NEAR_WHOLE];
  if (try_columns (self, 0))
    return TRUE;
  for (self->fit.lines = 12; self->fit.lines > 1; self->fit.lines--)
    if (try_columns (self, 0))
      return TRUE;
  return FALSE;
}

/* What is near, in full; then fewer; then in short. */
static gboolean
find_near_fit (DromRoadSetter *self)
{
  guint n = get_n_ahead (self->road), most = MIN (n, NEAR_MOST), least = MIN (n, NEAR_LEAST);
  guint first = self->road->n_done < self->road->steps->len ? NEAR_FIRST : 0;

  self->fit.goal_rows = NEAR_GOALS;
  for (int compact = FALSE; compact <= TRUE; compact++)
    for (guint ahead = (compact ? MIN (most, NEAR_TIGHT) : most) + 1; ahead-- > least;)
      for (guint i = first; i <= NEAR_WHOLE; i++)
        if (try_near (self, compact, ahead, &near_shortenings[i]))
          return TRUE;
  /* A goal more or less is not what they look for. */
  self->fit.goal_rows = 1;
  for (guint i = NEAR_WHOLE; i < G_N_ELEMENTS (near_shortenings); i++)
    for (guint ahead = least + 1; ahead-- > 0;)
      for (int compact = FALSE; compact <= TRUE; compact++)
        if (try_near (self, compact, ahead, &near_shortenings[i]))
          return TRUE;
  return find_last_near_fit (self);
}

/* As many steps as there is room for. */
static void
find_whole_fit (DromRoadSetter *self)
{
  self->fit.n_ahead = get_n_ahead (self->road);
  self->fit.shortening = &shortenings[0];
  if (try_comforts (self))
    return;
  for (guint i = 1; i < G_N_ELEMENTS (shortenings); i++)
    {
      self->fit.shortening = &shortenings[i];
      if (try_columns (self, 0))
        return;
    }
  /* Then the farthest are counted: what is shown shall be readable. */
  self->fit.shortening = &shortenings[READABLE];
  while (self->fit.n_ahead > 3)
    {
      self->fit.n_ahead = MAX (3, self->fit.n_ahead - MAX (1, self->fit.n_ahead / 12));
      if (try_columns (self, 0))
        return;
    }
  /* Texts as long as a letter: those of the next ones too. */
  for (self->fit.lines = 8; self->fit.lines > 1; self->fit.lines--)
    if (try_columns (self, 0))
      return;
  for (;; self->fit.n_ahead--)
    {
      if (try_columns (self, 0) || self->fit.n_ahead == 0)
        return;
    }
}

static void
find_fit (DromRoadSetter *self)
{
  if (!is_near (self))
    {
      find_whole_fit (self);
      return;
    }
  /* In a picture that is too small even for the next step alone, in smaller type. */
  for (guint i = 0; !find_near_fit (self) && i < MOST_SMALLER; i++)
    {
      self->scale *= SMALLER;
      self->fit.floor *= SMALLER;
      self->fit.lines = 0;
      self->fit.last = FALSE;
    }
  self->road->scale = self->scale;
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
  DromRoadSetter setter = { .road = self };

  self->scale = self->text_scale * (self->extent == DROM_ROAD_NEAR ? NEAR_SCALE : 1);
  setter.scale = self->scale;
  setter.fit.floor = ceil (4 * FLOOR * self->text_scale) / 4; /* sizes are set in quarters */
  drom_typesetter_begin (drom_typesetter_get_for_thread ());
  find_fit (&setter);
  setter.balanced = TRUE;
  set_all (&setter, setter.fit.comfort, setter.fit.columns);
  keep_layouts (self);
  drom_road_place_all (&setter);
}
