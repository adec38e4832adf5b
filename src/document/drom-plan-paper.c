/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-document"

#include "config.h"

#include "document/drom-plan-paper.h"

#include "document/drom-paper-parts-private.h"

/* The paper that is being built. */
typedef struct
{
  DromDocument *document;
  const DromPlanSnapshot *plan;
  const DromPlanPaperInfo *info;
  gboolean draft;
  /* Years are left out as they were on the day of the agreement: it is printed alike for ever. */
  const char *today;
} PlanPaper;

typedef char *(*DupText) (const PlanPaper *self, const char *language, gconstpointer data);

/* A text that is put together for each language. */
static DromPaperText
make_text (const PlanPaper *self, DupText dup_text, gconstpointer data)
{
  char *texts[DROM_DOCUMENT_MAX_LANGUAGES] = { NULL };
  DromPaperText result;

  for (guint i = 0; i < drom_document_get_n_languages (self->document); i++)
    texts[i] = dup_text (self, drom_document_get_language (self->document, i), data);
  result = drom_document_each (self->document, (const char *const *) texts);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  return result;
}

static char *
dup_foot (const PlanPaper *self, const char *language, gconstpointer data)
{
  const DromPlanPaperInfo *info = self->info;
  const char *name = info->code_name != NULL ? info->code_name : "Drom";

  /* A draft has its mark there. */
  if (self->draft)
    return g_strdup (name);
  /* Translators: in the foot of a plan: the project's code name, the agreement's number and its
     check code. */
  return g_strdup_printf (DROM_T (language, "paper", "%s · agreement %u · check code %s"), name,
                          info->agreement_number, info->check_code != NULL ? info->check_code : "");
}

static char *
finish_sentence (GString *words)
{
  g_autofree char *text = g_string_free (words, FALSE);

  return drom_capitalize (text);
}

/* A role in @language, or in another one with a word that says which. */
static void
append_role (GString *words, const DromTexts *role, const char *language)
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
    append_role (words, party->role, language);
  else if (g_strcmp0 (party->kind, "staff") == 0)
    /* Translators: who does a step: the staff member who stands beside the participant. */
    g_string_append (words, DROM_T (language, "party", "Supervisor"));
  else
    /* Translators: who does a step: somebody of the collaboration team without a role. */
    g_string_append (words, DROM_T (language, "party", "Contact"));
}

/* Who leads stands first. */
static char *
dup_who (const PlanPaper *self, const char *language, gconstpointer data)
{
  const DromSnapshotStep *step = data;
  GString *words = g_string_new (NULL);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < step->parties->len; i++)
      {
        const DromSnapshotParty *party = g_ptr_array_index (step->parties, i);

        if (!party->leading == (pass == 1))
          append_party (words, party, language);
      }
  return finish_sentence (words);
}

static char *
dup_when (const PlanPaper *self, const char *language, gconstpointer data)
{
  const DromSnapshotStep *step = data;

  if (g_strcmp0 (step->status, "done") == 0 && step->done_on != NULL)
    {
      g_autofree char *day =
          drom_format_date (language, step->done_on, DROM_DATE_SHORT, self->today);

      /* Translators: %s is the day when a step was done: "done 9 Nov". */
      return g_strdup_printf (DROM_T (language, "paper", "done %s"), day);
    }
  if (step->from != NULL && g_strcmp0 (step->from, step->due) != 0)
    return drom_format_date_span (language, step->from, step->due, self->today);
  if (step->due == NULL)
    return NULL;
  return drom_format_date_and_time (language, step->due, step->time, DROM_DATE_SHORT_WEEKDAY,
                                    self->today);
}

static char *
dup_follow_up (const PlanPaper *self, const char *language, gconstpointer data)
{
  g_autofree char *text =
      drom_format_date_and_time (language, self->plan->follow_up_date, self->plan->follow_up_time,
                                 DROM_DATE_LONG_WEEKDAY, self->today);

  return finish_sentence (g_string_new (text));
}

static char *
dup_week_and_place (const PlanPaper *self, const char *language, gconstpointer data)
{
  g_autofree char *week = drom_format_week (language, self->plan->follow_up_date);
  const char *place = self->plan->follow_up_place;

  if (place == NULL || *place == '\0')
    return g_steal_pointer (&week);
  return g_strdup_printf ("%s · %s", week, place);
}

static char *
dup_team (const PlanPaper *self, const char *language, gconstpointer data)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < self->plan->team->len; i++)
    {
      const DromSnapshotTeamMember *member = g_ptr_array_index (self->plan->team, i);

      if (drom_texts_is_empty (member->role))
        continue;
      if (words->len > 0)
        g_string_append (words, ", ");
      append_role (words, member->role, language);
    }
  return g_string_free (words, FALSE);
}

static void
add_title (PlanPaper *self)
{
  const DromPlanPaperInfo *info = self->info;
  DromDocument *document = self->document;
  DromPaperText none = { { NULL } };
  g_autofree char *agreement = NULL;
  DromPaperPair pairs[4];
  guint n = 0;

  if (info->participant != NULL)
    pairs[n++] = (DromPaperPair){ /* Translators: whose plan it is. */
                                  DROM_LABEL (document, "paper", "Name"),
                                  drom_document_plain (document, info->participant)
    };
  if (info->number > 0)
    pairs[n++] = (DromPaperPair){ /* Translators: a participant's running number. */
                                  DROM_LABEL (document, "paper", "Number"),
                                  drom_paper_get_number (document, info->number)
    };
  if (self->plan->track != NULL)
    pairs[n++] =
        (DromPaperPair){ /* Translators: the plan's track: studies or work. */
                         DROM_LABEL (document, "paper", "Direction"),
                         drom_paper_get_code (document, &drom_track_codes, self->plan->track)
        };
  if (self->draft)
    pairs[n++] = (DromPaperPair){ DROM_LABEL (document, "paper mark", "Draft"),
                                  drom_document_plain (document, info->today) };
  else
    {
      agreement = g_strdup_printf ("%u · %s", info->agreement_number,
                                   info->agreement_date != NULL ? info->agreement_date : "");
      pairs[n++] = (DromPaperPair){ /* Translators: before an agreement's number and date. */
                                    DROM_LABEL (document, "paper", "Agreement"),
                                    drom_document_plain (document, agreement)
      };
    }
  drom_document_add_title (
      document,
      /* Translators: the title of the participant's individual plan. */
      DROM_LABEL (document, "paper", "My plan"),
      info->subtitle != NULL ? drom_document_text (document, info->subtitle) : none, pairs, n);
}

static void
add_voices (PlanPaper *self)
{
  DromDocument *document = self->document;

  /* A draft leaves room for what is still to be said. */
  if (self->draft || !drom_texts_is_empty (self->plan->own_words))
    drom_document_add_voice (document, "own-words", DROM_VOICE_OWN,
                             /* Translators: above what the participant said. */
                             DROM_LABEL (document, "paper", "In my own words"),
                             drom_document_text (document, self->plan->own_words), 2);
  if (!drom_texts_is_empty (self->plan->staff_words))
    drom_document_add_voice (document, "staff-words", DROM_VOICE_STAFF,
                             /* Translators: above what the staff wrote. */
                             DROM_LABEL (document, "paper", "In the staff’s words"),
                             drom_document_text (document, self->plan->staff_words), 0);
}

static void
add_step (PlanPaper *self, const DromSnapshotStep *step)
{
  static const char *const statuses[] = { "not-started", "ongoing", "done", "dropped" };
  g_autofree char *id = g_strdup_printf ("step:%" G_GINT64_FORMAT, step->id);
  DromPaperStep paper = { .id = id };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (g_strcmp0 (step->status, statuses[i]) == 0)
      paper.mark = (DromPaperMark) i;
  paper.what = drom_document_text (self->document, step->text);
  if (drom_paper_text_is_empty (paper.what))
    paper.what = drom_document_plain (self->document, "…");
  paper.who = make_text (self, dup_who, step);
  paper.when = make_text (self, dup_when, step);
  paper.remark = drom_document_text (self->document, step->outcome);
  drom_document_add_step (self->document, &paper);
}

static void
add_goal (PlanPaper *self, const DromSnapshotGoal *goal)
{
  DromDocument *document = self->document;
  g_autofree char *id = g_strdup_printf ("goal:%" G_GINT64_FORMAT, goal->id);
  DromPaperText text = drom_document_text (document, goal->text), remark = { { NULL } }, head[3];
  DromPaperMark mark = DROM_MARK_OPEN;

  if (g_strcmp0 (goal->status, "reached") == 0)
    mark = DROM_MARK_DONE;
  else if (g_strcmp0 (goal->status, "dropped") == 0)
    mark = DROM_MARK_DROPPED;
  if (mark != DROM_MARK_OPEN)
    remark = drom_paper_get_code (document, &drom_goal_status_codes, goal->status);
  /* A goal that has no words yet has at least its life area. */
  if (drom_paper_text_is_empty (text))
    text = drom_paper_get_code (document, &drom_life_area_codes, goal->area);
  if (drom_paper_text_is_empty (text))
    text = drom_document_plain (document, "…");
  drom_document_add_heading (document, id, DROM_HEADING_GOAL, drom_icon_for_area (goal->area), mark,
                             text, remark);
  if (goal->steps->len == 0)
    return;
  drom_paper_get_step_head (document, head);
  drom_document_add_steps (document, head, drom_paper_get_continued (document));
  for (guint i = 0; i < goal->steps->len; i++)
    add_step (self, g_ptr_array_index (goal->steps, i));
}

static void
add_goals (PlanPaper *self)
{
  DromDocument *document = self->document;
  DromPaperText none = { { NULL } };

  drom_document_add_heading (document, NULL, DROM_HEADING_SECTION, DROM_ICON_AGREED, DROM_MARK_OPEN,
                             /* Translators: above the goals and steps of a draft. */
                             self->draft
                                 ? DROM_LABEL (document, "paper", "What we are planning")
                                 /* Translators: above the goals and steps of an agreement. */
                                 : DROM_LABEL (document, "paper", "What we have agreed"),
                             none);
  if (self->plan->goals->len == 0)
    drom_document_add_paragraph (
        document, NULL, DROM_PARAGRAPH_TEXT,
        DROM_LABEL (document, "paper", "There is no goal yet. What do you want to reach first?"));
  for (guint i = 0; i < self->plan->goals->len; i++)
    add_goal (self, g_ptr_array_index (self->plan->goals, i));
}

static void
add_end (PlanPaper *self)
{
  DromDocument *document = self->document;
  DromPaperText none = { { NULL } }, team;

  drom_document_add_band (
      document, "follow-up", DROM_ICON_CALENDAR,
      /* Translators: before the next meeting's day, time and place. */
      DROM_LABEL (document, "paper", "We meet again"),
      self->plan->follow_up_date != NULL ? make_text (self, dup_follow_up, NULL) : none,
      self->plan->follow_up_date != NULL ? make_text (self, dup_week_and_place, NULL) : none);
  team = make_text (self, dup_team, NULL);
  if (!drom_paper_text_is_empty (team))
    drom_document_add_labelled (document, "team",
                                /* Translators: before the roles in the collaboration team. */
                                DROM_LABEL (document, "paper", "In the team:"), team);
  drom_paper_add_signatures (document);
}

DromDocument *
drom_plan_paper_new (const DromPlanSnapshot *plan,
                     const DromPlanPaperInfo *info,
                     const char *const *languages,
                     const DromPaperStyle *style)
{
  PlanPaper self = { .plan = plan, .info = info };
  DromPaperText foot;

  g_return_val_if_fail (plan != NULL && info != NULL, NULL);
  g_return_val_if_fail (languages != NULL && languages[0] != NULL, NULL);

  self.document = drom_document_new (languages, style);
  self.draft = info->agreement_number == 0;
  self.today = self.draft || info->agreement_date == NULL ? info->today : info->agreement_date;
  /* Translators: a paper's name in the list of print jobs and in the file: of nobody. */
  drom_document_set_title (self.document, DROM_T (languages[0], "paper", "Plan"));
  drom_document_set_date (self.document, info->today);
  /* In the first language alone: number and check code stand once on a page. */
  foot = make_text (&self, dup_foot, NULL);
  for (guint i = 1; i < G_N_ELEMENTS (foot.text); i++)
    foot.text[i] = foot.language[i] = NULL;
  drom_document_set_foot (self.document, foot);
  drom_paper_add_marks (self.document, self.draft, info->demonstration);
  add_title (&self);
  add_voices (&self);
  add_goals (&self);
  add_end (&self);
  return self.document;
}
