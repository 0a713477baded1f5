"""The outline of a document: stages and steps, on many pages below their names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from exporters.pdf.file import PdfFile, Value, array, dictionary, reference, text_string
from exporters.pdf.links import origin
from exporters.poster.pages import Bookmark, Page
from model.layout.geometry import Rect


@dataclass(slots=True)
class _Line:
    """A line of the outline: where on which page it leads, and what stands below it."""

    title: str
    page: int
    target: Rect
    children: list[_Line] = field(default_factory=list)


def write_outline(file: PdfFile, plans: Sequence[Page], numbers: Sequence[int]) -> int | None:
    """Put the outline into the file; gives its object's number, None when there is none.

    ``numbers`` are those of the pages' objects.
    """
    lines = _lines(plans)
    if not lines:
        return None
    home = file.reserve()
    entries: dict[str, Value] = {"Type": "/Outlines", "Count": len(lines)}
    _hang(file, entries, lines, home, plans, numbers)
    return file.put(home, dictionary(entries))


def _lines(plans: Sequence[Page]) -> list[_Line]:
    """All lines; pages that go on under the same title stand together, each page once."""
    lines: list[_Line] = []
    for place, plan in enumerate(plans):
        inner = [_line(mark, place) for mark in plan.bookmarks]
        sheet = Rect(0, 0, plan.size.width, plan.size.height)
        if len(plans) == 1 or (len(inner) == 1 and inner[0].target == sheet):
            lines += inner
        elif place and lines and _goes_on(plans[place - 1], plan):
            lines[-1].children += inner
        else:
            lines.append(_Line(plan.title, place, sheet, inner))
    return lines


def _goes_on(before: Page, page: Page) -> bool:
    return (before.kind, before.title, before.look) == (page.kind, page.title, page.look)


def _line(mark: Bookmark, page: int) -> _Line:
    return _Line(mark.title, page, mark.target, [_line(inner, page) for inner in mark.children])


def _hang(
    file: PdfFile,
    parent: dict[str, Value],
    lines: Sequence[_Line],
    home: int,
    plans: Sequence[Page],
    numbers: Sequence[int],
) -> None:
    """Put lines below their parent, each knowing its neighbours; their own children stay folded."""
    items: list[tuple[int, dict[str, Value]]] = []
    for line in lines:
        entry: dict[str, Value] = {
            "Title": text_string(line.title),
            "Parent": reference(home),
            "Dest": _place(line, plans[line.page], numbers[line.page]),
        }
        number = file.reserve()
        if line.children:
            entry["Count"] = -len(line.children)
            _hang(file, entry, line.children, number, plans, numbers)
        items.append((number, entry))
    for (before, entry), (after, following) in pairwise(items):
        entry["Next"] = reference(after)
        following["Prev"] = reference(before)
    parent["First"], parent["Last"] = reference(items[0][0]), reference(items[-1][0])
    for number, entry in items:
        file.put(number, dictionary(entry))


def _place(line: _Line, plan: Page, number: int) -> str:
    corner, target = origin(plan), line.target
    edges = (
        corner.x + target.x,
        corner.y - target.bottom,
        corner.x + target.right,
        corner.y - target.y,
    )
    return array((reference(number), "/FitR", *(round(edge, 2) for edge in edges)))
