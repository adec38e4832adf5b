/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-store-test"

#include "config.h"

#include "store-test.h"

#include <json-glib/json-glib.h>
#include <locale.h>
#include <string.h>
#include <sys/stat.h>

typedef struct
{
  char *folder;
  char *path;
  DromKey *key;
  DromKeyFile *file;
  char *slot;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = test_folder_new ();
  self->path = g_build_filename (self->folder, "keys.json", NULL);
  self->key = drom_key_new_random ();
  self->file = drom_key_file_create (self->folder, &error);
  g_assert_no_error (error);
  drom_key_file_add_slot (self->file, self->key, "lingon", "ett hemligt ord", &self->slot, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->file);
  drom_key_unref (self->key);
  g_free (self->slot);
  g_free (self->path);
  test_folder_delete (self->folder);
}

static DromKeyFile *
load (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  DromKeyFile *file = drom_key_file_load (self->folder, &error);

  g_assert_no_error (error);
  return file;
}

static gboolean
same_key (DromKey *a, DromKey *b)
{
  return a != NULL && b != NULL
         && memcmp (drom_key_get_bytes (a), drom_key_get_bytes (b), DROM_KEY_BYTES) == 0;
}

static void
assert_opens (DromKeyFile *file, const char *word, const char *passphrase, DromKey *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromKey) opened = drom_key_file_unlock (file, word, passphrase, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (same_key (opened, key));
}

static void
assert_refuses (DromKeyFile *file, const char *word, const char *passphrase)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (drom_key_file_unlock (file, word, passphrase, NULL, &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_WRONG_PASSPHRASE);
}

static void
test_unlock_slot (Fixture *self, gconstpointer data)
{
  g_autoptr (DromKeyFile) file = load (self);
  g_autoptr (DromKey) opened = NULL;
  g_autofree char *slot = NULL;

  opened = drom_key_file_unlock (file, "  LINGON ", "ett hemligt ord", &slot, NULL);
  g_assert_true (same_key (opened, self->key));
  g_assert_cmpstr (slot, ==, self->slot);
  g_assert_cmpstr (drom_key_file_get_registry_id (file), ==,
                   drom_key_file_get_registry_id (self->file));
  assert_refuses (file, "lingon", "ett hemligt Ord");
  assert_refuses (file, "lingon", "");
  assert_refuses (file, "hjortron", "ett hemligt ord");
  assert_refuses (file, "lingon", "bytes \xff\xfe that are no text");
}

/* The same passphrase typed with a composed and with a decomposed letter. */
static void
test_composed_letters (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  drom_key_file_add_slot (self->file, self->key, "åkerbär", "blåbär och åska", NULL, &error);
  g_assert_no_error (error);
  assert_opens (self->file, "A\xcc\x8aKERB\xc3\x84R",
                "bla\xcc\x8a"
                "ba\xcc\x88r och a\xcc\x8aska",
                self->key);
}

static void
test_words (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *other = NULL;
  g_autofree char *joined = NULL;
  g_auto (GStrv) words = NULL;
  static const char *const bad[] = { "", "  ", "a\nb", "\xff" };

  drom_key_file_add_slot (self->file, self->key, " Hjortron ", "ett annat ord", &other, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (other, !=, self->slot);
  words = drom_key_file_dup_words (self->file);
  joined = g_strjoinv (" ", words);
  g_assert_cmpstr (joined, ==, "lingon Hjortron");
  g_assert_false (drom_key_file_add_slot (self->file, self->key, "HJORTRON", "tio tecken är nog",
                                          NULL, &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (drom_key_file_add_slot (self->file, self->key, "ny", "niotecken", NULL, &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_WEAK);
  g_clear_error (&error);
  /* Characters count, not bytes. */
  g_assert_false (drom_key_file_add_slot (self->file, self->key, "ny", "åäöåäöåäö", NULL, &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_WEAK);
  g_clear_error (&error);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_assert_false (drom_key_file_add_slot (self->file, self->key, bad[i], "tio tecken är nog",
                                              NULL, &error));
      g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_FAILED);
      g_clear_error (&error);
    }
}

static void
test_change (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromKeyFile) file = NULL;
  g_autofree char *slot = NULL;
  g_autoptr (DromKey) opened = NULL;

  g_assert_false (
      drom_key_file_change_passphrase (self->file, self->key, self->slot, "kort", &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_WEAK);
  g_clear_error (&error);
  g_assert_false (
      drom_key_file_change_passphrase (self->file, self->key, "0123", "ett helt nytt ord", &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (drom_key_file_change_passphrase (self->file, self->key, self->slot,
                                                  "ett helt nytt ord", &error));
  g_assert_no_error (error);
  file = load (self);
  assert_refuses (file, "lingon", "ett hemligt ord");
  opened = drom_key_file_unlock (file, "lingon", "ett helt nytt ord", &slot, NULL);
  g_assert_true (same_key (opened, self->key));
  g_assert_cmpstr (slot, ==, self->slot);
}

static void
test_remove (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromKeyFile) file = NULL;

  g_assert_false (drom_key_file_remove_slot (self->file, self->slot, &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_FAILED);
  g_clear_error (&error);
  drom_key_file_add_slot (self->file, self->key, "hjortron", "ett annat ord", NULL, &error);
  g_assert_true (drom_key_file_remove_slot (self->file, self->slot, &error));
  g_assert_no_error (error);
  file = load (self);
  assert_refuses (file, "lingon", "ett hemligt ord");
  assert_opens (file, "hjortron", "ett annat ord", self->key);
  g_assert_false (drom_key_file_remove_slot (file, self->slot, &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_NOT_FOUND);
}

/* A slot never holds another key than the registry's. */
static void
test_other_key (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromKey) other = drom_key_new_random ();

  g_assert_false (drom_key_file_add_slot (self->file, other, "ny", "ett annat ord", NULL, &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_WRONG_KEY);
  g_clear_error (&error);
  g_assert_null (drom_key_file_set_recovery (self->file, other, &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_WRONG_KEY);
}

static void
test_recovery (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromKeyFile) file = NULL;
  g_autoptr (DromKey) opened = NULL;
  g_autofree char *typed = NULL;
  g_auto (GStrv) words = NULL;
  char *first, *second;

  g_assert_null (
      drom_key_file_unlock_recovery (self->file, "0000-0000-0000-0000-0000-0000-0000", &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  first = drom_key_file_set_recovery (self->file, self->key, &error);
  g_assert_no_error (error);
  g_assert_true (
      g_regex_match_simple ("^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$", first, 0, 0));
  second = drom_key_file_set_recovery (self->file, self->key, &error);
  g_assert_cmpstr (first, !=, second);
  file = load (self);
  g_assert_null (drom_key_file_unlock_recovery (file, first, &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  /* As a hand types it. */
  typed = g_ascii_strdown (second, -1);
  g_strdelimit (typed, "-", ' ');
  opened = drom_key_file_unlock_recovery (file, typed, &error);
  g_assert_no_error (error);
  g_assert_true (same_key (opened, self->key));
  /* It isn't a sign-in word. */
  words = drom_key_file_dup_words (file);
  g_assert_cmpuint (g_strv_length (words), ==, 1);
  assert_refuses (file, "", second);
  /* And sets a new passphrase. */
  g_assert_true (
      drom_key_file_change_passphrase (file, opened, self->slot, "ett helt nytt ord", &error));
  assert_opens (file, "lingon", "ett helt nytt ord", self->key);
  drom_secret_free (first);
  drom_secret_free (second);
}

static void
test_recovery_slips (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  char *code = drom_key_file_set_recovery (self->file, self->key, &error);
  g_autofree char *normal = drom_recovery_code_normalize (code);
  g_autofree char *shorter = g_strndup (code, strlen (code) - 1);
  g_autofree char *longer = g_strconcat (code, "0", NULL);
  guint unseen = 0, slips = 0;

  g_assert_cmpstr (normal, ==, code);
  g_assert_false (drom_recovery_code_is_valid (shorter));
  g_assert_false (drom_recovery_code_is_valid (longer));
  g_assert_false (drom_recovery_code_is_valid (""));
  g_assert_false (drom_recovery_code_is_valid ("inte en kod alls, utan en mening"));
  g_assert_null (drom_recovery_code_normalize (shorter));
  /* Nearly every single wrong letter shows. */
  for (guint i = 0; code[i] != '\0'; i++)
    for (const char *p = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; *p != '\0'; p++)
      {
        g_autofree char *slip = g_strdup (code);

        if (code[i] == '-' || code[i] == *p)
          continue;
        slip[i] = *p;
        slips++;
        if (drom_recovery_code_is_valid (slip))
          unseen++;
      }
  g_assert_cmpuint (slips, ==, 28 * 31);
  g_assert_cmpuint (unseen, <, slips / 50);
  drom_secret_free (code);
}

/* Sets a member of the first slot (or of its derivation) to another value. */
static void
tamper (Fixture *self, const char *part, const char *member, JsonNode *value)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *text = NULL;
  JsonObject *object;

  g_assert_true (json_parser_load_from_file (parser, self->path, NULL));
  object = json_array_get_object_element (
      json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "slots"),
      0);
  if (part != NULL)
    object = json_object_get_object_member (object, part);
  json_object_set_member (object, member, value);
  text = json_to_string (json_parser_get_root (parser), TRUE);
  g_assert_true (g_file_set_contents (self->path, text, -1, NULL));
}

static JsonNode *
text_node (const char *text)
{
  return json_node_init_string (json_node_alloc (), text);
}

static JsonNode *
number_node (gint64 number)
{
  return json_node_init_int (json_node_alloc (), number);
}

static void
test_tampered (Fixture *self, gconstpointer data)
{
  g_autofree char *original = NULL;
  g_autoptr (DromKeyFile) file = NULL;
  gsize size;

  g_file_get_contents (self->path, &original, &size, NULL);
  tamper (self, NULL, "word", text_node ("hjortron"));
  file = load (self);
  assert_refuses (file, "hjortron", "ett hemligt ord");
  g_clear_object (&file);

  g_file_set_contents (self->path, original, -1, NULL);
  tamper (self, NULL, "id", text_node ("00112233445566778899aabbccddeeff"));
  file = load (self);
  assert_refuses (file, "lingon", "ett hemligt ord");
  g_clear_object (&file);

  g_file_set_contents (self->path, original, -1, NULL);
  tamper (self, "derivation", "opslimit", number_node (2));
  file = load (self);
  assert_refuses (file, "lingon", "ett hemligt ord");
  g_clear_object (&file);

  g_file_set_contents (self->path, original, -1, NULL);
  tamper (self, "derivation", "salt", text_node ("00112233445566778899aabbccddeeff"));
  file = load (self);
  assert_refuses (file, "lingon", "ett hemligt ord");
  g_clear_object (&file);

  g_file_set_contents (self->path, original, -1, NULL);
  file = load (self);
  assert_opens (file, "lingon", "ett hemligt ord", self->key);
}

static void
test_other_registry (Fixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autoptr (GString) changed = NULL;
  g_autoptr (DromKeyFile) file = NULL;

  g_file_get_contents (self->path, &text, NULL, NULL);
  changed = g_string_new (text);
  g_assert_cmpuint (g_string_replace (changed, drom_key_file_get_registry_id (self->file),
                                      "00112233445566778899aabbccddeeff", 0),
                    ==, 1);
  g_file_set_contents (self->path, changed->str, -1, NULL);
  file = load (self);
  assert_refuses (file, "lingon", "ett hemligt ord");
}

/* Parameters come from the file, so they have bounds. */
static void
test_absurd (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *member;
    gint64 value;
  } absurd[] = {
    { "memlimit", G_MAXINT64 }, { "memlimit", G_GINT64_CONSTANT (1) << 40 },
    { "memlimit", 0 },          { "memlimit", -1 },
    { "opslimit", 1000000000 }, { "opslimit", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (absurd); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DromKeyFile) file = NULL;
      g_autofree char *original = NULL;

      g_file_get_contents (self->path, &original, NULL, NULL);
      tamper (self, "derivation", absurd[i].member, number_node (absurd[i].value));
      file = load (self);
      g_assert_null (drom_key_file_unlock (file, "lingon", "ett hemligt ord", NULL, &error));
      g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_CORRUPT);
      g_file_set_contents (self->path, original, -1, NULL);
    }
}

static void
test_damaged (Fixture *self, gconstpointer data)
{
  static const char *const texts[] = {
    "",
    "{",
    "[]",
    "{}",
    "null",
    "{\"format\":\"drom-keys\",\"version\":1,\"registry\":\"00\",\"slots\":[1]}",
    "{\"format\":\"drom-keys\",\"version\":1,\"registry\":\"00\",\"slots\":{}}",
    "{\"format\":\"drom-keys\",\"version\":1,\"registry\":\"00\",\"slots\":[{\"kind\":\"staff\"}]}",
    "{\"format\":\"drom-keys\",\"version\":1,\"registry\":\"00\",\"slots\":"
    "[{\"kind\":\"staff\",\"derivation\":[]}]}",
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *original = NULL;
  gsize size;

  g_file_get_contents (self->path, &original, &size, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_file_set_contents (self->path, texts[i], -1, NULL);
      g_assert_null (drom_key_file_load (self->folder, &error));
      g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_CORRUPT);
      g_clear_error (&error);
    }
  /* Cut off anywhere. */
  for (gsize length = 0; length + 2 < size; length += 7)
    {
      g_file_set_contents (self->path, original, (gssize) length, NULL);
      g_assert_null (drom_key_file_load (self->folder, &error));
      g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_CORRUPT);
      g_clear_error (&error);
    }
  g_file_set_contents (self->path, "{\"format\":\"drom-keys\",\"version\":2}", -1, NULL);
  g_assert_null (drom_key_file_load (self->folder, &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_NEWER);
}

static int
add_slots_in_child (gpointer data)
{
  gpointer *arguments = data;
  g_autoptr (DromKeyFile) file = drom_key_file_load (arguments[0], NULL);

  for (int i = 0; i < 10; i++)
    {
      g_autofree char *word = g_strdup_printf ("word-%d-%d", GPOINTER_TO_INT (arguments[2]), i);

      if (!drom_key_file_add_slot (file, arguments[1], word, "ett gemensamt ord", NULL, NULL))
        return 1;
    }
  return 0;
}

/* Programs that change the file at once don't lose each other's slots. */
static void
test_two_programs (Fixture *self, gconstpointer data)
{
  g_autoptr (DromKeyFile) file = NULL;
  g_auto (GStrv) words = NULL;
  pid_t pids[3];

  for (int i = 0; i < 3; i++)
    {
      gpointer arguments[] = { self->folder, self->key, GINT_TO_POINTER (i) };

      pids[i] = test_fork (add_slots_in_child, arguments);
    }
  for (int i = 0; i < 3; i++)
    g_assert_cmpint (test_wait (pids[i]), ==, 0);
  file = load (self);
  words = drom_key_file_dup_words (file);
  g_assert_cmpuint (g_strv_length (words), ==, 31);
  assert_opens (file, "word-2-9", "ett gemensamt ord", self->key);
  assert_opens (file, "word-0-0", "ett gemensamt ord", self->key);
}

static void
test_lookup (Fixture *self, gconstpointer data)
{
  g_autofree char *word = drom_key_file_dup_word (self->file, self->slot);
  g_autofree char *slot = drom_key_file_dup_slot (self->file, "Lingon");

  g_assert_cmpstr (word, ==, "lingon");
  g_assert_cmpstr (slot, ==, self->slot);
  g_assert_null (drom_key_file_dup_word (self->file, "00"));
  g_assert_null (drom_key_file_dup_slot (self->file, "hjortron"));
}

static void
test_private (Fixture *self, gconstpointer data)
{
  struct stat status;

  g_assert_cmpint (stat (self->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_false (test_grep (self->folder, "hemligt"));
}

static void
test_strength (void)
{
  static const struct
  {
    const char *passphrase;
    int least;
    int most;
  } cases[] = {
    { "", 0, 0 },
    { "kort", 0, 0 },
    { "123456789", 0, 0 },
    { "aaaaaaaaaaaaaaaaaaaaaaaa", 1, 1 },
    { "1234567890", 1, 1 },
    { "qwertyuiop", 1, 1 },
    { "abcdefghijkl", 1, 1 },
    { "abcabcabcabcabcabc", 1, 1 },
    { "password123", 1, 1 },
    { "Sommar2024!", 1, 1 },
    { "lösenordlösenord", 1, 1 },
    { "stockholm12345", 1, 1 },
    { "passwordpasswordpasswordpassword", 1, 1 },
    { "x7#kQ9!vLm2@", 2, 4 },
    { "blåbär cykel fönster", 3, 4 },
    { "trasmatta gnägg ovädersmoln kvitto", 4, 4 },
    { "k8Jd-pq3Z-99xa-Wm4t-7bHs", 4, 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int strength = drom_passphrase_strength (cases[i].passphrase);

      g_test_message ("%s: %d", cases[i].passphrase, strength);
      g_assert_cmpint (strength, >=, cases[i].least);
      g_assert_cmpint (strength, <=, cases[i].most);
    }
}

/* What is sealed with a registry's key opens with that key alone. */
static void
test_seal (void)
{
  g_autoptr (DromKey) key = drom_key_new_random ();
  g_autoptr (DromKey) other = drom_key_new_random ();
  g_autoptr (GBytes) plain = g_bytes_new_static ("Planterad", 9);
  g_autoptr (GBytes) sealed = drom_key_seal (key, plain);
  g_autoptr (GBytes) again = drom_key_seal (key, plain);
  g_autoptr (GBytes) opened = drom_key_unseal (key, sealed);
  g_autofree guint8 *bytes = g_memdup2 (g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed));
  g_autoptr (GBytes) changed = NULL;
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (sealed, 0, 12);

  g_assert_true (g_bytes_equal (opened, plain));
  g_assert_false (g_bytes_equal (sealed, again));
  g_assert_null (memmem (bytes, g_bytes_get_size (sealed), "Planterad", 9));
  g_assert_null (drom_key_unseal (other, sealed));
  g_assert_null (drom_key_unseal (key, cut));
  bytes[g_bytes_get_size (sealed) - 1] ^= 1;
  changed = g_bytes_new (bytes, g_bytes_get_size (sealed));
  g_assert_null (drom_key_unseal (key, changed));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, function)                                                                        \
  g_test_add ("/key-file/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("unlock", test_unlock_slot);
  ADD ("composed-letters", test_composed_letters);
  ADD ("words", test_words);
  ADD ("change", test_change);
  ADD ("remove", test_remove);
  ADD ("other-key", test_other_key);
  ADD ("recovery", test_recovery);
  ADD ("recovery-slips", test_recovery_slips);
  ADD ("tampered", test_tampered);
  ADD ("other-registry", test_other_registry);
  ADD ("absurd", test_absurd);
  ADD ("damaged", test_damaged);
  ADD ("two-programs", test_two_programs);
  ADD ("lookup", test_lookup);
  ADD ("private", test_private);
  g_test_add_func ("/passphrase/strength", test_strength);
  g_test_add_func ("/key/seal", test_seal);
  return g_test_run ();
}
