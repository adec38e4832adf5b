/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/drom-record.h"

G_BEGIN_DECLS

/**
 * DromPlan:
 * The individual plan of an enrolment, one open at a time.
 */
#define DROM_TYPE_PLAN (drom_plan_get_type ())
G_DECLARE_FINAL_TYPE (DromPlan, drom_plan, DROM, PLAN, DromRecord)

/* clang-format off */
#define DROM_PLAN_FIELDS(F, C, T, t) \
  F (C, T, t, PARTICIPANT, participant, REF, NC_ ("plan", "Participant"), DROM_FIELD_REQUIRED | DROM_FIELD_FIXED | DROM_FIELD_PERSONAL, NULL, NULL, PLAN) \
  F (C, T, t, ENROLMENT, enrolment, REF, NC_ ("plan", "Enrolment"), DROM_FIELD_REQUIRED | DROM_FIELD_FIXED | DROM_FIELD_PERSONAL, NULL, NULL, PLAN) \
  F (C, T, t, TRACK, track, CODE, NC_ ("plan", "Track"), DROM_FIELD_PERSONAL, &drom_track_codes, NULL, PLAN) \
  F (C, T, t, OWN_WORDS, own_words, TEXTS, NC_ ("plan", "In my own words"), DROM_FIELD_PERSONAL, NULL, NULL, PLAN) \
  F (C, T, t, STAFF_WORDS, staff_words, TEXTS, NC_ ("plan", "The staff’s words"), DROM_FIELD_PERSONAL, NULL, NULL, PLAN) \
  F (C, T, t, FOLLOW_UP_DATE, follow_up_date, DATE, NC_ ("plan", "Follow-up on"), DROM_FIELD_PERSONAL, NULL, NULL, FOLLOW_UP) \
  F (C, T, t, FOLLOW_UP_TIME, follow_up_time, TIME, NC_ ("plan", "Follow-up at"), DROM_FIELD_PERSONAL, NULL, NULL, FOLLOW_UP) \
  F (C, T, t, FOLLOW_UP_PLACE, follow_up_place, TEXT, NC_ ("plan", "Place of the follow-up"), DROM_FIELD_PERSONAL, NULL, NULL, FOLLOW_UP) \
  F (C, T, t, OPENED_ON, opened_on, DATE, NC_ ("plan", "Opened on"), DROM_FIELD_PERSONAL, NULL, NULL, PLAN) \
  F (C, T, t, CLOSED_ON, closed_on, DATE, NC_ ("plan", "Closed on"), DROM_FIELD_PERSONAL, NULL, NULL, PLAN)
/* clang-format on */

DROM_NOUN_DECLARE (DromPlan, PLAN, drom_plan, DROM_PLAN_FIELDS)

G_END_DECLS
