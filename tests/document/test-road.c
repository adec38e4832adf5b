/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/drom-date.h"
#include "document/drom-pages-private.h"
#include "document/drom-pdf.h"
#include "document/drom-road-paper.h"
#include "document/drom-road-private.h"
#include "document/drom-typesetter-private.h"

#include "samples.h"

#include <math.h>
#include <string.h>

/* Minutes with sanitizers are not the point. */
#ifdef __SANITIZE_ADDRESS__
#define SANITIZED TRUE
#else
#define SANITIZED FALSE
#endif

static const char *const swedish[] = { "sv", NULL };
static const char *const romani[] = { "rmy", NULL };
static const char *const english[] = { "en", NULL };
static const char *const both[] = { "sv", "rmy", NULL };
static const char *const turned[] = { "rmy", "sv", NULL };
static const char *const *const choices[] = { swedish, romani, english, both, turned };
static const char *const styles[] = { "road", "road-a3" };
static const guint counts[] = { 0, 1, 3, 12, 40, 120 };

static const char *const texts[][2] = {
  { "Besöka köket på äldreboendet", "Dža te dikhes e kuhnja" },
  { "Anmäla mig till kursen på kommunen", "Hramosar tut po kurso ande komuna" },
  { "Börja praktik, två dagar i veckan", "Astar e praktika, duj djes ando kurko" },
  { "Boka tid hos tandläkaren", NULL },
  { "Skicka en egen ansökan på webben", "Bičhal jekh aplikacija po neto" },
};

static void
take_string (char **place, const char *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

/* Every fifth step is done, of the rest each sixth has no date; three goals. */
static DromPlanSnapshot *
make_plan (guint n)
{
  DromPlanSnapshot *plan = drom_plan_snapshot_new ();
  DromSnapshotGoal *goals[3];

  plan->own_words = sample_texts ("Jag vill arbeta i ett kök och klara mig på egen lön.", NULL);
  goals[0] = sample_add_goal (plan, 1, "work", "Praktik i ett kök", "Praktika ande kuhnja");
  goals[1] = sample_add_goal (plan, 2, "studies", "Hygienutbildning", "Kurso pala e higiena");
  goals[2] = sample_add_goal (plan, 3, "housing", "Tid för arbete", NULL);
  for (guint i = 0; i < n; i++)
    {
      const char *const *text = texts[i % G_N_ELEMENTS (texts)];
      DromSnapshotStep *step = sample_add_step (goals[i % 3], i + 1, text[0], text[1]);
      g_autofree char *day = g_strdup_printf ("2026-%02u-%02u", 12 - (n - i) / 28, i % 28 + 1);

      take_string (&step->due, i % 6 == 5 ? NULL : day);
      if (i < n / 5)
        {
          take_string (&step->status, "done");
          take_string (&step->done_on, "2026-11-02");
        }
    }
  return plan;
}

static DromRoad *
find_road (const DromPages *pages)
{
  for (guint i = 0; i < pages->galley->items->len; i++)
    if (g_array_index (pages->galley->items, DromItem, i).road != NULL)
      return g_array_index (pages->galley->items, DromItem, i).road;
  return NULL;
}

static const DromRoadStop *
get_stop (const DromRoad *road, guint nth)
{
  return &g_array_index (road->stops, DromRoadStop, nth);
}

static gboolean
overlap (const DromRoadStop *a, const DromRoadStop *b)
{
  return a->x < b->x + b->card.width && b->x < a->x + a->card.width && a->y < b->y + b->card.height
         && b->y < a->y + a->card.height;
}

static gboolean
covers_disc (const DromRoadStop *a, const DromRoadStop *b)
{
  double dx = fmax (fmax (a->x - b->disc_x, b->disc_x - a->x - a->card.width), 0);
  double dy = fmax (fmax (a->y - b->disc_y, b->disc_y - a->y - a->card.height), 0);

  return hypot (dx, dy) < b->disc / 2;
}

/* Within the picture, not on each other, and none on the road. */
static void
check_places (const DromRoad *road)
{
  for (guint i = 0; i < road->stops->len; i++)
    {
      const DromRoadStop *stop = get_stop (road, i);

      g_assert_cmpfloat (stop->x, >=, 0);
      g_assert_cmpfloat (stop->y, >=, 0);
      g_assert_cmpfloat (stop->x + stop->card.width, <=, road->width);
      g_assert_cmpfloat (stop->disc_y + stop->disc / 2, <=, road->height);
      for (guint k = 0; k < stop->card.n_items; k++)
        {
          const DromRoadItem *item = &stop->card.items[k];
          double width = item->size, height = item->size;

          if (item->layout != NULL)
            drom_layout_get_size (item->layout, &width, &height);
          g_assert_cmpfloat (item->x + width, <=, stop->card.width + 0.5);
          g_assert_cmpfloat (item->y + height, <=, stop->card.height + 0.5);
        }
      for (guint k = 0; k < road->stops->len; k++)
        if (k != i)
          {
            g_assert_false (overlap (stop, get_stop (road, k)));
            if (get_stop (road, k)->kind == DROM_ROAD_STOP_STEP)
              g_assert_false (covers_disc (stop, get_stop (road, k)));
          }
      /* The one who says "here I am" stands on it. */
      for (guint k = 0; stop->kind != DROM_ROAD_STOP_PIN && k < road->path->len; k++)
        {
          const DromRoadPoint *point = &g_array_index (road->path, DromRoadPoint, k);
          double dx = fmax (fmax (stop->x - point->x, point->x - stop->x - stop->card.width), 0);
          double dy = fmax (fmax (stop->y - point->y, point->y - stop->y - stop->card.height), 0);

          g_assert_cmpfloat (hypot (dx, dy), >=, point->width / 2 - 0.5);
        }
    }
  g_assert_cmpfloat (road->goal_x, >=, 0);
  g_assert_cmpfloat (road->goal_y, >=, 0);
  for (guint i = 0; i < road->stops->len; i++)
    {
      const DromRoadStop *stop = get_stop (road, i);

      g_assert_true (stop->y >= road->goal_y + road->goal_card.height
                     || stop->x >= road->goal_x + road->goal_card.width);
    }
}

/* The size of a step's own words. */
static double
get_text_size (const DromRoadStop *stop)
{
  for (guint k = 0; k < stop->card.n_items; k++)
    if (stop->card.items[k].text)
      return stop->card.items[k].size;
  return 0;
}

static const char *
get_text (const DromRoadStop *stop)
{
  for (guint k = 0; k < stop->card.n_items; k++)
    if (stop->card.items[k].text)
      return pango_layout_get_text (stop->card.items[k].layout);
  return "";
}

static void
check_type (const DromRoad *road, double smallest)
{
  double next = 0;

  g_assert_cmpfloat (road->smallest, >=, smallest);
  for (guint i = 0; i < road->stops->len; i++)
    if (get_stop (road, i)->kind == DROM_ROAD_STOP_STEP && get_stop (road, i)->step == road->n_done)
      next = get_text_size (get_stop (road, i));
  for (guint i = 0; next > 0 && i < road->stops->len; i++)
    if (get_stop (road, i)->kind == DROM_ROAD_STOP_STEP && get_stop (road, i)->step != road->n_done)
      g_assert_cmpfloat (get_text_size (get_stop (road, i)), <, next);
}

#define LEAST_LETTERS 12

/* Each step stands there or is counted; what is not done and near stands there in full. */
static void
check_all_said (const DromRoad *road)
{
  guint n_shown = 0, n_counted = 0;

  for (guint i = 0; i < road->stops->len; i++)
    {
      const DromRoadStop *stop = get_stop (road, i);
      const DromRoadStep *step;
      g_autofree char *beginning = NULL;
      const char *text = get_text (stop);

      if (stop->kind == DROM_ROAD_STOP_DONE || stop->kind == DROM_ROAD_STOP_AHEAD)
        n_counted += (guint) g_ascii_strtoull (text + strcspn (text, "0123456789"), NULL, 10);
      if (stop->kind != DROM_ROAD_STOP_STEP)
        continue;
      n_shown++;
      step = &g_array_index (road->steps, DromRoadStep, stop->step);
      if (stop->step >= road->n_done && stop->step < road->n_done + 4)
        g_assert_nonnull (strstr (text, step->what[0].text));
      beginning = g_strndup (step->what[0].text, strcspn (step->what[0].text, " "));
      g_assert_nonnull (strstr (text, beginning));
      g_assert_true (strstr (text, step->what[0].text) != NULL || strstr (text, "…") != NULL);
      /* What is cut says still something. */
      if (strstr (text, step->what[0].text) == NULL && stop->step > road->n_done)
        g_assert_cmpint (g_utf8_strlen (text, -1), >,
                         MIN (LEAST_LETTERS, g_utf8_strlen (step->what[0].text, -1)));
    }
  g_assert_cmpuint (n_shown + n_counted, ==, road->steps->len);
}

static void
test_papers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    for (guint k = 0; k < G_N_ELEMENTS (choices); k += SANITIZED ? 3 : 1)
      for (guint s = 0; s < (SANITIZED ? 1 : G_N_ELEMENTS (styles)); s++)
        {
          g_autoptr (DromPlanSnapshot) plan = make_plan (counts[i]);
          DromPlanPaperInfo info = sample_info ();
          const DromPaperStyle *style = drom_paper_style_find (styles[s]);
          g_autoptr (DromDocument) document = drom_road_paper_new (plan, &info, choices[k], style);
          g_autoptr (DromPages) pages = drom_document_paginate (document);
          g_autoptr (GArray) missing = drom_pages_get_missing_glyphs (pages);
          DromRoad *road = find_road (pages);
          guint counted = 0;

          g_test_message ("%u steps, %s, %s", counts[i], *choices[k], styles[s]);
          g_assert_cmpuint (drom_pages_get_n_pages (pages), ==, 1);
          g_assert_cmpuint (missing->len, ==, 0);
          g_assert_cmpuint (drom_road_get_n_milestones (road), ==, counts[i]);
          check_places (road);
          check_type (road, s == 0 ? 9 : 11);
          check_all_said (road);
          /* Forty fit. */
          for (guint n = 0; n < road->stops->len; n++)
            counted += get_stop (road, n)->kind == DROM_ROAD_STOP_AHEAD;
          if (counts[i] <= 40)
            g_assert_cmpuint (counted, ==, 0);
        }
}

/* Texts of any length, and words that no sign is wide enough for. */
static void
test_long_texts (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261118);

  for (guint i = 0; i < (SANITIZED ? 4 : 12); i++)
    {
      guint n_goals = (guint) g_rand_int_range (rand, 1, 13);
      guint n_steps = (guint) g_rand_int_range (rand, 1, i % 2 == 0 ? 12 : 60);
      g_autoptr (DromPlanSnapshot) plan = sample_random_plan (rand, n_goals, n_steps);
      DromPlanPaperInfo info = sample_draft_info ();
      g_autoptr (DromDocument) document =
          drom_road_paper_new (plan, &info, choices[i % 5], drom_paper_style_find (styles[i % 2]));
      g_autoptr (DromPages) pages = drom_document_paginate (document);
      DromRoad *road = find_road (pages);

      g_assert_cmpuint (drom_pages_get_n_pages (pages), ==, 1);
      check_places (road);
      check_type (road, 9);
    }
}

/* First what is done, then by date; what has none keeps its place in its goal. */
static void
test_order (void)
{
  g_autoptr (DromPlanSnapshot) plan = sample_plan ();
  g_autoptr (DromRoad) road = drom_road_new (plan, swedish, "2026-11-18");
  const DromRoadMilestone *milestone = drom_road_get_milestone (road, 0);
  g_autofree char *label = NULL;

  /* One of the fifteen is dropped. */
  g_assert_cmpuint (drom_road_get_n_milestones (road), ==, 14);
  g_assert_cmpint (drom_road_get_next (road), ==, 1);
  g_assert_cmpint (milestone->step, ==, 1);
  g_assert_cmpint (milestone->state, ==, DROM_ROAD_DONE);
  milestone = drom_road_get_milestone (road, 1);
  g_assert_cmpint (milestone->step, ==, 2);
  g_assert_cmpint (milestone->state, ==, DROM_ROAD_NEXT);
  g_assert_cmpint (milestone->icon, ==, DROM_ICON_WORK);
  g_assert_true (milestone->ongoing);
  label = drom_road_dup_label (road, 1);
  g_assert_nonnull (strstr (label, "Besöka köket på äldreboendet"));
  for (guint i = 0; i < drom_road_get_n_milestones (road); i++)
    g_assert_cmpint (drom_road_get_milestone (road, i)->step, !=, 9);
}

static void
test_without_date (void)
{
  g_autoptr (DromPlanSnapshot) plan = drom_plan_snapshot_new ();
  DromSnapshotGoal *goal = sample_add_goal (plan, 1, "work", "Praktik", NULL);
  DromSnapshotGoal *other = sample_add_goal (plan, 2, "health", "Röra på mig", NULL);
  static const gint64 order[] = { 1, 2, 4, 3, 5 };
  g_autoptr (DromRoad) road = NULL;

  take_string (&sample_add_step (goal, 1, "a", NULL)->due, "2026-11-20");
  take_string (&sample_add_step (goal, 2, "b", NULL)->due, NULL);
  take_string (&sample_add_step (goal, 3, "c", NULL)->due, "2026-12-20");
  take_string (&sample_add_step (other, 4, "d", NULL)->due, "2026-12-01");
  take_string (
      &sample_add_step (sample_add_goal (plan, 3, "trust", "Lugn", NULL), 5, "e", NULL)->due, NULL);
  road = drom_road_new (plan, both, "2026-11-18");
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    g_assert_cmpint (drom_road_get_milestone (road, i)->step, ==, order[i]);
  g_assert_null (drom_road_get_milestone (road, 1)->when);
}

static gboolean
says (const DromRoad *road, guint step, const char *text)
{
  for (guint i = 0; i < road->stops->len; i++)
    {
      const DromRoadStop *stop = get_stop (road, i);

      if (stop->kind == DROM_ROAD_STOP_STEP && stop->step == step)
        for (guint k = 0; k < stop->card.n_items; k++)
          if (stop->card.items[k].layout != NULL
              && g_str_equal (pango_layout_get_text (stop->card.items[k].layout), text))
            return TRUE;
    }
  return FALSE;
}

/* A full road's far signs say days in short, but not so short that they are of two years. */
static void
test_far_days (void)
{
  g_autoptr (DromPlanSnapshot) plan = drom_plan_snapshot_new ();
  DromSnapshotGoal *goal = sample_add_goal (plan, 1, "work", "Praktik", NULL);
  const DromRoadStep *steps;
  g_autoptr (DromRoad) road = NULL;

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *day = drom_date_add_days ("2026-11-20", 14 * i);

      take_string (&sample_add_step (goal, i + 1, "Besöka köket på äldreboendet", NULL)->due, day);
    }
  road = drom_road_new (plan, swedish, "2026-11-18");
  drom_road_set_size (road, 535, 690, 1);
  steps = (const DromRoadStep *) (gpointer) road->steps->data;
  g_assert_true (says (road, 0, "fre 20 nov"));
  g_assert_cmpstr (steps[8].brief[0], ==, "12 mars");
  g_assert_true (says (road, 8, "12 mars"));
  g_assert_cmpstr (steps[39].brief[0], ==, "19 maj 2028");
  g_assert_true (says (road, 39, steps[39].brief[0]));
}

/* Goals that there is no room for are counted in each language. */
static void
test_many_goals (void)
{
  g_autoptr (DromPlanSnapshot) plan = drom_plan_snapshot_new ();
  g_autoptr (DromRoad) road = NULL;
  const char *last;
  g_autofree char *one = g_strdup_printf (drom_text ("sv", "road", "… and %u more"), 3u);
  g_autofree char *other = g_strdup_printf (drom_text ("rmy", "road", "… and %u more"), 3u);
  g_autofree char *joined = g_strdup_printf ("%s · %s", one, other);

  for (guint i = 0; i < 13; i++)
    sample_add_goal (plan, i + 1, "work", "Praktik i ett kök", "Praktika ande kuhnja");
  road = drom_road_new (plan, both, "2026-11-18");
  drom_road_set_size (road, 535, 690, 1);
  g_assert_cmpuint (road->goal_card.n_items, >, 1);
  last = pango_layout_get_text (road->goal_card.items[road->goal_card.n_items - 1].layout);
  g_assert_cmpstr (last, ==, joined);
  g_assert_cmpfloat (road->goal_y + road->goal_card.height, <=, road->height);
}

/* All are done: nothing is next. A reached goal has its tick, a dropped one is not there. */
static void
test_ends (void)
{
  g_autoptr (DromPlanSnapshot) plan = make_plan (4);
  g_autoptr (DromRoad) road = NULL;

  for (guint i = 0; i < plan->goals->len; i++)
    {
      DromSnapshotGoal *goal = g_ptr_array_index (plan->goals, i);

      for (guint k = 0; k < goal->steps->len; k++)
        take_string (&((DromSnapshotStep *) g_ptr_array_index (goal->steps, k))->status, "done");
      take_string (&goal->status, i == 0 ? "reached" : i == 1 ? "dropped" : "open");
    }
  road = drom_road_new (plan, both, "2026-11-18");
  g_assert_cmpint (drom_road_get_next (road), ==, -1);
  g_assert_cmpuint (road->goals->len, ==, 2);
  g_assert_true (g_array_index (road->goals, DromRoadGoal, 0).reached);
  drom_road_set_size (road, 1366, 700, 1.5);
  check_places (road);
}

/* What is seen is what is found; on a screen too. */
static void
test_places (void)
{
  g_autoptr (DromPlanSnapshot) plan = make_plan (12);
  g_autoptr (DromRoad) road = drom_road_new (plan, both, "2026-11-18");
  static const double sizes[][3] = {
    { 1366, 700, 1.5 }, { 1024, 700, 1.4 }, { 700, 1000, 1.3 }, { 1920, 1000, 2 }, { 320, 400, 1 }
  };
  DromPlanPaperInfo info = sample_info ();
  g_autoptr (DromDocument) document = NULL;
  g_autoptr (DromPages) pages = NULL;
  DromRectangle at;
  guint page;

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      drom_road_set_size (road, sizes[s][0], sizes[s][1], sizes[s][2]);
      g_assert_cmpfloat (road->smallest, >=, 9 * sizes[s][2]);
      for (guint i = 0; i < drom_road_get_n_milestones (road); i++)
        if (drom_road_get_milestone_rectangle (road, i, &at))
          g_assert_cmpint (drom_road_get_milestone_at (road, at.x + at.width / 2, at.y + 2), ==,
                           (int) i);
      g_assert_true (drom_road_get_milestone_rectangle (road, road->n_done, &at));
    }
  g_assert_cmpint (drom_road_get_milestone_at (road, -5, -5), ==, -1);

  document = drom_road_paper_new (plan, &info, both, NULL);
  pages = drom_document_paginate (document);
  g_assert_true (drom_pages_find_block (pages, "step:3", &page, &at));
  g_assert_cmpuint (page, ==, 0);
  g_assert_cmpstr (drom_pages_get_block_at (pages, 0, at.x + at.width / 2, at.y + 2), ==, "step:3");
}

/* Texts that were cut; the signs that count others don't count. */
static guint
count_cut (const DromRoad *road)
{
  guint n = 0;

  for (guint i = 0; i < road->stops->len; i++)
    for (guint k = 0;
         get_stop (road, i)->kind == DROM_ROAD_STOP_STEP && k < get_stop (road, i)->card.n_items;
         k++)
      {
        PangoLayout *layout = get_stop (road, i)->card.items[k].layout;

        n += layout != NULL && strstr (pango_layout_get_text (layout), "…") != NULL;
      }
  return n;
}

/* For two at one screen: large type, whole texts, and the next step whatever there is. */
static void
test_near (void)
{
  static const double sizes[][3] = {
    { 466, 690, 2.07 }, { 623, 690, 2.07 },  { 880, 1000, 2.07 },
    { 880, 940, 4.15 }, { 960, 1180, 4.15 },
  };

  for (guint s = 0; s < (SANITIZED ? 1 : G_N_ELEMENTS (sizes)); s++)
    for (guint c = 0; c < G_N_ELEMENTS (counts); c++)
      for (guint l = 0; l < (SANITIZED ? 1 : 3); l++)
        {
          g_autoptr (DromPlanSnapshot) plan = make_plan (counts[c]);
          g_autoptr (DromRoad) road = drom_road_new (plan, choices[l], "2026-11-18");
          guint n = drom_road_get_n_milestones (road), n_shown = 0;
          g_autofree char *done = NULL;
          g_autofree char *ahead = NULL;
          DromRectangle at;

          drom_road_set_extent (road, DROM_ROAD_NEAR);
          drom_road_set_size (road, sizes[s][0], sizes[s][1], sizes[s][2]);
          g_test_message ("%g × %g, %u steps, %s", sizes[s][0], sizes[s][1], n, choices[l][0]);
          g_assert_cmpfloat (road->smallest, >=, 9 * sizes[s][2]);
          g_assert_cmpuint (count_cut (road), ==, 0);
          check_places (road);
          for (guint i = 0; i < n; i++)
            n_shown += drom_road_get_milestone_rectangle (road, i, &at);
          if (drom_road_get_next (road) >= 0)
            g_assert_true (drom_road_get_milestone_rectangle (road, road->n_done, &at));
          /* What isn't shown is counted, and nothing else. */
          g_assert_cmpint (
              drom_road_get_count_rectangle (road, DROM_ROAD_DONE, &at, &done)
                  || drom_road_get_count_rectangle (road, DROM_ROAD_AHEAD, &at, &ahead),
              ==, n_shown < n);
        }
}

/* A word as long as a line, a text as long as a letter: cut, but there. */
static void
test_near_long (void)
{
  g_autoptr (DromPlanSnapshot) plan = drom_plan_snapshot_new ();
  g_autofree char *word = g_strnfill (300, 'a');
  g_autoptr (GString) letter = g_string_new (NULL);
  DromSnapshotGoal *goal;
  g_autoptr (DromRoad) road = NULL;
  DromRectangle at;

  for (guint i = 0; i < 200; i++)
    g_string_append (letter, "Ringa till skolan. ");
  goal = sample_add_goal (plan, 1, "work", word, NULL);
  take_string (&sample_add_step (goal, 1, letter->str, NULL)->due, "2026-11-20");
  take_string (&sample_add_step (goal, 2, word, NULL)->due, "2026-11-21");
  road = drom_road_new (plan, swedish, "2026-11-18");
  drom_road_set_extent (road, DROM_ROAD_NEAR);
  /* In a picture where nothing has room, smaller, but not on each other. */
  drom_road_set_size (road, 320, 220, 2.07);
  check_places (road);
  drom_road_set_size (road, 466, 690, 2.07);
  g_assert_true (drom_road_get_milestone_rectangle (road, 0, &at));
  g_assert_cmpfloat (road->smallest, >=, 9 * 2.07);
  g_assert_cmpuint (count_cut (road), >, 0);
}

/* A window may be of any size while it is made or dragged: what has no room is lost, and nothing
 * else. */
static void
test_any_size (void)
{
  static const double sides[] = { 1, 7, 40, 130, 333, 1900 };
  static const guint few[] = { 0, 1, 12 };
  cairo_surface_t *surface;
  cairo_t *cr;

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 64, 64);
  cr = cairo_create (surface);
  for (guint c = 0; c < G_N_ELEMENTS (few); c++)
    for (guint w = 0; w < G_N_ELEMENTS (sides); w++)
      for (guint h = 0; h < G_N_ELEMENTS (sides); h++)
        for (int extent = DROM_ROAD_WHOLE; extent <= DROM_ROAD_NEAR; extent++)
          {
            g_autoptr (DromPlanSnapshot) plan = make_plan (few[c]);
            g_autoptr (DromRoad) road = drom_road_new (plan, both, "2026-11-18");

            if (SANITIZED && (c + w + h) % 8 != 0)
              continue;
            g_test_message ("%g × %g, %u steps", sides[w], sides[h], few[c]);
            drom_road_set_extent (road, extent);
            drom_road_set_size (road, sides[w], sides[h], 1);
            for (guint i = 0; i < road->stops->len; i++)
              {
                const DromRoadStop *stop = get_stop (road, i);

                g_assert_true (isfinite (stop->x + stop->y + stop->disc_x + stop->disc_y));
              }
            for (guint i = 0; i < road->path->len; i++)
              {
                const DromRoadPoint *point = &g_array_index (road->path, DromRoadPoint, i);

                g_assert_true (isfinite (point->x + point->y + point->width));
              }
            drom_road_draw (road, cr, NULL, DROM_ROAD_ROUNDED);
            g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
          }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static double
get_luminance (DromColor color)
{
  const double channels[] = { color.red, color.green, color.blue };
  const double weights[] = { 0.2126, 0.7152, 0.0722 };
  double sum = 0;

  for (guint i = 0; i < 3; i++)
    sum +=
        weights[i]
        * (channels[i] <= 0.04045 ? channels[i] / 12.92 : pow ((channels[i] + 0.055) / 1.055, 2.4));
  return sum;
}

static void
check_contrast (DromColor text, DromColor ground, double least)
{
  double a = get_luminance (text) + 0.05, b = get_luminance (ground) + 0.05;

  g_assert_cmpfloat (fmax (a, b) / fmin (a, b), >=, least);
}

/* WCAG 2.1, 1.4.3 and 1.4.11: each text on all that may lie below it; signs. */
static void
test_contrast (void)
{
  const DromRoadColors *all[] = { drom_road_colors_light (), drom_road_colors_dark () };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      const DromRoadColors *colors = all[i];
      const DromColor inks[] = { colors->ink, colors->second, colors->muted, colors->next_label,
                                 colors->pin_ink };
      const DromColor grounds[] = { colors->card,     colors->sky_high, colors->sky_low,
                                    colors->hills[0], colors->hills[1], colors->hills[2] };

      for (guint t = 0; t < G_N_ELEMENTS (inks); t++)
        for (guint g = 0; g < G_N_ELEMENTS (grounds); g++)
          check_contrast (inks[t], grounds[g], 4.5);
      check_contrast (colors->disc_ink, colors->disc, 4.5);
      check_contrast (colors->next_disc_ink, colors->next_disc, 4.5);
      check_contrast (colors->done_disc_ink, colors->done_disc, 4.5);
      for (int icon = DROM_ICON_WORK; icon <= DROM_ICON_TRUST && !colors->plain_icons; icon++)
        check_contrast (drom_icon_get_color (icon), colors->card, 3);
    }
}

/* The words are words in the PDF, and the same paper is the same file. */
static void
test_pdf (void)
{
  g_autoptr (DromPlanSnapshot) plan = make_plan (12);
  DromPlanPaperInfo info = sample_info ();
  g_autoptr (DromDocument) document = drom_road_paper_new (plan, &info, both, NULL);
  g_autoptr (DromPages) pages = drom_document_paginate (document);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) first = drom_pages_to_pdf (pages, &error);
  g_autoptr (GBytes) second = drom_pages_to_pdf (pages, &error);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (first, second));
}

int
main (int argc, char *argv[])
{
  drom_language_init (NULL);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/road/papers", test_papers);
  g_test_add_func ("/road/long-texts", test_long_texts);
  g_test_add_func ("/road/order", test_order);
  g_test_add_func ("/road/without-date", test_without_date);
  g_test_add_func ("/road/far-days", test_far_days);
  g_test_add_func ("/road/many-goals", test_many_goals);
  g_test_add_func ("/road/ends", test_ends);
  g_test_add_func ("/road/places", test_places);
  g_test_add_func ("/road/near", test_near);
  g_test_add_func ("/road/near/long", test_near_long);
  g_test_add_func ("/road/any-size", test_any_size);
  g_test_add_func ("/road/contrast", test_contrast);
  g_test_add_func ("/road/pdf", test_pdf);
  return g_test_run ();
}
