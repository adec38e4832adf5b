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
/* Memory hardly varies, and it takes seconds until a window rests. */
#define REST_ROUNDS 3

#define START_GOAL  2.0
#define MANY_GOAL   1.2
#define MIB         (1024.0 * 1024.0)
#define MEMORY_GOAL (5 * MIB)

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
run_times (const char *program,
           const char *floor,
           const BenchRegistry *few,
           const BenchRegistry *many,
           GError **error)
{
  const char *const empty[] = { floor, NULL };
  const char *const with_few[] = { program, few->folder, G_STRINGIFY (FEW), NULL };
  const char *const with_many[] = { program, many->folder, G_STRINGIFY (MANY), NULL };
  const char *const *const all[] = { empty, with_few, with_many };
  BenchAnswer answers[G_N_ELEMENTS (all)];
  BenchTimes times;

  if (!bench_ask_all (all, G_N_ELEMENTS (all), ROUNDS, answers, error))
    return FALSE;
  times = (BenchTimes){ answers[1].seconds, answers[0].seconds };
  bench_report_times ("start to a list of 380, of an empty window", &times, START_GOAL);
  times = (BenchTimes){ answers[2].seconds, answers[1].seconds };
  bench_report_times ("start to a list of 100000, of one of 380", &times, MANY_GOAL);
  bench_note ("private memory then: %.1f MiB, %.1f MiB with 380, %.1f MiB an empty window",
              answers[2].bytes / MIB, answers[1].bytes / MIB, answers[0].bytes / MIB);
  return TRUE;
}

static gboolean
run_memory (const char *program,
            const BenchRegistry *few,
            const BenchRegistry *many,
            GError **error)
{
  const char *const with_few[] = { program, few->folder, G_STRINGIFY (FEW), "rest", NULL };
  const char *const with_many[] = { program, many->folder, G_STRINGIFY (MANY), "rest", NULL };
  const char *const *const both[] = { with_few, with_many };
  BenchAnswer answers[G_N_ELEMENTS (both)];

  if (!bench_ask_all (both, G_N_ELEMENTS (both), REST_ROUNDS, answers, error))
    return FALSE;
  bench_report_growth ("private memory at rest, 100000, of 380", answers[1].bytes, answers[0].bytes,
                       MEMORY_GOAL);
  return TRUE;
}

static gboolean
run (const char *program, const char *floor, GError **error)
{
  g_autoptr (BenchRegistry) few = make (FEW, error);
  g_autoptr (BenchRegistry) many = few != NULL ? make (MANY, error) : NULL;

  return many != NULL && run_times (program, floor, few, many, error)
         && run_memory (program, few, many, error);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  gboolean done = argc == 3 && run (argv[1], argv[2], &error);

  return bench_finish (done, error);
}
