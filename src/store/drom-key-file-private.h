/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/drom-key-file.h"
#include "store/drom-key-slot.h"
#include "store/drom-store.h"

G_BEGIN_DECLS

struct _DromKeyFile
{
  GObject parent_instance;

  /* owned */
  char *folder;     /* NULL for one out of a backup */
  char *registry;   /* hex */
  char *check;      /* hex, NULL before the first slot: tells the registry's key from another */
  GPtrArray *slots; /* DromKeySlot, in the order they were made */
};

/* Reads a key file's text, as a backup holds it. @folder: (nullable): where changes
 * would be written. NEWER or CORRUPT. (transfer full) */
DromKeyFile *drom_key_file_parse (const char *text, const char *folder, GError **error);

/* CORRUPT. Always answers FALSE. */
gboolean drom_key_file_set_corrupt (GError **error);

/* The whole file as text. (transfer full) */
char *drom_key_file_to_text (DromKeyFile *self);

/* Whether @key is the one that the slots of this file hold. */
gboolean drom_key_file_is_for (DromKeyFile *self, DromKey *key);

/* A new random code in its printed form. (transfer full); free it with drom_secret_free(). */
char *drom_recovery_code_new (void);

G_END_DECLS
