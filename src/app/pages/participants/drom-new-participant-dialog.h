/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/drom-session.h"

G_BEGIN_DECLS

/**
 * DromNewParticipantDialog:
 * Asks for what is needed to enrol somebody, and warns while it is typed if that person
 * seems to be in the registry already. Opens the new participant's page
 * (win.show-participant of the window that it is transient for).
 */
#define DROM_TYPE_NEW_PARTICIPANT_DIALOG (drom_new_participant_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    DromNewParticipantDialog, drom_new_participant_dialog, DROM, NEW_PARTICIPANT_DIALOG, AdwWindow)

/* Shows it. (transfer none) */
GtkWindow *drom_new_participant_dialog_present (GtkWindow *parent, DromSession *session);

/* What is typed, for a dialog that is made anew in another language. (transfer floating) */
GVariant *drom_new_participant_dialog_save_state (DromNewParticipantDialog *self);
void drom_new_participant_dialog_restore_state (DromNewParticipantDialog *self, GVariant *state);

G_END_DECLS
