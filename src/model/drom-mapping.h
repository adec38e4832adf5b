/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/drom-record.h"

G_BEGIN_DECLS

/**
 * DromMapping:
 * What was talked through on one day: where the participant stands, strengths first.
 * Mappings are repeated and never overwritten by a later one.
 */
#define DROM_TYPE_MAPPING (drom_mapping_get_type ())
G_DECLARE_FINAL_TYPE (DromMapping, drom_mapping, DROM, MAPPING, DromRecord)

/* clang-format off */
#define DROM_MAPPING_FIELDS(F, C, T, t) \
  F (C, T, t, PARTICIPANT, participant, REF, NC_ ("mapping", "Participant"), DROM_FIELD_REQUIRED | DROM_FIELD_FIXED | DROM_FIELD_PERSONAL, NULL, NULL, MAPPING) \
  F (C, T, t, DATE, date, DATE, NC_ ("mapping", "Date"), DROM_FIELD_REQUIRED | DROM_FIELD_PERSONAL, NULL, NULL, MAPPING) \
  F (C, T, t, EDUCATION, education, CODE, NC_ ("mapping", "Education"), DROM_FIELD_PERSONAL, &drom_education_codes, NULL, REPORT) \
  F (C, T, t, WORK_LANGUAGES, work_languages, TEXT, NC_ ("mapping", "Languages for work"), DROM_FIELD_PERSONAL, NULL, NULL, MAPPING) \
  F (C, T, t, DRIVING_LICENCE, driving_licence, TEXT, NC_ ("mapping", "Driving licence"), DROM_FIELD_PERSONAL, NULL, NULL, MAPPING) \
  F (C, T, t, SKILL_IDENTITY, skill_identity, CODE, NC_ ("mapping", "Use e-identity"), DROM_FIELD_PERSONAL, &drom_skill_level_codes, NULL, MAPPING) \
  F (C, T, t, SKILL_EMAIL, skill_email, CODE, NC_ ("mapping", "Write and read e-mail"), DROM_FIELD_PERSONAL, &drom_skill_level_codes, NULL, MAPPING) \
  F (C, T, t, SKILL_SERVICES, skill_services, CODE, NC_ ("mapping", "Use e-services"), DROM_FIELD_PERSONAL, &drom_skill_level_codes, NULL, MAPPING) \
  F (C, T, t, SKILL_JOB_SEARCH, skill_job_search, CODE, NC_ ("mapping", "Look for work online"), DROM_FIELD_PERSONAL, &drom_skill_level_codes, NULL, MAPPING) \
  F (C, T, t, SKILL_SCHOOLING, skill_schooling, CODE, NC_ ("mapping", "Follow the children’s schooling"), DROM_FIELD_PERSONAL, &drom_skill_level_codes, NULL, MAPPING) \
  F (C, T, t, LIVELIHOOD, livelihood, TEXT, NC_ ("mapping", "Livelihood"), DROM_FIELD_PERSONAL, NULL, NULL, MAPPING) \
  F (C, T, t, STRENGTHS, strengths, TEXTS, NC_ ("mapping", "Strengths"), DROM_FIELD_PERSONAL, NULL, NULL, MAPPING) \
  F (C, T, t, OBSTACLES, obstacles, TEXTS, NC_ ("mapping", "Obstacles, in own words"), DROM_FIELD_PERSONAL, NULL, NULL, MAPPING)
/* clang-format on */

DROM_NOUN_DECLARE (DromMapping, MAPPING, drom_mapping, DROM_MAPPING_FIELDS)

G_END_DECLS
