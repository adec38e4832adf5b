#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds what the house says of its files: see the functions that begin with "check_"."""

import re
import subprocess
import sys
from pathlib import Path

TOP = {'src', 'ui', 'data', 'po', 'tests', 'meson.build', 'flatpak', 'README.md', 'dev', 'COPYING', 'NEWS',
       'meson_options.txt'}
SOURCES = {'.c', '.h', '.py', '.sh', '.ui', '.css', '.svg', '.sql'}
PRODUCTS = {'.o', '.a', '.so', '.mo', '.gmo', '.pot', '.pyc', '.gresource', '.compiled', '.log', '.orig', '.rej'}
LONGEST_SOURCE = 900      # lines
LARGEST_FILE = 2_000_000  # bytes

PLAIN = re.compile(r'_(?:new|free|ref|unref|copy|get_type|error_quark)$')

# A file that is tracked is read on every machine. The words are put together
# here so that this file does not hold them.
FOREIGN = [
    ('a path of one machine', re.compile(r'(?<![\w.}])/(?:work|root|farm|mnt|Users)/\w')),
    ('a home folder', re.compile(r'(?<![\w.}])/home/(?!user/|example/)\w')),
    ('a mirror of packages', re.compile('|'.join((
        r'deb\.' + 'debian', r'snapshot\.' + 'debian', r'ftp\.\w+\.' + 'debian', r'security\.' + 'debian',
        r'archive\.' + 'ubuntu')))),
]


def tracked(root):
    """The files that are in the repository or would be with the next commit."""
    if (root / '.git').exists():
        result = subprocess.run(
            ['git', '-c', f'safe.directory={root}', '-C', str(root), 'ls-files', '-z',
             '--cached', '--others', '--exclude-standard'],
            capture_output=True, text=True, check=True)
        names = filter(None, result.stdout.split('\0'))
    else:
        names = (path.relative_to(root).as_posix() for path in root.rglob('*')
                 if not re.match(r'_?build', path.relative_to(root).parts[0]))
    return sorted({name for name in names if (root / name).is_file()})


def read(path):
    try:
        return path.read_text(encoding='utf-8')
    except UnicodeDecodeError:
        return None


def is_source(name):
    return Path(name).suffix in SOURCES or name in ('dev', '.ci/run')


def check_top(root, names):
    """The top level has what the design gives it."""
    for top in sorted({name.split('/')[0] for name in names}):
        if top not in TOP and not top.startswith('.'):
            yield top


def check_products(root, names):
    """Nothing that is built is kept."""
    for name in names:
        if Path(name).suffix in PRODUCTS or name.startswith('_build') or '__pycache__' in name or name.endswith('~'):
            yield name
        elif (root / name).stat().st_size > LARGEST_FILE:
            yield f'{name} is larger than {LARGEST_FILE} bytes'


def check_words(root, names):
    """No file names a place that only one machine has."""
    for name in names:
        text = read(root / name)
        for number, line in enumerate((text or '').splitlines(), start=1):
            for what, pattern in FOREIGN:
                if pattern.search(line):
                    yield f'{name}:{number}: {what}: {line.strip()[:80]}'


def check_licence(root, names):
    """Each source says its licence at its beginning."""
    for name in filter(is_source, names):
        if 'SPDX-License-Identifier: GPL-3.0-or-later' not in '\n'.join((read(root / name) or '').splitlines()[:3]):
            yield name


def check_size(root, names):
    """No source is longer than one can read at a sitting."""
    for name in filter(is_source, names):
        lines = len((read(root / name) or '').splitlines())
        if lines > LONGEST_SOURCE:
            yield f'{name}: {lines} lines'


def check_order(root, names):
    """A C file begins with its log domain, then config.h."""
    for name in names:
        if name.startswith('src/') and name.endswith('.c'):
            lines = re.findall(r'^#\s*(define G_LOG_DOMAIN|include \S+)', read(root / name), re.M)
            if lines[:2] != ['define G_LOG_DOMAIN', 'include "config.h"']:
                yield name


def paragraphs(text):
    """(number of the first line, lines) of what empty lines part outside a comment."""
    block, start, comment = [], 1, False
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() and not comment:
            if block:
                yield start, block
            block = []
        else:
            if not block:
                start = number
            block.append(line)
            comment = line.rfind('/*') > line.rfind('*/') if '/*' in line else comment and '*/' not in line
    if block:
        yield start, block


def check_headers(root, names):
    """In a header, a comment stands above each public function or group of functions."""
    for name in names:
        if not (name.startswith('src/') and name.endswith('.h')) or name.endswith('-private.h'):
            continue
        above = False  # whether the paragraph before was a comment alone
        for start, block in paragraphs(read(root / name)):
            code = re.sub(r'/\*.*?\*/', '', '\n'.join(block), flags=re.S)
            commented = '/*' in '\n'.join(block)
            functions = re.findall(r'^[A-Za-z_][^;{}()]*?\b(drom_\w+)\s*\([^;{}]*\)[^;{}]*;', code, re.M | re.S)
            # What these do, their type's own comment tells.
            told = [function for function in functions if not PLAIN.search(function)]
            if told and not commented and not above:
                yield f'{name}:{start}: {told[0]} has no comment'
            above = commented and not code.strip()


def main():
    root = Path(sys.argv[1])
    names = tracked(root)
    checks = [value for key, value in globals().items() if key.startswith('check_')]
    print(f'1..{len(checks)}')
    failed = False
    for number, check in enumerate(checks, start=1):
        problems = list(check(root, names))
        failed |= bool(problems)
        print('not ok' if problems else 'ok', number, check.__doc__)
        for problem in problems:
            print('#', problem)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
