/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-document"

#include "config.h"

#include "document/drom-composer-private.h"

#include <math.h>

#define SIGNATURES_PER_LINE 3
#define SIGNATURE_ROOM      44.0 /* to write a name in */
#define SIGNATURE_GAP       20.0
#define GROUPS_PER_LINE     4
#define LEAST_ROAD          200.0
#define ROAD_TEXT           10.0 /* text of a style whose roads are set at their own size */

void
drom_compose_signatures (DromComposer *self, const DromBlock *block)
{
  DromSetting setting = { .size = self->style->meta };
  guint per_line = MIN (block->n_texts, SIGNATURES_PER_LINE);
  double width = (self->width - (per_line - 1) * SIGNATURE_GAP) / per_line;

  /* Nobody signs a page that says nothing. */
  if (self->galley->rows->len > 0)
    drom_galley_get_row (self->galley, self->galley->rows->len - 1)->keep = TRUE;
  if (self->style->reflow)
    {
      drom_compose_signatures_in_lines (self, block);
      return;
    }
  setting.width = width;
  for (guint i = 0; i < block->n_texts; i += per_line)
    {
      DromRow *row = drom_composer_begin_row (self, block, i == 0 ? self->style->gap_block : 0);
      double height = 0;

      row->keep = i + per_line < block->n_texts;
      for (guint k = i; k < MIN (i + per_line, block->n_texts); k++)
        {
          double x = (k - i) * (width + SIGNATURE_GAP), y = SIGNATURE_ROOM;
          PangoLayout *layout;

          drom_composer_add_rule (self, x, y, width, 0.8, self->style->ink);
          y += 4;
          setting.bold = TRUE;
          setting.muted = FALSE;
          layout = drom_composer_set_joined (self, block->texts[k], &setting);
          if (layout != NULL)
            y += drom_galley_add_text (self->galley, "P", 0, layout, x, y, self->style->ink);
          setting.bold = FALSE;
          setting.muted = TRUE;
          layout = drom_composer_set_joined (self, block->remark, &setting);
          if (layout != NULL)
            y += drom_galley_add_text (self->galley, "P", 0, layout, x, y, self->style->muted);
          height = MAX (height, y);
        }
      drom_composer_end_row (self, height);
    }
}

void
drom_compose_form_lines (DromComposer *self, const DromBlock *block)
{
  DromSetting setting = { .size = self->style->meta,
                          .bold = TRUE,
                          .width = self->width - self->style->gutter };
  PangoLayout *layout = drom_composer_set_joined (self, block->label, &setting);

  if (layout != NULL)
    {
      drom_composer_begin_row (self, block, self->style->gap_paragraph)->keep = TRUE;
      drom_composer_end_row (self, drom_galley_add_text (self->galley, "P", 0, layout,
                                                         self->style->gutter, 0, self->style->ink));
    }
  for (guint i = 0; i < block->n_lines; i++)
    {
      double height = self->style->write_height - (i == 0 && layout != NULL ? 4 : 0);

      drom_composer_begin_row (self, block, 0)->keep = i == 0 && block->n_lines > 1;
      drom_composer_add_rule (self, self->style->gutter, height - 0.5,
                              self->width - self->style->gutter, 0.5, self->style->muted);
      drom_composer_end_row (self, height);
    }
}

/* What is left of the page. */
void
drom_compose_road (DromComposer *self, const DromBlock *block)
{
  const DromPaperStyle *style = self->style;
  DromRow *row = drom_composer_begin_row (self, block, style->gap_block);
  double height = style->page_height - style->margin_top - style->margin_bottom;
  DromItem *item;

  for (guint i = 0; i < self->galley->rows->len; i++)
    {
      row = drom_galley_get_row (self->galley, i);
      if (!row->repeat_only)
        height -= row->height + (i > 0 ? row->gap : 0);
    }
  /* Not for the sake of a rounding error on a second page. */
  height = fmax (height - 0.1, LEAST_ROAD);
  item = drom_galley_add_item (self->galley, DROM_ITEM_ROAD, 0, 0, self->width, height);
  item->tag = "L";
  item->road = drom_road_ref (block->road);
  drom_road_set_size (item->road, item->width, height, style->text / ROAD_TEXT);
  drom_composer_end_row (self, height);
}

void
drom_compose_code (DromComposer *self, const DromBlock *block)
{
  const DromPaperStyle *style = self->style;
  DromSetting setting = { .size = style->code, .width = -1, .bold = TRUE };
  g_auto (GStrv) groups =
      g_strsplit (block->text.text[0] != NULL ? block->text.text[0] : "", "-", -1);
  guint n = g_strv_length (groups), per_line = MIN (MAX (n, 1), GROUPS_PER_LINE);
  double pad = style->box_padding + 6, step = (self->width - 2 * pad) / per_line, y = pad,
         height = 0;
  DromRow *row = drom_composer_begin_row (self, block, style->gap_block);

  row->back = DROM_ROW_CODE;
  for (guint i = 0; i < n; i++)
    {
      DromPaperText text = { { groups[i] } };
      PangoLayout *layout = drom_composer_set_nth (self, text, 0, NULL, &setting);
      double width;

      if (i > 0 && i % per_line == 0)
        y += height + 10;
      drom_layout_get_size (layout, &width, NULL);
      height =
          drom_galley_add_text (self->galley, "P", 0, layout,
                                pad + (i % per_line) * step + (step - width) / 2, y, style->ink);
      /* Between the groups, so that none is missed at the end of a line. */
      if (i + 1 < n && (i + 1) % per_line != 0)
        drom_composer_add_rule (self, pad + (i % per_line + 1) * step - 4, y + 0.55 * height, 8,
                                1.2, style->muted);
    }
  drom_composer_end_row (self, y + height + pad);
}
