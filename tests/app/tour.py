# SPDX-License-Identifier: GPL-3.0-or-later
"""Leads through every page and dialog. Each is a generator that gives the name of what
is on the screen now; whoever asks for the next one has looked at it."""

import re

from driver import BUTTON, NotFound
from user import PASSPHRASE

LONG = ('Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz och därefter en lång mening som fortsätter '
        'längre än någon rad på skärmen eller papperet är bred, för att se att inget kapas')


def close(program, title):
    program.key('Escape')
    program.wait_gone(title, 'frame')


def pop_up(program, starts, name, role=None):
    """Clicks on what opens a popover: the first click may still close another one."""
    for _ in range(4):
        program.click_at(program.find(starts=starts))
        try:
            return program.find(name, role, seconds=3, shown=False)
        except NotFound:
            continue
    raise NotFound(f'{starts!r} opens nothing')


def dialog(program, title=None, starts=None):
    """A window with this title; gives it once its place is settled."""
    node = program.find(title, 'frame', starts=starts)
    program.until(lambda: program.settled(node), 'a window that stays')
    program.centre()
    return node


def first_start(program):
    """From nothing to an empty registry."""
    say = program.say
    program.find(say('Start a new registry'), 'list item')
    yield 'first-start'
    program.click(say('Restore a backup'), 'list item')
    program.find(say('Restoring a backup'), 'label')
    yield 'restore'
    program.click(say('_Back', 'restore'), BUTTON)
    program.click(say('Start a new registry'), 'list item')
    program.fill_in(say('Name of the project'), 'Vägen vidare')
    yield 'first-start-project'
    program.click(say('_Next', 'first start'), BUTTON)
    program.fill_in(say('Your name'), 'Kim Solgård')
    program.fill_in(say('Sign-in word'), 'fjäril')
    yield 'first-start-yourself'
    program.click(say('_Next', 'first start'), BUTTON)
    program.fill_in(say('New passphrase'), PASSPHRASE)
    program.fill_in(say('The same once more'), PASSPHRASE + 'x')
    yield 'first-start-passphrase'
    program.fill_in(say('The same once more'), PASSPHRASE)
    program.click(say('_Create the registry'), BUTTON)
    program.until(lambda: any(re.fullmatch(r'([0-9A-Z]{4}-)+[0-9A-Z]{2,4}', node.name or '')
                              for node in program.walk()), 'the recovery code')
    program.find(say('_I have put it away'), 'check box')
    yield 'first-start-recovery-code'
    program.check(say('_I have put it away'))
    program.click(say('_Begin', 'first start'), BUTTON)
    program.wait_open()


def pages(program):
    """The registry's two pages."""
    program.key('alt+1')
    yield 'today'
    program.key('alt+2')
    program.find(program.say('Search among the participants'))
    yield 'participants'


def dialogs(program):
    """What is opened from anywhere."""
    say = program.say
    program.key('ctrl+n')
    dialog(program, say('New participant'))
    yield 'new-participant'
    program.key('Escape')
    program.wait_gone(say('Birth date', 'participant'), 'text')
    program.menu(say('_Colleagues…', 'menu'))
    dialog(program, say('Colleagues', 'dialog'))
    yield 'colleagues'
    close(program, say('Colleagues', 'dialog'))
    program.menu(say('_Preferences', 'menu'))
    dialog(program, say('Preferences', 'dialog'))
    yield 'preferences'
    close(program, say('Preferences', 'dialog'))
    before = len(program.windows())
    program.key('ctrl+question')
    program.until(lambda: len(program.windows()) > before, 'the shortcuts')
    program.centre()
    yield 'shortcuts'
    program.key('Escape')
    program.until(lambda: len(program.windows()) == before, 'the shortcuts to go')
    program.menu(say('_About Drom'))
    program.until(lambda: len(program.windows()) > before, 'what the program is')
    program.centre()
    yield 'about'
    program.key('Escape')
    program.until(lambda: len(program.windows()) == before, 'what the program is to go')


def words(program):
    """The registry's own words: phrases, and corrected texts of the program."""
    say = program.say
    program.menu(say('P_hrases…', 'menu'))
    dialog(program, say('Phrases', 'dialog'))
    yield 'phrases'
    close(program, say('Phrases', 'dialog'))
    program.menu(say('Correct a _word…'))
    dialog(program, say('Correct a word'))
    yield 'correct-a-word'
    program.type('plan')
    program.find('plan-form', 'label')
    yield 'correct-a-word-search'
    program.key('Escape', 'Escape')
    program.wait_gone(say('Correct a word'), 'frame')


def keys(program):
    """Dialogs of a registry of one's own."""
    say = program.say
    program.menu(say('_Colleagues…', 'menu'))
    program.click(say('_New colleague…'), BUTTON)
    dialog(program, say('New colleague', 'dialog'))
    yield 'new-colleague'
    close(program, say('New colleague', 'dialog'))
    close(program, say('Colleagues', 'dialog'))
    program.menu(say('Change _passphrase…'))
    dialog(program, say('New passphrase'))
    yield 'passphrase'
    close(program, say('New passphrase'))
    program.menu(say('New _recovery code…'))
    dialog(program, say('New recovery code', 'dialog'))
    yield 'recovery-code'
    close(program, say('New recovery code', 'dialog'))


def door(program):
    """What is seen from outside."""
    say = program.say
    program.lock()
    yield 'locked'
    program.unlock(None, 'falsk nyckel hemma nu')
    program.find(say('The sign-in word or the passphrase is wrong. Try again.'))
    yield 'locked-wrong-passphrase'
    program.click(say('I have _forgotten my passphrase'), BUTTON)
    program.find(say('A new passphrase'), 'label')
    yield 'locked-forgotten'
    program.click(say('_Back', 'unlock'), BUTTON)
    program.unlock()
    program.wait_open()


def participant(program, search):
    """The page of somebody with a plan, a mapping and notes."""
    say = program.say
    program.open_participant(search)
    program.tab(say('Person', 'tab'))
    yield 'person'
    program.tab(say('Mapping', 'tab'))
    yield 'mapping'
    program.tab(say('Notes', 'tab'))
    yield 'notes'
    program.tab(say('Plan', 'tab'))
    program.find(say('Goals and steps', 'plan'), 'label', shown=False)
    yield 'plan'


def plan(program):
    """What the plan page opens; begins and ends at the page."""
    say = program.say
    program.key('F9')
    yield 'plan-F9'
    program.key('F9')
    pop_up(program, say.starts('When: %s'), say('Due on', 'step'), 'text')
    yield 'plan-when'
    program.key('Escape')
    pop_up(program, say.starts('Who: %s'), say('_Add somebody to the team…'))
    yield 'plan-who'
    program.key('Escape')
    program.click_at(program.find(say('New step'), 'text'))
    program.wait_focus(say('New step'))
    program.key('Down')
    yield 'plan-phrases'
    program.key('Escape', 'Escape')
    program.click(say('+ _Goal'), BUTTON)
    program.find(say('What is the new goal about?'), 'label')
    program.click(say('Leisure', 'life area'), BUTTON)
    program.wait_focus(say('New goal'))
    yield 'plan-new-goal'
    program.key('Escape')
    program.click(say('+ _Person'), BUTTON)
    dialog(program, say('Somebody new in the team'))
    yield 'plan-new-person'
    close(program, say('Somebody new in the team'))
    program.click(say('Compare with the plan of today'), BUTTON)
    title = say.starts('Changes since %s')
    dialog(program, starts=title)
    yield 'plan-compare'
    program.key('Escape')
    program.until(lambda: not program.is_there(starts=title, role='frame'), 'the comparison to go')
    program.click(say('_Agree…', 'plan'), BUTTON)
    dialog(program, say('Agree on the plan'))
    yield 'plan-agree'
    close(program, say('Agree on the plan'))
    program.key('ctrl+p')
    dialog(program, say('Print', 'dialog'))
    yield 'print'
    close(program, say('Print', 'dialog'))


def together(program):
    """The view for two; begins and ends at the page."""
    say = program.say
    program.key('F11')
    done = program.find(say('_Done!', 'together'), BUTTON)
    yield 'together'
    program.click(node=done)
    program.find(say('On to the _next step'), BUTTON)
    yield 'together-done'
    program.click(say('Not done _yet after all'), BUTTON)
    program.find(say('_Done!', 'together'), BUTTON)
    program.key('Escape')
    program.find(say('Plan', 'tab'), 'page tab')


def beginnings(program, search):
    """The page of somebody of whom little is known yet."""
    say = program.say
    program.open_participant(search)
    program.tab(say('Plan', 'tab'))
    program.find(say('_Begin the plan'), BUTTON)
    yield 'plan-beginning'
    program.tab(say('Mapping', 'tab'))
    yield 'mapping-beginning'
    program.tab(say('Notes', 'tab'))
    yield 'notes-beginning'


def searching(program):
    """The list when something is looked for."""
    say = program.say
    program.key('alt+2', 'ctrl+f')
    program.wait_focus(say('Search among the participants'))
    program.key('ctrl+a')
    program.type('xqw')
    program.find(say('Nobody found'), 'label')
    yield 'participants-nobody-found'
    program.key('ctrl+a', 'Delete')


def demonstration(program):
    yield from pages(program)
    yield from searching(program)
    yield from dialogs(program)
    yield from words(program)
    yield from participant(program, 'akero')
    yield from plan(program)
    yield from together(program)
    yield from beginnings(program, 'blomdal')


def empty(program):
    """A registry that was made just now."""
    yield from first_start(program)
    yield from pages(program)
    yield from keys(program)
    yield from door(program)


def long_texts(program):
    """Names and texts that are longer than anybody's."""
    say = program.say
    window = program.new_participant('Maximiliana Wilhelmina ' * 2 + LONG.split()[0], LONG.split()[0] + '-Åkerström')
    program.fill_in(say('Town', 'enrolment'), LONG.split()[0], within=window)
    program.click(say('_Add', 'participant'), BUTTON, within=window)
    program.find(say('Plan', 'tab'), 'page tab')
    yield 'person'
    program.tab(say('Plan', 'tab'))
    program.write_in(say('What do you want?'), LONG)
    yield 'plan-beginning'
    program.click(say('_Begin the plan'), BUTTON)
    program.find(say('Missing in the plan'), 'list')
    program.click(say('Society and authorities', 'life area'), BUTTON)
    program.wait_focus(say('New goal'))
    program.write(LONG)
    program.key('Return')
    program.wait_focus(say('New step'))
    program.write(LONG)
    program.key('Return')
    program.find(LONG, 'label', nth=2, shown=False)
    yield 'plan'
    program.key('alt+1')
    program.click(say('Everybody’s', 'participants'), BUTTON)
    yield 'today'
    program.key('alt+2')
    yield 'participants'


def many(program):
    """A list that is longer than the screen."""
    say = program.say
    program.unlock()
    program.wait_open()
    yield from pages(program)
    program.key('ctrl+f')
    program.wait_focus(say('Search among the participants'))
    program.type('berg')
    program.find('Amina Ljungberg', 'label')
    yield 'participants-search'
