/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/drom-layout.h"
#include "document/drom-pages.h"
#include "model/drom-agreement.h"
#include "model/drom-plan-snapshot.h"
#include "model/drom-session.h"

G_BEGIN_DECLS

/**
 * DromPaperKind:
 * A paper that the print dialog offers. To add one: a builder in document/, and a line in
 * the table of drom-paper-order.c.
 */
typedef struct
{
  const char *name;        /* "plan" */
  const char *label;       /* msgid, context "paper kind" */
  const char *file;        /* msgid of the word in a file's name, context "file name" */
  gboolean of_participant; /* says something about a participant */
  gboolean has_agreements; /* may be printed from an agreement */
  gboolean has_layouts;    /* may be set in each of the plan's layouts */
} DromPaperKind;

const DromPaperKind *drom_paper_kinds_get_all (guint *n);
/* NULL if there is none of that name. */
const DromPaperKind *drom_paper_kind_find (const char *name);
/* In the language of the screen. */
const char *drom_paper_kind_get_label (const DromPaperKind *self);

/**
 * DromPaperOrder:
 * Which paper, of whom, in which languages: what preview and print dialog ask for. All is
 * borrowed for the call.
 */
typedef struct
{
  const DromPaperKind *kind;
  gint64 participant;       /* row id; 0: of nobody */
  DromAgreement *agreement; /* NULL: the plan of today, marked as a draft */
  gint64 mapping;           /* row id; 0: the newest */
  const DromPlanSnapshot
      *snapshot; /* the plan of today with typing not yet saved; NULL: as it is saved */
  const char *const *languages; /* one or two codes, NULL-terminated */
  const DromLayout *layout;     /* NULL: standard */
} DromPaperOrder;

/* Whether there is anything to print: a filled mapping needs a mapping. */
gboolean drom_paper_order_is_possible (DromSession *session, const DromPaperOrder *order);
/* Reads by way of the session and leaves out what is masked. Looking at a preview needs no
 * log row of its own (opening the participant has one); putting it on paper does:
 * drom_paper_order_log(). (transfer full) NOT_FOUND if there is nothing to print. */
DromDocument *
drom_paper_order_make (DromSession *session, const DromPaperOrder *order, GError **error);
/* Logs that the paper leaves the program: before it is printed or saved. What can't be logged
 * must not be printed. */
gboolean drom_paper_order_log (DromSession *session, const DromPaperOrder *order, GError **error);
/* Logs the paper and writes its @pages to the file @path. */
gboolean drom_paper_order_save (DromSession *session,
                                const DromPaperOrder *order,
                                DromPages *pages,
                                const char *path,
                                GError **error);
/* "Linden-plan-3.pdf": code name, paper, running number; nobody's name, no language.
 * (transfer full) */
char *drom_paper_order_dup_file_name (DromSession *session, const DromPaperOrder *order);

G_END_DECLS
