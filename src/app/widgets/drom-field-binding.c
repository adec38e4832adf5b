/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/widgets/drom-field-binding.h"

#include <glib/gi18n-lib.h>

/* Typing that rests this long is saved. */
#define REST_MS 800
/* While somebody is still in the field, a value that can't be kept is not complained about at once.
 */
#define PATIENCE_MS 1600

struct _DromFieldBinding
{
  GtkWidget *owner;        /* borrowed: it owns the binding */
  DromFieldNotice *notice; /* borrowed */
  const DromFieldBindingFuncs *funcs;

  DromSession *session;
  DromRecord *record;
  guint field;
  char *language;
  gulong notify_id;

  char *base;  /* the kept value that the control's content started from */
  char *shown; /* what the control held when it agreed with @base */
  gboolean pending;
  gboolean conflict;
  gboolean busy; /* the control or the record is being changed from here */
  guint timer_id;
};

static char *
dup_value (DromFieldBinding *self)
{
  if (self->record == NULL)
    return NULL;
  if (self->funcs->dup_kept != NULL)
    return self->funcs->dup_kept (self->owner, self->session, self->record, self->language);
  if (self->language != NULL)
    return g_strdup (
        drom_texts_get (drom_record_get_texts (self->record, self->field), self->language));
  return drom_record_dup_value (self->record, self->field);
}

static char *
dup_words (DromFieldBinding *self, const char *value)
{
  return self->funcs->dup_words != NULL ? self->funcs->dup_words (self->owner, value)
                                        : g_strdup (value);
}

static void
tell_updated (DromFieldBinding *self)
{
  if (self->funcs->updated != NULL)
    self->funcs->updated (self->owner);
}

static void
set_message (DromFieldBinding *self, const char *message)
{
  drom_field_notice_set_message (self->notice, message);
  if (message != NULL)
    gtk_widget_add_css_class (self->owner, "drom-invalid");
  else
    gtk_widget_remove_css_class (self->owner, "drom-invalid");
}

static void
stop_timer (DromFieldBinding *self)
{
  g_clear_handle_id (&self->timer_id, g_source_remove);
}

/* Puts what is kept into the control, and forgets what was typed. */
static void
show_kept (DromFieldBinding *self)
{
  g_autofree char *value = dup_value (self);

  stop_timer (self);
  self->pending = FALSE;
  self->conflict = FALSE;
  self->busy = TRUE;
  self->funcs->show (self->owner, value);
  self->busy = FALSE;
  g_free (self->base);
  self->base = g_steal_pointer (&value);
  g_free (self->shown);
  self->shown = self->funcs->dup_typed (self->owner);
  set_message (self, NULL);
  tell_updated (self);
}

static void
show_conflict (DromFieldBinding *self, const char *message)
{
  g_autofree char *theirs = dup_value (self);
  g_autofree char *typed = self->funcs->dup_typed (self->owner);
  g_autofree char *my_words = dup_words (self, typed);
  g_autofree char *their_words = dup_words (self, theirs);

  stop_timer (self);
  self->conflict = TRUE;
  g_free (self->base);
  self->base = g_steal_pointer (&theirs);
  drom_field_notice_set_conflict (self->notice, message, my_words, their_words);
  gtk_widget_add_css_class (self->owner, "drom-invalid");
  tell_updated (self);
}

/* Writes what is typed. */
static gboolean
save (DromFieldBinding *self, GError **error)
{
  g_autofree char *typed = self->funcs->dup_typed (self->owner);
  gboolean saved;

  self->busy = TRUE;
  if (self->funcs->write != NULL)
    saved =
        self->funcs->write (self->owner, self->session, self->record, self->language, typed, error);
  else if (self->language != NULL)
    saved = drom_session_set_text (self->session, self->record, self->field, self->language, typed,
                                   error);
  else
    saved = drom_session_set (self->session, self->record, self->field, typed, error);
  self->busy = FALSE;
  if (!saved)
    return FALSE;

  stop_timer (self);
  self->pending = FALSE;
  self->conflict = FALSE;
  g_free (self->base);
  self->base = dup_value (self);
  g_free (self->shown);
  self->shown = g_steal_pointer (&typed);
  set_message (self, NULL);
  tell_updated (self);
  return TRUE;
}

/* Saves if there is something to save. @patient: nothing is said yet about a value that
 * can't be kept. */
static gboolean
try_save (DromFieldBinding *self, gboolean patient, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (!self->pending || self->record == NULL)
    return TRUE;
  if (!drom_record_is_alive (self->record))
    {
      set_message (self, _ ("This was deleted meanwhile, so it can’t be saved here. What you typed "
                            "is still in the field."));
      return TRUE;
    }
  if (self->conflict)
    {
      g_set_error_literal (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_CONFLICT,
                           _ ("Somebody else has changed this meanwhile. Choose which version is "
                              "to be kept."));
      return FALSE;
    }
  if (save (self, &local_error))
    return TRUE;

  if (g_error_matches (local_error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_CONFLICT))
    show_conflict (self, local_error->message);
  else if (!patient)
    {
      set_message (self, local_error->message);
      tell_updated (self);
    }
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
patience_over_cb (gpointer data)
{
  DromFieldBinding *self = data;

  self->timer_id = 0;
  try_save (self, FALSE, NULL);
  return G_SOURCE_REMOVE;
}

static gboolean
rested_cb (gpointer data)
{
  DromFieldBinding *self = data;

  self->timer_id = 0;
  if (!try_save (self, TRUE, NULL) && !self->conflict)
    self->timer_id = g_timeout_add (PATIENCE_MS, patience_over_cb, self);
  return G_SOURCE_REMOVE;
}

static void
record_changed_cb (DromFieldBinding *self)
{
  g_autofree char *value = NULL;

  if (self->busy)
    return;
  value = dup_value (self);
  if (g_strcmp0 (value, self->base) == 0)
    return;
  if (self->pending)
    show_conflict (self, _ ("Somebody else has changed this meanwhile. Choose which version is to "
                            "be kept."));
  else
    show_kept (self);
}

static void
keep_mine_cb (DromFieldBinding *self)
{
  self->conflict = FALSE;
  try_save (self, FALSE, NULL);
}

static void
keep_theirs_cb (DromFieldBinding *self)
{
  show_kept (self);
}

static gboolean
may_write (DromFieldBinding *self)
{
  const DromField *field;

  if (self->record == NULL)
    return TRUE;
  field = &drom_record_get_noun (self->record)->fields[self->field];
  return drom_record_is_alive (self->record)
         && (field->flags & (DROM_FIELD_FIXED | DROM_FIELD_DERIVED)) == 0
         && drom_session_has_right (self->session, DROM_RIGHT_WRITE);
}

DromFieldBinding *
drom_field_binding_new (GtkWidget *owner,
                        DromFieldNotice *notice,
                        const DromFieldBindingFuncs *funcs)
{
  DromFieldBinding *self = g_new0 (DromFieldBinding, 1);

  self->owner = owner;
  self->notice = notice;
  self->funcs = funcs;
  g_signal_connect_swapped (notice, "keep-mine", G_CALLBACK (keep_mine_cb), self);
  g_signal_connect_swapped (notice, "keep-theirs", G_CALLBACK (keep_theirs_cb), self);
  return self;
}

static void
forget_record (DromFieldBinding *self)
{
  if (self->pending)
    try_save (self, FALSE, NULL);
  stop_timer (self);
  if (self->record != NULL)
    g_clear_signal_handler (&self->notify_id, self->record);
  g_clear_object (&self->record);
  g_clear_object (&self->session);
  g_clear_pointer (&self->language, g_free);
  self->pending = FALSE;
}

void
drom_field_binding_free (DromFieldBinding *self)
{
  if (self == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->notice, self);
  /* What could be saved was saved when the widget left its window. */
  self->pending = FALSE;
  forget_record (self);
  g_free (self->base);
  g_free (self->shown);
  g_free (self);
}

void
drom_field_binding_set_record (DromFieldBinding *self,
                               DromSession *session,
                               DromRecord *record,
                               guint field,
                               const char *language)
{
  g_return_if_fail (record == NULL || field < drom_record_get_noun (record)->n_fields);

  if (record != NULL && record == self->record && session == self->session && field == self->field
      && g_strcmp0 (language, self->language) == 0)
    return;
  forget_record (self);
  self->field = field;
  if (record != NULL)
    {
      self->session = g_object_ref (session);
      self->record = g_object_ref (record);
      self->language = g_strdup (language);
      self->notify_id = drom_record_connect (record, field, G_CALLBACK (record_changed_cb), self);
    }
  if (self->funcs->set_editable != NULL)
    self->funcs->set_editable (self->owner, may_write (self));
  show_kept (self);
}

DromRecord *
drom_field_binding_get_record (DromFieldBinding *self)
{
  return self->record;
}

DromSession *
drom_field_binding_get_session (DromFieldBinding *self)
{
  return self->session;
}

char *
drom_field_binding_dup_value (DromFieldBinding *self)
{
  return dup_value (self);
}

void
drom_field_binding_touched (DromFieldBinding *self)
{
  g_autofree char *typed = NULL;

  if (self->busy)
    return;
  if (self->record == NULL)
    {
      set_message (self, NULL);
      return;
    }
  stop_timer (self);
  if (self->conflict)
    {
      /* Still to be decided; the newer typing is "mine". */
      g_autofree char *message = g_strdup (drom_field_notice_get_message (self->notice));

      show_conflict (self, message);
      return;
    }
  typed = self->funcs->dup_typed (self->owner);
  self->pending = g_strcmp0 (typed, self->shown) != 0;
  if (!self->pending)
    set_message (self, NULL);
  else
    self->timer_id = g_timeout_add (REST_MS, rested_cb, self);
}

gboolean
drom_field_binding_flush (DromFieldBinding *self, GError **error)
{
  stop_timer (self);
  return try_save (self, FALSE, error);
}

void
drom_field_binding_left (DromFieldBinding *self)
{
  g_autofree char *typed = NULL;

  if (self->record == NULL || !drom_record_is_alive (self->record))
    return;
  if (!drom_field_binding_flush (self, NULL))
    return;
  show_kept (self);
}

gboolean
drom_field_binding_revert (DromFieldBinding *self)
{
  if (!self->pending)
    return FALSE;
  show_kept (self);
  return TRUE;
}

gboolean
drom_field_binding_is_pending (DromFieldBinding *self)
{
  return self->pending;
}

char *
drom_field_binding_dup_pending (DromFieldBinding *self)
{
  return self->pending ? self->funcs->dup_typed (self->owner) : NULL;
}

void
drom_field_binding_set_pending (DromFieldBinding *self, const char *typed)
{
  self->busy = TRUE;
  self->funcs->show (self->owner, typed);
  self->busy = FALSE;
  drom_field_binding_touched (self);
}

void
drom_field_binding_set_stale (DromFieldBinding *self)
{
  if (self->pending)
    show_conflict (self, _ ("Somebody else has changed this meanwhile. Choose which version is to "
                            "be kept."));
}

gboolean
drom_field_binding_handle_key (DromFieldBinding *self, guint keyval, GdkModifierType state)
{
  GdkModifierType modifiers = state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK);

  if (keyval == GDK_KEY_Escape && modifiers == 0)
    return drom_field_binding_revert (self);
  if (gdk_keyval_to_lower (keyval) != GDK_KEY_z)
    return FALSE;
  if (self->record == NULL)
    {
      /* A draft: the participant's undo must not come between somebody's typing. */
      g_autofree char *typed = self->funcs->dup_typed (self->owner);

      return (modifiers & GDK_CONTROL_MASK) != 0 && typed != NULL && *typed != '\0';
    }
  if (modifiers == GDK_CONTROL_MASK)
    {
      if (!drom_field_binding_revert (self))
        gtk_widget_activate_action (self->owner, "participant.undo", NULL);
      return TRUE;
    }
  if (modifiers == (GDK_CONTROL_MASK | GDK_SHIFT_MASK))
    {
      gtk_widget_activate_action (self->owner, "participant.redo", NULL);
      return TRUE;
    }
  return FALSE;
}
