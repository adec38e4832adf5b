/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "samples.h"

static const char *const areas[] = { "work",       "studies", "digital", "housing", "health",
                                     "child-care", "leisure", "economy", "society", "trust" };

DromTexts *
sample_texts (const char *sv, const char *rmy)
{
  DromTexts *texts = drom_texts_new ();

  drom_texts_set (texts, "sv", sv);
  drom_texts_set (texts, "rmy", rmy);
  return texts;
}

static void
take_texts (DromTexts **place, DromTexts *texts)
{
  g_clear_pointer (place, drom_texts_unref);
  *place = texts;
}

static void
take_string (char **place, const char *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

DromSnapshotGoal *
sample_add_goal (
    DromPlanSnapshot *plan, gint64 id, const char *area, const char *sv, const char *rmy)
{
  DromSnapshotGoal *goal = drom_plan_snapshot_add_goal (plan);

  goal->id = id;
  take_string (&goal->area, area);
  take_string (&goal->status, "open");
  take_texts (&goal->text, sample_texts (sv, rmy));
  return goal;
}

DromSnapshotStep *
sample_add_step (DromSnapshotGoal *goal, gint64 id, const char *sv, const char *rmy)
{
  DromSnapshotStep *step = drom_snapshot_goal_add_step (goal);
  DromSnapshotParty *party = drom_snapshot_step_add_party (step);

  step->id = id;
  take_texts (&step->text, sample_texts (sv, rmy));
  take_string (&step->status, "not-started");
  take_string (&step->due, "2026-12-11");
  take_string (&party->kind, "participant");
  return step;
}

static void
add_staff (DromSnapshotStep *step)
{
  DromSnapshotParty *party = drom_snapshot_step_add_party (step);

  take_string (&party->kind, "staff");
  take_texts (&party->role, sample_texts ("handledare", "supervizori"));
  party->leading = TRUE;
}

DromPlanSnapshot *
sample_plan (void)
{
  DromPlanSnapshot *plan = drom_plan_snapshot_new ();
  DromSnapshotGoal *goal;
  DromSnapshotStep *step;

  take_string (&plan->track, "work");
  take_texts (&plan->own_words,
              sample_texts ("Jag vill arbeta i ett kök och klara mig på egen lön.",
                            "Kamav te kerav buči ande kuhnja."));
  take_texts (&plan->staff_words,
              sample_texts ("Van vid stora grupper. Vi tar en sak i taget.", NULL));

  goal = sample_add_goal (plan, 1, areas[0], "Praktik i ett kök", "Praktika ande kuhnja");
  step = sample_add_step (goal, 1, "Skriva en ansökan", "Hramosaras jekh aplikacija");
  take_string (&step->status, "done");
  take_string (&step->done_on, "2026-11-09");
  add_staff (step);
  step = sample_add_step (goal, 2, "Besöka köket på äldreboendet", "Dža te dikhes e kuhnja");
  take_string (&step->status, "ongoing");
  take_string (&step->time, "10:00");
  sample_add_step (goal, 3, "Börja praktik, två dagar i veckan", "Astar e praktika");

  goal = sample_add_goal (plan, 2, areas[1], "Hygienutbildning", "Kurso pala e higiena");
  add_staff (sample_add_step (goal, 4, "Anmäla mig till kursen", "Hramosar tut po kurso"));
  step = sample_add_step (goal, 5, "Gå kursen, fyra tisdagar", "Dža po kurso, štar martja");
  take_string (&step->from, "2026-12-01");
  sample_add_step (goal, 6, "Lägga intyget i pärmen", NULL);

  goal = sample_add_goal (plan, 3, areas[3], "Tid för arbete", "Vrjama pala e buči");
  sample_add_step (goal, 7, "Ordna plats på fritids", "Rode than ando fritids");
  sample_add_step (goal, 8, "Tala med mormor", "Vorbin la papiasa");
  step = sample_add_step (goal, 9, "Byta lägenhet", "Paruv o kher");
  take_string (&step->status, "dropped");
  take_texts (&step->outcome, sample_texts ("Kön är lång.", "Žal but vrjama."));

  goal = sample_add_goal (plan, 4, areas[2], "Söka jobb själv", "Rode korkori buči");
  sample_add_step (goal, 10, "Skaffa e-legitimation", "Le e-legitimacija");
  sample_add_step (goal, 11, "Skicka en ansökan på webben", "Bičhal jekh aplikacija");
  sample_add_step (goal, 12, "Läsa veckobrevet i mobilen", "Ginav o lil ando mobilo");

  goal = sample_add_goal (plan, 5, areas[4], "Röra på mig", "Te miškiv man");
  sample_add_step (goal, 13, "Träna på tisdagar", "Treningo martjone");
  sample_add_step (goal, 14, "Träna på torsdagar", "Treningo žojone");
  sample_add_step (goal, 15, "Boka tid hos tandläkaren", "Le vrjama ko doktori");

  take_string (&plan->follow_up_date, "2026-12-09");
  take_string (&plan->follow_up_time, "13:00");
  take_string (&plan->follow_up_place, "Rum 4");
  take_texts (&drom_plan_snapshot_add_team_member (plan)->role, sample_texts ("rektor", "e škola"));
  return plan;
}

/* Some words, at times one that is longer than any column, and the one to count. */
static char *
random_text (GRand *rand, const char *letter, guint nth, guint most)
{
  GString *text = g_string_new (NULL);
  guint n = g_rand_int_range (rand, 0, most);

  for (guint i = 0; i < n; i++)
    {
      guint length = g_rand_int_range (rand, 0, 40) == 0 ? 130 : g_rand_int_range (rand, 2, 12);

      for (guint k = 0; k < length; k++)
        g_string_append (text, k % 3 == 1 ? "å" : k % 3 == 2 ? "č" : "m");
      g_string_append_c (text, ' ');
    }
  g_string_append_printf (text, "%s%ux", letter, nth);
  return g_string_free (text, FALSE);
}

DromPlanSnapshot *
sample_random_plan (GRand *rand, guint n_goals, guint n_steps)
{
  DromPlanSnapshot *plan = drom_plan_snapshot_new ();
  g_autofree char *own_sv = random_text (rand, "o", 1, 700);
  g_autofree char *own_rmy = random_text (rand, "p", 1, 200);
  guint n = 0;

  take_texts (&plan->own_words, sample_texts (own_sv, own_rmy));
  for (guint i = 0; i < n_goals; i++)
    {
      g_autofree char *sv = random_text (rand, "g", i + 1, 6);
      g_autofree char *rmy = random_text (rand, "h", i + 1, 6);
      DromSnapshotGoal *goal =
          sample_add_goal (plan, i + 1, areas[i % G_N_ELEMENTS (areas)], sv, rmy);
      guint last = i + 1 == n_goals ? n_steps : n_steps * (i + 1) / n_goals;

      for (; n < last; n++)
        {
          g_autofree char *what_sv = random_text (rand, "s", n + 1, 30);
          g_autofree char *what_rmy = random_text (rand, "r", n + 1, 30);
          DromSnapshotStep *step = sample_add_step (goal, n + 1, what_sv, what_rmy);

          if (g_rand_boolean (rand))
            add_staff (step);
        }
    }
  return plan;
}

DromPlanPaperInfo
sample_info (void)
{
  DromPlanPaperInfo info = { .participant = "Mira Ängblad",
                             .number = 3,
                             .code_name = "Linden",
                             .agreement_number = 2,
                             .agreement_date = "2026-11-18",
                             .check_code = "7KQ4-M2XD",
                             .today = "2026-11-18" };

  return info;
}

DromPlanPaperInfo
sample_draft_info (void)
{
  DromPlanPaperInfo info = sample_info ();

  info.agreement_number = 0;
  info.agreement_date = NULL;
  info.check_code = NULL;
  return info;
}
