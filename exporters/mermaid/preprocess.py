"""What happens to a text before mermaid's grammar sees it, and how each line keeps its number.

In this order: line ends become line feeds, double quotes around attributes of HTML tags become
single ones, the front matter, the ``%%{...}%%`` directives and the lines that are ``%%`` comments
are taken out, and ``#name;`` entities are hidden, so that their ``#`` and ``;`` do not end
anything. They come back with :func:`decoded`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

from exporters.mermaid.javascript import SPACE, SPACE_CHARACTERS, trim_start

_TAG = re.compile(r"<(\w+)([^>]*)>", re.ASCII)
_QUOTED_ATTRIBUTE = re.compile(r'="([^"]*)"')
# A directive goes on to its closing braces or, without any, to the end of the text; one that
# begins with a bare word ends after that word.
_DIRECTIVE = re.compile(
    rf"%%\{{[{SPACE}]*(?:\w+[{SPACE}]*:|\w+)[{SPACE}]*"
    rf"(?:\w+|[^\u2028\u2029]*?(?=\}}%%|[\u2028\u2029]|\Z))[{SPACE}]*(?:\}}%%)?",
    re.ASCII,
)
_COMMENT = re.compile(r"%%(?!\{)[^\n]")
_LINE_END = re.compile(r"[\n\u2028\u2029]")
_LINE_PIECES = re.compile(r"[^\u2028\u2029]+")
_ENTITY = re.compile(r"#(\w+);", re.ASCII)
_STYLE_VALUE = re.compile(rf":[^{SPACE}#:]*#")
_REFERENCE = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
# Stand-ins that no person types, in mermaid's own spelling.
_NUMBER_MARK, _NAME_MARK, _END_MARK = "\ufb02\u00b0\u00b0", "\ufb02\u00b0", "\u00b6\u00df"


@dataclass(frozen=True, slots=True)
class Code:
    """A text with plain line ends that remembers which line of the file each line came from.

    ``cuts`` tells where something was taken out, and how many line ends went with it.
    """

    text: str
    first_line: int = 1
    cuts: tuple[tuple[int, int], ...] = ()

    def without(self, spans: Iterable[tuple[int, int]]) -> Code:
        """The text without these pieces, given in ascending order and not overlapping."""
        kept: list[str] = []
        cuts: list[tuple[int, int]] = []
        position = removed = 0
        earlier = iter((*self.cuts, (len(self.text) + 1, 0)))
        cut = next(earlier)
        for begin, end in (*spans, (len(self.text), len(self.text))):
            while cut[0] <= begin:
                cuts.append((cut[0] - removed, cut[1]))
                cut = next(earlier)
            while cut[0] <= end:
                cuts.append((begin - removed, cut[1]))
                cut = next(earlier)
            kept.append(self.text[position:begin])
            cuts.append((begin - removed, self.text.count("\n", begin, end)))
            removed += end - begin
            position = end
        return Code(
            "".join(kept), self.first_line, tuple((at, lines) for at, lines in cuts if lines)
        )

    def numbered_lines(self) -> list[tuple[int, str]]:
        """Each line with its number in the file; joined with line feeds they are the text."""
        result: list[tuple[int, str]] = []
        start = taken = index = 0
        for count, line in enumerate(self.text.split("\n")):
            says_something_at = start + len(line) - len(line.lstrip())
            while index < len(self.cuts) and self.cuts[index][0] <= says_something_at:
                taken += self.cuts[index][1]
                index += 1
            result.append((self.first_line + count + taken, line))
            start += len(line) + 1
        return result


def plain_line_ends(text: str) -> str:
    """The text with a line feed alone at the end of each line."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def single_quoted_tags(text: str) -> str:
    """The text with ``="..."`` inside HTML tags written ``='...'``: no change of length."""
    end = text.rfind(">") + 1  # beyond it no tag closes; looking for one there would take for ever
    return (
        _TAG.sub(
            lambda tag: f"<{tag[1]}{_QUOTED_ATTRIBUTE.sub(_single_quoted, tag[2])}>", text[:end]
        )
        + text[end:]
    )


def _single_quoted(attribute: re.Match[str]) -> str:
    return f"='{attribute[1]}'"


def directive_spans(text: str) -> list[tuple[int, int]]:
    """Where mermaid sees ``%%{...}%%`` directives."""
    return [found.span() for found in _DIRECTIVE.finditer(text)]


def without_directives(code: Code) -> Code:
    """The code without any ``%%{...}%%``."""
    return code.without(directive_spans(code.text))


def without_comment_lines(code: Code) -> Code:
    """The code without the lines that are ``%%`` comments, blank lines before them included.

    A bare ``%%`` stays: mermaid's grammar meets it. White space at the very start goes too.
    """
    text = code.text
    spans: list[tuple[int, int]] = []
    position = 0
    at_line_start = True
    while (found := _COMMENT.search(text, position)) is not None:
        blanks = len(text[position : found.start()].rstrip(SPACE_CHARACTERS)) + position
        begin: int | None = blanks
        if not (at_line_start and blanks == position):
            line_end = _LINE_END.search(text, blanks, found.start())
            begin = line_end.end() if line_end is not None else None
        at_line_start = begin is not None
        if begin is None:
            position = found.start() + 2
        else:
            position = (text.find("\n", found.start()) + 1) or len(text)
            spans.append((begin, position))
    shorter = code.without(spans)
    return shorter.without([(0, len(shorter.text) - len(trim_start(shorter.text)))])


def encoded(line: str) -> str:
    """The line with its ``#name;`` entities hidden from the grammar.

    Like mermaid, it first drops a semicolon that ends what might be a style statement of another
    diagram, so ``style: #fff;`` is no entity.
    """
    if "style" in line or "classDef" in line:
        line = _LINE_PIECES.sub(_without_style_ends, line)
    return _ENTITY.sub(_hidden, line)


def _without_style_ends(piece: re.Match[str]) -> str:
    line = piece[0]
    for word in ("style", "classDef"):
        begin, end = line.find(word), line.rfind(";")
        if begin >= 0 and _STYLE_VALUE.search(line, begin + len(word), max(end, 0)):
            line = line[:end] + line[end + 1 :]
    return line


def _hidden(entity: re.Match[str]) -> str:
    mark = _NUMBER_MARK if entity[1].isdecimal() else _NAME_MARK
    return f"{mark}{entity[1]}{_END_MARK}"


def decoded(text: str) -> str:
    """The text with its entities as the characters they stand for."""
    text = text.replace(_NUMBER_MARK, "&#").replace(_NAME_MARK, "&").replace(_END_MARK, ";")
    return _REFERENCE.sub(lambda reference: html.unescape(reference[0]), text)
