/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/drom-page.h"

#include "app/drom-focus.h"
#include "app/drom-widget-state.h"
#include "app/widgets/drom-field-widget.h"

typedef struct
{
  DromSession *session; /* owned, nullable */
  char *title;          /* owned, nullable */
} DromPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DromPage, drom_page, ADW_TYPE_BIN)

enum
{
  PROP_SESSION = 1,
  PROP_TITLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
drom_page_real_refresh (DromPage *self)
{
}

static gboolean
drom_page_real_flush (DromPage *self, GError **error)
{
  return drom_field_widget_flush_all (GTK_WIDGET (self), error);
}

static GVariant *
drom_page_real_save_state (DromPage *self)
{
  return drom_widget_state_save (GTK_WIDGET (self));
}

static void
drom_page_real_restore_state (DromPage *self, GVariant *state)
{
  drom_widget_state_restore (GTK_WIDGET (self), state);
}

static GtkWidget *
drom_page_real_get_widget (DromPage *self)
{
  return NULL;
}

static void
drom_page_real_show_field (DromPage *self, const char *noun, gint64 row, const char *field)
{
  GtkWidget *widget = drom_field_widget_find (GTK_WIDGET (self), noun, row, field);

  if (widget != NULL)
    gtk_widget_grab_focus (widget);
}

static gboolean
drom_page_real_print (DromPage *self)
{
  return FALSE;
}

static void
drom_page_dispose (GObject *object)
{
  DromPagePrivate *priv = drom_page_get_instance_private (DROM_PAGE (object));

  g_clear_object (&priv->session);
  G_OBJECT_CLASS (drom_page_parent_class)->dispose (object);
}

static void
drom_page_finalize (GObject *object)
{
  DromPagePrivate *priv = drom_page_get_instance_private (DROM_PAGE (object));

  g_free (priv->title);
  G_OBJECT_CLASS (drom_page_parent_class)->finalize (object);
}

static void
drom_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DromPagePrivate *priv = drom_page_get_instance_private (DROM_PAGE (object));

  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, priv->session);
      break;
    case PROP_TITLE:
      g_value_set_string (value, priv->title);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
drom_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DromPagePrivate *priv = drom_page_get_instance_private (DROM_PAGE (object));

  switch (id)
    {
    case PROP_SESSION:
      priv->session = g_value_dup_object (value);
      break;
    case PROP_TITLE:
      drom_page_set_title (DROM_PAGE (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
drom_page_class_init (DromPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = drom_page_dispose;
  object_class->finalize = drom_page_finalize;
  object_class->get_property = drom_page_get_property;
  object_class->set_property = drom_page_set_property;
  GTK_WIDGET_CLASS (klass)->focus = drom_focus_child;

  klass->refresh = drom_page_real_refresh;
  klass->flush = drom_page_real_flush;
  klass->save_state = drom_page_real_save_state;
  klass->restore_state = drom_page_real_restore_state;
  klass->get_search = drom_page_real_get_widget;
  klass->show_field = drom_page_real_show_field;
  klass->get_header_title = drom_page_real_get_widget;
  klass->get_header_end = drom_page_real_get_widget;
  klass->print = drom_page_real_print;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, DROM_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE] =
      g_param_spec_string ("title", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
drom_page_init (DromPage *self)
{
}

DromSession *
drom_page_get_session (DromPage *self)
{
  DromPagePrivate *priv = drom_page_get_instance_private (self);

  g_return_val_if_fail (DROM_IS_PAGE (self), NULL);
  return priv->session;
}

const char *
drom_page_get_title (DromPage *self)
{
  DromPagePrivate *priv = drom_page_get_instance_private (self);

  g_return_val_if_fail (DROM_IS_PAGE (self), NULL);
  return priv->title;
}

void
drom_page_set_title (DromPage *self, const char *title)
{
  DromPagePrivate *priv = drom_page_get_instance_private (self);

  g_return_if_fail (DROM_IS_PAGE (self));
  if (g_strcmp0 (priv->title, title) == 0)
    return;

  g_free (priv->title);
  priv->title = g_strdup (title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

void
drom_page_refresh (DromPage *self)
{
  g_return_if_fail (DROM_IS_PAGE (self));
  DROM_PAGE_GET_CLASS (self)->refresh (self);
}

gboolean
drom_page_flush (DromPage *self, GError **error)
{
  g_return_val_if_fail (DROM_IS_PAGE (self), FALSE);
  return DROM_PAGE_GET_CLASS (self)->flush (self, error);
}

GVariant *
drom_page_save_state (DromPage *self)
{
  g_return_val_if_fail (DROM_IS_PAGE (self), NULL);
  return DROM_PAGE_GET_CLASS (self)->save_state (self);
}

void
drom_page_restore_state (DromPage *self, GVariant *state)
{
  g_return_if_fail (DROM_IS_PAGE (self));
  if (state != NULL)
    DROM_PAGE_GET_CLASS (self)->restore_state (self, state);
}

GtkWidget *
drom_page_get_search (DromPage *self)
{
  g_return_val_if_fail (DROM_IS_PAGE (self), NULL);
  return DROM_PAGE_GET_CLASS (self)->get_search (self);
}

void
drom_page_show_field (DromPage *self, const char *noun, gint64 row, const char *field)
{
  g_return_if_fail (DROM_IS_PAGE (self));
  DROM_PAGE_GET_CLASS (self)->show_field (self, noun, row, field);
}

GtkWidget *
drom_page_get_header_title (DromPage *self)
{
  g_return_val_if_fail (DROM_IS_PAGE (self), NULL);
  return DROM_PAGE_GET_CLASS (self)->get_header_title (self);
}

GtkWidget *
drom_page_get_header_end (DromPage *self)
{
  g_return_val_if_fail (DROM_IS_PAGE (self), NULL);
  return DROM_PAGE_GET_CLASS (self)->get_header_end (self);
}

gboolean
drom_page_print (DromPage *self)
{
  g_return_val_if_fail (DROM_IS_PAGE (self), FALSE);
  return DROM_PAGE_GET_CLASS (self)->print (self);
}
