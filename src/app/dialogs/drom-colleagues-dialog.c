/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/dialogs/drom-colleagues-dialog.h"

#include "app/compat/drom-question.h"
#include "app/dialogs/drom-colleague-dialog.h"
#include "app/dialogs/drom-give-access-group.h"
#include "app/dialogs/drom-passphrase-dialog.h"
#include "app/drom-keys.h"
#include "app/drom-page.h"
#include "app/drom-resource.h"
#include "app/widgets/drom-name.h"
#include "model/drom-codes.h"
#include "model/drom-staff.h"

#include <glib/gi18n-lib.h>

struct _DromColleaguesDialog
{
  DromDialog parent_instance;

  /* template */
  GtkWidget *add_button;
  AdwPreferencesGroup *group;
  AdwPreferencesGroup *former_group;
  DromGiveAccessGroup *give_access;

  GPtrArray *rows; /* owned; the rows are borrowed from the groups */
};

G_DEFINE_FINAL_TYPE (DromColleaguesDialog, drom_colleagues_dialog, DROM_TYPE_DIALOG)

static DromStaff *
find_staff (DromColleaguesDialog *self, gint64 id)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      DromStaff *staff = g_object_get_data (self->rows->pdata[i], "staff");

      if (drom_record_get_id (DROM_RECORD (staff)) == id)
        return staff;
    }
  return NULL;
}

static void
add_menu (AdwActionRow *row, DromStaff *staff)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *action = NULL;
  g_autofree char *tooltip = NULL;
  GtkWidget *button = gtk_menu_button_new ();
  gint64 id = drom_record_get_id (DROM_RECORD (staff));

  action = g_strdup_printf ("colleague.passphrase(int64 %" G_GINT64_FORMAT ")", id);
  g_menu_append (menu, _ ("New _passphrase…"), action);
  g_free (action);
  action = g_strdup_printf ("colleague.remove(int64 %" G_GINT64_FORMAT ")", id);
  /* Translators: menu item, takes a colleague's key away. */
  g_menu_append (menu, C_ ("colleague", "_Remove…"), action);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  /* Translators: tooltip and name of a button; %s is the name of a colleague. */
  tooltip = g_strdup_printf (_ ("What can be done: %s"), drom_staff_get_name (staff));
  gtk_widget_set_tooltip_text (button, tooltip);
  drom_name_set (button, tooltip);
  adw_action_row_add_suffix (row, button);
}

static void
add_row (DromColleaguesDialog *self, DromStaff *staff)
{
  DromSession *session = drom_dialog_get_session (DROM_DIALOG (self));
  g_autofree char *word = drom_keys_dup_word (session, staff);
  g_autofree char *name = g_markup_escape_text (drom_staff_get_name (staff), -1);
  const char *role = drom_code_list_label (&drom_staff_role_codes, drom_staff_get_role (staff));
  gboolean self_row =
      drom_record_get_id (DROM_RECORD (staff)) == drom_session_get_staff_id (session);
  gboolean active = drom_staff_get_active (staff);
  g_autofree char *subtitle = NULL;
  g_autofree char *markup = NULL;
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());

  if (word == NULL)
    subtitle = g_strdup (role);
  else if (self_row)
    /* Translators: below one's own name in the list of colleagues; the first %s is the
     * staff role, the second the sign-in word. */
    subtitle = g_strdup_printf (_ ("%1$s · signs in as “%2$s” · this is you"), role, word);
  else
    /* Translators: below a name in the list of colleagues; the first %s is the staff
     * role, the second the sign-in word. */
    subtitle = g_strdup_printf (_ ("%1$s · signs in as “%2$s”"), role, word);
  markup = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (row, markup);
  g_object_set_data_full (G_OBJECT (row), "staff", g_object_ref (staff), g_object_unref);
  if (active && word != NULL && !self_row && drom_session_has_right (session, DROM_RIGHT_ADD_STAFF))
    add_menu (row, staff);
  adw_preferences_group_add (active ? self->group : self->former_group, GTK_WIDGET (row));
  g_ptr_array_add (self->rows, row);
}

static void
load (DromColleaguesDialog *self)
{
  DromSession *session = drom_dialog_get_session (DROM_DIALOG (self));
  g_autoptr (GPtrArray) staff = NULL;
  g_autoptr (GError) error = NULL;
  gboolean former = FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (self->rows, 0);

  if (session == NULL)
    return;
  gtk_widget_set_visible (self->add_button, drom_session_has_right (session, DROM_RIGHT_ADD_STAFF)
                                                && !drom_session_is_demonstration (session));
  staff = drom_session_load_all (session, &drom_staff_noun, &error);
  if (staff == NULL)
    {
      drom_show_error (GTK_WIDGET (self), error);
      return;
    }
  for (guint i = 0; i < staff->len; i++)
    {
      add_row (self, staff->pdata[i]);
      former = former || !drom_staff_get_active (staff->pdata[i]);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->former_group), former);
  drom_give_access_group_set_staff (self->give_access, session, staff);
}

static void
closed_cb (GtkWidget *dialog, gpointer user_data)
{
  load (user_data);
}

static void
present_over (DromColleaguesDialog *self, GtkWidget *dialog)
{
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  g_signal_connect_object (dialog, "destroy", G_CALLBACK (closed_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add_cb (GtkButton *button, gpointer user_data)
{
  DromColleaguesDialog *self = user_data;

  present_over (self, drom_colleague_dialog_new (drom_dialog_get_window (DROM_DIALOG (self))));
}

static void
passphrase_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DromColleaguesDialog *self = user_data;
  DromStaff *staff = find_staff (self, g_variant_get_int64 (parameter));

  if (staff != NULL)
    present_over (self,
                  drom_passphrase_dialog_new (drom_dialog_get_window (DROM_DIALOG (self)), staff));
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DromColleaguesDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (drom_keys_finish (result, NULL, &error))
    drom_toast (GTK_WIDGET (self), _ ("Your colleague can no longer sign in"), NULL, NULL);
  else
    drom_show_error (GTK_WIDGET (self), error);
  load (self);
  drom_dialog_set_busy (DROM_DIALOG (self), FALSE);
}

/* The one that is open now: it may be made anew while a question is open. */
static DromColleaguesDialog *
find_dialog (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (toplevels, i);

      if (DROM_IS_COLLEAGUES_DIALOG (window))
        return DROM_COLLEAGUES_DIALOG (window);
    }
  return NULL;
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DromColleaguesDialog *self = find_dialog ();
  g_autoptr (DromStaff) staff = user_data;
  g_autofree char *answer = drom_question_ask_finish (result);
  DromSession *session = self != NULL ? drom_dialog_get_session (DROM_DIALOG (self)) : NULL;

  if (!g_str_equal (answer, "remove") || session == NULL)
    return;
  drom_dialog_set_busy (DROM_DIALOG (self), TRUE);
  drom_keys_remove_async (session, staff, removed_cb, g_object_ref (self));
}

static void
remove_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DromColleaguesDialog *self = user_data;
  DromStaff *staff = find_staff (self, g_variant_get_int64 (parameter));
  const DromResponse responses[] = {
    /* Translators: the button that closes a question. */
    { "cancel", C_ ("dialog", "_Cancel"), DROM_RESPONSE_PLAIN },
    /* Translators: the button that takes a colleague's key away. */
    { "remove", C_ ("colleague", "_Remove"), DROM_RESPONSE_DESTRUCTIVE },
  };
  g_autofree char *heading = NULL;

  if (staff == NULL)
    return;
  /* Translators: heading of a question; %s is the name of a colleague. */
  heading = g_strdup_printf (_ ("Remove colleague: %s?"), drom_staff_get_name (staff));
  drom_question_ask (GTK_WIDGET (self), heading,
                     _ ("The sign-in word and passphrase stop working. What your colleague has "
                        "written stays. Backups that were made before still open with the old "
                        "passphrase."),
                     NULL, responses, G_N_ELEMENTS (responses), asked_cb, g_object_ref (staff));
}

/* What stood over it may have added a colleague. Nothing else makes the rows anew: a menu
 * that opens makes the window active as well. */
static void
is_active_cb (DromColleaguesDialog *self)
{
  DromSession *session = drom_dialog_get_session (DROM_DIALOG (self));
  g_autoptr (GPtrArray) staff = NULL;

  if (!gtk_window_is_active (GTK_WINDOW (self)) || session == NULL)
    return;
  staff = drom_session_load_all (session, &drom_staff_noun, NULL);
  if (staff != NULL && staff->len != self->rows->len)
    load (self);
}

static const GActionEntry actions[] = {
  { "passphrase", passphrase_cb, "x", NULL, NULL, { 0 } },
  { "remove", remove_cb, "x", NULL, NULL, { 0 } },
};

static void
drom_colleagues_dialog_constructed (GObject *object)
{
  G_OBJECT_CLASS (drom_colleagues_dialog_parent_class)->constructed (object);
  load (DROM_COLLEAGUES_DIALOG (object));
}

static void
drom_colleagues_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DROM_TYPE_COLLEAGUES_DIALOG);
  G_OBJECT_CLASS (drom_colleagues_dialog_parent_class)->dispose (object);
}

static void
drom_colleagues_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (DROM_COLLEAGUES_DIALOG (object)->rows);
  G_OBJECT_CLASS (drom_colleagues_dialog_parent_class)->finalize (object);
}

static void
drom_colleagues_dialog_class_init (DromColleaguesDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = drom_colleagues_dialog_constructed;
  object_class->dispose = drom_colleagues_dialog_dispose;
  object_class->finalize = drom_colleagues_dialog_finalize;

  g_type_ensure (DROM_TYPE_GIVE_ACCESS_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DROM_RESOURCE ("dialogs/drom-colleagues-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, DromColleaguesDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, DromColleaguesDialog, group);
  gtk_widget_class_bind_template_child (widget_class, DromColleaguesDialog, former_group);
  gtk_widget_class_bind_template_child (widget_class, DromColleaguesDialog, give_access);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
drom_colleagues_dialog_init (DromColleaguesDialog *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "colleague", G_ACTION_GROUP (group));
  g_signal_connect (self, "notify::is-active", G_CALLBACK (is_active_cb), NULL);
}

GtkWidget *
drom_colleagues_dialog_new (DromWindow *window)
{
  g_return_val_if_fail (DROM_IS_WINDOW (window), NULL);
  return g_object_new (DROM_TYPE_COLLEAGUES_DIALOG, "parent", window, NULL);
}
