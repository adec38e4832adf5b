/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-project.h"

#include "model/drom-noun-private.h"
#include "model/drom-normalize.h"

DROM_NOUN_DEFINE (DromProject,
                  PROJECT,
                  drom_project,
                  DROM_PROJECT_FIELDS,
                  "project",
                  NC_ ("noun", "project"),
                  NULL,
                  NULL,
                  FALSE)
