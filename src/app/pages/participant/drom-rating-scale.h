/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/drom-field-widget.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DromRatingScale:
 * One rating of a life area from 0 to 10. The place before 0 is "not rated". Arrow keys
 * and the mouse move it, a digit sets it; turning the mouse wheel does not, since that
 * would change ratings while a page is scrolled.
 *
 * Signal: touched (): the user has rated, but there is no record yet.
 */
#define DROM_TYPE_RATING_SCALE (drom_rating_scale_get_type ())
G_DECLARE_FINAL_TYPE (DromRatingScale, drom_rating_scale, DROM, RATING_SCALE, AdwBin)

/* @field: "by-participant" or "by-staff". @area_label: for its name. */
GtkWidget *drom_rating_scale_new (const char *field, const char *area_label);
/* The rating as typed: digits, or "" for not rated. (transfer full) */
char *drom_rating_scale_dup_typed (DromRatingScale *self);

G_END_DECLS
