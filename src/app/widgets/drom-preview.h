/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "document/drom-pages.h"

G_BEGIN_DECLS

/**
 * DromPreview:
 * Pages of a document below each other, as wide as there is room: drawn by the renderer
 * that draws the paper.
 *
 * Signals:
 *   block-clicked (const char *id): the block of this id was clicked on
 */
#define DROM_TYPE_PREVIEW (drom_preview_get_type ())
G_DECLARE_FINAL_TYPE (DromPreview, drom_preview, DROM, PREVIEW, GtkWidget)

GtkWidget *drom_preview_new (void);
/* Keeps the scroll position. @pages: NULL shows none. */
void drom_preview_set_pages (DromPreview *self, DromPages *pages);
DromPages *drom_preview_get_pages (DromPreview *self);
/* Brings the block that the builder named @id into sight, if there is one. */
void drom_preview_show_block (DromPreview *self, const char *id);
/* The menu that corrects a word, as the Menu key and Shift+F10 do; FALSE if whoever looks may
 * not. A secondary click opens it for the word under the pointer. */
gboolean drom_preview_show_menu (DromPreview *self);
/* From the top, in pages: 1.5 is the middle of the second. */
double drom_preview_get_place (DromPreview *self);
void drom_preview_set_place (DromPreview *self, double place);

G_END_DECLS
