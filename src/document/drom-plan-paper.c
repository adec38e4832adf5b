/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-document"

#include "config.h"

#include "document/drom-plan-paper.h"

#include "document/drom-paper-parts-private.h"
#include "document/drom-plan-parts-private.h"

static char *
dup_who (const DromPlanParts *self, const char *language, gconstpointer data)
{
  return drom_paper_dup_who (data, language);
}

static char *
dup_when (const DromPlanParts *self, const char *language, gconstpointer data)
{
  return drom_paper_dup_when (data, language, self->today);
}

static char *
dup_week_and_place (const DromPlanParts *self, const char *language, gconstpointer data)
{
  g_autofree char *week = drom_format_week (language, self->plan->follow_up_date);
  const char *place = self->plan->follow_up_place;

  if (place == NULL || *place == '\0')
    return g_steal_pointer (&week);
  return g_strdup_printf ("%s · %s", week, place);
}

static char *
dup_team (const DromPlanParts *self, const char *language, gconstpointer data)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < self->plan->team->len; i++)
    {
      const DromSnapshotTeamMember *member = g_ptr_array_index (self->plan->team, i);

      if (drom_texts_is_empty (member->role))
        continue;
      if (words->len > 0)
        g_string_append (words, ", ");
      drom_paper_append_role (words, member->role, language);
    }
  return g_string_free (words, FALSE);
}

static void
add_title (DromPlanParts *self)
{
  const DromPlanPaperInfo *info = self->info;
  DromDocument *document = self->document;
  DromPaperText none = { { NULL } };
  DromPaperPair pairs[DROM_PLAN_WHOSE + 2];
  guint n = drom_plan_parts_get_whose (self, pairs);

  if (self->plan->track != NULL)
    pairs[n++] =
        (DromPaperPair){ /* Translators: the plan's track: studies or work. */
                         DROM_LABEL (document, "paper", "Direction"),
                         drom_paper_get_code (document, &drom_track_codes, self->plan->track)
        };
  pairs[n++] = drom_plan_parts_get_agreement (self);
  drom_document_add_title (
      document,
      /* Translators: the title of the participant's individual plan. */
      DROM_LABEL (document, "paper", "My plan"),
      info->subtitle != NULL ? drom_document_text (document, info->subtitle) : none, pairs, n);
}

static void
add_voices (DromPlanParts *self)
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
add_step (DromPlanParts *self, const DromSnapshotStep *step)
{
  g_autofree char *id = g_strdup_printf ("step:%" G_GINT64_FORMAT, step->id);
  DromPaperStep paper = { .id = id };

  paper.mark = drom_plan_parts_get_step_mark (step);
  paper.what = drom_plan_parts_get_step_text (self, step);
  paper.who = drom_plan_parts_make_text (self, dup_who, step);
  paper.when = drom_plan_parts_make_text (self, dup_when, step);
  paper.remark = drom_document_text (self->document, step->outcome);
  drom_document_add_step (self->document, &paper);
}

static void
add_goal (DromPlanParts *self, const DromSnapshotGoal *goal)
{
  DromDocument *document = self->document;
  g_autofree char *id = g_strdup_printf ("goal:%" G_GINT64_FORMAT, goal->id);
  DromPaperMark mark = drom_plan_parts_get_goal_mark (goal);
  DromPaperText text = drom_plan_parts_get_goal_text (self, goal), remark = { { NULL } };
  DromPaperText head[DROM_STEP_HEADS] = { { { NULL } } };

  if (mark != DROM_MARK_OPEN)
    remark = drom_paper_get_code (document, &drom_goal_status_codes, goal->status);
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
add_goals (DromPlanParts *self)
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
add_end (DromPlanParts *self)
{
  DromDocument *document = self->document;
  DromPaperText none = { { NULL } }, team;

  drom_document_add_band (document, "follow-up", DROM_ICON_CALENDAR,
                          /* Translators: before the next meeting's day, time and place. */
                          DROM_LABEL (document, "paper", "We meet again"),
                          drom_plan_parts_get_follow_up (self),
                          self->plan->follow_up_date != NULL
                              ? drom_plan_parts_make_text (self, dup_week_and_place, NULL)
                              : none);
  team = drom_plan_parts_make_text (self, dup_team, NULL);
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
  DromPlanParts self;

  g_return_val_if_fail (plan != NULL && info != NULL, NULL);
  g_return_val_if_fail (languages != NULL && languages[0] != NULL, NULL);

  drom_plan_parts_begin (&self, plan, info, languages, style);
  add_title (&self);
  add_voices (&self);
  add_goals (&self);
  add_end (&self);
  return self.document;
}
