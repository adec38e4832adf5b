/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-language"

#include "config.h"

#include "language/drom-text-private.h"

#include "language/drom-language.h"

#include <string.h>

#define CODE_SIZE 16

/* A language's texts, kept for as long as the process lives. */
typedef struct
{
  DromCatalogue *catalogue; /* (owned) (nullable): NULL if there is none, or a damaged one */
  gboolean unusable;        /* there is a file, but it can't be read */
  GHashTable *wordings;     /* (owned) (nullable): context and msgid -> text, both interned */
} Texts;

static GRWLock lock;
static GHashTable *texts_of_languages; /* code (not owned) -> Texts (owned) */

static void
load_catalogue (Texts *texts, const char *code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (drom_language_get_localedir (), code, "LC_MESSAGES",
                                            GETTEXT_PACKAGE ".mo", NULL);

  texts->catalogue = drom_catalogue_load (path, &error);
  /* English needs no catalogue. */
  texts->unusable =
      texts->catalogue == NULL && !g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  if (texts->unusable)
    g_message ("%s: %s", path, error->message);
}

/* Call it with the lock held for writing. */
static Texts *
ensure_texts (const char *code)
{
  Texts *texts;

  if (texts_of_languages == NULL)
    texts_of_languages = g_hash_table_new (g_str_hash, g_str_equal);
  texts = g_hash_table_lookup (texts_of_languages, code);
  if (texts == NULL)
    {
      texts = g_new0 (Texts, 1);
      load_catalogue (texts, code);
      g_hash_table_insert (texts_of_languages, (char *) g_intern_string (code), texts);
    }
  return texts;
}

/* The texts of @code with the lock held for reading. */
static Texts *
lock_texts (const char *code)
{
  Texts *texts;

  g_rw_lock_reader_lock (&lock);
  texts = texts_of_languages == NULL ? NULL : g_hash_table_lookup (texts_of_languages, code);
  if (texts != NULL)
    return texts;
  g_rw_lock_reader_unlock (&lock);

  g_rw_lock_writer_lock (&lock);
  texts = ensure_texts (code);
  g_rw_lock_writer_unlock (&lock);
  /* Texts are never taken away again. */
  g_rw_lock_reader_lock (&lock);
  return texts;
}

/* A corrected word, with the form's number where the text has plural forms. */
static const char *
find_wording (Texts *texts, const char *context, const char *msgid, int form)
{
  g_autoptr (GString) key = NULL;

  if (texts->wordings == NULL)
    return NULL;
  key = g_string_new (NULL);
  if (context != NULL)
    g_string_append_printf (key, "%s" DROM_CATALOGUE_CONTEXT_END, context);
  g_string_append (key, msgid);
  if (form >= 0)
    g_string_append_printf (key, DROM_LANGUAGE_FORM "%d", form);
  return g_hash_table_lookup (texts->wordings, key->str);
}

static const char *
find_text (const char *code, const char *context, const char *msgid)
{
  Texts *texts = lock_texts (code);
  const char *text = find_wording (texts, context, msgid, -1);

  if (text == NULL && texts->catalogue != NULL)
    text = drom_catalogue_get (texts->catalogue, context, msgid);
  g_rw_lock_reader_unlock (&lock);
  return text;
}

static const char *
find_plural (const char *code, const char *context, const char *msgid, gulong n)
{
  Texts *texts = lock_texts (code);
  const char *text = NULL;
  const char *wording;
  guint form = n != 1;

  if (texts->catalogue != NULL)
    text = drom_catalogue_get_plural (texts->catalogue, context, msgid, n, &form);
  wording = find_wording (texts, context, msgid, (int) form);
  g_rw_lock_reader_unlock (&lock);
  return wording != NULL ? wording : text;
}

/* The languages to look in one after another: as LANGUAGE has them, so that what
 * lacks a Romani text is in Swedish on paper as it is on the screen. FALSE after the
 * last one. @at: (inout): the rest of a DromLanguage's environment. */
static gboolean
next_code (const char **at, char code[CODE_SIZE])
{
  gsize length = strcspn (*at, ":");

  if (length == 0 || length >= CODE_SIZE)
    return FALSE;
  memcpy (code, *at, length);
  code[length] = '\0';
  *at += length;
  if (**at == ':')
    (*at)++;
  return TRUE;
}

/**
 * drom_text_dup_environment:
 * @language: a language
 *
 * gettext believes a file what it says of itself, and reads beyond the end of one that
 * was cut off. So it is led past each that can't be read here.
 *
 * Returns: (transfer full): what LANGUAGE is set to for @language
 */
char *
drom_text_dup_environment (const DromLanguage *language)
{
  GString *codes = g_string_new (NULL);
  const char *rest;
  char code[CODE_SIZE];

  g_return_val_if_fail (language != NULL, NULL);

  rest = language->environment;
  while (next_code (&rest, code))
    {
      gboolean unusable = lock_texts (code)->unusable;

      g_rw_lock_reader_unlock (&lock);
      if (!unusable)
        g_string_append_printf (codes, "%s%s", codes->len > 0 ? ":" : "", code);
    }
  /* As the texts stand in the code. */
  if (codes->len == 0)
    g_string_append (codes, "en");
  return g_string_free (codes, FALSE);
}

/**
 * drom_text:
 * @language: a language's code
 * @context: (nullable): the text's context
 * @msgid: the text in English, as it stands in the code
 *
 * Any thread may call it.
 *
 * Returns: (transfer none): the text in that language; @msgid itself if there is none
 */
const char *
drom_text (const char *language, const char *context, const char *msgid)
{
  const DromLanguage *known;
  const char *rest;
  char code[CODE_SIZE];

  g_return_val_if_fail (language != NULL, msgid);
  g_return_val_if_fail (msgid != NULL, NULL);

  known = drom_language_find (language);
  rest = known != NULL ? known->environment : "";
  while (next_code (&rest, code))
    {
      const char *text = find_text (code, context, msgid);

      if (text != NULL)
        return text;
    }
  return msgid;
}

/**
 * drom_ntext:
 * @language: a language's code
 * @context: (nullable): the text's context
 * @msgid: the text in English for one
 * @plural: the text in English for more than one
 * @n: the number that the text speaks of
 *
 * Any thread may call it.
 *
 * Returns: (transfer none): the text in the form for @n in that language; @msgid or
 *   @plural itself if there is none
 */
const char *
drom_ntext (
    const char *language, const char *context, const char *msgid, const char *plural, gulong n)
{
  const DromLanguage *known;
  const char *rest;
  char code[CODE_SIZE];

  g_return_val_if_fail (language != NULL, msgid);
  g_return_val_if_fail (msgid != NULL && plural != NULL, NULL);

  known = drom_language_find (language);
  rest = known != NULL ? known->environment : "";
  while (next_code (&rest, code))
    {
      const char *text = find_plural (code, context, msgid, n);

      if (text != NULL)
        return text;
    }
  return n == 1 ? msgid : plural;
}

/**
 * drom_language_set_override:
 * @language: a language's code
 * @context_msgid_to_text: (nullable): "context\004msgid" or "msgid" -> text; with
 *   DROM_LANGUAGE_FORM and the form's number behind it for a text with plural forms
 *
 * Words that colleagues corrected: drom_text() takes them before the catalogue's.
 * Replaces those set before; the table is copied.
 */
void
drom_language_set_override (const char *language, GHashTable *context_msgid_to_text)
{
  const DromLanguage *known;
  Texts *texts;
  GHashTable *wordings = NULL;
  GHashTableIter iter;
  gpointer key, text;

  g_return_if_fail (language != NULL);
  known = drom_language_find (language);
  g_return_if_fail (known != NULL);

  if (context_msgid_to_text != NULL)
    {
      wordings = g_hash_table_new (g_str_hash, g_str_equal);
      g_hash_table_iter_init (&iter, context_msgid_to_text);
      while (g_hash_table_iter_next (&iter, &key, &text))
        g_hash_table_insert (wordings, (char *) g_intern_string (key),
                             (char *) g_intern_string (text));
    }
  g_rw_lock_writer_lock (&lock);
  texts = ensure_texts (known->code);
  g_clear_pointer (&texts->wordings, g_hash_table_unref);
  texts->wordings = wordings;
  g_rw_lock_writer_unlock (&lock);
}

/**
 * drom_language_get_override:
 * @language: a language's code
 * @context: (nullable): the text's context
 * @msgid: the text in English, in the singular
 * @form: from 0; -1 for a text without plural forms
 *
 * Returns: (transfer none) (nullable): the word that a colleague wrote
 */
const char *
drom_language_get_override (const char *language, const char *context, const char *msgid, int form)
{
  const DromLanguage *known;
  const char *wording;

  g_return_val_if_fail (language != NULL && msgid != NULL, NULL);

  known = drom_language_find (language);
  if (known == NULL)
    return NULL;
  wording = find_wording (lock_texts (known->code), context, msgid, form);
  g_rw_lock_reader_unlock (&lock);
  return wording;
}

DromCatalogue *
drom_text_get_catalogue (const char *code)
{
  /* Read once, and never let go of. */
  DromCatalogue *catalogue = lock_texts (code)->catalogue;

  g_rw_lock_reader_unlock (&lock);
  return catalogue;
}

GHashTable *
drom_text_ref_wordings (const char *code)
{
  Texts *texts = lock_texts (code);
  /* A table that was set doesn't change: the next one comes in its place. */
  GHashTable *wordings = texts->wordings != NULL ? g_hash_table_ref (texts->wordings) : NULL;

  g_rw_lock_reader_unlock (&lock);
  return wordings;
}
