/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/widgets/drom-wrap-layout.h"

/* Between children and between lines, in pixels. */
#define SPACING 6

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
  GtkWidget *first;
  GtkWidget *end; /* the first one after the line, nullable */
  int width;      /* natural */
  int height;     /* of the highest of them */
  guint n_expand;
} Line;

static GtkWidget *
skip_hidden (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static int
get_natural_width (GtkWidget *child)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

/* The line that begins with @first, when there is @width for it. */
static Line
make_line (DromWrapLayout *self, GtkWidget *first, int width)
{
  Line line = { first, first, 0, 0, 0 };

  while (line.end != NULL)
    {
      int child_width = get_natural_width (line.end);
      int height;

      if (line.end != first && line.width + self->spacing + child_width > width)
        break;
      gtk_widget_measure (line.end, GTK_ORIENTATION_VERTICAL, MIN (child_width, width), NULL,
                          &height, NULL, NULL);
      line.width += child_width + (line.end != first ? self->spacing : 0);
      line.height = MAX (line.height, height);
      if (gtk_widget_compute_expand (line.end, GTK_ORIENTATION_HORIZONTAL))
        line.n_expand++;
      line.end = skip_hidden (gtk_widget_get_next_sibling (line.end));
    }
  return line;
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
  GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget));

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      for (; child != NULL; child = skip_hidden (gtk_widget_get_next_sibling (child)))
        {
          int child_minimum, child_natural;

          gtk_widget_measure (child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
          *minimum = MAX (*minimum, child_minimum);
          *natural += child_natural + (*natural > 0 ? self->spacing : 0);
        }
      return;
    }
  while (child != NULL)
    {
      Line line = make_line (self, child, for_size < 0 ? G_MAXINT : for_size);

      *natural += line.height + (*natural > 0 ? self->spacing : 0);
      child = line.end;
    }
  *minimum = *natural;
}

static void
drom_wrap_layout_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  DromWrapLayout *self = DROM_WRAP_LAYOUT (manager);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget));
  int y = 0;

  while (child != NULL)
    {
      Line line = make_line (self, child, width);
      int rest = MAX (0, width - line.width);
      int x = 0;

      for (; child != line.end; child = skip_hidden (gtk_widget_get_next_sibling (child)))
        {
          int child_width = MIN (get_natural_width (child), width);
          GtkAllocation allocation;

          if (gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
            child_width += rest / (int) line.n_expand;
          allocation = (GtkAllocation){ mirrored ? width - x - child_width : x, y, child_width,
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

GtkLayoutManager *
drom_wrap_layout_new (void)
{
  return g_object_new (DROM_TYPE_WRAP_LAYOUT, NULL);
}
