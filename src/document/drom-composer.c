/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-document"

#include "config.h"

#include "document/drom-composer-private.h"

#include "document/drom-paper-parts-private.h"

#include <math.h>

/* A letter's mean width and a line's height relative to the size of type; Cantarell's. */
#define MEAN_LETTER 0.5
#define FONT_HEIGHT 1.25
/* Between two languages one below the other, relative to the size of type. */
#define STACKED_GAP 0.4

static gboolean
is_same (DromPaperText text)
{
  return text.text[0] == NULL || text.text[1] == NULL
         || g_strcmp0 (text.text[0], text.text[1]) == 0;
}

static gboolean
is_borrowed (const DromComposer *self, DromPaperText text, guint nth)
{
  return text.language[nth] != NULL
         && !g_str_equal (text.language[nth], self->document->languages[nth]);
}

/* Which of two equal texts to print: the one that stands in its language. */
static guint
choose_nth (const DromComposer *self, DromPaperText text)
{
  if (text.text[0] == NULL)
    return 1;
  return text.text[1] != NULL && is_borrowed (self, text, 0) && !is_borrowed (self, text, 1) ? 1
                                                                                             : 0;
}

static DromSpan
make_span (const DromComposer *self, DromPaperText text, guint nth, const DromSetting *setting)
{
  DromSpan span = { .text = text.text[nth], .language = text.language[nth] };

  span.color = drom_composer_get_color (self, nth, setting);
  span.bold = setting->bold;
  span.strike = setting->strike;
  return span;
}

static void
compose_space (DromComposer *self, const DromBlock *block)
{
  drom_composer_begin_row (self, block, block->points);
  drom_composer_end_row (self, 0);
}

static void
compose_block (DromComposer *self, const DromBlock *block)
{
  static void (*const compose[]) (DromComposer *, const DromBlock *) = {
    [DROM_BLOCK_TITLE] = drom_compose_title,
    [DROM_BLOCK_HEADING] = drom_compose_heading,
    [DROM_BLOCK_PARAGRAPH] = drom_compose_paragraph,
    [DROM_BLOCK_VOICE] = drom_compose_voice,
    [DROM_BLOCK_LABELLED] = drom_compose_labelled,
    [DROM_BLOCK_KEY_VALUES] = drom_compose_key_values,
    [DROM_BLOCK_TABLE] = drom_compose_table,
    [DROM_BLOCK_TABLE_ROW] = drom_compose_table_row,
    [DROM_BLOCK_STEPS] = drom_compose_steps,
    [DROM_BLOCK_STEP] = drom_compose_step,
    [DROM_BLOCK_BAND] = drom_compose_band,
    [DROM_BLOCK_SIGNATURES] = drom_compose_signatures,
    [DROM_BLOCK_FORM_LINES] = drom_compose_form_lines,
    [DROM_BLOCK_CHECKS] = drom_compose_checks,
    [DROM_BLOCK_CHOICES] = drom_compose_choices,
    [DROM_BLOCK_RATINGS] = drom_compose_ratings,
    [DROM_BLOCK_CODE] = drom_compose_code,
    [DROM_BLOCK_ROAD] = drom_compose_road,
    [DROM_BLOCK_SPACE] = compose_space,
  };

  if (block->kind == DROM_BLOCK_PAGE_BREAK)
    self->break_next = TRUE;
  else
    compose[block->kind](self, block);
}

DromGalley *
drom_compose (const DromDocument *document, const DromPaperStyle *style, DromTypesetter *typesetter)
{
  DromComposer self = { .document = document, .style = style, .typesetter = typesetter };

  self.galley = drom_galley_new ();
  self.n_languages = document->n_languages;
  self.width = style->page_width - 2 * style->margin_side;
  self.column = self.width - style->gutter;
  if (self.n_languages > 1)
    {
      double half = (self.column - style->column_gap) / 2;

      self.stacked = half < style->narrowest * MEAN_LETTER * style->text;
      if (!self.stacked)
        self.column = half;
    }
  for (guint i = 0; i < self.n_languages; i++)
    self.x[i] = style->gutter + (self.stacked ? 0 : i * (self.column + style->column_gap));
  self.first_head = -1;
  for (guint i = 0; i < document->blocks->len; i++)
    {
      self.next_block = i + 1;
      compose_block (&self, g_ptr_array_index (document->blocks, i));
    }
  return self.galley;
}

DromColor
drom_composer_get_color (const DromComposer *self, guint nth, const DromSetting *setting)
{
  if (setting->muted)
    return self->style->muted;
  return nth == 0 ? self->style->ink : self->style->second;
}

DromColor
drom_composer_get_ink (const DromComposer *self, const DromSetting *setting)
{
  return drom_composer_get_color (self, 0, setting);
}

const char *
drom_composer_get_borrowed (const DromComposer *self, DromPaperText text, guint nth)
{
  return drom_paper_get_borrowed_word (self->document->languages[nth], text.language[nth]);
}

PangoLayout *
drom_composer_set (const DromComposer *self,
                   const DromSpan *spans,
                   guint n_spans,
                   const DromSetting *setting)
{
  return drom_typesetter_set_within (self->typesetter, spans, n_spans, setting->size,
                                     setting->width, self->style->line, self->style->longest);
}

PangoLayout *
drom_composer_set_nth (DromComposer *self,
                       DromPaperText text,
                       guint nth,
                       const char *label,
                       const DromSetting *setting)
{
  DromSpan spans[5];
  guint n = 0;
  g_autoptr (GString) borrowed = NULL;

  /* What is neutral stands once, in the first column. */
  if (nth > 0 && text.language[nth] == NULL && is_same (text))
    text.text[nth] = NULL;
  if (text.text[nth] == NULL && label == NULL)
    return NULL;
  if (label != NULL)
    {
      spans[n] =
          (DromSpan){ .text = label, .language = self->document->languages[nth], .bold = TRUE };
      spans[n++].color = drom_composer_get_color (self, nth, setting);
      if (text.text[nth] != NULL)
        {
          spans[n] = spans[0];
          spans[n++].text = "  ";
        }
    }
  if (text.text[nth] != NULL)
    {
      spans[n++] = make_span (self, text, nth, setting);
      if (drom_composer_get_borrowed (self, text, nth) != NULL)
        {
          spans[n] = (DromSpan){ .text = " ", .color = self->style->muted };
          n++;
          /* One word, which is not broken at a line's end. */
          borrowed = g_string_new (drom_composer_get_borrowed (self, text, nth));
          g_string_replace (borrowed, " ", "\302\240", 0);
          spans[n] =
              (DromSpan){ .text = borrowed->str, .language = self->document->languages[nth] };
          spans[n].color = self->style->muted;
          spans[n++].small = DROM_SMALL * setting->size >= self->style->least;
        }
    }
  return drom_composer_set (self, spans, n, setting);
}

PangoLayout *
drom_composer_set_joined (DromComposer *self, DromPaperText text, const DromSetting *setting)
{
  DromSpan spans[3];

  if (drom_paper_text_is_empty (text))
    return NULL;
  if (self->n_languages == 1 || is_same (text))
    return drom_composer_set_nth (self, text, choose_nth (self, text), NULL, setting);
  spans[0] = make_span (self, text, 0, setting);
  spans[1] = (DromSpan){ .text = " · ", .color = self->style->muted };
  spans[2] = make_span (self, text, 1, setting);
  return drom_composer_set (self, spans, 3, setting);
}

double
drom_composer_add_stacked (DromComposer *self,
                           const char *tag,
                           guint cell,
                           DromPaperText text,
                           const DromSetting *setting,
                           double x,
                           double y)
{
  double start = y;
  guint first = 0, last = self->n_languages;

  if (drom_paper_text_is_empty (text))
    return 0;
  if (is_same (text))
    {
      first = choose_nth (self, text);
      last = first + 1;
    }
  for (guint i = first; i < last; i++)
    {
      PangoLayout *layout = drom_composer_set_nth (self, text, i, NULL, setting);

      if (layout != NULL)
        y += drom_galley_add_text (self->galley, tag, cell, layout, x, y,
                                   drom_composer_get_color (self, i, setting));
    }
  return y - start;
}

double
drom_composer_add_columns (DromComposer *self,
                           const char *tag,
                           guint cell,
                           DromPaperText text,
                           const DromSetting *setting,
                           double y)
{
  double height = 0;

  for (guint i = 0; i < self->n_languages; i++)
    {
      PangoLayout *layout = drom_composer_set_nth (self, text, i, NULL, setting);
      double top = drom_composer_begin_nth (self, i, 0, height);

      if (layout == NULL)
        continue;
      height =
          fmax (height, top
                            + drom_galley_add_text (self->galley, tag, cell == 0 ? 0 : cell + i,
                                                    layout, self->x[i], y + top,
                                                    drom_composer_get_color (self, i, setting)));
    }
  return height;
}

double
drom_composer_begin_nth (const DromComposer *self, guint nth, double top, double bottom)
{
  return nth > 0 && self->stacked && bottom > top
             ? bottom + drom_composer_get_leading (self) + STACKED_GAP * self->style->text
             : top;
}

void
drom_composer_add_rule (
    DromComposer *self, double x, double y, double width, double thick, DromColor color)
{
  drom_galley_add_item (self->galley, DROM_ITEM_FILL, x, y, width, thick)->color = color;
}

DromRow *
drom_composer_begin_row (DromComposer *self, const DromBlock *block, double gap)
{
  DromRow *row = drom_galley_begin_row (self->galley, block->id);

  row->gap = gap;
  row->break_before = self->break_next;
  self->break_next = FALSE;
  return row;
}

void
drom_composer_end_row (DromComposer *self, double height)
{
  drom_galley_get_row (self->galley, self->galley->rows->len - 1)->height = height;
}

double
drom_composer_get_leading (const DromComposer *self)
{
  return self->style->reflow ? (self->style->line - 1) * FONT_HEIGHT * self->style->text : 0;
}

gboolean
drom_composer_is_next (const DromComposer *self, DromBlockKind kind)
{
  const GPtrArray *blocks = self->document->blocks;

  return self->next_block < blocks->len
         && ((const DromBlock *) g_ptr_array_index (blocks, self->next_block))->kind == kind;
}

double
drom_composer_get_measure (const DromComposer *self, double size, double width)
{
  return MIN (width, self->style->measure * MEAN_LETTER * size);
}
