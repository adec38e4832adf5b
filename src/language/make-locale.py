#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the LC_MESSAGES part of a glibc locale: what localedef writes for C.UTF-8.

Usage: make-locale.py FILE little|big
"""

import struct
import sys

LC_MESSAGES = 5
MAGIC = 0x20031115 ^ LC_MESSAGES
FIELDS = [b"^[yY]\0", b"^[nN]\0", b"\0", b"\0", b"UTF-8\0"]  # yesexpr noexpr yesstr nostr codeset


def main():
    order = {"little": "<", "big": ">"}[sys.argv[2]]
    at = 4 * (2 + len(FIELDS))
    offsets = []
    for field in FIELDS:
        offsets.append(at)
        at += len(field)
    with open(sys.argv[1], "wb") as file:
        file.write(struct.pack(f"{order}{2 + len(FIELDS)}I", MAGIC, len(FIELDS), *offsets))
        file.write(b"".join(FIELDS))


if __name__ == "__main__":
    main()
