/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "document/drom-pages.h"

G_BEGIN_DECLS

/**
 * DromPreviewPage:
 * One page of a document, as wide as it is given room.
 */
#define DROM_TYPE_PREVIEW_PAGE (drom_preview_page_get_type ())
G_DECLARE_FINAL_TYPE (DromPreviewPage, drom_preview_page, DROM, PREVIEW_PAGE, GtkWidget)

GtkWidget *drom_preview_page_new (void);
void drom_preview_page_set_page (DromPreviewPage *self, DromPages *pages, guint nth);
/* Pixels of one point (1/72 inch) on the screen now. */
double drom_preview_page_get_scale (DromPreviewPage *self);
/* It may have come into sight: pages out of sight are not drawn. */
void drom_preview_page_scrolled (DromPreviewPage *self);

G_END_DECLS
