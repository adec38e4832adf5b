/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-access-grant.h"

#include "model/drom-noun-private.h"
#include "model/drom-normalize.h"

DROM_NOUN_DEFINE (DromAccessGrant,
                  ACCESS_GRANT,
                  drom_access_grant,
                  DROM_ACCESS_GRANT_FIELDS,
                  "access_grant",
                  NC_ ("noun", "access grant"),
                  "participant",
                  "participant",
                  FALSE)
