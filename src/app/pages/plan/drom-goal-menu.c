/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/plan/drom-goal-menu.h"

#include "app/drom-page.h"
#include "language/drom-language.h"

#include <glib/gi18n-lib.h>

struct _DromGoalMenu
{
  DromSession *session;
  DromGoal *goal;
  GSimpleActionGroup *actions;

  /* Borrowed */
  GtkWidget *widget;
  DromPlanText *text;
};

static void
set_code (DromGoalMenu *self, guint field, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;

  if (!drom_session_set (self->session, DROM_RECORD (self->goal), field,
                         g_variant_get_string (parameter, NULL), &error))
    drom_show_error (self->widget, error);
}

static void
status_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  set_code (data, DROM_GOAL_STATUS, parameter);
}

static void
area_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  set_code (data, DROM_GOAL_AREA, parameter);
}

static void
language_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DromGoalMenu *self = data;

  drom_plan_text_add_language (self->text, g_variant_get_string (parameter, NULL));
}

static void
add_phrase_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DromGoalMenu *self = data;

  drom_plan_text_add_phrase (self->text, drom_goal_get_area (self->goal));
}

static void
move_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DromGoalMenu *self = data;

  gtk_widget_activate_action (self->widget, "plan-page.move", "(sxi)", "goal",
                              drom_record_get_id (DROM_RECORD (self->goal)),
                              g_variant_get_int32 (parameter));
}

static void
delete_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DromGoalMenu *self = data;
  g_autoptr (GError) error = NULL;

  if (!drom_session_delete (self->session, DROM_RECORD (self->goal), &error))
    drom_show_error (self->widget, error);
  else
    /* Translators: after a goal of a plan was deleted; beside it stands "Undo". */
    drom_toast (self->widget, _ ("The goal and its steps are deleted"), C_ ("toast", "Undo"),
                "participant.undo");
}

static const GActionEntry entries[] = {
  { .name = "status", .activate = status_cb, .parameter_type = "s", .state = "'open'" },
  { .name = "area", .activate = area_cb, .parameter_type = "s", .state = "''" },
  { .name = "language", .activate = language_cb, .parameter_type = "s" },
  { .name = "add-phrase", .activate = add_phrase_cb },
  { .name = "move", .activate = move_cb, .parameter_type = "i" },
  { .name = "delete", .activate = delete_cb },
};

DromGoalMenu *
drom_goal_menu_new (GtkWidget *widget, DromSession *session, DromGoal *goal, DromPlanText *text)
{
  DromGoalMenu *self = g_new0 (DromGoalMenu, 1);

  self->widget = widget;
  self->text = text;
  self->session = g_object_ref (session);
  self->goal = g_object_ref (goal);
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (widget, "goal", G_ACTION_GROUP (self->actions));
  return self;
}

void
drom_goal_menu_free (DromGoalMenu *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    g_action_map_remove_action (G_ACTION_MAP (self->actions), entries[i].name);
  g_clear_object (&self->actions);
  g_clear_object (&self->goal);
  g_clear_object (&self->session);
  g_free (self);
}

GMenuModel *
drom_goal_menu_build (DromGoalMenu *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) states = g_menu_new ();
  g_autoptr (GMenu) areas = g_menu_new ();
  g_autoptr (GMenu) texts = g_menu_new ();
  g_autoptr (GMenu) moves = g_menu_new ();
  g_autoptr (GMenu) ends = g_menu_new ();
  g_auto (GStrv) missing = drom_plan_text_dup_missing (self->text);
  g_autoptr (GMenuItem) up = g_menu_item_new (_ ("Move _up"), "goal.move(-1)");
  g_autoptr (GMenuItem) down = g_menu_item_new (_ ("Move do_wn"), "goal.move(1)");

  g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "status",
                                      g_variant_new_string (drom_goal_get_status (self->goal)));
  g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "area",
                                      g_variant_new_string (drom_goal_get_area (self->goal)));
  for (guint i = 0; i < drom_goal_status_codes.n_codes; i++)
    {
      const char *code = drom_goal_status_codes.codes[i].code;
      g_autofree char *action = g_strdup_printf ("goal.status::%s", code);

      g_menu_append (states, drom_code_list_label (&drom_goal_status_codes, code), action);
    }
  for (guint i = 0; i < drom_life_area_codes.n_codes; i++)
    {
      const char *code = drom_life_area_codes.codes[i].code;
      g_autofree char *action = g_strdup_printf ("goal.area::%s", code);

      g_menu_append (areas, drom_code_list_label (&drom_life_area_codes, code), action);
    }
  g_menu_append_submenu (texts, _ ("Life area"), G_MENU_MODEL (areas));
  for (guint i = 0; missing[i] != NULL; i++)
    {
      g_autofree char *action = g_strdup_printf ("goal.language::%s", missing[i]);
      g_autofree char *label =
          /* Translators: in a menu; %s is a language's own name ("Romani šib"). */
          g_strdup_printf (_ ("Also write in: %s"), drom_language_find (missing[i])->own_name);

      g_menu_append (texts, label, action);
    }
  if (drom_plan_text_can_add_phrase (self->text))
    g_menu_append (texts, _ ("Add as a _phrase…"), "goal.add-phrase");
  g_menu_item_set_attribute (up, "accel", "s", "<Alt>Up");
  g_menu_item_set_attribute (down, "accel", "s", "<Alt>Down");
  g_menu_append_item (moves, up);
  g_menu_append_item (moves, down);
  g_menu_append (ends, C_ ("goal", "_Delete"), "goal.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (states));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (texts));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (moves));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (ends));
  return G_MENU_MODEL (menu);
}
