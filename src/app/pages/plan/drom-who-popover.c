/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/plan/drom-who-popover.h"

#include "app/drom-page.h"
#include "app/widgets/drom-name.h"
#include "language/drom-language.h"
#include "model/drom-staff.h"

#include <glib/gi18n-lib.h>

/* More people than this scroll. */
#define MAX_HEIGHT 320

/* A longer name gets another line. */
#define NAME_CHARS 28

struct _DromWhoPopover
{
  GtkPopover parent_instance;

  DromSession *session;
  DromStep *step;
  GPtrArray *chosen; /* keys, the leading one first */
  gboolean showing;

  GtkListBox *list; /* owned by the popover; each row has its key as "key" */
};

G_DEFINE_FINAL_TYPE (DromWhoPopover, drom_who_popover, GTK_TYPE_POPOVER)

static const char *
get_key (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "key");
}

static guint
find_chosen (DromWhoPopover *self, const char *key)
{
  for (guint i = 0; i < self->chosen->len; i++)
    if (g_str_equal (g_ptr_array_index (self->chosen, i), key))
      return i;
  return G_MAXUINT;
}

static void
save (DromWhoPopover *self)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < self->chosen->len; i++)
    g_ptr_array_add (keys, g_ptr_array_index (self->chosen, i));
  g_ptr_array_add (keys, NULL);
  if (!drom_step_set_parties (self->session, self->step, (const char *const *) keys->pdata, &error))
    drom_show_error (gtk_widget_get_parent (GTK_WIDGET (self)), error);
}

static void
show_chosen (DromWhoPopover *self)
{
  self->showing = TRUE;
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));
      GtkWidget *check = gtk_widget_get_first_child (box);
      GtkWidget *lead = gtk_widget_get_last_child (box);
      guint place = find_chosen (self, get_key (check));

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), place != G_MAXUINT);
      /* Who leads is a question only among several. */
      gtk_widget_set_visible (lead, place != G_MAXUINT && self->chosen->len > 1);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (lead), place == 0);
    }
  self->showing = FALSE;
}

static void
check_toggled_cb (DromWhoPopover *self, GtkCheckButton *check)
{
  const char *key = get_key (GTK_WIDGET (check));
  guint place = find_chosen (self, key);

  if (self->showing)
    return;
  if (place != G_MAXUINT)
    g_ptr_array_remove_index (self->chosen, place);
  else
    g_ptr_array_add (self->chosen, g_strdup (key));
  save (self);
  show_chosen (self);
}

static void
lead_toggled_cb (DromWhoPopover *self, GtkToggleButton *lead)
{
  guint place = find_chosen (self, get_key (GTK_WIDGET (lead)));
  char *key;

  if (self->showing || place == G_MAXUINT)
    return;
  key = g_ptr_array_steal_index (self->chosen, place);
  g_ptr_array_insert (self->chosen, 0, key);
  save (self);
  show_chosen (self);
}

/* A popover is as wide as its words, beyond the window too. */
static void
wrap_label (GtkWidget *check)
{
  GtkWidget *label = gtk_widget_get_last_child (check);

  if (!GTK_IS_LABEL (label))
    return;
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), NAME_CHARS);
}

static void
add_party (DromWhoPopover *self, char *key)
{
  g_autofree char *label =
      drom_step_dup_party_label (self->session, key, drom_language_get_current ()->code);
  g_autofree char *lead_name = NULL;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *check = gtk_check_button_new_with_label (label);
  /* Translators: who leads a step that several people do. */
  GtkWidget *lead = gtk_toggle_button_new_with_label (C_ ("party", "Leads"));

  wrap_label (check);
  gtk_widget_set_hexpand (check, TRUE);
  g_object_set_data_full (G_OBJECT (check), "key", key, g_free);
  g_object_set_data (G_OBJECT (lead), "key", key);
  g_signal_connect_object (check, "toggled", G_CALLBACK (check_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (lead, "toggled", G_CALLBACK (lead_toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (lead, "pill-toggle");
  gtk_widget_set_valign (lead, GTK_ALIGN_CENTER);
  /* Translators: for a screen reader; %s is a person or a role. */
  lead_name = g_strdup_printf (_ ("Leads the step: %s"), label);
  drom_name_set (lead, lead_name);
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), lead);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (self->list, row);
}

static void
add_staff (DromWhoPopover *self, gint64 responsible)
{
  gint64 first[] = { responsible, drom_session_get_staff_id (self->session) };
  g_autoptr (GPtrArray) staff = drom_session_load_all (self->session, &drom_staff_noun, NULL);

  /* Those who are nearest come first, then everybody. */
  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    if (first[i] != 0 && (i == 0 || first[i] != first[0]))
      add_party (self, g_strdup_printf ("staff:%" G_GINT64_FORMAT, first[i]));
  for (guint i = 0; staff != NULL && i < staff->len; i++)
    {
      DromStaff *member = g_ptr_array_index (staff, i);
      gint64 id = drom_record_get_id (DROM_RECORD (member));
      g_autofree char *key = g_strdup_printf ("staff:%" G_GINT64_FORMAT, id);

      if (id == first[0] || id == first[1])
        continue;
      if (drom_staff_get_active (member) || find_chosen (self, key) != G_MAXUINT)
        add_party (self, g_steal_pointer (&key));
    }
}

static void
add_person_cb (DromWhoPopover *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  g_object_ref (parent);
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (parent, "plan-page.add-person", NULL);
  g_object_unref (parent);
}

static void
drom_who_popover_dispose (GObject *object)
{
  DromWhoPopover *self = DROM_WHO_POPOVER (object);

  g_clear_object (&self->step);
  g_clear_object (&self->session);
  g_clear_pointer (&self->chosen, g_ptr_array_unref);
  G_OBJECT_CLASS (drom_who_popover_parent_class)->dispose (object);
}

static void
drom_who_popover_class_init (DromWhoPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = drom_who_popover_dispose;
}

static void
drom_who_popover_init (DromWhoPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Add somebody to the team…"));

  self->chosen = g_ptr_array_new_with_free_func (g_free);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "plain-list");
  drom_name_set (GTK_WIDGET (self->list), _ ("Who does the step"));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_person_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_set_size_request (box, 280, -1);
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

GtkWidget *
drom_who_popover_new (DromSession *session, DromStep *step, gint64 plan, gint64 responsible)
{
  DromWhoPopover *self = g_object_new (DROM_TYPE_WHO_POPOVER, NULL);
  g_autoptr (GPtrArray) team = NULL;
  g_auto (GStrv) keys = NULL;

  self->session = g_object_ref (session);
  self->step = g_object_ref (step);
  keys = drom_step_dup_parties (session, step, NULL);
  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    g_ptr_array_add (self->chosen, g_strdup (keys[i]));

  add_party (self, g_strdup ("participant"));
  add_staff (self, responsible);
  team = drom_session_load_children (session, &drom_team_member_noun, DROM_TEAM_MEMBER_PLAN, plan,
                                     NULL);
  for (guint i = 0; team != NULL && i < team->len; i++)
    add_party (self, g_strdup_printf ("team:%" G_GINT64_FORMAT,
                                      drom_record_get_id (g_ptr_array_index (team, i))));
  show_chosen (self);
  return GTK_WIDGET (self);
}
