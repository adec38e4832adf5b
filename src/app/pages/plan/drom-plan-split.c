/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/plan/drom-plan-split.h"

/* Narrower than this, in pixels, both would be crowded. */
#define WIDE      900
#define MIN_END   340
#define MAX_END   640
#define END_SHARE 0.42

#define MIN_HEIGHT 120

struct _DromPlanSplit
{
  GtkWidget parent_instance;

  GtkWidget *start;
  GtkWidget *end;
  gboolean wide;
  gboolean show_wide;   /* wished for where there is room */
  gboolean show_narrow; /* wished for where there is not */
};

G_DEFINE_FINAL_TYPE (DromPlanSplit, drom_plan_split, GTK_TYPE_WIDGET)

enum
{
  PROP_START = 1,
  PROP_END,
  PROP_SHOW,
  PROP_COVERING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
is_covering (DromPlanSplit *self)
{
  return !self->wide && self->show_narrow;
}

static void
notify (DromPlanSplit *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COVERING]);
}

static int
get_minimum (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static void
drom_plan_split_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  DromPlanSplit *self = DROM_PLAN_SPLIT (widget);
  int start_minimum, start_natural, end_minimum, end_natural;

  /* Both are scrolled: to ask how high they are would lay out every text of the plan once
   * more than is needed. */
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = MIN_HEIGHT;
      return;
    }
  gtk_widget_measure (self->start, orientation, -1, &start_minimum, &start_natural, NULL, NULL);
  gtk_widget_measure (self->end, orientation, -1, &end_minimum, &end_natural, NULL, NULL);
  *minimum = MAX (start_minimum, end_minimum);
  *natural = start_natural + end_natural;
}

static void
place (GtkWidget *child, gboolean visible, int x, int width, int height)
{
  GtkAllocation allocation = { x, 0, width, height };

  gtk_widget_set_child_visible (child, visible);
  if (visible)
    gtk_widget_size_allocate (child, &allocation, -1);
}

static gboolean
notify_later (gpointer data)
{
  notify (data);
  return G_SOURCE_REMOVE;
}

static void
drom_plan_split_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DromPlanSplit *self = DROM_PLAN_SPLIT (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int start_minimum = get_minimum (self->start);
  int end_minimum = MAX (MIN_END, get_minimum (self->end));
  gboolean wide = width >= MAX (WIDE, start_minimum + end_minimum);

  if (wide != self->wide)
    {
      self->wide = wide;
      /* Whoever hears of it may change the layout, which must not be while it is made. */
      g_idle_add_full (GDK_PRIORITY_REDRAW - 1, notify_later, g_object_ref (self), g_object_unref);
    }
  if (wide && self->show_wide)
    {
      int end = CLAMP ((int) (width * END_SHARE), end_minimum, MAX (MAX_END, end_minimum));

      end = MIN (end, width - start_minimum);
      place (self->start, TRUE, mirrored ? end : 0, width - end, height);
      place (self->end, TRUE, mirrored ? 0 : width - end, end, height);
    }
  else
    {
      place (self->start, !is_covering (self), 0, width, height);
      place (self->end, is_covering (self), 0, width, height);
    }
}

static void
take_child (DromPlanSplit *self, GtkWidget **child, const GValue *value)
{
  *child = g_value_get_object (value);
  gtk_widget_set_parent (*child, GTK_WIDGET (self));
}

static void
drom_plan_split_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DromPlanSplit *self = DROM_PLAN_SPLIT (object);

  switch (id)
    {
    case PROP_START:
      take_child (self, &self->start, value);
      break;
    case PROP_END:
      take_child (self, &self->end, value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
drom_plan_split_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DromPlanSplit *self = DROM_PLAN_SPLIT (object);

  switch (id)
    {
    case PROP_SHOW:
      g_value_set_boolean (value, drom_plan_split_get_show (self));
      break;
    case PROP_COVERING:
      g_value_set_boolean (value, is_covering (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
drom_plan_split_dispose (GObject *object)
{
  DromPlanSplit *self = DROM_PLAN_SPLIT (object);

  g_clear_pointer (&self->start, gtk_widget_unparent);
  g_clear_pointer (&self->end, gtk_widget_unparent);
  G_OBJECT_CLASS (drom_plan_split_parent_class)->dispose (object);
}

static void
drom_plan_split_class_init (DromPlanSplitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = drom_plan_split_set_property;
  object_class->get_property = drom_plan_split_get_property;
  object_class->dispose = drom_plan_split_dispose;
  widget_class->measure = drom_plan_split_measure;
  widget_class->size_allocate = drom_plan_split_size_allocate;

  properties[PROP_START] = g_param_spec_object ("start", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_END] = g_param_spec_object ("end", NULL, NULL, GTK_TYPE_WIDGET,
                                              G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW] =
      g_param_spec_boolean ("show", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_COVERING] = g_param_spec_boolean ("covering", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
drom_plan_split_init (DromPlanSplit *self)
{
  self->wide = TRUE;
  self->show_wide = TRUE;
}

gboolean
drom_plan_split_is_wide (DromPlanSplit *self)
{
  g_return_val_if_fail (DROM_IS_PLAN_SPLIT (self), FALSE);
  return self->wide;
}

gboolean
drom_plan_split_get_show (DromPlanSplit *self)
{
  g_return_val_if_fail (DROM_IS_PLAN_SPLIT (self), FALSE);
  return self->wide ? self->show_wide : self->show_narrow;
}

void
drom_plan_split_set_show (DromPlanSplit *self, gboolean show)
{
  g_return_if_fail (DROM_IS_PLAN_SPLIT (self));

  if (self->wide)
    self->show_wide = show;
  else
    self->show_narrow = show;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  notify (self);
}
