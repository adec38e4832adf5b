/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-team-member.h"

#include "model/drom-noun-private.h"
#include "model/drom-normalize.h"

DROM_NOUN_DEFINE (DromTeamMember,
                  TEAM_MEMBER,
                  drom_team_member,
                  DROM_TEAM_MEMBER_FIELDS,
                  "team_member",
                  NC_ ("noun", "team member"),
                  "participant",
                  "plan",
                  TRUE)
