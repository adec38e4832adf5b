#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever locale the environment names, or none: the program starts without a word on
standard error, in the right language, and says the date in it.

test-environments.py PROGRAM
"""

import datetime
import os
import sys

from driver import BUTTON, Tap
from user import User

PROGRAM = sys.argv[1]
LOCALE = ('LANG', 'LANGUAGE', 'LC_ALL', 'LC_MESSAGES', 'LC_CTYPE', 'LC_TIME', 'LOCPATH')

WEEKDAYS = {'sv': 'Måndag Tisdag Onsdag Torsdag Fredag Lördag Söndag',
            'rmy': 'Luja Marci Tetradži Žoja Paraštuj Savato Kurko',
            'en': 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'}
MONTHS = {'sv': 'januari februari mars april maj juni juli augusti september oktober november december',
          'rmy': 'januaro februaro marto aprilo majo juno julo avgusto septembro oktobro novembro decembro',
          'en': 'January February March April May June July August September October November December'}

ROWS = (
    ('sv', ()),
    ('sv', ('LANG=C',)),
    ('sv', ('LC_ALL=C.UTF-8',)),
    ('sv', ('LANG=xx_YY.UTF-8',)),
    ('rmy', ('LC_ALL=C', 'LANGUAGE=rmy')),
    ('rmy', ('LC_ALL=xx_YY.UTF-8', 'LANGUAGE=rmy')),
    ('en', ('LANG=en_US.UTF-8',)),
)


def heading(language, day):
    """The date as it stands at the top of Today."""
    return (f'{WEEKDAYS[language].split()[day.weekday()]} {day.day} '
            f'{MONTHS[language].split()[day.month - 1]} {day.year}')


tap = Tap()
for language, variables in ROWS:
    unset = [part for name in LOCALE for part in ('-u', name)]
    days = {datetime.date.today()}
    program = User('env', *unset, *variables, PROGRAM, '--demonstration', language=language)
    program.find(program.say('Lock the registry'), BUTTON)
    days.add(datetime.date.today())
    names = {node.name for node in program.walk()}
    tap.ok(any(heading(language, day) in names for day in days),
           f'{" ".join(variables) or "nothing set"}: {language}, {heading(language, max(days))}')
    program.quit()
    errors = program.errors()
    tap.ok(not errors, f'nothing on standard error {errors!r}')
    os.truncate(program.errors_path, 0)
tap.end()
