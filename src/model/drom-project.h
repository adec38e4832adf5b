/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/drom-record.h"

G_BEGIN_DECLS

/**
 * DromProject:
 * A project that participants are enrolled in: its name, the neutral code name that
 * goes on papers, file names and window titles, its period and preset.
 */
#define DROM_TYPE_PROJECT (drom_project_get_type ())
G_DECLARE_FINAL_TYPE (DromProject, drom_project, DROM, PROJECT, DromRecord)

/* clang-format off */
#define DROM_PROJECT_FIELDS(F, C, T, t) \
  F (C, T, t, NAME, name, TEXT, NC_ ("project", "Name"), DROM_FIELD_REQUIRED, NULL, NULL, NONE) \
  F (C, T, t, CODE_NAME, code_name, TEXT, NC_ ("project", "Code name"), DROM_FIELD_REQUIRED, NULL, NULL, NONE) \
  F (C, T, t, PRESET, preset, CODE, NC_ ("project", "Kind of project"), DROM_FIELD_NONE, &drom_preset_codes, NULL, NONE) \
  F (C, T, t, REFERENCE, reference, TEXT, NC_ ("project", "Reference number"), DROM_FIELD_NONE, NULL, NULL, NONE) \
  F (C, T, t, FROM_DATE, from_date, DATE, NC_ ("project", "From"), DROM_FIELD_NONE, NULL, NULL, NONE) \
  F (C, T, t, TO_DATE, to_date, DATE, NC_ ("project", "To"), DROM_FIELD_NONE, NULL, NULL, NONE)
/* clang-format on */

DROM_NOUN_DECLARE (DromProject, PROJECT, drom_project, DROM_PROJECT_FIELDS)

G_END_DECLS
