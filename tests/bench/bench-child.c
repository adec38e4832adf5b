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
  double start = bench_now ();
  g_autoptr (GSubprocess) child = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, error);
  g_autofree char *output = NULL;
  const char *line;

  if (child == NULL || !g_subprocess_communicate_utf8 (child, NULL, NULL, &output, NULL, error)
      || !g_subprocess_wait_check (child, NULL, error))
    return FALSE;
  line = strstr (output, MARK);
  if (line == NULL
      || sscanf (line + strlen (MARK), "%lf %lf", &answer->seconds, &answer->bytes) != 2)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s did not answer", argv[0]);
      return FALSE;
    }
  /* The clock is the same in all processes. */
  if (answer->seconds > start)
    answer->seconds -= start;
  return TRUE;
}

gboolean
bench_ask_all (
    const char *const *const *argvs, guint n, guint rounds, BenchAnswer *medians, GError **error)
{
  g_autofree double *seconds = g_new (double, n *rounds);
  g_autofree double *bytes = g_new (double, n *rounds);

  g_return_val_if_fail (rounds > 0, FALSE);

  /* The first of each brings libraries and fonts into the system's cache. */
  for (guint i = 0; i < n; i++)
    if (!bench_ask (argvs[i], &medians[i], error))
      return FALSE;
  for (guint round = 0; round < rounds; round++)
    for (guint i = 0; i < n; i++)
      {
        BenchAnswer answer;

        if (!bench_ask (argvs[i], &answer, error))
          return FALSE;
        seconds[i * rounds + round] = answer.seconds;
        bytes[i * rounds + round] = answer.bytes;
      }
  for (guint i = 0; i < n; i++)
    {
      medians[i].seconds = bench_median (seconds + i * rounds, rounds);
      medians[i].bytes = bench_median (bytes + i * rounds, rounds);
    }
  return TRUE;
}
