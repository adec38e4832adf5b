#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the test cases of build folders from what meson wrote down.

A case is one line of a test program ("ok 1 /date/week"); a program that has no
such lines, or that failed outside them (a crash, a time limit), counts as one.
Fails if a case failed, if a build has no results, or if nothing passed.
"""

import argparse
import json
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

GOOD = {'OK', 'EXPECTEDFAIL'}


def cases_of(suite):
    """Passed, failed and skipped cases of one test program in the JUnit file."""
    counts = {'passed': 0, 'failed': 0, 'skipped': 0}
    for case in suite.iter('testcase'):
        if case.find('failure') is not None or case.find('error') is not None:
            counts['failed'] += 1
        elif case.find('skipped') is not None:
            counts['skipped'] += 1
        else:
            counts['passed'] += 1
    return counts


def count(build):
    """(passed, failed, skipped, [names of failed programs]) of a build folder."""
    logs = build / 'meson-logs'
    results = [json.loads(line) for line in (logs / 'testlog.json').read_text().splitlines()]
    # "PROJECT.TEST" holds the cases of one program, "PROJECT" the programs without any.
    suites = {suite.get('name').split('.', 1)[-1]: suite
              for suite in ET.parse(logs / 'testlog.junit.xml').getroot().iter('testsuite')}

    total = {'passed': 0, 'failed': 0, 'skipped': 0}
    broken = []
    for result in results:
        suite = suites.get(result['name'])
        counts = cases_of(suite) if suite is not None else None
        good = result['result'] in GOOD
        if counts is None or sum(counts.values()) == 0:
            kind = 'passed' if good else 'skipped' if result['result'] == 'SKIP' else 'failed'
            counts = {'passed': 0, 'failed': 0, 'skipped': 0, kind: 1}
        elif not good and result['result'] != 'SKIP' and counts['failed'] == 0:
            counts['failed'] = 1
        if counts['failed']:
            broken.append(result['name'])
        for key, value in counts.items():
            total[key] += value
    return total, broken


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('builds', type=Path, nargs='+')
    parser.add_argument('--quiet', action='store_true', help='only the last line')
    args = parser.parse_args()

    passed = failed = 0
    for build in args.builds:
        try:
            total, broken = count(build)
        except (OSError, ValueError, ET.ParseError) as error:
            failed += 1
            if not args.quiet:
                print(f'{build.name}: no results: {error}')
            continue
        passed += total['passed']
        failed += total['failed']
        if not args.quiet:
            print('{}: {passed} passed, {failed} failed, {skipped} skipped'.format(build.name, **total))
            for name in broken:
                print(f'  failed: {name}')
    print(f'{passed} passed, {failed} failed')
    return 1 if failed or not passed else 0


if __name__ == '__main__':
    sys.exit(main())
