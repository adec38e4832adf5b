/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-language"

#include "config.h"

#include "language/drom-language.h"

#include "language/drom-locale.h"
#include "language/drom-text-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A language is added by a row here, one in drom-date-names.c, one in
 * drom-date-words.c, and a catalogue. A text that Romani lacks comes in Swedish, GTK's own too. */
static const DromLanguage languages[] = {
  { "sv", "Svenska", "sv", "sv_SE.UTF-8", TRUE },
  { "rmy", "Romani šib", "rmy:sv", NULL, TRUE },
  { "en", "English", "en", "en_GB.UTF-8", TRUE },
};

/* Their names in the language of the screen, in the same order. */
static const char *const names[] = {
  /* Translators: name of a language, as in a list of languages */
  NC_ ("language", "Swedish"),
  /* Translators: name of a language with its variety, as in a list of languages */
  NC_ ("language", "Romani (Kelderash)"),
  /* Translators: name of a language, as in a list of languages */
  NC_ ("language", "English"),
};

G_STATIC_ASSERT (G_N_ELEMENTS (names) == G_N_ELEMENTS (languages));

/* Codes that mean one of ours: rom is the macrolanguage that rmy belongs to. */
static const struct
{
  const char *code;
  const char *means;
} other_codes[] = {
  { "rom", "rmy" },
};

static const DromLanguage *current;
static char *localedir_in_use;

/* The first language of a list "de:sv:en" that is one of ours. */
static const DromLanguage *
find_first (const char *list)
{
  g_auto (GStrv) codes = g_strsplit (list, ":", -1);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      const DromLanguage *language = drom_language_find (codes[i]);

      if (language != NULL)
        return language;
    }
  return NULL;
}

/**
 * drom_language_get_all:
 * @n: (out): how many there are
 *
 * Returns: (transfer none) (array length=n): the languages
 */
const DromLanguage *
drom_language_get_all (guint *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (languages);
  return languages;
}

/**
 * drom_language_find:
 * @code: (nullable): "rmy", "sv_SE.UTF-8", "sv-FI", "rom"
 *
 * Returns: (transfer none) (nullable): the language
 */
const DromLanguage *
drom_language_find (const char *code)
{
  gsize length;

  if (code == NULL)
    return NULL;
  length = strcspn (code, "_-.@");
  for (guint i = 0; i < G_N_ELEMENTS (other_codes); i++)
    if (strlen (other_codes[i].code) == length
        && g_ascii_strncasecmp (other_codes[i].code, code, length) == 0)
      return drom_language_find (other_codes[i].means);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (strlen (languages[i].code) == length
        && g_ascii_strncasecmp (languages[i].code, code, length) == 0)
      return &languages[i];
  return NULL;
}

/**
 * drom_language_dup_codes:
 *
 * Returns: (transfer full): what drom_language_find() takes, for a sentence: "sv, rmy, en"
 */
char *
drom_language_dup_codes (void)
{
  GString *codes = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? ", " : "", languages[i].code);
  return g_string_free (codes, FALSE);
}

/**
 * drom_language_get_name:
 * @language: one of drom_language_get_all()
 *
 * Returns: (transfer none): its name in the language of the screen
 */
const char *
drom_language_get_name (const DromLanguage *language)
{
  g_return_val_if_fail (language != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (&languages[i] == language)
      return g_dpgettext2 (GETTEXT_PACKAGE, "language", names[i]);
  return language->own_name;
}

/**
 * drom_language_init:
 * @localedir: (nullable): where the catalogues stand, if not where they always do
 */
void
drom_language_init (const char *localedir)
{
  g_free (localedir_in_use);
  localedir_in_use = g_strdup (localedir);

  /* Guessed first: what the environment says may be no locale that there is. */
  current = drom_language_guess ();
  drom_locale_set_up (PKGDATADIR "/locale");
  /* Until the catalogues have been looked at, gettext opens none of them. */
  g_setenv ("LANGUAGE", "en", TRUE);
  /* No textdomain(): GLib would ask the default domain once whether anything is
   * translated, and after a start in English believe its no for ever. */
  bindtextdomain (GETTEXT_PACKAGE, drom_language_get_localedir ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  drom_language_set_current (current->code);
}

/**
 * drom_language_get_localedir:
 *
 * Returns: (transfer none): where the catalogues stand
 */
const char *
drom_language_get_localedir (void)
{
  const char *from_environment;

  if (localedir_in_use != NULL)
    return localedir_in_use;
  from_environment = g_getenv ("DROM_LOCALEDIR");
  return from_environment != NULL && *from_environment != '\0' ? from_environment : LOCALEDIR;
}

/**
 * drom_language_get_current:
 *
 * Returns: (transfer none): the language of the screen
 */
const DromLanguage *
drom_language_get_current (void)
{
  const DromLanguage *language = g_atomic_pointer_get (&current);

  return language != NULL ? language : drom_language_guess ();
}

/**
 * drom_language_set_current:
 * @code: a language's code
 *
 * Widgets that are built already keep their texts.
 */
void
drom_language_set_current (const char *code)
{
  const DromLanguage *language = drom_language_find (code);
  g_autofree char *environment = NULL;

  g_return_if_fail (language != NULL);

  environment = drom_text_dup_environment (language);
  g_setenv ("LANGUAGE", environment, TRUE);
  /* glibc remembers what it found until a domain is set, be it the same. */
  textdomain (textdomain (NULL));
  g_atomic_pointer_set (&current, language);
}

/**
 * drom_language_guess:
 *
 * Returns: (transfer none): the language that the environment asks for
 */
const DromLanguage *
drom_language_guess (void)
{
  static const char *const variables[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
  const char *list = g_getenv ("LANGUAGE");
  const DromLanguage *language = list != NULL ? find_first (list) : NULL;

  /* The first of them that is set says the language, even one that we lack. */
  for (guint i = 0; i < G_N_ELEMENTS (variables) && language == NULL; i++)
    {
      const char *value = g_getenv (variables[i]);

      if (value != NULL && *value != '\0')
        {
          language = drom_language_find (value);
          break;
        }
    }
  return language != NULL ? language : &languages[0];
}
