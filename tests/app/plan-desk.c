/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app-test"

#include "config.h"

#include "plan-desk.h"

#include "app/drom-resource.h"
#include "language/drom-language.h"

void
desk_init (int *argc, char ***argv)
{
  drom_language_init (NULL);
  /* run-with-display.sh gives folders of its own; without the system's data no icon is read. */
  g_test_init (argc, argv, NULL);
  gtk_init ();
  adw_init ();
  drom_resource_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

void
settle (void)
{
  for (guint i = 0; i < 30; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (4000);
    }
}

void
begin_page (Desk *desk)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  desk->window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_default_size (desk->window, 1200, 700);
  desk->page = DROM_PLAN_PAGE (drom_plan_page_new (desk->model.session, id_of (desk->person)));
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), GTK_WIDGET (desk->page));
  adw_window_set_content (ADW_WINDOW (desk->window), overlay);
  gtk_window_present (desk->window);
}

void
show_page (Desk *desk)
{
  begin_page (desk);
  settle ();
}

void
desk_set_up (Desk *desk, gconstpointer data)
{
  drom_language_set_current ("sv");
  set_up (&desk->model, NULL);
  desk->person = add_person (desk->model.session, "Sanna", "Åkerö");
}

void
desk_tear_down (Desk *desk, gconstpointer data)
{
  if (desk->window != NULL)
    gtk_window_destroy (desk->window);
  settle ();
  g_clear_object (&desk->person);
  tear_down (&desk->model, NULL);
}

guint
count_cards (Desk *desk)
{
  guint n = 0;

  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (desk->page->goals)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    n++;
  return n;
}

DromStepRow *
find_row (Desk *desk, gpointer step)
{
  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (desk->page->goals)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    {
      GtkWidget *row = drom_goal_card_find_step (DROM_GOAL_CARD (card), id_of (step));

      if (row != NULL)
        return DROM_STEP_ROW (row);
    }
  return NULL;
}

gpointer
find_below (gpointer root, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = find_below (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

char *
look (Desk *desk)
{
  DromPages *pages = drom_preview_get_pages (desk->page->preview);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 596, 842);
  cairo_t *cr = cairo_create (surface);
  char *sum;

  g_assert_nonnull (pages);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  drom_pages_draw_page (pages, 0, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, cairo_image_surface_get_data (surface),
                                     (gsize) cairo_image_surface_get_stride (surface) * 842);
  cairo_surface_destroy (surface);
  return sum;
}

char *
query_step_text (Desk *desk, gpointer step)
{
  g_autoptr (DromTexts) texts = drom_plan_dup_text (desk->model.session, DROM_RECORD (step));

  return g_strdup (drom_texts_get (texts, "sv"));
}
