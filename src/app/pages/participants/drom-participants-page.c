/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/participants/drom-participants-page.h"

#include "app/drom-resource.h"
#include "app/pages/participants/drom-participants-columns.h"
#include "app/widgets/drom-choice-button.h"
#include "app/widgets/drom-wrap-layout.h"
#include "model/drom-participant-list.h"
#include "model/drom-plan-health.h"
#include "model/drom-staff.h"

#include <glib/gi18n-lib.h>

/* A list view makes some two hundred rows, however few of them are seen. The first frame
 * does with these, and the next one has all. */
#define FIRST_ROWS 50

struct _DromParticipantsPage
{
  DromPage parent_instance;

  /* Template */
  GtkSearchEntry *search;
  DromChoiceButton *status;
  DromChoiceButton *town;
  DromChoiceButton *responsible;
  DromChoiceButton *health;
  GtkWidget *clear;
  GtkLabel *count;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkColumnView *view;
  GtkLabel *problem;

  GSimpleActionGroup *actions;
  GtkWidget *header_end; /* owned: the shell's header bar shows it */
  DromParticipantList *list;
  GtkSingleSelection *selection; /* owned by @view */
  gint64 selected;               /* participant that was selected or opened last */
  double scroll;                 /* to be restored once the list has its height; -1: nothing */
  gboolean setting;              /* filters are being set from here */
  gboolean dirty;                /* the registry has changed since the list was read */
  guint reload_id;
  guint width_id;
  guint frames; /* until all rows are there */
};

G_DEFINE_FINAL_TYPE (DromParticipantsPage, drom_participants_page, DROM_TYPE_PAGE)

static gint64
get_selected (DromParticipantsPage *self)
{
  DromParticipantItem *item = gtk_single_selection_get_selected_item (self->selection);

  return item != NULL ? drom_participant_item_get_id (item) : 0;
}

static gboolean
has_filter (DromParticipantsPage *self)
{
  return *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0'
         || *drom_choice_button_get_key (self->status) != '\0'
         || *drom_choice_button_get_key (self->town) != '\0'
         || *drom_choice_button_get_key (self->responsible) != '\0'
         || *drom_choice_button_get_key (self->health) != '\0';
}

static void
mark_filter (DromChoiceButton *button)
{
  if (*drom_choice_button_get_key (button) != '\0')
    gtk_widget_add_css_class (GTK_WIDGET (button), "drom-filter-active");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (button), "drom-filter-active");
}

/* What the page shows besides the rows: how many, which filters, and which empty state. */
static void
update_state (DromParticipantsPage *self, const GError *error)
{
  guint n = drom_participant_list_get_n (self->list);
  gboolean filtered = has_filter (self);
  g_autofree char *text = NULL;

  /* Translators: how many participants the list shows. */
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u participant", "%u participants", n), n);
  gtk_label_set_text (self->count, text);
  gtk_widget_set_visible (self->clear, filtered);
  mark_filter (self->status);
  mark_filter (self->town);
  mark_filter (self->responsible);
  mark_filter (self->health);
  if (error != NULL)
    {
      gtk_label_set_text (self->problem, error->message);
      gtk_stack_set_visible_child_name (self->stack, "problem");
    }
  else
    gtk_stack_set_visible_child_name (self->stack, n > 0      ? "list"
                                                   : filtered ? "nothing-found"
                                                              : "empty");
}

static gboolean
restore_scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DromParticipantsPage *self = data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  if (gtk_adjustment_get_upper (adjustment) <= gtk_adjustment_get_page_size (adjustment)
      && self->scroll > 0)
    return G_SOURCE_CONTINUE;
  gtk_adjustment_set_value (adjustment, self->scroll);
  self->scroll = -1;
  return G_SOURCE_REMOVE;
}

static void
show_all_rows (DromParticipantsPage *self)
{
  drom_participant_list_set_limit (self->list, G_MAXUINT);
}

static gboolean
frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DromParticipantsPage *self = DROM_PARTICIPANTS_PAGE (widget);

  /* The first tick comes before the first frame is laid out and drawn. */
  if (self->frames++ == 0)
    return G_SOURCE_CONTINUE;
  show_all_rows (self);
  return G_SOURCE_REMOVE;
}

static void
scroll_to (DromParticipantsPage *self, double value)
{
  if (value > 0)
    show_all_rows (self);
  if (self->scroll < 0)
    gtk_widget_add_tick_callback (GTK_WIDGET (self->scroller), restore_scroll_cb, self, NULL);
  self->scroll = value;
}

static void
select_participant (DromParticipantsPage *self, gint64 participant)
{
  guint position =
      participant != 0 ? drom_participant_list_find (self->list, participant) : G_MAXUINT;

  if (position != G_MAXUINT && position >= g_list_model_get_n_items (G_LIST_MODEL (self->list)))
    show_all_rows (self);
  gtk_single_selection_set_selected (self->selection,
                                     position != G_MAXUINT ? position : GTK_INVALID_LIST_POSITION);
}

static char *
dup_key (DromChoiceButton *button)
{
  const char *key = drom_choice_button_get_key (button);

  return *key != '\0' ? g_strdup (key) : NULL;
}

/* Another search or filter begins at the top of the list. */
static void
apply_filter (DromParticipantsPage *self)
{
  g_autofree char *status = dup_key (self->status);
  g_autofree char *town = dup_key (self->town);
  g_autofree char *health = dup_key (self->health);
  DromParticipantFilter filter = {
    .search = gtk_editable_get_text (GTK_EDITABLE (self->search)),
    .status = status,
    .town = town,
    .responsible = g_ascii_strtoll (drom_choice_button_get_key (self->responsible), NULL, 10),
    .health = health,
  };
  g_autoptr (GError) error = NULL;

  drom_participant_list_set_filter (self->list, &filter, &error);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  update_state (self, error);
}

static void
filter_changed_cb (DromParticipantsPage *self)
{
  if (!self->setting)
    apply_filter (self);
}

/* Typing that began elsewhere in the window goes on in the search. */
static void
search_typed_cb (DromParticipantsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (self->search));

  if (!self->setting && root != NULL && gtk_widget_get_mapped (GTK_WIDGET (self))
      && gtk_root_get_focus (root) != GTK_WIDGET (text))
    gtk_text_grab_focus_without_selecting (GTK_TEXT (text));
}

static void
clear_filters (DromParticipantsPage *self)
{
  gint64 selected = get_selected (self);

  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  drom_choice_button_set_key (self->status, "");
  drom_choice_button_set_key (self->town, "");
  drom_choice_button_set_key (self->responsible, "");
  drom_choice_button_set_key (self->health, "");
  self->setting = FALSE;
  apply_filter (self);
  select_participant (self, selected);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
clear_cb (DromParticipantsPage *self)
{
  clear_filters (self);
}

static void
search_stopped_cb (DromParticipantsPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

static void
open_row (DromParticipantsPage *self, guint position)
{
  g_autoptr (DromParticipantItem) item =
      g_list_model_get_item (G_LIST_MODEL (self->list), position);

  if (item == NULL)
    return;
  self->selected = drom_participant_item_get_id (item);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-participant", "x", self->selected);
}

/* Enter in the search opens what was found when it is one; else the list has the keys. */
static void
search_activated_cb (DromParticipantsPage *self)
{
  apply_filter (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 1)
    open_row (self, 0);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

static gboolean
search_key_cb (DromParticipantsPage *self, guint keyval)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return FALSE;
  return gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

static void
row_activated_cb (DromParticipantsPage *self, guint position)
{
  open_row (self, position);
}

static const char *const sort_names[] = {
  [DROM_PARTICIPANT_SORT_NAME] = "name",
  [DROM_PARTICIPANT_SORT_NUMBER] = "number",
  [DROM_PARTICIPANT_SORT_STATUS] = "status",
  [DROM_PARTICIPANT_SORT_NEXT_STEP] = "next-step",
};

static void
set_state (DromParticipantsPage *self, const char *name, GVariant *state)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), state);
}

/* Heads of columns are for the mouse; the same by keyboard. */
static void
sort_by_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  DromParticipantsPage *self = data;
  gboolean descending;

  drom_participants_columns_get_sort (self->view, &descending);
  for (guint i = 0; i < G_N_ELEMENTS (sort_names); i++)
    if (g_str_equal (sort_names[i], g_variant_get_string (value, NULL)))
      drom_participants_columns_set_sort (self->view, i, descending);
}

static void
sort_descending_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  DromParticipantsPage *self = data;
  gboolean descending;
  DromParticipantSort sort = drom_participants_columns_get_sort (self->view, &descending);

  drom_participants_columns_set_sort (self->view, sort, g_variant_get_boolean (value));
}

static void
sorter_changed_cb (DromParticipantsPage *self)
{
  gint64 selected = get_selected (self);
  gboolean descending;
  DromParticipantSort sort = drom_participants_columns_get_sort (self->view, &descending);
  g_autoptr (GError) error = NULL;

  set_state (self, "by", g_variant_new_string (sort_names[sort]));
  set_state (self, "descending", g_variant_new_boolean (descending));
  drom_participant_list_set_sort (self->list, sort, descending, &error);
  select_participant (self, selected);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  update_state (self, error);
}

/* Fills the filters with what there is, and keeps what is chosen. */
static void
fill_filters (DromParticipantsPage *self)
{
  DromSession *session = drom_page_get_session (DROM_PAGE (self));
  g_autofree char *town = dup_key (self->town);
  g_autofree char *responsible = dup_key (self->responsible);
  g_auto (GStrv) towns = drom_participant_list_dup_towns (session, NULL);
  g_autoptr (GPtrArray) staff = drom_session_load_all (session, &drom_staff_noun, NULL);
  g_autofree char *me = g_strdup_printf ("%" G_GINT64_FORMAT, drom_session_get_staff_id (session));

  self->setting = TRUE;
  drom_choice_button_clear (self->town);
  drom_choice_button_add (self->town, "", _ ("All towns"));
  for (guint i = 0; towns != NULL && towns[i] != NULL; i++)
    drom_choice_button_add (self->town, towns[i], towns[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->town), drom_choice_button_get_n (self->town) > 1);
  drom_choice_button_set_key (self->town, town);

  drom_choice_button_clear (self->responsible);
  drom_choice_button_add (self->responsible, "", C_ ("participants", "Everybody’s"));
  /* Translators: the participants for whom I am the responsible staff member. */
  drom_choice_button_add (self->responsible, me, C_ ("participants", "Mine"));
  for (guint i = 0; staff != NULL && i < staff->len; i++)
    {
      DromRecord *member = g_ptr_array_index (staff, i);
      g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, drom_record_get_id (member));

      if (!g_str_equal (key, me))
        drom_choice_button_add (self->responsible, key, drom_staff_get_name (DROM_STAFF (member)));
    }
  drom_choice_button_set_key (self->responsible, responsible);
  self->setting = FALSE;
}

static void
fill_fixed_filters (DromParticipantsPage *self)
{
  const char *const *codes = drom_plan_health_codes ();

  self->setting = TRUE;
  drom_choice_button_add (self->status, "", _ ("Every status"));
  for (guint i = 0; i < drom_enrolment_status_codes.n_codes; i++)
    {
      const char *code = drom_enrolment_status_codes.codes[i].code;

      drom_choice_button_add (self->status, code,
                              drom_code_list_label (&drom_enrolment_status_codes, code));
    }
  drom_choice_button_add (self->health, "", _ ("Every plan"));
  drom_choice_button_add (self->health, "any", _ ("Something missing in the plan"));
  drom_choice_button_add (self->health, "none", _ ("The plan is up to date"));
  for (guint i = 0; codes[i] != NULL; i++)
    drom_choice_button_add (self->health, codes[i], drom_plan_health_label (codes[i]));
  self->setting = FALSE;
}

/* Reads the list again where it stands. */
static void
reload (DromParticipantsPage *self)
{
  gint64 selected = get_selected (self);
  double value = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scroller));
  g_autoptr (GError) error = NULL;

  self->dirty = FALSE;
  fill_filters (self);
  drom_participant_list_reload (self->list, &error);
  select_participant (self, selected != 0 ? selected : self->selected);
  if (self->scroll < 0)
    scroll_to (self, value);
  update_state (self, error);
}

static gboolean
reload_cb (gpointer data)
{
  DromParticipantsPage *self = data;

  self->reload_id = 0;
  if (self->dirty)
    reload (self);
  return G_SOURCE_REMOVE;
}

static gboolean
width_cb (gpointer data)
{
  DromParticipantsPage *self = data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (self->scroller);

  self->width_id = 0;
  drom_participants_columns_set_width (self->view, (int) gtk_adjustment_get_page_size (adjustment));
  return G_SOURCE_REMOVE;
}

/* Columns must not come and go while the list is laid out. */
static void
width_changed_cb (DromParticipantsPage *self)
{
  if (self->width_id == 0)
    self->width_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, width_cb, self, NULL);
}

static void
registry_changed_cb (DromParticipantsPage *self)
{
  self->dirty = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && self->reload_id == 0)
    self->reload_id = g_idle_add (reload_cb, self);
}

static void
drom_participants_page_refresh (DromPage *page)
{
  DromParticipantsPage *self = DROM_PARTICIPANTS_PAGE (page);

  if (self->dirty)
    reload (self);
}

/* Typing searches wherever the focus is in the window, while the list is shown. */
static void
drom_participants_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (drom_participants_page_parent_class)->map (widget);
  gtk_search_entry_set_key_capture_widget (DROM_PARTICIPANTS_PAGE (widget)->search,
                                           GTK_WIDGET (gtk_widget_get_root (widget)));
}

static void
drom_participants_page_unmap (GtkWidget *widget)
{
  gtk_search_entry_set_key_capture_widget (DROM_PARTICIPANTS_PAGE (widget)->search, NULL);
  GTK_WIDGET_CLASS (drom_participants_page_parent_class)->unmap (widget);
}

static GVariant *
drom_participants_page_save_state (DromPage *page)
{
  DromParticipantsPage *self = DROM_PARTICIPANTS_PAGE (page);
  gboolean descending;
  DromParticipantSort sort = drom_participants_columns_get_sort (self->view, &descending);
  gint64 selected = get_selected (self);
  GVariant *widgets = DROM_PAGE_CLASS (drom_participants_page_parent_class)->save_state (page);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (
      &builder, "{sv}", "search",
      g_variant_new_string (gtk_editable_get_text (GTK_EDITABLE (self->search))));
  g_variant_builder_add (&builder, "{sv}", "status",
                         g_variant_new_string (drom_choice_button_get_key (self->status)));
  g_variant_builder_add (&builder, "{sv}", "town",
                         g_variant_new_string (drom_choice_button_get_key (self->town)));
  g_variant_builder_add (&builder, "{sv}", "responsible",
                         g_variant_new_string (drom_choice_button_get_key (self->responsible)));
  g_variant_builder_add (&builder, "{sv}", "health",
                         g_variant_new_string (drom_choice_button_get_key (self->health)));
  g_variant_builder_add (&builder, "{sv}", "sort", g_variant_new_uint32 (sort));
  g_variant_builder_add (&builder, "{sv}", "descending", g_variant_new_boolean (descending));
  g_variant_builder_add (&builder, "{sv}", "selected",
                         g_variant_new_int64 (selected != 0 ? selected : self->selected));
  g_variant_builder_add (&builder, "{sv}", "scroll",
                         g_variant_new_double (gtk_adjustment_get_value (
                             gtk_scrolled_window_get_vadjustment (self->scroller))));
  if (widgets != NULL)
    g_variant_builder_add (&builder, "{sv}", "widgets", widgets);
  return g_variant_builder_end (&builder);
}

static void
drom_participants_page_restore_state (DromPage *page, GVariant *state)
{
  DromParticipantsPage *self = DROM_PARTICIPANTS_PAGE (page);
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (state);
  g_autoptr (GVariant) widgets = g_variant_dict_lookup_value (&dict, "widgets", NULL);
  const char *text = NULL;
  guint32 sort = DROM_PARTICIPANT_SORT_NAME;
  gboolean descending = FALSE;
  double scroll = 0;

  self->setting = TRUE;
  if (g_variant_dict_lookup (&dict, "search", "&s", &text))
    gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  if (g_variant_dict_lookup (&dict, "status", "&s", &text))
    drom_choice_button_set_key (self->status, text);
  if (g_variant_dict_lookup (&dict, "town", "&s", &text))
    drom_choice_button_set_key (self->town, text);
  if (g_variant_dict_lookup (&dict, "responsible", "&s", &text))
    drom_choice_button_set_key (self->responsible, text);
  if (g_variant_dict_lookup (&dict, "health", "&s", &text))
    drom_choice_button_set_key (self->health, text);
  self->setting = FALSE;
  g_variant_dict_lookup (&dict, "sort", "u", &sort);
  g_variant_dict_lookup (&dict, "descending", "b", &descending);
  drom_participants_columns_set_sort (self->view, sort, descending);
  apply_filter (self);
  g_variant_dict_lookup (&dict, "selected", "x", &self->selected);
  select_participant (self, self->selected);
  if (widgets != NULL)
    DROM_PAGE_CLASS (drom_participants_page_parent_class)->restore_state (page, widgets);
  if (g_variant_dict_lookup (&dict, "scroll", "d", &scroll))
    scroll_to (self, scroll);
}

static GtkWidget *
drom_participants_page_get_search (DromPage *page)
{
  return GTK_WIDGET (DROM_PARTICIPANTS_PAGE (page)->search);
}

static GtkWidget *
drom_participants_page_get_header_end (DromPage *page)
{
  return DROM_PARTICIPANTS_PAGE (page)->header_end;
}

static void
drom_participants_page_constructed (GObject *object)
{
  DromParticipantsPage *self = DROM_PARTICIPANTS_PAGE (object);
  DromSession *session = drom_page_get_session (DROM_PAGE (self));

  G_OBJECT_CLASS (drom_participants_page_parent_class)->constructed (object);

  drom_page_set_title (DROM_PAGE (self), C_ ("page", "Participants"));
  self->header_end = g_object_ref_sink (gtk_button_new_with_mnemonic (_ ("_New participant")));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->header_end), "win.new-participant");
  if (session == NULL)
    return;

  gtk_widget_set_visible (self->header_end, drom_session_has_right (session, DROM_RIGHT_WRITE));
  fill_fixed_filters (self);
  fill_filters (self);
  self->list = drom_participant_list_new (session);
  drom_participant_list_set_limit (self->list, FIRST_ROWS);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->list)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  drom_participants_columns_add (self->view, session);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller),
                           "notify::page-size", G_CALLBACK (width_changed_cb), self,
                           G_CONNECT_SWAPPED);
  drom_participants_columns_set_sort (self->view, DROM_PARTICIPANT_SORT_NAME, FALSE);
  /* The list is read once, in its order, before the view asks for its first row. */
  sorter_changed_cb (self);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (self->selection);
  gtk_widget_add_tick_callback (GTK_WIDGET (self), frame_cb, NULL, NULL);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "saved", G_CALLBACK (registry_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "records-changed", G_CALLBACK (registry_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed-elsewhere", G_CALLBACK (registry_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
drom_participants_page_dispose (GObject *object)
{
  DromParticipantsPage *self = DROM_PARTICIPANTS_PAGE (object);

  g_clear_handle_id (&self->reload_id, g_source_remove);
  g_clear_handle_id (&self->width_id, g_source_remove);
  /* A view that goes takes its columns out, and its sorter says so. */
  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (gtk_column_view_get_sorter (self->view), self);
  gtk_widget_dispose_template (GTK_WIDGET (object), DROM_TYPE_PARTICIPANTS_PAGE);
  g_clear_object (&self->actions);
  g_clear_object (&self->header_end);
  g_clear_object (&self->list);
  G_OBJECT_CLASS (drom_participants_page_parent_class)->dispose (object);
}

static void
drom_participants_page_class_init (DromParticipantsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DromPageClass *page_class = DROM_PAGE_CLASS (klass);

  object_class->constructed = drom_participants_page_constructed;
  object_class->dispose = drom_participants_page_dispose;
  widget_class->map = drom_participants_page_map;
  widget_class->unmap = drom_participants_page_unmap;
  page_class->refresh = drom_participants_page_refresh;
  page_class->save_state = drom_participants_page_save_state;
  page_class->restore_state = drom_participants_page_restore_state;
  page_class->get_search = drom_participants_page_get_search;
  page_class->get_header_end = drom_participants_page_get_header_end;

  g_type_ensure (DROM_TYPE_CHOICE_BUTTON);
  g_type_ensure (DROM_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, DROM_RESOURCE ("pages/participants/drom-participants-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, DromParticipantsPage, search);
  gtk_widget_class_bind_template_child (widget_class, DromParticipantsPage, status);
  gtk_widget_class_bind_template_child (widget_class, DromParticipantsPage, town);
  gtk_widget_class_bind_template_child (widget_class, DromParticipantsPage, responsible);
  gtk_widget_class_bind_template_child (widget_class, DromParticipantsPage, health);
  gtk_widget_class_bind_template_child (widget_class, DromParticipantsPage, clear);
  gtk_widget_class_bind_template_child (widget_class, DromParticipantsPage, count);
  gtk_widget_class_bind_template_child (widget_class, DromParticipantsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DromParticipantsPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, DromParticipantsPage, view);
  gtk_widget_class_bind_template_child (widget_class, DromParticipantsPage, problem);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
drom_participants_page_init (DromParticipantsPage *self)
{
  const GActionEntry entries[] = {
    { .name = "by", .parameter_type = "s", .state = "'name'", .change_state = sort_by_cb },
    { .name = "descending", .state = "false", .change_state = sort_descending_cb },
  };

  self->scroll = -1;
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "sort", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
drom_participants_page_new (DromSession *session)
{
  return g_object_new (DROM_TYPE_PARTICIPANTS_PAGE, "session", session, NULL);
}
