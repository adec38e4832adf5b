/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-store-test"

#include "config.h"

#include "store/drom-key-parameters.h"

#include <sodium.h>

/* The least that Argon2id takes: tests make hundreds of slots. */
DromKeyParameters
drom_key_parameters (void)
{
  return (DromKeyParameters){
    .opslimit = crypto_pwhash_argon2id_OPSLIMIT_MIN,
    .memlimit = crypto_pwhash_argon2id_MEMLIMIT_MIN,
  };
}
