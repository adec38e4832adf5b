/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/drom-noun.h"

G_BEGIN_DECLS

/* For the session: what was done, so that it can be taken back. Values live in locked
 * time only: the stacks go when the session closes. */

/* A row as it stood: column values as canonical text, in the order of the noun's fields. */
typedef struct
{
  const DromNoun *noun;
  gint64 id;
  gint64 position;
  char **values;     /* n_fields; NULL where empty and for TEXTS */
  DromTexts **texts; /* n_fields; NULL for other fields */
} DromUndoRow;

typedef enum
{
  DROM_UNDO_SET,
  DROM_UNDO_ADD,
  DROM_UNDO_DELETE,
  DROM_UNDO_MOVE,
} DromUndoKind;

typedef struct
{
  DromUndoKind kind;
  const DromNoun *noun;
  gint64 id;
  guint field;
  char *language; /* of a TEXTS field */
  char *before;
  char *after;
  GPtrArray *rows;      /* of DromUndoRow, parents first: ADD (once undone) and DELETE */
  gint64 parent_before; /* where it was, of a MOVE and of an ordered row that was taken away */
  gint64 parent_after;
  guint position_before;
  guint position_after;
} DromUndoChange;

/* What one Ctrl+Z takes back. */
typedef struct
{
  GPtrArray *changes; /* of DromUndoChange, in the order they were done */
  gint64 time;        /* monotonic, microseconds */
  gboolean closed;    /* later typing doesn't join it */
} DromUndoStep;

typedef struct
{
  GPtrArray *done;
  GPtrArray *undone;
} DromUndoStack;

DromUndoRow *drom_undo_row_new (const DromNoun *noun, gint64 id);
void drom_undo_row_free (DromUndoRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DromUndoRow, drom_undo_row_free)
DromUndoChange *drom_undo_change_new (DromUndoKind kind, const DromNoun *noun, gint64 id);
void drom_undo_change_free (DromUndoChange *self);
DromUndoStep *drom_undo_step_new (void);
void drom_undo_step_free (DromUndoStep *self);
DromUndoStack *drom_undo_stack_new (void);
void drom_undo_stack_free (DromUndoStack *self);
/* Takes @step over. Typing in one field joins the step before it. */
void drom_undo_stack_push (DromUndoStack *self, DromUndoStep *step);

G_END_DECLS
