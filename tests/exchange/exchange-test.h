/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/drom-import.h"
#include "model/drom-session.h"

G_BEGIN_DECLS

#define TEST_TODAY "2026-11-21"

/* A new project in a registry of its own, on TEST_TODAY, and its end. */
DromSession *test_session_new (void);
void test_session_delete (DromSession *session);
/* A second staff member at the same registry. (transfer full) */
DromSession *test_session_of_colleague (DromSession *session);

/* Imports @text; @size -1: up to its 0. */
DromImportReport *test_import (DromSession *session,
                               const char *text,
                               gssize size,
                               const DromImportOptions *options,
                               GError **error);
/* Imports @text, which has to be taken in. */
void test_import_well (DromSession *session, const char *text);

/* How many rows the table of a noun has. */
gint64 test_count (DromSession *session, const char *table);
gint64 test_query (DromSession *session, const char *sql);
char *test_query_text (DromSession *session, const char *sql);

G_END_DECLS
