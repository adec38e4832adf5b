#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A participant with protected identity, and a colleague without access: in no list,
search, count, warning, preview, print dialog, title or message of the program.

test-protected.py PROGRAM
"""

import os
import sys
import time

from driver import BUTTON, Tap
from user import PASSPHRASE, User

PROGRAM = sys.argv[1]
REGISTRY = os.path.join(os.environ['XDG_DATA_HOME'], 'registry')
OTHER_PASSPHRASE = 'regn kajak gurka sten'
HIDDEN_GIVEN, HIDDEN_FAMILY = 'Zebrina', 'Qvistelund'
HIDDEN_PHONE = '079-000 12 34'
HIDDEN = ['Zebrina', 'Qvistelund', '079-000', 'Hidden words', 'Hidden step', '1985-01-01']
SHOWN_GIVEN, SHOWN_FAMILY = 'Lova', 'Ekbacke'

tap = Tap()
program = User(PROGRAM, '--registry', REGISTRY)
say = program.say


def add(given, family, birth_date, phone):
    dialog = program.new_participant(given, family)
    program.fill_in(say('Birth date', 'participant'), birth_date, within=dialog)
    program.fill_in(say('Phone', 'participant'), phone, within=dialog)
    program.click(say('_Add', 'participant'), BUTTON, within=dialog)
    program.find(f'{given} {family}', 'label')


def is_hidden(where):
    """Nothing in any window says anything of them."""
    text = program.all_text()
    found = [word for word in HIDDEN if word.lower() in text.lower()]
    tap.ok(not found and not any(word in program.title() for word in HIDDEN), f'{where}: nothing {found}')


def make_plan(words, step, due):
    program.tab(say('Plan', 'tab'))
    program.write_in(say('What do you want?'), words)
    program.click(say('_Begin the plan'), BUTTON)
    program.find(say('Missing in the plan'), 'list')
    program.click(say('Leisure', 'life area'), BUTTON)
    program.wait_focus(say('New goal'))
    program.write('Goal of ' + words)
    program.key('Return')
    program.wait_focus(say('New step'))
    program.write(step)
    program.key('Return')
    program.find(step, 'label')
    program.click_at(program.find(say('Choose when')))
    program.wait_focus(say('Due on', 'step'))
    program.type(due)
    program.key('Return', 'Escape')
    program.find(starts=say.starts('When: %s'))


program.first_start()
program.add_colleague('Robin Vägmark', 'sparv', OTHER_PASSPHRASE)
add(SHOWN_GIVEN, SHOWN_FAMILY, '1990-02-02', '070-000 55 66')
make_plan('Shown words', 'Shown step', '+2')
add(HIDDEN_GIVEN, HIDDEN_FAMILY, '1985-01-01', HIDDEN_PHONE)
make_plan('Hidden words', 'Hidden step', '+2')

# Who sets the protection sees them still
program.tab(say('Person', 'tab'))
program.check(say('Protected identity', 'participant'))
program.find(say('Who may see this participant'), 'label')
program.key('alt+2')
program.find(f'{HIDDEN_GIVEN} {HIDDEN_FAMILY}', 'label')
tap.ok(HIDDEN_GIVEN not in program.title(), 'whoever set the protection sees them in the list')


# Somebody else, without access
program.lock()
is_hidden('locked')
program.unlock('sparv', OTHER_PASSPHRASE)
program.wait_open()
is_hidden('signed in')
for page in ('alt+1', 'alt+2'):
    program.key(page)
    time.sleep(0.5)
    is_hidden(f'the page of {page}')
    if page == 'alt+1':
        program.click(say('Everybody’s', 'participants'), BUTTON)
        program.find(f'{SHOWN_GIVEN} {SHOWN_FAMILY}', 'label', text=SHOWN_GIVEN, shown=False)
        is_hidden('everybody’s day')
tap.ok(program.is_there('1 participant', 'label'), 'they are not counted')
for search in ('zebrina', 'qvist', '079', '1985'):
    program.key('ctrl+f', 'ctrl+a')
    program.wait_focus(say('Search among the participants'))
    program.type(search)
    program.find(say('Nobody found'), 'label')
    program.key('ctrl+a', 'Delete')
    program.find('1 participant', 'label')
    is_hidden(f'after a search for {search}')

# No warning of a duplicate says that they are there
dialog = program.new_participant(HIDDEN_GIVEN, HIDDEN_FAMILY)
program.fill_in(say('Birth date', 'participant'), '1985-01-01', within=dialog)
program.fill_in(say('Phone', 'participant'), HIDDEN_PHONE, within=dialog)
time.sleep(1)
tap.ok(not program.is_there(say('Already in the registry?'), 'label'), 'no warning of a duplicate')
program.fill_in(say('Given name', 'participant'), SHOWN_GIVEN, within=dialog)
program.fill_in(say('Family name', 'participant'), SHOWN_FAMILY, within=dialog)
program.fill_in(say('Birth date', 'participant'), '1990-02-02', within=dialog)
program.find(say('Already in the registry?'), 'label')
tap.ok(True, 'but of the other one')
program.fill_in(say('Phone', 'participant'), '', within=dialog)
is_hidden('the duplicates')
program.click(say('_Cancel', 'dialog'), BUTTON, within=dialog)
program.wait_gone(say('New participant'), 'frame')

# Another's page, its print dialog, undo, other languages
program.open_participant('lova')
program.key('ctrl+z')
is_hidden('undo')
program.tab(say('Plan', 'tab'))
program.find(say('Preview of the paper'))
is_hidden('the plan and its preview')
program.key('ctrl+p')
program.find(say('Print', 'dialog'), 'frame')
is_hidden('the print dialog')
program.key('Escape')
program.wait_gone(say('Print', 'dialog'), 'frame')
program.menu(say('_Colleagues…', 'menu'))
program.find(say('Colleagues', 'dialog'), 'frame')
is_hidden('the colleagues')
program.key('Escape')
program.wait_gone(say('Colleagues', 'dialog'), 'frame')
program.key('ctrl+shift+l')
program.wait_gone(say('Lock the registry'), BUTTON)
is_hidden('another language')
program.key('ctrl+shift+l', 'ctrl+shift+l')
program.wait_open()

# A project manager gives access
program.lock()
program.unlock('fjäril', PASSPHRASE)
program.wait_open()
program.open_participant('qvist')
program.choose(say('Colleague', 'heading'), 'Robin Vägmark')
program.click(say('Give access'), BUTTON)
program.find(starts=say.starts('Given on %1$s by: %2$s'), text='Kim Solgård', role='label', nth=1)
program.lock()
program.unlock('sparv', OTHER_PASSPHRASE)
program.wait_open()
program.key('alt+2')
program.find(f'{HIDDEN_GIVEN} {HIDDEN_FAMILY}', 'label')
tap.ok(True, 'who was given access sees them')

tap.ok(program.quit() == 0, 'it ends well')
errors = program.errors()
tap.ok('WARNING' not in errors and 'CRITICAL' not in errors, f'no complaint on standard error: {errors}')
tap.end()
