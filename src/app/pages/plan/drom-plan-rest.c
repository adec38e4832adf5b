/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/plan/drom-plan-page-private.h"

#include "app/widgets/drom-field-widget.h"

/*
 * To make, measure and place a long plan takes longer than an eye waits. What is not in
 * sight when a page comes up, the later goals and all below them, is made in the frames
 * after the first one. It stands below what is seen, so nothing moves; and whoever asks
 * for a part of it before that has all of it made at once.
 */

/* Goals and steps that are made for the first frame: about what a window shows. */
#define FIRST_ROWS 6
/* In each frame after that. */
#define MORE_ROWS 10

/* All that stands below the goals. */
static void
show_below (DromPlanPage *self, gboolean show)
{
  GtkWidget *box = gtk_widget_get_parent (GTK_WIDGET (self->goals));

  gtk_widget_set_visible (
      GTK_WIDGET (self->adder),
      show && drom_session_has_right (drom_page_get_session (DROM_PAGE (self)), DROM_RIGHT_WRITE));
  for (GtkWidget *child = gtk_widget_get_next_sibling (box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_visible (child, show);
}

void
drom_plan_rest_stop (DromPlanPage *self)
{
  if (self->rest_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->rest_tick);
  self->rest_tick = 0;
}

static void
make (DromPlanPage *self, guint n_cards, guint n_rows)
{
  if (drom_plan_page_make_cards (self, n_cards, n_rows))
    {
      show_below (self, TRUE);
      drom_plan_rest_stop (self);
    }
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DromPlanPage *self = DROM_PLAN_PAGE (widget);

  /* The first tick comes before the first frame is laid out and drawn. */
  if (self->rest_frames++ == 0)
    return G_SOURCE_CONTINUE;
  make (self, 0, MORE_ROWS);
  return G_SOURCE_CONTINUE;
}

void
drom_plan_rest_begin (DromPlanPage *self)
{
  if (drom_plan_page_make_cards (self, 0, FIRST_ROWS))
    return;
  show_below (self, FALSE);
  self->rest_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

void
drom_plan_rest_need (DromPlanPage *self, guint n_cards)
{
  if (self->rest_tick != 0)
    make (self, n_cards, 0);
}

void
drom_plan_rest_finish (DromPlanPage *self)
{
  drom_plan_rest_need (self, G_MAXUINT);
}

static gboolean
is_in_use (GtkWidget *card, GtkWidget *focus)
{
  return *drom_goal_card_get_draft (DROM_GOAL_CARD (card)) != '\0'
         || (focus != NULL && gtk_widget_is_ancestor (focus, card))
         || drom_field_widget_is_pending (card);
}

guint
drom_plan_rest_count_needed (DromPlanPage *self)
{
  GtkWidget *scroller =
      gtk_widget_get_ancestor (GTK_WIDGET (self->content), GTK_TYPE_SCROLLED_WINDOW);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *box = gtk_widget_get_parent (GTK_WIDGET (self->goals));
  graphene_rect_t bounds;
  guint needed = 0, n = 0;

  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->goals)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    {
      n++;
      if (!gtk_widget_compute_bounds (card, scroller, &bounds)
          || bounds.origin.y < gtk_widget_get_height (scroller) || is_in_use (card, focus))
        needed = n;
    }
  if (self->rest_tick != 0)
    return needed;
  for (GtkWidget *child = box; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (focus != NULL && gtk_widget_is_ancestor (focus, child)
        && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->goals)))
      return G_MAXUINT;
  /* The end of the goals is in sight. */
  if (!gtk_widget_compute_bounds (GTK_WIDGET (self->goals), scroller, &bounds)
      || bounds.origin.y + bounds.size.height < gtk_widget_get_height (scroller))
    return G_MAXUINT;
  return needed;
}
