/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-store"

#include "config.h"

#include "store/drom-key.h"

#include <sodium.h>

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
