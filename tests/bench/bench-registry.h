/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/drom-session.h"

G_BEGIN_DECLS

/**
 * BenchRegistry:
 * An encrypted registry of invented people in a folder of its own, which is deleted
 * with it. Some are active with a mapping and a plan, the others wait or have
 * finished, as in a registry that has been used for years.
 */
typedef struct
{
  char *folder;
  DromSession *session;
  guint n;
} BenchRegistry;

/* What the registry's only slot is opened with. */
#define BENCH_WORD       "lingon"
#define BENCH_PASSPHRASE "korrekt häst batteri"

/* The day that every registry is looked at on. */
#define BENCH_TODAY "2026-11-21"

BenchRegistry *bench_registry_new (guint n, GError **error);
void bench_registry_free (BenchRegistry *self);
/* Closes the session: other processes are to have the registry for themselves. */
void bench_registry_close (BenchRegistry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BenchRegistry, bench_registry_free)

/* Opens a registry that another process has made. (transfer full) */
DromSession *bench_registry_open (const char *folder, GError **error);

G_END_DECLS
