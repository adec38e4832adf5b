/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/drom-page.h"

G_BEGIN_DECLS

/**
 * DromParticipantPage:
 * One participant: who they are, mapping, plan, notes. Has the action group "participant"
 * ("participant.undo", "participant.redo", "participant.delete"), and passes "print",
 * header widgets and show_field() on to its tabs.
 */
#define DROM_TYPE_PARTICIPANT_PAGE (drom_participant_page_get_type ())
G_DECLARE_FINAL_TYPE (DromParticipantPage, drom_participant_page, DROM, PARTICIPANT_PAGE, DromPage)

/* Logs that the participant is looked at. NULL with an error if that, or loading, failed:
 * then nothing may be shown. (transfer floating) */
GtkWidget *drom_participant_page_new (DromSession *session, gint64 participant, GError **error);
gint64 drom_participant_page_get_participant (DromParticipantPage *self);
/* "person", "mapping", "plan", "notes". */
const char *drom_participant_page_get_tab (DromParticipantPage *self);
void drom_participant_page_set_tab (DromParticipantPage *self, const char *tab);
/* The tab that shows a noun: "goal" stands on "plan". */
const char *drom_participant_page_find_tab (const char *noun);

G_END_DECLS
