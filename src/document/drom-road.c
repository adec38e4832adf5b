/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-document"

#include "config.h"

#include "document/drom-road-private.h"

#include "base/drom-date.h"
#include "document/drom-paper-parts-private.h"

#include <string.h>

#define MONTHS_OF_NO_YEAR 10

/* Where a step comes on the road. */
typedef struct
{
  const DromSnapshotStep *step;
  const DromSnapshotGoal *goal;
  const char *day; /* NULL: at the end */
  guint place;     /* in the plan */
} Waypoint;

static void
clear_text (DromRoadText *text)
{
  g_free (text->text);
  g_free (text->note);
}

static void
clear_step (gpointer data)
{
  DromRoadStep *step = data;

  for (guint i = 0; i < DROM_ROAD_LANGUAGES; i++)
    {
      clear_text (&step->what[i]);
      g_free (step->who[i]);
      g_free (step->when[i]);
      g_free (step->brief[i]);
    }
  g_free (step->status);
  g_free (step->id);
}

static void
clear_goal (gpointer data)
{
  DromRoadGoal *goal = data;

  for (guint i = 0; i < DROM_ROAD_LANGUAGES; i++)
    clear_text (&goal->what[i]);
}

static gboolean
is_done (const DromSnapshotStep *step)
{
  return g_strcmp0 (step->status, "done") == 0;
}

static gboolean
is_dropped (const char *status)
{
  return g_strcmp0 (status, "dropped") == 0;
}

/* Blanks and line breaks are one blank: a sign is one sentence. */
static char *
dup_line (const char *text)
{
  GString *line = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        {
          if (line->len > 0 && line->str[line->len - 1] != ' ')
            g_string_append_c (line, ' ');
        }
      else
        g_string_append_unichar (line, c);
    }
  if (line->len > 0 && line->str[line->len - 1] == ' ')
    g_string_truncate (line, line->len - 1);
  return g_string_free (line, FALSE);
}

/* In each language once: what stands in one alone says so instead of being repeated. */
static void
fill_text (DromRoad *self, DromRoadText *result, const DromTexts *texts, const char *otherwise)
{
  for (guint i = 0; i < self->n_languages; i++)
    {
      const char *actual = NULL, *text = drom_texts_pick (texts, self->languages[i], &actual);
      const char *note = drom_paper_get_borrowed_word (self->languages[i], actual);

      if (text == NULL)
        {
          if (i == 0)
            result[0].text = g_strdup (otherwise);
          continue;
        }
      if (i == 0 || g_strcmp0 (actual, result[0].language) != 0)
        {
          result[i].text = dup_line (text);
          result[i].language = g_intern_string (actual);
        }
      else if (note == NULL)
        continue; /* the first language has borrowed it, and says so */
      result[i].note = g_strdup (note);
    }
}

/* A step without a date comes after the one before it in its goal, or before the one after
 * it; what goes on without any date is of today. */
static const char *
find_day (const DromSnapshotGoal *goal, guint nth, const char *today)
{
  const DromSnapshotStep *step = g_ptr_array_index (goal->steps, nth);

  if (is_done (step))
    return step->done_on != NULL ? step->done_on : step->due;
  for (guint i = nth + 1; i-- > 0;)
    {
      const DromSnapshotStep *before = g_ptr_array_index (goal->steps, i);

      if (is_dropped (before->status) || (i != nth && is_done (before)))
        continue;
      if (before->due != NULL || before->from != NULL)
        return before->due != NULL ? before->due : before->from;
    }
  if (g_strcmp0 (step->status, "ongoing") == 0)
    return today;
  for (guint i = nth + 1; i < goal->steps->len; i++)
    {
      const DromSnapshotStep *after = g_ptr_array_index (goal->steps, i);

      if (!is_dropped (after->status) && !is_done (after) && after->due != NULL)
        return after->due;
    }
  return NULL;
}

static int
compare_waypoints (gconstpointer a, gconstpointer b)
{
  const Waypoint *left = a, *right = b;
  int order = is_done (right->step) - is_done (left->step);

  if (order == 0 && (left->day == NULL) != (right->day == NULL))
    /* Nobody knows any longer when it was done: long ago. */
    order = (left->day == NULL) == !is_done (left->step) ? 1 : -1;
  if (order == 0)
    order = g_strcmp0 (left->day, right->day);
  return order != 0 ? order : (left->place > right->place) - (left->place < right->place);
}

static GArray *
collect_waypoints (const DromPlanSnapshot *plan, const char *today)
{
  GArray *waypoints = g_array_new (FALSE, FALSE, sizeof (Waypoint));

  for (guint i = 0; i < plan->goals->len; i++)
    {
      const DromSnapshotGoal *goal = g_ptr_array_index (plan->goals, i);

      for (guint k = 0; !is_dropped (goal->status) && k < goal->steps->len; k++)
        {
          Waypoint waypoint = { .step = g_ptr_array_index (goal->steps, k), .goal = goal };

          if (is_dropped (waypoint.step->status))
            continue;
          waypoint.day = find_day (goal, k, today);
          waypoint.place = waypoints->len;
          g_array_append_val (waypoints, waypoint);
        }
    }
  g_array_sort (waypoints, compare_waypoints);
  return waypoints;
}

/* Steps follow each other by their days: a far one's sign needs no weekday, and no year before
 * the same month comes again. */
static char *
dup_brief (const DromSnapshotStep *step, const char *language, const char *today)
{
  const char *last = step->due != NULL ? step->due : step->from;
  g_autofree char *again = drom_date_add_months (today, MONTHS_OF_NO_YEAR);
  const char *year =
      last != NULL && strcmp (today, last) < 0 && strcmp (last, again) < 0 ? last : today;

  if (is_done (step) || last == NULL)
    return drom_paper_dup_when (step, language, today);
  if (step->from != NULL && g_strcmp0 (step->from, step->due) != 0)
    return drom_format_date_span (language, step->from, step->due, year);
  return drom_format_date_and_time (language, step->due, step->time, DROM_DATE_SHORT, year);
}

static void
add_step (DromRoad *self, const Waypoint *waypoint, const char *today)
{
  DromRoadStep step = { 0 };

  step.milestone = (DromRoadMilestone){
    .step = waypoint->step->id,
    .goal = waypoint->goal->id,
    .icon = drom_icon_for_area (waypoint->goal->area),
    .number = self->steps->len + 1,
    .state = is_done (waypoint->step)           ? DROM_ROAD_DONE
             : self->steps->len == self->n_done ? DROM_ROAD_NEXT
                                                : DROM_ROAD_AHEAD,
    .ongoing = g_strcmp0 (waypoint->step->status, "ongoing") == 0,
  };
  if (step.milestone.state == DROM_ROAD_DONE)
    self->n_done++;
  fill_text (self, step.what, waypoint->step->text, "…");
  for (guint i = 0; i < self->n_languages; i++)
    {
      step.who[i] = drom_paper_dup_who (waypoint->step, self->languages[i]);
      if (*step.who[i] == '\0')
        g_clear_pointer (&step.who[i], g_free);
      step.when[i] = drom_paper_dup_when (waypoint->step, self->languages[i], today);
      step.brief[i] = dup_brief (waypoint->step, self->languages[i], today);
    }
  step.status = g_strdup (drom_code_list_label_in (&drom_step_status_codes, waypoint->step->status,
                                                   self->languages[0]));
  step.id = g_strdup_printf ("step:%" G_GINT64_FORMAT, waypoint->step->id);
  step.milestone.id = step.id;
  step.milestone.text = step.what[0].text;
  step.milestone.when = step.when[0];
  step.milestone.who = step.who[0];
  g_array_append_val (self->steps, step);
}

static void
add_goal (DromRoad *self, const DromSnapshotGoal *source)
{
  DromRoadGoal goal = { .icon = drom_icon_for_area (source->area) };

  goal.reached = g_strcmp0 (source->status, "reached") == 0;
  if (!drom_texts_is_empty (source->text))
    fill_text (self, goal.what, source->text, NULL);
  else
    /* A goal that has no words yet has at least its life area. */
    for (guint i = 0; i < self->n_languages; i++)
      goal.what[i].text = g_strdup (source->area != NULL ? drom_code_list_label_in (
                                        &drom_life_area_codes, source->area, self->languages[i])
                                    : i == 0 ? "…"
                                             : NULL);
  g_array_append_val (self->goals, goal);
}

DromRoad *
drom_road_new (const DromPlanSnapshot *plan, const char *const *languages, const char *today)
{
  DromRoad *self;
  g_autoptr (GArray) waypoints = NULL;

  g_return_val_if_fail (plan != NULL && languages != NULL && languages[0] != NULL, NULL);

  self = g_new0 (DromRoad, 1);
  g_atomic_ref_count_init (&self->ref_count);
  for (guint i = 0; languages[i] != NULL && self->n_languages < DROM_ROAD_LANGUAGES; i++)
    if (i == 0 || !g_str_equal (languages[0], languages[i]))
      self->languages[self->n_languages++] = g_strdup (languages[i]);
  self->steps = g_array_new (FALSE, TRUE, sizeof (DromRoadStep));
  g_array_set_clear_func (self->steps, clear_step);
  self->goals = g_array_new (FALSE, TRUE, sizeof (DromRoadGoal));
  g_array_set_clear_func (self->goals, clear_goal);
  self->stops = g_array_new (FALSE, TRUE, sizeof (DromRoadStop));
  self->lanes = g_array_new (FALSE, TRUE, sizeof (DromRoadLane));
  self->path = g_array_new (FALSE, TRUE, sizeof (DromRoadPoint));

  waypoints = collect_waypoints (plan, today);
  for (guint i = 0; i < waypoints->len; i++)
    add_step (self, &g_array_index (waypoints, Waypoint, i), today);
  for (guint i = 0; i < plan->goals->len; i++)
    {
      const DromSnapshotGoal *goal = g_ptr_array_index (plan->goals, i);

      if (!is_dropped (goal->status))
        add_goal (self, goal);
    }
  return self;
}

DromRoad *
drom_road_ref (DromRoad *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
drom_road_unref (DromRoad *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  drom_road_clear_layout (self);
  g_array_unref (self->stops);
  g_array_unref (self->lanes);
  g_array_unref (self->path);
  g_array_unref (self->steps);
  g_array_unref (self->goals);
  for (guint i = 0; i < self->n_languages; i++)
    g_free (self->languages[i]);
  g_free (self);
}

guint
drom_road_get_n_milestones (const DromRoad *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->steps->len;
}

const DromRoadMilestone *
drom_road_get_milestone (const DromRoad *self, guint nth)
{
  g_return_val_if_fail (self != NULL && nth < self->steps->len, NULL);

  return &g_array_index (self->steps, DromRoadStep, nth).milestone;
}

int
drom_road_get_next (const DromRoad *self)
{
  g_return_val_if_fail (self != NULL, -1);

  return self->n_done < self->steps->len ? (int) self->n_done : -1;
}

char *
drom_road_dup_label (const DromRoad *self, guint nth)
{
  const DromRoadStep *step;
  GString *label;

  g_return_val_if_fail (self != NULL && nth < self->steps->len, NULL);

  step = &g_array_index (self->steps, DromRoadStep, nth);
  label = g_string_new (NULL);
  if (step->milestone.state == DROM_ROAD_NEXT)
    g_string_append_printf (label, "%s · ", DROM_T (self->languages[0], "road", "Next step"));
  g_string_append_printf (label, "%u · %s", step->milestone.number, step->milestone.text);
  if (step->milestone.when != NULL)
    g_string_append_printf (label, " · %s", step->milestone.when);
  if (step->milestone.who != NULL)
    g_string_append_printf (label, " · %s", step->milestone.who);
  g_string_append_printf (label, " · %s", step->status);
  return g_string_free (label, FALSE);
}

void
drom_road_foreach_layout (const DromRoad *self, GFunc func, gpointer data)
{
  for (guint i = 0; i <= self->stops->len; i++)
    {
      const DromRoadCard *card = i < self->stops->len
                                     ? &g_array_index (self->stops, DromRoadStop, i).card
                                     : &self->goal_card;

      for (guint k = 0; k < card->n_items; k++)
        if (card->items[k].layout != NULL)
          func (card->items[k].layout, data);
    }
}

void
drom_road_clear_layout (DromRoad *self)
{
  for (guint i = 0; i < self->stops->len; i++)
    {
      DromRoadStop *stop = &g_array_index (self->stops, DromRoadStop, i);

      for (guint k = 0; k < stop->card.n_items; k++)
        g_clear_object (&stop->card.items[k].layout);
      g_clear_object (&stop->number);
    }
  for (guint k = 0; k < self->goal_card.n_items; k++)
    g_clear_object (&self->goal_card.items[k].layout);
  self->goal_card.n_items = 0;
  g_array_set_size (self->stops, 0);
  g_array_set_size (self->lanes, 0);
  g_array_set_size (self->path, 0);
}

void
drom_road_set_extent (DromRoad *self, DromRoadExtent extent)
{
  g_return_if_fail (self != NULL);

  if (self->extent == extent)
    return;
  self->extent = extent;
  self->width = 0;
}

void
drom_road_set_size (DromRoad *self, double width, double height, double text_scale)
{
  g_return_if_fail (self != NULL && width > 0 && height > 0 && text_scale > 0);

  if (self->width == width && self->height == height && self->text_scale == text_scale)
    return;
  self->width = width;
  self->height = height;
  self->text_scale = text_scale;
  drom_road_clear_layout (self);
  drom_road_lay_out (self);
}

/* The sign and its disc. */
static DromRectangle
get_rectangle (const DromRoadStop *stop)
{
  double left = MIN (stop->x, stop->disc_x - stop->disc / 2);
  double right = MAX (stop->x + stop->card.width, stop->disc_x + stop->disc / 2);
  double top = MIN (stop->y, stop->disc_y - stop->disc / 2);
  double bottom = MAX (stop->y + stop->card.height, stop->disc_y + stop->disc / 2);

  return (DromRectangle){ left, top, right - left, bottom - top };
}

gboolean
drom_road_get_milestone_rectangle (const DromRoad *self, guint nth, DromRectangle *rectangle)
{
  g_return_val_if_fail (self != NULL && rectangle != NULL, FALSE);

  for (guint i = 0; i < self->stops->len; i++)
    {
      const DromRoadStop *stop = &g_array_index (self->stops, DromRoadStop, i);

      if (stop->kind != DROM_ROAD_STOP_STEP || stop->step != nth)
        continue;
      *rectangle = get_rectangle (stop);
      return TRUE;
    }
  return FALSE;
}

gboolean
drom_road_get_count_rectangle (const DromRoad *self,
                               DromRoadState state,
                               DromRectangle *rectangle,
                               char **label)
{
  DromRoadStopKind kind = state == DROM_ROAD_DONE ? DROM_ROAD_STOP_DONE : DROM_ROAD_STOP_AHEAD;

  g_return_val_if_fail (self != NULL && rectangle != NULL && label != NULL, FALSE);

  for (guint i = 0; i < self->stops->len; i++)
    {
      const DromRoadStop *stop = &g_array_index (self->stops, DromRoadStop, i);

      if (stop->kind != kind)
        continue;
      *rectangle = get_rectangle (stop);
      *label = g_strdup (pango_layout_get_text (stop->card.items[0].layout));
      return TRUE;
    }
  return FALSE;
}

int
drom_road_get_milestone_at (const DromRoad *self, double x, double y)
{
  DromRectangle at;

  g_return_val_if_fail (self != NULL, -1);

  for (guint i = 0; i < self->steps->len; i++)
    if (drom_road_get_milestone_rectangle (self, i, &at) && x >= at.x && x < at.x + at.width
        && y >= at.y && y < at.y + at.height)
      return (int) i;
  return -1;
}
