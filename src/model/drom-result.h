/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/drom-record.h"

G_BEGIN_DECLS

/**
 * DromResult:
 * What came of it at the end, or some months later.
 */
#define DROM_TYPE_RESULT (drom_result_get_type ())
G_DECLARE_FINAL_TYPE (DromResult, drom_result, DROM, RESULT, DromRecord)

/* clang-format off */
#define DROM_RESULT_FIELDS(F, C, T, t) \
  F (C, T, t, PARTICIPANT, participant, REF, NC_ ("result", "Participant"), DROM_FIELD_REQUIRED | DROM_FIELD_FIXED | DROM_FIELD_PERSONAL, NULL, NULL, REPORT) \
  F (C, T, t, ENROLMENT, enrolment, REF, NC_ ("result", "Enrolment"), DROM_FIELD_REQUIRED | DROM_FIELD_FIXED | DROM_FIELD_PERSONAL, NULL, NULL, REPORT) \
  F (C, T, t, KIND, kind, CODE, NC_ ("result", "Kind of result"), DROM_FIELD_REQUIRED | DROM_FIELD_PERSONAL, &drom_result_kind_codes, NULL, REPORT) \
  F (C, T, t, DATE, date, DATE, NC_ ("result", "Date"), DROM_FIELD_PERSONAL, NULL, NULL, REPORT) \
  F (C, T, t, TEXT, text, TEXT, NC_ ("result", "Description"), DROM_FIELD_PERSONAL, NULL, NULL, REPORT)
/* clang-format on */

DROM_NOUN_DECLARE (DromResult, RESULT, drom_result, DROM_RESULT_FIELDS)

G_END_DECLS
