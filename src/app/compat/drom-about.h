/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows who made the program, its licence and version. */
void drom_about_present (GtkWindow *parent);

G_END_DECLS
