/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-document"

#include "config.h"

#include "document/drom-paper-style.h"

/* clang-format off */
#define RGB(hex) { ((hex) >> 16 & 0xff) / 255.0, ((hex) >> 8 & 0xff) / 255.0, ((hex) & 0xff) / 255.0 }

/* Ink, labels and marks have 4.5:1 at least on white and on the fills they stand on. */
#define COLORS \
  .ink = RGB (0x1c2829), .second = RGB (0x5b4514), .muted = RGB (0x5d6869), \
  .accent = RGB (0x10594f), .rule = RGB (0xc6cccc), .hair = RGB (0xe3e6e6), \
  .own_fill = RGB (0xfbf1de), .own_bar = RGB (0xd99a1c), .own_label = RGB (0x7d5600), \
  .band_fill = RGB (0xe6f0ee), .mark = RGB (0x9b1c1c)

static const DromPaperStyle styles[] = {
  {
    .name = "standard",
    .page_width = 595.276, .page_height = 841.890, /* A4, ISO 216 */
    .margin_side = 42, .margin_top = 44, .margin_bottom = 58,
    .gutter = 30, .column_gap = 18, .measure = 84, .narrowest = 30, .line = 1.18,
    .title = 21, .section = 13, .heading = 11.5, .text = 10, .voice = 12, .band = 13,
    .meta = 8.5, .label = 8, .foot = 7.5, .code = 21,
    .gap_section = 20, .gap_heading = 17, .gap_block = 14, .gap_paragraph = 6,
    .row_padding = 5, .box_padding = 11, .write_height = 24,
    .icon = 20, .box = 11,
    COLORS,
  },
  {
    /* What is measured in it: the design's rules for easy-to-read papers (tests/document/
     * test-layouts.c). 14 pt at least, 55 characters a line at most. */
    .name = "easy-read",
    .page_width = 595.276, .page_height = 841.890,
    .margin_side = 54, .margin_top = 62, .margin_bottom = 84,
    .gutter = 48, .column_gap = 22, .measure = 64, .longest = 55, .narrowest = 34, .line = 1.3,
    .least = 14,
    .title = 30, .section = 20, .heading = 18, .text = 14.5, .voice = 17, .band = 18,
    .meta = 14, .label = 14, .foot = 14, .code = 28,
    .gap_section = 34, .gap_heading = 28, .gap_block = 24, .gap_paragraph = 10,
    .row_padding = 11, .box_padding = 16, .write_height = 32,
    .icon = 34, .box = 19,
    .reflow = TRUE,
    COLORS,
  },
  {
    /* 18 pt at least, as large print is mostly asked for. */
    .name = "large",
    .page_width = 595.276, .page_height = 841.890,
    .margin_side = 46, .margin_top = 62, .margin_bottom = 84,
    .gutter = 50, .column_gap = 24, .measure = 60, .narrowest = 34, .line = 1.18,
    .least = 18,
    .title = 34, .section = 24, .heading = 21, .text = 18, .voice = 20, .band = 21,
    .meta = 18, .label = 18, .foot = 18, .code = 32,
    .gap_section = 30, .gap_heading = 26, .gap_block = 22, .gap_paragraph = 10,
    .row_padding = 8, .box_padding = 15, .write_height = 36,
    .icon = 34, .box = 19,
    .reflow = TRUE,
    COLORS,
  },
  {
    .name = "road",
    .page_width = 595.276, .page_height = 841.890, /* A4, ISO 216 */
    .margin_side = 30, .margin_top = 36, .margin_bottom = 43,
    .gutter = 28, .column_gap = 16, .measure = 110, .narrowest = 30, .line = 1.12,
    .title = 24, .section = 13, .heading = 11.5, .text = 10, .voice = 11, .band = 13,
    .meta = 8.5, .label = 8, .foot = 7.5, .code = 21,
    .gap_section = 20, .gap_heading = 17, .gap_block = 9, .gap_paragraph = 6,
    .row_padding = 5, .box_padding = 7, .write_height = 24,
    .icon = 20, .box = 11,
    COLORS,
  },
  {
    .name = "road-a3",
    .page_width = 841.890, .page_height = 1190.551, /* A3, ISO 216 */
    .margin_side = 39, .margin_top = 47, .margin_bottom = 56,
    .gutter = 36.4, .column_gap = 20.8, .measure = 110, .narrowest = 30, .line = 1.12,
    .title = 31.2, .section = 16.9, .heading = 14.95, .text = 13, .voice = 14.3, .band = 16.9,
    .meta = 11.05, .label = 10.4, .foot = 9.75, .code = 27.3,
    .gap_section = 26, .gap_heading = 22.1, .gap_block = 11.7, .gap_paragraph = 7.8,
    .row_padding = 6.5, .box_padding = 9.1, .write_height = 31.2,
    .icon = 20, .box = 11,
    COLORS,
  },
};
/* clang-format on */

const DromPaperStyle *
drom_paper_style_standard (void)
{
  return &styles[0];
}

const DromPaperStyle *
drom_paper_style_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    if (g_strcmp0 (styles[i].name, name) == 0)
      return &styles[i];
  return NULL;
}

DromPaperStyle
drom_paper_style_scaled (const DromPaperStyle *self, double factor)
{
  DromPaperStyle style = *self;
  double *scaled[] = {
    &style.title,         &style.section,     &style.heading,     &style.text,
    &style.voice,         &style.band,        &style.meta,        &style.label,
    &style.code,          &style.gap_section, &style.gap_heading, &style.gap_block,
    &style.gap_paragraph, &style.row_padding, &style.box_padding,
  };

  for (guint i = 0; i < G_N_ELEMENTS (scaled); i++)
    *scaled[i] *= factor;
  return style;
}

DromPaperStyle
drom_paper_style_tightened (const DromPaperStyle *self, double factor)
{
  DromPaperStyle style = *self;

  style.gap_section *= factor;
  style.gap_heading *= factor;
  style.gap_block *= factor;
  style.gap_paragraph *= factor;
  style.row_padding *= factor;
  return style;
}
