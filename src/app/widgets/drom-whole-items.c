/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/widgets/drom-whole-items.h"

/* What is longer gets another line. */
#define CHOSEN_CHARS 22
#define LIST_CHARS   48

static GtkWidget *
make_label (int chars, float xalign)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), chars);
  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_justify (GTK_LABEL (label), xalign > 0.5 ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT);
  return label;
}

static void
bind_text_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  gtk_label_set_text (GTK_LABEL (label),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/* A drop-down has one size only: it does not ask how high its text is in so much width. */
static GtkSizeRequestMode
get_request_mode (GtkWidget *box)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
measure (GtkWidget *box,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  GtkWidget *label = gtk_widget_get_first_child (box);
  int width;

  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = width;
  else
    gtk_widget_measure (label, orientation, width, NULL, natural, NULL, NULL);
  *minimum = *natural;
}

static void
allocate (GtkWidget *box, int width, int height, int baseline)
{
  gtk_widget_size_allocate (gtk_widget_get_first_child (box),
                            &(GtkAllocation){ 0, 0, width, height }, baseline);
}

static void
add_chosen (GtkListItem *item, float xalign)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_append (GTK_BOX (box), make_label (CHOSEN_CHARS, xalign));
  gtk_widget_set_layout_manager (box, gtk_custom_layout_new (get_request_mode, measure, allocate));
  gtk_list_item_set_child (item, box);
}

static void
setup_chosen_start_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  add_chosen (item, 0);
}

static void
setup_chosen_end_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  add_chosen (item, 1);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = make_label (LIST_CHARS, 0);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box),
                  g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                "icon-name", "object-select-symbolic", NULL));
  gtk_list_item_set_child (item, box);
}

/* The chosen one is ticked in the list. */
static void
chosen_cb (GtkWidget *chooser, GParamSpec *pspec, GtkListItem *item)
{
  g_autoptr (GObject) chosen = NULL;

  if (gtk_list_item_get_child (item) == NULL)
    return;
  g_object_get (chooser, "selected-item", &chosen, NULL);
  gtk_widget_set_opacity (gtk_widget_get_last_child (gtk_list_item_get_child (item)),
                          chosen == gtk_list_item_get_item (item) ? 1 : 0);
}

/* A list has the width that its items need at least: of one that wraps that is a few letters. */
static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, GtkWidget *chooser)
{
  GtkLabel *label = GTK_LABEL (gtk_widget_get_first_child (gtk_list_item_get_child (item)));
  gboolean is_long;

  bind_text_cb (factory, item);
  is_long = g_utf8_strlen (gtk_label_get_text (label), -1) > LIST_CHARS;
  gtk_label_set_wrap (label, is_long);
  gtk_label_set_width_chars (label, is_long ? LIST_CHARS : -1);
  g_signal_connect_object (chooser, "notify::selected-item", G_CALLBACK (chosen_cb), item, 0);
  chosen_cb (chooser, NULL, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, GtkWidget *chooser)
{
  g_signal_handlers_disconnect_by_func (chooser, chosen_cb, item);
}

void
drom_whole_items_show (GtkWidget *chooser, float xalign)
{
  g_autoptr (GtkListItemFactory) chosen = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) list = gtk_signal_list_item_factory_new ();

  g_return_if_fail (GTK_IS_WIDGET (chooser));

  g_signal_connect (
      chosen, "setup",
      xalign > 0.5 ? G_CALLBACK (setup_chosen_end_cb) : G_CALLBACK (setup_chosen_start_cb), NULL);
  g_signal_connect (chosen, "bind", G_CALLBACK (bind_text_cb), NULL);
  g_signal_connect (list, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (list, "bind", G_CALLBACK (bind_cb), chooser, 0);
  g_signal_connect_object (list, "unbind", G_CALLBACK (unbind_cb), chooser, 0);
  g_object_set (chooser, "factory", chosen, "list-factory", list, NULL);
}
