/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Adds an item for each language, by its own name, to a section of a menu. */
void drom_menu_add_languages (GMenu *menu);

G_END_DECLS
