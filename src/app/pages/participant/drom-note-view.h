/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/drom-session.h"

G_BEGIN_DECLS

/**
 * DromNoteView:
 * A note after its day, with the amendments beside it. It can't be changed, but amended.
 */
#define DROM_TYPE_NOTE_VIEW (drom_note_view_get_type ())
G_DECLARE_FINAL_TYPE (DromNoteView, drom_note_view, DROM, NOTE_VIEW, AdwBin)

GtkWidget *drom_note_view_new (DromSession *session, DromRecord *note);
DromRecord *drom_note_view_get_note (DromNoteView *self);
/* Adds an amendment that is being written. */
gboolean drom_note_view_flush (DromNoteView *self, GError **error);
/* Reads the amendments again. */
void drom_note_view_refresh (DromNoteView *self);

G_END_DECLS
