/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The program's settings on this login; nothing about a person. (transfer none) */
GSettings *drom_settings_get (void);

/* Follows "style" and "text-scale" from now on. */
void drom_settings_apply_looks (void);

/* How large the text is, by the program's setting and the desktop's: 1.0 is normal. What
 * depends on a width in pixels divides it by this. */
double drom_settings_get_text_size (void);

G_END_DECLS
