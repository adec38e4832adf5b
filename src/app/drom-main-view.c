/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/drom-main-view.h"

#include "app/drom-menus.h"
#include "app/drom-resource.h"
#include "app/drom-settings.h"
#include "app/drom-widget-state.h"
#include "app/pages/participant/drom-participant-page.h"
#include "app/pages/participants/drom-participants-page.h"
#include "app/pages/today/drom-today-page.h"
#include "app/widgets/drom-name.h"
#include "model/drom-today.h"

#include <glib/gi18n-lib.h>

/* After the last change, until the number beside "Today" is counted anew, in ms. */
#define COUNT_DELAY 400

#define PAGE_TODAY        "today"
#define PAGE_PARTICIPANTS "participants"
#define PAGE_PARTICIPANT  "participant"

struct _DromMainView
{
  DromPage parent_instance;

  /* template */
  AdwWindowTitle *sidebar_title;
  GtkWidget *new_button;
  GtkListBox *sidebar;
  GtkListBoxRow *today_row;
  GtkLabel *today_label;
  GtkListBoxRow *participants_row;
  GtkLabel *badge;
  GtkLabel *staff_label;
  GtkLabel *saved_label;
  AdwBin *header_title;
  AdwBin *header_end;
  AdwWindowTitle *page_title;
  GtkWidget *back_button;
  GtkWidget *demonstration_label;
  GtkStack *stack;
  GMenu *language_section;

  /* borrowed from the stack; NULL until they are first shown */
  DromPage *today;
  DromPage *participants;
  DromPage *participant;

  GVariant *waiting; /* owned, nullable: states of pages that are not made yet */

  char *day;   /* owned: the day that the pages show */
  char *saved; /* owned, nullable: the time of the last change, 10:42 */
  guint count_timeout;
};

G_DEFINE_FINAL_TYPE (DromMainView, drom_main_view, DROM_TYPE_PAGE)

static void
count_today (DromMainView *self)
{
  DromSession *session = drom_page_get_session (DROM_PAGE (self));
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;
  guint count = 0;

  if (!drom_today_count (session, TRUE, &count, NULL))
    count = 0;

  text = g_strdup_printf ("%u", count);
  gtk_label_set_label (self->badge, text);
  gtk_widget_set_visible (GTK_WIDGET (self->badge), count > 0);

  name = g_strdup_printf (
      /* Translators: what a screen reader says of "Today" in the sidebar; %u is how many
       * things are due. */
      g_dngettext (GETTEXT_PACKAGE, "Today: %u thing is due", "Today: %u things are due", count),
      count);
  drom_name_set (GTK_WIDGET (self->today_row),
                 count > 0 ? name : gtk_label_get_label (self->today_label));
}

static gboolean
count_timeout_cb (gpointer user_data)
{
  DromMainView *self = user_data;

  self->count_timeout = 0;
  count_today (self);
  return G_SOURCE_REMOVE;
}

static void
count_soon (DromMainView *self)
{
  if (self->count_timeout == 0)
    self->count_timeout = g_timeout_add (COUNT_DELAY, count_timeout_cb, self);
}

static void
show_code_name (DromMainView *self)
{
  DromSession *session = drom_page_get_session (DROM_PAGE (self));

  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  adw_window_title_set_title (self->sidebar_title, drom_session_get_code_name (session));
  /* The code name alone: the title is seen by the whole desktop. */
  if (GTK_IS_WINDOW (root))
    gtk_window_set_title (GTK_WINDOW (root), drom_session_get_code_name (session));
}

static void
show_saved (DromMainView *self)
{
  g_autofree char *text = NULL;

  if (self->saved == NULL)
    return;
  /* Translators: %s is a time, 10:42. */
  text = g_strdup_printf (_ ("Saved %s"), self->saved);
  gtk_label_set_label (self->saved_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->saved_label), TRUE);
}

static void
saved_cb (DromSession *session, DromRecord *record, guint field, gpointer user_data)
{
  DromMainView *self = user_data;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  g_free (self->saved);
  self->saved = g_date_time_format (now, "%H:%M");
  show_saved (self);
  show_code_name (self);
  count_soon (self);
}

static void
refresh (DromMainView *self)
{
  DromPage *page = drom_main_view_get_page (self);

  if (page != NULL)
    drom_page_refresh (page);
  show_code_name (self);
  count_soon (self);
}

static void
changed_elsewhere_cb (DromSession *session, gpointer user_data)
{
  refresh (user_data);
}

static void
records_changed_cb (DromSession *session, const char *noun, gpointer user_data)
{
  count_soon (user_data);
}

static gboolean
flush_page (DromMainView *self)
{
  DromPage *page = drom_main_view_get_page (self);
  g_autoptr (GError) error = NULL;

  if (page == NULL || drom_page_flush (page, &error))
    return TRUE;
  drom_show_error (GTK_WIDGET (self), error);
  return FALSE;
}

static gboolean
has_focus (DromMainView *self, GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

/* Puts what the page shows in the header bar there, and takes the last one's out. */
static void
show_header (DromMainView *self)
{
  DromPage *page = drom_main_view_get_page (self);
  GtkWidget *title = drom_page_get_header_title (page);

  if (title == NULL)
    {
      title = GTK_WIDGET (self->page_title);
      adw_window_title_set_title (self->page_title, drom_page_get_title (page));
    }
  adw_bin_set_child (self->header_title, title);
  adw_bin_set_child (self->header_end, drom_page_get_header_end (page));
  gtk_widget_set_visible (self->back_button, page == self->participant);
  /* The list of participants has its own, with its name on it. */
  gtk_widget_set_visible (self->new_button, page != self->participants);
}

static void
title_changed_cb (DromPage *page, GParamSpec *pspec, gpointer user_data)
{
  DromMainView *self = user_data;

  if (page == drom_main_view_get_page (self))
    show_header (self);
}

static void
show_child (DromMainView *self, DromPage *page)
{
  gboolean in_sidebar = has_focus (self, GTK_WIDGET (self->sidebar));
  const char *name;

  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (page));
  name = page == self->today ? PAGE_TODAY : PAGE_PARTICIPANTS;
  gtk_list_box_select_row (self->sidebar,
                           page == self->today ? self->today_row : self->participants_row);
  g_settings_set_string (drom_settings_get (), "last-page", name);
  show_header (self);
  if (in_sidebar)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
add_child (DromMainView *self, DromPage *page, const char *name)
{
  gtk_stack_add_named (self->stack, GTK_WIDGET (page), name);
  g_signal_connect_object (page, "notify::title", G_CALLBACK (title_changed_cb), self, 0);
}

static void
restore_child (DromPage *page, GVariant *state, const char *name)
{
  g_autoptr (GVariant) own = state != NULL ? g_variant_lookup_value (state, name, NULL) : NULL;

  if (page != NULL && own != NULL)
    drom_page_restore_state (page, own);
}

/* A page is made when it is first shown: a switch of language makes again what is seen. */
static DromPage *
get_main_page (DromMainView *self, const char *name)
{
  DromSession *session = drom_page_get_session (DROM_PAGE (self));
  gboolean is_today = g_str_equal (name, PAGE_TODAY);
  DromPage **page = is_today ? &self->today : &self->participants;

  if (*page == NULL)
    {
      *page = DROM_PAGE (is_today ? drom_today_page_new (session)
                                  : drom_participants_page_new (session));
      add_child (self, *page, is_today ? PAGE_TODAY : PAGE_PARTICIPANTS);
      restore_child (*page, self->waiting, is_today ? PAGE_TODAY : PAGE_PARTICIPANTS);
    }
  return *page;
}

static void
leave_participant (DromMainView *self)
{
  if (self->participant == NULL)
    return;
  if (has_focus (self, GTK_WIDGET (self->participant)))
    gtk_window_set_focus (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL);
  /* Its widgets may stand in the header bar. */
  adw_bin_set_child (self->header_title, NULL);
  adw_bin_set_child (self->header_end, NULL);
  gtk_stack_remove (self->stack, GTK_WIDGET (self->participant));
  self->participant = NULL;
}

/* @noun: (nullable): what will be shown of it. FALSE if there is nothing to show. */
static gboolean
open_participant (DromMainView *self, gint64 participant, const char *noun)
{
  DromSession *session = drom_page_get_session (DROM_PAGE (self));
  g_autoptr (GError) error = NULL;
  GtkWidget *page;

  if (drom_main_view_get_participant (self) == participant && self->participant != NULL)
    return TRUE;

  page = drom_participant_page_new (session, participant, &error);
  if (page == NULL)
    {
      drom_show_error (GTK_WIDGET (self), error);
      return FALSE;
    }
  /* Its tab is made before it stands in the window, where each widget costs more. */
  if (noun != NULL)
    drom_participant_page_set_tab (DROM_PARTICIPANT_PAGE (page),
                                   drom_participant_page_find_tab (noun));
  leave_participant (self);
  self->participant = DROM_PAGE (page);
  add_child (self, self->participant, PAGE_PARTICIPANT);
  return TRUE;
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  drom_main_view_show_page (user_data, gtk_widget_get_name (GTK_WIDGET (row)));
}

static void
drom_main_view_refresh (DromPage *page)
{
  DromMainView *self = DROM_MAIN_VIEW (page);
  const char *today = drom_session_get_today (drom_page_get_session (page));

  /* The day turns while the program stands open. */
  if (g_strcmp0 (today, self->day) == 0)
    return;
  g_free (self->day);
  self->day = g_strdup (today);
  refresh (self);
}

static gboolean
drom_main_view_flush (DromPage *page, GError **error)
{
  DromMainView *self = DROM_MAIN_VIEW (page);
  DromPage *shown = drom_main_view_get_page (self);

  return shown == NULL || drom_page_flush (shown, error);
}

static void
save_main_page (DromMainView *self, GVariantDict *dict, DromPage *page, const char *name)
{
  g_autoptr (GVariant) state = NULL;

  if (page != NULL)
    {
      state = drom_page_save_state (page);
      if (state != NULL)
        g_variant_ref_sink (state);
    }
  else if (self->waiting != NULL)
    state = g_variant_lookup_value (self->waiting, name, NULL);
  if (state != NULL)
    g_variant_dict_insert_value (dict, name, state);
}

static GVariant *
drom_main_view_save_state (DromPage *page)
{
  DromMainView *self = DROM_MAIN_VIEW (page);
  GVariantDict dict;
  GVariant *state;

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "page", "s", gtk_stack_get_visible_child_name (self->stack));
  if (self->saved != NULL)
    g_variant_dict_insert (&dict, "saved", "s", self->saved);
  if (self->participant != NULL)
    {
      g_variant_dict_insert (&dict, "participant-id", "x", drom_main_view_get_participant (self));
      state = drom_page_save_state (self->participant);
      if (state != NULL)
        g_variant_dict_insert_value (&dict, PAGE_PARTICIPANT, state);
    }
  save_main_page (self, &dict, self->today, PAGE_TODAY);
  save_main_page (self, &dict, self->participants, PAGE_PARTICIPANTS);
  if (has_focus (self, GTK_WIDGET (self->sidebar)))
    g_variant_dict_insert (&dict, "sidebar-focus", "b", TRUE);
  return g_variant_dict_end (&dict);
}

static void
focus_sidebar (GtkWidget *widget, GVariant *data)
{
  gtk_widget_grab_focus (widget);
}

static void
drom_main_view_restore_state (DromPage *page, GVariant *state)
{
  DromMainView *self = DROM_MAIN_VIEW (page);
  const char *name = PAGE_TODAY;
  gint64 participant = 0;
  gboolean focus = FALSE;

  if (!g_variant_is_of_type (state, G_VARIANT_TYPE_VARDICT))
    {
      drom_main_view_show_last (self);
      return;
    }
  g_variant_lookup (state, "page", "&s", &name);
  g_variant_lookup (state, "sidebar-focus", "b", &focus);
  g_variant_lookup (state, "saved", "s", &self->saved);
  show_saved (self);
  if (g_variant_lookup (state, "participant-id", "x", &participant))
    open_participant (self, participant, NULL);

  g_clear_pointer (&self->waiting, g_variant_unref);
  self->waiting = g_variant_ref (state);
  if (g_str_equal (name, PAGE_PARTICIPANT) && self->participant != NULL)
    show_child (self, self->participant);
  else
    show_child (self, get_main_page (self, name));
  restore_child (self->participant, state, PAGE_PARTICIPANT);
  /* A participant's page was just read. */
  if (drom_main_view_get_page (self) != self->participant)
    drom_page_refresh (drom_main_view_get_page (self));
  if (focus)
    drom_widget_state_when_rooted (GTK_WIDGET (self), focus_sidebar, NULL);
}

static GtkWidget *
drom_main_view_get_search (DromPage *page)
{
  return drom_page_get_search (drom_main_view_get_page (DROM_MAIN_VIEW (page)));
}

static gboolean
drom_main_view_print (DromPage *page)
{
  return drom_page_print (drom_main_view_get_page (DROM_MAIN_VIEW (page)));
}

static gboolean
drom_main_view_grab_focus (GtkWidget *widget)
{
  DromMainView *self = DROM_MAIN_VIEW (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (self->sidebar)));
}

static void
drom_main_view_constructed (GObject *object)
{
  DromMainView *self = DROM_MAIN_VIEW (object);
  DromSession *session = drom_page_get_session (DROM_PAGE (self));

  G_OBJECT_CLASS (drom_main_view_parent_class)->constructed (object);

  self->day = g_strdup (drom_session_get_today (session));
  show_code_name (self);
  gtk_label_set_label (self->staff_label, drom_session_get_staff_name (session));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->staff_label),
                               drom_session_get_staff_name (session));
  gtk_widget_set_visible (self->demonstration_label, drom_session_is_demonstration (session));
  drom_menu_add_languages (self->language_section);

  g_signal_connect_object (session, "saved", G_CALLBACK (saved_cb), self, 0);
  g_signal_connect_object (session, "changed-elsewhere", G_CALLBACK (changed_elsewhere_cb), self,
                           0);
  g_signal_connect_object (session, "records-changed", G_CALLBACK (records_changed_cb), self, 0);
  count_today (self);
}

static void
drom_main_view_dispose (GObject *object)
{
  DromMainView *self = DROM_MAIN_VIEW (object);

  g_clear_handle_id (&self->count_timeout, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), DROM_TYPE_MAIN_VIEW);
  G_OBJECT_CLASS (drom_main_view_parent_class)->dispose (object);
}

static void
drom_main_view_finalize (GObject *object)
{
  DromMainView *self = DROM_MAIN_VIEW (object);

  g_free (self->day);
  g_free (self->saved);
  g_clear_pointer (&self->waiting, g_variant_unref);
  G_OBJECT_CLASS (drom_main_view_parent_class)->finalize (object);
}

static void
drom_main_view_class_init (DromMainViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DromPageClass *page_class = DROM_PAGE_CLASS (klass);

  object_class->constructed = drom_main_view_constructed;
  object_class->dispose = drom_main_view_dispose;
  object_class->finalize = drom_main_view_finalize;

  widget_class->grab_focus = drom_main_view_grab_focus;

  page_class->refresh = drom_main_view_refresh;
  page_class->flush = drom_main_view_flush;
  page_class->save_state = drom_main_view_save_state;
  page_class->restore_state = drom_main_view_restore_state;
  page_class->get_search = drom_main_view_get_search;
  page_class->print = drom_main_view_print;

  gtk_widget_class_set_template_from_resource (widget_class, DROM_RESOURCE ("drom-main-view.ui"));
  gtk_widget_class_bind_template_child (widget_class, DromMainView, sidebar_title);
  gtk_widget_class_bind_template_child (widget_class, DromMainView, new_button);
  gtk_widget_class_bind_template_child (widget_class, DromMainView, sidebar);
  gtk_widget_class_bind_template_child (widget_class, DromMainView, today_row);
  gtk_widget_class_bind_template_child (widget_class, DromMainView, today_label);
  gtk_widget_class_bind_template_child (widget_class, DromMainView, participants_row);
  gtk_widget_class_bind_template_child (widget_class, DromMainView, badge);
  gtk_widget_class_bind_template_child (widget_class, DromMainView, staff_label);
  gtk_widget_class_bind_template_child (widget_class, DromMainView, saved_label);
  gtk_widget_class_bind_template_child (widget_class, DromMainView, header_title);
  gtk_widget_class_bind_template_child (widget_class, DromMainView, header_end);
  gtk_widget_class_bind_template_child (widget_class, DromMainView, page_title);
  gtk_widget_class_bind_template_child (widget_class, DromMainView, back_button);
  gtk_widget_class_bind_template_child (widget_class, DromMainView, demonstration_label);
  gtk_widget_class_bind_template_child (widget_class, DromMainView, stack);
  gtk_widget_class_bind_template_child (widget_class, DromMainView, language_section);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
drom_main_view_init (DromMainView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
drom_main_view_new (DromSession *session)
{
  g_return_val_if_fail (DROM_IS_SESSION (session), NULL);
  return g_object_new (DROM_TYPE_MAIN_VIEW, "session", session, NULL);
}

void
drom_main_view_show_last (DromMainView *self)
{
  g_autofree char *last = g_settings_get_string (drom_settings_get (), "last-page");

  g_return_if_fail (DROM_IS_MAIN_VIEW (self));

  show_child (self, get_main_page (self, g_str_equal (last, PAGE_PARTICIPANTS) ? PAGE_PARTICIPANTS
                                                                               : PAGE_TODAY));
}

void
drom_main_view_show_page (DromMainView *self, const char *name)
{
  DromPage *page;

  g_return_if_fail (DROM_IS_MAIN_VIEW (self));
  g_return_if_fail (name != NULL);

  page = get_main_page (self, name);
  if (page == drom_main_view_get_page (self))
    return;
  if (!flush_page (self))
    {
      show_child (self, drom_main_view_get_page (self));
      return;
    }
  show_child (self, page);
  leave_participant (self);
  show_header (self);
  drom_page_refresh (page);
}

void
drom_main_view_show_participant (
    DromMainView *self, gint64 participant, const char *noun, gint64 row, const char *field)
{
  g_return_if_fail (DROM_IS_MAIN_VIEW (self));

  if (!flush_page (self) || !open_participant (self, participant, noun))
    return;
  show_child (self, self->participant);
  if (noun != NULL)
    drom_page_show_field (self->participant, noun, row, field);
}

gint64
drom_main_view_get_participant (DromMainView *self)
{
  g_return_val_if_fail (DROM_IS_MAIN_VIEW (self), 0);

  if (self->participant == NULL)
    return 0;
  return drom_participant_page_get_participant (DROM_PARTICIPANT_PAGE (self->participant));
}

DromPage *
drom_main_view_get_page (DromMainView *self)
{
  GtkWidget *child;

  g_return_val_if_fail (DROM_IS_MAIN_VIEW (self), NULL);

  child = gtk_stack_get_visible_child (self->stack);
  return child != NULL ? DROM_PAGE (child) : NULL;
}

void
drom_main_view_search (DromMainView *self)
{
  GtkWidget *search;

  g_return_if_fail (DROM_IS_MAIN_VIEW (self));

  search = drom_page_get_search (drom_main_view_get_page (self));
  if (search == NULL)
    {
      drom_main_view_show_page (self, PAGE_PARTICIPANTS);
      search = drom_page_get_search (drom_main_view_get_page (self));
    }
  if (search != NULL)
    gtk_widget_grab_focus (search);
}
