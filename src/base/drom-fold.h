/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Folds a name for searching: letters only are folded (case, diacritics, and the
 * spellings of one sound that names are transcribed in); digits stay.
 * Words are kept apart by single spaces. (transfer full) */
char *drom_fold (const char *text);
/* The same with each letter alone (`ch` stays two), so that a part cut out of the
 * middle of a spelling is found as well: "kat" finds Katja, "sc" Schmidt. A search
 * asks for both: fold of the text has fold of the part in it, or fold by letters
 * has fold by letters in it. (transfer full) */
char *drom_fold_letters (const char *text);
/* Whether a search for @part finds @text, by that rule. */
gboolean drom_fold_contains (const char *text, const char *part);

/* How well a text that a search finds fits what was looked for; the best first. What is
 * written so comes before what only sounds so: "cv" is no "kv". */
typedef enum
{
  DROM_FIT_WHOLE,           /* nothing else stands there */
  DROM_FIT_WORD,            /* one word of it, or several whole ones */
  DROM_FIT_BEGINNING,       /* a word begins so */
  DROM_FIT_WITHIN,          /* somewhere in a word */
  DROM_FIT_SOUND_BEGINNING, /* a word begins so by its sounds */
  DROM_FIT_SOUND,
  DROM_FIT_NONE, /* drom_fold_contains() is FALSE */
} DromFit;
DromFit drom_fold_rate (const char *text, const char *part);
/* Lower case without marks and with single spaces, no sound folded. (transfer full) */
char *drom_fold_plain (const char *text);
/* The digits of @text alone. (transfer full) */
char *drom_fold_digits (const char *text);
/* A LIKE pattern `%folded%` with %, _ and the escape character `\` escaped.
 * (transfer full) */
char *drom_fold_like_pattern (const char *folded);

G_END_DECLS
