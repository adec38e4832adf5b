/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/drom-session.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Makes the mappings, plans, agreements and notes that data/demo/plans.json describes, for
 * participants who are there. */
gboolean drom_demo_make_plans (DromSession *session, JsonObject *description, GError **error);

G_END_DECLS
