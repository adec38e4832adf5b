/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "store/drom-key.h"

G_BEGIN_DECLS

/**
 * DromKeySlot:
 * The registry's key, wrapped with what a secret (a passphrase or the recovery
 * code) was made into. The authenticated encryption binds registry, slot, word and
 * parameters: a slot that was moved, renamed or made cheaper does not open.
 */
typedef struct _DromKeySlot DromKeySlot;

/* @id: (nullable): NULL for a new random one. @word: (nullable): NULL for the
 * recovery slot. (transfer full). NULL if there isn't enough memory. */
DromKeySlot *drom_key_slot_new (const char *registry,
                                const char *id,
                                const char *word,
                                const char *secret,
                                DromKey *key,
                                GError **error);
DromKeySlot *drom_key_slot_ref (DromKeySlot *self);
void drom_key_slot_unref (DromKeySlot *self);
const char *drom_key_slot_get_id (DromKeySlot *self);
/* NULL for the recovery slot. */
const char *drom_key_slot_get_word (DromKeySlot *self);
/* Whether both are the same to the last bit. */
gboolean drom_key_slot_equal (DromKeySlot *self, DromKeySlot *other);

/* WRONG_PASSPHRASE if @secret doesn't open it, CORRUPT if the parameters are absurd. (transfer
 * full) */
DromKey *
drom_key_slot_open (DromKeySlot *self, const char *registry, const char *secret, GError **error);

JsonNode *drom_key_slot_to_json (DromKeySlot *self);
/* NULL if @object isn't a slot. (transfer full) */
DromKeySlot *drom_key_slot_from_json (JsonObject *object);

/* A random id of 16 bytes as hex. (transfer full) */
char *drom_random_id (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DromKeySlot, drom_key_slot_unref)

G_END_DECLS
