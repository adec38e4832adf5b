/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/participant/drom-mapping-page.h"

#include "app/drom-resource.h"
#include "app/pages/participant/drom-experience-row.h"
#include "app/pages/participant/drom-rating-row.h"
#include "app/print/drom-print-dialog.h"
#include "app/widgets/drom-choice-button.h"
#include "app/widgets/drom-code-row.h"
#include "app/widgets/drom-entry-row.h"
#include "app/widgets/drom-field-widget.h"
#include "app/widgets/drom-plain-row.h"
#include "app/widgets/drom-texts-view.h"
#include "language/drom-language.h"
#include "model/drom-experience.h"
#include "model/drom-mapping.h"
#include "model/drom-rating.h"

#include <glib/gi18n-lib.h>

struct _DromMappingPage
{
  DromPage parent_instance;

  /* Template */
  GtkStack *stack;
  GtkWidget *form;
  DromChoiceButton *which;
  GtkWidget *new_button;
  GtkWidget *delete_button;
  GtkListBox *ratings;
  GtkListBox *experience;
  GtkWidget *no_experience;
  GtkWidget *experience_buttons;
  GtkWidget *first_button;

  gint64 participant;
  GPtrArray *mappings; /* of DromRecord, newest first */
  DromRecord *shown;   /* nullable */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (DromMappingPage, drom_mapping_page, DROM_TYPE_PAGE)

static DromSession *
get_session (DromMappingPage *self)
{
  return drom_page_get_session (DROM_PAGE (self));
}

static int
compare_mappings (gconstpointer a, gconstpointer b)
{
  DromRecord *first = *(DromRecord *const *) a;
  DromRecord *second = *(DromRecord *const *) b;
  int by_date = g_strcmp0 (drom_mapping_get_date (DROM_MAPPING (second)),
                           drom_mapping_get_date (DROM_MAPPING (first)));

  if (by_date != 0)
    return by_date;
  return drom_record_get_id (second) > drom_record_get_id (first) ? 1 : -1;
}

static DromRecord *
find_mapping (DromMappingPage *self, gint64 id)
{
  for (guint i = 0; self->mappings != NULL && i < self->mappings->len; i++)
    if (drom_record_get_id (g_ptr_array_index (self->mappings, i)) == id)
      return g_ptr_array_index (self->mappings, i);
  return NULL;
}

static void
fill_which (DromMappingPage *self)
{
  const char *today = drom_session_get_today (get_session (self));
  g_autofree char *shown =
      self->shown != NULL ? g_strdup_printf ("%" G_GINT64_FORMAT, drom_record_get_id (self->shown))
                          : NULL;

  self->filling = TRUE;
  drom_choice_button_clear (self->which);
  for (guint i = 0; self->mappings != NULL && i < self->mappings->len; i++)
    {
      DromRecord *mapping = g_ptr_array_index (self->mappings, i);
      g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, drom_record_get_id (mapping));
      g_autofree char *date =
          drom_format_date (drom_language_get_current ()->code,
                            drom_mapping_get_date (DROM_MAPPING (mapping)), DROM_DATE_LONG, today);

      drom_choice_button_add (self->which, key, date);
    }
  drom_choice_button_set_key (self->which, shown);
  self->filling = FALSE;
}

static void
bind_ratings (DromMappingPage *self)
{
  DromSession *session = get_session (self);
  g_autoptr (GPtrArray) ratings = drom_session_load_children (
      session, &drom_rating_noun, DROM_RATING_MAPPING, drom_record_get_id (self->shown), NULL);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->ratings, i)) != NULL; i++)
    {
      DromRecord *found = NULL;

      for (guint j = 0; ratings != NULL && j < ratings->len; j++)
        if (g_strcmp0 (drom_rating_get_area (g_ptr_array_index (ratings, j)),
                       drom_rating_row_get_area (DROM_RATING_ROW (row)))
            == 0)
          found = g_ptr_array_index (ratings, j);
      drom_rating_row_set_rating (DROM_RATING_ROW (row), session, self->shown, found);
    }
}

static void
show_mapping (DromMappingPage *self, DromRecord *mapping)
{
  if (self->shown != NULL)
    g_signal_handlers_disconnect_by_func (self->shown, fill_which, self);
  g_set_object (&self->shown, mapping);
  gtk_stack_set_visible_child_name (self->stack, mapping != NULL ? "form" : "empty");
  if (mapping == NULL)
    return;
  g_signal_connect_object (mapping, "notify::date", G_CALLBACK (fill_which), self,
                           G_CONNECT_SWAPPED);
  drom_field_widget_bind_all (self->form, get_session (self), mapping);
  bind_ratings (self);
  fill_which (self);
}

static void
load_mappings (DromMappingPage *self)
{
  gint64 shown = self->shown != NULL ? drom_record_get_id (self->shown) : 0;
  DromRecord *mapping;

  g_clear_pointer (&self->mappings, g_ptr_array_unref);
  self->mappings = drom_session_load_children (get_session (self), &drom_mapping_noun,
                                               DROM_MAPPING_PARTICIPANT, self->participant, NULL);
  if (self->mappings != NULL)
    g_ptr_array_sort (self->mappings, compare_mappings);
  mapping = find_mapping (self, shown);
  if (mapping == NULL && self->mappings != NULL && self->mappings->len > 0)
    mapping = g_ptr_array_index (self->mappings, 0);
  show_mapping (self, mapping);
}

static DromExperienceRow *
find_experience_row (DromMappingPage *self, DromRecord *experience)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->experience, i)) != NULL; i++)
    if (drom_experience_row_get_record (DROM_EXPERIENCE_ROW (row)) == experience)
      return DROM_EXPERIENCE_ROW (row);
  return NULL;
}

/* Keeps the rows of those that stay: somebody may be writing in one. */
static void
load_experience (DromMappingPage *self)
{
  g_autoptr (GPtrArray) all =
      drom_session_load_children (get_session (self), &drom_experience_noun,
                                  DROM_EXPERIENCE_PARTICIPANT, self->participant, NULL);
  guint n = all != NULL ? all->len : 0;

  for (int i = 0;;)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->experience, i);

      if (row == NULL)
        break;
      if (all != NULL
          && g_ptr_array_find (all, drom_experience_row_get_record (DROM_EXPERIENCE_ROW (row)),
                               NULL))
        i++;
      else
        gtk_list_box_remove (self->experience, GTK_WIDGET (row));
    }
  for (guint i = 0; i < n; i++)
    if (find_experience_row (self, g_ptr_array_index (all, i)) == NULL)
      gtk_list_box_append (self->experience, drom_experience_row_new (get_session (self),
                                                                      g_ptr_array_index (all, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->experience), n > 0);
  gtk_widget_set_visible (self->no_experience, n == 0);
}

static void
which_cb (DromMappingPage *self)
{
  DromRecord *mapping;

  if (self->filling)
    return;
  mapping =
      find_mapping (self, g_ascii_strtoll (drom_choice_button_get_key (self->which), NULL, 10));
  if (mapping == NULL || mapping == self->shown)
    return;
  if (drom_page_flush (DROM_PAGE (self), NULL))
    show_mapping (self, mapping);
  else
    fill_which (self);
}

/* The facts of the last mapping are the start of the next one, so that only what has
 * changed is written; ratings, strengths and obstacles are asked for anew. */
static DromRecord *
add_mapping (DromMappingPage *self, GError **error)
{
  static const guint facts[] = {
    DROM_MAPPING_EDUCATION,        DROM_MAPPING_WORK_LANGUAGES,  DROM_MAPPING_DRIVING_LICENCE,
    DROM_MAPPING_SKILL_IDENTITY,   DROM_MAPPING_SKILL_EMAIL,     DROM_MAPPING_SKILL_SERVICES,
    DROM_MAPPING_SKILL_JOB_SEARCH, DROM_MAPPING_SKILL_SCHOOLING, DROM_MAPPING_LIVELIHOOD,
  };
  guint fields[G_N_ELEMENTS (facts) + 2];
  const char *values[G_N_ELEMENTS (facts) + 2];
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *participant = g_strdup_printf ("%" G_GINT64_FORMAT, self->participant);
  DromRecord *last = self->mappings != NULL && self->mappings->len > 0
                         ? g_ptr_array_index (self->mappings, 0)
                         : NULL;
  guint n = 0;

  fields[n] = DROM_MAPPING_PARTICIPANT;
  values[n++] = participant;
  fields[n] = DROM_MAPPING_DATE;
  values[n++] = drom_session_get_today (get_session (self));
  for (guint i = 0; last != NULL && i < G_N_ELEMENTS (facts); i++)
    {
      char *value = drom_record_dup_value (last, facts[i]);

      if (value == NULL)
        continue;
      g_ptr_array_add (kept, value);
      fields[n] = facts[i];
      values[n++] = value;
    }
  return drom_session_add_values (get_session (self), &drom_mapping_noun, fields, values, n, error);
}

static void
new_cb (DromMappingPage *self)
{
  g_autoptr (DromRecord) mapping = NULL;
  g_autoptr (GError) error = NULL;

  if (drom_page_flush (DROM_PAGE (self), &error))
    mapping = add_mapping (self, &error);
  if (mapping == NULL)
    {
      drom_show_error (GTK_WIDGET (self), error);
      return;
    }
  load_mappings (self);
  show_mapping (self, find_mapping (self, drom_record_get_id (mapping)));
  drom_toast (GTK_WIDGET (self), _ ("A new mapping was made"), C_ ("toast", "Undo"),
              "participant.undo");
  drom_page_show_field (DROM_PAGE (self), "mapping", drom_record_get_id (mapping), "strengths");
}

static void
delete_cb (DromMappingPage *self)
{
  g_autoptr (GError) error = NULL;

  if (self->shown == NULL)
    return;
  if (!drom_session_delete (get_session (self), self->shown, &error))
    drom_show_error (GTK_WIDGET (self), error);
  else
    drom_toast (GTK_WIDGET (self), _ ("The mapping was deleted"), C_ ("toast", "Undo"),
                "participant.undo");
}

static void
add_experience (DromMappingPage *self, const char *kind)
{
  g_autofree char *participant = g_strdup_printf ("%" G_GINT64_FORMAT, self->participant);
  g_autoptr (GError) error = NULL;
  g_autoptr (DromRecord) experience = drom_session_add (
      get_session (self), &drom_experience_noun, &error, DROM_EXPERIENCE_PARTICIPANT, participant,
      DROM_EXPERIENCE_KIND, kind, DROM_FIELDS_END);
  DromExperienceRow *row;

  if (experience == NULL)
    {
      drom_show_error (GTK_WIDGET (self), error);
      return;
    }
  load_experience (self);
  row = find_experience_row (self, experience);
  if (row == NULL)
    return;
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  drom_page_show_field (DROM_PAGE (self), "experience", drom_record_get_id (experience), "title");
}

static void
add_work_cb (DromMappingPage *self)
{
  add_experience (self, "work");
}

static void
add_internship_cb (DromMappingPage *self)
{
  add_experience (self, "internship");
}

static void
records_changed_cb (DromMappingPage *self, const char *noun)
{
  if (g_strcmp0 (noun, "mapping") == 0)
    load_mappings (self);
  else if (g_strcmp0 (noun, "rating") == 0 && self->shown != NULL)
    bind_ratings (self);
  else if (g_strcmp0 (noun, "experience") == 0)
    load_experience (self);
}

static void
drom_mapping_page_refresh (DromPage *page)
{
  DromMappingPage *self = DROM_MAPPING_PAGE (page);

  load_mappings (self);
  load_experience (self);
}

static void
drom_mapping_page_show_field (DromPage *page, const char *noun, gint64 row, const char *field)
{
  DromMappingPage *self = DROM_MAPPING_PAGE (page);
  GtkWidget *widget;
  GtkWidget *expander;

  if (g_strcmp0 (noun, "mapping") == 0 && row != 0 && find_mapping (self, row) != NULL)
    show_mapping (self, find_mapping (self, row));
  if (self->shown == NULL)
    {
      gtk_widget_grab_focus (self->first_button);
      return;
    }
  widget = drom_field_widget_find (GTK_WIDGET (self), noun, row, field);
  if (widget == NULL)
    {
      /* Plan health leads here when the mapping is old: a new one is what is asked for. */
      gtk_widget_grab_focus (self->new_button);
      return;
    }
  expander = gtk_widget_get_ancestor (widget, ADW_TYPE_EXPANDER_ROW);
  if (expander != NULL)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (expander), TRUE);
  gtk_widget_grab_focus (widget);
}

static gboolean
drom_mapping_page_print (DromPage *page)
{
  DromMappingPage *self = DROM_MAPPING_PAGE (page);
  g_autoptr (GError) error = NULL;

  if (!drom_page_flush (page, &error))
    drom_show_error (GTK_WIDGET (self), error);
  else
    drom_print_dialog_present (GTK_WIDGET (self), get_session (self), self->participant,
                               self->shown != NULL ? "mapping" : "mapping-form",
                               self->shown != NULL ? drom_record_get_id (self->shown) : 0);
  return TRUE;
}

static void
print_cb (DromMappingPage *self)
{
  drom_page_print (DROM_PAGE (self));
}

static GVariant *
drom_mapping_page_save_state (DromPage *page)
{
  DromMappingPage *self = DROM_MAPPING_PAGE (page);
  GVariant *widgets = DROM_PAGE_CLASS (drom_mapping_page_parent_class)->save_state (page);
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  if (self->shown != NULL)
    g_variant_dict_insert (&dict, "mapping", "x", drom_record_get_id (self->shown));
  if (widgets != NULL)
    g_variant_dict_insert_value (&dict, "widgets", widgets);
  return g_variant_dict_end (&dict);
}

static void
drom_mapping_page_restore_state (DromPage *page, GVariant *state)
{
  DromMappingPage *self = DROM_MAPPING_PAGE (page);
  g_autoptr (GVariant) widgets = g_variant_lookup_value (state, "widgets", NULL);
  gint64 mapping = 0;

  if (g_variant_lookup (state, "mapping", "x", &mapping) && find_mapping (self, mapping) != NULL)
    show_mapping (self, find_mapping (self, mapping));
  if (widgets != NULL)
    DROM_PAGE_CLASS (drom_mapping_page_parent_class)->restore_state (page, widgets);
}

static void
drom_mapping_page_dispose (GObject *object)
{
  DromMappingPage *self = DROM_MAPPING_PAGE (object);

  if (self->shown != NULL)
    g_signal_handlers_disconnect_by_func (self->shown, fill_which, self);
  /* dispose_template takes a bound child away behind the bin's back. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), DROM_TYPE_MAPPING_PAGE);
  g_clear_pointer (&self->mappings, g_ptr_array_unref);
  g_clear_object (&self->shown);
  G_OBJECT_CLASS (drom_mapping_page_parent_class)->dispose (object);
}

static void
drom_mapping_page_class_init (DromMappingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DromPageClass *page_class = DROM_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drom_mapping_page_dispose;
  page_class->refresh = drom_mapping_page_refresh;
  page_class->show_field = drom_mapping_page_show_field;
  page_class->save_state = drom_mapping_page_save_state;
  page_class->restore_state = drom_mapping_page_restore_state;
  page_class->print = drom_mapping_page_print;

  g_type_ensure (DROM_TYPE_CHOICE_BUTTON);
  g_type_ensure (DROM_TYPE_CODE_ROW);
  g_type_ensure (DROM_TYPE_ENTRY_ROW);
  g_type_ensure (DROM_TYPE_PLAIN_ROW);
  g_type_ensure (DROM_TYPE_TEXTS_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, DROM_RESOURCE ("pages/participant/drom-mapping-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, DromMappingPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DromMappingPage, form);
  gtk_widget_class_bind_template_child (widget_class, DromMappingPage, which);
  gtk_widget_class_bind_template_child (widget_class, DromMappingPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, DromMappingPage, delete_button);
  gtk_widget_class_bind_template_child (widget_class, DromMappingPage, ratings);
  gtk_widget_class_bind_template_child (widget_class, DromMappingPage, experience);
  gtk_widget_class_bind_template_child (widget_class, DromMappingPage, no_experience);
  gtk_widget_class_bind_template_child (widget_class, DromMappingPage, experience_buttons);
  gtk_widget_class_bind_template_child (widget_class, DromMappingPage, first_button);
  gtk_widget_class_bind_template_callback (widget_class, which_cb);
  gtk_widget_class_bind_template_callback (widget_class, new_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_work_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_internship_cb);
}

static void
drom_mapping_page_init (DromMappingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < drom_life_area_codes.n_codes; i++)
    gtk_list_box_append (self->ratings, drom_rating_row_new (drom_life_area_codes.codes[i].code));
}

GtkWidget *
drom_mapping_page_new (DromSession *session, gint64 participant)
{
  DromMappingPage *self = g_object_new (DROM_TYPE_MAPPING_PAGE, "session", session, NULL);
  gboolean may_write = drom_session_has_right (session, DROM_RIGHT_WRITE);

  self->participant = participant;
  gtk_widget_set_visible (self->new_button, may_write);
  gtk_widget_set_visible (self->first_button, may_write);
  gtk_widget_set_visible (self->delete_button, may_write);
  gtk_widget_set_visible (self->experience_buttons, may_write);
  load_mappings (self);
  load_experience (self);
  g_signal_connect_object (session, "records-changed", G_CALLBACK (records_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
