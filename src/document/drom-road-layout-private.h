/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/drom-road-private.h"

G_BEGIN_DECLS

/* Points on A4: between signs, and between a sign and the road above it; and at the edge. */
#define DROM_ROAD_GAP  7.0
#define DROM_ROAD_EDGE 12.0

/* What is given up where room is short. */
typedef struct
{
  guint done_lines, ahead_lines, second_lines; /* of each text; 0: all */
  guint most_done;                             /* shown one by one */
  gboolean short_facts;
} DromRoadShortening;

/* The sizes of a road, and how much is said on it. */
typedef struct
{
  double comfort, gap, edge; /* edge: above and below */
  double floor, next, near, far, done, goal;
  double road_low, road_high; /* its width at the lower and the upper end */
  double bulge;
  guint columns, goal_columns;
  guint n_ahead; /* shown one by one, after the next one */
  guint lines;   /* of the next step's text */
  guint goal_rows;
  gboolean last; /* what doesn't fit now never does: words may be broken */
  gboolean pin_apart;
  gboolean compact; /* signs do without what they can */
  const DromRoadShortening *shortening;
} DromRoadFit;

/* A road that is being set (drom-road-layout.c), then placed (drom-road-place.c). */
typedef struct
{
  DromRoad *road;
  DromRoadFit fit;
  double scale;       /* units for one point on A4 */
  double left, right; /* where lanes turn */
  double span;        /* for the signs of a lane */
  double needed;
  gboolean balanced; /* it fits: now beautifully */
  gboolean broken;   /* a word, where the signs are too narrow */
} DromRoadSetter;

static inline double
drom_road_mix (double from, double to, double share)
{
  return from + (to - from) * share;
}

/* Beside the next step's sign. The person may stand where the turn ends. */
double drom_road_get_pin_room (const DromRoadSetter *self, const DromRoadStop *pin);
/* Gives what was set its place. */
void drom_road_place_all (DromRoadSetter *self);

G_END_DECLS
