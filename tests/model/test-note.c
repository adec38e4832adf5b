/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model-test"

#include "config.h"

#include "model-test.h"

#include "language/drom-language.h"

static DromRecord *
add_note (DromSession *session, DromParticipant *person, const char *text)
{
  g_autoptr (GError) error = NULL;
  DromRecord *note = drom_session_add (session, &drom_note_noun, &error, DROM_NOTE_PARTICIPANT,
                                       id_text (id_of (person)), DROM_NOTE_DATE, "igår",
                                       DROM_NOTE_KIND, "conversation", DROM_NOTE_VOICE,
                                       "participant", DROM_NOTE_TEXT, text, DROM_FIELDS_END);

  g_assert_no_error (error);
  return note;
}

static void
assert_frozen (DromSession *session, DromRecord *record, guint field)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (drom_session_set (session, record, field, "Något annat", &error));
  g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_FROZEN);
  g_clear_error (&error);
  g_assert_false (drom_session_delete (session, record, &error));
  g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_FROZEN);
}

/* Changed on its day, frozen after it, amended at any time; the amendment as well. */
static void
test_frozen (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Sanna", "Åkerö");
  g_autoptr (DromRecord) note = add_note (self->session, person, "Vi pratade");
  g_autoptr (DromRecord) wrong = add_note (self->session, person, "Fel person");
  g_autoptr (DromRecord) amendment = NULL;

  put (self->session, note, DROM_NOTE_TEXT, "Vi pratade om arbete");
  put (self->session, note, DROM_NOTE_DATE, "2026-11-10");
  g_assert_true (drom_session_delete (self->session, wrong, NULL));
  drom_session_set_today (self->session, "2026-11-22");
  assert_frozen (self->session, note, DROM_NOTE_TEXT);
  g_assert_cmpstr (drom_note_get_text (DROM_NOTE (note)), ==, "Vi pratade om arbete");
  amendment =
      drom_session_add (self->session, &drom_amendment_noun, NULL, DROM_AMENDMENT_PARTICIPANT,
                        id_text (id_of (person)), DROM_AMENDMENT_NOTE, id_text (id_of (note)),
                        DROM_AMENDMENT_TEXT, "Det var studier", DROM_FIELDS_END);
  g_assert_nonnull (amendment);
  put (self->session, amendment, DROM_AMENDMENT_TEXT, "Det var studier också");
  drom_session_set_today (self->session, "2026-11-23");
  assert_frozen (self->session, amendment, DROM_AMENDMENT_TEXT);
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM amendment"), ==, 1);
}

/* Who wrote it and when is the session's to say, whatever is asked for. */
static void
test_signed (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (self->session, "Sanna", "Åkerö");
  g_autoptr (DromSession) coach = add_colleague (self->session, "Kalle", "coach");
  g_autoptr (GError) error = NULL;
  g_autoptr (DromRecord) note =
      drom_session_add (coach, &drom_note_noun, &error, DROM_NOTE_PARTICIPANT,
                        id_text (id_of (person)), DROM_NOTE_DATE, "2026-01-01", DROM_NOTE_KIND,
                        "phone", DROM_NOTE_VOICE, "staff", DROM_NOTE_TEXT, "Ringde",
                        DROM_NOTE_AUTHOR, "1", DROM_NOTE_WRITTEN_ON, "2020-01-01", DROM_FIELDS_END);

  g_assert_no_error (error);
  g_assert_cmpint (drom_note_get_author (DROM_NOTE (note)), ==, drom_session_get_staff_id (coach));
  g_assert_cmpstr (drom_note_get_written_on (DROM_NOTE (note)), ==, TODAY);
  g_assert_cmpstr (drom_note_get_date (DROM_NOTE (note)), ==, "2026-01-01");
  g_clear_object (&note);
  /* But in a demonstration. */
  g_assert_true (drom_session_set_demonstration (self->session, NULL));
  note =
      drom_session_add (self->session, &drom_note_noun, &error, DROM_NOTE_PARTICIPANT,
                        id_text (id_of (person)), DROM_NOTE_DATE, "2026-01-01", DROM_NOTE_KIND,
                        "phone", DROM_NOTE_VOICE, "staff", DROM_NOTE_TEXT, "Ringde",
                        DROM_NOTE_AUTHOR, "2", DROM_NOTE_WRITTEN_ON, "2026-01-01", DROM_FIELDS_END);
  g_assert_no_error (error);
  g_assert_cmpstr (drom_note_get_written_on (DROM_NOTE (note)), ==, "2026-01-01");
  drom_session_close (coach);
}

int
main (int argc, char *argv[])
{
  drom_language_init (NULL);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_test ("/note/frozen", test_frozen);
  add_test ("/note/signed", test_signed);
  return g_test_run ();
}
