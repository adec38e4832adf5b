/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/drom-record.h"

G_BEGIN_DECLS

/**
 * DromAgreement:
 * A frozen, numbered revision of a plan. Its snapshot and hash never change.
 */
#define DROM_TYPE_AGREEMENT (drom_agreement_get_type ())
G_DECLARE_FINAL_TYPE (DromAgreement, drom_agreement, DROM, AGREEMENT, DromRecord)

/* clang-format off */
#define DROM_AGREEMENT_FIELDS(F, C, T, t) \
  F (C, T, t, PARTICIPANT, participant, REF, NC_ ("agreement", "Participant"), DROM_FIELD_REQUIRED | DROM_FIELD_FIXED | DROM_FIELD_PERSONAL, NULL, NULL, PLAN) \
  F (C, T, t, PLAN, plan, REF, NC_ ("agreement", "Individual plan"), DROM_FIELD_REQUIRED | DROM_FIELD_FIXED | DROM_FIELD_PERSONAL, NULL, NULL, PLAN) \
  F (C, T, t, NUMBER, number, INT, NC_ ("agreement", "Number"), DROM_FIELD_REQUIRED | DROM_FIELD_FIXED | DROM_FIELD_PERSONAL, NULL, NULL, PLAN) \
  F (C, T, t, DATE, date, DATE, NC_ ("agreement", "Date"), DROM_FIELD_REQUIRED | DROM_FIELD_FIXED | DROM_FIELD_PERSONAL, NULL, NULL, PLAN) \
  F (C, T, t, AGREED_BY, agreed_by, TEXT, NC_ ("agreement", "Who agreed"), DROM_FIELD_FIXED | DROM_FIELD_PERSONAL, NULL, NULL, PLAN) \
  F (C, T, t, SNAPSHOT, snapshot, TEXT, NC_ ("agreement", "Snapshot"), DROM_FIELD_REQUIRED | DROM_FIELD_FIXED | DROM_FIELD_PERSONAL, NULL, NULL, PLAN) \
  F (C, T, t, HASH, hash, TEXT, NC_ ("agreement", "SHA-256"), DROM_FIELD_REQUIRED | DROM_FIELD_FIXED, NULL, NULL, PLAN) \
  F (C, T, t, CHECK_CODE, check_code, TEXT, NC_ ("agreement", "Check code"), DROM_FIELD_REQUIRED | DROM_FIELD_FIXED, NULL, NULL, PLAN)
/* clang-format on */

DROM_NOUN_DECLARE (DromAgreement, AGREEMENT, drom_agreement, DROM_AGREEMENT_FIELDS)

G_END_DECLS
