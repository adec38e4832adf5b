/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DromTextLine:
 * One text in one language, written where it stands: a label that is as high as its
 * text, and becomes a text view when it is given the focus. (A text view alone does not
 * tell its height before it is drawn, and costs ten labels.)
 *
 * Signals:
 *   typed (): after each change by the user
 *   rested (): the typing is to be saved: 800 ms without a key, or the focus has gone
 *   activate (): Enter in a text of one paragraph
 */
#define DROM_TYPE_TEXT_LINE (drom_text_line_get_type ())
G_DECLARE_FINAL_TYPE (DromTextLine, drom_text_line, DROM, TEXT_LINE, GtkWidget)

/* @paragraphs: whether Enter begins a new one. */
GtkWidget *drom_text_line_new (const char *language, gboolean paragraphs);
const char *drom_text_line_get_language (DromTextLine *self);

/* What is saved. Typing that is not saved stays. */
void drom_text_line_set_saved (DromTextLine *self, const char *text);
const char *drom_text_line_get_saved (DromTextLine *self);
/* What stands there, saved or not. */
const char *drom_text_line_get_text (DromTextLine *self);
gboolean drom_text_line_is_pending (DromTextLine *self);
/* As if the user had typed it. */
void drom_text_line_type (DromTextLine *self, const char *text);
/* Forgets unsaved typing. */
void drom_text_line_revert (DromTextLine *self);

void drom_text_line_set_editable (DromTextLine *self, gboolean editable);
/* @name: for a screen reader. @placeholder: shown while it is empty. */
void drom_text_line_set_name (DromTextLine *self, const char *name, const char *placeholder);
/* A word after the text that says its language; NULL for none. */
void drom_text_line_set_tag (DromTextLine *self, const char *tag);

/* Place of the text cursor in characters; -1 if it is not being written in. */
int drom_text_line_get_cursor (DromTextLine *self);
void drom_text_line_set_cursor (DromTextLine *self, int offset);

G_END_DECLS
