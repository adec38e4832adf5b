/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/drom-wordings.h"

G_BEGIN_DECLS

/**
 * DromWordingEditor:
 * One text of the program in one language, each form of it to be written anew.
 *
 * Signals:
 *   take-back (): the colleague's words are not to be used any more
 */
#define DROM_TYPE_WORDING_EDITOR (drom_wording_editor_get_type ())
G_DECLARE_FINAL_TYPE (DromWordingEditor, drom_wording_editor, DROM, WORDING_EDITOR, AdwBin)

/* @note: (nullable): a sentence below the text if a colleague corrected it: who, and when. */
GtkWidget *drom_wording_editor_new (const DromProgramText *text,
                                    const DromLanguage *language,
                                    const char *note,
                                    gboolean editable);

const DromLanguage *drom_wording_editor_get_language (DromWordingEditor *self);
/* Whether something else stands there than what is in use. */
gboolean drom_wording_editor_is_changed (DromWordingEditor *self);
/* What is written, each form, NULL-terminated. (transfer full) */
char **drom_wording_editor_dup_forms (DromWordingEditor *self);
/* Checks it; shows what is wrong and moves the focus there. */
gboolean drom_wording_editor_check (DromWordingEditor *self);
void drom_wording_editor_focus (DromWordingEditor *self);

G_END_DECLS
