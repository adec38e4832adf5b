/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "document/drom-road.h"

G_BEGIN_DECLS

/**
 * DromRoadView:
 * A plan's road on the screen: what is near of it, in large letters, and a sign that says
 * how much more there is. Each milestone is an item of a list and can be pressed, so that
 * it is reached by pointer, finger, keyboard and screen reader alike: Tab goes to the road
 * and on, arrows go along it.
 *
 * Signals:
 *   chosen (gint64 step): somebody pressed a milestone
 *   more (): somebody pressed a sign that counts further steps
 */
#define DROM_TYPE_ROAD_VIEW (drom_road_view_get_type ())
G_DECLARE_FINAL_TYPE (DromRoadView, drom_road_view, DROM, ROAD_VIEW, GtkWidget)

/* @road: (nullable). @chosen: the step that is marked; 0 for none. */
void drom_road_view_set_road (DromRoadView *self, DromRoad *road, gint64 chosen);
/* How large the smallest letters are, in points of a normal screen. */
void drom_road_view_set_letters (DromRoadView *self, double points);

G_END_DECLS
