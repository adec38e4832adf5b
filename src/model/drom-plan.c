/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-plan.h"

#include "model/drom-noun-private.h"
#include "model/drom-normalize.h"

DROM_NOUN_DEFINE (DromPlan,
                  PLAN,
                  drom_plan,
                  DROM_PLAN_FIELDS,
                  "plan",
                  NC_ ("noun", "individual plan"),
                  "participant",
                  "enrolment",
                  FALSE)
