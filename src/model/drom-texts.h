/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * DromTexts:
 * One text as it stands in zero or more languages: a goal, a step, somebody's
 * own words. Reference counted; texts are kept in Unicode's NFC, ordered by
 * language code, never empty.
 */
typedef struct _DromTexts DromTexts;

#define DROM_TYPE_TEXTS (drom_texts_get_type ())
GType drom_texts_get_type (void);
DromTexts *drom_texts_new (void);
/* @language: a code of language/drom-language.h. (transfer full) */
DromTexts *drom_texts_new_one (const char *language, const char *text);
DromTexts *drom_texts_ref (DromTexts *self);
void drom_texts_unref (DromTexts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DromTexts, drom_texts_unref)

DromTexts *drom_texts_copy (const DromTexts *self);
/* Only on a copy that nobody else holds yet. An empty or NULL @text removes the language. */
void drom_texts_set (DromTexts *self, const char *language, const char *text);

/* NULL-safe. NULL if the text does not stand in @language. */
const char *drom_texts_get (const DromTexts *self, const char *language);
guint drom_texts_get_n (const DromTexts *self);
const char *drom_texts_get_nth (const DromTexts *self, guint nth, const char **language);
gboolean drom_texts_is_empty (const DromTexts *self);
gboolean drom_texts_equal (const DromTexts *a, const DromTexts *b);

/* The text in @language, or, if it does not stand in it, in the first language it
 * has (Swedish first). @actual: (out) (optional): the language that the answer is in;
 * a reader marks a text whose @actual is not what was asked for. NULL only if empty. */
const char *drom_texts_pick (const DromTexts *self, const char *language, const char **actual);

G_END_DECLS
