/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "document/drom-road.h"
#include "model/drom-session.h"

G_BEGIN_DECLS

/**
 * DromTogetherCard:
 * One step of the road, large: what, when, who, and one button that ticks it. A step that
 * is done has a large check, a place for how it went, and the way back.
 *
 * Signals:
 *   onward (): on to what comes next
 */
#define DROM_TYPE_TOGETHER_CARD (drom_together_card_get_type ())
G_DECLARE_FINAL_TYPE (DromTogetherCard, drom_together_card, DROM, TOGETHER_CARD, AdwBin)

/* @goal, @step: the milestone's, lent by a snapshot. @last: nothing is left to do. */
void drom_together_card_show (DromTogetherCard *self,
                              DromSession *session,
                              const DromRoadMilestone *milestone,
                              const DromSnapshotGoal *goal,
                              const DromSnapshotStep *step,
                              gboolean last);
gint64 drom_together_card_get_step (DromTogetherCard *self);

G_END_DECLS
