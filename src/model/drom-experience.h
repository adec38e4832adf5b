/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/drom-record.h"

G_BEGIN_DECLS

/**
 * DromExperience:
 * Work or an internship that the participant has done.
 */
#define DROM_TYPE_EXPERIENCE (drom_experience_get_type ())
G_DECLARE_FINAL_TYPE (DromExperience, drom_experience, DROM, EXPERIENCE, DromRecord)

/* clang-format off */
#define DROM_EXPERIENCE_FIELDS(F, C, T, t) \
  F (C, T, t, PARTICIPANT, participant, REF, NC_ ("experience", "Participant"), DROM_FIELD_REQUIRED | DROM_FIELD_FIXED | DROM_FIELD_PERSONAL, NULL, NULL, MAPPING) \
  F (C, T, t, KIND, kind, CODE, NC_ ("experience", "Kind of experience"), DROM_FIELD_REQUIRED | DROM_FIELD_PERSONAL, &drom_experience_kind_codes, NULL, REPORT) \
  F (C, T, t, TITLE, title, TEXT, NC_ ("experience", "Title"), DROM_FIELD_PERSONAL, NULL, NULL, MAPPING) \
  F (C, T, t, SECTOR, sector, TEXT, NC_ ("experience", "Sector"), DROM_FIELD_PERSONAL, NULL, NULL, REPORT) \
  F (C, T, t, EMPLOYER, employer, TEXT, NC_ ("experience", "Employer"), DROM_FIELD_PERSONAL, NULL, NULL, MAPPING) \
  F (C, T, t, FROM_DATE, from_date, TEXT, NC_ ("experience", "From"), DROM_FIELD_PERSONAL, NULL, drom_normalize_period, MAPPING) \
  F (C, T, t, TO_DATE, to_date, TEXT, NC_ ("experience", "To"), DROM_FIELD_PERSONAL, NULL, drom_normalize_period, MAPPING)
/* clang-format on */

DROM_NOUN_DECLARE (DromExperience, EXPERIENCE, drom_experience, DROM_EXPERIENCE_FIELDS)

G_END_DECLS
