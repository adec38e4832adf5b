/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document/drom-pages-private.h"
#include "document/drom-typesetter-private.h"

#include "samples.h"

#include <math.h>
#include <string.h>

#define EPSILON      0.02
#define RANDOM_PLANS 60

static const char *const swedish[] = { "sv", NULL };
static const char *const romani[] = { "rmy", NULL };
static const char *const both[] = { "sv", "rmy", NULL };
static const char *const *const choices[] = { swedish, romani, both };

static DromPages *
paginate (DromDocument *document)
{
  DromPages *pages = drom_document_paginate (document);

  drom_document_unref (document);
  return pages;
}

static const DromRow *
get_row (const DromPages *pages, const DromPlace *place)
{
  return drom_galley_get_row (pages->galley, place->row);
}

static const DromItem *
get_item (const DromPages *pages, guint nth)
{
  return &g_array_index (pages->galley->items, DromItem, nth);
}

static guint
get_start (const DromPages *pages, guint page)
{
  return g_array_index (pages->starts, guint, page);
}

static const DromPlace *
get_place (const DromPages *pages, guint nth)
{
  return &g_array_index (pages->places, DromPlace, nth);
}

/* The lines of an item as they are drawn, without what the breaking added. */
static void
append_lines (GString *words, const DromItem *item)
{
  const char *text = pango_layout_get_text (item->layout);

  for (int i = 0; i < item->n_lines; i++)
    {
      const PangoLayoutLine *line =
          pango_layout_get_line_readonly (item->layout, item->first_line + i);

      g_string_append_len (words, text + line->start_index, line->length);
    }
  g_string_append_c (words, '\n');
}

/* All that is content, in order; a split paragraph's parts are two lines. */
static char *
dup_words (const DromPages *pages)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < pages->places->len; i++)
    {
      const DromPlace *place = get_place (pages, i);
      const DromRow *row = get_row (pages, place);

      if (place->repeated)
        continue;
      for (guint k = 0; k < row->n_items; k++)
        if (get_item (pages, row->first_item + k)->kind == DROM_ITEM_TEXT)
          append_lines (words, get_item (pages, row->first_item + k));
    }
  return g_string_free (words, FALSE);
}

static guint
count_word (const char *words, const char *letter, guint nth)
{
  g_autofree char *word = g_strdup_printf ("%s%ux", letter, nth);
  guint n = 0;

  for (const char *p = strstr (words, word); p != NULL; p = strstr (p + 1, word))
    n++;
  return n;
}

static void
check_within_margins (const DromPages *pages)
{
  const DromPaperStyle *style = &pages->style;
  double width = style->page_width - 2 * style->margin_side;
  double bottom = style->page_height - style->margin_bottom;

  for (guint i = 0; i < pages->places->len; i++)
    {
      const DromPlace *place = get_place (pages, i);
      const DromRow *row = get_row (pages, place);

      g_assert_cmpfloat (place->y, >=, style->margin_top - EPSILON);
      g_assert_cmpfloat (place->y + row->height, <=, bottom + EPSILON);
      for (guint k = 0; k < row->n_items; k++)
        {
          const DromItem *item = get_item (pages, row->first_item + k);

          g_assert_cmpfloat (item->x, >=, -EPSILON);
          g_assert_cmpfloat (item->x + item->width, <=, width + EPSILON);
          g_assert_cmpfloat (item->y + item->height, <=, row->height + 2);
          if (item->kind == DROM_ITEM_TEXT)
            for (int line = 0; line < item->n_lines; line++)
              {
                PangoRectangle ink;
                PangoLayoutLine *drawn;

                drawn = pango_layout_get_line_readonly (item->layout, item->first_line + line);
                pango_layout_line_get_extents (drawn, &ink, NULL);
                g_assert_cmpfloat (item->x + (double) (ink.x + ink.width) / PANGO_SCALE, <=,
                                   width + 1);
              }
        }
    }
}

/* Rows follow one another, and none lies on the one before. */
static void
check_order (const DromPages *pages)
{
  for (guint page = 0; page < drom_pages_get_n_pages (pages); page++)
    {
      g_assert_cmpuint (get_start (pages, page), <, get_start (pages, page + 1));
      for (guint i = get_start (pages, page) + 1; i < get_start (pages, page + 1); i++)
        {
          const DromPlace *above = get_place (pages, i - 1), *below = get_place (pages, i);

          g_assert_cmpfloat (above->y + get_row (pages, above)->height, <=, below->y + EPSILON);
        }
    }
}

/* No text lies on another one. */
static void
check_overlaps (const DromPages *pages)
{
  for (guint i = 0; i < pages->places->len; i++)
    {
      const DromRow *row = get_row (pages, get_place (pages, i));

      for (guint k = 0; k < row->n_items; k++)
        for (guint m = k + 1; m < row->n_items; m++)
          {
            const DromItem *a = get_item (pages, row->first_item + k);
            const DromItem *b = get_item (pages, row->first_item + m);

            if (a->kind != DROM_ITEM_TEXT || b->kind != DROM_ITEM_TEXT)
              continue;
            g_assert_true (a->x + a->width <= b->x + EPSILON || b->x + b->width <= a->x + EPSILON
                           || a->y + a->height <= b->y + EPSILON
                           || b->y + b->height <= a->y + EPSILON);
          }
    }
}

static void
check_heads (const DromPages *pages)
{
  for (guint page = 0; page + 1 < drom_pages_get_n_pages (pages); page++)
    {
      const DromPlace *last = get_place (pages, get_start (pages, page + 1) - 1);
      guint first = get_start (pages, page + 1), n_repeated = 0;

      /* A heading, or a table's head, never stands alone at the end. */
      g_assert_false (get_row (pages, last)->keep);
      while (get_place (pages, first)->repeated)
        {
          first++;
          n_repeated++;
        }
      /* Where a table goes on its heads stand above it. */
      if (get_row (pages, get_place (pages, first))->first_head >= 0)
        g_assert_cmpuint (n_repeated, ==, get_row (pages, get_place (pages, first))->n_heads);
    }
}

/* No step is split, and no part of a paragraph is a single line. */
static void
check_splits (const DromPages *pages)
{
  for (guint i = 0; i < pages->places->len; i++)
    {
      const DromRow *row = get_row (pages, get_place (pages, i));
      int most = 0, all = 0;

      for (guint k = 0; k < row->n_items; k++)
        {
          const DromItem *item = get_item (pages, row->first_item + k);

          if (item->kind != DROM_ITEM_TEXT)
            continue;
          if (row->row_tag != NULL)
            g_assert_cmpint (item->n_lines, ==, pango_layout_get_line_count (item->layout));
          most = MAX (most, item->n_lines);
          all = MAX (all, pango_layout_get_line_count (item->layout));
        }
      if (most < all)
        g_assert_cmpint (most, >=, 2);
    }
}

static void
check_all (const DromPages *pages)
{
  check_within_margins (pages);
  check_order (pages);
  check_overlaps (pages);
  check_heads (pages);
  check_splits (pages);
}

static void
test_random_plans (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261121);

  for (guint i = 0; i < RANDOM_PLANS; i++)
    {
      guint n_steps = 1 + i, n_goals = g_rand_int_range (rand, 1, 9);
      g_autoptr (DromPlanSnapshot) plan = sample_random_plan (rand, n_goals, n_steps);
      DromPlanPaperInfo info = i % 2 ? sample_info () : sample_draft_info ();

      for (guint k = 0; k < G_N_ELEMENTS (choices); k++)
        {
          g_autoptr (DromPages) pages =
              paginate (drom_plan_paper_new (plan, &info, choices[k], NULL));
          g_autofree char *words = dup_words (pages);
          guint in_swedish = choices[k] != romani, in_romani = choices[k] != swedish;

          check_all (pages);
          for (guint step = 1; step <= n_steps; step++)
            {
              g_assert_cmpuint (count_word (words, "s", step), ==, in_swedish);
              g_assert_cmpuint (count_word (words, "r", step), ==, in_romani);
            }
          for (guint goal = 1; goal <= n_goals; goal++)
            {
              g_assert_cmpuint (count_word (words, "g", goal), ==, in_swedish);
              g_assert_cmpuint (count_word (words, "h", goal), ==, in_romani);
            }
          g_assert_cmpuint (count_word (words, "o", 1), ==, in_swedish);
          g_assert_cmpuint (count_word (words, "p", 1), ==, in_romani);
        }
    }
}

/* A paragraph of several pages loses nothing where it is broken. */
static void
test_long_paragraph (void)
{
  g_autoptr (DromTexts) texts = NULL;
  GString *long_text = g_string_new ("Början");
  g_autoptr (DromPages) pages = NULL;
  g_autofree char *words = NULL;
  DromDocument *document = drom_document_new (both, NULL);
  DromPaperText none = { { NULL } };
  guint lines = 0;

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (long_text, " <%u>", i);
  texts = sample_texts (long_text->str, "Skurto.");
  g_string_free (long_text, TRUE);
  drom_document_add_heading (document, NULL, DROM_HEADING_SECTION, DROM_ICON_PEN, DROM_MARK_OPEN,
                             drom_document_plain (document, "Rubrik"), none);
  drom_document_add_paragraph (document, NULL, DROM_PARAGRAPH_TEXT,
                               drom_document_text (document, texts));
  drom_document_add_voice (document, "own", DROM_VOICE_OWN, none,
                           drom_document_text (document, texts), 0);
  pages = paginate (document);
  check_all (pages);
  g_assert_cmpuint (drom_pages_get_n_pages (pages), >, 3);
  words = dup_words (pages);
  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *word = g_strdup_printf ("<%u>", i);

      g_assert_nonnull (strstr (words, word));
    }
  for (const char *p = words; (p = strstr (p, "<2999>")) != NULL; p++)
    lines++;
  g_assert_cmpuint (lines, ==, 2);
}

/* One step that is longer than a page is broken, not cut. */
static void
test_giant_step (void)
{
  g_autoptr (DromPlanSnapshot) plan = drom_plan_snapshot_new ();
  DromSnapshotGoal *goal = sample_add_goal (plan, 1, "work", "Mål", NULL);
  DromPlanPaperInfo info = sample_info ();
  g_autoptr (DromPages) pages = NULL;
  GString *text = g_string_new (NULL);
  g_autofree char *words = NULL;

  for (guint i = 0; i < 1500; i++)
    g_string_append_printf (text, "<%u> ", i);
  sample_add_step (goal, 1, "Före", NULL);
  sample_add_step (goal, 2, text->str, NULL);
  sample_add_step (goal, 3, "Efter", NULL);
  g_string_free (text, TRUE);
  pages = paginate (drom_plan_paper_new (plan, &info, swedish, NULL));
  check_within_margins (pages);
  check_order (pages);
  words = dup_words (pages);
  for (guint i = 0; i < 1500; i++)
    {
      g_autofree char *word = g_strdup_printf ("<%u>", i);

      g_assert_nonnull (strstr (words, word));
    }
  g_assert_nonnull (strstr (words, "Efter"));
}

/* What belongs to the second language stands at one place through the whole paper. */
static void
test_columns_line_up (void)
{
  g_autoptr (DromPlanSnapshot) plan = sample_plan ();
  DromPlanPaperInfo info = sample_info ();
  g_autoptr (DromPages) pages = paginate (drom_plan_paper_new (plan, &info, both, NULL));
  g_autofree char *words = dup_words (pages);
  const char *const wanted[] = { "Kamav te kerav", "Praktika ande", "Hramosaras", "Dža po kurso",
                                 "e škola" };
  const char *const first[] = { "Jag vill arbeta", "Praktik i ett", "Skriva en", "Gå kursen",
                                "rektor" };
  double x[2] = { -1, -1 };

  for (guint i = 0; i < pages->galley->items->len; i++)
    {
      const DromItem *item = get_item (pages, i);

      if (item->kind != DROM_ITEM_TEXT)
        continue;
      for (guint k = 0; k < G_N_ELEMENTS (wanted); k++)
        for (guint column = 0; column < 2; column++)
          if (strstr (pango_layout_get_text (item->layout), column == 0 ? first[k] : wanted[k])
              != NULL)
            {
              if (x[column] < 0)
                x[column] = item->x;
              g_assert_cmpfloat (fabs (item->x - x[column]), <, EPSILON);
            }
    }
  g_assert_cmpfloat (x[0], >, 0);
  g_assert_cmpfloat (x[1], >, x[0] + 200);
}

/* A text that does not stand in the paper's language is printed in its own, and marked. */
static void
test_borrowed (void)
{
  g_autoptr (DromPlanSnapshot) plan = drom_plan_snapshot_new ();
  DromPlanPaperInfo info = sample_info ();

  sample_add_step (sample_add_goal (plan, 1, "work", "Bara svenska", NULL), 1, NULL, "Feri romani");
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autoptr (DromPages) pages = paginate (drom_plan_paper_new (plan, &info, choices[i], NULL));
      g_autofree char *words = dup_words (pages);
      g_autofree char *in_swedish =
          g_strdup_printf ("Bara svenska %s", drom_text ("rmy", "paper", "(in Swedish)"));
      g_autofree char *in_romani =
          g_strdup_printf ("Feri romani %s", drom_text ("sv", "paper", "(in Romani)"));
      GString *spaced = g_string_new (words);

      g_string_replace (spaced, "\302\240", " ", 0);
      g_assert_cmpint (strstr (spaced->str, in_swedish) != NULL, ==, choices[i] != swedish);
      g_assert_cmpint (strstr (spaced->str, in_romani) != NULL, ==, choices[i] != romani);
      g_assert_nonnull (strstr (spaced->str, "Bara svenska"));
      g_assert_nonnull (strstr (spaced->str, "Feri romani"));
      g_string_free (spaced, TRUE);
    }
}

static void
put_finnish (DromTexts **texts, const char *text)
{
  drom_texts_unref (*texts);
  *texts = drom_texts_new_one ("fi", text);
}

/* That holds wherever a text of a plan is printed, also for a language that this version does
 * not have: nothing is left out, and each is marked. */
static void
test_borrowed_everywhere (void)
{
  g_autoptr (DromPlanSnapshot) plan = drom_plan_snapshot_new ();
  DromPlanPaperInfo info = sample_info ();
  DromSnapshotGoal *goal = sample_add_goal (plan, 1, "work", NULL, NULL);
  DromSnapshotStep *step = sample_add_step (goal, 1, NULL, NULL);

  put_finnish (&goal->text, "Haluan");
  put_finnish (&step->text, "Haen");
  put_finnish (&step->outcome, "Hyvin");
  put_finnish (&plan->own_words, "Minä");
  put_finnish (&plan->staff_words, "Me");
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autoptr (DromPages) pages = paginate (drom_plan_paper_new (plan, &info, choices[i], NULL));
      g_autofree char *words = dup_words (pages);
      static const char *const printed[] = { "Haluan", "Haen", "Hyvin", "Minä", "Me" };
      GString *spaced = g_string_new (words);

      g_string_replace (spaced, "\302\240", " ", 0);
      for (guint j = 0; j < G_N_ELEMENTS (printed); j++)
        {
          gboolean marked = FALSE;

          for (guint k = 0; choices[i][k] != NULL; k++)
            {
              g_autofree char *mark = g_strdup_printf (
                  "%s %s", printed[j], drom_text (choices[i][k], "paper", "(in another language)"));

              marked = marked || strstr (spaced->str, mark) != NULL;
            }
          g_test_message ("%s, choice %u", printed[j], i);
          g_assert_true (marked);
        }
      g_string_free (spaced, TRUE);
    }
}

/* Each run of text says its language: hyphens, quotes and voices follow it. */
static void
test_languages_of_runs (void)
{
  g_autoptr (DromPlanSnapshot) plan = sample_plan ();
  DromPlanPaperInfo info = sample_info ();
  g_autoptr (DromPages) pages = paginate (drom_plan_paper_new (plan, &info, both, NULL));
  guint n_romani = 0;

  for (guint i = 0; i < pages->galley->items->len; i++)
    {
      const DromItem *item = get_item (pages, i);
      PangoAttrIterator *iterator;
      PangoAttribute *attribute;
      const char *text;

      if (item->kind != DROM_ITEM_TEXT)
        continue;
      text = pango_layout_get_text (item->layout);
      iterator = pango_attr_list_get_iterator (pango_layout_get_attributes (item->layout));
      attribute = pango_attr_iterator_get (iterator, PANGO_ATTR_LANGUAGE);
      if (g_str_has_prefix (text, "Hramosaras") || g_str_has_prefix (text, "Kamav"))
        {
          g_assert_nonnull (attribute);
          g_assert_cmpstr (pango_language_to_string (((PangoAttrLanguage *) attribute)->value), ==,
                           "rmy");
          n_romani++;
        }
      if (g_str_has_prefix (text, "Skriva"))
        g_assert_cmpstr (pango_language_to_string (((PangoAttrLanguage *) attribute)->value), ==,
                         "sv");
      pango_attr_iterator_destroy (iterator);
    }
  g_assert_cmpuint (n_romani, ==, 2);
}

static void
test_table (void)
{
  DromDocument *document = drom_document_new (both, NULL);
  DromPaperColumn columns[2] = { { .share = 1 }, { .share = 2 } };
  g_autoptr (DromPages) pages = NULL;
  g_autofree char *words = NULL;
  guint n_heads = 0;

  columns[0].head = drom_document_plain (document, "Huvud");
  columns[1].head = drom_document_plain (document, "Annat");
  drom_document_add_table (document, NULL, columns, 2);
  for (guint i = 1; i <= 150; i++)
    {
      g_autofree char *text = g_strdup_printf ("s%ux", i);
      DromPaperText cells[2] = { drom_document_plain (document, text) };

      drom_document_add_table_row (document, NULL, i % 5 == 0 ? NULL : cells);
    }
  pages = paginate (document);
  check_all (pages);
  g_assert_cmpuint (drom_pages_get_n_pages (pages), >, 2);
  words = dup_words (pages);
  for (guint i = 1; i <= 150; i++)
    g_assert_cmpuint (count_word (words, "s", i), ==, i % 5 != 0);
  for (guint i = 0; i < pages->places->len; i++)
    n_heads += get_place (pages, i)->row == 0;
  g_assert_cmpuint (n_heads, ==, drom_pages_get_n_pages (pages));
}

static void
test_page_break (void)
{
  DromDocument *document = drom_document_new (swedish, NULL);
  g_autoptr (DromPages) pages = NULL;
  guint page;

  drom_document_add_page_break (document);
  drom_document_add_paragraph (document, "a", DROM_PARAGRAPH_TEXT,
                               drom_document_plain (document, "A"));
  drom_document_add_page_break (document);
  drom_document_add_space (document, 1000);
  drom_document_add_paragraph (document, "b", DROM_PARAGRAPH_TEXT,
                               drom_document_plain (document, "B"));
  pages = paginate (document);
  g_assert_true (drom_pages_find_block (pages, "a", &page, NULL));
  g_assert_cmpuint (page, ==, 0);
  g_assert_true (drom_pages_find_block (pages, "b", &page, NULL));
  g_assert_cmpuint (page, >=, 1);
  check_within_margins (pages);
}

static void
test_empty (void)
{
  g_autoptr (DromPages) pages = paginate (drom_document_new (both, NULL));

  g_assert_cmpuint (drom_pages_get_n_pages (pages), ==, 1);
}

/* The preview scrolls to what is edited, and a click finds it. */
static void
test_blocks (void)
{
  g_autoptr (DromPlanSnapshot) plan = sample_plan ();
  DromPlanPaperInfo info = sample_info ();
  g_autoptr (DromPages) pages = paginate (drom_plan_paper_new (plan, &info, both, NULL));
  const char *const ids[] = { "own-words", "staff-words", "goal:1",    "step:1",
                              "goal:5",    "step:15",     "follow-up", "team" };
  double last = 0;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      DromRectangle at;
      guint page;
      double y;

      g_assert_true (drom_pages_find_block (pages, ids[i], &page, &at));
      y = 10000 * page + at.y;
      g_assert_cmpfloat (y, >, last);
      last = y;
      g_assert_cmpstr (drom_pages_get_block_at (pages, page, at.x + 1, at.y + at.height / 2), ==,
                       ids[i]);
    }
  g_assert_false (drom_pages_find_block (pages, "step:99", NULL, NULL));
  g_assert_null (drom_pages_get_block_at (pages, 0, 1, 1));
}

static void
test_missing_glyphs (void)
{
  static const char *const alphabet = "A B Č Ćh D E Ž å ä ö Å Ä Ö č š ž Č Š Ž é ü “”„’–…·• x";
  DromDocument *document = drom_document_new (both, NULL);
  g_autoptr (DromTexts) texts = sample_texts ("Hej 漢 och 漢 igen", "Šukar \360\237\232\200 漢");
  g_autoptr (DromPages) pages = NULL;
  g_autoptr (GArray) missing = NULL;
  guint n_swedish = 0, n_romani = 0;

  drom_document_add_paragraph (document, NULL, DROM_PARAGRAPH_TEXT,
                               drom_document_plain (document, alphabet));
  pages = drom_document_paginate (document);
  missing = drom_pages_get_missing_glyphs (pages);
  g_assert_cmpuint (missing->len, ==, 0);
  g_clear_pointer (&missing, g_array_unref);
  g_clear_pointer (&pages, drom_pages_unref);

  drom_document_add_paragraph (document, NULL, DROM_PARAGRAPH_TEXT,
                               drom_document_text (document, texts));
  pages = paginate (document);
  missing = drom_pages_get_missing_glyphs (pages);
  for (guint i = 0; i < missing->len; i++)
    {
      const DromMissingGlyph *glyph = &g_array_index (missing, DromMissingGlyph, i);

      g_assert_true (glyph->character == 0x6f22 || glyph->character == 0x1f680);
      n_swedish += g_str_equal (glyph->language, "sv");
      n_romani += g_str_equal (glyph->language, "rmy");
    }
  g_assert_cmpuint (n_swedish, ==, 1);
  g_assert_cmpuint (n_romani, ==, 2);
}

static void
test_font (void)
{
  g_autoptr (DromTypesetter) other = drom_typesetter_new ("No Such Family");

  g_assert_true (drom_document_font_is_available ());
  g_assert_false (drom_typesetter_has_font (other));
}

/* What is remembered of earlier papers does not change a later one. */
static void
test_memory (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (DromPlanSnapshot) plan = sample_plan ();
  DromPlanPaperInfo info = sample_info ();
  g_autoptr (DromPages) before = paginate (drom_plan_paper_new (plan, &info, both, NULL));

  for (guint i = 0; i < 12; i++)
    {
      g_autoptr (DromPlanSnapshot) other = sample_random_plan (rand, 3, 60);
      g_autoptr (DromPages) pages = paginate (drom_plan_paper_new (other, &info, both, NULL));
    }
  {
    g_autoptr (DromPages) after = paginate (drom_plan_paper_new (plan, &info, both, NULL));
    g_autofree char *words_before = dup_words (before);
    g_autofree char *words_after = dup_words (after);

    g_assert_cmpstr (words_before, ==, words_after);
    g_assert_cmpuint (before->places->len, ==, after->places->len);
    for (guint i = 0; i < before->places->len; i++)
      g_assert_cmpfloat (get_place (before, i)->y, ==, get_place (after, i)->y);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/paginator/random-plans", test_random_plans);
  g_test_add_func ("/paginator/long-paragraph", test_long_paragraph);
  g_test_add_func ("/paginator/giant-step", test_giant_step);
  g_test_add_func ("/paginator/columns-line-up", test_columns_line_up);
  g_test_add_func ("/paginator/borrowed", test_borrowed);
  g_test_add_func ("/paginator/borrowed-everywhere", test_borrowed_everywhere);
  g_test_add_func ("/paginator/languages-of-runs", test_languages_of_runs);
  g_test_add_func ("/paginator/table", test_table);
  g_test_add_func ("/paginator/page-break", test_page_break);
  g_test_add_func ("/paginator/empty", test_empty);
  g_test_add_func ("/paginator/blocks", test_blocks);
  g_test_add_func ("/paginator/missing-glyphs", test_missing_glyphs);
  g_test_add_func ("/paginator/font", test_font);
  g_test_add_func ("/paginator/memory", test_memory);
  return g_test_run ();
}
