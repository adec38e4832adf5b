/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* From now on each item of a menu has its text as its name, in all menus. Once, after GTK was
 * initialized. */
void drom_menu_names_keep (void);

G_END_DECLS
