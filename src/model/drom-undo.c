/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-undo.h"

/* Saves of one field that follow each other within this time are one typing. */
#define TYPING_MICROSECONDS (10 * G_USEC_PER_SEC)
/* How much is kept for each participant. */
#define MOST_STEPS 500

/* The last change of a step that does nothing but set one record's fields: typing goes on
 * from there, also where its first letter made an own text of a phrase. */
static DromUndoChange *
get_last_set (DromUndoStep *step)
{
  DromUndoChange *last = step->changes->pdata[step->changes->len - 1];

  for (guint i = 0; i < step->changes->len; i++)
    {
      DromUndoChange *change = step->changes->pdata[i];

      if (change->kind != DROM_UNDO_SET || change->noun != last->noun || change->id != last->id)
        return NULL;
    }
  return last;
}

static gboolean
is_same_typing (DromUndoStep *earlier, DromUndoStep *later)
{
  DromUndoChange *a = get_last_set (earlier);
  DromUndoChange *b = later->changes->len == 1 ? get_last_set (later) : NULL;
  DromFieldType type;

  if (a == NULL || b == NULL || earlier->closed
      || later->time - earlier->time > TYPING_MICROSECONDS)
    return FALSE;
  if (a->noun != b->noun || a->id != b->id || a->field != b->field
      || g_strcmp0 (a->language, b->language) != 0 || g_strcmp0 (a->after, b->before) != 0)
    return FALSE;
  type = a->noun->fields[a->field].type;
  return type == DROM_FIELD_TYPE_TEXT || type == DROM_FIELD_TYPE_TEXTS;
}

DromUndoRow *
drom_undo_row_new (const DromNoun *noun, gint64 id)
{
  DromUndoRow *row = g_new0 (DromUndoRow, 1);

  row->noun = noun;
  row->id = id;
  row->values = g_new0 (char *, noun->n_fields);
  row->texts = g_new0 (DromTexts *, noun->n_fields);
  return row;
}

void
drom_undo_row_free (DromUndoRow *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->noun->n_fields; i++)
    {
      g_free (self->values[i]);
      drom_texts_unref (self->texts[i]);
    }
  g_free (self->values);
  g_free (self->texts);
  g_free (self);
}

DromUndoChange *
drom_undo_change_new (DromUndoKind kind, const DromNoun *noun, gint64 id)
{
  DromUndoChange *change = g_new0 (DromUndoChange, 1);

  change->kind = kind;
  change->noun = noun;
  change->id = id;
  change->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) drom_undo_row_free);
  return change;
}

void
drom_undo_change_free (DromUndoChange *self)
{
  if (self == NULL)
    return;
  g_free (self->language);
  g_free (self->before);
  g_free (self->after);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

DromUndoStep *
drom_undo_step_new (void)
{
  DromUndoStep *step = g_new0 (DromUndoStep, 1);

  step->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) drom_undo_change_free);
  step->time = g_get_monotonic_time ();
  return step;
}

void
drom_undo_step_free (DromUndoStep *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->changes);
  g_free (self);
}

DromUndoStack *
drom_undo_stack_new (void)
{
  DromUndoStack *self = g_new0 (DromUndoStack, 1);

  self->done = g_ptr_array_new_with_free_func ((GDestroyNotify) drom_undo_step_free);
  self->undone = g_ptr_array_new_with_free_func ((GDestroyNotify) drom_undo_step_free);
  return self;
}

void
drom_undo_stack_free (DromUndoStack *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->done);
  g_ptr_array_unref (self->undone);
  g_free (self);
}

void
drom_undo_stack_push (DromUndoStack *self, DromUndoStep *step)
{
  g_ptr_array_set_size (self->undone, 0);
  if (self->done->len > 0 && is_same_typing (self->done->pdata[self->done->len - 1], step))
    {
      DromUndoStep *last = self->done->pdata[self->done->len - 1];
      DromUndoChange *a = last->changes->pdata[last->changes->len - 1];
      DromUndoChange *b = step->changes->pdata[0];

      g_free (a->after);
      a->after = g_steal_pointer (&b->after);
      last->time = step->time;
      drom_undo_step_free (step);
      /* Typed and taken back by typing. */
      if (last->changes->len == 1 && g_strcmp0 (a->before, a->after) == 0)
        g_ptr_array_remove_index (self->done, self->done->len - 1);
      return;
    }
  g_ptr_array_add (self->done, step);
  if (self->done->len > MOST_STEPS)
    g_ptr_array_remove_index (self->done, 0);
}
