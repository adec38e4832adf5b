/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/drom-record.h"

G_BEGIN_DECLS

/**
 * DromNote:
 * What happened on a day. Never changed after the day it was written, only amended.
 */
#define DROM_TYPE_NOTE (drom_note_get_type ())
G_DECLARE_FINAL_TYPE (DromNote, drom_note, DROM, NOTE, DromRecord)

/* clang-format off */
#define DROM_NOTE_FIELDS(F, C, T, t) \
  F (C, T, t, PARTICIPANT, participant, REF, NC_ ("note", "Participant"), DROM_FIELD_REQUIRED | DROM_FIELD_FIXED | DROM_FIELD_PERSONAL, NULL, NULL, FOLLOW_UP) \
  F (C, T, t, DATE, date, DATE, NC_ ("note", "Date"), DROM_FIELD_REQUIRED | DROM_FIELD_PERSONAL, NULL, NULL, FOLLOW_UP) \
  F (C, T, t, KIND, kind, CODE, NC_ ("note", "Kind of note"), DROM_FIELD_REQUIRED | DROM_FIELD_PERSONAL, &drom_note_kind_codes, NULL, FOLLOW_UP) \
  F (C, T, t, VOICE, voice, CODE, NC_ ("note", "Voice"), DROM_FIELD_REQUIRED | DROM_FIELD_PERSONAL, &drom_voice_codes, NULL, FOLLOW_UP) \
  F (C, T, t, TEXT, text, TEXT, NC_ ("note", "Text"), DROM_FIELD_REQUIRED | DROM_FIELD_PERSONAL, NULL, NULL, FOLLOW_UP) \
  F (C, T, t, AUTHOR, author, REF, NC_ ("note", "Written by"), DROM_FIELD_FIXED | DROM_FIELD_PERSONAL, NULL, NULL, FOLLOW_UP) \
  F (C, T, t, WRITTEN_ON, written_on, DATE, NC_ ("note", "Written on"), DROM_FIELD_REQUIRED | DROM_FIELD_FIXED | DROM_FIELD_PERSONAL, NULL, NULL, FOLLOW_UP)
/* clang-format on */

DROM_NOUN_DECLARE (DromNote, NOTE, drom_note, DROM_NOTE_FIELDS)

G_END_DECLS
