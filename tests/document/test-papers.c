/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document/drom-form-papers.h"
#include "document/drom-mapping-paper.h"
#include "document/drom-pages-private.h"
#include "model/drom-codes.h"

#include "samples.h"

#include <string.h>

static const char *const swedish[] = { "sv", NULL };
static const char *const romani[] = { "rmy", NULL };
static const char *const english[] = { "en", NULL };
static const char *const both[] = { "sv", "rmy", NULL };
static const char *const *const choices[] = { swedish, romani, english, both };

static const DromFormPaperInfo form = { .code_name = "Linden", .today = "2026-11-18" };

static DromPages *
paginate (DromDocument *document)
{
  DromPages *pages = drom_document_paginate (document);

  drom_document_unref (document);
  return pages;
}

static char *
dup_words (const DromPages *pages)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < pages->galley->items->len; i++)
    {
      const DromItem *item = &g_array_index (pages->galley->items, DromItem, i);

      if (item->kind == DROM_ITEM_TEXT && item->layout != NULL)
        g_string_append_printf (words, "%s\n", pango_layout_get_text (item->layout));
    }
  return g_string_free (words, FALSE);
}

static guint
count_items (const DromPages *pages, DromItemKind kind, int detail)
{
  guint n = 0;

  for (guint i = 0; i < pages->galley->items->len; i++)
    {
      const DromItem *item = &g_array_index (pages->galley->items, DromItem, i);

      n += item->kind == kind && (detail < 0 || item->detail == detail);
    }
  return n;
}

static void
check_language (const DromPages *pages, const char *const *languages)
{
  g_autoptr (GArray) missing = drom_pages_get_missing_glyphs (pages);
  g_autofree char *words = dup_words (pages);

  g_assert_cmpuint (missing->len, ==, 0);
  /* No text of the program is left out in any language. */
  g_assert_null (strstr (words, "(null)"));
  g_assert_true (g_utf8_validate (words, -1, NULL));
}

static void
test_plan (void)
{
  g_autoptr (DromPlanSnapshot) plan = sample_plan ();
  DromPlanPaperInfo info = sample_info ();

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autoptr (DromPages) pages = paginate (drom_plan_paper_new (plan, &info, choices[i], NULL));
      g_autofree char *words = dup_words (pages);

      check_language (pages, choices[i]);
      g_assert_cmpuint (drom_pages_get_n_pages (pages), <=, 2);
      g_assert_nonnull (strstr (words, "Mira Ängblad"));
      g_assert_nonnull (strstr (words, "2 · 2026-11-18"));
      g_assert_cmpuint (count_items (pages, DROM_ITEM_BOX, -1), ==, 15);
      g_assert_cmpuint (count_items (pages, DROM_ITEM_BOX, DROM_MARK_DONE), ==, 1);
      g_assert_cmpuint (count_items (pages, DROM_ITEM_BOX, DROM_MARK_ONGOING), ==, 1);
      g_assert_cmpuint (count_items (pages, DROM_ITEM_BOX, DROM_MARK_DROPPED), ==, 1);
    }
}

/* Who leads a step stands first; a time stands with its day; the day of what is done. */
static void
test_steps (void)
{
  g_autoptr (DromPlanSnapshot) plan = sample_plan ();
  DromPlanPaperInfo info = sample_info ();
  g_autoptr (DromPages) pages = paginate (drom_plan_paper_new (plan, &info, swedish, NULL));
  g_autofree char *words = dup_words (pages);
  g_autofree char *who = g_strdup_printf ("Handledare + %s", drom_text ("sv", "party", "Me"));
  g_autofree char *time = drom_format_date_and_time ("sv", "2026-12-11", "10:00",
                                                     DROM_DATE_SHORT_WEEKDAY, "2026-11-18");
  g_autofree char *span = drom_format_date_span ("sv", "2026-12-01", "2026-12-11", "2026-11-18");
  g_autofree char *done_day = drom_format_date ("sv", "2026-11-09", DROM_DATE_SHORT, "2026-11-18");
  g_autofree char *done = g_strdup_printf (drom_text ("sv", "paper", "done %s"), done_day);

  g_assert_nonnull (strstr (words, who));
  g_assert_nonnull (strstr (words, time));
  g_assert_nonnull (strstr (words, span));
  g_assert_nonnull (strstr (words, done));
  g_assert_nonnull (strstr (words, "Kön är lång."));
  g_assert_nonnull (strstr (words, "Rum 4"));
  g_assert_nonnull (strstr (words, "kl 13"));
}

/* An agreement says the same for ever: next year it is printed without a change but the date. */
static void
test_later_print (void)
{
  g_autoptr (DromPlanSnapshot) plan = sample_plan ();
  DromPlanPaperInfo info = sample_info ();
  g_autoptr (DromPages) now = paginate (drom_plan_paper_new (plan, &info, both, NULL));
  g_autoptr (DromPages) later = NULL;
  g_autofree char *words_now = dup_words (now);
  g_autofree char *words_later = NULL;

  info.today = "2028-02-01";
  later = paginate (drom_plan_paper_new (plan, &info, both, NULL));
  words_later = dup_words (later);
  g_assert_cmpstr (words_now, ==, words_later);
}

/* A plan that says nothing yet is a paper to write on, not a blank one. */
static void
test_empty_plan (void)
{
  g_autoptr (DromPlanSnapshot) plan = drom_plan_snapshot_new ();
  DromPlanPaperInfo info = sample_draft_info ();

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autoptr (DromPages) pages = paginate (drom_plan_paper_new (plan, &info, choices[i], NULL));

      check_language (pages, choices[i]);
      g_assert_cmpuint (drom_pages_get_n_pages (pages), ==, 1);
      g_assert_true (drom_pages_find_block (pages, "own-words", NULL, NULL));
      g_assert_true (drom_pages_find_block (pages, "follow-up", NULL, NULL));
      g_assert_true (drom_pages_find_block (pages, "signatures", NULL, NULL));
    }
}

static void
test_nobody (void)
{
  g_autoptr (DromPlanSnapshot) plan = sample_plan ();
  DromPlanPaperInfo info = { .today = "2026-11-18" };
  g_autoptr (DromPages) pages = paginate (drom_plan_paper_new (plan, &info, both, NULL));

  g_assert_cmpuint (drom_pages_get_n_pages (pages), ==, 2);
}

static void
test_blank_plan (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autoptr (DromPages) pages = paginate (drom_blank_plan_paper_new (&form, choices[i], NULL));

      check_language (pages, choices[i]);
      g_assert_cmpuint (drom_pages_get_n_pages (pages), ==, 2);
      g_assert_cmpuint (count_items (pages, DROM_ITEM_BOX, DROM_MARK_OPEN), ==, 20);
    }
}

static void
test_mapping (void)
{
  g_autoptr (DromTexts) strength = sample_texts ("Laga mat för många.", NULL);
  g_autoptr (DromTexts) obstacle =
      sample_texts ("Orolig för att skriva fel.", "Darav te na hramosarav bango.");
  const DromMappingPaperRating ratings[] = { { "work", 0, 10, strength },
                                             { "trust", 10, -1, NULL } };
  const DromMappingPaperExperience experiences[] = { { "work", "Köksbiträde", "Restaurang",
                                                       "Kafé Björken", "2019", "2021" } };
  const DromMappingPaper values = { .date = "2026-11-02",
                                    .education = "grundskola",
                                    .driving_licence = "B",
                                    .skills = { "yes", "with-help", "no" },
                                    .strengths = strength,
                                    .obstacles = obstacle,
                                    .ratings = ratings,
                                    .n_ratings = G_N_ELEMENTS (ratings),
                                    .experiences = experiences,
                                    .n_experiences = G_N_ELEMENTS (experiences) };

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autoptr (DromPages) pages =
          paginate (drom_mapping_paper_new (&values, &form, choices[i], NULL));
      g_autofree char *words = dup_words (pages);

      check_language (pages, choices[i]);
      g_assert_nonnull (strstr (words, "Kafé Björken"));
      g_assert_nonnull (strstr (words, "2019 – 2021"));
      g_assert_nonnull (strstr (words, "Laga mat för många."));
      /* 0 is a rating; -1 is none. */
      g_assert_cmpuint (count_items (pages, DROM_ITEM_DISC, TRUE), ==, 2);
      g_assert_cmpuint (count_items (pages, DROM_ITEM_TILE, TRUE), ==, 1);
      g_assert_cmpuint (count_items (pages, DROM_ITEM_DISC, -1), ==,
                        11 * drom_life_area_codes.n_codes);
      /* One education, three skills. */
      g_assert_cmpuint (count_items (pages, DROM_ITEM_BOX, DROM_MARK_DONE), ==, 4);
    }
}

static void
test_blank_mapping (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autoptr (DromPages) pages =
          paginate (drom_mapping_paper_new (NULL, &form, choices[i], NULL));

      check_language (pages, choices[i]);
      g_assert_cmpuint (count_items (pages, DROM_ITEM_DISC, TRUE), ==, 0);
      g_assert_cmpuint (count_items (pages, DROM_ITEM_TILE, TRUE), ==, 0);
      g_assert_cmpuint (count_items (pages, DROM_ITEM_BOX, DROM_MARK_DONE), ==, 0);
      g_assert_cmpuint (drom_pages_get_n_pages (pages), <=, 3);
    }
}

static void
test_recovery (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autoptr (DromPages) pages = NULL;
      g_autofree char *words = NULL;

      pages = paginate (
          drom_recovery_paper_new ("7KQ4-M2XD-9T5W-H3RA-0BCD-EFGH-JKMN", &form, choices[i], NULL));
      check_language (pages, choices[i]);
      g_assert_cmpuint (drom_pages_get_n_pages (pages), ==, 1);
      words = dup_words (pages);
      g_assert_nonnull (strstr (words, "7KQ4\nM2XD\n9T5W\nH3RA\n0BCD\nEFGH\nJKMN\n"));
    }
}

/* One page in every language, and still readable: it is handed out. */
static void
test_information (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autoptr (DromPages) pages = paginate (drom_information_paper_new (&form, choices[i], NULL));

      check_language (pages, choices[i]);
      g_assert_cmpuint (drom_pages_get_n_pages (pages), ==, 1);
      g_assert_cmpfloat (pages->style.text, >=, 7.8);
    }
}

/* Each life area has an icon of its own shape; drawn in one colour no two are alike. */
static void
test_icons (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const DromColor black = { 0, 0, 0 };

  for (guint i = 0; i < drom_life_area_codes.n_codes; i++)
    {
      DromIcon icon = drom_icon_for_area (drom_life_area_codes.codes[i].code);
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 24, 24);
      cairo_t *cr = cairo_create (surface);
      char *sum;

      g_assert_cmpint (icon, !=, DROM_ICON_NONE);
      drom_icon_draw (icon, cr, 0, 0, 24, &black);
      cairo_destroy (cr);
      cairo_surface_flush (surface);
      sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, cairo_image_surface_get_data (surface),
                                         24 * cairo_image_surface_get_stride (surface));
      g_assert_true (g_hash_table_add (seen, sum));
      cairo_surface_destroy (surface);
    }
  g_assert_cmpint (drom_icon_for_area ("no such area"), ==, DROM_ICON_NONE);
  g_assert_cmpint (drom_icon_for_area (NULL), ==, DROM_ICON_NONE);
}

static void
test_styles (void)
{
  g_assert_true (drom_paper_style_find ("standard") == drom_paper_style_standard ());
  g_assert_null (drom_paper_style_find ("no such style"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/papers/plan", test_plan);
  g_test_add_func ("/papers/steps", test_steps);
  g_test_add_func ("/papers/later-print", test_later_print);
  g_test_add_func ("/papers/empty-plan", test_empty_plan);
  g_test_add_func ("/papers/nobody", test_nobody);
  g_test_add_func ("/papers/blank-plan", test_blank_plan);
  g_test_add_func ("/papers/mapping", test_mapping);
  g_test_add_func ("/papers/blank-mapping", test_blank_mapping);
  g_test_add_func ("/papers/recovery", test_recovery);
  g_test_add_func ("/papers/information", test_information);
  g_test_add_func ("/papers/icons", test_icons);
  g_test_add_func ("/papers/styles", test_styles);
  return g_test_run ();
}
