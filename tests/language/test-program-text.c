/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/drom-fold.h"
#include "language/drom-program-text.h"

#include <string.h>

/* Texts made up for the rules; they are in no catalogue. */
static const DromProgramText plain = { NULL, "Save", NULL, 0, FALSE, DROM_TEXT_PLACE_SCREEN };
static const DromProgramText mnemonic = { NULL, "_Save", NULL, 0, FALSE, DROM_TEXT_PLACE_SCREEN };
static const DromProgramText lines = { NULL,  "One line.\nAnother one.\n", NULL, 0,
                                       FALSE, DROM_TEXT_PLACE_COMMAND };
static const DromProgramText format = { NULL, "%s has %u steps, 100 %% done", NULL, 0,
                                        TRUE, DROM_TEXT_PLACE_SCREEN };
static const DromProgramText numbered = { NULL, "%1$s signs in as %2$s", NULL, 0,
                                          TRUE, DROM_TEXT_PLACE_SCREEN };
static const DromProgramText long_number = { NULL, "%ld of %ld", NULL,
                                             0,    TRUE,         DROM_TEXT_PLACE_SCREEN };
static const DromProgramText steps = { "plan", "One step", "%u steps",
                                       0,      TRUE,       DROM_TEXT_PLACE_PAPER };
static const DromProgramText markup = { NULL,  "<b>Bold</b> {name} https://drom.invalid/help",
                                        NULL,  0,
                                        FALSE, DROM_TEXT_PLACE_SCREEN };

#define GOOD -1

static void
test_check (void)
{
  static const struct
  {
    const DromProgramText *text;
    guint form;
    const char *written;
    int code;
  } rows[] = {
    { &plain, 0, "Inker", GOOD },
    { &plain, 0, "", DROM_PROGRAM_TEXT_ERROR_EMPTY },
    { &plain, 0, "  ", DROM_PROGRAM_TEXT_ERROR_EMPTY },
    { &plain, 0, "two\nlines", DROM_PROGRAM_TEXT_ERROR_LINES },
    { &plain, 0, "a\tb", DROM_PROGRAM_TEXT_ERROR_LINES },
    { &plain, 0, "bell\a", DROM_PROGRAM_TEXT_ERROR_LINES },
    { &plain, 0, "\xc3(", DROM_PROGRAM_TEXT_ERROR_LINES },
    { &plain, 0, "Inker ", DROM_PROGRAM_TEXT_ERROR_LINES },
    { &plain, 0, "Inker\n", DROM_PROGRAM_TEXT_ERROR_LINES },
    { &plain, 0, "Inker & šaj", DROM_PROGRAM_TEXT_ERROR_PLACEHOLDER },
    { &plain, 0, "Inker <b>akana</b>", DROM_PROGRAM_TEXT_ERROR_PLACEHOLDER },
    /* A sign of per cent is one where nothing is put in. */
    { &plain, 0, "100 % inkerdo", GOOD },
    { &plain, 1, "Inker", DROM_PROGRAM_TEXT_ERROR_PLACEHOLDER },
    { &mnemonic, 0, "_Inker", GOOD },
    { &mnemonic, 0, "In_ker", GOOD },
    { &mnemonic, 0, "Inker", DROM_PROGRAM_TEXT_ERROR_MNEMONIC },
    { &mnemonic, 0, "_In_ker", DROM_PROGRAM_TEXT_ERROR_MNEMONIC },
    { &mnemonic, 0, "Inker_", DROM_PROGRAM_TEXT_ERROR_MNEMONIC },
    { &mnemonic, 0, "_Čak", GOOD },
    { &lines, 0, "Jekh.\nDuj.\n", GOOD },
    { &lines, 0, "Jekh.\nDuj.\nTrin.\n", GOOD },
    { &lines, 0, "Jekh.\nDuj.", DROM_PROGRAM_TEXT_ERROR_LINES },
    { &format, 0, "%s kerdäs %u, 100 %%", GOOD },
    { &format, 0, "%2$u ši %1$s", GOOD },
    { &format, 0, "%s kerdäs %d", DROM_PROGRAM_TEXT_ERROR_PLACEHOLDER },
    { &format, 0, "%u kerdäs %s", DROM_PROGRAM_TEXT_ERROR_PLACEHOLDER },
    { &format, 0, "%s kerdäs", DROM_PROGRAM_TEXT_ERROR_PLACEHOLDER },
    { &format, 0, "%s %u %s", DROM_PROGRAM_TEXT_ERROR_PLACEHOLDER },
    { &format, 0, "%s %u %", DROM_PROGRAM_TEXT_ERROR_PLACEHOLDER },
    { &format, 0, "%1$s %u", DROM_PROGRAM_TEXT_ERROR_PLACEHOLDER },
    { &format, 0, "%1$s %3$u", DROM_PROGRAM_TEXT_ERROR_PLACEHOLDER },
    { &format, 0, "%s %u %n", DROM_PROGRAM_TEXT_ERROR_PLACEHOLDER },
    { &format, 0, "%s %*u", DROM_PROGRAM_TEXT_ERROR_PLACEHOLDER },
    { &format, 0, "%-9s %.2u", GOOD },
    { &format, 0, "%99999999s %u", DROM_PROGRAM_TEXT_ERROR_PLACEHOLDER },
    { &format, 0, "%s %.999u", DROM_PROGRAM_TEXT_ERROR_PLACEHOLDER },
    { &format, 0, "%s %lu", DROM_PROGRAM_TEXT_ERROR_PLACEHOLDER },
    { &format, 0, "%s %u 100 %", DROM_PROGRAM_TEXT_ERROR_PLACEHOLDER },
    { &numbered, 0, "%2$s: %1$s", GOOD },
    { &numbered, 0, "%s: %s", GOOD },
    { &numbered, 0, "%1$s: %1$s", DROM_PROGRAM_TEXT_ERROR_PLACEHOLDER },
    { &numbered, 0, "%0$s: %1$s", DROM_PROGRAM_TEXT_ERROR_PLACEHOLDER },
    { &numbered, 0, "%2$s: %1$s %2$s", GOOD },
    { &long_number, 0, "%ld/%ld", GOOD },
    { &long_number, 0, "%li/%ld", GOOD },
    { &long_number, 0, "%d/%d", DROM_PROGRAM_TEXT_ERROR_PLACEHOLDER },
    { &steps, 0, "Jekh paso", GOOD },
    { &steps, 0, "%u paso", GOOD },
    { &steps, 0, "%s paso", DROM_PROGRAM_TEXT_ERROR_PLACEHOLDER },
    { &steps, 1, "%u pasurja", GOOD },
    { &steps, 1, "but pasurja", DROM_PROGRAM_TEXT_ERROR_PLACEHOLDER },
    { &steps, 2, "%u pasurja", DROM_PROGRAM_TEXT_ERROR_PLACEHOLDER },
    { &markup, 0, "{name} <b>Thulo</b> https://drom.invalid/help", GOOD },
    { &markup, 0, "{anav} <b>Thulo</b> https://drom.invalid/help",
      DROM_PROGRAM_TEXT_ERROR_PLACEHOLDER },
    { &markup, 0, "{name} <i>Thulo</i> https://drom.invalid/help",
      DROM_PROGRAM_TEXT_ERROR_PLACEHOLDER },
    { &markup, 0, "{name} <b>Thulo</b> https://elsewhere.invalid/",
      DROM_PROGRAM_TEXT_ERROR_PLACEHOLDER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean good =
          drom_program_text_check (rows[i].text, "rmy", rows[i].form, rows[i].written, &error);

      g_test_message ("%u: %s", i, error != NULL ? error->message : "good");
      g_assert_cmpint (good, ==, rows[i].code == GOOD);
      if (good)
        g_assert_no_error (error);
      else
        g_assert_error (error, DROM_PROGRAM_TEXT_ERROR, rows[i].code);
    }
}

static void
test_length (void)
{
  g_autofree char *fits = g_strnfill (3 * strlen ("Save") + 30, 'a');
  g_autofree char *longer = g_strconcat (fits, "č", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (drom_program_text_check (&plain, "rmy", 0, fits, &error));
  g_assert_no_error (error);
  g_assert_false (drom_program_text_check (&plain, "rmy", 0, longer, &error));
  g_assert_error (error, DROM_PROGRAM_TEXT_ERROR, DROM_PROGRAM_TEXT_ERROR_TOO_LONG);
  g_assert_nonnull (strstr (error->message, "43"));
}

static void
test_tidy (void)
{
  static const struct
  {
    const DromProgramText *text;
    const char *typed;
    const char *tidy;
  } rows[] = {
    { &plain, " Inker \n", "Inker" },
    { &plain, " \n", "" },
    { &plain, "c\u030ca", "ča" },
    { &lines, "Jekh.\nDuj.", "Jekh.\nDuj.\n" },
    { &lines, "\n\nJekh.\n\n\n", "Jekh.\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *tidy = drom_program_text_tidy (rows[i].text, rows[i].typed);

      g_assert_cmpstr (tidy, ==, rows[i].tidy);
    }
}

/* What the program itself says in each language passes its own checks. */
static void
test_own_texts (void)
{
  guint n, n_languages;
  const DromProgramText *texts = drom_program_text_get_all (&n);
  const DromLanguage *languages = drom_language_get_all (&n_languages);

  g_assert_cmpuint (n, >, 900);
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n_languages; j++)
      for (guint form = 0; form < drom_program_text_get_n_forms (&texts[i], languages[j].code);
           form++)
        {
          const char *text = drom_program_text_get_own (&texts[i], languages[j].code, form);
          g_autoptr (GError) error = NULL;

          g_test_message ("%s: %s", languages[j].code, texts[i].msgid);
          g_assert_nonnull (text);
          g_assert_true (drom_program_text_find (texts[i].context, texts[i].msgid) == &texts[i]);
          g_assert_true (
              drom_program_text_check (&texts[i], languages[j].code, form, text, &error));
          g_assert_no_error (error);
        }
}

static gboolean
finds (const char *typed, const char *context, const char *msgid)
{
  g_autoptr (GPtrArray) found = drom_program_text_search (typed, G_MAXUINT);

  return g_ptr_array_find (found, drom_program_text_find (context, msgid), NULL);
}

/* In any language, any part, without capitals, marks or mnemonics. */
static void
test_search (void)
{
  static const char *const typed[] = { "step", "STEG", "teg", "paso", "Páso" };
  g_autoptr (GPtrArray) none = drom_program_text_search ("xqzw no such text", 10);
  g_autoptr (GPtrArray) few = drom_program_text_search ("a", 5);
  g_autoptr (GPtrArray) all = drom_program_text_search (" ", G_MAXUINT);
  g_autoptr (GPtrArray) first = drom_program_text_search ("steg", 1);
  const DromProgramText *best = first->pdata[0];
  guint n;

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_test_message ("%s", typed[i]);
      g_assert_true (finds (typed[i], "noun", "step"));
    }
  g_assert_true (finds ("cancel", "dialog", "_Cancel"));
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (few->len, ==, 5);
  /* The whole text before those that it stands in. */
  g_assert_cmpuint (strlen (drom_program_text_get (best, "sv", 0)), <=, strlen ("Stegen"));
  /* Nothing typed: all, papers' first. */
  drom_program_text_get_all (&n);
  g_assert_cmpuint (all->len, ==, n);
  best = all->pdata[0];
  g_assert_true (best->places & DROM_TEXT_PLACE_PAPER);
  best = all->pdata[n - 1];
  g_assert_false (best->places & DROM_TEXT_PLACE_PAPER);
}

/* The place of a text among those that are found; G_MAXUINT if it isn't. */
static guint
get_place (const char *typed, const char *context, const char *msgid)
{
  g_autoptr (GPtrArray) found = drom_program_text_search (typed, G_MAXUINT);
  guint place = G_MAXUINT;

  g_ptr_array_find (found, drom_program_text_find (context, msgid), &place);
  return place;
}

static gboolean
is_written_in (const DromProgramText *text, const char *part)
{
  static const char *const languages[] = { "sv", "rmy", "en" };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    for (guint form = 0; form < drom_program_text_get_n_forms (text, languages[i]); form++)
      {
        const char *words = drom_program_text_get (text, languages[i], form);
        g_autofree char *shown = words != NULL ? drom_program_text_dup_plain (text, words) : NULL;
        g_autofree char *folded = shown != NULL ? drom_fold_plain (shown) : NULL;

        if (folded != NULL && strstr (folded, part) != NULL)
          return TRUE;
      }
  return FALSE;
}

/* As it is read on the screen or on paper: with what stands for a placeholder, or with words
 * in another order; and what is written so before what only sounds so. */
static void
test_seen (void)
{
  g_autoptr (GPtrArray) found = drom_program_text_search ("ko", G_MAXUINT);
  gboolean only_sounds = FALSE;

  g_assert_cmpuint (get_place ("Sparat: Björken-plan.pdf", NULL, "Saved: %s"), <, 3);
  g_assert_cmpuint (get_place ("sparat: x", NULL, "Saved: %s"), <, 3);
  g_assert_cmpuint (get_place ("Osparat: x", NULL, "Saved: %s"), ==, G_MAXUINT);
  g_assert_cmpuint (get_place ("förslag: 3", NULL, "Saved: %s"), ==, G_MAXUINT);
  g_assert_cmpuint (get_place ("Sidan 3 av 7", NULL, "Page %u of %u"), ==, 0);
  g_assert_cmpuint (get_place ("registret lås", NULL, "Lock the registry"), <, 20);

  for (guint i = 0; i < found->len; i++)
    {
      gboolean written = is_written_in (found->pdata[i], "ko");

      g_assert_false (written && only_sounds);
      only_sounds = only_sounds || !written;
    }
  g_assert_true (only_sounds);
}

static void
test_letters (void)
{
  guint n, a, b, c, counts[3] = { 0 };
  const DromProgramText *texts = drom_program_text_get_all (&n);

  for (guint i = 0; i < n; i++)
    {
      g_assert_true (texts[i].confidence == 0 || strchr ("ABC", texts[i].confidence) != NULL);
      if (texts[i].confidence != 0)
        counts[texts[i].confidence - 'A']++;
    }
  g_assert_true (drom_language_count_confidence ("rmy", &a, &b, &c));
  /* The desktop file's texts are not among them. */
  g_assert_cmpuint (counts[0], <=, a);
  g_assert_cmpuint (counts[1], <=, b);
  g_assert_cmpuint (counts[2], <=, c);
  g_assert_cmpuint (counts[0] + counts[1] + counts[2], >, (a + b + c) * 9 / 10);
}

int
main (int argc, char *argv[])
{
  g_setenv ("LANGUAGE", "en", TRUE);
  drom_language_init (NULL);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/language/program-text/check", test_check);
  g_test_add_func ("/language/program-text/length", test_length);
  g_test_add_func ("/language/program-text/tidy", test_tidy);
  g_test_add_func ("/language/program-text/own-texts", test_own_texts);
  g_test_add_func ("/language/program-text/search", test_search);
  g_test_add_func ("/language/program-text/seen", test_seen);
  g_test_add_func ("/language/program-text/letters", test_letters);
  return g_test_run ();
}
