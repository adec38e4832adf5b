/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/plan/drom-plan-page-private.h"

#include "app/drom-sight.h"
#include "app/pages/plan/drom-agreement-row.h"
#include "app/pages/plan/drom-step-row.h"
#include "app/pages/plan/drom-team-row.h"
#include "model/drom-enrolment.h"
#include "model/drom-plan-health.h"

/* Brings the page's cards and rows to what the registry has now; those that are still there
 * stay, and so does the focus. */

static DromSession *
get_session (DromPlanPage *self)
{
  return drom_page_get_session (DROM_PAGE (self));
}

static DromGoalCard *
find_card (DromPlanPage *self, gint64 goal)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->goals)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (drom_record_get_id (DROM_RECORD (drom_goal_card_get_goal (DROM_GOAL_CARD (child)))) == goal)
      return DROM_GOAL_CARD (child);
  return NULL;
}

DromGoalCard *
drom_plan_page_find_card (DromPlanPage *self, gint64 goal)
{
  DromGoalCard *card = find_card (self, goal);

  if (card != NULL || self->rest_tick == 0)
    return card;
  drom_plan_rest_finish (self);
  return find_card (self, goal);
}

static GPtrArray *
load_goals (DromPlanPage *self)
{
  return drom_session_load_children (get_session (self), &drom_goal_noun, DROM_GOAL_PLAN,
                                     drom_record_get_id (DROM_RECORD (self->plan)), NULL);
}

static void
update_card (DromPlanPage *self, DromGoalCard *card)
{
  drom_goal_card_update (card, drom_record_get_id (DROM_RECORD (self->plan)),
                         drom_enrolment_get_responsible (DROM_ENROLMENT (self->enrolment)),
                         drom_language_pick_get_languages (self->languages));
}

static void
show_goals (DromPlanPage *self)
{
  gboolean any = gtk_widget_get_first_child (GTK_WIDGET (self->goals)) != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->goals), any);
  /* Nothing is more inviting than to be asked. */
  if (!any)
    drom_goal_adder_unfold (self->adder);
}

gboolean
drom_plan_page_make_cards (DromPlanPage *self, guint n_cards, guint n_rows)
{
  g_autoptr (GPtrArray) goals = load_goals (self);
  gboolean updating = self->updating;
  guint n_made = 0;
  guint i;

  self->updating = TRUE;
  for (i = 0; goals != NULL && i < goals->len; i++)
    {
      DromGoal *goal = g_ptr_array_index (goals, i);
      DromGoalCard *card;

      if (find_card (self, drom_record_get_id (DROM_RECORD (goal))) != NULL)
        continue;
      if (i >= n_cards && n_made >= n_rows)
        break;
      card = DROM_GOAL_CARD (drom_goal_card_new (get_session (self), goal));
      update_card (self, card);
      gtk_box_append (self->goals, GTK_WIDGET (card));
      n_made += 1 + drom_goal_card_get_n_steps (card);
    }
  show_goals (self);
  self->updating = updating;
  return goals == NULL || i == goals->len;
}

static void
sync_goals (DromPlanPage *self)
{
  g_autoptr (GPtrArray) goals = load_goals (self);
  GtkWidget *previous = NULL;
  GtkWidget *child;

  for (guint i = 0; goals != NULL && i < goals->len; i++)
    {
      DromGoal *goal = g_ptr_array_index (goals, i);
      DromGoalCard *card = find_card (self, drom_record_get_id (DROM_RECORD (goal)));

      if (card == NULL)
        {
          card = DROM_GOAL_CARD (drom_goal_card_new (get_session (self), goal));
          gtk_box_insert_child_after (self->goals, GTK_WIDGET (card), previous);
        }
      else if (gtk_widget_get_prev_sibling (GTK_WIDGET (card)) != previous)
        gtk_box_reorder_child_after (self->goals, GTK_WIDGET (card), previous);
      update_card (self, card);
      previous = GTK_WIDGET (card);
    }
  while ((child = previous != NULL ? gtk_widget_get_next_sibling (previous)
                                   : gtk_widget_get_first_child (GTK_WIDGET (self->goals)))
         != NULL)
    gtk_box_remove (self->goals, child);
  show_goals (self);
}

/* Rows that are about the same records stay, so the focus does. */
static gboolean
has_rows (GtkListBox *list, GPtrArray *records, DromRecord *(*get_record) (GtkWidget *row))
{
  guint i = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (list)); row != NULL;
       row = gtk_widget_get_next_sibling (row), i++)
    if (i >= records->len || get_record (row) != g_ptr_array_index (records, i))
      return FALSE;
  return i == records->len;
}

static DromRecord *
get_member (GtkWidget *row)
{
  return DROM_RECORD (drom_team_row_get_member (DROM_TEAM_ROW (row)));
}

static DromRecord *
get_agreement (GtkWidget *row)
{
  return DROM_RECORD (drom_agreement_row_get_agreement (DROM_AGREEMENT_ROW (row)));
}

static void
clear_list (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

static void
sync_team (DromPlanPage *self)
{
  g_autoptr (GPtrArray) members =
      drom_session_load_children (get_session (self), &drom_team_member_noun, DROM_TEAM_MEMBER_PLAN,
                                  drom_record_get_id (DROM_RECORD (self->plan)), NULL);

  if (members == NULL)
    return;
  if (!has_rows (self->team_list, members, get_member))
    {
      clear_list (self->team_list);
      for (guint i = 0; i < members->len; i++)
        gtk_list_box_append (self->team_list, drom_team_row_new (get_session (self),
                                                                 g_ptr_array_index (members, i)));
    }
  else
    for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->team_list)); row != NULL;
         row = gtk_widget_get_next_sibling (row))
      drom_team_row_update (DROM_TEAM_ROW (row));
  gtk_widget_set_visible (GTK_WIDGET (self->team_list), members->len > 0);
}

static void
sync_agreements (DromPlanPage *self)
{
  g_autoptr (GPtrArray) agreements =
      drom_plan_load_agreements (get_session (self), self->plan, NULL);

  if (agreements == NULL)
    return;
  if (!has_rows (self->agreement_list, agreements, get_agreement))
    {
      clear_list (self->agreement_list);
      for (guint i = 0; i < agreements->len; i++)
        gtk_list_box_append (self->agreement_list,
                             drom_agreement_row_new (g_ptr_array_index (agreements, i)));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->agreement_list), agreements->len > 0);
}

static void
sync_track (DromPlanPage *self)
{
  const char *track = drom_plan_get_track (self->plan);

  gtk_toggle_button_set_active (self->track_studies, g_strcmp0 (track, "studies") == 0);
  gtk_toggle_button_set_active (self->track_work, g_strcmp0 (track, "work") == 0);
}

static void
sync_health (DromPlanPage *self)
{
  g_autoptr (GPtrArray) findings = NULL;

  /* Nobody follows the plan of one who waits or has finished. */
  if (g_strcmp0 (drom_enrolment_get_status (DROM_ENROLMENT (self->enrolment)), "active") == 0)
    findings = drom_plan_health_check (get_session (self), drom_record_get_id (self->enrolment),
                                       NULL, NULL);
  drom_health_card_set_findings (self->health, findings);
}

static void
sync_voices (DromPlanPage *self)
{
  const char *const *languages = drom_language_pick_get_languages (self->languages);

  drom_plan_text_set_languages (self->own_words, languages);
  drom_plan_text_set_languages (self->staff_words, languages);
}

/* What has the focus, to give it back after its row was moved. */
typedef struct
{
  GtkWidget *widget;
  gint64 step;
} Focus;

static Focus
remember_focus (DromPlanPage *self)
{
  GtkWidget *widget = self->root != NULL ? gtk_root_get_focus (self->root) : NULL;
  Focus focus = { NULL, 0 };
  GtkWidget *row;

  if (widget == NULL || !gtk_widget_is_ancestor (widget, GTK_WIDGET (self)))
    return focus;
  focus.widget = g_object_ref (widget);
  row = GTK_IS_LIST_BOX_ROW (widget) && DROM_IS_STEP_ROW (widget)
            ? widget
            : gtk_widget_get_ancestor (widget, DROM_TYPE_STEP_ROW);
  if (row != NULL)
    focus.step = drom_record_get_id (DROM_RECORD (drom_step_row_get_step (DROM_STEP_ROW (row))));
  return focus;
}

static void
give_back_focus (DromPlanPage *self, Focus *focus)
{
  if (focus->widget == NULL)
    return;
  if (gtk_widget_is_ancestor (focus->widget, GTK_WIDGET (self)))
    {
      if (gtk_root_get_focus (self->root) != focus->widget)
        gtk_widget_grab_focus (focus->widget);
    }
  else if (focus->step != 0)
    for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->goals)); card != NULL;
         card = gtk_widget_get_next_sibling (card))
      {
        GtkWidget *row = drom_goal_card_find_step (DROM_GOAL_CARD (card), focus->step);

        if (row != NULL)
          gtk_widget_grab_focus (row);
      }
  g_clear_object (&focus->widget);
}

static guint
count_steps (DromPlanPage *self)
{
  guint n = 0;

  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->goals)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    n += 1 + drom_goal_card_get_n_steps (DROM_GOAL_CARD (card));
  return n;
}

/* The paper goes on to the step that was just written. */
static void
show_new_step (DromPlanPage *self)
{
  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->goals)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    {
      gint64 step = drom_goal_card_get_last_step (DROM_GOAL_CARD (card));
      g_autofree char *block = NULL;

      if (step == 0 || !drom_goal_card_is_drafting (DROM_GOAL_CARD (card)))
        continue;
      block = g_strdup_printf ("step:%" G_GINT64_FORMAT, step);
      drom_plan_page_show_block (self, block);
    }
}

/* A place that has the focus stays in sight when what stands above it grows. */
static void
keep_focus_in_sight (DromPlanPage *self)
{
  GtkWidget *focus = self->root != NULL ? gtk_root_get_focus (self->root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->content)))
    drom_sight_bring_later (focus);
}

void
drom_plan_page_show_plan (DromPlanPage *self)
{
  Focus focus = remember_focus (self);
  guint n;

  if (!self->begun)
    drom_plan_rest_begin (self);
  else
    drom_plan_rest_finish (self);
  n = count_steps (self);
  self->updating = TRUE;
  sync_track (self);
  sync_voices (self);
  if (self->begun)
    sync_goals (self);
  self->begun = TRUE;
  sync_team (self);
  sync_agreements (self);
  sync_health (self);
  give_back_focus (self, &focus);
  self->updating = FALSE;
  drom_plan_page_queue_preview (self);
  if (count_steps (self) > n)
    {
      keep_focus_in_sight (self);
      show_new_step (self);
    }
}
