/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every template is made once in every language, with warnings fatal: a .ui file has
 * no compiler. The program's own pages and dialogs are opened on the demonstration;
 * what they didn't make is made by itself. */

#include "config.h"

#include "window-desk.h"

#include "app/compat/drom-about.h"
#include "app/compat/drom-preferences.h"
#include "app/compat/drom-shortcuts.h"
#include "app/dialogs/drom-colleague-dialog.h"
#include "app/dialogs/drom-colleagues-dialog.h"
#include "app/dialogs/drom-passphrase-dialog.h"
#include "app/dialogs/drom-phrase-dialog.h"
#include "app/dialogs/drom-phrases-dialog.h"
#include "app/dialogs/drom-recovery-dialog.h"
#include "app/dialogs/drom-wording-dialog.h"
#include "app/drom-main-view.h"
#include "app/drom-resource.h"
#include "app/drom-window-actions.h"
#include "app/pages/participants/drom-new-participant-dialog.h"
#include "app/print/drom-print-dialog.h"
#include "exchange/drom-demo.h"
#include "language/drom-language.h"
#include "model/drom-participant-list.h"
#include "store/drom-registry.h"

#include <adwaita.h>

static void
close_dialogs (GtkWindow *window)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = g_list_model_get_n_items (toplevels); i > 0; i--)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (toplevels, i - 1);

      if (other != window)
        gtk_window_destroy (other);
    }
}

/* Template class -> resource. */
static GHashTable *
list_templates (void)
{
  static const char *const folders[] = { "",
                                         "dialogs/",
                                         "pages/welcome/",
                                         "pages/today/",
                                         "pages/participants/",
                                         "pages/participant/",
                                         "pages/plan/",
                                         "pages/together/",
                                         "print/",
                                         "widgets/",
                                         "rows/" };
  GHashTable *templates = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_strconcat (DROM_RESOURCE_BASE "/", folders[i], NULL);
      g_auto (GStrv) children = g_resources_enumerate_children (path, 0, NULL);

      for (guint j = 0; children != NULL && children[j] != NULL; j++)
        {
          g_autofree char *file = g_strconcat (path, children[j], NULL);
          g_autoptr (GBytes) bytes = NULL;
          const char *found;

          if (!g_str_has_suffix (file, ".ui"))
            continue;
          bytes = g_resources_lookup_data (file, 0, NULL);
          g_assert_nonnull (bytes);
          found = strstr (g_bytes_get_data (bytes, NULL), "<template class=\"");
          if (found == NULL)
            continue;
          found += strlen ("<template class=\"");
          g_hash_table_insert (templates, g_strndup (found, strcspn (found, "\"")),
                               g_steal_pointer (&file));
        }
    }
  return templates;
}

static void
open_pages (DromWindow *window)
{
  DromSession *session = drom_window_get_session (window);
  DromMainView *view;
  g_autoptr (DromParticipantList) list = drom_participant_list_new (session);
  g_autoptr (GError) error = NULL;
  guint n, n_languages;

  drom_window_show_registry (window);
  view = DROM_MAIN_VIEW (drom_window_get_view (window));
  gtk_window_present (GTK_WINDOW (window));
  iterate (50);
  drom_main_view_show_page (view, "participants");
  iterate (50);
  drom_main_view_show_page (view, "today");
  iterate (50);

  drom_participant_list_reload (list, &error);
  g_assert_no_error (error);
  n = g_list_model_get_n_items (G_LIST_MODEL (list));
  g_assert_cmpuint (n, ==, 23);
  /* Everybody's page in one language; in the others, and where the sanitizers make minutes
   * of it, of those who come first. */
  if (SANITIZED || drom_language_get_current () != drom_language_get_all (&n_languages))
    n = 6;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DromParticipantItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);
      gint64 id = drom_participant_item_get_id (item);

      drom_main_view_show_participant (view, id, NULL, 0, NULL);
      g_assert_cmpint (drom_main_view_get_participant (view), ==, id);
      iterate (50);
    }

  /* The view for two at one screen stands in the place of all that, and leads back. */
  g_action_group_activate_action (G_ACTION_GROUP (window), "together", NULL);
  iterate (50);
  g_assert_true (drom_window_is_together (window));
  drom_window_leave_together (window);
  iterate (50);
  g_assert_true (DROM_IS_MAIN_VIEW (drom_window_get_view (window)));
}

static void
open_dialogs (DromWindow *window)
{
  DromSession *session = drom_window_get_session (window);
  static const char *const papers[] = { "plan", "plan-form", "mapping", "mapping-form",
                                        "information" };
  gint64 participant =
      drom_main_view_get_participant (DROM_MAIN_VIEW (drom_window_get_view (window)));

  gtk_window_present (GTK_WINDOW (drom_colleagues_dialog_new (window)));
  gtk_window_present (GTK_WINDOW (drom_colleague_dialog_new (window)));
  gtk_window_present (GTK_WINDOW (drom_phrases_dialog_new (window)));
  gtk_window_present (GTK_WINDOW (drom_phrase_dialog_new (window, NULL)));
  gtk_window_present (GTK_WINDOW (drom_passphrase_dialog_new (window, NULL)));
  gtk_window_present (GTK_WINDOW (drom_recovery_dialog_new (window)));
  gtk_window_present (GTK_WINDOW (drom_wording_dialog_new (window, NULL, NULL)));
  iterate (50);
  close_dialogs (GTK_WINDOW (window));
  drom_new_participant_dialog_present (GTK_WINDOW (window), session);
  drom_preferences_present (GTK_WINDOW (window), session);
  drom_shortcuts_present (GTK_WINDOW (window));
  drom_about_present (GTK_WINDOW (window));
  iterate (50);
  close_dialogs (GTK_WINDOW (window));
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      drom_print_dialog_present (GTK_WIDGET (window), session, participant, papers[i], 0);
      iterate (50);
      close_dialogs (GTK_WINDOW (window));
    }
}

static void
open_doors (DromWindow *window)
{
  drom_window_show_first_start (window);
  iterate (50);
  drom_window_show_restore (window);
  iterate (50);
  drom_window_show_door (window);
  iterate (50);
}

/* What nobody has opened: rows of things that the demonstration hasn't, an unlock page. */
static void
make_rest (DromWindow *window)
{
  g_autoptr (GHashTable) templates = list_templates ();
  g_autoptr (GtkBuilder) builder = gtk_builder_new ();
  GHashTableIter iter;
  gpointer key, value;

  g_assert_cmpuint (g_hash_table_size (templates), >, 30);
  g_hash_table_iter_init (&iter, templates);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      GType type = gtk_builder_get_type_from_name (builder, key);
      g_autoptr (GTypeClass) klass = NULL;
      GObject *object;

      if (type == G_TYPE_INVALID)
        g_error ("%s: no such type as %s", (char *) value, (char *) key);
      if (g_type_class_peek (type) != NULL)
        continue;

      g_test_message ("by itself: %s", (char *) key);
      klass = g_type_class_ref (type);
      if (g_object_class_find_property (G_OBJECT_CLASS (klass), "parent") != NULL
          && GTK_IS_WINDOW_CLASS (klass))
        object = g_object_new (type, "parent", window, NULL);
      else if (g_object_class_find_property (G_OBJECT_CLASS (klass), "session") != NULL)
        object = g_object_new (type, "session", drom_window_get_session (window), NULL);
      else
        object = g_object_new (type, NULL);
      if (GTK_IS_WINDOW (object))
        gtk_window_destroy (GTK_WINDOW (object));
      else
        g_object_unref (g_object_ref_sink (object));
    }
}

static void
test_templates (gconstpointer data)
{
  const DromLanguage *language = data;
  g_autoptr (DromSession) session = NULL;
  g_autoptr (GError) error = NULL;
  DromWindow *window;

  drom_language_set_current (language->code);
  session = drom_demo_look_around (&error);
  g_assert_no_error (error);

  window = make_window (NULL);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  drom_window_take_session (window, session);
  open_pages (window);
  open_dialogs (window);
  drom_window_rebuild (window);
  iterate (50);
  make_rest (window);
  open_doors (window);
  drom_window_lock (window, TRUE, TRUE);
  iterate (50);
  /* The window is gone, and with it all that showed anybody. */
  g_assert_null (window);
  g_assert_null (drom_session_get_store (session));
}

int
main (int argc, char **argv)
{
  const DromLanguage *languages;
  guint n;

  window_desk_init (&argc, &argv);

  languages = drom_language_get_all (&n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strconcat ("/app/templates/", languages[i].code, NULL);
      g_test_add_data_func (path, &languages[i], test_templates);
    }
  return window_desk_run ();
}
