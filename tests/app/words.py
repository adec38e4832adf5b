# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program says in a language, so that a test finds it by its English text."""

import gettext
import os

# Not another word in every language.
SAME = {'Plan'}


class Words:
    """The catalogue of a language; English is the source itself."""

    def __init__(self, language):
        self.language = language
        self.catalogue = None
        if language != 'en':
            self.catalogue = gettext.translation('drom', os.environ['DROM_LOCALEDIR'], [language])

    def raw(self, text, context=None):
        """Without a context: of the one that there is, if all are translated alike."""
        if self.catalogue is None:
            return text
        if context is not None:
            found = {self.catalogue.pgettext(context, text)}
        else:
            found = {translated for key, translated in self.catalogue._catalog.items()
                     if isinstance(key, str) and key.split('\4')[-1] == text}
        if len(found) != 1 or (found == {text} and text not in SAME):
            raise KeyError(f'{self.language} of {context!r} {text!r}: {sorted(found)}')
        return found.pop()

    def __call__(self, text, context=None):
        """As a screen reader says it: without the mark of the letter to press."""
        return self.raw(text, context).replace('_', '')

    def starts(self, text, context=None):
        """What stands before the first placeholder."""
        return self(text, context).split('%')[0]
