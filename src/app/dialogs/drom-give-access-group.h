/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/drom-session.h"

G_BEGIN_DECLS

/**
 * DromGiveAccessGroup:
 * Where a project manager gives a colleague access to a participant with protected identity
 * without seeing the participant: by the running number alone. There is no list of those
 * numbers to choose from. Not seen by anybody else.
 */
#define DROM_TYPE_GIVE_ACCESS_GROUP (drom_give_access_group_get_type ())
G_DECLARE_FINAL_TYPE (DromGiveAccessGroup, drom_give_access_group, DROM, GIVE_ACCESS_GROUP, AdwBin)

/* @staff: (element-type DromStaff): those who work with the registry or did. */
void drom_give_access_group_set_staff (DromGiveAccessGroup *self,
                                       DromSession *session,
                                       GPtrArray *staff);

G_END_DECLS
