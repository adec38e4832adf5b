/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/participant/drom-person-page.h"

#include "app/drom-resource.h"
#include "app/pages/participant/drom-access-group.h"
#include "app/widgets/drom-code-row.h"
#include "app/widgets/drom-entry-row.h"
#include "app/widgets/drom-field-widget.h"
#include "app/widgets/drom-ref-row.h"
#include "app/widgets/drom-switch-row.h"
#include "model/drom-enrolment.h"
#include "model/drom-participant.h"

#include <glib/gi18n-lib.h>

struct _DromPersonPage
{
  DromPage parent_instance;

  /* Template */
  GtkWidget *enrolment_group;
  GtkWidget *not_enrolled;
  DromAccessGroup *access;
  GtkWidget *delete_group;

  gint64 participant;
  DromRecord *record;
  DromRecord *enrolment; /* nullable */
};

G_DEFINE_FINAL_TYPE (DromPersonPage, drom_person_page, DROM_TYPE_PAGE)

static void
load_enrolment (DromPersonPage *self)
{
  DromSession *session = drom_page_get_session (DROM_PAGE (self));
  g_autoptr (DromRecord) enrolment = NULL;

  enrolment = drom_session_load_enrolment (session, self->participant, NULL);
  if (enrolment != NULL && enrolment != self->enrolment)
    drom_field_widget_bind_all (self->enrolment_group, session, enrolment);
  g_set_object (&self->enrolment, enrolment);
  gtk_widget_set_visible (self->enrolment_group, enrolment != NULL);
  gtk_widget_set_visible (self->not_enrolled, enrolment == NULL);
}

static void
enrol_cb (DromPersonPage *self)
{
  DromSession *session = drom_page_get_session (DROM_PAGE (self));
  g_autofree char *participant = g_strdup_printf ("%" G_GINT64_FORMAT, self->participant);
  g_autofree char *project =
      g_strdup_printf ("%" G_GINT64_FORMAT, drom_session_get_project_id (session));
  g_autofree char *me = g_strdup_printf ("%" G_GINT64_FORMAT, drom_session_get_staff_id (session));
  g_autoptr (GError) error = NULL;
  g_autoptr (DromRecord) enrolment = drom_session_add (
      session, &drom_enrolment_noun, &error, DROM_ENROLMENT_PARTICIPANT, participant,
      DROM_ENROLMENT_PROJECT, project, DROM_ENROLMENT_RESPONSIBLE, me, DROM_ENROLMENT_STATUS,
      "active", DROM_ENROLMENT_FROM_DATE, drom_session_get_today (session), DROM_FIELDS_END);

  if (enrolment == NULL)
    drom_show_error (GTK_WIDGET (self), error);
}

static void
records_changed_cb (DromPersonPage *self, const char *noun)
{
  if (g_strcmp0 (noun, "enrolment") == 0)
    load_enrolment (self);
}

static void
drom_person_page_refresh (DromPage *page)
{
  DromPersonPage *self = DROM_PERSON_PAGE (page);

  load_enrolment (self);
  drom_access_group_refresh (self->access);
}

static void
drom_person_page_dispose (GObject *object)
{
  DromPersonPage *self = DROM_PERSON_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), DROM_TYPE_PERSON_PAGE);
  g_clear_object (&self->record);
  g_clear_object (&self->enrolment);
  G_OBJECT_CLASS (drom_person_page_parent_class)->dispose (object);
}

static void
drom_person_page_class_init (DromPersonPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drom_person_page_dispose;
  DROM_PAGE_CLASS (klass)->refresh = drom_person_page_refresh;

  g_type_ensure (DROM_TYPE_ACCESS_GROUP);
  g_type_ensure (DROM_TYPE_CODE_ROW);
  g_type_ensure (DROM_TYPE_ENTRY_ROW);
  g_type_ensure (DROM_TYPE_REF_ROW);
  g_type_ensure (DROM_TYPE_SWITCH_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, DROM_RESOURCE ("pages/participant/drom-person-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, DromPersonPage, enrolment_group);
  gtk_widget_class_bind_template_child (widget_class, DromPersonPage, not_enrolled);
  gtk_widget_class_bind_template_child (widget_class, DromPersonPage, access);
  gtk_widget_class_bind_template_child (widget_class, DromPersonPage, delete_group);
  gtk_widget_class_bind_template_callback (widget_class, enrol_cb);
}

static void
drom_person_page_init (DromPersonPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
drom_person_page_new (DromSession *session, gint64 participant)
{
  DromPersonPage *self = g_object_new (DROM_TYPE_PERSON_PAGE, "session", session, NULL);

  self->participant = participant;
  self->record = drom_session_load (session, &drom_participant_noun, participant, NULL);
  if (self->record == NULL)
    return GTK_WIDGET (self);
  drom_field_widget_bind_all (GTK_WIDGET (self), session, self->record);
  load_enrolment (self);
  drom_access_group_set_participant (self->access, session, self->record);
  gtk_widget_set_visible (self->delete_group, drom_session_has_right (session, DROM_RIGHT_WRITE));
  g_signal_connect_object (session, "records-changed", G_CALLBACK (records_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
