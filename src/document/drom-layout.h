/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/drom-form-papers.h"
#include "document/drom-plan-paper.h"

G_BEGIN_DECLS

/**
 * DromLayout:
 * A way to set the individual plan for whoever reads it. To add one: a row of numbers in
 * drom-paper-style.c, a builder, and a line in the table of drom-layout.c; dromctl, print
 * dialog and preview then offer it.
 */
typedef struct
{
  const char *name;        /* "standard": of the style too, and as dromctl's --layout says it */
  const char *label;       /* msgid, context "layout" */
  const char *explanation; /* msgid: for whom it is, in one sentence */
  /* As drom_plan_paper_new() and drom_blank_plan_paper_new(); no form: NULL. */
  DromDocument *(*make_plan) (const DromPlanSnapshot *plan,
                              const DromPlanPaperInfo *info,
                              const char *const *languages,
                              const DromPaperStyle *style);
  DromDocument *(*make_form) (const DromFormPaperInfo *info,
                              const char *const *languages,
                              const DromPaperStyle *style);
} DromLayout;

/* The first one is the standard layout. */
const DromLayout *drom_layouts_get_all (guint *n);
/* NULL if there is none of that name. */
const DromLayout *drom_layout_find (const char *name);
/* In the language of the screen. (transfer none) */
const char *drom_layout_get_label (const DromLayout *self);
const char *drom_layout_get_explanation (const DromLayout *self);
/* "standard, easy-read, large": for a sentence that says which there are. (transfer full) */
char *drom_layouts_dup_names (void);

/* @self: NULL for the standard one. (transfer full) */
DromDocument *drom_layout_make_plan (const DromLayout *self,
                                     const DromPlanSnapshot *plan,
                                     const DromPlanPaperInfo *info,
                                     const char *const *languages);
/* The standard layout's form if this one has none. (transfer full) */
DromDocument *drom_layout_make_form (const DromLayout *self,
                                     const DromFormPaperInfo *info,
                                     const char *const *languages);

G_END_DECLS
