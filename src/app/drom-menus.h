/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Adds an item for each language, by its own name, to a section of a menu. */
void drom_menu_add_languages (GMenu *menu);

/* Adds a button for each, the one of the screen pressed: where somebody begins. */
void drom_menu_add_language_buttons (GtkBox *box);

G_END_DECLS
