/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/plan/drom-plan-page-private.h"

#include "app/drom-settings.h"
#include "app/pages/plan/drom-agree-dialog.h"
#include "app/pages/plan/drom-agreement-row.h"
#include "app/pages/plan/drom-compare-dialog.h"
#include "app/pages/plan/drom-team-dialog.h"
#include "app/print/drom-print-dialog.h"

#include <glib/gi18n-lib.h>

static DromSession *
get_session (DromPlanPage *self)
{
  return drom_page_get_session (DROM_PAGE (self));
}

/* What is typed is to be in the agreement and on the paper. */
static gboolean
flush (DromPlanPage *self)
{
  g_autoptr (GError) error = NULL;

  if (drom_page_flush (DROM_PAGE (self), &error))
    return TRUE;
  drom_show_error (GTK_WIDGET (self), error);
  return FALSE;
}

static DromAgreement *
load_agreement (DromPlanPage *self, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;
  DromRecord *record = drom_session_load (get_session (self), &drom_agreement_noun,
                                          g_variant_get_int64 (parameter), &error);

  if (record == NULL)
    drom_show_error (GTK_WIDGET (self), error);
  return (DromAgreement *) record;
}

/* plan.* */

static void
preview_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DromPlanPage *self = data;

  gboolean show = !drom_plan_split_get_show (self->split);

  drom_plan_split_set_show (self->split, show);
  /* Of this desk, not of a person; and in a narrow window it is for the moment. */
  if (drom_plan_split_is_wide (self->split))
    g_settings_set_boolean (drom_settings_get (), "preview-visible", show);
}

static void
agreed_cb (DromPlanPage *self, DromAgreement *agreement)
{
  g_autofree char *text = NULL;
  g_autofree char *action = NULL;

  text =
      /* Translators: after a plan was agreed on: the agreement's number and its check code. */
      g_strdup_printf (_ ("Agreement %d is made: %s"), (int) drom_agreement_get_number (agreement),
                       drom_agreement_get_check_code (agreement));
  action = g_strdup_printf ("plan.print-agreement(int64 %" G_GINT64_FORMAT ")",
                            drom_record_get_id (DROM_RECORD (agreement)));
  /* Translators: a button that prints what was just agreed on. */
  drom_toast (GTK_WIDGET (self), text, C_ ("toast", "Print"), action);
  drom_plan_page_queue_update (self);
}

static void
agreed_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (DromAgreement) agreement = load_agreement (data, parameter);

  if (agreement != NULL)
    agreed_cb (data, agreement);
}

static void
agree_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DromPlanPage *self = data;
  DromAgreeDialog *dialog;

  if (self->plan == NULL || !flush (self))
    return;
  dialog = drom_agree_dialog_present (GTK_WIDGET (self), get_session (self), self->plan,
                                      drom_language_pick_get_languages (self->languages));
  if (dialog != NULL)
    g_signal_connect_object (dialog, "agreed", G_CALLBACK (agreed_cb), self, G_CONNECT_SWAPPED);
}

static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  drom_page_print (data);
}

static void
show_agreement_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DromPlanPage *self = data;
  g_autoptr (DromAgreement) agreement = load_agreement (self, parameter);

  if (agreement == NULL)
    return;
  drom_plan_page_show_agreement (self, agreement);
  if (!drom_plan_split_get_show (self->split))
    drom_plan_split_set_show (self->split, TRUE);
}

static void
show_today_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  drom_plan_page_show_agreement (data, NULL);
}

static void
compare_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DromPlanPage *self = data;
  g_autoptr (DromAgreement) agreement = load_agreement (self, parameter);

  if (agreement != NULL && self->plan != NULL && flush (self))
    drom_compare_dialog_present (GTK_WIDGET (self), get_session (self), self->plan, agreement);
}

static void
print_agreement_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DromPlanPage *self = data;

  drom_print_dialog_present (GTK_WIDGET (self), get_session (self), self->participant, "plan",
                             g_variant_get_int64 (parameter));
}

static void
print_blank_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DromPlanPage *self = data;

  drom_print_dialog_present (GTK_WIDGET (self), get_session (self), self->participant, "plan-form",
                             0);
}

static void
add_goal_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DromPlanPage *self = data;

  if (self->plan == NULL)
    return;
  drom_plan_rest_finish (self);
  drom_goal_adder_open (self->adder);
}

static const GActionEntry entries[] = {
  { .name = "preview", .activate = preview_cb, .state = "true" },
  { .name = "agree", .activate = agree_cb },
  { .name = "agreed", .activate = agreed_action_cb, .parameter_type = "x" },
  { .name = "print", .activate = print_cb },
  { .name = "print-blank", .activate = print_blank_cb },
  { .name = "add-goal", .activate = add_goal_cb },
  { .name = "show-agreement", .activate = show_agreement_cb, .parameter_type = "x" },
  { .name = "show-today", .activate = show_today_cb },
  { .name = "compare", .activate = compare_cb, .parameter_type = "x" },
  { .name = "print-agreement", .activate = print_agreement_cb, .parameter_type = "x" },
};

/* plan-page.* */

static void
typed_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  drom_plan_page_queue_preview (DROM_PLAN_PAGE (widget));
}

static void
add_person_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DromPlanPage *self = DROM_PLAN_PAGE (widget);

  if (self->plan != NULL)
    drom_team_dialog_present (widget, get_session (self), self->plan);
}

static void
move_record (DromPlanPage *self, const DromNoun *noun, gint64 id, gint64 parent, guint position)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromRecord) record = drom_session_load (get_session (self), noun, id, &error);

  if (record == NULL || !drom_session_move (get_session (self), record, parent, position, &error))
    drom_show_error (GTK_WIDGET (self), error);
}

static DromGoalCard *
get_card (GtkWidget *widget)
{
  return widget != NULL ? DROM_GOAL_CARD (widget) : NULL;
}

static gint64
get_goal_id (DromGoalCard *card)
{
  return drom_record_get_id (DROM_RECORD (drom_goal_card_get_goal (card)));
}

/* A step that is moved beyond its goal's end goes on to the neighbouring goal. */
static void
move_step (DromPlanPage *self, gint64 id, int by)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->goals)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = drom_goal_card_find_step (DROM_GOAL_CARD (child), id);
      DromGoalCard *other;
      int place;

      if (row == NULL)
        continue;
      place = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + by;
      if (place >= 0 && place < (int) drom_goal_card_get_n_steps (DROM_GOAL_CARD (child)))
        {
          move_record (self, &drom_step_noun, id, 0, (guint) place);
          return;
        }
      other = get_card (by < 0 ? gtk_widget_get_prev_sibling (child)
                               : gtk_widget_get_next_sibling (child));
      if (other != NULL)
        move_record (self, &drom_step_noun, id, get_goal_id (other),
                     by < 0 ? drom_goal_card_get_n_steps (other) : 0);
      return;
    }
}

static void
move_goal (DromPlanPage *self, gint64 id, int by)
{
  int place = 0, n = 0, there = -1;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->goals)); child != NULL;
       child = gtk_widget_get_next_sibling (child), n++)
    if (get_goal_id (DROM_GOAL_CARD (child)) == id)
      there = n;
  place = there + by;
  if (there >= 0 && place >= 0 && place < n)
    move_record (self, &drom_goal_noun, id, 0, (guint) place);
}

static gboolean
may_write (DromPlanPage *self)
{
  return drom_session_has_right (get_session (self), DROM_RIGHT_WRITE);
}

static void
move_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DromPlanPage *self = DROM_PLAN_PAGE (widget);
  const char *noun;
  gint64 id;
  int by;

  if (!may_write (self) || !flush (self))
    return;
  drom_plan_rest_finish (self);
  g_variant_get (parameter, "(&sxi)", &noun, &id, &by);
  if (g_str_equal (noun, "step"))
    move_step (self, id, by);
  else
    move_goal (self, id, by);
}

static void
drop_step_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DromPlanPage *self = DROM_PLAN_PAGE (widget);
  gint64 id, goal;
  guint position;
  DromGoalCard *card;
  GtkWidget *row;

  if (!may_write (self))
    return;
  g_variant_get (parameter, "(xxu)", &id, &goal, &position);
  card = drom_plan_page_find_card (self, goal);
  if (card == NULL)
    return;
  row = drom_goal_card_find_step (card, id);
  if (row == NULL)
    {
      move_record (self, &drom_step_noun, id, goal, position);
      return;
    }
  /* Among its own the place is counted without itself. */
  if (position > (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)))
    position--;
  if (position != (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)))
    move_record (self, &drom_step_noun, id, 0, position);
}

static void
drop_goal_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DromPlanPage *self = DROM_PLAN_PAGE (widget);
  gint64 id, other;
  gboolean after;
  int place = -1, from = -1, n = 0;

  if (!may_write (self))
    return;
  drom_plan_rest_finish (self);
  g_variant_get (parameter, "(xxb)", &id, &other, &after);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->goals)); child != NULL;
       child = gtk_widget_get_next_sibling (child), n++)
    {
      gint64 goal = get_goal_id (DROM_GOAL_CARD (child));

      if (goal == id)
        from = n;
      if (goal == other)
        place = n + after;
    }
  if (place < 0 || from < 0)
    return;
  if (place > from)
    place--;
  if (place != from)
    move_record (self, &drom_goal_noun, id, 0, (guint) place);
}

void
drom_plan_page_make_actions (DromPlanPage *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "plan", G_ACTION_GROUP (self->actions));
}

void
drom_plan_page_class_install_actions (DromPlanPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "plan-page.typed", NULL, typed_cb);
  gtk_widget_class_install_action (widget_class, "plan-page.add-person", NULL, add_person_cb);
  gtk_widget_class_install_action (widget_class, "plan-page.move", "(sxi)", move_cb);
  gtk_widget_class_install_action (widget_class, "plan-page.drop-step", "(xxu)", drop_step_cb);
  gtk_widget_class_install_action (widget_class, "plan-page.drop-goal", "(xxb)", drop_goal_cb);
}

static void
set_enabled (DromPlanPage *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

void
drom_plan_page_update_actions (DromPlanPage *self)
{
  gboolean write = may_write (self);

  set_enabled (self, "preview", self->plan != NULL);
  set_enabled (self, "agree", self->plan != NULL && write);
  set_enabled (self, "add-goal", self->plan != NULL && write);
  g_action_group_change_action_state (
      G_ACTION_GROUP (self->actions), "preview",
      g_variant_new_boolean (drom_plan_split_get_show (self->split)));
}
