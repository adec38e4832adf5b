/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-bench"

#include "config.h"

#include "bench-child.h"

#include "bench.h"

#include <gio/gio.h>
#include <stdio.h>
#include <string.h>

/* Before the answer, so that it is told from whatever a library may print. */
#define MARK "bench-answer "

void
bench_answer (double seconds, double bytes)
{
  printf (MARK "%.9f %.0f\n", seconds, bytes);
  fflush (stdout);
}

/* The sum of the lines "NAME: 123 kB" whose name begins with @prefix. */
static double
sum_lines (const char *path, const char *prefix)
{
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;
  double bytes = 0;

  if (!g_file_get_contents (path, &contents, NULL, NULL))
    return 0;
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *colon = strchr (lines[i], ':');

      if (colon != NULL && g_str_has_prefix (lines[i], prefix))
        bytes += g_ascii_strtod (colon + 1, NULL) * 1024;
    }
  return bytes;
}

/* Not getrusage(): what that tells begins with the peak of the process that started this one. */
double
bench_get_peak_memory (void)
{
  return sum_lines ("/proc/self/status", "VmHWM:");
}

double
bench_get_private_memory (void)
{
  return sum_lines ("/proc/self/smaps_rollup", "Private_");
}

gboolean
bench_ask (const char *const *argv, BenchAnswer *answer, GError **error)
{
  g_autoptr (GSubprocess) child = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, error);
  g_autofree char *output = NULL;
  const char *line;

  if (child == NULL || !g_subprocess_communicate_utf8 (child, NULL, NULL, &output, NULL, error)
      || !g_subprocess_wait_check (child, NULL, error))
    return FALSE;
  line = strstr (output, MARK);
  if (line != NULL
      && sscanf (line + strlen (MARK), "%lf %lf", &answer->seconds, &answer->bytes) == 2)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s did not answer", argv[0]);
  return FALSE;
}

static void
take_medians (const BenchAnswer *answers, guint n, BenchAnswer *median)
{
  g_autofree double *seconds = g_new (double, n);
  g_autofree double *bytes = g_new (double, n);

  for (guint i = 0; i < n; i++)
    {
      seconds[i] = answers[i].seconds;
      bytes[i] = answers[i].bytes;
    }
  median->seconds = bench_median (seconds, n);
  median->bytes = bench_median (bytes, n);
}

gboolean
bench_ask_both (const char *const *measured,
                const char *const *floor,
                guint rounds,
                BenchAnswer *of_measured,
                BenchAnswer *of_floor,
                GError **error)
{
  g_autofree BenchAnswer *all_measured = g_new (BenchAnswer, rounds + 1);
  g_autofree BenchAnswer *all_floor = g_new (BenchAnswer, rounds + 1);

  g_return_val_if_fail (rounds > 0, FALSE);

  /* The first of each brings libraries and fonts into the system's cache. */
  for (guint i = 0; i <= rounds; i++)
    if (!bench_ask (measured, &all_measured[i], error) || !bench_ask (floor, &all_floor[i], error))
      return FALSE;
  take_medians (all_measured + 1, rounds, of_measured);
  take_medians (all_floor + 1, rounds, of_floor);
  return TRUE;
}
