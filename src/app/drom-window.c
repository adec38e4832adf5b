/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/drom-window.h"

#include "app/compat/drom-about.h"
#include "app/compat/drom-file-chooser.h"
#include "app/compat/drom-preferences.h"
#include "app/compat/drom-question.h"
#include "app/compat/drom-shortcuts.h"
#include "app/dialogs/drom-dialog.h"
#include "app/drom-main-view.h"
#include "app/drom-resource.h"
#include "app/drom-settings.h"
#include "app/drom-unfinished.h"
#include "app/drom-widget-state.h"
#include "app/drom-window-actions.h"
#include "app/pages/participants/drom-new-participant-dialog.h"
#include "app/pages/together/drom-together-page.h"
#include "app/pages/welcome/drom-first-start-page.h"
#include "app/pages/welcome/drom-restore-page.h"
#include "app/pages/welcome/drom-unlock-page.h"
#include "app/widgets/drom-field-widget.h"
#include "language/drom-language.h"
#include "model/drom-wordings.h"
#include "store/drom-registry.h"

#include <glib/gi18n-lib.h>

struct _DromWindow
{
  AdwApplicationWindow parent_instance;

  /* template */
  GtkBox *content;

  /* owned */
  char *folder;
  DromSession *session; /* nullable */
  char *temporary;      /* nullable: the folder of a demonstration */
  DromUnfinished *unfinished;

  DromPage *view;      /* borrowed from content, nullable */
  GtkWidget *old_view; /* the same, hidden: in the language before, until there is time */
  guint old_view_id;
  const char *language; /* static: in which all of it was made */
  guint poll;
  guint holds;
  gboolean rebuild_later;
  gboolean lock_later;
  gboolean quit_later;
  gboolean changed_elsewhere; /* another program has committed since the last poll */

  /* While the together view stands in the place of the registry's */
  GVariant *behind;     /* owned, nullable: where the staff member was */
  char *staff_language; /* owned, nullable: comes back afterwards */
  gboolean was_fullscreen;
  guint language_id; /* source: made anew in another language */
};

G_DEFINE_FINAL_TYPE (DromWindow, drom_window, ADW_TYPE_APPLICATION_WINDOW)

/* Whether the view shows what is in the registry. */
static gboolean
is_open (DromWindow *self)
{
  return self->session != NULL && self->view != NULL
         && (DROM_IS_MAIN_VIEW (self->view) || DROM_IS_TOGETHER_PAGE (self->view));
}

static void
changed_elsewhere_cb (DromWindow *self)
{
  self->changed_elsewhere = TRUE;
}

/* A colleague may have corrected a word in another program. */
static void
renew_words (DromWindow *self)
{
  self->changed_elsewhere = FALSE;
  if (!drom_wordings_are_in_use (self->session) && drom_wordings_use (self->session, NULL))
    drom_window_rebuild (self);
}

static void
poll_registry (DromWindow *self)
{
  if (self->session == NULL)
    return;
  drom_session_poll (self->session);
  if (self->changed_elsewhere)
    renew_words (self);
  if (is_open (self))
    drom_page_refresh (self->view);
}

static gboolean
poll_cb (gpointer user_data)
{
  poll_registry (user_data);
  return G_SOURCE_CONTINUE;
}

static void
is_active_cb (GtkWindow *window, GParamSpec *pspec, gpointer user_data)
{
  if (gtk_window_is_active (window))
    poll_registry (DROM_WINDOW (window));
}

/* An entry that goes while it has the focus tells its row of it afterwards, in libadwaita
 * up to 1.2 at least; so the focus goes first. */
static void
take_focus_away (GtkWidget *window)
{
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
}

/* What the pointer did over a popover may be told after the popover went. GTK 4.8 then believes
 * that the pointer is there, and asks for the popover's surface when that is gone: a crash.
 * It looks again where the pointer is when something shown around the popover is hidden, so
 * each view stands in a frame that is shown for as long as it is there. */
static void
drop_old_view (DromWindow *self)
{
  GtkWidget *old_view = g_steal_pointer (&self->old_view);
  GtkWidget *frame = old_view != NULL ? gtk_widget_get_parent (old_view) : NULL;

  g_clear_handle_id (&self->old_view_id, g_source_remove);
  if (frame == NULL)
    return;
  gtk_widget_set_visible (frame, FALSE);
  gtk_box_remove (self->content, frame);
}

static gboolean
drop_old_view_cb (gpointer user_data)
{
  DromWindow *self = user_data;

  self->old_view_id = 0;
  drop_old_view (self);
  return G_SOURCE_REMOVE;
}

/* What stood there is hidden at once, and goes with drop_old_view(): to take hundreds of
 * widgets out of a window takes longer than an eye waits. */
static void
put_view (DromWindow *self, GtkWidget *view)
{
  GtkWidget *frame;

  take_focus_away (GTK_WIDGET (self));
  drop_old_view (self);
  self->old_view = GTK_WIDGET (self->view);
  if (self->old_view != NULL)
    gtk_widget_set_visible (self->old_view, FALSE);
  self->view = DROM_PAGE (view);
  if (view == NULL)
    return;
  gtk_widget_set_vexpand (view, TRUE);
  frame = adw_bin_new ();
  adw_bin_set_child (ADW_BIN (frame), view);
  gtk_box_append (self->content, frame);
}

static void
show_view (DromWindow *self, GtkWidget *view)
{
  self->language = drom_language_get_current ()->code;
  put_view (self, view);
  drop_old_view (self);
  drom_window_actions_update (self);
  if (view != NULL)
    gtk_widget_grab_focus (view);
}

/* The windows over this one. (transfer full) (element-type GtkWindow) */
static GPtrArray *
list_dialogs (DromWindow *self)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  GPtrArray *dialogs = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (window != GTK_WINDOW (self))
        g_ptr_array_add (dialogs, g_steal_pointer (&window));
    }
  return dialogs;
}

/* How many windows @dialog stands over. */
static guint
count_parents (GtkWindow *dialog)
{
  guint n = 0;

  while ((dialog = gtk_window_get_transient_for (dialog)) != NULL)
    n++;
  return n;
}

static int
compare_parents (gconstpointer a, gconstpointer b)
{
  guint n = count_parents (*(GtkWindow *const *) a);
  guint m = count_parents (*(GtkWindow *const *) b);

  return n < m ? -1 : n > m;
}

/* The uppermost first: one below it that goes before leaves it without what it stands over. */
static void
close_dialogs (DromWindow *self)
{
  g_autoptr (GPtrArray) dialogs = NULL;

  drom_file_chooser_close_all ();
  dialogs = list_dialogs (self);
  g_ptr_array_sort (dialogs, compare_parents);
  for (guint i = dialogs->len; i-- > 0;)
    {
      /* Questions answer when they are closed; some dialogs refuse that. */
      gtk_window_close (dialogs->pdata[i]);
      /* GTK 4.8 asks for it once more at the very end, when the one below may be gone. */
      gtk_window_set_transient_for (dialogs->pdata[i], NULL);
      gtk_window_destroy (dialogs->pdata[i]);
    }
}

/* Nobody was there to be asked: what was half-typed comes back to who typed it. */
static void
keep_unfinished (DromWindow *self, gboolean saved)
{
  g_autoptr (GPtrArray) dialogs = list_dialogs (self);
  GtkWidget *dialog = NULL;

  for (guint i = 0; i < dialogs->len; i++)
    if (DROM_IS_NEW_PARTICIPANT_DIALOG (dialogs->pdata[i]))
      dialog = dialogs->pdata[i];
  drom_unfinished_keep (self->unfinished, self->session, self->view, saved, dialog);
}

/* The same dialog in the language of now: @dialog itself, a new one, or NULL if there is none
 * any more. */
static GtkWindow *
make_dialog_again (DromWindow *self, GtkWindow *dialog, const char *from)
{
  GtkWindow *again;

  if (drom_question_is_window (dialog))
    {
      drom_question_translate (dialog, from, self->language);
      return dialog;
    }
  if (DROM_IS_DIALOG (dialog))
    return drom_dialog_make_again (DROM_DIALOG (dialog));
  if (DROM_IS_NEW_PARTICIPANT_DIALOG (dialog))
    {
      g_autoptr (GVariant) state = g_variant_ref_sink (
          drom_new_participant_dialog_save_state (DROM_NEW_PARTICIPANT_DIALOG (dialog)));

      gtk_window_destroy (dialog);
      again = drom_new_participant_dialog_present (GTK_WINDOW (self), self->session);
      drom_new_participant_dialog_restore_state (DROM_NEW_PARTICIPANT_DIALOG (again), state);
      return again;
    }
  if (drom_preferences_is_window (dialog) || drom_about_is_window (dialog)
      || drom_shortcuts_is_window (dialog))
    {
      g_autoptr (GVariant) focus =
          g_variant_ref_sink (drom_widget_state_save_focus (GTK_WIDGET (dialog)));

      if (drom_preferences_is_window (dialog))
        again = drom_preferences_present (GTK_WINDOW (self), self->session);
      else if (drom_about_is_window (dialog))
        again = drom_about_present (GTK_WINDOW (self));
      else
        again = drom_shortcuts_present (GTK_WINDOW (self));
      gtk_window_destroy (dialog);
      drom_widget_state_restore (GTK_WIDGET (again), focus);
      return again;
    }
  gtk_window_close (dialog);
  return NULL;
}

/* From below upwards: one that stands over another stands over that one's successor. */
static void
make_dialogs_again (DromWindow *self, const char *from)
{
  g_autoptr (GPtrArray) dialogs = list_dialogs (self);
  g_autoptr (GHashTable) successors = g_hash_table_new (NULL, NULL);
  g_autofree GtkWindow **parents = g_new0 (GtkWindow *, dialogs->len + 1);

  g_ptr_array_sort (dialogs, compare_parents);
  for (guint i = 0; i < dialogs->len; i++)
    parents[i] = gtk_window_get_transient_for (dialogs->pdata[i]);
  /* It is not to go with the one below it. */
  for (guint i = 0; i < dialogs->len; i++)
    if (parents[i] != GTK_WINDOW (self))
      gtk_window_set_transient_for (dialogs->pdata[i], GTK_WINDOW (self));
  for (guint i = 0; i < dialogs->len; i++)
    {
      GtkWindow *again = make_dialog_again (self, dialogs->pdata[i], from);
      GtkWindow *parent = g_hash_table_lookup (successors, parents[i]);

      if (again == NULL)
        continue;
      g_hash_table_insert (successors, dialogs->pdata[i], again);
      if (parent != NULL && gtk_window_get_transient_for (again) != parent)
        gtk_window_set_transient_for (again, parent);
    }
}

static void
close_registry (DromWindow *self)
{
  g_clear_handle_id (&self->poll, g_source_remove);
  if (self->session != NULL)
    {
      drom_session_close (self->session);
      g_clear_object (&self->session);
      drom_wordings_drop ();
    }
  if (self->temporary != NULL)
    {
      drom_registry_delete_temporary (self->temporary);
      g_clear_pointer (&self->temporary, g_free);
    }
  gtk_window_set_title (GTK_WINDOW (self), "Drom");
}

/* What still stands in the window without a view: the tooltip keeps the text that it
 * showed last, and toasts stay for a while. Both may name somebody. */
static void
wipe_texts (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    gtk_label_set_label (GTK_LABEL (widget), "");
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    wipe_texts (child);
}

/* What the together view changed for its time. */
static void
end_together (DromWindow *self)
{
  g_clear_handle_id (&self->language_id, g_source_remove);
  g_clear_pointer (&self->behind, g_variant_unref);
  if (self->staff_language == NULL)
    return;
  drom_language_set_current (self->staff_language);
  g_clear_pointer (&self->staff_language, g_free);
  if (!self->was_fullscreen)
    gtk_window_unfullscreen (GTK_WINDOW (self));
}

static void
lock_anyway (DromWindow *self, gboolean quit)
{
  close_dialogs (self);
  show_view (self, NULL);
  drom_toast_dismiss_all (GTK_WIDGET (self));
  wipe_texts (GTK_WIDGET (self));
  end_together (self);
  close_registry (self);
  if (quit)
    gtk_window_destroy (GTK_WINDOW (self));
  else
    drom_window_show_door (self);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DromWindow) self = DROM_WINDOW (g_object_ref (source));
  g_autofree char *answer = drom_question_ask_finish (result);

  if (g_str_equal (answer, "go"))
    lock_anyway (self, GPOINTER_TO_INT (user_data));
}

static void
ask_unsaved (DromWindow *self, const GError *error, gboolean quit)
{
  const DromResponse responses[] = {
    /* Translators: an answer to "Not everything could be saved". */
    { "stay", _ ("_Stay here"), DROM_RESPONSE_PLAIN },
    /* Translators: an answer to "Not everything could be saved". */
    { "go", _ ("_Lock without saving"), DROM_RESPONSE_DESTRUCTIVE },
  };

  drom_question_ask (GTK_WIDGET (self), _ ("Not everything could be saved"), error->message, NULL,
                     responses, G_N_ELEMENTS (responses), asked_cb, GINT_TO_POINTER (quit));
}

static void
ask_leave_demonstration (DromWindow *self)
{
  const DromResponse responses[] = {
    /* Translators: an answer to "Leave the demonstration?". */
    { "stay", _ ("_Stay here"), DROM_RESPONSE_PLAIN },
    /* Translators: an answer to "Leave the demonstration?". */
    { "go", _ ("_Leave it"), DROM_RESPONSE_SUGGESTED },
  };

  drom_question_ask (GTK_WIDGET (self), _ ("Leave the demonstration?"),
                     _ ("A demonstration can’t be locked: nobody has a key to it. What was written "
                        "in it is gone when you leave."),
                     NULL, responses, G_N_ELEMENTS (responses), asked_cb, GINT_TO_POINTER (FALSE));
}

static void
save_size (DromWindow *self)
{
  GSettings *settings = drom_settings_get ();
  gboolean maximized = gtk_window_is_maximized (GTK_WINDOW (self));
  int width, height;

  g_settings_set_boolean (settings, "window-maximized", maximized);
  if (maximized)
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (width > 0 && height > 0)
    {
      g_settings_set_int (settings, "window-width", MAX (width, 360));
      g_settings_set_int (settings, "window-height", MAX (height, 294));
    }
}

static gboolean
drom_window_close_request (GtkWindow *window)
{
  save_size (DROM_WINDOW (window));
  drom_window_lock (DROM_WINDOW (window), FALSE, TRUE);
  return TRUE;
}

static void
drom_window_unmap (GtkWidget *widget)
{
  take_focus_away (widget);
  GTK_WIDGET_CLASS (drom_window_parent_class)->unmap (widget);
}

static void
drom_window_dispose (GObject *object)
{
  DromWindow *self = DROM_WINDOW (object);

  self->view = NULL;
  g_clear_handle_id (&self->language_id, g_source_remove);
  g_clear_pointer (&self->behind, g_variant_unref);
  drop_old_view (self);
  close_registry (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), DROM_TYPE_WINDOW);
  G_OBJECT_CLASS (drom_window_parent_class)->dispose (object);
}

static void
drom_window_finalize (GObject *object)
{
  DromWindow *self = DROM_WINDOW (object);

  g_free (self->folder);
  drom_unfinished_free (self->unfinished);
  g_free (self->staff_language);
  G_OBJECT_CLASS (drom_window_parent_class)->finalize (object);
}

static void
drom_window_class_init (DromWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = drom_window_dispose;
  object_class->finalize = drom_window_finalize;
  widget_class->unmap = drom_window_unmap;
  GTK_WINDOW_CLASS (klass)->close_request = drom_window_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, DROM_RESOURCE ("drom-window.ui"));
  gtk_widget_class_bind_template_child (widget_class, DromWindow, content);
}

static void
drom_window_init (DromWindow *self)
{
  GSettings *settings = drom_settings_get ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  gtk_window_set_icon_name (GTK_WINDOW (self), APP_ID);
  self->unfinished = drom_unfinished_new ();
  self->language = drom_language_get_current ()->code;
  g_signal_connect (self, "notify::is-active", G_CALLBACK (is_active_cb), NULL);
  drom_window_actions_add (self);
}

DromWindow *
drom_window_new (GtkApplication *application, const char *folder)
{
  DromWindow *self;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (folder != NULL, NULL);

  self = g_object_new (DROM_TYPE_WINDOW, "application", application, NULL);
  self->folder = g_strdup (folder);
  return self;
}

DromWindow *
drom_window_of (GtkWidget *widget)
{
  GtkRoot *root;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  root = gtk_widget_get_root (widget);
  while (root != NULL && !DROM_IS_WINDOW (root))
    root = GTK_ROOT (gtk_window_get_transient_for (GTK_WINDOW (root)));
  return DROM_WINDOW (root);
}

const char *
drom_window_get_folder (DromWindow *self)
{
  g_return_val_if_fail (DROM_IS_WINDOW (self), NULL);
  return self->folder;
}

void
drom_window_choose_folder (DromWindow *self, const char *folder)
{
  g_autofree char *standard = drom_registry_default_folder ();

  g_return_if_fail (DROM_IS_WINDOW (self));
  g_return_if_fail (folder != NULL);

  if (g_str_equal (self->folder, folder))
    return;
  g_free (self->folder);
  self->folder = g_strdup (folder);
  g_settings_set_string (drom_settings_get (), "registry-folder",
                         g_str_equal (folder, standard) ? "" : folder);
}

DromSession *
drom_window_get_session (DromWindow *self)
{
  g_return_val_if_fail (DROM_IS_WINDOW (self), NULL);
  return self->session;
}

void
drom_window_take_session (DromWindow *self, DromSession *session)
{
  g_return_if_fail (DROM_IS_WINDOW (self));
  g_return_if_fail (DROM_IS_SESSION (session));

  close_registry (self);
  self->session = g_object_ref (session);
  if (drom_session_is_demonstration (session))
    self->temporary = g_strdup (drom_store_get_folder (drom_session_get_store (session)));
}

void
drom_window_show_door (DromWindow *self)
{
  g_return_if_fail (DROM_IS_WINDOW (self));

  if (drom_registry_exists (self->folder))
    show_view (self, drom_unlock_page_new ());
  else
    drom_window_show_first_start (self);
}

void
drom_window_show_first_start (DromWindow *self)
{
  g_return_if_fail (DROM_IS_WINDOW (self));
  show_view (self, drom_first_start_page_new ());
}

void
drom_window_show_demonstration (DromWindow *self)
{
  g_return_if_fail (DROM_IS_WINDOW (self));

  drom_window_show_first_start (self);
  drom_first_start_page_look_around (DROM_FIRST_START_PAGE (self->view));
}

void
drom_window_show_restore (DromWindow *self)
{
  g_return_if_fail (DROM_IS_WINDOW (self));
  show_view (self, drom_restore_page_new ());
}

void
drom_window_show_registry (DromWindow *self)
{
  GtkWidget *view;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (DROM_IS_WINDOW (self));
  g_return_if_fail (self->session != NULL);

  drom_wordings_use (self->session, &error);
  g_signal_handlers_disconnect_by_func (self->session, changed_elsewhere_cb, self);
  g_signal_connect_object (self->session, "changed-elsewhere", G_CALLBACK (changed_elsewhere_cb),
                           self, G_CONNECT_SWAPPED);
  /* The code name alone: the title is seen by the whole desktop. */
  gtk_window_set_title (GTK_WINDOW (self), drom_session_get_code_name (self->session));
  view = drom_main_view_new (self->session);
  drom_main_view_show_last (DROM_MAIN_VIEW (view));
  show_view (self, view);
  drom_unfinished_bring_back (self->unfinished, self->session, self->view);
  if (error != NULL)
    drom_show_error (GTK_WIDGET (self), error);
  if (self->poll == 0)
    self->poll = g_timeout_add_seconds (1, poll_cb, self);
}

void
drom_window_rebuild (DromWindow *self)
{
  g_autoptr (GVariant) state = NULL;
  g_autoptr (GtkWidget) view = NULL;
  const char *from;

  g_return_if_fail (DROM_IS_WINDOW (self));

  /* Who waits for a file is asked to come back to where they were. */
  if (self->holds > 0 || drom_file_chooser_is_open ())
    {
      self->rebuild_later = TRUE;
      return;
    }
  from = self->language;
  self->language = drom_language_get_current ()->code;
  if (self->view == NULL)
    return;

  state = drom_page_save_state (self->view);
  if (state != NULL)
    g_variant_ref_sink (state);

  if (DROM_IS_MAIN_VIEW (self->view))
    view = drom_main_view_new (self->session);
  else if (DROM_IS_TOGETHER_PAGE (self->view))
    view = drom_together_page_new (
        self->session, drom_together_page_get_participant (DROM_TOGETHER_PAGE (self->view)));
  else
    view = g_object_new (G_OBJECT_TYPE (self->view), NULL);
  g_object_ref_sink (view);
  /* Outside the window nothing has to be styled, placed and looked for under the pointer
   * before all is there; and what is gone goes when the new one is seen. */
  drom_page_restore_state (DROM_PAGE (view), state);
  /* The new one has the half-typed texts; saved by the old one, they would be a conflict. */
  drom_field_widget_hand_over_all (GTK_WIDGET (self->view), view);
  put_view (self, view);
  self->old_view_id = g_idle_add_full (G_PRIORITY_LOW, drop_old_view_cb, self, NULL);
  drom_window_actions_update (self);
  drom_toast_translate (GTK_WIDGET (self), from, self->language);
  make_dialogs_again (self, from);
}

void
drom_window_show_together (DromWindow *self, gint64 participant)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (DROM_IS_WINDOW (self));

  if (self->holds > 0 || !is_open (self) || drom_window_is_together (self))
    return;
  if (!drom_page_flush (self->view, &error))
    {
      drom_show_error (GTK_WIDGET (self), error);
      return;
    }
  close_dialogs (self);
  self->behind = g_variant_ref_sink (drom_page_save_state (self->view));
  self->staff_language = g_strdup (drom_language_get_current ()->code);
  self->was_fullscreen = gtk_window_is_fullscreen (GTK_WINDOW (self));
  /* Others are not hidden but gone: names, toasts and tooltips. */
  show_view (self, NULL);
  drom_toast_dismiss_all (GTK_WIDGET (self));
  wipe_texts (GTK_WIDGET (self));
  show_view (self, drom_together_page_new (self->session, participant));
  gtk_window_fullscreen (GTK_WINDOW (self));
}

void
drom_window_leave_together (DromWindow *self)
{
  g_autoptr (GVariant) behind = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *view;

  g_return_if_fail (DROM_IS_WINDOW (self));

  if (!drom_window_is_together (self))
    return;
  if (!drom_page_flush (self->view, &error))
    {
      drom_show_error (GTK_WIDGET (self), error);
      return;
    }
  behind = g_steal_pointer (&self->behind);
  close_dialogs (self);
  show_view (self, NULL);
  drom_toast_dismiss_all (GTK_WIDGET (self));
  end_together (self);
  view = drom_main_view_new (self->session);
  put_view (self, view);
  drom_page_restore_state (self->view, behind);
  drom_window_actions_update (self);
}

gboolean
drom_window_is_together (DromWindow *self)
{
  g_return_val_if_fail (DROM_IS_WINDOW (self), FALSE);
  return self->view != NULL && DROM_IS_TOGETHER_PAGE (self->view);
}

static gboolean
language_cb (gpointer user_data)
{
  DromWindow *self = user_data;

  self->language_id = 0;
  drom_window_rebuild (self);
  return G_SOURCE_REMOVE;
}

void
drom_window_set_together_language (DromWindow *self, const char *code)
{
  g_return_if_fail (DROM_IS_WINDOW (self));
  g_return_if_fail (drom_language_find (code) != NULL);

  if (!drom_window_is_together (self) || g_str_equal (code, drom_language_get_current ()->code))
    return;
  drom_language_set_current (code);
  /* Not at once: the button that was pressed goes with the view. */
  if (self->language_id == 0)
    self->language_id = g_idle_add_full (G_PRIORITY_HIGH, language_cb, self, NULL);
}

void
drom_window_set_staff_language (DromWindow *self, const char *code)
{
  g_return_if_fail (DROM_IS_WINDOW (self));

  if (self->staff_language == NULL)
    return;
  g_free (self->staff_language);
  self->staff_language = g_strdup (code);
}

void
drom_window_hold (DromWindow *self)
{
  g_return_if_fail (DROM_IS_WINDOW (self));
  self->holds++;
}

void
drom_window_release (DromWindow *self)
{
  g_return_if_fail (DROM_IS_WINDOW (self));
  g_return_if_fail (self->holds > 0);

  self->holds--;
  if (self->holds > 0)
    return;
  if (self->lock_later)
    {
      self->lock_later = FALSE;
      drom_window_lock (self, TRUE, self->quit_later);
      return;
    }
  drom_window_catch_up (self);
}

void
drom_window_catch_up (DromWindow *self)
{
  g_return_if_fail (DROM_IS_WINDOW (self));

  if (self->rebuild_later && self->holds == 0 && !drom_file_chooser_is_open ())
    {
      self->rebuild_later = FALSE;
      drom_window_rebuild (self);
    }
}

void
drom_window_lock (DromWindow *self, gboolean force, gboolean quit)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (DROM_IS_WINDOW (self));

  if (self->holds > 0)
    {
      self->lock_later = TRUE;
      self->quit_later = self->quit_later || quit;
      return;
    }
  if (self->session == NULL && !quit)
    return;

  if (is_open (self))
    {
      gboolean saved = drom_page_flush (self->view, &error);

      if (!saved && !force)
        {
          ask_unsaved (self, error, quit);
          return;
        }
      if (force && !quit && self->temporary == NULL)
        keep_unfinished (self, saved);
    }
  if (self->temporary != NULL && !force && !quit)
    {
      ask_leave_demonstration (self);
      return;
    }
  lock_anyway (self, quit);
}

gboolean
drom_window_can_idle (DromWindow *self)
{
  g_return_val_if_fail (DROM_IS_WINDOW (self), FALSE);

  /* A demonstration has no key to come back with, and the first start shows a recovery
   * code that has to be put away. */
  return is_open (self) && self->temporary == NULL;
}

DromPage *
drom_window_get_view (DromWindow *self)
{
  g_return_val_if_fail (DROM_IS_WINDOW (self), NULL);
  return self->view;
}
