/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model-test.h"
#include "app/pages/plan/drom-plan-page-private.h"
#include "app/pages/plan/drom-step-row.h"

/* A plan page in a window of its own. */
typedef struct
{
  Fixture model;
  DromParticipant *person;
  GtkWindow *window;
  DromPlanPage *page;
} Desk;

/* What main() begins with. */
void desk_init (int *argc, char ***argv);
/* Lets the program do what it has to do, frames included. */
void settle (void);
/* Not a frame of it is drawn yet. */
void begin_page (Desk *desk);
void show_page (Desk *desk);
void desk_set_up (Desk *desk, gconstpointer data);
void desk_tear_down (Desk *desk, gconstpointer data);
/* The goals that are shown. */
guint count_cards (Desk *desk);
/* The row of a step; NULL if it is not shown. */
DromStepRow *find_row (Desk *desk, gpointer step);
/* The first widget of @type below @root; NULL if there is none. */
gpointer find_below (gpointer root, GType type);
/* What the preview shows, as a check sum of its pixels. (transfer full) */
char *look (Desk *desk);
/* A step's Swedish text. (transfer full) */
char *query_step_text (Desk *desk, gpointer step);
