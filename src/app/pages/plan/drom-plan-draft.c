/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/plan/drom-plan-page-private.h"

#include "app/pages/plan/drom-team-row.h"
#include "app/widgets/drom-field-widget.h"
#include "base/drom-date.h"

static void
replace_texts (DromTexts **member, DromTexts *texts)
{
  g_clear_pointer (member, drom_texts_unref);
  *member = texts;
}

static DromSnapshotGoal *
find_goal (DromPlanSnapshot *snapshot, gint64 id)
{
  for (guint i = 0; i < snapshot->goals->len; i++)
    {
      DromSnapshotGoal *goal = g_ptr_array_index (snapshot->goals, i);

      if (goal->id == id)
        return goal;
    }
  return NULL;
}

static DromSnapshotStep *
find_step (DromPlanSnapshot *snapshot, gint64 id)
{
  for (guint i = 0; i < snapshot->goals->len; i++)
    {
      DromSnapshotGoal *goal = g_ptr_array_index (snapshot->goals, i);

      for (guint j = 0; j < goal->steps->len; j++)
        {
          DromSnapshotStep *step = g_ptr_array_index (goal->steps, j);

          if (step->id == id)
            return step;
        }
    }
  return NULL;
}

/* Where a text of the plan is kept in the snapshot; NULL if it is not on the paper. */
static DromTexts **
find_texts (DromPlanSnapshot *snapshot, const char *noun, gint64 id, const char *field)
{
  if (g_str_equal (noun, "plan"))
    return g_str_equal (field, "own-words") ? &snapshot->own_words : &snapshot->staff_words;
  if (g_str_equal (noun, "goal"))
    {
      DromSnapshotGoal *goal = find_goal (snapshot, id);

      return goal != NULL ? &goal->text : NULL;
    }
  if (g_str_equal (noun, "step"))
    {
      DromSnapshotStep *step = find_step (snapshot, id);

      if (step == NULL)
        return NULL;
      return g_str_equal (field, "outcome") ? &step->outcome : &step->text;
    }
  return NULL;
}

/* The team stands in the snapshot in the order of its rows. */
static DromTexts **
find_role (DromPlanSnapshot *snapshot, GtkWidget *text)
{
  GtkWidget *row = gtk_widget_get_ancestor (text, DROM_TYPE_TEAM_ROW);
  int index = row != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : -1;
  DromSnapshotTeamMember *member;

  if (index < 0 || index >= (int) snapshot->team->len)
    return NULL;
  member = g_ptr_array_index (snapshot->team, index);
  return &member->role;
}

/* What is typed counts once it is understood; until then the paper keeps what was. */
static void
take_value (char **member, char *value)
{
  if (value == NULL)
    return;
  g_free (*member);
  *member = value;
}

static void
take_typed (DromPlanSnapshot *snapshot,
            const char *noun,
            gint64 id,
            const char *field,
            const char *typed,
            const char *today)
{
  DromSnapshotStep *step = g_str_equal (noun, "step") ? find_step (snapshot, id) : NULL;

  if (g_str_equal (noun, "plan") && g_str_equal (field, "follow-up-date"))
    take_value (&snapshot->follow_up_date, drom_date_parse (typed, today, FALSE, NULL));
  else if (g_str_equal (noun, "plan") && g_str_equal (field, "follow-up-time"))
    take_value (&snapshot->follow_up_time, drom_time_parse (typed, NULL));
  else if (g_str_equal (noun, "plan") && g_str_equal (field, "follow-up-place"))
    take_value (&snapshot->follow_up_place, g_strdup (typed));
  else if (step != NULL && g_str_equal (field, "due"))
    take_value (&step->due, drom_date_parse (typed, today, FALSE, NULL));
  else if (step != NULL && g_str_equal (field, "from-date"))
    take_value (&step->from, drom_date_parse (typed, today, FALSE, NULL));
  else if (step != NULL && g_str_equal (field, "time"))
    take_value (&step->time, drom_time_parse (typed, NULL));
}

static void
take_field (DromPlanSnapshot *snapshot, DromFieldWidget *widget, const char *today)
{
  DromFieldWidgetInterface *iface = DROM_FIELD_WIDGET_GET_IFACE (widget);
  DromRecord *record = iface->get_record (widget);
  const char *noun = iface->get_noun (widget);
  const char *field = iface->get_field (widget);

  if (record == NULL)
    return;
  if (DROM_IS_PLAN_TEXT (widget))
    {
      g_autoptr (DromTexts) typed = drom_plan_text_dup_typed (DROM_PLAN_TEXT (widget));
      DromTexts **texts = NULL;

      if (typed != NULL && g_str_equal (noun, "team_member"))
        texts = find_role (snapshot, GTK_WIDGET (widget));
      else if (typed != NULL)
        texts = find_texts (snapshot, noun, drom_record_get_id (record), field);
      if (texts != NULL)
        replace_texts (texts, g_steal_pointer (&typed));
    }
  else
    {
      g_autofree char *typed = iface->dup_pending (widget);

      if (typed != NULL)
        take_typed (snapshot, noun, drom_record_get_id (record), field, typed, today);
    }
}

static void
walk (DromPlanSnapshot *snapshot, GtkWidget *root, const char *today)
{
  if (DROM_IS_FIELD_WIDGET (root))
    {
      take_field (snapshot, DROM_FIELD_WIDGET (root), today);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    walk (snapshot, child, today);
}

DromPlanSnapshot *
drom_plan_draft_take (GtkWidget *root, DromSession *session, DromPlan *plan, GError **error)
{
  DromPlanSnapshot *snapshot = drom_plan_snapshot_take (session, plan, error);

  if (snapshot != NULL)
    walk (snapshot, root, drom_session_get_today (session));
  return snapshot;
}
