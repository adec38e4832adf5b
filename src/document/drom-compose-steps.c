/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-document"

#include "config.h"

#include "document/drom-composer-private.h"

#include "document/drom-paper-parts-private.h"

#include <math.h>

#define BOX_X   0.2 /* of an icon's size */
#define GOES_ON 0.65
/* Letters of a goal that is repeated: it has been read. */
#define MOST_CONTINUED 80
/* Widths of the columns "who" and "when" in one language, in ems of the text. */
#define WHO_EMS    10.5
#define WHEN_EMS   10.0
#define COLUMN_GAP 10.0

typedef struct
{
  double what, who, when; /* widths */
  double who_x, when_x;
} StepColumns;

static StepColumns
get_columns (const DromComposer *self)
{
  StepColumns columns;

  columns.when = WHEN_EMS * self->style->text;
  columns.who = WHO_EMS * self->style->text;
  columns.when_x = self->width - columns.when;
  columns.who_x = columns.when_x - COLUMN_GAP - columns.who;
  columns.what = columns.who_x - COLUMN_GAP - self->style->gutter;
  return columns;
}

/* A goal that goes on: smaller, with a word that says so. */
static void
compose_continued (DromComposer *self, const DromBlock *goal, DromPaperText continued)
{
  DromSetting setting = {
    .size = self->style->meta, .width = self->column, .bold = TRUE, .muted = TRUE
  };
  DromRow *row = drom_galley_begin_row (self->galley, goal->id);
  DromItem *item;
  double height = 0, size = GOES_ON * self->style->icon;

  row->repeat_only = TRUE;
  if (goal->icon != DROM_ICON_NONE)
    {
      item = drom_galley_add_item (self->galley, DROM_ITEM_ICON, 0.15 * self->style->icon, 0, size,
                                   size);
      item->detail = goal->icon;
      item->color = drom_icon_get_color (goal->icon);
    }
  for (guint i = 0; i < self->n_languages; i++)
    {
      g_autofree char *shorter = NULL, *words = NULL;
      DromPaperText text = goal->text;
      PangoLayout *layout;
      double top;

      if (text.text[i] == NULL)
        continue;
      shorter = drom_paper_shorten (text.text[i], MOST_CONTINUED);
      words =
          g_strdup_printf ("%s  %s", shorter, continued.text[i] != NULL ? continued.text[i] : "");
      text.text[i] = words;
      layout = drom_composer_set_nth (self, text, i, NULL, &setting);
      top = drom_composer_begin_nth (self, i, 0, height);
      height = fmax (height, top
                                 + drom_galley_add_text (self->galley, "P", 0, layout, self->x[i],
                                                         top, self->style->muted));
    }
  height = MAX (height, size) + 4;
  drom_composer_add_rule (self, 0, height, self->width, 0.6, self->style->rule);
  drom_composer_end_row (self, height + 0.6);
}

static void
compose_head (DromComposer *self, const DromBlock *block)
{
  DromSetting setting = { .size = self->style->label, .bold = TRUE, .muted = TRUE };
  StepColumns columns = get_columns (self);
  const double xs[] = { self->style->gutter, columns.who_x, columns.when_x };
  const double widths[] = { columns.what, columns.who, columns.when };
  DromRow *row = drom_composer_begin_row (self, block, 5);
  double height = 0;

  row->keep = TRUE;
  row->group = self->group;
  row->group_tag = "Table";
  row->row_tag = "TR";
  for (guint i = 0; i < 3; i++)
    {
      PangoLayout *layout;

      setting.width = widths[i];
      layout = drom_composer_set_joined (self, block->texts[i], &setting);
      if (layout != NULL)
        height = fmax (height, drom_galley_add_text (self->galley, "TH", i + 1, layout, xs[i], 0,
                                                     self->style->muted));
    }
  drom_composer_end_row (self, height);
}

/* When and who below the step, each with its sign, on one line if there is room. */
static double
add_when_and_who (
    DromComposer *self, const DromBlock *block, guint nth, gboolean muted, guint cell, double y)
{
  const DromPaperText *who = &block->texts[0], *when = &block->texts[1];
  const DromPaperText *parts[] = { when, who };
  const DromIcon icons[] = { DROM_ICON_DAY, DROM_ICON_PERSON };
  DromSetting setting = { .size = self->style->meta, .muted = muted };
  double sign = 0.95 * setting.size, x = 0, start = y, last = 0;

  for (guint i = 0; i < 2; i++)
    {
      PangoLayout *layout;
      double width, line;
      DromItem *item;

      setting.bold = i == 0 && !muted;
      setting.width = -1;
      layout = drom_composer_set_nth (self, *parts[i], nth, NULL, &setting);
      if (layout == NULL)
        continue;
      drom_layout_get_size (layout, &width, &line);
      if (x > 0 && x + sign + 4 + width > self->column)
        {
          y += last;
          x = 0;
        }
      item = drom_galley_add_item (self->galley, DROM_ITEM_ICON, self->x[nth] + x,
                                   y + (line - sign) / 2, sign, sign);
      item->detail = icons[i];
      item->color = self->style->muted;
      if (sign + 4 + width > self->column)
        {
          setting.width = self->column - sign - 4;
          layout = drom_composer_set_nth (self, *parts[i], nth, NULL, &setting);
        }
      last = drom_galley_add_text (self->galley, "P", cell, layout, self->x[nth] + x + sign + 4, y,
                                   drom_composer_get_color (self, nth, &setting));
      x += sign + 4 + width + 12;
    }
  return y + last - start;
}

static double
compose_in_columns (DromComposer *self, const DromBlock *block, const DromSetting *what, double y)
{
  DromSetting remark = { .size = self->style->meta, .width = self->column, .muted = TRUE };
  double height = 0;

  for (guint i = 0; i < self->n_languages; i++)
    {
      PangoLayout *layout = drom_composer_set_nth (self, block->text, i, NULL, what);
      double bottom = y;

      if (layout != NULL)
        bottom += drom_galley_add_text (self->galley, "P", i + 1, layout, self->x[i], bottom,
                                        drom_composer_get_color (self, i, what));
      bottom += add_when_and_who (self, block, i, what->muted, i + 1, bottom);
      layout = drom_composer_set_nth (self, block->remark, i, NULL, &remark);
      if (layout != NULL)
        bottom += drom_galley_add_text (self->galley, "P", i + 1, layout, self->x[i], bottom,
                                        self->style->muted);
      height = MAX (height, bottom);
    }
  return height;
}

static double
compose_in_table (DromComposer *self, const DromBlock *block, const DromSetting *what, double y)
{
  StepColumns columns = get_columns (self);
  DromSetting setting = *what;
  DromSetting remark = { .size = self->style->meta, .width = columns.what, .muted = TRUE };
  double height, start = y;

  setting.width = columns.what;
  y += drom_composer_add_stacked (self, "P", 1, block->text, &setting, self->style->gutter, y);
  y += drom_composer_add_stacked (self, "P", 1, block->remark, &remark, self->style->gutter, y);
  height = y;
  setting.strike = FALSE;
  setting.width = columns.who;
  y = start
      + drom_composer_add_stacked (self, "P", 2, block->texts[0], &setting, columns.who_x, start);
  height = MAX (height, y);
  setting.width = columns.when;
  y = start
      + drom_composer_add_stacked (self, "P", 3, block->texts[1], &setting, columns.when_x, start);
  return MAX (height, y);
}

void
drom_compose_steps (DromComposer *self, const DromBlock *block)
{
  const DromBlock *next = NULL;
  gboolean form;

  if (self->next_block < self->document->blocks->len)
    next = g_ptr_array_index (self->document->blocks, self->next_block);
  form = next != NULL && next->kind == DROM_BLOCK_STEP && drom_paper_text_is_empty (next->text);

  self->group++;
  self->steps = block;
  self->first_head = self->galley->rows->len;
  if (self->goal != NULL && !drom_paper_text_is_empty (self->goal->text))
    compose_continued (self, self->goal, block->remark);
  /* In two languages who and when stand below each step, in its own language. */
  if (!self->style->reflow && (self->n_languages == 1 || form))
    compose_head (self, block);
  self->n_heads = self->galley->rows->len - self->first_head;
}

void
drom_compose_step (DromComposer *self, const DromBlock *block)
{
  const DromPaperStyle *style = self->style;
  DromSetting what = { .size = style->text, .width = self->column };
  double pad = style->row_padding, height, line = 0;
  guint first = self->galley->items->len;
  gboolean form = drom_paper_text_is_empty (block->text);
  DromItem *box;
  DromRow *row;

  if (style->reflow)
    {
      drom_compose_step_in_lines (self, block);
      return;
    }
  what.muted = block->mark == DROM_MARK_DONE || block->mark == DROM_MARK_DROPPED;
  what.strike = block->mark == DROM_MARK_DROPPED;

  row = drom_composer_begin_row (self, block, 0);
  row->group = self->group;
  row->group_tag = "Table";
  row->row_tag = "TR";
  row->pad = pad;
  row->first_head = self->first_head;
  row->n_heads = self->n_heads;
  /* A goal of a form is written on one page. */
  row->keep = form && drom_composer_is_next (self, DROM_BLOCK_STEP);

  if (form)
    height = pad + style->write_height;
  else if (self->n_languages > 1)
    height = compose_in_columns (self, block, &what, pad) + pad;
  else
    height = compose_in_table (self, block, &what, pad) + pad;

  if (form)
    {
      StepColumns columns = get_columns (self);

      line = 2 * style->write_height - style->box;
      drom_composer_add_rule (self, columns.who_x - COLUMN_GAP / 2, 4, 0.5, height - 4,
                              style->rule);
      drom_composer_add_rule (self, columns.when_x - COLUMN_GAP / 2, 4, 0.5, height - 4,
                              style->rule);
    }
  else
    {
      PangoLayout *layout = g_array_index (self->galley->items, DromItem, first).layout;

      drom_layout_get_size (layout, NULL, &line);
      line /= pango_layout_get_line_count (layout);
    }
  box = drom_galley_add_item (self->galley, DROM_ITEM_BOX, BOX_X * style->icon,
                              pad + (line - style->box) / 2, style->box, style->box);
  box->detail = block->mark;
  box->color = block->mark == DROM_MARK_DROPPED ? style->muted : style->accent;
  drom_composer_add_rule (self, style->gutter, height - 0.5, self->width - style->gutter, 0.5,
                          form ? style->muted : style->hair);
  drom_composer_end_row (self, height);
}
