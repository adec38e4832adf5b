/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-store"

#include "config.h"

#include "store/drom-key-file-private.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#define FORMAT       "drom-keys"
#define VERSION_READ 1

gboolean
drom_key_file_set_corrupt (GError **error)
{
  g_set_error_literal (error, DROM_STORE_ERROR, DROM_STORE_ERROR_CORRUPT,
                       _ ("The key file is damaged. Restore the latest backup."));
  return FALSE;
}

DromKeyFile *
drom_key_file_parse (const char *text, const char *folder, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (DromKeyFile) self = g_object_new (DROM_TYPE_KEY_FILE, NULL);
  JsonNode *root, *node;
  JsonObject *object;
  JsonArray *slots;

  if (!json_parser_load_from_data (parser, text, -1, NULL)
      || (root = json_parser_get_root (parser)) == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      drom_key_file_set_corrupt (error);
      return NULL;
    }
  object = json_node_get_object (root);
  if (!g_str_equal (json_object_get_string_member_with_default (object, "format", ""), FORMAT))
    {
      drom_key_file_set_corrupt (error);
      return NULL;
    }
  if (json_object_get_int_member_with_default (object, "version", 0) > VERSION_READ)
    {
      g_set_error_literal (error, DROM_STORE_ERROR, DROM_STORE_ERROR_NEWER,
                           _ ("The registry was made by a newer version of Drom. It was left "
                              "untouched: update the program."));
      return NULL;
    }
  self->folder = g_strdup (folder);
  self->registry = g_strdup (json_object_get_string_member_with_default (object, "registry", ""));
  self->check = g_strdup (json_object_get_string_member_with_default (object, "check", NULL));
  node = json_object_get_member (object, "slots");
  if (*self->registry == '\0' || node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    {
      drom_key_file_set_corrupt (error);
      return NULL;
    }
  slots = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (slots); i++)
    {
      JsonNode *element = json_array_get_element (slots, i);
      DromKeySlot *slot = NULL;

      if (JSON_NODE_HOLDS_OBJECT (element))
        slot = drom_key_slot_from_json (json_node_get_object (element));
      if (slot == NULL)
        {
          drom_key_file_set_corrupt (error);
          return NULL;
        }
      g_ptr_array_add (self->slots, slot);
    }
  return g_steal_pointer (&self);
}

char *
drom_key_file_to_text (DromKeyFile *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "format");
  json_builder_add_string_value (builder, FORMAT);
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, VERSION_READ);
  json_builder_set_member_name (builder, "registry");
  json_builder_add_string_value (builder, self->registry);
  if (self->check != NULL)
    {
      json_builder_set_member_name (builder, "check");
      json_builder_add_string_value (builder, self->check);
    }
  json_builder_set_member_name (builder, "slots");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->slots->len; i++)
    json_builder_add_value (builder, drom_key_slot_to_json (self->slots->pdata[i]));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  return json_generator_to_data (generator, NULL);
}
