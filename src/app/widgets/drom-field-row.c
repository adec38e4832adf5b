/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/widgets/drom-field-row.h"

#include "app/drom-resource.h"
#include "app/widgets/drom-name.h"
#include "app/widgets/drom-plain-row.h"
#include "model/drom-normalize.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  /* Template */
  GtkBox *heading;
  GtkLabel *title;
  GtkLabel *description;
  GtkBox *below;
  GtkBox *end;
  DromFieldNotice *notice;

  char *noun_name;
  char *field_name;
  const DromNoun *noun; /* NULL until both names are known */
  guint field;
  char *description_text;
  DromSession *session;
  GtkWidget *control; /* borrowed */
  DromFieldBinding *binding;
} DromFieldRowPrivate;

static void field_widget_iface_init (DromFieldWidgetInterface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (DromFieldRow,
                                  drom_field_row,
                                  ADW_TYPE_PREFERENCES_ROW,
                                  G_ADD_PRIVATE (DromFieldRow)
                                      G_IMPLEMENT_INTERFACE (DROM_TYPE_FIELD_WIDGET,
                                                             field_widget_iface_init))

enum
{
  PROP_0,
  PROP_NOUN,
  PROP_FIELD,
  PROP_DESCRIPTION,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

#define PRIV(self) ((DromFieldRowPrivate *) drom_field_row_get_instance_private (self))

static void
name_control (DromFieldRow *self)
{
  DromFieldRowPrivate *priv = PRIV (self);
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));

  gtk_label_set_text (priv->title, title);
  if (priv->control == NULL)
    return;
  drom_name_set (priv->control, title);
  if (priv->description_text != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (priv->control),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, priv->description_text,
                                    -1);
}

static void
resolve (DromFieldRow *self)
{
  DromFieldRowPrivate *priv = PRIV (self);

  if (priv->noun_name == NULL || priv->field_name == NULL)
    return;
  priv->noun = drom_noun_find (priv->noun_name);
  g_return_if_fail (priv->noun != NULL);
  priv->field = drom_noun_find_field (priv->noun, priv->field_name);
  g_return_if_fail (priv->field != G_MAXUINT);

  if (*adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)) == '\0')
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self),
                                   drom_field_get_label (priv->noun, priv->field));
  if (DROM_FIELD_ROW_GET_CLASS (self)->prepare != NULL)
    DROM_FIELD_ROW_GET_CLASS (self)->prepare (self);
}

static char *
dup_typed_func (GtkWidget *owner)
{
  return DROM_FIELD_ROW_GET_CLASS (owner)->dup_typed (DROM_FIELD_ROW (owner));
}

static void
show_func (GtkWidget *owner, const char *value)
{
  DROM_FIELD_ROW_GET_CLASS (owner)->show_value (DROM_FIELD_ROW (owner), value);
}

static char *
dup_words_func (GtkWidget *owner, const char *value)
{
  if (DROM_FIELD_ROW_GET_CLASS (owner)->dup_words != NULL)
    return DROM_FIELD_ROW_GET_CLASS (owner)->dup_words (DROM_FIELD_ROW (owner), value);
  return g_strdup (value);
}

static void
set_editable_func (GtkWidget *owner, gboolean editable)
{
  DROM_FIELD_ROW_GET_CLASS (owner)->set_editable (DROM_FIELD_ROW (owner), editable);
}

static void
updated_func (GtkWidget *owner)
{
  DromFieldRow *self = DROM_FIELD_ROW (owner);
  DromFieldRowPrivate *priv = PRIV (self);
  gboolean invalid = drom_field_notice_get_message (priv->notice) != NULL;

  if (priv->control != NULL)
    gtk_accessible_update_state (
        GTK_ACCESSIBLE (priv->control), GTK_ACCESSIBLE_STATE_INVALID,
        invalid ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (DROM_FIELD_ROW_GET_CLASS (self)->updated != NULL)
    DROM_FIELD_ROW_GET_CLASS (self)->updated (self);
}

static const DromFieldBindingFuncs binding_funcs = {
  .dup_typed = dup_typed_func,
  .show = show_func,
  .dup_words = dup_words_func,
  .set_editable = set_editable_func,
  .updated = updated_func,
};

static gboolean
key_pressed_cb (DromFieldRow *self, guint keyval, guint keycode, GdkModifierType state)
{
  return drom_field_binding_handle_key (PRIV (self)->binding, keyval, state);
}

/* A form that is not kept yet says it at once as well; what is still empty may wait. */
static void
explain_draft (DromFieldRow *self)
{
  DromFieldRowPrivate *priv = PRIV (self);
  g_autofree char *typed = NULL;

  if (priv->session == NULL || drom_field_row_get_record (self) != NULL)
    return;
  typed = g_strstrip (drom_field_row_dup_typed (self));
  if (*typed != '\0')
    drom_field_row_validate (self);
}

static void
focus_left_cb (DromFieldRow *self)
{
  drom_field_binding_left (PRIV (self)->binding);
  explain_draft (self);
}

static void
clicked_cb (DromFieldRow *self)
{
  DromFieldRowPrivate *priv = PRIV (self);

  /* The whole row is the field's: a click beside a text goes into it. */
  if (priv->control != NULL && GTK_IS_EDITABLE (priv->control)
      && gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL)
    gtk_widget_grab_focus (priv->control);
}

static const char *
get_noun_name (DromFieldWidget *widget)
{
  return PRIV (DROM_FIELD_ROW (widget))->noun_name;
}

static const char *
get_field_name (DromFieldWidget *widget)
{
  return PRIV (DROM_FIELD_ROW (widget))->field_name;
}

static void
set_record (DromFieldWidget *widget, DromSession *session, DromRecord *record)
{
  DromFieldRow *self = DROM_FIELD_ROW (widget);
  DromFieldRowPrivate *priv = PRIV (self);

  g_return_if_fail (priv->noun != NULL);

  if (g_set_object (&priv->session, session))
    resolve (self);
  drom_field_binding_set_record (priv->binding, session, record, priv->field, NULL);
}

static DromRecord *
get_record (DromFieldWidget *widget)
{
  return drom_field_binding_get_record (PRIV (DROM_FIELD_ROW (widget))->binding);
}

static gboolean
flush (DromFieldWidget *widget, GError **error)
{
  return drom_field_binding_flush (PRIV (DROM_FIELD_ROW (widget))->binding, error);
}

static char *
dup_pending (DromFieldWidget *widget)
{
  return drom_field_binding_dup_pending (PRIV (DROM_FIELD_ROW (widget))->binding);
}

static void
set_pending (DromFieldWidget *widget, const char *text)
{
  drom_field_binding_set_pending (PRIV (DROM_FIELD_ROW (widget))->binding, text);
}

static void
revert (DromFieldWidget *widget)
{
  drom_field_binding_revert (PRIV (DROM_FIELD_ROW (widget))->binding);
}

static void
set_stale (DromFieldWidget *widget)
{
  drom_field_binding_set_stale (PRIV (DROM_FIELD_ROW (widget))->binding);
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
  iface->set_stale = set_stale;
}

static gboolean
drom_field_row_grab_focus (GtkWidget *widget)
{
  DromFieldRowPrivate *priv = PRIV (DROM_FIELD_ROW (widget));

  return priv->control != NULL && gtk_widget_grab_focus (priv->control);
}

static void
drom_field_row_unroot (GtkWidget *widget)
{
  /* The page goes: what was typed stays. */
  drom_field_binding_flush (PRIV (DROM_FIELD_ROW (widget))->binding, NULL);
  GTK_WIDGET_CLASS (drom_field_row_parent_class)->unroot (widget);
}

static void
drom_field_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DromFieldRowPrivate *priv = PRIV (DROM_FIELD_ROW (object));

  switch (id)
    {
    case PROP_NOUN:
      g_value_set_string (value, priv->noun_name);
      break;
    case PROP_FIELD:
      g_value_set_string (value, priv->field_name);
      break;
    case PROP_DESCRIPTION:
      g_value_set_string (value, priv->description_text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
drom_field_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DromFieldRow *self = DROM_FIELD_ROW (object);
  DromFieldRowPrivate *priv = PRIV (self);

  switch (id)
    {
    case PROP_NOUN:
      g_free (priv->noun_name);
      priv->noun_name = g_value_dup_string (value);
      resolve (self);
      break;
    case PROP_FIELD:
      g_free (priv->field_name);
      priv->field_name = g_value_dup_string (value);
      resolve (self);
      break;
    case PROP_DESCRIPTION:
      g_free (priv->description_text);
      priv->description_text = g_value_dup_string (value);
      gtk_label_set_text (priv->description,
                          priv->description_text != NULL ? priv->description_text : "");
      gtk_widget_set_visible (GTK_WIDGET (priv->description), priv->description_text != NULL);
      name_control (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
drom_field_row_dispose (GObject *object)
{
  DromFieldRowPrivate *priv = PRIV (DROM_FIELD_ROW (object));

  g_clear_pointer (&priv->binding, drom_field_binding_free);
  g_clear_object (&priv->session);
  priv->control = NULL;
  /* The template is a child of the row, which lets go of it: GTK 4.8 disposes of a template
   * only for the very class that has it, not for one derived from it. */
  G_OBJECT_CLASS (drom_field_row_parent_class)->dispose (object);
}

static void
drom_field_row_finalize (GObject *object)
{
  DromFieldRowPrivate *priv = PRIV (DROM_FIELD_ROW (object));

  g_free (priv->noun_name);
  g_free (priv->field_name);
  g_free (priv->description_text);
  G_OBJECT_CLASS (drom_field_row_parent_class)->finalize (object);
}

static void
drom_field_row_class_init (DromFieldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = drom_field_row_get_property;
  object_class->set_property = drom_field_row_set_property;
  object_class->dispose = drom_field_row_dispose;
  object_class->finalize = drom_field_row_finalize;
  widget_class->focus = drom_plain_row_focus;
  widget_class->grab_focus = drom_field_row_grab_focus;
  widget_class->unroot = drom_field_row_unroot;

  props[PROP_NOUN] =
      g_param_spec_string ("noun", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_FIELD] =
      g_param_spec_string ("field", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[CHANGED] = g_signal_new ("changed", DROM_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);

  g_type_ensure (DROM_TYPE_FIELD_NOTICE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DROM_RESOURCE ("widgets/drom-field-row.ui"));
  gtk_widget_class_bind_template_child_private (widget_class, DromFieldRow, heading);
  gtk_widget_class_bind_template_child_private (widget_class, DromFieldRow, title);
  gtk_widget_class_bind_template_child_private (widget_class, DromFieldRow, description);
  gtk_widget_class_bind_template_child_private (widget_class, DromFieldRow, below);
  gtk_widget_class_bind_template_child_private (widget_class, DromFieldRow, end);
  gtk_widget_class_bind_template_child_private (widget_class, DromFieldRow, notice);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
drom_field_row_init (DromFieldRow *self)
{
  DromFieldRowPrivate *priv = PRIV (self);

  priv->field = G_MAXUINT;
  gtk_widget_init_template (GTK_WIDGET (self));
  priv->binding = drom_field_binding_new (GTK_WIDGET (self), priv->notice, &binding_funcs);
  g_signal_connect (self, "notify::title", G_CALLBACK (name_control), NULL);
}

void
drom_field_row_set_control (DromFieldRow *self, GtkWidget *control, gboolean below)
{
  DromFieldRowPrivate *priv = PRIV (self);

  g_return_if_fail (DROM_IS_FIELD_ROW (self));

  priv->control = control;
  gtk_box_append (below ? priv->below : priv->end, control);
  gtk_widget_set_visible (GTK_WIDGET (priv->below), below);
  if (below)
    {
      gtk_widget_add_css_class (GTK_WIDGET (priv->title), "dim-label");
      gtk_widget_add_css_class (GTK_WIDGET (priv->title), "caption");
    }
  name_control (self);
}

void
drom_field_row_set_suffix (DromFieldRow *self, GtkWidget *suffix)
{
  g_return_if_fail (DROM_IS_FIELD_ROW (self));

  gtk_box_append (PRIV (self)->end, suffix);
}

void
drom_field_row_touched (DromFieldRow *self, gboolean now)
{
  DromFieldRowPrivate *priv = PRIV (self);

  g_return_if_fail (DROM_IS_FIELD_ROW (self));

  drom_field_binding_touched (priv->binding);
  if (now)
    drom_field_binding_flush (priv->binding, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

const DromNoun *
drom_field_row_get_noun (DromFieldRow *self)
{
  g_return_val_if_fail (DROM_IS_FIELD_ROW (self), NULL);

  return PRIV (self)->noun;
}

guint
drom_field_row_get_field (DromFieldRow *self)
{
  g_return_val_if_fail (DROM_IS_FIELD_ROW (self), G_MAXUINT);

  return PRIV (self)->field;
}

DromRecord *
drom_field_row_get_record (DromFieldRow *self)
{
  g_return_val_if_fail (DROM_IS_FIELD_ROW (self), NULL);

  return get_record (DROM_FIELD_WIDGET (self));
}

DromSession *
drom_field_row_get_session (DromFieldRow *self)
{
  g_return_val_if_fail (DROM_IS_FIELD_ROW (self), NULL);

  return PRIV (self)->session;
}

void
drom_field_row_set_session (DromFieldRow *self, DromSession *session)
{
  g_return_if_fail (DROM_IS_FIELD_ROW (self));

  if (g_set_object (&PRIV (self)->session, session))
    resolve (self);
}

char *
drom_field_row_dup_typed (DromFieldRow *self)
{
  g_return_val_if_fail (DROM_IS_FIELD_ROW (self), NULL);

  return dup_typed_func (GTK_WIDGET (self));
}

void
drom_field_row_set_typed (DromFieldRow *self, const char *typed)
{
  g_return_if_fail (DROM_IS_FIELD_ROW (self));

  drom_field_binding_set_pending (PRIV (self)->binding, typed);
}

/* What is typed as it would be kept; NULL without an error if it is empty. */
static char *
understand (DromFieldRow *self, GError **error)
{
  DromFieldRowPrivate *priv = PRIV (self);
  const DromField *field = &priv->noun->fields[priv->field];
  const char *today = drom_session_get_today (priv->session);
  g_autofree char *typed = g_strstrip (drom_field_row_dup_typed (self));

  if (*typed == '\0')
    return NULL;
  if (field->normalize != NULL)
    return field->normalize (typed, today, error);
  if (field->type == DROM_FIELD_TYPE_DATE)
    return drom_normalize_date (typed, today, error);
  if (field->type == DROM_FIELD_TYPE_TIME)
    return drom_normalize_time (typed, today, error);
  return g_steal_pointer (&typed);
}

char *
drom_field_row_dup_valid (DromFieldRow *self)
{
  g_return_val_if_fail (DROM_IS_FIELD_ROW (self), NULL);

  if (PRIV (self)->noun == NULL || PRIV (self)->session == NULL)
    return NULL;
  return understand (self, NULL);
}

gboolean
drom_field_row_validate (DromFieldRow *self)
{
  DromFieldRowPrivate *priv = PRIV (self);
  g_autofree char *value = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (DROM_IS_FIELD_ROW (self), FALSE);
  g_return_val_if_fail (priv->noun != NULL && priv->session != NULL, FALSE);

  value = understand (self, &error);
  if (value == NULL && error == NULL
      && (priv->noun->fields[priv->field].flags & DROM_FIELD_REQUIRED) != 0)
    g_set_error (&error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_REQUIRED,
                 /* Translators: %s is the label of a field of a form. */
                 _ ("This must not be empty: %s."), drom_field_get_label (priv->noun, priv->field));
  drom_field_row_set_message (self, error != NULL ? error->message : NULL);
  return error == NULL;
}

void
drom_field_row_set_message (DromFieldRow *self, const char *message)
{
  g_return_if_fail (DROM_IS_FIELD_ROW (self));

  drom_field_notice_set_message (PRIV (self)->notice, message);
  if (message != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "drom-invalid");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "drom-invalid");
  updated_func (GTK_WIDGET (self));
}

const char *
drom_field_row_get_message (DromFieldRow *self)
{
  g_return_val_if_fail (DROM_IS_FIELD_ROW (self), NULL);

  return drom_field_notice_get_message (PRIV (self)->notice);
}
