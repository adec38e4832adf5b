/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/welcome/drom-recovery-sheet.h"

#include "app/compat/drom-file-chooser.h"
#include "app/drom-focus.h"
#include "app/drom-page.h"
#include "app/drom-resource.h"
#include "base/drom-date.h"
#include "document/drom-form-papers.h"
#include "document/drom-pdf.h"
#include "language/drom-language.h"
#include "store/drom-key-file.h"

#include <glib/gi18n-lib.h>

struct _DromRecoverySheet
{
  AdwBin parent_instance;

  /* template */
  GtkLabel *code_label;
  GtkWidget *print_button;
  GtkWidget *save_button;
  GtkLabel *saved_label;
  GtkCheckButton *put_away;

  /* owned */
  char *code; /* secret, nullable */
  char *code_name;
  char *saved; /* nullable: the place of the file that was saved */
};

G_DEFINE_FINAL_TYPE (DromRecoverySheet, drom_recovery_sheet, ADW_TYPE_BIN)

enum
{
  PROP_PUT_AWAY = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* The sheet in the language of the screen. (transfer full) */
static DromPages *
make_pages (DromRecoverySheet *self)
{
  const char *languages[] = { drom_language_get_current ()->code, NULL };
  g_autofree char *today = drom_date_today ();
  const DromFormPaperInfo info = {
    .code_name = self->code_name,
    .today = today,
  };
  g_autoptr (DromDocument) document = drom_recovery_paper_new (self->code, &info, languages, NULL);

  return drom_document_paginate (document);
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int nth, gpointer user_data)
{
  drom_pages_draw_page (user_data, (guint) nth, gtk_print_context_get_cairo_context (context));
}

static void
print_cb (GtkButton *button, gpointer user_data)
{
  DromRecoverySheet *self = user_data;
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) size = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  g_autoptr (GError) error = NULL;
  g_autoptr (DromPages) pages = NULL;

  if (self->code == NULL)
    return;
  pages = make_pages (self);
  gtk_page_setup_set_paper_size (setup, size);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_n_pages (operation, (int) drom_pages_get_n_pages (pages));
  gtk_print_operation_set_job_name (operation, "Drom");
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), pages);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), &error)
      == GTK_PRINT_OPERATION_RESULT_ERROR)
    drom_show_error (GTK_WIDGET (self), error);
}

/* Stays below the button: a toast would be gone before the printer has paper. */
static void
show_saved (DromRecoverySheet *self, const char *path)
{
  g_autofree char *place = g_filename_display_name (path);
  g_autofree char *text =
      /* Translators: %s is the place of a file. */
      g_strdup_printf (_ ("The recovery sheet was saved in %s. Print it, put the paper away, and "
                          "then delete the file."),
                       place);

  g_free (self->saved);
  self->saved = g_strdup (path);
  gtk_label_set_label (self->saved_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->saved_label), TRUE);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DromRecoverySheet *self = DROM_RECOVERY_SHEET (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = drom_file_chooser_finish (result, &error);
  g_autoptr (DromPages) pages = NULL;

  if (file != NULL && self->code != NULL)
    {
      pages = make_pages (self);
      if (drom_pages_write_pdf (pages, g_file_peek_path (file), &error))
        show_saved (self, g_file_peek_path (file));
    }
  if (error != NULL)
    drom_show_error (GTK_WIDGET (self), error);
}

static void
save_cb (GtkButton *button, gpointer user_data)
{
  drom_file_chooser_save (GTK_WIDGET (user_data), _ ("Save the recovery sheet"),
                          /* Translators: the button that saves a file. */
                          C_ ("dialog", "_Save"),
                          /* Translators: a kind of file. */
                          _ ("PDF files"), "pdf",
                          /* Translators: the name of a file. */
                          _ ("recovery sheet.pdf"), chosen_cb, NULL);
}

static void
put_away_cb (GtkCheckButton *button, gpointer user_data)
{
  g_object_notify_by_pspec (user_data, properties[PROP_PUT_AWAY]);
}

static gboolean
drom_recovery_sheet_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DROM_RECOVERY_SHEET (widget)->print_button);
}

static void
drom_recovery_sheet_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DROM_TYPE_RECOVERY_SHEET);
  G_OBJECT_CLASS (drom_recovery_sheet_parent_class)->dispose (object);
}

static void
drom_recovery_sheet_finalize (GObject *object)
{
  DromRecoverySheet *self = DROM_RECOVERY_SHEET (object);

  g_clear_pointer (&self->code, drom_secret_free);
  g_free (self->code_name);
  g_free (self->saved);
  G_OBJECT_CLASS (drom_recovery_sheet_parent_class)->finalize (object);
}

static void
drom_recovery_sheet_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_PUT_AWAY:
      g_value_set_boolean (value, drom_recovery_sheet_get_put_away (DROM_RECOVERY_SHEET (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
drom_recovery_sheet_class_init (DromRecoverySheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = drom_recovery_sheet_dispose;
  object_class->finalize = drom_recovery_sheet_finalize;
  object_class->get_property = drom_recovery_sheet_get_property;
  widget_class->focus = drom_focus_child;
  widget_class->grab_focus = drom_recovery_sheet_grab_focus;

  properties[PROP_PUT_AWAY] = g_param_spec_boolean ("put-away", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, DROM_RESOURCE ("pages/welcome/drom-recovery-sheet.ui"));
  gtk_widget_class_bind_template_child (widget_class, DromRecoverySheet, code_label);
  gtk_widget_class_bind_template_child (widget_class, DromRecoverySheet, print_button);
  gtk_widget_class_bind_template_child (widget_class, DromRecoverySheet, save_button);
  gtk_widget_class_bind_template_child (widget_class, DromRecoverySheet, saved_label);
  gtk_widget_class_bind_template_child (widget_class, DromRecoverySheet, put_away);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, put_away_cb);
}

static void
drom_recovery_sheet_init (DromRecoverySheet *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
drom_recovery_sheet_set (DromRecoverySheet *self, const char *code, const char *code_name)
{
  g_return_if_fail (DROM_IS_RECOVERY_SHEET (self));
  g_return_if_fail (code != NULL);

  g_clear_pointer (&self->code, drom_secret_free);
  self->code = g_strdup (code);
  g_free (self->code_name);
  self->code_name = g_strdup (code_name);
  gtk_label_set_label (self->code_label, code);
}

GVariant *
drom_recovery_sheet_save_state (DromRecoverySheet *self)
{
  g_return_val_if_fail (DROM_IS_RECOVERY_SHEET (self), NULL);

  if (self->code == NULL)
    return NULL;
  return g_variant_new ("(smsm^ay)", self->code, self->code_name, self->saved);
}

void
drom_recovery_sheet_restore_state (DromRecoverySheet *self, GVariant *state)
{
  const char *code, *code_name, *saved;

  g_return_if_fail (DROM_IS_RECOVERY_SHEET (self));
  g_return_if_fail (g_variant_is_of_type (state, DROM_RECOVERY_SHEET_STATE));

  g_variant_get (state, "(&sm&sm^&ay)", &code, &code_name, &saved);
  drom_recovery_sheet_set (self, code, code_name);
  if (saved != NULL)
    show_saved (self, saved);
}

gboolean
drom_recovery_sheet_get_put_away (DromRecoverySheet *self)
{
  g_return_val_if_fail (DROM_IS_RECOVERY_SHEET (self), FALSE);
  return gtk_check_button_get_active (self->put_away);
}
