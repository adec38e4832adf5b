/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/drom-session.h"

G_BEGIN_DECLS

/* Shows the preferences: language, looks, idle lock, and the registry's settings if it
 * is unlocked. @session: (nullable). (transfer none) */
GtkWindow *drom_preferences_present (GtkWindow *parent, DromSession *session);

/* Whether @window is that window: it is made again when the language changes. */
gboolean drom_preferences_is_window (GtkWindow *window);

G_END_DECLS
