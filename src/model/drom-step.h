/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/drom-record.h"

G_BEGIN_DECLS

/**
 * DromStep:
 * Who does what, and when, on the way to a goal.
 */
#define DROM_TYPE_STEP (drom_step_get_type ())
G_DECLARE_FINAL_TYPE (DromStep, drom_step, DROM, STEP, DromRecord)

/* clang-format off */
#define DROM_STEP_FIELDS(F, C, T, t) \
  F (C, T, t, PARTICIPANT, participant, REF, NC_ ("step", "Participant"), DROM_FIELD_REQUIRED | DROM_FIELD_FIXED | DROM_FIELD_PERSONAL, NULL, NULL, PLAN) \
  F (C, T, t, GOAL, goal, REF, NC_ ("step", "Goal"), DROM_FIELD_REQUIRED | DROM_FIELD_PERSONAL, NULL, NULL, PLAN) \
  F (C, T, t, TEXT, text, TEXTS, NC_ ("step", "Step"), DROM_FIELD_PERSONAL, NULL, NULL, PLAN) \
  F (C, T, t, PHRASE, phrase, REF, NC_ ("step", "Phrase"), DROM_FIELD_PERSONAL, NULL, NULL, PLAN) \
  F (C, T, t, STATUS, status, CODE, NC_ ("step", "Step status"), DROM_FIELD_REQUIRED | DROM_FIELD_PERSONAL, &drom_step_status_codes, NULL, PLAN) \
  F (C, T, t, FROM_DATE, from_date, DATE, NC_ ("step", "Begins on"), DROM_FIELD_PERSONAL, NULL, NULL, PLAN) \
  F (C, T, t, DUE, due, DATE, NC_ ("step", "Due on"), DROM_FIELD_PERSONAL, NULL, NULL, PLAN) \
  F (C, T, t, TIME, time, TIME, NC_ ("step", "Time"), DROM_FIELD_PERSONAL, NULL, NULL, PLAN) \
  F (C, T, t, DONE_ON, done_on, DATE, NC_ ("step", "Done on"), DROM_FIELD_PERSONAL, NULL, NULL, PLAN) \
  F (C, T, t, OUTCOME, outcome, TEXTS, NC_ ("step", "How it went"), DROM_FIELD_PERSONAL, NULL, NULL, FOLLOW_UP)
/* clang-format on */

DROM_NOUN_DECLARE (DromStep, STEP, drom_step, DROM_STEP_FIELDS)

G_END_DECLS
