#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Killed in the middle of typing, again and again: what was shown as saved is there
afterwards, and the registry is sound.

test-killed.py PROGRAM DROMCTL
"""

import os
import random
import subprocess
import sys
import time

from driver import BUTTON, Tap
from user import PASSPHRASE, User

PROGRAM, DROMCTL = sys.argv[1:3]
REGISTRY = os.path.join(os.environ['XDG_DATA_HOME'], 'registry')
ROUNDS = 4
REST = 1.5  # seconds; what is typed is saved when it rests for less
GIVEN, FAMILY = 'Lova', 'Ekbacke'

tap = Tap()
say = None


def start():
    global say
    program = User(PROGRAM, '--registry', REGISTRY)
    say = program.say
    return program


def open_plan(program):
    program.open_participant('ekback')
    program.tab(say('Plan', 'tab'))
    program.find(say('In the participant’s own words'), 'label')


def value(program, name):
    return program.text(program.entry(say(name, 'participant')))


def text_of(program, starts):
    """Of a text of the plan: what stands in it."""
    node = program.find(starts=say(starts, 'plan'), role='text')
    return [inner.name for inner in program.walk(node) if inner.role == 'label']


program = start()
program.first_start()
dialog = program.new_participant(GIVEN, FAMILY)
program.click(say('_Add', 'participant'), BUTTON, within=dialog)
program.find(f'{GIVEN} {FAMILY}', 'label')
# Its "Undo" would stand above what is clicked.
program.wait_gone(say('Undo', 'toast'), BUTTON)
program.tab(say('Plan', 'tab'))
program.write_in(say('What do you want?'), 'Own words 0')
program.click(say('_Begin the plan'), BUTTON)
program.find(say('Missing in the plan'), 'list')

seed = random.randrange(10**6)
print(f'# seed {seed}', flush=True)
chance = random.Random(seed)
own_words = 'Own words 0'
for n in range(1, ROUNDS + 1):
    # What was left for another field is saved at once.
    program.tab(say('Person', 'tab'))
    phone, street = f'070-{n}', f'Street {n}'
    for name, text in (('Phone', phone), ('Street', street)):
        program.click_at(program.entry(say(name, 'participant')))
        program.wait_focus(say(name, 'participant'))
        program.key('ctrl+a')
        program.type(text)
        program.key('Tab')
        program.wait_focus(say({'Phone': 'E-mail', 'Street': 'Postcode'}[name], 'participant'))
    # What rests is saved too.
    program.tab(say('Plan', 'tab'))
    program.click_at(program.find(starts=say('In my own words', 'plan'), role='text'))
    program.until(lambda: 'own words' in (program.focused().name.lower() if program.focused() else ''),
                  'the focus in the own words')
    program.key('ctrl+a')
    own_words = f'Own words {n}'
    program.type(own_words)
    time.sleep(REST)
    program.find(starts=say.starts('Saved %s'), role='label')

    # And in the middle of this one the power goes.
    program.click_at(program.find(starts=say('The staff’s words', 'plan'), role='text'))
    program.until(lambda: 'staff' in (program.focused().name.lower() if program.focused() else ''),
                  'the focus in the staff’s words')
    program.key('ctrl+a')
    whole = f'Half of it is here {n} ' * 10
    typing = subprocess.Popen(['xdotool', 'type', '--delay', '15', whole])
    time.sleep(chance.uniform(0.05, 2.5))
    program.kill()
    typing.wait()

    program = start()
    program.unlock()
    program.wait_open()
    program.open_participant('ekback')
    tap.ok(value(program, 'Phone') == phone, f'killed {n}: a field that was left is there')
    tap.ok(value(program, 'Street') == street, f'killed {n}: the last field that was left is there')
    program.tab(say('Plan', 'tab'))
    tap.ok(own_words in text_of(program, 'In my own words'), f'killed {n}: a text that rested is there')
    staff_words = text_of(program, 'The staff’s words')
    nothing = say('What you see and think, written so that the participant can read it')
    tap.ok(nothing in staff_words or any(whole.startswith(words) for words in staff_words),
           f'killed {n}: half a text is its beginning or nothing')

tap.ok(program.quit() == 0, 'it ends well')
errors = program.errors()
tap.ok('WARNING' not in errors and 'CRITICAL' not in errors, f'no complaint on standard error: {errors}')

secret = os.path.join(os.environ['TMPDIR'], 'passphrase')
with open(secret, 'w', encoding='utf-8') as file:
    file.write(PASSPHRASE + '\n')
for command in (['check'], ['log', 'verify']):
    done = subprocess.run([DROMCTL, '--registry', REGISTRY, '--passphrase-file', secret, *command],
                          capture_output=True, text=True, check=False)
    tap.ok(done.returncode == 0, f'{" ".join(command)}: {done.stdout}{done.stderr}'.replace('\n', ' '))
tap.end()
