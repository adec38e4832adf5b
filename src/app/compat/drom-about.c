/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/compat/drom-about.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

void
drom_about_present (GtkWindow *parent)
{
  g_return_if_fail (GTK_IS_WINDOW (parent));

  adw_show_about_window (
      parent, "application-name", "Drom", "application-icon", "drom", "version", VERSION,
      "developer-name",
      /* Translators: who made the program. */
      _ ("The Drom contributors"), "comments",
      _ ("Individual plans on the way to work, made together and printed in Swedish, in Romani "
         "or side by side. The registry is encrypted and stays on this computer."),
      "copyright", "© 2026 The Drom contributors", "license-type", GTK_LICENSE_GPL_3_0,
      "translator-credits",
      /* Translators: put your names here, one a line. */
      _ ("translator-credits"), NULL);
}
