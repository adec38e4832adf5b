/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-plan-snapshot.h"

#include "base/drom-check-code.h"
#include "language/drom-language.h"
#include "model/drom-codes.h"
#include "model/drom-session.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define FORMAT 1

static void
free_party (gpointer data)
{
  DromSnapshotParty *party = data;

  g_free (party->kind);
  g_free (party->role_code);
  drom_texts_unref (party->role);
  g_free (party);
}

static void
free_step (gpointer data)
{
  DromSnapshotStep *step = data;

  drom_texts_unref (step->text);
  drom_texts_unref (step->outcome);
  g_free (step->status);
  g_free (step->from);
  g_free (step->due);
  g_free (step->time);
  g_free (step->done_on);
  g_ptr_array_unref (step->parties);
  g_free (step);
}

static void
free_goal (gpointer data)
{
  DromSnapshotGoal *goal = data;

  g_free (goal->area);
  g_free (goal->status);
  drom_texts_unref (goal->text);
  g_ptr_array_unref (goal->steps);
  g_free (goal);
}

static void
free_member (gpointer data)
{
  DromSnapshotTeamMember *member = data;

  drom_texts_unref (member->role);
  g_free (member);
}

/* Writes members in the order that the caller gives: alphabetically, so that the same
 * plan is the same bytes. Empty values are left out. */
static void
write_string (JsonBuilder *builder, const char *name, const char *value)
{
  g_autofree char *nfc = NULL;

  if (value == NULL || *value == '\0')
    return;
  nfc = g_utf8_normalize (value, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, nfc);
}

static void
write_texts (JsonBuilder *builder, const char *name, const DromTexts *texts)
{
  if (drom_texts_is_empty (texts))
    return;
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  for (guint i = 0; i < drom_texts_get_n (texts); i++)
    {
      const char *language;
      const char *text = drom_texts_get_nth (texts, i, &language);

      json_builder_set_member_name (builder, language);
      json_builder_add_string_value (builder, text);
    }
  json_builder_end_object (builder);
}

static void
write_party (JsonBuilder *builder, const DromSnapshotParty *party)
{
  json_builder_begin_object (builder);
  write_string (builder, "kind", party->kind);
  if (party->leading)
    {
      json_builder_set_member_name (builder, "leading");
      json_builder_add_boolean_value (builder, TRUE);
    }
  /* No labels of the program: a better translation is no other plan. */
  if (party->role_code == NULL)
    write_texts (builder, "role", party->role);
  write_string (builder, "role_code", party->role_code);
  json_builder_end_object (builder);
}

static void
write_step (JsonBuilder *builder, const DromSnapshotStep *step)
{
  json_builder_begin_object (builder);
  write_string (builder, "done_on", step->done_on);
  write_string (builder, "due", step->due);
  write_string (builder, "from", step->from);
  json_builder_set_member_name (builder, "id");
  json_builder_add_int_value (builder, step->id);
  write_texts (builder, "outcome", step->outcome);
  json_builder_set_member_name (builder, "parties");
  json_builder_begin_array (builder);
  for (guint i = 0; i < step->parties->len; i++)
    write_party (builder, step->parties->pdata[i]);
  json_builder_end_array (builder);
  write_string (builder, "status", step->status);
  write_texts (builder, "text", step->text);
  write_string (builder, "time", step->time);
  json_builder_end_object (builder);
}

static void
write_goal (JsonBuilder *builder, const DromSnapshotGoal *goal)
{
  json_builder_begin_object (builder);
  write_string (builder, "area", goal->area);
  json_builder_set_member_name (builder, "id");
  json_builder_add_int_value (builder, goal->id);
  write_string (builder, "status", goal->status);
  json_builder_set_member_name (builder, "steps");
  json_builder_begin_array (builder);
  for (guint i = 0; i < goal->steps->len; i++)
    write_step (builder, goal->steps->pdata[i]);
  json_builder_end_array (builder);
  write_texts (builder, "text", goal->text);
  json_builder_end_object (builder);
}

static char *
read_string (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node)
      || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_dup_string (node);
}

static DromTexts *
read_texts (JsonObject *object, const char *name)
{
  DromTexts *texts = drom_texts_new ();
  JsonNode *node = json_object_get_member (object, name);
  JsonObjectIter iter;
  const char *language;
  JsonNode *value;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return texts;
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &language, &value))
    if (JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) == G_TYPE_STRING)
      drom_texts_set (texts, language, json_node_get_string (value));
  return texts;
}

static JsonArray *
read_array (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
get_element (JsonArray *array, guint nth)
{
  JsonNode *node = json_array_get_element (array, nth);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static gint64
read_int (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_int (node) : 0;
}

static void
read_step (DromSnapshotGoal *goal, JsonObject *object)
{
  DromSnapshotStep *step = drom_snapshot_goal_add_step (goal);
  JsonArray *parties = read_array (object, "parties");

  step->id = read_int (object, "id");
  step->done_on = read_string (object, "done_on");
  step->due = read_string (object, "due");
  step->from = read_string (object, "from");
  step->time = read_string (object, "time");
  g_free (step->status);
  step->status = read_string (object, "status");
  step->outcome = read_texts (object, "outcome");
  step->text = read_texts (object, "text");
  for (guint i = 0; parties != NULL && i < json_array_get_length (parties); i++)
    {
      JsonObject *source = get_element (parties, i);
      DromSnapshotParty *party;
      JsonNode *leading;
      g_autofree char *role_code = NULL;

      if (source == NULL)
        continue;
      party = drom_snapshot_step_add_party (step);
      role_code = read_string (source, "role_code");
      if (role_code != NULL)
        drom_snapshot_party_set_staff_role (party, role_code);
      else
        {
          party->kind = read_string (source, "kind");
          party->role = read_texts (source, "role");
        }
      leading = json_object_get_member (source, "leading");
      party->leading =
          leading != NULL && JSON_NODE_HOLDS_VALUE (leading) && json_node_get_boolean (leading);
    }
}

DromPlanSnapshot *
drom_plan_snapshot_new (void)
{
  DromPlanSnapshot *self = g_new0 (DromPlanSnapshot, 1);

  self->goals = g_ptr_array_new_with_free_func (free_goal);
  self->team = g_ptr_array_new_with_free_func (free_member);
  return self;
}

void
drom_plan_snapshot_free (DromPlanSnapshot *self)
{
  if (self == NULL)
    return;
  g_free (self->track);
  drom_texts_unref (self->own_words);
  drom_texts_unref (self->staff_words);
  g_ptr_array_unref (self->goals);
  g_ptr_array_unref (self->team);
  g_free (self->follow_up_date);
  g_free (self->follow_up_time);
  g_free (self->follow_up_place);
  g_free (self);
}

DromSnapshotGoal *
drom_plan_snapshot_add_goal (DromPlanSnapshot *self)
{
  DromSnapshotGoal *goal = g_new0 (DromSnapshotGoal, 1);

  goal->steps = g_ptr_array_new_with_free_func (free_step);
  g_ptr_array_add (self->goals, goal);
  return goal;
}

DromSnapshotStep *
drom_snapshot_goal_add_step (DromSnapshotGoal *self)
{
  DromSnapshotStep *step = g_new0 (DromSnapshotStep, 1);

  step->parties = g_ptr_array_new_with_free_func (free_party);
  g_ptr_array_add (self->steps, step);
  return step;
}

DromSnapshotParty *
drom_snapshot_step_add_party (DromSnapshotStep *self)
{
  DromSnapshotParty *party = g_new0 (DromSnapshotParty, 1);

  g_ptr_array_add (self->parties, party);
  return party;
}

void
drom_snapshot_party_set_staff_role (DromSnapshotParty *self, const char *role_code)
{
  guint n;
  const DromLanguage *languages = drom_language_get_all (&n);

  g_return_if_fail (self != NULL && role_code != NULL);

  g_free (self->kind);
  self->kind = g_strdup ("staff");
  g_free (self->role_code);
  self->role_code = g_strdup (role_code);
  drom_texts_unref (self->role);
  self->role = drom_texts_new ();
  for (guint i = 0; i < n; i++)
    drom_texts_set (self->role, languages[i].code,
                    drom_code_list_label_in (&drom_staff_role_codes, role_code, languages[i].code));
}

DromSnapshotTeamMember *
drom_plan_snapshot_add_team_member (DromPlanSnapshot *self)
{
  DromSnapshotTeamMember *member = g_new0 (DromSnapshotTeamMember, 1);

  g_ptr_array_add (self->team, member);
  return member;
}

char *
drom_plan_snapshot_to_json (const DromPlanSnapshot *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  if (self->follow_up_date != NULL || self->follow_up_time != NULL || self->follow_up_place != NULL)
    {
      json_builder_set_member_name (builder, "follow_up");
      json_builder_begin_object (builder);
      write_string (builder, "date", self->follow_up_date);
      write_string (builder, "place", self->follow_up_place);
      write_string (builder, "time", self->follow_up_time);
      json_builder_end_object (builder);
    }
  json_builder_set_member_name (builder, "format");
  json_builder_add_int_value (builder, FORMAT);
  json_builder_set_member_name (builder, "goals");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->goals->len; i++)
    write_goal (builder, self->goals->pdata[i]);
  json_builder_end_array (builder);
  write_texts (builder, "own_words", self->own_words);
  write_texts (builder, "staff_words", self->staff_words);
  json_builder_set_member_name (builder, "team");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->team->len; i++)
    {
      DromSnapshotTeamMember *member = self->team->pdata[i];

      json_builder_begin_object (builder);
      write_texts (builder, "role", member->role);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  write_string (builder, "track", self->track);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, FALSE);
  return json_generator_to_data (generator, NULL);
}

DromPlanSnapshot *
drom_plan_snapshot_from_json (const char *json, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (DromPlanSnapshot) self = NULL;
  JsonNode *root;
  JsonObject *object;
  JsonArray *array;
  JsonNode *follow_up;

  g_return_val_if_fail (json != NULL, NULL);

  if (!json_parser_load_from_data (parser, json, -1, NULL)
      || (root = json_parser_get_root (parser)) == NULL || !JSON_NODE_HOLDS_OBJECT (root)
      || read_int (json_node_get_object (root), "format") != FORMAT)
    {
      g_set_error_literal (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_INVALID,
                           _ ("This agreement was written in a form that this version of Drom "
                              "does not know. Install the newest version."));
      return NULL;
    }
  object = json_node_get_object (root);
  self = drom_plan_snapshot_new ();
  self->track = read_string (object, "track");
  self->own_words = read_texts (object, "own_words");
  self->staff_words = read_texts (object, "staff_words");
  follow_up = json_object_get_member (object, "follow_up");
  if (follow_up != NULL && JSON_NODE_HOLDS_OBJECT (follow_up))
    {
      self->follow_up_date = read_string (json_node_get_object (follow_up), "date");
      self->follow_up_time = read_string (json_node_get_object (follow_up), "time");
      self->follow_up_place = read_string (json_node_get_object (follow_up), "place");
    }
  array = read_array (object, "goals");
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *source = get_element (array, i);
      DromSnapshotGoal *goal;
      JsonArray *steps;

      if (source == NULL)
        continue;
      goal = drom_plan_snapshot_add_goal (self);
      goal->id = read_int (source, "id");
      goal->area = read_string (source, "area");
      goal->status = read_string (source, "status");
      goal->text = read_texts (source, "text");
      steps = read_array (source, "steps");
      for (guint j = 0; steps != NULL && j < json_array_get_length (steps); j++)
        if (get_element (steps, j) != NULL)
          read_step (goal, get_element (steps, j));
    }
  array = read_array (object, "team");
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (get_element (array, i) != NULL)
      drom_plan_snapshot_add_team_member (self)->role = read_texts (get_element (array, i), "role");
  return g_steal_pointer (&self);
}

void
drom_plan_snapshot_hash (const DromPlanSnapshot *self, guint8 hash[32])
{
  g_autofree char *json = drom_plan_snapshot_to_json (self);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize size = 32;

  g_checksum_update (checksum, (const guchar *) json, strlen (json));
  g_checksum_get_digest (checksum, hash, &size);
}

char *
drom_plan_snapshot_dup_check_code (const DromPlanSnapshot *self)
{
  guint8 hash[32];

  drom_plan_snapshot_hash (self, hash);
  return drom_check_code_from_hash (hash);
}
