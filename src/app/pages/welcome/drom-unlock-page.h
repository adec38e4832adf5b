/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/drom-page.h"

G_BEGIN_DECLS

/**
 * DromUnlockPage:
 * The door of a locked registry: sign-in word and passphrase, or the recovery code and
 * a new passphrase.
 */
#define DROM_TYPE_UNLOCK_PAGE (drom_unlock_page_get_type ())
G_DECLARE_FINAL_TYPE (DromUnlockPage, drom_unlock_page, DROM, UNLOCK_PAGE, DromPage)

GtkWidget *drom_unlock_page_new (void);

G_END_DECLS
