/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/drom-page.h"
#include "app/drom-window.h"

G_BEGIN_DECLS

/* Adds the actions "win.…" that drom-page.h lists, and those of the menus. */
void drom_window_actions_add (DromWindow *self);
/* Enables what can be done with what is shown now. */
void drom_window_actions_update (DromWindow *self);

/* What the window shows. (transfer none) (nullable); drom-window.c has it. */
DromPage *drom_window_get_view (DromWindow *self);

G_END_DECLS
