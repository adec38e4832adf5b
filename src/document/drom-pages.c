/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-document"

#include "config.h"

#include "document/drom-composer-private.h"
#include "document/drom-pages-private.h"
#include "document/drom-road-private.h"

#include <math.h>
#include <pango/pangocairo.h>

/* A paper on one page becomes smaller by these, but never hard to read. */
#define SMALLER  0.94
#define SMALLEST 0.78

/* A last page with less than this share on it, as the signatures alone, is saved if a little less
 * room between the blocks saves it. */
#define LITTLE   0.3
#define TIGHTER  0.84
#define TIGHTEST 0.55
#define TIGHT    0.65 /* together with smaller type */

/* The head's and the foot's distance from the type area, points. */
#define MARK_ABOVE 22
#define MARK_GAP   9
#define FOOT_BELOW 16
/* From the foot's rule to its text, between its two texts, and from it to the paper's edge. */
#define FOOT_PAD  5
#define FOOT_GAP  20
#define FOOT_EDGE 24

/* Marks and foot in all languages, with what stands between. */
#define MOST_SPANS 16

static void
break_galley (DromPages *self)
{
  const DromPaperStyle *style = &self->style;

  g_array_set_size (self->places, 0);
  g_array_set_size (self->starts, 0);
  drom_paginate_galley (self->galley, style->margin_top,
                        style->page_height - style->margin_top - style->margin_bottom, self->places,
                        self->starts);
}

/* "sida 1 av 2 · patrin 1/2" */
static PangoLayout *
set_page_number (DromPages *self, DromTypesetter *typesetter, guint page, guint n_pages)
{
  const DromDocument *document = self->document;
  const DromPaperStyle *style = &self->style;
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  DromSpan spans[2 * DROM_DOCUMENT_MAX_LANGUAGES + 2];
  guint n = 0;

  if (document->date != NULL)
    spans[n++] = (DromSpan){ .text = document->date, .color = style->muted };
  for (guint i = 0; i < document->n_languages; i++)
    {
      const char *language = document->languages[i];
      /* Translators: in the foot of a paper: number of the page, how many there are. */
      char *text = g_strdup_printf (DROM_T (language, "paper", "page %u of %u"), page + 1, n_pages);

      g_ptr_array_add (words, text);
      if (i > 0 && g_str_equal (text, g_ptr_array_index (words, 0)))
        continue;
      if (n > 0)
        {
          spans[n] = (DromSpan){ .text = " · ", .color = style->muted };
          n++;
        }
      spans[n] = (DromSpan){ .text = text, .language = language, .color = style->muted };
      n++;
    }
  return drom_typesetter_set_within (
      typesetter, spans, n, style->foot,
      style->reflow ? style->page_width - 2 * style->margin_side : -1, style->line, style->longest);
}

/* The texts in all languages, one after the other. Returns how many spans they take. */
static guint
add_spans (DromSpan *spans,
           guint n,
           guint most,
           const DromPaperText *texts,
           guint n_texts,
           guint n_languages,
           DromColor color,
           gboolean bold)
{
  for (guint i = 0; i < n_texts; i++)
    for (guint k = 0; k < n_languages && n + 2 <= most; k++)
      {
        const char *text = texts[i].text[k];

        if (text == NULL || (k > 0 && g_strcmp0 (text, texts[i].text[0]) == 0))
          continue;
        if (n > 0)
          {
            spans[n] = (DromSpan){ .text = " · ", .color = color, .bold = bold };
            n++;
          }
        spans[n] = (DromSpan){
          .text = text, .language = texts[i].language[k], .color = color, .bold = bold
        };
        n++;
      }
  return n;
}

/* In the head and across the page the marks alone. */
static void
set_marks (DromPages *self, DromTypesetter *typesetter)
{
  const DromDocument *document = self->document;
  const DromPaperText *marks = (const DromPaperText *) (gpointer) document->marks->data;
  const DromPaperStyle *style = &self->style;
  DromSpan spans[MOST_SPANS];
  guint n;

  n = add_spans (spans, 0, MOST_SPANS, marks, document->marks->len, 1, style->mark, TRUE);
  if (n > 0)
    self->diagonal =
        g_object_ref (drom_typesetter_set (typesetter, spans, n, style->title, -1, style->line));
  n = add_spans (spans, 0, MOST_SPANS, marks, document->marks->len, document->n_languages,
                 style->mark, TRUE);
  if (n > 0)
    self->mark =
        g_object_ref (drom_typesetter_set (typesetter, spans, n, style->meta, -1, style->line));
}

/* The foot's text, after the marks; NULL if there is none. @right: what stands there too. */
static PangoLayout *
set_foot (DromPages *self, DromTypesetter *typesetter, PangoLayout *right)
{
  const DromDocument *document = self->document;
  const DromPaperText *marks = (const DromPaperText *) (gpointer) document->marks->data;
  const DromPaperStyle *style = &self->style;
  double width = style->page_width - 2 * style->margin_side, right_width;
  DromSpan spans[MOST_SPANS];
  guint n;

  n = add_spans (spans, 0, MOST_SPANS, marks, document->marks->len, document->n_languages,
                 style->mark, TRUE);
  n = add_spans (spans, n, MOST_SPANS, &document->foot, 1, document->n_languages, style->muted,
                 FALSE);
  for (guint i = 0; i < n; i++)
    spans[i].whole = document->code;
  if (n == 0)
    return NULL;
  drom_layout_get_size (right, &right_width, NULL);
  /* Large type has no room for both beside each other. */
  return drom_typesetter_set_within (typesetter, spans, n, style->foot,
                                     style->reflow ? width : width - right_width - FOOT_GAP,
                                     style->line, style->longest);
}

/* How far below the left one the right text of the foot stands. */
static double
get_foot_shift (const DromPages *self, PangoLayout *left)
{
  double left_height;

  if (left == NULL || !self->style.reflow)
    return 0;
  drom_layout_get_size (left, NULL, &left_height);
  return left_height;
}

/* Makes room for the foot, whatever the project's name is. */
static void
fit_foot (DromPages *self, DromTypesetter *typesetter)
{
  DromPaperStyle *style = &self->style;
  PangoLayout *right = set_page_number (self, typesetter, 99, 100);
  PangoLayout *left = set_foot (self, typesetter, right);
  double left_height = 0, right_height;

  drom_layout_get_size (right, NULL, &right_height);
  if (left != NULL)
    drom_layout_get_size (left, NULL, &left_height);
  style->margin_bottom =
      fmax (style->margin_bottom,
            FOOT_BELOW + FOOT_PAD + fmax (left_height, get_foot_shift (self, left) + right_height)
                + FOOT_EDGE);
}

static void
set_feet (DromPages *self, DromTypesetter *typesetter)
{
  guint n_pages = drom_pages_get_n_pages (self);

  for (guint i = 0; i < n_pages; i++)
    {
      PangoLayout *right = set_page_number (self, typesetter, i, n_pages);
      PangoLayout *left = set_foot (self, typesetter, right);

      g_ptr_array_add (self->feet, left != NULL ? g_object_ref (left) : NULL);
      g_ptr_array_add (self->feet, g_object_ref (right));
    }
}

static void
compose_again (DromPages *self, DromTypesetter *typesetter, DromPaperStyle style)
{
  self->style = style;
  fit_foot (self, typesetter);
  drom_galley_free (self->galley);
  self->galley = drom_compose (self->document, &self->style, typesetter);
  break_galley (self);
}

/* There is more than one page, and little on the last one. */
static gboolean
ends_early (DromPages *self)
{
  const DromPaperStyle *style = &self->style;
  const DromPlace *last;
  double bottom;

  if (drom_pages_get_n_pages (self) < 2)
    return FALSE;
  last = &g_array_index (self->places, DromPlace, self->places->len - 1);
  bottom = last->y + drom_galley_get_row (self->galley, last->row)->height;
  return bottom - style->margin_top
         < LITTLE * (style->page_height - style->margin_top - style->margin_bottom);
}

/* The texts are set already: only their places are found again. */
static void
save_last_page (DromPages *self, DromTypesetter *typesetter)
{
  const DromPaperStyle *style = &self->document->style;
  guint n_pages = drom_pages_get_n_pages (self);

  for (double factor = TIGHTER; factor > TIGHTEST; factor *= TIGHTER)
    {
      compose_again (self, typesetter, drom_paper_style_tightened (style, factor));
      if (drom_pages_get_n_pages (self) < n_pages)
        return;
    }
  /* Where type may be a little smaller, that too: but not where it is large for a reason. */
  if (style->least == 0)
    {
      DromPaperStyle smaller = drom_paper_style_scaled (style, SMALLER);

      compose_again (self, typesetter, drom_paper_style_tightened (&smaller, TIGHT));
      if (drom_pages_get_n_pages (self) < n_pages)
        return;
    }
  compose_again (self, typesetter, self->document->style);
}

DromPages *
drom_document_paginate (DromDocument *document)
{
  DromTypesetter *typesetter = drom_typesetter_get_for_thread ();
  DromPages *self;

  g_return_val_if_fail (document != NULL, NULL);

  drom_typesetter_begin (typesetter);
  self = g_new0 (DromPages, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->document = drom_document_ref (document);
  self->style = document->style;
  self->places = g_array_new (FALSE, FALSE, sizeof (DromPlace));
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->feet = g_ptr_array_new ();
  fit_foot (self, typesetter);
  self->galley = drom_compose (document, &self->style, typesetter);
  break_galley (self);
  if (document->single_page)
    for (double factor = SMALLER; drom_pages_get_n_pages (self) > 1 && factor > SMALLEST;
         factor *= SMALLER)
      compose_again (self, typesetter, drom_paper_style_scaled (&document->style, factor));
  else if (ends_early (self))
    save_last_page (self, typesetter);
  set_marks (self, typesetter);
  set_feet (self, typesetter);
  return self;
}

DromPages *
drom_pages_ref (DromPages *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
drom_pages_unref (DromPages *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  drom_galley_free (self->galley);
  g_array_unref (self->places);
  g_array_unref (self->starts);
  for (guint i = 0; i < self->feet->len; i++)
    g_clear_object (&self->feet->pdata[i]);
  g_ptr_array_unref (self->feet);
  g_clear_object (&self->mark);
  g_clear_object (&self->diagonal);
  drom_document_unref (self->document);
  g_free (self);
}

guint
drom_pages_get_n_pages (const DromPages *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->starts->len - 1;
}

void
drom_pages_get_page_size (const DromPages *self, double *width, double *height)
{
  g_return_if_fail (self != NULL);

  if (width != NULL)
    *width = self->style.page_width;
  if (height != NULL)
    *height = self->style.page_height;
}

DromDocument *
drom_pages_get_document (const DromPages *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->document;
}

/* Light, below the text: from the lower left to the upper right. */
static void
draw_diagonal (const DromPages *self, cairo_t *cr)
{
  const DromPaperStyle *style = &self->style;
  double width, height, length, scale;

  drom_layout_get_size (self->diagonal, &width, &height);
  length = 0.72 * hypot (style->page_width, style->page_height);
  scale = MIN (length / width, 72 / height);
  cairo_save (cr);
  cairo_translate (cr, style->page_width / 2, style->page_height / 2);
  cairo_rotate (cr, -atan2 (style->page_height, style->page_width));
  cairo_scale (cr, scale, scale);
  cairo_move_to (cr, -width / 2, -height / 2);
  cairo_set_source_rgb (cr, 0.945, 0.93, 0.93);
  pango_cairo_show_layout (cr, self->diagonal);
  cairo_restore (cr);
}

/* A picture hides what lies below it: there, the marks in head and foot must do. */
static gboolean
has_road (const DromPages *self)
{
  for (guint i = 0; i < self->galley->items->len; i++)
    if (g_array_index (self->galley->items, DromItem, i).road != NULL)
      return TRUE;
  return FALSE;
}

static void
draw_mark (const DromPages *self, cairo_t *cr, double right)
{
  const DromColor *color = &self->style.mark;
  double width, height, y;

  drom_layout_get_size (self->mark, &width, &height);
  y = self->style.margin_top - fmax (MARK_ABOVE, height + MARK_GAP);
  cairo_set_source_rgb (cr, color->red, color->green, color->blue);
  cairo_set_line_width (cr, 0.8);
  cairo_rectangle (cr, right - width - 10, y - 2, width + 10, height + 4);
  cairo_stroke (cr);
  cairo_move_to (cr, right - width - 5, y);
  pango_cairo_show_layout (cr, self->mark);
}

static void
draw_foot (const DromPages *self, guint nth, cairo_t *cr)
{
  const DromPaperStyle *style = &self->style;
  PangoLayout *left = g_ptr_array_index (self->feet, 2 * nth);
  PangoLayout *right = g_ptr_array_index (self->feet, 2 * nth + 1);
  double y = style->page_height - style->margin_bottom + FOOT_BELOW, width;
  const DromColor *color;

  cairo_set_source_rgb (cr, style->rule.red, style->rule.green, style->rule.blue);
  cairo_rectangle (cr, style->margin_side, y, style->page_width - 2 * style->margin_side, 0.6);
  cairo_fill (cr);
  y += FOOT_PAD;
  if (left != NULL)
    {
      /* The colour of its first words. */
      color = self->mark != NULL ? &style->mark : &style->muted;
      cairo_set_source_rgb (cr, color->red, color->green, color->blue);
      cairo_move_to (cr, style->margin_side, y);
      pango_cairo_show_layout (cr, left);
    }
  cairo_set_source_rgb (cr, style->muted.red, style->muted.green, style->muted.blue);
  drom_layout_get_size (right, &width, NULL);
  if (style->reflow)
    cairo_move_to (cr, style->margin_side, y + get_foot_shift (self, left));
  else
    cairo_move_to (cr, style->page_width - style->margin_side - width, y);
  pango_cairo_show_layout (cr, right);
}

void
drom_pages_draw (const DromPages *self, guint nth, cairo_t *cr, DromTagger *tagger)
{
  const DromPaperStyle *style = &self->style;
  double right = style->page_width - style->margin_side;
  guint start = g_array_index (self->starts, guint, nth);
  guint end = g_array_index (self->starts, guint, nth + 1);
  g_autoptr (GArray) gathering = drom_gathering_new ();

  if (self->diagonal != NULL && !has_road (self))
    draw_diagonal (self, cr);
  for (guint i = start; i < end; i++)
    {
      const DromPlace *place = &g_array_index (self->places, DromPlace, i);

      drom_galley_draw_row (self->galley, place->row, cr, style, style->margin_side, place->y,
                            right - style->margin_side, place->repeated ? NULL : tagger);
      drom_galley_gather (self->galley, place->row, style->margin_side, place->y, gathering);
    }
  drom_gathering_draw (gathering, cr);
  draw_foot (self, nth, cr);
  if (self->mark != NULL)
    draw_mark (self, cr, right);
}

void
drom_pages_draw_page (const DromPages *self, guint nth, cairo_t *cr)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (nth < drom_pages_get_n_pages (self));

  cairo_save (cr);
  drom_pages_draw (self, nth, cr, NULL);
  cairo_restore (cr);
}

static void
collect_lacking (GArray *result, PangoLayout *layout)
{
  const GArray *lacking = layout != NULL ? drom_layout_get_lacking (layout) : NULL;

  for (guint i = 0; lacking != NULL && i < lacking->len; i++)
    {
      const DromLackingGlyph *glyph = &g_array_index (lacking, DromLackingGlyph, i);
      DromMissingGlyph missing = { glyph->character, glyph->language };
      gboolean known = FALSE;

      for (guint k = 0; k < result->len && !known; k++)
        {
          const DromMissingGlyph *other = &g_array_index (result, DromMissingGlyph, k);

          known = other->character == missing.character && other->language == missing.language;
        }
      if (!known)
        g_array_append_val (result, missing);
    }
}

static void
collect_road_cb (gpointer layout, gpointer data)
{
  collect_lacking (data, layout);
}

GArray *
drom_pages_get_missing_glyphs (const DromPages *self)
{
  GArray *result;

  g_return_val_if_fail (self != NULL, NULL);

  result = g_array_new (FALSE, FALSE, sizeof (DromMissingGlyph));
  for (guint i = 0; i < self->galley->items->len; i++)
    {
      const DromItem *item = &g_array_index (self->galley->items, DromItem, i);

      collect_lacking (result, item->layout);
      if (item->road != NULL)
        drom_road_foreach_layout (item->road, collect_road_cb, result);
    }
  for (guint i = 0; i < self->feet->len; i++)
    collect_lacking (result, g_ptr_array_index (self->feet, i));
  return result;
}

/* A road's step is a block within its row. */
static gboolean
find_milestone (const DromPages *self, const DromPlace *place, const char *id, DromRectangle *at)
{
  const DromRow *row = drom_galley_get_row (self->galley, place->row);

  for (guint i = 0; i < row->n_items; i++)
    {
      const DromItem *item = &g_array_index (self->galley->items, DromItem, row->first_item + i);

      for (guint k = 0; item->road != NULL && k < drom_road_get_n_milestones (item->road); k++)
        if (g_str_equal (drom_road_get_milestone (item->road, k)->id, id)
            && drom_road_get_milestone_rectangle (item->road, k, at))
          {
            at->x += self->style.margin_side + item->x;
            at->y += place->y + item->y;
            return TRUE;
          }
    }
  return FALSE;
}

static const char *
get_milestone_at (const DromPages *self, const DromPlace *place, double x, double y)
{
  const DromRow *row = drom_galley_get_row (self->galley, place->row);

  for (guint i = 0; i < row->n_items; i++)
    {
      const DromItem *item = &g_array_index (self->galley->items, DromItem, row->first_item + i);
      int nth = item->road == NULL
                    ? -1
                    : drom_road_get_milestone_at (item->road, x - self->style.margin_side - item->x,
                                                  y - place->y - item->y);

      if (nth >= 0)
        return drom_road_get_milestone (item->road, (guint) nth)->id;
    }
  return NULL;
}

static void
get_rectangle (const DromPages *self, const DromPlace *place, DromRectangle *rectangle)
{
  rectangle->x = self->style.margin_side;
  rectangle->y = place->y;
  rectangle->width = self->style.page_width - 2 * self->style.margin_side;
  rectangle->height = drom_galley_get_row (self->galley, place->row)->height;
}

gboolean
drom_pages_find_block (const DromPages *self, const char *id, guint *page, DromRectangle *rectangle)
{
  g_return_val_if_fail (self != NULL && id != NULL, FALSE);

  for (guint nth = 0; nth < drom_pages_get_n_pages (self); nth++)
    {
      gboolean found = FALSE;
      DromRectangle all = { 0 };

      for (guint i = g_array_index (self->starts, guint, nth);
           i < g_array_index (self->starts, guint, nth + 1); i++)
        {
          const DromPlace *place = &g_array_index (self->places, DromPlace, i);
          DromRectangle one;

          if (find_milestone (self, place, id, &all))
            {
              found = TRUE;
              break;
            }
          if (place->repeated
              || g_strcmp0 (drom_galley_get_row (self->galley, place->row)->id, id) != 0)
            continue;
          get_rectangle (self, place, &one);
          if (found)
            all.height = one.y + one.height - all.y;
          else
            all = one;
          found = TRUE;
        }
      if (!found)
        continue;
      if (page != NULL)
        *page = nth;
      if (rectangle != NULL)
        *rectangle = all;
      return TRUE;
    }
  return FALSE;
}

const char *
drom_pages_get_block_at (const DromPages *self, guint page, double x, double y)
{
  g_return_val_if_fail (self != NULL && page < drom_pages_get_n_pages (self), NULL);

  for (guint i = g_array_index (self->starts, guint, page);
       i < g_array_index (self->starts, guint, page + 1); i++)
    {
      const DromPlace *place = &g_array_index (self->places, DromPlace, i);
      DromRectangle at;

      get_rectangle (self, place, &at);
      if (x >= at.x && x < at.x + at.width && y >= at.y && y < at.y + at.height)
        {
          const char *milestone = get_milestone_at (self, place, x, y);

          return milestone != NULL ? milestone : drom_galley_get_row (self->galley, place->row)->id;
        }
    }
  return NULL;
}

static gboolean
is_word_break (gunichar letter)
{
  return g_unichar_isspace (letter) || (g_unichar_ispunct (letter) && letter != 0x2019);
}

/* The word around @index; NULL between words. */
static char *
dup_word (const char *text, int index)
{
  const char *start = text + index;
  const char *end = start;

  while (start > text)
    {
      const char *before = g_utf8_prev_char (start);

      if (is_word_break (g_utf8_get_char (before)))
        break;
      start = before;
    }
  while (*end != '\0' && !is_word_break (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  return end > start ? g_strndup (start, (gsize) (end - start)) : NULL;
}

char *
drom_pages_dup_text_at (const DromPages *self, guint page, double x, double y, char **word)
{
  g_return_val_if_fail (self != NULL && page < drom_pages_get_n_pages (self), NULL);

  if (word != NULL)
    *word = NULL;
  for (guint i = g_array_index (self->starts, guint, page);
       i < g_array_index (self->starts, guint, page + 1); i++)
    {
      const DromPlace *place = &g_array_index (self->places, DromPlace, i);
      const DromRow *row = drom_galley_get_row (self->galley, place->row);

      for (guint k = row->first_item; k < row->first_item + row->n_items; k++)
        {
          const DromItem *item = &g_array_index (self->galley->items, DromItem, k);
          double left = self->style.margin_side + item->x;
          double top = place->y + item->y;
          int index;

          if (item->layout == NULL || x < left || y < top || x >= left + item->width
              || y >= top + item->height)
            continue;
          if (word != NULL
              && pango_layout_xy_to_index (item->layout, (int) ((x - left) * PANGO_SCALE),
                                           (int) ((y - top) * PANGO_SCALE), &index, NULL))
            *word = dup_word (pango_layout_get_text (item->layout), index);
          return g_strdup (pango_layout_get_text (item->layout));
        }
    }
  return NULL;
}
