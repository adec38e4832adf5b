/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tabs of a participant and the list of participants, as far as they do more than
 * show fields. */

#include "config.h"

#include "app/drom-focus.h"
#include "app/drom-resource.h"
#include "app/pages/participant/drom-mapping-page.h"
#include "app/pages/participant/drom-note-editor.h"
#include "app/pages/participant/drom-note-view.h"
#include "app/pages/participant/drom-notes-page.h"
#include "app/pages/participant/drom-participant-page.h"
#include "app/pages/participant/drom-rating-row.h"
#include "app/pages/participants/drom-participants-page.h"
#include "app/widgets/drom-choice-button.h"
#include "app/widgets/drom-entry-row.h"
#include "app/widgets/drom-field-widget.h"
#include "app/widgets/drom-texts-view.h"
#include "language/drom-language.h"
#include "model-test.h"

#include <adwaita.h>

/* Longer than typing rests before it is kept (800 ms). */
#define REST_MS 1100

static void
wait_ms (guint ms)
{
  gint64 end = g_get_monotonic_time () + ms * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (2000);
}

/* Adds the shown widgets of @type below @root to @found. */
static void
collect (GtkWidget *root, GType type, GPtrArray *found)
{
  if (!gtk_widget_get_visible (root))
    return;
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    g_ptr_array_add (found, root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

static guint
count (gpointer root, GType type)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  collect (GTK_WIDGET (root), type, found);
  return found->len;
}

static gpointer
nth (gpointer root, GType type, guint position)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  collect (GTK_WIDGET (root), type, found);
  g_assert_cmpuint (position, <, found->len);
  return g_ptr_array_index (found, position);
}

static void
click (gpointer root, const char *label)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  collect (GTK_WIDGET (root), GTK_TYPE_BUTTON, found);
  for (guint i = 0; i < found->len; i++)
    if (g_strcmp0 (gtk_button_get_label (g_ptr_array_index (found, i)), label) == 0)
      {
        g_signal_emit_by_name (g_ptr_array_index (found, i), "clicked");
        return;
      }
  g_error ("There is no button %s", label);
}

static gboolean
says (gpointer root, const char *text)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  collect (GTK_WIDGET (root), GTK_TYPE_LABEL, found);
  for (guint i = 0; i < found->len; i++)
    if (g_strcmp0 (gtk_label_get_text (g_ptr_array_index (found, i)), text) == 0)
      return TRUE;
  return FALSE;
}

static void
write_text (gpointer root, const char *text)
{
  GtkTextView *view = nth (root, GTK_TYPE_TEXT_VIEW, 0);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text, -1);
}

/* A window with the page in it, and a place for toasts. */
static GtkWidget *
show (GtkWidget *page)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *overlay = adw_toast_overlay_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 700);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), page);
  gtk_window_set_child (GTK_WINDOW (window), overlay);
  gtk_window_present (GTK_WINDOW (window));
  wait_ms (100);
  return window;
}

static void
leave (GtkWidget *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  wait_ms (50);
}

static gint64
count_rows (Fixture *self, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s", table);

  return query (self->store, sql);
}

static void
test_new_note (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Vera", "Linde");
  GtkWidget *page = drom_notes_page_new (self->session, id_of (person));
  GtkWidget *window = show (page);
  g_autofree char *text = NULL;

  click (page, "_New note");
  g_assert_cmpuint (count (page, DROM_TYPE_NOTE_EDITOR), ==, 1);
  /* Nothing is kept of a note without a text. */
  wait_ms (REST_MS);
  g_assert_cmpint (count_rows (self, "note"), ==, 0);

  write_text (page, "Vi ringde skolan. ");
  wait_ms (REST_MS);
  g_assert_cmpint (count_rows (self, "note"), ==, 1);
  g_assert_cmpuint (count (page, DROM_TYPE_NOTE_EDITOR), ==, 1);
  /* And it goes on as the same note. */
  write_text (page, "Vi ringde skolan. De svarade.");
  wait_ms (REST_MS);
  g_assert_cmpint (count_rows (self, "note"), ==, 1);
  text = query_text (self->store, "SELECT text FROM note");
  g_assert_cmpstr (text, ==, "Vi ringde skolan. De svarade.");
  leave (window);
}

static void
test_draft_is_kept (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Vera", "Linde");
  GtkWidget *page = drom_notes_page_new (self->session, id_of (person));
  GtkWidget *window = show (page);
  g_autoptr (GVariant) state = NULL;
  const char *text = data;

  /* The window is made anew in another language in the middle of a word. */
  click (page, "_New note");
  gtk_drop_down_set_selected (nth (page, GTK_TYPE_DROP_DOWN, 0), 3);
  if (text != NULL)
    write_text (page, text);
  state = g_variant_ref_sink (drom_page_save_state (DROM_PAGE (page)));
  g_assert_cmpint (count_rows (self, "note"), ==, 0);
  leave (window);

  page = drom_notes_page_new (self->session, id_of (person));
  window = show (page);
  drom_page_restore_state (DROM_PAGE (page), state);
  wait_ms (REST_MS);
  g_assert_cmpuint (count (page, DROM_TYPE_NOTE_EDITOR), ==, 1);
  g_assert_cmpuint (gtk_drop_down_get_selected (nth (page, GTK_TYPE_DROP_DOWN, 0)), ==, 3);
  g_assert_cmpint (count_rows (self, "note"), ==, text != NULL ? 1 : 0);
  g_assert_cmpint (
      query (self->store,
             "SELECT count (*) FROM note WHERE text = 'Halvt skriv' AND kind = 'meeting'"),
      ==, text != NULL ? 1 : 0);
  leave (window);
}

static DromRecord *
add_note (Fixture *self, gpointer person, const char *text)
{
  g_autoptr (GError) error = NULL;
  DromRecord *note = drom_session_add (
      self->session, &drom_note_noun, &error, DROM_NOTE_PARTICIPANT, id_text (id_of (person)),
      DROM_NOTE_DATE, drom_session_get_today (self->session), DROM_NOTE_KIND, "meeting",
      DROM_NOTE_VOICE, "staff", DROM_NOTE_TEXT, text, DROM_NOTE_AUTHOR,
      id_text (drom_session_get_staff_id (self->session)), DROM_NOTE_WRITTEN_ON,
      drom_session_get_today (self->session), DROM_FIELDS_END);

  g_assert_no_error (error);
  return note;
}

static void
test_frozen_note (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Vera", "Linde");
  g_autoptr (DromRecord) note = add_note (self, person, "Det blev sagt.");
  GtkWidget *page, *window;

  drom_session_set_today (self->session, "2026-11-22");
  page = drom_notes_page_new (self->session, id_of (person));
  window = show (page);
  g_assert_cmpuint (count (page, DROM_TYPE_NOTE_EDITOR), ==, 0);
  g_assert_cmpuint (count (page, DROM_TYPE_NOTE_VIEW), ==, 1);
  g_assert_true (says (page, "Det blev sagt."));

  click (page, "Add amendment");
  g_assert_cmpuint (count (page, DROM_TYPE_NOTE_EDITOR), ==, 1);
  write_text (nth (page, DROM_TYPE_NOTE_EDITOR, 0), "Och mer.");
  wait_ms (REST_MS);
  g_assert_cmpint (count_rows (self, "amendment"), ==, 1);
  g_assert_cmpuint (count (page, DROM_TYPE_NOTE_EDITOR), ==, 1);
  leave (window);

  /* The day after that, both stand fast. */
  drom_session_set_today (self->session, "2026-11-23");
  page = drom_notes_page_new (self->session, id_of (person));
  window = show (page);
  g_assert_cmpuint (count (page, DROM_TYPE_NOTE_EDITOR), ==, 0);
  g_assert_true (says (page, "Det blev sagt.") && says (page, "Och mer."));
  leave (window);
}

static void
test_new_mapping (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Vera", "Linde");
  g_autoptr (GError) error = NULL;
  g_autoptr (DromRecord) old = drom_session_add (
      self->session, &drom_mapping_noun, &error, DROM_MAPPING_PARTICIPANT, id_text (id_of (person)),
      DROM_MAPPING_DATE, "2026-01-10", DROM_MAPPING_EDUCATION, "gymnasium", DROM_FIELDS_END);
  GtkWidget *page, *window;

  g_assert_no_error (error);
  put_text (self->session, old, DROM_MAPPING_STRENGTHS, "sv", "Envis.");
  page = drom_mapping_page_new (self->session, id_of (person));
  window = show (page);
  click (page, "_New mapping");
  g_assert_cmpint (count_rows (self, "mapping"), ==, 2);
  /* Facts go on from the last one; what is asked for anew is empty. */
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM mapping WHERE date = '" TODAY "' AND "
                                       "education = 'gymnasium'"),
                   ==, 1);
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM text WHERE noun = 'mapping'"), ==, 1);
  {
    g_autofree char *text = drom_texts_view_dup_text (nth (page, DROM_TYPE_TEXTS_VIEW, 0));

    g_assert_cmpstr (text, ==, "");
  }
  /* Undone, the page shows the one that is left. */
  undo (self->session, person);
  g_assert_cmpint (count_rows (self, "mapping"), ==, 1);
  g_assert_cmpuint (drom_choice_button_get_n (nth (page, DROM_TYPE_CHOICE_BUTTON, 0)), ==, 1);
  leave (window);
}

static void
test_ratings (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Vera", "Linde");
  g_autoptr (GError) error = NULL;
  g_autoptr (DromRecord) mapping =
      drom_session_add (self->session, &drom_mapping_noun, &error, DROM_MAPPING_PARTICIPANT,
                        id_text (id_of (person)), DROM_MAPPING_DATE, TODAY, DROM_FIELDS_END);
  GtkWidget *page = drom_mapping_page_new (self->session, id_of (person));
  GtkWidget *window = show (page);
  DromRatingRow *row = nth (page, DROM_TYPE_RATING_ROW, 1);
  GtkRange *by_participant = nth (row, GTK_TYPE_SCALE, 0);
  GtkRange *by_staff = nth (row, GTK_TYPE_SCALE, 1);

  g_assert_no_error (error);
  g_assert_cmpuint (count (page, DROM_TYPE_RATING_ROW), ==, drom_life_area_codes.n_codes);
  g_assert_cmpfloat (gtk_range_get_value (by_participant), ==, -1);
  gtk_range_set_value (by_participant, 0);
  g_assert_cmpint (count_rows (self, "rating"), ==, 1);
  gtk_range_set_value (by_staff, 7.2);
  wait_ms (REST_MS);
  g_assert_cmpint (count_rows (self, "rating"), ==, 1);
  /* 0 is a rating, and not the same as none. */
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM rating WHERE by_participant = 0 AND "
                                       "by_staff = 7 AND area = 'studies'"),
                   ==, 1);
  gtk_range_set_value (by_participant, -1);
  wait_ms (REST_MS);
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM rating WHERE by_participant IS NULL"),
                   ==, 1);

  undo (self->session, person);
  g_assert_cmpfloat (gtk_range_get_value (by_participant), ==, 0);
  undo (self->session, person);
  undo (self->session, person);
  g_assert_cmpint (count_rows (self, "rating"), ==, 0);
  g_assert_cmpfloat (gtk_range_get_value (by_participant), ==, -1);
  /* And again, on a row whose rating was taken away. */
  gtk_range_set_value (by_participant, 3);
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM rating WHERE by_participant = 3"), ==,
                   1);
  leave (window);
}

static void
test_experience (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Vera", "Linde");
  g_autoptr (GError) error = NULL;
  g_autoptr (DromRecord) mapping =
      drom_session_add (self->session, &drom_mapping_noun, &error, DROM_MAPPING_PARTICIPANT,
                        id_text (id_of (person)), DROM_MAPPING_DATE, TODAY, DROM_FIELDS_END);
  GtkWidget *page = drom_mapping_page_new (self->session, id_of (person));
  GtkWidget *window = show (page);

  g_assert_no_error (error);
  click (page, "Add internship");
  click (page, "Add work");
  g_assert_cmpint (count_rows (self, "experience"), ==, 2);
  g_assert_cmpuint (count (page, ADW_TYPE_EXPANDER_ROW), ==, 2);
  undo (self->session, person);
  g_assert_cmpuint (count (page, ADW_TYPE_EXPANDER_ROW), ==, 1);
  leave (window);
}

/* What a staff member may not see is not shown, and looking is logged first. */
static void
test_page_opens (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Vera", "Linde");
  g_autoptr (DromSession) colleague = add_colleague (self->session, "Stig", "coach");
  g_autoptr (GError) error = NULL;
  gint64 looks = query (self->store, "SELECT count (*) FROM log WHERE action = 'open'");
  GtkWidget *page = drom_participant_page_new (self->session, id_of (person), &error);
  GtkWidget *window;

  g_assert_no_error (error);
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM log WHERE action = 'open'"), ==,
                   looks + 1);
  window = show (page);
  g_assert_true (says (page, "Vera Linde"));
  drom_page_show_field (DROM_PAGE (page), "note", 0, "text");
  g_assert_cmpstr (drom_participant_page_get_tab (DROM_PARTICIPANT_PAGE (page)), ==, "notes");
  drom_page_show_field (DROM_PAGE (page), "participant", id_of (person), "phone");
  g_assert_cmpstr (drom_participant_page_get_tab (DROM_PARTICIPANT_PAGE (page)), ==, "person");
  put (self->session, person, DROM_PARTICIPANT_FAMILY_NAME, "Lund");
  g_assert_true (says (page, "Vera Lund"));

  put (self->session, person, DROM_PARTICIPANT_PROTECTED, "1");
  g_assert_null (drom_participant_page_new (colleague, id_of (person), &error));
  g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_NOT_FOUND);
  drom_session_close (colleague);
  leave (window);
}

/* What is wrong on a tab that isn't shown is shown, and the keyboard goes to it. */
static void
test_page_wrong_field (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Vera", "Linde");
  g_autoptr (GError) error = NULL;
  GtkWidget *page = drom_participant_page_new (self->session, id_of (person), &error);
  GtkWidget *window, *row;

  g_assert_no_error (error);
  window = show (page);
  row = drom_field_widget_find (page, "participant", id_of (person), "birth_date");
  gtk_editable_set_text (nth (row, GTK_TYPE_TEXT, 0), "31/2 1990");
  drom_participant_page_set_tab (DROM_PARTICIPANT_PAGE (page), "plan");
  wait_ms (100);
  g_assert_false (drom_page_flush (DROM_PAGE (page), &error));
  g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_INVALID);
  g_assert_cmpstr (drom_participant_page_get_tab (DROM_PARTICIPANT_PAGE (page)), ==, "person");
  g_assert_true (drom_focus_is_within (row));
  leave (window);
}

static guint
count_listed (GtkWidget *page)
{
  GtkColumnView *view = nth (page, GTK_TYPE_COLUMN_VIEW, 0);

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (view)));
}

static void
test_list (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) vera = add_person (self->session, "Vera", "Linde");
  g_autoptr (DromParticipant) miro = add_person (self->session, "Miro", "Ek");
  GtkWidget *page = drom_participants_page_new (self->session);
  GtkWidget *window = show (page);
  GtkSelectionModel *model = gtk_column_view_get_model (nth (page, GTK_TYPE_COLUMN_VIEW, 0));
  g_autoptr (GVariant) state = NULL;
  g_autoptr (DromParticipant) third = NULL;

  g_assert_cmpuint (count_listed (page), ==, 2);
  gtk_selection_model_select_item (model, 1, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (drom_page_get_search (DROM_PAGE (page))), "lin");
  wait_ms (300);
  g_assert_cmpuint (count_listed (page), ==, 1);
  state = g_variant_ref_sink (drom_page_save_state (DROM_PAGE (page)));
  leave (window);

  /* In another language the search stands and somebody is selected still. */
  page = drom_participants_page_new (self->session);
  window = show (page);
  drom_page_restore_state (DROM_PAGE (page), state);
  wait_ms (300);
  g_assert_cmpuint (count_listed (page), ==, 1);
  model = gtk_column_view_get_model (nth (page, GTK_TYPE_COLUMN_VIEW, 0));
  g_assert_cmpint (drom_participant_item_get_id (
                       gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (model))),
                   ==, id_of (vera));
  gtk_editable_set_text (GTK_EDITABLE (drom_page_get_search (DROM_PAGE (page))), "nobody");
  wait_ms (300);
  g_assert_true (says (page, "Nobody found"));
  click (page, "Clear search and filters");
  g_assert_cmpuint (count_listed (page), ==, 2);

  third = add_person (self->session, "Rosa", "Al");
  for (guint i = 0; i < 50 && count_listed (page) < 3; i++)
    wait_ms (100);
  g_assert_cmpuint (count_listed (page), ==, 3);
  leave (window);
}

/* What there is to choose from stands on one line each, however narrow what opens it. */
static void
test_list_choice (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Vera", "Linde");
  GtkWidget *page = drom_participants_page_new (self->session);
  GtkWidget *window = show (page);
  GtkWidget *chooser = nth (page, GTK_TYPE_DROP_DOWN, 0);
  GtkWidget *popover;

  g_assert_true (gtk_widget_activate (chooser));
  for (guint i = 0; i < 50 && count (chooser, GTK_TYPE_POPOVER) == 0; i++)
    wait_ms (100);
  wait_ms (100);
  popover = nth (chooser, GTK_TYPE_POPOVER, 0);
  for (guint i = 0; i < 4; i++)
    {
      GtkLabel *label = nth (popover, GTK_TYPE_LABEL, i);

      g_test_message ("%s", gtk_label_get_text (label));
      g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (label)), ==, 1);
      g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (label)));
    }
  /* GTK 4.8 does not like a window that goes with a popover of it. */
  gtk_popover_popdown (GTK_POPOVER (popover));
  wait_ms (200);
  leave (window);
}

/* All rows come after the first frame, or at once where one of them is needed. */
static void
test_list_long (Fixture *self, gconstpointer data)
{
  GtkWidget *page, *window;
  GtkSelectionModel *model;
  g_autoptr (GVariant) state = NULL;

  for (guint i = 0; i < 80; i++)
    {
      g_autofree char *name = g_strdup_printf ("Ek%03u", i);
      g_autoptr (DromParticipant) person = add_person (self->session, "Vera", name);
    }
  page = drom_participants_page_new (self->session);
  g_object_ref_sink (page);
  g_assert_cmpuint (count_listed (page), <, 80);
  window = show (page);
  g_object_unref (page);
  for (guint i = 0; i < 50 && count_listed (page) < 80; i++)
    wait_ms (100);
  g_assert_cmpuint (count_listed (page), ==, 80);
  g_assert_true (says (page, "80 participants"));
  model = gtk_column_view_get_model (nth (page, GTK_TYPE_COLUMN_VIEW, 0));
  gtk_selection_model_select_item (model, 70, TRUE);
  state = g_variant_ref_sink (drom_page_save_state (DROM_PAGE (page)));
  leave (window);

  page = g_object_ref_sink (drom_participants_page_new (self->session));
  drom_page_restore_state (DROM_PAGE (page), state);
  g_assert_cmpuint (count_listed (page), ==, 80);
  model = gtk_column_view_get_model (nth (page, GTK_TYPE_COLUMN_VIEW, 0));
  g_assert_cmpuint (gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (model)), ==, 70);
  window = show (page);
  g_object_unref (page);
  leave (window);
}

static void
test_list_empty (Fixture *self, gconstpointer data)
{
  GtkWidget *page = drom_participants_page_new (self->session);
  GtkWidget *window = show (page);

  g_assert_true (says (page, "No participants yet"));
  leave (window);
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

  add_test ("/participant-pages/notes/new", test_new_note);
  g_test_add ("/participant-pages/notes/draft", Fixture, "Halvt skriv", set_up, test_draft_is_kept,
              tear_down);
  g_test_add ("/participant-pages/notes/draft/empty", Fixture, NULL, set_up, test_draft_is_kept,
              tear_down);
  add_test ("/participant-pages/notes/frozen", test_frozen_note);
  add_test ("/participant-pages/mapping/new", test_new_mapping);
  add_test ("/participant-pages/mapping/ratings", test_ratings);
  add_test ("/participant-pages/mapping/experience", test_experience);
  add_test ("/participant-pages/page", test_page_opens);
  add_test ("/participant-pages/page/wrong-field", test_page_wrong_field);
  add_test ("/participant-pages/list/rows", test_list);
  add_test ("/participant-pages/list/choice", test_list_choice);
  add_test ("/participant-pages/list/long", test_list_long);
  add_test ("/participant-pages/list/empty", test_list_empty);
  return g_test_run ();
}
