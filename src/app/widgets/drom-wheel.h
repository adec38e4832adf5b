/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Turning the mouse wheel over @widget scrolls the page that it is on, and neither changes
 * a value nor stops at a text that is a pixel too high for its frame. */
void drom_wheel_leave_to_page (GtkWidget *widget);

G_END_DECLS
