/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/drom-session.h"

G_BEGIN_DECLS

/**
 * DromAccessGroup:
 * Who may see a participant with protected identity. Shown only while the identity is
 * protected; a project manager gives and takes access here.
 */
#define DROM_TYPE_ACCESS_GROUP (drom_access_group_get_type ())
G_DECLARE_FINAL_TYPE (DromAccessGroup, drom_access_group, DROM, ACCESS_GROUP, AdwBin)

/* Whose grants are shown; both records and session are kept. */
void drom_access_group_set_participant (DromAccessGroup *self,
                                        DromSession *session,
                                        DromRecord *participant);
void drom_access_group_refresh (DromAccessGroup *self);

G_END_DECLS
