/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-plan-snapshot.h"

static void
free_change (gpointer data)
{
  DromPlanChange *change = data;

  drom_texts_unref (change->before);
  drom_texts_unref (change->after);
  g_free (change->detail);
  g_free (change);
}

static void
add_change (GPtrArray *changes,
            DromPlanChangeKind kind,
            const char *what,
            const DromTexts *before,
            const DromTexts *after,
            const char *detail)
{
  DromPlanChange *change = g_new0 (DromPlanChange, 1);

  change->kind = kind;
  change->what = what;
  change->before = before != NULL ? drom_texts_copy (before) : NULL;
  change->after = after != NULL ? drom_texts_copy (after) : NULL;
  change->detail = g_strdup (detail);
  g_ptr_array_add (changes, change);
}

static void
compare_texts (GPtrArray *changes,
               const char *what,
               const DromTexts *before,
               const DromTexts *after)
{
  if (drom_texts_equal (before, after))
    return;
  add_change (changes,
              drom_texts_is_empty (before)  ? DROM_PLAN_CHANGE_ADDED
              : drom_texts_is_empty (after) ? DROM_PLAN_CHANGE_DROPPED
                                            : DROM_PLAN_CHANGE_CHANGED,
              what, before, after, NULL);
}

static void
compare_codes (
    GPtrArray *changes, const char *what, const char *before, const char *after, const char *detail)
{
  if (g_strcmp0 (before, after) != 0)
    add_change (changes,
                before == NULL  ? DROM_PLAN_CHANGE_ADDED
                : after == NULL ? DROM_PLAN_CHANGE_DROPPED
                                : DROM_PLAN_CHANGE_CHANGED,
                what, NULL, NULL, detail);
}

static gboolean
same_parties (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      DromSnapshotParty *pa = a->pdata[i];
      DromSnapshotParty *pb = b->pdata[i];

      if (g_strcmp0 (pa->kind, pb->kind) != 0 || pa->leading != pb->leading
          || g_strcmp0 (pa->role_code, pb->role_code) != 0
          || (pa->role_code == NULL && !drom_texts_equal (pa->role, pb->role)))
        return FALSE;
    }
  return TRUE;
}

static DromSnapshotStep *
find_step (const DromPlanSnapshot *snapshot, gint64 id)
{
  for (guint i = 0; i < snapshot->goals->len; i++)
    {
      DromSnapshotGoal *goal = snapshot->goals->pdata[i];

      for (guint j = 0; j < goal->steps->len; j++)
        if (((DromSnapshotStep *) goal->steps->pdata[j])->id == id)
          return goal->steps->pdata[j];
    }
  return NULL;
}

static DromSnapshotGoal *
find_goal (const DromPlanSnapshot *snapshot, gint64 id)
{
  for (guint i = 0; i < snapshot->goals->len; i++)
    if (((DromSnapshotGoal *) snapshot->goals->pdata[i])->id == id)
      return snapshot->goals->pdata[i];
  return NULL;
}

/* One change for all the fields that differ, if any. */
static void
add_fields (GPtrArray *changes,
            const char *what,
            const DromTexts *before,
            const DromTexts *after,
            GStrvBuilder *fields)
{
  g_auto (GStrv) names = g_strv_builder_end (fields);
  g_autofree char *detail = g_strjoinv (",", names);

  if (names[0] != NULL)
    add_change (changes, DROM_PLAN_CHANGE_CHANGED, what, before, after, detail);
}

static void
compare_goal (GPtrArray *changes, DromSnapshotGoal *before, DromSnapshotGoal *after)
{
  g_autoptr (GStrvBuilder) fields = g_strv_builder_new ();

  if (!drom_texts_equal (before->text, after->text))
    g_strv_builder_add (fields, "text");
  if (g_strcmp0 (before->area, after->area) != 0)
    g_strv_builder_add (fields, "area");
  if (g_strcmp0 (before->status, after->status) != 0)
    g_strv_builder_add (fields, "status");
  add_fields (changes, "goal", before->text, after->text, fields);
}

static void
compare_step (GPtrArray *changes, DromSnapshotStep *before, DromSnapshotStep *after)
{
  g_autoptr (GStrvBuilder) fields = g_strv_builder_new ();

  if (!drom_texts_equal (before->text, after->text))
    g_strv_builder_add (fields, "text");
  if (g_strcmp0 (before->status, after->status) != 0)
    g_strv_builder_add (fields, "status");
  if (g_strcmp0 (before->from, after->from) != 0)
    g_strv_builder_add (fields, "from");
  if (g_strcmp0 (before->due, after->due) != 0)
    g_strv_builder_add (fields, "due");
  if (g_strcmp0 (before->time, after->time) != 0)
    g_strv_builder_add (fields, "time");
  if (!drom_texts_equal (before->outcome, after->outcome))
    g_strv_builder_add (fields, "outcome");
  if (!same_parties (before->parties, after->parties))
    g_strv_builder_add (fields, "parties");
  add_fields (changes, "step", before->text, after->text, fields);
}

/* How often a role stands in a team. */
static guint
count_role (GPtrArray *team, const DromTexts *role)
{
  guint n = 0;

  for (guint i = 0; i < team->len; i++)
    n += drom_texts_equal (((DromSnapshotTeamMember *) team->pdata[i])->role, role);
  return n;
}

/* Members have nothing but a role: who came and who went, whatever the order. */
static void
compare_teams (GPtrArray *changes, GPtrArray *before, GPtrArray *after)
{
  for (guint i = 0; i < after->len; i++)
    {
      const DromTexts *role = ((DromSnapshotTeamMember *) after->pdata[i])->role;
      g_autoptr (GPtrArray) sofar = g_ptr_array_new ();

      for (guint j = 0; j <= i; j++)
        g_ptr_array_add (sofar, after->pdata[j]);
      if (count_role (sofar, role) > count_role (before, role))
        add_change (changes, DROM_PLAN_CHANGE_ADDED, "team", NULL, role, NULL);
    }
  for (guint i = 0; i < before->len; i++)
    {
      const DromTexts *role = ((DromSnapshotTeamMember *) before->pdata[i])->role;
      g_autoptr (GPtrArray) sofar = g_ptr_array_new ();

      for (guint j = 0; j <= i; j++)
        g_ptr_array_add (sofar, before->pdata[j]);
      if (count_role (sofar, role) > count_role (after, role))
        add_change (changes, DROM_PLAN_CHANGE_DROPPED, "team", role, NULL, NULL);
    }
}

GPtrArray *
drom_plan_snapshot_compare (const DromPlanSnapshot *before, const DromPlanSnapshot *after)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (free_change);

  g_return_val_if_fail (before != NULL && after != NULL, changes);

  compare_texts (changes, "own-words", before->own_words, after->own_words);
  compare_texts (changes, "staff-words", before->staff_words, after->staff_words);
  compare_codes (changes, "track", before->track, after->track, NULL);
  for (guint i = 0; i < after->goals->len; i++)
    {
      DromSnapshotGoal *goal = after->goals->pdata[i];
      DromSnapshotGoal *old = find_goal (before, goal->id);

      if (old == NULL)
        add_change (changes, DROM_PLAN_CHANGE_ADDED, "goal", NULL, goal->text, NULL);
      else
        compare_goal (changes, old, goal);
      for (guint j = 0; j < goal->steps->len; j++)
        {
          DromSnapshotStep *step = goal->steps->pdata[j];
          DromSnapshotStep *old_step = find_step (before, step->id);

          if (old_step == NULL)
            add_change (changes, DROM_PLAN_CHANGE_ADDED, "step", NULL, step->text, NULL);
          else
            compare_step (changes, old_step, step);
        }
    }
  for (guint i = 0; i < before->goals->len; i++)
    {
      DromSnapshotGoal *goal = before->goals->pdata[i];

      if (find_goal (after, goal->id) == NULL)
        add_change (changes, DROM_PLAN_CHANGE_DROPPED, "goal", goal->text, NULL, NULL);
      for (guint j = 0; j < goal->steps->len; j++)
        {
          DromSnapshotStep *step = goal->steps->pdata[j];

          if (find_step (after, step->id) == NULL)
            add_change (changes, DROM_PLAN_CHANGE_DROPPED, "step", step->text, NULL, NULL);
        }
    }
  compare_codes (changes, "follow-up", before->follow_up_date, after->follow_up_date, "date");
  if (g_strcmp0 (before->follow_up_date, after->follow_up_date) == 0)
    {
      compare_codes (changes, "follow-up", before->follow_up_time, after->follow_up_time, "time");
      compare_codes (changes, "follow-up", before->follow_up_place, after->follow_up_place,
                     "place");
    }
  compare_teams (changes, before->team, after->team);
  return changes;
}
