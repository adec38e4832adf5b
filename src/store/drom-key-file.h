/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/drom-key.h"

G_BEGIN_DECLS

/**
 * DromKeyFile:
 * The file beside the database that holds the registry's raw key, wrapped once
 * for each staff member (Argon2id over the passphrase) and once for the
 * recovery code. Each slot has a random id and a readable sign-in word that the
 * staff member chose. What is written here is never personal data but for that
 * word.
 *
 * Every change is written to a new file, synced and renamed, under an exclusive
 * lock; the change is checked by unwrapping before the rename, so it can be
 * interrupted anywhere without locking anybody out.
 */
#define DROM_TYPE_KEY_FILE (drom_key_file_get_type ())
G_DECLARE_FINAL_TYPE (DromKeyFile, drom_key_file, DROM, KEY_FILE, GObject)

#define DROM_PASSPHRASE_MIN_CHARACTERS 10

/* Creates the file in @folder with a random registry id and no slot. */
DromKeyFile *drom_key_file_create (const char *folder, GError **error);
DromKeyFile *drom_key_file_load (const char *folder, GError **error);
const char *drom_key_file_get_registry_id (DromKeyFile *self);

/* The sign-in words of all staff slots, in the order they were made. (transfer full) */
char **drom_key_file_dup_words (DromKeyFile *self);

/* The sign-in word of the slot with the id @slot, and the id of the slot of @word
 * (compared folded); NULL if there is none. (transfer full) */
char *drom_key_file_dup_word (DromKeyFile *self, const char *slot);
char *drom_key_file_dup_slot (DromKeyFile *self, const char *word);

/* Opens the slot of @word (compared folded). (transfer full). @slot: (out) (optional)
 * (transfer full): the slot's id. Takes about half a second and 256 MiB: call it
 * in a task. Wrong word and wrong passphrase are one error: WRONG_PASSPHRASE. */
DromKey *drom_key_file_unlock (
    DromKeyFile *self, const char *word, const char *passphrase, char **slot, GError **error);

/* Opens the recovery slot; the code is accepted in any case, with or without hyphens. */
DromKey *drom_key_file_unlock_recovery (DromKeyFile *self, const char *code, GError **error);

/* @slot: (out) (transfer full): id of the new slot. EXISTS if the word is taken,
 * WEAK if the passphrase is shorter than DROM_PASSPHRASE_MIN_CHARACTERS. */
gboolean drom_key_file_add_slot (DromKeyFile *self,
                                 DromKey *key,
                                 const char *word,
                                 const char *passphrase,
                                 char **slot,
                                 GError **error);

/* Wraps the key anew with another passphrase; slot id and word stay. */
gboolean drom_key_file_change_passphrase (
    DromKeyFile *self, DromKey *key, const char *slot, const char *passphrase, GError **error);
gboolean drom_key_file_remove_slot (DromKeyFile *self, const char *slot, GError **error);

/* Makes a recovery code (128 bits and a checksum, in groups), puts it in place of
 * an earlier one and returns it to be shown and printed once. (transfer full);
 * free it with drom_secret_free(). */
char *drom_key_file_set_recovery (DromKeyFile *self, DromKey *key, GError **error);

/* Whether @code has the right length, letters and checksum. */
gboolean drom_recovery_code_is_valid (const char *code);
/* The code in its printed form: upper case, groups. (transfer full) */
char *drom_recovery_code_normalize (const char *code);

/* Wipes and frees a passphrase or code. */
void drom_secret_free (char *secret);

/* 0 (too short) to 4 (strong), for the hint beside the entry. */
int drom_passphrase_strength (const char *passphrase);

G_END_DECLS
