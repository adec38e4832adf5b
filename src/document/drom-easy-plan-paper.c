/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-document"

#include "config.h"

#include "document/drom-easy-plan-paper.h"

#include "document/drom-paper-parts-private.h"
#include "document/drom-plan-parts-private.h"

#define N_GOALS     3
#define N_STEPS     3
#define N_OWN_WORDS 5

/* One below the other: neither a sign nor a word stands between them. */
static char *
dup_who (const DromPlanParts *self, const char *language, gconstpointer data)
{
  const DromSnapshotStep *step = data;
  GString *lines = g_string_new (NULL);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < step->parties->len; i++)
      {
        const DromSnapshotParty *party = g_ptr_array_index (step->parties, i);
        g_autoptr (GPtrArray) parties = g_ptr_array_new ();
        const DromSnapshotStep alone = { .parties = parties };
        g_autofree char *who = NULL;

        if (!party->leading == (pass == 0))
          continue;
        g_ptr_array_add (parties, (gpointer) party);
        who = drom_paper_dup_who (&alone, language);
        g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", who);
      }
  return g_string_free (lines, FALSE);
}

static char *
dup_when (const DromPlanParts *self, const char *language, gconstpointer data)
{
  const DromSnapshotStep *step = data;
  g_autofree char *from =
      drom_format_date (language, step->from, DROM_DATE_LONG_WEEKDAY, self->today);
  g_autofree char *due = drom_format_date_and_time (language, step->due, step->time,
                                                    DROM_DATE_LONG_WEEKDAY, self->today);
  g_autofree char *done = drom_format_date (language, step->done_on, DROM_DATE_LONG, self->today);
  GString *words;

  if (g_strcmp0 (step->status, "dropped") == 0)
    return NULL;
  words = g_string_new (NULL);
  if (g_strcmp0 (step->status, "done") == 0 && done != NULL)
    /* Translators: %s is the day when a step was done: "done 9 November 2026". */
    g_string_printf (words, DROM_T (language, "easy plan", "done %s"), done);
  else if (from != NULL && due != NULL && g_strcmp0 (step->from, step->due) != 0)
    /* Translators: the first and the last day of a step. Without commas and dashes. */
    g_string_printf (words, DROM_T (language, "easy plan", "%1$s to %2$s"), from, due);
  else if (due != NULL)
    g_string_assign (words, due);
  else if (from != NULL)
    /* Translators: %s is the first day of a step. */
    g_string_printf (words, DROM_T (language, "easy plan", "from %s"), from);
  return drom_paper_finish_sentence (words);
}

/* How it went; of a dropped step first that it is not done. */
static char *
dup_outcome (const DromPlanParts *self, const char *language, gconstpointer data)
{
  const DromSnapshotStep *step = data;
  const char *actual = NULL, *outcome = drom_texts_pick (step->outcome, language, &actual);
  const char *borrowed = outcome != NULL ? drom_paper_get_borrowed_word (language, actual) : NULL;
  GString *words = g_string_new (NULL);

  if (g_strcmp0 (step->status, "dropped") == 0)
    /* Translators: below a step that was dropped, in plain words. */
    g_string_append (words, DROM_T (language, "easy plan", "We will not do this."));
  if (outcome != NULL)
    g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", outcome);
  if (borrowed != NULL)
    g_string_append_printf (words, " %s", borrowed);
  return g_string_free (words, FALSE);
}

static char *
dup_place (const DromPlanParts *self, const char *language, gconstpointer data)
{
  const char *place = self->plan->follow_up_place;

  if (self->plan->follow_up_date == NULL || place == NULL || *place == '\0')
    return NULL;
  /* Translators: where the next meeting is: "Place: Room 4". */
  return g_strdup_printf (DROM_T (language, "easy plan", "Place: %s"), place);
}

static char *
dup_day (const DromPlanParts *self, const char *language, gconstpointer data)
{
  return drom_format_date (language, data, DROM_DATE_LONG, self->today);
}

static void
get_head (DromDocument *document, DromPaperText head[DROM_STEP_HEADS])
{
  drom_paper_get_step_head (document, head);
  /* Translators: before the place of a step, in an easy-to-read plan. */
  head[3] = DROM_LABEL (document, "step", "Where");
}

static void
add_goals_heading (DromDocument *document)
{
  drom_document_add_heading (
      document, NULL, DROM_HEADING_SECTION, DROM_ICON_AGREED, DROM_MARK_OPEN,
      /* Translators: above goals and steps of an easy-to-read plan: the participant speaks. */
      DROM_LABEL (document, "easy plan", "My goals and my steps"),
      /* Translators: the participant is told what the boxes beside the steps are for. */
      DROM_LABEL (document, "easy plan", "Tick the box when a step is done."));
}

/* Each on a line of its own. */
static DromPaperText
split_sentences (DromDocument *document, DromPaperText text)
{
  char *texts[DROM_DOCUMENT_MAX_LANGUAGES] = { NULL };
  DromPaperText result;

  for (guint i = 0; i < drom_document_get_n_languages (document); i++)
    texts[i] = drom_paper_split_sentences (text.text[i]);
  result = drom_document_each (document, (const char *const *) texts);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  return result;
}

/* One sentence a line. */
static DromPaperText
get_explanation (DromDocument *document)
{
  char *texts[DROM_DOCUMENT_MAX_LANGUAGES] = { NULL };
  DromPaperText result;

  for (guint i = 0; i < drom_document_get_n_languages (document); i++)
    {
      const char *language = drom_document_get_language (document, i);

      texts[i] = g_strjoin (
          "\n",
          DROM_T (language, "easy plan", "I have read the plan, or somebody has read it to me."),
          DROM_T (language, "easy plan", "When I write my name I say yes to the plan."),
          DROM_T (language, "easy plan", "The plan can be changed. Tell us if you want that."),
          NULL);
    }
  result = drom_document_each (document, (const char *const *) texts);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  return result;
}

static void
add_follow_up (DromDocument *document, DromPaperText when, DromPaperText where)
{
  drom_document_add_band (document, "follow-up", DROM_ICON_CALENDAR,
                          DROM_LABEL (document, "paper", "We meet again"), when, where);
}

static void
add_signatures (DromDocument *document)
{
  const DromPaperText names[] = { DROM_LABEL (document, "signature", "Me"),
                                  DROM_LABEL (document, "signature", "Supervisor") };

  drom_paper_add_section (document, DROM_ICON_PEN,
                          /* Translators: above the lines to sign on: "we write our names". */
                          DROM_LABEL (document, "easy plan", "We sign"));
  drom_document_add_paragraph (document, NULL, DROM_PARAGRAPH_TEXT, get_explanation (document));
  drom_document_add_signatures (document, names, G_N_ELEMENTS (names),
                                DROM_LABEL (document, "signature", "date"));
}

static void
add_title (DromPlanParts *self)
{
  const DromPlanPaperInfo *info = self->info;
  DromDocument *document = self->document;
  DromPaperText none = { { NULL } };
  DromPaperPair pairs[DROM_PLAN_WHOSE + 1];
  guint n = drom_plan_parts_get_whose (self, pairs);

  if (!self->draft && info->agreement_date != NULL)
    pairs[n++] = (DromPaperPair){ /* Translators: before the day of an agreement, in plain words. */
                                  DROM_LABEL (document, "easy plan", "We agreed on"),
                                  drom_plan_parts_make_text (self, dup_day, info->agreement_date)
    };
  drom_document_add_title (document, DROM_LABEL (document, "paper", "My plan"), none, pairs, n);
  if (self->draft)
    drom_document_add_paragraph (
        document, NULL, DROM_PARAGRAPH_TEXT,
        split_sentences (document,
                         DROM_LABEL (document, "easy plan",
                                     "This plan is not ready. We are still writing it.")));
}

static void
add_step (DromPlanParts *self, const DromSnapshotStep *step)
{
  g_autofree char *id = g_strdup_printf ("step:%" G_GINT64_FORMAT, step->id);
  DromPaperStep paper = { .id = id };

  paper.mark = drom_plan_parts_get_step_mark (step);
  paper.what = drom_plan_parts_get_step_text (self, step);
  paper.who = drom_plan_parts_make_text (self, dup_who, step);
  paper.when = drom_plan_parts_make_text (self, dup_when, step);
  paper.remark = drom_plan_parts_make_text (self, dup_outcome, step);
  drom_document_add_step (self->document, &paper);
}

static void
add_goal (DromPlanParts *self, const DromSnapshotGoal *goal)
{
  DromDocument *document = self->document;
  g_autofree char *id = g_strdup_printf ("goal:%" G_GINT64_FORMAT, goal->id);
  DromPaperMark mark = drom_plan_parts_get_goal_mark (goal);
  DromPaperText remark, head[DROM_STEP_HEADS];

  /* The sign's word, or that the goal is reached. */
  if (mark != DROM_MARK_OPEN)
    remark = drom_paper_get_code (document, &drom_goal_status_codes, goal->status);
  else
    remark = drom_paper_get_code (document, &drom_life_area_codes, goal->area);
  drom_document_add_heading (document, id, DROM_HEADING_GOAL, drom_icon_for_area (goal->area), mark,
                             drom_plan_parts_get_goal_text (self, goal), remark);
  if (goal->steps->len == 0)
    return;
  get_head (document, head);
  drom_document_add_steps (document, head, drom_paper_get_continued (document));
  for (guint i = 0; i < goal->steps->len; i++)
    add_step (self, g_ptr_array_index (goal->steps, i));
}

static void
add_goals (DromPlanParts *self)
{
  if (self->plan->goals->len == 0)
    {
      drom_document_add_paragraph (
          self->document, NULL, DROM_PARAGRAPH_TEXT,
          split_sentences (self->document,
                           DROM_LABEL (self->document, "paper",
                                       "There is no goal yet. What do you want to reach first?")));
      return;
    }
  add_goals_heading (self->document);
  for (guint i = 0; i < self->plan->goals->len; i++)
    add_goal (self, g_ptr_array_index (self->plan->goals, i));
}

static void
add_team (DromPlanParts *self)
{
  gboolean first = TRUE;

  for (guint i = 0; i < self->plan->team->len; i++)
    {
      const DromSnapshotTeamMember *member = g_ptr_array_index (self->plan->team, i);

      if (drom_texts_is_empty (member->role))
        continue;
      if (first)
        drom_paper_add_section (self->document, DROM_ICON_TRUST,
                                /* Translators: above the list of the collaboration team: the
                                   participant speaks. */
                                DROM_LABEL (self->document, "easy plan", "They help me"));
      first = FALSE;
      drom_document_add_paragraph (self->document, "team", DROM_PARAGRAPH_BULLET,
                                   drom_document_text (self->document, member->role));
    }
}

DromDocument *
drom_easy_plan_paper_new (const DromPlanSnapshot *plan,
                          const DromPlanPaperInfo *info,
                          const char *const *languages,
                          const DromPaperStyle *style)
{
  DromPlanParts self;

  g_return_val_if_fail (plan != NULL && info != NULL, NULL);
  g_return_val_if_fail (languages != NULL && languages[0] != NULL, NULL);

  drom_plan_parts_begin (&self, plan, info, languages, style);
  add_title (&self);
  if (self.draft || !drom_texts_is_empty (plan->own_words))
    drom_document_add_voice (self.document, "own-words", DROM_VOICE_OWN,
                             DROM_LABEL (self.document, "paper", "In my own words"),
                             drom_document_text (self.document, plan->own_words), N_OWN_WORDS);
  /* On the first page: whoever reads no further knows when to come. */
  add_follow_up (self.document, drom_plan_parts_get_follow_up (&self),
                 drom_plan_parts_make_text (&self, dup_place, NULL));
  add_goals (&self);
  add_team (&self);
  add_signatures (self.document);
  return self.document;
}

DromDocument *
drom_easy_plan_form_new (const DromFormPaperInfo *info,
                         const char *const *languages,
                         const DromPaperStyle *style)
{
  DromDocument *document;
  DromPaperText none = { { NULL } }, head[DROM_STEP_HEADS];

  g_return_val_if_fail (info != NULL, NULL);
  g_return_val_if_fail (languages != NULL && languages[0] != NULL, NULL);

  document = drom_paper_begin_plan_form (info, languages, style, N_OWN_WORDS);
  add_follow_up (document, none, none);
  add_goals_heading (document);
  get_head (document, head);
  drom_paper_add_blank_goals (document, head, N_GOALS, N_STEPS);
  add_signatures (document);
  return document;
}
