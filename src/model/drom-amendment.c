/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-amendment.h"

#include "model/drom-noun-private.h"
#include "model/drom-normalize.h"

DROM_NOUN_DEFINE (DromAmendment,
                  AMENDMENT,
                  drom_amendment,
                  DROM_AMENDMENT_FIELDS,
                  "amendment",
                  NC_ ("noun", "amendment"),
                  "participant",
                  "note",
                  FALSE)
