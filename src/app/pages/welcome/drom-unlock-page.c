/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/welcome/drom-unlock-page.h"

#include "app/drom-door.h"
#include "app/drom-menus.h"
#include "app/drom-resource.h"
#include "app/drom-window.h"
#include "app/pages/welcome/drom-passphrase-rows.h"
#include "app/widgets/drom-combo-row.h"
#include "store/drom-key-file.h"

#include <glib/gi18n-lib.h>

struct _DromUnlockPage
{
  DromPage parent_instance;

  /* template */
  GtkStack *stack;
  AdwComboRow *word_row;
  GtkEditable *passphrase;
  GtkButton *unlock_button;
  GtkWidget *forgotten_button;
  AdwComboRow *recovery_word_row;
  GtkEditable *code;
  DromPassphraseRows *passphrase_rows;
  GtkWidget *recover_button;
  GtkSpinner *spinner;
  GtkLabel *error_label;
  GMenu *language_section;

  gboolean busy;
  gboolean gone; /* entries say "changed" while they go */
};

G_DEFINE_FINAL_TYPE (DromUnlockPage, drom_unlock_page, DROM_TYPE_PAGE)

static gboolean
is_recovering (DromUnlockPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "recovery") == 0;
}

static char *
dup_word (AdwComboRow *row)
{
  GtkStringObject *item = adw_combo_row_get_selected_item (row);

  return item != NULL ? g_strdup (gtk_string_object_get_string (item)) : NULL;
}

static void
update (DromUnlockPage *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->unlock_button),
                            !self->busy && *gtk_editable_get_text (self->passphrase) != '\0');
  gtk_widget_set_sensitive (self->recover_button,
                            !self->busy && *gtk_editable_get_text (self->code) != '\0'
                                && drom_passphrase_rows_get_valid (self->passphrase_rows));
}

static void
show_message (DromUnlockPage *self, const char *text)
{
  gtk_label_set_label (self->error_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), text != NULL);
}

static void
set_busy (DromUnlockPage *self, gboolean busy)
{
  self->busy = busy;
  /* An entry that becomes insensitive under the focus is not told that it lost it. */
  if (busy)
    gtk_window_set_focus (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), !busy);
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  update (self);
}

/* Who may come in; an error if the registry can't be read. */
static void
load_words (DromUnlockPage *self)
{
  DromWindow *window = drom_window_of (GTK_WIDGET (self));
  g_autoptr (DromKeyFile) keys = NULL;
  g_autoptr (GtkStringList) model = NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr (GError) error = NULL;

  if (window == NULL)
    return;
  keys = drom_key_file_load (drom_window_get_folder (window), &error);
  if (keys == NULL)
    {
      show_message (self, error->message);
      return;
    }
  words = drom_key_file_dup_words (keys);
  model = gtk_string_list_new ((const char *const *) words);
  adw_combo_row_set_model (self->word_row, G_LIST_MODEL (model));
  adw_combo_row_set_model (self->recovery_word_row, G_LIST_MODEL (model));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DromUnlockPage) self = user_data;
  DromWindow *window = drom_window_of (GTK_WIDGET (self));
  g_autoptr (DromSession) session = NULL;
  g_autoptr (GError) error = NULL;

  session = drom_door_finish (result, NULL, &error);
  if (window == NULL)
    return;

  /* Letting go may lock or rebuild at once, and then this page is gone. */
  g_object_ref (window);
  set_busy (self, FALSE);
  if (session != NULL)
    {
      gtk_editable_set_text (self->passphrase, "");
      gtk_editable_set_text (self->code, "");
      drom_passphrase_rows_clear (self->passphrase_rows);
      drom_window_take_session (window, session);
      drom_window_show_registry (window);
    }
  else
    {
      show_message (self, error->message);
      if (is_recovering (self))
        gtk_widget_grab_focus (GTK_WIDGET (self->code));
      else
        {
          /* What was typed is selected: a whole new try, or one letter, as one likes. */
          gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
          gtk_editable_select_region (self->passphrase, 0, -1);
        }
    }
  drom_window_release (window);
  g_object_unref (window);
}

static void
unlock (DromUnlockPage *self)
{
  DromWindow *window = drom_window_of (GTK_WIDGET (self));
  g_autofree char *word = dup_word (self->word_row);

  if (self->busy || word == NULL || *gtk_editable_get_text (self->passphrase) == '\0')
    return;
  show_message (self, NULL);
  set_busy (self, TRUE);
  drom_window_hold (window);
  drom_door_unlock_async (drom_window_get_folder (window), word,
                          gtk_editable_get_text (self->passphrase), NULL, opened_cb,
                          g_object_ref (self));
}

static void
recover (DromUnlockPage *self)
{
  DromWindow *window = drom_window_of (GTK_WIDGET (self));
  g_autofree char *word = dup_word (self->recovery_word_row);

  if (self->busy || word == NULL || *gtk_editable_get_text (self->code) == '\0'
      || !drom_passphrase_rows_get_valid (self->passphrase_rows))
    return;
  if (!drom_recovery_code_is_valid (gtk_editable_get_text (self->code)))
    {
      show_message (self, _ ("This is not a whole recovery code: a letter is missing or wrong. "
                             "Compare it with the paper."));
      gtk_widget_grab_focus (GTK_WIDGET (self->code));
      return;
    }
  show_message (self, NULL);
  set_busy (self, TRUE);
  drom_window_hold (window);
  drom_door_recover_async (drom_window_get_folder (window), gtk_editable_get_text (self->code),
                           word, drom_passphrase_rows_get_passphrase (self->passphrase_rows), NULL,
                           opened_cb, g_object_ref (self));
}

static void
changed_cb (GtkEditable *editable, gpointer user_data)
{
  DromUnlockPage *self = user_data;

  if (!self->gone)
    update (self);
}

static void
valid_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  DromUnlockPage *self = user_data;

  if (!self->gone)
    update (self);
}

static void
unlock_cb (GtkWidget *widget, gpointer user_data)
{
  unlock (user_data);
}

static void
recover_cb (GtkWidget *widget, gpointer user_data)
{
  recover (user_data);
}

static void
forgotten_cb (GtkButton *button, gpointer user_data)
{
  DromUnlockPage *self = user_data;

  adw_combo_row_set_selected (self->recovery_word_row, adw_combo_row_get_selected (self->word_row));
  show_message (self, NULL);
  gtk_stack_set_visible_child_name (self->stack, "recovery");
  gtk_widget_grab_focus (GTK_WIDGET (self->code));
}

static void
back_cb (GtkButton *button, gpointer user_data)
{
  DromUnlockPage *self = user_data;

  show_message (self, NULL);
  gtk_stack_set_visible_child_name (self->stack, "unlock");
  gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
}

static void
drom_unlock_page_root (GtkWidget *widget)
{
  DromUnlockPage *self = DROM_UNLOCK_PAGE (widget);

  GTK_WIDGET_CLASS (drom_unlock_page_parent_class)->root (widget);
  load_words (self);
}

static gboolean
drom_unlock_page_grab_focus (GtkWidget *widget)
{
  DromUnlockPage *self = DROM_UNLOCK_PAGE (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (is_recovering (self) ? self->code : self->passphrase));
}

static void
drom_unlock_page_dispose (GObject *object)
{
  DROM_UNLOCK_PAGE (object)->gone = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), DROM_TYPE_UNLOCK_PAGE);
  G_OBJECT_CLASS (drom_unlock_page_parent_class)->dispose (object);
}

static void
drom_unlock_page_class_init (DromUnlockPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drom_unlock_page_dispose;
  widget_class->root = drom_unlock_page_root;
  widget_class->grab_focus = drom_unlock_page_grab_focus;

  g_type_ensure (DROM_TYPE_PASSPHRASE_ROWS);
  g_type_ensure (DROM_TYPE_COMBO_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DROM_RESOURCE ("pages/welcome/drom-unlock-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, DromUnlockPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DromUnlockPage, word_row);
  gtk_widget_class_bind_template_child (widget_class, DromUnlockPage, passphrase);
  gtk_widget_class_bind_template_child (widget_class, DromUnlockPage, unlock_button);
  gtk_widget_class_bind_template_child (widget_class, DromUnlockPage, forgotten_button);
  gtk_widget_class_bind_template_child (widget_class, DromUnlockPage, recovery_word_row);
  gtk_widget_class_bind_template_child (widget_class, DromUnlockPage, code);
  gtk_widget_class_bind_template_child (widget_class, DromUnlockPage, passphrase_rows);
  gtk_widget_class_bind_template_child (widget_class, DromUnlockPage, recover_button);
  gtk_widget_class_bind_template_child (widget_class, DromUnlockPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, DromUnlockPage, error_label);
  gtk_widget_class_bind_template_child (widget_class, DromUnlockPage, language_section);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, valid_cb);
  gtk_widget_class_bind_template_callback (widget_class, unlock_cb);
  gtk_widget_class_bind_template_callback (widget_class, recover_cb);
  gtk_widget_class_bind_template_callback (widget_class, forgotten_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
}

static void
drom_unlock_page_init (DromUnlockPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  drom_menu_add_languages (self->language_section);
  update (self);
}

GtkWidget *
drom_unlock_page_new (void)
{
  return g_object_new (DROM_TYPE_UNLOCK_PAGE, NULL);
}
