/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/drom-document.h"

G_BEGIN_DECLS

/**
 * DromFormPaperInfo:
 * What stands on any form. All members may be left out; strings are borrowed for the
 * call. The caller has asked the session: nothing masked comes in here.
 */
typedef struct
{
  const char *participant; /* NULL: a line to write the name on */
  gint64 number;           /* 0: a line to write the number on */
  const char *code_name;   /* the project's neutral one */
  gboolean demonstration;
  const char *today; /* YYYY-MM-DD */
} DromFormPaperInfo;

/* For all: @languages one or two codes, NULL-terminated; @style NULL for the standard one.
 * (transfer full) */

/* The individual plan to fill in by hand. */
DromDocument *drom_blank_plan_paper_new (const DromFormPaperInfo *info,
                                         const char *const *languages,
                                         const DromPaperStyle *style);
/* The recovery code of a registry, with what to do with it: on one page, of nobody.
 * @code: in groups with hyphens. */
DromDocument *drom_recovery_paper_new (const char *code,
                                       const DromFormPaperInfo *info,
                                       const char *const *languages,
                                       const DromPaperStyle *style);
/* What the participant is to know of the registry (GDPR, article 13), on one page. */
DromDocument *drom_information_paper_new (const DromFormPaperInfo *info,
                                          const char *const *languages,
                                          const DromPaperStyle *style);

G_END_DECLS
