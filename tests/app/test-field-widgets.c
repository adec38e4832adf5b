/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows of forms: what is typed is saved, or said to be wrong and kept, and is never
 * written over what somebody else has saved meanwhile. */

#include "config.h"

#include "app/drom-resource.h"
#include "app/widgets/drom-code-row.h"
#include "app/widgets/drom-entry-row.h"
#include "app/widgets/drom-field-row.h"
#include "app/widgets/drom-field-widget.h"
#include "app/widgets/drom-one-line.h"
#include "app/widgets/drom-ref-row.h"
#include "app/widgets/drom-switch-row.h"
#include "app/widgets/drom-texts-view.h"
#include "language/drom-language.h"
#include "model-test.h"

#include <adwaita.h>

/* Longer than typing rests before it is saved (800 ms), and than the patience after that. */
#define REST_MS     1100
#define PATIENCE_MS 2800

/* The example of the tax agency, and the same with another check digit. */
#define GOOD_NUMBER "701063-2391"
#define BAD_NUMBER  "701063-2392"

static void
wait_ms (guint ms)
{
  gint64 end = g_get_monotonic_time () + ms * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (2000);
}

/* The first widget of @type below @root, which must be there. */
static gpointer
find_maybe (GtkWidget *root, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = find_maybe (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gpointer
find_below (gpointer root, GType type)
{
  gpointer found = find_maybe (GTK_WIDGET (root), type);

  g_assert_nonnull (found);
  return found;
}

/* A shown label that contains @text; NULL if there is none. */
static GtkLabel *
find_label (GtkWidget *root, const char *text)
{
  if (!gtk_widget_get_visible (root))
    return NULL;
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), text) != NULL)
    return GTK_LABEL (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkLabel *found = find_label (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* A button with this label; NULL if none is shown. */
static GtkButton *
find_button (GtkWidget *root, const char *label)
{
  if (!gtk_widget_get_visible (root))
    return NULL;
  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), label) == 0)
    return GTK_BUTTON (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkButton *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
click (gpointer root, const char *label)
{
  GtkButton *button = find_button (GTK_WIDGET (root), label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

/* Whether a label that is shown below @root has this text. */
static gboolean
says (GtkWidget *root, const char *text)
{
  if (!gtk_widget_get_visible (root))
    return FALSE;
  if (GTK_IS_LABEL (root) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (root)), text) == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

static const char *
shown (gpointer row)
{
  return gtk_editable_get_text (GTK_EDITABLE (find_below (row, GTK_TYPE_ENTRY)));
}

static void
type_text (gpointer row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_below (row, GTK_TYPE_ENTRY)), text);
}

static gboolean
press (gpointer widget, guint keyval, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (widget));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;

      if (!GTK_IS_EVENT_CONTROLLER_KEY (controller))
        continue;
      g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &handled);
      return handled;
    }
  g_assert_not_reached ();
}

static GtkWidget *
own (GtkWidget *widget)
{
  return GTK_WIDGET (g_object_ref_sink (widget));
}

static void
disown (GtkWidget *widget)
{
  /* It must not live on in an idle of its own. */
  g_assert_finalize_object (G_OBJECT (widget));
}

static GtkWidget *
bound_entry (DromSession *session, gpointer record, const char *noun, const char *field)
{
  GtkWidget *row = own (drom_entry_row_new (noun, field));

  drom_field_widget_set_record (DROM_FIELD_WIDGET (row), session, DROM_RECORD (record));
  return row;
}

static char *
read_back (DromSession *session, gpointer record, guint field)
{
  g_autoptr (DromSession) other = second_window (session);
  g_autoptr (GError) error = NULL;
  g_autoptr (DromRecord) again =
      drom_session_load (other, drom_record_get_noun (record), id_of (record), &error);
  char *value;

  g_assert_no_error (error);
  value = drom_record_dup_value (again, field);
  g_clear_object (&again);
  drom_session_close (other);
  return value;
}

#define assert_kept(self, record, field, value)                                                    \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *kept_ = read_back ((self)->session, record, field);                           \
    g_assert_cmpstr (kept_, ==, value);                                                            \
  }                                                                                                \
  G_STMT_END

static void
test_rest (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Vera", "Linde");
  GtkWidget *row = bound_entry (self->session, person, "participant", "phone");

  g_assert_cmpstr (shown (row), ==, "");
  type_text (row, "070-000 00 07");
  wait_ms (100);
  assert_kept (self, person, DROM_PARTICIPANT_PHONE, NULL);
  wait_ms (REST_MS);
  assert_kept (self, person, DROM_PARTICIPANT_PHONE, "070-000 00 07");
  g_assert_true (drom_session_can_undo (self->session, id_of (person)));
  undo (self->session, person);
  g_assert_cmpstr (shown (row), ==, "");
  disown (row);
}

static void
test_unroot (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Vera", "Linde");
  GtkWidget *row = bound_entry (self->session, person, "participant", "phone");
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), row);
  type_text (row, "070-000 00 08");
  gtk_window_destroy (GTK_WINDOW (window));
  assert_kept (self, person, DROM_PARTICIPANT_PHONE, "070-000 00 08");
  disown (row);
}

static void
test_unroot_invalid (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Vera", "Linde");
  GtkWidget *row = bound_entry (self->session, person, "participant", "identity-number");
  GtkWidget *window = gtk_window_new ();

  /* The window is rebuilt in another language while something is wrong. */
  gtk_window_set_child (GTK_WINDOW (window), row);
  type_text (row, BAD_NUMBER);
  gtk_window_destroy (GTK_WINDOW (window));
  assert_kept (self, person, DROM_PARTICIPANT_IDENTITY_NUMBER, NULL);
  disown (row);
}

static void
test_dates (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Vera", "Linde");
  g_autoptr (DromEnrolment) enrolment = get_enrolment (self->session, person);
  GtkWidget *row = bound_entry (self->session, enrolment, "enrolment", "to-date");
  g_autoptr (GError) error = NULL;

  type_text (row, "+2v");
  g_assert_true (drom_field_widget_flush (DROM_FIELD_WIDGET (row), &error));
  g_assert_no_error (error);
  assert_kept (self, enrolment, DROM_ENROLMENT_TO_DATE, "2026-12-05");
  g_assert_true (says (row, "Saturday 5 December 2026"));
  disown (row);
}

static void
test_invalid (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Vera", "Linde");
  GtkWidget *row = bound_entry (self->session, person, "participant", "identity-number");
  DromFieldRow *field_row = DROM_FIELD_ROW (row);
  g_autoptr (GError) error = NULL;

  type_text (row, BAD_NUMBER);
  wait_ms (REST_MS);
  /* Nobody is interrupted at once. */
  g_assert_null (drom_field_row_get_message (field_row));
  wait_ms (PATIENCE_MS - REST_MS);
  g_assert_nonnull (drom_field_row_get_message (field_row));
  g_assert_cmpstr (shown (row), ==, BAD_NUMBER);
  g_assert_false (drom_field_widget_flush (DROM_FIELD_WIDGET (row), &error));
  g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, drom_field_row_get_message (field_row));
  assert_kept (self, person, DROM_PARTICIPANT_IDENTITY_NUMBER, NULL);

  type_text (row, GOOD_NUMBER);
  g_clear_error (&error);
  g_assert_true (drom_field_widget_flush (DROM_FIELD_WIDGET (row), &error));
  g_assert_null (drom_field_row_get_message (field_row));
  assert_kept (self, person, DROM_PARTICIPANT_IDENTITY_NUMBER, "197010632391");
  disown (row);
}

static void
test_required (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Vera", "Linde");
  GtkWidget *row = bound_entry (self->session, person, "participant", "given-name");
  g_autoptr (GError) error = NULL;

  type_text (row, "  ");
  g_assert_false (drom_field_widget_flush (DROM_FIELD_WIDGET (row), &error));
  g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_REQUIRED);
  assert_kept (self, person, DROM_PARTICIPANT_GIVEN_NAME, "Vera");
  /* Escape takes it back, and there is nothing left that keeps the page open. */
  g_assert_true (press (row, GDK_KEY_Escape, 0));
  g_assert_cmpstr (shown (row), ==, "Vera");
  g_assert_true (drom_field_widget_flush (DROM_FIELD_WIDGET (row), NULL));
  disown (row);
}

static void
change_elsewhere (Fixture *self, gpointer record, guint field, const char *value)
{
  g_autoptr (DromSession) other = second_window (self->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (DromRecord) again =
      drom_session_load (other, drom_record_get_noun (record), id_of (record), &error);

  g_assert_no_error (error);
  put (other, again, field, value);
  g_clear_object (&again);
  drom_session_close (other);
}

static void
test_conflict_mine (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Vera", "Linde");
  GtkWidget *row = bound_entry (self->session, person, "participant", "phone");
  g_autoptr (GError) error = NULL;

  type_text (row, "mine");
  change_elsewhere (self, person, DROM_PARTICIPANT_PHONE, "theirs");
  g_assert_false (drom_field_widget_flush (DROM_FIELD_WIDGET (row), &error));
  g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_CONFLICT);
  assert_kept (self, person, DROM_PARTICIPANT_PHONE, "theirs");
  g_assert_cmpstr (shown (row), ==, "mine");
  g_assert_true (says (row, "mine") && says (row, "theirs"));
  /* As long as nobody has decided, nothing is overwritten. */
  g_assert_false (drom_field_widget_flush (DROM_FIELD_WIDGET (row), NULL));
  assert_kept (self, person, DROM_PARTICIPANT_PHONE, "theirs");

  click (row, "Keep mine");
  assert_kept (self, person, DROM_PARTICIPANT_PHONE, "mine");
  g_assert_false (says (row, "theirs"));
  g_assert_null (drom_field_row_get_message (DROM_FIELD_ROW (row)));
  disown (row);
}

/* A name of two words, as most are. */
static void
test_undone_elsewhere (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Vera", "Linde");
  GtkWidget *row = bound_entry (self->session, person, "participant", "family-name");
  g_autoptr (GError) error = NULL;

  type_text (row, "Lund");
  g_assert_true (drom_field_widget_flush (DROM_FIELD_WIDGET (row), &error));
  g_assert_true (drom_session_undo (self->session, id_of (person), &error));
  g_assert_no_error (error);
  g_assert_cmpstr (shown (row), ==, "Linde");

  change_elsewhere (self, person, DROM_PARTICIPANT_FAMILY_NAME, "theirs");
  drom_session_poll (self->session);
  g_assert_cmpstr (shown (row), ==, "theirs");
  disown (row);
}

static void
test_conflict_theirs (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Vera", "Linde");
  GtkWidget *row = bound_entry (self->session, person, "participant", "phone");

  type_text (row, "mine");
  change_elsewhere (self, person, DROM_PARTICIPANT_PHONE, "theirs");
  /* Here the record learns of it before anything is saved. */
  drom_session_poll (self->session);
  g_assert_cmpstr (shown (row), ==, "mine");
  g_assert_true (says (row, "theirs"));
  wait_ms (REST_MS);
  assert_kept (self, person, DROM_PARTICIPANT_PHONE, "theirs");

  click (row, "Keep theirs");
  g_assert_cmpstr (shown (row), ==, "theirs");
  g_assert_true (drom_field_widget_flush (DROM_FIELD_WIDGET (row), NULL));
  assert_kept (self, person, DROM_PARTICIPANT_PHONE, "theirs");
  disown (row);
}

static void
test_same_elsewhere (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Vera", "Linde");
  GtkWidget *row = bound_entry (self->session, person, "participant", "phone");
  g_autoptr (GError) error = NULL;

  type_text (row, "070-1");
  change_elsewhere (self, person, DROM_PARTICIPANT_PHONE, "070-1");
  g_assert_true (drom_field_widget_flush (DROM_FIELD_WIDGET (row), &error));
  g_assert_no_error (error);
  disown (row);
}

static void
test_follows (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Vera", "Linde");
  GtkWidget *phone = bound_entry (self->session, person, "participant", "phone");
  GtkWidget *email = bound_entry (self->session, person, "participant", "email");

  type_text (email, "vera@example.org");
  change_elsewhere (self, person, DROM_PARTICIPANT_PHONE, "theirs");
  drom_session_poll (self->session);
  g_assert_cmpstr (shown (phone), ==, "theirs");
  /* Another field's change is no conflict. */
  g_assert_cmpstr (shown (email), ==, "vera@example.org");
  g_assert_true (drom_field_widget_flush (DROM_FIELD_WIDGET (email), NULL));
  assert_kept (self, person, DROM_PARTICIPANT_EMAIL, "vera@example.org");
  disown (phone);
  disown (email);
}

static void
test_deleted (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Vera", "Linde");
  GtkWidget *row = bound_entry (self->session, person, "participant", "phone");
  g_autoptr (DromSession) other = second_window (self->session);
  g_autoptr (DromRecord) again =
      drom_session_load (other, &drom_participant_noun, id_of (person), NULL);

  type_text (row, "mine");
  g_assert_true (drom_session_delete (other, again, NULL));
  drom_session_poll (self->session);
  /* Nobody is kept on the page of a row that is gone; the text is still there. */
  g_assert_true (drom_field_widget_flush (DROM_FIELD_WIDGET (row), NULL));
  g_assert_nonnull (drom_field_row_get_message (DROM_FIELD_ROW (row)));
  g_assert_cmpstr (shown (row), ==, "mine");
  g_clear_object (&again);
  drom_session_close (other);
  disown (row);
}

static void
test_keys (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Vera", "Linde");
  GtkWidget *row = bound_entry (self->session, person, "participant", "phone");
  DromFieldWidgetInterface *iface = DROM_FIELD_WIDGET_GET_IFACE (row);
  g_autofree char *pending = NULL;

  g_assert_null (iface->dup_pending (DROM_FIELD_WIDGET (row)));
  type_text (row, "half");
  pending = iface->dup_pending (DROM_FIELD_WIDGET (row));
  g_assert_cmpstr (pending, ==, "half");
  g_assert_true (press (row, GDK_KEY_z, GDK_CONTROL_MASK));
  g_assert_cmpstr (shown (row), ==, "");
  g_assert_null (iface->dup_pending (DROM_FIELD_WIDGET (row)));
  wait_ms (REST_MS);
  assert_kept (self, person, DROM_PARTICIPANT_PHONE, NULL);
  /* As after a change of language. */
  iface->set_pending (DROM_FIELD_WIDGET (row), pending);
  g_assert_true (drom_field_widget_flush (DROM_FIELD_WIDGET (row), NULL));
  assert_kept (self, person, DROM_PARTICIPANT_PHONE, "half");
  disown (row);
}

static void
test_choices (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Vera", "Linde");
  g_autoptr (DromEnrolment) enrolment = get_enrolment (self->session, person);
  g_autoptr (DromSession) colleague = add_colleague (self->session, "Stig", "coach");
  gint64 stig = drom_session_get_staff_id (colleague);
  g_autoptr (DromRecord) staff = NULL;
  GtkWidget *gender = own (drom_code_row_new ("participant", "gender"));
  GtkWidget *responsible = own (drom_ref_row_new ("enrolment", "responsible"));
  GtkWidget *protected = own (drom_switch_row_new ("participant", "protected"));

  drom_session_close (colleague);
  put (self->session, enrolment, DROM_ENROLMENT_RESPONSIBLE, id_text (stig));
  staff = drom_session_load (self->session, &drom_staff_noun, stig, NULL);
  put (self->session, staff, DROM_STAFF_ACTIVE, "0");

  drom_field_widget_set_record (DROM_FIELD_WIDGET (gender), self->session, DROM_RECORD (person));
  gtk_drop_down_set_selected (find_below (gender, GTK_TYPE_DROP_DOWN), 1);
  assert_kept (self, person, DROM_PARTICIPANT_GENDER, "woman");
  gtk_drop_down_set_selected (find_below (gender, GTK_TYPE_DROP_DOWN), 0);
  assert_kept (self, person, DROM_PARTICIPANT_GENDER, NULL);

  /* Who has left is shown, and stays unless somebody else is chosen. */
  drom_field_widget_set_record (DROM_FIELD_WIDGET (responsible), self->session,
                                DROM_RECORD (enrolment));
  {
    g_autofree char *typed = drom_field_row_dup_typed (DROM_FIELD_ROW (responsible));

    g_assert_cmpstr (typed, ==, id_text (stig));
  }
  gtk_drop_down_set_selected (find_below (responsible, GTK_TYPE_DROP_DOWN), 1);
  assert_kept (self, enrolment, DROM_ENROLMENT_RESPONSIBLE,
               id_text (drom_session_get_staff_id (self->session)));

  drom_field_widget_set_record (DROM_FIELD_WIDGET (protected), self->session, DROM_RECORD (person));
  gtk_switch_set_active (find_below (protected, GTK_TYPE_SWITCH), TRUE);
  assert_kept (self, person, DROM_PARTICIPANT_PROTECTED, "1");
  disown (gender);
  disown (responsible);
  disown (protected);
}

static void
test_reader (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Vera", "Linde");
  g_autoptr (DromSession) reader = add_colleague (self->session, "Rut", "reader");
  g_autoptr (DromRecord) seen =
      drom_session_load (reader, &drom_participant_noun, id_of (person), NULL);
  GtkWidget *row = bound_entry (reader, seen, "participant", "phone");

  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (find_below (row, GTK_TYPE_ENTRY))));
  disown (row);
  g_clear_object (&seen);
  drom_session_close (reader);
}

static DromRecord *
add_mapping (DromSession *session, gpointer person)
{
  g_autoptr (GError) error = NULL;
  DromRecord *mapping =
      drom_session_add (session, &drom_mapping_noun, &error, DROM_MAPPING_PARTICIPANT,
                        id_text (id_of (person)), DROM_MAPPING_DATE, TODAY, DROM_FIELDS_END);

  g_assert_no_error (error);
  return mapping;
}

static void
write_text (GtkWidget *editor, const char *text)
{
  gtk_text_buffer_set_text (
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_below (editor, GTK_TYPE_TEXT_VIEW))), text, -1);
}

static void
test_texts (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Vera", "Linde");
  g_autoptr (DromRecord) mapping = add_mapping (self->session, person);
  GtkWidget *view = own (drom_texts_view_new ("mapping", "strengths"));
  GtkWidget *first = find_below (view, GTK_TYPE_TEXT_VIEW);
  const char *language = drom_texts_view_get_main_language ();
  const DromTexts *texts;
  g_autofree char *pending = NULL;

  drom_field_widget_set_record (DROM_FIELD_WIDGET (view), self->session, mapping);
  write_text (view, "Bra på att laga mat.");
  g_assert_true (gtk_widget_activate_action (view, "texts.add-language", "s", "rmy"));
  for (GtkWidget *editor = gtk_widget_get_ancestor (first, ADW_TYPE_BIN); editor != NULL;
       editor = gtk_widget_get_next_sibling (editor))
    if (gtk_widget_get_next_sibling (editor) == NULL)
      write_text (editor, "Žanel te kiravel.");
  pending = DROM_FIELD_WIDGET_GET_IFACE (view)->dup_pending (DROM_FIELD_WIDGET (view));
  g_assert_nonnull (pending);
  g_assert_true (drom_field_widget_flush (DROM_FIELD_WIDGET (view), NULL));
  texts = drom_record_get_texts (mapping, DROM_MAPPING_STRENGTHS);
  g_assert_cmpuint (drom_texts_get_n (texts), ==, 2);
  g_assert_cmpstr (drom_texts_get (texts, language), ==, "Bra på att laga mat.");
  g_assert_cmpstr (drom_texts_get (texts, "rmy"), ==, "Žanel te kiravel.");

  /* Both come back in a view that is made anew, and emptying one takes that language out. */
  disown (view);
  view = own (drom_texts_view_new ("mapping", "strengths"));
  drom_field_widget_set_record (DROM_FIELD_WIDGET (view), self->session, mapping);
  write_text (view, "");
  g_assert_true (drom_field_widget_flush (DROM_FIELD_WIDGET (view), NULL));
  texts = drom_record_get_texts (mapping, DROM_MAPPING_STRENGTHS);
  g_assert_cmpuint (drom_texts_get_n (texts), ==, 1);
  g_assert_cmpstr (drom_texts_get (texts, "rmy"), ==, "Žanel te kiravel.");

  DROM_FIELD_WIDGET_GET_IFACE (view)->set_pending (DROM_FIELD_WIDGET (view), pending);
  g_assert_true (drom_field_widget_flush (DROM_FIELD_WIDGET (view), NULL));
  texts = drom_record_get_texts (mapping, DROM_MAPPING_STRENGTHS);
  g_assert_cmpstr (drom_texts_get (texts, language), ==, "Bra på att laga mat.");
  disown (view);
}

/* Tab and Shift+Tab go through a list of rows without ever getting stuck. */
static void
test_tab (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Vera", "Linde");
  GtkWidget *window = gtk_window_new ();
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *rows[] = { drom_entry_row_new ("participant", "given-name"),
                        drom_code_row_new ("participant", "gender"),
                        drom_entry_row_new ("participant", "phone") };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    gtk_list_box_append (GTK_LIST_BOX (list), rows[i]);
  drom_field_widget_bind_all (list, self->session, DROM_RECORD (person));
  gtk_window_set_child (GTK_WINDOW (window), list);
  gtk_window_present (GTK_WINDOW (window));
  wait_ms (200);
  gtk_widget_grab_focus (rows[0]);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_nonnull (gtk_widget_get_focus_child (rows[i]));
      gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD);
    }
  gtk_widget_grab_focus (rows[2]);
  for (guint i = G_N_ELEMENTS (rows); i > 0; i--)
    {
      g_assert_nonnull (gtk_widget_get_focus_child (rows[i - 1]));
      gtk_widget_child_focus (list, GTK_DIR_TAB_BACKWARD);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_form (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Vera", "Linde");
  g_autoptr (DromEnrolment) enrolment = get_enrolment (self->session, person);
  GtkWidget *form = own (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  GtkWidget *name = drom_entry_row_new ("participant", "given-name");
  GtkWidget *number = drom_entry_row_new ("participant", "number");
  GtkWidget *town = drom_entry_row_new ("enrolment", "town");
  g_autoptr (GError) error = NULL;

  gtk_box_append (GTK_BOX (form), name);
  gtk_box_append (GTK_BOX (form), number);
  gtk_box_append (GTK_BOX (form), town);
  drom_field_widget_bind_all (form, self->session, DROM_RECORD (person));
  drom_field_widget_bind_all (form, self->session, DROM_RECORD (enrolment));
  g_assert_cmpstr (shown (name), ==, "Vera");
  g_assert_true (drom_field_widget_find (form, "enrolment", id_of (enrolment), "town") == town);
  g_assert_true (drom_field_widget_find (form, "participant", 0, "given_name") == name);
  g_assert_null (drom_field_widget_find (form, "participant", id_of (person) + 1, "given_name"));
  g_assert_null (drom_field_widget_find (form, "participant", id_of (person), "no-such-field"));

  type_text (name, "Viola");
  type_text (number, "tolv");
  type_text (town, "Exempelstad");
  g_assert_false (drom_field_widget_flush_all (form, &error));
  g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_INVALID);
  /* Far from the field, the sentence says which one it is about. */
  g_assert_cmpstr (error->message, ==, "Number: Write a number with digits only, 1 or higher.");
  assert_kept (self, person, DROM_PARTICIPANT_GIVEN_NAME, "Viola");
  type_text (number, "4711");
  g_clear_error (&error);
  g_assert_true (drom_field_widget_flush_all (form, &error));
  assert_kept (self, enrolment, DROM_ENROLMENT_TOWN, "Exempelstad");
  assert_kept (self, person, DROM_PARTICIPANT_NUMBER, "4711");
  disown (form);
}

static void
test_alone (Fixture *self, gconstpointer data)
{
  GtkWidget *row = own (drom_entry_row_new ("participant", "birth-date"));
  DromFieldRow *field_row = DROM_FIELD_ROW (row);
  g_autofree char *typed = NULL;

  drom_field_row_set_session (field_row, self->session);
  g_assert_true (drom_field_row_validate (field_row));
  drom_field_row_set_typed (field_row, "31/2");
  g_assert_false (drom_field_row_validate (field_row));
  g_assert_nonnull (drom_field_row_get_message (field_row));
  typed = drom_field_row_dup_typed (field_row);
  g_assert_cmpstr (typed, ==, "31/2");
  g_assert_null (find_label (row, "1990"));
  drom_field_row_set_typed (field_row, "28/2 1990");
  g_assert_null (drom_field_row_get_message (field_row));
  g_assert_true (drom_field_row_validate (field_row));
  disown (row);
}

/* What is typed into a form that is not kept yet is said as it was understood; what makes
 * no sense is explained when the cursor goes on. */
static void
test_alone_dates (Fixture *self, gconstpointer data)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = drom_entry_row_new ("participant", "birth-date");
  GtkWidget *other = drom_entry_row_new ("participant", "given-name");
  GtkWidget *window = gtk_window_new ();

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_list_box_append (GTK_LIST_BOX (list), other);
  gtk_window_set_child (GTK_WINDOW (window), list);
  drom_field_row_set_session (DROM_FIELD_ROW (row), self->session);
  drom_field_row_set_session (DROM_FIELD_ROW (other), self->session);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (row);

  type_text (row, "22/5 88");
  g_assert_nonnull (find_label (row, "22 May 1988"));
  type_text (row, "31/2 88");
  g_assert_null (find_label (row, "1988"));
  g_assert_null (drom_field_row_get_message (DROM_FIELD_ROW (row)));
  gtk_widget_grab_focus (other);
  wait_ms (50);
  g_assert_nonnull (drom_field_row_get_message (DROM_FIELD_ROW (row)));
  /* An empty name is not complained of before the form is sent off. */
  gtk_widget_grab_focus (row);
  wait_ms (50);
  g_assert_null (drom_field_row_get_message (DROM_FIELD_ROW (other)));
  type_text (row, "220588");
  g_assert_null (drom_field_row_get_message (DROM_FIELD_ROW (row)));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What is pasted into a field of one line stays on it. */
static void
test_one_line (Fixture *self, gconstpointer data)
{
  GtkWidget *entry = g_object_ref_sink (gtk_entry_new ());
  int end = 1;

  drom_one_line_keep (GTK_EDITABLE (entry));
  gtk_editable_insert_text (GTK_EDITABLE (entry), "Ž", -1, &end);
  end = 1;
  gtk_editable_insert_text (GTK_EDITABLE (entry), "enia\t Lova\r\n\nŽofia\n", -1, &end);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Ženia Lova Žofia");
  g_assert_cmpint (end, ==, 16);
  gtk_editable_set_text (GTK_EDITABLE (entry), " two  blanks ");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, " two  blanks ");
  gtk_editable_set_text (GTK_EDITABLE (entry), "\n");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_object_unref (entry);
}

int
main (int argc, char **argv)
{
  drom_language_init (NULL);
  /* run-with-display.sh gives folders of its own; the icons are in the system's. */
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();
  drom_resource_init ();
  /* Labels stand as the code has them. */
  drom_language_set_current ("en");

  add_test ("/field-widgets/rest", test_rest);
  add_test ("/field-widgets/unroot", test_unroot);
  add_test ("/field-widgets/unroot-invalid", test_unroot_invalid);
  add_test ("/field-widgets/dates", test_dates);
  add_test ("/field-widgets/invalid", test_invalid);
  add_test ("/field-widgets/required", test_required);
  add_test ("/field-widgets/conflict/mine", test_conflict_mine);
  add_test ("/field-widgets/conflict/theirs", test_conflict_theirs);
  add_test ("/field-widgets/conflict/same", test_same_elsewhere);
  add_test ("/field-widgets/undone", test_undone_elsewhere);
  add_test ("/field-widgets/follows", test_follows);
  add_test ("/field-widgets/deleted", test_deleted);
  add_test ("/field-widgets/keys", test_keys);
  add_test ("/field-widgets/choices", test_choices);
  add_test ("/field-widgets/one-line", test_one_line);
  add_test ("/field-widgets/reader", test_reader);
  add_test ("/field-widgets/texts", test_texts);
  add_test ("/field-widgets/tab", test_tab);
  add_test ("/field-widgets/form", test_form);
  add_test ("/field-widgets/alone", test_alone);
  add_test ("/field-widgets/alone/dates", test_alone_dates);
  return g_test_run ();
}
