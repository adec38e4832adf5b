/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/drom-record.h"

G_BEGIN_DECLS

/**
 * DromPhrase:
 * A standard sentence for a goal or a step, in several languages. Built-in ones have a
 * stable name, are renewed when the registry opens, and are retired, never deleted; what
 * colleagues correct of them stands beside, as the correction, and is never renewed.
 * A built-in one that they never want suggested is hidden, which no renewal undoes; their own
 * one is retired. Colleagues' own ones have no name. drom-phrase-bank.h does with them what is
 * done.
 */
#define DROM_TYPE_PHRASE (drom_phrase_get_type ())
G_DECLARE_FINAL_TYPE (DromPhrase, drom_phrase, DROM, PHRASE, DromRecord)

/* clang-format off */
#define DROM_PHRASE_FIELDS(F, C, T, t) \
  F (C, T, t, NAME, name, TEXT, NC_ ("phrase", "Name"), DROM_FIELD_FIXED, NULL, NULL, NONE) \
  F (C, T, t, KIND, kind, CODE, NC_ ("phrase", "Kind of phrase"), DROM_FIELD_REQUIRED, &drom_phrase_kind_codes, NULL, NONE) \
  F (C, T, t, AREA, area, CODE, NC_ ("phrase", "Life area"), DROM_FIELD_NONE, &drom_life_area_codes, NULL, NONE) \
  F (C, T, t, TEXT, text, TEXTS, NC_ ("phrase", "Phrase"), DROM_FIELD_NONE, NULL, NULL, NONE) \
  F (C, T, t, CORRECTION, correction, TEXTS, NC_ ("phrase", "Corrected phrase"), DROM_FIELD_NONE, NULL, NULL, NONE) \
  F (C, T, t, RETIRED, retired, BOOL, NC_ ("phrase", "Retired"), DROM_FIELD_NONE, NULL, NULL, NONE) \
  F (C, T, t, HIDDEN, hidden, BOOL, NC_ ("phrase", "No longer offered"), DROM_FIELD_NONE, NULL, NULL, NONE)
/* clang-format on */

DROM_NOUN_DECLARE (DromPhrase, PHRASE, drom_phrase, DROM_PHRASE_FIELDS)

G_END_DECLS
