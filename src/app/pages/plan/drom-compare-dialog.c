/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/plan/drom-compare-dialog.h"

#include "app/drom-page.h"
#include "app/drom-resource.h"
#include "language/drom-language.h"
#include "model/drom-planning.h"

#include <glib/gi18n-lib.h>

struct _DromCompareDialog
{
  DromDialog parent_instance;

  DromSession *session;
  DromPlan *plan;
  DromAgreement *agreement;

  /* Template */
  GtkStack *stack;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (DromCompareDialog, drom_compare_dialog, DROM_TYPE_DIALOG)

typedef struct
{
  const char *name;
  const char *label; /* msgid, context "change" */
} Word;

/* Translators: what has changed in a plan since it was agreed on. */
static const Word whats[] = {
  { "goal", NC_ ("change", "Goal") },
  { "step", NC_ ("change", "Step") },
  { "own-words", NC_ ("change", "Own words") },
  { "staff-words", NC_ ("change", "The staff’s words") },
  { "track", NC_ ("change", "Track") },
  { "follow-up", NC_ ("change", "Follow-up") },
  { "team", NC_ ("change", "The team") },
};

/* Translators: what of a goal or step has changed since it was agreed on. */
static const Word details[] = {
  { "text", NC_ ("change", "the text") },       { "status", NC_ ("change", "how far it is") },
  { "from", NC_ ("change", "when it begins") }, { "due", NC_ ("change", "the date") },
  { "time", NC_ ("change", "the time") },       { "outcome", NC_ ("change", "how it went") },
  { "parties", NC_ ("change", "who does it") }, { "area", NC_ ("change", "the life area") },
  { "date", NC_ ("change", "the date") },       { "place", NC_ ("change", "the place") },
};

static const char *
find_word (const Word *words, guint n, const char *name)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (words[i].name, name) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, "change", words[i].label);
  return name;
}

static const char *
get_kind (DromPlanChangeKind kind)
{
  switch (kind)
    {
    case DROM_PLAN_CHANGE_ADDED:
      /* Translators: something stands in the plan that was not agreed on. */
      return C_ ("change", "Added");
    case DROM_PLAN_CHANGE_DROPPED:
      /* Translators: something was agreed on and stands in the plan no more. */
      return C_ ("change", "Gone");
    case DROM_PLAN_CHANGE_CHANGED:
    default:
      return C_ ("change", "Changed");
    }
}

/* "the date, who does it"; NULL if the change has no such words. */
static char *
dup_details (const DromPlanChange *change)
{
  g_auto (GStrv) names = NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  if (change->detail == NULL)
    return NULL;
  names = g_strsplit (change->detail, ",", -1);
  for (guint i = 0; names[i] != NULL; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? ", " : "",
                            find_word (details, G_N_ELEMENTS (details), names[i]));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
add_line (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
}

static GtkWidget *
make_row (const DromPlanChange *change)
{
  const char *language = drom_language_get_current ()->code;
  const char *before = drom_texts_pick (change->before, language, NULL);
  const char *after = drom_texts_pick (change->after, language, NULL);
  g_autofree char *head = NULL;
  g_autofree char *words = dup_details (change);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *row = gtk_list_box_row_new ();

  /* Translators: the first %s is "Added", "Changed" or "Gone", the second what it is about
   * ("Goal", "Step"). */
  head = g_strdup_printf (C_ ("change", "%s: %s"), get_kind (change->kind),
                          find_word (whats, G_N_ELEMENTS (whats), change->what));
  add_line (box, head, "heading");
  if (before != NULL && g_strcmp0 (before, after) != 0)
    add_line (box, before, "before");
  if (after != NULL)
    add_line (box, after, NULL);
  if (words != NULL)
    add_line (box, words, "dim-label");
  gtk_widget_add_css_class (box, "drom-field-box");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

static gboolean
show_changes (DromCompareDialog *self, GError **error)
{
  g_autoptr (DromPlanSnapshot) before = drom_agreement_dup_snapshot (self->agreement, error);
  g_autoptr (DromPlanSnapshot) after = NULL;
  g_autoptr (GPtrArray) changes = NULL;

  if (before == NULL)
    return FALSE;
  after = drom_plan_snapshot_take (self->session, self->plan, error);
  if (after == NULL)
    return FALSE;
  changes = drom_plan_snapshot_compare (before, after);
  for (guint i = 0; i < changes->len; i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (changes, i)));
  gtk_stack_set_visible_child_name (self->stack, changes->len > 0 ? "changes" : "same");
  return TRUE;
}

static DromCompareDialog *
make (GtkWindow *parent, DromSession *session, DromPlan *plan, DromAgreement *agreement)
{
  DromCompareDialog *self =
      g_object_new (DROM_TYPE_COMPARE_DIALOG, "parent",
                    parent != NULL && DROM_IS_WINDOW (parent) ? parent : NULL, NULL);
  const char *language = drom_language_get_current ()->code;
  g_autofree char *date =
      drom_format_date (language, drom_agreement_get_date (agreement), DROM_DATE_LONG, NULL);
  g_autofree char *title = NULL;

  self->session = g_object_ref (session);
  self->plan = g_object_ref (plan);
  self->agreement = g_object_ref (agreement);
  if (parent != NULL)
    gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  /* Translators: title of the comparison; %s is the date of an agreement. */
  title = g_strdup_printf (_ ("Changes since %s"), date);
  gtk_window_set_title (GTK_WINDOW (self), title);
  return self;
}

static DromDialog *
drom_compare_dialog_make_again (DromDialog *dialog)
{
  DromCompareDialog *self = DROM_COMPARE_DIALOG (dialog);
  DromCompareDialog *again = make (gtk_window_get_transient_for (GTK_WINDOW (self)), self->session,
                                   self->plan, self->agreement);

  show_changes (again, NULL);
  return DROM_DIALOG (again);
}

static void
drom_compare_dialog_dispose (GObject *object)
{
  DromCompareDialog *self = DROM_COMPARE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), DROM_TYPE_COMPARE_DIALOG);
  g_clear_object (&self->agreement);
  g_clear_object (&self->plan);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (drom_compare_dialog_parent_class)->dispose (object);
}

static void
drom_compare_dialog_class_init (DromCompareDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drom_compare_dialog_dispose;
  DROM_DIALOG_CLASS (klass)->make_again = drom_compare_dialog_make_again;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DROM_RESOURCE ("pages/plan/drom-compare-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, DromCompareDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DromCompareDialog, list);
}

static void
drom_compare_dialog_init (DromCompareDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
drom_compare_dialog_present (GtkWidget *widget,
                             DromSession *session,
                             DromPlan *plan,
                             DromAgreement *agreement)
{
  DromCompareDialog *self;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  self = make (GTK_WINDOW (gtk_widget_get_root (widget)), session, plan, agreement);
  if (!show_changes (self, &error))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      drom_show_error (widget, error);
      return NULL;
    }
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}
