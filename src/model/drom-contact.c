/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-contact.h"

#include "model/drom-noun-private.h"
#include "model/drom-normalize.h"

DROM_NOUN_DEFINE (DromContact,
                  CONTACT,
                  drom_contact,
                  DROM_CONTACT_FIELDS,
                  "contact",
                  NC_ ("noun", "contact"),
                  NULL,
                  NULL,
                  FALSE)
