/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-mapping.h"

#include "model/drom-noun-private.h"
#include "model/drom-normalize.h"

DROM_NOUN_DEFINE (DromMapping,
                  MAPPING,
                  drom_mapping,
                  DROM_MAPPING_FIELDS,
                  "mapping",
                  NC_ ("noun", "mapping"),
                  "participant",
                  "participant",
                  FALSE)
