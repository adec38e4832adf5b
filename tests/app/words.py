# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program says in a language, so that a test finds it by its English text."""

import gettext
import os

# Not another word in every language.
SAME = {'Person', 'Plan', '+ _Person'}


class Words:
    """The catalogue of a language; English is the source itself."""

    def __init__(self, language):
        self.language = language
        self.catalogue = None
        if language != 'en':
            self.catalogue = gettext.translation('drom', os.environ['DROM_LOCALEDIR'], [language])

    def __call__(self, text, context=None):
        """As a screen reader says it, whatever letter is marked to be pressed. Without a
        context: of the one that there is, if all are translated alike."""
        if self.catalogue is None:
            return text.replace('_', '')
        found = set()
        for key, translated in self.catalogue._catalog.items():
            if not isinstance(key, str):
                continue
            its_context, _, its_text = key.rpartition('\4')
            if its_text.replace('_', '') == text.replace('_', '') and context in (None, its_context):
                found.add(translated.replace('_', ''))
        if len(found) != 1 or (found == {text.replace('_', '')} and text not in SAME):
            raise KeyError(f'{self.language} of {context!r} {text!r}: {sorted(found)}')
        return found.pop()

    def starts(self, text, context=None):
        """What stands before the first placeholder."""
        return self(text, context).split('%')[0]
