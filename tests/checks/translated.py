#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop file and the metainfo, as built, have each of their texts in every language.

  translated.py LINGUAS DESKTOP METAINFO
"""

import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path

LANG = '{http://www.w3.org/XML/1998/namespace}lang'
KEYS = ('Name', 'GenericName', 'Comment', 'Keywords')
TAGS = ('summary', 'p', 'li', 'caption')


def check_desktop(languages, text):
    """The desktop file has each text in every language."""
    fields = dict(line.split('=', 1) for line in text.splitlines() if '=' in line and not line.startswith('#'))
    for key in KEYS:
        for language in languages:
            if not fields.get(f'{key}[{language}]'):
                yield f'{key} has nothing in {language}'
    for key in ('GenericName', 'Comment'):
        if len({fields.get(f'{key}[{language}]') for language in languages} | {fields.get(key)}) <= len(languages):
            yield f'{key} is the same in two languages'


def check_metainfo(languages, text):
    """The metainfo has each text in every language."""
    counts = Counter((element.tag, element.get(LANG)) for element in ElementTree.fromstring(text).iter()
                     if element.tag in TAGS and (element.text or '').strip())
    for tag in TAGS:
        for language in languages:
            if counts[tag, language] != counts[tag, None]:
                yield f'<{tag}> stands {counts[tag, None]} times, in {language} {counts[tag, language]} times'
    if not counts['summary', None]:
        yield 'there is no summary'


def main():
    linguas, desktop, metainfo = (Path(argument).read_text(encoding='utf-8') for argument in sys.argv[1:])
    languages = [line for line in linguas.splitlines() if line and not line.startswith('#')]
    failed = False
    print('1..2')
    for number, (check, text) in enumerate(((check_desktop, desktop), (check_metainfo, metainfo)), start=1):
        problems = list(check(languages, text))
        failed |= bool(problems)
        print('not ok' if problems else 'ok', number, check.__doc__)
        for problem in problems:
            print('#', problem)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
