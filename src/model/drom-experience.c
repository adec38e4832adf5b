/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-experience.h"

#include "model/drom-noun-private.h"
#include "model/drom-normalize.h"

DROM_NOUN_DEFINE (DromExperience,
                  EXPERIENCE,
                  drom_experience,
                  DROM_EXPERIENCE_FIELDS,
                  "experience",
                  NC_ ("noun", "experience"),
                  "participant",
                  "participant",
                  FALSE)
