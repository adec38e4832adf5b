/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/plan/drom-flow-layout.h"

#define SPACING 6
/* The first child's readable width, in multiples of its line's height: about 22 letters. */
#define READABLE 11

struct _DromFlowLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (DromFlowLayout, drom_flow_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef struct
{
  GtkWidget *first, *second; /* second: NULL if it is hidden */
  int readable;              /* width that the first one wants at least */
  int second_minimum, second_natural;
} Children;

static Children
look_at (GtkWidget *widget)
{
  Children children = { gtk_widget_get_first_child (widget), NULL, 0, 0, 0 };
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int line = PANGO_PIXELS (pango_font_metrics_get_ascent (metrics)
                           + pango_font_metrics_get_descent (metrics));
  int minimum, natural;

  pango_font_metrics_unref (metrics);
  gtk_widget_measure (children.first, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL,
                      NULL);
  children.readable = MAX (minimum, MIN (natural, line * READABLE));
  children.second = gtk_widget_get_next_sibling (children.first);
  if (children.second != NULL && !gtk_widget_should_layout (children.second))
    children.second = NULL;
  if (children.second != NULL)
    gtk_widget_measure (children.second, GTK_ORIENTATION_HORIZONTAL, -1, &children.second_minimum,
                        &children.second_natural, NULL, NULL);
  return children;
}

static gboolean
is_beside (const Children *children, int width)
{
  return children->readable + SPACING + children->second_natural <= width;
}

static int
get_height (GtkWidget *widget, int width)
{
  int minimum, natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL, NULL);
  return natural;
}

static GtkSizeRequestMode
drom_flow_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
drom_flow_layout_measure (GtkLayoutManager *manager,
                          GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  Children children;
  int first_minimum, first_natural;

  *minimum = *natural = 0;
  if (gtk_widget_get_first_child (widget) == NULL)
    return;
  children = look_at (widget);
  gtk_widget_measure (children.first, GTK_ORIENTATION_HORIZONTAL, -1, &first_minimum,
                      &first_natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (first_minimum, children.second_minimum);
      *natural = first_natural;
      if (children.second != NULL)
        *natural += SPACING + children.second_natural;
      return;
    }
  if (for_size < 0)
    for_size = first_natural + SPACING + children.second_natural;
  if (children.second == NULL)
    *natural = get_height (children.first, for_size);
  else if (is_beside (&children, for_size))
    *natural = MAX (get_height (children.first, for_size - SPACING - children.second_natural),
                    get_height (children.second, children.second_natural));
  else
    *natural = get_height (children.first, MAX (for_size, first_minimum)) + SPACING
               + get_height (children.second, MAX (for_size, children.second_minimum));
  *minimum = *natural;
}

static void
place (GtkWidget *widget, gboolean mirrored, int whole, int x, int y, int width, int height)
{
  GtkAllocation allocation = { mirrored ? whole - x - width : x, y, width, height };

  gtk_widget_size_allocate (widget, &allocation, -1);
}

static void
drom_flow_layout_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  Children children;

  if (gtk_widget_get_first_child (widget) == NULL)
    return;
  children = look_at (widget);
  if (children.second == NULL)
    {
      int first_height = MIN (get_height (children.first, width), height);

      place (children.first, mirrored, width, 0, (height - first_height) / 2, width, first_height);
    }
  else if (is_beside (&children, width))
    {
      int second_width = children.second_natural;
      int first_width = width - SPACING - second_width;
      int first_height = MIN (get_height (children.first, first_width), height);
      int second_height = MIN (get_height (children.second, second_width), height);

      place (children.first, mirrored, width, 0, (height - first_height) / 2, first_width,
             first_height);
      place (children.second, mirrored, width, width - second_width, (height - second_height) / 2,
             second_width, second_height);
    }
  else
    {
      int first_height = get_height (children.first, width);
      int second_width = MIN (children.second_natural, width);

      place (children.first, mirrored, width, 0, 0, width, first_height);
      place (children.second, mirrored, width, 0, first_height + SPACING, second_width,
             MAX (0, height - first_height - SPACING));
    }
}

static void
drom_flow_layout_class_init (DromFlowLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = drom_flow_layout_get_request_mode;
  manager_class->measure = drom_flow_layout_measure;
  manager_class->allocate = drom_flow_layout_allocate;
}

static void
drom_flow_layout_init (DromFlowLayout *self)
{
}

GtkLayoutManager *
drom_flow_layout_new (void)
{
  return g_object_new (DROM_TYPE_FLOW_LAYOUT, NULL);
}
