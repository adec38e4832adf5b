/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* As gtk_widget_set_tooltip_text(), for widgets that are made by the dozen: GTK asks the
 * display for the pointer each time, this only when the pointer rests on the widget.
 * @text: (nullable): plain. Not to be mixed with the widget's own tooltip. */
void drom_tooltip_set (GtkWidget *widget, const char *text);
/* (transfer none) (nullable) */
const char *drom_tooltip_get (GtkWidget *widget);

G_END_DECLS
