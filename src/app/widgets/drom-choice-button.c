/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/widgets/drom-choice-button.h"

#include "app/widgets/drom-name.h"
#include "app/widgets/drom-tooltip.h"
#include "app/widgets/drom-whole-items.h"

struct _DromChoiceButton
{
  AdwBin parent_instance;

  GtkDropDown *drop_down; /* the child */
  GtkStringList *labels;  /* owned by @drop_down */
  GPtrArray *keys;        /* of each label */
  char *title;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (DromChoiceButton, drom_choice_button, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_KEY,
  PROP_TITLE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static guint
find_key (DromChoiceButton *self, const char *key)
{
  for (guint i = 0; i < self->keys->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->keys, i), key != NULL ? key : "") == 0)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

static void
selected_cb (DromChoiceButton *self)
{
  if (!self->filling)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_KEY]);
}

static gboolean
drom_choice_button_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DROM_CHOICE_BUTTON (widget)->drop_down));
}

static void
drom_choice_button_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DromChoiceButton *self = DROM_CHOICE_BUTTON (object);

  switch (id)
    {
    case PROP_KEY:
      g_value_set_string (value, drom_choice_button_get_key (self));
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
drom_choice_button_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DromChoiceButton *self = DROM_CHOICE_BUTTON (object);

  switch (id)
    {
    case PROP_KEY:
      drom_choice_button_set_key (self, g_value_get_string (value));
      break;
    case PROP_TITLE:
      drom_choice_button_set_title (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
drom_choice_button_finalize (GObject *object)
{
  DromChoiceButton *self = DROM_CHOICE_BUTTON (object);

  g_ptr_array_unref (self->keys);
  g_free (self->title);
  G_OBJECT_CLASS (drom_choice_button_parent_class)->finalize (object);
}

static void
drom_choice_button_class_init (DromChoiceButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = drom_choice_button_get_property;
  object_class->set_property = drom_choice_button_set_property;
  object_class->finalize = drom_choice_button_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = drom_choice_button_grab_focus;

  props[PROP_KEY] =
      g_param_spec_string ("key", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_TITLE] =
      g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
drom_choice_button_init (DromChoiceButton *self)
{
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->labels = gtk_string_list_new (NULL);
  self->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (self->labels), NULL));
  drom_whole_items_show (GTK_WIDGET (self->drop_down), 0);
  g_signal_connect_object (self->drop_down, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->drop_down));
}

GtkWidget *
drom_choice_button_new (void)
{
  return g_object_new (DROM_TYPE_CHOICE_BUTTON, NULL);
}

void
drom_choice_button_clear (DromChoiceButton *self)
{
  g_return_if_fail (DROM_IS_CHOICE_BUTTON (self));

  self->filling = TRUE;
  g_ptr_array_set_size (self->keys, 0);
  gtk_string_list_splice (self->labels, 0, g_list_model_get_n_items (G_LIST_MODEL (self->labels)),
                          NULL);
  self->filling = FALSE;
}

void
drom_choice_button_add (DromChoiceButton *self, const char *key, const char *label)
{
  g_return_if_fail (DROM_IS_CHOICE_BUTTON (self));

  /* The first one becomes the selected one by itself. */
  self->filling = TRUE;
  g_ptr_array_add (self->keys, g_strdup (key));
  gtk_string_list_append (self->labels, label);
  self->filling = FALSE;
}

guint
drom_choice_button_get_n (DromChoiceButton *self)
{
  g_return_val_if_fail (DROM_IS_CHOICE_BUTTON (self), 0);

  return self->keys->len;
}

const char *
drom_choice_button_get_key (DromChoiceButton *self)
{
  guint selected;

  g_return_val_if_fail (DROM_IS_CHOICE_BUTTON (self), "");

  selected = gtk_drop_down_get_selected (self->drop_down);
  return selected < self->keys->len ? g_ptr_array_index (self->keys, selected) : "";
}

gboolean
drom_choice_button_set_key (DromChoiceButton *self, const char *key)
{
  guint position;

  g_return_val_if_fail (DROM_IS_CHOICE_BUTTON (self), FALSE);

  position = find_key (self, key);
  gtk_drop_down_set_selected (self->drop_down,
                              position != GTK_INVALID_LIST_POSITION ? position : 0);
  return position != GTK_INVALID_LIST_POSITION;
}

const char *
drom_choice_button_find_label (DromChoiceButton *self, const char *key)
{
  guint position;

  g_return_val_if_fail (DROM_IS_CHOICE_BUTTON (self), NULL);

  position = find_key (self, key);
  return position != GTK_INVALID_LIST_POSITION ? gtk_string_list_get_string (self->labels, position)
                                               : NULL;
}

void
drom_choice_button_set_title (DromChoiceButton *self, const char *title)
{
  g_return_if_fail (DROM_IS_CHOICE_BUTTON (self));

  g_free (self->title);
  self->title = g_strdup (title);
  drom_tooltip_set (GTK_WIDGET (self), title);
  drom_name_set (GTK_WIDGET (self->drop_down), title);
}
