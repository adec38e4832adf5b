# SPDX-License-Identifier: GPL-3.0-or-later
"""Uses Drom as somebody at the screen does: finds what a screen reader finds, and
clicks and types with the pointer and the keyboard.

A test starts through run-with-display.sh, makes a Program and calls its methods. What
isn't found within a while ends the test with a list of what is there.
"""

import os
import signal
import subprocess
import sys
import time

from screen import CHECKED, FOCUSED, GONE, descend, find_application, read_tree

WAIT = float(os.environ.get('DROM_TEST_WAIT', '45'))  # seconds

BUTTON = {'push button', 'button', 'toggle button'}
ITEM = {'menu item', 'check menu item', 'radio menu item'}
# A tab's page, as GTK 4.8 and as later ones call it.
PAGE = {'filler', 'panel', 'grouping'}
WINDOW = {'frame', 'window', 'dialog', 'alert'}


class NotFound(Exception):
    pass


def still_the_motions():
    """What slides can't be clicked."""
    folder = os.path.join(os.environ['XDG_CONFIG_HOME'], 'gtk-4.0')
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, 'settings.ini'), 'w', encoding='utf-8') as file:
        file.write('[Settings]\ngtk-enable-animations=0\n')


def run(*command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def names_of(node):
    """GTK 4.8 says some names twice ("Name Name", "_Next Next")."""
    name = (node.get_name() or '').strip()
    names = {name, name.replace('_', '')}
    plain = name.replace('_', '')
    half = len(plain) // 2
    if len(plain) % 2 == 1 and plain[:half] == plain[half + 1:]:
        names.add(plain[:half])
    return names


class Program:
    """The program under test. PROGRAM and its arguments; sizes the window to the screen.

    ERRORS is a file for its standard error, ENVIRONMENT what differs from the test's own.
    """

    def __init__(self, *command, fill=True, errors=None, environment=None):
        environment = {**os.environ, **(environment or {})}
        environment.pop('G_MESSAGES_DEBUG', None)
        self.process = subprocess.Popen(command, env=environment, stderr=errors)
        self.fill = fill
        self.window = None
        self.name = None
        self.old = None
        self.wait_for_window()

    def wait_for_window(self):
        def find():
            found = subprocess.run(
                ['xdotool', 'search', '--onlyvisible', '--pid', str(self.process.pid)],
                capture_output=True, text=True, check=False).stdout.split()
            return found[0] if found else None
        self.window = self.until(find, 'a window')
        if self.fill:
            width, height = os.environ.get('DROM_SCREEN', '1366x768').split('x')
            run('xdotool', 'windowmove', self.window, '0', '0')
            run('xdotool', 'windowsize', self.window, width, height)
            time.sleep(0.3)
        # No window manager: the keyboard goes where the pointer says.
        run('xdotool', 'windowfocus', self.window)

    def until(self, question, what, seconds=WAIT):
        """Asks until the answer is true, and gives the answer."""
        end = time.monotonic() + seconds
        while True:
            if self.process.poll() is not None:
                raise NotFound(f'The program ended ({self.process.returncode}) before: {what}\n{self.errors()}')
            try:
                answer = question()
            except GONE:
                answer = None  # it went away while it was looked at
            if answer:
                return answer
            if time.monotonic() > end:
                if 'DROM_TEST_PICTURE' in os.environ:
                    self.screenshot(os.environ['DROM_TEST_PICTURE'])
                raise NotFound(f'Not found: {what}\n{self.describe()}')
            time.sleep(0.15)

    def errors(self):
        """What it wrote to standard error, where that was kept."""
        return ''

    # Finding

    def read(self):
        """The root of the tree as it is now, and all nodes by their path."""
        if self.name is None:
            self.name = find_application(self.process.pid)
        if self.name is None:
            return None, {}
        return read_tree(self.name)

    def walk(self, node=None):
        """All nodes as they are now, or those of one and within it."""
        root, nodes = self.read()
        if node is not None:
            root = nodes.get(node.path)
        return descend(root) if root is not None else ()

    @staticmethod
    def extents(node):
        """(x, y, width, height) in the window; empty for what isn't shown."""
        try:
            return node.get_extents()
        except GONE:
            return 0, 0, 0, 0

    @classmethod
    def is_shown(cls, node):
        x, y, width, height = cls.extents(node)
        return width > 1 and height > 1 and x > -width and y > -height

    @classmethod
    def settled(cls, node):
        before = cls.extents(node)
        time.sleep(0.05)
        return before if before == cls.extents(node) else None

    def find_now(self, name=None, role=None, starts=None, text=None, shown=True, nth=0, within=None):
        """NTH counts from 0; WITHIN is a node whose insides are looked through."""
        roles = {role} if isinstance(role, str) else role
        for node in self.walk(within):
            try:
                if roles is not None and node.get_role_name() not in roles:
                    continue
                if name is not None and name not in names_of(node):
                    continue
                if starts is not None and not (node.get_name() or '').startswith(starts):
                    continue
                if text is not None and text not in self.text(node):
                    continue
                if shown and not self.is_shown(node):
                    continue
            except GONE:
                continue
            if nth == 0:
                return node
            nth -= 1
        return None

    def find(self, name=None, role=None, seconds=WAIT, **more):
        """The first that has this name and role (a name or a set of names)."""
        return self.until(lambda: self.find_now(name, role, **more),
                          f'name {name!r}, role {role!r}, {more}', seconds)

    def focused(self):
        """What the keyboard goes to, or None: each window has one, the last is in front."""
        found = [node for node in self.walk() if node.was(FOCUSED)]
        return found[-1] if found else None

    def is_old(self):
        """Whether its GTK is of the generation of Debian 12's."""
        if self.old is None:
            version = self.read()[0].read('Application', 'Version')
            self.old = [int(number) for number in version.split('.')[:2]] < [4, 10]
        return self.old

    def wake(self):
        """Without a window manager nobody gives a window the keyboard after a dialog went, and
        newer GTK calls nothing focused then."""
        if self.is_old():
            return
        windows = [int(window) for window, *_ in self.list_windows()]
        focus = subprocess.run(['xdotool', 'getwindowfocus'], capture_output=True, text=True, check=False).stdout
        if windows and (not focus.strip() or int(focus) not in windows):
            run('xdotool', 'windowfocus', str(max(windows)))

    def wait_focus(self, name):
        """Until the keyboard goes to what has this name, or to an entry within it."""
        def look():
            node = self.focused()
            for _ in range(6):
                if node is None:
                    return None
                if name in names_of(node):
                    return node
                node = node.get_parent()
            return None
        return self.until(look, f'the focus in {name!r}')

    def is_there(self, name=None, role=None, **more):
        return self.find_now(name, role, **more) is not None

    def wait_gone(self, name=None, role=None, **more):
        self.until(lambda: not self.is_there(name, role, **more), f'{name!r} to go')

    @staticmethod
    def text(node):
        try:
            return node.get_text()
        except GONE:
            return ''

    def all_text(self):
        """All names and texts, to look for what must not be there."""
        lines = []
        for node in self.walk():
            try:
                lines.append(node.get_name() or '')
                lines.append(self.text(node))
            except GONE:
                continue
        return '\n'.join(lines)

    def describe(self):
        lines = []
        for node in self.walk():
            try:
                if node.get_role_name() in {'filler', 'panel', 'image', 'scroll bar', 'scroll pane'}:
                    continue
                if node.get_name() and self.is_shown(node):
                    lines.append(f'  {node.get_role_name()}: {node.get_name()!r} {self.extents(node)}')
            except GONE:
                continue
        return '\n'.join(lines)

    # Doing

    def centre(self):
        """Moves dialogs to the middle: without a window manager nobody else does."""
        screen = [int(size) for size in os.environ.get('DROM_SCREEN', '1366x768').split('x')]
        for window, _, _, width, height in self.list_windows():
            if window != self.window and width > 150 and height > 150:
                run('xdotool', 'windowmove', window, str(max(0, (screen[0] - width) // 2)),
                    str(max(0, (screen[1] - height) // 2)))
        time.sleep(0.1)

    def list_windows(self):
        """(id, x, y, width, height) on the screen of each window of the program's."""
        found = subprocess.run(
            ['xdotool', 'search', '--onlyvisible', '--pid', str(self.process.pid)],
            capture_output=True, text=True, check=False).stdout.split()
        boxes = []
        for window in found:
            lines = subprocess.run(['xdotool', 'getwindowgeometry', '--shell', window],
                                   capture_output=True, text=True, check=False).stdout
            values = dict(line.split('=') for line in lines.splitlines() if '=' in line)
            if 'HEIGHT' in values:
                boxes.append((window, *(int(values[key]) for key in ('X', 'Y', 'WIDTH', 'HEIGHT'))))
        return boxes

    def windows(self):
        """(x, y, width, height) on the screen of each window of the program's."""
        return [box[1:] for box in self.list_windows()]

    def origin(self, node):
        """Where the window that the node stands in begins on the screen, inside its frame."""
        top = node
        while top is not None and top.get_role_name() not in WINDOW:
            top = top.get_parent()
        width, height = self.extents(top)[2:] if top is not None else (0, 0)
        # GTK draws the frame: it is as wide on each side.
        for x, y, outer_width, outer_height in reversed(self.windows()):
            frame = outer_width - width
            if 0 <= frame <= 60 and frame == outer_height - height:
                return x + frame // 2, y + frame // 2
        return 0, 0

    def click(self, name=None, role=None, node=None, **more):
        """Presses a button or row: by its action where it has one, else with the pointer."""
        self.wake()
        if node is None:
            node = self.find(name, role, **more)
        if node.get_role_name() in BUTTON | ITEM and node.get_n_actions() > 0:
            node.do_action(0)
        else:
            self.click_at(node)
        time.sleep(0.1)
        return node

    def menu(self, *items):
        """Chooses from the main menu."""
        self.key('F10')
        for item in items:
            self.click(item, ITEM, shown=False)

    def reveal(self, node):
        """Turns the wheel until the node stands within what scrolls it."""
        pane = node.get_parent()
        while pane is not None and pane.get_role_name() != 'scroll pane':
            pane = pane.get_parent()
        if pane is None:
            return
        pane_x, pane_y, pane_width, pane_height = self.extents(pane)
        window_x, window_y = self.origin(node)
        for _ in range(100):
            _, y, _, height = self.extents(node)
            middle = y + height // 2
            if pane_y + 8 < middle < pane_y + pane_height - 8:
                return
            # At the edge, where the wheel changes no value.
            run('xdotool', 'mousemove', str(window_x + pane_x + 3), str(window_y + pane_y + pane_height // 2))
            run('xdotool', 'click', '4' if middle <= pane_y + 8 else '5')
            time.sleep(0.05)

    def need_places(self):
        """Newer GTK leaves the padding of all around out of a place: a line of text is missed."""
        if not self.is_old():
            self.kill()
            Tap.last.skip('this GTK tells wrong places')

    def click_at(self, node):
        self.wake()
        if node.get_role_name() == 'text':
            self.need_places()
        self.reveal(node)
        x, y, width, height = self.until(lambda: self.settled(node), 'a place that stays')
        window_x, window_y = self.origin(node)
        run('xdotool', 'mousemove', str(window_x + x + width // 2), str(window_y + y + height // 2))
        time.sleep(0.05)
        run('xdotool', 'click', '1')

    def check(self, name, role='check box', on=True, **more):
        """Sets a check button or a switch, with the pointer as long as it takes."""
        def look():
            node = self.find(name, role, **more)
            if node.is_on(CHECKED) == on:
                return True
            self.click_at(node)
            time.sleep(0.3)
            return node.is_on(CHECKED) == on
        return self.until(look, f'{name!r} to be {"on" if on else "off"}')

    def entry(self, name, **more):
        """The editable field with this label: itself, or within the row of that name."""
        def look():
            for node in self.walk(more.get('within')):
                if name not in names_of(node) or not self.is_shown(node):
                    continue
                if node.get_role_name() in WINDOW:
                    continue
                for inner in descend(node):
                    if inner.has('EditableText') and self.is_shown(inner):
                        return inner
            return None
        return self.until(look, f'entry {name!r}')

    def fill_in(self, name, text, **more):
        """Puts a text in the field with this label."""
        node = self.entry(name, **more)
        if not node.set_text(text):
            raise NotFound(f'{name!r} does not take a text')
        time.sleep(0.05)
        return node

    def focus(self, name):
        node = self.entry(name)
        self.click_at(node)
        time.sleep(0.1)
        return node

    def type(self, text):
        run('xdotool', 'type', '--delay', '20', text)
        time.sleep(0.1)

    def write(self, text):
        """Types into what has the focus; what no key of the test's keyboard gives is put there."""
        if text.isascii():
            self.type(text)
            return
        node = self.until(self.focused, 'a focus')
        if not node.insert_text(text):
            raise NotFound(f'{node.get_name()!r} takes no text')
        time.sleep(0.05)

    def choose_file(self, path):
        """In the file chooser that is open; not by keys, between which it completes the name."""
        time.sleep(1)
        self.key('ctrl+l')
        node = self.until(self.focused, 'a field for the name')
        node.set_text(path)
        self.key('Return')

    def key(self, *keys):
        for key in keys:
            run('xdotool', 'key', key)
            time.sleep(0.1)

    def title(self):
        return subprocess.run(['xdotool', 'getwindowname', self.window], capture_output=True,
                              text=True, check=True).stdout.strip()

    def screenshot(self, path):
        size = os.environ.get('DROM_SCREEN', '1366x768')
        run('import', '-window', 'root', '-crop', size + '+0+0', '+repage', path)

    def quit(self):
        """Ends the program as a user does, and gives its exit status."""
        self.key('ctrl+q')
        try:
            return self.process.wait(WAIT)
        except subprocess.TimeoutExpired:
            self.kill()
            raise NotFound('The program did not end') from None

    def kill(self, number=signal.SIGKILL):
        self.process.send_signal(number)
        self.process.wait()


class Tap:
    """Results as meson reads them."""

    last = None

    def __init__(self):
        self.n = 0
        self.failed = 0
        Tap.last = self

    def ok(self, truth, what):
        self.n += 1
        if not truth:
            self.failed += 1
        print(f'{"ok" if truth else "not ok"} {self.n} - {what}', flush=True)

    def skip(self, why):
        """The rest of the test."""
        print(f'ok {self.n + 1} # SKIP {why}\n1..{self.n + 1}', flush=True)
        sys.exit(self.failed > 0)

    def end(self):
        print(f'1..{self.n}')
        sys.exit(1 if self.failed else 0)
