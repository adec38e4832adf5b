/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/drom-record.h"

G_BEGIN_DECLS

/**
 * DromAmendment:
 * What is to be added or corrected in a note, shown beside it.
 */
#define DROM_TYPE_AMENDMENT (drom_amendment_get_type ())
G_DECLARE_FINAL_TYPE (DromAmendment, drom_amendment, DROM, AMENDMENT, DromRecord)

/* clang-format off */
#define DROM_AMENDMENT_FIELDS(F, C, T, t) \
  F (C, T, t, PARTICIPANT, participant, REF, NC_ ("amendment", "Participant"), DROM_FIELD_REQUIRED | DROM_FIELD_FIXED | DROM_FIELD_PERSONAL, NULL, NULL, FOLLOW_UP) \
  F (C, T, t, NOTE, note, REF, NC_ ("amendment", "Note"), DROM_FIELD_REQUIRED | DROM_FIELD_FIXED | DROM_FIELD_PERSONAL, NULL, NULL, FOLLOW_UP) \
  F (C, T, t, TEXT, text, TEXT, NC_ ("amendment", "Text"), DROM_FIELD_REQUIRED | DROM_FIELD_PERSONAL, NULL, NULL, FOLLOW_UP) \
  F (C, T, t, AUTHOR, author, REF, NC_ ("amendment", "Written by"), DROM_FIELD_FIXED | DROM_FIELD_PERSONAL, NULL, NULL, FOLLOW_UP) \
  F (C, T, t, WRITTEN_ON, written_on, DATE, NC_ ("amendment", "Written on"), DROM_FIELD_REQUIRED | DROM_FIELD_FIXED | DROM_FIELD_PERSONAL, NULL, NULL, FOLLOW_UP)
/* clang-format on */

DROM_NOUN_DECLARE (DromAmendment, AMENDMENT, drom_amendment, DROM_AMENDMENT_FIELDS)

G_END_DECLS
