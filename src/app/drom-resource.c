/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/drom-resource.h"

#include "ui/drom-resources.h"

void
drom_resource_init (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      drom_ui_register_resource ();
      g_once_init_leave (&once, 1);
    }
}
