/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/drom-access-grant.h"
#include "model/drom-amendment.h"
#include "model/drom-contact.h"
#include "model/drom-enrolment.h"
#include "model/drom-experience.h"
#include "model/drom-mapping.h"
#include "model/drom-note.h"
#include "model/drom-organisation.h"
#include "model/drom-participant-list.h"
#include "model/drom-participant.h"
#include "model/drom-phrase.h"
#include "model/drom-plan-health.h"
#include "model/drom-planning.h"
#include "model/drom-project.h"
#include "model/drom-rating.h"
#include "model/drom-result.h"
#include "model/drom-session.h"
#include "model/drom-staff.h"
#include "model/drom-step-party.h"
#include "model/drom-today.h"
#include "store/drom-registry.h"
#include "store/drom-statement.h"

G_BEGIN_DECLS

/* The day on which all tests happen: a Saturday. */
#define TODAY "2026-11-21"

/* A registry of its own for each test: founded by a manager, Mira. */
typedef struct
{
  DromStore *store;
  DromSession *session; /* Mira's */
} Fixture;

void set_up (Fixture *self, gconstpointer data);
void tear_down (Fixture *self, gconstpointer data);

#define add_test(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

/* A row id as a value of a field. Lent until sixteen more were asked for. */
const char *id_text (gint64 id);
gint64 id_of (gpointer record);

/* A colleague; answers a session of theirs on a connection of its own. */
DromSession *add_colleague (DromSession *session, const char *name, const char *role);
/* The same staff member again on another connection, as a second window or program. */
DromSession *second_window (DromSession *session);

/* A participant with the next number, enrolled as active. */
DromParticipant *add_person (DromSession *session, const char *given, const char *family);
DromEnrolment *get_enrolment (DromSession *session, gpointer participant);
DromPlan *get_plan (DromSession *session, gpointer participant);
/* Texts are Swedish. */
DromGoal *add_goal (DromSession *session, DromPlan *plan, const char *area, const char *text);
DromStep *add_step (DromSession *session, DromGoal *goal, const char *text, const char *due);
/* A participant whose plan lacks nothing. */
DromParticipant *add_healthy (DromSession *session, const char *given, const char *family);

/* A participant with a row of each noun that is about one, each field filled with a text
 * that holds @mark. @rows: (nullable): gets a reference on each. */
DromParticipant *add_whole (DromSession *session, const char *mark, GPtrArray *rows);

/* Each asserts that it succeeded. */
void put (DromSession *session, gpointer record, guint field, const char *value);
void put_text (
    DromSession *session, gpointer record, guint field, const char *language, const char *text);
void undo (DromSession *session, gpointer participant);
void redo (DromSession *session, gpointer participant);

gint64 query (DromStore *store, const char *sql);
char *query_text (DromStore *store, const char *sql);
void execute (DromStore *store, const char *sql);
/* The whole table as text, rows in order of id: to see that nothing changed. */
char *dump_table (DromStore *store, const char *table);
/* All tables of nouns but phrases, and the texts, without versions; the place of a row
 * among its siblings instead of its number. */
char *dump_all (DromStore *store);
/* Asserts that two dumps are the same, and tells the first line that is not. */
void assert_same (const char *a, const char *b);

/* Names of a list, joined by ", ". */
char *names_of (GListModel *list);
/* Codes of findings, joined by a space. */
char *codes_of (DromSession *session, gint64 enrolment);

/* Counts how often a signal came. */
void count_signal (gpointer object, const char *signal, guint *count);

G_END_DECLS
