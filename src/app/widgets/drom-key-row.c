/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/widgets/drom-key-row.h"

struct _DromKeyRow
{
  AdwActionRow parent_instance;

  GtkWidget *keys; /* owned by the row */
};

G_DEFINE_FINAL_TYPE (DromKeyRow, drom_key_row, ADW_TYPE_ACTION_ROW)

enum
{
  PROP_ACCELERATOR = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

/* Each key as a cap: Ctrl and F. */
static void
show_keys (DromKeyRow *self, const char *accelerator)
{
  g_autofree char *words = NULL;
  g_auto (GStrv) keys = NULL;
  GdkModifierType modifiers;
  guint key;

  if (!gtk_accelerator_parse (accelerator, &key, &modifiers))
    g_assert_not_reached ();
  words = gtk_accelerator_get_label (key, modifiers);
  keys = g_strsplit (words, "+", -1);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      GtkWidget *label = gtk_label_new (keys[i]);

      gtk_widget_add_css_class (label, "drom-key");
      gtk_box_append (GTK_BOX (self->keys), label);
    }
}

static void
drom_key_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ACCELERATOR:
      show_keys (DROM_KEY_ROW (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
drom_key_row_class_init (DromKeyRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = drom_key_row_set_property;
  props[PROP_ACCELERATOR] =
      g_param_spec_string ("accelerator", NULL, NULL, NULL,
                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
drom_key_row_init (DromKeyRow *self)
{
  self->keys = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_valign (self->keys, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->keys);
}
