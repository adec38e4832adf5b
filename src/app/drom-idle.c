/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/drom-idle.h"

#include "app/drom-settings.h"

#include <gtk/gtk.h>

/* How often it is looked at, in seconds. */
#define INTERVAL 5

struct _DromIdle
{
  GObject parent_instance;

  GListModel *windows; /* owned: all toplevels */
  gint64 last_use;     /* monotonic, microseconds */
  gint64 last_wall;    /* real, microseconds: goes on while the computer sleeps */
  guint timeout;
};

G_DEFINE_FINAL_TYPE (DromIdle, drom_idle, G_TYPE_OBJECT)

enum
{
  IDLE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
use (DromIdle *self)
{
  self->last_use = g_get_monotonic_time ();
  self->last_wall = g_get_real_time ();
}

static gboolean
event_cb (GtkEventControllerLegacy *controller, GdkEvent *event, gpointer user_data)
{
  switch (gdk_event_get_event_type (event))
    {
    case GDK_MOTION_NOTIFY:
    case GDK_BUTTON_PRESS:
    case GDK_KEY_PRESS:
    case GDK_SCROLL:
    case GDK_TOUCH_BEGIN:
    case GDK_TOUCH_UPDATE:
      use (user_data);
      break;
    default:
      break;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
windows_changed_cb (
    GListModel *windows, guint position, guint removed, guint added, gpointer user_data)
{
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, position + i);
      GtkEventController *controller = gtk_event_controller_legacy_new ();

      gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
      g_signal_connect_object (controller, "event", G_CALLBACK (event_cb), user_data, 0);
      gtk_widget_add_controller (window, controller);
    }
}

static gboolean
timeout_cb (gpointer user_data)
{
  DromIdle *self = user_data;
  gint64 limit =
      g_settings_get_uint (drom_settings_get (), "idle-lock-minutes") * 60 * G_USEC_PER_SEC;

  if (g_get_monotonic_time () - self->last_use >= limit
      || g_get_real_time () - self->last_wall >= limit)
    {
      use (self);
      g_signal_emit (self, signals[IDLE], 0);
    }
  return G_SOURCE_CONTINUE;
}

static void
drom_idle_dispose (GObject *object)
{
  DromIdle *self = DROM_IDLE (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_object (&self->windows);
  G_OBJECT_CLASS (drom_idle_parent_class)->dispose (object);
}

static void
drom_idle_class_init (DromIdleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = drom_idle_dispose;

  signals[IDLE] =
      g_signal_new ("idle", DROM_TYPE_IDLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
drom_idle_init (DromIdle *self)
{
  use (self);
  self->windows = g_object_ref (gtk_window_get_toplevels ());
  g_signal_connect_object (self->windows, "items-changed", G_CALLBACK (windows_changed_cb), self,
                           0);
  windows_changed_cb (self->windows, 0, 0, g_list_model_get_n_items (self->windows), self);
  self->timeout = g_timeout_add_seconds (INTERVAL, timeout_cb, self);
}

DromIdle *
drom_idle_new (void)
{
  return g_object_new (DROM_TYPE_IDLE, NULL);
}

void
drom_idle_pretend (DromIdle *self, gint64 time)
{
  g_return_if_fail (DROM_IS_IDLE (self));
  self->last_use -= time;
  self->last_wall -= time;
}
