"""Tables in Markdown, and what the marks in their cells stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass

_RULE = re.compile(r"\|?:?-+:?(?:[|+]:?-+:?)*\|?")
_BAR = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\((\S+?)\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![\w*])")
_CODE = re.compile(r"(`+)([^`\n]+?)\1")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
_LONGEST_MARKED = 500  # where marks are looked for: that may take the square of it


@dataclass(frozen=True, slots=True)
class MarkedTable:
    """A table among the lines of a text: from line ``start`` up to, not including, ``end``."""

    start: int
    end: int
    rows: tuple[tuple[str, ...], ...]


def tables_in(lines: list[str]) -> list[MarkedTable]:
    """The tables: a heading with bars, a rule below it, and every line with bars after it."""
    found: list[MarkedTable] = []
    index = 1
    while index < len(lines):
        if not (_is_rule(lines[index]) and _BAR.search(lines[index - 1])):
            index += 1
            continue
        start, end = index - 1, index + 1
        while end < len(lines) and lines[end].strip() and _BAR.search(lines[end]):
            end += 1
        rows = [_cells(line) for line in lines[start:end] if not _is_rule(line)]
        headless = not any(rows[0])
        found.append(MarkedTable(start, end, tuple(rows[1:] if headless else rows)))
        index = end + 1
    return found


def unmarked(cell: str) -> str:
    """A cell's words without the marks for bold, slanted and code; a link as text and address."""
    text = _BREAK.sub("\n", cell)
    if len(text) <= _LONGEST_MARKED:
        text = _LINK.sub(_as_words, text)
        text = _STRONG.sub(r"\2", text)
        text = _EMPHASIS.sub(r"\1", text)
        text = _CODE.sub(r"\2", text)
    return _ESCAPED.sub(r"\1", text).strip()


def _as_words(link: re.Match[str]) -> str:
    return f"{link.group(1)} {link.group(2)}".strip()


def _is_rule(line: str) -> bool:
    return "-" in line and "|" in line and _RULE.fullmatch("".join(line.split())) is not None


def _cells(line: str) -> tuple[str, ...]:
    inner = line.strip().removeprefix("|")
    cells = _BAR.split(inner)
    if cells and not cells[-1].strip():
        cells.pop()  # the bar that closes the row
    return tuple(unmarked(cell) for cell in cells)
