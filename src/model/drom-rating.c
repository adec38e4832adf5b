/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-rating.h"

#include "model/drom-noun-private.h"
#include "model/drom-normalize.h"

DROM_NOUN_DEFINE (DromRating,
                  RATING,
                  drom_rating,
                  DROM_RATING_FIELDS,
                  "rating",
                  NC_ ("noun", "rating"),
                  "participant",
                  "mapping",
                  FALSE)
