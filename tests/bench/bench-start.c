/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-bench"

#include "config.h"

#include "bench-child.h"
#include "bench-registry.h"
#include "bench.h"

#include <gio/gio.h>

/*
 * bench-start PROGRAM FLOOR
 *
 * From the start of a process to a list that has settled: of 380 participants against an
 * empty libadwaita window, and of 100,000 against 380.
 */

#define FEW    380
#define MANY   100000
#define ROUNDS 11

#define START_GOAL  2.0
#define MANY_GOAL   1.2
#define MEMORY_GOAL (5 * 1024.0 * 1024.0)

static BenchRegistry *
make (guint n, GError **error)
{
  BenchRegistry *registry = bench_registry_new (n, error);

  /* The program's own process opens it. */
  if (registry != NULL)
    bench_registry_close (registry);
  return registry;
}

static gboolean
run (const char *program, const char *floor, GError **error)
{
  g_autoptr (BenchRegistry) few = make (FEW, error);
  g_autoptr (BenchRegistry) many = few != NULL ? make (MANY, error) : NULL;
  BenchAnswer answers[3];
  BenchTimes times;

  if (many == NULL)
    return FALSE;
  {
    const char *const empty[] = { floor, NULL };
    const char *const with_few[] = { program, few->folder, G_STRINGIFY (FEW), NULL };
    const char *const with_many[] = { program, many->folder, G_STRINGIFY (MANY), NULL };
    const char *const *const all[] = { empty, with_few, with_many };

    if (!bench_ask_all (all, G_N_ELEMENTS (all), ROUNDS, answers, error))
      return FALSE;
  }
  times = (BenchTimes){ answers[1].seconds, answers[0].seconds };
  bench_report_times ("start to a list of 380, of an empty window", &times, START_GOAL);
  times = (BenchTimes){ answers[2].seconds, answers[1].seconds };
  bench_report_times ("start to a list of 100000, of one of 380", &times, MANY_GOAL);
  bench_report_growth ("the same, private memory", answers[2].bytes, answers[1].bytes, MEMORY_GOAL);
  bench_note ("an empty window has %.1f MiB", answers[0].bytes / 1024 / 1024);
  return TRUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  gboolean done = argc == 3 && run (argv[1], argv[2], &error);

  return bench_finish (done, error);
}
