#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A colleague is added and signs in, gets a new passphrase, is removed; the registry is
backed up, and the backup is restored."""

import glob
import os
import sys
import time

from driver import BUTTON, ITEM, Program, Tap

FIRST = 'kaffe moln tand spade'
SECOND = 'gurka fönster regn kajak'
THIRD = 'sockel vante tåg plommon'

os.environ['LANGUAGE'] = 'en'
tap = Tap()
home = os.environ['DROM_TEST_HOME']
registry = os.path.join(os.environ['XDG_DATA_HOME'], 'registry')
backup = os.path.join(home, 'copy.drom')


def sign_in(program, word, passphrase):
    program.find('The registry is locked')
    row = program.find('Sign-in word', 'combo box')
    if not any(word in (node.get_name() or '') for node in program.walk(row)):
        program.click_at(row)
        time.sleep(0.5)
        program.key('Down', 'Return')
        time.sleep(0.3)
    program.fill_in('Passphrase', passphrase)
    program.click('Unlock', BUTTON)


program = Program(sys.argv[1], '--registry', registry)
program.key('Return')
program.find('Step 1 of 4')
program.type('Projektet')
program.click('Next', BUTTON)
program.find('Step 2 of 4')
program.type('Kim Solgård')
program.fill_in('Sign-in word', 'fjäril')
program.click('Next', BUTTON)
program.find('Step 3 of 4')
program.fill_in('New passphrase', FIRST)
program.fill_in('The same once more', FIRST)
program.click('Create the registry', BUTTON)
program.click('I have put it away')
program.click('Begin', BUTTON)
program.find('Lock the registry')

# A colleague
program.menu('Colleagues…')
program.click('New colleague…', BUTTON)
program.fill_in('Name', 'Robin Vägmark')
program.fill_in('Sign-in word', 'FJÄRIL')
program.fill_in('New passphrase', SECOND)
program.fill_in('The same once more', SECOND)
program.click('Add', BUTTON)
tap.ok(program.find(starts='This sign-in word is taken'), 'a word is taken once, whatever its case')
program.fill_in('Sign-in word', 'granit')
program.click('Add', BUTTON)
program.wait_gone('Add', BUTTON)
tap.ok(program.find('Robin Vägmark'), 'the colleague is in the list')
tap.ok(program.find(starts='Supervisor · signs in as “granit”'), 'with staff role and word')
program.key('Escape')
program.wait_gone('New colleague…', BUTTON)

# A backup
program.menu('Back up…')
time.sleep(1)
program.key('ctrl+a')
program.type(backup)
program.key('Return')
program.until(lambda: os.path.exists(backup), 'the backup')
tap.ok(program.find('The backup was made and checked'), 'the backup was made')

program.key('ctrl+l')
sign_in(program, 'granit', SECOND)
program.find('Lock the registry')
tap.ok(program.is_there('Robin Vägmark') and not program.is_there('Kim Solgård'),
       'the colleague signs in')

# Their own passphrase
program.menu('Change passphrase…')
program.fill_in('Current passphrase', FIRST)
program.fill_in('New passphrase', THIRD)
program.fill_in('The same once more', THIRD)
program.click('Change', BUTTON)
tap.ok(program.find(starts='The sign-in word or the passphrase is wrong'),
       "another's passphrase does not change it")
program.fill_in('Current passphrase', SECOND)
program.click('Change', BUTTON)
tap.ok(program.find('The passphrase was changed'), 'the own one does')
program.key('ctrl+l')
sign_in(program, 'granit', SECOND)
tap.ok(program.find(starts='The sign-in word or the passphrase is wrong'), 'the old one is void')
program.fill_in('Passphrase', THIRD)
program.click('Unlock', BUTTON)
program.find('Lock the registry')

# Another program may change the key file: what it did is seen
program.key('ctrl+l')
sign_in(program, 'fjäril', FIRST)
program.find('Lock the registry')
program.menu('Colleagues…')
program.click('What can be done: Robin Vägmark', BUTTON)
program.click('Remove…', ITEM, shown=False)
program.find('Remove colleague: Robin Vägmark?')
program.click('Remove', BUTTON)
tap.ok(program.find('Those who worked here before'), 'the colleague has worked here before')
program.key('Escape')
program.wait_gone('New colleague…', BUTTON)
program.key('ctrl+l')
program.find('The registry is locked')
tap.ok('granit' not in program.all_text(), 'the sign-in word is gone')

# The backup of the time before
program.menu('Restore a backup…')
program.click('Choose a file…', BUTTON)
program.choose_file(backup)
program.find('copy.drom')
program.fill_in('Sign-in word', 'granit')
program.fill_in('Passphrase', THIRD)
program.click('Restore', BUTTON)
tap.ok(program.find(starts='The sign-in word or the passphrase is wrong'),
       'a backup opens with the passphrase of its day')
tap.ok(glob.glob(registry + '/*/registry.db') == [], 'which leaves the registry as it is')
program.fill_in('Passphrase', SECOND)
program.click('Restore', BUTTON)
sign_in(program, 'granit', SECOND)
tap.ok(program.find('Lock the registry'), 'the restored registry opens')
tap.ok(len(glob.glob(registry + '/*/registry.db')) == 1, 'the registry that was there is kept aside')

recent = os.path.join(os.environ['XDG_DATA_HOME'], 'recently-used.xbel')
time.sleep(1)
text = open(recent, encoding='utf-8').read() if os.path.exists(recent) else ''
tap.ok('copy.drom' not in text, 'the backup is not among the recent files')
tap.ok(program.quit() == 0, 'it ends well')
tap.end()
