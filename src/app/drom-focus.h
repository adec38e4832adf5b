/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Whether @widget or what stands in it has the focus of its window. A widget that hands a
 * focus it is given to a child must not take it again while it has it: else Shift+Tab
 * never leaves it. */
gboolean drom_focus_is_within (GtkWidget *widget);

/* GtkWidgetClass.focus of a widget with one child, like a bin, that hands on the focus it is
 * given: for the same reason. */
gboolean drom_focus_child (GtkWidget *widget, GtkDirectionType direction);

G_END_DECLS
