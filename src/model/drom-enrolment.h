/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/drom-record.h"

G_BEGIN_DECLS

/**
 * DromEnrolment:
 * A participant's time in one project. The next step and its date are kept by the
 * schema's triggers, in the transaction that changes a step.
 */
#define DROM_TYPE_ENROLMENT (drom_enrolment_get_type ())
G_DECLARE_FINAL_TYPE (DromEnrolment, drom_enrolment, DROM, ENROLMENT, DromRecord)

/* clang-format off */
#define DROM_ENROLMENT_FIELDS(F, C, T, t) \
  F (C, T, t, PARTICIPANT, participant, REF, NC_ ("enrolment", "Participant"), DROM_FIELD_REQUIRED | DROM_FIELD_FIXED | DROM_FIELD_PERSONAL, NULL, NULL, REPORT) \
  F (C, T, t, PROJECT, project, REF, NC_ ("enrolment", "Project"), DROM_FIELD_REQUIRED | DROM_FIELD_FIXED | DROM_FIELD_PERSONAL, NULL, NULL, REPORT) \
  F (C, T, t, TOWN, town, TEXT, NC_ ("enrolment", "Town"), DROM_FIELD_PERSONAL, NULL, NULL, REPORT) \
  F (C, T, t, RESPONSIBLE, responsible, REF, NC_ ("enrolment", "Responsible staff member"), DROM_FIELD_PERSONAL, NULL, NULL, PLAN) \
  F (C, T, t, STATUS, status, CODE, NC_ ("enrolment", "Status"), DROM_FIELD_REQUIRED | DROM_FIELD_PERSONAL, &drom_enrolment_status_codes, NULL, REPORT) \
  F (C, T, t, FROM_DATE, from_date, DATE, NC_ ("enrolment", "Enrolled on"), DROM_FIELD_PERSONAL, NULL, NULL, REPORT) \
  F (C, T, t, TO_DATE, to_date, DATE, NC_ ("enrolment", "Ended on"), DROM_FIELD_PERSONAL, NULL, NULL, REPORT) \
  F (C, T, t, REASON, reason, TEXT, NC_ ("enrolment", "Why it ended"), DROM_FIELD_PERSONAL, NULL, NULL, REPORT) \
  F (C, T, t, NEXT_STEP, next_step, REF, NC_ ("enrolment", "Next step"), DROM_FIELD_DERIVED, NULL, NULL, NONE) \
  F (C, T, t, NEXT_STEP_DUE, next_step_due, DATE, NC_ ("enrolment", "Date of the next step"), DROM_FIELD_DERIVED, NULL, NULL, NONE)
/* clang-format on */

DROM_NOUN_DECLARE (DromEnrolment, ENROLMENT, drom_enrolment, DROM_ENROLMENT_FIELDS)

G_END_DECLS
