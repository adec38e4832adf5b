/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/drom-session.h"

G_BEGIN_DECLS

/* What dromctl ends with. */
typedef enum
{
  DROM_CTL_DONE = 0,
  DROM_CTL_FAILED = 1, /* one sentence stands on standard error */
  DROM_CTL_USAGE = 2,  /* it was called wrongly */
} DromCtlExit;

/**
 * DromCtl:
 * One call of dromctl: the options that all commands share, and the words that follow.
 */
typedef struct
{
  char *registry;        /* folder */
  char *passphrase_file; /* path, "-" for standard input, or NULL */
  char *word;            /* sign-in word, or NULL */
  char **arguments;      /* after the command, NULL-terminated */
} DromCtl;

/**
 * DromCtlCommand:
 * @words: "plan print"; @arguments and @summary: msgids for the help.
 */
typedef struct
{
  const char *words;
  const char *arguments;
  const char *summary;
  DromCtlExit (*run) (DromCtl *ctl);
} DromCtlCommand;

/* Runs dromctl; main() does nothing else. */
int drom_ctl_main (int argc, char **argv);

/* Reads the command's own options and the shared ones out of the arguments, which then
 * hold what is left: @least to @most words. Prints help if it was asked for and ends.
 * FALSE: end with DROM_CTL_USAGE, the reason was said. */
gboolean drom_ctl_parse (DromCtl *self, const GOptionEntry *entries, guint least, guint most);

/* Says a sentence on standard error, and answers the exit. */
DromCtlExit drom_ctl_fail (const GError *error);
DromCtlExit drom_ctl_refuse (const char *sentence);
/* The same for a wrong call. */
DromCtlExit drom_ctl_misuse (const char *sentence);
/* The same for what does not hinder the command. */
void drom_ctl_warn (const char *sentence);

/* The first line of the passphrase file. (transfer full); free it with
 * drom_secret_free(). */
char *drom_ctl_read_passphrase (DromCtl *self, GError **error);
/* Unlocks the registry. (transfer full) NULL: what to end with is in @end, and the reason
 * was said. */
DromSession *drom_ctl_open (DromCtl *self, DromCtlExit *end);
/* The registry's folder: as asked for, or the user's own. (transfer full) */
char *drom_ctl_dup_folder (DromCtl *self);
/* The sign-in word, or the one that a new registry gets. */
const char *drom_ctl_get_word (DromCtl *self);

/* A positive whole number, or 0. */
gint64 drom_ctl_read_number (const char *text);

/* All commands, in the order of the help. @n: (out). */
const DromCtlCommand *drom_ctl_get_commands (guint *n);

G_END_DECLS
