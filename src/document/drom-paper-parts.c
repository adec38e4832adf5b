/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-document"

#include "config.h"

#include "document/drom-paper-parts-private.h"

const char *
drom_paper_get_borrowed_word (const char *asked, const char *actual)
{
  const DromLanguage *language;

  if (actual == NULL || g_str_equal (asked, actual))
    return NULL;
  language = drom_language_find (actual);
  if (language == NULL)
    /* Translators: printed after a text in a language that this version does not know. */
    return DROM_T (asked, "paper", "(in another language)");
  if (g_str_equal (language->code, "sv"))
    /* Translators: printed after a text that stands in no other language. */
    return DROM_T (asked, "paper", "(in Swedish)");
  if (g_str_equal (language->code, "rmy"))
    /* Translators: printed after a text that stands in no other language. */
    return DROM_T (asked, "paper", "(in Romani)");
  if (g_str_equal (language->code, "en"))
    /* Translators: printed after a text that stands in no other language. */
    return DROM_T (asked, "paper", "(in English)");
  return language->own_name;
}

void
drom_paper_add_marks (DromDocument *document, gboolean draft, gboolean demonstration)
{
  if (draft)
    /* Translators: across a plan that nobody has agreed to yet. */
    drom_document_add_mark (document, DROM_LABEL (document, "paper mark", "Draft"));
  if (demonstration)
    /* Translators: across the papers of invented people, made to look around. */
    drom_document_add_mark (document, DROM_LABEL (document, "paper mark", "Demonstration"));
}

void
drom_paper_add_signatures (DromDocument *document)
{
  const DromPaperText names[] = {
    /* Translators: below a line to sign on: the participant speaks. */
    DROM_LABEL (document, "signature", "Me"),
    /* Translators: below a line to sign on: the supervisor (handledare). */
    DROM_LABEL (document, "signature", "Supervisor"),
    /* Translators: below a line to sign on: somebody of the collaboration team. */
    DROM_LABEL (document, "signature", "Partner"),
  };

  drom_document_add_signatures (document, names, G_N_ELEMENTS (names),
                                /* Translators: below a line to sign on: the day of signing. */
                                DROM_LABEL (document, "signature", "date"));
}

void
drom_paper_get_step_head (DromDocument *document, DromPaperText head[3])
{
  /* Translators: head of a column: what is to be done. */
  head[0] = DROM_LABEL (document, "step", "What");
  /* Translators: head of a column: who does it. */
  head[1] = DROM_LABEL (document, "step", "Who");
  /* Translators: head of a column: when it is done. */
  head[2] = DROM_LABEL (document, "step", "When");
}

DromPaperText
drom_paper_get_continued (DromDocument *document)
{
  /* Translators: after a goal whose steps go on from the page before. */
  return DROM_LABEL (document, "paper", "(continued)");
}

DromPaperText
drom_paper_get_code (DromDocument *document, const DromCodeList *list, const char *code)
{
  const char *labels[DROM_DOCUMENT_MAX_LANGUAGES] = { NULL };

  if (code != NULL)
    for (guint i = 0; i < drom_document_get_n_languages (document); i++)
      labels[i] = drom_code_list_label_in (list, code, drom_document_get_language (document, i));
  return drom_document_each (document, labels);
}

DromPaperText
drom_paper_get_number (DromDocument *document, gint64 number)
{
  char text[24] = "";

  if (number > 0)
    g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, number);
  return drom_document_plain (document, text);
}

void
drom_paper_begin (DromDocument *document,
                  const DromFormPaperInfo *info,
                  DromPaperText title,
                  DromPaperText subtitle)
{
  drom_document_set_date (document, info->today);
  if (info->code_name != NULL)
    drom_document_set_foot (document, drom_document_plain (document, info->code_name));
  drom_paper_add_marks (document, FALSE, info->demonstration);
  drom_document_set_title (document, title.text[0]);
  if (!drom_paper_text_is_empty (subtitle))
    drom_document_add_title (document, title, subtitle, NULL, 0);
}

void
drom_paper_begin_form (DromDocument *document,
                       const DromFormPaperInfo *info,
                       DromPaperText title,
                       DromPaperText date_key,
                       const char *date)
{
  DromPaperText none = { { NULL } };
  const DromPaperPair pairs[] = {
    /* Translators: whose plan it is. */
    { DROM_LABEL (document, "paper", "Name"), drom_document_plain (document, info->participant) },
    /* Translators: a participant's running number. */
    { DROM_LABEL (document, "paper", "Number"), drom_paper_get_number (document, info->number) },
    { date_key, drom_document_plain (document, date) },
  };

  drom_paper_begin (document, info, title, none);
  drom_document_add_title (document, title, drom_document_plain (document, info->code_name), pairs,
                           G_N_ELEMENTS (pairs));
}

void
drom_paper_add_section (DromDocument *document, DromIcon icon, DromPaperText text)
{
  DromPaperText none = { { NULL } };

  drom_document_add_heading (document, NULL, DROM_HEADING_SECTION, icon, DROM_MARK_OPEN, text,
                             none);
}

char *
drom_paper_finish_sentence (GString *words)
{
  g_autofree char *text = g_string_free (words, FALSE);

  return drom_capitalize (text);
}

void
drom_paper_append_role (GString *words, const DromTexts *role, const char *language)
{
  const char *actual = NULL, *text = drom_texts_pick (role, language, &actual);
  const char *borrowed = text != NULL ? drom_paper_get_borrowed_word (language, actual) : NULL;

  if (text != NULL)
    g_string_append (words, text);
  if (borrowed != NULL)
    g_string_append_printf (words, " %s", borrowed);
}

static void
append_party (GString *words, const DromSnapshotParty *party, const char *language)
{
  if (words->len > 0)
    g_string_append (words, " + ");
  if (g_strcmp0 (party->kind, "participant") == 0)
    /* Translators: the participant, in the participant's own plan: who does a step. */
    g_string_append (words, DROM_T (language, "party", "Me"));
  else if (!drom_texts_is_empty (party->role))
    drom_paper_append_role (words, party->role, language);
  else if (g_strcmp0 (party->kind, "staff") == 0)
    /* Translators: who does a step: the staff member who stands beside the participant. */
    g_string_append (words, DROM_T (language, "party", "Supervisor"));
  else
    /* Translators: who does a step: somebody of the collaboration team without a role. */
    g_string_append (words, DROM_T (language, "party", "Contact"));
}

char *
drom_paper_dup_who (const DromSnapshotStep *step, const char *language)
{
  GString *words = g_string_new (NULL);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < step->parties->len; i++)
      {
        const DromSnapshotParty *party = g_ptr_array_index (step->parties, i);

        if (!party->leading == (pass == 1))
          append_party (words, party, language);
      }
  return drom_paper_finish_sentence (words);
}

char *
drom_paper_dup_when (const DromSnapshotStep *step, const char *language, const char *today)
{
  if (g_strcmp0 (step->status, "done") == 0 && step->done_on != NULL)
    {
      g_autofree char *day = drom_format_date (language, step->done_on, DROM_DATE_SHORT, today);

      /* Translators: %s is the day when a step was done: "done 9 Nov". */
      return g_strdup_printf (DROM_T (language, "paper", "done %s"), day);
    }
  if (step->from != NULL && g_strcmp0 (step->from, step->due) != 0)
    return drom_format_date_span (language, step->from, step->due, today);
  if (step->due == NULL)
    return NULL;
  return drom_format_date_and_time (language, step->due, step->time, DROM_DATE_SHORT_WEEKDAY,
                                    today);
}

/* "Goal 1", above a line to write a goal on. */
static DromPaperText
get_goal_number (DromDocument *document, guint nth)
{
  char *titles[DROM_DOCUMENT_MAX_LANGUAGES] = { NULL };
  DromPaperText result;

  for (guint i = 0; i < drom_document_get_n_languages (document); i++)
    {
      const char *language = drom_document_get_language (document, i);

      /* Translators: above a line to write a goal on, in a form: "Goal 1". */
      titles[i] = g_strdup_printf (DROM_T (language, "form", "Goal %u"), nth);
    }
  result = drom_document_each (document, (const char *const *) titles);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    g_free (titles[i]);
  return result;
}

DromDocument *
drom_paper_begin_plan_form (const DromFormPaperInfo *info,
                            const char *const *languages,
                            const DromPaperStyle *style,
                            guint n_lines)
{
  DromDocument *document = drom_document_new (languages, style);
  DromPaperText none = { { NULL } };

  drom_paper_begin_form (document, info, DROM_LABEL (document, "paper", "My plan"),
                         /* Translators: before a line to write the day on, in a form. */
                         DROM_LABEL (document, "form", "Date"), NULL);
  drom_document_add_voice (document, "own-words", DROM_VOICE_OWN,
                           DROM_LABEL (document, "paper", "In my own words"), none, n_lines);
  return document;
}

void
drom_paper_add_blank_goals (DromDocument *document,
                            const DromPaperText head[DROM_STEP_HEADS],
                            guint n_goals,
                            guint n_steps)
{
  DromPaperText none = { { NULL } };
  DromPaperStep step = { 0 };

  for (guint i = 0; i < n_goals; i++)
    {
      drom_document_add_heading (document, NULL, DROM_HEADING_GOAL, DROM_ICON_NONE, DROM_MARK_OPEN,
                                 none, get_goal_number (document, i + 1));
      drom_document_add_steps (document, head, none);
      for (guint k = 0; k < n_steps; k++)
        drom_document_add_step (document, &step);
    }
}

char *
drom_paper_shorten (const char *text, glong most)
{
  g_autofree char *cut = NULL;
  char *blank;

  if (g_utf8_strlen (text, -1) <= most)
    return g_strdup (text);
  cut = g_utf8_substring (text, 0, most);
  blank = strrchr (cut, ' ');
  if (blank != NULL)
    *blank = '\0';
  g_strchomp (cut);
  return g_strdup_printf ("%s…", cut);
}

char *
drom_paper_split_sentences (const char *text)
{
  GString *lines = g_string_new (text);

  g_string_replace (lines, ". ", ".\n", 0);
  return g_string_free (lines, FALSE);
}
