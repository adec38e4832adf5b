/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * A benchmark tells a ratio: what Drom takes for a thing against the floor, the least
 * that the thing costs on the same machine, measured in the same run. The two take
 * turns, so that whatever else the machine does meets both, and medians are compared.
 * A missed goal is told, never an error: nothing here is a test.
 */

/* Does the thing once. @round counts from 0. */
typedef gboolean (*BenchFunc) (gpointer data, guint round, GError **error);

typedef struct
{
  double measured; /* the medians, in seconds */
  double floor;
} BenchTimes;

/* Seconds of a clock that only goes forward. */
double bench_now (void);
/* Seconds of the processor that this process has had: for what does nothing but reckon, and
 * is long enough to be interrupted by others. */
double bench_cpu_now (void);
/* Of the numbers in @values, which are sorted by it. */
double bench_median (double *values, guint n);

/* @measured and @floor in turns, @rounds times each, after one of each that isn't counted. */
gboolean bench_race (BenchFunc measured,
                     BenchFunc floor,
                     gpointer data,
                     guint rounds,
                     BenchTimes *times,
                     GError **error);

/* One line: what, measured, floor, ratio, goal, reached or not. @goal: 0 for none. */
void bench_report_times (const char *what, const BenchTimes *times, double goal);
void bench_report_memory (const char *what, double measured, double floor, double goal);
/* The same for an absolute goal: @more at most. Bytes. */
void bench_report_growth (const char *what, double measured, double floor, double more);
/* For an absolute time. Seconds. */
void bench_report_limit (const char *what, double measured, double limit);
/* A line that belongs to the one above. */
void bench_note (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* Ends a benchmark: 0, or, with a sentence on standard error, 1 if it couldn't run. */
int bench_finish (gboolean done, GError *error);

G_END_DECLS
