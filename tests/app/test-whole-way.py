#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole way as a user: from a first start to a printed plan, in one language of the
screen, and what must stand nowhere on the disk afterwards.

test-whole-way.py PROGRAM LANGUAGE
"""

import datetime
import os
import re
import subprocess
import sys
import time

from driver import BUTTON, PAGE, Tap
from screen import FOCUSED
from user import User
from words import Words

PROGRAM, LANGUAGE = sys.argv[1:3]
LANGUAGES = ['sv', 'rmy', 'en']
HOME = os.environ['DROM_TEST_HOME']
REGISTRY = os.path.join(os.environ['XDG_DATA_HOME'], 'registry')
PAPER = os.path.join(HOME, 'paper.pdf')

# Each stands nowhere else, so that it is found wherever it is.
PROJECT = 'Vägvinnarna'
NAME = 'Kim Solgård'
COLLEAGUE = 'Robin Vägmark'
GIVEN, FAMILY = 'Žofia Čarlotta', 'Åkerström-Šöder'
PASSPHRASE = 'kaffe moln tand spade'
OTHER_PASSPHRASE = 'regn kajak gurka sten'
OWN_WORDS = 'Jag vill laga mat åt många'
STRENGTH = 'Van vid stora kök'
STEP = 'Ringa köket vid ängen'
GOAL = 'Åka skridskor med šejori'
HALF = 'Fika med rektorn på'
PLANTED = [PROJECT, NAME, COLLEAGUE, GIVEN, FAMILY, PASSPHRASE, OTHER_PASSPHRASE, OWN_WORDS, STRENGTH,
           STEP, GOAL, HALF]

tap = Tap()
say = Words(LANGUAGE)


def find_planted(words):
    """The files in which any of the words can be read, but for the paper that was asked for."""
    found = []
    for folder, _, names in os.walk(HOME):
        for name in names:
            path = os.path.join(folder, name)
            if path == PAPER or not os.path.isfile(path):
                continue
            with open(path, 'rb') as file:
                content = file.read()
            found += [(path, word) for word in words
                      if word.encode() in content or word.encode('utf-16-le') in content]
    return found


def nothing_readable(moment, *more):
    found = find_planted(PLANTED + list(more))
    tap.ok(not found, f'{moment}: nothing readable on the disk {found}')


def plan_page(program, words=say):
    return program.find(words('Plan', 'tab'), PAGE)


def due(weeks):
    return (datetime.date.today() + datetime.timedelta(weeks=weeks)).isoformat()


# Settings are written as an installed program does.
program = User(PROGRAM, '--registry', REGISTRY, language=LANGUAGE,
               environment={'GSETTINGS_BACKEND': 'keyfile'})
code = program.first_start(PROJECT, 'Björken', NAME, 'fjäril', PASSPHRASE)
tap.ok(program.title() == 'Björken', 'set up, the title is the code name')
program.add_colleague(COLLEAGUE, 'sparv', OTHER_PASSPHRASE)
tap.ok(True, 'a colleague is added')

# Somebody new
dialog = program.new_participant(GIVEN, FAMILY)
program.fill_in(say('Birth date', 'participant'), '1988-05-22', within=dialog)
program.click(say('_Add', 'participant'), BUTTON, within=dialog)
program.find(f'{GIVEN} {FAMILY}', 'label')
tap.ok(program.title() == 'Björken', 'no name is in the title')

# The mapping
program.tab(say('Mapping', 'tab'))
program.click(say('_New mapping'), BUTTON)
strengths = program.find(starts=say('Strengths', 'mapping'), role='text')
program.click_at(strengths)
program.until(lambda: strengths.is_on(FOCUSED), 'the focus in the strengths')
program.write(STRENGTH)
rating = program.find(f"{say('Work', 'life area')}: {say('Participant', 'rating')}", 'slider')
program.click_at(rating)
program.until(lambda: rating.is_on(FOCUSED), 'the focus in the rating')
program.key('7')
program.until(lambda: rating.get_value() == 7, 'a rating of 7')
saved = program.find(starts=say.starts('Saved %s'), role='label')
tap.ok(re.search(r'\d{1,2}[:.]\d\d', saved.get_name()), f'it is said when it was saved: {saved.get_name()}')

# The plan: own words, track, a goal from a phrase, a step
program.tab(say('Plan', 'tab'))
program.write_in(say('What do you want?'), OWN_WORDS)
program.click(say('_Begin the plan'), BUTTON)
program.find(say('Missing in the plan'), 'list')
program.click(say('Work', 'track'), BUTTON, within=plan_page(program))
program.click(say('Work', 'life area'), BUTTON, nth=1, within=plan_page(program))
program.wait_focus(say('New goal'))
program.type('jobb')
program.find(text='Jag vill ha ett arbete och egen lön', role='label')
program.key('Down', 'Return')
program.wait_focus(say('New step'))
tap.ok(program.is_there(say('Goal', 'goal'), 'text'), 'a goal out of a phrase')
program.write(STEP)
program.key('Return')
program.find(STEP, 'label')
when = program.find(say('Choose when'))
program.click_at(when)
program.wait_focus(say('Due on', 'step'))
program.type('+2v')
program.key('Return', 'Escape')
program.find(starts=say.starts('When: %s'))
who = program.find(starts=say.starts('Who: %s'))
tap.ok(say('Participant', 'party') in who.get_name(), f'a step is the participant’s at first: {who.get_name()}')

# A goal in free words
program.click(say('+ _Goal'), BUTTON)
program.click(say('Leisure', 'life area'), BUTTON, within=plan_page(program))
program.wait_focus(say('New goal'))
program.write(GOAL)
program.key('Return')
program.find(GOAL, 'label')
tap.ok(True, 'a goal in free words')

# What is missing leads there
# The new goal's card came into sight: the sentences stand above.
program.click_at(program.find(say('The follow-up has no date. When do you meet again?'), 'label', shown=False))
follow_up = program.wait_focus(say('Follow-up on', 'plan'))
program.type('+3v')
program.key('Tab')
program.until(lambda: program.text(follow_up) == due(3), f'the follow-up on {due(3)}')
tap.ok(True, 'a sentence on what is missing leads to its field, and takes +3v')

# Undo and redo
program.key('ctrl+z')
program.until(lambda: program.text(program.entry(say('Follow-up on', 'plan'))) == '', 'no follow-up')
program.key('ctrl+shift+z')
program.until(lambda: program.text(program.entry(say('Follow-up on', 'plan'))) == due(3), 'the follow-up again')
tap.ok(True, 'undone and done again')

# Another language and back, in the middle of typing
program.write_in(say('New step'), HALF)
others = LANGUAGES[LANGUAGES.index(LANGUAGE) + 1:] + LANGUAGES[:LANGUAGES.index(LANGUAGE)]
for language in others + [LANGUAGE]:
    words = Words(language)
    program.key('ctrl+shift+l')
    program.find(words('Lock the registry'), BUTTON)
    entry = program.wait_focus(words('New step'))
    tap.ok(program.text(entry) == HALF, f'{language}: page, focus and half a text are kept: {program.text(entry)!r}')
    program.find(words('Goals and steps', 'plan'), 'label', shown=False)
    tap.ok(True, f'{language}: the page speaks it')
program.key('ctrl+a', 'Delete')
nothing_readable('in the middle')

# Agree
program.click(say('_Agree…', 'plan'), BUTTON)
dialog = program.find(say('Agree on the plan'), 'frame')
program.click(say('_Agree', 'plan'), BUTTON, within=dialog)
program.wait_gone(say('Agree on the plan'), 'frame')
row = program.find(starts=say.starts('Check code %s · %s'), role='label')
check_code = re.search(r'[0-9A-Z]{4}-[0-9A-Z]{4}', row.get_name()).group()
tap.ok(True, 'agreed')

# Onto paper
program.click(say('Print the agreement again'), BUTTON)
dialog = program.find(say('Print', 'dialog'), 'frame')
program.click(say('_Save as PDF…'), BUTTON, within=dialog)
program.until(lambda: (program.focused() is not None
                       and program.text(program.focused()).startswith('Björken-')), 'the file chooser')
tap.ok(not any(word in program.text(program.focused()) for word in (GIVEN, FAMILY)),
       f'no name in the name of the file: {program.text(program.focused())}')
program.key('ctrl+a')
program.type(PAPER)
program.key('Return')
program.until(lambda: os.path.exists(PAPER), 'the paper')
program.find(starts=say.starts('Saved: %s'))
dialog = program.find(say('Print', 'dialog'), 'frame')
program.click(say('_Close', 'dialog'), BUTTON, within=dialog)
program.wait_gone(say('Print', 'dialog'), 'frame')

text = subprocess.run(['pdftotext', '-layout', PAPER, '-'], capture_output=True, text=True, check=True).stdout
about = subprocess.run(['pdfinfo', PAPER], capture_output=True, text=True, check=True).stdout
for words in (f'{GIVEN} {FAMILY}', OWN_WORDS, STEP, check_code, 'Björken'):
    tap.ok(words in text, f'on paper: {words}')
tap.ok(all(letter in text.lower() for letter in 'åäöčšž'), 'on paper: å ä ö č š ž')
tap.ok(re.search(r'Tagged: +yes', about), 'the paper is tagged')
tap.ok(re.search(r'Page size: .*A4', about), 'the paper is A4')
tap.ok(not any(word in about for word in PLANTED), 'nothing personal in what the PDF says of itself')
nothing_readable('after the paper')

# Lock, a wrong passphrase, a colleague
program.lock()
tap.ok(not any(word in program.all_text() for word in PLANTED), 'locked: nothing of the registry in the window')
tap.ok(program.title() == 'Drom', 'locked: the title is the program’s')
program.unlock('sparv', 'falsk nyckel hemma nu')
sentence = program.find(say('The sign-in word or the passphrase is wrong. Try again.'))
tap.ok(sentence.get_name().count('\n') == 0, f'a wrong passphrase: {sentence.get_name()}')
program.unlock('sparv', OTHER_PASSPHRASE)
program.wait_open()
tap.ok(program.is_there(COLLEAGUE, 'label'), 'the colleague is in')
program.open_participant('zofia')
program.find(f'{GIVEN} {FAMILY}', 'label')
program.tab(say('Plan', 'tab'))
page = plan_page(program)
for words in (OWN_WORDS, STEP, GOAL):
    program.find(words, 'label', within=page)
program.find(starts=say.starts('Check code %s · %s'), text=check_code, role='label')
program.tab(say('Mapping', 'tab'))
program.find(starts=say('Strengths', 'mapping'), role='text', text=STRENGTH)
tap.ok(True, 'the colleague sees the same')

tap.ok(program.quit() == 0, 'it ends well')
nothing_readable('at the end', code)
errors = program.errors()
tap.ok('WARNING' not in errors and 'CRITICAL' not in errors, f'no complaint on standard error: {errors}')
tap.end()
