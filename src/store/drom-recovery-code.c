/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-store"

#include "config.h"

#include "store/drom-key-file.h"

#include "base/drom-check-code.h"
#include "store/drom-key-file-private.h"

#include <sodium.h>
#include <string.h>

/*
 * 128 random bits and eight of a checksum: 28 letters of Crockford's base32 in
 * seven groups of four. The last letter holds one bit; its other four are 0.
 */
#define CODE_BYTES 16
#define SUM_BYTES  1
#define LETTERS    28
#define GROUP      4

static guint8
make_sum (const guint8 *code)
{
  static const char purpose[] = "drom-recovery-1:";
  crypto_hash_sha256_state state;
  guint8 hash[crypto_hash_sha256_BYTES];

  crypto_hash_sha256_init (&state);
  crypto_hash_sha256_update (&state, (const guint8 *) purpose, strlen (purpose));
  crypto_hash_sha256_update (&state, code, CODE_BYTES);
  crypto_hash_sha256_final (&state, hash);
  sodium_memzero (&state, sizeof state);
  return hash[0];
}

/* Bytes are wiped and freed. */
static void
free_bytes (guint8 *bytes, gsize size)
{
  if (bytes != NULL)
    sodium_memzero (bytes, size);
  g_free (bytes);
}

static char *
print (const guint8 *bytes)
{
  char *plain = drom_base32_encode (bytes, CODE_BYTES + SUM_BYTES);
  char *printed = g_malloc0 (LETTERS + LETTERS / GROUP);
  char *end = printed;

  g_assert (strlen (plain) == LETTERS);
  for (guint i = 0; i < LETTERS; i++)
    {
      if (i > 0 && i % GROUP == 0)
        *end++ = '-';
      *end++ = plain[i];
    }
  drom_secret_free (plain);
  return printed;
}

/* The bytes of a code as typed, NULL if it can't be one. */
static guint8 *
read_code (const char *code)
{
  gsize size = 0;
  guint8 *bytes = drom_base32_decode (code, &size);
  char *again;
  guint letters = 0;
  gboolean ok;

  for (const char *p = code; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      letters++;
  ok = bytes != NULL && size == CODE_BYTES + SUM_BYTES && letters == LETTERS
       && bytes[CODE_BYTES] == make_sum (bytes);
  if (ok)
    {
      /* The last letter's four spare bits. */
      const char *last = code + strlen (code);

      while (!g_ascii_isalnum (last[-1]))
        last--;
      again = print (bytes);
      ok = g_ascii_toupper (last[-1]) == again[strlen (again) - 1]
           || (again[strlen (again) - 1] == '0' && g_ascii_toupper (last[-1]) == 'O');
      drom_secret_free (again);
    }
  if (!ok)
    {
      free_bytes (bytes, size);
      return NULL;
    }
  return bytes;
}

char *
drom_recovery_code_new (void)
{
  guint8 bytes[CODE_BYTES + SUM_BYTES];
  char *code;

  if (sodium_init () < 0)
    g_error ("libsodium has no source of randomness");
  randombytes_buf (bytes, CODE_BYTES);
  bytes[CODE_BYTES] = make_sum (bytes);
  code = print (bytes);
  sodium_memzero (bytes, sizeof bytes);
  return code;
}

/**
 * drom_recovery_code_is_valid:
 *
 * Tells a slip of the pen at once, without asking the key file.
 */
gboolean
drom_recovery_code_is_valid (const char *code)
{
  guint8 *bytes;

  g_return_val_if_fail (code != NULL, FALSE);

  bytes = read_code (code);
  free_bytes (bytes, CODE_BYTES + SUM_BYTES);
  return bytes != NULL;
}

/**
 * drom_recovery_code_normalize:
 *
 * Returns: (transfer full) (nullable): the code as it was printed, NULL if @code
 *   isn't valid; free it with drom_secret_free()
 */
char *
drom_recovery_code_normalize (const char *code)
{
  guint8 *bytes;
  char *printed;

  g_return_val_if_fail (code != NULL, NULL);

  bytes = read_code (code);
  if (bytes == NULL)
    return NULL;
  printed = print (bytes);
  free_bytes (bytes, CODE_BYTES + SUM_BYTES);
  return printed;
}
