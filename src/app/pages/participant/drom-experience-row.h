/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/drom-session.h"

G_BEGIN_DECLS

/**
 * DromExperienceRow:
 * Work or an internship that the participant has done; unfolds to its fields.
 */
#define DROM_TYPE_EXPERIENCE_ROW (drom_experience_row_get_type ())
G_DECLARE_FINAL_TYPE (DromExperienceRow, drom_experience_row, DROM, EXPERIENCE_ROW, AdwExpanderRow)

GtkWidget *drom_experience_row_new (DromSession *session, DromRecord *experience);
/* (transfer none) */
DromRecord *drom_experience_row_get_record (DromExperienceRow *self);

G_END_DECLS
