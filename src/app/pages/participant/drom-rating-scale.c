/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/participant/drom-rating-scale.h"

#include "app/drom-resource.h"
#include "app/widgets/drom-field-binding.h"
#include "app/widgets/drom-name.h"
#include "app/widgets/drom-wheel.h"
#include "model/drom-rating.h"

#include <glib/gi18n-lib.h>

#define NOT_RATED -1
#define BEST      10

struct _DromRatingScale
{
  AdwBin parent_instance;

  /* Template */
  GtkLabel *who;
  GtkLabel *value;
  GtkScale *scale;
  DromFieldNotice *notice;

  char *field_name;
  DromFieldBinding *binding;
  gboolean showing;
  gboolean typed_one; /* the last key was 1: 0 makes it 10 */
};

static void field_widget_iface_init (DromFieldWidgetInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DromRatingScale,
                               drom_rating_scale,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (DROM_TYPE_FIELD_WIDGET,
                                                      field_widget_iface_init))

enum
{
  TOUCHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static int
get_value (DromRatingScale *self)
{
  return (int) gtk_range_get_value (GTK_RANGE (self->scale));
}

static void
say_value (DromRatingScale *self)
{
  int value = get_value (self);
  g_autofree char *digits = g_strdup_printf ("%d", value);

  gtk_label_set_text (self->value, value == NOT_RATED ? _ ("not rated") : digits);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  gtk_label_get_text (self->value), -1);
  if (value == NOT_RATED)
    gtk_widget_add_css_class (GTK_WIDGET (self->value), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->value), "dim-label");
}

static char *
dup_typed_func (GtkWidget *owner)
{
  return drom_rating_scale_dup_typed (DROM_RATING_SCALE (owner));
}

static void
show_func (GtkWidget *owner, const char *value)
{
  DromRatingScale *self = DROM_RATING_SCALE (owner);

  self->showing = TRUE;
  gtk_range_set_value (GTK_RANGE (self->scale), value != NULL && *value != '\0'
                                                    ? (double) g_ascii_strtoll (value, NULL, 10)
                                                    : NOT_RATED);
  self->showing = FALSE;
  say_value (self);
}

static char *
dup_words_func (GtkWidget *owner, const char *value)
{
  return g_strdup (value != NULL && *value != '\0' ? value : _ ("not rated"));
}

static void
set_editable_func (GtkWidget *owner, gboolean editable)
{
  gtk_widget_set_sensitive (GTK_WIDGET (DROM_RATING_SCALE (owner)->scale), editable);
}

static const DromFieldBindingFuncs binding_funcs = {
  .dup_typed = dup_typed_func,
  .show = show_func,
  .dup_words = dup_words_func,
  .set_editable = set_editable_func,
};

static void
value_changed_cb (DromRatingScale *self)
{
  double value = gtk_range_get_value (GTK_RANGE (self->scale));

  if (self->showing)
    return;
  /* Whole numbers only, also while dragging. */
  if (value != (int) value)
    {
      gtk_range_set_value (GTK_RANGE (self->scale), (int) (value + 1.5) - 1);
      return;
    }
  say_value (self);
  if (drom_field_binding_get_record (self->binding) == NULL)
    g_signal_emit (self, signals[TOUCHED], 0);
  else
    drom_field_binding_touched (self->binding);
}

/* A digit rates, Delete and Backspace take the rating away. */
static gboolean
set_by_key (DromRatingScale *self, guint keyval)
{
  gunichar letter = gdk_keyval_to_unicode (keyval);
  gboolean typed_one = self->typed_one;

  self->typed_one = FALSE;
  if (keyval == GDK_KEY_Delete || keyval == GDK_KEY_BackSpace || keyval == GDK_KEY_KP_Delete)
    gtk_range_set_value (GTK_RANGE (self->scale), NOT_RATED);
  else if (letter == '0' && typed_one)
    gtk_range_set_value (GTK_RANGE (self->scale), BEST);
  else if (g_unichar_isdigit (letter))
    {
      gtk_range_set_value (GTK_RANGE (self->scale), g_unichar_digit_value (letter));
      self->typed_one = letter == '1';
    }
  else
    return FALSE;
  return TRUE;
}

static gboolean
key_pressed_cb (DromRatingScale *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (drom_field_binding_handle_key (self->binding, keyval, state))
    return TRUE;
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0
      || !gtk_widget_get_sensitive (GTK_WIDGET (self->scale)))
    return FALSE;
  return set_by_key (self, keyval);
}

static void
focus_left_cb (DromRatingScale *self)
{
  drom_field_binding_left (self->binding);
}

static const char *
get_noun_name (DromFieldWidget *widget)
{
  return "rating";
}

static const char *
get_field_name (DromFieldWidget *widget)
{
  return DROM_RATING_SCALE (widget)->field_name;
}

static void
set_record (DromFieldWidget *widget, DromSession *session, DromRecord *record)
{
  DromRatingScale *self = DROM_RATING_SCALE (widget);

  drom_field_binding_set_record (self->binding, session, record,
                                 drom_noun_find_field (&drom_rating_noun, self->field_name), NULL);
}

static DromRecord *
get_record (DromFieldWidget *widget)
{
  return drom_field_binding_get_record (DROM_RATING_SCALE (widget)->binding);
}

static gboolean
flush (DromFieldWidget *widget, GError **error)
{
  return drom_field_binding_flush (DROM_RATING_SCALE (widget)->binding, error);
}

static char *
dup_pending (DromFieldWidget *widget)
{
  return drom_field_binding_dup_pending (DROM_RATING_SCALE (widget)->binding);
}

static void
set_pending (DromFieldWidget *widget, const char *text)
{
  drom_field_binding_set_pending (DROM_RATING_SCALE (widget)->binding, text);
}

static void
revert (DromFieldWidget *widget)
{
  drom_field_binding_revert (DROM_RATING_SCALE (widget)->binding);
}

static void
field_widget_iface_init (DromFieldWidgetInterface *iface)
{
  iface->get_noun = get_noun_name;
  iface->get_field = get_field_name;
  iface->set_record = set_record;
  iface->get_record = get_record;
  iface->flush = flush;
  iface->dup_pending = dup_pending;
  iface->set_pending = set_pending;
  iface->revert = revert;
}

static gboolean
drom_rating_scale_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DROM_RATING_SCALE (widget)->scale));
}

static void
drom_rating_scale_unroot (GtkWidget *widget)
{
  drom_field_binding_flush (DROM_RATING_SCALE (widget)->binding, NULL);
  GTK_WIDGET_CLASS (drom_rating_scale_parent_class)->unroot (widget);
}

static void
drom_rating_scale_dispose (GObject *object)
{
  DromRatingScale *self = DROM_RATING_SCALE (object);

  g_clear_pointer (&self->binding, drom_field_binding_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), DROM_TYPE_RATING_SCALE);
  G_OBJECT_CLASS (drom_rating_scale_parent_class)->dispose (object);
}

static void
drom_rating_scale_finalize (GObject *object)
{
  g_free (DROM_RATING_SCALE (object)->field_name);
  G_OBJECT_CLASS (drom_rating_scale_parent_class)->finalize (object);
}

static void
drom_rating_scale_class_init (DromRatingScaleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = drom_rating_scale_dispose;
  object_class->finalize = drom_rating_scale_finalize;
  widget_class->grab_focus = drom_rating_scale_grab_focus;
  widget_class->unroot = drom_rating_scale_unroot;

  signals[TOUCHED] = g_signal_new ("touched", DROM_TYPE_RATING_SCALE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (DROM_TYPE_FIELD_NOTICE);
  gtk_widget_class_set_template_from_resource (
      widget_class, DROM_RESOURCE ("pages/participant/drom-rating-scale.ui"));
  gtk_widget_class_bind_template_child (widget_class, DromRatingScale, who);
  gtk_widget_class_bind_template_child (widget_class, DromRatingScale, value);
  gtk_widget_class_bind_template_child (widget_class, DromRatingScale, scale);
  gtk_widget_class_bind_template_child (widget_class, DromRatingScale, notice);
  gtk_widget_class_bind_template_callback (widget_class, value_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_left_cb);
}

static void
drom_rating_scale_init (DromRatingScale *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->binding = drom_field_binding_new (GTK_WIDGET (self), self->notice, &binding_funcs);
  gtk_range_set_range (GTK_RANGE (self->scale), NOT_RATED, BEST);
  gtk_range_set_increments (GTK_RANGE (self->scale), 1, 2);
  gtk_range_set_value (GTK_RANGE (self->scale), NOT_RATED);
  for (int i = 0; i <= BEST; i++)
    gtk_scale_add_mark (self->scale, i, GTK_POS_BOTTOM, NULL);
  drom_wheel_leave_to_page (GTK_WIDGET (self->scale));
  say_value (self);
}

GtkWidget *
drom_rating_scale_new (const char *field, const char *area_label)
{
  DromRatingScale *self = g_object_new (DROM_TYPE_RATING_SCALE, NULL);
  g_autofree char *name = NULL;
  const char *who = g_str_equal (field, "by-staff") ? C_ ("rating", "Staff member")
                                                    : C_ ("rating", "Participant");

  self->field_name = g_strdup (field);
  gtk_label_set_text (self->who, who);
  /* Translators: what a screen reader calls a rating: life area, and who rates. */
  name = g_strdup_printf (C_ ("rating", "%s: %s"), area_label, who);
  drom_name_set (GTK_WIDGET (self->scale), name);
  return GTK_WIDGET (self);
}

char *
drom_rating_scale_dup_typed (DromRatingScale *self)
{
  int value;

  g_return_val_if_fail (DROM_IS_RATING_SCALE (self), NULL);

  value = get_value (self);
  return value == NOT_RATED ? g_strdup ("") : g_strdup_printf ("%d", value);
}
