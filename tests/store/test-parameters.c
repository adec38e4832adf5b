/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-store-test"

#include "config.h"

#include "store-test.h"

#include "store/drom-key-parameters.h"

#include <json-glib/json-glib.h>
#include <locale.h>
#include <sodium.h>

/* Linked as a program is: this one test pays what a program pays. */

static void
test_values (void)
{
  DromKeyParameters parameters = drom_key_parameters ();

  g_assert_cmpuint (parameters.opslimit, ==, crypto_pwhash_argon2id_OPSLIMIT_MODERATE);
  g_assert_cmpuint (parameters.memlimit, ==, crypto_pwhash_argon2id_MEMLIMIT_MODERATE);
  g_assert_cmpuint (parameters.memlimit, ==, 256 * 1024 * 1024);
}

static void
test_slot (void)
{
  char *folder = test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "keys.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DromKey) key = drom_key_new_random ();
  g_autoptr (DromKey) opened = NULL;
  g_autoptr (DromKeyFile) file = drom_key_file_create (folder, &error);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *slot, *derivation;

  g_assert_true (drom_key_file_add_slot (file, key, TEST_WORD, TEST_PASSPHRASE, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (json_parser_load_from_file (parser, path, &error));
  slot = json_array_get_object_element (
      json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "slots"),
      0);
  derivation = json_object_get_object_member (slot, "derivation");
  g_assert_cmpint (json_object_get_int_member (derivation, "opslimit"), ==, 3);
  g_assert_cmpint (json_object_get_int_member (derivation, "memlimit"), ==, 256 * 1024 * 1024);
  opened = drom_key_file_unlock (file, TEST_WORD, TEST_PASSPHRASE, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (opened);
  test_folder_delete (folder);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/parameters/values", test_values);
  g_test_add_func ("/parameters/slot", test_slot);
  return g_test_run ();
}
