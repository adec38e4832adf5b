/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-goal.h"

#include "model/drom-noun-private.h"
#include "model/drom-normalize.h"

DROM_NOUN_DEFINE (DromGoal,
                  GOAL,
                  drom_goal,
                  DROM_GOAL_FIELDS,
                  "goal",
                  NC_ ("noun", "goal"),
                  "participant",
                  "plan",
                  TRUE)
