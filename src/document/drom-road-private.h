/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/drom-document.h"
#include "document/drom-road.h"

#include <pango/pango.h>

G_BEGIN_DECLS

#define DROM_ROAD_LANGUAGES DROM_DOCUMENT_MAX_LANGUAGES

/* A text of the plan in one of the road's languages. */
typedef struct
{
  char *text; /* NULL: none, or the same as above it */
  const char *language;
  char *note; /* "(in Swedish)", in the road's language, if it is borrowed; or NULL */
} DromRoadText;

typedef struct
{
  DromRoadMilestone milestone;
  DromRoadText what[DROM_ROAD_LANGUAGES];
  char *who[DROM_ROAD_LANGUAGES];
  char *when[DROM_ROAD_LANGUAGES];
  char *brief[DROM_ROAD_LANGUAGES]; /* `when` without weekday; with the year if it is far away */
  char *id;
  char *status; /* in words, in the first language */
} DromRoadStep;

typedef struct
{
  DromIcon icon;
  gboolean reached;
  DromRoadText what[DROM_ROAD_LANGUAGES];
} DromRoadGoal;

/* A colour of DromRoadColors that a text is drawn in. */
typedef enum
{
  DROM_ROAD_INK,
  DROM_ROAD_INK_SECOND,
  DROM_ROAD_INK_MUTED,
  DROM_ROAD_INK_NEXT,
  DROM_ROAD_INK_PIN,
} DromRoadInk;

/* One text or sign of a card, from the card's upper left corner. */
typedef struct
{
  PangoLayout *layout; /* owned; or NULL for a sign */
  DromIcon icon;
  DromRoadInk ink;
  double x, y, size; /* size: of a sign's square, of a text's type */
  guint text : 1;    /* what is to be done: read first */
} DromRoadItem;

#define DROM_ROAD_ITEMS 48
#define DROM_ROAD_TREES 18

typedef struct
{
  DromRoadItem items[DROM_ROAD_ITEMS];
  guint n_items;
  double width, height;
  gboolean broken; /* a word is broken at a line's end */
} DromRoadCard;

typedef enum
{
  DROM_ROAD_STOP_STEP,
  DROM_ROAD_STOP_PIN,     /* here I am */
  DROM_ROAD_STOP_MESSAGE, /* there are no steps, or all are done */
  DROM_ROAD_STOP_DONE,    /* counts those done that are not shown one by one */
  DROM_ROAD_STOP_AHEAD,   /* counts those ahead that are not */
} DromRoadStopKind;

/* What stands at the road, with its place. */
typedef struct
{
  DromRoadStopKind kind;
  guint step; /* of a STEP: its place in `steps` */
  DromRoadCard card;
  double x, y; /* of the card */
  double cell; /* how much of its lane is the card's */
  double disc_x, disc_y, disc;
  DromIcon icon;       /* in the disc, instead of a number */
  PangoLayout *number; /* owned; or NULL */
} DromRoadStop;

/* A stretch of road from one side to the other. */
typedef struct
{
  gboolean forward; /* to the right */
  guint first, n;   /* stops */
  double road;      /* its width */
  double disc;      /* the largest on it, across */
  double rise;      /* room above its middle, for the signs */
  double pointer;   /* between a sign and the road */
  double from, to;  /* where it begins and ends */
  double y;         /* its middle */
  double tilt;      /* how much higher it ends than it begins */
} DromRoadLane;

typedef struct
{
  double x, y, width;
} DromRoadPoint;

struct _DromRoad
{
  gatomicrefcount ref_count;
  char *languages[DROM_ROAD_LANGUAGES];
  guint n_languages;
  GArray *steps; /* (element-type DromRoadStep) in the order of the road */
  GArray *goals; /* (element-type DromRoadGoal) */
  guint n_done;

  /* As it is set. */
  DromRoadExtent extent;
  double width, height, text_scale;
  double scale;                     /* units for one point on A4, of all but the smallest type */
  double smallest;                  /* of all type; in units of the rectangle */
  GArray *stops;                    /* (element-type DromRoadStop) */
  GArray *lanes;                    /* (element-type DromRoadLane) */
  GArray *path;                     /* (element-type DromRoadPoint) */
  double trees[DROM_ROAD_TREES][3]; /* foot and size */
  guint n_trees;
  gboolean compact;
  guint here; /* of `path`: where the road is no longer done */
  DromRoadCard goal_card;
  double goal_x, goal_y;
  double sun_x, sun_y, sun;
  double horizon;
};

/* Each text as it is set: (element-type PangoLayout). */
void drom_road_foreach_layout (const DromRoad *self, GFunc func, gpointer data);
void drom_road_clear_layout (DromRoad *self);
/* Fills what is "as it is set" from width, height and text_scale. */
void drom_road_lay_out (DromRoad *self);

G_END_DECLS
