/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/dialogs/drom-phrase-dialog.h"

#include "app/drom-page.h"
#include "app/drom-resource.h"
#include "app/widgets/drom-combo-row.h"
#include "language/drom-language.h"
#include "model/drom-codes.h"

#include <glib/gi18n-lib.h>

struct _DromPhraseDialog
{
  DromDialog parent_instance;

  /* template */
  GtkWidget *save_button;
  GtkLabel *explanation;
  AdwPreferencesGroup *kind_group;
  AdwComboRow *kind_row;
  AdwComboRow *area_row;
  AdwPreferencesGroup *texts_group;
  GtkButton *retire_button;
  GtkLabel *error_label;

  DromPhrase *phrase; /* NULL for a new one */
  GPtrArray *entries; /* AdwEntryRow; borrowed from the group */
  gboolean gone;      /* entries say "changed" while they go */
};

G_DEFINE_FINAL_TYPE (DromPhraseDialog, drom_phrase_dialog, DROM_TYPE_DIALOG)

/* An entry knows its language, and the row below it what is built in. */
#define LANGUAGE "language"
#define BUILT_IN "built-in"

static const char *
get_language (gpointer entry)
{
  return g_object_get_data (G_OBJECT (entry), LANGUAGE);
}

static const char *
get_built_in (DromPhraseDialog *self, gpointer entry)
{
  if (self->phrase == NULL || drom_phrase_is_own (self->phrase))
    return NULL;
  return drom_texts_get (drom_phrase_get_text (self->phrase), get_language (entry));
}

/* What is written, in each language. (transfer full) */
static DromTexts *
dup_texts (DromPhraseDialog *self)
{
  DromTexts *texts = drom_texts_new ();

  for (guint i = 0; i < self->entries->len; i++)
    drom_texts_set (texts, get_language (self->entries->pdata[i]),
                    gtk_editable_get_text (self->entries->pdata[i]));
  return texts;
}

static const char *
get_code (AdwComboRow *row, const DromCodeList *list, guint first)
{
  guint selected = adw_combo_row_get_selected (row);

  return selected >= first && selected - first < list->n_codes ? list->codes[selected - first].code
                                                               : NULL;
}

static const char *
get_kind (DromPhraseDialog *self)
{
  return get_code (self->kind_row, &drom_phrase_kind_codes, 0);
}

/* The first choice is "all". */
static const char *
get_area (DromPhraseDialog *self)
{
  return get_code (self->area_row, &drom_life_area_codes, 1);
}

static void
update_built_in (DromPhraseDialog *self, gpointer entry)
{
  GtkWidget *row = g_object_get_data (G_OBJECT (entry), BUILT_IN);
  const char *built_in = get_built_in (self, entry);

  if (row != NULL)
    gtk_widget_set_visible (
        row, built_in != NULL
                 && g_strcmp0 (built_in, gtk_editable_get_text (GTK_EDITABLE (entry))) != 0);
}

static void
update (DromPhraseDialog *self)
{
  g_autoptr (DromTexts) texts = dup_texts (self);

  for (guint i = 0; i < self->entries->len; i++)
    update_built_in (self, self->entries->pdata[i]);
  gtk_widget_set_sensitive (self->save_button, !drom_texts_is_empty (texts));
}

static void
changed_cb (DromPhraseDialog *self)
{
  if (self->gone)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), FALSE);
  update (self);
}

static void
back_cb (DromPhraseDialog *self, GtkButton *button)
{
  gpointer entry = g_object_get_data (G_OBJECT (button), "entry");

  gtk_editable_set_text (GTK_EDITABLE (entry), get_built_in (self, entry));
  gtk_widget_grab_focus (entry);
}

static void
add_built_in_row (DromPhraseDialog *self, GtkWidget *entry)
{
  const char *built_in = get_built_in (self, entry);
  g_autofree char *subtitle = NULL;
  GtkWidget *row, *button;

  if (built_in == NULL)
    return;
  subtitle = g_markup_escape_text (built_in, -1);
  row = adw_action_row_new ();
  /* Translators: above the text that a standard phrase has in the program. */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Built-in text"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  /* Translators: the button that takes a colleague's correction of a phrase away. */
  button = gtk_button_new_with_mnemonic (C_ ("phrase", "_Use again"));
  gtk_widget_set_tooltip_text (button, _ ("Back to the built-in text"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "entry", entry);
  g_signal_connect_object (button, "clicked", G_CALLBACK (back_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (self->texts_group, row);
  g_object_set_data (G_OBJECT (entry), BUILT_IN, row);
}

static void
activated_cb (DromPhraseDialog *self)
{
  if (gtk_widget_get_sensitive (self->save_button))
    gtk_widget_activate (self->save_button);
}

static void
add_entry (DromPhraseDialog *self, const char *language)
{
  const DromLanguage *known = drom_language_find (language);
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry),
                                 known != NULL ? known->own_name : language);
  g_object_set_data (G_OBJECT (entry), LANGUAGE, (gpointer) g_intern_string (language));
  adw_preferences_group_add (self->texts_group, entry);
  g_ptr_array_add (self->entries, entry);
  add_built_in_row (self, entry);
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "entry-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
}

static gboolean
has_entry (DromPhraseDialog *self, const char *language)
{
  for (guint i = 0; i < self->entries->len; i++)
    if (g_str_equal (get_language (self->entries->pdata[i]), language))
      return TRUE;
  return FALSE;
}

/* Each language of the program, and each that the text has beside: of another version. */
static void
ensure_entries (DromPhraseDialog *self, const DromTexts *texts)
{
  guint n;
  const DromLanguage *languages = drom_language_get_all (&n);

  for (guint i = 0; i < n; i++)
    if (!has_entry (self, languages[i].code))
      add_entry (self, languages[i].code);
  for (guint i = 0; i < drom_texts_get_n (texts); i++)
    {
      const char *language;

      drom_texts_get_nth (texts, i, &language);
      if (!has_entry (self, language))
        add_entry (self, language);
    }
}

static void
fill_row (AdwComboRow *row, const DromCodeList *list, const char *first)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  if (first != NULL)
    gtk_string_list_append (labels, first);
  for (guint i = 0; i < list->n_codes; i++)
    gtk_string_list_append (labels, drom_code_list_label (list, list->codes[i].code));
  adw_combo_row_set_model (row, G_LIST_MODEL (labels));
}

static void
select_code (AdwComboRow *row, const DromCodeList *list, guint first, const char *code)
{
  for (guint i = 0; i < list->n_codes; i++)
    if (g_strcmp0 (list->codes[i].code, code) == 0)
      adw_combo_row_set_selected (row, i + first);
}

/* What it stands over now is told: both are others once the language was switched. */
static void
finish (DromPhraseDialog *self, const char *said)
{
  GtkWidget *below = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self)));

  if (!gtk_widget_activate_action (below, "phrase.done", "s", said))
    drom_toast (below, said, C_ ("toast", "Undo"), "win.undo-phrase");
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
show_failure (DromPhraseDialog *self, const GError *error)
{
  gtk_label_set_label (self->error_label, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), TRUE);
}

static void
save_cb (DromPhraseDialog *self)
{
  DromSession *session = drom_dialog_get_session (DROM_DIALOG (self));
  g_autoptr (DromTexts) texts = dup_texts (self);
  g_autoptr (DromPhrase) added = NULL;
  g_autoptr (GError) error = NULL;

  if (session == NULL)
    return;
  if (self->phrase == NULL)
    {
      added = drom_phrase_bank_add (session, get_kind (self), get_area (self), texts, &error);
      if (added != NULL)
        finish (self, _ ("The phrase is added"));
    }
  else if (drom_phrase_bank_write (session, self->phrase, get_kind (self), get_area (self), texts,
                                   &error))
    finish (self, _ ("The phrase is saved"));
  if (error != NULL)
    show_failure (self, error);
}

static void
retire_cb (DromPhraseDialog *self)
{
  DromSession *session = drom_dialog_get_session (DROM_DIALOG (self));
  gboolean retire = !drom_phrase_is_put_away (self->phrase);
  g_autoptr (GError) error = NULL;

  if (session == NULL)
    return;
  if (drom_phrase_bank_set_retired (session, self->phrase, retire, &error))
    finish (self,
            retire ? _ ("The phrase is no longer offered") : _ ("The phrase is offered again"));
  else
    show_failure (self, error);
}

static void
set_phrase (DromPhraseDialog *self, DromPhrase *phrase)
{
  g_autoptr (DromTexts) texts = phrase != NULL ? drom_phrase_dup_texts (phrase) : drom_texts_new ();
  gboolean own = phrase == NULL || drom_phrase_is_own (phrase);

  self->phrase = phrase != NULL ? g_object_ref (phrase) : NULL;
  drom_phrase_dialog_fill (self, phrase != NULL ? drom_phrase_get_kind (phrase) : "step",
                           phrase != NULL ? drom_phrase_get_area (phrase) : NULL, texts);
  gtk_window_set_title (GTK_WINDOW (self),
                        phrase == NULL ? C_ ("dialog", "New phrase") : C_ ("dialog", "Phrase"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->kind_group), own);
  gtk_label_set_label (
      self->explanation,
      own ? _ ("Write it as one sentence, in the languages that you know. One language is enough.")
          : _ ("This phrase came with the program. What you write here is used instead, also after "
               "an update."));
  for (guint i = 0; i < self->entries->len; i++)
    if (g_str_equal (get_language (self->entries->pdata[i]), drom_language_get_current ()->code))
      drom_dialog_set_first (DROM_DIALOG (self), self->entries->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->retire_button), phrase != NULL);
  if (phrase != NULL)
    gtk_button_set_label (self->retire_button, drom_phrase_is_put_away (phrase)
                                                   ? _ ("_Offer this phrase again")
                                                   : _ ("_No longer offer this phrase"));
}

static DromDialog *
drom_phrase_dialog_make_again (DromDialog *dialog)
{
  DromPhraseDialog *self = DROM_PHRASE_DIALOG (dialog);
  g_autoptr (DromTexts) texts = dup_texts (self);
  GtkWidget *again = drom_phrase_dialog_new (drom_dialog_get_window (dialog), self->phrase);

  drom_phrase_dialog_fill (DROM_PHRASE_DIALOG (again), get_kind (self), get_area (self), texts);
  gtk_window_set_transient_for (GTK_WINDOW (again),
                                gtk_window_get_transient_for (GTK_WINDOW (self)));
  return DROM_DIALOG (again);
}

static void
drom_phrase_dialog_dispose (GObject *object)
{
  DromPhraseDialog *self = DROM_PHRASE_DIALOG (object);

  self->gone = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), DROM_TYPE_PHRASE_DIALOG);
  g_clear_object (&self->phrase);
  G_OBJECT_CLASS (drom_phrase_dialog_parent_class)->dispose (object);
}

static void
drom_phrase_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (DROM_PHRASE_DIALOG (object)->entries);
  G_OBJECT_CLASS (drom_phrase_dialog_parent_class)->finalize (object);
}

static void
drom_phrase_dialog_class_init (DromPhraseDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = drom_phrase_dialog_dispose;
  object_class->finalize = drom_phrase_dialog_finalize;
  DROM_DIALOG_CLASS (klass)->make_again = drom_phrase_dialog_make_again;

  g_type_ensure (DROM_TYPE_COMBO_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DROM_RESOURCE ("dialogs/drom-phrase-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, DromPhraseDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, DromPhraseDialog, explanation);
  gtk_widget_class_bind_template_child (widget_class, DromPhraseDialog, kind_group);
  gtk_widget_class_bind_template_child (widget_class, DromPhraseDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, DromPhraseDialog, area_row);
  gtk_widget_class_bind_template_child (widget_class, DromPhraseDialog, texts_group);
  gtk_widget_class_bind_template_child (widget_class, DromPhraseDialog, retire_button);
  gtk_widget_class_bind_template_child (widget_class, DromPhraseDialog, error_label);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, retire_cb);
}

static void
drom_phrase_dialog_init (DromPhraseDialog *self)
{
  self->entries = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_row (self->kind_row, &drom_phrase_kind_codes, NULL);
  fill_row (self->area_row, &drom_life_area_codes, _ ("All life areas"));
}

GtkWidget *
drom_phrase_dialog_new (DromWindow *window, DromPhrase *phrase)
{
  DromPhraseDialog *self;

  g_return_val_if_fail (DROM_IS_WINDOW (window), NULL);

  self = g_object_new (DROM_TYPE_PHRASE_DIALOG, "parent", window, NULL);
  set_phrase (self, phrase);
  return GTK_WIDGET (self);
}

void
drom_phrase_dialog_fill (DromPhraseDialog *self,
                         const char *kind,
                         const char *area,
                         const DromTexts *texts)
{
  g_return_if_fail (DROM_IS_PHRASE_DIALOG (self));

  select_code (self->kind_row, &drom_phrase_kind_codes, 0, kind);
  select_code (self->area_row, &drom_life_area_codes, 1, area);
  ensure_entries (self, texts);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const char *text = drom_texts_get (texts, get_language (self->entries->pdata[i]));

      gtk_editable_set_text (self->entries->pdata[i], text != NULL ? text : "");
    }
  update (self);
}
