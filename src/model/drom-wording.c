/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-wording.h"

#include "model/drom-noun-private.h"
#include "model/drom-normalize.h"

DROM_NOUN_DEFINE (DromWording,
                  WORDING,
                  drom_wording,
                  DROM_WORDING_FIELDS,
                  "wording",
                  NC_ ("noun", "wording"),
                  NULL,
                  NULL,
                  FALSE)
