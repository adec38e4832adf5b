/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/dialogs/drom-phrases-dialog.h"

#include "app/dialogs/drom-phrase-dialog.h"
#include "app/drom-page.h"
#include "app/drom-resource.h"
#include "app/widgets/drom-choice-button.h"
#include "app/widgets/drom-wrap-layout.h"
#include "language/drom-language.h"
#include "model/drom-codes.h"
#include "model/drom-phrase-bank.h"

#include <glib/gi18n-lib.h>

struct _DromPhrasesDialog
{
  DromDialog parent_instance;

  /* template */
  GtkWidget *add_button;
  GtkSearchEntry *search;
  GtkLabel *count;
  DromChoiceButton *choice;
  DromChoiceButton *kind;
  DromChoiceButton *area;
  GtkStack *stack;
  GtkListView *view;

  GListStore *phrases; /* of DromPhrase */
  gboolean ready;      /* the choices are made: they may be asked */
};

G_DEFINE_FINAL_TYPE (DromPhrasesDialog, drom_phrases_dialog, DROM_TYPE_DIALOG)

static const char *const choices[] = {
  [DROM_PHRASES_IN_USE] = "in-use",
  [DROM_PHRASES_OWN] = "own",
  [DROM_PHRASES_CORRECTED] = "corrected",
  [DROM_PHRASES_RETIRED] = "retired",
};

static DromPhraseChoice
get_choice (DromPhrasesDialog *self)
{
  const char *key = drom_choice_button_get_key (self->choice);

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (g_str_equal (choices[i], key))
      return (DromPhraseChoice) i;
  return DROM_PHRASES_IN_USE;
}

/* NULL for all. */
static const char *
get_code (DromChoiceButton *button)
{
  const char *key = drom_choice_button_get_key (button);

  return *key != '\0' ? key : NULL;
}

static void
load (DromPhrasesDialog *self)
{
  DromSession *session = drom_dialog_get_session (DROM_DIALOG (self));
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *count = NULL;

  if (session == NULL || !self->ready)
    return;
  found = drom_phrase_bank_list (session, get_choice (self), get_code (self->kind),
                                 get_code (self->area),
                                 gtk_editable_get_text (GTK_EDITABLE (self->search)), &error);
  if (found == NULL)
    {
      drom_show_error (GTK_WIDGET (self), error);
      return;
    }
  g_list_store_splice (self->phrases, 0, g_list_model_get_n_items (G_LIST_MODEL (self->phrases)),
                       found->pdata, found->len);
  /* Translators: how many phrases a list shows. */
  count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u phrase", "%u phrases", found->len),
                           found->len);
  gtk_label_set_text (self->count, count);
  gtk_stack_set_visible_child_name (self->stack, found->len > 0 ? "list" : "nothing");
}

static void
filter_changed_cb (DromPhrasesDialog *self)
{
  load (self);
}

/* Rows */

static GtkWidget *
add_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  if (g_strcmp0 (css_class, "caption") == 0)
    gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_add_css_class (box, "phrase");
  add_label (box, NULL);
  add_label (box, "caption");
  add_label (box, "caption");
  gtk_list_item_set_child (item, box);
}

static void
append_line (GString *lines, const char *text)
{
  if (text != NULL)
    g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", text);
}

/* What the phrase says in the other languages, one below the other; those that this version
 * does not have come last. (transfer full) */
static char *
dup_others (const DromTexts *texts, const char *shown)
{
  GString *others = g_string_new (NULL);
  guint n;
  const DromLanguage *languages = drom_language_get_all (&n);

  for (guint i = 0; i < n; i++)
    if (!g_str_equal (languages[i].code, shown))
      append_line (others, drom_texts_get (texts, languages[i].code));
  for (guint i = 0; i < drom_texts_get_n (texts); i++)
    {
      const char *language;
      const char *text = drom_texts_get_nth (texts, i, &language);

      if (drom_language_find (language) == NULL && !g_str_equal (language, shown))
        append_line (others, text);
    }
  return g_string_free (others, FALSE);
}

/* Kind, life area, and whose it is. (transfer full) */
static char *
dup_description (DromPhrase *phrase)
{
  const char *kind = drom_code_list_label (&drom_phrase_kind_codes, drom_phrase_get_kind (phrase));
  const char *area =
      drom_phrase_get_area (phrase) != NULL
          ? drom_code_list_label (&drom_life_area_codes, drom_phrase_get_area (phrase))
          : _ ("All life areas");

  if (drom_phrase_is_own (phrase))
    /* Translators: below a phrase that a colleague added: its kind (goal, step), its life area. */
    return g_strdup_printf (_ ("%1$s · %2$s · our own"), kind, area);
  if (drom_phrase_is_corrected (phrase))
    /* Translators: below a phrase that a colleague corrected: its kind, its life area. */
    return g_strdup_printf (_ ("%1$s · %2$s · corrected"), kind, area);
  return g_strdup_printf ("%s · %s", kind, area);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  DromPhrase *phrase = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  g_autoptr (DromTexts) texts = drom_phrase_dup_texts (phrase);
  const char *shown = "";
  const char *text = drom_texts_pick (texts, drom_language_get_current ()->code, &shown);
  g_autofree char *others = dup_others (texts, shown);
  g_autofree char *description = dup_description (phrase);

  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  label = gtk_widget_get_next_sibling (label);
  gtk_label_set_text (GTK_LABEL (label), others);
  gtk_widget_set_visible (label, *others != '\0');
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (label)), description);
}

/* Commands */

static void
done_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DromPhrasesDialog *self = user_data;

  load (self);
  /* What was said before can't be undone by the button any more. */
  drom_toast_dismiss_all (GTK_WIDGET (self));
  drom_toast (GTK_WIDGET (self), g_variant_get_string (parameter, NULL), C_ ("toast", "Undo"),
              "phrase.undo");
}

static void
open_phrase (DromPhrasesDialog *self, DromPhrase *phrase)
{
  GtkWidget *dialog = drom_phrase_dialog_new (drom_dialog_get_window (DROM_DIALOG (self)), phrase);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add_cb (DromPhrasesDialog *self)
{
  open_phrase (self, NULL);
}

static void
activate_cb (DromPhrasesDialog *self, guint position)
{
  DromSession *session = drom_dialog_get_session (DROM_DIALOG (self));
  g_autoptr (DromPhrase) phrase = g_list_model_get_item (G_LIST_MODEL (self->phrases), position);

  if (phrase != NULL && session != NULL
      && drom_session_has_right (session, DROM_RIGHT_CORRECT_WORDS))
    open_phrase (self, phrase);
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DromPhrasesDialog *self = user_data;
  DromSession *session = drom_dialog_get_session (DROM_DIALOG (self));
  g_autoptr (GError) error = NULL;

  if (session != NULL && !drom_session_undo (session, 0, &error))
    drom_show_error (GTK_WIDGET (self), error);
  load (self);
}

static const GActionEntry actions[] = {
  { "done", done_cb, "s", NULL, NULL, { 0 } },
  { "undo", undo_cb, NULL, NULL, NULL, { 0 } },
};

static void
fill_choices (DromPhrasesDialog *self)
{
  const char *labels[G_N_ELEMENTS (choices)] = {
    /* Translators: a filter of the phrases. */
    [DROM_PHRASES_IN_USE] = _ ("All phrases"),
    /* Translators: a filter of the phrases: those that colleagues added. */
    [DROM_PHRASES_OWN] = _ ("Our own"),
    /* Translators: a filter of the phrases: built-in ones that colleagues corrected. */
    [DROM_PHRASES_CORRECTED] = C_ ("phrases", "Corrected"),
    /* Translators: a filter of the phrases: own ones that are no longer offered. */
    [DROM_PHRASES_RETIRED] = _ ("No longer offered"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    drom_choice_button_add (self->choice, choices[i], labels[i]);
  drom_choice_button_add (self->kind, "", _ ("All kinds"));
  for (guint i = 0; i < drom_phrase_kind_codes.n_codes; i++)
    drom_choice_button_add (
        self->kind, drom_phrase_kind_codes.codes[i].code,
        drom_code_list_label (&drom_phrase_kind_codes, drom_phrase_kind_codes.codes[i].code));
  drom_choice_button_add (self->area, "", _ ("All life areas"));
  for (guint i = 0; i < drom_life_area_codes.n_codes; i++)
    drom_choice_button_add (
        self->area, drom_life_area_codes.codes[i].code,
        drom_code_list_label (&drom_life_area_codes, drom_life_area_codes.codes[i].code));
}

static DromDialog *
drom_phrases_dialog_make_again (DromDialog *dialog)
{
  DromPhrasesDialog *self = DROM_PHRASES_DIALOG (dialog);
  DromPhrasesDialog *again =
      DROM_PHRASES_DIALOG (drom_phrases_dialog_new (drom_dialog_get_window (dialog)));

  drom_choice_button_set_key (again->choice, drom_choice_button_get_key (self->choice));
  drom_choice_button_set_key (again->kind, drom_choice_button_get_key (self->kind));
  drom_choice_button_set_key (again->area, drom_choice_button_get_key (self->area));
  gtk_editable_set_text (GTK_EDITABLE (again->search),
                         gtk_editable_get_text (GTK_EDITABLE (self->search)));
  return DROM_DIALOG (again);
}

static void
drom_phrases_dialog_constructed (GObject *object)
{
  DromPhrasesDialog *self = DROM_PHRASES_DIALOG (object);
  DromSession *session;

  G_OBJECT_CLASS (drom_phrases_dialog_parent_class)->constructed (object);
  session = drom_dialog_get_session (DROM_DIALOG (self));
  gtk_widget_set_visible (self->add_button,
                          session != NULL
                              && drom_session_has_right (session, DROM_RIGHT_CORRECT_WORDS));
  fill_choices (self);
  self->ready = TRUE;
  load (self);
  drom_dialog_set_first (DROM_DIALOG (self), GTK_WIDGET (self->search));
}

static void
drom_phrases_dialog_dispose (GObject *object)
{
  DromPhrasesDialog *self = DROM_PHRASES_DIALOG (object);

  self->ready = FALSE;
  gtk_widget_dispose_template (GTK_WIDGET (object), DROM_TYPE_PHRASES_DIALOG);
  g_clear_object (&self->phrases);
  G_OBJECT_CLASS (drom_phrases_dialog_parent_class)->dispose (object);
}

/* What is typed last is looked for before the list is gone into. */
static gboolean
go_to_list (DromPhrasesDialog *self)
{
  load (self);
  return gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

static void
search_activate_cb (DromPhrasesDialog *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->phrases)) == 1)
    activate_cb (self, 0);
  else
    go_to_list (self);
}

static gboolean
search_key_cb (DromPhrasesDialog *self, guint keyval)
{
  return (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down) && go_to_list (self);
}

/* Escape takes the words that are looked for away, then the dialog. */
static void
stop_search_cb (DromPhrasesDialog *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
drom_phrases_dialog_class_init (DromPhrasesDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = drom_phrases_dialog_constructed;
  object_class->dispose = drom_phrases_dialog_dispose;
  DROM_DIALOG_CLASS (klass)->make_again = drom_phrases_dialog_make_again;

  g_type_ensure (DROM_TYPE_CHOICE_BUTTON);
  g_type_ensure (DROM_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DROM_RESOURCE ("dialogs/drom-phrases-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, DromPhrasesDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, DromPhrasesDialog, search);
  gtk_widget_class_bind_template_child (widget_class, DromPhrasesDialog, count);
  gtk_widget_class_bind_template_child (widget_class, DromPhrasesDialog, choice);
  gtk_widget_class_bind_template_child (widget_class, DromPhrasesDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, DromPhrasesDialog, area);
  gtk_widget_class_bind_template_child (widget_class, DromPhrasesDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DromPhrasesDialog, view);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
drom_phrases_dialog_init (DromPhrasesDialog *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSelectionModel) selection = NULL;

  self->phrases = g_list_store_new (DROM_TYPE_PHRASE);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "phrase", G_ACTION_GROUP (group));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (self->view, factory);
  selection =
      GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->phrases))));
  gtk_list_view_set_model (self->view, selection);
}

GtkWidget *
drom_phrases_dialog_new (DromWindow *window)
{
  g_return_val_if_fail (DROM_IS_WINDOW (window), NULL);
  return g_object_new (DROM_TYPE_PHRASES_DIALOG, "parent", window, NULL);
}
