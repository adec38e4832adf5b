/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-bench"

#include "config.h"

#include "bench-child.h"
#include "bench-pdf-texts.h"
#include "bench.h"

#include "document/drom-pages-private.h"
#include "document/drom-pdf.h"
#include "document/drom-plan-paper.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdio.h>

/*
 * 380 bilingual plans of two pages, each as a PDF of its own, against the same texts
 * drawn by bare Pango and cairo (bench-pdf-floor.c). Each side runs in a process of its
 * own, so that both begin cold and their memory can be told apart. It is the
 * processor's time that is compared.
 */

#define ROUNDS      5
#define TIME_GOAL   1.3
#define MEMORY_GOAL 3.0

#define GOALS 5
#define STEPS 3

typedef struct
{
  GPtrArray *goals; /* (element-type GStrv) a row of the table of phrases */
  GPtrArray *steps;
} Phrases;

enum
{
  NAME,
  KIND,
  AREA,
  CONFIDENCE,
  SWEDISH,
  ROMANI,
  N_COLUMNS,
};

static gboolean
read_phrases (Phrases *self, GError **error)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("DROM_SRCDIR"), "data", "phrases", "phrases.tsv", NULL);
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;

  self->goals = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  if (!g_file_get_contents (path, &contents, NULL, error))
    return FALSE;
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      char **row = g_strsplit (lines[i], "\t", -1);

      if (g_strv_length (row) < N_COLUMNS || *row[SWEDISH] == '\0' || *row[ROMANI] == '\0')
        g_strfreev (row);
      else
        g_ptr_array_add (g_str_equal (row[KIND], "goal") ? self->goals : self->steps, row);
    }
  return self->goals->len > GOALS && self->steps->len > STEPS;
}

/* The number makes every text of every plan another one: nothing is set once for all. */
static char *
make_text (GPtrArray *rows, guint number, guint n, guint column)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      char **row = rows->pdata[(number + i) * 7919 % rows->len];

      g_string_append_printf (text, "%s%s (%u)%s", i > 0 ? " " : "", row[column], number,
                              n > 1 ? "." : "");
    }
  return g_string_free (text, FALSE);
}

/* @n sentences. */
static DromTexts *
make_texts (GPtrArray *rows, guint number, guint n)
{
  g_autofree char *swedish = make_text (rows, number, n, SWEDISH);
  g_autofree char *romani = make_text (rows, number, n, ROMANI);
  DromTexts *texts = drom_texts_new ();

  drom_texts_set (texts, "sv", swedish);
  drom_texts_set (texts, "rmy", romani);
  return texts;
}

static void
replace_texts (DromTexts **place, DromTexts *texts)
{
  drom_texts_unref (*place);
  *place = texts;
}

static void
add_step (DromSnapshotGoal *goal, const Phrases *phrases, guint number)
{
  DromSnapshotStep *step = drom_snapshot_goal_add_step (goal);

  step->id = number;
  replace_texts (&step->text, make_texts (phrases->steps, number, 1));
  g_free (step->status);
  step->status = g_strdup (number % 3 == 0 ? "done" : "not-started");
  g_free (step->due);
  step->due = g_strdup_printf ("2026-12-%02u", number % 28 + 1);
  if (number % 3 == 0)
    {
      g_free (step->done_on);
      step->done_on = g_strdup_printf ("2026-11-%02u", number % 20 + 1);
      replace_texts (&step->outcome, make_texts (phrases->steps, number + 1, 1));
    }
  for (guint i = 0; i <= number % 2; i++)
    {
      DromSnapshotParty *party = drom_snapshot_step_add_party (step);

      g_free (party->kind);
      party->kind = g_strdup (i == 0 ? "participant" : "staff");
      party->leading = i == 0;
    }
}

static DromPlanSnapshot *
make_plan (const Phrases *phrases, guint nth)
{
  DromPlanSnapshot *plan = drom_plan_snapshot_new ();

  replace_texts (&plan->own_words, make_texts (phrases->goals, nth, 4));
  replace_texts (&plan->staff_words, make_texts (phrases->steps, nth, 4));
  g_free (plan->track);
  plan->track = g_strdup ("work");
  g_free (plan->follow_up_date);
  plan->follow_up_date = g_strdup_printf ("2026-12-%02u", nth % 28 + 1);
  g_free (plan->follow_up_time);
  plan->follow_up_time = g_strdup ("10:30");
  for (guint i = 0; i < GOALS; i++)
    {
      DromSnapshotGoal *goal = drom_plan_snapshot_add_goal (plan);
      guint number = nth * GOALS + i;
      char **row = phrases->goals->pdata[number * 7919 % phrases->goals->len];

      goal->id = i + 1;
      g_free (goal->area);
      goal->area = g_strdup (row[AREA]);
      g_free (goal->status);
      goal->status = g_strdup ("open");
      replace_texts (&goal->text, make_texts (phrases->goals, number, 1));
      for (guint k = 0; k < STEPS; k++)
        add_step (goal, phrases, number * STEPS + k);
    }
  return plan;
}

static DromPages *
make_pages (const DromPlanSnapshot *plan, guint nth)
{
  static const char *const languages[] = { "sv", "rmy", NULL };
  g_autofree char *name = g_strdup_printf ("Sanna Åkerö %u", nth);
  DromPlanPaperInfo info = {
    .participant = name,
    .number = nth + 1,
    .code_name = "Linden",
    .agreement_number = nth % 4 + 1,
    .agreement_date = "2026-11-18",
    .check_code = "7KQ4-M2XD",
    .today = "2026-11-21",
  };
  g_autoptr (DromDocument) document = drom_plan_paper_new (plan, &info, languages, NULL);

  return drom_document_paginate (document);
}

static gboolean
run_measured (GError **error)
{
  Phrases phrases = { 0 };
  double seconds = 0;

  if (!read_phrases (&phrases, error))
    return FALSE;
  for (guint i = 0; i < BENCH_PLANS; i++)
    {
      g_autoptr (DromPlanSnapshot) plan = make_plan (&phrases, i);
      g_autoptr (DromPages) pages = NULL;
      g_autoptr (GBytes) pdf = NULL;
      double start = bench_cpu_now ();

      pages = make_pages (plan, i);
      pdf = drom_pages_to_pdf (pages, error);
      if (pdf == NULL)
        return FALSE;
      seconds += bench_cpu_now () - start;
    }
  bench_answer (seconds, bench_get_peak_memory ());
  return TRUE;
}

/* Pango's own text form of a font or of attributes: what the floor reads back. */
static void
add_text (GVariantBuilder *texts, PangoLayout *layout, guint page, double x, double y)
{
  const PangoFontDescription *font = pango_layout_get_font_description (layout);
  g_autofree char *font_name = pango_font_description_to_string (font);
  PangoAttrList *attributes = pango_layout_get_attributes (layout);
  g_autofree char *attribute_text =
      attributes != NULL ? pango_attr_list_to_string (attributes) : g_strdup ("");

  g_variant_builder_add (texts, "(uddidsss)", page, x, y, pango_layout_get_width (layout),
                         (double) pango_layout_get_line_spacing (layout), font_name, attribute_text,
                         pango_layout_get_text (layout));
}

static void
add_page (GVariantBuilder *texts, DromPages *pages, guint page)
{
  for (guint i = g_array_index (pages->starts, guint, page);
       i < g_array_index (pages->starts, guint, page + 1); i++)
    {
      DromPlace *place = &g_array_index (pages->places, DromPlace, i);
      DromRow *row = drom_galley_get_row (pages->galley, place->row);

      for (guint k = 0; k < row->n_items; k++)
        {
          DromItem *item = &g_array_index (pages->galley->items, DromItem, row->first_item + k);

          /* The rest of a text that goes on over a page was drawn with its beginning. */
          if (item->layout != NULL && item->first_line == 0)
            add_text (texts, item->layout, page, pages->style.margin_side + item->x,
                      place->y + item->y);
        }
    }
  for (guint i = 0; i < 2; i++)
    {
      PangoLayout *foot = pages->feet->pdata[2 * page + i];

      if (foot != NULL)
        add_text (texts, foot, page, pages->style.margin_side + 300 * i,
                  pages->style.page_height - pages->style.margin_bottom);
    }
}

static gboolean
write_texts (const char *path, guint *n_texts, GError **error)
{
  Phrases phrases = { 0 };
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  if (!read_phrases (&phrases, error))
    return FALSE;
  for (guint i = 0; i < BENCH_PLANS; i++)
    {
      g_autoptr (DromPlanSnapshot) plan = make_plan (&phrases, i);
      g_autoptr (DromPages) pages = make_pages (plan, i);
      g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE (BENCH_TEXTS_TYPE));
      g_autoptr (GVariant) texts = NULL;
      guint32 length;

      if (drom_pages_get_n_pages (pages) != BENCH_PAGES)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "plan %u has %u pages", i,
                       drom_pages_get_n_pages (pages));
          return FALSE;
        }
      for (guint page = 0; page < BENCH_PAGES; page++)
        add_page (&builder, pages, page);
      texts = g_variant_ref_sink (g_variant_builder_end (&builder));
      length = (guint32) g_variant_get_size (texts);
      g_byte_array_append (bytes, (guint8 *) &length, sizeof length);
      g_byte_array_append (bytes, g_variant_get_data (texts), length);
      *n_texts = (guint) g_variant_n_children (texts);
    }
  return g_file_set_contents (path, (char *) bytes->data, bytes->len, error);
}

static gboolean
compare (const char *self, const char *floor, const char *path, GError **error)
{
  const char *const measured[] = { self, "--measured", NULL };
  const char *const bare[] = { floor, path, NULL };
  const char *const *const both[] = { measured, bare };
  BenchAnswer answers[2];
  BenchTimes times;
  guint n_texts;

  if (!write_texts (path, &n_texts, error)
      || !bench_ask_all (both, G_N_ELEMENTS (both), ROUNDS, answers, error))
    return FALSE;
  times.measured = answers[0].seconds;
  times.floor = answers[1].seconds;
  bench_report_times ("380 bilingual plans of two pages to PDF", &times, TIME_GOAL);
  bench_note ("%.2f ms and %.2f ms each, some %u texts in each",
              answers[0].seconds * 1000 / BENCH_PLANS, answers[1].seconds * 1000 / BENCH_PLANS,
              n_texts);
  bench_report_memory ("the same, peak memory", answers[0].bytes, answers[1].bytes, MEMORY_GOAL);
  return TRUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  gboolean done;

  drom_language_init (NULL);
  if (argc == 2 && g_str_equal (argv[1], "--measured"))
    {
      done = run_measured (&error);
      return bench_finish (done, error);
    }
  folder = g_dir_make_tmp ("drom-bench-XXXXXX", &error);
  if (folder == NULL || argc != 2)
    return bench_finish (FALSE, error);
  path = g_build_filename (folder, "texts", NULL);
  done = compare (argv[0], argv[1], path, &error);
  g_unlink (path);
  g_rmdir (folder);
  return bench_finish (done, error);
}
