/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/drom-record.h"

G_BEGIN_DECLS

/**
 * DromTeamMember:
 * A contact in the collaboration team around a plan, with the role in this plan and
 * since when the participant has consented to it.
 */
#define DROM_TYPE_TEAM_MEMBER (drom_team_member_get_type ())
G_DECLARE_FINAL_TYPE (DromTeamMember, drom_team_member, DROM, TEAM_MEMBER, DromRecord)

/* clang-format off */
#define DROM_TEAM_MEMBER_FIELDS(F, C, T, t) \
  F (C, T, t, PARTICIPANT, participant, REF, NC_ ("team_member", "Participant"), DROM_FIELD_REQUIRED | DROM_FIELD_FIXED | DROM_FIELD_PERSONAL, NULL, NULL, PLAN) \
  F (C, T, t, PLAN, plan, REF, NC_ ("team_member", "Individual plan"), DROM_FIELD_REQUIRED | DROM_FIELD_FIXED | DROM_FIELD_PERSONAL, NULL, NULL, PLAN) \
  F (C, T, t, CONTACT, contact, REF, NC_ ("team_member", "Contact"), DROM_FIELD_PERSONAL, NULL, NULL, PLAN) \
  F (C, T, t, ROLE, role, TEXTS, NC_ ("team_member", "Role in the team"), DROM_FIELD_PERSONAL, NULL, NULL, PLAN) \
  F (C, T, t, CONSENT_ON, consent_on, DATE, NC_ ("team_member", "Consent given on"), DROM_FIELD_PERSONAL, NULL, NULL, PLAN)
/* clang-format on */

DROM_NOUN_DECLARE (DromTeamMember, TEAM_MEMBER, drom_team_member, DROM_TEAM_MEMBER_FIELDS)

G_END_DECLS
