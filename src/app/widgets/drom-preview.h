/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "document/drom-pages.h"

G_BEGIN_DECLS

/**
 * DromPreview:
 * Pages of a document below each other, as wide as there is room: drawn by the renderer
 * that draws the paper.
 */
#define DROM_TYPE_PREVIEW (drom_preview_get_type ())
G_DECLARE_FINAL_TYPE (DromPreview, drom_preview, DROM, PREVIEW, GtkWidget)

GtkWidget *drom_preview_new (void);
/* Keeps the scroll position. @pages: NULL shows none. */
void       drom_preview_set_pages (DromPreview *self, DromPages *pages);
/* Brings the block that the builder named @anchor ("goal:12") into sight, if there is one. */
void       drom_preview_show_anchor (DromPreview *self, const char *anchor);

G_END_DECLS
