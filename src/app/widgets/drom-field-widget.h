/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/drom-session.h"

G_BEGIN_DECLS

/**
 * DromFieldWidget:
 * A row of a form that shows and saves one field of a record. In a .ui it is given
 * "noun" and "field" (the property's name); its title is the field's label, its code
 * list the field's. It saves when it rests (800 ms without typing) or loses focus, says
 * what is wrong in words below itself and keeps what was typed, shows both versions
 * when the field was changed elsewhere, and follows the record when that changes.
 *
 * Implementations: DromEntryRow (text, numbers, dates, times), DromCodeRow, DromRefRow
 * (staff), DromSwitchRow, DromTextsView (many lines, in one or more languages).
 */
#define DROM_TYPE_FIELD_WIDGET (drom_field_widget_get_type ())
G_DECLARE_INTERFACE (DromFieldWidget, drom_field_widget, DROM, FIELD_WIDGET, GtkWidget)

struct _DromFieldWidgetInterface
{
  GTypeInterface parent_iface;

  const char *(*get_noun) (DromFieldWidget *self);
  const char *(*get_field) (DromFieldWidget *self);
  void (*set_record) (DromFieldWidget *self, DromSession *session, DromRecord *record);
  DromRecord *(*get_record) (DromFieldWidget *self);
  gboolean (*flush) (DromFieldWidget *self, GError **error);
  /* Typing that is not saved yet; NULL if none. (transfer full) */
  char *(*dup_pending) (DromFieldWidget *self);
  void (*set_pending) (DromFieldWidget *self, const char *text);
  /* Shows what is kept; what was typed is gone. */
  void (*revert) (DromFieldWidget *self);
  /* What is pending was typed before the record was changed elsewhere: shows both versions
   * instead of saving. May be NULL. */
  void (*set_stale) (DromFieldWidget *self);
};

/* The interface's functions; flush is TRUE where nothing is unsaved. */
void drom_field_widget_set_record (DromFieldWidget *self, DromSession *session, DromRecord *record);
gboolean drom_field_widget_flush (DromFieldWidget *self, GError **error);

/* Gives @record to all field widgets below @root that name its noun. */
void drom_field_widget_bind_all (GtkWidget *root, DromSession *session, DromRecord *record);
/* Saves all unsaved typing below @root; FALSE at the first that can't be saved, which
 * then has the focus and is named in the sentence. */
gboolean drom_field_widget_flush_all (GtkWidget *root, GError **error);
/* Whether there is unsaved typing below @root, or in @root itself. */
gboolean drom_field_widget_is_pending (GtkWidget *root);
/* Takes back the unsaved typing below @from that fields below @to, which show the same, have
 * taken over. */
void drom_field_widget_hand_over_all (GtkWidget *from, GtkWidget *to);
/* The field widget below @root of a record's field; NULL if there is none. */
GtkWidget *
drom_field_widget_find (GtkWidget *root, const char *noun, gint64 row, const char *field);

G_END_DECLS
