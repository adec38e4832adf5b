#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Screenshots of each page and dialog, in each language and on small and large screens:
OUTPUT/LANGUAGE-SCREEN/REGISTRY-WHAT.png. Starts through run-with-display.sh; a registry is
empty, the demonstration, one of long texts or one of 380 invented participants.
"""

import argparse
import datetime
import os
import subprocess
import sys
import time

import tour
from driver import NotFound
from user import PASSPHRASE, User

LANGUAGES = ['sv', 'rmy', 'en']
# Its name, its size and how much larger text is.
SCREENS = {'1024x768': ('1024x768', None), '1366x768': ('1366x768', None),
           '1366x768-text-200': ('1366x768', 2.0), '1024x768-text-200': ('1024x768', 2.0)}
GIVEN = ['Lova', 'Miro', 'Žofia', 'Elsa', 'Dario', 'Sanna', 'Rosa', 'Nadja', 'Leo', 'Amina', 'Hugo', 'Vera',
         'Simon', 'Maja', 'Tekla', 'Emil', 'Stina', 'Oskar', 'Ida', 'Karl']
FAMILY = ['Ekbacke', 'Björkdal', 'Åkerö', 'Löfvik', 'Stenäng', 'Čarlén', 'Granvik', 'Hedlund', 'Solberg', 'Nyhamn',
          'Fors', 'Dalskog', 'Blomdal', 'Myrgård', 'Rönnö', 'Norrman', 'Tornvik', 'Kvarnö', 'Ljungberg']
TOWNS = ['Exempelstad', 'Provköping', 'Övningsås']
STATUSES = ['aktiv', 'aktiv', 'aktiv', 'inaktiv', 'väntar']


def write_list(path):
    """380 people who are invented: nobody's name is made of chance alone."""
    first = datetime.date(2026, 2, 2)
    lines = ['nummer;förnamn;efternamn;födelsedatum;ort;status;inskriven']
    for n in range(380):
        born = datetime.date(1965, 1, 1) + datetime.timedelta(days=n * 41)
        enrolled = first + datetime.timedelta(days=n // 2)
        lines.append(f'{n + 1};{GIVEN[n % len(GIVEN)]};{FAMILY[n % len(FAMILY)]};{born};{TOWNS[n % 3]};'
                     f'{STATUSES[n % len(STATUSES)]};{enrolled}')
    with open(path, 'w', encoding='utf-8') as file:
        file.write('\n'.join(lines) + '\n')


def make_many(dromctl, folder, registry):
    secret = os.path.join(folder, 'passphrase')
    with open(secret, 'w', encoding='utf-8') as file:
        file.write(PASSPHRASE + '\n')
    people = os.path.join(folder, 'people.csv')
    write_list(people)
    who = ['--registry', registry, '--passphrase-file', secret]
    for command in (['init', '--project', 'Vägen vidare', '--code-name', 'Linden', '--role', 'manager'],
                    ['import', 'participants', people]):
        subprocess.run([dromctl, *command, *who], check=True, stdout=subprocess.DEVNULL)


def enlarge_text(factor):
    """What the preferences do: the program keeps its settings in a file for once."""
    folder = os.path.join(os.environ['XDG_CONFIG_HOME'], 'glib-2.0', 'settings')
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, 'keyfile'), 'w', encoding='utf-8') as file:
        file.write(f'[io/github/dromapp/Drom]\ntext-scale={factor}\n')
    return {'GSETTINGS_BACKEND': 'keyfile'}


def each_on_its_screen(screens):
    """Starts this again on a display of the size of each screen."""
    with_display = os.path.join(os.path.dirname(__file__), '..', 'run-with-display.sh')
    status = 0
    for screen in screens:
        rest = [word for word in sys.argv if word != '--screen' and word not in SCREENS]
        done = subprocess.run([with_display, sys.executable, *rest, '--screen', screen], check=False,
                              env={**os.environ, 'DROM_SCREEN': SCREENS[screen][0]})
        status = status or done.returncode
    return status


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--program', required=True)
    parser.add_argument('--output', required=True)
    parser.add_argument('--dromctl', help='beside the program if not said')
    parser.add_argument('--language', choices=LANGUAGES, action='append')
    parser.add_argument('--screen', choices=list(SCREENS), action='append', help='all if not said')
    parser.add_argument('--registry', choices=['empty', 'demonstration', 'long', '380'], action='append')
    options = parser.parse_args()
    screens = options.screen or list(SCREENS)
    if len(screens) > 1 or os.environ.get('DROM_SCREEN') != SCREENS[screens[0]][0]:
        return each_on_its_screen(screens)
    dromctl = options.dromctl or os.path.join(os.path.dirname(options.program), '..', 'ctl', 'dromctl')
    home = os.environ['DROM_TEST_HOME']
    many = os.path.join(home, 'many')
    kinds = options.registry or ['empty', 'demonstration', 'long', '380']
    if '380' in kinds:
        make_many(dromctl, home, many)

    failed = []
    n = 0
    for screen in screens:
        text = SCREENS[screen][1]
        environment = enlarge_text(text) if text else {}
        for language in options.language or LANGUAGES:
            folder = os.path.join(options.output, f'{language}-{screen}')
            os.makedirs(folder, exist_ok=True)
            for kind in kinds:
                arguments, walk = {
                    'empty': (['--registry', os.path.join(home, f'empty-{language}-{screen}')], tour.empty),
                    'demonstration': (['--demonstration'], tour.demonstration),
                    'long': (['--demonstration'], tour.long_texts),
                    '380': (['--registry', many], tour.many),
                }[kind]
                program = User(options.program, *arguments, language=language, environment=environment)
                try:
                    if arguments == ['--demonstration']:
                        program.wait_open()
                    for name in walk(program):
                        time.sleep(0.4)  # what moves has come to rest
                        program.screenshot(os.path.join(folder, f'{kind}-{name}.png'))
                        n += 1
                except (NotFound, KeyError) as error:
                    failed.append(f'{language} {screen} {kind}: {str(error).splitlines()[0]}')
                    program.screenshot(os.path.join(folder, f'{kind}-FAILED.png'))
                program.kill()
                print(f'{language} {screen} {kind}: {n}', file=sys.stderr, flush=True)
    for line in failed:
        print(line, file=sys.stderr)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
