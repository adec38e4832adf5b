/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/drom-record.h"

G_BEGIN_DECLS

/**
 * DromRating:
 * One life area of a mapping, rated 0 to 10 by the participant and by the staff member.
 */
#define DROM_TYPE_RATING (drom_rating_get_type ())
G_DECLARE_FINAL_TYPE (DromRating, drom_rating, DROM, RATING, DromRecord)

/* clang-format off */
#define DROM_RATING_FIELDS(F, C, T, t) \
  F (C, T, t, PARTICIPANT, participant, REF, NC_ ("rating", "Participant"), DROM_FIELD_REQUIRED | DROM_FIELD_FIXED | DROM_FIELD_PERSONAL, NULL, NULL, MAPPING) \
  F (C, T, t, MAPPING, mapping, REF, NC_ ("rating", "Mapping"), DROM_FIELD_REQUIRED | DROM_FIELD_FIXED | DROM_FIELD_PERSONAL, NULL, NULL, MAPPING) \
  F (C, T, t, AREA, area, CODE, NC_ ("rating", "Life area"), DROM_FIELD_REQUIRED | DROM_FIELD_FIXED | DROM_FIELD_PERSONAL, &drom_life_area_codes, NULL, MAPPING) \
  F (C, T, t, BY_PARTICIPANT, by_participant, INT, NC_ ("rating", "The participant’s rating"), DROM_FIELD_PERSONAL, NULL, drom_normalize_rating, MAPPING) \
  F (C, T, t, BY_STAFF, by_staff, INT, NC_ ("rating", "The staff member’s rating"), DROM_FIELD_PERSONAL, NULL, drom_normalize_rating, MAPPING) \
  F (C, T, t, STRENGTH, strength, TEXTS, NC_ ("rating", "What works well"), DROM_FIELD_PERSONAL, NULL, NULL, MAPPING)
/* clang-format on */

DROM_NOUN_DECLARE (DromRating, RATING, drom_rating, DROM_RATING_FIELDS)

G_END_DECLS
