/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/drom-page.h"

G_BEGIN_DECLS

/**
 * DromRestorePage:
 * Puts a backup in the registry's folder. A registry that is there is kept aside.
 */
#define DROM_TYPE_RESTORE_PAGE (drom_restore_page_get_type ())
G_DECLARE_FINAL_TYPE (DromRestorePage, drom_restore_page, DROM, RESTORE_PAGE, DromPage)

GtkWidget *drom_restore_page_new (void);

G_END_DECLS
