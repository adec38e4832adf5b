/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/widgets/drom-field-notice.h"
#include "model/drom-session.h"

G_BEGIN_DECLS

/**
 * DromFieldBinding:
 * What every field widget does alike: it follows one field of a record (in one language,
 * if the field has several), saves what was typed once it rests, says below the widget
 * what is wrong, and shows both versions when the field was changed elsewhere. What was
 * typed is never thrown away unless the user says so.
 */
typedef struct _DromFieldBinding DromFieldBinding;

typedef struct
{
  /* What the control holds, as typed. (transfer full) */
  char *(*dup_typed) (GtkWidget *owner);
  /* Puts a value into the control: canonical, or what was typed before. NULL is empty. */
  void (*show) (GtkWidget *owner, const char *value);
  /* A value as the screen says it, for showing two versions; NULL: as it is. (transfer full) */
  char *(*dup_words) (GtkWidget *owner, const char *value);
  /* Whether the control may be changed; called when a record comes or goes. May be NULL. */
  void (*set_editable) (GtkWidget *owner, gboolean editable);
  /* After the value that is kept has changed, or the notice has. May be NULL. */
  void (*updated) (GtkWidget *owner);
  /* Where the value is kept, if it is not the field alone (a step's text may be a phrase's).
   * NULL: the record's field. dup_kept: (transfer full) */
  char *(*dup_kept) (GtkWidget *owner,
                     DromSession *session,
                     DromRecord *record,
                     const char *language);
  gboolean (*write) (GtkWidget *owner,
                     DromSession *session,
                     DromRecord *record,
                     const char *language,
                     const char *typed,
                     GError **error);
} DromFieldBindingFuncs;

/* @owner owns the binding and @notice. */
DromFieldBinding *drom_field_binding_new (GtkWidget *owner,
                                          DromFieldNotice *notice,
                                          const DromFieldBindingFuncs *funcs);
void drom_field_binding_free (DromFieldBinding *self);

/* @language: NULL unless the field is of type TEXTS. Unsaved typing for the earlier record
 * is saved if it can be. @record may be NULL: the control then stands alone. */
void drom_field_binding_set_record (DromFieldBinding *self,
                                    DromSession *session,
                                    DromRecord *record,
                                    guint field,
                                    const char *language);
DromRecord *drom_field_binding_get_record (DromFieldBinding *self);
DromSession *drom_field_binding_get_session (DromFieldBinding *self);
/* The value that is kept, canonical. (transfer full) (nullable) */
char *drom_field_binding_dup_value (DromFieldBinding *self);

/* The user has changed the control: it is saved when it rests. */
void drom_field_binding_touched (DromFieldBinding *self);
/* Saves now. FALSE: it is said below the widget why not. */
gboolean drom_field_binding_flush (DromFieldBinding *self, GError **error);
/* The focus left the widget: saves, and shows what is kept as it is kept. */
void drom_field_binding_left (DromFieldBinding *self);
/* Takes back unsaved typing; FALSE if there is none. */
gboolean drom_field_binding_revert (DromFieldBinding *self);
gboolean drom_field_binding_is_pending (DromFieldBinding *self);
/* Unsaved typing, or NULL. (transfer full) */
char *drom_field_binding_dup_pending (DromFieldBinding *self);
void drom_field_binding_set_pending (DromFieldBinding *self, const char *typed);
/* What is pending was typed before the field was changed elsewhere: both versions are shown. */
void drom_field_binding_set_stale (DromFieldBinding *self);

/* For the key controller of a field widget, in the capture phase: the first Ctrl+Z takes
 * back unsaved typing, the next is the participant's undo; Escape takes back unsaved
 * typing only. TRUE if it was one of these. */
gboolean
drom_field_binding_handle_key (DromFieldBinding *self, guint keyval, GdkModifierType state);

G_END_DECLS
