# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody does with Drom, in the language of the screen: comes in, finds a
participant, opens a page or a menu."""

import os
import re
import time

from driver import BUTTON, PAGE, Program
from screen import descend
from words import Words

PASSPHRASE = 'kaffe moln tand spade'


class User(Program):
    """A program whose screen is in LANGUAGE; standard error goes to the file errors."""

    def __init__(self, *command, language='en', **more):
        self.say = Words(language)
        home = os.environ['DROM_TEST_HOME']
        self.errors_path = os.path.join(home, 'standard-error')
        environment = {'LANGUAGE': language, **more.pop('environment', {})}
        with open(self.errors_path, 'ab') as errors:
            super().__init__(*command, errors=errors, environment=environment, **more)

    def errors(self):
        with open(self.errors_path, encoding='utf-8', errors='replace') as file:
            return file.read()

    # Coming in

    def first_start(self, project='Vägen vidare', code_name='Björken', name='Kim Solgård',
                    word='fjäril', passphrase=PASSPHRASE):
        """A new registry; gives its recovery code."""
        say = self.say
        self.click(say('Start a new registry'), 'list item')
        self.fill_in(say('Name of the project'), project)
        self.fill_in(say('Neutral code name'), code_name)
        self.click(say('_Next', 'first start'), BUTTON)
        self.fill_in(say('Your name'), name)
        self.fill_in(say('Sign-in word'), word)
        self.click(say('_Next', 'first start'), BUTTON)
        self.fill_in(say('New passphrase'), passphrase)
        self.fill_in(say('The same once more'), passphrase)
        self.click(say('_Create the registry'), BUTTON)
        code = self.until(lambda: next((node.get_name() for node in self.walk() if re.fullmatch(
            r'([0-9A-Z]{4}-)+[0-9A-Z]{2,4}', node.get_name() or '')), None), 'the recovery code')
        self.check(say('_I have put it away'))
        self.click(say('_Begin', 'first start'), BUTTON)
        self.wait_open()
        return code

    def wait_open(self):
        self.find(self.say('Lock the registry'), BUTTON)

    def lock(self):
        self.key('ctrl+l')
        self.find(self.say('The registry is locked'))

    def choose(self, name, wanted, **more):
        """Chooses in a drop-down by the keyboard."""
        def get_labels(item):
            return [node.name for node in descend(item) if node.role == 'label']

        def get_shown():
            row = self.find(name, 'combo box', **more)
            return [node.name for node in descend(row)
                    if node.role == 'label' and self.is_shown(node) and not is_in_popover(node, row)]

        def is_in_popover(node, row):
            while node is not None and node.path != row.path:
                if node.name == 'GtkPopover':
                    return True
                node = node.parent
            return False

        def find_place():
            row = self.find(name, 'combo box', **more)
            items = [node for node in descend(row) if node.role == 'list item' and is_in_popover(node, row)]
            places = [n for n, item in enumerate(items) if wanted in get_labels(item)]
            return (places[0],) if places else None
        if wanted in get_shown():
            return
        self.click_at(self.find(name, 'combo box', **more))
        place, = self.until(find_place, f'{wanted!r} in {name!r}')
        self.key('Home', *['Down'] * place, 'Return')
        self.until(lambda: wanted in get_shown(), f'{name!r} to be {wanted!r}')

    def unlock(self, word=None, passphrase=PASSPHRASE):
        if word is not None:
            self.choose(self.say('Sign-in word'), word)
        self.fill_in(self.say('Passphrase', 'unlock'), passphrase)
        self.click(self.say('_Unlock', 'unlock'), BUTTON)

    # Going about

    def add_colleague(self, name, word, passphrase):
        say = self.say
        self.menu(say('_Colleagues…', 'menu'))
        self.click(say('_New colleague…'), BUTTON)
        dialog = self.find(say('New colleague', 'dialog'), 'frame')
        self.fill_in(say('Name', 'colleague'), name, within=dialog)
        self.fill_in(say('Sign-in word'), word, within=dialog)
        self.fill_in(say('New passphrase'), passphrase, within=dialog)
        self.fill_in(say('The same once more'), passphrase, within=dialog)
        self.click(say('_Add', 'colleague'), BUTTON, within=dialog)
        self.wait_gone(say('New colleague', 'dialog'), 'frame')
        self.find(name, 'list item')
        self.key('Escape')
        self.wait_gone(say('Colleagues', 'dialog'), 'frame')

    def new_participant(self, given, family):
        """The dialog, up to its button: more can be filled in."""
        say = self.say
        self.key('ctrl+n')
        dialog = self.find(say('New participant'), 'frame')
        self.fill_in(say('Given name', 'participant'), given, within=dialog)
        self.fill_in(say('Family name', 'participant'), family, within=dialog)
        return dialog

    def open_participant(self, search):
        """Finds somebody by the search and opens the page."""
        self.key('ctrl+f')
        self.wait_focus(self.say('Search among the participants'))
        self.key('ctrl+a')
        self.write(search)
        # The list follows the typing after a moment.
        time.sleep(0.5)
        self.key('Return')
        self.find(self.say('Plan', 'tab'), 'page tab')

    def tab(self, name):
        """Of a participant's page."""
        tab = self.find(name, 'page tab')
        tab.do_action(0)
        self.find(name, PAGE)  # the page of that tab
        time.sleep(0.3)

    def write_in(self, name, text, **more):
        """Clicks into a text of the plan and types."""
        self.click_at(self.find(name, 'text', **more))
        self.wait_focus(name)
        self.write(text)
