"""Cuts the prepared text of a journey into words, by mermaid's rules.

The first rule that fits at a place wins, not the longest. That gives mermaid's odd corners: a
``title`` or ``section`` with nothing behind it takes the next line, ``#`` begins a comment
anywhere, a lone ``%`` does where a word may begin, and ``;`` is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from exporters.mermaid.javascript import SPACE, trim
from exporters.mermaid.preprocess import Code, encoded


class TokenKind(Enum):
    """What a word is."""

    NEWLINE = auto()
    JOURNEY = auto()
    TITLE = auto()
    SECTION = auto()
    ACC_TITLE = auto()
    ACC_DESCR = auto()
    TASK_NAME = auto()
    TASK_DATA = auto()
    COLON = auto()
    UNCLOSED = auto()
    INVALID = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A word: its text without keyword and the line of the file it begins in."""

    kind: TokenKind
    text: str
    line: int


_FLAGS = re.IGNORECASE | re.ASCII
# JavaScript sees half of an emoji as one character, so an emoji before %% makes no comment.
_SKIPPED = re.compile(
    rf"%(?!\{{)[^\n]*|[^}}\U00010000-\U0010ffff]%%[^\n]*|(?P<newline>\n+)|[{SPACE}]+|#[^\n]*",
    re.ASCII,
)
_WORDS: tuple[tuple[TokenKind, int, re.Pattern[str]], ...] = (
    # what it is, where its text begins (behind the keyword and one blank), how it looks
    (TokenKind.JOURNEY, 0, re.compile(r"journey\b", _FLAGS)),
    (TokenKind.TITLE, 6, re.compile(rf"title[{SPACE}][^#\n;]+", _FLAGS)),
    (TokenKind.SECTION, 8, re.compile(rf"section[{SPACE}][^#:\n;]+", _FLAGS)),
    (TokenKind.TASK_NAME, 0, re.compile(r"[^#:\n;]+")),
    (TokenKind.TASK_DATA, 0, re.compile(r":[^#\n;]+")),
    (TokenKind.COLON, 0, re.compile(r":")),
    (TokenKind.INVALID, 0, re.compile(r".", re.DOTALL)),
)
_ACC_TITLE = re.compile(rf"accTitle[{SPACE}]*:[{SPACE}]*", _FLAGS)
_ACC_DESCR = re.compile(rf"accDescr[{SPACE}]*:[{SPACE}]*", _FLAGS)
_ACC_DESCR_BLOCK = re.compile(rf"accDescr[{SPACE}]*\{{[{SPACE}]*", _FLAGS)
_LINE = re.compile(r"[^\n]*")
_BLOCK = re.compile(r"[^}]*")
_BLOCK_END = re.compile(r"\}")


class _Scanner:
    """A place in the text that moves forward and knows its line."""

    def __init__(self, code: Code) -> None:
        lines = code.numbered_lines()
        self.text = "\n".join(encoded(line) for _, line in lines) + "\n"
        self._numbers = [number for number, _ in lines]
        self._position = self._counted = self._line = 0

    @property
    def at_end(self) -> bool:
        """Whether nothing is left."""
        return self._position >= len(self.text)

    @property
    def line(self) -> int:
        """The line of the file at the present place."""
        self._line += self.text.count("\n", self._counted, self._position)
        self._counted = self._position
        return self._numbers[min(self._line, len(self._numbers) - 1)]

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Move past what fits here, if it does."""
        found = pattern.match(self.text, self._position)
        if found is not None:
            self._position = found.end()
        return found


def tokens(code: Code) -> Iterator[Token]:
    """The words of the code, one after another; comments and blanks are left out."""
    scanner = _Scanner(code)
    while not scanner.at_end:
        line = scanner.line
        skipped = scanner.take(_SKIPPED)
        if skipped is None:
            yield from _words(scanner, line)
        elif skipped["newline"]:
            yield Token(TokenKind.NEWLINE, "", line)


def _words(scanner: _Scanner, line: int) -> Iterator[Token]:
    if scanner.take(_ACC_TITLE):
        yield _rest_of_line(scanner, TokenKind.ACC_TITLE, line)
    elif scanner.take(_ACC_DESCR):
        yield _rest_of_line(scanner, TokenKind.ACC_DESCR, line)
    elif scanner.take(_ACC_DESCR_BLOCK):
        yield from _block(scanner, line)
    else:
        for kind, length, pattern in _WORDS:
            found = scanner.take(pattern)
            if found is not None:
                yield Token(kind, found[0][length:], line)
                break


def _rest_of_line(scanner: _Scanner, kind: TokenKind, line: int) -> Token:
    """What follows a colon: also on a later line, for blanks are skipped; it must be something."""
    found = None if scanner.at_end else scanner.take(_LINE)
    return Token(
        TokenKind.UNCLOSED if found is None else kind, trim(found[0]) if found else "", line
    )


def _block(scanner: _Scanner, line: int) -> Iterator[Token]:
    """What stands between braces; an empty block says nothing, an open one is an error."""
    found = scanner.take(_BLOCK)
    if found is not None and found[0]:
        yield Token(TokenKind.ACC_DESCR, trim(found[0]), line)
    if not scanner.take(_BLOCK_END):
        yield Token(TokenKind.UNCLOSED, "", line)
