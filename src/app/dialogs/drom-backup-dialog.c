/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/dialogs/drom-backup-dialog.h"

#include "app/compat/drom-file-chooser.h"
#include "app/drom-copying.h"
#include "app/drom-page.h"
#include "app/drom-resource.h"

#include <glib/gi18n-lib.h>

struct _DromBackupDialog
{
  DromDialog parent_instance;

  /* template */
  GtkProgressBar *progress;

  DromCopying *copying; /* owned */
};

G_DEFINE_FINAL_TYPE (DromBackupDialog, drom_backup_dialog, DROM_TYPE_DIALOG)

static void
fraction_cb (DromCopying *copying, GParamSpec *pspec, gpointer user_data)
{
  DromBackupDialog *self = user_data;

  gtk_progress_bar_set_fraction (self->progress, drom_copying_get_fraction (copying));
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DromBackupDialog) self = user_data;
  DromWindow *window = drom_dialog_get_window (DROM_DIALOG (self));
  g_autoptr (GError) error = NULL;
  gboolean ok = drom_copying_finish (DROM_COPYING (source), result, &error);

  gtk_window_destroy (GTK_WINDOW (self));
  if (ok)
    drom_toast (GTK_WIDGET (window), _ ("The backup was made and checked"), NULL, NULL);
  else if (!g_error_matches (error, DROM_STORE_ERROR, DROM_STORE_ERROR_CANCELLED))
    drom_show_error (GTK_WIDGET (window), error);
  drom_window_release (window);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DromWindow *window = DROM_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = drom_file_chooser_finish (result, &error);
  DromBackupDialog *self;

  if (error != NULL)
    drom_show_error (GTK_WIDGET (window), error);
  if (file == NULL || drom_window_get_session (window) == NULL)
    return;

  self = g_object_new (DROM_TYPE_BACKUP_DIALOG, "parent", window, NULL);
  gtk_window_present (GTK_WINDOW (self));
  drom_window_hold (window);
  drom_copying_backup_async (self->copying, drom_window_get_session (window),
                             g_file_peek_path (file), copied_cb, g_object_ref (self));
}

static gboolean
drom_backup_dialog_close_request (GtkWindow *window)
{
  /* The dialog goes when the backup has ended. */
  drom_copying_cancel (DROM_BACKUP_DIALOG (window)->copying);
  return TRUE;
}

static void
drom_backup_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DROM_TYPE_BACKUP_DIALOG);
  G_OBJECT_CLASS (drom_backup_dialog_parent_class)->dispose (object);
}

static void
drom_backup_dialog_finalize (GObject *object)
{
  g_object_unref (DROM_BACKUP_DIALOG (object)->copying);
  G_OBJECT_CLASS (drom_backup_dialog_parent_class)->finalize (object);
}

static void
drom_backup_dialog_class_init (DromBackupDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = drom_backup_dialog_dispose;
  object_class->finalize = drom_backup_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = drom_backup_dialog_close_request;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DROM_RESOURCE ("dialogs/drom-backup-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, DromBackupDialog, progress);
}

static void
drom_backup_dialog_init (DromBackupDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->copying = drom_copying_new ();
  g_signal_connect_object (self->copying, "notify::fraction", G_CALLBACK (fraction_cb), self, 0);
}

void
drom_backup_dialog_start (DromWindow *window)
{
  DromSession *session;
  g_autofree char *name = NULL;
  g_autofree char *safe = NULL;

  g_return_if_fail (DROM_IS_WINDOW (window));

  session = drom_window_get_session (window);
  g_return_if_fail (session != NULL);

  name = g_strdup_printf ("%s %s.drom", drom_session_get_code_name (session),
                          drom_session_get_today (session));
  safe = g_strdelimit (g_steal_pointer (&name), "/\\:", '-');
  drom_file_chooser_save (GTK_WIDGET (window), _ ("Back up the registry"),
                          /* Translators: the button that saves a file. */
                          C_ ("dialog", "_Save"),
                          /* Translators: a kind of file. */
                          _ ("Backups of Drom"), "drom", safe, chosen_cb, NULL);
}
