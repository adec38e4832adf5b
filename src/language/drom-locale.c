/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-language"

#include "config.h"

#include "language/drom-locale.h"

#include <glib/gstdio.h>
#include <langinfo.h>
#include <locale.h>
#include <string.h>

/* The file of make-locale.py, in the byte order of this machine. */
static const struct
{
  guint32 magic;
  guint32 n_fields;
  guint32 offsets[5]; /* yesexpr, noexpr, yesstr, nostr, codeset */
  char fields[20];
} messages_file = {
  0x20031115 ^ LC_MESSAGES,
  5,
  { 28, 34, 40, 41, 42 },
  "^[yY]\0^[nN]\0\0\0UTF-8",
};

G_STATIC_ASSERT (sizeof messages_file == 48);

/* One category that fails must not take the others with it. */
static void
set_all_from_environment (void)
{
  static const int categories[] = { LC_CTYPE,    LC_NUMERIC, LC_TIME, LC_COLLATE, LC_MONETARY,
                                    LC_MESSAGES, LC_PAPER,   LC_NAME, LC_ADDRESS, LC_MEASUREMENT };

  if (setlocale (LC_ALL, "") != NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (categories); i++)
    if (setlocale (categories[i], "") == NULL)
      setlocale (categories[i], "C");
}

static gboolean
has_utf8 (void)
{
  return g_str_equal (nl_langinfo (CODESET), "UTF-8");
}

static void
set_utf8 (void)
{
  static const char *const names[] = { "C.UTF-8", "sv_SE.UTF-8", "en_US.UTF-8", "en_GB.UTF-8" };

  for (guint i = 0; i < G_N_ELEMENTS (names) && !has_utf8 (); i++)
    setlocale (LC_CTYPE, names[i]);
}

/* Tries the locale of our own in @folder. */
static gboolean
set_from_folder (const char *folder)
{
  g_autofree char *path = g_strdup (g_getenv ("LOCPATH"));
  gboolean done;

  g_setenv ("LOCPATH", folder, TRUE);
  done = setlocale (LC_MESSAGES, DROM_LOCALE_NAME) != NULL;
  if (path != NULL)
    g_setenv ("LOCPATH", path, TRUE);
  else
    g_unsetenv ("LOCPATH");
  return done && drom_locale_heeds_language ();
}

/* The same from a private folder that is gone again at once: glibc keeps what it
 * read. So a program in a build tree needs to know of no folder. */
static gboolean
set_from_passing_folder (void)
{
  g_autofree char *folder = g_build_filename (g_get_tmp_dir (), "drom-locale-XXXXXX", NULL);
  g_autofree char *locale = NULL;
  g_autofree char *category = NULL;
  g_autofree char *file = NULL;
  gboolean done;

  if (g_mkdtemp (folder) == NULL)
    return FALSE;
  locale = g_build_filename (folder, DROM_LOCALE_NAME, NULL);
  category = g_build_filename (locale, "LC_MESSAGES", NULL);
  file = g_build_filename (category, "SYS_LC_MESSAGES", NULL);
  done = g_mkdir_with_parents (category, 0700) == 0
         && g_file_set_contents_full (file, (const char *) &messages_file, sizeof messages_file,
                                      G_FILE_SET_CONTENTS_NONE, 0600, NULL)
         && set_from_folder (folder);
  g_unlink (file);
  g_rmdir (category);
  g_rmdir (locale);
  g_rmdir (folder);
  return done;
}

/* Any real locale will do: LANGUAGE says which catalogue is meant. */
static gboolean
set_from_system (void)
{
  static const char *const names[] = { "sv_SE.UTF-8", "en_US.UTF-8", "en_GB.UTF-8" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (setlocale (LC_MESSAGES, names[i]) != NULL && drom_locale_heeds_language ())
      return TRUE;
  return FALSE;
}

/**
 * drom_locale_heeds_language:
 *
 * Returns: whether LANGUAGE chooses the catalogue under the present LC_MESSAGES
 */
gboolean
drom_locale_heeds_language (void)
{
  const char *name = setlocale (LC_MESSAGES, NULL);

  return name != NULL && !g_str_equal (name, "C") && !g_str_equal (name, "POSIX")
         && !g_str_has_prefix (name, "C.");
}

/**
 * drom_locale_set_up:
 * @folder: (nullable): where a folder DROM_LOCALE_NAME is installed
 *
 * Sets environment variables for a moment: call it before there are threads.
 *
 * Returns: whether LANGUAGE is heeded from now on
 */
gboolean
drom_locale_set_up (const char *folder)
{
  set_all_from_environment ();
  set_utf8 ();
  return drom_locale_heeds_language () || (folder != NULL && set_from_folder (folder))
         || set_from_passing_folder () || set_from_system ();
}
