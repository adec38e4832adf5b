/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/drom-session.h"

G_BEGIN_DECLS

/**
 * DromRatingRow:
 * One life area of a mapping: what works well first, then how the participant and the
 * staff member rate it. Its rating is added when there is something to keep.
 */
#define DROM_TYPE_RATING_ROW (drom_rating_row_get_type ())
G_DECLARE_FINAL_TYPE (DromRatingRow, drom_rating_row, DROM, RATING_ROW, AdwPreferencesRow)

GtkWidget *drom_rating_row_new (const char *area);
const char *drom_rating_row_get_area (DromRatingRow *self);
/* @rating: NULL if the area isn't rated in this mapping. */
void drom_rating_row_set_rating (DromRatingRow *self,
                                 DromSession *session,
                                 DromRecord *mapping,
                                 DromRecord *rating);

G_END_DECLS
