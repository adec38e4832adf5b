/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-document"

#include "config.h"

#include "document/drom-composer-private.h"

#include <math.h>

#define COLUMN_GAP    10.0
#define SHORT_LIST    12   /* choices */
#define SCALE_PLACES  11   /* 0 to 10 */
#define SCALE_GAP     12.0 /* between the two scales */
#define PLACE_SIZE    12.6
#define CHOICES_SHARE 0.46 /* of the width, for all boxes of a row */

static void
get_cell (const DromComposer *self, const DromBlock *table, guint nth, double *x, double *width)
{
  double sum = 0, before = 0, room;

  for (guint i = 0; i < table->n_texts; i++)
    {
      sum += table->shares[i];
      if (i < nth)
        before += table->shares[i];
    }
  room = self->width - self->style->gutter - COLUMN_GAP * (table->n_texts - 1);
  *x = self->style->gutter + room * before / sum + COLUMN_GAP * nth;
  *width = room * table->shares[nth] / sum;
}

static void
make_table_row (const DromComposer *self, DromRow *row)
{
  row->group = self->group;
  row->group_tag = "Table";
  row->row_tag = "TR";
  row->first_head = self->first_head;
  row->n_heads = self->n_heads;
}

void
drom_compose_table (DromComposer *self, const DromBlock *block)
{
  DromSetting setting = { .size = self->style->label, .bold = TRUE, .muted = TRUE };
  double height = 0, x;
  DromRow *row;

  self->table = block;
  self->group++;
  self->first_head = -1;
  row = drom_composer_begin_row (self, block, self->style->gap_block);
  make_table_row (self, row);
  row->keep = TRUE;
  for (guint i = 0; i < block->n_texts; i++)
    {
      PangoLayout *layout;

      get_cell (self, block, i, &x, &setting.width);
      layout = drom_composer_set_joined (self, block->texts[i], &setting);
      if (layout != NULL)
        height = fmax (height, drom_galley_add_text (self->galley, "TH", i + 1, layout, x, 0,
                                                     self->style->muted));
    }
  height += 3;
  drom_composer_add_rule (self, self->style->gutter, height, self->width - self->style->gutter, 0.8,
                          self->style->rule);
  drom_composer_end_row (self, height + 0.8);
  self->first_head = self->galley->rows->len - 1;
  self->n_heads = 1;
}

void
drom_compose_table_row (DromComposer *self, const DromBlock *block)
{
  DromSetting setting = { .size = self->style->text };
  double pad = self->style->row_padding, height = pad, x;
  DromRow *row = drom_composer_begin_row (self, block, 0);

  make_table_row (self, row);
  row->pad = pad;
  if (block->texts == NULL)
    height = self->style->write_height - pad + 2;
  for (guint i = 0; i < block->n_texts; i++)
    {
      get_cell (self, self->table, i, &x, &setting.width);
      if (block->texts != NULL)
        height = fmax (
            height,
            pad + drom_composer_add_stacked (self, "P", i + 1, block->texts[i], &setting, x, pad));
      else if (i > 0)
        drom_composer_add_rule (self, x - COLUMN_GAP / 2, 4, 0.5, height + pad - 4,
                                self->style->rule);
    }
  height += pad;
  drom_composer_add_rule (self, self->style->gutter, height - 0.5,
                          self->width - self->style->gutter, 0.5,
                          block->texts != NULL ? self->style->hair : self->style->muted);
  drom_composer_end_row (self, height);
}

/* As many options on one line as have room; in two languages one. */
void
drom_compose_checks (DromComposer *self, const DromBlock *block)
{
  const DromPaperStyle *style = self->style;
  DromSetting setting = { .size = style->text, .width = -1 };
  double widest = 0, width, room = self->width - style->gutter, step;
  guint per_line = 1;

  for (guint i = 0; i < block->n_texts; i++)
    {
      PangoLayout *layout = drom_composer_set_joined (self, block->texts[i], &setting);

      if (layout == NULL)
        continue;
      drom_layout_get_size (layout, &width, NULL);
      widest = MAX (widest, width);
    }
  if (self->n_languages == 1)
    per_line = CLAMP ((guint) (room / (widest + style->box + 6 + COLUMN_GAP)), 1, 3);
  step = room / per_line;
  self->group++;
  for (guint i = 0; i < block->n_texts; i += per_line)
    {
      DromRow *row = drom_composer_begin_row (self, block, i == 0 ? style->gap_paragraph : 4);
      double height = style->box;

      row->group = self->group;
      row->group_tag = "L";
      row->row_tag = "LI";
      /* A choice is made on one page; only a long list goes on to the next. */
      row->keep = i + per_line < block->n_texts && (i == 0 || block->n_texts <= SHORT_LIST);
      for (guint k = i; k < MIN (i + per_line, block->n_texts); k++)
        {
          double x = self->n_languages > 1 ? 10 : style->gutter + (k - i) * step, text_height, line;
          guint first = self->galley->items->len;
          DromItem *box;

          if (self->n_languages > 1)
            {
              setting.width = self->column;
              setting.bold = block->checked[k];
              text_height = drom_composer_add_columns (self, "P", 1, block->texts[k], &setting, 0);
            }
          else
            {
              setting.width = step - style->box - 6;
              setting.bold = block->checked[k];
              text_height = drom_composer_add_stacked (self, "P", k - i + 1, block->texts[k],
                                                       &setting, x + style->box + 6, 0);
            }
          if (self->galley->items->len > first)
            {
              PangoLayout *layout = g_array_index (self->galley->items, DromItem, first).layout;

              drom_layout_get_size (layout, NULL, &line);
              line /= pango_layout_get_line_count (layout);
            }
          else
            line = style->box;
          height = MAX (height, text_height);
          box = drom_galley_add_item (self->galley, DROM_ITEM_BOX, x, (line - style->box) / 2,
                                      style->box, style->box);
          box->detail = block->checked[k] ? DROM_MARK_DONE : DROM_MARK_OPEN;
          box->color = style->accent;
        }
      drom_composer_end_row (self, height);
    }
}

void
drom_compose_choices (DromComposer *self, const DromBlock *block)
{
  const DromPaperStyle *style = self->style;
  double start = self->n_languages > 1 ? self->x[1] : (1 - CHOICES_SHARE) * self->width;
  double step = (self->width - start) / block->n_texts, height = 0, pad = style->row_padding - 1;
  DromSetting setting = { .size = style->label, .width = step - 6, .bold = TRUE, .muted = TRUE };
  DromRow *row;
  guint head;

  self->group++;
  self->first_head = -1;
  row = drom_composer_begin_row (self, block, style->gap_paragraph);
  make_table_row (self, row);
  row->keep = TRUE;
  head = self->galley->rows->len - 1;
  for (guint i = 0; i < block->n_texts; i++)
    {
      PangoLayout *layout = drom_composer_set_joined (self, block->texts[i], &setting);

      if (layout != NULL)
        height = fmax (height, drom_galley_add_text (self->galley, "TH", i + 2, layout,
                                                     start + i * step, 0, style->muted));
    }
  drom_composer_end_row (self, height + 2);
  self->first_head = head;
  self->n_heads = 1;

  for (guint i = 0; i < block->n_ratings; i++)
    {
      const DromPaperRating *choice = &block->ratings[i];
      DromSetting name = { .size = style->text, .width = start - style->gutter - COLUMN_GAP };

      row = drom_composer_begin_row (self, block, 0);
      make_table_row (self, row);
      height =
          pad + drom_composer_add_stacked (self, "P", 1, choice->text, &name, style->gutter, pad);
      height = MAX (height, pad + style->box) + pad;
      for (guint k = 0; k < block->n_texts; k++)
        {
          gboolean chosen = choice->values[0] == (int) k;
          DromItem *box = drom_galley_add_item (self->galley, DROM_ITEM_BOX, start + k * step,
                                                (height - style->box) / 2, style->box, style->box);

          box->detail = chosen ? DROM_MARK_DONE : DROM_MARK_OPEN;
          box->color = style->accent;
          /* Who hears the paper read hears the choice. */
          if (chosen)
            {
              DromSetting word = { .size = style->label, .width = step - style->box - 10 };
              PangoLayout *layout = drom_composer_set_joined (self, block->texts[k], &word);
              double word_height;

              drom_layout_get_size (layout, NULL, &word_height);
              drom_galley_add_text (self->galley, "P", k + 2, layout,
                                    start + k * step + style->box + 5, (height - word_height) / 2,
                                    style->ink);
            }
        }
      drom_composer_add_rule (self, style->gutter, height - 0.5, self->width - style->gutter, 0.5,
                              style->hair);
      drom_composer_end_row (self, height);
    }
}

static void
add_scale (
    DromComposer *self, DromItemKind kind, int value, guint cell, double x, double y, double pitch)
{
  DromSetting setting = { .size = self->style->foot, .width = -1 };

  for (int i = 0; i < SCALE_PLACES; i++)
    {
      DromItem *place =
          drom_galley_add_item (self->galley, kind, x + i * pitch, y, PLACE_SIZE, PLACE_SIZE);
      const char *tag = value < 0 || i == value ? "P" : NULL;
      char number[4];
      DromPaperText text = { { number } };
      PangoLayout *layout;
      double width, height;

      place->detail = i == value;
      place->color = i == value ? self->style->accent : self->style->muted;
      g_snprintf (number, sizeof number, "%d", i);
      setting.bold = i == value;
      layout = drom_composer_set_nth (self, text, 0, NULL, &setting);
      drom_layout_get_size (layout, &width, &height);
      drom_galley_add_text (self->galley, tag, tag != NULL ? cell : 0, layout,
                            x + i * pitch + (PLACE_SIZE - width) / 2, y + (PLACE_SIZE - height) / 2,
                            i == value ? (DromColor){ 1, 1, 1 } : self->style->muted);
    }
}

void
drom_compose_ratings (DromComposer *self, const DromBlock *block)
{
  const DromPaperStyle *style = self->style;
  double pitch = PLACE_SIZE + 1.6, scale = (SCALE_PLACES - 1) * pitch + PLACE_SIZE;
  double xs[2] = { self->width - 2 * scale - SCALE_GAP, self->width - scale };
  double names = xs[0] - style->gutter - COLUMN_GAP, height = 0, pad = style->row_padding - 1;
  DromSetting setting = { .size = style->label, .bold = TRUE, .muted = TRUE };
  DromRow *row;
  guint head;

  self->group++;
  self->first_head = -1;
  row = drom_composer_begin_row (self, block, 1.5 * style->gap_paragraph);
  make_table_row (self, row);
  row->keep = TRUE;
  head = self->galley->rows->len - 1;
  for (guint i = 0; i < 3; i++)
    {
      PangoLayout *layout;

      setting.width = i == 0 ? names : scale;
      layout = drom_composer_set_joined (self, block->texts[i], &setting);
      if (layout != NULL)
        height = fmax (height,
                       drom_galley_add_text (self->galley, "TH", i + 1, layout,
                                             i == 0 ? style->gutter : xs[i - 1], 0, style->muted));
    }
  drom_composer_end_row (self, height + 2);
  self->first_head = head;
  self->n_heads = 1;

  for (guint i = 0; i < block->n_ratings; i++)
    {
      const DromPaperRating *rating = &block->ratings[i];
      DromSetting name = { .size = style->meta + 0.5, .width = names };
      DromItem *icon;
      double text_height;
      guint first;

      row = drom_composer_begin_row (self, block, 0);
      make_table_row (self, row);
      first = self->galley->items->len;
      text_height =
          drom_composer_add_stacked (self, "P", 1, rating->text, &name, style->gutter, pad);
      height = MAX (MAX (text_height, PLACE_SIZE), 15) + 2 * pad;
      for (guint k = first; k < self->galley->items->len; k++)
        g_array_index (self->galley->items, DromItem, k).y += (height - 2 * pad - text_height) / 2;
      for (guint k = 0; k < 2; k++)
        add_scale (self, k == 0 ? DROM_ITEM_DISC : DROM_ITEM_TILE, rating->values[k], k + 2, xs[k],
                   (height - PLACE_SIZE) / 2, pitch);
      icon = drom_galley_add_item (self->galley, DROM_ITEM_ICON, 4, (height - 15) / 2, 15, 15);
      icon->detail = rating->icon;
      icon->color = drom_icon_get_color (rating->icon);
      drom_composer_add_rule (self, style->gutter, height - 0.5, self->width - style->gutter, 0.5,
                              style->hair);
      drom_composer_end_row (self, height);
    }
}
