/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DromStateful:
 * A widget that has something to say to its successor that GTK's own widgets don't know.
 */
#define DROM_TYPE_STATEFUL (drom_stateful_get_type ())
G_DECLARE_INTERFACE (DromStateful, drom_stateful, DROM, STATEFUL, GtkWidget)

struct _DromStatefulInterface
{
  GTypeInterface parent_iface;

  /* (transfer floating) (nullable): nothing */
  GVariant *(*save) (DromStateful *self);
  /* FALSE if it can't be yet: it is asked again in the next frames, after the focus is back. */
  gboolean (*restore) (DromStateful *self, GVariant *state);
};

/* What somebody has done to the widgets below @root: focus with its cursor and
 * selection, scrolling, open pages, folds and menu buttons' popovers, and typing that no
 * record holds yet.
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
 * widgets have their size, and popovers until their buttons have their place. */
void drom_widget_state_restore (GtkWidget *root, GVariant *state);

G_END_DECLS
