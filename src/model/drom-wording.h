/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/drom-record.h"

G_BEGIN_DECLS

/**
 * DromWording:
 * A text of the program as a colleague corrected it in one language; for a text with
 * plural forms one of them. It is written and taken back by drom-wordings.h.
 */
#define DROM_TYPE_WORDING (drom_wording_get_type ())
G_DECLARE_FINAL_TYPE (DromWording, drom_wording, DROM, WORDING, DromRecord)

/* clang-format off */
#define DROM_WORDING_FIELDS(F, C, T, t) \
  F (C, T, t, LANGUAGE, language, TEXT, NC_ ("wording", "Language"), DROM_FIELD_REQUIRED | DROM_FIELD_FIXED, NULL, NULL, NONE) \
  F (C, T, t, CONTEXT, context, TEXT, NC_ ("wording", "Context"), DROM_FIELD_FIXED, NULL, NULL, NONE) \
  F (C, T, t, MSGID, msgid, TEXT, NC_ ("wording", "In English"), DROM_FIELD_REQUIRED | DROM_FIELD_FIXED, NULL, NULL, NONE) \
  F (C, T, t, FORM, form, INT, NC_ ("wording", "Plural form"), DROM_FIELD_FIXED, NULL, NULL, NONE) \
  F (C, T, t, TEXT, text, TEXT, NC_ ("wording", "Corrected text"), DROM_FIELD_REQUIRED | DROM_FIELD_FIXED, NULL, NULL, NONE) \
  F (C, T, t, AUTHOR, author, REF, NC_ ("wording", "Corrected by"), DROM_FIELD_REQUIRED | DROM_FIELD_FIXED, NULL, NULL, NONE) \
  F (C, T, t, WRITTEN_ON, written_on, DATE, NC_ ("wording", "Corrected on"), DROM_FIELD_REQUIRED | DROM_FIELD_FIXED, NULL, NULL, NONE)
/* clang-format on */

DROM_NOUN_DECLARE (DromWording, WORDING, drom_wording, DROM_WORDING_FIELDS)

G_END_DECLS
