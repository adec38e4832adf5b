/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/print/drom-print-dialog.h"

#include "app/compat/drom-file-chooser.h"
#include "app/drom-page.h"
#include "app/drom-resource.h"
#include "app/pages/plan/drom-agreement-row.h"
#include "app/pages/plan/drom-health-card.h"
#include "app/print/drom-language-pick.h"
#include "app/print/drom-layout-pick.h"
#include "app/print/drom-paper-order.h"
#include "app/print/drom-print-job.h"
#include "app/widgets/drom-combo-row.h"
#include "app/widgets/drom-preview.h"
#include "model/drom-participant.h"
#include "model/drom-plan-health.h"
#include "model/drom-planning.h"

#include <glib/gi18n-lib.h>

struct _DromPrintDialog
{
  DromDialog parent_instance;

  DromSession *session;
  gint64 participant;
  gint64 mapping;        /* row id; 0: the newest */
  GPtrArray *kinds;      /* (element-type DromPaperKind) those that there are; static */
  GPtrArray *agreements; /* newest first */

  /* Template */
  AdwToastOverlay *toasts;
  AdwComboRow *kind;
  AdwComboRow *agreement;
  DromLanguagePick *languages;
  GtkWidget *layout_row;
  DromLayoutPick *layout;
  GtkWidget *health;
  GtkLabel *remark;
  GtkWidget *print;
  GtkWidget *save;
  DromPreview *preview;
};

G_DEFINE_FINAL_TYPE (DromPrintDialog, drom_print_dialog, DROM_TYPE_DIALOG)

/* What is chosen now; borrows from @self. */
static DromPaperOrder
get_order (DromPrintDialog *self)
{
  guint agreement = adw_combo_row_get_selected (self->agreement);
  DromPaperOrder order = {
    .kind = g_ptr_array_index (self->kinds,
                               MIN (adw_combo_row_get_selected (self->kind), self->kinds->len - 1)),
    .participant = self->participant,
    .mapping = self->mapping,
    .languages = drom_language_pick_get_languages (self->languages),
  };

  if (order.kind->has_layouts)
    order.layout = drom_layout_pick_get_layout (self->layout);
  /* The first of the list is the plan of today. */
  if (order.kind->has_agreements && agreement > 0 && agreement <= self->agreements->len)
    order.agreement = g_ptr_array_index (self->agreements, agreement - 1);
  return order;
}

/* What is wrong or to be known, before it is printed */

static void
add_sentence (GString *remark, const char *sentence)
{
  if (remark->len > 0)
    g_string_append (remark, "\n\n");
  g_string_append (remark, sentence);
}

static void
add_missing_glyphs (GString *remark, DromPages *pages)
{
  g_autoptr (GArray) glyphs = drom_pages_get_missing_glyphs (pages);
  g_autoptr (GString) letters = g_string_new (NULL);
  g_autofree char *sentence = NULL;

  if (glyphs->len == 0)
    return;
  for (guint i = 0; i < glyphs->len; i++)
    {
      gunichar letter = g_array_index (glyphs, DromMissingGlyph, i).character;

      if (i > 0)
        g_string_append_c (letters, ' ');
      g_string_append_unichar (letters, letter);
    }
  sentence = g_strdup_printf (
      /* Translators: %s are letters that the paper's font does not have. */
      _ ("The paper’s font lacks these letters, which another one stands in for: %s"),
      letters->str);
  add_sentence (remark, sentence);
}

static gboolean
is_protected (DromPrintDialog *self)
{
  g_autoptr (DromRecord) participant = NULL;

  if (self->participant == 0)
    return FALSE;
  participant = drom_session_load (self->session, &drom_participant_noun, self->participant, NULL);
  return participant != NULL && drom_participant_get_protected (DROM_PARTICIPANT (participant));
}

static void
show_remarks (DromPrintDialog *self, DromPages *pages)
{
  g_autoptr (GString) remark = g_string_new (NULL);

  if (!drom_document_font_is_available ())
    add_sentence (remark, _ ("The paper’s font, Cantarell, is not installed. The paper will look "
                             "different and may break its pages elsewhere."));
  if (pages != NULL)
    add_missing_glyphs (remark, pages);
  if (is_protected (self))
    add_sentence (remark, _ ("This participant’s identity is protected: the paper bears the "
                             "number, not the name."));
  gtk_label_set_text (self->remark, remark->str);
  gtk_widget_set_visible (GTK_WIDGET (self->remark), remark->len > 0);
}

static void
show_health (DromPrintDialog *self, const DromPaperOrder *order)
{
  g_autoptr (DromRecord) enrolment = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  /* What was agreed on is as it is; a form is filled in later. */
  if (order->kind->has_agreements && order->agreement == NULL && self->participant != 0)
    enrolment = drom_session_load_enrolment (self->session, self->participant, NULL);
  if (enrolment != NULL)
    findings = drom_plan_health_check (self->session, drom_record_get_id (enrolment), NULL, NULL);
  drom_health_card_set_findings (DROM_HEALTH_CARD (self->health),
                                 findings != NULL && findings->len > 0 ? findings : NULL);
}

static void
show_pages (DromPrintDialog *self)
{
  DromPaperOrder order;
  g_autoptr (DromDocument) document = NULL;
  g_autoptr (DromPages) pages = NULL;
  g_autoptr (GError) error = NULL;

  if (self->session == NULL || self->kinds->len == 0)
    return;
  order = get_order (self);
  gtk_widget_set_visible (self->layout_row, order.kind->has_layouts);
  gtk_widget_set_visible (GTK_WIDGET (self->agreement),
                          order.kind->has_agreements && self->agreements->len > 0);
  document = drom_paper_order_make (self->session, &order, &error);
  if (document != NULL)
    pages = drom_document_paginate (document);
  else
    drom_show_error (GTK_WIDGET (self->toasts), error);
  drom_preview_set_pages (self->preview, pages);
  gtk_widget_set_sensitive (self->print, pages != NULL);
  gtk_widget_set_sensitive (self->save, pages != NULL);
  show_remarks (self, pages);
  show_health (self, &order);
}

/* A form has fewer layouts than a plan. */
static void
kind_selected_cb (DromPrintDialog *self)
{
  DromPaperOrder order;

  if (self->session == NULL || self->kinds->len == 0)
    return;
  order = get_order (self);
  drom_layout_pick_set_forms (self->layout, !order.kind->of_participant);
  show_pages (self);
}

/* Printing and saving */

static gboolean
log_paper (gpointer data, GError **error)
{
  DromPrintDialog *self = data;
  DromPaperOrder order = get_order (self);

  return drom_paper_order_log (self->session, &order, error);
}

static void
printed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DromPrintDialog) self = data;
  g_autoptr (GError) error = NULL;

  drom_dialog_set_busy (DROM_DIALOG (self), FALSE);
  if (drom_print_job_finish (result, &error))
    drom_toast (GTK_WIDGET (self->toasts), _ ("Sent to the printer"), NULL, NULL);
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    drom_show_error (GTK_WIDGET (self->toasts), error);
}

static void
print_cb (DromPrintDialog *self)
{
  DromPages *pages = drom_preview_get_pages (self->preview);

  if (pages == NULL)
    return;
  drom_dialog_set_busy (DROM_DIALOG (self), TRUE);
  drom_print_job_start (GTK_WINDOW (self), pages, log_paper, printed_cb, g_object_ref (self));
}

static gboolean
save_to (DromPrintDialog *self, GFile *file, GError **error)
{
  g_autofree char *path = g_file_get_path (file);
  DromPaperOrder order = get_order (self);
  DromPages *pages = drom_preview_get_pages (self->preview);

  return pages != NULL && drom_paper_order_save (self->session, &order, pages, path, error);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DromPrintDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = drom_file_chooser_finish (result, &error);

  /* The registry may have been locked while the file was being chosen. */
  if (self->toasts == NULL || !gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  if (file != NULL && save_to (self, file, &error))
    {
      g_autofree char *name = g_file_get_basename (file);
      /* Translators: after a paper was saved; %s is the file's name. */
      g_autofree char *text = g_strdup_printf (_ ("Saved: %s"), name);

      drom_toast (GTK_WIDGET (self->toasts), text, NULL, NULL);
    }
  else if (error != NULL)
    drom_show_error (GTK_WIDGET (self->toasts), error);
}

static void
save_cb (DromPrintDialog *self)
{
  DromPaperOrder order = get_order (self);
  g_autofree char *name = drom_paper_order_dup_file_name (self->session, &order);

  drom_file_chooser_save (GTK_WIDGET (self), _ ("Save the paper as PDF"), C_ ("file", "_Save"),
                          _ ("PDF documents"), "pdf", name, chosen_cb, g_object_ref (self));
}

/* Choices */

static void
fill_kinds (DromPrintDialog *self, const char *paper)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint n, selected = 0;
  const DromPaperKind *all = drom_paper_kinds_get_all (&n);

  for (guint i = 0; i < n; i++)
    {
      DromPaperOrder order = { .kind = &all[i], .participant = self->participant };

      if (!drom_paper_order_is_possible (self->session, &order))
        continue;
      if (g_strcmp0 (all[i].name, paper) == 0)
        selected = self->kinds->len;
      g_ptr_array_add (self->kinds, (gpointer) &all[i]);
      gtk_string_list_append (names, drom_paper_kind_get_label (&all[i]));
    }
  adw_combo_row_set_model (self->kind, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->kind, selected);
}

static void
fill_agreements (DromPrintDialog *self, gint64 agreement)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (DromRecord) enrolment = NULL;
  g_autoptr (DromPlan) plan = NULL;
  g_autoptr (GPtrArray) agreements = NULL;
  guint selected = 0;

  gtk_string_list_append (names, _ ("The plan of today, as a draft"));
  if (self->participant != 0)
    enrolment = drom_session_load_enrolment (self->session, self->participant, NULL);
  if (enrolment != NULL)
    plan = drom_plan_find (self->session, drom_record_get_id (enrolment), NULL);
  if (plan != NULL)
    agreements = drom_plan_load_agreements (self->session, plan, NULL);
  for (guint i = 0; agreements != NULL && i < agreements->len; i++)
    {
      DromAgreement *one = g_ptr_array_index (agreements, i);
      g_autofree char *title = drom_agreement_dup_title (one);

      g_ptr_array_add (self->agreements, g_object_ref (one));
      gtk_string_list_append (names, title);
      if (drom_record_get_id (DROM_RECORD (one)) == agreement)
        selected = i + 1;
    }
  adw_combo_row_set_model (self->agreement, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->agreement, selected);
}

static DromDialog *
drom_print_dialog_make_again (DromDialog *dialog)
{
  DromPrintDialog *self = DROM_PRINT_DIALOG (dialog);
  DromPaperOrder order = get_order (self);
  gboolean of_mapping = g_str_equal (order.kind->name, "mapping");
  gint64 agreement =
      order.agreement != NULL ? drom_record_get_id (DROM_RECORD (order.agreement)) : 0;
  GtkWindow *again = drom_print_dialog_new (self->session, self->participant, order.kind->name,
                                            of_mapping ? self->mapping : agreement);

  DROM_PRINT_DIALOG (again)->mapping = self->mapping;
  gtk_window_set_transient_for (again, gtk_window_get_transient_for (GTK_WINDOW (self)));
  drom_language_pick_set_languages (DROM_PRINT_DIALOG (again)->languages, order.languages);
  drom_layout_pick_set_layout (DROM_PRINT_DIALOG (again)->layout, order.layout);
  return DROM_DIALOG (again);
}

static void
drom_print_dialog_dispose (GObject *object)
{
  DromPrintDialog *self = DROM_PRINT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), DROM_TYPE_PRINT_DIALOG);
  g_clear_pointer (&self->kinds, g_ptr_array_unref);
  g_clear_pointer (&self->agreements, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (drom_print_dialog_parent_class)->dispose (object);
}

static void
drom_print_dialog_class_init (DromPrintDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drom_print_dialog_dispose;
  DROM_DIALOG_CLASS (klass)->make_again = drom_print_dialog_make_again;

  g_type_ensure (DROM_TYPE_HEALTH_CARD);
  g_type_ensure (DROM_TYPE_LANGUAGE_PICK);
  g_type_ensure (DROM_TYPE_LAYOUT_PICK);
  g_type_ensure (DROM_TYPE_PREVIEW);
  g_type_ensure (DROM_TYPE_COMBO_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DROM_RESOURCE ("print/drom-print-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, DromPrintDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, DromPrintDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, DromPrintDialog, agreement);
  gtk_widget_class_bind_template_child (widget_class, DromPrintDialog, languages);
  gtk_widget_class_bind_template_child (widget_class, DromPrintDialog, layout_row);
  gtk_widget_class_bind_template_child (widget_class, DromPrintDialog, layout);
  gtk_widget_class_bind_template_child (widget_class, DromPrintDialog, health);
  gtk_widget_class_bind_template_child (widget_class, DromPrintDialog, remark);
  gtk_widget_class_bind_template_child (widget_class, DromPrintDialog, print);
  gtk_widget_class_bind_template_child (widget_class, DromPrintDialog, save);
  gtk_widget_class_bind_template_child (widget_class, DromPrintDialog, preview);
  gtk_widget_class_bind_template_callback (widget_class, kind_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_pages);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
drom_print_dialog_init (DromPrintDialog *self)
{
  self->kinds = g_ptr_array_new ();
  self->agreements = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  drom_health_card_set_leading (DROM_HEALTH_CARD (self->health), FALSE);
}

GtkWindow *
drom_print_dialog_new (DromSession *session, gint64 participant, const char *paper, gint64 row)
{
  DromPrintDialog *self;

  g_return_val_if_fail (DROM_IS_SESSION (session), NULL);

  self = g_object_new (DROM_TYPE_PRINT_DIALOG, NULL);
  self->participant = participant;
  self->session = g_object_ref (session);
  if (g_strcmp0 (paper, "mapping") == 0)
    self->mapping = row;
  fill_agreements (self, self->mapping == 0 ? row : 0);
  fill_kinds (self, paper);
  kind_selected_cb (self);
  return GTK_WINDOW (self);
}

void
drom_print_dialog_present (
    GtkWidget *widget, DromSession *session, gint64 participant, const char *paper, gint64 row)
{
  GtkWindow *self;
  GtkRoot *root;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  root = GTK_IS_ROOT (widget) ? GTK_ROOT (widget) : gtk_widget_get_root (widget);
  self = drom_print_dialog_new (session, participant, paper, row);
  if (root != NULL)
    gtk_window_set_transient_for (self, GTK_WINDOW (root));
  drom_dialog_set_first (DROM_DIALOG (self), DROM_PRINT_DIALOG (self)->print);
  gtk_window_present (self);
}
