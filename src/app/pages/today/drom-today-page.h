/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/drom-page.h"

G_BEGIN_DECLS

/**
 * DromTodayPage:
 * What is due, overdue or missing, of one's own participants or everybody's. Each row
 * leads to the field.
 */
#define DROM_TYPE_TODAY_PAGE (drom_today_page_get_type ())
G_DECLARE_FINAL_TYPE (DromTodayPage, drom_today_page, DROM, TODAY_PAGE, DromPage)

GtkWidget *drom_today_page_new (DromSession *session);

G_END_DECLS
