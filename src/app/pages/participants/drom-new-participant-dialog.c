/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/participants/drom-new-participant-dialog.h"

#include "app/drom-page.h"
#include "app/drom-resource.h"
#include "app/pages/participant/drom-deleted-participant.h"
#include "app/widgets/drom-code-row.h"
#include "app/widgets/drom-entry-row.h"
#include "app/widgets/drom-ref-row.h"
#include "base/drom-date.h"
#include "base/drom-identity-number.h"
#include "language/drom-language.h"
#include "model/drom-enrolment.h"
#include "model/drom-participant-list.h"
#include "model/drom-participant.h"

#include <glib/gi18n-lib.h>

/* Typing that rests this long is compared with who is there. */
#define COMPARE_MS 300

struct _DromNewParticipantDialog
{
  AdwWindow parent_instance;

  /* Template */
  DromFieldRow *given_name;
  DromFieldRow *family_name;
  DromFieldRow *number;
  DromFieldRow *birth_date;
  DromFieldRow *identity_number;
  DromFieldRow *gender;
  DromFieldRow *phone;
  DromFieldRow *town;
  DromFieldRow *responsible;
  DromFieldRow *status;
  DromFieldRow *from_date;
  GtkWidget *duplicates;
  GtkListBox *duplicates_list;
  GtkWidget *problem;
  GtkLabel *problem_label;

  DromSession *session;
  guint compare_id;
};

G_DEFINE_FINAL_TYPE (DromNewParticipantDialog, drom_new_participant_dialog, ADW_TYPE_WINDOW)

#define N_ROWS 11

/* All rows in the order of the form. */
static void
get_rows (DromNewParticipantDialog *self, DromFieldRow *rows[N_ROWS])
{
  DromFieldRow *all[N_ROWS] = {
    self->given_name,      self->family_name, self->number,   self->birth_date,
    self->identity_number, self->gender,      self->phone,    self->town,
    self->responsible,     self->status,      self->from_date
  };

  memcpy (rows, all, sizeof all);
}

static void
set_problem (DromNewParticipantDialog *self, const char *sentence)
{
  gtk_label_set_text (self->problem_label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->problem, sentence != NULL);
}

static void
open_duplicate_cb (DromNewParticipantDialog *self, GtkListBoxRow *row)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  gint64 *participant = g_object_get_data (G_OBJECT (row), "participant");

  /* The dialog stays, so that nothing typed is lost if it is somebody else. */
  if (parent == NULL || participant == NULL)
    return;
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.show-participant", "x", *participant);
  gtk_window_present (parent);
}

static GtkWidget *
make_duplicate_row (DromParticipantItem *item)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *number =
      g_strdup_printf ("%" G_GINT64_FORMAT, drom_participant_item_get_number (item));
  g_autofree char *title = NULL;
  g_autofree char *details = NULL;
  const char *town = drom_participant_item_get_town (item);
  const char *status =
      drom_code_list_label (&drom_enrolment_status_codes, drom_participant_item_get_status (item));
  gint64 id = drom_participant_item_get_id (item);

  /* Translators: a participant in a list: name, running number. */
  title = g_strdup_printf (C_ ("participant", "%s · no. %s"), drom_participant_item_get_name (item),
                           number);
  details =
      town != NULL && *town != '\0' ? g_strdup_printf ("%s · %s", status, town) : g_strdup (status);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), details);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "participant", g_memdup2 (&id, sizeof id), g_free);
  return row;
}

static void
compare (DromNewParticipantDialog *self)
{
  g_autofree char *given_name = drom_field_row_dup_valid (self->given_name);
  g_autofree char *family_name = drom_field_row_dup_valid (self->family_name);
  g_autofree char *birth_date = drom_field_row_dup_valid (self->birth_date);
  g_autofree char *identity_number = drom_field_row_dup_valid (self->identity_number);
  g_autoptr (GPtrArray) items = NULL;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->duplicates_list))) != NULL)
    gtk_list_box_remove (self->duplicates_list, row);
  if ((given_name != NULL && family_name != NULL) || identity_number != NULL)
    items = drom_participant_find_duplicates (self->session, given_name, family_name, birth_date,
                                              identity_number, NULL);
  for (guint i = 0; items != NULL && i < items->len; i++)
    gtk_list_box_append (self->duplicates_list, make_duplicate_row (g_ptr_array_index (items, i)));
  gtk_widget_set_visible (self->duplicates, items != NULL && items->len > 0);
}

static gboolean
compare_cb (gpointer data)
{
  DromNewParticipantDialog *self = data;

  self->compare_id = 0;
  compare (self);
  return G_SOURCE_REMOVE;
}

static void
who_changed_cb (DromNewParticipantDialog *self)
{
  if (self->session == NULL)
    return;
  g_clear_handle_id (&self->compare_id, g_source_remove);
  self->compare_id = g_timeout_add (COMPARE_MS, compare_cb, self);
}

/* A personnummer tells the birth date; it may be corrected, since the two may differ. */
static void
identity_changed_cb (DromNewParticipantDialog *self)
{
  g_autofree char *identity_number = NULL;
  g_autofree char *birth_date = NULL;

  who_changed_cb (self);
  if (self->session == NULL)
    return;
  identity_number = drom_field_row_dup_valid (self->identity_number);
  birth_date = drom_field_row_dup_typed (self->birth_date);
  if (identity_number != NULL && *birth_date == '\0')
    {
      g_autofree char *date = drom_identity_number_dup_date (identity_number);

      drom_field_row_set_typed (self->birth_date, date);
    }
}

/* The first row with something wrong gets the focus. */
static gboolean
validate (DromNewParticipantDialog *self)
{
  DromFieldRow *rows[N_ROWS];
  DromFieldRow *wrong = NULL;

  get_rows (self, rows);
  for (guint i = 0; i < N_ROWS; i++)
    if (!drom_field_row_validate (rows[i]) && wrong == NULL)
      wrong = rows[i];
  if (wrong != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (wrong));
  return wrong == NULL;
}

static DromRecord *
add_rows (DromNewParticipantDialog *self, const DromNoun *noun, gint64 participant, GError **error)
{
  DromFieldRow *rows[N_ROWS];
  guint fields[N_ROWS + 2];
  const char *values[N_ROWS + 2];
  g_autoptr (GPtrArray) typed = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *participant_id = g_strdup_printf ("%" G_GINT64_FORMAT, participant);
  g_autofree char *project_id =
      g_strdup_printf ("%" G_GINT64_FORMAT, drom_session_get_project_id (self->session));
  guint n = 0;

  get_rows (self, rows);
  for (guint i = 0; i < N_ROWS; i++)
    if (drom_field_row_get_noun (rows[i]) == noun)
      {
        g_ptr_array_add (typed, drom_field_row_dup_typed (rows[i]));
        fields[n] = drom_field_row_get_field (rows[i]);
        values[n++] = g_ptr_array_index (typed, typed->len - 1);
      }
  if (noun == &drom_enrolment_noun)
    {
      fields[n] = DROM_ENROLMENT_PARTICIPANT;
      values[n++] = participant_id;
      fields[n] = DROM_ENROLMENT_PROJECT;
      values[n++] = project_id;
    }
  return drom_session_add_values (self->session, noun, fields, values, n, error);
}

/* The id of the new participant, 0 on failure. */
static gint64
add_participant (DromNewParticipantDialog *self, GError **error)
{
  g_autoptr (DromRecord) participant = NULL;
  g_autoptr (DromRecord) enrolment = NULL;

  if (!drom_session_begin_group (self->session, DROM_NEW_PARTICIPANT, error))
    return 0;
  participant = add_rows (self, &drom_participant_noun, 0, error);
  if (participant != NULL)
    enrolment = add_rows (self, &drom_enrolment_noun, drom_record_get_id (participant), error);
  if (enrolment == NULL)
    {
      drom_session_cancel_group (self->session);
      return 0;
    }
  return drom_session_end_group (self->session, error) ? drom_record_get_id (participant) : 0;
}

static void
add_cb (DromNewParticipantDialog *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autoptr (GError) error = NULL;
  gint64 participant;

  set_problem (self, NULL);
  if (!validate (self))
    return;
  participant = add_participant (self, &error);
  if (participant == 0)
    {
      if (g_error_matches (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_TAKEN))
        {
          drom_field_row_set_message (self->number, error->message);
          gtk_widget_grab_focus (GTK_WIDGET (self->number));
        }
      else
        set_problem (self, error->message);
      return;
    }
  if (parent != NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (parent), "win.show-participant", "x", participant);
      drom_deleted_participant_added (GTK_WIDGET (parent), self->session, participant);
    }
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
prepare (DromNewParticipantDialog *self, DromSession *session)
{
  DromFieldRow *rows[N_ROWS];
  g_autofree char *number = NULL;
  g_autofree char *me = NULL;
  gint64 next;

  self->session = g_object_ref (session);
  get_rows (self, rows);
  for (guint i = 0; i < N_ROWS; i++)
    drom_field_row_set_session (rows[i], session);
  next = drom_participant_next_number (session, NULL);
  if (next > 0)
    number = g_strdup_printf ("%" G_GINT64_FORMAT, next);
  me = g_strdup_printf ("%" G_GINT64_FORMAT, drom_session_get_staff_id (session));
  drom_field_row_set_typed (self->number, number);
  drom_field_row_set_typed (self->responsible, me);
  drom_field_row_set_typed (self->status, "active");
  drom_field_row_set_typed (self->from_date, drom_session_get_today (session));
}

static void
drom_new_participant_dialog_dispose (GObject *object)
{
  DromNewParticipantDialog *self = DROM_NEW_PARTICIPANT_DIALOG (object);

  g_clear_handle_id (&self->compare_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), DROM_TYPE_NEW_PARTICIPANT_DIALOG);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (drom_new_participant_dialog_parent_class)->dispose (object);
}

static void
drom_new_participant_dialog_class_init (DromNewParticipantDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drom_new_participant_dialog_dispose;

  g_type_ensure (DROM_TYPE_ENTRY_ROW);
  g_type_ensure (DROM_TYPE_CODE_ROW);
  g_type_ensure (DROM_TYPE_REF_ROW);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (
      widget_class, DROM_RESOURCE ("pages/participants/drom-new-participant-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, DromNewParticipantDialog, given_name);
  gtk_widget_class_bind_template_child (widget_class, DromNewParticipantDialog, family_name);
  gtk_widget_class_bind_template_child (widget_class, DromNewParticipantDialog, number);
  gtk_widget_class_bind_template_child (widget_class, DromNewParticipantDialog, birth_date);
  gtk_widget_class_bind_template_child (widget_class, DromNewParticipantDialog, identity_number);
  gtk_widget_class_bind_template_child (widget_class, DromNewParticipantDialog, gender);
  gtk_widget_class_bind_template_child (widget_class, DromNewParticipantDialog, phone);
  gtk_widget_class_bind_template_child (widget_class, DromNewParticipantDialog, town);
  gtk_widget_class_bind_template_child (widget_class, DromNewParticipantDialog, responsible);
  gtk_widget_class_bind_template_child (widget_class, DromNewParticipantDialog, status);
  gtk_widget_class_bind_template_child (widget_class, DromNewParticipantDialog, from_date);
  gtk_widget_class_bind_template_child (widget_class, DromNewParticipantDialog, duplicates);
  gtk_widget_class_bind_template_child (widget_class, DromNewParticipantDialog, duplicates_list);
  gtk_widget_class_bind_template_child (widget_class, DromNewParticipantDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, DromNewParticipantDialog, problem_label);
  gtk_widget_class_bind_template_callback (widget_class, who_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, identity_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_duplicate_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
drom_new_participant_dialog_init (DromNewParticipantDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
drom_new_participant_dialog_present (GtkWindow *parent, DromSession *session)
{
  DromNewParticipantDialog *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (DROM_IS_SESSION (session), NULL);

  /* The application's keys (lock, language) hold here too. */
  self = g_object_new (DROM_TYPE_NEW_PARTICIPANT_DIALOG, "transient-for", parent, "application",
                       gtk_window_get_application (parent), NULL);
  prepare (self, session);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->given_name));
  return GTK_WINDOW (self);
}

GVariant *
drom_new_participant_dialog_save_state (DromNewParticipantDialog *self)
{
  DromFieldRow *rows[N_ROWS];
  GVariantBuilder builder;
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  guint focused = 0;
  int cursor = GTK_IS_EDITABLE (focus) ? gtk_editable_get_position (GTK_EDITABLE (focus)) : -1;

  g_return_val_if_fail (DROM_IS_NEW_PARTICIPANT_DIALOG (self), NULL);

  get_rows (self, rows);
  g_variant_builder_init (&builder, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; i < N_ROWS; i++)
    {
      g_autofree char *typed = drom_field_row_dup_typed (rows[i]);

      g_variant_builder_add (&builder, "s", typed);
      if (gtk_widget_get_focus_child (GTK_WIDGET (rows[i])) != NULL)
        focused = i;
    }
  return g_variant_new ("(asui)", &builder, focused, cursor);
}

void
drom_new_participant_dialog_restore_state (DromNewParticipantDialog *self, GVariant *state)
{
  DromFieldRow *rows[N_ROWS];
  g_autofree const char **typed = NULL;
  GtkWidget *focus;
  guint focused = 0;
  int cursor = -1;

  g_return_if_fail (DROM_IS_NEW_PARTICIPANT_DIALOG (self));
  g_return_if_fail (g_variant_is_of_type (state, G_VARIANT_TYPE ("(asui)")));

  get_rows (self, rows);
  g_variant_get (state, "(^a&sui)", &typed, &focused, &cursor);
  for (guint i = 0; i < N_ROWS && typed[i] != NULL; i++)
    drom_field_row_set_typed (rows[i], typed[i]);
  if (focused >= N_ROWS)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (rows[focused]));
  /* Typing goes on where it was, instead of replacing what stands there. */
  focus = gtk_root_get_focus (GTK_ROOT (self));
  if (GTK_IS_EDITABLE (focus))
    gtk_editable_set_position (GTK_EDITABLE (focus), cursor);
}
