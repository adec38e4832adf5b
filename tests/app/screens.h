/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/drom-window.h"

G_BEGIN_DECLS

/*
 * Every page and dialog of the program, opened as its users do, on the demonstration. A new
 * page or dialog gets a row in the table of screens.c, and the tests that walk through all of
 * them take it in.
 */
typedef struct
{
  const char *name;
  /* Opens it over what is there. @participant: whose page is open. */
  void (*open) (DromWindow *window, gint64 participant);
  int number; /* whose page it stands on; 0 for the registry's pages, -1 for the door */
} Screen;

const Screen *screens_get_all (guint *n);

/* The program with the demonstration open. It is gone with screens_tear_down(). */
DromWindow *screens_set_up (GApplication **application);
void screens_tear_down (GApplication *application);

/* Opens @screen, and nothing else. */
void screens_open (DromWindow *window, const Screen *screen);
/* Closes what stands over the window. */
void screens_close_dialogs (DromWindow *window);

/* Lets the program do what it has to do, frames included. */
void screens_settle (void);

/* The topmost window: a dialog, or @window. (transfer none) */
GtkWindow *screens_get_top (DromWindow *window);

/* The first mapped widget of @type below @root, whose template calls it @id (NULL: any). */
gpointer screens_find (gpointer root, GType type, const char *id);

/* Where @widget stands, for people: "DromGoalCard > GtkMenuButton more". */
char *screens_describe (GtkWidget *widget);

G_END_DECLS
