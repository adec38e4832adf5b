/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DromChoiceButton:
 * A drop-down of keys and their labels. Long labels take several lines.
 *
 * Properties: "key", "title" (what a screen reader calls it).
 */
#define DROM_TYPE_CHOICE_BUTTON (drom_choice_button_get_type ())
G_DECLARE_FINAL_TYPE (DromChoiceButton, drom_choice_button, DROM, CHOICE_BUTTON, AdwBin)

GtkWidget *drom_choice_button_new (void);
void drom_choice_button_clear (DromChoiceButton *self);
void drom_choice_button_add (DromChoiceButton *self, const char *key, const char *label);
guint drom_choice_button_get_n (DromChoiceButton *self);
/* "" if there is no choice. (transfer none) */
const char *drom_choice_button_get_key (DromChoiceButton *self);
/* The first choice if @key isn't one; FALSE then. */
gboolean drom_choice_button_set_key (DromChoiceButton *self, const char *key);
/* NULL if @key is not a choice. (transfer none) */
const char *drom_choice_button_find_label (DromChoiceButton *self, const char *key);
void drom_choice_button_set_title (DromChoiceButton *self, const char *title);

G_END_DECLS
