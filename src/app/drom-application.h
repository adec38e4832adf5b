/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DromApplication:
 * The program: its options, its one window, the language, and locking when idle.
 */
#define DROM_TYPE_APPLICATION (drom_application_get_type ())
G_DECLARE_FINAL_TYPE (DromApplication, drom_application, DROM, APPLICATION, AdwApplication)

/* Sets locale and language, before GTK starts. */
DromApplication *drom_application_new (void);

G_END_DECLS
