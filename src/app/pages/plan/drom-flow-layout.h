/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DromFlowLayout:
 * Two children: beside each other while the first one keeps a readable width, else the
 * second below the first. So a row holds in a narrow window and with large text.
 */
#define DROM_TYPE_FLOW_LAYOUT (drom_flow_layout_get_type ())
G_DECLARE_FINAL_TYPE (DromFlowLayout, drom_flow_layout, DROM, FLOW_LAYOUT, GtkLayoutManager)

GtkLayoutManager *drom_flow_layout_new (void);

G_END_DECLS
