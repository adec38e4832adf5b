/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-organisation.h"

#include "model/drom-noun-private.h"
#include "model/drom-normalize.h"

DROM_NOUN_DEFINE (DromOrganisation,
                  ORGANISATION,
                  drom_organisation,
                  DROM_ORGANISATION_FIELDS,
                  "organisation",
                  NC_ ("noun", "organisation"),
                  NULL,
                  NULL,
                  FALSE)
