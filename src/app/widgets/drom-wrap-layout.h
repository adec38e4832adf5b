/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DromWrapLayout:
 * Children beside each other, in as many lines as they need: so a row holds in a narrow
 * window and with large text. Each has its natural width, one that is wider than a line the
 * line. One that expands takes what is left of its line; if it fills that (halign), it may
 * be narrower than its natural width, as long as a text in it can be read well.
 *
 * Property: "spacing", in pixels.
 */
#define DROM_TYPE_WRAP_LAYOUT (drom_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (DromWrapLayout, drom_wrap_layout, DROM, WRAP_LAYOUT, GtkLayoutManager)

G_END_DECLS
