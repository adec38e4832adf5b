/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-ctl"

#include "config.h"

#include "ctl/drom-ctl-commands.h"
#include "ctl/drom-ctl-output.h"
#include "language/drom-language.h"
#include "model/drom-staff.h"
#include "model/drom-wordings.h"

#include <glib/gi18n-lib.h>

static char *
dup_author (DromSession *session, DromWording *wording)
{
  g_autoptr (DromRecord) staff =
      drom_session_load (session, &drom_staff_noun, drom_wording_get_author (wording), NULL);

  return g_strdup (staff ? drom_staff_get_name (DROM_STAFF (staff)) : "–");
}

static void
print_wording (DromSession *session, DromWording *wording)
{
  g_autofree char *author = dup_author (session, wording);

  drom_ctl_say ("%s %-4s %s → %s", drom_wording_get_written_on (wording),
                drom_wording_get_language (wording), drom_wording_get_msgid (wording),
                drom_wording_get_text (wording));
  drom_ctl_say ("    %s", author);
  if (!drom_wording_find_text (wording))
    drom_ctl_say ("    %s", _ ("No longer used: this version has no such text."));
}

static void
add_wording (JsonBuilder *builder, DromSession *session, DromWording *wording)
{
  g_autofree char *author = dup_author (session, wording);

  json_builder_begin_object (builder);
  drom_ctl_add_string (builder, "language", drom_wording_get_language (wording));
  drom_ctl_add_string (builder, "context", drom_wording_get_context (wording));
  drom_ctl_add_string (builder, "msgid", drom_wording_get_msgid (wording));
  if (drom_wording_get_form (wording) != DROM_INT_NONE)
    {
      json_builder_set_member_name (builder, "form");
      json_builder_add_int_value (builder, drom_wording_get_form (wording));
    }
  drom_ctl_add_string (builder, "text", drom_wording_get_text (wording));
  drom_ctl_add_string (builder, "author", author);
  drom_ctl_add_string (builder, "written_on", drom_wording_get_written_on (wording));
  json_builder_set_member_name (builder, "used");
  json_builder_add_boolean_value (builder, drom_wording_find_text (wording) != NULL);
  json_builder_end_object (builder);
}

static DromCtlExit
list_wordings (DromSession *session, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) wordings = drom_wordings_load (session, &error);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!wordings)
    return drom_ctl_fail (error);
  builder = json_builder_new ();
  json_builder_begin_array (builder);
  for (guint i = 0; i < wordings->len; i++)
    if (json)
      add_wording (builder, session, wordings->pdata[i]);
    else
      print_wording (session, wordings->pdata[i]);
  json_builder_end_array (builder);
  if (json)
    drom_ctl_print_json (builder);
  else if (wordings->len == 0)
    drom_ctl_say (_ ("Nobody has corrected a word yet."));
  return DROM_CTL_DONE;
}

static DromCtlExit
misuse_language (void)
{
  g_autofree char *codes = drom_language_dup_codes ();
  g_autofree char *sentence = g_strdup_printf (
      /* Translators: %s is a list of codes of languages. */
      _ ("Drom doesn’t know this language. Choose one of these: %s."), codes);

  return drom_ctl_misuse (sentence);
}

/* The language that was asked for, or the only one that has wordings. NULL: @end. */
static const char *
choose_language (DromSession *session, const char *asked, DromCtlExit *end)
{
  g_autoptr (GError) error = NULL;
  g_autofree const char **codes = NULL;
  const DromLanguage *language = asked ? drom_language_find (asked) : NULL;

  if (asked && !language)
    {
      *end = misuse_language ();
      return NULL;
    }
  codes = drom_wordings_dup_languages (session, &error);
  if (!codes)
    {
      *end = drom_ctl_fail (error);
      return NULL;
    }
  if (language && g_strv_contains ((const char *const *) codes, language->code))
    return language->code;
  if (language || !codes[0])
    {
      *end = drom_ctl_refuse (_ ("There are no corrected words to write."));
      return NULL;
    }
  if (codes[1])
    {
      *end = drom_ctl_misuse (_ ("Words of several languages were corrected, and a file holds one "
                                 "language. Say which with --language."));
      return NULL;
    }
  return codes[0];
}

static DromCtlExit
save_wordings (DromSession *session, const char *asked, const char *output)
{
  g_autoptr (GError) error = NULL;
  DromCtlExit end = DROM_CTL_FAILED;
  const char *language = choose_language (session, asked, &end);
  guint n;

  if (!language)
    return end;
  if (!drom_wordings_save_po (session, language, output, &n, &error))
    return drom_ctl_fail (error);
  drom_ctl_say (
      /* Translators: a count of texts, and the name of a language. */
      g_dngettext (GETTEXT_PACKAGE, "%u corrected text was written (%s).",
                   "%u corrected texts were written (%s).", n),
      n, drom_language_get_name (drom_language_find (language)));
  return DROM_CTL_DONE;
}

DromCtlExit
drom_ctl_wordings (DromCtl *ctl)
{
  gboolean json = FALSE;
  g_autofree char *output = NULL;
  g_autofree char *language = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_ ("Write them into a .po file to give to the project"), N_ ("FILE") },
    { "language", 0, 0, G_OPTION_ARG_STRING, &language,
      N_ ("Which language, if words of several were corrected"),
      /* Translators: stands for a language’s code in the help of an option. */
      N_ ("LANGUAGE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("As JSON, for other programs"), NULL },
    { NULL },
  };
  g_autoptr (DromSession) session = NULL;
  DromCtlExit end;

  if (!drom_ctl_parse (ctl, entries, 0, 0))
    return DROM_CTL_USAGE;
  session = drom_ctl_open (ctl, &end);
  if (!session)
    return end;
  return output ? save_wordings (session, language, output) : list_wordings (session, json);
}
