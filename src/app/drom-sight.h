/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Whether all of @widget is in sight in what scrolls it, as it was laid out last. */
gboolean drom_sight_has (GtkWidget *widget);

/* Scrolls until @widget, as it was laid out last, is in sight; its top if not all of it fits. */
void drom_sight_bring (GtkWidget *widget);

/* The same once @widget has its place: for what was shown or has grown just now. Of a text
 * that is written in and is too long, where the cursor is. */
void drom_sight_bring_later (GtkWidget *widget);

G_END_DECLS
