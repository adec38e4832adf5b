/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-phrase.h"

#include "model/drom-noun-private.h"
#include "model/drom-normalize.h"

DROM_NOUN_DEFINE (DromPhrase,
                  PHRASE,
                  drom_phrase,
                  DROM_PHRASE_FIELDS,
                  "phrase",
                  NC_ ("noun", "phrase"),
                  NULL,
                  NULL,
                  FALSE)
