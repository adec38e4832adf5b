/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/drom-session.h"

G_BEGIN_DECLS

/* Shows the preferences: language, looks, idle lock, and the registry's settings if it
 * is unlocked. @session: (nullable) */
void drom_preferences_present (GtkWindow *parent, DromSession *session);

G_END_DECLS
