/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/drom-page.h"

G_BEGIN_DECLS

/**
 * DromFirstStartPage:
 * A short assistant: a new registry (the project, yourself, a passphrase, the recovery
 * code), or a look around, or a backup that is restored.
 */
#define DROM_TYPE_FIRST_START_PAGE (drom_first_start_page_get_type ())
G_DECLARE_FINAL_TYPE (DromFirstStartPage, drom_first_start_page, DROM, FIRST_START_PAGE, DromPage)

GtkWidget *drom_first_start_page_new (void);
/* Opens the demonstration, as the button does. */
void drom_first_start_page_look_around (DromFirstStartPage *self);

G_END_DECLS
