/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/drom-field-widget.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DromTextsView:
 * Many lines, in the language of the screen and in every other that the text stands in;
 * "Also in another language" adds one. For fields of type TEXTS, and TEXT, which has no
 * languages.
 *
 * Properties: "noun", "field", "title" (default: the field's label).
 * Signal: changed (): the user changed what it holds.
 */
#define DROM_TYPE_TEXTS_VIEW (drom_texts_view_get_type ())
G_DECLARE_FINAL_TYPE (DromTextsView, drom_texts_view, DROM, TEXTS_VIEW, AdwBin)

GtkWidget *drom_texts_view_new (const char *noun, const char *field);

/* What the first editor holds: of a view that stands alone. (transfer full) */
char *drom_texts_view_dup_text (DromTextsView *self);
/* As if the user had typed it there. */
void drom_texts_view_type_text (DromTextsView *self, const char *text);

/* The language that the first editor is in: the screen's, if texts are written in it. */
const char *drom_texts_view_get_main_language (void);

G_END_DECLS
