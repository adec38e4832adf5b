/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-document"

#include "config.h"

#include "document/drom-composer-private.h"

#include <math.h>

/* The head's key-value pairs take at most this share of the width. */
#define PAIRS_SHARE 0.5
#define PAIR_GAP    10.0
#define LINE_WIDTH  140.0 /* to write a name on */
/* Icons, relative to a goal's. */
#define SECTION_ICON 0.8
#define SMALL_ICON   0.7
#define VOICE_ICON   0.6
/* What is lower than this, relative to the type, stands on one page with its other language. */
#define SHORT_TEXT 10
/* Of a line's height. */
#define BULLET_MIDDLE 0.56

/* Two languages that stand one below the other are rows of their own, so that each may be
 * split between its lines: begins the next one's below the row that @height is of. */
static void
begin_below (DromComposer *self, const DromBlock *block, double *height, double pad)
{
  const DromRow above = *drom_galley_get_row (self->galley, self->galley->rows->len - 1);
  DromRow *row;

  if (!self->stacked || *height == 0)
    return;
  if (*height < SHORT_TEXT * self->style->text)
    drom_galley_get_row (self->galley, self->galley->rows->len - 1)->keep = TRUE;
  drom_composer_end_row (self, *height + (pad > 0 ? 0.4 * pad : 0.3 * self->style->text));
  row = drom_composer_begin_row (self, block, 0);
  row->back = above.back;
  row->split = above.split;
  row->pad = above.pad;
  *height = 0;
}

/* Beside the middle of the small letters of the first line. */
static double
get_bullet_top (PangoLayout *layout, double size)
{
  double height;

  drom_layout_get_size (layout, NULL, &height);
  return height / pango_layout_get_line_count (layout) * BULLET_MIDDLE - size / 2;
}

static double
add_line_to_write (DromComposer *self, double x, double y, double width)
{
  y += self->style->write_height;
  drom_composer_add_rule (self, x, y - 0.5, width, 0.5, self->style->muted);
  return self->style->write_height;
}

typedef struct
{
  double left, key, value; /* where the pairs begin; widths of both columns */
} PairColumns;

static PairColumns
measure_pairs (DromComposer *self, const DromBlock *block)
{
  DromSetting key = { .size = self->style->meta, .width = -1, .muted = TRUE };
  DromSetting value = { .size = self->style->meta, .width = -1, .bold = TRUE };
  double width, most = PAIRS_SHARE * self->width;
  PairColumns columns = { 0 };
  PangoLayout *layout;

  for (guint i = 0; i + 1 < block->n_texts; i += 2)
    {
      layout = drom_composer_set_joined (self, block->texts[i], &key);
      drom_layout_get_size (layout, &width, NULL);
      columns.key = MAX (columns.key, width);
      if (drom_paper_text_is_empty (block->texts[i + 1]))
        columns.value = MAX (columns.value, LINE_WIDTH);
      for (guint k = 0; k < self->n_languages; k++)
        {
          layout = drom_composer_set_nth (self, block->texts[i + 1], k, NULL, &value);
          if (layout == NULL)
            continue;
          drom_layout_get_size (layout, &width, NULL);
          columns.value = MAX (columns.value, width);
        }
    }
  /* Rounded up, so that what was measured on one line stays on it. */
  columns.key = MIN (columns.key + 1, 0.56 * most);
  columns.value = MIN (columns.value + 1, most - columns.key - PAIR_GAP);
  columns.left = self->width - columns.key - PAIR_GAP - columns.value;
  return columns;
}

/* Returns their height. */
static double
add_pairs (DromComposer *self, const DromBlock *block, const PairColumns *columns)
{
  DromSetting key = { .size = self->style->meta, .width = columns->key, .muted = TRUE };
  DromSetting value = { .size = self->style->meta, .width = columns->value, .bold = TRUE };
  double x = columns->left + columns->key + PAIR_GAP, y = 0, height, key_height;

  for (guint i = 0; i + 1 < block->n_texts; i += 2)
    {
      PangoLayout *layout = drom_composer_set_joined (self, block->texts[i], &key);
      double key_y = y;

      drom_layout_get_size (layout, NULL, &key_height);
      height = key_height;
      if (drom_paper_text_is_empty (block->texts[i + 1]))
        {
          height = MAX (self->style->write_height - 4, key_height);
          key_y += height - 3 - key_height;
          drom_composer_add_rule (self, x, y + height - 3.5, columns->value, 0.5,
                                  self->style->muted);
        }
      drom_galley_add_text (self->galley, "P", 0, layout, columns->left, key_y, self->style->muted);
      height = fmax (height,
                     drom_composer_add_stacked (self, "P", 0, block->texts[i + 1], &value, x, y));
      y += height + 3.5;
    }
  return y > 0 ? y - 3.5 : 0;
}

guint
drom_composer_get_title_spans (const DromComposer *self, const DromBlock *block, DromSpan spans[3])
{
  const DromPaperStyle *style = self->style;
  guint n = 0;

  for (guint i = 0; i < self->n_languages; i++)
    {
      if (block->text.text[i] == NULL
          || (n > 0 && g_str_equal (spans[0].text, block->text.text[i])))
        continue;
      if (n > 0)
        {
          spans[n] = (DromSpan){ .text = " · ", .color = style->accent };
          n++;
        }
      spans[n] = (DromSpan){ .text = block->text.text[i], .language = block->text.language[i] };
      spans[n].color = n == 0 ? style->ink : style->accent;
      spans[n].bold = n == 0;
      n++;
    }
  return n;
}

void
drom_compose_title (DromComposer *self, const DromBlock *block)
{
  const DromPaperStyle *style = self->style;
  DromSetting setting = { .size = style->meta + 0.5 };
  DromSpan spans[3];
  PangoLayout *layout;
  PairColumns columns = { 0 };
  double width = self->width, height;
  guint n = 0;
  DromRow *row;

  if (style->reflow)
    {
      drom_compose_title_in_lines (self, block);
      return;
    }
  row = drom_composer_begin_row (self, block, 0);
  row->keep = TRUE;

  n = drom_composer_get_title_spans (self, block, spans);

  /* Measured first, but added after the title, which is read first. */
  if (block->n_texts > 0)
    {
      columns = measure_pairs (self, block);
      width = columns.left - 24;
    }
  layout = drom_typesetter_set (self->typesetter, spans, n, style->title, width, style->line);
  if (n > 1 && pango_layout_get_line_count (layout) > 1)
    {
      /* Each language on a line of its own. */
      spans[1].text = "\n";
      layout = drom_typesetter_set (self->typesetter, spans, n, style->title, width, style->line);
    }
  height = drom_galley_add_text (self->galley, "H1", 0, layout, 0, -4, style->ink) - 4;
  setting.width = width;
  setting.muted = TRUE;
  layout = drom_composer_set_joined (self, block->remark, &setting);
  if (layout != NULL)
    height += 1 + drom_galley_add_text (self->galley, "P", 0, layout, 0, height + 1, style->muted);
  height = fmax (height, add_pairs (self, block, &columns)) + 8;
  drom_composer_add_rule (self, 0, height, self->width, 1.6, style->accent);
  drom_composer_end_row (self, height + 1.6);
}

void
drom_compose_heading (DromComposer *self, const DromBlock *block)
{
  const DromPaperStyle *style = self->style;
  DromSetting setting = { .size = style->heading, .width = self->column, .bold = TRUE };
  double gap = style->gap_heading, icon_size = style->icon, height = 0, line_height, y;
  gboolean goal = block->level == DROM_HEADING_GOAL;
  guint first = self->galley->items->len;
  PangoLayout *probe;

  if (block->level == DROM_HEADING_SECTION)
    {
      setting.size = style->section;
      gap = style->gap_section;
      icon_size = SECTION_ICON * style->icon;
    }
  else if (block->level == DROM_HEADING_SMALL)
    {
      setting.size = style->text;
      gap = style->gap_block;
      icon_size = SMALL_ICON * style->icon;
    }
  /* What is struck out is harder to read. */
  setting.strike = block->mark == DROM_MARK_DROPPED && !style->reflow;
  setting.muted = block->mark == DROM_MARK_DROPPED;

  drom_composer_begin_row (self, block, gap)->keep = TRUE;
  for (guint i = 0; i < self->n_languages; i++)
    {
      PangoLayout *layout = drom_composer_set_nth (self, block->text, i, NULL, &setting);
      const char *tag = block->level == DROM_HEADING_SECTION ? "H2" : "H3";

      if (layout == NULL)
        continue;
      y = drom_composer_begin_nth (self, i, 0, height);
      y += drom_galley_add_text (self->galley, tag, 0, layout, self->x[i], y,
                                 drom_composer_get_color (self, i, &setting));
      if (block->remark.text[i] != NULL)
        {
          DromSetting small = { .size = style->label, .width = self->column, .bold = TRUE };

          layout = drom_composer_set_nth (self, block->remark, i, NULL, &small);
          y += drom_composer_get_leading (self) / 2;
          y += drom_galley_add_text (self->galley, "P", 0, layout, self->x[i], y, style->accent);
        }
      height = MAX (height, y);
    }
  if (height == 0)
    {
      /* A goal to be written by hand. */
      DromSetting small = { .size = style->meta,
                            .width = self->width - style->gutter,
                            .bold = TRUE };
      PangoLayout *layout = drom_composer_set_joined (self, block->remark, &small);

      if (layout != NULL)
        height = drom_galley_add_text (self->galley, "H3", 0, layout, style->gutter, 0, style->ink);
      height +=
          add_line_to_write (self, style->gutter, height - 4, self->width - style->gutter) - 4;
      line_height = height;
      goal = FALSE;
      self->goal = block;
    }
  else
    {
      probe = g_array_index (self->galley->items, DromItem, first).layout;
      drom_layout_get_size (probe, NULL, &line_height);
      line_height /= pango_layout_get_line_count (probe);
    }
  if (block->icon != DROM_ICON_NONE)
    {
      /* Beside the first line; a small text makes room for its icon. */
      double shift = MAX (0, (icon_size - line_height) / 2);
      DromItem *item;

      for (guint i = first; i < self->galley->items->len; i++)
        g_array_index (self->galley->items, DromItem, i).y += shift;
      height += shift;
      item = drom_galley_add_item (self->galley, DROM_ITEM_ICON, 0,
                                   shift + (line_height - icon_size) / 2, icon_size, icon_size);
      item->detail = block->icon;
      item->color = setting.muted ? style->muted : drom_icon_get_color (block->icon);
    }
  if (goal)
    {
      height += 5;
      drom_composer_add_rule (self, 0, height, self->width, 0.8, style->rule);
      height += 0.8;
      self->goal = block;
    }
  if (block->level == DROM_HEADING_SECTION)
    height += 2;
  drom_composer_end_row (self, height);
}

void
drom_compose_paragraph (DromComposer *self, const DromBlock *block)
{
  const DromPaperStyle *style = self->style;
  DromSetting setting = { .size = style->text };
  double indent = block->level == DROM_PARAGRAPH_BULLET ? 1.1 * style->text : 0, height = 0,
         gap = style->gap_paragraph;
  guint first = self->galley->items->len;

  if (block->level == DROM_PARAGRAPH_LEAD)
    {
      setting.size = style->heading;
      gap = style->gap_block;
    }
  if (block->level == DROM_PARAGRAPH_SMALL)
    {
      setting.size = style->meta;
      setting.muted = TRUE;
    }
  if (block->level == DROM_PARAGRAPH_BULLET)
    gap = style->gap_paragraph / 2;
  setting.width = drom_composer_get_measure (self, setting.size, self->column) - indent;

  drom_composer_begin_row (self, block, gap)->split = TRUE;
  for (guint i = 0; i < self->n_languages; i++)
    {
      PangoLayout *layout = drom_composer_set_nth (self, block->text, i, NULL, &setting);
      DromColor color = drom_composer_get_color (self, i, &setting);

      if (layout == NULL)
        continue;
      begin_below (self, block, &height, 0);
      /* Two languages one below the other are one item. */
      if (indent > 0 && (i == 0 || !self->stacked || self->galley->items->len == first))
        {
          double size = 0.36 * setting.size;
          DromItem *bullet = drom_galley_add_item (self->galley, DROM_ITEM_DISC, self->x[i] + 1,
                                                   get_bullet_top (layout, size), size, size);

          bullet->detail = TRUE;
          bullet->color = color;
        }
      height = fmax (height, drom_galley_add_text (self->galley, "P", 0, layout,
                                                   self->x[i] + indent, 0, color));
    }
  drom_composer_end_row (self, height);
}

void
drom_compose_voice (DromComposer *self, const DromBlock *block)
{
  static const struct
  {
    DromRowBack back;
    DromIcon icon;
  } looks[] = {
    [DROM_VOICE_OWN] = { DROM_ROW_OWN, DROM_ICON_QUOTE },
    [DROM_VOICE_STAFF] = { DROM_ROW_STAFF, DROM_ICON_PEN },
    [DROM_VOICE_AGREED] = { DROM_ROW_AGREED, DROM_ICON_AGREED },
  };
  const DromPaperStyle *style = self->style;
  DromSetting label = { .size = style->label, .bold = TRUE };
  DromSetting setting = { .size = block->level == DROM_VOICE_OWN ? style->voice : style->text };
  double pad = block->level == DROM_VOICE_STAFF ? style->box_padding / 2 : style->box_padding;
  double inset = block->level == DROM_VOICE_STAFF ? 0 : style->box_padding, y, height = 0;
  double size = VOICE_ICON * style->icon;
  DromItem *icon;
  DromRow *row;

  row = drom_composer_begin_row (self, block, style->gap_block);
  row->back = looks[block->level].back;
  row->split = TRUE;
  row->pad = pad;
  icon = drom_galley_add_item (self->galley, DROM_ITEM_ICON, (style->gutter - size) / 2 + 2,
                               pad + 0.05 * style->icon, size, size);
  icon->detail = looks[block->level].icon;
  icon->color = drom_icon_get_color (looks[block->level].icon);
  for (guint i = 0; i < self->n_languages; i++)
    {
      double width = self->column - (self->stacked || i + 1 == self->n_languages ? inset : 0);
      PangoLayout *layout;

      if (drom_composer_set_nth (self, block->label, i, NULL, &label) == NULL
          && drom_composer_set_nth (self, block->text, i, NULL, &setting) == NULL)
        continue;
      begin_below (self, block, &height, pad);
      y = pad;
      label.width = width;
      setting.width = drom_composer_get_measure (self, setting.size, width);
      layout = drom_composer_set_nth (self, block->label, i, NULL, &label);
      if (layout != NULL)
        y += 2
             + drom_galley_add_text (self->galley, "P", 0, layout, self->x[i], y,
                                     block->level == DROM_VOICE_OWN ? style->own_label
                                                                    : style->muted);
      layout = drom_composer_set_nth (self, block->text, i, NULL, &setting);
      if (layout != NULL)
        y += drom_galley_add_text (self->galley, "P", 0, layout, self->x[i], y,
                                   drom_composer_get_color (self, i, &setting));
      height = MAX (height, y);
    }
  if (drom_paper_text_is_empty (block->text))
    for (guint i = 0; i < block->n_lines; i++)
      height +=
          add_line_to_write (self, style->gutter, height, self->width - style->gutter - inset);
  drom_composer_end_row (self, height + pad);
}

void
drom_compose_labelled (DromComposer *self, const DromBlock *block)
{
  DromSetting setting = { .size = self->style->meta + 0.5 };
  double height = 0;

  drom_composer_begin_row (self, block, self->style->gap_block)->split = TRUE;
  setting.width = drom_composer_get_measure (self, setting.size, self->column);
  for (guint i = 0; i < self->n_languages; i++)
    {
      PangoLayout *layout =
          drom_composer_set_nth (self, block->text, i, block->label.text[i], &setting);

      begin_below (self, block, &height, 0);
      height = fmax (height, drom_galley_add_text (self->galley, "P", 0, layout, self->x[i], 0,
                                                   drom_composer_get_color (self, i, &setting)));
    }
  if (drom_paper_text_is_empty (block->text))
    height += add_line_to_write (self, self->style->gutter, height - 4,
                                 self->width - self->style->gutter);
  drom_composer_end_row (self, height);
}

void
drom_compose_band (DromComposer *self, const DromBlock *block)
{
  const DromPaperStyle *style = self->style;
  DromSetting label = { .size = style->meta + 0.5, .bold = TRUE };
  DromSetting setting = { .size = style->band, .bold = TRUE };
  DromSetting remark = { .size = style->text };
  double pad = style->box_padding, y, height = 0;
  DromItem *icon;
  DromRow *row;

  row = drom_composer_begin_row (self, block, style->gap_block + 4);
  row->back = DROM_ROW_BAND;
  row->pad = pad;
  for (guint i = 0; i < self->n_languages; i++)
    {
      double width = self->column - (self->stacked || i + 1 == self->n_languages ? pad : 0);
      PangoLayout *layout;

      label.width = setting.width = remark.width = width;
      y = drom_composer_begin_nth (self, i, pad, height);
      layout = drom_composer_set_nth (self, block->label, i, NULL, &label);
      if (layout != NULL)
        y += drom_galley_add_text (self->galley, "P", 0, layout, self->x[i], y,
                                   i == 0 ? style->accent : style->second);
      layout = drom_composer_set_nth (self, block->text, i, NULL, &setting);
      if (layout != NULL)
        y += drom_composer_get_leading (self);
      if (layout != NULL)
        y += drom_galley_add_text (self->galley, "P", 0, layout, self->x[i], y,
                                   drom_composer_get_color (self, i, &setting));
      layout = drom_composer_set_nth (self, block->remark, i, NULL, &remark);
      if (layout != NULL)
        y += drom_composer_get_leading (self);
      if (layout != NULL)
        y += drom_galley_add_text (self->galley, "P", 0, layout, self->x[i], y,
                                   drom_composer_get_color (self, i, &remark));
      height = MAX (height, y);
    }
  if (drom_paper_text_is_empty (block->text))
    height +=
        add_line_to_write (self, style->gutter, height - 2, self->width - style->gutter - pad);
  icon = drom_galley_add_item (self->galley, DROM_ITEM_ICON, (style->gutter - style->icon) / 2 + 1,
                               (height + pad - style->icon) / 2, style->icon, style->icon);
  icon->detail = block->icon;
  icon->color = style->accent;
  drom_composer_end_row (self, height + pad);
}

void
drom_compose_key_values (DromComposer *self, const DromBlock *block)
{
  DromSetting key = { .size = self->style->meta, .muted = TRUE };
  DromSetting value = { .size = self->style->text };
  /* The values stand where the second language does, if there is one. */
  double x = self->n_languages > 1 ? self->x[1] : self->style->gutter + 0.3 * self->width;

  key.width = x - self->style->gutter - 10;
  value.width = drom_composer_get_measure (self, value.size, self->width - x);
  self->group++;
  for (guint i = 0; i + 1 < block->n_texts; i += 2)
    {
      DromRow *row = drom_composer_begin_row (self, block, i == 0 ? self->style->gap_paragraph : 3);
      double height;
      PangoLayout *layout;

      row->group = self->group;
      row->group_tag = "Table";
      row->row_tag = "TR";
      layout = drom_composer_set_joined (self, block->texts[i], &key);
      if (drom_paper_text_is_empty (block->texts[i + 1]))
        {
          double key_height, line = self->style->write_height - 2;

          drom_layout_get_size (layout, NULL, &key_height);
          height = MAX (line, key_height);
          drom_galley_add_text (self->galley, "TH", 1, layout, self->style->gutter,
                                height - key_height, self->style->muted);
          drom_composer_add_rule (self, x, height - 0.5, self->width - x, 0.5, self->style->muted);
        }
      else
        {
          double shift = (self->style->text - self->style->meta) * 0.9;

          height = shift
                   + drom_galley_add_text (self->galley, "TH", 1, layout, self->style->gutter,
                                           shift, self->style->muted);
          height = fmax (
              height, drom_composer_add_stacked (self, "P", 2, block->texts[i + 1], &value, x, 0));
        }
      drom_composer_end_row (self, height);
    }
}
