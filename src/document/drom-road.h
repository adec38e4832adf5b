/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/drom-icon.h"
#include "document/drom-paper-style.h"
#include "model/drom-plan-snapshot.h"

#include <cairo.h>

G_BEGIN_DECLS

/**
 * DromRoad:
 * A plan as a road from "here I am" to the goals, for somebody who reads little: one
 * road in the order of time, whatever goals its steps belong to, so that there is
 * one next thing to do. Each step bears the sign of its goal's life area; the goals
 * stand together where the road ends. What is done lies behind, smaller; the next
 * step is the largest. Dropped steps and goals are left out. The same drawing is the
 * paper "my road" and the road on the screen. Belongs to the thread that made it.
 */
typedef struct _DromRoad DromRoad;

typedef enum
{
  DROM_ROAD_DONE,
  DROM_ROAD_NEXT, /* one at most: the first that is not done */
  DROM_ROAD_AHEAD,
} DromRoadState;

/* One step on the road. All strings belong to the road; `text`, `when` and `who` are in its
 * first language, or, of `text`, in the one that it has. */
typedef struct
{
  const char *id; /* "step:ID", as blocks of the plan's paper are named */
  gint64 step;    /* its id */
  gint64 goal;    /* its goal's id */
  DromIcon icon;
  guint number; /* from 1, as it stands on the road */
  DromRoadState state;
  gboolean ongoing;
  const char *text;
  const char *when; /* NULL if there is no date */
  const char *who;  /* NULL if nobody is said */
} DromRoadMilestone;

/* What the drawing is made of: another one for a dark screen. */
typedef struct
{
  DromColor sky_high, sky_low, sun, sun_glow;
  DromColor hills[3]; /* the farthest first */
  DromColor tree;
  DromColor road, road_done, road_edge, road_dash;
  DromColor card, card_edge, next_edge;
  DromColor disc, disc_ink; /* of a step ahead: a ring with its number */
  DromColor next_disc, next_disc_ink;
  DromColor done_disc, done_disc_ink;
  DromColor pin, pin_ink;
  DromColor ink, second, muted, next_label; /* of texts; at least 4.5:1 on what lies below them */
  gboolean plain_icons;                     /* life areas' signs in `ink`, not in their colours */
} DromRoadColors;

/* On white paper and a light screen; on a dark screen. */
const DromRoadColors *drom_road_colors_light (void);
const DromRoadColors *drom_road_colors_dark (void);

typedef enum
{
  DROM_ROAD_PLAIN = 0,
  DROM_ROAD_ROUNDED = 1 << 0,   /* the picture's corners are rounded */
  DROM_ROAD_TAGGED = 1 << 1,    /* structure tags for a PDF: a list, an item each step */
  DROM_ROAD_LANDSCAPE = 1 << 2, /* the landscape alone: what lies below */
  DROM_ROAD_SIGNS = 1 << 3,     /* road and signs alone: what lies above */
} DromRoadFlags;

/* @plan is read, not kept. @languages: one or two codes, NULL-terminated; the second
 * one stands smaller below the first. @today: YYYY-MM-DD, whose year is left out of
 * dates. (transfer full) */
DromRoad *
drom_road_new (const DromPlanSnapshot *plan, const char *const *languages, const char *today);
DromRoad *drom_road_ref (DromRoad *self);
void drom_road_unref (DromRoad *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DromRoad, drom_road_unref)

/* In the order of the road: first those that are done. */
guint drom_road_get_n_milestones (const DromRoad *self);
/* (transfer none) */
const DromRoadMilestone *drom_road_get_milestone (const DromRoad *self, guint nth);
/* The next step's place in that order; -1 if nothing is left to do. */
int drom_road_get_next (const DromRoad *self);
/* A milestone in words, for a screen reader: "Next step · 3 · Visit the kitchen · …".
 * (transfer full) */
char *drom_road_dup_label (const DromRoad *self, guint nth);

typedef enum
{
  DROM_ROAD_WHOLE, /* as many steps as there is room for, in smaller type if need be */
  DROM_ROAD_NEAR,  /* what lies near, in large type and in full; the rest is counted */
} DromRoadExtent;

/* How much of it is set the next time; a new road is set whole. On a screen that two look
 * at from some way off: near. */
void drom_road_set_extent (DromRoad *self, DromRoadExtent extent);

/* Sets the road in a rectangle of any form with its upper left corner at the origin,
 * and keeps that until another one is asked for: drawing again costs no setting.
 * @text_scale: 1 means that no type is smaller than 9 units (points on A4); a screen
 * takes more. Steps ahead that don't fit even in the smallest type are counted in a
 * last sign; texts of far or done steps may be shortened. */
void drom_road_set_size (DromRoad *self, double width, double height, double text_scale);
/* Draws it as drom_road_set_size() has set it. @colors: NULL for the light ones. */
void drom_road_draw (const DromRoad *self,
                     cairo_t *cr,
                     const DromRoadColors *colors,
                     DromRoadFlags flags);

/* Where a milestone's sign and disc stand; FALSE if it is only counted. For clicks, focus
 * rings and accessible objects. @rectangle: (out). */
gboolean
drom_road_get_milestone_rectangle (const DromRoad *self, guint nth, DromRectangle *rectangle);
/* The same of the sign that counts what is only counted among those that are done
 * (DROM_ROAD_DONE) or ahead; FALSE if there is none. @label: (out) (transfer full): the
 * sign in words. */
gboolean drom_road_get_count_rectangle (const DromRoad *self,
                                        DromRoadState state,
                                        DromRectangle *rectangle,
                                        char **label);
/* The milestone at a place; -1 if there is none. */
int drom_road_get_milestone_at (const DromRoad *self, double x, double y);

G_END_DECLS
