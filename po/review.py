#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lets somebody who knows Romani review the Romani texts, and takes the answers back.

  review.py csv FILE.csv [CHOICE…]       the texts as a list for a spreadsheet
  review.py print FILE.html [CHOICE…]    the same as pages to print and write on
  review.py read FILE.csv [--dry-run]    take a reviewed list back into po/rmy.po and the phrases
  review.py read FILE.po [--dry-run]     the same of the corrected words that a program has written
  review.py figures                      how many texts there are, and how sure they are

The weakest come first: guesses (C), then what is composed of known words (B); within these, what
participants read before what only administrators do. Choices:

  --letter C       only those with this letter; A too, which are left out otherwise
  --part program   only the program's texts ("phrases": only the standard phrases)

In the list, the reviewer writes "ja" in the column Granskat where the Romani is right as it
stands, or the right words in the column Bättre romani. Such a text gets the letter A with the
word "reviewed". A row that can't be taken is told in a sentence, and the others are taken;
a file that can't be read, or seems cut off, changes nothing.
"""

import argparse
import csv
import html
import io
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

# Nothing is written into the folder of the sources.
sys.dont_write_bytecode = True

import catalogues  # noqa: E402

LANGUAGE, BESIDE = 'rmy', 'sv'

# The heads are in Swedish, like the text that stands beside the Romani.
PART, LETTER, WORDS, CONTEXT, FORM, ENGLISH, SWEDISH, ROMANI, REVIEWED, BETTER, REMARK, EXPLANATION = HEADS = (
    'Del', 'Säkerhet', 'Osäkra ord', 'Sammanhang', 'Form', 'Engelska', 'Svenska', 'Romani', 'Granskat',
    'Bättre romani', 'Kommentar', 'Förklaring')
NEEDED = (PART, CONTEXT, FORM, ENGLISH, ROMANI, REVIEWED, BETTER)
PROGRAM, PHRASES = 'program', 'fras'
END = 'Slut'  # the last row: a list without it is cut off
YES, NO = ('ja', 'j', 'x', 'ok', 'va', 'yes', 'y'), ('', 'nej', 'n', 'na', 'no', '?')

# What a spreadsheet may take for a formula; the apostrophe in front is taken away again.
FORMULA = ('=', '+', '-', '@', '\t', '\r', "'")

# Small words and forms of "be" and "have" that the list of words hasn't as such.
COMMON = set('''le la o e si naj sas te kaj pe po ande ando anda andar andi pa paša tela maškar kana sar sa so či na vi ke thaj vaj
numaj inke maj pes len les lenge leske lake lesa late me tu tut tuke tusa amen amenge amenca tume man mande mange
žav žas žal žan avav aves avas aven avel dav des del das den lav las lel soste sode but thol kado kadi kadala kadale
kodo kodola kodolesko piro piri lende lendar peske kas kasko kaske kon savi save savesa savenca lesko leski leske
lako laki lake lengo lengi lenge čiro čiri čire muro muri mure amaro'''.split())


class Refused(Exception):
    """A sentence for people; nothing was changed."""


@dataclass
class Text:
    """One form of one text, as a row of the list has it."""

    part: str
    context: str
    english: str
    romani: str
    swedish: str
    letter: str        # "A", "B", "C: word"
    form: int = 0      # of a text with plural forms from 1, otherwise 0
    n_forms: int = 0
    explanation: str = ''
    flags: set = field(default_factory=set)
    room: str = ''     # the file that it stands in
    msgid: str = ''    # the English of the singular, by which the catalogue knows it
    plural: str = ''

    @property
    def key(self):
        return self.part, self.context, self.english, str(self.form or '')


def letter_of(comments):
    return next((comment for comment in comments if catalogues.CONFIDENCE.match(comment)), '')


def program_texts(po):
    beside = {unit.key: unit for unit in catalogues.read_catalogue(po / f'{BESIDE}.po')}
    for unit in catalogues.read_catalogue(po / f'{LANGUAGE}.po')[1:]:
        if unit.obsolete:
            continue
        context, msgid = unit.key
        plural = unit.parts.get('msgid_plural')
        swedish = beside[unit.key].strings if unit.key in beside else []
        for form, romani in enumerate(unit.strings):
            yield Text(
                PROGRAM, context or '', plural if plural is not None and form else msgid, romani,
                swedish[min(form, len(swedish) - 1)] if swedish else '', letter_of(unit.comments),
                form=form + 1 if plural is not None else 0, n_forms=len(unit.strings),
                explanation=' '.join(unit.extracted).replace('Translators: ', ''), flags=unit.flags,
                room=unit.files[0] if unit.files else '', msgid=msgid, plural=plural or '')


def read_phrases(path):
    """The heads and the rows of the table of standard phrases."""
    heads, *rows = (line.split('\t') for line in path.read_text(encoding='utf-8').splitlines())
    return heads, rows


def phrase_texts(path):
    heads, rows = read_phrases(path)
    for row in rows:
        cells = dict(zip(heads, row))
        yield Text(PHRASES, cells['name'], cells['en'], cells[LANGUAGE], cells[BESIDE], cells['confidence'],
                   explanation=' · '.join(cells[head] for head in ('kind', 'area') if head in cells))


def all_texts(po, phrases):
    return [*program_texts(po), *phrase_texts(phrases)]


# The words

def read_words(po):
    """What po/rmy-words.tsv knows: the beginning that a word keeps when it is bent -> (word, letter)."""
    stems = {}
    for line in (po / f'{LANGUAGE}-words.tsv').read_text(encoding='utf-8').splitlines()[1:]:
        romani, letter = line.split('\t')[:2]
        words = re.findall(r'[^\W\d_]+', romani.casefold())
        for word in words:
            stem = re.sub(r'(?:imos|[aeo]mos|isar|[eiou]l|[aeiou])$', '', word) if len(word) > 3 else word
            # Each word of a phrase is at least as sure as the whole.
            if stem not in stems or letter < stems[stem][1]:
                stems[stem] = word, letter
    return stems


def unsure_words(text, stems):
    """The words of a text that are composed, guessed or not in the list: "participanto C · registro –"."""
    found = {}
    names = catalogues.swedish_names()
    plain = catalogues.MARKUP.sub(' ', catalogues.PLACEHOLDER.sub(' ', text)).replace('_', '')
    for word in re.findall(r'[^\W\d_]{3,}', plain.casefold()):
        if word in COMMON or word in names:
            continue
        best = next((stems[word[:length]] for length in range(len(word), 2, -1)
                     if word[:length] in stems and len(word) - length <= 7), None)
        if best is None:
            found.setdefault(word, '–')
        elif best[1] != 'A':
            found.setdefault(best[0], best[1])
    return ' · '.join(f'{word} {letter}' for word, letter in found.items())


# The lists

def choose(texts, letter, part):
    """The weakest first; within a letter what is read most; what says the same stands together."""
    chosen = [text for text in texts
              if (text.letter or 'C')[0] in (letter or 'BC') and part in (None, text.part)]
    chosen.sort(key=lambda text: (-ord((text.letter or 'C')[0]), rank(text)))
    first = {}
    for number, text in enumerate(chosen):
        first.setdefault((text.letter[:1], text.swedish, text.romani), number)
    return sorted(chosen, key=lambda text: first[text.letter[:1], text.swedish, text.romani])


def rank(text):
    """Participants read papers and phrases; staff the screen; administrators the rest."""
    rooms = ('src/document/', 'ui/', 'src/app/', 'src/model/', 'data/', 'src/')
    if text.part == PHRASES:
        return 0
    if text.room.startswith('src/ctl/') or 'gschema' in text.room:
        return len(rooms)
    return next((number for number, room in enumerate(rooms) if text.room.startswith(room)), len(rooms))


def guard(cell):
    return "'" + cell if cell.startswith(FORMULA) else cell


def unguard(cell):
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(FORMULA) else cell


def csv_text(texts, stems):
    output = io.StringIO()
    writer = csv.writer(output, delimiter=';', quoting=csv.QUOTE_ALL, lineterminator='\r\n')
    writer.writerow(HEADS)
    for text in texts:
        cells = {PART: text.part, LETTER: text.letter, WORDS: unsure_words(text.romani, stems),
                 CONTEXT: text.context, FORM: str(text.form or ''), ENGLISH: text.english,
                 SWEDISH: text.swedish, ROMANI: text.romani, EXPLANATION: text.explanation}
        writer.writerow([guard(cells.get(head, '')) for head in HEADS])
    writer.writerow([END, str(len(texts))] + [''] * (len(HEADS) - 2))
    # With a mark in front, by which spreadsheets know UTF-8.
    return '\ufeff' + output.getvalue()


PAGE = '''<!DOCTYPE html>
<html lang="sv">
<head>
<meta charset="utf-8">
<title>Drom: granska romani</title>
<style>
@page {{ size: A4; margin: 16mm 14mm; }}
body {{ font: 10.5pt/1.35 Cantarell, "DejaVu Sans", sans-serif; color: #111; margin: 0 auto; max-width: 182mm; }}
h1 {{ font-size: 18pt; margin: 0 0 4mm; }}
h2 {{ font-size: 13pt; margin: 8mm 0 2mm; break-after: avoid; page-break-after: avoid; }}
p {{ margin: 0 0 2mm; }}
table {{ border-collapse: collapse; width: 100%; table-layout: fixed; }}
thead {{ display: table-header-group; }}
th {{ text-align: left; font-size: 8.5pt; font-weight: 600; border-bottom: 1.5pt solid #111; padding: 1mm 2mm 1mm 0; }}
td {{ vertical-align: top; padding: 1.5mm 2mm .5mm 0; overflow-wrap: anywhere; }}
tr.text td {{ border-top: .5pt solid #999; }}
tr {{ break-inside: avoid; page-break-inside: avoid; }}
tbody {{ break-inside: avoid; page-break-inside: avoid; }}
td.number {{ color: #555; font-size: 8.5pt; }}
td.romani {{ font-weight: 600; }}
td.right {{ text-align: center; font-size: 13pt; line-height: 1; }}
.small {{ display: block; font-size: 8pt; font-weight: normal; color: #555; }}
tr.lines td {{ padding: 0; }}
.line {{ display: block; border-bottom: .5pt solid #111; height: 7mm; margin-bottom: 1.5mm; }}
</style>
</head>
<body>
<h1>Granska romani i Drom</h1>
<p>Texterna är skrivna med hjälp av ordlistor och har inte granskats av någon som talar romani.
De osäkraste står först. Sätt ett kryss i rutan om texten är rätt. Skriv annars den rätta texten på raden under.
Med liten stil står de osäkra orden: C är gissat, B är sammansatt av kända ord, – finns inte i ordlistan.</p>
<p>Tecken som %s, %u och %1$s byts ut mot ett namn, ett datum eller ett tal och måste finnas kvar.
Ett understreck (_) står före bokstaven som används som kortkommando. Skriv inga riktiga namn på papperet.</p>
{sections}
</body>
</html>
'''

SECTIONS = {'C': 'Gissningar (C)', 'B': 'Sammansatta av kända ord (B)', 'A': 'Belagda (A)'}


def html_text(texts, stems):
    sections = []
    number = 0
    for letter, title in SECTIONS.items():
        rows = []
        # What says the same in both languages is asked once.
        same = {}
        for text in texts:
            if (text.letter or 'C')[0] == letter:
                same.setdefault((text.swedish, text.romani), []).append(text)
        for places in same.values():
            text = places[0]
            number += 1
            words = unsure_words(text.romani, stems)
            note = text.context if text.part == PROGRAM else 'fras'
            if len(places) > 1:
                note = f'på {len(places)} ställen'
            small = html.escape(text.english) + (f' ({html.escape(note)})' if note else '')
            lines = '<span class="line"></span>' * (1 + len(text.romani) // 75)
            rows.append(
                f'<tbody><tr class="text"><td class="number">{number}</td>'
                f'<td>{html.escape(text.swedish)}<span class="small">{small}</span></td>'
                f'<td class="romani" lang="{LANGUAGE}">{html.escape(text.romani)}'
                f'<span class="small">{html.escape(words)}</span></td><td class="right">☐</td></tr>'
                f'<tr class="lines"><td></td><td colspan="2">{lines}</td><td></td></tr></tbody>')
        if rows:
            sections.append(
                f'<h2>{title}: {len(rows)}</h2>\n<table><colgroup><col style="width:9mm"><col><col>'
                '<col style="width:14mm"></colgroup><thead><tr><th>Nr</th><th>Svenska</th><th>Romani</th>'
                '<th>Rätt</th></tr></thead>\n' + '\n'.join(rows) + '\n</table>')
    return PAGE.format(sections='\n'.join(sections))


# Reading a list back

def decode(data):
    try:
        return data.decode('utf-8-sig')
    except UnicodeDecodeError as error:
        line = data[:error.start].count(b'\n') + 1
        raise Refused(f'Line {line} of the list is not in UTF-8: save it again from the spreadsheet as '
                      '“CSV UTF-8”; nothing was changed.') from None


def read_list(path):
    """(where it stands, cells by their heads) of each answer in a list or a catalogue of corrected words."""
    if path.suffix == '.po':
        return read_corrected(path)
    return [(f'Row {number}', cells) for number, cells in read_rows(path.read_bytes())]


def read_corrected(path):
    """The same of a .po: what colleagues corrected in the program, as it was written out there."""
    units = catalogues.read_catalogue(path)
    if not catalogues.is_of_drom(units, LANGUAGE):
        raise Refused(f'{path.name}, line 1: these are not Drom’s words in the language “{LANGUAGE}”; '
                      'take the file that “Correct a word” exports; nothing was changed.')
    rows = []
    for number, unit in enumerate(units[1:], start=1):
        context, msgid = unit.key
        plural = unit.parts.get('msgid_plural')
        for form, romani in enumerate(unit.strings):
            cells = dict.fromkeys(HEADS, '')
            cells.update({PART: PROGRAM, CONTEXT: context or '', BETTER: tidy(romani),
                          ENGLISH: msgid if plural is None or form == 0 else plural,
                          FORM: '' if plural is None else str(form + 1)})
            rows.append((f'Text {number}, {unit.name}', cells))
    return rows


def read_rows(data):
    """(number of the row, cells by their heads) of a list; Refused if it is no whole list."""
    text = decode(data)
    if '\0' in text:
        raise Refused('The list is not a text file: save it from the spreadsheet as “CSV UTF-8”; nothing was changed.')
    first = text.split('\n', 1)[0]
    delimiter = max(';,\t', key=first.count)
    rows = []
    try:
        rows = list(csv.reader(io.StringIO(text, newline=''), delimiter=delimiter, strict=True))
    except csv.Error:
        raise Refused('The list seems cut off or damaged: a text in quotation marks has no end; '
                      'save it again from the spreadsheet; nothing was changed.') from None
    heads = [head.strip() for head in rows[0]] if rows else []
    for head in NEEDED:
        if heads.count(head) != 1:
            raise Refused(f'The list has no column “{head}”, or has it twice: '
                          'use the list that “review.py csv” makes; nothing was changed.')
    ended, result = False, []
    for number, row in enumerate(rows[1:], start=2):
        if not any(row):
            continue
        if len(row) != len(heads):
            raise Refused(f'Row {number} of the list has {len(row)} columns instead of {len(heads)}: '
                          'it seems cut off; save it again from the spreadsheet; nothing was changed.')
        cells = {head: tidy(unguard(cell)) for head, cell in zip(heads, row)}
        if cells[PART] == END:
            ended = True
        else:
            result.append((number, cells))
    if not ended:
        raise Refused(f'The list seems cut off: its last row, which begins with “{END}”, is missing; '
                      'take the whole list; nothing was changed.')
    return result


def tidy(cell):
    return unicodedata.normalize('NFC', cell.replace('\r\n', '\n').replace('\r', '\n'))


def arguments_of(text):
    """Which argument each placeholder takes, and as what: {1: 's', 2: 'u'}."""
    matches = [match for match in catalogues.PLACEHOLDER.findall(text.replace('%%', '')) if match.startswith('%')]
    found = {}
    for number, match in enumerate(matches, start=1):
        place = re.match(r'%(\d+)\$', match)
        found[int(place[1]) if place else number] = re.sub(r"^%(?:\d+\$)?[-+ #0'I]*[\d*.]*", '', match)
    return found


def fits(text, better):
    """Whether the placeholders are those of the English; the form for one may leave its number out."""
    there = arguments_of(better)
    if catalogues.WIDE.search(better.replace('%%', '')):
        return False
    if text.form == 1:
        return there in (arguments_of(text.msgid), arguments_of(text.plural)) or not there
    return there == arguments_of(text.english)


def problem_with(text, better):
    """Why @better can't be the Romani of @text, as the end of a sentence; None if it can."""
    if any(unicodedata.category(letter) == 'Cc' and letter != '\n' for letter in better):
        return 'the text holds control characters; type it again'
    if sorted(catalogues.BRACES.findall(better)) != sorted(catalogues.BRACES.findall(text.english)):
        return 'the words in braces are not those of the English text'
    if 'c-format' in text.flags and not fits(text, better):
        return 'the placeholders (%s, %u …) are not those of the English text'
    if text.english.count('_') == 1 and text.part == PROGRAM and better.count('_') != 1:
        return 'one underscore has to stand before the letter that is pressed with Alt'
    if '_' not in text.english and '_' in better:
        return 'an underscore stands in it, and the English text has none'
    if sorted(catalogues.MARKUP.findall(better)) != sorted(catalogues.MARKUP.findall(text.english)):
        return 'its markup or address is not that of the English text'
    if text.part == PHRASES and re.search(r'[\t\n]', better):
        return 'a phrase is a single line'
    if [better.startswith('\n'), better.endswith('\n')] != [text.english.startswith('\n'), text.english.endswith('\n')]:
        return 'it does not begin or end with a new line like the English text'
    foreign = list(catalogues.foreign_words([better]))
    if foreign:
        return f'{foreign[0]}, which Drom’s Romani alphabet does not have; names go into po/rmy-names'
    return None


def judge(rows, texts):
    """The rows that can be taken, as {key: (text, Romani)}, and a sentence for each other one."""
    today = {text.key: text for text in texts}
    taken, places, problems = {}, {}, []
    for place, cells in rows:
        better, reviewed = cells[BETTER].strip(' '), cells[REVIEWED].strip().casefold()
        if not better and reviewed in NO:
            continue
        key = cells[PART], cells[CONTEXT], cells[ENGLISH], cells[FORM]
        text = today.get(key)
        problem = None
        if reviewed not in YES + NO:
            problem = f'“{cells[REVIEWED]}” in the column {REVIEWED} is not understood; write ja, or leave it empty'
        elif text is None:
            problem = f'the program has no text “{cells[ENGLISH]}” any longer, or not in this context; make a new list'
        elif not better and cells[ROMANI] != text.romani:
            problem = 'the Romani text has changed since the list was made; make a new list and review it there'
        elif key in places and (better or text.romani) != taken[key][1]:
            problem = f'{places[key]} says something else for the same text'
        elif better:
            problem = problem_with(text, better)
        if problem:
            problems.append(f'{place}: {problem}.')
        else:
            taken[key] = text, better or text.romani
            places.setdefault(key, place)
    # One form of two says nothing of the whole text.
    forms = Counter((text.context, text.msgid) for text, _ in taken.values() if text.form)
    for key, (text, _) in list(taken.items()):
        if text.form and forms[text.context, text.msgid] != text.n_forms:
            problems.append(f'{places[key]}: the text has {text.n_forms} forms, for one and for several; '
                            'review all of them.')
            del taken[key]
    return taken, problems


def quote(text):
    escaped = text.replace('\\', '\\\\').replace('"', '\\"').replace('\n', '\\n').replace('\t', '\\t')
    return f'"{escaped}"'


def catalogue_with(source, taken):
    """The text of a catalogue in which what was taken stands, with its letter."""
    answers = {}
    for text, romani in taken.values():
        if text.part == PROGRAM:
            answers.setdefault((text.context or None, text.msgid), {})[text.form] = romani
    blocks = re.split(r'\n\n+', source.strip('\n'))
    for place, block in enumerate(blocks):
        unit, part = catalogues.Unit(), None
        for line in block.splitlines():
            part = catalogues.read_line(unit, part, line)
        if unit.obsolete or 'msgid' not in unit.parts or unit.key not in answers:
            continue
        lines = [line for line in re.split(r'\nmsgstr', block, maxsplit=1)[0].splitlines()
                 if not (line.startswith('# ') and catalogues.CONFIDENCE.match(line[2:]))]
        for form, romani in sorted(answers[unit.key].items()):
            lines.append(f'msgstr{f"[{form - 1}]" if form else ""} {quote(romani)}')
        blocks[place] = '\n'.join([f'# {catalogues.REVIEWED}'] + lines)
    return '\n\n'.join(blocks) + '\n'


def phrases_with(path, taken):
    answers = {text.context: romani for text, romani in taken.values() if text.part == PHRASES}
    heads, rows = read_phrases(path)
    for row in rows:
        cells = dict(zip(heads, row))
        if cells['name'] in answers:
            row[heads.index(LANGUAGE)] = answers[cells['name']]
            row[heads.index('confidence')] = catalogues.REVIEWED
    return ''.join('\t'.join(row) + '\n' for row in [heads, *rows])


def replace(path, text):
    """Writes a file whole or not at all."""
    with tempfile.NamedTemporaryFile('w', encoding='utf-8', dir=path.parent, prefix='.review-', delete=False) as file:
        file.write(text)
    os.chmod(file.name, path.stat().st_mode)
    os.replace(file.name, path)


def read_back(path, po, phrases, dry_run):
    """Takes a list in; returns how many texts were taken, and the sentences for the others."""
    taken, problems = judge(read_list(path), all_texts(po, phrases))
    catalogue = po / f'{LANGUAGE}.po'
    parts = {text.part for text, _ in taken.values()}
    with tempfile.TemporaryDirectory() as folder:
        trial = Path(folder) / catalogue.name
        trial.write_text(catalogue_with(catalogue.read_text(encoding='utf-8'), taken), encoding='utf-8')
        wrong = catalogues.check_file(trial)
        if wrong:
            raise Refused(f'{wrong[0]} Nothing was changed.')
        # As every other catalogue is laid out.
        laid_out = subprocess.run(['msgcat', '--add-location=file', '--sort-by-file', str(trial)],
                                  capture_output=True, text=True, encoding='utf-8', check=True).stdout
    if not dry_run:
        if PROGRAM in parts:
            replace(catalogue, laid_out)
        if PHRASES in parts:
            replace(phrases, phrases_with(phrases, taken))
    return len(taken), problems


def figures(po, phrases):
    lines = []
    for language in catalogues.languages():
        units = [unit for unit in catalogues.read_catalogue(po / f'{language}.po')[1:] if not unit.obsolete]
        done = [unit for unit in units if all(unit.strings) and 'fuzzy' not in unit.flags]
        lines.append(f'{language:8} texts {len(units)}, translated {len(done)}'
                     + letters_text([letter_of(unit.comments) for unit in done]))
    heads, rows = read_phrases(phrases)
    languages = ', '.join(f'{head} {sum(bool(row[heads.index(head)]) for row in rows)}'
                          for head in heads if head in ('sv', 'rmy', 'en'))
    lines.append(f'phrases  texts {len(rows)}, {languages}'
                 + letters_text([row[heads.index('confidence')] for row in rows]))
    return '\n'.join(lines)


def letters_text(letters):
    counts = Counter(letter[:1] for letter in letters)
    if not any(counts[letter] for letter in 'ABC'):
        return ''
    return (f'; in Romani A {counts["A"]} (reviewed {letters.count(catalogues.REVIEWED)}), '
            f'B {counts["B"]}, C {counts["C"]}')


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    # The tests review copies.
    parser.add_argument('--po', type=Path, default=catalogues.PO, help=argparse.SUPPRESS)
    parser.add_argument('--phrases', type=Path, default=catalogues.PHRASES, help=argparse.SUPPRESS)
    commands = parser.add_subparsers(dest='command', required=True)
    for name in ('csv', 'print'):
        command = commands.add_parser(name)
        command.add_argument('file', type=Path)
        command.add_argument('--letter', choices=['A', 'B', 'C'])
        command.add_argument('--part', choices=['program', 'phrases'])
    command = commands.add_parser('read')
    command.add_argument('file', type=Path)
    command.add_argument('--dry-run', action='store_true')
    commands.add_parser('figures')
    options = parser.parse_args(arguments)

    try:
        if options.command == 'figures':
            print(figures(options.po, options.phrases))
            return 0
        if options.command == 'read':
            n_taken, problems = read_back(options.file, options.po, options.phrases, options.dry_run)
            print(*problems, sep='\n', end='\n' if problems else '')
            print(f'{"Could be taken" if options.dry_run else "Taken"}: {n_taken}. Not taken: {len(problems)}.')
            return 1 if problems else 0
        part = {'program': PROGRAM, 'phrases': PHRASES}.get(options.part)
        texts = choose(all_texts(options.po, options.phrases), options.letter, part)
        make = csv_text if options.command == 'csv' else html_text
        options.file.write_bytes(make(texts, read_words(catalogues.PO)).encode('utf-8'))
        print(f'{options.file}: {len(texts)} texts')
        return 0
    except (Refused, catalogues.BadCatalogue) as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(f'{error.filename}: {error.strerror}.', file=sys.stderr)
    return 1


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
