/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/plan/drom-agree-dialog.h"

#include "app/drom-page.h"
#include "app/drom-resource.h"
#include "app/pages/plan/drom-health-card.h"
#include "app/print/drom-paper-order.h"
#include "app/widgets/drom-preview.h"
#include "model/drom-plan-health.h"
#include "model/drom-planning.h"

#include <glib/gi18n-lib.h>

struct _DromAgreeDialog
{
  DromDialog parent_instance;

  DromSession *session;
  DromPlan *plan;
  char **languages;

  /* Template */
  GtkWidget *agree;
  GtkCheckButton *participant;
  GtkCheckButton *staff;
  GtkCheckButton *team;
  DromHealthCard *health;
  DromPreview *preview;
};

G_DEFINE_FINAL_TYPE (DromAgreeDialog, drom_agree_dialog, DROM_TYPE_DIALOG)

enum
{
  AGREED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* "participant,staff" (transfer full) */
static char *
dup_agreed_by (DromAgreeDialog *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) who = NULL;

  if (gtk_check_button_get_active (self->participant))
    g_strv_builder_add (builder, "participant");
  if (gtk_check_button_get_active (self->staff))
    g_strv_builder_add (builder, "staff");
  if (gtk_check_button_get_active (self->team))
    g_strv_builder_add (builder, "team");
  who = g_strv_builder_end (builder);
  return g_strjoinv (",", who);
}

static void
toggled_cb (DromAgreeDialog *self)
{
  g_autofree char *agreed_by = dup_agreed_by (self);

  /* An agreement of nobody is none. */
  gtk_widget_set_sensitive (self->agree, *agreed_by != '\0');
}

static void
agree_cb (DromAgreeDialog *self)
{
  g_autofree char *agreed_by = dup_agreed_by (self);
  g_autoptr (DromAgreement) agreement = NULL;
  g_autoptr (GError) error = NULL;

  agreement = drom_plan_agree (self->session, self->plan, agreed_by, &error);
  if (agreement == NULL)
    {
      drom_show_error (GTK_WIDGET (self), error);
      return;
    }
  g_object_ref (self);
  g_signal_emit (self, signals[AGREED], 0, agreement);
  gtk_window_destroy (GTK_WINDOW (self));
  g_object_unref (self);
}

static gboolean
show_plan (DromAgreeDialog *self, GError **error)
{
  DromPaperOrder order = { .kind = drom_paper_kind_find ("plan"),
                           .participant = drom_plan_get_participant (self->plan),
                           .languages = (const char *const *) self->languages };
  g_autoptr (DromDocument) document = NULL;
  g_autoptr (DromPages) pages = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  document = drom_paper_order_make (self->session, &order, error);
  if (document == NULL)
    return FALSE;
  pages = drom_document_paginate (document);
  drom_preview_set_pages (self->preview, pages);
  findings =
      drom_plan_health_check (self->session, drom_plan_get_enrolment (self->plan), NULL, error);
  if (findings == NULL)
    return FALSE;
  drom_health_card_set_leading (self->health, FALSE);
  drom_health_card_set_findings (self->health, findings->len > 0 ? findings : NULL);
  return TRUE;
}

static DromAgreeDialog *
make (GtkWindow *parent, DromSession *session, DromPlan *plan, const char *const *languages)
{
  DromAgreeDialog *self =
      g_object_new (DROM_TYPE_AGREE_DIALOG, "parent",
                    parent != NULL && DROM_IS_WINDOW (parent) ? parent : NULL, NULL);

  self->session = g_object_ref (session);
  self->plan = g_object_ref (plan);
  self->languages = g_strdupv ((char **) languages);
  if (parent != NULL)
    gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  return self;
}

/* The page that waited for the dialog was made anew too. */
static void
agreed_again_cb (DromAgreeDialog *self, DromAgreement *agreement)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "plan.agreed", "x",
                                drom_record_get_id (DROM_RECORD (agreement)));
}

static DromDialog *
drom_agree_dialog_make_again (DromDialog *dialog)
{
  DromAgreeDialog *self = DROM_AGREE_DIALOG (dialog);
  DromAgreeDialog *again = make (gtk_window_get_transient_for (GTK_WINDOW (self)), self->session,
                                 self->plan, (const char *const *) self->languages);

  gtk_check_button_set_active (again->participant, gtk_check_button_get_active (self->participant));
  gtk_check_button_set_active (again->staff, gtk_check_button_get_active (self->staff));
  gtk_check_button_set_active (again->team, gtk_check_button_get_active (self->team));
  g_signal_connect (again, "agreed", G_CALLBACK (agreed_again_cb), NULL);
  show_plan (again, NULL);
  return DROM_DIALOG (again);
}

static void
drom_agree_dialog_dispose (GObject *object)
{
  DromAgreeDialog *self = DROM_AGREE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), DROM_TYPE_AGREE_DIALOG);
  g_clear_pointer (&self->languages, g_strfreev);
  g_clear_object (&self->plan);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (drom_agree_dialog_parent_class)->dispose (object);
}

static void
drom_agree_dialog_class_init (DromAgreeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drom_agree_dialog_dispose;
  DROM_DIALOG_CLASS (klass)->make_again = drom_agree_dialog_make_again;

  signals[AGREED] = g_signal_new ("agreed", DROM_TYPE_AGREE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, DROM_TYPE_AGREEMENT);

  g_type_ensure (DROM_TYPE_HEALTH_CARD);
  g_type_ensure (DROM_TYPE_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DROM_RESOURCE ("pages/plan/drom-agree-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, DromAgreeDialog, agree);
  gtk_widget_class_bind_template_child (widget_class, DromAgreeDialog, participant);
  gtk_widget_class_bind_template_child (widget_class, DromAgreeDialog, staff);
  gtk_widget_class_bind_template_child (widget_class, DromAgreeDialog, team);
  gtk_widget_class_bind_template_child (widget_class, DromAgreeDialog, health);
  gtk_widget_class_bind_template_child (widget_class, DromAgreeDialog, preview);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, agree_cb);
}

static void
drom_agree_dialog_init (DromAgreeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

DromAgreeDialog *
drom_agree_dialog_present (GtkWidget *widget,
                           DromSession *session,
                           DromPlan *plan,
                           const char *const *languages)
{
  DromAgreeDialog *self;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  self = make (GTK_WINDOW (gtk_widget_get_root (widget)), session, plan, languages);
  if (!show_plan (self, &error))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      drom_show_error (widget, error);
      return NULL;
    }
  drom_dialog_set_first (DROM_DIALOG (self), self->agree);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
