/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/drom-record.h"

G_BEGIN_DECLS

/**
 * DromContact:
 * A person at an organisation.
 */
#define DROM_TYPE_CONTACT (drom_contact_get_type ())
G_DECLARE_FINAL_TYPE (DromContact, drom_contact, DROM, CONTACT, DromRecord)

/* clang-format off */
#define DROM_CONTACT_FIELDS(F, C, T, t) \
  F (C, T, t, NAME, name, TEXT, NC_ ("contact", "Name"), DROM_FIELD_REQUIRED | DROM_FIELD_SEARCHABLE, NULL, NULL, CONTACT) \
  F (C, T, t, ORGANISATION, organisation, REF, NC_ ("contact", "Organisation"), DROM_FIELD_NONE, NULL, NULL, CONTACT) \
  F (C, T, t, TITLE, title, TEXT, NC_ ("contact", "Title"), DROM_FIELD_NONE, NULL, NULL, CONTACT) \
  F (C, T, t, PHONE, phone, TEXT, NC_ ("contact", "Phone"), DROM_FIELD_NONE, NULL, NULL, CONTACT) \
  F (C, T, t, EMAIL, email, TEXT, NC_ ("contact", "E-mail"), DROM_FIELD_NONE, NULL, drom_normalize_email, CONTACT)
/* clang-format on */

DROM_NOUN_DECLARE (DromContact, CONTACT, drom_contact, DROM_CONTACT_FIELDS)

G_END_DECLS
