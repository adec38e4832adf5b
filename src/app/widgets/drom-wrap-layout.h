/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DromWrapLayout:
 * Children of their natural width beside each other, in as many lines as they need: so a
 * row of buttons holds in a narrow window and with large text. One that expands takes what
 * is left of its line; one that is wider than a line gets the line.
 */
#define DROM_TYPE_WRAP_LAYOUT (drom_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (DromWrapLayout, drom_wrap_layout, DROM, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *drom_wrap_layout_new (void);

G_END_DECLS
