/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-document"

#include "config.h"

#include "document/drom-paper-style.h"

/* clang-format off */
#define RGB(hex) { ((hex) >> 16 & 0xff) / 255.0, ((hex) >> 8 & 0xff) / 255.0, ((hex) & 0xff) / 255.0 }

static const DromPaperStyle styles[] = {
  {
    .name = "standard",
    .page_width = 595.276, .page_height = 841.890, /* A4, ISO 216 */
    .margin_side = 42, .margin_top = 44, .margin_bottom = 58,
    .gutter = 30, .column_gap = 18, .measure = 84, .line = 1.18,
    .title = 21, .section = 13, .heading = 11.5, .text = 10, .voice = 12, .band = 13,
    .meta = 8.5, .label = 8, .foot = 7.5, .code = 21,
    .gap_section = 20, .gap_heading = 17, .gap_block = 14, .gap_paragraph = 6,
    .row_padding = 5, .box_padding = 11, .write_height = 24,
    .ink = RGB (0x1c2829), .second = RGB (0x5b4514), .muted = RGB (0x5d6869),
    .accent = RGB (0x10594f), .rule = RGB (0xc6cccc), .hair = RGB (0xe3e6e6),
    .own_fill = RGB (0xfbf1de), .own_bar = RGB (0xd99a1c), .own_label = RGB (0x7d5600),
    .band_fill = RGB (0xe6f0ee), .mark = RGB (0x9b1c1c),
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
