/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/drom-document.h"
#include "document/drom-layout.h"
#include "model/drom-agreement.h"
#include "model/drom-mapping.h"
#include "model/drom-plan-snapshot.h"
#include "model/drom-session.h"

G_BEGIN_DECLS

/*
 * Papers out of a session: the one place where what may be shown becomes what is
 * printed. Preview, print dialog, PDF and dromctl all come through here, so the same
 * masking, code name and demonstration mark stand on each. Nothing is logged here: the
 * caller logs a "paper" before it prints or saves one (drom_session_log_paper()).
 *
 * @languages: one or two codes, NULL-terminated. @layout, @style: NULL for the standard one.
 * All documents (transfer full); NULL with the session's errors.
 */

/* The individual plan. @snapshot: the plan as it is to be printed, NULL to take it from
 * the registry. @agreement: NULL for today's draft, which is marked as one. */
DromDocument *drom_session_plan_paper (DromSession *session,
                                       gint64 participant,
                                       const DromPlanSnapshot *snapshot,
                                       DromAgreement *agreement,
                                       const char *const *languages,
                                       const DromLayout *layout,
                                       GError **error);
/* The mapping as it is filled in. */
DromDocument *drom_session_mapping_paper (DromSession *session,
                                          DromMapping *mapping,
                                          const char *const *languages,
                                          const DromPaperStyle *style,
                                          GError **error);
/* Forms to fill in by hand: @participant 0 for one that is of nobody. */
DromDocument *drom_session_plan_form (DromSession *session,
                                      gint64 participant,
                                      const char *const *languages,
                                      const DromLayout *layout,
                                      GError **error);
DromDocument *drom_session_mapping_form (DromSession *session,
                                         gint64 participant,
                                         const char *const *languages,
                                         const DromPaperStyle *style,
                                         GError **error);
DromDocument *drom_session_information_paper (DromSession *session,
                                              const char *const *languages,
                                              const DromPaperStyle *style,
                                              GError **error);

/* Logs that a paper about @participant (0: nobody) is printed or saved. If it fails
 * nothing may be printed. */
gboolean drom_session_log_paper (DromSession *session, gint64 participant, GError **error);

/* A file name that says nothing of anybody: "Linden-plan-3.pdf": code name, @paper (an
 * English or Swedish word in ASCII) and the running number; 0 leaves the number out.
 * (transfer full) */
char *drom_session_dup_paper_file_name (DromSession *session, const char *paper, gint64 number);

G_END_DECLS
