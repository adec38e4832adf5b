/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/plan/drom-plan-text.h"

#include "app/drom-focus.h"
#include "app/drom-page.h"
#include "app/pages/plan/drom-text-line.h"
#include "app/widgets/drom-field-notice.h"
#include "app/widgets/drom-field-widget.h"
#include "app/widgets/drom-tooltip.h"
#include "language/drom-language.h"
#include "model/drom-planning.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DromPlanText
{
  GtkWidget parent_instance;

  char *noun;
  char *field;
  char *placeholder;
  gboolean paragraphs;
  gboolean editable;
  gboolean single;

  DromSession *session;
  DromRecord *record;
  guint index;      /* of the field */
  char **languages; /* asked for by the page */
  GPtrArray *added; /* languages that the user asked for */
  guint show_id;

  GPtrArray *lines;        /* DromTextLine; borrowed from the widget tree */
  DromFieldNotice *notice; /* NULL until there is something to say */
  DromTextLine *noticed;   /* the line that the notice is about; borrowed */
  GtkMenuButton *more;     /* NULL unless a further language is offered below */
};

enum
{
  PROP_NOUN = 1,
  PROP_FIELD,
  PROP_PLACEHOLDER,
  PROP_PARAGRAPHS,
  N_PROPS
};

enum
{
  ACTIVATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void field_widget_init (DromFieldWidgetInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DromPlanText,
                               drom_plan_text,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DROM_TYPE_FIELD_WIDGET, field_widget_init))

/* A goal's or step's own text may come from a phrase. */
static gboolean
has_phrases (DromPlanText *self)
{
  return g_str_equal (self->field, "text")
         && (g_str_equal (self->noun, "goal") || g_str_equal (self->noun, "step"));
}

static DromTexts *
dup_texts (DromPlanText *self)
{
  if (self->record == NULL)
    return drom_texts_new ();
  if (has_phrases (self))
    return drom_plan_dup_text (self->session, self->record);
  return drom_texts_copy (drom_record_get_texts (self->record, self->index));
}

static DromTextLine *
find_line (DromPlanText *self, const char *language)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      DromTextLine *line = g_ptr_array_index (self->lines, i);

      if (g_str_equal (drom_text_line_get_language (line), language))
        return line;
    }
  return NULL;
}

static void
hide_notice (DromPlanText *self)
{
  self->noticed = NULL;
  if (self->notice != NULL)
    drom_field_notice_set_message (self->notice, NULL);
}

/* What was a phrase until now stands in one language from now on: that is said, and how to
 * take it back. */
static gboolean
write_own_text (DromPlanText *self, const char *language, const char *text, GError **error)
{
  g_autoptr (DromTexts) before = drom_plan_dup_text (self->session, self->record);
  g_autoptr (DromTexts) after = NULL;

  if (!drom_plan_write_text (self->session, self->record, language, text, error))
    return FALSE;
  after = drom_plan_dup_text (self->session, self->record);
  if (drom_texts_get_n (before) > drom_texts_get_n (after)
      && drom_texts_get (before, language) != NULL && *text != '\0')
    /* Translators: after a standard phrase of a plan was changed in one language; beside it
     * stands "Undo". */
    drom_toast (GTK_WIDGET (self), _ ("Now your own text, in this language alone"),
                C_ ("toast", "Undo"), "participant.undo");
  return TRUE;
}

static gboolean
write_line (DromPlanText *self, DromTextLine *line, GError **error)
{
  const char *language = drom_text_line_get_language (line);
  g_autofree char *text = g_strdup (drom_text_line_get_text (line));
  gboolean written;

  g_strstrip (text);
  if (has_phrases (self))
    written = write_own_text (self, language, text, error);
  else
    written =
        drom_session_set_text (self->session, self->record, self->index, language, text, error);
  return written;
}

static void
keep_mine_cb (DromPlanText *self)
{
  if (self->noticed != NULL)
    drom_field_widget_flush (DROM_FIELD_WIDGET (self), NULL);
}

static void
keep_theirs_cb (DromPlanText *self)
{
  DromTextLine *line = self->noticed;

  hide_notice (self);
  if (line != NULL)
    drom_text_line_revert (line);
  gtk_widget_activate_action (GTK_WIDGET (self), "plan-page.typed", NULL);
}

static void
ensure_notice (DromPlanText *self)
{
  if (self->notice != NULL)
    return;
  self->notice = g_object_new (DROM_TYPE_FIELD_NOTICE, NULL);
  g_signal_connect_object (self->notice, "keep-mine", G_CALLBACK (keep_mine_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->notice, "keep-theirs", G_CALLBACK (keep_theirs_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_insert_before (GTK_WIDGET (self->notice), GTK_WIDGET (self), NULL);
}

static void
show_failure (DromPlanText *self, DromTextLine *line, const GError *error)
{
  ensure_notice (self);
  self->noticed = line;
  if (g_error_matches (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_CONFLICT))
    {
      g_autoptr (DromTexts) texts = dup_texts (self);
      const char *theirs = drom_texts_get (texts, drom_text_line_get_language (line));

      drom_text_line_set_saved (line, theirs);
      drom_field_notice_set_conflict (self->notice, error->message, drom_text_line_get_text (line),
                                      theirs);
    }
  else
    drom_field_notice_set_message (self->notice, error->message);
}

/* What was saved stands in the line as it was kept (white space at the ends is not). */
static void
settle (DromTextLine *line, const DromTexts *texts)
{
  const char *saved = drom_texts_get (texts, drom_text_line_get_language (line));
  g_autofree char *typed = g_strdup (drom_text_line_get_text (line));

  drom_text_line_set_saved (line, saved);
  if (drom_text_line_is_pending (line) && g_str_equal (g_strstrip (typed), saved ? saved : "")
      && drom_text_line_get_cursor (line) < 0)
    drom_text_line_revert (line);
}

/* Typing that differs by nothing but white space at its ends needs no saving. */
static gboolean
needs_saving (DromTextLine *line)
{
  g_autofree char *typed = g_strdup (drom_text_line_get_text (line));

  return drom_text_line_is_pending (line)
         && !g_str_equal (g_strstrip (typed), drom_text_line_get_saved (line));
}

static gboolean
flush_line (DromPlanText *self, DromTextLine *line, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DromTexts) texts = NULL;

  if (self->record == NULL || !drom_record_is_alive (self->record))
    return TRUE;
  if (needs_saving (line) && !write_line (self, line, &local_error))
    {
      show_failure (self, line, local_error);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  hide_notice (self);
  texts = dup_texts (self);
  for (guint i = 0; i < self->lines->len; i++)
    settle (g_ptr_array_index (self->lines, i), texts);
  return TRUE;
}

static void
rested_cb (DromPlanText *self, DromTextLine *line)
{
  /* Both versions are shown: the next word is the user's. */
  if (self->noticed == line && drom_field_notice_is_conflict (self->notice))
    return;
  flush_line (self, line, NULL);
}

static void
typed_cb (DromPlanText *self, DromTextLine *line)
{
  if (self->noticed == line && !drom_field_notice_is_conflict (self->notice))
    hide_notice (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "plan-page.typed", NULL);
}

static void
activate_cb (DromPlanText *self)
{
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static gboolean
has_string (const char *const *list, const char *string)
{
  return list != NULL && g_strv_contains (list, string);
}

static gboolean
was_added (DromPlanText *self, const char *language)
{
  for (guint i = 0; i < self->added->len; i++)
    if (g_str_equal (g_ptr_array_index (self->added, i), language))
      return TRUE;
  return FALSE;
}

static gboolean
is_in_use (DromPlanText *self, DromTextLine *line, const DromTexts *texts)
{
  return drom_text_line_is_pending (line)
         || drom_texts_get (texts, drom_text_line_get_language (line)) != NULL;
}

/* A registry may hold texts in a language that this version does not have. */
static const char *
get_own_name (const char *language)
{
  const DromLanguage *description = drom_language_find (language);

  return description != NULL ? description->own_name : language;
}

/* A line stands for each language that was written in, is asked for, or comes first. */
static GPtrArray *
list_languages (DromPlanText *self, const DromTexts *texts)
{
  GPtrArray *wanted = g_ptr_array_new ();
  const char *writing = drom_plan_text_get_writing_language ();
  const char *first = NULL;
  const DromTexts *own =
      self->record != NULL ? drom_record_get_texts (self->record, self->index) : NULL;
  const DromLanguage *all;
  guint n;

  /* What comes first stays first while somebody writes. */
  if (self->lines->len > 0 && is_in_use (self, g_ptr_array_index (self->lines, 0), texts))
    first = drom_text_line_get_language (g_ptr_array_index (self->lines, 0));
  else if (drom_texts_pick (texts, writing, &first) == NULL)
    first = writing;
  g_ptr_array_add (wanted, (char *) g_intern_string (first));

  all = drom_language_get_all (&n);
  for (guint i = 0; i < n; i++)
    {
      DromTextLine *line = find_line (self, all[i].code);

      if (g_str_equal (all[i].code, first))
        continue;
      if (self->single)
        {
          if (g_str_equal (all[i].code, writing)
              || (line != NULL && drom_text_line_is_pending (line)))
            g_ptr_array_add (wanted, (char *) all[i].code);
        }
      else if (drom_texts_get (own, all[i].code) != NULL || was_added (self, all[i].code)
               || has_string ((const char *const *) self->languages, all[i].code)
               || (line != NULL && drom_text_line_is_pending (line)))
        g_ptr_array_add (wanted, (char *) all[i].code);
    }
  for (guint i = 0; i < drom_texts_get_n (own); i++)
    {
      const char *language;

      drom_texts_get_nth (own, i, &language);
      if (drom_language_find (language) == NULL && !g_str_equal (language, first))
        g_ptr_array_add (wanted, (char *) g_intern_string (language));
    }
  return wanted;
}

static DromTextLine *
make_line (DromPlanText *self, const char *language)
{
  DromTextLine *line = DROM_TEXT_LINE (drom_text_line_new (language, self->paragraphs));

  g_signal_connect_object (line, "rested", G_CALLBACK (rested_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (line, "typed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (line, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  drom_text_line_set_editable (line, self->editable);
  return line;
}

static void
name_line (DromPlanText *self, DromTextLine *line, gboolean first)
{
  const char *language = drom_text_line_get_language (line);
  const DromLanguage *description = drom_language_find (language);
  const char *own_name = get_own_name (language);
  const char *label = drom_field_get_label (drom_noun_find (self->noun), self->index);
  gboolean own = first && g_str_equal (language, drom_plan_text_get_writing_language ());
  g_autofree char *name = NULL;

  if (!own)
    name = g_strdup_printf ("%s (%s)", label,
                            description != NULL ? drom_language_get_name (description) : own_name);
  drom_text_line_set_name (line, own ? label : name, first ? self->placeholder : own_name);
  /* A row of a list has no room for the word: there a second language stands in italics. */
  drom_text_line_set_tag (line, !own && (first || self->paragraphs) ? own_name : NULL);
  drom_tooltip_set (GTK_WIDGET (line), own ? NULL : own_name);
  if (first)
    gtk_widget_remove_css_class (GTK_WIDGET (line), "second-language");
  else
    gtk_widget_add_css_class (GTK_WIDGET (line), "second-language");
}

static void
make_languages_cb (GtkMenuButton *button, gpointer data)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_auto (GStrv) missing = drom_plan_text_dup_missing (data);

  for (guint i = 0; missing[i] != NULL; i++)
    {
      g_autofree char *label =
          drom_capitalize (drom_language_get_name (drom_language_find (missing[i])));
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "plan-text.add-language", "s", missing[i]);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (G_MENU_MODEL (menu)));
}

static void
add_language_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  drom_plan_text_add_language (DROM_PLAN_TEXT (widget), g_variant_get_string (parameter, NULL));
}

/* Somebody's words are offered a further language as soon as they stand in one. A goal or a
 * step, which has little room, has that in its menu. */
static void
show_more (DromPlanText *self, const DromTexts *texts)
{
  gboolean offer = self->paragraphs && self->editable && !self->single && self->lines->len == 1
                   && drom_texts_get_n (texts) > 0;

  if (offer && self->more == NULL)
    {
      self->more = GTK_MENU_BUTTON (gtk_menu_button_new ());
      gtk_menu_button_set_label (self->more, _ ("Also in another language"));
      gtk_widget_add_css_class (GTK_WIDGET (self->more), "flat");
      gtk_widget_add_css_class (GTK_WIDGET (self->more), "caption");
      gtk_widget_set_halign (GTK_WIDGET (self->more), GTK_ALIGN_START);
      gtk_menu_button_set_create_popup_func (self->more, make_languages_cb, self, NULL);
      gtk_widget_insert_before (GTK_WIDGET (self->more), GTK_WIDGET (self), NULL);
    }
  if (self->more != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->more), offer);
}

static void
show_lines (DromPlanText *self)
{
  g_autoptr (DromTexts) texts = NULL;
  g_autoptr (GPtrArray) wanted = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  GtkWidget *previous = NULL;

  if (self->record == NULL)
    return;
  texts = dup_texts (self);
  wanted = list_languages (self, texts);
  lines = g_ptr_array_new ();
  for (guint i = 0; i < wanted->len; i++)
    {
      const char *language = g_ptr_array_index (wanted, i);
      DromTextLine *line = find_line (self, language);

      if (line == NULL)
        line = make_line (self, language);
      else
        g_ptr_array_remove (self->lines, line);
      if (gtk_widget_get_parent (GTK_WIDGET (line)) == NULL
          || gtk_widget_get_prev_sibling (GTK_WIDGET (line)) != previous)
        gtk_widget_insert_after (GTK_WIDGET (line), GTK_WIDGET (self), previous);
      drom_text_line_set_saved (line, drom_texts_get (texts, language));
      name_line (self, line, i == 0);
      g_ptr_array_add (lines, line);
      previous = GTK_WIDGET (line);
    }
  for (guint i = 0; i < self->lines->len; i++)
    {
      if (self->noticed == g_ptr_array_index (self->lines, i))
        hide_notice (self);
      gtk_widget_unparent (g_ptr_array_index (self->lines, i));
    }
  g_ptr_array_unref (self->lines);
  self->lines = g_steal_pointer (&lines);
  show_more (self, texts);
}

static gboolean
show_cb (gpointer data)
{
  DromPlanText *self = data;

  self->show_id = 0;
  show_lines (self);
  return G_SOURCE_REMOVE;
}

static void
record_notify_cb (DromPlanText *self, GParamSpec *pspec)
{
  /* Text and phrase change one after the other, and only both together make sense. */
  if ((g_str_equal (pspec->name, self->field) || g_str_equal (pspec->name, "phrase"))
      && self->show_id == 0)
    self->show_id = g_idle_add_full (GDK_PRIORITY_REDRAW - 3, show_cb, self, NULL);
}

static const char *
drom_plan_text_get_noun (DromFieldWidget *widget)
{
  return DROM_PLAN_TEXT (widget)->noun;
}

static const char *
drom_plan_text_get_field (DromFieldWidget *widget)
{
  return DROM_PLAN_TEXT (widget)->field;
}

static DromRecord *
drom_plan_text_get_record (DromFieldWidget *widget)
{
  return DROM_PLAN_TEXT (widget)->record;
}

static void
drom_plan_text_set_record (DromFieldWidget *widget, DromSession *session, DromRecord *record)
{
  DromPlanText *self = DROM_PLAN_TEXT (widget);

  if (self->record == record)
    {
      show_lines (self);
      return;
    }
  if (self->record != NULL)
    g_signal_handlers_disconnect_by_data (self->record, self);
  g_set_object (&self->session, session);
  g_set_object (&self->record, record);
  if (record != NULL)
    {
      self->index = drom_noun_find_field (drom_record_get_noun (record), self->field);
      g_signal_connect_object (record, "notify", G_CALLBACK (record_notify_cb), self,
                               G_CONNECT_SWAPPED);
    }
  show_lines (self);
}

static gboolean
drom_plan_text_flush (DromFieldWidget *widget, GError **error)
{
  DromPlanText *self = DROM_PLAN_TEXT (widget);

  for (guint i = 0; i < self->lines->len; i++)
    if (!flush_line (self, g_ptr_array_index (self->lines, i), error))
      return FALSE;
  return TRUE;
}

/* One string for several languages: a GVariant in text. */
static char *
drom_plan_text_dup_pending (DromFieldWidget *widget)
{
  DromPlanText *self = DROM_PLAN_TEXT (widget);
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));
  g_autoptr (GVariant) variant = NULL;
  gboolean any = FALSE;

  for (guint i = 0; i < self->lines->len; i++)
    {
      DromTextLine *line = g_ptr_array_index (self->lines, i);

      if (!drom_text_line_is_pending (line))
        continue;
      any = TRUE;
      g_variant_builder_add (&builder, "{ss}", drom_text_line_get_language (line),
                             drom_text_line_get_text (line));
    }
  if (!any)
    return NULL;
  variant = g_variant_ref_sink (g_variant_builder_end (&builder));
  return g_variant_print (variant, FALSE);
}

static void
drom_plan_text_revert (DromFieldWidget *widget)
{
  DromPlanText *self = DROM_PLAN_TEXT (widget);

  for (guint i = 0; i < self->lines->len; i++)
    drom_text_line_revert (g_ptr_array_index (self->lines, i));
}

static void
drom_plan_text_set_pending (DromFieldWidget *widget, const char *text)
{
  DromPlanText *self = DROM_PLAN_TEXT (widget);
  g_autoptr (GVariant) variant = NULL;
  GVariantIter iter;
  const char *language, *typed;

  if (text == NULL)
    return;
  variant = g_variant_parse (G_VARIANT_TYPE ("a{ss}"), text, NULL, NULL, NULL);
  if (variant == NULL)
    return;
  g_variant_iter_init (&iter, variant);
  while (g_variant_iter_next (&iter, "{&s&s}", &language, &typed))
    {
      DromTextLine *line;

      if (find_line (self, language) == NULL && drom_language_find (language) == NULL)
        continue;
      if (find_line (self, language) == NULL)
        {
          g_ptr_array_add (self->added, g_strdup (language));
          show_lines (self);
        }
      line = find_line (self, language);
      if (line != NULL)
        drom_text_line_type (line, typed);
    }
}

static void
drom_plan_text_set_stale (DromFieldWidget *widget)
{
  DromPlanText *self = DROM_PLAN_TEXT (widget);
  g_autoptr (GError) error = g_error_new_literal (
      DROM_MODEL_ERROR, DROM_MODEL_ERROR_CONFLICT,
      _ ("Somebody else has changed this meanwhile. Choose which version is to be kept."));

  for (guint i = 0; i < self->lines->len; i++)
    if (needs_saving (g_ptr_array_index (self->lines, i)))
      {
        show_failure (self, g_ptr_array_index (self->lines, i), error);
        return;
      }
}

static gboolean
drom_plan_text_grab_focus (GtkWidget *widget)
{
  DromPlanText *self = DROM_PLAN_TEXT (widget);

  return self->lines->len > 0 && !drom_focus_is_within (widget)
         && gtk_widget_grab_focus (GTK_WIDGET (g_ptr_array_index (self->lines, 0)));
}

/* GTK 4.8 never lets go of a popover that is open when its window goes. */
static void
drom_plan_text_unmap (GtkWidget *widget)
{
  DromPlanText *self = DROM_PLAN_TEXT (widget);

  if (self->more != NULL)
    gtk_menu_button_popdown (self->more);
  GTK_WIDGET_CLASS (drom_plan_text_parent_class)->unmap (widget);
}

static void
drom_plan_text_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DromPlanText *self = DROM_PLAN_TEXT (object);

  switch (id)
    {
    case PROP_NOUN:
      self->noun = g_value_dup_string (value);
      break;
    case PROP_FIELD:
      self->field = g_value_dup_string (value);
      break;
    case PROP_PLACEHOLDER:
      self->placeholder = g_value_dup_string (value);
      break;
    case PROP_PARAGRAPHS:
      self->paragraphs = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
drom_plan_text_dispose (GObject *object)
{
  DromPlanText *self = DROM_PLAN_TEXT (object);
  GtkWidget *child;

  g_clear_handle_id (&self->show_id, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_ptr_array_set_size (self->lines, 0);
  self->notice = NULL;
  self->noticed = NULL;
  self->more = NULL;
  g_clear_object (&self->record);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (drom_plan_text_parent_class)->dispose (object);
}

static void
drom_plan_text_finalize (GObject *object)
{
  DromPlanText *self = DROM_PLAN_TEXT (object);

  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->added);
  g_strfreev (self->languages);
  g_free (self->noun);
  g_free (self->field);
  g_free (self->placeholder);
  G_OBJECT_CLASS (drom_plan_text_parent_class)->finalize (object);
}

static void
field_widget_init (DromFieldWidgetInterface *iface)
{
  iface->get_noun = drom_plan_text_get_noun;
  iface->get_field = drom_plan_text_get_field;
  iface->set_record = drom_plan_text_set_record;
  iface->get_record = drom_plan_text_get_record;
  iface->flush = drom_plan_text_flush;
  iface->dup_pending = drom_plan_text_dup_pending;
  iface->set_pending = drom_plan_text_set_pending;
  iface->revert = drom_plan_text_revert;
  iface->set_stale = drom_plan_text_set_stale;
}

static void
drom_plan_text_class_init (DromPlanTextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = drom_plan_text_set_property;
  object_class->dispose = drom_plan_text_dispose;
  object_class->finalize = drom_plan_text_finalize;
  widget_class->grab_focus = drom_plan_text_grab_focus;
  widget_class->unmap = drom_plan_text_unmap;

  g_object_class_install_property (object_class, PROP_NOUN,
                                   g_param_spec_string ("noun", NULL, NULL, NULL, flags));
  g_object_class_install_property (object_class, PROP_FIELD,
                                   g_param_spec_string ("field", NULL, NULL, NULL, flags));
  g_object_class_install_property (object_class, PROP_PLACEHOLDER,
                                   g_param_spec_string ("placeholder", NULL, NULL, NULL, flags));
  g_object_class_install_property (object_class, PROP_PARAGRAPHS,
                                   g_param_spec_boolean ("paragraphs", NULL, NULL, FALSE, flags));

  signals[ACTIVATE] = g_signal_new ("activate", DROM_TYPE_PLAN_TEXT, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "plan-text.add-language", "s", add_language_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "plantext");
}

static void
drom_plan_text_init (DromPlanText *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  self->editable = TRUE;
  self->lines = g_ptr_array_new ();
  self->added = g_ptr_array_new_with_free_func (g_free);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (layout, 2);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

GtkWidget *
drom_plan_text_new (const char *noun, const char *field, const char *placeholder)
{
  return g_object_new (DROM_TYPE_PLAN_TEXT, "noun", noun, "field", field, "placeholder",
                       placeholder, NULL);
}

void
drom_plan_text_set_languages (DromPlanText *self, const char *const *languages)
{
  g_return_if_fail (DROM_IS_PLAN_TEXT (self));

  if (self->languages != NULL && languages != NULL
      && g_strv_equal ((const char *const *) self->languages, languages))
    {
      /* The phrase itself may have been corrected: nothing of the plan's record changes then. */
      if (has_phrases (self))
        show_lines (self);
      return;
    }
  g_strfreev (self->languages);
  self->languages = g_strdupv ((char **) languages);
  show_lines (self);
}

void
drom_plan_text_add_language (DromPlanText *self, const char *language)
{
  g_return_if_fail (DROM_IS_PLAN_TEXT (self));

  if (!was_added (self, language))
    g_ptr_array_add (self->added, g_strdup (language));
  show_lines (self);
  if (find_line (self, language) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (find_line (self, language)));
}

char **
drom_plan_text_dup_missing (DromPlanText *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const DromLanguage *all;
  guint n;

  g_return_val_if_fail (DROM_IS_PLAN_TEXT (self), NULL);

  all = drom_language_get_all (&n);
  for (guint i = 0; i < n; i++)
    if (all[i].paper && find_line (self, all[i].code) == NULL)
      g_strv_builder_add (builder, all[i].code);
  return g_strv_builder_end (builder);
}

void
drom_plan_text_set_single (DromPlanText *self, gboolean single)
{
  g_return_if_fail (DROM_IS_PLAN_TEXT (self));

  self->single = single;
  show_lines (self);
}

void
drom_plan_text_set_editable (DromPlanText *self, gboolean editable)
{
  g_return_if_fail (DROM_IS_PLAN_TEXT (self));

  self->editable = editable;
  for (guint i = 0; i < self->lines->len; i++)
    drom_text_line_set_editable (g_ptr_array_index (self->lines, i), editable);
  show_lines (self);
}

DromTexts *
drom_plan_text_dup_typed (DromPlanText *self)
{
  DromTexts *texts = NULL;

  g_return_val_if_fail (DROM_IS_PLAN_TEXT (self), NULL);

  for (guint i = 0; i < self->lines->len; i++)
    {
      DromTextLine *line = g_ptr_array_index (self->lines, i);

      if (!drom_text_line_is_pending (line))
        continue;
      if (texts == NULL)
        texts = dup_texts (self);
      drom_texts_set (texts, drom_text_line_get_language (line), drom_text_line_get_text (line));
    }
  return texts;
}

static gint64
get_phrase (DromPlanText *self)
{
  return DROM_IS_GOAL (self->record) ? drom_goal_get_phrase (DROM_GOAL (self->record))
                                     : drom_step_get_phrase (DROM_STEP (self->record));
}

gboolean
drom_plan_text_can_add_phrase (DromPlanText *self)
{
  g_return_val_if_fail (DROM_IS_PLAN_TEXT (self), FALSE);

  return self->record != NULL && has_phrases (self) && get_phrase (self) == 0
         && !drom_texts_is_empty (drom_record_get_texts (self->record, self->index));
}

void
drom_plan_text_add_phrase (DromPlanText *self, const char *area)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));
  const DromTexts *texts;

  g_return_if_fail (DROM_IS_PLAN_TEXT (self));

  if (!drom_field_widget_flush (DROM_FIELD_WIDGET (self), NULL)
      || !drom_plan_text_can_add_phrase (self))
    return;
  texts = drom_record_get_texts (self->record, self->index);
  for (guint i = 0; i < drom_texts_get_n (texts); i++)
    {
      const char *language;
      const char *text = drom_texts_get_nth (texts, i, &language);

      g_variant_builder_add (&builder, "{ss}", language, text);
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "win.add-phrase", "(ssa{ss})", self->noun, area,
                              &builder);
}

const char *
drom_plan_text_get_writing_language (void)
{
  const DromLanguage *language = drom_language_get_current ();

  return language != NULL && language->paper ? language->code : "sv";
}
