/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/drom-phrase.h"
#include "model/drom-session.h"

G_BEGIN_DECLS

/* The phrase bank: built-in phrases, what colleagues corrected of them, and those that
 * colleagues added. Each writing function is one transaction, and one step of the undo of
 * what is about no participant (drom_session_undo() of 0). */

/* The phrase as it is used: the correction where there is one, else the text. (transfer full) */
DromTexts *drom_phrase_dup_texts (DromPhrase *self);
/* Whether a colleague added it. */
gboolean drom_phrase_is_own (DromPhrase *self);
/* Whether a colleague corrected it. */
gboolean drom_phrase_is_corrected (DromPhrase *self);

/* Whether it is suggested while somebody writes. */
gboolean drom_phrase_is_offered (DromPhrase *self);
/* Whether a colleague said that it is to be offered no more, and may offer it again. */
gboolean drom_phrase_is_put_away (DromPhrase *self);

/* Phrases for completion: those of @kind ("goal", "step", "activity") or any if NULL, whose
 * text in one language holds each word of @typed (folded). What is written as it was typed
 * comes before what only sounds so; then those of @area, among them the colleagues' own
 * first; if something is typed, those of other areas follow.
 * (transfer full) (element-type DromPhrase) */
GPtrArray *drom_phrase_search (DromSession *session,
                               const char *kind,
                               const char *area,
                               const char *typed,
                               guint most,
                               GError **error);

typedef enum
{
  DROM_PHRASES_IN_USE,
  DROM_PHRASES_OWN,
  DROM_PHRASES_CORRECTED,
  DROM_PHRASES_RETIRED, /* put away by a colleague */
} DromPhraseChoice;

/* What the bank holds: of @kind and @area, NULL for any, with @typed as above.
 * (transfer full) (element-type DromPhrase) */
GPtrArray *drom_phrase_bank_list (DromSession *session,
                                  DromPhraseChoice choice,
                                  const char *kind,
                                  const char *area,
                                  const char *typed,
                                  GError **error);

/* A new phrase. @area: NULL for all. REQUIRED if @texts is empty, TAKEN if there is a phrase
 * of this kind with the same text already. (transfer full) */
DromPhrase *drom_phrase_bank_add (DromSession *session,
                                  const char *kind,
                                  const char *area,
                                  const DromTexts *texts,
                                  GError **error);
/* Makes @texts what is used: of a built-in phrase, what differs becomes its correction, and a
 * language that is left out, or as built in, loses it. @kind and @area: of an own phrase.
 * REQUIRED if @texts is empty. */
gboolean drom_phrase_bank_write (DromSession *session,
                                 DromPhrase *phrase,
                                 const char *kind,
                                 const char *area,
                                 const DromTexts *texts,
                                 GError **error);
/* A phrase that is offered no more, or again: plans that use it keep and print it. Of a
 * built-in one that is kept beside it, so that no renewal brings it back. */
gboolean drom_phrase_bank_set_retired (DromSession *session,
                                       DromPhrase *phrase,
                                       gboolean retired,
                                       GError **error);

G_END_DECLS
