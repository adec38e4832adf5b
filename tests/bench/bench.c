/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-bench"

#include "config.h"

#include "bench.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define MIB (1024.0 * 1024.0)

double
bench_now (void)
{
  return (double) g_get_monotonic_time () / G_USEC_PER_SEC;
}

double
bench_cpu_now (void)
{
  struct timespec time = { 0 };

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

static int
compare (const void *a, const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return x < y ? -1 : x > y;
}

double
bench_median (double *values, guint n)
{
  g_return_val_if_fail (n > 0, NAN);

  qsort (values, n, sizeof *values, compare);
  return n % 2 != 0 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

static gboolean
time_one (BenchFunc func, gpointer data, guint round, double *seconds, GError **error)
{
  double start = bench_now ();
  gboolean done = func (data, round, error);

  *seconds = bench_now () - start;
  return done;
}

gboolean
bench_race (BenchFunc measured,
            BenchFunc floor,
            gpointer data,
            guint rounds,
            BenchTimes *times,
            GError **error)
{
  g_autofree double *of_measured = g_new (double, rounds + 1);
  g_autofree double *of_floor = g_new (double, rounds + 1);

  g_return_val_if_fail (rounds > 0, FALSE);

  /* Who goes first changes, so that neither is always the one who finds the caches warm. */
  for (guint i = 0; i <= rounds; i++)
    {
      if (i % 2 == 0 && !time_one (measured, data, i, &of_measured[i], error))
        return FALSE;
      if (!time_one (floor, data, i, &of_floor[i], error))
        return FALSE;
      if (i % 2 != 0 && !time_one (measured, data, i, &of_measured[i], error))
        return FALSE;
    }
  times->measured = bench_median (of_measured + 1, rounds);
  times->floor = bench_median (of_floor + 1, rounds);
  return TRUE;
}

static const char *
judge (gboolean reached)
{
  return reached ? "reached" : "NOT REACHED";
}

static void
report (const char *what, double measured, double floor, const char *unit, double goal)
{
  double ratio = floor > 0 ? measured / floor : INFINITY;

  printf ("%-58s %9.3f %-3s  floor %9.3f %-3s  ratio %5.2f", what, measured, unit, floor, unit,
          ratio);
  if (goal > 0)
    printf ("  goal %4.2f  %s", goal, judge (ratio <= goal));
  putchar ('\n');
  fflush (stdout);
}

void
bench_report_times (const char *what, const BenchTimes *times, double goal)
{
  report (what, times->measured * 1000, times->floor * 1000, "ms", goal);
}

void
bench_report_memory (const char *what, double measured, double floor, double goal)
{
  report (what, measured / MIB, floor / MIB, "MiB", goal);
}

void
bench_report_growth (const char *what, double measured, double floor, double more)
{
  printf ("%-58s %9.3f MiB  floor %9.3f MiB  more  %5.2f  goal %4.2f  %s\n", what, measured / MIB,
          floor / MIB, (measured - floor) / MIB, more / MIB, judge (measured - floor <= more));
  fflush (stdout);
}

void
bench_report_limit (const char *what, double measured, double limit)
{
  printf ("%-58s %9.3f ms   goal  %9.3f ms   %s\n", what, measured * 1000, limit * 1000,
          judge (measured <= limit));
  fflush (stdout);
}

void
bench_note (const char *format, ...)
{
  va_list args;

  va_start (args, format);
  fputs ("    ", stdout);
  vprintf (format, args);
  putchar ('\n');
  va_end (args);
  fflush (stdout);
}

int
bench_finish (gboolean done, GError *error)
{
  if (done)
    return 0;
  fprintf (stderr, "The benchmark could not run: %s\n",
           error != NULL ? error->message : "no reason was given");
  return 1;
}
