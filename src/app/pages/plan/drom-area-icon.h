/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DromAreaIcon:
 * The sign of a life area as the paper has it: the same silhouette and colour, lighter
 * on a dark window.
 */
#define DROM_TYPE_AREA_ICON (drom_area_icon_get_type ())
G_DECLARE_FINAL_TYPE (DromAreaIcon, drom_area_icon, DROM, AREA_ICON, GtkWidget)

/* @size: in pixels. */
GtkWidget *drom_area_icon_new (const char *area, int size);
void drom_area_icon_set_area (DromAreaIcon *self, const char *area);
void drom_area_icon_set_size (DromAreaIcon *self, int size);

G_END_DECLS
