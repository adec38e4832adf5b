/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-phrase-bank.h"

#include "base/drom-fold.h"
#include "model/drom-session-private.h"

#include <glib/gi18n-lib.h>

DromTexts *
drom_phrase_dup_texts (DromPhrase *self)
{
  const DromTexts *correction;
  DromTexts *texts;

  g_return_val_if_fail (DROM_IS_PHRASE (self), NULL);

  correction = drom_phrase_get_correction (self);
  texts = drom_texts_copy (drom_phrase_get_text (self));
  for (guint i = 0; i < drom_texts_get_n (correction); i++)
    {
      const char *language;
      const char *text = drom_texts_get_nth (correction, i, &language);

      drom_texts_set (texts, language, text);
    }
  return texts;
}

gboolean
drom_phrase_is_own (DromPhrase *self)
{
  g_return_val_if_fail (DROM_IS_PHRASE (self), FALSE);
  return drom_phrase_get_name (self) == NULL;
}

gboolean
drom_phrase_is_corrected (DromPhrase *self)
{
  g_return_val_if_fail (DROM_IS_PHRASE (self), FALSE);
  return !drom_texts_is_empty (drom_phrase_get_correction (self));
}

gboolean
drom_phrase_is_offered (DromPhrase *self)
{
  g_return_val_if_fail (DROM_IS_PHRASE (self), FALSE);
  return !drom_phrase_get_retired (self) && !drom_phrase_get_hidden (self);
}

gboolean
drom_phrase_is_put_away (DromPhrase *self)
{
  g_return_val_if_fail (DROM_IS_PHRASE (self), FALSE);
  /* A built-in one that a newer version has no more is no colleague's to bring back. */
  return drom_phrase_is_own (self)
             ? drom_phrase_get_retired (self)
             : drom_phrase_get_hidden (self) && !drom_phrase_get_retired (self);
}

/* Searching */

/* As other varieties of Romani write what stands in Kelderash here: buti, čhavo, dživdo. */
static char *
dup_as_kelderash (const char *word)
{
  g_autoptr (GString) other = g_string_new (word);

  g_string_replace (other, "ti", "či", 0);
  g_string_replace (other, "čh", "š", 0);
  g_string_replace (other, "dž", "ž", 0);
  return g_strcmp0 (other->str, word) != 0 ? g_string_free (g_steal_pointer (&other), FALSE) : NULL;
}

static DromFit
rate_word (const char *text, const char *word)
{
  DromFit fit = drom_fold_rate (text, word);
  g_autofree char *other = fit == DROM_FIT_NONE ? dup_as_kelderash (word) : NULL;

  return other != NULL && drom_fold_contains (text, other) ? DROM_FIT_SOUND : fit;
}

/* As well as the word fits that fits worst. */
static DromFit
rate_text (const char *text, char **words)
{
  DromFit worst = DROM_FIT_WHOLE;

  for (guint i = 0; words[i] != NULL && worst != DROM_FIT_NONE; i++)
    if (*words[i] != '\0')
      worst = MAX (worst, rate_word (text, words[i]));
  return worst;
}

/* 0: the words stand in the phrase as they were typed, in one language; 1: as parts of words;
 * 2: so that they sound alike; -1: not at all. */
static int
match_phrase (DromPhrase *phrase, char **words)
{
  g_autoptr (DromTexts) texts = NULL;
  DromFit best = DROM_FIT_NONE;

  if (words == NULL || words[0] == NULL)
    return 0;
  texts = drom_phrase_dup_texts (phrase);
  for (guint i = 0; i < drom_texts_get_n (texts); i++)
    best = MIN (best, rate_text (drom_texts_get_nth (texts, i, NULL), words));
  if (best == DROM_FIT_NONE)
    return -1;
  return best <= DROM_FIT_BEGINNING ? 0 : best == DROM_FIT_WITHIN ? 1 : 2;
}

#define N_MATCHES 3

static char **
split_words (const char *typed)
{
  g_autofree char *text = typed != NULL ? g_strstrip (g_strdup (typed)) : NULL;

  return text != NULL && *text != '\0' ? g_strsplit_set (text, " \t\n", -1) : NULL;
}

static gboolean
is_kind (DromPhrase *phrase, const char *kind)
{
  return kind == NULL || g_strcmp0 (drom_phrase_get_kind (phrase), kind) == 0;
}

/* 0 comes first; -1 not at all. */
static int
get_rank (DromPhrase *phrase, const char *area, gboolean typed)
{
  const char *own = drom_phrase_get_area (phrase);

  if (area == NULL || own == NULL || g_str_equal (own, area))
    return drom_phrase_is_own (phrase) ? 0 : 1;
  return typed ? 2 : -1;
}

#define N_RANKS 3

/* What fits better comes first, then what is of the area. */
static void
add_ranked (
    GPtrArray *found, GPtrArray *all, const char *kind, const char *area, char **words, guint most)
{
  g_autofree int *places = g_new (int, all->len + 1);

  for (guint i = 0; i < all->len; i++)
    {
      DromPhrase *phrase = all->pdata[i];
      int rank = drom_phrase_is_offered (phrase) && is_kind (phrase, kind)
                     ? get_rank (phrase, area, words != NULL)
                     : -1;
      int match = rank >= 0 ? match_phrase (phrase, words) : -1;

      places[i] = match >= 0 ? match * N_RANKS + rank : -1;
    }
  for (int place = 0; place < N_MATCHES * N_RANKS; place++)
    for (guint i = 0; i < all->len && found->len < most; i++)
      if (places[i] == place)
        g_ptr_array_add (found, g_object_ref (all->pdata[i]));
}

GPtrArray *
drom_phrase_search (DromSession *session,
                    const char *kind,
                    const char *area,
                    const char *typed,
                    guint most,
                    GError **error)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) words = split_words (typed);

  g_return_val_if_fail (DROM_IS_SESSION (session), NULL);

  all = drom_session_load_all (session, &drom_phrase_noun, error);
  if (all == NULL)
    return NULL;
  add_ranked (found, all, kind, area, words, most);
  return g_steal_pointer (&found);
}

static gboolean
is_chosen (DromPhrase *phrase, DromPhraseChoice choice)
{
  gboolean offered = drom_phrase_is_offered (phrase);

  switch (choice)
    {
    case DROM_PHRASES_OWN:
      return drom_phrase_is_own (phrase) && offered;
    case DROM_PHRASES_CORRECTED:
      return drom_phrase_is_corrected (phrase) && offered;
    case DROM_PHRASES_RETIRED:
      return drom_phrase_is_put_away (phrase);
    case DROM_PHRASES_IN_USE:
      break;
    }
  return offered;
}

GPtrArray *
drom_phrase_bank_list (DromSession *session,
                       DromPhraseChoice choice,
                       const char *kind,
                       const char *area,
                       const char *typed,
                       GError **error)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) words = split_words (typed);
  g_autofree int *matches = NULL;

  g_return_val_if_fail (DROM_IS_SESSION (session), NULL);

  all = drom_session_load_all (session, &drom_phrase_noun, error);
  if (all == NULL)
    return NULL;
  matches = g_new (int, all->len + 1);
  for (guint i = 0; i < all->len; i++)
    {
      DromPhrase *phrase = all->pdata[i];

      matches[i] = is_chosen (phrase, choice) && is_kind (phrase, kind)
                           && (area == NULL || g_strcmp0 (drom_phrase_get_area (phrase), area) == 0)
                       ? match_phrase (phrase, words)
                       : -1;
    }
  for (int match = 0; match < N_MATCHES; match++)
    for (guint i = 0; i < all->len; i++)
      if (matches[i] == match)
        g_ptr_array_add (found, g_object_ref (all->pdata[i]));
  return g_steal_pointer (&found);
}

/* Writing */

static gboolean
refuse_empty (const DromTexts *texts, GError **error)
{
  if (!drom_texts_is_empty (texts))
    return FALSE;
  g_set_error_literal (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_REQUIRED,
                       _ ("Write the phrase in one language at least."));
  return TRUE;
}

static gboolean
have_same_text (const DromTexts *a, const DromTexts *b)
{
  for (guint i = 0; i < drom_texts_get_n (a); i++)
    {
      const char *language;
      const char *text = drom_texts_get_nth (a, i, &language);
      const char *other = drom_texts_get (b, language);
      g_autofree char *folded = g_utf8_casefold (text, -1);
      g_autofree char *folded_other = other != NULL ? g_utf8_casefold (other, -1) : NULL;

      if (g_strcmp0 (folded, folded_other) == 0)
        return TRUE;
    }
  return FALSE;
}

/* TRUE with the error set, also if the registry can't be read. */
static gboolean
refuse_taken (DromSession *session, const char *kind, const DromTexts *texts, GError **error)
{
  g_autoptr (GPtrArray) all =
      drom_phrase_bank_list (session, DROM_PHRASES_IN_USE, kind, NULL, NULL, error);

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      g_autoptr (DromTexts) used = drom_phrase_dup_texts (all->pdata[i]);

      if (!have_same_text (texts, used))
        continue;
      g_set_error_literal (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_TAKEN,
                           _ ("There is a phrase with this text already."));
      return TRUE;
    }
  return all == NULL;
}

static gboolean
put_texts (
    DromSession *session, DromRecord *phrase, guint field, const DromTexts *texts, GError **error)
{
  g_autoptr (DromTexts) before = drom_texts_copy (drom_record_get_texts (phrase, field));

  for (guint i = 0; i < drom_texts_get_n (before); i++)
    {
      const char *language;

      drom_texts_get_nth (before, i, &language);
      if (drom_texts_get (texts, language) == NULL
          && !drom_session_set_text (session, phrase, field, language, NULL, error))
        return FALSE;
    }
  for (guint i = 0; i < drom_texts_get_n (texts); i++)
    {
      const char *language;
      const char *text = drom_texts_get_nth (texts, i, &language);

      if (!drom_session_set_text (session, phrase, field, language, text, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
end (DromSession *session, gboolean good, GError **error)
{
  if (good)
    return drom_session_end_group (session, error);
  drom_session_cancel_group (session);
  return FALSE;
}

DromPhrase *
drom_phrase_bank_add (DromSession *session,
                      const char *kind,
                      const char *area,
                      const DromTexts *texts,
                      GError **error)
{
  g_autoptr (DromRecord) phrase = NULL;
  gboolean good;

  g_return_val_if_fail (DROM_IS_SESSION (session), NULL);

  if (refuse_empty (texts, error) || refuse_taken (session, kind, texts, error)
      || !drom_session_begin_group (session, 0, error))
    return NULL;
  phrase = drom_session_add (session, &drom_phrase_noun, error, DROM_PHRASE_KIND, kind,
                             DROM_PHRASE_AREA, area, DROM_FIELDS_END);
  good = phrase != NULL && put_texts (session, phrase, DROM_PHRASE_TEXT, texts, error);
  return end (session, good, error) ? DROM_PHRASE (g_steal_pointer (&phrase)) : NULL;
}

/* What is as built in, and what is left out, is no correction. (transfer full) */
static DromTexts *
dup_correction (DromPhrase *phrase, const DromTexts *texts)
{
  DromTexts *correction = drom_texts_new ();

  for (guint i = 0; i < drom_texts_get_n (texts); i++)
    {
      const char *language;
      const char *text = drom_texts_get_nth (texts, i, &language);

      if (g_strcmp0 (text, drom_texts_get (drom_phrase_get_text (phrase), language)) != 0)
        drom_texts_set (correction, language, text);
    }
  return correction;
}

gboolean
drom_phrase_bank_write (DromSession *session,
                        DromPhrase *phrase,
                        const char *kind,
                        const char *area,
                        const DromTexts *texts,
                        GError **error)
{
  DromRecord *record = DROM_RECORD (phrase);
  gboolean good;

  g_return_val_if_fail (DROM_IS_SESSION (session) && DROM_IS_PHRASE (phrase), FALSE);

  if (refuse_empty (texts, error) || !drom_session_begin_group (session, 0, error))
    return FALSE;
  if (drom_phrase_is_own (phrase))
    good = drom_session_set (session, record, DROM_PHRASE_KIND, kind, error)
           && drom_session_set (session, record, DROM_PHRASE_AREA, area, error)
           && put_texts (session, record, DROM_PHRASE_TEXT, texts, error);
  else
    {
      g_autoptr (DromTexts) correction = dup_correction (phrase, texts);

      good = put_texts (session, record, DROM_PHRASE_CORRECTION, correction, error);
    }
  return end (session, good, error);
}

gboolean
drom_phrase_bank_set_retired (DromSession *session,
                              DromPhrase *phrase,
                              gboolean retired,
                              GError **error)
{
  g_return_val_if_fail (DROM_IS_SESSION (session) && DROM_IS_PHRASE (phrase), FALSE);

  return drom_session_set (session, DROM_RECORD (phrase),
                           drom_phrase_is_own (phrase) ? DROM_PHRASE_RETIRED : DROM_PHRASE_HIDDEN,
                           retired ? "1" : "0", error);
}
