"""Texts of a map in Markdown: they say what they say, and do nothing.

No text becomes a heading, a list, a link, a picture, HTML or a table's border, in CommonMark and in
what GitHub makes of it. Backslashes stand before punctuation, which both read as the sign itself.
"""

from __future__ import annotations

import re

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_SIGNS = re.compile(
    r"[\\`*_\[\]<>|~$]"
    r"|&(?=#?\w+;)"
    # Addresses become links by themselves.
    r"|(?<=http):(?=//)|(?<=https):(?=//)|(?<=ftp):(?=//)|(?<=www)\.",
    re.IGNORECASE,
)
# What may begin a block of its own; figures before a dot or a bracket begin a list.
_START = re.compile(r"#{1,6}(?=\s|$)|[+-](?=\s|$)|-{2,}|=+\s*$|:?-+:?\s*$")
_CLOSING = re.compile(r"(?<!\S)(?=#+$)")  # would end a heading and vanish
_NUMBERED = re.compile(r"(\d{1,9})([.)])(?=\s|$)")


def line(text: str) -> str:
    """A text on one line, for headings, items and the cells of tables."""
    said = " ".join(_CONTROL.sub(" ", text).split())
    body = _SIGNS.sub(lambda found: f"\\{found[0]}", said)
    body = _CLOSING.sub(r"\\", body)
    if _START.match(said):
        return body if body.startswith("\\") else f"\\{body}"
    return _NUMBERED.sub(r"\1\\\2", body, count=1) if _NUMBERED.match(body) else body


def cell(text: str) -> str:
    """A text in a cell of a table, its lines kept."""
    lines = (line(one).replace("\\|", "&#124;") for one in text.split("\n"))
    return "<br>".join(one for one in lines if one)


def block(text: str) -> list[str]:
    """A text as paragraphs: its lines stay lines, blank ones part paragraphs."""
    lines = [line(one) for one in text.strip("\n").split("\n")]
    return [
        one + "\\" if one and number < len(lines) and lines[number] else one
        for number, one in enumerate(lines, start=1)
    ]


def quote(text: str) -> list[str]:
    """A text as a quotation."""
    return [f"> {one}".rstrip() for one in block(text)]


def item(text: str, *, depth: int = 0) -> list[str]:
    """A text, already safe, as an item of a list; its further lines stand below its first word."""
    first, *more = text.split("\n")
    indent = "  " * depth
    return [f"{indent}- {first}", *(f"{indent}  {one}".rstrip() for one in more)]


def table(headings: list[str], rows: list[list[str]]) -> list[str]:
    """A table of texts that are safe already; a column in which nothing stands is left out."""
    used = [i for i in range(len(headings)) if any(row[i] for row in rows)]
    if not used:
        return []
    lines = [[headings[i] for i in used], ["---"] * len(used)]
    lines += [[row[i] for i in used] for row in rows]
    return ["| " + " | ".join(cells) + " |" for cells in lines]
