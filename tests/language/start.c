/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Starts as a program of Drom does and prints what came of it, a line each:
 *
 *   start LOCALEDIR                  by drom_language_init()
 *   start LOCALEDIR FOLDER           by drom_locale_set_up (FOLDER) alone, in Swedish
 */
#include "config.h"

#include "language/drom-language.h"

#include "language/drom-locale.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <locale.h>

int
main (int argc, char *argv[])
{
  static const char *const codes[] = { "sv", "rmy", "en", "rmy", "sv" };
  g_autofree char *date = NULL;

  g_assert_cmpint (argc, >=, 2);
  if (argc > 2)
    {
      g_print ("%d\n", drom_locale_set_up (argv[2]));
      bindtextdomain (GETTEXT_PACKAGE, argv[1]);
      drom_language_set_current ("sv");
      g_print ("%s %s\n", setlocale (LC_MESSAGES, NULL), _ ("Save"));
      return 0;
    }
  drom_language_init (argv[1]);
  g_print ("guess %s\n", drom_language_get_current ()->code);
  g_print ("codeset %s\n", nl_langinfo (CODESET));
  g_print ("locpath %s\n", g_getenv ("LOCPATH") != NULL ? g_getenv ("LOCPATH") : "");
  g_print ("first %s\n", _ ("Save"));
  g_print ("date %s\n", date = drom_format_date (drom_language_get_current ()->code, "2026-11-27",
                                                 DROM_DATE_LONG_WEEKDAY, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      drom_language_set_current (codes[i]);
      g_print ("%s %s|%s|%s|%s\n", codes[i], _ ("Save"), C_ ("plan", "Open"), C_ ("button", "Open"),
               g_dngettext (GETTEXT_PACKAGE, "Nowhere one", "Nowhere many", 2));
    }
  return 0;
}
