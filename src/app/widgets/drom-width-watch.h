/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DromWidthWatch:
 * Stands across a page, without a height, and tells how wide that is: what stands in the
 * page may depend on it, but must not change while it is laid out.
 *
 * Signals:
 *   changed (int width): in pixels, as soon as the page is laid out
 */
#define DROM_TYPE_WIDTH_WATCH (drom_width_watch_get_type ())
G_DECLARE_FINAL_TYPE (DromWidthWatch, drom_width_watch, DROM, WIDTH_WATCH, GtkWidget)

G_END_DECLS
