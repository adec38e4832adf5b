/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/compat/drom-about.h"

#include "language/drom-language.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* What the program is, and how far its Romani may be trusted. */
static char *
dup_comments (void)
{
  const char *program =
      _ ("Individual plans on the way to work, made together and printed in Swedish, in Romani "
         "or side by side. The registry is encrypted and stays on this computer.");
  g_autofree char *romani = NULL;
  guint a, b, c, reviewed;

  if (!drom_language_count_confidence ("rmy", &a, &b, &c))
    return g_strdup (program);
  reviewed = drom_language_count_reviewed ("rmy");
  if (reviewed > 0)
    {
      romani = g_strdup_printf (
          /* Translators: four counts of the program's texts. */
          _ ("How sure the program’s Romani is, in numbers of texts: checked by a Romani speaker "
             "%u, found in a source %u, composed of such words %u, guessed %u."),
          reviewed, a - reviewed, b, c);
      return g_strconcat (program, "\n\n", romani, NULL);
    }
  romani = g_strdup_printf (
      /* Translators: three counts of the program's texts. */
      _ ("How sure the program’s Romani is, in numbers of texts: found in a source %u, composed of "
         "such words %u, guessed %u. No Romani speaker has checked them yet."),
      a, b, c);
  return g_strconcat (program, "\n\n", romani, NULL);
}

GtkWindow *
drom_about_present (GtkWindow *parent)
{
  g_autofree char *comments = NULL;
  GtkWindow *window;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);

  comments = dup_comments ();

  window = g_object_new (
      ADW_TYPE_ABOUT_WINDOW, "transient-for", parent, "application",
      gtk_window_get_application (parent), "modal", TRUE, "destroy-with-parent", TRUE,
      "application-name", "Drom", "application-icon", "drom", "version", VERSION, "developer-name",
      /* Translators: who made the program. */
      _ ("The Drom contributors"), "comments", comments, "copyright",
      "© 2026 The Drom contributors", "license-type", GTK_LICENSE_GPL_3_0, "translator-credits",
      /* Translators: put your names here, one a line. */
      _ ("translator-credits"), NULL);
  gtk_window_present (window);
  return window;
}

gboolean
drom_about_is_window (GtkWindow *window)
{
  return ADW_IS_ABOUT_WINDOW (window);
}
