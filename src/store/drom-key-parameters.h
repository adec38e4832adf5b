/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DromKeyParameters:
 * What deriving a key from a passphrase costs, in Argon2id's own units.
 */
typedef struct
{
  guint64 opslimit; /* passes */
  guint64 memlimit; /* bytes */
} DromKeyParameters;

/* What new key slots cost. The static library drom-store calls this and does not
 * hold it: a program lists drom_key_parameters_dep among its dependencies, a test
 * drom_test_key_parameters_dep (tests/store). So tests are quick, and nothing that
 * an installed program reads can make its slots cheaper. */
DromKeyParameters drom_key_parameters (void);

G_END_DECLS
