/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  double first;     /* when the first frame was drawn; bench_now() */
  double first_cpu; /* then; bench_cpu_now() */
  double settled;   /* when the last frame was drawn before the window came to rest */
} BenchFrames;

typedef void (*BenchSettledFunc) (GtkWindow *window, const BenchFrames *frames, gpointer data);

/* Calls @func once @window has drawn and then nothing for a while. Call it before the
 * window is presented, or before it changes. */
void bench_window_watch (GtkWindow *window, BenchSettledFunc func, gpointer data);

/* The first mapped widget of @type below @widget, or NULL. */
GtkWidget *bench_window_find (GtkWidget *widget, GType type);

G_END_DECLS
