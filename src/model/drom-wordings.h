/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "language/drom-program-text.h"
#include "model/drom-session.h"
#include "model/drom-wording.h"

G_BEGIN_DECLS

/*
 * The words of the program that colleagues corrected. They are kept in the registry, used
 * while it is unlocked, and given to the project as a .po file.
 */

/* Uses the registry's wordings, and no others, on papers: all that a program without a
 * screen needs. */
gboolean drom_wordings_use_on_paper (DromSession *session, GError **error);
/* Uses the registry's wordings, and no others, on papers and on the screen: at unlock, and
 * after each change. What is on the screen already is rebuilt by the program. Of the main
 * thread alone. A wording that this version has no text for is left out. */
gboolean drom_wordings_use (DromSession *session, GError **error);
/* Whether those of the registry now are the ones that were used last: FALSE after another
 * program corrected a word. */
gboolean drom_wordings_are_in_use (DromSession *session);
/* The program's own words again: at lock. */
void drom_wordings_drop (void);

/* Keeps the better words for a text in one language: @forms has as many as the text has
 * forms in it, NULL-terminated, and each is tidied and checked (drom-program-text.h). What
 * is the program's own word again is no wording any longer. One step of the undo of
 * DROM_UNDO_WORDINGS.
 * FORBIDDEN without DROM_RIGHT_CORRECT_WORDS, DROM_PROGRAM_TEXT_ERROR for a bad text.
 * Call drom_wordings_use() afterwards. */
gboolean drom_wordings_correct (DromSession *session,
                                const DromProgramText *text,
                                const char *language,
                                const char *const *forms,
                                GError **error);
/* Takes a wording back, with the other forms of the same text. */
gboolean drom_wordings_take_back (DromSession *session, DromWording *wording, GError **error);

/* All of them, the last one first. (transfer full) (element-type DromWording) */
GPtrArray *drom_wordings_load (DromSession *session, GError **error);
/* The text that it stands for; NULL if this version no longer has it, or not in this
 * language, or the wording can't stand for it. */
const DromProgramText *drom_wording_find_text (DromWording *self);

/* A catalogue of the wordings of one language: it can be merged into the project's.
 * Without a colleague's name. @n: (out) (optional): how many texts are in it. (transfer
 * full) */
char *drom_wordings_dup_po (DromSession *session, const char *language, guint *n, GError **error);
/* Logs the export and writes that to @path. Errors: of the session, and DROM_SAVE_ERROR
 * (base/drom-save-file.h). */
gboolean drom_wordings_save_po (
    DromSession *session, const char *language, const char *path, guint *n, GError **error);
/* Codes of the languages that there are wordings in use for, NULL-terminated. (transfer
 * container) */
const char **drom_wordings_dup_languages (DromSession *session, GError **error);

G_END_DECLS
