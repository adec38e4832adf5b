/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-document"

#include "config.h"

#include "document/drom-document-private.h"
#include "document/drom-typesetter-private.h"

#include <string.h>

G_DEFINE_QUARK (drom - document - error - quark, drom_document_error)

static void
free_block (gpointer data)
{
  DromBlock *block = data;

  g_free (block->texts);
  g_free (block->shares);
  g_free (block->ratings);
  g_free (block->checked);
  g_clear_pointer (&block->road, drom_road_unref);
  g_free (block);
}

static DromBlock *
add_block (DromDocument *self, DromBlockKind kind, const char *id)
{
  DromBlock *block = g_new0 (DromBlock, 1);

  block->kind = kind;
  block->id = id != NULL ? g_string_chunk_insert_const (self->strings, id) : NULL;
  g_ptr_array_add (self->blocks, block);
  return block;
}

/* A paper shows lines and words: of the control characters it knows the line break alone. */
static const char *
insert_text (DromDocument *self, const char *text)
{
  gboolean clean = TRUE;
  char *copy;

  for (const char *p = text; *p != '\0' && clean; p++)
    clean = (guchar) *p >= ' ' || *p == '\n';
  if (clean)
    return g_string_chunk_insert (self->strings, text);

  copy = g_string_chunk_insert (self->strings, text);
  for (char *p = copy; *p != '\0'; p++)
    if ((guchar) *p < ' ' && *p != '\n')
      *p = ' ';
  return copy;
}

static const char *
intern_language (DromDocument *self, const char *language)
{
  for (guint i = 0; i < self->n_languages; i++)
    if (g_strcmp0 (self->languages[i], language) == 0)
      return self->languages[i];
  return language != NULL ? g_string_chunk_insert_const (self->strings, language) : NULL;
}

DromDocument *
drom_document_new (const char *const *languages, const DromPaperStyle *style)
{
  DromDocument *self;

  g_return_val_if_fail (languages != NULL && languages[0] != NULL, NULL);

  self = g_new0 (DromDocument, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->style = style != NULL ? *style : *drom_paper_style_standard ();
  for (guint i = 0; languages[i] != NULL && self->n_languages < DROM_DOCUMENT_MAX_LANGUAGES; i++)
    if (self->n_languages == 0 || !g_str_equal (self->languages[0], languages[i]))
      self->languages[self->n_languages++] = g_strdup (languages[i]);
  self->strings = g_string_chunk_new (4096);
  self->blocks = g_ptr_array_new_with_free_func (free_block);
  self->marks = g_array_new (FALSE, FALSE, sizeof (DromPaperText));
  return self;
}

DromDocument *
drom_document_ref (DromDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
drom_document_unref (DromDocument *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < self->n_languages; i++)
    g_free (self->languages[i]);
  g_ptr_array_unref (self->blocks);
  g_array_unref (self->marks);
  g_string_chunk_free (self->strings);
  g_free (self->title);
  g_free (self->date);
  g_free (self->code);
  g_free (self);
}

guint
drom_document_get_n_languages (const DromDocument *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_languages;
}

const char *
drom_document_get_language (const DromDocument *self, guint nth)
{
  g_return_val_if_fail (self != NULL && nth < self->n_languages, NULL);

  return self->languages[nth];
}

const DromPaperStyle *
drom_document_get_style (const DromDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->style;
}

gboolean
drom_document_font_is_available (void)
{
  return drom_typesetter_has_font (drom_typesetter_get_for_thread ());
}

void
drom_document_set_title (DromDocument *self, const char *title)
{
  g_return_if_fail (self != NULL);

  g_free (self->title);
  self->title = g_strdup (title);
}

const char *
drom_document_get_title (const DromDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

void
drom_document_set_date (DromDocument *self, const char *date)
{
  g_return_if_fail (self != NULL);

  g_free (self->date);
  self->date = g_strdup (date);
}

void
drom_document_set_foot (DromDocument *self, DromPaperText foot)
{
  g_return_if_fail (self != NULL);

  self->foot = foot;
}

void
drom_document_set_code (DromDocument *self, const char *code)
{
  g_return_if_fail (self != NULL);

  g_free (self->code);
  self->code = g_strdup (code);
}

void
drom_document_add_mark (DromDocument *self, DromPaperText mark)
{
  g_return_if_fail (self != NULL);

  g_array_append_val (self->marks, mark);
}

void
drom_document_set_single_page (DromDocument *self, gboolean single_page)
{
  g_return_if_fail (self != NULL);

  self->single_page = single_page;
}

DromPaperText
drom_document_text (DromDocument *self, const DromTexts *texts)
{
  DromPaperText result = { { NULL } };

  g_return_val_if_fail (self != NULL, result);

  if (drom_texts_is_empty (texts))
    return result;
  for (guint i = 0; i < self->n_languages; i++)
    {
      const char *actual = NULL;
      const char *text = drom_texts_pick (texts, self->languages[i], &actual);

      if (text == NULL)
        continue;
      result.text[i] = insert_text (self, text);
      result.language[i] = intern_language (self, actual);
    }
  return result;
}

DromPaperText
drom_document_plain (DromDocument *self, const char *text)
{
  DromPaperText result = { { NULL } };

  g_return_val_if_fail (self != NULL, result);

  if (text == NULL || *text == '\0')
    return result;
  for (guint i = 0; i < self->n_languages; i++)
    result.text[i] = i == 0 ? insert_text (self, text) : result.text[0];
  return result;
}

DromPaperText
drom_document_each (DromDocument *self, const char *const *texts)
{
  DromPaperText result = { { NULL } };

  g_return_val_if_fail (self != NULL, result);

  for (guint i = 0; i < self->n_languages; i++)
    {
      if (texts[i] == NULL || *texts[i] == '\0')
        continue;
      result.text[i] = insert_text (self, texts[i]);
      result.language[i] = self->languages[i];
    }
  return result;
}

DromPaperText
drom_document_label (DromDocument *self, const char *context, const char *msgid)
{
  DromPaperText result = { { NULL } };

  g_return_val_if_fail (self != NULL, result);

  /* What drom_text() returns lives as long as the process: no copy. */
  for (guint i = 0; i < self->n_languages; i++)
    {
      result.text[i] = drom_text (self->languages[i], context, msgid);
      result.language[i] = self->languages[i];
    }
  return result;
}

gboolean
drom_paper_text_is_empty (DromPaperText text)
{
  return text.text[0] == NULL && text.text[1] == NULL;
}

static void
take_pairs (DromBlock *block, const DromPaperPair *pairs, guint n_pairs)
{
  block->n_texts = 2 * n_pairs;
  block->texts = g_new (DromPaperText, block->n_texts);
  for (guint i = 0; i < n_pairs; i++)
    {
      block->texts[2 * i] = pairs[i].key;
      block->texts[2 * i + 1] = pairs[i].value;
    }
}

void
drom_document_add_title (DromDocument *self,
                         DromPaperText title,
                         DromPaperText subtitle,
                         const DromPaperPair *pairs,
                         guint n_pairs)
{
  DromBlock *block;

  g_return_if_fail (self != NULL);

  block = add_block (self, DROM_BLOCK_TITLE, "title");
  block->text = title;
  block->remark = subtitle;
  take_pairs (block, pairs, n_pairs);
}

void
drom_document_add_heading (DromDocument *self,
                           const char *id,
                           DromHeadingLevel level,
                           DromIcon icon,
                           DromPaperMark mark,
                           DromPaperText text,
                           DromPaperText remark)
{
  DromBlock *block;

  g_return_if_fail (self != NULL);

  block = add_block (self, DROM_BLOCK_HEADING, id);
  block->level = level;
  block->icon = icon;
  block->mark = mark;
  block->text = text;
  block->remark = remark;
}

void
drom_document_add_paragraph (DromDocument *self,
                             const char *id,
                             DromParagraphKind kind,
                             DromPaperText text)
{
  DromBlock *block;

  g_return_if_fail (self != NULL);

  block = add_block (self, DROM_BLOCK_PARAGRAPH, id);
  block->level = kind;
  block->text = text;
}

void
drom_document_add_voice (DromDocument *self,
                         const char *id,
                         DromVoice voice,
                         DromPaperText label,
                         DromPaperText text,
                         guint n_lines)
{
  DromBlock *block;

  g_return_if_fail (self != NULL);

  block = add_block (self, DROM_BLOCK_VOICE, id);
  block->level = voice;
  block->label = label;
  block->text = text;
  block->n_lines = n_lines;
}

void
drom_document_add_labelled (DromDocument *self,
                            const char *id,
                            DromPaperText label,
                            DromPaperText text)
{
  DromBlock *block;

  g_return_if_fail (self != NULL);

  block = add_block (self, DROM_BLOCK_LABELLED, id);
  block->label = label;
  block->text = text;
}

void
drom_document_add_key_values (DromDocument *self, const DromPaperPair *pairs, guint n_pairs)
{
  g_return_if_fail (self != NULL);

  take_pairs (add_block (self, DROM_BLOCK_KEY_VALUES, NULL), pairs, n_pairs);
}

void
drom_document_add_table (DromDocument *self,
                         const char *id,
                         const DromPaperColumn *columns,
                         guint n_columns)
{
  DromBlock *block;

  g_return_if_fail (self != NULL);
  g_return_if_fail (n_columns > 0);

  block = add_block (self, DROM_BLOCK_TABLE, id);
  block->n_texts = n_columns;
  block->texts = g_new (DromPaperText, n_columns);
  block->shares = g_new (double, n_columns);
  for (guint i = 0; i < n_columns; i++)
    {
      block->texts[i] = columns[i].head;
      block->shares[i] = columns[i].share;
    }
}

void
drom_document_add_table_row (DromDocument *self, const char *id, const DromPaperText *cells)
{
  DromBlock *block;
  const DromBlock *table = NULL;

  g_return_if_fail (self != NULL);

  for (guint i = self->blocks->len; i > 0 && table == NULL; i--)
    {
      const DromBlock *earlier = g_ptr_array_index (self->blocks, i - 1);

      g_return_if_fail (earlier->kind == DROM_BLOCK_TABLE || earlier->kind == DROM_BLOCK_TABLE_ROW);
      if (earlier->kind == DROM_BLOCK_TABLE)
        table = earlier;
    }
  g_return_if_fail (table != NULL);

  block = add_block (self, DROM_BLOCK_TABLE_ROW, id);
  block->n_texts = table->n_texts;
  if (cells != NULL)
    block->texts = g_memdup2 (cells, table->n_texts * sizeof *cells);
}

void
drom_document_add_steps (DromDocument *self,
                         const DromPaperText head[DROM_STEP_HEADS],
                         DromPaperText continued)
{
  DromBlock *block;

  g_return_if_fail (self != NULL);

  block = add_block (self, DROM_BLOCK_STEPS, NULL);
  block->n_texts = drom_paper_text_is_empty (head[3]) ? 3 : 4;
  block->n_lines = block->n_texts == 4;
  block->texts = g_memdup2 (head, block->n_texts * sizeof *head);
  block->remark = continued;
}

void
drom_document_add_step (DromDocument *self, const DromPaperStep *step)
{
  DromBlock *block;

  g_return_if_fail (self != NULL);

  block = add_block (self, DROM_BLOCK_STEP, step->id);
  block->mark = step->mark;
  block->text = step->what;
  block->remark = step->remark;
  block->n_texts = 3;
  block->texts = g_new (DromPaperText, 3);
  block->texts[0] = step->who;
  block->texts[1] = step->when;
  block->texts[2] = step->where;
}

void
drom_document_add_band (DromDocument *self,
                        const char *id,
                        DromIcon icon,
                        DromPaperText label,
                        DromPaperText text,
                        DromPaperText remark)
{
  DromBlock *block;

  g_return_if_fail (self != NULL);

  block = add_block (self, DROM_BLOCK_BAND, id);
  block->icon = icon;
  block->label = label;
  block->text = text;
  block->remark = remark;
}

void
drom_document_add_signatures (DromDocument *self,
                              const DromPaperText *names,
                              guint n_names,
                              DromPaperText date)
{
  DromBlock *block;

  g_return_if_fail (self != NULL);
  g_return_if_fail (n_names > 0);

  block = add_block (self, DROM_BLOCK_SIGNATURES, "signatures");
  block->n_texts = n_names;
  block->texts = g_memdup2 (names, n_names * sizeof *names);
  block->remark = date;
}

void
drom_document_add_form_lines (DromDocument *self,
                              const char *id,
                              DromPaperText label,
                              guint n_lines)
{
  DromBlock *block;

  g_return_if_fail (self != NULL);

  block = add_block (self, DROM_BLOCK_FORM_LINES, id);
  block->label = label;
  block->n_lines = n_lines;
}

void
drom_document_add_checks (DromDocument *self,
                          const char *id,
                          const DromPaperCheck *checks,
                          guint n_checks)
{
  DromBlock *block;

  g_return_if_fail (self != NULL);

  block = add_block (self, DROM_BLOCK_CHECKS, id);
  block->n_texts = n_checks;
  block->texts = g_new (DromPaperText, n_checks);
  block->checked = g_new (gboolean, n_checks);
  for (guint i = 0; i < n_checks; i++)
    {
      block->texts[i] = checks[i].text;
      block->checked[i] = checks[i].checked;
    }
}

void
drom_document_add_choices (DromDocument *self,
                           const char *id,
                           const DromPaperText *choices,
                           guint n_choices,
                           const DromPaperRating *rows,
                           guint n_rows)
{
  DromBlock *block;

  g_return_if_fail (self != NULL);
  g_return_if_fail (n_choices > 0);

  block = add_block (self, DROM_BLOCK_CHOICES, id);
  block->n_texts = n_choices;
  block->texts = g_memdup2 (choices, n_choices * sizeof *choices);
  block->n_ratings = n_rows;
  block->ratings = g_memdup2 (rows, n_rows * sizeof *rows);
}

void
drom_document_add_ratings (DromDocument *self,
                           const DromPaperText heads[3],
                           const DromPaperRating *ratings,
                           guint n_ratings)
{
  DromBlock *block;

  g_return_if_fail (self != NULL);

  block = add_block (self, DROM_BLOCK_RATINGS, "ratings");
  block->n_texts = 3;
  block->texts = g_memdup2 (heads, 3 * sizeof *heads);
  block->n_ratings = n_ratings;
  block->ratings = g_memdup2 (ratings, n_ratings * sizeof *ratings);
}

void
drom_document_add_road (DromDocument *self, const char *id, DromRoad *road)
{
  g_return_if_fail (self != NULL && road != NULL);

  add_block (self, DROM_BLOCK_ROAD, id)->road = drom_road_ref (road);
}

void
drom_document_add_code (DromDocument *self, const char *code)
{
  g_return_if_fail (self != NULL);

  add_block (self, DROM_BLOCK_CODE, "code")->text = drom_document_plain (self, code);
}

void
drom_document_add_space (DromDocument *self, double points)
{
  g_return_if_fail (self != NULL);

  add_block (self, DROM_BLOCK_SPACE, NULL)->points = points;
}

void
drom_document_add_page_break (DromDocument *self)
{
  g_return_if_fail (self != NULL);

  add_block (self, DROM_BLOCK_PAGE_BREAK, NULL);
}
