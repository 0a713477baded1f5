"""Texts as a mermaid journey can hold them.

A name ends at ``#``, ``:``, ``;`` and the end of its line, people at a comma, too; some words and
signs mean something at the start of a line. All of these are written as the ``#35;`` entities that
mermaid turns back into characters.
"""

from __future__ import annotations

import re

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ufeff]")
# What would end a name, begin a comment, a directive or a tag, or be taken for an entity. A wide
# colon is read as a plain one where a line has no other.
_AWKWARD = re.compile(
    r"[#:;<}：]|%(?=[%{])|&(?=[A-Za-z#])|ﬂ(?=°)|¶(?=ß)"
    r"|C(?=4(?:Container|Component|Dynamic|Deployment))"
)
_LINE_START = re.compile(
    r"[-*+•–—\[`~%{}\"'“]"
    r"|(?:title|section|(?:user[\s_-]?)?journey|click|classdef|linkstyle|style|direction)(?!\w)"
    r"|acc_?(?:title|descr)",
    re.IGNORECASE | re.ASCII,
)
_HEADING_START = re.compile(r"[%\"'“]")
_QUOTES = "\"'“”"


def one_line(text: str) -> str:
    """The text on one line, runs of blanks made one, without control characters."""
    return " ".join(_CONTROL.sub(" ", text).split())


def escaped_name(text: str) -> str:
    """A text as it stands at the start of a line."""
    return _escaped(one_line(text), _LINE_START)


def escaped_heading(text: str) -> str:
    """A text as it stands behind ``title`` or ``section``."""
    return _escaped(one_line(text), _HEADING_START)


def escaped_person(name: str) -> str:
    """A name as it stands among the people of a task."""
    said = _without_awkward(one_line(name)).replace(",", "#44;")
    return "".join(_entity(sign) if sign in _QUOTES else sign for sign in said)


def _escaped(said: str, awkward_start: re.Pattern[str]) -> str:
    if awkward_start.match(said):
        return _entity(said[0]) + _without_awkward(said[1:])
    return _without_awkward(said)


def _without_awkward(said: str) -> str:
    return _AWKWARD.sub(lambda found: _entity(found[0]), said)


def _entity(sign: str) -> str:
    return f"#{ord(sign)};"
