/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/drom-planning.h"

G_BEGIN_DECLS

/**
 * DromWhoPopover:
 * Who does a step: the participant, staff members, people of the team. One of them leads.
 */
#define DROM_TYPE_WHO_POPOVER (drom_who_popover_get_type ())
G_DECLARE_FINAL_TYPE (DromWhoPopover, drom_who_popover, DROM, WHO_POPOVER, GtkPopover)

/* Offers who is there at this moment: make it anew each time. */
GtkWidget *
drom_who_popover_new (DromSession *session, DromStep *step, gint64 plan, gint64 responsible);

G_END_DECLS
