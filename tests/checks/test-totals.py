#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What .ci/run tells is what happened: a crash, a leak and a lost log are failures."""

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

TOTALS = Path(__file__).resolve().parent / 'totals.py'


def case(name, inside=''):
    return f'<testcase name="{name}">{inside}</testcase>'


class Totals(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.build = Path(folder.name)

    def write(self, programs):
        """Writes the logs of programs: name -> (result, cases or None)."""
        logs = self.build / 'meson-logs'
        logs.mkdir()
        suites = ''.join(f'<testsuite name="drom.{name}">{"".join(cases)}</testsuite>'
                         for name, (_, cases) in programs.items() if cases is not None)
        (logs / 'testlog.junit.xml').write_text(f'<testsuites>{suites}</testsuites>', encoding='utf-8')
        (logs / 'testlog.json').write_text(
            ''.join(json.dumps({'name': name, 'result': result}) + '\n' for name, (result, _) in programs.items()),
            encoding='utf-8')

    def totals(self):
        result = subprocess.run([sys.executable, str(TOTALS), '--quiet', str(self.build)],
                                capture_output=True, text=True, check=False)
        return result.returncode, result.stdout.strip()

    def test_all_good(self):
        self.write({'drom:base / date': ('OK', [case(1), case(2), case(3, '<skipped />')]),
                    'drom:checks / desktop': ('OK', None)})
        self.assertEqual(self.totals(), (0, '3 passed, 0 failed'))

    def test_failed_case(self):
        self.write({'drom:base / date': ('FAIL', [case(1), case(2, '<failure />')])})
        self.assertEqual(self.totals(), (1, '1 passed, 1 failed'))

    def test_crash_after_good_cases(self):
        self.write({'drom:base / date': ('ERROR', [case(1), case(2)])})
        self.assertEqual(self.totals(), (1, '2 passed, 1 failed'))

    def test_time_limit_without_cases(self):
        self.write({'drom:base / date': ('TIMEOUT', []), 'drom:base / fold': ('OK', [case(1)])})
        self.assertEqual(self.totals(), (1, '1 passed, 1 failed'))

    def test_same_name_in_two_rooms(self):
        self.write({'drom:base / date': ('OK', [case(1)]), 'drom:language / date': ('FAIL', [case(1, '<failure />')])})
        self.assertEqual(self.totals(), (1, '1 passed, 1 failed'))

    def test_no_results(self):
        self.assertEqual(self.totals(), (1, '0 passed, 1 failed'))

    def test_only_skipped(self):
        self.write({'drom:base / date': ('SKIP', None)})
        self.assertEqual(self.totals(), (1, '0 passed, 0 failed'))


if __name__ == '__main__':
    # One line of TAP for each, so that they are counted like the others.
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(Totals)
    print(f'1..{suite.countTestCases()}')
    good = True
    for number, test in enumerate(suite, start=1):
        result = unittest.TestResult()
        test.run(result)
        print('ok' if result.wasSuccessful() else 'not ok', number, test.id().rpartition('.')[2])
        for _, text in result.failures + result.errors:
            print(''.join(f'# {line}\n' for line in text.splitlines()), end='')
            good = False
    sys.exit(not good)
