#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Renews and checks the catalogues.

  catalogues.py update              renew POTFILES.in, drom.pot and each catalogue
  catalogues.py update --tidy       the same, and forget texts that are no longer used
  catalogues.py check               each rule as a line of TAP
  catalogues.py todo LANGUAGE       print what still lacks a translation

The rules are those of the functions whose name begins with "check_". A file that is
cut off, damaged or of another program is told in one sentence, with its line.
"""

import functools
import re
import subprocess
import sys
import tempfile
from pathlib import Path

PO = Path(__file__).resolve().parent
ROOT = PO.parent
WORDS = PO / 'rmy-words.tsv'
PHRASES = ROOT / 'data' / 'phrases' / 'phrases.tsv'

# The Swedish Romani alphabet (Isof 2010), letter by letter: its digraphs (čh,
# dž, kh, lj, nj, ph, th) are made of the same letters.
ROMANI_LETTERS = set('abcčdefghijklmnoprsštuvxzž')

# Files that may hold texts, as patterns below the project's folder.
CANDIDATES = ('data/*.in', 'src/**/*.c', 'src/**/*.h', 'ui/**/*.ui')

LINE = re.compile(r'(?:(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s+)?("(?:[^"\\]|\\.)*")')
CONFIDENCE = re.compile(r'([ABC])(?:: .+)?$')
REVIEWED = 'A: reviewed'  # by a speaker: what review.py notes
PLACEHOLDER = re.compile(r"%(?!%)[-+ #0'I]*(?:\d+\$)?[\d*.]*(?:hh|h|ll|l|z|j|t|L|q)?[a-zA-Z]|\{[a-z_]+\}")
WIDE = re.compile(r"%(?!%)(?:\d+\$)?[-+ #0'I]*(?:\d{3}|\d*\.\d{3})")  # no line has room for it
BRACES = re.compile(r'\{[a-z_]+\}')
MARKUP = re.compile(r'</?[a-z]+[^<>]*>|&[a-z]+;|https?://\S+')


class BadCatalogue(Exception):
    """A file that is no catalogue of Drom's; its text is a sentence for people."""


class Unit:
    """One text of a catalogue."""

    def __init__(self):
        self.comments = []   # the translator's, without "# "
        self.extracted = []  # the programmer's, without "#. "
        self.files = []
        self.flags = set()
        self.obsolete = False
        self.parts = {}      # msgctxt, msgid, msgid_plural, msgstr, msgstr[0] …

    @property
    def key(self):
        return self.parts.get('msgctxt'), self.parts['msgid']

    @property
    def name(self):
        context, msgid = self.key
        msgid = msgid.replace('\n', '\\n')
        return f'"{msgid}"' if context is None else f'"{msgid}" ({context})'

    @property
    def strings(self):
        return [text for part, text in self.parts.items() if part.startswith('msgstr')]


def unquote(text):
    escapes = {'n': '\n', 't': '\t', '"': '"', '\\': '\\', 'r': '\r'}
    return re.sub(r'\\(.)', lambda match: escapes.get(match[1], match[1]), text.strip()[1:-1])


def read_line(unit, part, line):
    """Takes a line of a unit in; returns the part that a quoted line after it continues."""
    if line.startswith('#~'):
        unit.obsolete = True
        line = line[2:].lstrip()
    if line.startswith('#.'):
        unit.extracted.append(line[2:].strip())
    elif line.startswith('#:'):
        unit.files += line[2:].split()
    elif line.startswith('#,'):
        unit.flags |= {flag.strip() for flag in line[2:].split(',')}
    elif line.startswith('#'):
        unit.comments.append(line[1:].strip())
    elif line.strip():
        match = LINE.fullmatch(line.strip())
        if not match or (match[1] is None and part is None):
            raise ValueError
        if match[1] is None:
            unit.parts[part] += unquote(match[2])
        else:
            part = match[1]
            unit.parts[part] = unquote(match[2])
    return part


def read_catalogue(path):
    """The units of a .po or .pot file; the first one is the header. BadCatalogue if it is none."""
    try:
        lines = path.read_bytes().decode('utf-8').splitlines()
    except OSError as error:
        raise BadCatalogue(f'{path.name} can’t be read ({error.strerror}); put the catalogue in its place.') from None
    except UnicodeDecodeError as error:
        number = error.object[:error.start].count(b'\n') + 1
        raise BadCatalogue(f'{path.name}, line {number}: this is not UTF-8; save the file again in UTF-8.') from None
    units = []
    unit, part, start = Unit(), None, 1
    for number, line in enumerate(lines + [''], start=1):
        if line.strip():
            try:
                part = read_line(unit, part, line)
            except ValueError:
                raise BadCatalogue(f'{path.name}, line {number}: this is no line of a catalogue, '
                                   'or it is cut off; take the file again from where it came.') from None
            continue
        if unit.parts and ('msgid' not in unit.parts or not unit.strings):
            raise BadCatalogue(f'{path.name}, line {start}: this text has no translation below it; '
                               'the file seems cut off: take it again from where it came.')
        if unit.parts:
            units.append(unit)
        unit, part, start = Unit(), None, number + 1
    return units


def is_of_drom(units, language):
    """Whether the header says that these are Drom's texts in that language."""
    header = units[0].parts['msgstr'] if units and not units[0].key[1] else ''
    fields = dict(re.findall(r'^([\w-]+): *(.*)$', header, re.M))
    return fields.get('Project-Id-Version', '').split(' ')[0] == 'drom' and fields.get('Language') == language


def check_file(path):
    """One sentence for each thing for which a catalogue may not be shipped; what is missing in it is none."""
    try:
        units = read_catalogue(path)
    except BadCatalogue as error:
        return [str(error)]
    if not is_of_drom(units, path.stem):
        return [f'{path.name}, line 1: this is not the catalogue of Drom for the language “{path.stem}”; '
                'put the right file in its place.']
    result = subprocess.run(
        ['msgfmt', '--check', '--check-accelerators=_', '-o', '/dev/null', str(path)],
        capture_output=True, text=True, env={'PATH': '/usr/bin:/bin', 'LC_ALL': 'C.UTF-8'}, check=False)
    problems = []
    if result.returncode != 0:
        for line in result.stderr.strip().splitlines():
            match = re.match(r'(.*?):(\d+): (.*)', line)
            if match:
                problems.append(f'{path.name}, line {match[2]}: {match[3].rstrip(".")}.')
        problems = problems or [f'{path.name}: {result.stderr.strip()}']
    return problems


def check_whole(paths):
    """The same of catalogues beside each other: each has the texts that the others have, or it was cut off between
    two of them."""
    keys = {path: {unit.key for unit in read_catalogue(path) if not unit.obsolete} for path in paths}
    everything = set().union(*keys.values())
    for path, there in keys.items():
        missing = len(everything - there)
        if missing:
            line = len(path.read_bytes().splitlines())
            yield (f'{path.name}, line {line}: the file ends here, and {missing} of the program’s texts are not in it; '
                   'it seems cut off: take it again from where it came, or run ./dev po.')


def languages():
    lines = (PO / 'LINGUAS').read_text(encoding='utf-8').splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith('#')]


def candidates():
    return sorted({path.relative_to(ROOT).as_posix()
                   for pattern in CANDIDATES for path in ROOT.glob(pattern)})


def extract(output):
    """Writes a fresh template; returns the files that have texts in them."""
    arguments = (PO / 'xgettext-args').read_text(encoding='utf-8').split('\n')
    with tempfile.NamedTemporaryFile('w', suffix='.list') as files:
        files.write('\n'.join(candidates()) + '\n')
        files.flush()
        subprocess.run(
            ['xgettext', '--package-name=drom', '--add-location=file', '--sort-by-file',
             f'--files-from={files.name}', f'--directory={ROOT}', f'--output={output}',
             *filter(None, arguments)],
            check=True)
    # The moment of extraction would make every renewal a change of every catalogue.
    text = output.read_text(encoding='utf-8')
    text = re.sub(r'"POT-Creation-Date: .*"\n', '', text)
    output.write_text(text.replace('charset=CHARSET', 'charset=UTF-8'), encoding='utf-8')
    return sorted({file for unit in read_catalogue(output) for file in unit.files})


def potfiles_text(files):
    return '# Renewed by "./dev po": every file that has texts in it.\n' + ''.join(f'{file}\n' for file in files)


def update(tidy):
    files = extract(PO / 'drom.pot')
    (PO / 'POTFILES.in').write_text(potfiles_text(files), encoding='utf-8')
    for language in languages():
        catalogue = PO / f'{language}.po'
        subprocess.run(
            ['msgmerge', '--quiet', '--update', '--backup=none', '--no-fuzzy-matching',
             '--add-location=file', '--sort-by-file', str(catalogue), str(PO / 'drom.pot')],
            check=True)
        if tidy:
            subprocess.run(['msgattrib', '--no-obsolete', '--sort-by-file', '-o', str(catalogue), str(catalogue)],
                           check=True)
        # What is missing is for "check" to say; here it is only counted.
        subprocess.run(['msgfmt', '--statistics', '-o', '/dev/null', str(catalogue)], check=False)


def todo(language):
    for unit in read_catalogue(PO / f'{language}.po')[1:]:
        if not unit.obsolete and ('fuzzy' in unit.flags or not all(unit.strings)):
            print(unit.name)


def check_potfiles(template, files):
    """POTFILES.in names the files that have texts in them, and no other."""
    if (PO / 'POTFILES.in').read_text(encoding='utf-8') != potfiles_text(files):
        yield 'po/POTFILES.in is not what ./dev po makes'


def check_ui(template, files):
    """.ui files name their domain and hide no text in CDATA, where xgettext does not look."""
    for path in sorted(ROOT.glob('ui/**/*.ui')):
        text = path.read_text(encoding='utf-8')
        if '<![CDATA[' in text:
            yield f'{path.relative_to(ROOT)}: CDATA'
        if 'translatable="yes"' in text and not re.search(r'<interface[^>]* domain="drom"', text):
            yield f'{path.relative_to(ROOT)}: <interface domain="drom"> is missing'


def check_texts(template, files):
    """A text of one word has a context, one with a placeholder a comment, none has dots for an ellipsis."""
    for unit in template:
        context, msgid = unit.key
        where = unit.files[0] if unit.files else '?'
        if not where.startswith(('src/', 'ui/')):
            continue
        # What stands for an argument in the help of dromctl: GOption knows no contexts.
        argument = where.startswith('src/ctl/') and msgid.isupper()
        if context is None and not argument and re.fullmatch(r'_?\w+[…:.!?]?', msgid):
            yield f'{where}: {unit.name} is one word and has no context'
        if PLACEHOLDER.search(msgid) and not any('Translators' in line for line in unit.extracted):
            yield f'{where}: {unit.name} has a placeholder and no /* Translators: … */'
        if '...' in msgid:
            yield f'{where}: {unit.name} has three dots; write …'


def check_complete(template, catalogue, language):
    """Every text is translated, nothing is fuzzy, nothing but the texts of today is there."""
    today = {unit.key: unit for unit in template}
    there = {unit.key for unit in catalogue if not unit.obsolete}
    for key in today.keys() - there:
        yield f'{today[key].name} is not in the catalogue; run ./dev po'
    for unit in catalogue:
        if unit.obsolete:
            continue
        if unit.key not in today:
            yield f'{unit.name} is no longer in the program; run ./dev po'
        elif unit.parts.get('msgid_plural') != today[unit.key].parts.get('msgid_plural'):
            yield f'{unit.name} has another plural than in the program; run ./dev po'
        elif 'fuzzy' in unit.flags:
            yield f'{unit.name} is fuzzy'
        elif not all(unit.strings):
            yield f'{unit.name} is not translated'


def check_formats(template, catalogue, language):
    """Headers, placeholders, mnemonics and markup agree with the English text."""
    yield from check_file(PO / f'{language}.po')
    for unit in catalogue:
        for text in filter(None, unit.strings):
            if sorted(MARKUP.findall(text)) != sorted(MARKUP.findall(unit.parts['msgid'])):
                yield f'{unit.name} has other markup'
            if sorted(BRACES.findall(text)) != sorted(BRACES.findall(unit.parts['msgid'])):
                yield f'{unit.name} has other placeholders'
            if 'c-format' in unit.flags and WIDE.search(text.replace('%%', '')):
                yield f'{unit.name} has a placeholder of hundreds of letters'


def check_confidence(template, catalogue, language):
    """Each Romani unit says once how sure its words are: "# A", "# B" or "# C", perhaps with ": why"."""
    for unit in catalogue:
        letters = [comment for comment in unit.comments if CONFIDENCE.match(comment)]
        if not unit.obsolete and all(unit.strings) and len(letters) != 1:
            yield f'{unit.name} has {len(letters)} letters of confidence'


@functools.cache
def swedish_names():
    """The words of po/rmy-names: they stand in Romani texts as they are."""
    lines = (PO / 'rmy-names').read_text(encoding='utf-8').splitlines()
    return {line.strip().casefold() for line in lines if line.strip() and not line.startswith('#')}


def foreign_words(texts):
    """Each word with a letter that Romani doesn't have, and these letters; names of po/rmy-names excepted."""
    names = swedish_names()
    for text in texts:
        # A mnemonic's mark stands within a word.
        text = PLACEHOLDER.sub(' ', MARKUP.sub(' ', text)).replace('_', '')
        for word in re.findall(r'[^\W\d_]+', text):
            foreign = set(word.casefold()) - ROMANI_LETTERS
            if foreign and word.casefold() not in names:
                yield f'"{word}" has {" ".join(sorted(foreign))}'


def check_alphabet(template, catalogue, language):
    """Romani is written with the letters of its alphabet; names of po/rmy-names excepted."""
    for unit in catalogue:
        if not unit.obsolete:
            yield from (f'{unit.name}: {problem}' for problem in foreign_words(unit.strings))


def check_phrases(template, files):
    """The standard phrases have each language, a letter of confidence, and Romani in its alphabet."""
    heads, *rows = (line.split('\t') for line in PHRASES.read_text(encoding='utf-8').splitlines())
    for row in rows:
        cells = dict(zip(heads, row))
        if len(row) != len(heads) or not all(row):
            yield f'{row[0]} has an empty cell or a wrong number of them'
        elif not CONFIDENCE.match(cells['confidence']):
            yield f'{row[0]} has no letter of confidence'
        else:
            yield from (f'{row[0]}: {problem}' for problem in foreign_words([cells['rmy']]))


def check_words(template, files):
    """The list of Romani words has four filled cells in each row, and a letter."""
    heads, *rows = (line.split('\t') for line in WORDS.read_text(encoding='utf-8').splitlines())
    for number, row in enumerate(rows, start=2):
        if len(row) != len(heads) or not all(row) or row[1] not in ('A', 'B', 'C'):
            yield f'{WORDS.name}, line {number}: {" ".join(row)}'


TEMPLATE_RULES = (check_potfiles, check_ui, check_texts, check_phrases, check_words)
RULES = (check_complete, check_formats)
ROMANI_RULES = (check_confidence, check_alphabet)


def check():
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / 'drom.pot'
        files = extract(output)
        template = read_catalogue(output)[1:]

    results = [(rule.__doc__, list(rule(template, files))) for rule in TEMPLATE_RULES]
    for language in languages():
        try:
            catalogue = read_catalogue(PO / f'{language}.po')[1:]
        except BadCatalogue as error:
            results.append((f'{language}: The file is a catalogue.', [str(error)]))
            continue
        for rule in RULES + (ROMANI_RULES if language == 'rmy' else ()):
            results.append((f'{language}: {rule.__doc__}', list(rule(template, catalogue, language))))

    print(f'1..{len(results)}')
    for number, (name, problems) in enumerate(results, start=1):
        # A number sign would begin a directive of TAP.
        print('not ok' if problems else 'ok', number, name.replace('#', '\\#'))
        for problem in problems:
            print('#', problem)
    return 1 if any(problems for _, problems in results) else 0


def main(arguments):
    if arguments == ['check']:
        return check()
    if arguments in (['update'], ['update', '--tidy']):
        return update(tidy='--tidy' in arguments)
    if len(arguments) == 2 and arguments[0] == 'todo' and arguments[1] in languages():
        return todo(arguments[1])
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
