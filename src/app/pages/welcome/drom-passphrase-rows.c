/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/welcome/drom-passphrase-rows.h"

#include "app/drom-focus.h"
#include "app/drom-resource.h"
#include "store/drom-key-file.h"

#include <glib/gi18n-lib.h>

struct _DromPassphraseRows
{
  AdwPreferencesGroup parent_instance;

  /* template */
  GtkEditable *first;
  GtkEditable *second;
  GtkLevelBar *level;
  GtkLabel *hint;

  gboolean valid;
  gboolean gone; /* entries say "changed" while they go */
};

G_DEFINE_FINAL_TYPE (DromPassphraseRows, drom_passphrase_rows, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  PROP_VALID = 1,
  N_PROPS
};

enum
{
  ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static const char *
describe (int strength)
{
  switch (strength)
    {
    case 0:
      return _ (
          "Too short: use at least 10 characters, best some words that don’t belong together.");
    case 1:
      return _ ("Easy to guess. Add another word.");
    case 2:
      return _ ("Fair. One more word makes it strong.");
    case 3:
      return C_ ("passphrase", "Good.");
    default:
      return C_ ("passphrase", "Strong.");
    }
}

static void
changed_cb (GtkEditable *editable, gpointer user_data)
{
  DromPassphraseRows *self = user_data;
  const char *first, *second;
  gboolean valid, differ;
  int strength;

  if (self->gone)
    return;
  first = gtk_editable_get_text (self->first);
  second = gtk_editable_get_text (self->second);
  strength = *first != '\0' ? drom_passphrase_strength (first) : 0;
  valid = strength > 0 && g_str_equal (first, second);
  differ = *second != '\0' && !g_str_has_prefix (first, second);

  gtk_level_bar_set_value (self->level, strength);
  if (*first == '\0')
    gtk_label_set_label (self->hint, _ ("At least 10 characters. Some words that don’t belong "
                                        "together are easy to remember and hard to guess."));
  else if (differ)
    gtk_label_set_label (self->hint, _ ("The two are not the same."));
  else
    gtk_label_set_label (self->hint, describe (strength));
  if (differ)
    gtk_widget_add_css_class (GTK_WIDGET (self->second), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->second), "error");

  if (valid != self->valid)
    {
      self->valid = valid;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALID]);
    }
}

static void
activated_cb (AdwEntryRow *row, gpointer user_data)
{
  DromPassphraseRows *self = user_data;

  if (self->valid)
    g_signal_emit (self, signals[ACTIVATED], 0);
}

static gboolean
drom_passphrase_rows_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DROM_PASSPHRASE_ROWS (widget)->first));
}

static void
drom_passphrase_rows_dispose (GObject *object)
{
  DROM_PASSPHRASE_ROWS (object)->gone = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), DROM_TYPE_PASSPHRASE_ROWS);
  G_OBJECT_CLASS (drom_passphrase_rows_parent_class)->dispose (object);
}

static void
drom_passphrase_rows_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_VALID:
      g_value_set_boolean (value, DROM_PASSPHRASE_ROWS (object)->valid);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
drom_passphrase_rows_class_init (DromPassphraseRowsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = drom_passphrase_rows_dispose;
  object_class->get_property = drom_passphrase_rows_get_property;
  widget_class->focus = drom_focus_child;
  widget_class->grab_focus = drom_passphrase_rows_grab_focus;

  properties[PROP_VALID] =
      g_param_spec_boolean ("valid", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[ACTIVATED] = g_signal_new ("activated", DROM_TYPE_PASSPHRASE_ROWS, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, DROM_RESOURCE ("pages/welcome/drom-passphrase-rows.ui"));
  gtk_widget_class_bind_template_child (widget_class, DromPassphraseRows, first);
  gtk_widget_class_bind_template_child (widget_class, DromPassphraseRows, second);
  gtk_widget_class_bind_template_child (widget_class, DromPassphraseRows, level);
  gtk_widget_class_bind_template_child (widget_class, DromPassphraseRows, hint);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
drom_passphrase_rows_init (DromPassphraseRows *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  changed_cb (NULL, self);
}

gboolean
drom_passphrase_rows_get_valid (DromPassphraseRows *self)
{
  g_return_val_if_fail (DROM_IS_PASSPHRASE_ROWS (self), FALSE);
  return self->valid;
}

const char *
drom_passphrase_rows_get_passphrase (DromPassphraseRows *self)
{
  g_return_val_if_fail (DROM_IS_PASSPHRASE_ROWS (self), NULL);
  return gtk_editable_get_text (self->first);
}

void
drom_passphrase_rows_clear (DromPassphraseRows *self)
{
  g_return_if_fail (DROM_IS_PASSPHRASE_ROWS (self));
  gtk_editable_set_text (self->first, "");
  gtk_editable_set_text (self->second, "");
}
