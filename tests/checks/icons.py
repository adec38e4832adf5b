#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The icons are drawn so that GTK can colour them, and each life area has one of its own shape."""

import sys
import xml.etree.ElementTree as ET
from pathlib import Path

AREAS = ['work', 'studies', 'digital', 'housing', 'health', 'child-care', 'leisure', 'economy', 'society', 'trust']
SVG = '{http://www.w3.org/2000/svg}'


def shapes(path):
    return [element for element in ET.parse(path).getroot() if element.tag != SVG + 'title']


def symbolic_problems(path):
    root = ET.parse(path).getroot()
    if root.get('viewBox') != '0 0 16 16':
        yield 'is not drawn on 16 by 16'
    for shape in shapes(path):
        # GTK fills every shape with one colour and leaves lines as they are.
        if shape.tag not in {SVG + 'path', SVG + 'circle', SVG + 'rect'}:
            yield f'has {shape.tag.removeprefix(SVG)}'
        if shape.get('fill') != '#2e3436' or shape.get('stroke') is not None:
            yield 'has a line or a colour of its own'


def main():
    icons = Path(sys.argv[1]) / 'hicolor'
    results = []
    for path in sorted(icons.rglob('*-symbolic.svg')):
        results.append((f'{path.name} can be coloured', list(symbolic_problems(path))))
    areas = {area: icons / f'scalable/actions/drom-area-{area}-symbolic.svg' for area in AREAS}
    missing = [area for area, path in areas.items() if not path.exists()]
    results.append(('each life area has an icon', missing))
    drawn = {tuple(tuple(sorted(shape.attrib.items())) for shape in shapes(path))
             for area, path in areas.items() if area not in missing}
    results.append(('no two life areas have the same', [] if len(drawn) == len(AREAS) - len(missing) else ['alike']))

    print(f'1..{len(results)}')
    for number, (name, problems) in enumerate(results, start=1):
        print('not ok' if problems else 'ok', number, name)
        for problem in problems:
            print('#', problem)
    return 1 if any(problems for _, problems in results) else 0


if __name__ == '__main__':
    sys.exit(main())
