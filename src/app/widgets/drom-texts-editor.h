/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/drom-field-binding.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DromTextsEditor:
 * Many lines of one field in one language: a part of DromTextsView, and alone for a field
 * of plain text (a note).
 *
 * Signal: changed (): the user changed what it holds.
 */
#define DROM_TYPE_TEXTS_EDITOR (drom_texts_editor_get_type ())
G_DECLARE_FINAL_TYPE (DromTextsEditor, drom_texts_editor, DROM, TEXTS_EDITOR, AdwBin)

/* @language: NULL for a field of plain text. */
GtkWidget *drom_texts_editor_new (const char *language);
const char *drom_texts_editor_get_language (DromTextsEditor *self);
/* @title: what a screen reader calls it. */
void drom_texts_editor_set_title (DromTextsEditor *self, const char *title);
void drom_texts_editor_show_language (DromTextsEditor *self, gboolean show);
DromFieldBinding *drom_texts_editor_get_binding (DromTextsEditor *self);
/* (transfer full) */
char *drom_texts_editor_dup_text (DromTextsEditor *self);

G_END_DECLS
