/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/drom-application.h"

#include "app/compat/drom-menu-names.h"
#include "app/drom-idle.h"
#include "app/drom-resource.h"
#include "app/drom-settings.h"
#include "app/drom-window.h"
#include "language/drom-language.h"
#include "store/drom-registry.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>

struct _DromApplication
{
  AdwApplication parent_instance;

  /* owned */
  char *folder;            /* nullable: of the option --registry */
  DromIdle *idle;          /* nullable */
  gboolean demonstration;  /* of the option --demonstration */
  DromWindow *window;      /* borrowed, nullable */
  guint rebuild;           /* source: the window is to be made anew */
  guint signal_sources[3]; /* SIGHUP, SIGINT, SIGTERM */
};

G_DEFINE_FINAL_TYPE (DromApplication, drom_application, ADW_TYPE_APPLICATION)

static gboolean
rebuild_cb (gpointer user_data)
{
  DromApplication *self = user_data;

  self->rebuild = 0;
  if (self->window != NULL)
    drom_window_rebuild (self->window);
  return G_SOURCE_REMOVE;
}

static void
set_language (DromApplication *self, const char *code)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "language");

  /* The together view has a language of its own. */
  if (self->window != NULL && drom_window_is_together (self->window))
    {
      drom_window_set_staff_language (self->window, code);
      g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (code));
      return;
    }
  if (g_strcmp0 (drom_language_get_current ()->code, code) == 0)
    return;
  drom_language_set_current (code);
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (code));
  /* Not at once: what was clicked goes with the window's content. */
  if (self->rebuild == 0)
    self->rebuild = g_idle_add_full (G_PRIORITY_HIGH, rebuild_cb, self, NULL);
}

static void
language_setting_cb (GSettings *settings, const char *key, gpointer user_data)
{
  g_autofree char *code = g_settings_get_string (settings, key);
  const DromLanguage *language = drom_language_find (code);

  if (language != NULL)
    set_language (user_data, language->code);
}

static void
change_language_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  g_settings_set_string (drom_settings_get (), "language", g_variant_get_string (state, NULL));
  set_language (user_data, g_variant_get_string (state, NULL));
}

static void
next_language_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DromApplication *self = user_data;
  const DromLanguage *current = drom_language_get_current ();
  guint n;
  const DromLanguage *languages = drom_language_get_all (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (languages[i].code, current->code))
      {
        const char *next = languages[(i + 1) % n].code;

        if (self->window != NULL && drom_window_is_together (self->window))
          drom_window_set_together_language (self->window, next);
        else
          g_action_group_change_action_state (G_ACTION_GROUP (self), "language",
                                              g_variant_new_string (next));
        return;
      }
}

static void
lock_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DromApplication *self = user_data;

  if (self->window != NULL)
    drom_window_lock (self->window, FALSE, FALSE);
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DromApplication *self = user_data;

  if (self->window != NULL)
    gtk_window_close (GTK_WINDOW (self->window));
  else
    g_application_quit (G_APPLICATION (self));
}

static void
idle_cb (DromIdle *idle, gpointer user_data)
{
  DromApplication *self = user_data;

  if (self->window != NULL && drom_window_can_idle (self->window))
    drom_window_lock (self->window, TRUE, FALSE);
}

/* A demonstration is gone and a registry closed, whoever ends the program. */
static gboolean
signal_cb (gpointer user_data)
{
  DromApplication *self = user_data;

  if (self->window != NULL)
    drom_window_lock (self->window, TRUE, TRUE);
  else
    g_application_quit (G_APPLICATION (self));
  return G_SOURCE_CONTINUE;
}

static const GActionEntry actions[] = {
  { "language", NULL, "s", "''", change_language_cb, { 0 } },
  { "next-language", next_language_cb, NULL, NULL, NULL, { 0 } },
  { "lock", lock_cb, NULL, NULL, NULL, { 0 } },
  { "quit", quit_cb, NULL, NULL, NULL, { 0 } },
};

static const struct
{
  const char *action;
  const char *accels[3];
} accels[] = {
  { "app.quit", { "<Control>q", NULL } },
  { "app.lock", { "<Control>l", NULL } },
  { "app.next-language", { "<Control><Shift>l", NULL } },
  { "win.search", { "<Control>f", NULL } },
  { "win.new-participant", { "<Control>n", NULL } },
  { "win.print", { "<Control>p", NULL } },
  { "win.preview", { "F9", NULL } },
  { "win.together", { "F11", NULL } },
  { "win.preferences", { "<Control>comma", NULL } },
  { "win.shortcuts", { "<Control>question", "<Control>F1", NULL } },
  { "win.show-page::today", { "<Alt>1", NULL } },
  { "win.show-page::participants", { "<Alt>2", "<Alt>Left", NULL } },
};

static void
window_destroyed_cb (GtkWidget *window, gpointer user_data)
{
  DromApplication *self = user_data;

  self->window = NULL;
}

/* libadwaita 1.2 lets go of an animation twice when its row or toast goes in the middle of
 * it, and the program with it: there, nothing moves. */
static void
rest_animations (void)
{
  GtkSettings *settings = gtk_settings_get_default ();

  if (settings != NULL && adw_get_major_version () == 1 && adw_get_minor_version () < 3)
    g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
}

/* An open popover, be it a menu or a list to choose from, has the keyboard for itself: the keys
 * of the window do not come into it. This one is wanted there. Before the first popover is made,
 * for each kind takes over what GtkPopover has. */
static void
keep_language_key (void)
{
  GtkWidgetClass *popover_class = g_type_class_ref (GTK_TYPE_POPOVER);

  gtk_widget_class_add_binding_action (popover_class, GDK_KEY_l, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "app.next-language", NULL);
  g_type_class_unref (popover_class);
}

static void
drom_application_startup (GApplication *application)
{
  DromApplication *self = DROM_APPLICATION (application);
  static const int numbers[] = { SIGHUP, SIGINT, SIGTERM };
  g_autofree char *code = NULL;
  const DromLanguage *language;

  /* The program's own choice, before the first widget. */
  code = g_settings_get_string (drom_settings_get (), "language");
  language = drom_language_find (code);
  if (language == NULL)
    language = drom_language_get_current ();
  drom_language_set_current (language->code);

  G_APPLICATION_CLASS (drom_application_parent_class)->startup (application);
  rest_animations ();
  drom_menu_names_keep ();
  keep_language_key ();

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  g_simple_action_set_state (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "language")),
      g_variant_new_string (language->code));
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accels[i].action,
                                           accels[i].accels);

  drom_settings_apply_looks ();
  g_signal_connect_object (drom_settings_get (), "changed::language",
                           G_CALLBACK (language_setting_cb), self, 0);
  self->idle = drom_idle_new ();
  g_signal_connect_object (self->idle, "idle", G_CALLBACK (idle_cb), self, 0);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    self->signal_sources[i] = g_unix_signal_add (numbers[i], signal_cb, self);
}

static void
drom_application_activate (GApplication *application)
{
  DromApplication *self = DROM_APPLICATION (application);
  g_autofree char *folder = NULL;

  if (self->window != NULL)
    {
      gtk_window_present (GTK_WINDOW (self->window));
      return;
    }

  folder = g_strdup (self->folder);
  if (folder == NULL)
    folder = g_settings_get_string (drom_settings_get (), "registry-folder");
  if (*folder == '\0')
    {
      g_free (folder);
      folder = drom_registry_default_folder ();
    }

  self->window = drom_window_new (GTK_APPLICATION (self), folder);
  g_signal_connect_object (self->window, "destroy", G_CALLBACK (window_destroyed_cb), self, 0);
  if (self->demonstration)
    drom_window_show_demonstration (self->window);
  else
    drom_window_show_door (self->window);
  gtk_window_present (GTK_WINDOW (self->window));
}

static gint
drom_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  DromApplication *self = DROM_APPLICATION (application);
  const char *folder;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("Drom %s\n", VERSION);
      return 0;
    }
  g_variant_dict_lookup (options, "demonstration", "b", &self->demonstration);
  if (g_variant_dict_lookup (options, "registry", "^&ay", &folder))
    self->folder = g_canonicalize_filename (folder, NULL);

  /* One window for the registry of this login; others stand on their own. */
  if (self->demonstration || self->folder != NULL)
    g_application_set_flags (application,
                             g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  return -1;
}

static void
drom_application_dispose (GObject *object)
{
  DromApplication *self = DROM_APPLICATION (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->signal_sources); i++)
    g_clear_handle_id (&self->signal_sources[i], g_source_remove);
  g_clear_handle_id (&self->rebuild, g_source_remove);
  g_clear_object (&self->idle);
  G_OBJECT_CLASS (drom_application_parent_class)->dispose (object);
}

static void
drom_application_finalize (GObject *object)
{
  DromApplication *self = DROM_APPLICATION (object);

  g_free (self->folder);
  G_OBJECT_CLASS (drom_application_parent_class)->finalize (object);
}

static void
drom_application_class_init (DromApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->dispose = drom_application_dispose;
  object_class->finalize = drom_application_finalize;
  application_class->startup = drom_application_startup;
  application_class->activate = drom_application_activate;
  application_class->handle_local_options = drom_application_handle_local_options;
}

static void
drom_application_init (DromApplication *self)
{
  const GOptionEntry entries[] = {
    { "demonstration", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL,
      _ ("Open a demonstration that is gone at the end"), NULL },
    { "registry", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, NULL,
      _ ("Open the registry in a folder"),
      /* Translators: stands for the name of a folder in the list of options. */
      C_ ("option", "FOLDER") },
    { "version", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL, _ ("Print the version"), NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), entries);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), NULL);
}

DromApplication *
drom_application_new (void)
{
  gtk_disable_setlocale ();
  drom_language_init (NULL);
  drom_resource_init ();
  return g_object_new (DROM_TYPE_APPLICATION, "application-id", APP_ID, "resource-base-path",
                       DROM_RESOURCE_BASE, NULL);
}
