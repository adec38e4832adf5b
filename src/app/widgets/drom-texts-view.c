/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/widgets/drom-texts-view.h"

#include "app/drom-resource.h"
#include "app/widgets/drom-texts-editor.h"
#include "language/drom-language.h"

#include <glib/gi18n-lib.h>

struct _DromTextsView
{
  AdwBin parent_instance;

  /* Template */
  GtkLabel *title_label;
  GtkBox *editors;
  GtkMenuButton *add_button;

  char *noun_name;
  char *field_name;
  char *title;
  const DromNoun *noun; /* NULL until both names are known */
  guint field;
  DromSession *session;
  DromRecord *record;
  gulong notify_id;
};

static void field_widget_iface_init (DromFieldWidgetInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DromTextsView,
                               drom_texts_view,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (DROM_TYPE_FIELD_WIDGET,
                                                      field_widget_iface_init))

enum
{
  PROP_0,
  PROP_NOUN,
  PROP_FIELD,
  PROP_TITLE,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static DromTextsEditor *
next_editor (DromTextsView *self, DromTextsEditor *after)
{
  return (DromTextsEditor *) (after == NULL
                                  ? gtk_widget_get_first_child (GTK_WIDGET (self->editors))
                                  : gtk_widget_get_next_sibling (GTK_WIDGET (after)));
}

static DromTextsEditor *
find_editor (DromTextsView *self, const char *language)
{
  for (DromTextsEditor *editor = next_editor (self, NULL); editor != NULL;
       editor = next_editor (self, editor))
    if (g_strcmp0 (drom_texts_editor_get_language (editor), language) == 0)
      return editor;
  return NULL;
}

static gboolean
has_languages (DromTextsView *self)
{
  return self->noun != NULL && self->noun->fields[self->field].type == DROM_FIELD_TYPE_TEXTS;
}

/* Says each editor's language where there is more than one, or it is not the screen's;
 * offers the languages that are not there yet. */
static void
update_languages (DromTextsView *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  DromTextsEditor *first = next_editor (self, NULL);
  gboolean several = first != NULL && next_editor (self, first) != NULL;
  guint n;
  const DromLanguage *languages = drom_language_get_all (&n);

  for (DromTextsEditor *editor = first; editor != NULL; editor = next_editor (self, editor))
    {
      const char *language = drom_texts_editor_get_language (editor);

      drom_texts_editor_show_language (
          editor, language != NULL
                      && (several || !g_str_equal (language, drom_language_get_current ()->code)));
    }
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GMenuItem) item = NULL;
      g_autofree char *label = NULL;

      if (!languages[i].paper || find_editor (self, languages[i].code) != NULL)
        continue;
      label = drom_capitalize (drom_language_get_name (&languages[i]));
      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, "texts.add-language", "s", languages[i].code);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->add_button, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->add_button),
                          has_languages (self) && self->session != NULL
                              && drom_session_has_right (self->session, DROM_RIGHT_WRITE)
                              && g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0);
}

static void
changed_cb (DromTextsView *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static DromTextsEditor *
add_editor (DromTextsView *self, const char *language)
{
  GtkWidget *editor = drom_texts_editor_new (language);

  drom_texts_editor_set_title (DROM_TEXTS_EDITOR (editor), self->title);
  g_signal_connect_object (editor, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->editors, editor);
  if (self->record != NULL)
    drom_field_binding_set_record (drom_texts_editor_get_binding (DROM_TEXTS_EDITOR (editor)),
                                   self->session, self->record, self->field, language);
  return DROM_TEXTS_EDITOR (editor);
}

static DromTextsEditor *
ensure_editor (DromTextsView *self, const char *language)
{
  DromTextsEditor *editor = find_editor (self, language);

  return editor != NULL ? editor : add_editor (self, language);
}

/* An editor for each language that the text has come to stand in. */
static void
add_present_languages (DromTextsView *self)
{
  const DromTexts *texts;

  if (self->record == NULL || !has_languages (self))
    return;
  texts = drom_record_get_texts (self->record, self->field);
  for (guint i = 0; i < drom_texts_get_n (texts); i++)
    {
      const char *language;

      drom_texts_get_nth (texts, i, &language);
      ensure_editor (self, language);
    }
  update_languages (self);
}

static void
resolve (DromTextsView *self)
{
  if (self->noun_name == NULL || self->field_name == NULL)
    return;
  self->noun = drom_noun_find (self->noun_name);
  g_return_if_fail (self->noun != NULL);
  self->field = drom_noun_find_field (self->noun, self->field_name);
  g_return_if_fail (self->field != G_MAXUINT);

  if (self->title == NULL)
    g_object_set (self, "title", drom_field_get_label (self->noun, self->field), NULL);
  ensure_editor (self, has_languages (self) ? drom_texts_view_get_main_language () : NULL);
  update_languages (self);
}

static void
add_language (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DromTextsView *self = DROM_TEXTS_VIEW (widget);
  DromTextsEditor *editor = ensure_editor (self, g_variant_get_string (parameter, NULL));

  update_languages (self);
  gtk_widget_grab_focus (GTK_WIDGET (editor));
}

static const char *
get_noun_name (DromFieldWidget *widget)
{
  return DROM_TEXTS_VIEW (widget)->noun_name;
}

static const char *
get_field_name (DromFieldWidget *widget)
{
  return DROM_TEXTS_VIEW (widget)->field_name;
}

static void
forget_record (DromTextsView *self)
{
  if (self->record != NULL)
    g_clear_signal_handler (&self->notify_id, self->record);
  g_clear_object (&self->record);
  g_clear_object (&self->session);
}

static void
set_record (DromFieldWidget *widget, DromSession *session, DromRecord *record)
{
  DromTextsView *self = DROM_TEXTS_VIEW (widget);

  g_return_if_fail (self->noun != NULL);

  if (record == self->record && session == self->session)
    return;
  forget_record (self);
  if (record != NULL)
    {
      self->session = g_object_ref (session);
      self->record = g_object_ref (record);
      self->notify_id =
          drom_record_connect (record, self->field, G_CALLBACK (add_present_languages), self);
    }
  for (DromTextsEditor *editor = next_editor (self, NULL); editor != NULL;
       editor = next_editor (self, editor))
    drom_field_binding_set_record (drom_texts_editor_get_binding (editor), session, record,
                                   self->field, drom_texts_editor_get_language (editor));
  /* Those that were there for the earlier record go. */
  for (DromTextsEditor *editor = next_editor (self, next_editor (self, NULL)); editor != NULL;)
    {
      DromTextsEditor *next = next_editor (self, editor);

      gtk_box_remove (self->editors, GTK_WIDGET (editor));
      editor = next;
    }
  add_present_languages (self);
  update_languages (self);
}

static DromRecord *
get_record (DromFieldWidget *widget)
{
  return DROM_TEXTS_VIEW (widget)->record;
}

static gboolean
flush (DromFieldWidget *widget, GError **error)
{
  DromTextsView *self = DROM_TEXTS_VIEW (widget);

  for (DromTextsEditor *editor = next_editor (self, NULL); editor != NULL;
       editor = next_editor (self, editor))
    if (!drom_field_binding_flush (drom_texts_editor_get_binding (editor), error))
      return FALSE;
  return TRUE;
}

/* What is typed in each language, as a printed dictionary. */
static char *
dup_pending (DromFieldWidget *widget)
{
  DromTextsView *self = DROM_TEXTS_VIEW (widget);
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  g_autoptr (GVariant) variant = NULL;

  for (DromTextsEditor *editor = next_editor (self, NULL); editor != NULL;
       editor = next_editor (self, editor))
    {
      const char *language = drom_texts_editor_get_language (editor);
      g_autofree char *pending =
          drom_field_binding_dup_pending (drom_texts_editor_get_binding (editor));

      if (pending != NULL)
        g_variant_dict_insert (&dict, language != NULL ? language : "", "s", pending);
    }
  variant = g_variant_ref_sink (g_variant_dict_end (&dict));
  return g_variant_n_children (variant) > 0 ? g_variant_print (variant, FALSE) : NULL;
}

static void
set_pending (DromFieldWidget *widget, const char *text)
{
  DromTextsView *self = DROM_TEXTS_VIEW (widget);
  g_autoptr (GVariant) variant =
      g_variant_parse (G_VARIANT_TYPE_VARDICT, text != NULL ? text : "", NULL, NULL, NULL);
  GVariantIter iter;
  const char *language;
  GVariant *value;

  if (variant == NULL)
    return;
  g_variant_iter_init (&iter, variant);
  while (g_variant_iter_loop (&iter, "{&sv}", &language, &value))
    {
      DromTextsEditor *editor = ensure_editor (self, *language != '\0' ? language : NULL);

      drom_field_binding_set_pending (drom_texts_editor_get_binding (editor),
                                      g_variant_get_string (value, NULL));
    }
  update_languages (self);
}

static void
revert (DromFieldWidget *widget)
{
  DromTextsView *self = DROM_TEXTS_VIEW (widget);

  for (DromTextsEditor *editor = next_editor (self, NULL); editor != NULL;
       editor = next_editor (self, editor))
    drom_field_binding_revert (drom_texts_editor_get_binding (editor));
}

static void
set_stale (DromFieldWidget *widget)
{
  DromTextsView *self = DROM_TEXTS_VIEW (widget);

  for (DromTextsEditor *editor = next_editor (self, NULL); editor != NULL;
       editor = next_editor (self, editor))
    drom_field_binding_set_stale (drom_texts_editor_get_binding (editor));
}

static void
field_widget_iface_init (DromFieldWidgetInterface *iface)
{
  iface->get_noun = get_noun_name;
  iface->get_field = get_field_name;
  iface->set_record = set_record;
  iface->get_record = get_record;
  iface->flush = flush;
  iface->dup_pending = dup_pending;
  iface->set_pending = set_pending;
  iface->revert = revert;
  iface->set_stale = set_stale;
}

static gboolean
drom_texts_view_grab_focus (GtkWidget *widget)
{
  DromTextsEditor *editor = next_editor (DROM_TEXTS_VIEW (widget), NULL);

  return editor != NULL && gtk_widget_grab_focus (GTK_WIDGET (editor));
}

static void
drom_texts_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DromTextsView *self = DROM_TEXTS_VIEW (object);

  switch (id)
    {
    case PROP_NOUN:
      g_value_set_string (value, self->noun_name);
      break;
    case PROP_FIELD:
      g_value_set_string (value, self->field_name);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
drom_texts_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DromTextsView *self = DROM_TEXTS_VIEW (object);

  switch (id)
    {
    case PROP_NOUN:
      g_free (self->noun_name);
      self->noun_name = g_value_dup_string (value);
      resolve (self);
      break;
    case PROP_FIELD:
      g_free (self->field_name);
      self->field_name = g_value_dup_string (value);
      resolve (self);
      break;
    case PROP_TITLE:
      g_free (self->title);
      self->title = g_value_dup_string (value);
      gtk_label_set_text (self->title_label, self->title);
      for (DromTextsEditor *editor = next_editor (self, NULL); editor != NULL;
           editor = next_editor (self, editor))
        drom_texts_editor_set_title (editor, self->title);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
drom_texts_view_dispose (GObject *object)
{
  forget_record (DROM_TEXTS_VIEW (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), DROM_TYPE_TEXTS_VIEW);
  G_OBJECT_CLASS (drom_texts_view_parent_class)->dispose (object);
}

static void
drom_texts_view_finalize (GObject *object)
{
  DromTextsView *self = DROM_TEXTS_VIEW (object);

  g_free (self->noun_name);
  g_free (self->field_name);
  g_free (self->title);
  G_OBJECT_CLASS (drom_texts_view_parent_class)->finalize (object);
}

static void
drom_texts_view_class_init (DromTextsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = drom_texts_view_get_property;
  object_class->set_property = drom_texts_view_set_property;
  object_class->dispose = drom_texts_view_dispose;
  object_class->finalize = drom_texts_view_finalize;
  widget_class->grab_focus = drom_texts_view_grab_focus;

  props[PROP_NOUN] =
      g_param_spec_string ("noun", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_FIELD] =
      g_param_spec_string ("field", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_TITLE] =
      g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[CHANGED] = g_signal_new ("changed", DROM_TYPE_TEXTS_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "texts.add-language", "s", add_language);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DROM_RESOURCE ("widgets/drom-texts-view.ui"));
  gtk_widget_class_bind_template_child (widget_class, DromTextsView, title_label);
  gtk_widget_class_bind_template_child (widget_class, DromTextsView, editors);
  gtk_widget_class_bind_template_child (widget_class, DromTextsView, add_button);
}

static void
drom_texts_view_init (DromTextsView *self)
{
  self->field = G_MAXUINT;
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
drom_texts_view_new (const char *noun, const char *field)
{
  return g_object_new (DROM_TYPE_TEXTS_VIEW, "noun", noun, "field", field, NULL);
}

char *
drom_texts_view_dup_text (DromTextsView *self)
{
  DromTextsEditor *editor;

  g_return_val_if_fail (DROM_IS_TEXTS_VIEW (self), NULL);

  editor = next_editor (self, NULL);
  return editor != NULL ? drom_texts_editor_dup_text (editor) : g_strdup ("");
}

void
drom_texts_view_type_text (DromTextsView *self, const char *text)
{
  DromTextsEditor *editor;

  g_return_if_fail (DROM_IS_TEXTS_VIEW (self));

  editor = next_editor (self, NULL);
  if (editor != NULL)
    drom_field_binding_set_pending (drom_texts_editor_get_binding (editor), text);
}

const char *
drom_texts_view_get_main_language (void)
{
  const DromLanguage *current = drom_language_get_current ();
  guint n;
  const DromLanguage *languages = drom_language_get_all (&n);

  if (current->paper)
    return current->code;
  for (guint i = 0; i < n; i++)
    if (languages[i].paper)
      return languages[i].code;
  return "sv";
}
