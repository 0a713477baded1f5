"""How parts of the report are set: headings, lists and tables of texts that do nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from exporters.markdown.escaping import item, line, table
from resources.words import tr

T = TypeVar("T")
LONGEST = 60
"""A list that nobody would read to its end is cut here."""


def part(heading: str, *blocks: Iterable[str], empty: str = "") -> Iterator[str]:
    """A chapter with its blocks, a blank line between; ``empty`` says what is missing instead."""
    told = [lines for lines in map(list, blocks) if lines]
    yield from (f"## {line(heading)}", "")
    if not told and empty:
        yield from (f"*{line(empty)}*", "")
    for lines in told:
        yield from (*lines, "")


def under(heading: str, lines: Iterable[str]) -> list[str]:
    """Lines below a heading of their own; nothing where there are none."""
    told = list(lines)
    return [f"### {line(heading)}", "", *told] if told else []


def items(texts: Iterable[str], *, most: int = LONGEST) -> list[str]:
    """Plain texts as a list; of more than ``most`` the first, and how many more there are."""
    told = list(texts)
    shown = told[:most]
    lines = [one for text in shown for one in item(line(text))]
    return [*lines, *item(rest(len(told) - len(shown)))] if len(told) > len(shown) else lines


def numbered(texts: Iterable[str]) -> list[str]:
    """Plain texts as a numbered list."""
    return [f"{n}. {line(text)}" for n, text in enumerate(texts, start=1)]


def rest(count: int) -> str:
    """How many more there are than are told."""
    return tr("and {n} more", n=f"{count:,}")


def grid(
    heads: Sequence[str],
    things: Sequence[T],
    row: Callable[[T], Sequence[str]],
    *,
    most: int = LONGEST,
) -> list[str]:
    """A table with a row of plain texts, on one line each, for each of some things.

    Columns without a word are left out. Of more things than ``most`` the first stand there, and
    how many more there are.
    """
    told = [[line(text).replace("\\|", "&#124;") for text in row(one)] for one in things[:most]]
    lines = table(list(heads), told)
    more = len(things) - len(told)
    return [*lines, "", f"*{rest(more)}*"] if more else lines
