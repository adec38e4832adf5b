/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/drom-road-private.h"

G_BEGIN_DECLS

/* How the signs of a road are set. All in the units of its rectangle. */
typedef struct
{
  double size;          /* of the first language's text */
  double floor;         /* no type is smaller */
  double width;         /* at most */
  guint lines;          /* of each text, at most; 0: any number */
  guint second_lines;   /* of the second language's; 0: as lines */
  guint most;           /* goals that are said one by one; 0: as many as there is room for */
  gboolean short_facts; /* date and person in the first language alone */
  gboolean brief;       /* days without weekday; with the year only if it is far away */
  gboolean balanced;    /* large texts in lines of like length: no higher, but dearer */
  gboolean compact;     /* its number before the text, and no sign: that is on the road */
} DromRoadSetting;

/* Each sets @card anew; its layouts are the typesetter's until they are referenced. */
void drom_road_set_step (const DromRoad *self,
                         const DromRoadStep *step,
                         const DromRoadSetting *setting,
                         DromRoadCard *card);
/* How wide a step's sign wants to be: days and people on one line, the text on two. */
double drom_road_get_wanted_width (const DromRoad *self,
                                   const DromRoadStep *step,
                                   const DromRoadSetting *setting);
/* @texts: one for each language. */
void drom_road_set_label (const DromRoad *self,
                          const char *const *texts,
                          const DromRoadSetting *setting,
                          DromRoadInk ink,
                          gboolean framed,
                          DromRoadCard *card);
/* The goals' texts, in @columns columns. */
void drom_road_set_goals (const DromRoad *self,
                          const DromRoadSetting *setting,
                          guint columns,
                          DromRoadCard *card);
/* "… and 3 more", steps or goals. (transfer full) */
char *drom_road_dup_more (const char *language, guint n);
/* On one line if @width is negative. */
PangoLayout *drom_road_set_text (
    const char *text, const char *language, gboolean bold, double size, double width);

G_END_DECLS
