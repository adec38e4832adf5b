/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/together/drom-road-view.h"

#include "app/drom-settings.h"
#include "app/widgets/drom-name.h"

#include <adwaita.h>

/* The road's smallest letters at the scale of 1, and pixels for a point. */
#define ROAD_LETTERS     9.0
#define PIXELS_PER_POINT (96.0 / 72.0)
/* Around a milestone, in pixels: the mark of what is chosen stands off its sign. */
#define MARGIN 6

struct _DromRoadView
{
  GtkWidget parent_instance;

  DromRoad *road; /* owned, nullable */
  gint64 chosen;
  double points;
  /* The signs that count the other steps: the first and the last child, as on the road. */
  GtkWidget *done_count;
  GtkWidget *ahead_count;
};

G_DEFINE_FINAL_TYPE (DromRoadView, drom_road_view, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  MORE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
clicked_cb (DromRoadView *self, GtkWidget *button)
{
  const DromRoadMilestone *milestone;
  guint nth = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "drom-milestone"));

  if (self->road == NULL || nth >= drom_road_get_n_milestones (self->road))
    return;
  milestone = drom_road_get_milestone (self->road, nth);
  g_signal_emit (self, signals[CHOSEN], 0, milestone->step);
}

static void
more_cb (DromRoadView *self)
{
  g_signal_emit (self, signals[MORE], 0);
}

static GtkWidget *
make_sign (DromRoadView *self, GCallback callback)
{
  GtkWidget *button =
      g_object_new (GTK_TYPE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);

  gtk_widget_add_css_class (button, "milestone");
  /* Until it has its place. */
  gtk_widget_set_child_visible (button, FALSE);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

/* The first milestone's sign; the last count's if there is none. */
static GtkWidget *
get_first (DromRoadView *self)
{
  return gtk_widget_get_next_sibling (self->done_count);
}

static GtkWidget *
make_button (DromRoadView *self, guint nth)
{
  GtkWidget *button = make_sign (self, G_CALLBACK (clicked_cb));

  g_object_set_data (G_OBJECT (button), "drom-milestone", GUINT_TO_POINTER (nth));
  gtk_widget_insert_before (button, GTK_WIDGET (self), self->ahead_count);
  return button;
}

/* The buttons stand in the order of the road; those that are there stay, and so does the
 * focus. */
static void
sync_buttons (DromRoadView *self)
{
  GtkWidget *button = get_first (self);
  guint n = self->road != NULL ? drom_road_get_n_milestones (self->road) : 0;

  for (guint i = 0; i < n; i++)
    {
      const DromRoadMilestone *milestone = drom_road_get_milestone (self->road, i);
      g_autofree char *label = drom_road_dup_label (self->road, i);

      if (button == self->ahead_count)
        button = make_button (self, i);
      drom_name_set (button, label);
      /* What comes next is marked by the road itself. */
      if (milestone->step == self->chosen && milestone->state != DROM_ROAD_NEXT)
        gtk_widget_add_css_class (button, "chosen");
      else
        gtk_widget_remove_css_class (button, "chosen");
      button = gtk_widget_get_next_sibling (button);
    }
  while (button != self->ahead_count)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (button);

      gtk_widget_unparent (button);
      button = next;
    }
}

static void
drom_road_view_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  *minimum = *natural = 0;
}

/* A sign at its place on the road; one without a place can't be pressed. */
static void
place_sign (GtkWidget *sign, const DromRectangle *place)
{
  GtkAllocation allocation;
  int least, least_height;

  gtk_widget_set_child_visible (sign, place != NULL);
  if (place == NULL)
    return;
  gtk_widget_measure (sign, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (sign, GTK_ORIENTATION_VERTICAL, -1, &least_height, NULL, NULL, NULL);
  allocation.x = (int) place->x - MARGIN;
  allocation.y = (int) place->y - MARGIN;
  allocation.width = MAX ((int) place->width + 2 * MARGIN, least);
  allocation.height = MAX ((int) place->height + 2 * MARGIN, least_height);
  gtk_widget_size_allocate (sign, &allocation, -1);
}

static void
place_count (DromRoadView *self, GtkWidget *sign, DromRoadState state)
{
  g_autofree char *label = NULL;
  DromRectangle place;
  gboolean stands = drom_road_get_count_rectangle (self->road, state, &place, &label);

  if (stands)
    drom_name_set (sign, label);
  place_sign (sign, stands ? &place : NULL);
}

static void
drom_road_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DromRoadView *self = DROM_ROAD_VIEW (widget);
  double scale = self->points * PIXELS_PER_POINT * drom_settings_get_text_size () / ROAD_LETTERS;
  guint nth = 0;

  if (self->road == NULL || width <= 0 || height <= 0)
    return;
  drom_road_set_size (self->road, width, height, scale);
  for (GtkWidget *child = get_first (self); child != self->ahead_count;
       child = gtk_widget_get_next_sibling (child), nth++)
    {
      DromRectangle place;
      gboolean stands = drom_road_get_milestone_rectangle (self->road, nth, &place);

      /* What is only counted stands among all steps beside the road. */
      place_sign (child, stands ? &place : NULL);
    }
  place_count (self, self->done_count, DROM_ROAD_DONE);
  place_count (self, self->ahead_count, DROM_ROAD_AHEAD);
}

/* The sign that is shown after or before @sign along the road. */
static GtkWidget *
get_beside (GtkWidget *sign, gboolean after)
{
  do
    sign = after ? gtk_widget_get_next_sibling (sign) : gtk_widget_get_prev_sibling (sign);
  while (sign != NULL && !gtk_widget_get_mapped (sign));
  return sign;
}

/* One stop of Tab, whatever the road's length; the arrows go along it. */
static gboolean
drom_road_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  DromRoadView *self = DROM_ROAD_VIEW (widget);
  GtkWidget *inside = gtk_widget_get_focus_child (widget);
  guint n = self->road != NULL ? drom_road_get_n_milestones (self->road) : 0;
  GtkWidget *sign;

  if (inside != NULL)
    {
      if (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
        return FALSE;
      sign = get_beside (inside, direction == GTK_DIR_UP || direction == GTK_DIR_RIGHT);
      return sign != NULL && gtk_widget_grab_focus (sign);
    }
  /* First to what is shown, or else to what comes next. */
  sign = get_first (self);
  for (guint i = 0; i < n; i++, sign = gtk_widget_get_next_sibling (sign))
    if (drom_road_get_milestone (self->road, i)->step == self->chosen
        && gtk_widget_get_mapped (sign))
      return gtk_widget_grab_focus (sign);
  sign = get_beside (self->done_count, TRUE);
  return sign != NULL && gtk_widget_grab_focus (sign);
}

static void
drom_road_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DromRoadView *self = DROM_ROAD_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  cairo_t *cr;

  if (self->road != NULL && width > 0 && height > 0)
    {
      cr = gtk_snapshot_append_cairo (snapshot,
                                      &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
      drom_road_draw (self->road, cr, dark ? drom_road_colors_dark () : drom_road_colors_light (),
                      DROM_ROAD_PLAIN);
      cairo_destroy (cr);
    }
  GTK_WIDGET_CLASS (drom_road_view_parent_class)->snapshot (widget, snapshot);
}

static void
drom_road_view_dispose (GObject *object)
{
  DromRoadView *self = DROM_ROAD_VIEW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->road, drom_road_unref);
  G_OBJECT_CLASS (drom_road_view_parent_class)->dispose (object);
}

static void
drom_road_view_class_init (DromRoadViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drom_road_view_dispose;
  widget_class->measure = drom_road_view_measure;
  widget_class->size_allocate = drom_road_view_size_allocate;
  widget_class->snapshot = drom_road_view_snapshot;
  widget_class->focus = drom_road_view_focus;

  signals[CHOSEN] = g_signal_new ("chosen", DROM_TYPE_ROAD_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[MORE] = g_signal_new ("more", DROM_TYPE_ROAD_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "roadview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
drom_road_view_init (DromRoadView *self)
{
  self->points = ROAD_LETTERS;
  self->done_count = make_sign (self, G_CALLBACK (more_cb));
  self->ahead_count = make_sign (self, G_CALLBACK (more_cb));
  gtk_widget_add_css_class (self->done_count, "count");
  gtk_widget_add_css_class (self->ahead_count, "count");
  gtk_widget_set_parent (self->done_count, GTK_WIDGET (self));
  gtk_widget_set_parent (self->ahead_count, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

void
drom_road_view_set_road (DromRoadView *self, DromRoad *road, gint64 chosen)
{
  g_return_if_fail (DROM_IS_ROAD_VIEW (self));

  if (road != NULL)
    drom_road_ref (road);
  g_clear_pointer (&self->road, drom_road_unref);
  self->road = road;
  if (road != NULL)
    drom_road_set_extent (road, DROM_ROAD_NEAR);
  self->chosen = chosen;
  sync_buttons (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
drom_road_view_set_letters (DromRoadView *self, double points)
{
  g_return_if_fail (DROM_IS_ROAD_VIEW (self));

  self->points = points;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
