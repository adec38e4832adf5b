/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/widgets/drom-width-watch.h"

struct _DromWidthWatch
{
  GtkWidget parent_instance;

  int width;
  guint idle_id;
};

G_DEFINE_FINAL_TYPE (DromWidthWatch, drom_width_watch, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
changed_cb (gpointer data)
{
  DromWidthWatch *self = data;

  self->idle_id = 0;
  g_signal_emit (self, signals[CHANGED], 0, self->width);
  return G_SOURCE_REMOVE;
}

static void
drom_width_watch_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DromWidthWatch *self = DROM_WIDTH_WATCH (widget);

  if (width == self->width)
    return;
  self->width = width;
  if (self->idle_id == 0)
    self->idle_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, changed_cb, self, NULL);
}

static void
drom_width_watch_dispose (GObject *object)
{
  g_clear_handle_id (&DROM_WIDTH_WATCH (object)->idle_id, g_source_remove);
  G_OBJECT_CLASS (drom_width_watch_parent_class)->dispose (object);
}

static void
drom_width_watch_class_init (DromWidthWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = drom_width_watch_dispose;
  GTK_WIDGET_CLASS (klass)->size_allocate = drom_width_watch_size_allocate;

  signals[CHANGED] = g_signal_new ("changed", DROM_TYPE_WIDTH_WATCH, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
drom_width_watch_init (DromWidthWatch *self)
{
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}
