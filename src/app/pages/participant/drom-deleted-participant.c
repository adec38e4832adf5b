/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/participant/drom-deleted-participant.h"

#include "app/drom-page.h"
#include "model/drom-participant.h"

#include <glib/gi18n-lib.h>

/* The window keeps this after the page has gone; it must not keep the registry open. */
typedef struct
{
  GWeakRef window;
  GWeakRef session;
  gint64 participant;
  void (*answer) (GtkWidget *window, DromSession *session, gint64 participant);
} Offer;

static void
offer_free (Offer *offer)
{
  g_weak_ref_clear (&offer->window);
  g_weak_ref_clear (&offer->session);
  g_free (offer);
}

static void
answer_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Offer *offer = data;
  g_autoptr (GtkWidget) window = g_weak_ref_get (&offer->window);
  g_autoptr (DromSession) session = g_weak_ref_get (&offer->session);

  if (window != NULL && session != NULL)
    offer->answer (window, session, offer->participant);
}

/* A toast that is about this participant, whoever is shown when its button is pressed. */
static void
make_offer (GtkWidget *window,
            DromSession *session,
            gint64 participant,
            const char *text,
            const char *button,
            void (*answer) (GtkWidget *window, DromSession *session, gint64 participant))
{
  /* An earlier toast may still stand there: each has an action of its own. */
  static guint n_offers = 0;
  g_autofree char *name = g_strdup_printf ("offer-%u", ++n_offers);
  g_autofree char *action_name = g_strconcat (name, ".answer", NULL);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("answer", NULL);
  Offer *offer = g_new0 (Offer, 1);

  g_weak_ref_init (&offer->window, window);
  g_weak_ref_init (&offer->session, session);
  offer->participant = participant;
  offer->answer = answer;
  g_signal_connect_data (action, "activate", G_CALLBACK (answer_cb), offer,
                         (GClosureNotify) (void (*) (void)) offer_free, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (window, name, G_ACTION_GROUP (group));
  drom_toast (window, text, button, action_name);
}

static void
show_again (GtkWidget *window, gint64 participant, gboolean done, const GError *error)
{
  if (done)
    gtk_widget_activate_action (window, "win.show-participant", "x", participant);
  else
    drom_show_error (window, error);
}

static void
restore (GtkWidget *window, DromSession *session, gint64 participant)
{
  g_autoptr (GError) error = NULL;
  gboolean done = drom_session_undo (session, participant, &error);

  show_again (window, participant, done, error);
}

static void
add_again (GtkWidget *window, DromSession *session, gint64 participant)
{
  g_autoptr (GError) error = NULL;
  gboolean done = drom_session_redo (session, participant, &error);

  show_again (window, participant, done, error);
}

static void
remove_new (GtkWidget *window, DromSession *session, gint64 participant)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromRecord) record =
      drom_session_load (session, &drom_participant_noun, participant, &error);

  if (record == NULL || !drom_deleted_participant_delete (window, session, record, &error))
    drom_show_error (window, error);
}

gboolean
drom_deleted_participant_delete (GtkWidget *widget,
                                 DromSession *session,
                                 DromRecord *participant,
                                 GError **error)
{
  GtkWidget *window;

  g_return_val_if_fail (GTK_IS_WIDGET (widget) && gtk_widget_get_root (widget) != NULL, FALSE);
  g_return_val_if_fail (DROM_IS_SESSION (session) && DROM_IS_RECORD (participant), FALSE);

  window = GTK_WIDGET (gtk_widget_get_root (widget));
  if (!drom_session_delete (session, participant, error))
    return FALSE;
  gtk_widget_activate_action (window, "win.show-page", "s", "participants");
  make_offer (window, session, drom_record_get_id (participant), _ ("The participant was deleted"),
              C_ ("toast", "Undo"), restore);
  return TRUE;
}

void
drom_deleted_participant_added (GtkWidget *widget, DromSession *session, gint64 participant)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && gtk_widget_get_root (widget) != NULL);
  g_return_if_fail (DROM_IS_SESSION (session));

  make_offer (GTK_WIDGET (gtk_widget_get_root (widget)), session, participant,
              _ ("The participant was added"), C_ ("toast", "Undo"), remove_new);
}

void
drom_deleted_participant_undone (GtkWidget *widget, DromSession *session, gint64 participant)
{
  GtkWidget *window;

  g_return_if_fail (GTK_IS_WIDGET (widget) && gtk_widget_get_root (widget) != NULL);
  g_return_if_fail (DROM_IS_SESSION (session));

  window = GTK_WIDGET (gtk_widget_get_root (widget));
  gtk_widget_activate_action (window, "win.show-page", "s", "participants");
  make_offer (window, session, participant, _ ("The participant was taken out again"),
              _ ("Do it again"), add_again);
}
