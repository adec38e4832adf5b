/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/drom-record.h"

G_BEGIN_DECLS

/**
 * DromStaff:
 * Somebody who works with participants and signs in. @slot is the id of the slot in
 * the key file; who has none can no longer sign in.
 */
#define DROM_TYPE_STAFF (drom_staff_get_type ())
G_DECLARE_FINAL_TYPE (DromStaff, drom_staff, DROM, STAFF, DromRecord)

/* clang-format off */
#define DROM_STAFF_FIELDS(F, C, T, t) \
  F (C, T, t, NAME, name, TEXT, NC_ ("staff", "Name"), DROM_FIELD_REQUIRED, NULL, NULL, NONE) \
  F (C, T, t, ROLE, role, CODE, NC_ ("staff", "Staff role"), DROM_FIELD_REQUIRED, &drom_staff_role_codes, NULL, NONE) \
  F (C, T, t, SLOT, slot, TEXT, NC_ ("staff", "Key slot"), DROM_FIELD_NONE, NULL, NULL, NONE) \
  F (C, T, t, ACTIVE, active, BOOL, NC_ ("staff", "Active"), DROM_FIELD_NONE, NULL, NULL, NONE)
/* clang-format on */

DROM_NOUN_DECLARE (DromStaff, STAFF, drom_staff, DROM_STAFF_FIELDS)

G_END_DECLS
