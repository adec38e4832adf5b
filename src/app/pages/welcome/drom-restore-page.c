/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/welcome/drom-restore-page.h"

#include "app/compat/drom-file-chooser.h"
#include "app/drom-copying.h"
#include "app/drom-resource.h"
#include "app/drom-window.h"
#include "app/widgets/drom-combo-row.h"
#include "store/drom-registry.h"

#include <glib/gi18n-lib.h>

struct _DromRestorePage
{
  DromPage parent_instance;

  /* template */
  AdwActionRow *file_row;
  GtkWidget *file_button;
  AdwComboRow *way_row;
  GtkWidget *word;
  GtkWidget *passphrase;
  GtkWidget *code;
  GtkWidget *kept_label;
  GtkWidget *form;
  GtkWidget *restore_button;
  GtkWidget *back_button;
  GtkWidget *progress_box;
  GtkProgressBar *progress;
  GtkLabel *error_label;

  /* owned, nullable */
  char *path;
  DromCopying *copying;
  gboolean gone; /* entries say "changed" while they go */
};

G_DEFINE_FINAL_TYPE (DromRestorePage, drom_restore_page, DROM_TYPE_PAGE)

static const char *
get_text (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static gboolean
by_code (DromRestorePage *self)
{
  return adw_combo_row_get_selected (self->way_row) == 1;
}

static void
update (DromRestorePage *self)
{
  gboolean code = by_code (self);
  gboolean complete =
      self->path != NULL
      && (code ? *get_text (self->code) != '\0'
               : *get_text (self->word) != '\0' && *get_text (self->passphrase) != '\0');

  gtk_widget_set_visible (self->word, !code);
  gtk_widget_set_visible (self->passphrase, !code);
  gtk_widget_set_visible (self->code, code);
  /* An entry that becomes insensitive under the focus is not told that it lost it. */
  if (self->copying != NULL && gtk_widget_get_focus_child (self->form) != NULL)
    gtk_window_set_focus (GTK_WINDOW (gtk_widget_get_root (self->form)), NULL);
  gtk_widget_set_sensitive (self->form, self->copying == NULL);
  gtk_widget_set_sensitive (self->back_button, self->copying == NULL);
  gtk_widget_set_sensitive (self->restore_button, complete && self->copying == NULL);
  gtk_widget_set_visible (self->progress_box, self->copying != NULL);
}

static void
show_path (DromRestorePage *self)
{
  g_autofree char *name = NULL;
  g_autofree char *markup = NULL;

  if (self->path == NULL)
    return;
  name = g_filename_display_basename (self->path);
  markup = g_markup_escape_text (name, -1);
  adw_action_row_set_subtitle (self->file_row, markup);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DromRestorePage *self = DROM_RESTORE_PAGE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = drom_file_chooser_finish (result, &error);

  if (error != NULL)
    drom_show_error (GTK_WIDGET (self), error);
  if (file == NULL)
    return;
  g_free (self->path);
  self->path = g_file_get_path (file);
  show_path (self);
  update (self);
}

static void
file_cb (GtkButton *button, gpointer user_data)
{
  drom_file_chooser_open (GTK_WIDGET (user_data), _ ("The backup to restore"),
                          /* Translators: the button that takes a file. */
                          C_ ("dialog", "_Choose"),
                          /* Translators: a kind of file. */
                          _ ("Backups of Drom"), "drom", file_chosen_cb, NULL);
}

static void
fraction_cb (DromCopying *copying, GParamSpec *pspec, gpointer user_data)
{
  DromRestorePage *self = user_data;

  gtk_progress_bar_set_fraction (self->progress, drom_copying_get_fraction (copying));
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DromRestorePage) self = user_data;
  DromWindow *window = drom_window_of (GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;
  gboolean ok = drom_copying_finish (DROM_COPYING (source), result, &error);

  g_clear_object (&self->copying);
  if (window == NULL)
    return;

  g_object_ref (window);
  update (self);
  if (ok)
    {
      drom_window_show_door (window);
      drom_toast (GTK_WIDGET (window), _ ("The backup was restored"), NULL, NULL);
    }
  else if (!g_error_matches (error, DROM_STORE_ERROR, DROM_STORE_ERROR_CANCELLED))
    {
      gtk_label_set_label (self->error_label, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->error_label), TRUE);
    }
  drom_window_release (window);
  g_object_unref (window);
}

static void
restore_cb (GtkWidget *widget, gpointer user_data)
{
  DromRestorePage *self = user_data;
  DromWindow *window = drom_window_of (GTK_WIDGET (self));
  gboolean code = by_code (self);

  update (self);
  if (!gtk_widget_get_sensitive (self->restore_button))
    return;

  gtk_widget_set_visible (GTK_WIDGET (self->error_label), FALSE);
  self->copying = drom_copying_new ();
  g_signal_connect_object (self->copying, "notify::fraction", G_CALLBACK (fraction_cb), self, 0);
  gtk_progress_bar_set_fraction (self->progress, 0);
  update (self);
  drom_window_hold (window);
  drom_copying_restore_async (self->copying, self->path, drom_window_get_folder (window),
                              code ? NULL : get_text (self->word),
                              get_text (code ? self->code : self->passphrase), restored_cb,
                              g_object_ref (self));
}

static void
cancel_cb (GtkButton *button, gpointer user_data)
{
  DromRestorePage *self = user_data;

  if (self->copying != NULL)
    drom_copying_cancel (self->copying);
}

static void
back_cb (GtkButton *button, gpointer user_data)
{
  drom_window_show_door (drom_window_of (GTK_WIDGET (user_data)));
}

static void
changed_cb (GObject *object, gpointer user_data)
{
  DromRestorePage *self = user_data;

  if (!self->gone)
    update (self);
}

static void
way_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  DromRestorePage *self = user_data;

  if (!self->gone)
    update (self);
}

static GVariant *
drom_restore_page_save_state (DromPage *page)
{
  DromRestorePage *self = DROM_RESTORE_PAGE (page);
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  if (self->path != NULL)
    g_variant_dict_insert (&dict, "path", "^ay", self->path);
  g_variant_dict_insert_value (&dict, "widgets",
                               DROM_PAGE_CLASS (drom_restore_page_parent_class)->save_state (page));
  return g_variant_dict_end (&dict);
}

static void
drom_restore_page_restore_state (DromPage *page, GVariant *state)
{
  DromRestorePage *self = DROM_RESTORE_PAGE (page);
  g_autoptr (GVariant) widgets = g_variant_lookup_value (state, "widgets", NULL);
  const char *path;

  if (g_variant_lookup (state, "path", "^&ay", &path))
    {
      g_free (self->path);
      self->path = g_strdup (path);
    }
  show_path (self);
  if (widgets != NULL)
    DROM_PAGE_CLASS (drom_restore_page_parent_class)->restore_state (page, widgets);
  update (self);
}

static void
drom_restore_page_root (GtkWidget *widget)
{
  DromRestorePage *self = DROM_RESTORE_PAGE (widget);
  DromWindow *window;

  GTK_WIDGET_CLASS (drom_restore_page_parent_class)->root (widget);
  window = drom_window_of (widget);
  gtk_widget_set_visible (self->kept_label,
                          window != NULL && drom_registry_exists (drom_window_get_folder (window)));
}

static gboolean
drom_restore_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DROM_RESTORE_PAGE (widget)->file_button);
}

static void
drom_restore_page_dispose (GObject *object)
{
  DROM_RESTORE_PAGE (object)->gone = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), DROM_TYPE_RESTORE_PAGE);
  G_OBJECT_CLASS (drom_restore_page_parent_class)->dispose (object);
}

static void
drom_restore_page_finalize (GObject *object)
{
  DromRestorePage *self = DROM_RESTORE_PAGE (object);

  g_free (self->path);
  g_clear_object (&self->copying);
  G_OBJECT_CLASS (drom_restore_page_parent_class)->finalize (object);
}

static void
drom_restore_page_class_init (DromRestorePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = drom_restore_page_dispose;
  object_class->finalize = drom_restore_page_finalize;
  widget_class->grab_focus = drom_restore_page_grab_focus;
  widget_class->root = drom_restore_page_root;
  DROM_PAGE_CLASS (klass)->save_state = drom_restore_page_save_state;
  DROM_PAGE_CLASS (klass)->restore_state = drom_restore_page_restore_state;

  g_type_ensure (DROM_TYPE_COMBO_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, DROM_RESOURCE ("pages/welcome/drom-restore-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, DromRestorePage, file_row);
  gtk_widget_class_bind_template_child (widget_class, DromRestorePage, file_button);
  gtk_widget_class_bind_template_child (widget_class, DromRestorePage, way_row);
  gtk_widget_class_bind_template_child (widget_class, DromRestorePage, word);
  gtk_widget_class_bind_template_child (widget_class, DromRestorePage, passphrase);
  gtk_widget_class_bind_template_child (widget_class, DromRestorePage, code);
  gtk_widget_class_bind_template_child (widget_class, DromRestorePage, kept_label);
  gtk_widget_class_bind_template_child (widget_class, DromRestorePage, form);
  gtk_widget_class_bind_template_child (widget_class, DromRestorePage, restore_button);
  gtk_widget_class_bind_template_child (widget_class, DromRestorePage, back_button);
  gtk_widget_class_bind_template_child (widget_class, DromRestorePage, progress_box);
  gtk_widget_class_bind_template_child (widget_class, DromRestorePage, progress);
  gtk_widget_class_bind_template_child (widget_class, DromRestorePage, error_label);
  gtk_widget_class_bind_template_callback (widget_class, file_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, way_cb);
}

static void
drom_restore_page_init (DromRestorePage *self)
{
  g_autoptr (GtkStringList) ways = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  /* Translators: the first way to open a backup. */
  gtk_string_list_append (ways, _ ("A sign-in word and its passphrase"));
  /* Translators: the second way to open a backup. */
  gtk_string_list_append (ways, _ ("The recovery code"));
  adw_combo_row_set_model (self->way_row, G_LIST_MODEL (ways));
  update (self);
}

GtkWidget *
drom_restore_page_new (void)
{
  return g_object_new (DROM_TYPE_RESTORE_PAGE, NULL);
}
