/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/drom-sight.h"

#define MARGIN 18 /* pixels between what is brought into sight and the edge */

static GtkWidget *
get_place (GtkWidget *widget, graphene_rect_t *bounds)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);

  if (scroller == NULL || !gtk_widget_compute_bounds (widget, scroller, bounds)
      || bounds->size.height <= 0)
    return NULL;
  return scroller;
}

static void
scroll (GtkWidget *scroller, double top, double height)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  double by = MAX (0, top + height + MARGIN - gtk_widget_get_height (scroller));

  if (top - MARGIN < by)
    by = top - MARGIN;
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + by);
}

static void
bring_cursor (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  graphene_rect_t bounds;
  GtkWidget *scroller = get_place (GTK_WIDGET (view), &bounds);
  GtkTextIter at;
  GdkRectangle cursor;
  int y;

  if (scroller == NULL)
    return;
  gtk_text_buffer_get_iter_at_mark (buffer, &at, gtk_text_buffer_get_insert (buffer));
  gtk_text_view_get_iter_location (view, &at, &cursor);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, cursor.x, cursor.y, NULL,
                                         &y);
  scroll (scroller, bounds.origin.y + y, cursor.height);
}

static gboolean
bring_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  drom_sight_bring (widget);
  /* Not all of a long text fits. */
  if (GTK_IS_TEXT_VIEW (widget) && gtk_widget_has_focus (widget))
    bring_cursor (GTK_TEXT_VIEW (widget));
  return G_SOURCE_REMOVE;
}

/* It has its place only when the next frame is laid out; so the one after it. */
static gboolean
next_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  gtk_widget_add_tick_callback (widget, bring_cb, NULL, NULL);
  return G_SOURCE_REMOVE;
}

gboolean
drom_sight_has (GtkWidget *widget)
{
  GtkWidget *scroller;
  graphene_rect_t bounds;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  if (gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW) == NULL)
    return TRUE;
  scroller = get_place (widget, &bounds);
  return scroller != NULL && bounds.origin.y >= 0
         && bounds.origin.y + bounds.size.height <= gtk_widget_get_height (scroller);
}

void
drom_sight_bring (GtkWidget *widget)
{
  GtkWidget *scroller;
  graphene_rect_t bounds;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  scroller = get_place (widget, &bounds);
  if (scroller != NULL)
    scroll (scroller, bounds.origin.y, bounds.size.height);
}

void
drom_sight_bring_later (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_widget_add_tick_callback (widget, next_cb, NULL, NULL);
}
