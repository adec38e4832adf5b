/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Folds a name for searching: letters only are folded (case, diacritics, and the
 * spellings of one sound that names are transcribed in); digits stay.
 * Words are kept apart by single spaces. (transfer full) */
char *drom_fold (const char *text);
/* The digits of @text alone. (transfer full) */
char *drom_fold_digits (const char *text);
/* A LIKE pattern `%folded%` with %, _ and the escape character `\` escaped.
 * (transfer full) */
char *drom_fold_like_pattern (const char *folded);

G_END_DECLS
