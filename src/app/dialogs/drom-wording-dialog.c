/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/dialogs/drom-wording-dialog.h"

#include "app/compat/drom-file-chooser.h"
#include "app/dialogs/drom-text-place.h"
#include "app/dialogs/drom-wording-editor.h"
#include "app/dialogs/drom-wording-row.h"
#include "app/drom-page.h"
#include "app/drom-resource.h"
#include "app/widgets/drom-name.h"
#include "model/drom-staff.h"
#include "model/drom-wordings.h"

#include <glib/gi18n-lib.h>

/* Rows that a list is quick with; whoever wants another text types more of it. */
#define MOST_ROWS 60

struct _DromWordingDialog
{
  DromDialog parent_instance;

  const DromProgramText *text; /* that is being corrected; NULL */
  GPtrArray *wordings;         /* owned (element-type DromWording), nullable */
  guint n_steps;               /* of the undo that the toast takes back */
  char *searched;              /* owned, nullable: what the list is of */
  gboolean from_made;          /* the text was opened in the list of what was corrected */

  /* template */
  GtkWidget *back_button;
  GtkWidget *made_button;
  GtkStack *stack;
  GtkSearchEntry *entry;
  GtkLabel *found;
  GtkScrolledWindow *results_scroller;
  GtkListBox *results;
  GtkLabel *place;
  GtkBox *beside;
  GtkBox *below;
  GtkLabel *hint;
  GtkCheckButton *also;
  GtkWidget *use_button;
  GtkLabel *made_label;
  GtkBox *made;
};

G_DEFINE_FINAL_TYPE (DromWordingDialog, drom_wording_dialog, DROM_TYPE_DIALOG)

static gboolean
may_correct (DromWordingDialog *self)
{
  DromSession *session = drom_dialog_get_session (DROM_DIALOG (self));

  return session != NULL && drom_session_has_right (session, DROM_RIGHT_CORRECT_WORDS);
}

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
show_page (DromWordingDialog *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_widget_set_visible (self->back_button, !g_str_equal (name, "search"));
  gtk_widget_set_visible (self->made_button, g_str_equal (name, "search"));
}

static gboolean
load (DromWordingDialog *self)
{
  DromSession *session = drom_dialog_get_session (DROM_DIALOG (self));
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->wordings, g_ptr_array_unref);
  if (session == NULL)
    return FALSE;
  self->wordings = drom_wordings_load (session, &error);
  if (self->wordings == NULL)
    drom_show_error (GTK_WIDGET (self), error);
  return self->wordings != NULL;
}

/* The wording of a text in one language; for one with plural forms the last one written. */
static DromWording *
find_wording (DromWordingDialog *self, const DromProgramText *text, const char *language)
{
  for (guint i = 0; self->wordings != NULL && i < self->wordings->len; i++)
    if (drom_wording_find_text (self->wordings->pdata[i]) == text
        && drom_language_find (drom_wording_get_language (self->wordings->pdata[i]))
               == drom_language_find (language))
      return self->wordings->pdata[i];
  return NULL;
}

/* "Kim, 21 November". (transfer full) */
static char *
dup_who (DromWordingDialog *self, DromWording *wording)
{
  DromSession *session = drom_dialog_get_session (DROM_DIALOG (self));
  g_autoptr (DromRecord) staff =
      drom_session_load (session, &drom_staff_noun, drom_wording_get_author (wording), NULL);
  g_autofree char *date =
      drom_format_date (drom_language_get_current ()->code, drom_wording_get_written_on (wording),
                        DROM_DATE_LONG, NULL);

  /* Translators: below a corrected word; the first %s is the name of a colleague, the second a
   * date. */
  return g_strdup_printf (_ ("Corrected by %1$s, %2$s"),
                          staff != NULL ? drom_staff_get_name (DROM_STAFF (staff)) : "–", date);
}

static void
search (DromWordingDialog *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *sentence = NULL;
  GtkWidget *row;

  if (g_strcmp0 (self->searched, typed) == 0)
    return;
  g_free (self->searched);
  self->searched = g_strdup (typed);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->results))) != NULL)
    gtk_list_box_remove (self->results, row);
  found = drom_program_text_search (typed, G_MAXUINT);
  for (guint i = 0; i < found->len && i < MOST_ROWS; i++)
    gtk_list_box_append (self->results, drom_wording_row_new (found->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->results), found->len > 0);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->results_scroller), 0);

  if (found->len == 0)
    sentence = g_strdup (_ ("No text has this in it. Try a part of the word, in any language."));
  else if (found->len > MOST_ROWS)
    /* Translators: two counts of texts. */
    sentence = g_strdup_printf (_ ("The first %1$u of %2$u texts are shown: type more to find the "
                                   "one you mean."),
                                MOST_ROWS, found->len);
  else
    sentence = g_strdup_printf (
        /* Translators: %u is a count of texts that were found. */
        g_dngettext (GETTEXT_PACKAGE, "%u text was found.", "%u texts were found.", found->len),
        found->len);
  gtk_label_set_label (self->found, sentence);
}

static void
search_changed_cb (DromWordingDialog *self)
{
  search (self);
}

static void take_back_edited_cb (DromWordingDialog *self, DromWordingEditor *editor);

static GtkWidget *
make_editor (DromWordingDialog *self, const DromLanguage *language)
{
  DromWording *wording = find_wording (self, self->text, language->code);
  g_autofree char *who = wording != NULL ? dup_who (self, wording) : NULL;
  GtkWidget *editor;

  editor = drom_wording_editor_new (self->text, language, who, may_correct (self));
  g_signal_connect_object (editor, "take-back", G_CALLBACK (take_back_edited_cb), self,
                           G_CONNECT_SWAPPED);
  return editor;
}

/* What is to be kept in mind with this text. (transfer full) */
static char *
dup_hint (const DromProgramText *text)
{
  GString *hint =
      g_string_new (_ ("The new words are used at once, in all places where this text stands."));

  if (text->format)
    /* Translators: below a text that holds signs such as %s. */
    g_string_append_printf (hint, " %s",
                            _ ("Keep what begins with %: a name, a number or a "
                               "date comes in its place."));
  if (strchr (text->msgid, '_') != NULL)
    g_string_append_printf (hint, " %s",
                            _ ("The underscore stands before the letter that is pressed together "
                               "with Alt."));
  return g_string_free (hint, FALSE);
}

/* One word of English is often several texts; whoever sees it once means them all. */
static void
show_same (DromWordingDialog *self)
{
  g_autoptr (GPtrArray) same = drom_program_text_list_same (self->text);
  g_autofree char *label = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->also), same->len > 0 && may_correct (self));
  gtk_check_button_set_active (self->also, TRUE);
  label = g_strdup_printf (
      /* Translators: a check button; %u is a count of texts. */
      g_dngettext (GETTEXT_PACKAGE, "_Also in %u other text that says the same",
                   "_Also in %u other texts that say the same", same->len),
      same->len);
  gtk_check_button_set_label (self->also, label);
}

static void
edit (DromWordingDialog *self, const DromProgramText *text)
{
  guint n;
  const DromLanguage *languages = drom_language_get_all (&n);
  g_autofree char *place = drom_text_place_dup_label (text);
  g_autofree char *hint = dup_hint (text);

  self->text = text;
  clear_box (self->beside);
  clear_box (self->below);
  /* The first two beside each other, as on a paper in two languages. */
  for (guint i = 0; i < n; i++)
    gtk_box_append (i < 2 ? self->beside : self->below, make_editor (self, &languages[i]));
  gtk_label_set_label (self->place, place);
  show_same (self);
  gtk_label_set_label (self->hint, hint);
  gtk_widget_set_visible (self->use_button, may_correct (self));
  show_page (self, "edit");
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  DromWordingDialog *self = user_data;
  GtkWidget *first;

  edit (self, drom_wording_row_get_text (row));
  first = gtk_widget_get_first_child (GTK_WIDGET (self->beside));
  /* Swedish is what most know; what is corrected most is the one beside it. */
  drom_wording_editor_focus (DROM_WORDING_EDITOR (gtk_widget_get_next_sibling (first)));
}

/* Enter in the search opens the best text. */
static void
activate_cb (DromWordingDialog *self)
{
  GtkListBoxRow *row;

  search (self);
  row = gtk_list_box_get_row_at_index (self->results, 0);
  if (row != NULL)
    row_activated_cb (self->results, row, self);
}

/* From the search into what was found: by itself GTK would stop at what scrolls it. */
static gboolean
search_key_cb (DromWordingDialog *self, guint keyval)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return FALSE;
  search (self);
  return gtk_widget_child_focus (GTK_WIDGET (self->results), GTK_DIR_TAB_FORWARD);
}

/* Escape takes the words that are looked for away, then the dialog. */
static void
stop_search_cb (DromWordingDialog *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* The dialog of this kind over @window that is shown now. */
static DromWordingDialog *
find_dialog (DromWindow *window)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) dialog = g_list_model_get_item (toplevels, i);

      if (DROM_IS_WORDING_DIALOG (dialog)
          && drom_dialog_get_window (DROM_DIALOG (dialog)) == window)
        return DROM_WORDING_DIALOG (dialog);
    }
  return NULL;
}

typedef struct
{
  DromWindow *window; /* owned */
  guint n_steps;      /* 0: no undo is offered */
} Renewing;

static void
renewing_free (gpointer data)
{
  Renewing *renewing = data;

  g_object_unref (renewing->window);
  g_free (renewing);
}

/* Everything is made anew, this dialog too. */
static gboolean
renew_cb (gpointer data)
{
  Renewing *renewing = data;
  DromWordingDialog *self;

  if (drom_window_get_session (renewing->window) == NULL)
    return G_SOURCE_REMOVE;
  drom_window_rebuild (renewing->window);
  self = find_dialog (renewing->window);
  if (self == NULL)
    return G_SOURCE_REMOVE;
  self->n_steps = renewing->n_steps;
  if (renewing->n_steps > 0)
    drom_toast (GTK_WIDGET (self), _ ("The new words are used at once"), C_ ("toast", "Undo"),
                "wording.undo");
  else
    drom_toast (GTK_WIDGET (self), _ ("The earlier words are used again"), NULL, NULL);
  return G_SOURCE_REMOVE;
}

/* Takes what stands in the registry now into use. Not at once: what was clicked goes with
 * the dialog's content. */
static void
renew (DromWordingDialog *self, guint n_steps)
{
  DromSession *session = drom_dialog_get_session (DROM_DIALOG (self));
  Renewing *renewing;
  g_autoptr (GError) error = NULL;

  if (!drom_wordings_use (session, &error))
    {
      drom_show_error (GTK_WIDGET (self), error);
      return;
    }
  /* What was taken back is not to come again as something typed. */
  if (n_steps == 0 && load (self) && self->text != NULL)
    edit (self, self->text);
  renewing = g_new0 (Renewing, 1);
  renewing->window = g_object_ref (drom_dialog_get_window (DROM_DIALOG (self)));
  renewing->n_steps = n_steps;
  g_idle_add_full (G_PRIORITY_HIGH, renew_cb, renewing, renewing_free);
}

/* All editors, in the order of the languages. (transfer container) */
static GPtrArray *
list_editors (DromWordingDialog *self)
{
  GPtrArray *editors = g_ptr_array_new ();
  GtkBox *boxes[] = { self->beside, self->below };

  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (boxes[i])); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      g_ptr_array_add (editors, child);
  return editors;
}

/* How many steps of undo it took. */
static guint
correct (DromSession *session, GPtrArray *texts, DromWordingEditor *editor, GError **error)
{
  g_auto (GStrv) forms = drom_wording_editor_dup_forms (editor);
  guint n = 0;

  while (n < texts->len
         && drom_wordings_correct (session, texts->pdata[n],
                                   drom_wording_editor_get_language (editor)->code,
                                   (const char *const *) forms, error))
    n++;
  return n;
}

static void
use_cb (DromWordingDialog *self)
{
  DromSession *session = drom_dialog_get_session (DROM_DIALOG (self));
  g_autoptr (GPtrArray) editors = list_editors (self);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  guint n = 0;

  if (session == NULL || self->text == NULL)
    return;
  g_ptr_array_add (texts, (gpointer) self->text);
  /* All or none. */
  for (guint i = 0; i < editors->len; i++)
    if (drom_wording_editor_is_changed (editors->pdata[i])
        && !drom_wording_editor_check (editors->pdata[i]))
      return;
  if (gtk_widget_get_visible (GTK_WIDGET (self->also)) && gtk_check_button_get_active (self->also))
    {
      g_autoptr (GPtrArray) same = drom_program_text_list_same (self->text);

      g_ptr_array_extend (texts, same, NULL, NULL);
    }
  for (guint i = 0; i < editors->len && error == NULL; i++)
    if (drom_wording_editor_is_changed (editors->pdata[i]))
      n += correct (session, texts, editors->pdata[i], &error);
  if (n > 0)
    renew (self, n);
  if (error != NULL)
    drom_show_error (GTK_WIDGET (self), error);
  else if (n == 0)
    drom_toast (GTK_WIDGET (self), _ ("Nothing was changed"), NULL, NULL);
}

static void
take_back (DromWordingDialog *self, DromWording *wording)
{
  DromSession *session = drom_dialog_get_session (DROM_DIALOG (self));
  g_autoptr (GError) error = NULL;

  if (session == NULL || wording == NULL)
    return;
  if (drom_wordings_take_back (session, wording, &error))
    renew (self, 0);
  else
    drom_show_error (GTK_WIDGET (self), error);
}

/* Of the editor that asks for it. */
static void
take_back_edited_cb (DromWordingDialog *self, DromWordingEditor *editor)
{
  take_back (self,
             find_wording (self, self->text, drom_wording_editor_get_language (editor)->code));
}

static void
take_back_listed_cb (DromWordingDialog *self, GtkButton *button)
{
  take_back (self, g_object_get_data (G_OBJECT (button), "wording"));
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DromWordingDialog *self = user_data;
  DromSession *session = drom_dialog_get_session (DROM_DIALOG (self));
  g_autoptr (GError) error = NULL;

  if (session == NULL || self->n_steps == 0)
    return;
  while (self->n_steps > 0 && drom_session_undo (session, DROM_UNDO_WORDINGS, &error))
    self->n_steps--;
  self->n_steps = 0;
  if (error != NULL)
    drom_show_error (GTK_WIDGET (self), error);
  renew (self, 0);
}

/* The text of a wording, to look at it again. */
static void
made_activated_cb (DromWordingDialog *self, AdwActionRow *row)
{
  self->from_made = TRUE;
  edit (self, g_object_get_data (G_OBJECT (row), "text"));
  gtk_widget_grab_focus (self->back_button);
}

static void
append_line (GString *lines, const char *line)
{
  g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", line);
}

/* What stood there before, what it means in the language of the screen, where it stands, and
 * who wrote the better one. (transfer full) */
static char *
dup_made_lines (DromWordingDialog *self, DromWording *wording, const DromProgramText *text)
{
  const char *language = drom_wording_get_language (wording);
  const char *screen = drom_language_get_current ()->code;
  guint form = drom_wording_get_form (wording) > 0 ? (guint) drom_wording_get_form (wording) : 0;
  const char *own = drom_program_text_get_own (text, language, form);
  const char *meaning = drom_program_text_get (text, screen, form);
  g_autofree char *plain = drom_program_text_dup_plain (text, own != NULL ? own : "–");
  g_autofree char *before = g_strdup_printf (_ ("Before: %s"), plain);
  g_autofree char *place = drom_text_place_dup_label (text);
  g_autofree char *who = dup_who (self, wording);
  GString *lines = g_string_new (before);

  if (!g_str_equal (language, screen) && meaning != NULL)
    {
      g_autofree char *plain_meaning = drom_program_text_dup_plain (text, meaning);

      append_line (lines, plain_meaning);
    }
  append_line (lines, place);
  append_line (lines, who);
  return g_string_free (lines, FALSE);
}

/* The same of a wording that is not used. (transfer full) */
static char *
dup_unused_lines (DromWordingDialog *self, DromWording *wording)
{
  g_autofree char *who = dup_who (self, wording);
  GString *lines = g_string_new (drom_wording_get_msgid (wording));

  append_line (lines, who);
  append_line (lines, _ ("No longer used: this version has no such text."));
  return g_string_free (lines, FALSE);
}

static GtkWidget *
make_made_row (DromWordingDialog *self, DromWording *wording)
{
  const DromProgramText *text = drom_wording_find_text (wording);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (
      /* Translators: a button in the list of corrected words, takes the correction back. */
      C_ ("wording", "_Undo"));
  g_autofree char *title = g_markup_escape_text (drom_wording_get_text (wording), -1);
  g_autofree char *lines =
      text != NULL ? dup_made_lines (self, wording, text) : dup_unused_lines (self, wording);
  g_autofree char *markup = g_markup_escape_text (lines, -1);
  g_autofree char *name = NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), markup);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (text != NULL)
    {
      g_object_set_data (G_OBJECT (row), "text", (gpointer) text);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_signal_connect_object (row, "activated", G_CALLBACK (made_activated_cb), self,
                               G_CONNECT_SWAPPED);
    }

  /* Translators: the name of a button; %s is a corrected word. */
  name = g_strdup_printf (_ ("Undo the correction: %s"), drom_wording_get_text (wording));
  drom_name_set (button, name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (button, may_correct (self));
  g_object_set_data_full (G_OBJECT (button), "wording", g_object_ref (wording), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (take_back_listed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DromWordingDialog *self = DROM_WORDING_DIALOG (source);
  DromSession *session = drom_dialog_get_session (DROM_DIALOG (self));
  const DromLanguage *language = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = drom_file_chooser_finish (result, &error);
  g_autofree char *sentence = NULL;
  guint n;

  if (session != NULL && file != NULL
      && drom_wordings_save_po (session, language->code, g_file_peek_path (file), &n, &error))
    {
      /* Translators: a count of texts. */
      sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u corrected text was exported",
                                               "%u corrected texts were exported", n),
                                  n);
      drom_toast (GTK_WIDGET (self), sentence, NULL, NULL);
    }
  if (error != NULL)
    drom_show_error (GTK_WIDGET (self), error);
}

static void
export_cb (GtkButton *button, gpointer user_data)
{
  DromWordingDialog *self = user_data;
  const DromLanguage *language = g_object_get_data (G_OBJECT (button), "language");
  g_autofree char *name = g_strdup_printf ("drom-%s.po", language->code);

  drom_file_chooser_save (GTK_WIDGET (self), _ ("Export the corrected words"),
                          /* Translators: the button that saves a file. */
                          C_ ("dialog", "_Save"),
                          /* Translators: a kind of file, that translators work with. */
                          _ ("Catalogues of texts"), "po", name, saved_cb, (gpointer) language);
}

static GtkWidget *
make_export_button (DromWordingDialog *self, const DromLanguage *language)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (
      /* Translators: a button, writes the corrected words of a language into a file. */
      C_ ("wording", "_Export…"));
  g_autofree char *name = NULL;

  /* Translators: the name of a button; %s is a language. */
  name = g_strdup_printf (_ ("Export the corrected words: %s"), drom_language_get_name (language));
  drom_name_set (button, name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "language", (gpointer) language);
  g_signal_connect_object (button, "clicked", G_CALLBACK (export_cb), self, 0);
  return button;
}

/* The wordings of one language; of @language NULL those of languages that this version
 * doesn't know. */
static gboolean
add_group (DromWordingDialog *self, const DromLanguage *language)
{
  AdwPreferencesGroup *group = NULL;
  g_autofree char *title = NULL;
  gboolean used = FALSE;

  for (guint i = 0; i < self->wordings->len; i++)
    {
      DromWording *wording = self->wordings->pdata[i];

      if (drom_language_find (drom_wording_get_language (wording)) != language)
        continue;
      if (group == NULL)
        group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
      used = used || drom_wording_find_text (wording) != NULL;
      adw_preferences_group_add (group, make_made_row (self, wording));
    }
  if (group == NULL)
    return FALSE;
  title = drom_capitalize (language != NULL ? drom_language_get_name (language)
                                            /* Translators: heading of a list. */
                                            : _ ("Languages of another version"));
  adw_preferences_group_set_title (group, title);
  if (used && language != NULL)
    adw_preferences_group_set_header_suffix (group, make_export_button (self, language));
  gtk_box_append (self->made, GTK_WIDGET (group));
  return TRUE;
}

static void
show_made (DromWordingDialog *self)
{
  guint n;
  const DromLanguage *languages = drom_language_get_all (&n);
  gboolean any = FALSE;

  clear_box (self->made);
  if (self->wordings == NULL)
    return;
  for (guint i = 0; i < n; i++)
    any = add_group (self, &languages[i]) || any;
  any = add_group (self, NULL) || any;
  gtk_label_set_label (self->made_label,
                       any ? _ ("These words are kept in the registry. Export them and give the "
                                "file to the project, so that everybody gets them.")
                           : _ ("Nobody has corrected a word yet."));
}

static void
back_cb (DromWordingDialog *self)
{
  gboolean to_made = self->text != NULL && self->from_made;

  self->text = NULL;
  self->from_made = FALSE;
  if (to_made)
    {
      show_made (self);
      show_page (self, "made");
      gtk_widget_grab_focus (self->back_button);
      return;
    }
  show_page (self, "search");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
show_made_cb (DromWordingDialog *self)
{
  show_made (self);
  show_page (self, "made");
  gtk_widget_grab_focus (self->back_button);
}

static const GActionEntry actions[] = {
  { "undo", undo_cb, NULL, NULL, NULL, { 0 } },
};

static DromDialog *
drom_wording_dialog_make_again (DromDialog *dialog)
{
  DromWordingDialog *self = DROM_WORDING_DIALOG (dialog);
  DromWordingDialog *again =
      DROM_WORDING_DIALOG (drom_wording_dialog_new (drom_dialog_get_window (dialog), NULL, NULL));
  const char *page = gtk_stack_get_visible_child_name (self->stack);

  gtk_editable_set_text (GTK_EDITABLE (again->entry),
                         gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  search (again);
  again->n_steps = self->n_steps;
  again->from_made = self->from_made;
  if (g_str_equal (page, "edit") && self->text != NULL)
    edit (again, self->text);
  else if (g_str_equal (page, "made"))
    {
      show_made (again);
      show_page (again, "made");
    }
  return DROM_DIALOG (again);
}

static void
drom_wording_dialog_constructed (GObject *object)
{
  G_OBJECT_CLASS (drom_wording_dialog_parent_class)->constructed (object);
  load (DROM_WORDING_DIALOG (object));
}

static void
drom_wording_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DROM_TYPE_WORDING_DIALOG);
  g_clear_pointer (&DROM_WORDING_DIALOG (object)->wordings, g_ptr_array_unref);
  G_OBJECT_CLASS (drom_wording_dialog_parent_class)->dispose (object);
}

static void
drom_wording_dialog_finalize (GObject *object)
{
  g_free (DROM_WORDING_DIALOG (object)->searched);
  G_OBJECT_CLASS (drom_wording_dialog_parent_class)->finalize (object);
}

static void
drom_wording_dialog_class_init (DromWordingDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = drom_wording_dialog_constructed;
  object_class->dispose = drom_wording_dialog_dispose;
  object_class->finalize = drom_wording_dialog_finalize;
  DROM_DIALOG_CLASS (klass)->make_again = drom_wording_dialog_make_again;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DROM_RESOURCE ("dialogs/drom-wording-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, DromWordingDialog, back_button);
  gtk_widget_class_bind_template_child (widget_class, DromWordingDialog, made_button);
  gtk_widget_class_bind_template_child (widget_class, DromWordingDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DromWordingDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, DromWordingDialog, found);
  gtk_widget_class_bind_template_child (widget_class, DromWordingDialog, results_scroller);
  gtk_widget_class_bind_template_child (widget_class, DromWordingDialog, results);
  gtk_widget_class_bind_template_child (widget_class, DromWordingDialog, place);
  gtk_widget_class_bind_template_child (widget_class, DromWordingDialog, beside);
  gtk_widget_class_bind_template_child (widget_class, DromWordingDialog, below);
  gtk_widget_class_bind_template_child (widget_class, DromWordingDialog, hint);
  gtk_widget_class_bind_template_child (widget_class, DromWordingDialog, also);
  gtk_widget_class_bind_template_child (widget_class, DromWordingDialog, use_button);
  gtk_widget_class_bind_template_child (widget_class, DromWordingDialog, made_label);
  gtk_widget_class_bind_template_child (widget_class, DromWordingDialog, made);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_made_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, use_cb);
}

static void
drom_wording_dialog_init (DromWordingDialog *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "wording", G_ACTION_GROUP (group));
  show_page (self, "search");
}

GtkWidget *
drom_wording_dialog_new (DromWindow *window, const char *text, const char *word)
{
  const char *const first[] = { text, word };
  DromWordingDialog *self;

  g_return_val_if_fail (DROM_IS_WINDOW (window), NULL);

  self = g_object_new (DROM_TYPE_WORDING_DIALOG, "parent", window, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    {
      g_autoptr (GPtrArray) found = NULL;

      if (first[i] == NULL || *first[i] == '\0')
        continue;
      found = drom_program_text_search (first[i], 1);
      if (found->len == 0)
        continue;
      gtk_editable_set_text (GTK_EDITABLE (self->entry), first[i]);
      break;
    }
  search (self);
  drom_dialog_set_first (DROM_DIALOG (self), GTK_WIDGET (self->entry));
  return GTK_WIDGET (self);
}

void
drom_wording_dialog_present (GtkWidget *widget, const char *text, const char *word)
{
  GtkWidget *self;
  DromWindow *window;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  window = drom_window_of (widget);
  g_return_if_fail (window != NULL);
  self = drom_wording_dialog_new (window, text, word);
  gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (gtk_widget_get_root (widget)));
  gtk_window_present (GTK_WINDOW (self));
}
