/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/drom-session.h"

G_BEGIN_DECLS

/**
 * DromPage:
 * What the window shows beside its sidebar, or a tab of a participant. A page is made
 * anew when the language changes: what it says in save_state() is given to
 * restore_state() of its successor, so that selection, scroll, half-typed text and
 * focus stay.
 */
#define DROM_TYPE_PAGE (drom_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (DromPage, drom_page, DROM, PAGE, AdwBin)

struct _DromPageClass
{
  AdwBinClass parent_class;

  /* Shows what is in the registry now; called when the page is shown, and after another
   * program has committed. Default: nothing. */
  void (*refresh) (DromPage *self);
  /* Saves what is typed and not yet saved. FALSE keeps the user on the page, with the
   * error shown. Default: drom_field_widget_flush_all(). */
  gboolean (*flush) (DromPage *self, GError **error);
  /* (transfer floating or NULL). Default: the focused field, scroll and unsaved typing of all field
   * widgets. */
  GVariant *(*save_state) (DromPage *self);
  void (*restore_state) (DromPage *self, GVariant *state);
  /* The widget that Ctrl+F focuses; NULL if there is none. */
  GtkWidget *(*get_search) (DromPage *self);
  /* Scrolls to and focuses a field (of plan health's sentences, of undo). */
  void (*show_field) (DromPage *self, const char *noun, gint64 row, const char *field);
  /* What the window's header bar shows while this page stands beside the sidebar: in its
   * middle (a view switcher, a title) and before its buttons. Unparented widgets that the
   * page holds a reference to; NULL, the default: the page's "title", and nothing. */
  GtkWidget *(*get_header_title) (DromPage *self);
  GtkWidget *(*get_header_end) (DromPage *self);
  /* Opens the dialog that prints what the page shows; FALSE if there is nothing to print. */
  gboolean (*print) (DromPage *self);
};

/* Property "session", construct only; NULL before the registry is unlocked. (transfer none) */
DromSession *drom_page_get_session (DromPage *self);
/* Property "title": the page's heading in the header bar. Never a person's name where
 * the window manager could see it: the window's own title is the code name alone. */
const char *drom_page_get_title (DromPage *self);
void drom_page_set_title (DromPage *self, const char *title);

/* The class's functions above, called by the window and by other pages. */
void drom_page_refresh (DromPage *self);
gboolean drom_page_flush (DromPage *self, GError **error);
GVariant *drom_page_save_state (DromPage *self);
void drom_page_restore_state (DromPage *self, GVariant *state);
GtkWidget *drom_page_get_search (DromPage *self);
void drom_page_show_field (DromPage *self, const char *noun, gint64 row, const char *field);
GtkWidget *drom_page_get_header_title (DromPage *self);
GtkWidget *drom_page_get_header_end (DromPage *self);
gboolean drom_page_print (DromPage *self);

/* For any widget within a window: a toast, with an optional button. @action: a detailed
 * action name ("participant.undo"), or NULL. */
void drom_toast (GtkWidget *widget, const char *text, const char *button, const char *action);
/* Puts those of a window into another language; one that can't be goes. */
void drom_toast_translate (GtkWidget *widget, const char *from, const char *to);
/* Takes away the toasts of a window: at lock. */
void drom_toast_dismiss_all (GtkWidget *widget);
/* An error as a sentence: a toast, or a dialog if it is long. Takes no ownership. */
void drom_show_error (GtkWidget *widget, const GError *error);

/*
 * Actions of the window that pages and rows use:
 *   win.show-participant (x)           opens a participant's page, where it was last (tab)
 *   win.show-field ((xsxs))            participant, noun, row, field: opens the tab that has it
 *   win.show-page (s)                  "today", "participants"
 *   win.add-phrase ((ssa{ss}))         kind, life area, text by language: a new phrase of it
 *   win.new-participant, win.search, win.print, win.lock, win.preview
 *   win.correct-word ((ss))            text and word to look for, or ""
 *   win.together                       the participant that is shown, for two at one screen
 *   participant.undo, participant.redo in the participant's page
 */

G_END_DECLS
