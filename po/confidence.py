#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts how sure the texts of the catalogues are, for the program to say.

  confidence.py OUTPUT CATALOGUE.po...     writes rows of a C table, one a language

Only catalogues whose units carry letters (A, B, C; see catalogues.py) get a row; the last
number counts those of A that a speaker has reviewed (see review.py). A catalogue that may
not be shipped (cut off, of another program, with a wrong placeholder) fails here, and the
build with it.
"""

import sys
from collections import Counter
from pathlib import Path

# Nothing is written into the folder of the sources.
sys.dont_write_bytecode = True

import catalogues  # noqa: E402


def count(path):
    letters = Counter()
    for unit in catalogues.read_catalogue(path)[1:]:
        if unit.obsolete or not all(unit.strings):
            continue
        for comment in unit.comments:
            match = catalogues.CONFIDENCE.match(comment)
            if match:
                letters[match[1]] += 1
                letters['reviewed'] += comment == catalogues.REVIEWED
    return letters


def main(arguments):
    if len(arguments) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    output, paths = Path(arguments[0]), [Path(argument) for argument in arguments[1:]]
    problems = [problem for path in paths for problem in catalogues.check_file(path)]
    problems = problems or list(catalogues.check_whole(paths))
    if problems:
        print('\n'.join(problems), file=sys.stderr)
        return 1
    rows = ['/* Made by po/confidence.py: language, A, B, C, reviewed. */']
    for path in paths:
        letters = count(path)
        if letters:
            rows.append(f'{{ "{path.stem}", {letters["A"]}, {letters["B"]}, {letters["C"]}, '
                        f'{letters["reviewed"]} }},')
    output.write_text('\n'.join(rows) + '\n', encoding='utf-8')
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
