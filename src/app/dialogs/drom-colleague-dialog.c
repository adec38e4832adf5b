/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/dialogs/drom-colleague-dialog.h"

#include "app/drom-keys.h"
#include "app/drom-page.h"
#include "app/drom-resource.h"
#include "app/pages/welcome/drom-passphrase-rows.h"
#include "app/widgets/drom-combo-row.h"
#include "model/drom-codes.h"

#include <glib/gi18n-lib.h>

/* Most who are added walk with participants. */
#define DEFAULT_ROLE "supervisor"

struct _DromColleagueDialog
{
  DromDialog parent_instance;

  /* template */
  GtkEditable *name;
  AdwComboRow *role_row;
  GtkEditable *word;
  DromPassphraseRows *passphrase_rows;
  GtkWidget *add_button;
  GtkLabel *error_label;
  gboolean gone; /* entries say "changed" while they go */
};

G_DEFINE_FINAL_TYPE (DromColleagueDialog, drom_colleague_dialog, DROM_TYPE_DIALOG)

static char *
dup_text (GtkEditable *editable)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (editable)));
}

static void
update (DromColleagueDialog *self)
{
  g_autofree char *name = dup_text (self->name);
  g_autofree char *word = dup_text (self->word);

  gtk_widget_set_sensitive (self->add_button,
                            *name != '\0' && *word != '\0'
                                && drom_passphrase_rows_get_valid (self->passphrase_rows));
}

static void
changed_cb (GtkEditable *editable, gpointer user_data)
{
  DromColleagueDialog *self = user_data;

  if (!self->gone)
    update (self);
}

static void
valid_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  DromColleagueDialog *self = user_data;

  if (!self->gone)
    update (self);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DromColleagueDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (drom_keys_finish (result, NULL, &error))
    {
      drom_toast (GTK_WIDGET (drom_dialog_get_window (DROM_DIALOG (self))),
                  _ ("Your colleague can sign in now"), NULL, NULL);
      drom_dialog_set_busy (DROM_DIALOG (self), FALSE);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  gtk_label_set_label (self->error_label, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), TRUE);
  drom_dialog_set_busy (DROM_DIALOG (self), FALSE);
}

static void
add_cb (GtkWidget *widget, gpointer user_data)
{
  DromColleagueDialog *self = user_data;
  DromSession *session = drom_dialog_get_session (DROM_DIALOG (self));
  g_autofree char *name = dup_text (self->name);
  g_autofree char *word = dup_text (self->word);
  guint role = adw_combo_row_get_selected (self->role_row);

  if (session == NULL || !gtk_widget_get_sensitive (self->add_button))
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), FALSE);
  drom_dialog_set_busy (DROM_DIALOG (self), TRUE);
  drom_keys_add_async (
      session, name,
      drom_staff_role_codes.codes[MIN (role, drom_staff_role_codes.n_codes - 1)].code, word,
      drom_passphrase_rows_get_passphrase (self->passphrase_rows), added_cb, g_object_ref (self));
}

static void
drom_colleague_dialog_dispose (GObject *object)
{
  DROM_COLLEAGUE_DIALOG (object)->gone = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), DROM_TYPE_COLLEAGUE_DIALOG);
  G_OBJECT_CLASS (drom_colleague_dialog_parent_class)->dispose (object);
}

static void
drom_colleague_dialog_class_init (DromColleagueDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drom_colleague_dialog_dispose;

  g_type_ensure (DROM_TYPE_PASSPHRASE_ROWS);
  g_type_ensure (DROM_TYPE_COMBO_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DROM_RESOURCE ("dialogs/drom-colleague-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, DromColleagueDialog, name);
  gtk_widget_class_bind_template_child (widget_class, DromColleagueDialog, role_row);
  gtk_widget_class_bind_template_child (widget_class, DromColleagueDialog, word);
  gtk_widget_class_bind_template_child (widget_class, DromColleagueDialog, passphrase_rows);
  gtk_widget_class_bind_template_child (widget_class, DromColleagueDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, DromColleagueDialog, error_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, valid_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
drom_colleague_dialog_init (DromColleagueDialog *self)
{
  g_autoptr (GtkStringList) roles = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < drom_staff_role_codes.n_codes; i++)
    {
      const char *code = drom_staff_role_codes.codes[i].code;

      gtk_string_list_append (roles, drom_code_list_label (&drom_staff_role_codes, code));
      if (g_str_equal (code, DEFAULT_ROLE))
        selected = i;
    }
  adw_combo_row_set_model (self->role_row, G_LIST_MODEL (roles));
  adw_combo_row_set_selected (self->role_row, selected);
  update (self);
}

GtkWidget *
drom_colleague_dialog_new (DromWindow *window)
{
  g_return_val_if_fail (DROM_IS_WINDOW (window), NULL);
  return g_object_new (DROM_TYPE_COLLEAGUE_DIALOG, "parent", window, NULL);
}
