#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A colleague who knows the better word corrects it where it stands on the plan's paper:
found by a secondary click, used at once on paper and on the screen, checked, exported as a
catalogue that gettext takes, and undone. From the keyboard too, and from a preview in a dialog.

test-correct-word.py PROGRAM DROMCTL
"""

import json
import os
import re
import subprocess
import sys
import time

from driver import BUTTON, ITEM, Tap, run
from user import PASSPHRASE, User
from words import Words

PROGRAM, DROMCTL = sys.argv[1:3]
HOME = os.environ['DROM_TEST_HOME']
REGISTRY = os.path.join(HOME, 'registry')
SECRET = os.path.join(HOME, 'secret')
CATALOGUE = os.path.join(HOME, 'words.po')
PAGE_WIDTH = 595.276  # of A4, in points

# It stands on the screen and on the paper, as two texts of the program.
BEFORE, AFTER = 'Med personalens ord', 'Det personalen tycker'

tap = Tap()


def ask(*command):
    """What dromctl says: a program of its own, that reads the registry anew."""
    return subprocess.run([DROMCTL, *command, '--registry', REGISTRY, '--passphrase-file', SECRET],
                          check=True, capture_output=True, text=True,
                          env={**os.environ, 'LANGUAGE': 'sv'}).stdout


def close(title):
    """By Escape, of which a toast takes the first."""
    def look():
        if not program.is_there(title, 'frame'):
            return True
        program.key('Escape')
        time.sleep(0.3)
        return not program.is_there(title, 'frame')
    program.until(look, f'{title!r} to go')


def list_corrected():
    return sorted(wording['text'] for wording in json.loads(ask('wordings', '--json')))


def print_plan():
    path = os.path.join(HOME, 'plan.pdf')
    ask('plan', 'print', '3', '--language', 'sv', '--layout', 'standard', '--output', path)
    return path


def find_on_paper(word):
    """Where the word stands on the first page, in points."""
    boxes = subprocess.run(['pdftotext', '-l', '1', '-bbox', print_plan(), '-'], check=True,
                           capture_output=True, text=True).stdout
    place = re.search(rf'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">{word}<', boxes)
    left, top, right, bottom = (float(number) for number in place.groups())
    return (left + right) / 2, (top + bottom) / 2


def is_on_paper(text):
    return text in subprocess.run(['pdftotext', '-layout', print_plan(), '-'], check=True,
                                  capture_output=True, text=True).stdout


def point_at_paper(place):
    """Opens the menu of what stands there in the preview."""
    page = program.find(say('Page %u of %u').replace('%u', '1', 1).replace('%u', '2'), 'image')
    x, y, width, _ = program.until(lambda: program.settled(page), 'a page that stays')
    window_x, window_y = program.origin(page)
    run('xdotool', 'mousemove', str(int(window_x + x + place[0] * width / PAGE_WIDTH)),
        str(int(window_y + y + place[1] * width / PAGE_WIDTH)))
    time.sleep(0.1)
    run('xdotool', 'click', '3')
    choose_in_menu()


def choose_in_menu():
    program.wait_focus(say('Correct a _word…'))
    program.key('Down', 'Return')
    program.wait_focus(say('Search the texts of the program and its papers'))
    return program.find(say('Correct a word'), 'frame')


def searched():
    return program.text(program.entry(say('Search the texts of the program and its papers')))


def look_for(typed):
    program.fill_in(say('Search the texts of the program and its papers'), typed)
    program.key('Return')
    program.find(say('_Use these words'), BUTTON)


def get_editor(which='Swedish', form=None):
    name = say(which, 'language')
    return program.entry(name if form is None else f'{name}: {form}')


def write(node, text):
    if not node.set_text(text):
        raise AssertionError('no text could be written')
    program.click(say('_Use these words'), BUTTON)


def is_refused(sentence, *texts):
    """What was written stays, and nothing is kept of it."""
    program.find(starts=sentence, role='label')
    before = list_corrected()
    return all(text not in before for text in texts)


# Before the placeholders that the sentence names.
KEEP = Words('sv').starts('Keep every placeholder, as %%s or %%1$u: a name, a number or a date comes in '
                          'its place. They stand here: “%s”. A percent sign alone is written %%%%.')

with open(SECRET, 'w', encoding='utf-8') as file:
    file.write(PASSPHRASE + '\n')
subprocess.run([DROMCTL, 'demo', '--registry', REGISTRY, '--passphrase-file', SECRET], check=True,
               stdout=subprocess.DEVNULL)

program = User(PROGRAM, '--registry', REGISTRY, language='sv')
say = program.say
program.unlock()
program.wait_open()
program.open_participant('akero')
program.tab(say('Plan', 'tab'))
program.find(BEFORE, 'label')
program.need_places()

# With the pointer, on a word of the paper
place = find_on_paper('personalens')
point_at_paper(place)
tap.ok(searched() == BEFORE, f'the text under the pointer is looked for: {searched()!r}')
program.key('Return')
swedish = get_editor()
tap.ok(program.text(swedish) == BEFORE, 'Swedish')
tap.ok(program.text(get_editor('Romani (Kelderash)')) != '', 'beside Romani')

# What can't be used is refused in a sentence
write(swedish, '   ')
tap.ok(is_refused(say('Write a text: an empty one would leave a gap on the screen and on paper.'), '', '   '),
       'an empty text is refused')
write(swedish, AFTER)
program.find(say('The new words are used at once'), 'label')
program.find(AFTER, 'label')
tap.ok(not program.is_there(BEFORE, 'label'), 'used at once on the screen')
tap.ok(is_on_paper(AFTER) and not is_on_paper(BEFORE), 'and on a paper that is printed')
close(say('Correct a word'))
point_at_paper(place)
tap.ok(searched() == AFTER, f'and on the paper of the preview: {searched()!r}')

# A text as it is seen, with a number for its placeholder; what is lost of it is told
look_for('sida 3 av 7')
page = get_editor()
tap.ok(program.text(page) == 'sida %u av %u', f'found as it is seen: {program.text(page)!r}')
write(page, 'sida %s av %u')
tap.ok(is_refused(KEEP, 'sida %s av %u'), 'a wrong placeholder is refused')
tap.ok(program.text(get_editor()) == 'sida %s av %u', 'and what was written is still there')
write(get_editor(), 'Blad %u av %u')
program.find(say('The new words are used at once'), 'label')

# Plural forms are corrected together
program.click(say('Back to the texts'), BUTTON)
look_for('%u av %u klara')
many = get_editor(form=say('Of several'))
write(many, '%u klara')
program.find(starts=KEEP, role='label')
tap.ok(list_corrected().count('%u klara') == 0, 'a plural form that lacks a number is refused')
write(get_editor(form=say('Of several')), '%u av %u är färdiga')
program.find(say('The new words are used at once'), 'label')
# The sentence may still be that of another form.
tap.ok(program.until(lambda: '%u av %u är färdiga' in list_corrected(), 'the plural form'),
       'a plural form is corrected')

# To the project
program.click(say('Back to the texts'), BUTTON)
program.click(say('_Corrected words'), BUTTON)
program.find(AFTER, 'label')
tap.ok('Kim Solgård' in program.all_text(), 'what was corrected is listed, with who did it')
program.click(starts=say.starts('Export the corrected words: %s'), role=BUTTON)
program.until(lambda: (program.focused() is not None
                       and program.text(program.focused()).startswith('drom-sv')), 'the file chooser')
program.key('ctrl+a')
program.type(CATALOGUE)
program.key('Return')
program.until(lambda: os.path.exists(CATALOGUE), 'the catalogue')
checked = subprocess.run(['msgfmt', '-c', '-o', os.devnull, CATALOGUE], check=False, capture_output=True, text=True)
with open(CATALOGUE, encoding='utf-8') as file:
    catalogue = file.read()
tap.ok(checked.returncode == 0 and checked.stderr == '', f'gettext takes the catalogue: {checked.stderr}')
tap.ok(all(f'"{text}"' in catalogue for text in (AFTER, 'Blad %u av %u', '%u av %u är färdiga')),
       'all corrections are in it')
tap.ok('Solgård' not in catalogue, 'and nobody’s name')

# Undone in the list: both texts were one correction of one word
for _ in range(2):
    program.click(starts=say('Undo the correction: %s').replace('%s', AFTER), role=BUTTON)
    program.find(say('The earlier words are used again'), 'label')
program.find(BEFORE, 'label')
tap.ok(AFTER not in list_corrected() and is_on_paper(BEFORE), 'undone on the screen and on paper')
close(say('Correct a word'))

# From the preview of a dialog, by the keyboard alone
program.key('ctrl+p')
dialog = program.find(say('Print', 'dialog'), 'frame')
for _ in range(20):
    node = program.focused()
    if node is not None and say('Preview of the paper') in (node.get_name() or ''):
        break
    program.key('Tab')
program.key('shift+F10')
choose_in_menu()
tap.ok(searched() == '', 'Shift+F10 opens it over the print dialog')
program.type('personal')
program.key('Down')
tap.ok(program.until(program.focused, 'a focus').get_role_name() == 'list item', 'Down goes to what was found')
program.key('Return')
program.find(say('_Use these words'), BUTTON)
program.click(say('Back to the texts'), BUTTON)
look_for(BEFORE)
write(get_editor(), AFTER)
program.find(say('The new words are used at once'), 'label')
tap.ok(is_on_paper(AFTER), 'a word is corrected over the print dialog')
close(say('Correct a word'))
tap.ok(program.is_there(say('Print', 'dialog'), 'frame'), 'which is still there')
close(say('Print', 'dialog'))

tap.ok(program.quit() == 0, 'it ends well')
errors = program.errors()
tap.ok('WARNING' not in errors and 'CRITICAL' not in errors, f'no complaint on standard error: {errors}')
tap.end()
