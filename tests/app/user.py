# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody does with Drom, in the language of the screen: comes in, finds a
participant, opens a page or a menu."""

import os
import re
import time

from driver import BUTTON, Program
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

    def choose(self, name, wanted):
        """Chooses in a drop-down by the keyboard."""
        def shown(row):
            return any((node.get_name() or '') == wanted and self.is_shown(node)
                       for node in self.walk(row))
        row = self.find(name, 'combo box')
        if shown(row):
            return
        self.click_at(row)
        self.until(lambda: any((node.get_name() or '') == wanted for node in self.walk(row)),
                   f'{wanted!r} in {name!r}')
        node = next(node for node in self.walk(row) if (node.get_name() or '') == wanted)
        # The list's own item takes the choice; what is in it is a label.
        while node is not None and node.get_role_name() not in {'list item', 'list box', 'list'}:
            node = node.get_parent()
        item = node
        place = item.get_index_in_parent()
        self.key('Home')
        for _ in range(place):
            self.key('Down')
        self.key('Return')
        self.until(lambda: shown(self.find(name, 'combo box')), f'{name!r} to be {wanted!r}')

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
        time.sleep(0.3)

    def write_in(self, name, text, **more):
        """Clicks into a text of the plan and types."""
        self.click_at(self.find(name, 'text', **more))
        self.wait_focus(name)
        self.write(text)
