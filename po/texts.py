#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists the texts of the program, for the program to search in.

  texts.py OUTPUT CATALOGUE.po...     writes rows of a C table, one a text

A row says what a catalogue alone doesn't: the plural, whether the text is a format, how
sure its Romani is (the letters of catalogues.py), and where the text stands. Texts that
stand in no place where a corrected word could be used (the desktop file …) get none.
"""

import json
import sys
from pathlib import Path

# Nothing is written into the folder of the sources.
sys.dont_write_bytecode = True

import catalogues  # noqa: E402

# Folder of the sources -> place, the first that fits.
PLACES = (
    ('src/document/', 'PAPER'),
    ('src/report/', 'PAPER'),
    ('src/ctl/', 'COMMAND'),
    ('src/app/', 'SCREEN'),
    ('ui/', 'SCREEN'),
    ('src/', 'BOTH'),
)


def places(unit):
    names = {next((name for folder, name in PLACES if file.startswith(folder)), None) for file in unit.files}
    return sorted(names - {None})


def letter(unit):
    matches = filter(None, map(catalogues.CONFIDENCE.match, unit.comments))
    return next((match[1] for match in matches), None)


def quote(text):
    return 'NULL' if text is None else json.dumps(text, ensure_ascii=False)


def row(unit, letters):
    context, msgid = unit.key
    sure = letters.get(unit.key)
    flags = ' | '.join(f'DROM_TEXT_PLACE_{name}' for name in places(unit))
    return (f'{{ {quote(context)}, {quote(msgid)}, {quote(unit.parts.get("msgid_plural"))}, '
            f"{repr(sure) if sure else 0}, {int('c-format' in unit.flags)}, {flags} }},")


def main(arguments):
    if len(arguments) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    units, letters = {}, {}
    for path in map(Path, arguments[1:]):
        for unit in catalogues.read_catalogue(path)[1:]:
            if unit.obsolete:
                continue
            units.setdefault(unit.key, unit)
            sure = letter(unit)
            if sure and all(unit.strings):
                letters[unit.key] = sure
    rows = ['/* Made by po/texts.py: context, msgid, plural, letter, format, places. */']
    rows += [row(unit, letters) for unit in units.values() if places(unit)]
    Path(arguments[0]).write_text('\n'.join(rows) + '\n', encoding='utf-8')
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
