/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-store"

#include "config.h"

#include "store/drom-key-slot.h"

#include "store/drom-key-file.h"
#include "store/drom-key-parameters.h"
#include "store/drom-store.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#define ALGORITHM "argon2id13"
#define CIPHER    "xchacha20-poly1305"

/* More than this isn't a slow computer's patience but a damaged file. */
#define MAX_OPSLIMIT 16
#define MAX_MEMLIMIT (G_GUINT64_CONSTANT (1) << 30) /* bytes */

#define SALT_BYTES    crypto_pwhash_SALTBYTES
#define NONCE_BYTES   crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define WRAPPED_BYTES (DROM_KEY_BYTES + crypto_aead_xchacha20poly1305_ietf_ABYTES)

struct _DromKeySlot
{
  gatomicrefcount references;
  char *id;   /* owned, hex */
  char *word; /* owned, NULL for the recovery slot */
  guint64 opslimit;
  guint64 memlimit;
  guint8 salt[SALT_BYTES];
  guint8 nonce[NONCE_BYTES];
  guint8 wrapped[WRAPPED_BYTES];
};

static void
append_number (GByteArray *array, guint64 number)
{
  guint64 big = GUINT64_TO_BE (number);

  g_byte_array_append (array, (const guint8 *) &big, sizeof big);
}

/* Length first, so that two fields never read as other two. */
static void
append_text (GByteArray *array, const char *text)
{
  append_number (array, strlen (text));
  g_byte_array_append (array, (const guint8 *) text, (guint) strlen (text));
}

/* What the encryption vouches for beside the key. */
static GByteArray *
make_binding (DromKeySlot *self, const char *registry)
{
  GByteArray *array = g_byte_array_new ();

  append_text (array, "drom-key-slot-1");
  append_text (array, registry);
  append_text (array, self->id);
  append_text (array, self->word != NULL ? "staff" : "recovery");
  append_text (array, self->word != NULL ? self->word : "");
  append_text (array, ALGORITHM);
  append_number (array, self->opslimit);
  append_number (array, self->memlimit);
  g_byte_array_append (array, self->salt, SALT_BYTES);
  return array;
}

/* The same letters give the same bytes, whichever way the keyboard composes them. */
static char *
dup_normal (const char *secret)
{
  return g_str_is_ascii (secret) ? g_strdup (secret)
                                 : g_utf8_normalize (secret, -1, G_NORMALIZE_NFC);
}

/* @key: in locked memory, DROM_KEY_BYTES long. */
static gboolean
derive (DromKeySlot *self, const char *secret, guint8 *key, GError **error)
{
  char *normal = dup_normal (secret);
  int result = -1;

  if (normal != NULL)
    {
      result =
          crypto_pwhash (key, DROM_KEY_BYTES, normal, strlen (normal), self->salt, self->opslimit,
                         (size_t) self->memlimit, crypto_pwhash_ALG_ARGON2ID13);
      drom_secret_free (normal);
      if (result == 0)
        return TRUE;
      g_set_error_literal (error, DROM_STORE_ERROR, DROM_STORE_ERROR_FAILED,
                           _ ("There isn’t enough free memory to check the passphrase. Close other "
                              "programs and try again."));
    }
  else
    g_set_error_literal (error, DROM_STORE_ERROR, DROM_STORE_ERROR_WRONG_PASSPHRASE,
                         _ ("The passphrase holds bytes that aren’t letters. Type it again."));
  return FALSE;
}

static gboolean
read_hex (JsonObject *object, const char *name, guint8 *bytes, gsize size)
{
  const char *text = json_object_get_string_member_with_default (object, name, NULL);
  size_t length = 0;
  const char *end = NULL;

  return text != NULL && strlen (text) == 2 * size
         && sodium_hex2bin (bytes, size, text, strlen (text), NULL, &length, &end) == 0
         && length == size && *end == '\0';
}

static void
add_hex (JsonBuilder *builder, const char *name, const guint8 *bytes, gsize size)
{
  char text[2 * MAX (WRAPPED_BYTES, SALT_BYTES) + 1];

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, sodium_bin2hex (text, sizeof text, bytes, size));
}

static DromKeySlot *
slot_new_empty (void)
{
  DromKeySlot *self = g_new0 (DromKeySlot, 1);

  g_atomic_ref_count_init (&self->references);
  return self;
}

char *
drom_random_id (void)
{
  guint8 bytes[16];
  char text[2 * sizeof bytes + 1];

  randombytes_buf (bytes, sizeof bytes);
  return g_strdup (sodium_bin2hex (text, sizeof text, bytes, sizeof bytes));
}

DromKeySlot *
drom_key_slot_new (const char *registry,
                   const char *id,
                   const char *word,
                   const char *secret,
                   DromKey *key,
                   GError **error)
{
  g_autoptr (DromKeySlot) self = slot_new_empty ();
  g_autoptr (GByteArray) binding = NULL;
  DromKeyParameters parameters = drom_key_parameters ();
  guint8 *wrapping;
  gboolean ok;

  self->id = id != NULL ? g_strdup (id) : drom_random_id ();
  self->word = g_strdup (word);
  self->opslimit = parameters.opslimit;
  self->memlimit = parameters.memlimit;
  randombytes_buf (self->salt, SALT_BYTES);
  randombytes_buf (self->nonce, NONCE_BYTES);
  binding = make_binding (self, registry);
  wrapping = sodium_malloc (DROM_KEY_BYTES);
  g_assert (wrapping != NULL);
  ok = derive (self, secret, wrapping, error);
  if (ok)
    crypto_aead_xchacha20poly1305_ietf_encrypt (self->wrapped, NULL, drom_key_get_bytes (key),
                                                DROM_KEY_BYTES, binding->data, binding->len, NULL,
                                                self->nonce, wrapping);
  sodium_free (wrapping);
  return ok ? g_steal_pointer (&self) : NULL;
}

DromKeySlot *
drom_key_slot_ref (DromKeySlot *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
drom_key_slot_unref (DromKeySlot *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_free (self->id);
  g_free (self->word);
  g_free (self);
}

const char *
drom_key_slot_get_id (DromKeySlot *self)
{
  return self->id;
}

const char *
drom_key_slot_get_word (DromKeySlot *self)
{
  return self->word;
}

gboolean
drom_key_slot_equal (DromKeySlot *self, DromKeySlot *other)
{
  return g_strcmp0 (self->id, other->id) == 0 && g_strcmp0 (self->word, other->word) == 0
         && self->opslimit == other->opslimit && self->memlimit == other->memlimit
         && memcmp (self->salt, other->salt, SALT_BYTES) == 0
         && memcmp (self->nonce, other->nonce, NONCE_BYTES) == 0
         && memcmp (self->wrapped, other->wrapped, WRAPPED_BYTES) == 0;
}

DromKey *
drom_key_slot_open (DromKeySlot *self, const char *registry, const char *secret, GError **error)
{
  g_autoptr (GByteArray) binding = make_binding (self, registry);
  guint8 *bytes;
  DromKey *key = NULL;

  if (self->opslimit < crypto_pwhash_argon2id_OPSLIMIT_MIN || self->opslimit > MAX_OPSLIMIT
      || self->memlimit < crypto_pwhash_argon2id_MEMLIMIT_MIN || self->memlimit > MAX_MEMLIMIT)
    {
      g_set_error_literal (error, DROM_STORE_ERROR, DROM_STORE_ERROR_CORRUPT,
                           _ ("The key file is damaged. Restore the latest backup."));
      return NULL;
    }
  /* First the wrapping key, then the registry's. */
  bytes = sodium_malloc (2 * DROM_KEY_BYTES);
  g_assert (bytes != NULL);
  if (derive (self, secret, bytes, error))
    {
      if (crypto_aead_xchacha20poly1305_ietf_decrypt (bytes + DROM_KEY_BYTES, NULL, NULL,
                                                      self->wrapped, WRAPPED_BYTES, binding->data,
                                                      binding->len, self->nonce, bytes)
          == 0)
        key = drom_key_new_from_bytes (bytes + DROM_KEY_BYTES);
      else if (self->word != NULL)
        g_set_error_literal (error, DROM_STORE_ERROR, DROM_STORE_ERROR_WRONG_PASSPHRASE,
                             _ ("The sign-in word or the passphrase is wrong. Try again."));
      else
        g_set_error_literal (error, DROM_STORE_ERROR, DROM_STORE_ERROR_WRONG_PASSPHRASE,
                             _ ("The recovery code is wrong. Check it against the paper."));
    }
  sodium_free (bytes);
  return key;
}

JsonNode *
drom_key_slot_to_json (DromKeySlot *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "id");
  json_builder_add_string_value (builder, self->id);
  json_builder_set_member_name (builder, "kind");
  json_builder_add_string_value (builder, self->word != NULL ? "staff" : "recovery");
  if (self->word != NULL)
    {
      json_builder_set_member_name (builder, "word");
      json_builder_add_string_value (builder, self->word);
    }
  json_builder_set_member_name (builder, "derivation");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "algorithm");
  json_builder_add_string_value (builder, ALGORITHM);
  json_builder_set_member_name (builder, "opslimit");
  json_builder_add_int_value (builder, (gint64) self->opslimit);
  json_builder_set_member_name (builder, "memlimit");
  json_builder_add_int_value (builder, (gint64) self->memlimit);
  add_hex (builder, "salt", self->salt, SALT_BYTES);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "cipher");
  json_builder_add_string_value (builder, CIPHER);
  add_hex (builder, "nonce", self->nonce, NONCE_BYTES);
  add_hex (builder, "key", self->wrapped, WRAPPED_BYTES);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

DromKeySlot *
drom_key_slot_from_json (JsonObject *object)
{
  g_autoptr (DromKeySlot) self = slot_new_empty ();
  const char *kind = json_object_get_string_member_with_default (object, "kind", "");
  JsonNode *node = json_object_get_member (object, "derivation");
  JsonObject *derivation;
  gint64 opslimit, memlimit;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  derivation = json_node_get_object (node);
  opslimit = json_object_get_int_member_with_default (derivation, "opslimit", 0);
  memlimit = json_object_get_int_member_with_default (derivation, "memlimit", 0);
  self->id = g_strdup (json_object_get_string_member_with_default (object, "id", ""));
  if (g_str_equal (kind, "staff"))
    self->word = g_strdup (json_object_get_string_member_with_default (object, "word", ""));
  else if (!g_str_equal (kind, "recovery"))
    return NULL;
  self->opslimit = opslimit > 0 ? (guint64) opslimit : 0;
  self->memlimit = memlimit > 0 ? (guint64) memlimit : 0;
  if (g_str_equal (self->id, "")
      || !g_str_equal (json_object_get_string_member_with_default (derivation, "algorithm", ""),
                       ALGORITHM)
      || !g_str_equal (json_object_get_string_member_with_default (object, "cipher", ""), CIPHER)
      || !read_hex (derivation, "salt", self->salt, SALT_BYTES)
      || !read_hex (object, "nonce", self->nonce, NONCE_BYTES)
      || !read_hex (object, "key", self->wrapped, WRAPPED_BYTES))
    return NULL;
  return g_steal_pointer (&self);
}
