/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/drom-page.h"

G_BEGIN_DECLS

/**
 * DromNoteEditor:
 * A note, or an amendment of one, while it may be changed: on the day it is written. A
 * new one is added as soon as some text stands there and rests.
 *
 * Signal: added (): the row has come into the registry.
 */
#define DROM_TYPE_NOTE_EDITOR (drom_note_editor_get_type ())
G_DECLARE_FINAL_TYPE (DromNoteEditor, drom_note_editor, DROM, NOTE_EDITOR, AdwBin)

/* @note: NULL for a new one. */
GtkWidget *drom_note_editor_new (DromSession *session, gint64 participant, DromRecord *note);
/* @amendment: NULL for a new one. */
GtkWidget *
drom_note_editor_new_for_amendment (DromSession *session, DromRecord *note, DromRecord *amendment);
/* (transfer none) (nullable) */
DromRecord *drom_note_editor_get_record (DromNoteEditor *self);
/* Adds a new one whose text does not rest yet. FALSE: it was said why not. */
gboolean drom_note_editor_flush (DromNoteEditor *self, GError **error);
/* What was typed or chosen and is no note yet, for the editor that comes after a change of
 * language: this one makes no note of it. (transfer floating) (nullable) */
GVariant *drom_note_editor_take_draft (DromNoteEditor *self);
/* @draft: of another new one. */
void drom_note_editor_set_draft (DromNoteEditor *self, GVariant *draft);

G_END_DECLS
