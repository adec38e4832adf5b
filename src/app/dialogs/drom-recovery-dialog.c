/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/dialogs/drom-recovery-dialog.h"

#include "app/drom-keys.h"
#include "app/drom-resource.h"
#include "app/pages/welcome/drom-recovery-sheet.h"
#include "store/drom-key-file.h"

struct _DromRecoveryDialog
{
  DromDialog parent_instance;

  /* template */
  GtkStack *stack;
  GtkWidget *cancel_button;
  GtkWidget *make_button;
  GtkWidget *done_button;
  DromRecoverySheet *sheet;
  GtkLabel *error_label;

  gboolean made;
};

G_DEFINE_FINAL_TYPE (DromRecoveryDialog, drom_recovery_dialog, DROM_TYPE_DIALOG)

static void
show_sheet (DromRecoveryDialog *self)
{
  self->made = TRUE;
  gtk_stack_set_visible_child_name (self->stack, "sheet");
  gtk_widget_set_visible (self->cancel_button, FALSE);
  gtk_widget_set_visible (self->make_button, FALSE);
  gtk_widget_set_visible (self->done_button, TRUE);
  gtk_widget_set_sensitive (self->done_button, drom_recovery_sheet_get_put_away (self->sheet));
}

static void
show_code (DromRecoveryDialog *self, const char *code)
{
  DromSession *session = drom_dialog_get_session (DROM_DIALOG (self));

  drom_recovery_sheet_set (self->sheet, code,
                           session != NULL ? drom_session_get_code_name (session) : NULL);
  show_sheet (self);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DromRecoveryDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  char *code = NULL;

  if (drom_keys_finish (result, &code, &error))
    show_code (self, code);
  else
    {
      gtk_label_set_label (self->error_label, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->error_label), TRUE);
    }
  if (code != NULL)
    drom_secret_free (code);
  drom_dialog_set_busy (DROM_DIALOG (self), FALSE);
}

static void
make_cb (GtkButton *button, gpointer user_data)
{
  DromRecoveryDialog *self = user_data;
  DromSession *session = drom_dialog_get_session (DROM_DIALOG (self));

  if (session == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), FALSE);
  drom_dialog_set_busy (DROM_DIALOG (self), TRUE);
  drom_keys_renew_recovery_async (session, made_cb, g_object_ref (self));
}

static void
put_away_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  DromRecoveryDialog *self = user_data;

  gtk_widget_set_sensitive (self->done_button, drom_recovery_sheet_get_put_away (self->sheet));
}

static void
done_cb (GtkButton *button, gpointer user_data)
{
  gtk_window_destroy (user_data);
}

static gboolean
drom_recovery_dialog_close_request (GtkWindow *window)
{
  DromRecoveryDialog *self = DROM_RECOVERY_DIALOG (window);

  /* The code is shown this once. */
  if (self->made && !drom_recovery_sheet_get_put_away (self->sheet))
    return TRUE;
  return GTK_WINDOW_CLASS (drom_recovery_dialog_parent_class)->close_request (window);
}

static DromDialog *
drom_recovery_dialog_make_again (DromDialog *dialog)
{
  DromRecoveryDialog *self = DROM_RECOVERY_DIALOG (dialog);
  DromRecoveryDialog *again =
      DROM_RECOVERY_DIALOG (drom_recovery_dialog_new (drom_dialog_get_window (dialog)));

  if (self->made)
    {
      g_autoptr (GVariant) state =
          g_variant_ref_sink (drom_recovery_sheet_save_state (self->sheet));

      drom_recovery_sheet_restore_state (again->sheet, state);
      show_sheet (again);
    }
  return DROM_DIALOG (again);
}

static void
drom_recovery_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DROM_TYPE_RECOVERY_DIALOG);
  G_OBJECT_CLASS (drom_recovery_dialog_parent_class)->dispose (object);
}

static void
drom_recovery_dialog_class_init (DromRecoveryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drom_recovery_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = drom_recovery_dialog_close_request;
  DROM_DIALOG_CLASS (klass)->make_again = drom_recovery_dialog_make_again;

  g_type_ensure (DROM_TYPE_RECOVERY_SHEET);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DROM_RESOURCE ("dialogs/drom-recovery-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, DromRecoveryDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DromRecoveryDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, DromRecoveryDialog, make_button);
  gtk_widget_class_bind_template_child (widget_class, DromRecoveryDialog, done_button);
  gtk_widget_class_bind_template_child (widget_class, DromRecoveryDialog, sheet);
  gtk_widget_class_bind_template_child (widget_class, DromRecoveryDialog, error_label);
  gtk_widget_class_bind_template_callback (widget_class, make_cb);
  gtk_widget_class_bind_template_callback (widget_class, put_away_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
}

static void
drom_recovery_dialog_init (DromRecoveryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
drom_recovery_dialog_new (DromWindow *window)
{
  g_return_val_if_fail (DROM_IS_WINDOW (window), NULL);
  return g_object_new (DROM_TYPE_RECOVERY_DIALOG, "parent", window, NULL);
}
