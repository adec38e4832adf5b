/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A text that stands on the screen in the language @from, in the language @to: for what
 * can't be made anew when the language is switched, as a question that waits for its answer.
 * What was put in for placeholders is found and put in again. NULL if no text of the
 * program is this one. (transfer full) (nullable) */
char *drom_text_again (const char *text, const char *from, const char *to);

G_END_DECLS
