/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/widgets/drom-wrap-layout.h"

/* Between children and between lines, in pixels. */
#define SPACING 6
/* A readable width, in multiples of a line's height: about 22 letters. */
#define READABLE 11

struct _DromWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (DromWrapLayout, drom_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

enum
{
  PROP_SPACING = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

/* Some of the children, in a row. */
typedef struct
{
  GtkWidget *end; /* the first one after the line, nullable */
  int width;      /* that there is for the line */
  int readable;   /* width; 0 until it is asked for: it costs more than all the rest */
  int extra;      /* of the width, for each that expands */
  int height;     /* of the highest of them */
} Line;

static GtkWidget *
skip_hidden (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static GtkWidget *
get_first (GtkWidget *widget)
{
  return skip_hidden (gtk_widget_get_first_child (widget));
}

static GtkWidget *
get_next (GtkWidget *child)
{
  return skip_hidden (gtk_widget_get_next_sibling (child));
}

static gboolean
expands (GtkWidget *child)
{
  return gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL);
}

static int
get_readable_width (GtkWidget *widget)
{
  PangoFontMetrics *metrics =
      pango_context_get_metrics (gtk_widget_get_pango_context (widget), NULL, NULL);
  int line = PANGO_PIXELS (pango_font_metrics_get_ascent (metrics)
                           + pango_font_metrics_get_descent (metrics));

  pango_font_metrics_unref (metrics);
  return line * READABLE;
}

/* What a child wants of its line. */
static int
get_wanted (Line *line, GtkWidget *child)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  if (expands (child) && gtk_widget_get_halign (child) == GTK_ALIGN_FILL)
    {
      if (line->readable == 0)
        line->readable = get_readable_width (gtk_widget_get_parent (child));
      natural = MIN (natural, line->readable);
    }
  return MAX (minimum, MIN (natural, line->width));
}

/* What it gets. */
static int
get_width (Line *line, GtkWidget *child)
{
  return get_wanted (line, child) + (expands (child) ? line->extra : 0);
}

/* The line that begins with @first, when there is @width for it. */
static Line
make_line (DromWrapLayout *self, GtkWidget *first, int width)
{
  Line line = { .end = first, .width = width };
  int used = 0;
  int n_expand = 0;

  for (; line.end != NULL; line.end = get_next (line.end))
    {
      int wanted = get_wanted (&line, line.end) + (line.end != first ? self->spacing : 0);

      if (line.end != first && used + wanted > width)
        break;
      used += wanted;
      n_expand += expands (line.end);
    }
  if (n_expand > 0)
    line.extra = MAX (0, width - used) / n_expand;
  for (GtkWidget *child = first; child != line.end; child = get_next (child))
    {
      int height;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, get_width (&line, child), NULL, &height,
                          NULL, NULL);
      line.height = MAX (line.height, height);
    }
  return line;
}

/* All of them in one line. */
static void
measure_width (DromWrapLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = get_first (widget); child != NULL; child = get_next (child))
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural,
                          NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? self->spacing : 0);
    }
}

static GtkSizeRequestMode
drom_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
drom_wrap_layout_measure (GtkLayoutManager *manager,
                          GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  DromWrapLayout *self = DROM_WRAP_LAYOUT (manager);
  Line line;

  measure_width (self, widget, minimum, natural);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  if (for_size < 0)
    for_size = *natural;
  *natural = 0;
  for (GtkWidget *child = get_first (widget); child != NULL; child = line.end)
    {
      line = make_line (self, child, for_size);
      *natural += line.height + (*natural > 0 ? self->spacing : 0);
    }
  *minimum = *natural;
}

static void
drom_wrap_layout_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  DromWrapLayout *self = DROM_WRAP_LAYOUT (manager);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *child = get_first (widget);
  int y = 0;

  while (child != NULL)
    {
      Line line = make_line (self, child, width);
      int x = 0;

      /* The last one has what is left. */
      if (line.end == NULL)
        line.height = MAX (0, height - y);
      for (; child != line.end; child = get_next (child))
        {
          int child_width = get_width (&line, child);
          GtkAllocation allocation = { mirrored ? width - x - child_width : x, y, child_width,
                                       line.height };

          gtk_widget_size_allocate (child, &allocation, -1);
          x += child_width + self->spacing;
        }
      y += line.height + self->spacing;
    }
}

static void
drom_wrap_layout_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SPACING:
      g_value_set_int (value, DROM_WRAP_LAYOUT (object)->spacing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
drom_wrap_layout_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SPACING:
      DROM_WRAP_LAYOUT (object)->spacing = g_value_get_int (value);
      gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (object));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
drom_wrap_layout_class_init (DromWrapLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = drom_wrap_layout_get_property;
  object_class->set_property = drom_wrap_layout_set_property;
  manager_class->get_request_mode = drom_wrap_layout_get_request_mode;
  manager_class->measure = drom_wrap_layout_measure;
  manager_class->allocate = drom_wrap_layout_allocate;

  /* In pixels. */
  props[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, SPACING,
                                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
drom_wrap_layout_init (DromWrapLayout *self)
{
  self->spacing = SPACING;
}
