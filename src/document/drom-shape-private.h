/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/drom-paper-style.h"

#include <cairo.h>

G_BEGIN_DECLS

/* What all drawings are made of. */

void drom_shape_set_color (cairo_t *cr, DromColor color);
/* Adds a rectangle to the path; its corners are rounded as far as it has room. */
void drom_shape_add_rounded (
    cairo_t *cr, double x, double y, double width, double height, double radius);

G_END_DECLS
