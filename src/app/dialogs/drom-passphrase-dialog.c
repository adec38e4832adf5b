/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/dialogs/drom-passphrase-dialog.h"

#include "app/drom-keys.h"
#include "app/drom-page.h"
#include "app/drom-resource.h"
#include "app/pages/welcome/drom-passphrase-rows.h"

#include <glib/gi18n-lib.h>

struct _DromPassphraseDialog
{
  DromDialog parent_instance;

  /* template */
  GtkLabel *explanation;
  GtkWidget *old;
  GtkWidget *code;
  DromPassphraseRows *passphrase_rows;
  GtkWidget *change_button;
  GtkLabel *error_label;

  DromStaff *staff; /* owned, nullable */
  gboolean gone;    /* entries say "changed" while they go */
};

G_DEFINE_FINAL_TYPE (DromPassphraseDialog, drom_passphrase_dialog, DROM_TYPE_DIALOG)

/* What has to be known to change it: the old passphrase, or the recovery code. */
static GtkWidget *
get_proof (DromPassphraseDialog *self)
{
  return self->staff != NULL ? self->code : self->old;
}

static void
update (DromPassphraseDialog *self)
{
  gtk_widget_set_sensitive (self->change_button,
                            *gtk_editable_get_text (GTK_EDITABLE (get_proof (self))) != '\0'
                                && drom_passphrase_rows_get_valid (self->passphrase_rows));
}

static void
set_staff (DromPassphraseDialog *self, DromStaff *staff)
{
  g_set_object (&self->staff, staff);
  gtk_widget_set_visible (self->old, staff == NULL);
  gtk_widget_set_visible (self->code, staff != NULL);
  if (staff != NULL)
    {
      g_autofree char *text = g_strdup_printf (
          /* Translators: %s is the name of a colleague. */
          _ ("Colleague: %s. Let them choose the new passphrase and type it themselves."),
          drom_staff_get_name (staff));
      gtk_label_set_label (self->explanation, text);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->explanation), staff != NULL);
  update (self);
}

static void
changed_cb (GtkEditable *editable, gpointer user_data)
{
  DromPassphraseDialog *self = user_data;

  if (!self->gone)
    update (self);
}

static void
valid_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  DromPassphraseDialog *self = user_data;

  if (!self->gone)
    update (self);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DromPassphraseDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (drom_keys_finish (result, NULL, &error))
    {
      drom_toast (GTK_WIDGET (drom_dialog_get_window (DROM_DIALOG (self))),
                  _ ("The passphrase was changed"), NULL, NULL);
      drom_dialog_set_busy (DROM_DIALOG (self), FALSE);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  gtk_label_set_label (self->error_label, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), TRUE);
  drom_dialog_set_busy (DROM_DIALOG (self), FALSE);
  gtk_widget_grab_focus (get_proof (self));
}

static void
change_cb (GtkWidget *widget, gpointer user_data)
{
  DromPassphraseDialog *self = user_data;
  DromSession *session = drom_dialog_get_session (DROM_DIALOG (self));
  const char *proof = gtk_editable_get_text (GTK_EDITABLE (get_proof (self)));
  const char *passphrase = drom_passphrase_rows_get_passphrase (self->passphrase_rows);

  if (session == NULL || !gtk_widget_get_sensitive (self->change_button))
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), FALSE);
  drom_dialog_set_busy (DROM_DIALOG (self), TRUE);
  if (self->staff != NULL)
    drom_keys_reset_async (session, self->staff, proof, passphrase, done_cb, g_object_ref (self));
  else
    drom_keys_change_async (session, proof, passphrase, done_cb, g_object_ref (self));
}

static DromDialog *
drom_passphrase_dialog_make_again (DromDialog *dialog)
{
  return DROM_DIALOG (drom_passphrase_dialog_new (drom_dialog_get_window (dialog),
                                                  DROM_PASSPHRASE_DIALOG (dialog)->staff));
}

static void
drom_passphrase_dialog_dispose (GObject *object)
{
  DROM_PASSPHRASE_DIALOG (object)->gone = TRUE;
  g_clear_object (&DROM_PASSPHRASE_DIALOG (object)->staff);
  gtk_widget_dispose_template (GTK_WIDGET (object), DROM_TYPE_PASSPHRASE_DIALOG);
  G_OBJECT_CLASS (drom_passphrase_dialog_parent_class)->dispose (object);
}

static void
drom_passphrase_dialog_class_init (DromPassphraseDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drom_passphrase_dialog_dispose;
  DROM_DIALOG_CLASS (klass)->make_again = drom_passphrase_dialog_make_again;

  g_type_ensure (DROM_TYPE_PASSPHRASE_ROWS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DROM_RESOURCE ("dialogs/drom-passphrase-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, DromPassphraseDialog, explanation);
  gtk_widget_class_bind_template_child (widget_class, DromPassphraseDialog, old);
  gtk_widget_class_bind_template_child (widget_class, DromPassphraseDialog, code);
  gtk_widget_class_bind_template_child (widget_class, DromPassphraseDialog, passphrase_rows);
  gtk_widget_class_bind_template_child (widget_class, DromPassphraseDialog, change_button);
  gtk_widget_class_bind_template_child (widget_class, DromPassphraseDialog, error_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, valid_cb);
  gtk_widget_class_bind_template_callback (widget_class, change_cb);
}

static void
drom_passphrase_dialog_init (DromPassphraseDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_staff (self, NULL);
}

GtkWidget *
drom_passphrase_dialog_new (DromWindow *window, DromStaff *staff)
{
  DromPassphraseDialog *self;

  g_return_val_if_fail (DROM_IS_WINDOW (window), NULL);
  g_return_val_if_fail (staff == NULL || DROM_IS_STAFF (staff), NULL);

  self = g_object_new (DROM_TYPE_PASSPHRASE_DIALOG, "parent", window, NULL);
  set_staff (self, staff);
  return GTK_WIDGET (self);
}
