# SPDX-License-Identifier: GPL-3.0-or-later
"""The sizes of the type in a PDF, as a reader of PDFs finds them: a line for each, in points, smallest first.

type-sizes.py FILE.pdf
"""

import sys
from pathlib import Path

try:
    import gi

    gi.require_version('Poppler', '0.18')
    from gi.repository import Poppler
except (ImportError, ValueError):
    sys.exit(77)  # as a test says that it can't be run


def get_sizes(path):
    document = Poppler.Document.new_from_file(Path(path).resolve().as_uri(), None)
    for n in range(document.get_n_pages()):
        page = document.get_page(n)
        text = page.get_text()
        for run in page.get_text_attributes():
            # What stands between two words has no size of its own.
            if text[run.start_index:run.end_index + 1].strip():
                yield round(run.font_size, 2)


for size in sorted(set(get_sizes(sys.argv[1]))):
    print(size)
