"""Journeys that are written as numbered lists: one level of steps, or stages with steps below."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from exporters.tables.grid import Grid
from model.clips.markdown import unmarked
from resources.words import tr

_ITEM = re.compile(r"([ \t]*)(\d{1,3})[.)][ \t]+(\S.*)")
_BULLET = re.compile(r"[ \t]+[-*+•→][ \t]+(\S.*)")
_CONTENTS = re.compile(r"\[[^\]]*\]\(#[^)]*\)")
_FEWEST, _MOST = 3, 5_000  # steps of a journey


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text: its number, what stands there, the headings above it."""

    number: int
    text: str
    headings: tuple[str, ...]


@dataclass(slots=True)
class _Item:
    number: int
    level: int
    text: str
    details: list[str] = field(default_factory=list)


def lists_of(lines: Sequence[Line], *, known: int) -> list[Grid]:
    """Each numbered list as a table with the columns stage, step and details.

    A list of two levels has stages and their steps; one of a single level is a stage that is
    called like the heading above it. ``known`` counts the tables before, for names.
    """
    grids: list[Grid] = []
    for headings, items in _runs(lines):
        deep = any(item.level for item in items)
        if len(items) < _FEWEST or len(items) > _MOST:
            continue
        stage = headings[-1] if headings else tr("Journey")
        rows = [(tr("Stage"), tr("Step"), tr("Details"))]
        numbers = [items[0].number]
        for place, item in enumerate(items):
            if deep and not item.level:
                stage = item.text
                if place + 1 < len(items) and items[place + 1].level:
                    continue
                rows.append((stage, "", "\n".join(item.details)))
            else:
                rows.append((stage, item.text, "\n".join(item.details)))
            numbers.append(item.number)
        name = headings[-1] if headings else tr("List {n}", n=known + len(grids) + 1)
        places = tuple(numbers)
        grids.append(Grid(name, tuple(rows), headings, numbers=places, headed=True, listed=True))
    return grids


def _runs(lines: Iterable[Line]) -> list[tuple[tuple[str, ...], list[_Item]]]:
    """The lists, each with the headings above it. A list that begins with 1 again is another."""
    runs: list[tuple[tuple[str, ...], list[_Item]]] = []
    for line in lines:
        found = _ITEM.match(line.text)
        if found is None:
            _continued(line, runs)
            continue
        if _CONTENTS.fullmatch(found.group(3).strip()):
            continue
        level = 1 if len(found.group(1).expandtabs(4)) >= 2 else 0
        begins = not runs or runs[-1][0] != line.headings
        if begins or (not level and found.group(2) == "1"):
            runs.append((line.headings, []))
            level = 0
        runs[-1][1].append(_Item(line.number, level, unmarked(found.group(3))))
    return runs


def _continued(line: Line, runs: list[tuple[tuple[str, ...], list[_Item]]]) -> None:
    """What is indented below an item belongs to it."""
    if not runs or runs[-1][0] != line.headings or not line.text[:1].isspace():
        return
    bullet = _BULLET.fullmatch(line.text)
    text = bullet.group(1) if bullet is not None else line.text
    runs[-1][1][-1].details.append(unmarked(text.strip()))
