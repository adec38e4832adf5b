/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/drom-record.h"

G_BEGIN_DECLS

/**
 * DromOrganisation:
 * An authority, employer, school … that contacts work at.
 */
#define DROM_TYPE_ORGANISATION (drom_organisation_get_type ())
G_DECLARE_FINAL_TYPE (DromOrganisation, drom_organisation, DROM, ORGANISATION, DromRecord)

/* clang-format off */
#define DROM_ORGANISATION_FIELDS(F, C, T, t) \
  F (C, T, t, NAME, name, TEXT, NC_ ("organisation", "Name"), DROM_FIELD_REQUIRED | DROM_FIELD_SEARCHABLE, NULL, NULL, NONE) \
  F (C, T, t, KIND, kind, CODE, NC_ ("organisation", "Kind of organisation"), DROM_FIELD_NONE, &drom_organisation_kind_codes, NULL, NONE) \
  F (C, T, t, PHONE, phone, TEXT, NC_ ("organisation", "Phone"), DROM_FIELD_NONE, NULL, NULL, NONE) \
  F (C, T, t, EMAIL, email, TEXT, NC_ ("organisation", "E-mail"), DROM_FIELD_NONE, NULL, drom_normalize_email, NONE) \
  F (C, T, t, ADDRESS, address, TEXT, NC_ ("organisation", "Address"), DROM_FIELD_NONE, NULL, NULL, NONE)
/* clang-format on */

DROM_NOUN_DECLARE (DromOrganisation, ORGANISATION, drom_organisation, DROM_ORGANISATION_FIELDS)

G_END_DECLS
