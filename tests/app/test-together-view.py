#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two people at one screen, by the keyboard alone: the view for two of one participant, in
a language chosen there, and out of it by the staff member's passphrase.

test-together-view.py PROGRAM DROMCTL
"""

import json
import os
import re
import subprocess
import sys
import time

from driver import Tap
from screen import descend
from user import PASSPHRASE, User
from words import Words

PROGRAM, DROMCTL = sys.argv[1:3]
REGISTRY = os.path.join(os.environ['XDG_DATA_HOME'], 'registry')
SETTINGS = os.path.join(os.environ['XDG_CONFIG_HOME'], 'glib-2.0', 'settings', 'keyfile')
SECRET = os.path.join(os.environ['TMPDIR'], 'passphrase')
GIVEN, FAMILY = 'Sanna', 'Åkerö'
STAFF = ['Solgård', 'Vägmark', 'Ringdal', 'Solhem']
OWN_WORDS = 'Kamav te kerav buti'
REST = 1.5  # seconds; what is typed is saved when it rests for less

tap = Tap()
swedish, romani = Words('sv'), Words('rmy')


def ctl(*command):
    return subprocess.run([DROMCTL, '--registry', REGISTRY, '--passphrase-file', SECRET, *command],
                          capture_output=True, text=True, check=True).stdout


def start():
    program = User(PROGRAM, '--registry', REGISTRY, language='sv',
                   environment={'GSETTINGS_BACKEND': 'keyfile'})
    program.find(swedish('Passphrase', 'unlock'))
    program.fill_in(swedish('Passphrase', 'unlock'), PASSPHRASE)
    program.key('Return')
    program.wait_open()
    return program


def enter(program):
    program.open_participant(GIVEN)
    program.key('F11')
    return wait_for_step(program, swedish)


def wait_for_step(program, say):
    return program.find(say('_Done!', 'together'))


def go_to(program, matches, what, key='Tab'):
    """Presses Tab until the focus is where it is wanted; gives what has it."""
    for _ in range(40):
        program.key(key)
        node = program.until(program.focused, 'a focus')
        if matches(node.name or ''):
            return node
    tap.ok(False, f'Tab leads to {what}')
    return None


def is_in_sight(node):
    _, y, _, height = program.extents(node)
    return y > 0 and y + height < int(os.environ.get('DROM_SCREEN', '1366x768').split('x')[1])


def read_words():
    """All words that are on the screen, or that a screen reader could say."""
    return set(re.findall(r'\w+', program.all_text() + ' ' + program.title()))


def nobody_else(moment):
    found = sorted(others & read_words())
    tap.ok(not found and program.title() == code_name, f'{moment}: nobody else {found} {program.title()}')


with open(SECRET, 'w', encoding='utf-8') as file:
    file.write(PASSPHRASE + '\n')
os.makedirs(os.path.dirname(SETTINGS), exist_ok=True)
with open(SETTINGS, 'w', encoding='utf-8') as file:
    file.write('[io/github/dromapp/Drom]\ntogether-passphrase=true\n')
ctl('demo')
people = json.loads(ctl('participants', '--json'))
others = set(STAFF)
for person in people:
    if (person['given_name'], person['family_name']) != (GIVEN, FAMILY):
        others |= set(re.findall(r'\w+', f"{person['given_name']} {person['family_name']}"))
others -= {GIVEN, FAMILY}

program = start()
code_name = program.title()
tap.ok(len(people) > 20 and FAMILY not in code_name, f'a registry of {len(people)} people')
enter(program)
nobody_else('the view for two')

# The road, as a screen reader reads it
road = program.find(swedish('My road', 'together'), 'list')
items = [node.name for node in descend(road) if node.role == 'list item' and node.name]
upcoming = [name for name in items if name.startswith(swedish('Next step', 'road'))]
# How many have room on it differs with the fonts.
tap.ok(len(items) >= 5 and len(upcoming) == 1, f'the road is a list of {len(items)} steps {upcoming}')
node = go_to(program, lambda name: name in items, 'the road', 'shift+Tab')
tap.ok(node is not None and node.name == upcoming[0], 'Tab comes to the next step on the road')
program.key('Up')
node = program.until(program.focused, 'a focus')
tap.ok(node.name in items and node.name != upcoming[0], f'an arrow goes along the road: {node.name}')

# The language, chosen there
go_to(program, lambda name: name == 'Romani šib', 'the languages', 'shift+Tab')
program.key('space')
wait_for_step(program, romani)
tap.ok(program.is_there(romani('Leave', 'together')), 'it speaks Romani at once')
nobody_else('in Romani')

# A step is done, and is not after all
go_to(program, lambda name: name == romani('_Done!', 'together'), 'the button')
program.key('space')
program.find(romani('Well done!', 'together'), 'label')
tap.ok(program.is_there(romani('How did it go?')), 'a step is ticked')
program.key('ctrl+z')
wait_for_step(program, romani)
tap.ok(not program.is_there(romani('Well done!', 'together'), 'label'), 'the tick is taken back')

# Own words; and then the power goes
node = go_to(program, lambda name: name.startswith(romani('In my own words', 'plan')), 'the own words')
program.until(lambda: is_in_sight(node), 'what is written in is in sight', 5)
program.key('ctrl+a')
program.type(OWN_WORDS)
time.sleep(REST)
program.key('ctrl+f', 'ctrl+n', 'alt+1', 'alt+2', 'F10', 'ctrl+comma', 'ctrl+question')
time.sleep(0.5)
tap.ok(program.is_there(romani('_Done!', 'together'), shown=False) and len(program.windows()) == 1,
       'no key leads to others')
nobody_else('after all keys')
program.kill()
program = start()
enter(program)
program.key('ctrl+shift+l')
wait_for_step(program, romani)
tap.ok(OWN_WORDS in program.all_text(), 'own words that rested are there after a crash')

# Out of it
program.key('F11')
program.wait_focus(romani('Passphrase', 'unlock'))
tap.ok(program.is_there(romani('For the staff'), 'label'), 'leaving asks for the passphrase')
nobody_else('the question')
program.type('regn kajak gurka sten')
program.key('Return')
program.find(role='alert')
program.key('F11')
tap.ok(program.is_there(romani('Passphrase', 'unlock')), 'a wrong one opens nothing')
nobody_else('the wrong passphrase')
program.key('Escape')
tap.ok(program.wait_focus(romani('_Done!', 'together')), 'Escape stays')
program.key('Escape')
program.wait_focus(romani('Passphrase', 'unlock'))
program.type(PASSPHRASE)
program.key('Return')
program.wait_open()
tap.ok(program.is_there(f'{GIVEN} {FAMILY}'),
       'the right one leads to where the staff member was, in their language')
program.key('F11')
wait_for_step(program, swedish)
tap.ok(program.quit() == 0, 'closing the window ends the program')
with open(SETTINGS, encoding='utf-8') as file:
    settings = file.read()
tap.ok('rmy' not in settings, 'the language is kept nowhere')
errors = program.errors()
tap.ok('WARNING' not in errors and 'CRITICAL' not in errors, f'no complaint on standard error: {errors}')
tap.end()
