/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/plan/drom-team-row.h"

#include "app/drom-page.h"
#include "app/pages/plan/drom-plan-text.h"
#include "app/widgets/drom-entry-row.h"
#include "app/widgets/drom-field-widget.h"
#include "language/drom-language.h"
#include "model/drom-contact.h"
#include "model/drom-organisation.h"

#include <glib/gi18n-lib.h>

struct _DromTeamRow
{
  AdwExpanderRow parent_instance;

  DromSession *session;
  DromTeamMember *member;
  gboolean filled; /* its rows are made when it is first opened */
};

G_DEFINE_FINAL_TYPE (DromTeamRow, drom_team_row, ADW_TYPE_EXPANDER_ROW)

static void
remove_cb (DromTeamRow *self)
{
  g_autoptr (GError) error = NULL;

  g_object_ref (self);
  if (!drom_session_delete (self->session, DROM_RECORD (self->member), &error))
    drom_show_error (GTK_WIDGET (self), error);
  else
    /* Translators: beside it stands "Undo". */
    drom_toast (GTK_WIDGET (self), _ ("Removed from the team"), C_ ("toast", "Undo"),
                "participant.undo");
  g_object_unref (self);
}

static GtkWidget *
make_role_row (void)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title =
      gtk_label_new (drom_field_get_label (&drom_team_member_noun, DROM_TEAM_MEMBER_ROLE));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "caption");
  gtk_widget_add_css_class (title, "dim-label");
  gtk_widget_add_css_class (box, "drom-field-box");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), drom_plan_text_new ("team_member", "role",
                                                     _ ("For example: teacher, study adviser")));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static void
fill (DromTeamRow *self)
{
  GtkWidget *row, *button;

  if (self->filled || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;
  self->filled = TRUE;
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), make_role_row ());
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self),
                            drom_entry_row_new ("team_member", "consent-on"));
  if (drom_session_has_right (self->session, DROM_RIGHT_WRITE))
    {
      row = gtk_list_box_row_new ();
      /* Translators: takes a person out of the team around a plan. */
      button = gtk_button_new_with_mnemonic (_ ("_Remove from the team"));
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_halign (button, GTK_ALIGN_START);
      g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), button);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      gtk_widget_set_focusable (row, FALSE);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
    }
  drom_field_widget_bind_all (GTK_WIDGET (self), self->session, DROM_RECORD (self->member));
}

static void
drom_team_row_dispose (GObject *object)
{
  DromTeamRow *self = DROM_TEAM_ROW (object);

  g_clear_object (&self->member);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (drom_team_row_parent_class)->dispose (object);
}

static void
drom_team_row_class_init (DromTeamRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = drom_team_row_dispose;
}

static void
drom_team_row_init (DromTeamRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (fill), NULL);
}

GtkWidget *
drom_team_row_new (DromSession *session, DromTeamMember *member)
{
  DromTeamRow *self = g_object_new (DROM_TYPE_TEAM_ROW, NULL);

  self->session = g_object_ref (session);
  self->member = g_object_ref (member);
  drom_team_row_update (self);
  return GTK_WIDGET (self);
}

DromTeamMember *
drom_team_row_get_member (DromTeamRow *self)
{
  g_return_val_if_fail (DROM_IS_TEAM_ROW (self), NULL);
  return self->member;
}

void
drom_team_row_update (DromTeamRow *self)
{
  const char *language = drom_language_get_current ()->code;
  g_autoptr (DromRecord) contact = NULL;
  g_autoptr (DromRecord) organisation = NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *consent = NULL;
  const char *role, *consent_on;

  g_return_if_fail (DROM_IS_TEAM_ROW (self));

  if (drom_team_member_get_contact (self->member) != 0)
    contact = drom_session_load (self->session, &drom_contact_noun,
                                 drom_team_member_get_contact (self->member), NULL);
  if (contact != NULL && drom_contact_get_organisation (DROM_CONTACT (contact)) != 0)
    organisation = drom_session_load (self->session, &drom_organisation_noun,
                                      drom_contact_get_organisation (DROM_CONTACT (contact)), NULL);
  role = drom_texts_pick (drom_team_member_get_role (self->member), language, NULL);
  if (role != NULL)
    g_string_append (words, role);
  if (organisation != NULL)
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "",
                            drom_organisation_get_name (DROM_ORGANISATION (organisation)));
  consent_on = drom_team_member_get_consent_on (self->member);
  if (consent_on != NULL)
    {
      g_autofree char *date = drom_format_date (language, consent_on, DROM_DATE_SHORT,
                                                drom_session_get_today (self->session));

      /* Translators: the participant has agreed to this person's being in the team; %s is a
       * date. */
      consent = g_strdup_printf (_ ("consent: %s"), date);
    }
  else
    consent = g_strdup (_ ("no consent noted yet"));
  g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", consent);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self),
                                 contact != NULL ? drom_contact_get_name (DROM_CONTACT (contact))
                                                 : _ ("Somebody without a name"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), words->str);
}
