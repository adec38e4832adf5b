/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-note.h"

#include "model/drom-noun-private.h"
#include "model/drom-normalize.h"

DROM_NOUN_DEFINE (DromNote,
                  NOTE,
                  drom_note,
                  DROM_NOTE_FIELDS,
                  "note",
                  NC_ ("noun", "note"),
                  "participant",
                  "participant",
                  FALSE)
