/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/together/drom-together-door.h"

#include "app/drom-focus.h"
#include "app/drom-keys.h"
#include "app/drom-resource.h"
#include "app/drom-window.h"

struct _DromTogetherDoor
{
  AdwBin parent_instance;

  /* template */
  GtkWidget *box;
  GtkEditable *passphrase;
  GtkWidget *leave_button;
  GtkSpinner *spinner;
  GtkLabel *error_label;

  DromSession *session; /* owned, nullable */
  gboolean busy;
  gboolean gone; /* entries say "changed" while they go */
};

G_DEFINE_FINAL_TYPE (DromTogetherDoor, drom_together_door, ADW_TYPE_BIN)

enum
{
  OPENED,
  STAYED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
update (DromTogetherDoor *self)
{
  gtk_widget_set_sensitive (self->leave_button,
                            !self->busy && *gtk_editable_get_text (self->passphrase) != '\0');
}

static void
show_message (DromTogetherDoor *self, const char *text)
{
  gtk_label_set_label (self->error_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), text != NULL);
}

static void
set_busy (DromTogetherDoor *self, gboolean busy)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  self->busy = busy;
  /* An entry that becomes insensitive under the focus is not told that it lost it. */
  if (busy && root != NULL)
    gtk_root_set_focus (root, NULL);
  gtk_widget_set_sensitive (self->box, !busy);
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  update (self);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DromTogetherDoor) self = user_data;
  DromWindow *window = drom_window_of (GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;
  gboolean right = drom_keys_finish (result, NULL, &error);

  if (window == NULL)
    return;
  /* Letting go may lock at once, and then this door is gone. */
  g_object_ref (window);
  set_busy (self, FALSE);
  drom_window_release (window);
  if (!self->gone && gtk_widget_get_root (GTK_WIDGET (self)) == GTK_ROOT (window))
    {
      if (right)
        {
          drom_together_door_clear (self);
          g_signal_emit (self, signals[OPENED], 0);
        }
      else
        {
          show_message (self, error->message);
          gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
          gtk_editable_select_region (self->passphrase, 0, -1);
        }
    }
  g_object_unref (window);
}

static void
leave_cb (DromTogetherDoor *self)
{
  DromWindow *window = drom_window_of (GTK_WIDGET (self));

  if (self->busy || self->session == NULL || window == NULL
      || *gtk_editable_get_text (self->passphrase) == '\0')
    return;
  show_message (self, NULL);
  set_busy (self, TRUE);
  drom_window_hold (window);
  drom_keys_check_async (self->session, gtk_editable_get_text (self->passphrase), checked_cb,
                         g_object_ref (self));
}

static void
stay_cb (DromTogetherDoor *self)
{
  if (self->busy)
    return;
  drom_together_door_clear (self);
  g_signal_emit (self, signals[STAYED], 0);
}

static void
changed_cb (DromTogetherDoor *self)
{
  if (!self->gone)
    update (self);
}

static gboolean
drom_together_door_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DROM_TOGETHER_DOOR (widget)->passphrase));
}

static void
drom_together_door_dispose (GObject *object)
{
  DromTogetherDoor *self = DROM_TOGETHER_DOOR (object);

  self->gone = TRUE;
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), DROM_TYPE_TOGETHER_DOOR);
  G_OBJECT_CLASS (drom_together_door_parent_class)->dispose (object);
}

static void
drom_together_door_class_init (DromTogetherDoorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drom_together_door_dispose;
  widget_class->focus = drom_focus_child;
  widget_class->grab_focus = drom_together_door_grab_focus;

  signals[OPENED] = g_signal_new ("opened", DROM_TYPE_TOGETHER_DOOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[STAYED] = g_signal_new ("stayed", DROM_TYPE_TOGETHER_DOOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, DROM_RESOURCE ("pages/together/drom-together-door.ui"));
  gtk_widget_class_bind_template_child (widget_class, DromTogetherDoor, box);
  gtk_widget_class_bind_template_child (widget_class, DromTogetherDoor, passphrase);
  gtk_widget_class_bind_template_child (widget_class, DromTogetherDoor, leave_button);
  gtk_widget_class_bind_template_child (widget_class, DromTogetherDoor, spinner);
  gtk_widget_class_bind_template_child (widget_class, DromTogetherDoor, error_label);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, stay_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
drom_together_door_init (DromTogetherDoor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

void
drom_together_door_ask (DromTogetherDoor *self, DromSession *session)
{
  g_return_if_fail (DROM_IS_TOGETHER_DOOR (self));
  g_return_if_fail (DROM_IS_SESSION (session));

  g_set_object (&self->session, session);
  drom_together_door_clear (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

void
drom_together_door_clear (DromTogetherDoor *self)
{
  g_return_if_fail (DROM_IS_TOGETHER_DOOR (self));

  gtk_editable_set_text (self->passphrase, "");
  show_message (self, NULL);
}
