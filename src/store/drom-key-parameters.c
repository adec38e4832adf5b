/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-store"

#include "config.h"

#include "store/drom-key-parameters.h"

#include <sodium.h>

DromKeyParameters
drom_key_parameters (void)
{
  return (DromKeyParameters){
    .opslimit = crypto_pwhash_argon2id_OPSLIMIT_MODERATE,
    .memlimit = crypto_pwhash_argon2id_MEMLIMIT_MODERATE,
  };
}
