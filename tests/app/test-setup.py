#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A new user sets Drom up, locks it, mistypes, unlocks, forgets the passphrase and
comes in with the recovery code."""

import os
import re
import subprocess
import sys

from driver import BUTTON, ITEM, Program, Tap

PASSPHRASE = 'kaffe moln tand spade'
SECOND = 'gurka fönster regn kajak'
PROJECT = 'Vägen vidare'
NAME = 'Kim Solgård'
WORD = 'fjäril'

os.environ['LANGUAGE'] = 'en'
tap = Tap()
registry = os.path.join(os.environ['XDG_DATA_HOME'], 'registry')
program = Program(sys.argv[1], '--registry', registry)

# A first start
program.key('Return')
program.find('Step 1 of 4')
program.type(PROJECT)
tap.ok(program.text(program.entry('Neutral code name')) == 'Linden', 'a neutral code name is there')
program.click('Next', BUTTON)
program.find('Step 2 of 4')
program.type(NAME)
program.fill_in('Sign-in word', WORD)
program.click('Next', BUTTON)
program.find('Step 3 of 4')

program.fill_in('New passphrase', 'kort')
tap.ok(program.find(starts='Too short'), 'a short passphrase is told to be too short')
program.fill_in('New passphrase', PASSPHRASE)
program.fill_in('The same once more', PASSPHRASE + 'x')
tap.ok(program.find('The two are not the same.'), 'two that differ are told to differ')
program.fill_in('The same once more', PASSPHRASE)
program.click('Create the registry', BUTTON)

code_label = program.until(
    lambda: next((n for n in program.walk()
                  if re.fullmatch(r'([0-9A-Z]{4}-)+[0-9A-Z]{2,4}', n.get_name() or '')), None),
    'the recovery code')
code = code_label.get_name()
program.click('Begin', BUTTON)
tap.ok(program.is_there('Step 4 of 4'), 'the code has to be put away first')
program.click('I have put it away')
program.click('Begin', BUTTON)
program.find('Lock the registry')
tap.ok(program.title() == 'Linden', 'the title is the code name')
tap.ok(program.is_there(NAME), 'the staff member is signed in')

# Lock
program.key('ctrl+l')
program.find('The registry is locked')
tap.ok(program.title() == 'Drom', 'nothing is in the title of a locked registry')
text = program.all_text()
tap.ok(NAME not in text and PROJECT not in text and 'Linden' not in text,
       'nothing of the registry is in the window')

# A wrong passphrase
program.type('falsk nyckel hemma')
program.key('Return')
tap.ok(program.find(starts='The sign-in word or the passphrase is wrong'), 'a wrong passphrase is told')
program.screenshot(os.path.join(os.environ['DROM_TEST_HOME'], 'wrong.png'))
# What was typed is selected: typing replaces it.
program.type(PASSPHRASE)
program.key('Return')
program.find('Lock the registry')
tap.ok(program.title() == 'Linden', 'the right passphrase opens it')

# Another language at once, and back
program.key('alt+2')
program.find('Participants', 'label')
program.key('ctrl+shift+l')
# The window's own buttons speak the language of the screen, too.
tap.ok(program.find('Stäng', BUTTON), 'the language changes at once')
tap.ok(program.is_there(role='entry'), 'and the page stays')
for _ in range(2):
    program.key('ctrl+shift+l')
tap.ok(program.find('Lock the registry'), 'and it changes back')
program.key('F10')
program.find('Keyboard shortcuts', ITEM, shown=False)
program.key('ctrl+shift+l')
tap.ok(program.find('Stäng', BUTTON), 'from an open menu too')
program.key('Escape', 'ctrl+shift+l', 'ctrl+shift+l')
program.find('Lock the registry')
program.click('Status', 'combo box')
program.find('Waiting', 'label')
program.key('ctrl+shift+l')
tap.ok(program.find('Stäng', BUTTON), 'and from an open list')
program.key('ctrl+shift+l', 'ctrl+shift+l')
tap.ok(program.find('Lock the registry'), 'after which the keys are where they were')

# The recovery code
program.key('ctrl+l')
program.click('I have forgotten my passphrase', BUTTON)
program.fill_in('Recovery code', code.lower().replace('-', ' ')[:-1] + ('0' if code[-1] != '0' else '1'))
program.fill_in('New passphrase', SECOND)
program.fill_in('The same once more', SECOND)
program.click('Set the passphrase', BUTTON)
tap.ok(program.find(starts='This is not a whole recovery code'), 'a mistyped code is told')
program.fill_in('Recovery code', code.lower().replace('-', ' '))
program.click('Set the passphrase', BUTTON)
program.find('Lock the registry')
tap.ok(True, 'the recovery code opens it')
program.key('ctrl+l')
program.find('The registry is locked')
program.type(PASSPHRASE)
program.key('Return')
tap.ok(program.find(starts='The sign-in word or the passphrase is wrong'), 'the old passphrase is void')
program.type(SECOND)
program.key('Return')
program.find('Lock the registry')
tap.ok(program.quit() == 0, 'it ends well')

# Nothing readable is left
found = subprocess.run(['grep', '-rlaE', f'{NAME}|{PROJECT}|{SECOND}|{PASSPHRASE}|{code}',
                        os.environ['DROM_TEST_HOME']], capture_output=True, text=True,
                       check=False).stdout
tap.ok(found == '', f'no plain text on the disk {found}')
tap.end()
