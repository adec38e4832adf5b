#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""po/review.py and what the catalogues' check says of bad files: nothing is lost, and each
thing that is wrong is told in a sentence.

  test-review.py FOLDER-OF-THE-CATALOGUES PHRASES.tsv
"""

import csv
import html
import io
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
PO, PHRASES = Path(sys.argv[1]), Path(sys.argv[2])
sys.path.insert(0, str(PO))

import catalogues  # noqa: E402
import review  # noqa: E402


class Case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        for name in ('sv.po', 'rmy.po'):
            shutil.copy(PO / name, self.folder)
        self.po = self.folder / 'rmy.po'
        self.phrases = Path(shutil.copy(PHRASES, self.folder))
        # Whatever the texts are today, each kind is there.
        self.texts = review.all_texts(self.folder, self.phrases)
        program = [text for text in self.texts if text.part == review.PROGRAM and text.letter[0] in 'BC']
        plain = [text for text in program if not text.form and '%' not in text.english and '_' not in text.english
                 and not catalogues.MARKUP.search(text.english) and len(text.english) > 12]
        self.plain, self.other = plain[0], plain[1]
        self.counted = next(text for text in program if text.form == 1 and '%u' in text.english)
        self.formed = next(text for text in program if not text.form and text.english.count('%s') == 1)
        self.ordered = next(text for text in program if '%1$s' in text.english and '%2$s' in text.english)
        self.pressed = next(text for text in program if text.english.count('_') == 1)
        self.phrase = next(text for text in self.texts if text.part == review.PHRASES and text.letter[0] in 'BC')

    def run_tool(self, *arguments):
        return subprocess.run(
            [sys.executable, str(PO / 'review.py'), f'--po={self.folder}', f'--phrases={self.phrases}', *arguments],
            capture_output=True, text=True, encoding='utf-8', check=False)

    def make_list(self, answers, change=None):
        """A reviewed list: answers is {text: (reviewed, better)}; change(cells) alters what else is asked."""
        source = review.csv_text(review.choose(self.texts, None, None), {})
        rows = list(csv.DictReader(io.StringIO(source[1:], newline=''), delimiter=';'))
        by_key = {text.key: answer for text, answer in answers}
        for cells in rows:
            key = (cells[review.PART], cells[review.CONTEXT], review.unguard(cells[review.ENGLISH]), cells[review.FORM])
            if key in by_key:
                cells[review.REVIEWED], cells[review.BETTER] = by_key.pop(key)
                if change:
                    change(cells)
        self.assertFalse(by_key)
        output = io.StringIO()
        writer = csv.DictWriter(output, review.HEADS, delimiter=';', quoting=csv.QUOTE_ALL)
        writer.writeheader()
        writer.writerows(rows)
        path = self.folder / 'list.csv'
        path.write_text('\ufeff' + output.getvalue(), encoding='utf-8', newline='')
        return path

    def read(self, path, *options):
        result = self.run_tool('read', str(path), *options)
        self.assertEqual(result.stderr.count('\n'), 0 if result.stdout else 1, result.stderr)
        return result

    def unit(self, text):
        context = text.context or None
        return next(unit for unit in catalogues.read_catalogue(self.po) if unit.key == (context, text.msgid))


class List(Case):
    def test_weakest_first_and_once(self):
        path = self.folder / 'list.csv'
        self.assertEqual(self.run_tool('csv', str(path)).returncode, 0)
        data = path.read_bytes()
        self.assertTrue(data.startswith(b'\xef\xbb\xbf"Del";'))
        rows = list(csv.DictReader(io.StringIO(data.decode('utf-8-sig'), newline=''), delimiter=';'))
        self.assertEqual(rows[-1][review.PART], review.END)
        letters = ''.join(row[review.LETTER][0] for row in rows[:-1])
        self.assertRegex(letters, '^C+B+$')
        keys = [(row[review.PART], row[review.CONTEXT], row[review.ENGLISH], row[review.FORM]) for row in rows]
        self.assertEqual(len(keys), len(set(keys)))
        self.assertEqual(len(keys) - 1, sum(text.letter[0] in 'BC' for text in self.texts))
        self.assertTrue(all(row[review.SWEDISH] and row[review.ROMANI] for row in rows[:-1]))
        self.assertTrue(any(row[review.WORDS] for row in rows))

    def test_no_formulas(self):
        path = self.folder / 'list.csv'
        self.run_tool('csv', str(path), '--letter', 'A')
        cells = [cell for row in csv.reader(io.StringIO(path.read_text('utf-8-sig'), newline=''), delimiter=';')
                 for cell in row]
        self.assertFalse([cell for cell in cells if cell[:1] in ('=', '+', '-', '@', '\t', '\r')])
        self.assertIn("'+ _Goal", cells)
        for text in ('=1+1', '+ _Goal', "'+ x", "'quoted'", '-', '@a', 'plain', ''):
            self.assertEqual(review.unguard(review.guard(text)), text)
        # A spreadsheet that takes the apostrophe away does no harm.
        self.assertEqual(review.unguard('+ _Goal'), '+ _Goal')

    def test_choices(self):
        path = self.folder / 'list.csv'
        self.run_tool('csv', str(path), '--letter', 'C', '--part', 'phrases')
        rows = list(csv.DictReader(io.StringIO(path.read_text('utf-8-sig'), newline=''), delimiter=';'))[:-1]
        self.assertEqual({(row[review.PART], row[review.LETTER][0]) for row in rows}, {(review.PHRASES, 'C')})

    def test_pages(self):
        path = self.folder / 'list.html'
        self.assertEqual(self.run_tool('print', str(path)).returncode, 0)
        page = path.read_text(encoding='utf-8')
        for text in review.choose(self.texts, None, None):
            self.assertIn(html.escape(text.romani), page)
            self.assertIn(html.escape(text.swedish), page)
        self.assertEqual(page.count('☐'), len({(text.letter[0], text.swedish, text.romani)
                                               for text in review.choose(self.texts, None, None)}))
        self.assertEqual(len(re.findall('<tbody>', page)), len(re.findall('</tbody>', page)))

    def test_figures(self):
        output = self.run_tool('figures').stdout
        units = {text.context + '\4' + text.msgid: text.letter[0] for text in self.texts if text.part == review.PROGRAM}
        for letter in 'ABC':
            self.assertRegex(output, rf'rmy .*{letter} {list(units.values()).count(letter)}\b')
        self.assertRegex(output, rf'rmy +texts {len(units)}, translated {len(units)};')
        self.assertRegex(output, r'sv +texts \d+, translated \d+\n')
        self.assertRegex(output, r'phrases +texts \d+, ')


class Read(Case):
    def test_round_trip(self):
        counted = [text for text in self.texts if text.msgid == self.counted.msgid and text.form]
        path = self.make_list([
            (self.plain, ('ja', '')), (self.other, ('', 'Čačo teksto')), (self.phrase, ('x', 'Kamav te sičuvav')),
            (counted[0], ('ja', '')), (counted[1], ('', '%u buča maj but'))])
        before = {unit.key: unit for unit in catalogues.read_catalogue(self.po)}
        result = self.read(path)
        self.assertEqual((result.returncode, result.stdout), (0, 'Taken: 5. Not taken: 0.\n'))
        self.assertEqual(catalogues.check_file(self.po), [])
        self.assertEqual(self.unit(self.plain).strings, [self.plain.romani])
        self.assertEqual(self.unit(self.other).strings, ['Čačo teksto'])
        self.assertEqual(self.unit(self.counted).strings, [counted[0].romani, '%u buča maj but'])
        for text in (self.plain, self.other, self.counted):
            self.assertEqual([comment for comment in self.unit(text).comments if catalogues.CONFIDENCE.match(comment)],
                             [catalogues.REVIEWED])
        changed = {unit.key for unit in catalogues.read_catalogue(self.po)
                   if (unit.strings, unit.comments, unit.extracted, unit.files, unit.flags)
                   != (before[unit.key].strings, before[unit.key].comments, before[unit.key].extracted,
                       before[unit.key].files, before[unit.key].flags)}
        self.assertEqual(changed, {(text.context or None, text.msgid) for text in
                                   (self.plain, self.other, self.counted)})
        heads, rows = review.read_phrases(self.phrases)
        row = next(row for row in rows if row[heads.index('name')] == self.phrase.context)
        self.assertEqual((row[heads.index('rmy')], row[heads.index('confidence')]),
                         ('Kamav te sičuvav', catalogues.REVIEWED))
        # What is reviewed is not asked again, and is counted.
        texts = review.choose(review.all_texts(self.folder, self.phrases), None, None)
        self.assertNotIn(self.plain.key, [text.key for text in texts])
        self.assertRegex(self.run_tool('figures').stdout, r'rmy .*\(reviewed 3\)')
        table = self.folder / 'table.inc'
        subprocess.run([sys.executable, str(PO / 'confidence.py'), str(table), str(self.po)], check=True)
        self.assertRegex(table.read_text(), r'"rmy", \d+, \d+, \d+, 3 ')
        # The same list again changes nothing.
        again = self.po.read_bytes(), self.phrases.read_bytes()
        self.assertEqual(self.read(path).returncode, 0)
        self.assertEqual((self.po.read_bytes(), self.phrases.read_bytes()), again)

    def test_dry_run(self):
        before = self.po.read_bytes(), self.phrases.read_bytes()
        path = self.make_list([(self.plain, ('ja', 'Kaver teksto')), (self.phrase, ('', 'Kaver'))])
        self.assertEqual(self.read(path, '--dry-run').stdout, 'Could be taken: 2. Not taken: 0.\n')
        self.assertEqual((self.po.read_bytes(), self.phrases.read_bytes()), before)

    def test_nothing_reviewed(self):
        before = self.phrases.read_bytes()
        self.assertEqual(self.read(self.make_list([])).stdout, 'Taken: 0. Not taken: 0.\n')
        self.assertEqual(self.phrases.read_bytes(), before)

    def check_not_taken(self, text, answer, sentence, change=None):
        """The row is told, and the good one beside it is taken."""
        good = self.other if text is not self.other else self.plain
        result = self.read(self.make_list([(text, answer), (good, ('', 'Laši vorba'))],
                                          lambda cells: change(cells) if change and cells[review.BETTER] != 'Laši vorba'
                                          else None))
        lines = result.stdout.splitlines()
        self.assertEqual((result.returncode, len(lines), lines[-1]), (1, 2, 'Taken: 1. Not taken: 1.'), result.stdout)
        self.assertRegex(lines[0], rf'^Row \d+: .*{sentence}.*\.$')
        self.assertEqual(self.unit(good).strings, ['Laši vorba'])

    def test_placeholders(self):
        for better in ('Bi thanesko', '%d', '%s %s', '%2$s', '100 %', '%9999999s', '%.100s'):
            self.check_not_taken(self.formed, ('', better), 'placeholders')

    def test_order_of_placeholders(self):
        first, second = re.findall(r'%\d\$s', self.ordered.english)[:2]
        self.assertEqual(review.problem_with(self.ordered, f'{second} katar {first}'), None)
        self.assertIn('placeholders', review.problem_with(self.ordered, f'{first} katar {first}'))

    def test_mnemonic(self):
        for better in ('Phande', '_Phan_de'):
            self.check_not_taken(self.pressed, ('', better), 'underscore')
        self.check_not_taken(self.plain, ('', 'Lašo _teksto'), 'underscore')

    def test_letters(self):
        self.check_not_taken(self.plain, ('', 'Wåxo'), 'w å')
        self.check_not_taken(self.plain, ('', 'Laš\x07'), 'control')

    def test_plural_forms(self):
        self.check_not_taken(self.counted, ('ja', ''), '2 forms')

    def test_not_today(self):
        self.check_not_taken(self.plain, ('ja', ''), 'no text', lambda cells: cells.update({review.ENGLISH: 'Gone'}))
        self.check_not_taken(self.plain, ('ja', ''), 'no text', lambda cells: cells.update({review.CONTEXT: 'other'}))
        self.check_not_taken(self.plain, ('ja', ''), 'changed', lambda cells: cells.update({review.ROMANI: 'Purano'}))
        self.check_not_taken(self.phrase, ('', 'Vareso'), 'no text',
                             lambda cells: cells.update({review.ENGLISH: 'Another phrase'}))

    def test_unclear_answer(self):
        self.check_not_taken(self.plain, ('kanske', ''), 'kanske')

    def test_two_answers(self):
        path = self.make_list([(self.plain, ('', 'Jekh'))])
        lines = path.read_text(encoding='utf-8').split('\r\n')
        number = next(i for i, line in enumerate(lines) if '"Jekh"' in line)
        lines.insert(number + 1, lines[number].replace('"Jekh"', '"Duj"'))
        path.write_text('\r\n'.join(lines), encoding='utf-8', newline='')
        result = self.read(path)
        self.assertRegex(result.stdout, r'Row \d+: Row \d+ says something else for the same text\.\nTaken: 1\.')
        self.assertEqual(self.unit(self.plain).strings, ['Jekh'])

    def test_spreadsheets(self):
        """Other delimiters, no quotes, no mark in front, other ends of lines, other order of columns."""
        path = self.make_list([(self.plain, ('JA ', '')), (self.other, ('', ' Laši vorba '))])
        rows = list(csv.reader(io.StringIO(path.read_text('utf-8-sig'), newline=''), delimiter=';'))
        order = list(reversed(range(len(rows[0]))))
        for delimiter, ending in ((',', '\n'), ('\t', '\r\n'), (';', '\n')):
            shutil.copy(PO / 'rmy.po', self.po)
            output = io.StringIO()
            csv.writer(output, delimiter=delimiter, lineterminator=ending).writerows(
                [row[i] for i in order] for row in rows)
            path.write_text(output.getvalue(), encoding='utf-8', newline='')
            self.assertEqual(self.read(path).stdout, 'Taken: 2. Not taken: 0.\n')
            self.assertEqual(self.unit(self.other).strings, ['Laši vorba'])

    def words_file(self, *texts, program='drom 0.1.0', language='rmy'):
        """As the program writes what was corrected there: (context, msgid, plural, strings)."""
        blocks = [f'msgid ""\nmsgstr ""\n"Project-Id-Version: {program}\\n"\n"Language: {language}\\n"\n']
        for context, msgid, plural, strings in texts:
            lines = [f'msgctxt {review.quote(context)}'] if context else []
            lines.append(f'msgid {review.quote(msgid)}')
            lines += [f'msgid_plural {review.quote(plural)}'] if plural else []
            lines += [f'msgstr{f"[{number}]" if plural else ""} {review.quote(string)}'
                      for number, string in enumerate(strings)]
            blocks.append('# 2026-11-21\n' + '\n'.join(lines) + '\n')
        path = self.folder / 'drom-rmy.po'
        path.write_text('\n'.join(blocks), encoding='utf-8')
        return path

    def test_corrected_words(self):
        """What was corrected in the program comes in by the same rules, and says that it was reviewed."""
        path = self.words_file((self.plain.context, self.plain.msgid, '', ['Laši vorba']),
                               (self.counted.context, self.counted.msgid, self.counted.plural, ['Jekh %u', 'But %u']))
        self.assertEqual(self.read(path).stdout, 'Taken: 3. Not taken: 0.\n')
        self.assertEqual(catalogues.check_file(self.po), [])
        self.assertEqual(self.unit(self.plain).strings, ['Laši vorba'])
        self.assertEqual(self.unit(self.counted).strings, ['Jekh %u', 'But %u'])
        self.assertIn(catalogues.REVIEWED, self.unit(self.counted).comments)

    def test_bad_corrected_words(self):
        good = self.plain.context, self.plain.msgid, '', ['Laši vorba']
        result = self.read(self.words_file(good, (self.formed.context, self.formed.msgid, '', ['%d']),
                                           ('', 'A text of another version', '', ['Vareso'])))
        self.assertEqual(result.returncode, 1)
        self.assertRegex(result.stdout, r'^Text 2, ".*": .*placeholders.*\.\nText 3, ".*": .*no text.*\.\n'
                                        r'Taken: 1\. Not taken: 2\.$')
        before = self.po.read_bytes()
        for header in {'program': 'gtk 4'}, {'language': 'sv'}:
            self.assertRegex(self.read(self.words_file(good, **header)).stderr,
                             r'^drom-rmy\.po, line 1: .*nothing was changed\.\n$')
        path = self.words_file(good)
        path.write_bytes(path.read_bytes()[:-5])
        self.assertRegex(self.read(path).stderr, r'^drom-rmy\.po, line \d+: .*cut off.*\.\n$')
        self.assertEqual(self.po.read_bytes(), before)

    def check_refused(self, data, sentence):
        before = self.po.read_bytes(), self.phrases.read_bytes()
        path = self.folder / 'list.csv'
        path.write_bytes(data)
        result = self.read(path)
        self.assertEqual((result.returncode, result.stdout), (1, ''))
        self.assertRegex(result.stderr, rf'{sentence}.*; nothing was changed\.\n$')
        self.assertEqual((self.po.read_bytes(), self.phrases.read_bytes()), before)

    def test_refused_lists(self):
        data = self.make_list([(self.plain, ('', 'Laši vorba'))]).read_bytes()
        text = data.decode('utf-8-sig')
        lines = text.split('\r\n')
        self.check_refused('\r\n'.join(lines[:-2]).encode(), 'cut off')   # the last row is missing
        self.check_refused(data[:len(data) // 2 - data[:len(data) // 2][::-1].find(b'"')], '.')
        self.check_refused('\r\n'.join(lines[:40]).encode()[:-3], 'cut off')
        self.check_refused('\r\n'.join(lines[:40] + [lines[40][:20]]).encode(), 'cut off')
        self.check_refused('\r\n'.join(lines[:40] + ['"program";"C"'] + lines[41:]).encode(), '2 columns')
        self.check_refused(text.replace('"Granskat";', '"Granskare";').encode(), 'no column “Granskat”')
        self.check_refused(text.encode('cp1252', errors='replace'), 'not in UTF-8')
        self.check_refused(text.encode('utf-16'), 'not in UTF-8|not a text file')
        self.check_refused(b'', 'no column')
        self.check_refused(b'\x7fELF\0\0', 'not a text file|no column')
        result = self.run_tool('read', str(self.folder / 'nowhere.csv'))
        self.assertEqual((result.returncode, result.stderr.count('\n')), (1, 1))

    def test_cut_anywhere(self):
        """However a list is cut off, nothing is taken from it."""
        data = self.make_list([(self.plain, ('', 'Laši vorba'))]).read_bytes()
        end = data.rindex(b'"Slut"')
        for length in [*range(0, end, 4001), *range(end - 40, len(data) - 20)]:
            with self.assertRaises(review.Refused, msg=length):
                review.read_rows(data[:length])


class Catalogues(Case):
    def confidence(self, *paths):
        output = self.folder / 'table.inc'
        result = subprocess.run([sys.executable, str(PO / 'confidence.py'), str(output), *map(str, paths)],
                                capture_output=True, text=True, encoding='utf-8', check=False)
        self.assertEqual((result.returncode, output.exists()), (1, False))
        return result.stderr

    def check_bad(self, data, sentence):
        """The file is told in one sentence with its line, and is not built."""
        self.po.write_bytes(data)
        problems = catalogues.check_file(self.po)
        self.assertEqual(len(problems), 1, problems)
        self.assertRegex(problems[0], rf'^rmy\.po, line \d+: .*{sentence}.*\.$')
        self.assertEqual(self.confidence(self.po), problems[0] + '\n')

    def test_good(self):
        for name in catalogues.languages():
            self.assertEqual(catalogues.check_file(PO / f'{name}.po'), [])

    def test_bad_files(self):
        data = self.po.read_bytes()
        lines = data.split(b'\n')
        text = next(i for i, line in enumerate(lines) if i > 40 and line.startswith(b'msgstr "') and len(line) > 20)
        self.check_bad(b'\n'.join(lines[:text]) + b'\n' + lines[text][:15], 'cut off')
        self.check_bad(b'\n'.join(lines[:text]) + b'\n', 'cut off')
        self.check_bad(b'\n'.join(lines[:text] + [b'<<<<<<< HEAD'] + lines[text:]), 'no line of a catalogue')
        self.check_bad(data.replace(b'drom 0', b'gtk 4', 1), 'not the catalogue of Drom')
        self.check_bad((PO / 'sv.po').read_bytes(), 'not the catalogue of Drom')
        self.check_bad(b'', 'not the catalogue of Drom')
        self.check_bad(data.replace('č'.encode(), b'\xe8', 1), 'not UTF-8')
        number = next(i for i, line in enumerate(lines) if line.startswith(b'msgstr "') and line.count(b'%s') == 1)
        broken = lines[:number] + [lines[number].replace(b'%s', b'%d')] + lines[number + 1:]
        self.check_bad(b'\n'.join(broken), 'msgstr')
        broken = lines[:number] + [lines[number].replace(b'%s', b'')] + lines[number + 1:]
        self.check_bad(b'\n'.join(broken), 'msgstr')

    def test_cut_anywhere(self):
        """Each cut is told, or leaves whole texts and so fewer of them, which the check tells."""
        data = self.po.read_bytes()
        whole = len(catalogues.read_catalogue(self.po))
        for length in range(0, len(data) - 2000, 1499):
            self.po.write_bytes(data[:length])
            try:
                self.assertLess(len(catalogues.read_catalogue(self.po)), whole)
            except catalogues.BadCatalogue as error:
                self.assertRegex(str(error), r'^rmy\.po, line \d+: .*\.$')

    def test_cut_between_texts(self):
        """What is left is a whole catalogue, but not of all texts: it is told with its line, and is not built."""
        swedish = self.folder / 'sv.po'
        blocks = [block for block in self.po.read_text(encoding='utf-8').split('\n\n') if '\n#~ ' not in block]
        self.assertEqual(list(catalogues.check_whole([swedish, self.po])), [])
        for length in (1, 2, len(blocks) // 2, len(blocks) - 1):
            self.po.write_text('\n\n'.join(blocks[:length]) + '\n', encoding='utf-8')
            self.assertEqual(catalogues.check_file(self.po), [])
            sentence = self.confidence(swedish, self.po)
            self.assertRegex(sentence, rf'^rmy\.po, line \d+: .* {len(blocks) - length} of .* cut off.*\.\n$')

    def test_missing(self):
        self.po.unlink()
        self.assertRegex(self.confidence(self.folder / 'sv.po', self.po), r'^rmy\.po can’t be read.*\.\n$')

    def test_width(self):
        """A placeholder that no line has room for is told."""
        text = self.po.read_text(encoding='utf-8')
        changed = re.sub(r'(\nmsgstr "[^"%]*)%s', r'\1%5000s', text, count=1)
        self.assertNotEqual(text, changed)
        self.po.write_text(changed, encoding='utf-8')
        self.assertEqual(catalogues.check_file(self.po), [])
        problems = list(catalogues.check_formats([], catalogues.read_catalogue(self.po), 'rmy'))
        self.assertEqual(len(problems), 1, problems)
        self.assertRegex(problems[0], 'hundreds')

    def test_letters(self):
        """A Romani text without a letter, or with two, is told."""
        def problems():
            return list(catalogues.check_confidence([], catalogues.read_catalogue(self.po)[1:], 'rmy'))

        self.assertEqual(problems(), [])
        text = self.po.read_text(encoding='utf-8')
        self.po.write_text(text.replace('\n# C\n', '\n', 1), encoding='utf-8')
        self.assertRegex('\n'.join(problems()), '^.* has 0 letters of confidence$')
        self.po.write_text(text.replace('\n# C\n', '\n# C\n# B\n', 1), encoding='utf-8')
        self.assertRegex('\n'.join(problems()), '^.* has 2 letters of confidence$')


if __name__ == '__main__':
    # One line of TAP for each, so that they are counted like the others.
    loader = unittest.defaultTestLoader
    suite = unittest.TestSuite(loader.loadTestsFromTestCase(case) for case in (List, Read, Catalogues))
    tests = [test for case in suite for test in case]
    print(f'1..{len(tests)}')
    good = True
    for number, test in enumerate(tests, start=1):
        result = unittest.TestResult()
        test.run(result)
        print('ok' if result.wasSuccessful() else 'not ok', number, test.id().rpartition('.')[2])
        for _, text in result.failures + result.errors:
            print(''.join(f'# {line}\n' for line in text.splitlines()), end='')
            good = False
    sys.exit(not good)
