/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/compat/drom-question.h"

#include "language/drom-again.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

static const AdwResponseAppearance appearances[] = {
  [DROM_RESPONSE_PLAIN] = ADW_RESPONSE_DEFAULT,
  [DROM_RESPONSE_SUGGESTED] = ADW_RESPONSE_SUGGESTED,
  [DROM_RESPONSE_DESTRUCTIVE] = ADW_RESPONSE_DESTRUCTIVE,
};

static GtkWindow *
find_window (GtkWidget *parent)
{
  GtkRoot *root = gtk_widget_get_root (parent);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static char **
dup_ids (const DromResponse *responses, guint n)
{
  char **ids = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    ids[i] = g_strdup (responses[i].id);
  return ids;
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_return_pointer (task, g_strdup (response), g_free);
}

void
drom_question_ask (GtkWidget *parent,
                   const char *heading,
                   const char *body,
                   GtkWidget *extra,
                   const DromResponse *responses,
                   guint n,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  AdwMessageDialog *dialog;
  GTask *task;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (n > 0);

  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (find_window (parent), heading, body));
  /* The application's keys (lock, language) hold here too. */
  if (find_window (parent) != NULL)
    gtk_window_set_application (GTK_WINDOW (dialog),
                                gtk_window_get_application (find_window (parent)));
  for (guint i = 0; i < n; i++)
    {
      adw_message_dialog_add_response (dialog, responses[i].id, responses[i].label);
      adw_message_dialog_set_response_appearance (dialog, responses[i].id,
                                                  appearances[responses[i].style]);
    }
  adw_message_dialog_set_close_response (dialog, responses[0].id);
  /* Enter must not destroy anything. */
  if (responses[n - 1].style == DROM_RESPONSE_DESTRUCTIVE)
    adw_message_dialog_set_default_response (dialog, responses[0].id);
  else
    adw_message_dialog_set_default_response (dialog, responses[n - 1].id);
  if (extra != NULL)
    adw_message_dialog_set_extra_child (dialog, extra);

  g_object_set_data_full (G_OBJECT (dialog), "drom-ids", dup_ids (responses, n),
                          (GDestroyNotify) g_strfreev);
  task = g_task_new (parent, NULL, callback, user_data);
  g_task_set_source_tag (task, drom_question_ask);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

char *
drom_question_ask_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, drom_question_ask), NULL);
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

void
drom_question_tell (GtkWidget *parent, const char *heading, const char *body)
{
  const DromResponse close = {
    "close",
    /* Translators: the button that closes a message. */
    C_ ("dialog", "_Close"),
    DROM_RESPONSE_PLAIN,
  };

  drom_question_ask (parent, heading, body, NULL, &close, 1, NULL, NULL);
}

gboolean
drom_question_is_window (GtkWindow *window)
{
  return ADW_IS_MESSAGE_DIALOG (window);
}

void
drom_question_translate (GtkWindow *window, const char *from, const char *to)
{
  AdwMessageDialog *dialog;
  char **ids;
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;

  g_return_if_fail (drom_question_is_window (window));

  dialog = ADW_MESSAGE_DIALOG (window);
  ids = g_object_get_data (G_OBJECT (dialog), "drom-ids");
  heading = drom_text_again (adw_message_dialog_get_heading (dialog), from, to);
  body = drom_text_again (adw_message_dialog_get_body (dialog), from, to);
  if (heading != NULL)
    adw_message_dialog_set_heading (dialog, heading);
  if (body != NULL)
    adw_message_dialog_set_body (dialog, body);
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      g_autofree char *label =
          drom_text_again (adw_message_dialog_get_response_label (dialog, ids[i]), from, to);

      if (label != NULL)
        adw_message_dialog_set_response_label (dialog, ids[i], label);
    }
}
