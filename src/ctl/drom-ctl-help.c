/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-ctl"

#include "config.h"

#include "ctl/drom-ctl.h"

#include "ctl/drom-ctl-commands.h"

#include <glib/gi18n-lib.h>

/* Translators: below are the commands of dromctl, with what follows them in capitals, and
 * what they do. */
static const DromCtlCommand commands[] = {
  { "init", "", N_ ("Make a new registry and print its recovery code"), drom_ctl_init },
  { "demo", "", N_ ("Make a new registry with the demonstration project"), drom_ctl_demo },
  { "import participants", N_ ("FILE.csv"), N_ ("Take in a list of participants: all rows or none"),
    drom_ctl_import_participants },
  { "participants", "", N_ ("List the participants of the project"), drom_ctl_participants },
  { "plan print", N_ ("[NUMBER]"), N_ ("Print individual plans as PDF"), drom_ctl_plan_print },
  { "plan verify", N_ ("CODE"), N_ ("Find the agreement that a check code on a paper stands for"),
    drom_ctl_plan_verify },
  { "plan health", "", N_ ("Say what is missing in the plans of active participants"),
    drom_ctl_plan_health },
  { "phrases", "", N_ ("List the standard phrases"), drom_ctl_phrases },
  { "wordings", "", N_ ("List the corrected words, or write them into a .po file"),
    drom_ctl_wordings },
  { "backup", N_ ("FILE"), N_ ("Copy the whole registry to one file"), drom_ctl_backup },
  { "restore", N_ ("FILE"), N_ ("Put a backup in the place of the registry, which is kept aside"),
    drom_ctl_restore },
  { "check", "", N_ ("Check the registry and the chain of its log"), drom_ctl_check },
  { "log list", "", N_ ("List who did what"), drom_ctl_log_list },
  { "log verify", "", N_ ("Check the chain of the log and print its head"), drom_ctl_log_verify },
};

const DromCtlCommand *
drom_ctl_get_commands (guint *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (commands);
  return commands;
}
