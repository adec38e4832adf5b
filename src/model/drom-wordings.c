/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-wordings.h"

#include "base/drom-save-file.h"
#include "language/drom-catalogue.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *
dup_key (const DromProgramText *text, guint form)
{
  GString *key = g_string_new (NULL);

  if (text->context != NULL)
    g_string_append_printf (key, "%s" DROM_CATALOGUE_CONTEXT_END, text->context);
  g_string_append (key, text->msgid);
  if (text->plural != NULL)
    g_string_append_printf (key, DROM_LANGUAGE_FORM "%u", form);
  return g_string_free (key, FALSE);
}

static guint
get_form (DromWording *wording)
{
  gint64 form = drom_wording_get_form (wording);

  return form == DROM_INT_NONE ? 0 : (guint) form;
}

const DromProgramText *
drom_wording_find_text (DromWording *self)
{
  const DromProgramText *text;

  g_return_val_if_fail (DROM_IS_WORDING (self), NULL);

  text = drom_program_text_find (drom_wording_get_context (self), drom_wording_get_msgid (self));
  /* What another version let through could be a format that this one must not print. */
  if (text == NULL || drom_language_find (drom_wording_get_language (self)) == NULL
      || (text->plural != NULL) != (drom_wording_get_form (self) != DROM_INT_NONE)
      || !drom_program_text_check (text, drom_wording_get_language (self), get_form (self),
                                   drom_wording_get_text (self), NULL))
    return NULL;
  return text;
}

static int
compare_newest (gconstpointer a, gconstpointer b)
{
  gint64 left = drom_record_get_id (*(DromRecord *const *) a);
  gint64 right = drom_record_get_id (*(DromRecord *const *) b);

  return left > right ? -1 : left < right;
}

GPtrArray *
drom_wordings_load (DromSession *session, GError **error)
{
  GPtrArray *wordings = drom_session_load_all (session, &drom_wording_noun, error);

  if (wordings != NULL)
    g_ptr_array_sort (wordings, compare_newest);
  return wordings;
}

/* Ids of what is in use: wordings are added and deleted, never changed. */
static char *in_use;

static char *
dup_ids (GPtrArray *wordings)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < wordings->len; i++)
    g_string_append_printf (ids, "%" G_GINT64_FORMAT " ", drom_record_get_id (wordings->pdata[i]));
  return g_string_free (ids, FALSE);
}

gboolean
drom_wordings_are_in_use (DromSession *session)
{
  g_autoptr (GPtrArray) wordings = NULL;
  g_autofree char *ids = NULL;

  g_return_val_if_fail (DROM_IS_SESSION (session), TRUE);

  wordings = drom_wordings_load (session, NULL);
  ids = wordings != NULL ? dup_ids (wordings) : NULL;
  return ids == NULL || g_strcmp0 (ids, in_use) == 0;
}

gboolean
drom_wordings_use_on_paper (DromSession *session, GError **error)
{
  guint n;
  const DromLanguage *languages = drom_language_get_all (&n);
  g_autoptr (GPtrArray) wordings = NULL;

  g_return_val_if_fail (DROM_IS_SESSION (session), FALSE);

  wordings = drom_wordings_load (session, error);
  if (wordings == NULL)
    return FALSE;
  g_free (in_use);
  in_use = dup_ids (wordings);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GHashTable) table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (guint j = 0; j < wordings->len; j++)
        {
          DromWording *wording = wordings->pdata[j];
          const DromProgramText *text = drom_wording_find_text (wording);

          if (text != NULL
              && drom_language_find (drom_wording_get_language (wording)) == &languages[i])
            g_hash_table_insert (table, dup_key (text, get_form (wording)),
                                 (char *) drom_wording_get_text (wording));
        }
      drom_language_set_override (languages[i].code, g_hash_table_size (table) > 0 ? table : NULL);
    }
  return TRUE;
}

gboolean
drom_wordings_use (DromSession *session, GError **error)
{
  return drom_wordings_use_on_paper (session, error) && drom_language_renew_screen (error);
}

void
drom_wordings_drop (void)
{
  guint n;
  const DromLanguage *languages = drom_language_get_all (&n);

  g_clear_pointer (&in_use, g_free);
  for (guint i = 0; i < n; i++)
    drom_language_set_override (languages[i].code, NULL);
  /* Without words of anybody's there is nothing that could fail. */
  drom_language_renew_screen (NULL);
}

static gboolean
is_for (DromWording *wording, const char *language, const char *context, const char *msgid)
{
  return g_str_equal (drom_wording_get_language (wording), language)
         && g_strcmp0 (drom_wording_get_context (wording), context) == 0
         && g_str_equal (drom_wording_get_msgid (wording), msgid);
}

/* Deletes the wordings of a text in one language; within a group. */
static gboolean
delete_all (DromSession *session,
            const char *language,
            const char *context,
            const char *msgid,
            GError **error)
{
  g_autoptr (GPtrArray) wordings = drom_wordings_load (session, error);

  if (wordings == NULL)
    return FALSE;
  for (guint i = 0; i < wordings->len; i++)
    if (is_for (wordings->pdata[i], language, context, msgid)
        && !drom_session_delete (session, wordings->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
add (DromSession *session,
     const DromProgramText *text,
     const char *language,
     guint form,
     const char *words,
     GError **error)
{
  g_autofree char *number = text->plural != NULL ? g_strdup_printf ("%u", form) : NULL;
  g_autoptr (DromRecord) wording =
      drom_session_add (session, &drom_wording_noun, error, DROM_WORDING_LANGUAGE, language,
                        DROM_WORDING_CONTEXT, text->context, DROM_WORDING_MSGID, text->msgid,
                        DROM_WORDING_FORM, number, DROM_WORDING_TEXT, words, DROM_FIELDS_END);

  return wording != NULL;
}

static gboolean
replace (DromSession *session,
         const DromProgramText *text,
         const char *language,
         char **words,
         GError **error)
{
  if (!delete_all (session, language, text->context, text->msgid, error))
    return FALSE;
  for (guint i = 0; words[i] != NULL; i++)
    if (g_strcmp0 (words[i], drom_program_text_get_own (text, language, i)) != 0
        && !add (session, text, language, i, words[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
check_right (DromSession *session, GError **error)
{
  if (drom_session_has_right (session, DROM_RIGHT_CORRECT_WORDS))
    return TRUE;
  g_set_error_literal (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_FORBIDDEN,
                       _ ("Your staff role lets you read, but not change. Ask a project manager."));
  return FALSE;
}

/* Whether the words are those that are in use anyway. */
static gboolean
is_in_use (const DromProgramText *text, const char *language, char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_strcmp0 (words[i], drom_program_text_get (text, language, i)) != 0)
      return FALSE;
  return TRUE;
}

gboolean
drom_wordings_correct (DromSession *session,
                       const DromProgramText *text,
                       const char *language,
                       const char *const *forms,
                       GError **error)
{
  const DromLanguage *known = drom_language_find (language);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (DROM_IS_SESSION (session) && text != NULL && forms != NULL, FALSE);
  g_return_val_if_fail (known != NULL, FALSE);
  g_return_val_if_fail (
      g_strv_length ((char **) forms) == drom_program_text_get_n_forms (text, known->code), FALSE);

  if (!check_right (session, error))
    return FALSE;
  for (guint i = 0; forms[i] != NULL; i++)
    {
      g_ptr_array_add (words, drom_program_text_tidy (text, forms[i]));
      if (!drom_program_text_check (text, known->code, i, words->pdata[i], error))
        return FALSE;
    }
  g_ptr_array_add (words, NULL);
  if (is_in_use (text, known->code, (char **) words->pdata))
    return TRUE;
  if (!drom_session_begin_group (session, 0, error))
    return FALSE;
  if (replace (session, text, known->code, (char **) words->pdata, error))
    return drom_session_end_group (session, error);
  drom_session_cancel_group (session);
  return FALSE;
}

gboolean
drom_wordings_take_back (DromSession *session, DromWording *wording, GError **error)
{
  g_autofree char *language = NULL;
  g_autofree char *context = NULL;
  g_autofree char *msgid = NULL;

  g_return_val_if_fail (DROM_IS_SESSION (session) && DROM_IS_WORDING (wording), FALSE);

  language = g_strdup (drom_wording_get_language (wording));
  context = g_strdup (drom_wording_get_context (wording));
  msgid = g_strdup (drom_wording_get_msgid (wording));
  if (!check_right (session, error) || !drom_session_begin_group (session, 0, error))
    return FALSE;
  if (delete_all (session, language, context, msgid, error))
    return drom_session_end_group (session, error);
  drom_session_cancel_group (session);
  return FALSE;
}

/* A text as .po files quote it, a line of its own for each of its lines. */
static void
append_quoted (GString *po, const char *keyword, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  gboolean several = lines[0] != NULL && lines[1] != NULL && *lines[1] != '\0';

  g_string_append_printf (po, "%s %s", keyword, several ? "\"\"\n" : "");
  for (guint i = 0; lines[i] != NULL; i++)
    {
      gboolean last = lines[i + 1] == NULL;

      if (last && *lines[i] == '\0' && i > 0)
        break;
      g_string_append_c (po, '"');
      for (const char *at = lines[i]; *at != '\0'; at++)
        {
          if (*at == '"' || *at == '\\')
            g_string_append_c (po, '\\');
          g_string_append_c (po, *at);
        }
      g_string_append (po, last ? "\"\n" : "\\n\"\n");
    }
}

static void
append_unit (GString *po, DromWording *wording, const DromProgramText *text)
{
  const char *language = drom_wording_get_language (wording);
  guint n_forms = drom_program_text_get_n_forms (text, language);

  g_string_append_printf (po, "\n# %s\n", drom_wording_get_written_on (wording));
  if (text->format)
    g_string_append (po, "#, c-format\n");
  if (text->context != NULL)
    append_quoted (po, "msgctxt", text->context);
  append_quoted (po, "msgid", text->msgid);
  if (text->plural == NULL)
    {
      append_quoted (po, "msgstr", drom_wording_get_text (wording));
      return;
    }
  append_quoted (po, "msgid_plural", text->plural);
  for (guint i = 0; i < n_forms; i++)
    {
      g_autofree char *keyword = g_strdup_printf ("msgstr[%u]", i);
      const char *words = drom_program_text_get (text, language, i);

      append_quoted (po, keyword, words != NULL ? words : "");
    }
}

char *
drom_wordings_dup_po (DromSession *session, const char *language, guint *n, GError **error)
{
  const DromLanguage *known = drom_language_find (language);
  g_autoptr (GPtrArray) wordings = NULL;
  g_autoptr (GHashTable) done = g_hash_table_new (NULL, NULL);
  g_autofree char *forms = NULL;
  GString *po;

  g_return_val_if_fail (DROM_IS_SESSION (session) && known != NULL, NULL);

  /* The forms that stay come from what is in use. */
  if (!drom_wordings_use_on_paper (session, error))
    return NULL;
  wordings = drom_wordings_load (session, error);
  if (wordings == NULL)
    return NULL;
  forms = drom_program_text_dup_plural_forms (known->code);
  po = g_string_new (NULL);
  g_string_append_printf (po,
                          "# Words of Drom, corrected in the program.\n"
                          "msgid \"\"\n"
                          "msgstr \"\"\n"
                          "\"Project-Id-Version: drom %s\\n\"\n"
                          "\"PO-Revision-Date: %s 12:00+0000\\n\"\n"
                          "\"Last-Translator: The Drom project\\n\"\n"
                          "\"Language-Team: %s\\n\"\n"
                          "\"Language: %s\\n\"\n"
                          "\"MIME-Version: 1.0\\n\"\n"
                          "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
                          "\"Content-Transfer-Encoding: 8bit\\n\"\n"
                          "\"Plural-Forms: %s\\n\"\n",
                          VERSION, drom_session_get_today (session), known->own_name, known->code,
                          forms);
  for (guint i = wordings->len; i > 0; i--)
    {
      DromWording *wording = wordings->pdata[i - 1];
      const DromProgramText *text = drom_wording_find_text (wording);

      if (text != NULL && drom_language_find (drom_wording_get_language (wording)) == known
          && g_hash_table_add (done, (gpointer) text))
        append_unit (po, wording, text);
    }
  if (n != NULL)
    *n = g_hash_table_size (done);
  return g_string_free (po, FALSE);
}

gboolean
drom_wordings_save_po (
    DromSession *session, const char *language, const char *path, guint *n, GError **error)
{
  g_autofree char *po = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  po = drom_wordings_dup_po (session, language, n, error);
  return po != NULL && drom_session_log (session, "export", &drom_wording_noun, 0, 0, error)
         && drom_save_file (path, po, -1, error);
}

const char **
drom_wordings_dup_languages (DromSession *session, GError **error)
{
  guint n;
  const DromLanguage *languages = drom_language_get_all (&n);
  g_autoptr (GPtrArray) wordings = NULL;
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  g_return_val_if_fail (DROM_IS_SESSION (session), NULL);

  wordings = drom_wordings_load (session, error);
  if (wordings == NULL)
    return NULL;
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < wordings->len; j++)
      if (drom_language_find (drom_wording_get_language (wordings->pdata[j])) == &languages[i]
          && drom_wording_find_text (wordings->pdata[j]) != NULL)
        {
          g_ptr_array_add (codes, (gpointer) languages[i].code);
          break;
        }
  g_ptr_array_add (codes, NULL);
  return (const char **) g_ptr_array_free (g_steal_pointer (&codes), FALSE);
}
