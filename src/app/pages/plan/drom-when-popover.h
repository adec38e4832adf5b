/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/drom-session.h"
#include "model/drom-step.h"

G_BEGIN_DECLS

/**
 * DromWhenPopover:
 * When a step is to be done: typed as one types it, or chosen from the month.
 */
#define DROM_TYPE_WHEN_POPOVER (drom_when_popover_get_type ())
G_DECLARE_FINAL_TYPE (DromWhenPopover, drom_when_popover, DROM, WHEN_POPOVER, GtkPopover)

GtkWidget *drom_when_popover_new (DromSession *session, DromStep *step);

G_END_DECLS
