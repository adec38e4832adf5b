/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/drom-session.h"

G_BEGIN_DECLS

/**
 * DromPlanText:
 * A text of a plan (own words, a goal, a step …) in the languages that it stands in,
 * written in place. It is a DromFieldWidget. A phrase shows its text in the screen's
 * language; writing in it makes it an own text.
 *
 * Each key activates the action "plan-page.typed" of the page around it.
 *
 * Signals:
 *   activate (): Enter in a text of one paragraph
 */
#define DROM_TYPE_PLAN_TEXT (drom_plan_text_get_type ())
G_DECLARE_FINAL_TYPE (DromPlanText, drom_plan_text, DROM, PLAN_TEXT, GtkWidget)

/* Properties for .ui: "noun", "field", "paragraphs", "placeholder". */
GtkWidget *drom_plan_text_new (const char *noun, const char *field, const char *placeholder);

/* Languages that have a line even if nothing stands there; NULL-terminated. */
void drom_plan_text_set_languages (DromPlanText *self, const char *const *languages);
/* Opens a line in a further language and puts the cursor into it. */
void drom_plan_text_add_language (DromPlanText *self, const char *language);
/* The languages of paper that have no line yet. (transfer full) */
char **drom_plan_text_dup_missing (DromPlanText *self);
/* The text in the screen's language alone; in another one only while it does not stand in
 * the screen's, which then has a line below to write in. */
void drom_plan_text_set_single (DromPlanText *self, gboolean single);
void drom_plan_text_set_editable (DromPlanText *self, gboolean editable);

/* Puts unsaved typing into a copy of the text; NULL if there is none. (transfer full) */
DromTexts *drom_plan_text_dup_typed (DromPlanText *self);

/* Whether the text is somebody's own, not a phrase, and says something: it may become a
 * phrase. */
gboolean drom_plan_text_can_add_phrase (DromPlanText *self);
/* Opens the dialog for a new phrase of this text. */
void drom_plan_text_add_phrase (DromPlanText *self, const char *area);

/* The language in which new texts are written: the screen's if papers have it, else Swedish. */
const char *drom_plan_text_get_writing_language (void);

G_END_DECLS
