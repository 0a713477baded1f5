"""Reads a journey exactly as mermaid 11 does: accepts, rejects and understands the same.

For those who keep journeys that mermaid must draw too. The words are found in :mod:`lexer`, the
preparation of the text in :mod:`preprocess`; here is the order in which words may come:

    journey  { title | section | accTitle | accDescr | task-name task-data }

Text is kept as written, white space around names included. What is left to JavaScript's rules
(numbers, white space) is in :mod:`javascript`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from exporters.mermaid import front_matter, javascript
from exporters.mermaid.ast import MermaidJourney, MermaidTask
from exporters.mermaid.html_text import sanitized
from exporters.mermaid.lexer import Token, TokenKind, tokens
from exporters.mermaid.preprocess import (
    Code,
    decoded,
    plain_line_ends,
    single_quoted_tags,
    without_comment_lines,
    without_directives,
)
from model.errors import ImportFormatError
from model.naming import shortened
from resources.words import tr

_HEADER = re.compile(rf"[{javascript.SPACE}]*journey")
# mermaid takes any text with one of these words for another kind of diagram.
_OTHER_DIAGRAM = re.compile(r"C4(?:Container|Component|Dynamic|Deployment)")
_COMMENT = re.compile(r"%%[^\n\u2028\u2029]*(\n?)")


def read_strict(text: str, *, first_line: int = 1) -> MermaidJourney:
    """The journey in a text, as mermaid reads it.

    Args:
        text: a whole diagram, front matter included.
        first_line: the number of its first line in the file, for messages and tasks.

    Raises:
        ImportFormatError: mermaid rejects the text, or takes it for another diagram.
    """
    code = Code(single_quoted_tags(plain_line_ends(text)), first_line)
    title = ""
    matter = front_matter.find(code.text)
    if matter is not None:
        title = front_matter.title_of(matter.body)
        code = code.without([(0, matter.end)])
    code = without_comment_lines(without_directives(code))
    _check_header(code.text, first_line)
    statements = _Statements(title=sanitized(title))
    _parse(tokens(code), statements)
    return statements.journey()


def _check_header(code: str, first_line: int) -> None:
    if code.startswith("---"):
        raise ImportFormatError(
            tr(
                "Line {line}: The front matter must stand between two lines of just ---, "
                "indented alike.",
                line=first_line,
            )
        )
    if not _HEADER.match(code):
        raise ImportFormatError(
            tr("This is no Mermaid journey: it must begin with the word “journey”.")
        )
    if _OTHER_DIAGRAM.search(_COMMENT.sub(_without_comment, code)):
        raise ImportFormatError(
            tr("Mermaid takes this journey for a C4 diagram, because it names one of its words.")
        )


def _without_comment(comment: re.Match[str]) -> str:
    """Only a comment that ends with its line is one here."""
    return "\n" if comment[1] else comment[0]


@dataclass(slots=True)
class _Statements:
    """What has been said so far."""

    title: str = ""
    acc_title: str = ""
    acc_descr: str = ""
    sections: list[str] = field(default_factory=list)
    tasks: list[MermaidTask] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def add_task(self, name: str, data: str, line: int) -> None:
        """A task; ``data`` begins with the colon after the name: ``: score: people``."""
        written, *more = data[1:].split(":")
        people = more[0].split(",") if more else []
        score = javascript.number(written)
        if score is None:
            self.warnings.append(
                tr("Line {line}: The score is no number; the task has no emotion.", line=line)
            )
        self.tasks.append(
            MermaidTask(
                section=self.sections[-1] if self.sections else "",
                section_index=len(self.sections) - 1 if self.sections else None,
                task=decoded(name),
                score=score,
                people=tuple(decoded(javascript.trim(person)) for person in people),
                line=line,
            )
        )

    def journey(self) -> MermaidJourney:
        """All of it as one value."""
        return MermaidJourney(
            title=decoded(self.title),
            acc_title=decoded(self.acc_title),
            acc_descr=decoded(self.acc_descr),
            sections=tuple(self.sections),
            tasks=tuple(self.tasks),
            warnings=tuple(self.warnings),
        )


def _parse(found: Iterator[Token], statements: _Statements) -> None:
    header = next(found)
    if header.kind is not TokenKind.JOURNEY:
        raise _unexpected(header)
    for token in found:
        match token.kind:
            case TokenKind.NEWLINE:
                pass
            case TokenKind.TITLE:
                statements.title = sanitized(token.text)
            case TokenKind.SECTION:
                statements.sections.append(decoded(token.text))
            case TokenKind.ACC_TITLE:
                statements.acc_title = javascript.trim_start(sanitized(token.text))
            case TokenKind.ACC_DESCR:
                statements.acc_descr = _without_indents(sanitized(token.text))
            case TokenKind.TASK_NAME:
                data = next(found, None)
                if data is None or data.kind is not TokenKind.TASK_DATA:
                    raise _no_score(token)
                statements.add_task(token.text, data.text, token.line)
            case _:
                raise _unexpected(token)


def _without_indents(text: str) -> str:
    return re.sub(rf"\n[{javascript.SPACE}]+", "\n", text)


def _no_score(token: Token) -> ImportFormatError:
    return ImportFormatError(
        tr(
            "Line {line}: “{text}” has no score; a task is written “name: score: people”.",
            line=token.line,
            text=_quoted(token.text),
        )
    )


def _unexpected(token: Token) -> ImportFormatError:
    match token.kind:
        case TokenKind.JOURNEY:
            sentence = tr(
                "Line {line}: The word “journey” may stand at the beginning only.", line=token.line
            )
        case TokenKind.TASK_DATA | TokenKind.COLON:
            sentence = tr(
                "Line {line}: A colon is out of place before “{text}”.",
                line=token.line,
                text=_quoted(token.text[1:]),
            )
        case TokenKind.UNCLOSED:
            sentence = tr("Line {line}: The text that begins here has no end.", line=token.line)
        case _:
            sentence = tr(
                "Line {line}: “{text}” is out of place.",
                line=token.line,
                text=_quoted(token.text),
            )
    return ImportFormatError(sentence)


def _quoted(text: str) -> str:
    return shortened(decoded(text), 60)
