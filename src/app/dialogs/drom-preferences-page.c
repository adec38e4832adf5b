/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/dialogs/drom-preferences-page.h"

#include "app/drom-page.h"
#include "app/drom-resource.h"
#include "app/drom-settings.h"
#include "app/widgets/drom-combo-row.h"
#include "app/widgets/drom-entry-row.h"
#include "app/widgets/drom-field-widget.h"
#include "language/drom-language.h"

#include <glib/gi18n-lib.h>

#define MAPPING_SETTING "mapping-old-months"
#define MAPPING_MONTHS  12

struct _DromPreferencesPage
{
  AdwPreferencesPage parent_instance;

  /* template */
  AdwComboRow *language_row;
  AdwComboRow *style_row;
  GtkSpinButton *text_size;
  GtkSpinButton *idle_minutes;
  GtkSwitch *together_passphrase;
  GtkWidget *project_group;
  GtkWidget *registry_group;
  GtkSpinButton *mapping_months;

  DromSession *session; /* owned, nullable */
  gboolean loading;
};

G_DEFINE_FINAL_TYPE (DromPreferencesPage, drom_preferences_page, ADW_TYPE_PREFERENCES_PAGE)

static void
language_cb (AdwComboRow *row, GParamSpec *pspec, gpointer user_data)
{
  DromPreferencesPage *self = user_data;
  guint selected = adw_combo_row_get_selected (row);
  guint n;
  const DromLanguage *languages = drom_language_get_all (&n);

  /* This page is made again by it. */
  if (!self->loading && selected < n)
    g_settings_set_string (drom_settings_get (), "language", languages[selected].code);
}

static void
style_cb (AdwComboRow *row, GParamSpec *pspec, gpointer user_data)
{
  DromPreferencesPage *self = user_data;

  if (!self->loading)
    g_settings_set_enum (drom_settings_get (), "style", (int) adw_combo_row_get_selected (row));
}

static void
text_size_cb (GtkSpinButton *button, gpointer user_data)
{
  DromPreferencesPage *self = user_data;

  if (!self->loading)
    g_settings_set_double (drom_settings_get (), "text-scale",
                           gtk_spin_button_get_value (button) / 100);
}

static void
idle_cb (GtkSpinButton *button, gpointer user_data)
{
  DromPreferencesPage *self = user_data;

  if (!self->loading)
    g_settings_set_uint (drom_settings_get (), "idle-lock-minutes",
                         (guint) gtk_spin_button_get_value_as_int (button));
}

static void
mapping_cb (GtkSpinButton *button, gpointer user_data)
{
  DromPreferencesPage *self = user_data;
  g_autofree char *value = NULL;
  g_autoptr (GError) error = NULL;

  if (self->loading || self->session == NULL || drom_session_get_store (self->session) == NULL)
    return;
  value = g_strdup_printf ("%d", gtk_spin_button_get_value_as_int (button));
  if (!drom_session_set_setting (self->session, MAPPING_SETTING, value, &error))
    drom_show_error (GTK_WIDGET (self), error);
}

static void
load (DromPreferencesPage *self)
{
  GSettings *settings = drom_settings_get ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) styles = gtk_string_list_new (NULL);
  guint selected = 0;
  guint n;
  const DromLanguage *languages = drom_language_get_all (&n);

  self->loading = TRUE;
  for (guint i = 0; i < n; i++)
    {
      gtk_string_list_append (names, languages[i].own_name);
      if (g_str_equal (languages[i].code, drom_language_get_current ()->code))
        selected = i;
    }
  adw_combo_row_set_model (self->language_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->language_row, selected);

  /* Translators: a style: what the system says. */
  gtk_string_list_append (styles, C_ ("style", "As the system"));
  /* Translators: a style: dark letters on a light window. */
  gtk_string_list_append (styles, C_ ("style", "Light"));
  /* Translators: a style: light letters on a dark window. */
  gtk_string_list_append (styles, C_ ("style", "Dark"));
  adw_combo_row_set_model (self->style_row, G_LIST_MODEL (styles));
  adw_combo_row_set_selected (self->style_row, (guint) g_settings_get_enum (settings, "style"));

  gtk_spin_button_set_value (self->text_size, g_settings_get_double (settings, "text-scale") * 100);
  gtk_spin_button_set_value (self->idle_minutes,
                             g_settings_get_uint (settings, "idle-lock-minutes"));
  if (self->session != NULL)
    {
      g_autofree char *months = drom_session_dup_setting (self->session, MAPPING_SETTING);

      gtk_spin_button_set_value (self->mapping_months,
                                 months != NULL ? g_ascii_strtod (months, NULL) : MAPPING_MONTHS);
    }
  gtk_widget_set_visible (self->project_group, self->session != NULL);
  gtk_widget_set_visible (self->registry_group, self->session != NULL);
  if (self->session != NULL)
    {
      gboolean may = drom_session_has_right (self->session, DROM_RIGHT_MANAGE_REGISTRY);

      drom_field_widget_bind_all (self->project_group, self->session,
                                  drom_session_get_project (self->session));
      gtk_widget_set_sensitive (self->project_group, may);
      gtk_widget_set_sensitive (self->registry_group, may);
    }
  self->loading = FALSE;
}

static void
drom_preferences_page_unmap (GtkWidget *widget)
{
  DromPreferencesPage *self = DROM_PREFERENCES_PAGE (widget);
  g_autoptr (GError) error = NULL;

  /* What was typed last, before the window goes. */
  if (self->session != NULL && drom_session_get_store (self->session) != NULL
      && !drom_field_widget_flush_all (self->project_group, &error))
    {
      GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));

      if (gtk_window_get_transient_for (window) != NULL)
        drom_show_error (GTK_WIDGET (gtk_window_get_transient_for (window)), error);
    }
  GTK_WIDGET_CLASS (drom_preferences_page_parent_class)->unmap (widget);
}

static void
drom_preferences_page_dispose (GObject *object)
{
  g_clear_object (&DROM_PREFERENCES_PAGE (object)->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), DROM_TYPE_PREFERENCES_PAGE);
  G_OBJECT_CLASS (drom_preferences_page_parent_class)->dispose (object);
}

static void
drom_preferences_page_class_init (DromPreferencesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drom_preferences_page_dispose;

  widget_class->unmap = drom_preferences_page_unmap;

  g_type_ensure (DROM_TYPE_ENTRY_ROW);
  g_type_ensure (DROM_TYPE_COMBO_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DROM_RESOURCE ("dialogs/drom-preferences-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, DromPreferencesPage, language_row);
  gtk_widget_class_bind_template_child (widget_class, DromPreferencesPage, style_row);
  gtk_widget_class_bind_template_child (widget_class, DromPreferencesPage, text_size);
  gtk_widget_class_bind_template_child (widget_class, DromPreferencesPage, idle_minutes);
  gtk_widget_class_bind_template_child (widget_class, DromPreferencesPage, together_passphrase);
  gtk_widget_class_bind_template_child (widget_class, DromPreferencesPage, project_group);
  gtk_widget_class_bind_template_child (widget_class, DromPreferencesPage, registry_group);
  gtk_widget_class_bind_template_child (widget_class, DromPreferencesPage, mapping_months);
  gtk_widget_class_bind_template_callback (widget_class, language_cb);
  gtk_widget_class_bind_template_callback (widget_class, style_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_size_cb);
  gtk_widget_class_bind_template_callback (widget_class, idle_cb);
  gtk_widget_class_bind_template_callback (widget_class, mapping_cb);
}

static void
drom_preferences_page_init (DromPreferencesPage *self)
{
  self->loading = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_settings_bind (drom_settings_get (), "together-passphrase", self->together_passphrase, "active",
                   G_SETTINGS_BIND_DEFAULT);
  self->loading = FALSE;
}

GtkWidget *
drom_preferences_page_new (DromSession *session)
{
  DromPreferencesPage *self;

  g_return_val_if_fail (session == NULL || DROM_IS_SESSION (session), NULL);

  self = g_object_new (DROM_TYPE_PREFERENCES_PAGE, NULL);
  g_set_object (&self->session, session);
  load (self);
  return GTK_WIDGET (self);
}
