/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-store"

#include "config.h"

#include "store/drom-key-file.h"

#include "store/drom-durable-file.h"
#include "store/drom-folder.h"
#include "store/drom-key-file-private.h"
#include "store/drom-key-slot.h"
#include "store/drom-restore-private.h"
#include "store/drom-store-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <stdio.h>
#include <unistd.h>

#define CHECK_BYTES 16
#define MAX_SIZE    (1024 * 1024) /* bytes */
#define MAX_WORD    64            /* characters */

/* Another program's change derives two keys at most. */
#define LOCK_TIMEOUT 10000 /* milliseconds */

G_DEFINE_FINAL_TYPE (DromKeyFile, drom_key_file, G_TYPE_OBJECT)

/* A value that tells the registry's key from another, and nothing about either. */
static char *
make_check (const char *registry, DromKey *key)
{
  static const char purpose[] = "drom-key-check-1:";
  crypto_generichash_state state;
  guint8 hash[CHECK_BYTES];
  char text[2 * CHECK_BYTES + 1];

  crypto_generichash_init (&state, drom_key_get_bytes (key), DROM_KEY_BYTES, sizeof hash);
  crypto_generichash_update (&state, (const guint8 *) purpose, strlen (purpose));
  crypto_generichash_update (&state, (const guint8 *) registry, strlen (registry));
  crypto_generichash_final (&state, hash, sizeof hash);
  sodium_memzero (&state, sizeof state);
  return g_strdup (sodium_bin2hex (text, sizeof text, hash, sizeof hash));
}

static char *
fold_word (const char *word)
{
  g_autofree char *normal = g_utf8_normalize (word, -1, G_NORMALIZE_NFKC);

  return normal != NULL ? g_strstrip (g_utf8_casefold (normal, -1)) : g_strdup ("");
}

static gboolean
is_word (const char *word)
{
  g_autofree char *folded = fold_word (word);

  if (*folded == '\0' || g_utf8_strlen (word, -1) > MAX_WORD)
    return FALSE;
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

static gboolean
check_passphrase (const char *passphrase, GError **error)
{
  if (g_utf8_validate (passphrase, -1, NULL)
      && g_utf8_strlen (passphrase, -1) >= DROM_PASSPHRASE_MIN_CHARACTERS)
    return TRUE;
  g_set_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_WEAK,
               /* Translators: %d is a number of characters, 10. */
               _ ("The passphrase is too short. Use at least %d characters, best some words that "
                  "don’t belong together."),
               DROM_PASSPHRASE_MIN_CHARACTERS);
  return FALSE;
}

static DromKeySlot *
find_word (DromKeyFile *self, const char *word)
{
  g_autofree char *folded = fold_word (word);

  for (guint i = 0; i < self->slots->len; i++)
    {
      const char *other = drom_key_slot_get_word (self->slots->pdata[i]);
      g_autofree char *other_folded = other != NULL ? fold_word (other) : NULL;

      if (g_strcmp0 (folded, other_folded) == 0)
        return self->slots->pdata[i];
    }
  return NULL;
}

static DromKeySlot *
find_id (DromKeyFile *self, const char *id, guint *index)
{
  for (guint i = 0; i < self->slots->len; i++)
    if (g_str_equal (drom_key_slot_get_id (self->slots->pdata[i]), id))
      {
        *index = i;
        return self->slots->pdata[i];
      }
  return NULL;
}

static DromKeySlot *
find_recovery (DromKeyFile *self, guint *index)
{
  for (guint i = 0; i < self->slots->len; i++)
    if (drom_key_slot_get_word (self->slots->pdata[i]) == NULL)
      {
        *index = i;
        return self->slots->pdata[i];
      }
  return NULL;
}

static DromKey *
open_slot (DromKeyFile *self, DromKeySlot *slot, const char *secret, GError **error)
{
  g_autoptr (DromKey) key = drom_key_slot_open (slot, self->registry, secret, error);

  if (key != NULL && !drom_key_file_is_for (self, key))
    {
      drom_key_file_set_corrupt (error);
      return NULL;
    }
  return g_steal_pointer (&key);
}

/* Reads what was written back from the disk, and opens what was changed. */
static gboolean
verify (DromKeyFile *self,
        const char *path,
        DromKeySlot *changed,
        const char *secret,
        DromKey *key,
        GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (DromKeyFile) back = NULL;
  g_autoptr (DromKey) opened = NULL;
  guint index;
  gsize size;

  text = drom_read_file (path, MAX_SIZE, &size, error);
  if (text == NULL)
    return FALSE;
  back = drom_key_file_parse (text, NULL, error);
  if (back == NULL)
    return FALSE;
  if (g_strcmp0 (back->registry, self->registry) != 0 || g_strcmp0 (back->check, self->check) != 0
      || back->slots->len != self->slots->len)
    return drom_key_file_set_corrupt (error);
  for (guint i = 0; i < self->slots->len; i++)
    if (!drom_key_slot_equal (back->slots->pdata[i], self->slots->pdata[i]))
      return drom_key_file_set_corrupt (error);
  if (changed == NULL)
    return TRUE;
  opened = open_slot (back, find_id (back, drom_key_slot_get_id (changed), &index), secret, error);
  return opened != NULL
         && (sodium_memcmp (drom_key_get_bytes (opened), drom_key_get_bytes (key), DROM_KEY_BYTES)
                 == 0
             || drom_key_file_set_corrupt (error));
}

/* Puts the file in place of the one on the disk, or leaves that as it is. The
 * lock is held. */
static gboolean
replace (DromKeyFile *self, DromKeySlot *changed, const char *secret, DromKey *key, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, DROM_STORE_KEYS, NULL);
  g_autofree char *fresh = g_strconcat (path, ".new", NULL);
  g_autofree char *text = drom_key_file_to_text (self);

  if (drom_write_synced (fresh, text, strlen (text), drom_folder_get_file_mode (self->folder),
                         error)
      && verify (self, fresh, changed, secret, key, error))
    {
      if (rename (fresh, path) == 0)
        return drom_sync_folder (self->folder, error);
      drom_store_set_errno (error, errno);
    }
  unlink (fresh);
  return FALSE;
}

static DromKeyFile *
load (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, DROM_STORE_KEYS, NULL);
  g_autofree char *text = NULL;
  gsize size;

  text = drom_read_file (path, MAX_SIZE, &size, error);
  return text != NULL ? drom_key_file_parse (text, folder, error) : NULL;
}

/*
 * Takes the lock and reads the file anew, so that another program's slots are not lost.
 * @key: (nullable): has to be the registry's
 */
static DromKeyFile *
begin_change (DromKeyFile *self, DromKey *key, int *lock, GError **error)
{
  g_autoptr (DromKeyFile) next = NULL;

  g_return_val_if_fail (self->folder != NULL, NULL);

  *lock = drom_lock_file (self->folder, DROM_STORE_KEYS_LOCK, TRUE, LOCK_TIMEOUT, error);
  if (*lock < 0)
    return NULL;
  next = load (self->folder, error);
  if (next != NULL && g_strcmp0 (next->registry, self->registry) != 0)
    {
      g_set_error_literal (error, DROM_STORE_ERROR, DROM_STORE_ERROR_WRONG_KEY,
                           _ ("Another registry was put into this folder meanwhile. "
                              "Lock the program and open it again."));
      g_clear_object (&next);
    }
  if (next != NULL && key != NULL && !drom_key_file_is_for (next, key))
    {
      drom_store_set_error (error, NULL, SQLITE_NOTADB);
      g_clear_object (&next);
    }
  if (next != NULL && key != NULL && next->check == NULL)
    next->check = make_check (next->registry, key);
  if (next == NULL)
    close (*lock);
  return g_steal_pointer (&next);
}

static gboolean
end_change (DromKeyFile *self, DromKeyFile *next, gboolean ok, int lock)
{
  close (lock);
  if (ok)
    {
      g_free (self->check);
      self->check = g_strdup (next->check);
      g_ptr_array_unref (self->slots);
      self->slots = g_ptr_array_ref (next->slots);
    }
  return ok;
}

static gboolean
set_gone (GError **error)
{
  g_set_error_literal (error, DROM_STORE_ERROR, DROM_STORE_ERROR_NOT_FOUND,
                       _ ("This sign-in word was removed meanwhile."));
  return FALSE;
}

static void
drom_key_file_finalize (GObject *object)
{
  DromKeyFile *self = DROM_KEY_FILE (object);

  g_free (self->folder);
  g_free (self->registry);
  g_free (self->check);
  g_ptr_array_unref (self->slots);
  G_OBJECT_CLASS (drom_key_file_parent_class)->finalize (object);
}

static void
drom_key_file_class_init (DromKeyFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = drom_key_file_finalize;
}

static void
drom_key_file_init (DromKeyFile *self)
{
  if (sodium_init () < 0)
    g_error ("libsodium has no source of randomness");
  self->slots = g_ptr_array_new_with_free_func ((GDestroyNotify) drom_key_slot_unref);
}

gboolean
drom_key_file_is_for (DromKeyFile *self, DromKey *key)
{
  g_autofree char *check = make_check (self->registry, key);

  return self->check == NULL || g_str_equal (self->check, check);
}

/**
 * drom_key_file_create:
 * @folder: an existing folder, see drom_registry_prepare_folder()
 *
 * EXISTS if there is a key file.
 *
 * Returns: (transfer full): a key file without slots
 */
DromKeyFile *
drom_key_file_create (const char *folder, GError **error)
{
  g_autoptr (DromKeyFile) self = NULL;
  g_autofree char *path = NULL;
  gboolean ok;
  int lock;

  g_return_val_if_fail (folder != NULL, NULL);

  self = g_object_new (DROM_TYPE_KEY_FILE, NULL);
  self->folder = g_strdup (folder);
  self->registry = drom_random_id ();
  path = g_build_filename (folder, DROM_STORE_KEYS, NULL);
  lock = drom_lock_file (folder, DROM_STORE_KEYS_LOCK, TRUE, LOCK_TIMEOUT, error);
  if (lock < 0)
    return NULL;
  ok = !g_file_test (path, G_FILE_TEST_EXISTS);
  if (!ok)
    g_set_error_literal (error, DROM_STORE_ERROR, DROM_STORE_ERROR_EXISTS,
                         _ ("The folder holds a registry already. Choose another folder."));
  else if (!replace (self, NULL, NULL, NULL, error))
    {
      unlink (path);
      ok = FALSE;
    }
  close (lock);
  return ok ? g_steal_pointer (&self) : NULL;
}

/**
 * drom_key_file_load:
 *
 * NOT_FOUND, READ_ONLY, CORRUPT or NEWER.
 *
 * Returns: (transfer full): the key file in @folder
 */
DromKeyFile *
drom_key_file_load (const char *folder, GError **error)
{
  g_return_val_if_fail (folder != NULL, NULL);

  return drom_restore_finish (folder, error) ? load (folder, error) : NULL;
}

const char *
drom_key_file_get_registry_id (DromKeyFile *self)
{
  g_return_val_if_fail (DROM_IS_KEY_FILE (self), NULL);

  return self->registry;
}

char **
drom_key_file_dup_words (DromKeyFile *self)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  g_return_val_if_fail (DROM_IS_KEY_FILE (self), NULL);

  for (guint i = 0; i < self->slots->len; i++)
    {
      const char *word = drom_key_slot_get_word (self->slots->pdata[i]);

      if (word != NULL)
        g_strv_builder_add (words, word);
    }
  return g_strv_builder_end (words);
}

char *
drom_key_file_dup_word (DromKeyFile *self, const char *slot)
{
  DromKeySlot *found;
  guint index;

  g_return_val_if_fail (DROM_IS_KEY_FILE (self) && slot != NULL, NULL);

  found = find_id (self, slot, &index);
  return found != NULL ? g_strdup (drom_key_slot_get_word (found)) : NULL;
}

char *
drom_key_file_dup_slot (DromKeyFile *self, const char *word)
{
  DromKeySlot *found;

  g_return_val_if_fail (DROM_IS_KEY_FILE (self) && word != NULL, NULL);

  found = find_word (self, word);
  return found != NULL ? g_strdup (drom_key_slot_get_id (found)) : NULL;
}

DromKey *
drom_key_file_unlock (
    DromKeyFile *self, const char *word, const char *passphrase, char **slot, GError **error)
{
  DromKeySlot *found;
  DromKey *key;

  g_return_val_if_fail (DROM_IS_KEY_FILE (self) && word != NULL && passphrase != NULL, NULL);

  found = find_word (self, word);
  if (found == NULL)
    {
      g_set_error_literal (error, DROM_STORE_ERROR, DROM_STORE_ERROR_WRONG_PASSPHRASE,
                           _ ("The sign-in word or the passphrase is wrong. Try again."));
      return NULL;
    }
  key = open_slot (self, found, passphrase, error);
  if (key != NULL && slot != NULL)
    *slot = g_strdup (drom_key_slot_get_id (found));
  return key;
}

DromKey *
drom_key_file_unlock_recovery (DromKeyFile *self, const char *code, GError **error)
{
  DromKeySlot *found;
  DromKey *key = NULL;
  char *normal;
  guint index;

  g_return_val_if_fail (DROM_IS_KEY_FILE (self) && code != NULL, NULL);

  found = find_recovery (self, &index);
  normal = drom_recovery_code_is_valid (code) ? drom_recovery_code_normalize (code) : NULL;
  if (normal == NULL)
    g_set_error_literal (error, DROM_STORE_ERROR, DROM_STORE_ERROR_WRONG_PASSPHRASE,
                         _ ("This is not a whole recovery code: a letter is missing or wrong. "
                            "Compare it with the paper."));
  else if (found == NULL)
    g_set_error_literal (error, DROM_STORE_ERROR, DROM_STORE_ERROR_WRONG_PASSPHRASE,
                         _ ("No recovery code has been made for this registry."));
  else
    key = open_slot (self, found, normal, error);
  g_clear_pointer (&normal, drom_secret_free);
  return key;
}

gboolean
drom_key_file_add_slot (DromKeyFile *self,
                        DromKey *key,
                        const char *word,
                        const char *passphrase,
                        char **slot,
                        GError **error)
{
  g_autoptr (DromKeyFile) next = NULL;
  g_autoptr (DromKeySlot) added = NULL;
  g_autofree char *stripped = NULL;
  gboolean ok = FALSE;
  int lock;

  g_return_val_if_fail (DROM_IS_KEY_FILE (self) && key != NULL, FALSE);
  g_return_val_if_fail (word != NULL && passphrase != NULL, FALSE);

  if (!g_utf8_validate (word, -1, NULL) || !is_word (word))
    {
      g_set_error_literal (error, DROM_STORE_ERROR, DROM_STORE_ERROR_FAILED,
                           _ ("A sign-in word has 1 to 64 letters or digits. Choose another."));
      return FALSE;
    }
  if (!check_passphrase (passphrase, error))
    return FALSE;
  stripped = g_strstrip (g_strdup (word));
  added = drom_key_slot_new (self->registry, NULL, stripped, passphrase, key, error);
  next = added != NULL ? begin_change (self, key, &lock, error) : NULL;
  if (next == NULL)
    return FALSE;
  if (find_word (next, stripped) != NULL)
    g_set_error_literal (error, DROM_STORE_ERROR, DROM_STORE_ERROR_EXISTS,
                         _ ("This sign-in word is taken. Choose another."));
  else
    {
      g_ptr_array_add (next->slots, drom_key_slot_ref (added));
      ok = replace (next, added, passphrase, key, error);
    }
  if (ok && slot != NULL)
    *slot = g_strdup (drom_key_slot_get_id (added));
  return end_change (self, next, ok, lock);
}

gboolean
drom_key_file_change_passphrase (
    DromKeyFile *self, DromKey *key, const char *slot, const char *passphrase, GError **error)
{
  g_autoptr (DromKeyFile) next = NULL;
  g_autoptr (DromKeySlot) changed = NULL;
  DromKeySlot *old;
  gboolean ok = FALSE;
  guint index = 0;
  int lock;

  g_return_val_if_fail (DROM_IS_KEY_FILE (self) && key != NULL, FALSE);
  g_return_val_if_fail (slot != NULL && passphrase != NULL, FALSE);

  if (!check_passphrase (passphrase, error))
    return FALSE;
  next = begin_change (self, key, &lock, error);
  if (next == NULL)
    return FALSE;
  old = find_id (next, slot, &index);
  if (old == NULL || drom_key_slot_get_word (old) == NULL)
    set_gone (error);
  else
    {
      changed = drom_key_slot_new (next->registry, slot, drom_key_slot_get_word (old), passphrase,
                                   key, error);
      if (changed != NULL)
        {
          drom_key_slot_unref (old);
          next->slots->pdata[index] = drom_key_slot_ref (changed);
          ok = replace (next, changed, passphrase, key, error);
        }
    }
  return end_change (self, next, ok, lock);
}

gboolean
drom_key_file_remove_slot (DromKeyFile *self, const char *slot, GError **error)
{
  g_autoptr (DromKeyFile) next = NULL;
  gboolean ok = FALSE;
  guint index = 0;
  int lock;

  g_return_val_if_fail (DROM_IS_KEY_FILE (self) && slot != NULL, FALSE);

  next = begin_change (self, NULL, &lock, error);
  if (next == NULL)
    return FALSE;
  if (find_id (next, slot, &index) == NULL)
    set_gone (error);
  else if (next->slots->len == 1)
    g_set_error_literal (error, DROM_STORE_ERROR, DROM_STORE_ERROR_FAILED,
                         _ ("This is the last way into the registry. Add another staff member "
                            "or a recovery code first."));
  else
    {
      g_ptr_array_remove_index (next->slots, index);
      ok = replace (next, NULL, NULL, NULL, error);
    }
  return end_change (self, next, ok, lock);
}

char *
drom_key_file_set_recovery (DromKeyFile *self, DromKey *key, GError **error)
{
  g_autoptr (DromKeyFile) next = NULL;
  g_autoptr (DromKeySlot) made = NULL;
  char *code;
  guint index = 0;
  int lock;

  g_return_val_if_fail (DROM_IS_KEY_FILE (self) && key != NULL, NULL);

  code = drom_recovery_code_new ();
  made = drom_key_slot_new (self->registry, NULL, NULL, code, key, error);
  next = made != NULL ? begin_change (self, key, &lock, error) : NULL;
  if (next == NULL)
    {
      drom_secret_free (code);
      return NULL;
    }
  if (find_recovery (next, &index) != NULL)
    g_ptr_array_remove_index (next->slots, index);
  g_ptr_array_add (next->slots, drom_key_slot_ref (made));
  if (!end_change (self, next, replace (next, made, code, key, error), lock))
    g_clear_pointer (&code, drom_secret_free);
  return code;
}
