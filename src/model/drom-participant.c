/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-participant.h"

#include "model/drom-noun-private.h"
#include "model/drom-normalize.h"

DROM_NOUN_DEFINE (DromParticipant,
                  PARTICIPANT,
                  drom_participant,
                  DROM_PARTICIPANT_FIELDS,
                  "participant",
                  NC_ ("noun", "participant"),
                  "id",
                  NULL,
                  FALSE)
