/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/participant/drom-deleted-participant.h"

#include "app/drom-page.h"

#include <glib/gi18n-lib.h>

/* The window keeps this after the page has gone; it must not keep the registry open. */
typedef struct
{
  GWeakRef window;
  GWeakRef session;
  gint64 participant;
} Deleted;

static void
deleted_free (Deleted *deleted)
{
  g_weak_ref_clear (&deleted->window);
  g_weak_ref_clear (&deleted->session);
  g_free (deleted);
}

static void
restore_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Deleted *deleted = data;
  g_autoptr (GtkWidget) window = g_weak_ref_get (&deleted->window);
  g_autoptr (DromSession) session = g_weak_ref_get (&deleted->session);
  g_autoptr (GError) error = NULL;

  if (window == NULL || session == NULL)
    return;
  if (drom_session_undo (session, deleted->participant, &error))
    gtk_widget_activate_action (window, "win.show-participant", "x", deleted->participant);
  else
    drom_show_error (window, error);
}

gboolean
drom_deleted_participant_delete (GtkWidget *widget,
                                 DromSession *session,
                                 DromRecord *participant,
                                 GError **error)
{
  g_autoptr (GSimpleActionGroup) group = NULL;
  g_autoptr (GSimpleAction) action = NULL;
  GtkWidget *window;
  Deleted *deleted;

  g_return_val_if_fail (GTK_IS_WIDGET (widget) && gtk_widget_get_root (widget) != NULL, FALSE);
  g_return_val_if_fail (DROM_IS_SESSION (session) && DROM_IS_RECORD (participant), FALSE);

  window = GTK_WIDGET (gtk_widget_get_root (widget));
  deleted = g_new0 (Deleted, 1);
  g_weak_ref_init (&deleted->window, window);
  g_weak_ref_init (&deleted->session, session);
  deleted->participant = drom_record_get_id (participant);

  action = g_simple_action_new ("restore", NULL);
  g_signal_connect_data (action, "activate", G_CALLBACK (restore_cb), deleted,
                         (GClosureNotify) (void (*) (void)) deleted_free, 0);
  if (!drom_session_delete (session, participant, error))
    return FALSE;
  group = g_simple_action_group_new ();
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (window, "deleted-participant", G_ACTION_GROUP (group));
  gtk_widget_activate_action (window, "win.show-page", "s", "participants");
  drom_toast (window, _ ("The participant was deleted"), C_ ("toast", "Undo"),
              "deleted-participant.restore");
  return TRUE;
}
