/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Faults in the system calls that write. A test that links fault.c and the
 * arguments in meson.build has its own, the store's and SQLite's calls of write,
 * pwrite, fsync, fdatasync, ftruncate, rename, unlink, mkdir and fchmod pass here,
 * so that nothing in the program itself knows of it.
 */
typedef enum
{
  FAULT_NONE,
  FAULT_KILL, /* the process ends within the call: half of the bytes are written */
  FAULT_FAIL, /* this one call fails with EIO */
  FAULT_FULL, /* from this call on nothing more can be written: ENOSPC */
} FaultMode;

/* Exit codes of a process that ended in a fault. */
#define FAULT_KILLED   77
#define FAULT_UNSYNCED 78 /* a file was renamed with bytes that were not synced */

/* From the call with the number @call on, counted from 0 and from now. */
void fault_arm (FaultMode mode, guint call);
void fault_disarm (void);
/* How many calls there have been since it was armed. */
guint fault_calls (void);
/* Whether the fault happened. */
gboolean fault_happened (void);
/* Also end with FAULT_UNSYNCED where bytes would be lost in a power cut. */
void fault_check_syncs (void);

G_END_DECLS
