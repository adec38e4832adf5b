/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/drom-record.h"

G_BEGIN_DECLS

/**
 * DromGoal:
 * What the participant wants to reach, in one life area. With a phrase the texts are
 * the phrase's; editing one makes it an own text.
 */
#define DROM_TYPE_GOAL (drom_goal_get_type ())
G_DECLARE_FINAL_TYPE (DromGoal, drom_goal, DROM, GOAL, DromRecord)

/* clang-format off */
#define DROM_GOAL_FIELDS(F, C, T, t) \
  F (C, T, t, PARTICIPANT, participant, REF, NC_ ("goal", "Participant"), DROM_FIELD_REQUIRED | DROM_FIELD_FIXED | DROM_FIELD_PERSONAL, NULL, NULL, PLAN) \
  F (C, T, t, PLAN, plan, REF, NC_ ("goal", "Individual plan"), DROM_FIELD_REQUIRED | DROM_FIELD_FIXED | DROM_FIELD_PERSONAL, NULL, NULL, PLAN) \
  F (C, T, t, AREA, area, CODE, NC_ ("goal", "Life area"), DROM_FIELD_REQUIRED | DROM_FIELD_PERSONAL, &drom_life_area_codes, NULL, PLAN) \
  F (C, T, t, TEXT, text, TEXTS, NC_ ("goal", "Goal"), DROM_FIELD_PERSONAL, NULL, NULL, PLAN) \
  F (C, T, t, PHRASE, phrase, REF, NC_ ("goal", "Phrase"), DROM_FIELD_PERSONAL, NULL, NULL, PLAN) \
  F (C, T, t, STATUS, status, CODE, NC_ ("goal", "Goal status"), DROM_FIELD_REQUIRED | DROM_FIELD_PERSONAL, &drom_goal_status_codes, NULL, PLAN)
/* clang-format on */

DROM_NOUN_DECLARE (DromGoal, GOAL, drom_goal, DROM_GOAL_FIELDS)

G_END_DECLS
