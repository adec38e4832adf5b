# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader finds in a program, by the accessibility bus.

The whole tree comes in one call: a call for each of a page's thousand parts takes a
second, and the program can do nothing else meanwhile.
"""

import subprocess

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib  # noqa: E402

ROOT = '/org/a11y/atspi/accessible/root'
PATIENCE = 30000  # milliseconds
GONE = GLib.Error

FOCUSED = int(Atspi.StateType.FOCUSED)
CHECKED = int(Atspi.StateType.CHECKED)
SELECTED = int(Atspi.StateType.SELECTED)
SENSITIVE = int(Atspi.StateType.SENSITIVE)

_bus = None


def get_bus():
    """The accessibility bus; this stays connected to it."""
    global _bus
    if _bus is None:
        address = subprocess.run(
            ['dbus-send', '--session', '--print-reply=literal', '--dest=org.a11y.Bus', '/org/a11y/bus',
             'org.a11y.Bus.GetAddress'], capture_output=True, text=True, check=True).stdout.strip()
        _bus = Gio.DBusConnection.new_for_address_sync(
            address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
            | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
    return _bus


def call(name, path, interface, method, arguments=None):
    answer = get_bus().call_sync(name, path, interface, method, arguments, None,
                                 Gio.DBusCallFlags.NONE, PATIENCE, None).unpack()
    return answer[0] if len(answer) == 1 else answer


class Node:
    """One of the tree, as it was when the tree was read; what it is asked for is asked now."""

    def __init__(self, item):
        (self.bus, self.path), _, (_, self.parent_path), self.index, self.n_children, self.interfaces, \
            self.name, role, self.description, states = item
        self.role = Atspi.role_get_name(Atspi.Role(role))
        self.states = states
        self.parent = None
        self.children = []

    def __call__(self, interface, method, arguments=None):
        return call(self.bus, self.path, f'org.a11y.atspi.{interface}', method, arguments)

    def read(self, interface, name):
        return call(self.bus, self.path, 'org.freedesktop.DBus.Properties', 'Get',
                    GLib.Variant('(ss)', (f'org.a11y.atspi.{interface}', name)))

    def has(self, interface):
        return f'org.a11y.atspi.{interface}' in self.interfaces

    def get_name(self):
        return self.name

    def get_role_name(self):
        return self.role

    def get_parent(self):
        return self.parent

    def was(self, state):
        """Whether it was in this state when the tree was read."""
        return bool(self.states[state // 32] >> (state % 32) & 1)

    def is_on(self, state):
        """Whether it is in this state now."""
        self.states = self('Accessible', 'GetState')
        return self.was(state)

    def get_extents(self):
        """(x, y, width, height) in the window."""
        return self('Component', 'GetExtents', GLib.Variant('(u)', (int(Atspi.CoordType.WINDOW),)))

    def get_n_actions(self):
        return self.read('Action', 'NActions') if self.has('Action') else 0

    def do_action(self, n):
        self('Action', 'DoAction', GLib.Variant('(i)', (n,)))

    def get_text(self):
        if not self.has('Text'):
            return ''
        return self('Text', 'GetText', GLib.Variant('(ii)', (0, self.read('Text', 'CharacterCount'))))

    def set_text(self, text):
        return self('EditableText', 'SetTextContents', GLib.Variant('(s)', (text,)))

    def insert_text(self, text):
        """At the cursor, which goes behind it."""
        place = self.read('Text', 'CaretOffset')
        done = self('EditableText', 'InsertText', GLib.Variant('(isi)', (place, text, len(text.encode()))))
        self('Text', 'SetCaretOffset', GLib.Variant('(i)', (place + len(text),)))
        return done

    def get_value(self):
        return self.read('Value', 'CurrentValue')


def descend(node):
    """A node and all within it, as they were when the tree was read."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += reversed(node.children)


def find_application(pid):
    """The program's name on the accessibility bus, or None."""
    for name, _ in call('org.a11y.atspi.Registry', ROOT, 'org.a11y.atspi.Accessible', 'GetChildren'):
        found = call('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus',
                     'GetConnectionUnixProcessID', GLib.Variant('(s)', (name,)))
        if found == pid:
            return name
    return None


def make_tree(name):
    nodes = {}
    for item in call(name, '/org/a11y/atspi/cache', 'org.a11y.atspi.Cache', 'GetItems'):
        node = Node(item)
        nodes[node.path] = node
    for node in nodes.values():
        node.parent = nodes.get(node.parent_path)
        if node.parent is node:
            node.parent = None
        if node.parent is not None:
            node.parent.children.append(node)
    for node in nodes.values():
        node.children.sort(key=lambda child: child.index)
    return nodes


def visit(name, path):
    """GTK tells of a widget in the list of all only once it was asked for."""
    for _, child in call(name, path, 'org.a11y.atspi.Accessible', 'GetChildren'):
        visit(name, child)


def read_tree(name):
    """The root of all that the program shows, and all nodes by their path."""
    for _ in range(10):
        nodes = make_tree(name)
        unknown = [node for node in nodes.values() if node.n_children > len(node.children)]
        if ROOT not in nodes:
            visit(name, ROOT)
            continue
        # Within one of them there may be others.
        paths = {node.path for node in unknown}
        for node in unknown:
            above = node.parent
            while above is not None and above.path not in paths:
                above = above.parent
            if above is None:
                visit(name, node.path)
        if not unknown:
            break
    return nodes.get(ROOT), nodes
