/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "language/drom-language.h"

G_BEGIN_DECLS

/* Where a text stands; of several places each. */
typedef enum
{
  DROM_TEXT_PLACE_SCREEN = 1 << 0,
  DROM_TEXT_PLACE_PAPER = 1 << 1,
  DROM_TEXT_PLACE_BOTH = 1 << 2,    /* names of fields, messages: whoever asks for them */
  DROM_TEXT_PLACE_COMMAND = 1 << 3, /* what dromctl says */
} DromTextPlace;

/**
 * DromProgramText:
 * A text of the program, of which a colleague may know the better word. Listed when the
 * program is built.
 */
typedef struct
{
  const char *context; /* NULL for none */
  const char *msgid;
  const char *plural; /* NULL for a text without plural forms */
  char confidence;    /* of its Romani: 'A', 'B', 'C' (see drom_language_count_confidence()); 0 */
  gboolean format;    /* %s and the like in it stand for something */
  guint places;       /* of DromTextPlace */
} DromProgramText;

/* In the order of the files that they stand in. @n: (out). */
const DromProgramText *drom_program_text_get_all (guint *n);
/* NULL if this version has no such text. */
const DromProgramText *drom_program_text_find (const char *context, const char *msgid);
/* 1 for a text without plural forms. */
guint drom_program_text_get_n_forms (const DromProgramText *self, const char *language);
/* "nplurals=2; plural=(n != 1);" of a language. (transfer full) */
char *drom_program_text_dup_plural_forms (const char *language);
/* As it is in that language, @form from 0: a colleague's wording, else the program's own;
 * NULL if the language lacks it. @own: the program's own whatever was corrected. */
const char *drom_program_text_get (const DromProgramText *self, const char *language, guint form);
const char *
drom_program_text_get_own (const DromProgramText *self, const char *language, guint form);
/* In English, for the form: msgid or plural. */
const char *drom_program_text_get_english (const DromProgramText *self, guint form);
/* For reading: without the mark of a mnemonic. (transfer full) */
char *drom_program_text_dup_plain (const DromProgramText *self, const char *text);

/* Texts in which what was typed stands, in whichever language, best first; for an empty
 * @typed those of papers first. At most @most. (transfer container) (element-type
 * DromProgramText) */
GPtrArray *drom_program_text_search (const char *typed, guint most);

/* The other texts that say the same in every language: one word of English may stand in
 * several contexts. (transfer container) (element-type DromProgramText) */
GPtrArray *drom_program_text_list_same (const DromProgramText *self);

#define DROM_PROGRAM_TEXT_ERROR (drom_program_text_error_quark ())
GQuark drom_program_text_error_quark (void);
typedef enum
{
  DROM_PROGRAM_TEXT_ERROR_EMPTY,
  DROM_PROGRAM_TEXT_ERROR_TOO_LONG,
  DROM_PROGRAM_TEXT_ERROR_LINES,       /* line breaks in a text of one line, control characters */
  DROM_PROGRAM_TEXT_ERROR_PLACEHOLDER, /* %s and the like, {name}, markup */
  DROM_PROGRAM_TEXT_ERROR_MNEMONIC,
} DromProgramTextError;

/* What was typed as it is kept: NFC, with the spaces and line breaks around it that the
 * text has in English. (transfer full) */
char *drom_program_text_tidy (const DromProgramText *self, const char *typed);
/* Whether @text may stand for the text in that form of that language; otherwise a sentence
 * that says what to change. */
gboolean drom_program_text_check (const DromProgramText *self,
                                  const char *language,
                                  guint form,
                                  const char *text,
                                  GError **error);

G_END_DECLS
