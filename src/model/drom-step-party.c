/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-step-party.h"

#include "model/drom-noun-private.h"
#include "model/drom-normalize.h"

DROM_NOUN_DEFINE (DromStepParty,
                  STEP_PARTY,
                  drom_step_party,
                  DROM_STEP_PARTY_FIELDS,
                  "step_party",
                  NC_ ("noun", "party"),
                  "participant",
                  "step",
                  FALSE)
