/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/participant/drom-access-group.h"

#include "app/compat/drom-question.h"
#include "app/drom-page.h"
#include "app/drom-resource.h"
#include "app/widgets/drom-choice-button.h"
#include "app/widgets/drom-name.h"
#include "language/drom-language.h"
#include "model/drom-access-grant.h"
#include "model/drom-participant.h"
#include "model/drom-staff.h"

#include <glib/gi18n-lib.h>

struct _DromAccessGroup
{
  AdwBin parent_instance;

  /* Template */
  GtkListBox *list;
  GtkWidget *give_row;
  DromChoiceButton *colleague;

  DromSession *session;
  DromRecord *participant;
};

G_DEFINE_FINAL_TYPE (DromAccessGroup, drom_access_group, ADW_TYPE_BIN)

/* The group may be made anew while a question is open. */
typedef struct
{
  DromSession *session;
  DromRecord *grant;
} Taking;

static void
take_access (GtkWidget *widget, DromSession *session, DromRecord *grant)
{
  g_autoptr (GError) error = NULL;

  if (!drom_session_delete (session, grant, &error))
    drom_show_error (widget, error);
}

static void
take_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Taking *taking = data;
  g_autofree char *answer = drom_question_ask_finish (result);

  if (g_str_equal (answer, "take"))
    take_access (GTK_WIDGET (source), taking->session, taking->grant);
  g_object_unref (taking->session);
  g_object_unref (taking->grant);
  g_free (taking);
}

static void
take_cb (GtkButton *button, DromAccessGroup *self)
{
  DromRecord *grant = g_object_get_data (G_OBJECT (button), "grant");
  const DromResponse responses[] = {
    { "cancel", C_ ("dialog", "_Cancel"), DROM_RESPONSE_PLAIN },
    { "take", _ ("_Take away"), DROM_RESPONSE_DESTRUCTIVE },
  };
  Taking *taking;

  if (drom_access_grant_get_staff (DROM_ACCESS_GRANT (grant))
      != drom_session_get_staff_id (self->session))
    {
      take_access (GTK_WIDGET (self), self->session, grant);
      return;
    }
  taking = g_new0 (Taking, 1);
  taking->session = g_object_ref (self->session);
  taking->grant = g_object_ref (grant);
  drom_question_ask (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                     _ ("Take away your own access?"),
                     _ ("You will not see this participant any more, and can’t undo it yourself."),
                     NULL, responses, G_N_ELEMENTS (responses), take_answered_cb, taking);
}

static void
give_cb (DromAccessGroup *self)
{
  const char *staff = drom_choice_button_get_key (self->colleague);
  g_autofree char *participant = NULL;
  g_autofree char *me = NULL;
  g_autoptr (DromRecord) grant = NULL;
  g_autoptr (GError) error = NULL;

  if (*staff == '\0')
    return;
  participant = g_strdup_printf ("%" G_GINT64_FORMAT, drom_record_get_id (self->participant));
  me = g_strdup_printf ("%" G_GINT64_FORMAT, drom_session_get_staff_id (self->session));
  grant = drom_session_add (self->session, &drom_access_grant_noun, &error,
                            DROM_ACCESS_GRANT_PARTICIPANT, participant, DROM_ACCESS_GRANT_STAFF,
                            staff, DROM_ACCESS_GRANT_GIVEN_BY, me, DROM_ACCESS_GRANT_GIVEN_ON,
                            drom_session_get_today (self->session), DROM_FIELDS_END);
  if (grant == NULL)
    drom_show_error (GTK_WIDGET (self), error);
}

static const char *
find_staff_name (GPtrArray *staff, gint64 id)
{
  for (guint i = 0; staff != NULL && i < staff->len; i++)
    if (drom_record_get_id (g_ptr_array_index (staff, i)) == id)
      return drom_staff_get_name (g_ptr_array_index (staff, i));
  return "";
}

static GtkWidget *
make_row (DromAccessGroup *self, DromAccessGrant *grant, GPtrArray *staff, gboolean may_take)
{
  const char *given_on = drom_access_grant_get_given_on (grant);
  const char *given_by = find_staff_name (staff, drom_access_grant_get_given_by (grant));
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 find_staff_name (staff, drom_access_grant_get_staff (grant)));
  if (given_on != NULL)
    {
      g_autofree char *date =
          drom_format_date (drom_language_get_current ()->code, given_on, DROM_DATE_LONG,
                            drom_session_get_today (self->session));
      /* Translators: %1$s is a date in words, %2$s the name of a staff member. */
      g_autofree char *text = g_strdup_printf (_ ("Given on %1$s by: %2$s"), date, given_by);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
    }
  if (!may_take)
    return row;
  button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Take away access"));
  drom_name_set (button, _ ("Take away access"));
  g_object_set_data_full (G_OBJECT (button), "grant", g_object_ref (grant), g_object_unref);
  g_signal_connect (button, "clicked", G_CALLBACK (take_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static gboolean
has_grant (GPtrArray *grants, gint64 staff)
{
  for (guint i = 0; grants != NULL && i < grants->len; i++)
    if (drom_access_grant_get_staff (g_ptr_array_index (grants, i)) == staff)
      return TRUE;
  return FALSE;
}

void
drom_access_group_refresh (DromAccessGroup *self)
{
  g_autoptr (GPtrArray) grants = NULL;
  g_autoptr (GPtrArray) staff = NULL;
  gboolean manager;
  GtkWidget *row;

  g_return_if_fail (DROM_IS_ACCESS_GROUP (self));

  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0))) != NULL)
    gtk_list_box_remove (self->list, row);
  drom_choice_button_clear (self->colleague);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (self->participant == NULL || !drom_record_is_alive (self->participant)
      || !drom_participant_get_protected (DROM_PARTICIPANT (self->participant)))
    return;

  manager = drom_session_has_right (self->session, DROM_RIGHT_GRANT_ACCESS);
  staff = drom_session_load_all (self->session, &drom_staff_noun, NULL);
  grants = drom_session_load_children (self->session, &drom_access_grant_noun,
                                       DROM_ACCESS_GRANT_PARTICIPANT,
                                       drom_record_get_id (self->participant), NULL);
  for (guint i = 0; grants != NULL && i < grants->len; i++)
    gtk_list_box_append (self->list,
                         make_row (self, g_ptr_array_index (grants, i), staff, manager));
  for (guint i = 0; manager && staff != NULL && i < staff->len; i++)
    {
      DromStaff *member = g_ptr_array_index (staff, i);
      gint64 id = drom_record_get_id (DROM_RECORD (member));
      g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, id);

      if (drom_staff_get_active (member) && !has_grant (grants, id))
        drom_choice_button_add (self->colleague, key, drom_staff_get_name (member));
    }
  gtk_widget_set_visible (self->give_row, drom_choice_button_get_n (self->colleague) > 0);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static void
records_changed_cb (DromAccessGroup *self, const char *noun)
{
  if (g_strcmp0 (noun, "access_grant") == 0)
    drom_access_group_refresh (self);
}

static void
drom_access_group_dispose (GObject *object)
{
  DromAccessGroup *self = DROM_ACCESS_GROUP (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), DROM_TYPE_ACCESS_GROUP);
  g_clear_object (&self->session);
  g_clear_object (&self->participant);
  G_OBJECT_CLASS (drom_access_group_parent_class)->dispose (object);
}

static void
drom_access_group_class_init (DromAccessGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drom_access_group_dispose;

  g_type_ensure (DROM_TYPE_CHOICE_BUTTON);
  gtk_widget_class_set_template_from_resource (
      widget_class, DROM_RESOURCE ("pages/participant/drom-access-group.ui"));
  gtk_widget_class_bind_template_child (widget_class, DromAccessGroup, list);
  gtk_widget_class_bind_template_child (widget_class, DromAccessGroup, give_row);
  gtk_widget_class_bind_template_child (widget_class, DromAccessGroup, colleague);
  gtk_widget_class_bind_template_callback (widget_class, give_cb);
}

static void
drom_access_group_init (DromAccessGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
drom_access_group_set_participant (DromAccessGroup *self,
                                   DromSession *session,
                                   DromRecord *participant)
{
  g_return_if_fail (DROM_IS_ACCESS_GROUP (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  self->participant = g_object_ref (participant);
  g_signal_connect_object (participant, "notify::protected", G_CALLBACK (drom_access_group_refresh),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "records-changed", G_CALLBACK (records_changed_cb), self,
                           G_CONNECT_SWAPPED);
  drom_access_group_refresh (self);
}
