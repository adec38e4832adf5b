/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What begins cold, or is told in memory, runs in processes of its own. Such a process
 * answers with one line, and the benchmark compares the answers of both kinds.
 */
typedef struct
{
  double seconds;
  double bytes;
} BenchAnswer;

/* In the child: writes the answer. @seconds: how long it took, or, of what began with the
 * process, the moment it was done (bench_now()). */
void bench_answer (double seconds, double bytes);
/* The most memory that this process has had, or the part of what it has now that no
 * other process shares. Bytes; 0 if the system doesn't tell. */
double bench_get_peak_memory (void);
double bench_get_private_memory (void);

/* Runs a program to its end. @argv: NULL-terminated. A moment that is answered becomes the
 * time since the program was started. */
gboolean bench_ask (const char *const *argv, BenchAnswer *answer, GError **error);
/* All of them in turns, @rounds times each. @medians: one for each. */
gboolean bench_ask_all (
    const char *const *const *argvs, guint n, guint rounds, BenchAnswer *medians, GError **error);

G_END_DECLS
