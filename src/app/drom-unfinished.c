/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/drom-unfinished.h"

#include "app/drom-main-view.h"
#include "app/drom-window-actions.h"
#include "app/drom-window.h"
#include "app/pages/participants/drom-new-participant-dialog.h"
#include "app/pages/plan/drom-phrase-entry.h"
#include "app/pages/together/drom-together-page.h"

#include <glib/gi18n-lib.h>

struct _DromUnfinished
{
  GBytes *sealed; /* nullable */
  char *slot;     /* whose */
};

static void
forget (DromUnfinished *self)
{
  g_clear_pointer (&self->sealed, g_bytes_unref);
  g_clear_pointer (&self->slot, g_free);
}

/* A new goal or step is written freely until it is added. */
static gboolean
has_phrase (GtkWidget *widget)
{
  if (DROM_IS_PHRASE_ENTRY (widget))
    return *drom_phrase_entry_get_text (DROM_PHRASE_ENTRY (widget)) != '\0';
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_phrase (child))
      return TRUE;
  return FALSE;
}

DromUnfinished *
drom_unfinished_new (void)
{
  return g_new0 (DromUnfinished, 1);
}

void
drom_unfinished_free (DromUnfinished *self)
{
  g_return_if_fail (self != NULL);

  forget (self);
  g_free (self);
}

void
drom_unfinished_keep (
    DromUnfinished *self, DromSession *session, DromPage *view, gboolean saved, GtkWidget *dialog)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  g_autoptr (GVariant) state = NULL;
  g_autoptr (GBytes) plain = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (DROM_IS_SESSION (session) && DROM_IS_PAGE (view));

  if (saved && dialog == NULL && !has_phrase (GTK_WIDGET (view)))
    return;
  forget (self);
  g_variant_dict_insert_value (&dict, "view", drom_page_save_state (view));
  if (DROM_IS_TOGETHER_PAGE (view))
    g_variant_dict_insert (&dict, "together", "x",
                           drom_together_page_get_participant (DROM_TOGETHER_PAGE (view)));
  if (dialog != NULL)
    g_variant_dict_insert_value (
        &dict, "dialog",
        drom_new_participant_dialog_save_state (DROM_NEW_PARTICIPANT_DIALOG (dialog)));
  state = g_variant_ref_sink (g_variant_dict_end (&dict));
  plain = g_variant_get_data_as_bytes (state);
  self->sealed = drom_key_seal (drom_store_get_key (drom_session_get_store (session)), plain);
  self->slot = g_strdup (drom_session_get_slot (session));
}

static void
restore (DromSession *session, DromPage *view, GVariant *state)
{
  g_autoptr (GVariant) page = g_variant_lookup_value (state, "view", NULL);
  g_autoptr (GVariant) typed = g_variant_lookup_value (state, "dialog", G_VARIANT_TYPE ("(asui)"));
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (view)));
  gint64 together;

  /* What two were writing waits where they were writing it; from there one leaves to the
   * participant's page. */
  if (g_variant_lookup (state, "together", "x", &together))
    {
      drom_main_view_show_participant (DROM_MAIN_VIEW (view), together, NULL, 0, NULL);
      drom_window_show_together (DROM_WINDOW (window), together);
      view = drom_window_get_view (DROM_WINDOW (window));
    }
  if (page != NULL)
    drom_page_restore_state (view, page);
  if (typed != NULL)
    drom_new_participant_dialog_restore_state (
        DROM_NEW_PARTICIPANT_DIALOG (drom_new_participant_dialog_present (window, session)), typed);
  drom_toast (GTK_WIDGET (view), _ ("What you had not finished writing is here again"), NULL, NULL);
}

void
drom_unfinished_bring_back (DromUnfinished *self, DromSession *session, DromPage *view)
{
  g_autoptr (GBytes) plain = NULL;
  g_autoptr (GVariant) state = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (DROM_IS_SESSION (session) && DROM_IS_PAGE (view));

  if (self->sealed == NULL || g_strcmp0 (self->slot, drom_session_get_slot (session)) != 0)
    return;
  plain = drom_key_unseal (drom_store_get_key (drom_session_get_store (session)), self->sealed);
  /* Of another registry, it waits for that one. */
  if (plain == NULL)
    return;
  forget (self);
  state = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE_VARDICT, plain, FALSE));
  restore (session, view, state);
}
