"""How parts of the report are set: headings, lists and tables of texts that do nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from exporters.markdown.escaping import item, line, table
from resources.words import tr


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


def items(texts: Iterable[str], *, most: int | None = None) -> list[str]:
    """Plain texts as a list; of more than ``most`` the first, and how many more there are."""
    told = list(texts)
    shown = told if most is None else told[:most]
    lines = [one for text in shown for one in item(line(text))]
    return [*lines, *item(rest(len(told) - len(shown)))] if len(told) > len(shown) else lines


def numbered(texts: Iterable[str]) -> list[str]:
    """Plain texts as a numbered list."""
    return [f"{n}. {line(text)}" for n, text in enumerate(texts, start=1)]


def rest(count: int) -> str:
    """How many more there are than are told."""
    return tr("and {n} more", n=f"{count:,}")


def grid(
    heads: Sequence[str], rows: Iterable[Sequence[str]], *, most: int | None = None
) -> list[str]:
    """A table of plain texts on one line each; columns without a word are left out.

    Of more rows than ``most`` the first stand there, and how many more there are.
    """
    told = [[line(text).replace("\\|", "&#124;") for text in row] for row in rows]
    shown = told if most is None else told[:most]
    lines = table(list(heads), shown)
    return [*lines, "", f"*{rest(len(told) - len(shown))}*"] if len(told) > len(shown) else lines
