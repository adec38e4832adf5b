/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/drom-page.h"

G_BEGIN_DECLS

/**
 * DromTogetherDoor:
 * Asks the staff member for the passphrase before the together view is left. The registry
 * stays open meanwhile.
 *
 * Signals:
 *   opened (): it was the right one
 *   stayed (): the staff member would rather stay
 */
#define DROM_TYPE_TOGETHER_DOOR (drom_together_door_get_type ())
G_DECLARE_FINAL_TYPE (DromTogetherDoor, drom_together_door, DROM, TOGETHER_DOOR, AdwBin)

/* For a new question: empty, with the cursor in it. */
void drom_together_door_ask (DromTogetherDoor *self, DromSession *session);
/* What was typed is gone. */
void drom_together_door_clear (DromTogetherDoor *self);

G_END_DECLS
