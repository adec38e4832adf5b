/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/welcome/drom-first-start-page.h"

#include "app/compat/drom-file-chooser.h"
#include "app/drom-door.h"
#include "app/drom-menus.h"
#include "app/drom-resource.h"
#include "app/drom-window.h"
#include "app/pages/welcome/drom-passphrase-rows.h"
#include "app/pages/welcome/drom-recovery-sheet.h"
#include "app/widgets/drom-combo-row.h"
#include "model/drom-codes.h"
#include "store/drom-key-file.h"
#include "store/drom-registry.h"

#include <glib/gi18n-lib.h>

/* The name of a tree says nothing about anybody. */
#define DEFAULT_CODE_NAME "Linden"

struct _DromFirstStartPage
{
  DromPage parent_instance;

  /* template */
  AdwWindowTitle *window_title;
  GtkWidget *back_button;
  GtkButton *next_button;
  GtkStack *stack;
  GtkLabel *error_label;
  GtkWidget *new_row;
  GtkEditable *project_name;
  GtkEditable *code_name;
  AdwActionRow *folder_row;
  GtkSwitch *shared;
  GtkEditable *staff_name;
  AdwComboRow *role_row;
  GtkEditable *word;
  DromPassphraseRows *passphrase_rows;
  DromRecoverySheet *recovery_sheet;
  GtkSpinner *spinner;
  GtkLabel *busy_label;
  GtkBox *languages;
  GMenu *language_section;

  char *folder;  /* owned, nullable: NULL is the window's */
  gboolean gone; /* entries say "changed" while they go */
};

G_DEFINE_FINAL_TYPE (DromFirstStartPage, drom_first_start_page, DROM_TYPE_PAGE)

/* In the order they are walked; "choose" and "busy" are no steps. */
static const char *const steps[] = { "project", "you", "passphrase", "recovery" };

static DromWindow *
get_window (DromFirstStartPage *self)
{
  return drom_window_of (GTK_WIDGET (self));
}

static gboolean
has_text (GtkEditable *editable)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (editable)));

  return *text != '\0';
}

static char *
dup_text (GtkEditable *editable)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (editable)));
}

/* -1 if what is shown is no step. */
static int
get_step (DromFirstStartPage *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->stack);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_strcmp0 (name, steps[i]) == 0)
      return (int) i;
  return -1;
}

static gboolean
is_complete (DromFirstStartPage *self)
{
  switch (get_step (self))
    {
    case 0:
      return has_text (self->project_name) && has_text (self->code_name);
    case 1:
      return has_text (self->staff_name) && has_text (self->word);
    case 2:
      return drom_passphrase_rows_get_valid (self->passphrase_rows);
    case 3:
      return drom_recovery_sheet_get_put_away (self->recovery_sheet);
    default:
      return FALSE;
    }
}

static void
show_folder (DromFirstStartPage *self)
{
  g_autofree char *standard = drom_registry_default_folder ();
  const char *folder = self->folder;

  if (folder == NULL && get_window (self) != NULL)
    folder = drom_window_get_folder (get_window (self));
  if (folder == NULL || g_str_equal (folder, standard))
    adw_action_row_set_subtitle (self->folder_row, _ ("In your own folder on this computer"));
  else
    {
      g_autofree char *markup = g_markup_escape_text (folder, -1);
      adw_action_row_set_subtitle (self->folder_row, markup);
    }
}

/* Buttons and title follow the step. */
static void
update (DromFirstStartPage *self)
{
  int step = get_step (self);

  gtk_widget_set_visible (self->back_button, step >= 0 && step < 3);
  gtk_widget_set_visible (GTK_WIDGET (self->next_button), step >= 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->next_button), is_complete (self));
  if (step == 2)
    gtk_button_set_label (self->next_button,
                          /* Translators: the button that makes the new registry. */
                          _ ("_Create the registry"));
  else if (step == 3)
    gtk_button_set_label (self->next_button,
                          /* Translators: the button that ends the first start. */
                          C_ ("first start", "_Begin"));
  else
    gtk_button_set_label (self->next_button,
                          /* Translators: the button that goes to the next step. */
                          C_ ("first start", "_Next"));

  if (step >= 0)
    {
      g_autofree char *text =
          /* Translators: the first %d is the step, the second how many there are. */
          g_strdup_printf (_ ("Step %1$d of %2$d"), step + 1, (int) G_N_ELEMENTS (steps));
      adw_window_title_set_subtitle (self->window_title, text);
    }
  else
    adw_window_title_set_subtitle (self->window_title, NULL);
}

static void
show_step (DromFirstStartPage *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), FALSE);
  show_folder (self);
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
show_error (DromFirstStartPage *self, const char *step, const GError *error)
{
  show_step (self, step);
  gtk_label_set_label (self->error_label, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), TRUE);
}

static void
set_busy (DromFirstStartPage *self, const char *text)
{
  gtk_spinner_set_spinning (self->spinner, text != NULL);
  if (text != NULL)
    {
      gtk_label_set_label (self->busy_label, text);
      show_step (self, "busy");
      drom_window_hold (get_window (self));
    }
  else
    drom_window_release (get_window (self));
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DromFirstStartPage) self = user_data;
  DromWindow *window = get_window (self);
  g_autoptr (DromSession) session = NULL;
  g_autoptr (GError) error = NULL;
  char *recovery = NULL;

  session = drom_door_finish (result, &recovery, &error);
  if (window == NULL)
    ;
  else if (session != NULL)
    {
      drom_window_take_session (window, session);
      drom_passphrase_rows_clear (self->passphrase_rows);
      drom_recovery_sheet_set (self->recovery_sheet, recovery,
                               drom_session_get_code_name (session));
      show_step (self, "recovery");
      set_busy (self, NULL);
    }
  else
    {
      gboolean word = g_error_matches (error, DROM_STORE_ERROR, DROM_STORE_ERROR_WEAK);

      show_error (self, word ? "passphrase" : "project", error);
      set_busy (self, NULL);
    }
  if (recovery != NULL)
    drom_secret_free (recovery);
}

static void
found (DromFirstStartPage *self)
{
  g_autofree char *project_name = dup_text (self->project_name);
  g_autofree char *code_name = dup_text (self->code_name);
  g_autofree char *staff_name = dup_text (self->staff_name);
  g_autofree char *word = dup_text (self->word);
  guint role = adw_combo_row_get_selected (self->role_row);
  const DromFounding founding = {
    .project_name = project_name,
    .code_name = code_name,
    .staff_name = staff_name,
    .staff_role = drom_staff_role_codes.codes[MIN (role, drom_staff_role_codes.n_codes - 1)].code,
  };
  DromWindow *window = get_window (self);

  if (self->folder != NULL)
    drom_window_choose_folder (window, self->folder);
  set_busy (self, _ ("The registry is being made …"));
  drom_door_found_async (drom_window_get_folder (window), gtk_switch_get_active (self->shared),
                         &founding, word,
                         drom_passphrase_rows_get_passphrase (self->passphrase_rows), NULL,
                         found_cb, g_object_ref (self));
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DromFirstStartPage) self = user_data;
  DromWindow *window = get_window (self);
  g_autoptr (DromSession) session = NULL;
  g_autoptr (GError) error = NULL;

  session = drom_door_finish (result, NULL, &error);
  if (window == NULL)
    return;
  if (session == NULL)
    {
      show_error (self, "choose", error);
      set_busy (self, NULL);
      return;
    }
  /* Letting go may lock or rebuild at once, and then this page is gone. */
  g_object_ref (window);
  gtk_spinner_stop (self->spinner);
  drom_window_take_session (window, session);
  drom_window_show_registry (window);
  drom_window_release (window);
  g_object_unref (window);
}

static void
new_cb (AdwActionRow *row, gpointer user_data)
{
  show_step (user_data, "project");
}

static void
look_cb (AdwActionRow *row, gpointer user_data)
{
  drom_first_start_page_look_around (user_data);
}

static void
restore_cb (AdwActionRow *row, gpointer user_data)
{
  drom_window_show_restore (get_window (user_data));
}

static void
changed_cb (GtkEditable *editable, gpointer user_data)
{
  DromFirstStartPage *self = user_data;

  if (!self->gone)
    update (self);
}

static void
valid_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  DromFirstStartPage *self = user_data;

  if (!self->gone)
    update (self);
}

static void
next_cb (GtkButton *button, gpointer user_data)
{
  DromFirstStartPage *self = user_data;
  int step = get_step (self);

  if (!is_complete (self))
    return;
  if (step == 2)
    found (self);
  else if (step == 3)
    drom_window_show_registry (get_window (self));
  else
    show_step (self, steps[step + 1]);
}

static void
activated_cb (AdwEntryRow *row, gpointer user_data)
{
  next_cb (NULL, user_data);
}

static void
passphrase_activated_cb (DromPassphraseRows *rows, gpointer user_data)
{
  next_cb (NULL, user_data);
}

static void
back_cb (GtkButton *button, gpointer user_data)
{
  DromFirstStartPage *self = user_data;
  int step = get_step (self);

  show_step (self, step > 0 ? steps[step - 1] : "choose");
}

static void
folder_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DromFirstStartPage *self = DROM_FIRST_START_PAGE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = drom_file_chooser_finish (result, &error);

  if (error != NULL)
    drom_show_error (GTK_WIDGET (self), error);
  if (file == NULL)
    return;

  g_free (self->folder);
  /* What is chosen is often somebody's documents: the registry gets its own folder there. */
  self->folder = g_build_filename (g_file_peek_path (file), "drom", NULL);
  show_folder (self);
}

static void
folder_cb (GtkButton *button, gpointer user_data)
{
  drom_file_chooser_folder (GTK_WIDGET (user_data), _ ("Folder of the registry"),
                            /* Translators: the button that takes a folder. */
                            C_ ("dialog", "_Choose"), folder_chosen_cb, NULL);
}

static GVariant *
drom_first_start_page_save_state (DromPage *page)
{
  DromFirstStartPage *self = DROM_FIRST_START_PAGE (page);
  GVariant *sheet = drom_recovery_sheet_save_state (self->recovery_sheet);
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert_value (
      &dict, "step", g_variant_new_string (gtk_stack_get_visible_child_name (self->stack)));
  if (self->folder != NULL)
    g_variant_dict_insert (&dict, "folder", "^ay", self->folder);
  if (sheet != NULL)
    g_variant_dict_insert_value (&dict, "sheet", sheet);
  g_variant_dict_insert_value (
      &dict, "widgets", DROM_PAGE_CLASS (drom_first_start_page_parent_class)->save_state (page));
  return g_variant_dict_end (&dict);
}

static void
drom_first_start_page_restore_state (DromPage *page, GVariant *state)
{
  DromFirstStartPage *self = DROM_FIRST_START_PAGE (page);
  g_autoptr (GVariant) widgets = NULL;
  g_autoptr (GVariant) sheet = NULL;
  const char *text;

  if (g_variant_lookup (state, "folder", "^&ay", &text))
    {
      g_free (self->folder);
      self->folder = g_strdup (text);
    }
  sheet = g_variant_lookup_value (state, "sheet", DROM_RECOVERY_SHEET_STATE);
  if (sheet != NULL)
    drom_recovery_sheet_restore_state (self->recovery_sheet, sheet);
  if (g_variant_lookup (state, "step", "&s", &text))
    show_step (self, text);
  widgets = g_variant_lookup_value (state, "widgets", NULL);
  if (widgets != NULL)
    DROM_PAGE_CLASS (drom_first_start_page_parent_class)->restore_state (page, widgets);
  update (self);
}

/* A page in another language gets its state before it stands in the window, which knows the
 * folder. */
static void
drom_first_start_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (drom_first_start_page_parent_class)->root (widget);
  show_folder (DROM_FIRST_START_PAGE (widget));
}

static gboolean
drom_first_start_page_grab_focus (GtkWidget *widget)
{
  DromFirstStartPage *self = DROM_FIRST_START_PAGE (widget);

  switch (get_step (self))
    {
    case 0:
      return gtk_widget_grab_focus (GTK_WIDGET (self->project_name));
    case 1:
      return gtk_widget_grab_focus (GTK_WIDGET (self->staff_name));
    case 2:
      return gtk_widget_grab_focus (GTK_WIDGET (self->passphrase_rows));
    case 3:
      return gtk_widget_grab_focus (GTK_WIDGET (self->recovery_sheet));
    default:
      return gtk_widget_grab_focus (self->new_row);
    }
}

static void
drom_first_start_page_dispose (GObject *object)
{
  DROM_FIRST_START_PAGE (object)->gone = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), DROM_TYPE_FIRST_START_PAGE);
  G_OBJECT_CLASS (drom_first_start_page_parent_class)->dispose (object);
}

static void
drom_first_start_page_finalize (GObject *object)
{
  g_free (DROM_FIRST_START_PAGE (object)->folder);
  G_OBJECT_CLASS (drom_first_start_page_parent_class)->finalize (object);
}

static void
drom_first_start_page_class_init (DromFirstStartPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = drom_first_start_page_dispose;
  object_class->finalize = drom_first_start_page_finalize;
  widget_class->grab_focus = drom_first_start_page_grab_focus;
  widget_class->root = drom_first_start_page_root;
  DROM_PAGE_CLASS (klass)->save_state = drom_first_start_page_save_state;
  DROM_PAGE_CLASS (klass)->restore_state = drom_first_start_page_restore_state;

  g_type_ensure (DROM_TYPE_PASSPHRASE_ROWS);
  g_type_ensure (DROM_TYPE_RECOVERY_SHEET);
  g_type_ensure (DROM_TYPE_COMBO_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, DROM_RESOURCE ("pages/welcome/drom-first-start-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, DromFirstStartPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, DromFirstStartPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, DromFirstStartPage, next_button);
  gtk_widget_class_bind_template_child (widget_class, DromFirstStartPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DromFirstStartPage, error_label);
  gtk_widget_class_bind_template_child (widget_class, DromFirstStartPage, new_row);
  gtk_widget_class_bind_template_child (widget_class, DromFirstStartPage, project_name);
  gtk_widget_class_bind_template_child (widget_class, DromFirstStartPage, code_name);
  gtk_widget_class_bind_template_child (widget_class, DromFirstStartPage, folder_row);
  gtk_widget_class_bind_template_child (widget_class, DromFirstStartPage, shared);
  gtk_widget_class_bind_template_child (widget_class, DromFirstStartPage, staff_name);
  gtk_widget_class_bind_template_child (widget_class, DromFirstStartPage, role_row);
  gtk_widget_class_bind_template_child (widget_class, DromFirstStartPage, word);
  gtk_widget_class_bind_template_child (widget_class, DromFirstStartPage, passphrase_rows);
  gtk_widget_class_bind_template_child (widget_class, DromFirstStartPage, recovery_sheet);
  gtk_widget_class_bind_template_child (widget_class, DromFirstStartPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, DromFirstStartPage, busy_label);
  gtk_widget_class_bind_template_child (widget_class, DromFirstStartPage, languages);
  gtk_widget_class_bind_template_child (widget_class, DromFirstStartPage, language_section);
  gtk_widget_class_bind_template_callback (widget_class, new_cb);
  gtk_widget_class_bind_template_callback (widget_class, look_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, valid_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, passphrase_activated_cb);
}

static void
drom_first_start_page_init (DromFirstStartPage *self)
{
  g_autoptr (GtkStringList) roles = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));

  roles = gtk_string_list_new (NULL);
  /* A registry that nobody may manage would be a dead end: the first may. */
  for (guint i = 0; i < drom_staff_role_codes.n_codes; i++)
    {
      const char *code = drom_staff_role_codes.codes[i].code;

      if (!g_str_equal (code, "manager") && !g_str_equal (code, "supervisor"))
        break;
      gtk_string_list_append (roles, drom_code_list_label (&drom_staff_role_codes, code));
    }
  adw_combo_row_set_model (self->role_row, G_LIST_MODEL (roles));
  gtk_editable_set_text (self->code_name, DEFAULT_CODE_NAME);
  drom_menu_add_language_buttons (self->languages);
  drom_menu_add_languages (self->language_section);
  show_folder (self);
  update (self);
}

GtkWidget *
drom_first_start_page_new (void)
{
  return g_object_new (DROM_TYPE_FIRST_START_PAGE, NULL);
}

void
drom_first_start_page_look_around (DromFirstStartPage *self)
{
  g_return_if_fail (DROM_IS_FIRST_START_PAGE (self));

  set_busy (self, _ ("The demonstration is being made …"));
  drom_door_look_around_async (NULL, looked_cb, g_object_ref (self));
}
