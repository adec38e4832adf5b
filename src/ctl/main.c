/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-ctl"

#include "config.h"

#include "ctl/drom-ctl.h"

int
main (int argc, char *argv[])
{
  return drom_ctl_main (argc, argv);
}
