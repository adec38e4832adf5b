/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/dialogs/drom-dialog.h"
#include "model/drom-phrase-bank.h"

G_BEGIN_DECLS

/**
 * DromPhraseDialog:
 * One phrase in each language: a new one, a colleague's own, or a built-in one, whose
 * corrections stand beside what is built in.
 *
 * When it was saved, retired or taken back, it activates "phrase.done" of the window below it,
 * with a sentence that says so; where there is none, that window shows the sentence.
 */
#define DROM_TYPE_PHRASE_DIALOG (drom_phrase_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DromPhraseDialog, drom_phrase_dialog, DROM, PHRASE_DIALOG, DromDialog)

/* @phrase: NULL for a new one. */
GtkWidget *drom_phrase_dialog_new (DromWindow *window, DromPhrase *phrase);
/* What a new phrase begins with: a text that somebody wrote in a plan. @area: "" or NULL for
 * all. */
void drom_phrase_dialog_fill (DromPhraseDialog *self,
                              const char *kind,
                              const char *area,
                              const DromTexts *texts);

G_END_DECLS
