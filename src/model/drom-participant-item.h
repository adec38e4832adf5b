/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/drom-participant-list.h"
#include "model/drom-session-private.h"

G_BEGIN_DECLS

/* For lists alone: reads rows of the current project into items, in the order of @ids.
 * A row that the session may not see (any longer) is an item without a name.
 * (transfer full) (element-type DromParticipantItem) */
GPtrArray *
drom_participant_items_read (DromSession *session, const gint64 *ids, guint n, GError **error);

G_END_DECLS
