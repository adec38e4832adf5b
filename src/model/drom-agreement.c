/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-agreement.h"

#include "model/drom-noun-private.h"
#include "model/drom-normalize.h"

DROM_NOUN_DEFINE (DromAgreement,
                  AGREEMENT,
                  drom_agreement,
                  DROM_AGREEMENT_FIELDS,
                  "agreement",
                  NC_ ("noun", "agreement"),
                  "participant",
                  "plan",
                  FALSE)
