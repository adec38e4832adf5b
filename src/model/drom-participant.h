/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/drom-record.h"

G_BEGIN_DECLS

/**
 * DromParticipant:
 * A person who takes part. The running number belongs to the registry and is never
 * reused. There is no field for ethnicity, mother tongue or preferred language, and
 * none is to be added.
 */
#define DROM_TYPE_PARTICIPANT (drom_participant_get_type ())
G_DECLARE_FINAL_TYPE (DromParticipant, drom_participant, DROM, PARTICIPANT, DromRecord)

/* clang-format off */
#define DROM_PARTICIPANT_FIELDS(F, C, T, t) \
  F (C, T, t, NUMBER, number, INT, NC_ ("participant", "Number"), DROM_FIELD_REQUIRED | DROM_FIELD_PERSONAL | DROM_FIELD_SEARCHABLE, NULL, drom_normalize_number, IDENTIFY) \
  F (C, T, t, GIVEN_NAME, given_name, TEXT, NC_ ("participant", "Given name"), DROM_FIELD_REQUIRED | DROM_FIELD_PERSONAL | DROM_FIELD_MASKED | DROM_FIELD_SEARCHABLE, NULL, NULL, IDENTIFY) \
  F (C, T, t, FAMILY_NAME, family_name, TEXT, NC_ ("participant", "Family name"), DROM_FIELD_PERSONAL | DROM_FIELD_MASKED | DROM_FIELD_SEARCHABLE, NULL, NULL, IDENTIFY) \
  F (C, T, t, BIRTH_DATE, birth_date, DATE, NC_ ("participant", "Birth date"), DROM_FIELD_PERSONAL | DROM_FIELD_MASKED, NULL, drom_normalize_birth_date, IDENTIFY) \
  F (C, T, t, IDENTITY_NUMBER, identity_number, TEXT, NC_ ("participant", "Personnummer or samordningsnummer"), DROM_FIELD_PERSONAL | DROM_FIELD_MASKED | DROM_FIELD_SEARCHABLE, NULL, drom_normalize_identity_number, IDENTIFY) \
  F (C, T, t, GENDER, gender, CODE, NC_ ("participant", "Gender"), DROM_FIELD_PERSONAL, &drom_gender_codes, NULL, REPORT) \
  F (C, T, t, PHONE, phone, TEXT, NC_ ("participant", "Phone"), DROM_FIELD_PERSONAL | DROM_FIELD_MASKED | DROM_FIELD_SEARCHABLE, NULL, NULL, CONTACT) \
  F (C, T, t, EMAIL, email, TEXT, NC_ ("participant", "E-mail"), DROM_FIELD_PERSONAL | DROM_FIELD_MASKED, NULL, drom_normalize_email, CONTACT) \
  F (C, T, t, STREET, street, TEXT, NC_ ("participant", "Street"), DROM_FIELD_PERSONAL | DROM_FIELD_MASKED, NULL, NULL, CONTACT) \
  F (C, T, t, POSTCODE, postcode, TEXT, NC_ ("participant", "Postcode"), DROM_FIELD_PERSONAL | DROM_FIELD_MASKED, NULL, NULL, CONTACT) \
  F (C, T, t, CITY, city, TEXT, NC_ ("participant", "Postal town"), DROM_FIELD_PERSONAL | DROM_FIELD_MASKED, NULL, NULL, CONTACT) \
  F (C, T, t, PROTECTED, protected, BOOL, NC_ ("participant", "Protected identity"), DROM_FIELD_PERSONAL, NULL, NULL, PROTECT)
/* clang-format on */

DROM_NOUN_DECLARE (DromParticipant, PARTICIPANT, drom_participant, DROM_PARTICIPANT_FIELDS)

G_END_DECLS
