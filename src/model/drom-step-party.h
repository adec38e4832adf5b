/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/drom-record.h"

G_BEGIN_DECLS

/**
 * DromStepParty:
 * Who does a step: the participant, a staff member, or somebody of the team; at most
 * one leads.
 */
#define DROM_TYPE_STEP_PARTY (drom_step_party_get_type ())
G_DECLARE_FINAL_TYPE (DromStepParty, drom_step_party, DROM, STEP_PARTY, DromRecord)

/* clang-format off */
#define DROM_STEP_PARTY_FIELDS(F, C, T, t) \
  F (C, T, t, PARTICIPANT, participant, REF, NC_ ("step_party", "Participant"), DROM_FIELD_REQUIRED | DROM_FIELD_FIXED | DROM_FIELD_PERSONAL, NULL, NULL, PLAN) \
  F (C, T, t, STEP, step, REF, NC_ ("step_party", "Step"), DROM_FIELD_REQUIRED | DROM_FIELD_FIXED | DROM_FIELD_PERSONAL, NULL, NULL, PLAN) \
  F (C, T, t, KIND, kind, CODE, NC_ ("step_party", "Kind of party"), DROM_FIELD_REQUIRED | DROM_FIELD_FIXED | DROM_FIELD_PERSONAL, &drom_party_kind_codes, NULL, PLAN) \
  F (C, T, t, STAFF, staff, REF, NC_ ("step_party", "Staff member"), DROM_FIELD_FIXED | DROM_FIELD_PERSONAL, NULL, NULL, PLAN) \
  F (C, T, t, TEAM_MEMBER, team_member, REF, NC_ ("step_party", "Team member"), DROM_FIELD_FIXED | DROM_FIELD_PERSONAL | DROM_FIELD_CASCADE, NULL, NULL, PLAN) \
  F (C, T, t, LEADING, leading, BOOL, NC_ ("step_party", "Leading"), DROM_FIELD_PERSONAL, NULL, NULL, PLAN)
/* clang-format on */

DROM_NOUN_DECLARE (DromStepParty, STEP_PARTY, drom_step_party, DROM_STEP_PARTY_FIELDS)

G_END_DECLS
