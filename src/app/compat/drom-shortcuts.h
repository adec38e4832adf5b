/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows the keyboard shortcuts. (transfer none) */
GtkWindow *drom_shortcuts_present (GtkWindow *parent);
/* Whether @window is that window: it is made again when the language changes. */
gboolean drom_shortcuts_is_window (GtkWindow *window);

G_END_DECLS
