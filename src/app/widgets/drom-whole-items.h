/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Makes @chooser, a GtkDropDown or an AdwComboRow of strings, show them whole, in as many
 * lines as they need: the chosen one and those in the list. By themselves both cut off what
 * is long or grow wider than the window. @xalign: of the chosen one, from 0 to 1. */
void drom_whole_items_show (GtkWidget *chooser, float xalign);

G_END_DECLS
