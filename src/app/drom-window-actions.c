/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/drom-window-actions.h"

#include "app/compat/drom-about.h"
#include "app/compat/drom-preferences.h"
#include "app/compat/drom-shortcuts.h"
#include "app/dialogs/drom-backup-dialog.h"
#include "app/dialogs/drom-colleagues-dialog.h"
#include "app/dialogs/drom-passphrase-dialog.h"
#include "app/dialogs/drom-phrase-dialog.h"
#include "app/dialogs/drom-phrases-dialog.h"
#include "app/dialogs/drom-recovery-dialog.h"
#include "app/dialogs/drom-wording-dialog.h"
#include "app/drom-main-view.h"
#include "app/pages/participants/drom-new-participant-dialog.h"
#include "app/pages/together/drom-together-page.h"
#include "app/print/drom-print-dialog.h"

#include <glib/gi18n-lib.h>

/* The open registry's view, NULL if it is locked. */
static DromMainView *
get_main_view (gpointer user_data)
{
  DromPage *view = drom_window_get_view (DROM_WINDOW (user_data));

  return view != NULL && DROM_IS_MAIN_VIEW (view) ? DROM_MAIN_VIEW (view) : NULL;
}

static void
show_page_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  drom_main_view_show_page (get_main_view (user_data), g_variant_get_string (parameter, NULL));
}

static void
show_participant_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  drom_main_view_show_participant (get_main_view (user_data), g_variant_get_int64 (parameter), NULL,
                                   0, NULL);
}

static void
show_field_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *noun, *field;
  gint64 participant, row;

  g_variant_get (parameter, "(x&sx&s)", &participant, &noun, &row, &field);
  drom_main_view_show_participant (get_main_view (user_data), participant, noun, row, field);
}

static void
new_participant_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  drom_new_participant_dialog_present (user_data, drom_window_get_session (user_data));
}

static void
search_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  drom_main_view_search (get_main_view (user_data));
}

static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DromMainView *view = get_main_view (user_data);
  g_autoptr (GError) error = NULL;

  /* What is typed is to be on the paper. */
  if (!drom_page_flush (DROM_PAGE (view), &error))
    {
      drom_show_error (user_data, error);
      return;
    }
  if (!drom_page_print (DROM_PAGE (view)))
    drom_print_dialog_present (user_data, drom_window_get_session (user_data),
                               drom_main_view_get_participant (view), NULL, 0);
}

static void
preview_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  /* The plan page has the flag while it is shown. */
  gtk_widget_activate_action (user_data, "plan.preview", NULL);
}

static void
together_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DromPage *view = drom_window_get_view (user_data);

  if (DROM_IS_TOGETHER_PAGE (view))
    drom_together_page_leave (DROM_TOGETHER_PAGE (view));
  else
    /* A participant's page has it while it is shown. */
    gtk_widget_activate_action (user_data, "participant.together", NULL);
}

static void
lock_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  drom_window_lock (user_data, FALSE, FALSE);
}

static void
colleagues_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (drom_colleagues_dialog_new (user_data)));
}

static void
phrases_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (drom_phrases_dialog_new (user_data)));
}

/* Kind, life area, and the text in each language. */
static void
add_phrase_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWidget *dialog = drom_phrase_dialog_new (user_data, NULL);
  g_autoptr (DromTexts) texts = drom_texts_new ();
  g_autoptr (GVariantIter) iter = NULL;
  const char *kind, *area, *language, *text;

  g_variant_get (parameter, "(&s&sa{ss})", &kind, &area, &iter);
  while (g_variant_iter_next (iter, "{&s&s}", &language, &text))
    drom_texts_set (texts, language, text);
  drom_phrase_dialog_fill (DROM_PHRASE_DIALOG (dialog), kind, area, texts);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
undo_phrase_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!drom_session_undo (drom_window_get_session (user_data), 0, &error))
    drom_show_error (user_data, error);
}

static void
passphrase_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (drom_passphrase_dialog_new (user_data, NULL)));
}

static void
recovery_code_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (drom_recovery_dialog_new (user_data)));
}

static void
backup_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  drom_backup_dialog_start (user_data);
}

static void
restore_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DromWindow *self = user_data;

  if (drom_window_get_session (self) != NULL)
    drom_window_lock (self, FALSE, FALSE);
  /* Something may have been in the way of locking. */
  if (drom_window_get_session (self) == NULL)
    drom_window_show_restore (self);
}

static void
correct_word_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *text, *word;

  g_variant_get (parameter, "(&s&s)", &text, &word);
  drom_wording_dialog_present (user_data, text, word);
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  drom_preferences_present (user_data, drom_window_get_session (user_data));
}

static void
shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  drom_shortcuts_present (user_data);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  drom_about_present (user_data);
}

static const GActionEntry actions[] = {
  { "show-page", show_page_cb, "s", NULL, NULL, { 0 } },
  { "show-participant", show_participant_cb, "x", NULL, NULL, { 0 } },
  { "show-field", show_field_cb, "(xsxs)", NULL, NULL, { 0 } },
  { "new-participant", new_participant_cb, NULL, NULL, NULL, { 0 } },
  { "search", search_cb, NULL, NULL, NULL, { 0 } },
  { "print", print_cb, NULL, NULL, NULL, { 0 } },
  { "preview", preview_cb, NULL, NULL, NULL, { 0 } },
  { "together", together_cb, NULL, NULL, NULL, { 0 } },
  { "lock", lock_cb, NULL, NULL, NULL, { 0 } },
  { "colleagues", colleagues_cb, NULL, NULL, NULL, { 0 } },
  { "phrases", phrases_cb, NULL, NULL, NULL, { 0 } },
  { "add-phrase", add_phrase_cb, "(ssa{ss})", NULL, NULL, { 0 } },
  { "undo-phrase", undo_phrase_cb, NULL, NULL, NULL, { 0 } },
  { "passphrase", passphrase_cb, NULL, NULL, NULL, { 0 } },
  { "recovery-code", recovery_code_cb, NULL, NULL, NULL, { 0 } },
  { "backup", backup_cb, NULL, NULL, NULL, { 0 } },
  { "restore", restore_cb, NULL, NULL, NULL, { 0 } },
  { "correct-word", correct_word_cb, "(ss)", NULL, NULL, { 0 } },
  { "preferences", preferences_cb, NULL, NULL, NULL, { 0 } },
  { "shortcuts", shortcuts_cb, NULL, NULL, NULL, { 0 } },
  { "about", about_cb, NULL, NULL, NULL, { 0 } },
};

static void
enable (DromWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

void
drom_window_actions_add (DromWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}

void
drom_window_actions_update (DromWindow *self)
{
  static const char *const open_only[] = {
    "show-page", "show-participant", "show-field", "search",  "print",      "preview",
    "lock",      "together",         "colleagues", "phrases", "undo-phrase"
  };
  g_auto (GStrv) names = g_action_group_list_actions (G_ACTION_GROUP (self));
  gboolean open = get_main_view (self) != NULL;
  gboolean together = drom_window_is_together (self);
  DromSession *session = open ? drom_window_get_session (self) : NULL;
  /* A demonstration has no key file, and nothing worth keeping. */
  gboolean keys = session != NULL && !drom_session_is_demonstration (session);

  /* From the together view nothing leads to others, whatever there is to come. */
  for (guint i = 0; names[i] != NULL; i++)
    enable (self, names[i],
            !together || g_str_equal (names[i], "together") || g_str_equal (names[i], "lock"));
  if (together)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (open_only); i++)
    enable (self, open_only[i], open);
  enable (self, "new-participant", open && drom_session_has_right (session, DROM_RIGHT_WRITE));
  enable (self, "add-phrase", open && drom_session_has_right (session, DROM_RIGHT_CORRECT_WORDS));
  enable (self, "passphrase", keys);
  enable (self, "recovery-code",
          keys && drom_session_has_right (session, DROM_RIGHT_MANAGE_REGISTRY));
  enable (self, "backup", keys && drom_session_has_right (session, DROM_RIGHT_MANAGE_REGISTRY));
  enable (self, "correct-word", open && drom_session_has_right (session, DROM_RIGHT_CORRECT_WORDS));
  enable (self, "restore", !open || keys);
}
