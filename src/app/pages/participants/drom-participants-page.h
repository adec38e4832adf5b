/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/drom-page.h"

G_BEGIN_DECLS

/**
 * DromParticipantsPage:
 * The participants of the project: a list that is searched, filtered and sorted by the
 * registry, not in memory.
 */
#define DROM_TYPE_PARTICIPANTS_PAGE (drom_participants_page_get_type ())
G_DECLARE_FINAL_TYPE (
    DromParticipantsPage, drom_participants_page, DROM, PARTICIPANTS_PAGE, DromPage)

GtkWidget *drom_participants_page_new (DromSession *session);

G_END_DECLS
