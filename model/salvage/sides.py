"""A git conflict that was left inside a map: the file as each of the two sides has it."""

from __future__ import annotations

import re

_MARK = re.compile(rb"^(<{7} |\|{7} |={7}\r?$|>{7} )[^\n]*\n?", re.MULTILINE)
_MOST = 20_000  # no person left so many
_OURS, _BASE, _THEIRS, _END = b"<", b"|", b"=", b">"
_FOLLOWS = {b"": _OURS, _OURS: _BASE + _THEIRS, _BASE: _THEIRS, _THEIRS: _END}


def sides(data: bytes) -> tuple[bytes, ...]:
    """Our side and theirs, with the lines of the file; the file itself where none is in conflict.

    Marks that are not whole (the file was cut off between them) are left as they stand.
    """
    ours: list[bytes] = []
    theirs: list[bytes] = []
    at = 0
    conflicts = _conflicts(data)
    if len(conflicts) > _MOST:
        return (data,)
    for parts in conflicts:
        begin, end = parts[0].start(), parts[-1].end()
        for side, own in ((ours, _OURS), (theirs, _THEIRS)):
            side.append(data[at:begin])
            side.append(_kept(data, parts, own))
        at = end
    if not at:
        return (data,)
    return b"".join((*ours, data[at:])), b"".join((*theirs, data[at:]))


def _conflicts(data: bytes) -> list[list[re.Match[bytes]]]:
    """The marks of each whole conflict."""
    found: list[list[re.Match[bytes]]] = []
    open_marks: list[re.Match[bytes]] = []
    state = b""
    for mark in _MARK.finditer(data):
        sign = mark[1][:1]
        if sign in _FOLLOWS[state] and sign:
            open_marks.append(mark)
            state = sign
        elif sign == _OURS:
            open_marks, state = [mark], _OURS
        else:
            open_marks, state = [], b""
        if state == _END and len(found) <= _MOST:
            found.append(open_marks)
        if state == _END:
            open_marks, state = [], b""
    return found


def _kept(data: bytes, marks: list[re.Match[bytes]], own: bytes) -> bytes:
    """One side's lines of a conflict; the others leave empty lines, so that lines keep counting."""
    out: list[bytes] = []
    for mark, following in zip(marks, (*marks[1:], None), strict=True):
        out.append(b"\n" * mark[0].count(b"\n"))
        if following is not None:
            part = data[mark.end() : following.start()]
            out.append(part if mark[1][:1] == own else b"\n" * part.count(b"\n"))
    return b"".join(out)
