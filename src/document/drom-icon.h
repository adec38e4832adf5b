/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/drom-paper-style.h"

#include <cairo.h>

G_BEGIN_DECLS

/**
 * DromIcon:
 * The signs on papers. Each life area has a silhouette of its own, so that it is
 * known without its colour: papers are copied in grey.
 */
typedef enum
{
  DROM_ICON_NONE,
  DROM_ICON_WORK,
  DROM_ICON_STUDIES,
  DROM_ICON_DIGITAL,
  DROM_ICON_HOUSING,
  DROM_ICON_HEALTH,
  DROM_ICON_CHILD_CARE,
  DROM_ICON_LEISURE,
  DROM_ICON_ECONOMY,
  DROM_ICON_SOCIETY,
  DROM_ICON_TRUST,
  DROM_ICON_CALENDAR,
  DROM_ICON_DAY,
  DROM_ICON_PERSON,
  DROM_ICON_QUOTE,
  DROM_ICON_PEN,
  DROM_ICON_AGREED,
  DROM_ICON_KEY,
  DROM_N_ICONS,
} DromIcon;

/* @area: a code of drom_life_area_codes; DROM_ICON_NONE for any other and NULL. */
DromIcon drom_icon_for_area (const char *area);
DromColor drom_icon_get_color (DromIcon icon);
/* In a square of @size points with its upper left corner at @x, @y. @color: NULL for its own. */
void drom_icon_draw (
    DromIcon icon, cairo_t *cr, double x, double y, double size, const DromColor *color);
/*
 * The day and the person stand beside each step: many of them are drawn as one path.
 * A day is one part, a person two. First all are added to the path, then drawn in the
 * current colour; all of one @size.
 */
typedef enum
{
  DROM_ICON_PART_DAY,
  DROM_ICON_PART_HEAD,
  DROM_ICON_PART_SHOULDERS,
} DromIconPart;
void drom_icon_add_part (DromIconPart part, cairo_t *cr, double x, double y, double size);
void drom_icon_draw_parts (DromIconPart part, cairo_t *cr, double size);

G_END_DECLS
