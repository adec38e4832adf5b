/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-store"

#include "config.h"

#include "store/drom-key.h"

#include <sodium.h>

#define NONCE_BYTES crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define TAG_BYTES   crypto_aead_xchacha20poly1305_ietf_ABYTES
/* What the database is encrypted with encrypts nothing else. */
#define SEAL_CONTEXT "dromseal"

struct _DromKey
{
  gatomicrefcount references;
  guint8 *bytes; /* owned, by sodium_malloc() */
};

G_DEFINE_BOXED_TYPE (DromKey, drom_key, drom_key_ref, drom_key_unref)

static DromKey *
key_new_empty (void)
{
  DromKey *self;

  if (sodium_init () < 0)
    g_error ("libsodium has no source of randomness");

  self = g_new0 (DromKey, 1);
  g_atomic_ref_count_init (&self->references);
  self->bytes = sodium_malloc (DROM_KEY_BYTES);
  if (self->bytes == NULL)
    g_error ("No locked memory for a key");
  return self;
}

/**
 * drom_key_new_random:
 *
 * Returns: (transfer full): a new key from the system's source of randomness
 */
DromKey *
drom_key_new_random (void)
{
  DromKey *self = key_new_empty ();

  randombytes_buf (self->bytes, DROM_KEY_BYTES);
  sodium_mprotect_readonly (self->bytes);
  return self;
}

/**
 * drom_key_new_from_bytes:
 * @bytes: copied; wiping them is up to the caller
 *
 * Returns: (transfer full): a key
 */
DromKey *
drom_key_new_from_bytes (const guint8 bytes[DROM_KEY_BYTES])
{
  DromKey *self;

  g_return_val_if_fail (bytes != NULL, NULL);

  self = key_new_empty ();
  memcpy (self->bytes, bytes, DROM_KEY_BYTES);
  sodium_mprotect_readonly (self->bytes);
  return self;
}

DromKey *
drom_key_ref (DromKey *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
drom_key_unref (DromKey *self)
{
  g_return_if_fail (self != NULL);

  if (g_atomic_ref_count_dec (&self->references))
    {
      sodium_free (self->bytes);
      g_free (self);
    }
}

/**
 * drom_key_get_bytes:
 *
 * Returns: (transfer none): the DROM_KEY_BYTES bytes of the key
 */
const guint8 *
drom_key_get_bytes (DromKey *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->bytes;
}

static void
derive_seal_key (DromKey *self, guint8 key[DROM_KEY_BYTES])
{
  G_STATIC_ASSERT (sizeof SEAL_CONTEXT - 1 == crypto_kdf_CONTEXTBYTES);
  G_STATIC_ASSERT (DROM_KEY_BYTES == crypto_kdf_KEYBYTES);

  crypto_kdf_derive_from_key (key, DROM_KEY_BYTES, 1, SEAL_CONTEXT, self->bytes);
}

GBytes *
drom_key_seal (DromKey *self, GBytes *plain)
{
  guint8 key[DROM_KEY_BYTES];
  const guint8 *data;
  guint8 *sealed;
  gsize size;

  g_return_val_if_fail (self != NULL && plain != NULL, NULL);

  data = g_bytes_get_data (plain, &size);
  sealed = g_malloc (NONCE_BYTES + size + TAG_BYTES);
  randombytes_buf (sealed, NONCE_BYTES);
  derive_seal_key (self, key);
  crypto_aead_xchacha20poly1305_ietf_encrypt (sealed + NONCE_BYTES, NULL, data, size, NULL, 0, NULL,
                                              sealed, key);
  sodium_memzero (key, sizeof key);
  return g_bytes_new_take (sealed, NONCE_BYTES + size + TAG_BYTES);
}

GBytes *
drom_key_unseal (DromKey *self, GBytes *sealed)
{
  guint8 key[DROM_KEY_BYTES];
  g_autofree guint8 *plain = NULL;
  const guint8 *data;
  gsize size;
  gboolean good;

  g_return_val_if_fail (self != NULL && sealed != NULL, NULL);

  data = g_bytes_get_data (sealed, &size);
  if (size < NONCE_BYTES + TAG_BYTES)
    return NULL;
  plain = g_malloc (size);
  derive_seal_key (self, key);
  good = crypto_aead_xchacha20poly1305_ietf_decrypt (plain, NULL, NULL, data + NONCE_BYTES,
                                                     size - NONCE_BYTES, NULL, 0, data, key)
         == 0;
  sodium_memzero (key, sizeof key);
  if (!good)
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&plain), size - NONCE_BYTES - TAG_BYTES);
}
