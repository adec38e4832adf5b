/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * DromIdle:
 * Watches the keyboard and pointer in all windows of the program, and says "idle" when
 * neither was used for the minutes of the setting "idle-lock-minutes".
 */
#define DROM_TYPE_IDLE (drom_idle_get_type ())
G_DECLARE_FINAL_TYPE (DromIdle, drom_idle, DROM, IDLE, GObject)

DromIdle *drom_idle_new (void);

/* For tests: as if nothing had been touched for so long, in microseconds. */
void drom_idle_pretend (DromIdle *self, gint64 time);

G_END_DECLS
