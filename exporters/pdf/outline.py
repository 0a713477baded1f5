"""The outline of a document: stages and steps, on many pages below their names."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from exporters.pdf.file import PdfFile, Value, array, dictionary, reference, text_string
from exporters.poster.pages import Bookmark, Page
from model.layout.geometry import Point, Rect

_Entry = tuple[int, dict[str, Value]]


def write_outline(
    file: PdfFile, plans: Sequence[Page], numbers: Sequence[int], corners: Sequence[Point]
) -> int | None:
    """Put the outline into the file; gives its object's number, None when there is none.

    ``numbers`` are those of the pages' objects, ``corners`` where their top left corner stands.
    """
    home = file.reserve()
    entries: list[_Entry] = []
    for plan, number, corner in zip(plans, numbers, corners, strict=True):
        marks = plan.bookmarks if len(plans) == 1 else _below_title(plan)
        entries += [_item(file, mark, home, number, corner) for mark in marks]
    root: dict[str, Value] = {"Type": "/Outlines", "Count": len(entries)}
    _hang(root, entries)
    for number, entry in entries:
        file.put(number, dictionary(entry))
    file.put(home, dictionary(root))
    return home if entries else None


def _below_title(plan: Page) -> tuple[Bookmark, ...]:
    """The page by its title, what is on it below; a page that names itself is not named twice."""
    if len(plan.bookmarks) == 1 and plan.bookmarks[0].children:
        return plan.bookmarks
    sheet = Rect(0, 0, plan.size.width, plan.size.height)
    return (Bookmark(plan.title, sheet, plan.bookmarks),)


def _item(file: PdfFile, mark: Bookmark, parent: int, page: int, corner: Point) -> _Entry:
    """A line of the outline; its own children below it are put, and stay folded."""
    target = mark.target
    place = array(
        (
            reference(page),
            "/FitR",
            round(corner.x + target.x, 2),
            round(corner.y - target.bottom, 2),
            round(corner.x + target.right, 2),
            round(corner.y - target.y, 2),
        )
    )
    number = file.reserve()
    entry: dict[str, Value] = {
        "Title": text_string(mark.title),
        "Parent": reference(parent),
        "Dest": place,
    }
    if mark.children:
        children = [_item(file, child, number, page, corner) for child in mark.children]
        entry["Count"] = -len(children)
        _hang(entry, children)
        for child, inner in children:
            file.put(child, dictionary(inner))
    return number, entry


def _hang(parent: dict[str, Value], items: list[_Entry]) -> None:
    """Let entries know their neighbours, and their parent its first and last."""
    for (before, entry), (after, following) in pairwise(items):
        entry["Next"] = reference(after)
        following["Prev"] = reference(before)
    if items:
        parent["First"], parent["Last"] = reference(items[0][0]), reference(items[-1][0])
