/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows who made the program, its licence and version. (transfer none) */
GtkWindow *drom_about_present (GtkWindow *parent);
/* Whether @window is that window: it is made again when the language changes. */
gboolean drom_about_is_window (GtkWindow *window);

G_END_DECLS
