/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/print/drom-layout-pick.h"

#include "app/widgets/drom-name.h"
#include "app/widgets/drom-whole-items.h"

#include <glib/gi18n-lib.h>

struct _DromLayoutPick
{
  GtkWidget parent_instance;

  GPtrArray *layouts; /* (element-type DromLayout) those that are offered; static */
  const DromLayout *chosen;
  gboolean explain;
  gboolean setting;

  /* Owned by the widget */
  GtkDropDown *names;
  GtkLabel *explanation;
};

G_DEFINE_FINAL_TYPE (DromLayoutPick, drom_layout_pick, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_EXPLAIN,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_explanation (DromLayoutPick *self)
{
  const char *explanation = drom_layout_get_explanation (self->chosen);

  gtk_label_set_text (self->explanation, explanation);
  gtk_widget_set_visible (GTK_WIDGET (self->explanation), self->explain);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->names), explanation);
  drom_name_set (GTK_WIDGET (self->names), _ ("Layout of the paper"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->names), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  explanation, -1);
}

static void
fill (DromLayoutPick *self, gboolean forms)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const DromLayout *all, *chosen = self->chosen;
  guint n, selected = 0;

  all = drom_layouts_get_all (&n);
  g_ptr_array_set_size (self->layouts, 0);
  for (guint i = 0; i < n; i++)
    {
      if (forms && all[i].make_form == NULL)
        continue;
      if (&all[i] == chosen)
        selected = self->layouts->len;
      g_ptr_array_add (self->layouts, (gpointer) &all[i]);
      gtk_string_list_append (names, drom_layout_get_label (&all[i]));
    }
  self->setting = TRUE;
  gtk_drop_down_set_model (self->names, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->names, selected);
  self->setting = FALSE;
  self->chosen = g_ptr_array_index (self->layouts, selected);
  show_explanation (self);
}

static void
selected_cb (DromLayoutPick *self)
{
  guint selected = gtk_drop_down_get_selected (self->names);

  if (self->setting || selected >= self->layouts->len)
    return;
  self->chosen = g_ptr_array_index (self->layouts, selected);
  show_explanation (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
drom_layout_pick_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_EXPLAIN:
      g_value_set_boolean (value, DROM_LAYOUT_PICK (object)->explain);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
drom_layout_pick_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DromLayoutPick *self = DROM_LAYOUT_PICK (object);

  switch (id)
    {
    case PROP_EXPLAIN:
      self->explain = g_value_get_boolean (value);
      show_explanation (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
drom_layout_pick_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (drom_layout_pick_parent_class)->dispose (object);
}

static void
drom_layout_pick_finalize (GObject *object)
{
  g_ptr_array_unref (DROM_LAYOUT_PICK (object)->layouts);
  G_OBJECT_CLASS (drom_layout_pick_parent_class)->finalize (object);
}

static void
drom_layout_pick_class_init (DromLayoutPickClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = drom_layout_pick_get_property;
  object_class->set_property = drom_layout_pick_set_property;
  object_class->dispose = drom_layout_pick_dispose;
  object_class->finalize = drom_layout_pick_finalize;

  properties[PROP_EXPLAIN] = g_param_spec_boolean ("explain", NULL, NULL, FALSE,
                                                   G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[CHANGED] = g_signal_new ("changed", DROM_TYPE_LAYOUT_PICK, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "layoutpick");
}

static void
drom_layout_pick_init (DromLayoutPick *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  guint n;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->layouts = g_ptr_array_new ();
  self->chosen = drom_layouts_get_all (&n);
  self->names = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  drom_whole_items_show (GTK_WIDGET (self->names), 0);
  self->explanation = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_halign (GTK_WIDGET (self->names), GTK_ALIGN_START);
  gtk_label_set_wrap (self->explanation, TRUE);
  gtk_label_set_xalign (self->explanation, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->explanation), "dim-label");
  gtk_widget_set_parent (GTK_WIDGET (self->names), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->explanation), GTK_WIDGET (self));
  fill (self, FALSE);
  g_signal_connect_object (self->names, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
drom_layout_pick_new (void)
{
  return g_object_new (DROM_TYPE_LAYOUT_PICK, NULL);
}

void
drom_layout_pick_set_forms (DromLayoutPick *self, gboolean forms)
{
  g_return_if_fail (DROM_IS_LAYOUT_PICK (self));

  fill (self, forms);
}

const DromLayout *
drom_layout_pick_get_layout (DromLayoutPick *self)
{
  g_return_val_if_fail (DROM_IS_LAYOUT_PICK (self), NULL);

  return self->chosen;
}

void
drom_layout_pick_set_layout (DromLayoutPick *self, const DromLayout *layout)
{
  guint position;

  g_return_if_fail (DROM_IS_LAYOUT_PICK (self));

  if (!g_ptr_array_find (self->layouts, layout, &position))
    position = 0;
  gtk_drop_down_set_selected (self->names, position);
}
