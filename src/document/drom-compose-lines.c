/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-document"

#include "config.h"

#include "document/drom-composer-private.h"

#include <math.h>

/* Styles that reflow: large type has no room for tables and for things side by side, and
 * who reads little follows one line after the other. */

#define PAIR_GAP       12.0
#define PAIR_LINE_GAP  0.3  /* between pairs; of the type's size */
#define KEYS_SHARE     0.5  /* of the width, at most */
#define BOX_X          0.2  /* of an icon's size */
#define SIGNATURE_ROOM 1.25 /* of a line to write on */
#define DATE_SHARE     0.32 /* of the width */
#define DATE_GAP       24.0

/* How wide the keys are at most, with the gap after them. */
static double
measure_keys (DromComposer *self,
              const DromPaperText *keys,
              guint n_keys,
              guint step,
              const DromSetting *setting)
{
  DromSetting on_one_line = *setting;
  double widest = 0;

  on_one_line.width = -1;
  for (guint i = 0; i < n_keys; i += step)
    {
      PangoLayout *layout = drom_composer_set_joined (self, keys[i], &on_one_line);
      double width;

      if (layout == NULL)
        continue;
      drom_layout_get_size (layout, &width, NULL);
      widest = MAX (widest, width + 1);
    }
  return MIN (widest, KEYS_SHARE * self->width) + PAIR_GAP;
}

/* How far below the top of @layout a smaller text begins that stands on the same line. */
static double
get_drop (PangoLayout *layout, PangoLayout *smaller)
{
  return (double) (pango_layout_get_baseline (layout) - pango_layout_get_baseline (smaller))
         / PANGO_SCALE;
}

/* A word and a line to write on. Returns their height. */
static double
add_asked (DromComposer *self,
           guint cell,
           DromPaperText key,
           const DromSetting *setting,
           double x,
           double indent,
           double y)
{
  PangoLayout *layout = drom_composer_set_joined (self, key, setting);
  double height = self->style->write_height, key_height = 0;

  if (layout != NULL)
    {
      drom_layout_get_size (layout, NULL, &key_height);
      height = MAX (height, key_height);
      drom_galley_add_text (self->galley, "P", cell, layout, x, y + height - key_height,
                            self->style->muted);
    }
  drom_composer_add_rule (self, x + indent, y + height - 0.25 * setting->size,
                          self->width - x - indent, 0.8, self->style->muted);
  return height;
}

void
drom_compose_title_in_lines (DromComposer *self, const DromBlock *block)
{
  const DromPaperStyle *style = self->style;
  DromSetting title = { .size = style->title, .width = self->width };
  DromSetting key = { .size = style->meta, .muted = TRUE };
  DromSetting value = { .size = style->text, .bold = TRUE };
  DromSpan spans[3];
  guint n = drom_composer_get_title_spans (self, block, spans);
  double height, indent;
  PangoLayout *layout;

  drom_composer_begin_row (self, block, 0)->keep = TRUE;
  layout = drom_composer_set (self, spans, n, &title);
  if (n > 1 && pango_layout_get_line_count (layout) > 1)
    {
      spans[1].text = "\n";
      layout = drom_composer_set (self, spans, n, &title);
    }
  height = drom_galley_add_text (self->galley, "H1", 0, layout, 0, -6, style->ink) - 6;
  key.width = self->width;
  layout = drom_composer_set_joined (self, block->remark, &key);
  if (layout != NULL)
    height += 4 + drom_galley_add_text (self->galley, "P", 0, layout, 0, height + 4, style->muted);
  height += 0.5 * style->text;
  indent = measure_keys (self, block->texts, block->n_texts, 2, &key);
  key.width = indent - PAIR_GAP;
  value.width = self->width - indent;
  for (guint i = 0; i + 1 < block->n_texts; i += 2)
    {
      double key_height;
      PangoLayout *shown;

      if (drom_paper_text_is_empty (block->texts[i + 1]))
        {
          height += add_asked (self, 0, block->texts[i], &key, 0, indent, height);
          continue;
        }
      layout = drom_composer_set_joined (self, block->texts[i], &key);
      shown = drom_composer_set_nth (self, block->texts[i + 1], 0, NULL, &value);
      key_height = drom_galley_add_text (self->galley, "P", 0, layout, 0,
                                         height + (shown != NULL ? get_drop (shown, layout) : 0),
                                         style->muted);
      height += fmax (key_height, drom_composer_add_stacked (self, "P", 0, block->texts[i + 1],
                                                             &value, indent, height));
      height += PAIR_LINE_GAP * style->text;
    }
  height += 0.6 * style->text;
  drom_composer_add_rule (self, 0, height, self->width, 2, style->accent);
  drom_composer_end_row (self, height + 2);
}

/* Who, when and where in one language, each with its word. Returns their height. */
static double
add_parts (
    DromComposer *self, const DromBlock *block, guint nth, gboolean muted, gboolean ask, double y)
{
  const DromPaperText *keys = self->steps->texts + 1;
  DromSetting key = { .size = self->style->meta, .width = -1, .muted = TRUE };
  DromSetting value = { .size = self->style->text, .muted = muted };
  double start = y, x = self->x[nth], indent = 0;

  for (guint i = 0; i + 1 < self->steps->n_texts; i++)
    {
      PangoLayout *layout = drom_composer_set_nth (self, keys[i], nth, NULL, &key);
      double width;

      if (layout == NULL)
        continue;
      drom_layout_get_size (layout, &width, NULL);
      indent = MAX (indent, width + 1 + PAIR_GAP);
    }
  key.width = indent - PAIR_GAP;
  value.width = self->column - indent;
  for (guint i = 0; i + 1 < self->steps->n_texts; i++)
    {
      PangoLayout *layout = drom_composer_set_nth (self, block->texts[i], nth, NULL, &value);
      PangoLayout *word = drom_composer_set_nth (self, keys[i], nth, NULL, &key);
      double height;

      if (layout == NULL && ask)
        y += add_asked (self, 1, keys[i], &key, x, indent, y);
      if (layout == NULL || word == NULL)
        continue;
      y += drom_composer_get_leading (self);
      height = drom_galley_add_text (self->galley, "P", 1, word, x, y + get_drop (layout, word),
                                     self->style->muted);
      y += fmax (height, drom_galley_add_text (self->galley, "P", 1, layout, x + indent, y,
                                               drom_composer_get_color (self, nth, &value)));
    }
  return y - start;
}

/* What is not said yet, to be written by hand: once, whatever the languages. Of a form that is
 * the step itself, too. */
static double
add_asked_parts (DromComposer *self, const DromBlock *block, double y)
{
  guint first = drom_paper_text_is_empty (block->text) ? 0 : 1;
  const DromPaperText *keys = self->steps->texts;
  DromSetting key = { .size = self->style->meta, .muted = TRUE };
  double start = y,
         indent = measure_keys (self, keys + first, self->steps->n_texts - first, 1, &key);

  key.width = indent - PAIR_GAP;
  for (guint i = first; i < self->steps->n_texts; i++)
    if (i == 0 || drom_paper_text_is_empty (block->texts[i - 1]))
      y += add_asked (self, 1, keys[i], &key, self->style->gutter, indent, y);
  return y - start;
}

void
drom_compose_step_in_lines (DromComposer *self, const DromBlock *block)
{
  const DromPaperStyle *style = self->style;
  DromSetting what = { .size = style->text, .width = self->column, .bold = TRUE };
  DromSetting remark = { .size = style->meta, .width = self->column, .muted = TRUE };
  double pad = style->row_padding, line = style->write_height, height = pad;
  gboolean form = drom_paper_text_is_empty (block->text);
  gboolean ask = form || (self->steps->n_lines > 0 && block->mark <= DROM_MARK_ONGOING);
  guint first = self->galley->items->len;
  DromItem *box;
  DromRow *row;

  what.muted = block->mark == DROM_MARK_DONE || block->mark == DROM_MARK_DROPPED;
  row = drom_composer_begin_row (self, block, 0);
  row->group = self->group;
  row->group_tag = "L";
  row->row_tag = "LI";
  row->pad = pad;
  row->first_head = self->n_heads > 0 ? self->first_head : -1;
  row->n_heads = self->n_heads;
  row->keep = form && drom_composer_is_next (self, DROM_BLOCK_STEP);

  for (guint i = 0; i < self->n_languages && !form; i++)
    {
      double y = drom_composer_begin_nth (self, i, pad, height);
      PangoLayout *layout = drom_composer_set_nth (self, block->text, i, NULL, &what);

      if (layout != NULL)
        y += drom_galley_add_text (self->galley, "P", 1, layout, self->x[i], y,
                                   drom_composer_get_color (self, i, &what));
      y += add_parts (self, block, i, what.muted, ask && self->n_languages == 1, y);
      layout = drom_composer_set_nth (self, block->remark, i, NULL, &remark);
      if (layout != NULL)
        y += drom_composer_get_leading (self)
             + drom_galley_add_text (self->galley, "P", 1, layout, self->x[i],
                                     y + drom_composer_get_leading (self), style->muted);
      height = MAX (height, y);
    }
  if (!form)
    {
      PangoLayout *layout = g_array_index (self->galley->items, DromItem, first).layout;

      drom_layout_get_size (layout, NULL, &line);
      line /= pango_layout_get_line_count (layout);
    }
  if (form || (ask && self->n_languages > 1))
    height += add_asked_parts (self, block, height);
  height += pad;

  box = drom_galley_add_item (self->galley, DROM_ITEM_BOX, BOX_X * style->icon,
                              form ? pad + line - style->box - 0.25 * style->text
                                   : pad + (line - style->box) / 2,
                              style->box, style->box);
  box->detail = block->mark;
  box->color = block->mark == DROM_MARK_DROPPED ? style->muted : style->accent;
  if (drom_composer_is_next (self, DROM_BLOCK_STEP))
    drom_composer_add_rule (self, style->gutter, height - 0.6, self->width - style->gutter, 0.6,
                            style->rule);
  drom_composer_end_row (self, height);
}

/* One below the other: a line for the name, a shorter one for the day. */
void
drom_compose_signatures_in_lines (DromComposer *self, const DromBlock *block)
{
  const DromPaperStyle *style = self->style;
  double date_x = (1 - DATE_SHARE) * self->width, room = SIGNATURE_ROOM * style->write_height;

  for (guint i = 0; i < block->n_texts; i++)
    {
      const double xs[] = { 0, date_x };
      const double widths[] = { date_x - DATE_GAP, DATE_SHARE * self->width };
      const DromPaperText texts[] = { block->texts[i], block->remark };
      double height = 0;

      drom_composer_begin_row (self, block, i == 0 ? style->gap_paragraph : 0)->keep =
          i + 1 < block->n_texts;
      for (guint k = 0; k < 2; k++)
        {
          DromSetting setting = {
            .size = style->meta, .width = widths[k], .bold = k == 0, .muted = k == 1
          };
          PangoLayout *layout = drom_composer_set_joined (self, texts[k], &setting);
          double y = room + 4;

          drom_composer_add_rule (self, xs[k], room, widths[k], 0.8, style->ink);
          if (layout != NULL)
            y += drom_galley_add_text (self->galley, "P", 0, layout, xs[k], y,
                                       drom_composer_get_ink (self, &setting));
          height = MAX (height, y);
        }
      drom_composer_end_row (self, height);
    }
}
