/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document/drom-layout.h"
#include "document/drom-pages-private.h"
#include "document/drom-pdf.h"
#include "document/drom-typesetter-private.h"
#include "model/drom-codes.h"

#include "samples.h"

#include <math.h>
#include <string.h>
#include <sys/wait.h>

/* The rules of the design for papers that are easy to read, and of large print, measured on
 * the pages and on the PDF itself. */
#define EASY_SIZE      14.0
#define LARGE_SIZE     18.0
#define LONGEST_LINE   55
#define LEAST_CONTRAST 4.5
#define EPSILON        0.02

/* Pango would break it at the end of a line, with a hyphen if it may. */
#define PART      "måčmåčmåčmåčmåčmåčmåč"
#define LONG_WORD PART PART PART PART PART
/* Swedish makes words that are longer than a line, and they are met in plans. */
#define COMPOUND "arbetsmarknadsutbildningsansökningsblankettifyllningskursanmälan"

static const char *const swedish[] = { "sv", NULL };
static const char *const romani[] = { "rmy", NULL };
static const char *const english[] = { "en", NULL };
static const char *const both[] = { "sv", "rmy", NULL };
static const char *const turned[] = { "rmy", "sv", NULL };
static const char *const *const choices[] = { swedish, romani, english, both, turned };

typedef struct
{
  const char *layout;
  double size;
  guint longest; /* 0: any */
} Rule;

static const Rule rules[] = { { "easy-read", EASY_SIZE, LONGEST_LINE },
                              { "large", LARGE_SIZE, 0 } };

static DromPlanSnapshot *
make_long_plan (void)
{
  DromPlanSnapshot *plan = drom_plan_snapshot_new ();
  guint n = 0;

  for (guint i = 0; i < 10; i++)
    {
      DromSnapshotGoal *goal =
          sample_add_goal (plan, i + 1, drom_life_area_codes.codes[i].code,
                           "Till ett litet liv: lilla jag vill i alla fall till slut få till det",
                           LONG_WORD " thaj te trajiv mure lovendar");

      for (guint k = 0; k < 4; k++)
        {
          DromSnapshotStep *step = sample_add_step (
              goal, n + 1,
              "Illa till lilla lilla i tillfället till lillasyster i ett litet " COMPOUND
              " i jiffi",
              n % 3 == 2 ? NULL : "Le i li il li il li il li il li il li il li il li il li il li");

          n++;
          if (k == 1)
            {
              g_free (step->status);
              step->status = g_strdup ("dropped");
            }
          if (k == 2)
            {
              g_free (step->status);
              step->status = g_strdup ("done");
              step->done_on = g_strdup ("2026-11-09");
            }
        }
    }
  plan->own_words = sample_texts ("Jag vill lämna in min " COMPOUND ".", LONG_WORD);
  plan->follow_up_date = g_strdup ("2026-12-09");
  plan->follow_up_place = g_strdup ("Rummet för " COMPOUND);
  drom_plan_snapshot_add_team_member (plan)->role = sample_texts ("handläggare av " COMPOUND, NULL);
  drom_plan_snapshot_add_team_member (plan)->role = sample_texts ("rektor", "e škola");
  return plan;
}

static DromPlanSnapshot *
make_short_plan (void)
{
  DromPlanSnapshot *plan = drom_plan_snapshot_new ();

  sample_add_step (sample_add_goal (plan, 1, "health", "Må bra", "Te avav sasto"), 1,
                   "Gå till tandläkaren", "Dža ko doktori");
  return plan;
}

/* Plan after plan, at last the form; NULL when there is no further one. */
static DromPages *
make_pages (const char *layout, guint nth, const char *const *languages)
{
  const DromLayout *self = drom_layout_find (layout);
  const DromFormPaperInfo form = { .code_name = "Linden", .today = "2026-11-18" };
  DromPlanPaperInfo info = nth % 2 == 0 ? sample_info () : sample_draft_info ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (nth);
  g_autoptr (DromPlanSnapshot) plan = NULL;
  g_autoptr (DromDocument) document = NULL;

  info.demonstration = nth % 2;
  if (nth == 0)
    plan = sample_plan ();
  else if (nth == 1)
    plan = drom_plan_snapshot_new ();
  else if (nth == 2)
    plan = make_long_plan ();
  else if (nth == 3)
    plan = make_short_plan ();
  else if (nth < 8)
    plan = sample_random_plan (rand, nth - 2, 3 * nth);
  else if (nth > 8)
    return NULL;
  g_assert_nonnull (self);
  document = plan != NULL ? drom_layout_make_plan (self, plan, &info, languages)
                          : drom_layout_make_form (self, &form, languages);
  return drom_document_paginate (document);
}

typedef void (*Check) (const DromPages *pages, const Rule *rule);

static void
check_all (Check check)
{
  DromPages *pages;

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    for (guint k = 0; k < G_N_ELEMENTS (choices); k++)
      for (guint nth = 0; (pages = make_pages (rules[i].layout, nth, choices[k])) != NULL; nth++)
        {
          check (pages, &rules[i]);
          drom_pages_unref (pages);
        }
}

typedef void (*CheckLayout) (PangoLayout *layout, const Rule *rule);

/* Whatever is set in type on these pages, but what lies across them below the text. */
static void
check_each_text (const DromPages *pages, const Rule *rule, CheckLayout check)
{
  for (guint i = 0; i < pages->galley->items->len; i++)
    {
      PangoLayout *layout = g_array_index (pages->galley->items, DromItem, i).layout;

      if (layout != NULL)
        check (layout, rule);
    }
  for (guint i = 0; i < pages->feet->len; i++)
    if (g_ptr_array_index (pages->feet, i) != NULL)
      check (g_ptr_array_index (pages->feet, i), rule);
  if (pages->mark != NULL)
    check (pages->mark, rule);
}

static void
check_size (PangoLayout *layout, const Rule *rule)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  do
    {
      PangoLayoutRun *run = pango_layout_iter_get_run_readonly (iter);
      PangoFontDescription *font;

      if (run == NULL)
        continue;
      font = pango_font_describe (run->item->analysis.font);
      g_assert_cmpfloat ((double) pango_font_description_get_size (font) / PANGO_SCALE, >=,
                         rule->size - EPSILON);
      pango_font_description_free (font);
    }
  while (pango_layout_iter_next_run (iter));
  pango_layout_iter_free (iter);
}

static void
check_sizes (const DromPages *pages, const Rule *rule)
{
  check_each_text (pages, rule, check_size);
}

static void
test_sizes (void)
{
  check_all (check_sizes);
}

static void
check_lines_of (PangoLayout *layout, const Rule *rule)
{
  const char *text = pango_layout_get_text (layout);

  /* Ragged right: set from the left, and no line is stretched. */
  g_assert_false (pango_layout_get_justify (layout));
  g_assert_cmpint (pango_layout_get_alignment (layout), ==, PANGO_ALIGN_LEFT);
  for (int i = 0; i < pango_layout_get_line_count (layout); i++)
    {
      const PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
      g_autofree char *words = g_strndup (text + line->start_index, line->length);

      if (rule->longest == 0)
        continue;
      g_assert_cmpint (g_utf8_strlen (g_strchomp (words), -1), <=, rule->longest);
      /* Not even where a word is longer than the line. */
      for (GSList *run = line->runs; run != NULL; run = run->next)
        g_assert_false (((PangoLayoutRun *) run->data)->item->analysis.flags
                        & PANGO_ANALYSIS_FLAG_NEED_HYPHEN);
    }
}

static void
check_lines (const DromPages *pages, const Rule *rule)
{
  check_each_text (pages, rule, check_lines_of);
}

static void
test_lines (void)
{
  check_all (check_lines);
}

/* Nothing is cut and nothing lies over anything else. */
static void
check_places_of (const DromPages *pages, const Rule *rule)
{
  const DromPaperStyle *style = &pages->style;
  double width = style->page_width - 2 * style->margin_side;
  double bottom = style->page_height - style->margin_bottom;

  for (guint page = 0; page < drom_pages_get_n_pages (pages); page++)
    {
      double y = style->margin_top;
      guint end = g_array_index (pages->starts, guint, page + 1);

      for (guint i = g_array_index (pages->starts, guint, page); i < end; i++)
        {
          const DromPlace *place = &g_array_index (pages->places, DromPlace, i);
          const DromRow *row = drom_galley_get_row (pages->galley, place->row);

          g_assert_cmpfloat (place->y, >=, y - EPSILON);
          y = place->y + row->height;
          g_assert_cmpfloat (y, <=, bottom + EPSILON);
          for (guint k = 0; k < row->n_items; k++)
            {
              const DromItem *item =
                  &g_array_index (pages->galley->items, DromItem, row->first_item + k);

              g_assert_cmpfloat (item->x, >=, -EPSILON);
              g_assert_cmpfloat (item->x + item->width, <=, width + EPSILON);
              g_assert_cmpfloat (item->y + item->height, <=, row->height + 2);
              if (item->kind != DROM_ITEM_TEXT)
                continue;
              for (guint other = k + 1; other < row->n_items; other++)
                {
                  const DromItem *text =
                      &g_array_index (pages->galley->items, DromItem, row->first_item + other);

                  if (text->kind == DROM_ITEM_TEXT && text->x < item->x + item->width - EPSILON
                      && item->x < text->x + text->width - EPSILON)
                    g_assert_true (text->y >= item->y + item->height - 1
                                   || item->y >= text->y + text->height - 1);
                }
            }
        }
    }
  /* The foot has its room on the paper. */
  for (guint i = 0; i < pages->feet->len; i += 2)
    {
      double left = 0, right;

      if (pages->feet->pdata[i] != NULL)
        drom_layout_get_size (pages->feet->pdata[i], NULL, &left);
      drom_layout_get_size (pages->feet->pdata[i + 1], NULL, &right);
      g_assert_cmpfloat (bottom + left + right + 20, <=, style->page_height);
    }
}

static void
test_places (void)
{
  check_all (check_places_of);
}

/* One step stands on one page; all its languages and parts with it. */
static void
test_blocks (void)
{
  g_autoptr (DromPlanSnapshot) plan = make_long_plan ();
  DromPlanPaperInfo info = sample_info ();

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    for (guint k = 0; k < G_N_ELEMENTS (choices); k++)
      {
        g_autoptr (DromDocument) document =
            drom_layout_make_plan (drom_layout_find (rules[i].layout), plan, &info, choices[k]);
        g_autoptr (DromPages) pages = drom_document_paginate (document);
        guint n_rows = 0, n_boxes = 0;

        for (guint p = 0; p < pages->places->len; p++)
          {
            const DromPlace *place = &g_array_index (pages->places, DromPlace, p);
            const DromRow *row = drom_galley_get_row (pages->galley, place->row);

            if (row->id == NULL || !g_str_has_prefix (row->id, "step:"))
              continue;
            n_rows++;
            for (guint item = 0; item < row->n_items; item++)
              n_boxes += g_array_index (pages->galley->items, DromItem, row->first_item + item).kind
                         == DROM_ITEM_BOX;
            /* What, who and when at least; no cells beside each other. */
            g_assert_cmpstr (row->row_tag, ==, "LI");
          }
        g_assert_cmpuint (n_rows, ==, 40);
        g_assert_cmpuint (n_boxes, ==, 40);
      }
}

/* The goal's heading is never the last on a page, and the signatures keep together. */
static void
check_kept (const DromPages *pages, const Rule *rule)
{
  guint first = G_MAXUINT, last = 0;

  for (guint page = 0; page < drom_pages_get_n_pages (pages); page++)
    for (guint i = g_array_index (pages->starts, guint, page);
         i < g_array_index (pages->starts, guint, page + 1); i++)
      {
        const DromPlace *place = &g_array_index (pages->places, DromPlace, i);
        const DromRow *row = drom_galley_get_row (pages->galley, place->row);

        if (g_strcmp0 (row->id, "signatures") == 0)
          {
            first = MIN (first, page);
            last = MAX (last, page);
          }
      }
  g_assert_cmpuint (first, ==, last);
}

static void
test_kept (void)
{
  check_all (check_kept);
}

/* Each life area has a shape of its own, told apart in black alone. */
static void
test_icons (void)
{
  const int size = 34, stride = 36;
  g_autoptr (GPtrArray) shapes = g_ptr_array_new_with_free_func (g_free);
  const DromColor black = { 0, 0, 0 };

  for (guint i = 0; i < drom_life_area_codes.n_codes; i++)
    {
      guchar *data = g_malloc0 (stride * size);
      cairo_surface_t *surface =
          cairo_image_surface_create_for_data (data, CAIRO_FORMAT_A8, size, size, stride);
      cairo_t *cr = cairo_create (surface);
      DromIcon icon = drom_icon_for_area (drom_life_area_codes.codes[i].code);

      g_assert_cmpint (icon, !=, DROM_ICON_NONE);
      drom_icon_draw (icon, cr, 0, 0, size, &black);
      cairo_destroy (cr);
      cairo_surface_flush (surface);
      cairo_surface_destroy (surface);
      for (guint k = 0; k < shapes->len; k++)
        {
          const guchar *other = shapes->pdata[k];
          int different = 0;

          for (int p = 0; p < stride * size; p++)
            different += abs (data[p] - other[p]) > 127;
          g_assert_cmpint (different, >, size * size / 10);
        }
      g_ptr_array_add (shapes, data);
    }
}

/* WCAG 2.1, 1.4.3: the ratio of two colours' luminances. */
static double
get_luminance (DromColor color)
{
  const double parts[] = { color.red, color.green, color.blue };
  const double weights[] = { 0.2126, 0.7152, 0.0722 };
  double sum = 0;

  for (guint i = 0; i < 3; i++)
    sum += weights[i]
           * (parts[i] <= 0.03928 ? parts[i] / 12.92 : pow ((parts[i] + 0.055) / 1.055, 2.4));
  return sum;
}

static double
get_contrast (DromColor a, DromColor b)
{
  double one = get_luminance (a), other = get_luminance (b);

  return (MAX (one, other) + 0.05) / (MIN (one, other) + 0.05);
}

static void
test_contrast (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      const DromPaperStyle *style = drom_paper_style_find (rules[i].layout);
      const DromColor white = { 1, 1, 1 };
      const DromColor inks[] = { style->ink, style->second, style->muted, style->accent,
                                 style->mark };

      g_assert_nonnull (style);
      for (guint k = 0; k < G_N_ELEMENTS (inks); k++)
        g_assert_cmpfloat (get_contrast (inks[k], white), >=, LEAST_CONTRAST);
      for (guint k = 0; k < 2; k++)
        {
          g_assert_cmpfloat (get_contrast (inks[k], style->own_fill), >=, LEAST_CONTRAST);
          g_assert_cmpfloat (get_contrast (inks[k], style->band_fill), >=, LEAST_CONTRAST);
        }
      g_assert_cmpfloat (get_contrast (style->own_label, style->own_fill), >=, LEAST_CONTRAST);
      g_assert_cmpfloat (get_contrast (style->muted, style->own_fill), >=, LEAST_CONTRAST);
      g_assert_cmpfloat (get_contrast (style->accent, style->band_fill), >=, LEAST_CONTRAST);
    }
}

static char *
dup_words (const DromPages *pages)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < pages->galley->items->len; i++)
    {
      const DromItem *item = &g_array_index (pages->galley->items, DromItem, i);

      if (item->kind == DROM_ITEM_TEXT)
        g_string_append_printf (words, "%s\n", pango_layout_get_text (item->layout));
    }
  return g_string_free (words, FALSE);
}

/* Large print says all that the standard layout says; easy-to-read what the participant needs. */
static void
test_content (void)
{
  g_autoptr (DromPlanSnapshot) plan = sample_plan ();
  DromPlanPaperInfo info = sample_info ();

  for (guint k = 0; k < G_N_ELEMENTS (choices); k++)
    {
      g_autoptr (DromDocument) standard = drom_layout_make_plan (NULL, plan, &info, choices[k]);
      g_autoptr (DromDocument) large =
          drom_layout_make_plan (drom_layout_find ("large"), plan, &info, choices[k]);
      g_autoptr (DromDocument) easy =
          drom_layout_make_plan (drom_layout_find ("easy-read"), plan, &info, choices[k]);
      g_autoptr (DromPages) standard_pages = drom_document_paginate (standard);
      g_autoptr (DromPages) large_pages = drom_document_paginate (large);
      g_autoptr (DromPages) easy_pages = drom_document_paginate (easy);
      g_autofree char *large_words = dup_words (large_pages);
      g_autofree char *easy_words = dup_words (easy_pages);

      for (guint i = 0; i < standard_pages->galley->items->len; i++)
        {
          const DromItem *item = &g_array_index (standard_pages->galley->items, DromItem, i);
          const char *text = item->layout != NULL ? pango_layout_get_text (item->layout) : "";

          /* "What" is the head of a table that large print does without. */
          if (g_strcmp0 (item->tag, "TH") != 0 && strstr (large_words, text) == NULL)
            g_error ("“%s” is not in large print", text);
        }
      g_assert_nonnull (strstr (easy_words, "Mira Ängblad"));
      g_assert_null (strstr (easy_words, "Van vid stora grupper"));
      g_assert_null (strstr (easy_words, " + "));
    }
  {
    g_autoptr (DromDocument) easy =
        drom_layout_make_plan (drom_layout_find ("easy-read"), plan, &info, swedish);
    g_autoptr (DromPages) pages = drom_document_paginate (easy);
    g_autofree char *words = dup_words (pages);
    const char *const said[] = { "Jag vill arbeta i ett kök",
                                 "Besöka köket på äldreboendet",
                                 "Handledare\nJag",
                                 "Fredag 11 december 2026 kl 10",
                                 "Onsdag 9 december 2026 kl 13",
                                 "rektor",
                                 "Kön är lång." };

    for (guint i = 0; i < G_N_ELEMENTS (said); i++)
      if (strstr (words, said[i]) == NULL)
        g_error ("“%s” is not easy to read", said[i]);
  }
}

/* One below the other where two columns would be too narrow. */
static void
test_languages (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr (DromPages) pages = make_pages (rules[i].layout, 0, both);
      double above = -1;

      for (guint k = 0; k < pages->galley->items->len; k++)
        {
          const DromItem *item = &g_array_index (pages->galley->items, DromItem, k);
          const char *text = item->layout != NULL ? pango_layout_get_text (item->layout) : "";

          if (g_str_equal (text, "Gå kursen, fyra tisdagar"))
            above = item->y + item->height;
          if (g_str_equal (text, "Dža po kurso, štar martja"))
            {
              g_assert_cmpfloat (above, >, 0);
              g_assert_cmpfloat (item->y, >, above);
              above = -1;
            }
        }
      g_assert_cmpfloat (above, ==, -1);
    }
}

static char *
run_tool (const DromPages *pages, const char *const *tool)
{
  g_autofree char *found = g_find_program_in_path (tool[0]);
  g_autofree char *path = g_build_filename (g_get_user_runtime_dir (), "layout.pdf", NULL);
  const char *argv[] = { tool[0], tool[1], path, tool[2], NULL };
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status;

  if (found == NULL)
    {
      g_test_skip ("no poppler tools");
      return NULL;
    }
  g_mkdir_with_parents (g_get_user_runtime_dir (), 0700);
  g_assert_true (drom_pages_write_pdf ((DromPages *) pages, path, &error));
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status,
                &error);
  g_assert_no_error (error);
  if (WIFEXITED (status) && WEXITSTATUS (status) == 77)
    {
      g_test_skip ("no poppler for Python");
      g_clear_pointer (&output, g_free);
      return NULL;
    }
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return output;
}

static guint
count (const char *text, const char *word)
{
  guint n = 0;

  for (const char *p = strstr (text, word); p != NULL; p = strstr (p + 1, word))
    n++;
  return n;
}

/* What a reader of the PDF finds: the check code on each page, lines that are short and end
 * with a whole word, type that is as high as its size says. */
static void
test_pdf (void)
{
  const char *const boxes[] = { "pdftotext", "-bbox-layout", "-" };
  const char *const structure[] = { "pdfinfo", "-struct", NULL };
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "document", "type-sizes.py", NULL);
  const char *const type_sizes[] = { "/usr/bin/python3", script, NULL };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (rules); i++)
    {
      const Rule *rule = &rules[i / 2];
      g_autoptr (DromPages) pages = make_pages (rule->layout, 2, i % 2 == 0 ? both : turned);
      g_autofree char *text = run_tool (pages, boxes);
      g_autofree char *sizes = text != NULL ? run_tool (pages, type_sizes) : NULL;
      g_autofree char *tags = NULL;
      guint n_lines = 0;

      if (sizes == NULL)
        return;
      g_assert_cmpfloat (g_ascii_strtod (sizes, NULL), >=, rule->size - EPSILON);
      g_assert_cmpuint (count (text, "7KQ4-M2XD"), ==, drom_pages_get_n_pages (pages));
      for (const char *line = strstr (text, "<line "); line != NULL; line = strstr (line, "<line "))
        {
          const char *end = strstr (line, "</line>"), *word = line;
          guint n_letters = 0;
          gboolean first = TRUE;

          g_assert_nonnull (end);
          while ((word = strstr (word, "<word ")) != NULL && word < end)
            {
              g_autofree char *last = NULL;
              const char *letters = strchr (word, '>') + 1, *after = strstr (letters, "</word>");

              last = g_strndup (letters, after - letters);
              n_letters += g_utf8_strlen (letters, after - letters) + !first;
              first = FALSE;
              /* What Pango sets at the end of a line that it breaks: U+2010 or U+002D. */
              if (rule->longest > 0 && strstr (after, "<word ") > end)
                g_assert_false (after[-1] == '-' || g_str_has_suffix (last, "\u2010"));
              word = after;
            }
          /* Two texts on one line, as a word and who it is, are not longer together. */
          if (rule->longest > 0)
            g_assert_cmpuint (n_letters, <=, rule->longest);
          n_lines++;
          line = end;
        }
      g_assert_cmpuint (n_lines, >, 200);
      tags = run_tool (pages, structure);
      g_assert_nonnull (strstr (tags, "H1"));
      g_assert_nonnull (strstr (tags, "H3"));
      g_assert_null (strstr (tags, "Table"));
      g_assert_cmpuint (count (tags, "LBody"), ==, 40);
    }
}

/* Where the last row of @page ends, as a share of its height. */
static double
get_filled (const DromPages *pages, guint page)
{
  const DromPaperStyle *style = &pages->style;
  guint last = g_array_index (pages->starts, guint, page + 1) - 1;
  const DromPlace *place = &g_array_index (pages->places, DromPlace, last);
  double bottom = place->y + drom_galley_get_row (pages->galley, place->row)->height;

  return (bottom - style->margin_top)
         / (style->page_height - style->margin_top - style->margin_bottom);
}

/* Easy to read: when the next meeting is stands on the first page, and that is well filled in two
 * languages too. */
static void
test_first_page (void)
{
  for (guint k = 0; k < G_N_ELEMENTS (choices); k++)
    for (guint nth = 0; nth < 4; nth++)
      {
        g_autoptr (DromPages) pages = make_pages ("easy-read", nth, choices[k]);
        DromRectangle at;
        guint page;

        g_assert_true (drom_pages_find_block (pages, "follow-up", &page, &at));
        /* Own words may be as long as a page. */
        if (nth != 2)
          g_assert_cmpuint (page, ==, 0);
        g_assert_cmpfloat (get_filled (pages, 0), >=, 0.55);
      }
}

/* What two languages have of a list is one item. */
static void
test_team (void)
{
  g_autoptr (DromPlanSnapshot) plan = make_long_plan ();
  DromPlanPaperInfo info = sample_info ();

  for (guint k = 0; k < G_N_ELEMENTS (choices); k++)
    {
      g_autoptr (DromDocument) document =
          drom_layout_make_plan (drom_layout_find ("easy-read"), plan, &info, choices[k]);
      g_autoptr (DromPages) pages = drom_document_paginate (document);
      guint n_bullets = 0;

      for (guint i = 0; i < pages->galley->items->len; i++)
        n_bullets += g_array_index (pages->galley->items, DromItem, i).kind == DROM_ITEM_DISC;
      g_assert_cmpuint (n_bullets, ==, plan->team->len);
    }
}

/* Signatures have a page of their own only if less room between the blocks doesn't save it. */
static void
test_last_page (void)
{
  static const char *const names[] = { "standard", "easy-read", "large" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const DromPaperStyle *style = drom_paper_style_find (names[i]);
      guint n_saved = 0, n_pages = 1;

      for (guint n = 2; n_pages < 4; n++)
        {
          g_autoptr (DromDocument) document = drom_document_new (swedish, style);
          g_autoptr (DromPages) pages = NULL;
          gboolean tight;

          for (guint k = 0; k < n; k++)
            drom_document_add_paragraph (document, NULL, DROM_PARAGRAPH_LEAD,
                                         drom_document_plain (document, "Ett ord"));
          pages = drom_document_paginate (document);
          n_pages = drom_pages_get_n_pages (pages);
          tight = drom_galley_get_row (pages->galley, 1)->gap < style->gap_block - EPSILON;
          n_saved += tight;
          /* Large type is as large as ever, and a page is tight for a reason. */
          g_assert_cmpfloat (pages->style.text, >=, style->text * (style->least > 0 ? 1 : 0.94));
          if (tight)
            g_assert_cmpfloat (get_filled (pages, n_pages - 1), >, 0.6);
        }
      g_assert_cmpuint (n_saved, >, 2);
    }
}

static void
test_table (void)
{
  g_autofree char *names = drom_layouts_dup_names ();
  guint n;
  const DromLayout *all = drom_layouts_get_all (&n);

  g_assert_cmpuint (n, >=, 3);
  g_assert_cmpstr (all[0].name, ==, "standard");
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (drom_layout_find (all[i].name) == &all[i]);
      g_assert_nonnull (drom_paper_style_find (all[i].name));
      g_assert_nonnull (strstr (names, all[i].name));
      g_assert_cmpstr (drom_layout_get_label (&all[i]), !=, "");
      g_assert_cmpstr (drom_layout_get_explanation (&all[i]), !=, "");
    }
  g_assert_null (drom_layout_find ("nonsense"));
  g_assert_null (drom_layout_find (NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/layouts/table", test_table);
  g_test_add_func ("/layouts/sizes", test_sizes);
  g_test_add_func ("/layouts/lines", test_lines);
  g_test_add_func ("/layouts/places", test_places);
  g_test_add_func ("/layouts/blocks", test_blocks);
  g_test_add_func ("/layouts/kept", test_kept);
  g_test_add_func ("/layouts/icons", test_icons);
  g_test_add_func ("/layouts/contrast", test_contrast);
  g_test_add_func ("/layouts/content", test_content);
  g_test_add_func ("/layouts/languages", test_languages);
  g_test_add_func ("/layouts/first-page", test_first_page);
  g_test_add_func ("/layouts/team", test_team);
  g_test_add_func ("/layouts/last-page", test_last_page);
  g_test_add_func ("/layouts/pdf", test_pdf);
  return g_test_run ();
}
