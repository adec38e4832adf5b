/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define DROM_KEY_BYTES 32

/**
 * DromKey:
 * The registry's random raw key, in memory that is locked, guarded and wiped
 * when the last reference goes.
 */
typedef struct _DromKey DromKey;

#define DROM_TYPE_KEY (drom_key_get_type ())
GType drom_key_get_type (void);
/* A new key from the system's source of randomness, and one of bytes, which are copied.
 * (transfer full) */
DromKey *drom_key_new_random (void);
DromKey *drom_key_new_from_bytes (const guint8 bytes[DROM_KEY_BYTES]);
DromKey *drom_key_ref (DromKey *self);
void drom_key_unref (DromKey *self);
const guint8 *drom_key_get_bytes (DromKey *self);

/* Encrypts what is to be forgotten unless this registry is opened again: nothing can be
 * read without the key. (transfer full) */
GBytes *drom_key_seal (DromKey *self, GBytes *plain);
/* NULL if another key sealed it, or it was changed. (transfer full) (nullable) */
GBytes *drom_key_unseal (DromKey *self, GBytes *sealed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DromKey, drom_key_unref)

G_END_DECLS
