/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What somebody has done to the widgets below @root: focus with its cursor and
 * selection, scrolling, open pages and folds, and typing that no record holds yet.
 * Widgets are found again by their place in the tree, field widgets by their field;
 * what isn't found is left as it is. (transfer floating) */
GVariant *drom_widget_state_save (GtkWidget *root);

/* The focus alone, of a window that knows the rest by itself. (transfer floating) */
GVariant *drom_widget_state_save_focus (GtkWidget *root);

/* Calls @func for @widget now, or as soon as it stands in a window: outside it nothing can
 * have the focus. @data: (nullable): kept until then. */
typedef void (*DromWidgetStateFunc) (GtkWidget *widget, GVariant *data);
void drom_widget_state_when_rooted (GtkWidget *widget, DromWidgetStateFunc func, GVariant *data);

/* Puts that back onto the same tree in another language. Scrolling waits until the
 * widgets have their size. */
void drom_widget_state_restore (GtkWidget *root, GVariant *state);

G_END_DECLS
