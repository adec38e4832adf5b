/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/drom-key-file.h"
#include "store/drom-log.h"
#include "store/drom-registry.h"
#include "store/drom-statement.h"
#include "store/drom-store.h"
#include "store/drom-transaction.h"

#include <sys/types.h>

G_BEGIN_DECLS

#define TEST_WORD       "lingon"
#define TEST_PASSPHRASE "korrekt häst batteri"

/* A new private folder, and its deletion with all that is in it. */
char *test_folder_new (void);
void test_folder_delete (char *folder);

/* The store's own migration out of data/schema, and one with a table "person". */
const DromMigration *test_migrations (void);
#define TEST_N_MIGRATIONS 2

/* A registry in @folder with TEST_WORD, migrated. @recovery: (out) (optional). */
DromStore *test_registry_new (const char *folder, char **recovery);
/* Its key, by TEST_WORD. */
DromKey *test_unlock (const char *folder);
/* Opens it as a program does. */
DromStore *test_registry_open (const char *folder);

gboolean test_add_person (DromStore *store, const char *name, GError **error);
gint64 test_query (DromStore *store, const char *sql);
char *test_query_text (DromStore *store, const char *sql);

/* Runs @function in a process of its own; answers its exit code. */
typedef int (*TestFunc) (gpointer data);
pid_t test_fork (TestFunc function, gpointer data);
int test_wait (pid_t pid);
int test_run (TestFunc function, gpointer data);
/* The same as somebody who isn't root. Answers the exit code. */
int test_run_unprivileged (const char *folder, TestFunc function, gpointer data);

/* The names of what is in @folder, sorted, joined by a space. */
char *test_list (const char *folder);
/* Whether the bytes of @needle are in a file of @folder, at any depth. */
gboolean test_grep (const char *folder, const char *needle);

/* Changes one byte of a file. */
void test_flip (const char *path, goffset offset);
void test_truncate (const char *path, goffset size);
goffset test_size (const char *path);

G_END_DECLS
