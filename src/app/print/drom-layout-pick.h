/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/drom-layout.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DromLayoutPick:
 * For whom a plan's paper is set: one of the layouts, with the sentence that says for whom it
 * is. It begins the same for everybody, with the standard one, and remembers nothing.
 *
 * Properties:
 *   explain: whether the sentence stands below; else it is the tooltip alone
 * Signals:
 *   changed ()
 */
#define DROM_TYPE_LAYOUT_PICK (drom_layout_pick_get_type ())
G_DECLARE_FINAL_TYPE (DromLayoutPick, drom_layout_pick, DROM, LAYOUT_PICK, GtkWidget)

GtkWidget *drom_layout_pick_new (void);
/* Offers those alone that have a form to fill in by hand. Does not emit "changed". */
void drom_layout_pick_set_forms (DromLayoutPick *self, gboolean forms);
const DromLayout *drom_layout_pick_get_layout (DromLayoutPick *self);
/* NULL and what is not offered: the standard one. */
void drom_layout_pick_set_layout (DromLayoutPick *self, const DromLayout *layout);

G_END_DECLS
