/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Keeps what is one line (a name, a step) on it: of a text that is pasted, tabs and line breaks
 * become blanks, and those at its end nothing. @editable: a GtkText, or what has one. */
void drom_one_line_keep (GtkEditable *editable);

/* @text of @length bytes, or -1, as one line; NULL if it is that already. (transfer full)
 * (nullable) */
char *drom_one_line_make (const char *text, int length);

G_END_DECLS
