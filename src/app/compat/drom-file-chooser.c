/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/compat/drom-file-chooser.h"

#include "app/drom-window.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

/* How long the desktop may take to note the file, in seconds. */
#define FORGET_SECONDS 5

/* A native dialog lives as long as somebody holds it. (element-type GtkNativeDialog) */
static GPtrArray *open_choosers;

typedef struct
{
  char *uri;      /* owned */
  gulong handler; /* of the recent manager */
} Forgetting;

static void
forget_cb (GtkRecentManager *manager, gpointer user_data)
{
  Forgetting *forgetting = user_data;

  if (gtk_recent_manager_has_item (manager, forgetting->uri))
    gtk_recent_manager_remove_item (manager, forgetting->uri, NULL);
}

static gboolean
stop_forgetting_cb (gpointer user_data)
{
  Forgetting *forgetting = user_data;
  GtkRecentManager *manager = gtk_recent_manager_get_default ();

  forget_cb (manager, forgetting);
  g_signal_handler_disconnect (manager, forgetting->handler);
  g_free (forgetting->uri);
  g_free (forgetting);
  return G_SOURCE_REMOVE;
}

/* GTK notes a chosen file among the recent ones, some time later. */
static void
forget_file (GFile *file)
{
  Forgetting *forgetting = g_new0 (Forgetting, 1);

  forgetting->uri = g_file_get_uri (file);
  forgetting->handler = g_signal_connect (gtk_recent_manager_get_default (), "changed",
                                          G_CALLBACK (forget_cb), forgetting);
  g_timeout_add_seconds (FORGET_SECONDS, stop_forgetting_cb, forgetting);
}

static gboolean
catch_up_cb (gpointer user_data)
{
  drom_window_catch_up (user_data);
  return G_SOURCE_REMOVE;
}

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GFile) file = NULL;
  GtkWidget *parent = g_task_get_source_object (task);
  DromWindow *window = gtk_widget_get_root (parent) != NULL ? drom_window_of (parent) : NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (file != NULL && g_file_peek_path (file) == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                             _ ("This place is not on this computer. Choose a folder on its "
                                "disk or on a memory stick."));
  else
    {
      if (file != NULL)
        forget_file (file);
      g_task_return_pointer (task, g_steal_pointer (&file), g_object_unref);
    }
  /* After whoever asked has its answer. */
  if (window != NULL)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, catch_up_cb, g_object_ref (window), g_object_unref);
  g_ptr_array_remove (open_choosers, dialog);
}

static void
present (GtkWidget *parent,
         GtkFileChooserAction action,
         const char *title,
         const char *accept,
         const char *filter_name,
         const char *suffix,
         const char *name,
         GAsyncReadyCallback callback,
         gpointer user_data)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  GtkFileChooserNative *dialog;
  GTask *task;

  if (open_choosers == NULL)
    open_choosers = g_ptr_array_new_with_free_func (g_object_unref);

  dialog = gtk_file_chooser_native_new (title, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                        action, accept,
                                        /* Translators: the button that closes a file chooser. */
                                        C_ ("dialog", "_Cancel"));
  g_ptr_array_add (open_choosers, dialog);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);

  if (suffix != NULL)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

      gtk_file_filter_set_name (filter, filter_name);
      gtk_file_filter_add_suffix (filter, suffix);
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
    }
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);

  task = g_task_new (parent, NULL, callback, user_data);
  g_task_set_source_tag (task, present);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
drom_file_chooser_open (GtkWidget *parent,
                        const char *title,
                        const char *accept,
                        const char *filter_name,
                        const char *suffix,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (GTK_IS_WIDGET (parent));
  present (parent, GTK_FILE_CHOOSER_ACTION_OPEN, title, accept, filter_name, suffix, NULL, callback,
           user_data);
}

void
drom_file_chooser_save (GtkWidget *parent,
                        const char *title,
                        const char *accept,
                        const char *filter_name,
                        const char *suffix,
                        const char *name,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (GTK_IS_WIDGET (parent));
  present (parent, GTK_FILE_CHOOSER_ACTION_SAVE, title, accept, filter_name, suffix, name, callback,
           user_data);
}

void
drom_file_chooser_folder (GtkWidget *parent,
                          const char *title,
                          const char *accept,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (GTK_IS_WIDGET (parent));
  present (parent, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, title, accept, NULL, NULL, NULL, callback,
           user_data);
}

GFile *
drom_file_chooser_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, present), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
drom_file_chooser_close_all (void)
{
  if (open_choosers == NULL)
    return;

  while (open_choosers->len > 0)
    {
      g_autoptr (GtkNativeDialog) dialog = g_object_ref (open_choosers->pdata[0]);

      gtk_native_dialog_hide (dialog);
      g_signal_emit_by_name (dialog, "response", GTK_RESPONSE_CANCEL);
    }
}

gboolean
drom_file_chooser_is_open (void)
{
  return open_choosers != NULL && open_choosers->len > 0;
}
