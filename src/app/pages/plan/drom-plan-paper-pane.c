/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/plan/drom-plan-page-private.h"

#include "app/pages/plan/drom-agreement-row.h"
#include "app/pages/plan/drom-step-row.h"
#include "app/print/drom-paper-order.h"

/* The paper beside the plan: it follows what is written, and what is written follows a click
 * on it. */

static DromSession *
get_session (DromPlanPage *self)
{
  return drom_page_get_session (DROM_PAGE (self));
}

static DromPages *
make_pages (DromPlanPage *self, GError **error)
{
  g_autoptr (DromPlanSnapshot) snapshot = NULL;
  g_autoptr (DromDocument) document = NULL;
  DromPaperOrder order = { .kind = drom_paper_kind_find ("plan"),
                           .participant = self->participant,
                           .agreement = self->shown,
                           .languages = drom_language_pick_get_languages (self->languages),
                           .layout = drom_layout_pick_get_layout (self->layout) };

  if (self->shown == NULL)
    {
      snapshot = drom_plan_draft_take (GTK_WIDGET (self), get_session (self), self->plan, error);
      if (snapshot == NULL)
        return NULL;
      order.snapshot = snapshot;
    }
  document = drom_paper_order_make (get_session (self), &order, error);
  return document != NULL ? drom_document_paginate (document) : NULL;
}

static gboolean
preview_cb (gpointer data)
{
  DromPlanPage *self = data;
  g_autoptr (DromPages) pages = NULL;
  g_autoptr (GError) error = NULL;

  self->preview_id = 0;
  if (self->plan == NULL || !drom_plan_split_get_show (self->split))
    return G_SOURCE_REMOVE;
  pages = make_pages (self, &error);
  if (pages != NULL)
    drom_preview_set_pages (self->preview, pages);
  else
    drom_show_error (GTK_WIDGET (self), error);
  if (self->block != NULL)
    drom_preview_show_block (self->preview, self->block);
  g_clear_pointer (&self->block, g_free);
  return G_SOURCE_REMOVE;
}

void
drom_plan_page_queue_preview (DromPlanPage *self)
{
  /* Once for each frame, just before it is drawn. */
  if (self->preview_id == 0)
    self->preview_id = g_idle_add_full (GDK_PRIORITY_REDRAW - 1, preview_cb, self, NULL);
}

void
drom_plan_page_show_block (DromPlanPage *self, const char *id)
{
  g_free (self->block);
  self->block = g_strdup (id);
  drom_plan_page_queue_preview (self);
}

void
drom_plan_page_show_agreement (DromPlanPage *self, DromAgreement *agreement)
{
  g_set_object (&self->shown, agreement);
  if (agreement != NULL)
    {
      g_autofree char *title = drom_agreement_dup_title (agreement);

      gtk_label_set_text (self->shown_title, title);
    }
  gtk_revealer_set_reveal_child (self->shown_bar, agreement != NULL);
  drom_plan_page_queue_preview (self);
}

void
drom_plan_page_split_notify_cb (DromPlanPage *self)
{
  gboolean covering;

  g_object_get (self->split, "covering", &covering, NULL);
  gtk_widget_set_visible (self->back, covering);
  if (get_session (self) != NULL && self->actions != NULL)
    drom_plan_page_update_actions (self);
  if (drom_plan_split_get_show (self->split))
    drom_plan_page_queue_preview (self);
}

/* "goal:12": shows the field that was clicked on the paper. */
void
drom_plan_page_block_clicked_cb (DromPlanPage *self, const char *id)
{
  g_auto (GStrv) parts = g_strsplit (id, ":", 2);
  gint64 row = parts[1] != NULL ? g_ascii_strtoll (parts[1], NULL, 10) : 0;
  gboolean covering;

  if (self->shown != NULL)
    return;
  g_object_get (self->split, "covering", &covering, NULL);
  if (covering)
    drom_plan_split_set_show (self->split, FALSE);
  if (g_str_equal (parts[0], "goal") || g_str_equal (parts[0], "step"))
    drom_page_show_field (DROM_PAGE (self), parts[0], row, "text");
  else if (g_str_equal (parts[0], "own-words") || g_str_equal (parts[0], "staff-words"))
    drom_page_show_field (DROM_PAGE (self), "plan", 0, parts[0]);
  else if (g_str_equal (parts[0], "follow-up"))
    drom_page_show_field (DROM_PAGE (self), "plan", 0, "follow_up_date");
  else if (g_str_equal (parts[0], "team"))
    {
      drom_plan_rest_finish (self);
      gtk_widget_grab_focus (self->add_person);
    }
}

/* The block of the paper that is about what has the focus. (transfer full) or NULL */
static char *
dup_block (DromPlanPage *self, GtkWidget *focus)
{
  GtkWidget *around;

  around = gtk_widget_get_ancestor (focus, DROM_TYPE_STEP_ROW);
  if (around != NULL)
    return g_strdup_printf (
        "step:%" G_GINT64_FORMAT,
        drom_record_get_id (DROM_RECORD (drom_step_row_get_step (DROM_STEP_ROW (around)))));
  around = gtk_widget_get_ancestor (focus, DROM_TYPE_GOAL_CARD);
  if (around != NULL)
    return g_strdup_printf (
        "goal:%" G_GINT64_FORMAT,
        drom_record_get_id (DROM_RECORD (drom_goal_card_get_goal (DROM_GOAL_CARD (around)))));
  if (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->own_words)))
    return g_strdup ("own-words");
  if (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->staff_words)))
    return g_strdup ("staff-words");
  if (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->follow_up)))
    return g_strdup ("follow-up");
  if (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->team)))
    return g_strdup ("team");
  return NULL;
}

void
drom_plan_page_focus_changed_cb (DromPlanPage *self)
{
  GtkWidget *focus = self->root != NULL ? gtk_root_get_focus (self->root) : NULL;
  g_autofree char *block = NULL;

  if (focus == NULL || self->updating || self->shown != NULL
      || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return;
  block = dup_block (self, focus);
  if (block != NULL)
    drom_preview_show_block (self->preview, block);
}
