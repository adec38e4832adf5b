/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-document"

#include "config.h"

#include "document/drom-road-card-private.h"

#include "document/drom-paper-parts-private.h"
#include "document/drom-typesetter-private.h"

#include <math.h>
#include <string.h>

/* Of the type that a card is set in. */
#define PADDING       0.62
#define ICON          1.5
#define ICON_GAP      0.55
#define SECOND        0.84
#define FACTS         0.82
#define NEXT_SECOND   0.66
#define NEXT_FACTS    0.62
#define SIGN_GAP      0.35
#define BESIDE        1.0 /* between two facts on a line */
#define LINE          1.02
#define MOST_LETTERS  29 /* a card's width, in ems */
#define MOST_BALANCED 4  /* lines */

/* The goals that are said one by one. */
#define MOST_GOALS 10

/* Sizes are set in quarters, so that what was set once is found again. */
static double
round_size (double size)
{
  return round (4 * size) / 4;
}

static double
get_height (PangoLayout *layout)
{
  double height;

  drom_layout_get_size (layout, NULL, &height);
  return height;
}

static double
get_width (PangoLayout *layout)
{
  double width;

  drom_layout_get_size (layout, &width, NULL);
  return ceil (width);
}

static void
add_item (DromRoadCard *card, const DromRoadItem *item)
{
  g_assert (card->n_items < DROM_ROAD_ITEMS);

  card->items[card->n_items++] = *item;
}

static void
add_layout (
    DromRoadCard *card, PangoLayout *layout, DromRoadInk ink, double x, double y, double size)
{
  const DromRoadItem item = { .layout = layout, .ink = ink, .x = x, .y = y, .size = size };

  add_item (card, &item);
  card->width = fmax (card->width, x + get_width (layout));
}

/* Whether a line ends within a word. */
static gboolean
breaks_word (PangoLayout *layout)
{
  const char *text = pango_layout_get_text (layout);

  for (int i = 1; i < pango_layout_get_line_count (layout); i++)
    {
      int start = pango_layout_get_line_readonly (layout, i)->start_index;

      if (start > 0 && strchr (" -/\n", text[start - 1]) == NULL)
        return TRUE;
    }
  return FALSE;
}

static void
add_sign (DromRoadCard *card, DromIcon icon, DromRoadInk ink, double x, double y, double size)
{
  const DromRoadItem item = { .icon = icon, .ink = ink, .x = x, .y = y, .size = size };

  add_item (card, &item);
}

PangoLayout *
drom_road_set_text (
    const char *text, const char *language, gboolean bold, double size, double width)
{
  const DromSpan span = { .text = text, .language = language, .bold = bold };

  return drom_typesetter_set (drom_typesetter_get_for_thread (), &span, 1, size, width, LINE);
}

static PangoLayout *
set_with_note (const DromRoadText *text,
               const char *words,
               const char *language,
               gboolean bold,
               double size,
               double floor,
               double width)
{
  DromSpan spans[2] = { { .text = words, .language = text->language, .bold = bold } };
  g_autofree char *note = NULL;
  g_autoptr (GString) whole = NULL;

  if (text->note == NULL)
    return drom_road_set_text (words, text->language, bold, size, width);
  /* One word, which is not broken at a line's end. */
  whole = g_string_new (text->note);
  g_string_replace (whole, " ", "\302\240", 0);
  note = g_strdup_printf (" %s", whole->str);
  spans[1] = (DromSpan){ .text = note, .language = language, .small = 0.85 * size >= floor };
  return drom_typesetter_set (drom_typesetter_get_for_thread (), spans, 2, size, width, LINE);
}

/* At most @lines lines (0: any number); what is too long ends at a word, with "…". */
static PangoLayout *
set_lines (const DromRoadText *text,
           const char *prefix,
           const char *language,
           gboolean bold,
           double size,
           const DromRoadSetting *setting,
           double width)
{
  g_autoptr (GString) words = g_string_new (text->text);
  g_autofree char *all = g_strconcat (prefix, text->text, NULL);
  PangoLayout *layout = set_with_note (text, all, language, bold, size, setting->floor, width);
  int lines = (int) (bold || setting->second_lines == 0 ? setting->lines : setting->second_lines);
  PangoLayoutLine *line;

  if (lines == 0 || pango_layout_get_line_count (layout) <= lines)
    return layout;
  line = pango_layout_get_line_readonly (layout, lines);
  if (line->start_index < (int) strlen (all))
    g_string_truncate (words, MAX (0, line->start_index - (int) strlen (prefix)));
  for (;;)
    {
      g_autofree char *shorter = NULL;
      gsize cut;

      while (words->len > 0 && strchr (" ,.;:·-", words->str[words->len - 1]) != NULL)
        g_string_truncate (words, words->len - 1);
      shorter = g_strdup_printf ("%s%s…", prefix, words->str);
      layout = set_with_note (text, shorter, language, bold, size, setting->floor, width);
      if (words->len == 0 || pango_layout_get_line_count (layout) <= lines)
        return layout;
      cut = words->len;
      while (cut > 0 && words->str[cut - 1] != ' ')
        cut--;
      /* A word without end is cut between letters. */
      if (cut == 0)
        cut = g_utf8_find_prev_char (words->str, words->str + words->len) - words->str;
      g_string_truncate (words, cut);
    }
}

/* The same, and what is large has lines of like length: no word stands alone on the last one. */
static PangoLayout *
set_balanced (const DromRoadText *text,
              const char *language,
              gboolean bold,
              double size,
              const DromRoadSetting *setting,
              double width)
{
  PangoLayout *layout = set_lines (text, "", language, bold, size, setting, width), *narrower;
  int lines = pango_layout_get_line_count (layout);
  double low = width / lines, high = get_width (layout);

  if (!setting->balanced || lines == 1 || lines > MOST_BALANCED || breaks_word (layout))
    return layout;
  /* Whole units: closer than one they don't come. */
  while (high - low > fmax (1, 0.5 * size))
    {
      double middle = round ((low + high) / 2);

      narrower = set_lines (text, "", language, bold, size, setting, middle);
      if (pango_layout_get_line_count (narrower) > lines || breaks_word (narrower))
        low = middle;
      else
        {
          layout = narrower;
          high = middle;
        }
    }
  return layout;
}

/* A date or a person after its sign, in the first @n languages; returns the height. @end: (out):
 * where the line ends, if it is one. */
static double
add_fact (const DromRoad *self,
          DromRoadCard *card,
          DromIcon icon,
          char *const *texts,
          guint n,
          DromRoadInk ink,
          double size,
          double x,
          double y,
          double width,
          double *end)
{
  double sign = 0.92 * size, left = x + sign + SIGN_GAP * size, start = y, at = left;

  add_sign (card, icon, ink, x, y + 0.16 * size, sign);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *after = NULL;
      PangoLayout *layout;
      double room = x + width - at;

      if (texts[i] == NULL || (i > 0 && g_strcmp0 (texts[0], texts[i]) == 0))
        continue;
      after = i > 0 && at > left ? g_strdup_printf ("· %s", texts[i]) : g_strdup (texts[i]);
      layout = drom_road_set_text (after, self->languages[i], FALSE, size, -1);
      if (get_width (layout) > room)
        {
          if (at > left)
            y += 1.25 * size;
          at = left;
          layout = drom_road_set_text (texts[i], self->languages[i], FALSE, size, x + width - left);
        }
      add_layout (card, layout, ink != DROM_ROAD_INK || i == 0 ? ink : DROM_ROAD_INK_SECOND, at, y,
                  size);
      at += get_width (layout) + 0.35 * size;
      /* After a text of several lines nothing stands beside it. */
      if (pango_layout_get_line_count (layout) > 1)
        {
          y += get_height (layout) - 1.25 * size;
          at = x + width;
        }
    }
  *end = y > start + 0.5 * size ? x + width : at;
  return y + 1.25 * size - start;
}

/* When and who: beside each other where there is room. */
static double
add_facts (const DromRoad *self,
           DromRoadCard *card,
           const DromRoadStep *step,
           const DromRoadSetting *setting,
           double size,
           double x,
           double y,
           double width)
{
  gboolean done = step->milestone.state == DROM_ROAD_DONE;
  DromRoadInk ink = done ? DROM_ROAD_INK_MUTED : DROM_ROAD_INK;
  guint n = setting->short_facts ? 1 : self->n_languages;
  char *const *when = setting->brief ? step->brief : step->when;
  double start = y, end = x;

  if (when[0] != NULL)
    y += add_fact (self, card, DROM_ICON_DAY, when, n, ink, size, x, y, width, &end);
  if (step->who[0] != NULL && !done)
    {
      PangoLayout *layout = drom_road_set_text (step->who[0], self->languages[0], FALSE, size, -1);
      double left = end + BESIDE * size;

      double needed = (1 + SIGN_GAP) * size + get_width (layout);

      if (n > 1 && g_strcmp0 (step->who[0], step->who[1]) != 0)
        needed +=
            0.8 * size
            + get_width (drom_road_set_text (step->who[1], self->languages[1], FALSE, size, -1));
      if (end > x && left + needed <= x + width)
        add_fact (self, card, DROM_ICON_PERSON, step->who, n, ink, size, left, start,
                  x + width - left, &end);
      else
        y += add_fact (self, card, DROM_ICON_PERSON, step->who, n, ink, size, x, y, width, &end);
    }
  return y - start;
}

/* In one line, or as many as it takes. (transfer full) */
static char *
dup_joined (const char *const *texts)
{
  return texts[1] != NULL ? g_strdup_printf ("%s · %s", texts[0], texts[1]) : g_strdup (texts[0]);
}

/* Returns the height. */
static double
add_next_label (const DromRoad *self,
                DromRoadCard *card,
                double size,
                double floor,
                double x,
                double y,
                double width)
{
  const char *labels[DROM_ROAD_LANGUAGES] = { NULL };
  double at = round_size (fmax (floor, 0.52 * size));
  g_autofree char *joined = NULL;
  PangoLayout *layout;

  for (guint i = 0; i < self->n_languages; i++)
    /* Translators: above the step that comes next, on the paper "my road". */
    labels[i] = DROM_T (self->languages[i], "road", "Next step");
  joined = dup_joined (labels);
  layout = drom_road_set_text (joined, self->languages[0], TRUE, at, width);
  add_layout (card, layout, DROM_ROAD_INK_NEXT, x, y, at);
  return get_height (layout);
}

/* What is to be done, in each language; returns the height. @prefix: before the first one. */
static double
add_what (const DromRoad *self,
          DromRoadCard *card,
          const DromRoadStep *step,
          const DromRoadSetting *setting,
          const char *prefix,
          double x,
          double y,
          double width)
{
  gboolean next = step->milestone.state == DROM_ROAD_NEXT;
  gboolean done = step->milestone.state == DROM_ROAD_DONE;
  double size = round_size (setting->size), start = y;
  double second = round_size (fmax (setting->floor, (next ? NEXT_SECOND : SECOND) * size));

  for (guint i = 0; i < self->n_languages; i++)
    {
      const DromRoadText *what = &step->what[i];
      double at = i == 0 ? size : second;
      DromRoadInk ink = i == 0 ? DROM_ROAD_INK : DROM_ROAD_INK_SECOND;
      PangoLayout *layout;

      if (what->text != NULL)
        layout = next ? set_balanced (what, self->languages[i], i == 0, at, setting, width)
                      : set_lines (what, i == 0 ? prefix : "", self->languages[i], i == 0, at,
                                   setting, width);
      else if (what->note != NULL)
        layout = drom_road_set_text (what->note, self->languages[i], FALSE, second, width);
      else
        continue;
      add_layout (card, layout, done || what->text == NULL ? DROM_ROAD_INK_MUTED : ink, x, y, at);
      card->items[card->n_items - 1].text = TRUE;
      card->broken |= breaks_word (layout);
      y += get_height (layout);
    }
  return y - start;
}

void
drom_road_set_step (const DromRoad *self,
                    const DromRoadStep *step,
                    const DromRoadSetting *setting,
                    DromRoadCard *card)
{
  gboolean next = step->milestone.state == DROM_ROAD_NEXT;
  gboolean done = step->milestone.state == DROM_ROAD_DONE;
  gboolean sign = step->milestone.icon != DROM_ICON_NONE && !setting->compact;
  double size = round_size (setting->size), floor = setting->floor;
  double facts = round_size (fmax (floor, (next ? NEXT_FACTS : FACTS) * size));
  double pad = (next ? 0.7 : setting->compact ? 0.36 : PADDING) * size;
  double icon = ICON * size, x, y, width;
  char prefix[16] = "";

  memset (card, 0, sizeof *card);
  if (done)
    pad = 0;
  x = pad;
  y = 0.75 * pad;
  if (sign)
    {
      x += icon + ICON_GAP * size;
      card->width = pad + icon;
    }
  else if (setting->compact && !done)
    g_snprintf (prefix, sizeof prefix, "%u. ", step->milestone.number);
  width = fmax (fmin (setting->width, MOST_LETTERS * size) - x - pad, 3 * size);
  if (next)
    y += add_next_label (self, card, size, floor, x, y, width) + 0.1 * size;
  if (sign)
    add_sign (card, step->milestone.icon, done ? DROM_ROAD_INK_MUTED : DROM_ROAD_INK, pad,
              0.75 * pad + (next ? 0.1 * size : 0), icon);
  y += add_what (self, card, step, setting, prefix, x, y, width);
  if (next)
    y += 0.15 * size;
  y += add_facts (self, card, step, setting, facts, x, y, width);
  card->height = fmax (y, sign ? 0.75 * pad + icon : 0) + 0.75 * pad;
  card->width = fmin (card->width + pad, setting->width);
}

double
drom_road_get_wanted_width (const DromRoad *self,
                            const DromRoadStep *step,
                            const DromRoadSetting *setting)
{
  double size = round_size (setting->size),
         facts = round_size (fmax (setting->floor, FACTS * size));
  const char *when = setting->brief ? step->brief[0] : step->when[0];
  const char *const parts[] = { when, step->who[0] };
  double width = 0, text = 0;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      width += (width > 0 ? BESIDE * facts : 0) + (0.92 + SIGN_GAP) * facts
               + get_width (drom_road_set_text (parts[i], self->languages[0], FALSE, facts, -1));
  for (guint i = 0; i < self->n_languages; i++)
    if (step->what[i].text != NULL)
      text = fmax (text, get_width (drom_road_set_text (step->what[i].text, step->what[i].language,
                                                        i == 0, size, -1)));
  /* Words don't fill their lines, and the number stands before them. */
  return fmax (width, 0.58 * text + size) + PADDING * size;
}

/* One text in each language, the first one bold. */
static double
add_label (const DromRoad *self,
           const char *const *texts,
           double size,
           const DromRoadSetting *setting,
           double width,
           DromRoadInk ink,
           double x,
           double y,
           DromRoadCard *card)
{
  DromRoadSetting plain = { .floor = setting->floor, .balanced = setting->balanced };
  double start = y;

  for (guint i = 0; i < self->n_languages; i++)
    {
      double at = i == 0 ? size : round_size (fmax (setting->floor, SECOND * size));
      g_autofree char *lines = NULL;
      DromRoadText text = { NULL };
      PangoLayout *layout;

      if (i > 0 && g_strcmp0 (texts[0], texts[i]) == 0)
        continue;
      lines = drom_paper_split_sentences (texts[i]);
      text.text = lines;
      text.language = self->languages[i];
      layout = set_balanced (&text, self->languages[i], i == 0, at, &plain, width);
      add_layout (card, layout, i == 0 ? ink : DROM_ROAD_INK_SECOND, x, y, at);
      card->items[card->n_items - 1].text = TRUE;
      y += get_height (layout);
    }
  return y - start;
}

void
drom_road_set_label (const DromRoad *self,
                     const char *const *texts,
                     const DromRoadSetting *setting,
                     DromRoadInk ink,
                     gboolean framed,
                     DromRoadCard *card)
{
  double size = round_size (setting->size), pad = framed ? PADDING * size : 0, y = 0.75 * pad;

  memset (card, 0, sizeof *card);
  y += add_label (self, texts, size, setting, fmin (setting->width, MOST_LETTERS * size) - 2 * pad,
                  ink, pad, y, card);
  card->width += pad;
  card->height = y + 0.75 * pad;
}

static double
add_goal (const DromRoad *self,
          const DromRoadGoal *goal,
          const DromRoadSetting *setting,
          double size,
          double x,
          double y,
          double width,
          DromRoadCard *card)
{
  double icon = 1.3 * size, start = y, left = 0, end = x, room;

  if (goal->icon != DROM_ICON_NONE || goal->reached)
    {
      add_sign (card, goal->reached ? DROM_ICON_AGREED : goal->icon, DROM_ROAD_INK, x, y, icon);
      left = icon + 0.45 * size;
    }
  for (guint i = 0; i < self->n_languages; i++)
    {
      const DromRoadText *what = &goal->what[i];
      double at = i == 0 ? size : round_size (fmax (setting->floor, 0.78 * size));
      PangoLayout *layout;

      if (what->text != NULL)
        layout = set_balanced (what, self->languages[i], i == 0, at, setting, width - left);
      else if (what->note != NULL)
        layout = drom_road_set_text (what->note, self->languages[i], FALSE, at, width - left);
      else
        continue;
      room = x + width - end - 0.8 * size;
      if (i > 0 && setting->compact && what->note == NULL && y - start < 1.5 * size
          && pango_layout_get_line_count (layout) == 1 && get_width (layout) <= room)
        {
          /* Where it is tight, beside the first language. */
          add_layout (card, layout, DROM_ROAD_INK_SECOND, end + 0.8 * size, start, at);
          continue;
        }
      add_layout (card, layout, i == 0 ? DROM_ROAD_INK : DROM_ROAD_INK_SECOND, x + left, y, at);
      card->items[card->n_items - 1].text = TRUE;
      card->broken |= breaks_word (layout);
      end = x + left + get_width (layout);
      y += get_height (layout);
    }
  return fmax (y - start, icon);
}

char *
drom_road_dup_more (const char *language, guint n)
{
  return g_strdup_printf (
      /* Translators: how many further steps or goals there are than are shown. */
      DROM_T (language, "road", "… and %u more"), n);
}

/* Below the others; returns the height. */
static double
add_more_goals (const DromRoad *self, DromRoadCard *card, guint n, double size, double width)
{
  char *texts[DROM_ROAD_LANGUAGES] = { NULL };
  g_autofree char *joined = NULL;
  PangoLayout *layout;

  for (guint i = 0; i < self->n_languages; i++)
    texts[i] = drom_road_dup_more (self->languages[i], n);
  joined = dup_joined ((const char *const *) texts);
  layout = drom_road_set_text (joined, self->languages[0], FALSE, size, width);
  add_layout (card, layout, DROM_ROAD_INK, 0, card->height, size);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  return get_height (layout);
}

void
drom_road_set_goals (const DromRoad *self,
                     const DromRoadSetting *setting,
                     guint columns,
                     DromRoadCard *card)
{
  const char *texts[DROM_ROAD_LANGUAGES] = { NULL };
  guint n = MIN (self->goals->len, setting->most > 0 ? setting->most : MOST_GOALS);
  guint rows = (n + columns - 1) / columns;
  double size = round_size (setting->size), gap = 1.6 * size, x = 0, y, bottom = 0;
  double label = round_size (fmax (setting->floor, 0.62 * size));
  double column = (setting->width - gap * (columns - 1)) / columns;
  g_autofree char *joined = NULL;
  PangoLayout *layout;

  memset (card, 0, sizeof *card);
  if (n == 0)
    {
      for (guint i = 0; i < self->n_languages; i++)
        texts[i] = DROM_T (self->languages[i], "paper",
                           "There is no goal yet. What do you want to reach first?");
      card->height =
          add_label (self, texts, size, setting, setting->width, DROM_ROAD_INK, 0, 0, card);
      return;
    }
  for (guint i = 0; i < self->n_languages; i++)
    /* Translators: above the goals, where the road of the paper "my road" ends. */
    texts[i] = DROM_TN (self->languages[i], "road", "My goal", "My goals", self->goals->len);
  joined = dup_joined (texts);
  layout = drom_road_set_text (joined, self->languages[0], TRUE, label, setting->width);
  add_layout (card, layout, DROM_ROAD_INK_NEXT, 0, 0, label);
  y = get_height (layout) + 0.2 * size;
  /* Down each column first, in the plan's order; a column is as wide as it must be. */
  for (guint c = 0; c < columns; c++)
    {
      double at = y;

      for (guint i = c * rows; i < MIN (n, (c + 1) * rows); i++)
        {
          const DromRoadGoal *goal = &g_array_index (self->goals, DromRoadGoal, i);

          at += add_goal (self, goal, setting, size, x, at, column, card) + 0.3 * size;
        }
      bottom = fmax (bottom, at - 0.3 * size);
      x = card->width + gap;
    }
  card->height = bottom;
  if (self->goals->len > n)
    card->height += add_more_goals (self, card, self->goals->len - n, label, setting->width);
}
