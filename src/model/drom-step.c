/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-step.h"

#include "model/drom-noun-private.h"
#include "model/drom-normalize.h"

DROM_NOUN_DEFINE (DromStep,
                  STEP,
                  drom_step,
                  DROM_STEP_FIELDS,
                  "step",
                  NC_ ("noun", "step"),
                  "participant",
                  "goal",
                  TRUE)
