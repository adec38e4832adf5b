/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/plan/drom-team-dialog.h"

#include "app/drom-page.h"
#include "app/drom-resource.h"
#include "app/pages/plan/drom-plan-text.h"
#include "model/drom-contact.h"
#include "model/drom-contacts.h"
#include "model/drom-organisation.h"
#include "model/drom-planning.h"

#include <glib/gi18n-lib.h>

/* As many as leave room for the form on a small screen. */
#define MOST_KNOWN 4

struct _DromTeamDialog
{
  DromDialog parent_instance;

  DromSession *session;
  DromPlan *plan;

  /* Template */
  GtkEditable *name;
  GtkEditable *role;
  GtkEditable *organisation;
  GtkSwitch *consent;
  GtkWidget *add;
  GtkWidget *known;
  GtkListBox *known_list;
};

G_DEFINE_FINAL_TYPE (DromTeamDialog, drom_team_dialog, DROM_TYPE_DIALOG)

static char *
dup_text (GtkEditable *editable)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (editable)));
}

static void
add_known (DromTeamDialog *self, const char *name, const char *organisation)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name != NULL ? name : organisation);
  if (name != NULL && organisation != NULL)
    {
      g_autofree char *markup = g_markup_escape_text (organisation, -1);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), markup);
    }
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "name", g_strdup (name), g_free);
  g_object_set_data_full (G_OBJECT (row), "organisation", g_strdup (organisation), g_free);
  gtk_list_box_append (self->known_list, row);
}

static void
add_known_contacts (DromTeamDialog *self, const char *name, const char *organisation)
{
  g_autoptr (GPtrArray) contacts = drom_contact_search (self->session, name, MOST_KNOWN, NULL);

  for (guint i = 0; contacts != NULL && i < contacts->len; i++)
    {
      DromContact *contact = g_ptr_array_index (contacts, i);
      gint64 id = drom_contact_get_organisation (contact);
      g_autoptr (DromRecord) with =
          id != 0 ? drom_session_load (self->session, &drom_organisation_noun, id, NULL) : NULL;
      const char *its = with != NULL ? drom_organisation_get_name (DROM_ORGANISATION (with)) : NULL;

      if (g_strcmp0 (drom_contact_get_name (contact), name) != 0
          || g_strcmp0 (its != NULL ? its : "", organisation) != 0)
        add_known (self, drom_contact_get_name (contact), its);
    }
}

static void
add_known_organisations (DromTeamDialog *self, const char *organisation)
{
  g_autoptr (GPtrArray) known =
      drom_organisation_search (self->session, organisation, MOST_KNOWN, NULL);

  for (guint i = 0; known != NULL && i < known->len; i++)
    {
      const char *name = drom_organisation_get_name (g_ptr_array_index (known, i));

      if (g_strcmp0 (name, organisation) != 0)
        add_known (self, NULL, name);
    }
}

/* Who is known is offered below what is being written, so that nobody stands there twice. */
static void
show_known (DromTeamDialog *self)
{
  g_autofree char *name = dup_text (self->name);
  g_autofree char *organisation = dup_text (self->organisation);
  GtkWidget *row;

  if (self->session == NULL)
    return;
  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->known_list, 0))) != NULL)
    gtk_list_box_remove (self->known_list, row);
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->organisation)) != NULL)
    add_known_organisations (self, organisation);
  else
    add_known_contacts (self, name, organisation);
  gtk_widget_set_visible (self->known, gtk_list_box_get_row_at_index (self->known_list, 0) != NULL);
}

static void
known_cb (DromTeamDialog *self, GtkListBoxRow *row)
{
  g_autofree char *name = g_strdup (g_object_get_data (G_OBJECT (row), "name"));
  g_autofree char *organisation = g_strdup (g_object_get_data (G_OBJECT (row), "organisation"));

  /* The row goes with the list that is shown anew. */
  gtk_widget_grab_focus (GTK_WIDGET (self->role));
  if (name != NULL)
    gtk_editable_set_text (self->name, name);
  gtk_editable_set_text (self->organisation, organisation != NULL ? organisation : "");
  gtk_widget_set_visible (self->known, FALSE);
}

static void
changed_cb (DromTeamDialog *self)
{
  g_autofree char *name = dup_text (self->name);

  gtk_widget_set_sensitive (self->add, *name != '\0');
  show_known (self);
}

static gboolean
add_member (DromTeamDialog *self, GError **error)
{
  g_autofree char *name = dup_text (self->name);
  g_autofree char *role = dup_text (self->role);
  g_autofree char *organisation = dup_text (self->organisation);
  g_autoptr (DromTeamMember) member = NULL;

  member = drom_plan_add_team_member (
      self->session, self->plan, name, *organisation != '\0' ? organisation : NULL,
      drom_plan_text_get_writing_language (), *role != '\0' ? role : NULL, error);
  if (member == NULL)
    return FALSE;
  return !gtk_switch_get_active (self->consent)
         || drom_session_set (self->session, DROM_RECORD (member), DROM_TEAM_MEMBER_CONSENT_ON,
                              drom_session_get_today (self->session), error);
}

static void
add_cb (DromTeamDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (!gtk_widget_get_sensitive (self->add))
    return;
  if (add_member (self, &error))
    gtk_window_destroy (GTK_WINDOW (self));
  else
    drom_show_error (GTK_WIDGET (self), error);
}

static DromTeamDialog *
make (GtkWindow *parent, DromSession *session, DromPlan *plan)
{
  DromTeamDialog *self =
      g_object_new (DROM_TYPE_TEAM_DIALOG, "parent",
                    parent != NULL && DROM_IS_WINDOW (parent) ? parent : NULL, NULL);

  self->session = g_object_ref (session);
  self->plan = g_object_ref (plan);
  if (parent != NULL)
    gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  return self;
}

static DromDialog *
drom_team_dialog_make_again (DromDialog *dialog)
{
  DromTeamDialog *self = DROM_TEAM_DIALOG (dialog);

  return DROM_DIALOG (
      make (gtk_window_get_transient_for (GTK_WINDOW (self)), self->session, self->plan));
}

static void
drom_team_dialog_dispose (GObject *object)
{
  DromTeamDialog *self = DROM_TEAM_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), DROM_TYPE_TEAM_DIALOG);
  g_clear_object (&self->plan);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (drom_team_dialog_parent_class)->dispose (object);
}

static void
drom_team_dialog_class_init (DromTeamDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drom_team_dialog_dispose;
  DROM_DIALOG_CLASS (klass)->make_again = drom_team_dialog_make_again;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DROM_RESOURCE ("pages/plan/drom-team-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, DromTeamDialog, name);
  gtk_widget_class_bind_template_child (widget_class, DromTeamDialog, role);
  gtk_widget_class_bind_template_child (widget_class, DromTeamDialog, organisation);
  gtk_widget_class_bind_template_child (widget_class, DromTeamDialog, consent);
  gtk_widget_class_bind_template_child (widget_class, DromTeamDialog, add);
  gtk_widget_class_bind_template_child (widget_class, DromTeamDialog, known);
  gtk_widget_class_bind_template_child (widget_class, DromTeamDialog, known_list);
  gtk_widget_class_bind_template_callback (widget_class, show_known);
  gtk_widget_class_bind_template_callback (widget_class, known_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
drom_team_dialog_init (DromTeamDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
drom_team_dialog_present (GtkWidget *widget, DromSession *session, DromPlan *plan)
{
  DromTeamDialog *self;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  self = make (GTK_WINDOW (gtk_widget_get_root (widget)), session, plan);
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}
