"""From the bytes of a file to the text of one journey, wherever it stands in the file."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from exporters.mermaid.lenient import begins_a_journey
from exporters.mermaid.preprocess import plain_line_ends
from model.errors import ImportFormatError
from resources.words import tr

MAX_BYTES = 5_000_000
MAX_LINES = 60_000  # a journey of 5,000 tasks with room for remarks; more only takes time
MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})

_QUOTE = re.compile(r"(?:[ \t]{0,3}>[ \t]?)*")
_FENCE = re.compile(r"([ \t]*)(?:[-*+]|\d{1,9}[.)])?([ \t]*)(`{3,}|~{3,}|:{3,})([^`]*)$")
_NAMED = re.compile(r"\bmermaid\b", re.IGNORECASE)
_BARE_JOURNEY = re.compile(r"\s*journey\s*(?:\n|$)")
# By the bytes at the beginning; the longer mark first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Source:
    """The text of one diagram and the number of its first line in the file."""

    text: str
    first_line: int = 1
    warnings: tuple[str, ...] = ()


def decode(data: bytes, *, name: str) -> Source:
    """The text of a file: UTF-8, UTF-16, or else what Windows wrote before Unicode.

    Raises:
        ImportFormatError: the file is larger than 5 MB, or has more lines than any journey.
    """
    if len(data) > MAX_BYTES:
        raise ImportFormatError(
            tr("“{name}” is larger than 5 MB, too large for a journey.", name=name)
        )
    if max(data.count(b"\n"), data.count(b"\r")) > MAX_LINES:
        raise ImportFormatError(
            tr("“{name}” has more than {n} lines, too many for a journey.", name=name, n=MAX_LINES)
        )
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Source(data[len(mark) :].decode(encoding, "replace"))
    sample = data[:400]
    if b"\0" in sample:
        encoding = "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"
        return Source(data.decode(encoding, "replace"))
    try:
        return Source(data.decode("utf-8"))
    except UnicodeDecodeError:
        warning = tr("The file is not UTF-8; it was read as Windows text, so check the accents.")
        return Source(data.decode("cp1252", "replace"), warnings=(warning,))


def holds_journey(data: bytes) -> bool:
    """Whether a file holds a journey diagram, alone or in a fenced block."""
    if len(data) > MAX_BYTES or b"journey" not in data.replace(b"\0", b""):
        return False
    text = plain_line_ends(decode(data, name="").text)
    fenced = any(begins_a_journey(block.text) for block in _fenced(text))
    return fenced or begins_a_journey(text, alone=True)


def find_journey(text: str, *, name: str, strict: bool) -> Source:
    """The journey in the text of a file.

    In Markdown that is the first fenced block that holds one. Any other file is one diagram as a
    whole; when not ``strict``, it may hold a fenced block as well.

    Raises:
        ImportFormatError: a Markdown file holds no journey.
    """
    is_markdown = PurePath(name).suffix.lower() in MARKDOWN_SUFFIXES
    if strict and not is_markdown:
        return Source(text)
    blocks = [block for block in _fenced(plain_line_ends(text)) if begins_a_journey(block.text)]
    if not blocks:
        if is_markdown and not begins_a_journey(text, alone=True):
            raise ImportFormatError(tr("“{name}” holds no Mermaid journey.", name=name))
        return Source(text)
    first = blocks[0]
    if len(blocks) == 1:
        return first
    warning = tr(
        "“{name}” holds {n} journeys; only the first one, at line {line}, was read.",
        name=name,
        n=len(blocks),
        line=first.first_line,
    )
    return Source(first.text, first.first_line, (warning,))


def _fenced(text: str) -> Iterator[Source]:
    """The fenced blocks that are marked as mermaid, or not marked and begin like a journey."""
    fence = info = ""
    indent = start = 0
    block: list[str] = []
    for number, quoted in enumerate(text.split("\n"), start=1):
        quote = _QUOTE.match(quoted)
        line = quoted[quote.end() :] if quote is not None else quoted
        found = _FENCE.match(line)
        if not fence:
            if found is not None:
                indent, fence, info = found.start(3), found[3], found[4]
                start, block = number + 1, []
        elif found is not None and found[3].startswith(fence) and not found[4].strip():
            yield from _mermaid(info, block, start)
            fence = ""
        else:
            margin = len(line) - len(line.lstrip(" \t"))
            block.append(line[min(indent, margin) :])
    if fence:
        yield from _mermaid(info, block, start)


def _mermaid(info: str, block: list[str], start: int) -> Iterator[Source]:
    text = "\n".join(block)
    if _NAMED.search(info) or (not info.strip() and _BARE_JOURNEY.match(text)):
        yield Source(text, start)
