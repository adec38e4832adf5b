/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/drom-session.h"

G_BEGIN_DECLS

/**
 * DromPhraseEntry:
 * An entry for a new goal or step: write freely, or choose one of the phrases that appear
 * while writing, or by the button with the arrow (arrow keys and Enter, or a click).
 *
 * Signals:
 *   chosen (gint64 phrase, const char *text): a phrase's row id with text NULL, or 0 with
 *     the text that was written. The handler answers TRUE if it was taken: then the entry
 *     is emptied.
 *   changed (): what stands there is another text
 */
#define DROM_TYPE_PHRASE_ENTRY (drom_phrase_entry_get_type ())
G_DECLARE_FINAL_TYPE (DromPhraseEntry, drom_phrase_entry, DROM, PHRASE_ENTRY, GtkWidget)

/* @label: its name for a screen reader. */
GtkWidget *drom_phrase_entry_new (const char *label, const char *placeholder);
/* @kind: "goal" or "step"; @area: of which life area, or NULL for all. */
void drom_phrase_entry_set_source (DromPhraseEntry *self,
                                   DromSession *session,
                                   const char *kind,
                                   const char *area);
const char *drom_phrase_entry_get_text (DromPhraseEntry *self);
void drom_phrase_entry_set_text (DromPhraseEntry *self, const char *text);
/* Whether more than white space is written. */
gboolean drom_phrase_entry_has_text (DromPhraseEntry *self);
/* As Enter does; FALSE if nothing was written or it wasn't taken. */
gboolean drom_phrase_entry_submit (DromPhraseEntry *self);

G_END_DECLS
