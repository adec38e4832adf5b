/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a screen reader calls @widget: @name, whatever text stands on it. After that text was
 * set: GTK 4.18 takes it for the name anew each time. */
void drom_name_set (GtkWidget *widget, const char *name);

G_END_DECLS
