/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-result.h"

#include "model/drom-noun-private.h"
#include "model/drom-normalize.h"

DROM_NOUN_DEFINE (DromResult,
                  RESULT,
                  drom_result,
                  DROM_RESULT_FIELDS,
                  "result",
                  NC_ ("noun", "result"),
                  "participant",
                  "enrolment",
                  FALSE)
