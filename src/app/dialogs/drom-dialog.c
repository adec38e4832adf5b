/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/dialogs/drom-dialog.h"

#include "app/drom-settings.h"
#include "app/drom-widget-state.h"

/* What the desktop keeps of a screen's height for itself, in pixels. */
#define BARS 48

typedef struct
{
  DromWindow *window; /* borrowed: it outlives its dialogs */
  GtkWidget *first;   /* weak, nullable */
  gboolean busy;
} DromDialogPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DromDialog, drom_dialog, ADW_TYPE_WINDOW)

enum
{
  PROP_PARENT = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static DromDialog *
drom_dialog_real_make_again (DromDialog *self)
{
  return g_object_new (G_OBJECT_TYPE (self), "parent", drom_dialog_get_window (self), NULL);
}

static gboolean
drom_dialog_close_request (GtkWindow *window)
{
  DromDialogPrivate *priv = drom_dialog_get_instance_private (DROM_DIALOG (window));

  if (priv->busy)
    return TRUE;
  return GTK_WINDOW_CLASS (drom_dialog_parent_class)->close_request (window);
}

/* The screen on which @window stands, or would. (transfer none) (nullable) */
static GdkMonitor *
find_monitor (GtkWindow *window)
{
  GdkDisplay *display = gdk_display_get_default ();
  g_autoptr (GdkMonitor) first = NULL;

  if (window != NULL && gtk_widget_get_realized (GTK_WIDGET (window)))
    return gdk_display_get_monitor_at_surface (display,
                                               gtk_native_get_surface (GTK_NATIVE (window)));
  first = g_list_model_get_item (gdk_display_get_monitors (display), 0);
  return first;
}

/* What there is on the screen of @window, in pixels; without a screen as much as is wished. */
static void
get_room (GtkWindow *window, int *width, int *height)
{
  GdkMonitor *monitor = find_monitor (window);
  GdkRectangle place = { 0, 0, G_MAXINT, G_MAXINT };

  if (monitor != NULL)
    gdk_monitor_get_geometry (monitor, &place);
  *width = place.width;
  *height = place.height - BARS;
}

static GtkScrolledWindow *
find_scrolled (GtkWidget *widget)
{
  GtkScrolledWindow *found = NULL;

  if (GTK_IS_SCROLLED_WINDOW (widget)
      && gtk_scrolled_window_get_propagate_natural_height (GTK_SCROLLED_WINDOW (widget)))
    return GTK_SCROLLED_WINDOW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_child_visible (child))
      found = find_scrolled (child);
  return found;
}

static int
get_height (GtkWidget *widget, int width)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

/* GTK 4.8 asks a scrolled window for its height whatever its width is to be: wrapped texts
 * would have a line or two too few. */
static void
fit_height (DromDialog *self)
{
  GtkWidget *content = adw_window_get_content (ADW_WINDOW (self));
  GtkScrolledWindow *scrolled = find_scrolled (content);
  int width, height, minimum, frame, inner, widest, highest;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (height > 0 || scrolled == NULL)
    return;

  /* Without a compositor the window has a border of its own. */
  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_HORIZONTAL, -1, &frame, NULL, NULL, NULL);
  gtk_widget_measure (content, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  width = MAX (width, frame);
  frame -= minimum;
  inner = get_height (gtk_scrolled_window_get_child (scrolled), width - frame);
  highest = gtk_scrolled_window_get_max_content_height (scrolled);
  if (highest > 0)
    inner = MIN (inner, highest);
  height = get_height (GTK_WIDGET (self), width) - get_height (GTK_WIDGET (scrolled), width - frame)
           + inner;
  get_room (gtk_window_get_transient_for (GTK_WINDOW (self)), &widest, &highest);
  gtk_window_set_default_size (GTK_WINDOW (self), MIN (width, widest), MIN (height, highest));
}

static void
drom_dialog_realize (GtkWidget *widget)
{
  fit_height (DROM_DIALOG (widget));
  GTK_WIDGET_CLASS (drom_dialog_parent_class)->realize (widget);
}

static void
drom_dialog_map (GtkWidget *widget)
{
  DromDialogPrivate *priv = drom_dialog_get_instance_private (DROM_DIALOG (widget));

  GTK_WIDGET_CLASS (drom_dialog_parent_class)->map (widget);
  if (priv->first != NULL)
    gtk_widget_grab_focus (priv->first);
}

static void
drom_dialog_unmap (GtkWidget *widget)
{
  /* See take_focus_away() of drom-window.c. */
  gtk_window_set_focus (GTK_WINDOW (widget), NULL);
  GTK_WIDGET_CLASS (drom_dialog_parent_class)->unmap (widget);
}

/* The application's keys (lock, language) hold in every dialog. */
static void
transient_for_cb (GtkWindow *window)
{
  GtkWindow *parent = gtk_window_get_transient_for (window);

  if (parent != NULL && gtk_window_get_application (window) == NULL)
    gtk_window_set_application (window, gtk_window_get_application (parent));
}

static void
drom_dialog_constructed (GObject *object)
{
  DromDialog *self = DROM_DIALOG (object);
  DromDialogPrivate *priv = drom_dialog_get_instance_private (self);
  int width, height;

  G_OBJECT_CLASS (drom_dialog_parent_class)->constructed (object);
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  drom_dialog_set_size (GTK_WINDOW (self), GTK_WINDOW (priv->window), width, height);
  if (priv->window == NULL)
    return;
  gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (priv->window));
  gtk_window_set_application (GTK_WINDOW (self),
                              gtk_window_get_application (GTK_WINDOW (priv->window)));
}

static void
drom_dialog_dispose (GObject *object)
{
  DromDialogPrivate *priv = drom_dialog_get_instance_private (DROM_DIALOG (object));

  g_clear_weak_pointer (&priv->first);
  G_OBJECT_CLASS (drom_dialog_parent_class)->dispose (object);
}

static void
drom_dialog_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DromDialogPrivate *priv = drom_dialog_get_instance_private (DROM_DIALOG (object));

  switch (id)
    {
    case PROP_PARENT:
      priv->window = g_value_get_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
drom_dialog_class_init (DromDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = drom_dialog_constructed;
  object_class->dispose = drom_dialog_dispose;
  object_class->set_property = drom_dialog_set_property;
  widget_class->realize = drom_dialog_realize;
  widget_class->map = drom_dialog_map;
  widget_class->unmap = drom_dialog_unmap;
  GTK_WINDOW_CLASS (klass)->close_request = drom_dialog_close_request;
  klass->make_again = drom_dialog_real_make_again;

  properties[PROP_PARENT] =
      g_param_spec_object ("parent", NULL, NULL, DROM_TYPE_WINDOW,
                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
drom_dialog_init (DromDialog *self)
{
  g_signal_connect (self, "notify::transient-for", G_CALLBACK (transient_for_cb), NULL);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
}

void
drom_dialog_set_size (GtkWindow *window, GtkWindow *parent, int width, int height)
{
  double text_size = drom_settings_get_text_size ();
  int widest, highest;

  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));

  get_room (parent, &widest, &highest);
  if (width > 0)
    width = (int) (width * text_size);
  if (height > 0)
    height = (int) (height * text_size);
  gtk_window_set_default_size (window, MIN (width, widest), MIN (height, highest));
}

DromWindow *
drom_dialog_get_window (DromDialog *self)
{
  DromDialogPrivate *priv = drom_dialog_get_instance_private (self);

  g_return_val_if_fail (DROM_IS_DIALOG (self), NULL);
  return priv->window;
}

DromSession *
drom_dialog_get_session (DromDialog *self)
{
  DromDialogPrivate *priv = drom_dialog_get_instance_private (self);

  g_return_val_if_fail (DROM_IS_DIALOG (self), NULL);
  return priv->window != NULL ? drom_window_get_session (priv->window) : NULL;
}

void
drom_dialog_set_first (DromDialog *self, GtkWidget *first)
{
  DromDialogPrivate *priv = drom_dialog_get_instance_private (self);

  g_return_if_fail (DROM_IS_DIALOG (self) && GTK_IS_WIDGET (first));
  g_set_weak_pointer (&priv->first, first);
}

void
drom_dialog_set_busy (DromDialog *self, gboolean busy)
{
  DromDialogPrivate *priv = drom_dialog_get_instance_private (self);

  g_return_if_fail (DROM_IS_DIALOG (self));
  if (priv->busy == busy)
    return;

  /* Letting go of the window may lock it and destroy this dialog. */
  g_object_ref (self);
  priv->busy = busy;
  /* An entry that becomes insensitive under the focus is not told that it lost it. */
  if (busy)
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_set_sensitive (adw_window_get_content (ADW_WINDOW (self)), !busy);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), busy ? "progress" : NULL);
  if (priv->window != NULL && busy)
    drom_window_hold (priv->window);
  else if (priv->window != NULL)
    drom_window_release (priv->window);
  g_object_unref (self);
}

GtkWindow *
drom_dialog_make_again (DromDialog *self)
{
  DromDialogPrivate *priv = drom_dialog_get_instance_private (self);
  g_autoptr (GVariant) state = NULL;
  DromDialog *again;

  g_return_val_if_fail (DROM_IS_DIALOG (self), NULL);
  if (priv->busy)
    return NULL;

  state = g_variant_ref_sink (drom_widget_state_save (adw_window_get_content (ADW_WINDOW (self))));
  again = DROM_DIALOG_GET_CLASS (self)->make_again (self);
  gtk_window_destroy (GTK_WINDOW (self));
  if (again == NULL)
    return NULL;
  gtk_window_present (GTK_WINDOW (again));
  drom_widget_state_restore (adw_window_get_content (ADW_WINDOW (again)), state);
  return GTK_WINDOW (again);
}
