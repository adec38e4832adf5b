/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/drom-record.h"

G_BEGIN_DECLS

/**
 * DromAccessGrant:
 * Lets a staff member see a participant with protected identity.
 */
#define DROM_TYPE_ACCESS_GRANT (drom_access_grant_get_type ())
G_DECLARE_FINAL_TYPE (DromAccessGrant, drom_access_grant, DROM, ACCESS_GRANT, DromRecord)

/* clang-format off */
#define DROM_ACCESS_GRANT_FIELDS(F, C, T, t) \
  F (C, T, t, PARTICIPANT, participant, REF, NC_ ("access_grant", "Participant"), DROM_FIELD_REQUIRED | DROM_FIELD_FIXED | DROM_FIELD_PERSONAL, NULL, NULL, PROTECT) \
  F (C, T, t, STAFF, staff, REF, NC_ ("access_grant", "Staff member"), DROM_FIELD_REQUIRED | DROM_FIELD_FIXED, NULL, NULL, PROTECT) \
  F (C, T, t, GIVEN_BY, given_by, REF, NC_ ("access_grant", "Given by"), DROM_FIELD_FIXED, NULL, NULL, PROTECT) \
  F (C, T, t, GIVEN_ON, given_on, DATE, NC_ ("access_grant", "Given on"), DROM_FIELD_FIXED, NULL, NULL, PROTECT)
/* clang-format on */

DROM_NOUN_DECLARE (DromAccessGrant, ACCESS_GRANT, drom_access_grant, DROM_ACCESS_GRANT_FIELDS)

G_END_DECLS
