/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/drom-widget-state.h"

#include "app/drom-sight.h"
#include "app/widgets/drom-field-widget.h"
#include "app/widgets/drom-texts-editor.h"

#include <adwaita.h>

/* How many frames a list may take until it can be scrolled. */
#define MAX_FRAMES 20

G_DEFINE_INTERFACE (DromStateful, drom_stateful, GTK_TYPE_WIDGET)

static void
drom_stateful_default_init (DromStatefulInterface *iface)
{
}

typedef struct
{
  GVariant *items;  /* owned, a(sv): place and state of widgets that wait for their size */
  GVariant *focus;  /* owned, nullable, (sii): place, cursor, selection bound */
  GPtrArray *later; /* owned, of (sv): what waits until all that is done */
  guint n_frames;
  gboolean placed;
} Waiting;

static void
waiting_free (Waiting *waiting)
{
  g_clear_pointer (&waiting->items, g_variant_unref);
  g_clear_pointer (&waiting->focus, g_variant_unref);
  g_clear_pointer (&waiting->later, g_ptr_array_unref);
  g_free (waiting);
}

/* The language of a text, which stands in another order with another language of the screen. */
static const char *
get_language (GtkWidget *widget)
{
  return DROM_IS_TEXTS_EDITOR (widget) ? drom_texts_editor_get_language (DROM_TEXTS_EDITOR (widget))
                                       : NULL;
}

static char *
describe_place (GtkWidget *root, GtkWidget *widget)
{
  g_autoptr (GString) place = g_string_new (G_OBJECT_TYPE_NAME (widget));

  for (; widget != root; widget = gtk_widget_get_parent (widget))
    {
      GtkWidget *sibling = gtk_widget_get_prev_sibling (widget);
      const char *language = get_language (widget);
      guint index = 0;

      for (; sibling != NULL; sibling = gtk_widget_get_prev_sibling (sibling))
        index++;
      if (language != NULL)
        g_string_append_printf (place, " @%s", language);
      else
        g_string_append_printf (place, " %u", index);
    }
  return g_string_free (g_steal_pointer (&place), FALSE);
}

/* @part: of a place, an index or a language. */
static GtkWidget *
find_child (GtkWidget *widget, const char *part)
{
  guint64 index = g_ascii_strtoull (part, NULL, 10);

  widget = gtk_widget_get_first_child (widget);
  if (*part == '@')
    while (widget != NULL && g_strcmp0 (get_language (widget), part + 1) != 0)
      widget = gtk_widget_get_next_sibling (widget);
  else
    for (; widget != NULL && index > 0; index--)
      widget = gtk_widget_get_next_sibling (widget);
  return widget;
}

static GtkWidget *
find_place (GtkWidget *root, const char *place)
{
  g_auto (GStrv) parts = g_strsplit (place, " ", -1);
  GtkWidget *widget = root;

  for (guint i = g_strv_length (parts); i > 1; i--)
    {
      widget = find_child (widget, parts[i - 1]);
      if (widget == NULL)
        return NULL;
    }
  return g_strcmp0 (G_OBJECT_TYPE_NAME (widget), parts[0]) == 0 ? widget : NULL;
}

static gboolean
keeps_itself (GtkWidget *widget)
{
  return gtk_widget_get_ancestor (widget, DROM_TYPE_FIELD_WIDGET) != NULL
         || gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_VIEW) != NULL
         || gtk_widget_get_ancestor (widget, GTK_TYPE_COLUMN_VIEW) != NULL;
}

static char *
dup_buffer_text (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static GVariant *save (GtkWidget *root, gboolean all);

static GVariant *
describe_popover (GtkMenuButton *button)
{
  GtkPopover *popover = gtk_menu_button_get_popover (button);

  return popover != NULL && gtk_widget_get_mapped (GTK_WIDGET (popover))
             ? save (GTK_WIDGET (popover), TRUE)
             : NULL;
}

/* (transfer floating) or NULL if there is nothing to keep. */
static GVariant *
describe_widget (GtkWidget *widget)
{
  if (GTK_IS_MENU_BUTTON (widget))
    return describe_popover (GTK_MENU_BUTTON (widget));
  if (DROM_IS_STATEFUL (widget))
    {
      GVariant *state = DROM_STATEFUL_GET_IFACE (widget)->save (DROM_STATEFUL (widget));

      return state != NULL ? g_variant_new_variant (state) : NULL;
    }
  if (GTK_IS_SCROLLED_WINDOW (widget))
    {
      GtkScrolledWindow *window = GTK_SCROLLED_WINDOW (widget);

      /* What nobody sees gets no size, and would be waited for in vain. */
      if (!gtk_widget_get_mapped (widget))
        return NULL;

      return g_variant_new (
          "(dd)", gtk_adjustment_get_value (gtk_scrolled_window_get_hadjustment (window)),
          gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (window)));
    }
  if (GTK_IS_STACK (widget))
    {
      const char *name = gtk_stack_get_visible_child_name (GTK_STACK (widget));
      return name != NULL ? g_variant_new_string (name) : NULL;
    }
  if (ADW_IS_VIEW_STACK (widget))
    {
      const char *name = adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (widget));
      return name != NULL ? g_variant_new_string (name) : NULL;
    }
  if (DROM_IS_FIELD_WIDGET (widget))
    {
      g_autofree char *pending =
          DROM_FIELD_WIDGET_GET_IFACE (widget)->dup_pending (DROM_FIELD_WIDGET (widget));
      DromRecord *record =
          DROM_FIELD_WIDGET_GET_IFACE (widget)->get_record (DROM_FIELD_WIDGET (widget));

      if (pending == NULL)
        return NULL;
      return g_variant_new ("(sx)", pending, record != NULL ? drom_record_get_version (record) : 0);
    }
  if (keeps_itself (widget))
    return NULL;
  if (GTK_IS_TEXT (widget))
    return g_variant_new_string (gtk_editable_get_text (GTK_EDITABLE (widget)));
  if (GTK_IS_TEXT_VIEW (widget))
    {
      g_autofree char *text = dup_buffer_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)));
      return g_variant_new_string (text);
    }
  if (GTK_IS_DROP_DOWN (widget))
    return g_variant_new_uint32 (gtk_drop_down_get_selected (GTK_DROP_DOWN (widget)));
  if (ADW_IS_COMBO_ROW (widget))
    return g_variant_new_uint32 (adw_combo_row_get_selected (ADW_COMBO_ROW (widget)));
  if (GTK_IS_CHECK_BUTTON (widget)
      && gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)) == NULL)
    return g_variant_new_boolean (gtk_check_button_get_active (GTK_CHECK_BUTTON (widget)));
  if (GTK_IS_SWITCH (widget))
    return g_variant_new_boolean (gtk_switch_get_active (GTK_SWITCH (widget)));
  if (ADW_IS_EXPANDER_ROW (widget))
    return g_variant_new_boolean (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (widget)));
  return NULL;
}

static void
save_below (GtkWidget *root, GtkWidget *widget, GVariantBuilder *items)
{
  GVariant *state = describe_widget (widget);

  if (state != NULL)
    {
      g_autofree char *place = describe_place (root, widget);
      g_variant_builder_add (items, "(sv)", place, state);
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_POPOVER (child))
      save_below (root, child, items);
}

/* A menu button says by itself what it has opened. A list that has popped up does not come back
 * by itself: what it belongs to is to have the focus, not a list that nobody sees and that
 * would keep each key for itself. */
static GtkWidget *
find_focus (GtkWidget *root)
{
  GtkRoot *window = gtk_widget_get_root (root);
  GtkWidget *focus = window != NULL ? gtk_root_get_focus (window) : NULL;
  GtkWidget *popover;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, root))
    return NULL;
  popover = gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER);
  if (popover == NULL || popover == root || !gtk_widget_is_ancestor (popover, root))
    return focus;
  if (gtk_widget_get_ancestor (popover, GTK_TYPE_MENU_BUTTON) != NULL)
    return NULL;
  focus = gtk_widget_get_parent (popover);
  while (focus != root && !GTK_IS_DROP_DOWN (focus) && !gtk_widget_get_focusable (focus))
    focus = gtk_widget_get_parent (focus);
  return focus;
}

/* (transfer floating) or NULL if the focus is elsewhere. */
static GVariant *
describe_focus (GtkWidget *root)
{
  GtkWidget *focus = find_focus (root);
  g_autofree char *place = NULL;
  int cursor = -1;
  int bound = -1;

  if (focus == NULL)
    return NULL;

  if (GTK_IS_TEXT (focus))
    {
      GtkEditable *editable = GTK_EDITABLE (focus);

      cursor = gtk_editable_get_position (editable);
      if (!gtk_editable_get_selection_bounds (editable, &bound, NULL))
        bound = cursor;
      else if (bound == cursor)
        gtk_editable_get_selection_bounds (editable, NULL, &bound);
    }
  else if (GTK_IS_TEXT_VIEW (focus))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));
      GtkTextIter iter;

      gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
      cursor = gtk_text_iter_get_offset (&iter);
      gtk_text_buffer_get_iter_at_mark (buffer, &iter,
                                        gtk_text_buffer_get_selection_bound (buffer));
      bound = gtk_text_iter_get_offset (&iter);
    }

  place = describe_place (root, focus);
  return g_variant_new ("(sii)", place, cursor, bound);
}

/* FALSE if the widget can't take it yet. */
static gboolean
restore_scroll (GtkScrolledWindow *window, GVariant *state)
{
  GtkAdjustment *adjustment;
  double x, y;

  g_variant_get (state, "(dd)", &x, &y);
  adjustment = gtk_scrolled_window_get_hadjustment (window);
  gtk_adjustment_set_value (adjustment, x);
  adjustment = gtk_scrolled_window_get_vadjustment (window);
  gtk_adjustment_set_value (adjustment, y);
  return gtk_adjustment_get_page_size (adjustment) > 0
         && ABS (gtk_adjustment_get_value (adjustment) - y) < 1;
}

static void
restore_field (DromFieldWidget *widget, GVariant *state)
{
  DromFieldWidgetInterface *iface = DROM_FIELD_WIDGET_GET_IFACE (widget);
  DromRecord *record = iface->get_record (widget);
  const char *text;
  gint64 version;

  g_variant_get (state, "(&sx)", &text, &version);
  iface->set_pending (widget, text);
  if (record != NULL && drom_record_get_version (record) != version && iface->set_stale != NULL)
    iface->set_stale (widget);
}

static void
restore_widget (GtkWidget *widget, GVariant *state)
{
  if (g_variant_is_of_type (state, G_VARIANT_TYPE ("(sx)")))
    {
      if (DROM_IS_FIELD_WIDGET (widget))
        restore_field (DROM_FIELD_WIDGET (widget), state);
    }
  else if (g_variant_is_of_type (state, G_VARIANT_TYPE_STRING))
    {
      const char *text = g_variant_get_string (state, NULL);

      if (GTK_IS_STACK (widget))
        {
          if (gtk_stack_get_child_by_name (GTK_STACK (widget), text) != NULL)
            gtk_stack_set_visible_child_full (GTK_STACK (widget), text,
                                              GTK_STACK_TRANSITION_TYPE_NONE);
        }
      else if (ADW_IS_VIEW_STACK (widget))
        {
          if (adw_view_stack_get_child_by_name (ADW_VIEW_STACK (widget), text) != NULL)
            adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (widget), text);
        }
      else if (GTK_IS_TEXT (widget))
        {
          if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (widget)), text) != 0)
            gtk_editable_set_text (GTK_EDITABLE (widget), text);
        }
      else if (GTK_IS_TEXT_VIEW (widget))
        {
          GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));
          g_autofree char *old = dup_buffer_text (buffer);

          if (g_strcmp0 (old, text) != 0)
            gtk_text_buffer_set_text (buffer, text, -1);
        }
    }
  else if (g_variant_is_of_type (state, G_VARIANT_TYPE_UINT32))
    {
      if (GTK_IS_DROP_DOWN (widget))
        gtk_drop_down_set_selected (GTK_DROP_DOWN (widget), g_variant_get_uint32 (state));
      else if (ADW_IS_COMBO_ROW (widget))
        adw_combo_row_set_selected (ADW_COMBO_ROW (widget), g_variant_get_uint32 (state));
    }
  else if (g_variant_is_of_type (state, G_VARIANT_TYPE_BOOLEAN))
    {
      gboolean active = g_variant_get_boolean (state);

      if (GTK_IS_CHECK_BUTTON (widget))
        gtk_check_button_set_active (GTK_CHECK_BUTTON (widget), active);
      else if (GTK_IS_SWITCH (widget))
        gtk_switch_set_active (GTK_SWITCH (widget), active);
      else if (ADW_IS_EXPANDER_ROW (widget))
        adw_expander_row_set_expanded (ADW_EXPANDER_ROW (widget), active);
    }
}

/* FALSE if the widget isn't there yet. */
static gboolean
restore_focus (GtkWidget *root, GVariant *focus)
{
  const char *place;
  GtkWidget *widget;
  int cursor, bound;

  g_variant_get (focus, "(&sii)", &place, &cursor, &bound);
  widget = find_place (root, place);
  if (widget == NULL)
    return FALSE;

  if (GTK_IS_TEXT (widget))
    {
      if (!gtk_text_grab_focus_without_selecting (GTK_TEXT (widget)))
        return FALSE;
      gtk_editable_select_region (GTK_EDITABLE (widget), bound, cursor);
      return TRUE;
    }
  if (GTK_IS_TEXT_VIEW (widget))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));
      GtkTextIter insert, selection;

      gtk_text_buffer_get_iter_at_offset (buffer, &insert, cursor);
      gtk_text_buffer_get_iter_at_offset (buffer, &selection, bound);
      gtk_text_buffer_select_range (buffer, &insert, &selection);
    }
  return gtk_widget_grab_focus (widget);
}

/* What had the focus has not come back. Then what is nearest around it. */
static void
focus_around (GtkWidget *root, GVariant *focus)
{
  g_auto (GStrv) parts = NULL;
  const char *place;

  g_variant_get (focus, "(&sii)", &place, NULL, NULL);
  parts = g_strsplit (place, " ", -1);
  for (guint n = 2; n < g_strv_length (parts); n++)
    {
      GtkWidget *widget = root;

      for (guint i = g_strv_length (parts); widget != NULL && i > n; i--)
        widget = find_child (widget, parts[i - 1]);
      if (widget != NULL && gtk_widget_get_mapped (widget) && gtk_widget_grab_focus (widget))
        return;
    }
}

/* What fails now is tried again in each frame. */
static void
focus_rooted (GtkWidget *root, GVariant *focus)
{
  restore_focus (root, focus);
}

/* FALSE if something isn't there yet. */
static gboolean
place_again (GtkWidget *root, Waiting *waiting)
{
  gboolean done = TRUE;
  GVariantIter iter;
  const char *place;
  GVariant *state;

  g_variant_iter_init (&iter, waiting->items);
  while (g_variant_iter_next (&iter, "(&sv)", &place, &state))
    {
      GtkWidget *widget = find_place (root, place);

      if (widget != NULL && GTK_IS_SCROLLED_WINDOW (widget))
        done = restore_scroll (GTK_SCROLLED_WINDOW (widget), state) && done;
      g_variant_unref (state);
    }

  if (waiting->focus != NULL)
    {
      if (restore_focus (root, waiting->focus))
        g_clear_pointer (&waiting->focus, g_variant_unref);
      else
        done = FALSE;
    }
  return done;
}

/* FALSE if it can't be opened yet. */
static gboolean
open_popover (GtkMenuButton *button, GVariant *state)
{
  GtkPopover *popover;

  if (!gtk_widget_get_mapped (GTK_WIDGET (button)))
    return FALSE;
  /* GTK finds no monitor for a popover of what is out of sight. */
  if (!drom_sight_has (GTK_WIDGET (button)))
    {
      drom_sight_bring (GTK_WIDGET (button));
      return FALSE;
    }
  popover = gtk_menu_button_get_popover (button);
  if (popover == NULL || !gtk_widget_get_mapped (GTK_WIDGET (popover)))
    {
      /* Its grab takes the keyboard from the window and gives it back: a field that has the
       * focus by then would be saved. By the next frame that is over. */
      gtk_menu_button_popup (button);
      gdk_display_sync (gtk_widget_get_display (GTK_WIDGET (button)));
      return gtk_menu_button_get_popover (button) == NULL;
    }
  drom_widget_state_restore (GTK_WIDGET (popover), state);
  return TRUE;
}

/* A popover, or what a DromStateful says. */
static gboolean
is_for_later (GVariant *state)
{
  return g_variant_is_of_type (state, G_VARIANT_TYPE_VARDICT)
         || g_variant_is_of_type (state, G_VARIANT_TYPE_VARIANT);
}

static gboolean
restore_later (GtkWidget *root, GVariant *item)
{
  g_autoptr (GVariant) state = NULL;
  g_autoptr (GVariant) inner = NULL;
  const char *place;
  GtkWidget *widget;

  g_variant_get (item, "(&sv)", &place, &state);
  widget = find_place (root, place);
  if (widget == NULL)
    return FALSE;
  if (GTK_IS_MENU_BUTTON (widget))
    return open_popover (GTK_MENU_BUTTON (widget), state);
  inner = g_variant_get_variant (state);
  return DROM_STATEFUL_GET_IFACE (widget)->restore (DROM_STATEFUL (widget), inner);
}

static gboolean
tick_cb (GtkWidget *root, GdkFrameClock *clock, gpointer user_data)
{
  Waiting *waiting = user_data;
  gboolean done = waiting->placed || place_again (root, waiting);

  /* Focus scrolls its widget into view; the first frame may come before any size. */
  waiting->n_frames++;
  if (waiting->n_frames == MAX_FRAMES && waiting->focus != NULL)
    focus_around (root, waiting->focus);
  waiting->placed = (done && waiting->n_frames > 2) || waiting->n_frames >= MAX_FRAMES;
  if (!waiting->placed)
    return G_SOURCE_CONTINUE;
  for (guint i = waiting->later->len; i > 0; i--)
    if (restore_later (root, g_ptr_array_index (waiting->later, i - 1)))
      g_ptr_array_remove_index (waiting->later, i - 1);
  return waiting->later->len > 0 && waiting->n_frames < 2 * MAX_FRAMES ? G_SOURCE_CONTINUE
                                                                       : G_SOURCE_REMOVE;
}

static GVariant *
save (GtkWidget *root, gboolean all)
{
  GVariantBuilder items;
  GVariantDict dict;
  GVariant *focus;

  g_variant_builder_init (&items, G_VARIANT_TYPE ("a(sv)"));
  if (all)
    save_below (root, root, &items);

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert_value (&dict, "items", g_variant_builder_end (&items));
  focus = describe_focus (root);
  if (focus != NULL)
    g_variant_dict_insert_value (&dict, "focus", focus);
  return g_variant_dict_end (&dict);
}

typedef struct
{
  DromWidgetStateFunc func;
  GVariant *data; /* owned, nullable */
} Rooting;

static void
rooting_free (gpointer data, GClosure *closure)
{
  Rooting *rooting = data;

  g_clear_pointer (&rooting->data, g_variant_unref);
  g_free (rooting);
}

static void
rooted_cb (GtkWidget *widget, GParamSpec *pspec, gpointer user_data)
{
  Rooting rooting = *(Rooting *) user_data;

  if (gtk_widget_get_root (widget) == NULL)
    return;
  if (rooting.data != NULL)
    g_variant_ref (rooting.data);
  g_signal_handlers_disconnect_by_func (widget, rooted_cb, user_data);
  rooting.func (widget, rooting.data);
  g_clear_pointer (&rooting.data, g_variant_unref);
}

void
drom_widget_state_when_rooted (GtkWidget *widget, DromWidgetStateFunc func, GVariant *data)
{
  Rooting *rooting;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (gtk_widget_get_root (widget) != NULL)
    {
      func (widget, data);
      return;
    }
  rooting = g_new0 (Rooting, 1);
  rooting->func = func;
  rooting->data = data != NULL ? g_variant_ref_sink (data) : NULL;
  g_signal_connect_data (widget, "notify::root", G_CALLBACK (rooted_cb), rooting, rooting_free, 0);
}

GVariant *
drom_widget_state_save (GtkWidget *root)
{
  g_return_val_if_fail (GTK_IS_WIDGET (root), NULL);
  return save (root, TRUE);
}

GVariant *
drom_widget_state_save_focus (GtkWidget *root)
{
  g_return_val_if_fail (GTK_IS_WIDGET (root), NULL);
  return save (root, FALSE);
}

void
drom_widget_state_restore (GtkWidget *root, GVariant *state)
{
  g_autoptr (GVariant) items = NULL;
  GVariantBuilder scrolls;
  Waiting *waiting;
  GVariantIter iter;
  const char *place;
  GVariant *item;

  g_return_if_fail (GTK_IS_WIDGET (root));
  if (state == NULL || !g_variant_is_of_type (state, G_VARIANT_TYPE_VARDICT))
    return;

  items = g_variant_lookup_value (state, "items", G_VARIANT_TYPE ("a(sv)"));
  if (items == NULL)
    return;

  waiting = g_new0 (Waiting, 1);
  waiting->later = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  g_variant_builder_init (&scrolls, G_VARIANT_TYPE ("a(sv)"));
  g_variant_iter_init (&iter, items);
  while (g_variant_iter_next (&iter, "(&sv)", &place, &item))
    {
      GtkWidget *widget = find_place (root, place);

      if (g_variant_is_of_type (item, G_VARIANT_TYPE ("(dd)")))
        g_variant_builder_add (&scrolls, "(sv)", place, item);
      else if (is_for_later (item))
        {
          g_autoptr (GVariant) later = g_variant_ref_sink (g_variant_new ("(sv)", place, item));

          if (widget == NULL || !DROM_IS_STATEFUL (widget) || !restore_later (root, later))
            g_ptr_array_add (waiting->later, g_steal_pointer (&later));
        }
      else if (widget != NULL)
        restore_widget (widget, item);
      g_variant_unref (item);
    }

  waiting->items = g_variant_ref_sink (g_variant_builder_end (&scrolls));
  waiting->focus = g_variant_lookup_value (state, "focus", G_VARIANT_TYPE ("(sii)"));
  if (waiting->focus != NULL && gtk_widget_get_root (root) == NULL)
    drom_widget_state_when_rooted (root, focus_rooted, waiting->focus);
  else if (waiting->focus != NULL && restore_focus (root, waiting->focus))
    g_clear_pointer (&waiting->focus, g_variant_unref);
  gtk_widget_add_tick_callback (root, tick_cb, waiting, (GDestroyNotify) waiting_free);
}
