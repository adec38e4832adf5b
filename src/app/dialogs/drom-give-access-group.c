/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/dialogs/drom-give-access-group.h"

#include "app/drom-page.h"
#include "app/drom-resource.h"
#include "app/widgets/drom-choice-button.h"
#include "model/drom-normalize.h"
#include "model/drom-staff.h"

#include <glib/gi18n-lib.h>

struct _DromGiveAccessGroup
{
  AdwBin parent_instance;

  /* Template */
  GtkEditable *number;
  DromChoiceButton *colleague;
  GtkWidget *give;
  GtkLabel *problem;

  DromSession *session;
};

G_DEFINE_FINAL_TYPE (DromGiveAccessGroup, drom_give_access_group, ADW_TYPE_BIN)

static void
changed_cb (DromGiveAccessGroup *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_widget_set_sensitive (self->give, *gtk_editable_get_text (self->number) != '\0'
                                            && drom_choice_button_get_n (self->colleague) > 0);
}

static gboolean
give (DromGiveAccessGroup *self, GError **error)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (self->number)));
  g_autofree char *number =
      drom_normalize_number (typed, drom_session_get_today (self->session), error);

  return number != NULL
         && drom_session_give_access (
             self->session, g_ascii_strtoll (number, NULL, 10),
             g_ascii_strtoll (drom_choice_button_get_key (self->colleague), NULL, 10), error);
}

static void
give_cb (DromGiveAccessGroup *self)
{
  g_autoptr (GError) error = NULL;

  if (!gtk_widget_get_sensitive (self->give))
    return;
  if (give (self, &error))
    {
      gtk_editable_set_text (self->number, "");
      drom_toast (GTK_WIDGET (self), _ ("Access was given"), NULL, NULL);
      return;
    }
  gtk_label_set_text (self->problem, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
}

static void
drom_give_access_group_dispose (GObject *object)
{
  DromGiveAccessGroup *self = DROM_GIVE_ACCESS_GROUP (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), DROM_TYPE_GIVE_ACCESS_GROUP);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (drom_give_access_group_parent_class)->dispose (object);
}

static void
drom_give_access_group_class_init (DromGiveAccessGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drom_give_access_group_dispose;

  g_type_ensure (DROM_TYPE_CHOICE_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DROM_RESOURCE ("dialogs/drom-give-access-group.ui"));
  gtk_widget_class_bind_template_child (widget_class, DromGiveAccessGroup, number);
  gtk_widget_class_bind_template_child (widget_class, DromGiveAccessGroup, colleague);
  gtk_widget_class_bind_template_child (widget_class, DromGiveAccessGroup, give);
  gtk_widget_class_bind_template_child (widget_class, DromGiveAccessGroup, problem);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, give_cb);
}

static void
drom_give_access_group_init (DromGiveAccessGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
drom_give_access_group_set_staff (DromGiveAccessGroup *self, DromSession *session, GPtrArray *staff)
{
  g_return_if_fail (DROM_IS_GIVE_ACCESS_GROUP (self));
  g_return_if_fail (DROM_IS_SESSION (session) && staff != NULL);

  g_set_object (&self->session, session);
  drom_choice_button_clear (self->colleague);
  for (guint i = 0; i < staff->len; i++)
    {
      DromStaff *member = g_ptr_array_index (staff, i);
      g_autofree char *key =
          g_strdup_printf ("%" G_GINT64_FORMAT, drom_record_get_id (DROM_RECORD (member)));

      if (drom_staff_get_active (member))
        drom_choice_button_add (self->colleague, key, drom_staff_get_name (member));
    }
  gtk_widget_set_visible (GTK_WIDGET (self),
                          drom_session_has_right (session, DROM_RIGHT_GRANT_ACCESS));
  changed_cb (self);
}
