/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/widgets/drom-preview.h"

#include "app/dialogs/drom-wording-dialog.h"
#include "app/drom-resource.h"
#include "app/widgets/drom-preview-page.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _DromPreview
{
  GtkWidget parent_instance;

  DromPages *pages;
  char *wanted;        /* block to bring into sight at the next frame */
  double wanted_place; /* negative: none */
  guint tick;
  guint scrolled;
  GtkWidget *menu; /* its popover, made when it is asked for; NULL */

  /* Template */
  GtkScrolledWindow *scroller;
  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (DromPreview, drom_preview, GTK_TYPE_WIDGET)

enum
{
  BLOCK_CLICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static DromPreviewPage *
get_page (DromPreview *self, guint nth)
{
  GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->box));

  while (page != NULL && nth-- > 0)
    page = gtk_widget_get_next_sibling (page);
  return page != NULL ? DROM_PREVIEW_PAGE (page) : NULL;
}

/* Top of a page within the box, in pixels. */
static double
get_page_top (DromPreview *self, DromPreviewPage *page)
{
  double x, y;

  gtk_widget_translate_coordinates (GTK_WIDGET (page), GTK_WIDGET (self->box), 0, 0, &x, &y);
  return y;
}

static void
scroll_to_block (DromPreview *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double top, bottom, value, seen, margin;
  DromRectangle rectangle;
  DromPreviewPage *page;
  guint nth;

  if (self->pages == NULL || !drom_pages_find_block (self->pages, self->wanted, &nth, &rectangle))
    return;
  page = get_page (self, nth);
  if (page == NULL)
    return;
  top = get_page_top (self, page) + rectangle.y * drom_preview_page_get_scale (page);
  bottom = top + rectangle.height * drom_preview_page_get_scale (page);
  value = gtk_adjustment_get_value (adjustment);
  seen = gtk_adjustment_get_page_size (adjustment);
  margin = MIN (96, seen / 4);
  /* What is in sight already does not move. */
  if (top < value + margin / 2 || bottom > value + seen - margin / 2)
    gtk_adjustment_set_value (adjustment, top - margin);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DromPreview *self = DROM_PREVIEW (widget);

  self->tick = 0;
  if (self->wanted_place >= 0)
    {
      guint nth = (guint) floor (self->wanted_place);
      DromPreviewPage *page = get_page (self, nth);

      if (page != NULL)
        gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller),
                                  get_page_top (self, page)
                                      + (self->wanted_place - nth)
                                            * gtk_widget_get_height (GTK_WIDGET (page)));
      self->wanted_place = -1;
    }
  if (self->wanted != NULL)
    scroll_to_block (self);
  g_clear_pointer (&self->wanted, g_free);
  return G_SOURCE_REMOVE;
}

/* Pages have their places only once the frame was laid out. */
static void
queue_scroll (DromPreview *self)
{
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

static gboolean
scrolled_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DromPreview *self = DROM_PREVIEW (widget);

  self->scrolled = 0;
  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->box)); page != NULL;
       page = gtk_widget_get_next_sibling (page))
    drom_preview_page_scrolled (DROM_PREVIEW_PAGE (page));
  return G_SOURCE_REMOVE;
}

static void
scrolled_cb (DromPreview *self)
{
  if (self->scrolled == 0)
    self->scrolled = gtk_widget_add_tick_callback (GTK_WIDGET (self), scrolled_tick_cb, NULL, NULL);
}

static void
pressed_cb (DromPreview *self, int n_press, double x, double y)
{
  GtkWidget *hit = gtk_widget_pick (GTK_WIDGET (self->box), x, y, GTK_PICK_DEFAULT);
  guint nth = 0;

  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->box)); page != NULL;
       page = gtk_widget_get_next_sibling (page), nth++)
    {
      double page_x, page_y, scale;
      const char *id;

      if (page != hit)
        continue;
      gtk_widget_translate_coordinates (GTK_WIDGET (self->box), page, x, y, &page_x, &page_y);
      scale = drom_preview_page_get_scale (DROM_PREVIEW_PAGE (page));
      id = drom_pages_get_block_at (self->pages, nth, page_x / scale, page_y / scale);
      if (id != NULL)
        g_signal_emit (self, signals[BLOCK_CLICKED], 0, id);
      return;
    }
}

/* What stands at a place of the box: (out) (transfer full), NULL if there is none. */
static void
find_words (DromPreview *self, double x, double y, char **text, char **word)
{
  GtkWidget *hit = gtk_widget_pick (GTK_WIDGET (self->box), x, y, GTK_PICK_DEFAULT);
  guint nth = 0;

  *text = *word = NULL;
  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->box)); page != NULL;
       page = gtk_widget_get_next_sibling (page), nth++)
    {
      double page_x, page_y, scale;

      if (page != hit)
        continue;
      gtk_widget_translate_coordinates (GTK_WIDGET (self->box), page, x, y, &page_x, &page_y);
      scale = drom_preview_page_get_scale (DROM_PREVIEW_PAGE (page));
      *text = drom_pages_dup_text_at (self->pages, nth, page_x / scale, page_y / scale, word);
    }
}

static void
correct_word_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *text, *word;

  g_variant_get (parameter, "(&s&s)", &text, &word);
  drom_wording_dialog_present (widget, text, word);
}

/* Whoever may not correct a word, or looks at one screen with a participant, gets no menu. */
static gboolean
may_correct (DromPreview *self)
{
  DromWindow *window =
      gtk_widget_get_root (GTK_WIDGET (self)) != NULL ? drom_window_of (GTK_WIDGET (self)) : NULL;

  return window != NULL && self->pages != NULL
         && g_action_group_get_action_enabled (G_ACTION_GROUP (window), "correct-word");
}

/* GTK puts the menu into something that scrolls, and the arrow keys leave the only item for
 * that. */
static void
keep_focus_in_items (GtkWidget *widget)
{
  if (GTK_IS_SCROLLED_WINDOW (widget))
    gtk_widget_set_focusable (widget, FALSE);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    keep_focus_in_items (child);
}

/* A menu whose only item corrects a word of the program, over the window or the dialog that
 * the preview stands in. */
static gboolean
pop_up_menu (DromPreview *self, const GdkRectangle *at, const char *text, const char *word)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuItem) item = g_menu_item_new (_ ("Correct a _word…"), NULL);

  if (!may_correct (self))
    return FALSE;
  g_menu_item_set_action_and_target (item, "preview.correct-word", "(ss)", text != NULL ? text : "",
                                     word != NULL ? word : "");
  g_menu_append_item (menu, item);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  keep_focus_in_items (self->menu);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), at);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_popover_popup (GTK_POPOVER (self->menu));
  return TRUE;
}

static void
menu_pressed_cb (DromPreview *self, int n_press, double x, double y, GtkGesture *gesture)
{
  g_autofree char *text = NULL;
  g_autofree char *word = NULL;
  double menu_x, menu_y;

  if (self->pages != NULL)
    find_words (self, x, y, &text, &word);
  gtk_widget_translate_coordinates (GTK_WIDGET (self->box), GTK_WIDGET (self), x, y, &menu_x,
                                    &menu_y);
  if (pop_up_menu (self, &(GdkRectangle){ (int) menu_x, (int) menu_y, 1, 1 }, text, word))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

/* The Menu key and Shift+F10. */
static gboolean
menu_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  return drom_preview_show_menu (DROM_PREVIEW (widget));
}

static void
drom_preview_dispose (GObject *object)
{
  DromPreview *self = DROM_PREVIEW (object);

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  if (self->scrolled != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->scrolled);
  self->scrolled = 0;
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (object), DROM_TYPE_PREVIEW);
  g_clear_pointer (&self->pages, drom_pages_unref);
  g_clear_pointer (&self->wanted, g_free);
  G_OBJECT_CLASS (drom_preview_parent_class)->dispose (object);
}

static void
drom_preview_class_init (DromPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drom_preview_dispose;

  signals[BLOCK_CLICKED] = g_signal_new ("block-clicked", DROM_TYPE_PREVIEW, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DROM_RESOURCE ("widgets/drom-preview.ui"));
  gtk_widget_class_bind_template_child (widget_class, DromPreview, scroller);
  gtk_widget_class_bind_template_child (widget_class, DromPreview, box);
  gtk_widget_class_bind_template_callback (widget_class, menu_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "preview");
  gtk_widget_class_install_action (widget_class, "preview.correct-word", "(ss)", correct_word_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
}

static void
drom_preview_init (DromPreview *self)
{
  self->wanted_place = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "value-changed",
                           G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "changed",
                           G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
drom_preview_new (void)
{
  return g_object_new (DROM_TYPE_PREVIEW, NULL);
}

void
drom_preview_set_pages (DromPreview *self, DromPages *pages)
{
  guint n = pages != NULL ? drom_pages_get_n_pages (pages) : 0;
  GtkWidget *page;

  g_return_if_fail (DROM_IS_PREVIEW (self));

  if (pages != NULL)
    drom_pages_ref (pages);
  g_clear_pointer (&self->pages, drom_pages_unref);
  self->pages = pages;

  page = gtk_widget_get_first_child (GTK_WIDGET (self->box));
  for (guint i = 0; i < n; i++)
    {
      if (page == NULL)
        {
          page = drom_preview_page_new ();
          gtk_box_append (self->box, page);
        }
      drom_preview_page_set_page (DROM_PREVIEW_PAGE (page), pages, i);
      page = gtk_widget_get_next_sibling (page);
    }
  while (page != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (page);

      gtk_box_remove (self->box, page);
      page = next;
    }
}

DromPages *
drom_preview_get_pages (DromPreview *self)
{
  g_return_val_if_fail (DROM_IS_PREVIEW (self), NULL);
  return self->pages;
}

void
drom_preview_show_block (DromPreview *self, const char *id)
{
  g_return_if_fail (DROM_IS_PREVIEW (self));

  g_free (self->wanted);
  self->wanted = g_strdup (id);
  queue_scroll (self);
}

gboolean
drom_preview_show_menu (DromPreview *self)
{
  GdkRectangle middle;

  g_return_val_if_fail (DROM_IS_PREVIEW (self), FALSE);

  middle.x = gtk_widget_get_width (GTK_WIDGET (self)) / 2;
  middle.y = gtk_widget_get_height (GTK_WIDGET (self)) / 3;
  middle.width = middle.height = 1;
  return pop_up_menu (self, &middle, NULL, NULL);
}

double
drom_preview_get_place (DromPreview *self)
{
  double value;
  guint nth = 0;

  g_return_val_if_fail (DROM_IS_PREVIEW (self), 0);

  value = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scroller));
  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->box)); page != NULL;
       page = gtk_widget_get_next_sibling (page), nth++)
    {
      double top = get_page_top (self, DROM_PREVIEW_PAGE (page));
      int height = gtk_widget_get_height (page);

      if (height > 0 && value < top + height)
        return nth + CLAMP ((value - top) / height, 0, 1);
    }
  return 0;
}

void
drom_preview_set_place (DromPreview *self, double place)
{
  g_return_if_fail (DROM_IS_PREVIEW (self));

  self->wanted_place = place;
  queue_scroll (self);
}
