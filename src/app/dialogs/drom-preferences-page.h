/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/drom-session.h"

G_BEGIN_DECLS

/**
 * DromPreferencesPage:
 * What can be chosen for this login, and for the registry while it is open.
 */
#define DROM_TYPE_PREFERENCES_PAGE (drom_preferences_page_get_type ())
G_DECLARE_FINAL_TYPE (
    DromPreferencesPage, drom_preferences_page, DROM, PREFERENCES_PAGE, AdwPreferencesPage)

/* @session: (nullable): NULL while the registry is locked. */
GtkWidget *drom_preferences_page_new (DromSession *session);

G_END_DECLS
