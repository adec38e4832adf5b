/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/participant/drom-participant-page.h"

#include "app/compat/drom-question.h"
#include "app/drom-resource.h"
#include "app/drom-settings.h"
#include "app/drom-window.h"
#include "app/pages/participant/drom-deleted-participant.h"
#include "app/pages/participant/drom-mapping-page.h"
#include "app/pages/participant/drom-notes-page.h"
#include "app/pages/participant/drom-person-page.h"
#include "app/pages/plan/drom-plan-page.h"
#include "app/widgets/drom-name.h"
#include "app/widgets/drom-tooltip.h"
#include "app/widgets/drom-width-watch.h"
#include "app/widgets/drom-wrap-layout.h"
#include "model/drom-enrolment.h"
#include "model/drom-participant.h"

#include <glib/gi18n-lib.h>

/* Below these widths (pixels at the normal size of text) the tabs stand with their icons above, or
 * at the bottom. */
#define WIDE_WIDTH   1000
#define NARROW_WIDTH 560

struct _DromParticipantPage
{
  DromPage parent_instance;

  /* Template */
  GtkStack *state;
  GtkLabel *name;
  GtkLabel *number;
  GtkLabel *status;
  GtkWidget *protected_sign;
  AdwBin *tab_end; /* what the tab adds to the strip */
  AdwViewStack *tabs;
  AdwBin *person_bin;
  AdwBin *mapping_bin;
  AdwBin *plan_bin;
  AdwBin *notes_bin;
  AdwViewSwitcherBar *bottom_bar;

  gint64 participant;
  DromRecord *record;
  DromRecord *enrolment; /* nullable */
  GSimpleActionGroup *actions;
  GtkWidget *switcher;   /* owned: the window's header bar shows it */
  GtkWidget *header_end; /* owned, as the above */
  guint focus_id;
  gboolean focused;  /* by a state or a field: not to be taken away */
  GVariant *waiting; /* owned, nullable: states of tabs that are not made yet */

  /* What undo has changed last, to be shown. */
  DromRecord *undone;
  guint undone_field;
};

G_DEFINE_FINAL_TYPE (DromParticipantPage, drom_participant_page, DROM_TYPE_PAGE)

static DromSession *
get_session (DromParticipantPage *self)
{
  return drom_page_get_session (DROM_PAGE (self));
}

static AdwBin *
get_bin (DromParticipantPage *self, const char *tab)
{
  if (g_strcmp0 (tab, "mapping") == 0)
    return self->mapping_bin;
  if (g_strcmp0 (tab, "plan") == 0)
    return self->plan_bin;
  if (g_strcmp0 (tab, "notes") == 0)
    return self->notes_bin;
  return self->person_bin;
}

static GtkWidget *
make_tab (DromParticipantPage *self, const char *tab)
{
  DromSession *session = get_session (self);

  if (g_str_equal (tab, "mapping"))
    return drom_mapping_page_new (session, self->participant);
  if (g_str_equal (tab, "plan"))
    return drom_plan_page_new (session, self->participant);
  if (g_str_equal (tab, "notes"))
    return drom_notes_page_new (session, self->participant);
  return drom_person_page_new (session, self->participant);
}

/* A tab is made when it is shown first. @made: (out) (optional): that it was just now. */
static DromPage *
ensure_tab (DromParticipantPage *self, const char *tab, gboolean *made)
{
  AdwBin *bin = get_bin (self, tab);

  if (made != NULL)
    *made = adw_bin_get_child (bin) == NULL;
  if (adw_bin_get_child (bin) == NULL)
    {
      g_autoptr (GVariant) state =
          self->waiting != NULL ? g_variant_lookup_value (self->waiting, tab, NULL) : NULL;
      GtkWidget *page = make_tab (self, tab);
      AdwViewStackPage *stack_page = adw_view_stack_get_page (self->tabs, GTK_WIDGET (bin));

      gtk_widget_set_focusable (page, TRUE);
      drom_name_set (page, adw_view_stack_page_get_title (stack_page));
      adw_bin_set_child (bin, page);
      if (state != NULL)
        drom_page_restore_state (DROM_PAGE (page), state);
    }
  return DROM_PAGE (adw_bin_get_child (bin));
}

static DromPage *
get_tab_page (DromParticipantPage *self)
{
  return ensure_tab (self, drom_participant_page_get_tab (self), NULL);
}

const char *
drom_participant_page_find_tab (const char *noun)
{
  static const struct
  {
    const char *noun;
    const char *tab;
  } tabs[] = {
    { "participant", "person" }, { "enrolment", "person" }, { "access_grant", "person" },
    { "mapping", "mapping" },    { "rating", "mapping" },   { "experience", "mapping" },
    { "note", "notes" },         { "amendment", "notes" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    if (g_strcmp0 (noun, tabs[i].noun) == 0)
      return tabs[i].tab;
  return "plan";
}

static void
update_heading (DromParticipantPage *self)
{
  DromParticipant *participant = DROM_PARTICIPANT (self->record);
  const char *family = drom_participant_get_family_name (participant);
  g_autofree char *name = NULL;
  g_autofree char *number = NULL;
  g_autofree char *digits = NULL;

  if (!drom_record_is_alive (self->record))
    {
      gtk_stack_set_visible_child_name (self->state, "gone");
      return;
    }
  gtk_stack_set_visible_child_name (self->state, "page");
  name =
      g_strjoin (family != NULL && *family != '\0' ? " " : "",
                 drom_participant_get_given_name (participant), family != NULL ? family : "", NULL);
  gtk_label_set_text (self->name, name);
  drom_tooltip_set (GTK_WIDGET (self->name), name);
  digits = g_strdup_printf ("%" G_GINT64_FORMAT, drom_participant_get_number (participant));
  /* Translators: %s is a participant's running number. */
  number = g_strdup_printf (C_ ("participant", "No. %s"), digits);
  gtk_label_set_text (self->number, number);
  gtk_widget_set_visible (self->protected_sign, drom_participant_get_protected (participant));
  gtk_widget_set_visible (GTK_WIDGET (self->status), self->enrolment != NULL);
  if (self->enrolment != NULL)
    gtk_label_set_text (self->status, drom_code_list_label (&drom_enrolment_status_codes,
                                                            drom_enrolment_get_status (
                                                                DROM_ENROLMENT (self->enrolment))));
}

static void
load_enrolment (DromParticipantPage *self)
{
  if (self->enrolment != NULL)
    g_signal_handlers_disconnect_by_data (self->enrolment, self);
  g_clear_object (&self->enrolment);
  self->enrolment = drom_session_load_enrolment (get_session (self), self->participant, NULL);
  if (self->enrolment != NULL)
    g_signal_connect_object (self->enrolment, "notify", G_CALLBACK (update_heading), self,
                             G_CONNECT_SWAPPED);
}

static void
update_undo (DromParticipantPage *self)
{
  DromSession *session = get_session (self);
  GAction *undo = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "undo");
  GAction *redo = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "redo");

  g_simple_action_set_enabled (G_SIMPLE_ACTION (undo),
                               drom_session_can_undo (session, self->participant));
  g_simple_action_set_enabled (G_SIMPLE_ACTION (redo),
                               drom_session_can_redo (session, self->participant));
}

static void
undo_changed_cb (DromParticipantPage *self, gint64 participant)
{
  if (participant == self->participant)
    update_undo (self);
}

static void
records_changed_cb (DromParticipantPage *self, const char *noun)
{
  if (g_strcmp0 (noun, "enrolment") == 0)
    load_enrolment (self);
  update_heading (self);
}

static void
changed_elsewhere_cb (DromParticipantPage *self)
{
  drom_page_refresh (DROM_PAGE (self));
}

static void
undone_cb (DromParticipantPage *self, DromRecord *record, guint field)
{
  g_set_object (&self->undone, record);
  self->undone_field = field;
}

/* Takes back or does again, and shows where. */
static void
apply_undo (DromParticipantPage *self, gboolean undo)
{
  DromSession *session = get_session (self);
  g_autoptr (DromParticipantPage) page = g_object_ref (self);
  g_autoptr (GError) error = NULL;
  gulong handler;
  gboolean done;

  if (!drom_page_flush (get_tab_page (self), &error))
    {
      drom_show_error (GTK_WIDGET (self), error);
      return;
    }
  handler = g_signal_connect_swapped (session, "saved", G_CALLBACK (undone_cb), self);
  done = undo ? drom_session_undo (session, self->participant, &error)
              : drom_session_redo (session, self->participant, &error);
  g_signal_handler_disconnect (session, handler);
  if (!done)
    drom_show_error (GTK_WIDGET (self), error);
  else if (!drom_record_is_alive (self->record))
    {
      /* The adding itself was taken back. */
      g_clear_object (&self->undone);
      drom_deleted_participant_undone (GTK_WIDGET (self), session, self->participant);
      return;
    }
  else if (undo)
    {
      /* An earlier toast's "Undo" would mean another change by now. */
      drom_toast_dismiss_all (GTK_WIDGET (self));
      drom_toast (GTK_WIDGET (self), _ ("The last change was taken back"), _ ("Do it again"),
                  "participant.redo");
    }
  else
    drom_toast (GTK_WIDGET (self), _ ("The change was made again"), _ ("Take it back"),
                "participant.undo");
  if (done && self->undone != NULL)
    {
      const DromNoun *noun = drom_record_get_noun (self->undone);

      if (self->undone_field < noun->n_fields)
        drom_page_show_field (DROM_PAGE (self), noun->name, drom_record_get_id (self->undone),
                              noun->fields[self->undone_field].name);
    }
  g_clear_object (&self->undone);
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  apply_undo (data, TRUE);
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  apply_undo (data, FALSE);
}

/* The page may be made anew while the question is open. */
typedef struct
{
  DromSession *session; /* owned */
  DromRecord *record;   /* owned */
} Deleting;

static void
deleting_free (Deleting *deleting)
{
  g_object_unref (deleting->session);
  g_object_unref (deleting->record);
  g_free (deleting);
}

static void
together_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DromParticipantPage *self = data;
  DromWindow *window = drom_window_of (GTK_WIDGET (self));

  if (window != NULL && drom_record_is_alive (self->record))
    drom_window_show_together (window, self->participant);
}

static void
delete_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Deleting *deleting = data;
  g_autofree char *answer = drom_question_ask_finish (result);
  g_autoptr (GError) error = NULL;

  if (g_str_equal (answer, "delete")
      && !drom_deleted_participant_delete (GTK_WIDGET (source), deleting->session, deleting->record,
                                           &error))
    drom_show_error (GTK_WIDGET (source), error);
  deleting_free (deleting);
}

static void
delete_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DromParticipantPage *self = data;
  const DromResponse responses[] = {
    { "cancel", C_ ("dialog", "_Cancel"), DROM_RESPONSE_PLAIN },
    { "delete", C_ ("button", "_Delete"), DROM_RESPONSE_DESTRUCTIVE },
  };
  Deleting *deleting = g_new0 (Deleting, 1);

  deleting->session = g_object_ref (get_session (self));
  deleting->record = g_object_ref (self->record);
  drom_question_ask (
      GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Delete this participant?"),
      _ ("Mapping, plan, agreements and notes go too. This is for somebody who was added by "
         "mistake; who has finished gets the status “finished” instead. It can be undone until the "
         "registry is locked."),
      NULL, responses, G_N_ELEMENTS (responses), delete_answered_cb, deleting);
}

/* Beside the name and not in the header bar: there it would push the tabs about, away
 * from under the pointer. */
static void
show_tab_end (DromParticipantPage *self)
{
  adw_bin_set_child (self->tab_end, drom_page_get_header_end (get_tab_page (self)));
}

/* The focus goes to the tab as such: a key that is meant for nothing must not end in
 * somebody's name. */
static void
focus_tab (DromParticipantPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (root == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self))
      || (focus != NULL && gtk_widget_is_ancestor (focus, self->switcher)))
    return;
  gtk_root_set_focus (root, GTK_WIDGET (get_tab_page (self)));
}

static gboolean
focus_cb (gpointer data)
{
  DromParticipantPage *self = data;

  self->focus_id = 0;
  focus_tab (self);
  return G_SOURCE_REMOVE;
}

static void
tab_changed_cb (DromParticipantPage *self)
{
  gboolean made;
  DromPage *page;

  if (get_session (self) == NULL || self->record == NULL)
    return;
  page = ensure_tab (self, drom_participant_page_get_tab (self), &made);
  show_tab_end (self);
  if (!made)
    drom_page_refresh (page);
  focus_tab (self);
}

/* The tabs follow the page's width. */
static void
width_changed_cb (DromParticipantPage *self, int pixels)
{
  double width = pixels / drom_settings_get_text_size ();

  gtk_widget_set_visible (self->switcher, width >= NARROW_WIDTH);
  adw_view_switcher_set_policy (ADW_VIEW_SWITCHER (self->switcher),
                                width >= WIDE_WIDTH ? ADW_VIEW_SWITCHER_POLICY_WIDE
                                                    : ADW_VIEW_SWITCHER_POLICY_NARROW);
  adw_view_switcher_bar_set_reveal (self->bottom_bar, width < NARROW_WIDTH);
}

/* The header bar and toasts stand outside the page, so the window has the actions too. */
static void
drom_participant_page_map (GtkWidget *widget)
{
  DromParticipantPage *self = DROM_PARTICIPANT_PAGE (widget);

  show_tab_end (self);
  GTK_WIDGET_CLASS (drom_participant_page_parent_class)->map (widget);
  gtk_widget_insert_action_group (GTK_WIDGET (gtk_widget_get_root (widget)), "participant",
                                  G_ACTION_GROUP (self->actions));
  /* GTK first gives the focus to the first field. */
  if (self->focus_id == 0 && !self->focused)
    self->focus_id = g_idle_add (focus_cb, self);
  self->focused = FALSE;
}

static void
drom_participant_page_unmap (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  if (root != NULL)
    gtk_widget_insert_action_group (GTK_WIDGET (root), "participant", NULL);
  GTK_WIDGET_CLASS (drom_participant_page_parent_class)->unmap (widget);
}

static void
drom_participant_page_refresh (DromPage *page)
{
  DromParticipantPage *self = DROM_PARTICIPANT_PAGE (page);

  load_enrolment (self);
  update_heading (self);
  if (drom_record_is_alive (self->record))
    drom_page_refresh (get_tab_page (self));
}

static gboolean
has_waiting (DromParticipantPage *self, const char *tab)
{
  g_autoptr (GVariant) state =
      self->waiting != NULL ? g_variant_lookup_value (self->waiting, tab, NULL) : NULL;

  return state != NULL;
}

static gboolean
drom_participant_page_flush (DromPage *page, GError **error)
{
  DromParticipantPage *self = DROM_PARTICIPANT_PAGE (page);
  const char *const tabs[] = { "person", "mapping", "plan", "notes" };

  if (!drom_record_is_alive (self->record))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    {
      GtkWidget *tab = adw_bin_get_child (get_bin (self, tabs[i]));

      /* What is typed there may wait for its tab. */
      if (tab == NULL && has_waiting (self, tabs[i]))
        tab = GTK_WIDGET (ensure_tab (self, tabs[i], NULL));
      if (tab == NULL || drom_page_flush (DROM_PAGE (tab), NULL))
        continue;
      /* Only a field that is seen takes the focus. */
      drom_participant_page_set_tab (self, tabs[i]);
      if (!drom_page_flush (DROM_PAGE (tab), error))
        return FALSE;
    }
  return TRUE;
}

static GVariant *
drom_participant_page_save_state (DromPage *page)
{
  DromParticipantPage *self = DROM_PARTICIPANT_PAGE (page);
  const char *const tabs[] = { "person", "mapping", "plan", "notes" };
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "tab", "s", drom_participant_page_get_tab (self));
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    {
      GtkWidget *tab = adw_bin_get_child (get_bin (self, tabs[i]));
      GVariant *state = tab != NULL ? drom_page_save_state (DROM_PAGE (tab)) : NULL;
      g_autoptr (GVariant) waiting = NULL;

      if (tab == NULL && self->waiting != NULL)
        state = waiting = g_variant_lookup_value (self->waiting, tabs[i], NULL);
      if (state != NULL)
        g_variant_dict_insert_value (&dict, tabs[i], state);
    }
  return g_variant_dict_end (&dict);
}

static void
drom_participant_page_restore_state (DromPage *page, GVariant *state)
{
  DromParticipantPage *self = DROM_PARTICIPANT_PAGE (page);
  const char *const tabs[] = { "person", "mapping", "plan", "notes" };
  const char *shown = "person";

  if (!g_variant_is_of_type (state, G_VARIANT_TYPE_VARDICT))
    return;
  g_clear_handle_id (&self->focus_id, g_source_remove);
  self->focused = TRUE;
  /* Of the others, when they are shown: only what is seen is made again. */
  g_clear_pointer (&self->waiting, g_variant_unref);
  self->waiting = g_variant_ref (state);
  g_variant_lookup (state, "tab", "&s", &shown);
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    {
      GtkWidget *tab = adw_bin_get_child (get_bin (self, tabs[i]));
      g_autoptr (GVariant) own = tab != NULL ? g_variant_lookup_value (state, tabs[i], NULL) : NULL;

      if (own != NULL)
        drom_page_restore_state (DROM_PAGE (tab), own);
    }
  drom_participant_page_set_tab (self, shown);
  ensure_tab (self, shown, NULL);
}

static GtkWidget *
drom_participant_page_get_search (DromPage *page)
{
  return drom_page_get_search (get_tab_page (DROM_PARTICIPANT_PAGE (page)));
}

static void
drom_participant_page_show_field (DromPage *page, const char *noun, gint64 row, const char *field)
{
  DromParticipantPage *self = DROM_PARTICIPANT_PAGE (page);

  drom_participant_page_set_tab (self, drom_participant_page_find_tab (noun));
  g_clear_handle_id (&self->focus_id, g_source_remove);
  self->focused = !gtk_widget_get_mapped (GTK_WIDGET (self));
  drom_page_show_field (get_tab_page (self), noun, row, field);
}

static GtkWidget *
drom_participant_page_get_header_title (DromPage *page)
{
  return DROM_PARTICIPANT_PAGE (page)->switcher;
}

static GtkWidget *
drom_participant_page_get_header_end (DromPage *page)
{
  return DROM_PARTICIPANT_PAGE (page)->header_end;
}

static gboolean
drom_participant_page_print (DromPage *page)
{
  return drom_page_print (get_tab_page (DROM_PARTICIPANT_PAGE (page)));
}

static GtkWidget *
make_icon_button (const char *icon, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  drom_tooltip_set (button, label);
  drom_name_set (button, label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static void
make_header (DromParticipantPage *self)
{
  self->switcher = g_object_ref_sink (adw_view_switcher_new ());
  adw_view_switcher_set_stack (ADW_VIEW_SWITCHER (self->switcher), self->tabs);

  self->header_end = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  gtk_box_append (GTK_BOX (self->header_end),
                  make_icon_button ("view-fullscreen-symbolic",
                                    _ ("Look at the plan together, on the full screen (F11)"),
                                    "participant.together"));
  gtk_box_append (GTK_BOX (self->header_end),
                  make_icon_button ("edit-undo-symbolic", _ ("Undo (Ctrl+Z)"), "participant.undo"));
  gtk_box_append (
      GTK_BOX (self->header_end),
      make_icon_button ("edit-redo-symbolic", _ ("Redo (Ctrl+Shift+Z)"), "participant.redo"));
  gtk_widget_insert_action_group (self->header_end, "participant", G_ACTION_GROUP (self->actions));
}

static void
add_shortcuts (DromParticipantPage *self)
{
  /* In the bubbling phase: a field takes back its unsaved typing first. */
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>z"),
                        gtk_named_action_new ("participant.undo")));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control><Shift>z"),
                        gtk_named_action_new ("participant.redo")));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
drom_participant_page_dispose (GObject *object)
{
  DromParticipantPage *self = DROM_PARTICIPANT_PAGE (object);

  g_clear_handle_id (&self->focus_id, g_source_remove);
  if (self->tab_end != NULL)
    adw_bin_set_child (self->tab_end, NULL);
  self->tab_end = NULL;
  if (self->switcher != NULL)
    adw_view_switcher_set_stack (ADW_VIEW_SWITCHER (self->switcher), NULL);
  g_clear_object (&self->switcher);
  g_clear_object (&self->header_end);
  /* dispose_template takes a bound child away behind the bin's back. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), DROM_TYPE_PARTICIPANT_PAGE);
  g_clear_object (&self->actions);
  g_clear_object (&self->enrolment);
  g_clear_object (&self->record);
  g_clear_object (&self->undone);
  g_clear_pointer (&self->waiting, g_variant_unref);
  G_OBJECT_CLASS (drom_participant_page_parent_class)->dispose (object);
}

static void
drom_participant_page_class_init (DromParticipantPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DromPageClass *page_class = DROM_PAGE_CLASS (klass);

  object_class->dispose = drom_participant_page_dispose;
  widget_class->map = drom_participant_page_map;
  widget_class->unmap = drom_participant_page_unmap;
  page_class->refresh = drom_participant_page_refresh;
  page_class->flush = drom_participant_page_flush;
  page_class->save_state = drom_participant_page_save_state;
  page_class->restore_state = drom_participant_page_restore_state;
  page_class->get_search = drom_participant_page_get_search;
  page_class->show_field = drom_participant_page_show_field;
  page_class->get_header_title = drom_participant_page_get_header_title;
  page_class->get_header_end = drom_participant_page_get_header_end;
  page_class->print = drom_participant_page_print;

  g_type_ensure (DROM_TYPE_WIDTH_WATCH);
  g_type_ensure (DROM_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, DROM_RESOURCE ("pages/participant/drom-participant-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, DromParticipantPage, state);
  gtk_widget_class_bind_template_child (widget_class, DromParticipantPage, name);
  gtk_widget_class_bind_template_child (widget_class, DromParticipantPage, number);
  gtk_widget_class_bind_template_child (widget_class, DromParticipantPage, status);
  gtk_widget_class_bind_template_child (widget_class, DromParticipantPage, protected_sign);
  gtk_widget_class_bind_template_child (widget_class, DromParticipantPage, tab_end);
  gtk_widget_class_bind_template_child (widget_class, DromParticipantPage, tabs);
  gtk_widget_class_bind_template_child (widget_class, DromParticipantPage, person_bin);
  gtk_widget_class_bind_template_child (widget_class, DromParticipantPage, mapping_bin);
  gtk_widget_class_bind_template_child (widget_class, DromParticipantPage, plan_bin);
  gtk_widget_class_bind_template_child (widget_class, DromParticipantPage, notes_bin);
  gtk_widget_class_bind_template_child (widget_class, DromParticipantPage, bottom_bar);
  gtk_widget_class_bind_template_callback (widget_class, tab_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, width_changed_cb);
}

static void
drom_participant_page_init (DromParticipantPage *self)
{
  const GActionEntry entries[] = {
    { .name = "undo", .activate = undo_cb },
    { .name = "redo", .activate = redo_cb },
    { .name = "together", .activate = together_cb },
    { .name = "delete", .activate = delete_cb },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "participant", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
  make_header (self);
  add_shortcuts (self);
}

GtkWidget *
drom_participant_page_new (DromSession *session, gint64 participant, GError **error)
{
  g_autoptr (DromRecord) record = NULL;
  DromParticipantPage *self;
  GAction *delete_action;

  g_return_val_if_fail (DROM_IS_SESSION (session), NULL);

  /* What can't be logged isn't shown. */
  record = drom_session_open_participant (session, participant, error);
  if (record == NULL)
    return NULL;

  self = g_object_new (DROM_TYPE_PARTICIPANT_PAGE, "session", session, NULL);
  self->participant = participant;
  self->record = g_steal_pointer (&record);
  drom_page_set_title (DROM_PAGE (self), C_ ("page", "Participant"));
  g_signal_connect_object (self->record, "notify", G_CALLBACK (update_heading), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "undo-changed", G_CALLBACK (undo_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "records-changed", G_CALLBACK (records_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed-elsewhere", G_CALLBACK (changed_elsewhere_cb), self,
                           G_CONNECT_SWAPPED);
  delete_action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "delete");
  g_simple_action_set_enabled (G_SIMPLE_ACTION (delete_action),
                               drom_session_has_right (session, DROM_RIGHT_WRITE));
  load_enrolment (self);
  update_heading (self);
  update_undo (self);
  return GTK_WIDGET (self);
}

gint64
drom_participant_page_get_participant (DromParticipantPage *self)
{
  g_return_val_if_fail (DROM_IS_PARTICIPANT_PAGE (self), 0);

  return self->participant;
}

const char *
drom_participant_page_get_tab (DromParticipantPage *self)
{
  const char *tab;

  g_return_val_if_fail (DROM_IS_PARTICIPANT_PAGE (self), NULL);

  tab = adw_view_stack_get_visible_child_name (self->tabs);
  return tab != NULL ? tab : "person";
}

void
drom_participant_page_set_tab (DromParticipantPage *self, const char *tab)
{
  g_return_if_fail (DROM_IS_PARTICIPANT_PAGE (self));

  adw_view_stack_set_visible_child (self->tabs, GTK_WIDGET (get_bin (self, tab)));
}
