/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-staff.h"

#include "model/drom-noun-private.h"
#include "model/drom-normalize.h"

DROM_NOUN_DEFINE (DromStaff,
                  STAFF,
                  drom_staff,
                  DROM_STAFF_FIELDS,
                  "staff",
                  NC_ ("noun", "staff member"),
                  NULL,
                  NULL,
                  FALSE)
