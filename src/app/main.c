/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/drom-application.h"

int
main (int argc, char **argv)
{
  g_autoptr (DromApplication) application = drom_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
