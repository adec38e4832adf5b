/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/plan/drom-when-popover.h"

#include "app/drom-page.h"
#include "app/drom-resource.h"
#include "app/pages/plan/drom-month-view.h"
#include "app/widgets/drom-entry-row.h"

struct _DromWhenPopover
{
  GtkPopover parent_instance;

  DromSession *session;
  DromStep *step;

  /* Template */
  GtkScrolledWindow *scroller;
  DromMonthView *month;
  GtkWidget *due_row;
};

/* What a popover has around its child, with its arrow; pixels */
#define AROUND       40
#define LEAST_HEIGHT 160

G_DEFINE_FINAL_TYPE (DromWhenPopover, drom_when_popover, GTK_TYPE_POPOVER)

static void
show_due (DromWhenPopover *self)
{
  drom_month_view_set_date (self->month, drom_step_get_due (self->step),
                            drom_session_get_today (self->session));
}

static void
set_due (DromWhenPopover *self, const char *due)
{
  g_autoptr (GError) error = NULL;

  if (!drom_session_set (self->session, DROM_RECORD (self->step), DROM_STEP_DUE, due, &error))
    drom_show_error (GTK_WIDGET (self), error);
}

static void
chosen_cb (DromWhenPopover *self, const char *date)
{
  set_due (self, date);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
soon_cb (DromWhenPopover *self, GtkButton *button)
{
  /* The button's name is how the date would be typed. */
  set_due (self, gtk_widget_get_name (GTK_WIDGET (button)));
  gtk_popover_popdown (GTK_POPOVER (self));
}

/* The paper follows. */
static void
typed_cb (DromWhenPopover *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "plan-page.typed", NULL);
}

static void
closed_cb (DromWhenPopover *self)
{
  drom_field_widget_flush_all (GTK_WIDGET (self), NULL);
}

/* Above or below its button, whichever is more: GTK turns a popover round, but one that has
 * room on neither side it lets go beyond the edge of the screen. */
static int
get_room (GtkWidget *popover)
{
  GtkWidget *button = gtk_widget_get_parent (popover);
  GtkRoot *root = gtk_widget_get_root (popover);
  graphene_rect_t bounds;
  float above, below;

  if (button == NULL || root == NULL
      || !gtk_widget_compute_bounds (button, GTK_WIDGET (root), &bounds))
    return -1;
  above = bounds.origin.y;
  below = (float) gtk_widget_get_height (GTK_WIDGET (root)) - above - bounds.size.height;
  return MAX ((int) MAX (above, below) - AROUND, LEAST_HEIGHT);
}

static void
drom_when_popover_show (GtkWidget *widget)
{
  DromWhenPopover *self = DROM_WHEN_POPOVER (widget);

  gtk_scrolled_window_set_max_content_height (self->scroller, get_room (widget));
  GTK_WIDGET_CLASS (drom_when_popover_parent_class)->show (widget);
}

static void
drom_when_popover_dispose (GObject *object)
{
  DromWhenPopover *self = DROM_WHEN_POPOVER (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), DROM_TYPE_WHEN_POPOVER);
  g_clear_object (&self->step);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (drom_when_popover_parent_class)->dispose (object);
}

static void
drom_when_popover_class_init (DromWhenPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drom_when_popover_dispose;
  widget_class->show = drom_when_popover_show;

  g_type_ensure (DROM_TYPE_MONTH_VIEW);
  g_type_ensure (DROM_TYPE_ENTRY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DROM_RESOURCE ("pages/plan/drom-when-popover.ui"));
  gtk_widget_class_bind_template_child (widget_class, DromWhenPopover, scroller);
  gtk_widget_class_bind_template_child (widget_class, DromWhenPopover, month);
  gtk_widget_class_bind_template_child (widget_class, DromWhenPopover, due_row);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, soon_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
}

static void
drom_when_popover_init (DromWhenPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
drom_when_popover_new (DromSession *session, DromStep *step)
{
  DromWhenPopover *self = g_object_new (DROM_TYPE_WHEN_POPOVER, NULL);

  self->session = g_object_ref (session);
  self->step = g_object_ref (step);
  drom_field_widget_bind_all (GTK_WIDGET (self), session, DROM_RECORD (step));
  g_signal_connect_object (step, "notify::due", G_CALLBACK (show_due), self, G_CONNECT_SWAPPED);
  show_due (self);
  return GTK_WIDGET (self);
}
