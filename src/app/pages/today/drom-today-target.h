/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/drom-today.h"

G_BEGIN_DECLS

/* Where a row of today leads: the field that is to be seen to, as the parameter of
 * win.show-field. (transfer floating) */
GVariant *drom_today_target_find (DromSession *session, DromTodayItem *item);

G_END_DECLS
