/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-enrolment.h"

#include "model/drom-noun-private.h"
#include "model/drom-normalize.h"

DROM_NOUN_DEFINE (DromEnrolment,
                  ENROLMENT,
                  drom_enrolment,
                  DROM_ENROLMENT_FIELDS,
                  "enrolment",
                  NC_ ("noun", "enrolment"),
                  "participant",
                  "participant",
                  FALSE)
