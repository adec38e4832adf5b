/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-bench"

#include "config.h"

#include "bench-window.h"

#include "bench.h"

/* Nothing drawn for so long is rest; shorter than the blinking of a cursor. Seconds. */
#define REST 0.25
/* How often that is asked; milliseconds. */
#define ASK_EVERY 25
/* What never comes to rest is a mistake of the benchmark. Seconds. */
#define LONGEST 60.0

typedef struct
{
  GtkWindow *window;
  BenchSettledFunc func;
  gpointer data;
  GdkFrameClock *clock; /* nullable: until the window is realized */
  gulong handler;
  double begun;
  BenchFrames frames;
  guint wait_frame; /* what was drawn when it was asked last */
  guint n_frames;
} Watch;

static void
after_paint_cb (GdkFrameClock *clock, Watch *watch)
{
  watch->frames.settled = bench_now ();
  if (watch->n_frames++ > 0)
    return;
  watch->frames.first = watch->frames.settled;
  watch->frames.first_cpu = bench_cpu_now ();
}

static void
finish (Watch *watch)
{
  if (watch->clock != NULL)
    g_signal_handler_disconnect (watch->clock, watch->handler);
  g_clear_object (&watch->clock);
  watch->func (watch->window, &watch->frames, watch->data);
  g_free (watch);
}

static void
take_clock (Watch *watch)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (watch->window));

  if (watch->clock != NULL || clock == NULL)
    return;
  watch->clock = g_object_ref (clock);
  watch->handler = g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), watch);
}

static gboolean
ask_cb (gpointer data)
{
  Watch *watch = data;
  double now = bench_now ();
  guint n_frames = watch->n_frames;

  if (now - watch->begun > LONGEST)
    g_error ("the window does not come to rest");
  /* A long piece of work keeps this from being asked: only a pause in which the loop ran
   * and nothing was drawn counts. */
  if (n_frames == 0 || n_frames != watch->wait_frame)
    {
      watch->wait_frame = n_frames;
      return G_SOURCE_CONTINUE;
    }
  if (now - watch->frames.settled < REST)
    return G_SOURCE_CONTINUE;
  finish (watch);
  return G_SOURCE_REMOVE;
}

void
bench_window_watch (GtkWindow *window, BenchSettledFunc func, gpointer data)
{
  Watch *watch = g_new0 (Watch, 1);

  watch->window = window;
  watch->func = func;
  watch->data = data;
  watch->begun = bench_now ();
  if (gtk_widget_get_realized (GTK_WIDGET (window)))
    take_clock (watch);
  else
    g_signal_connect_swapped (window, "realize", G_CALLBACK (take_clock), watch);
  g_timeout_add (ASK_EVERY, ask_cb, watch);
}

GtkWidget *
bench_window_find (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = bench_window_find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}
