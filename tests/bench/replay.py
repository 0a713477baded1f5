"""The calls a program makes to xlsxwriter, recorded once and made again without the program.

That is the bare baseline of a workbook: the very same cells, formats, tables and charts.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from types import SimpleNamespace
from typing import Any
from unittest import mock

import xlsxwriter

from exporters.workbook.writing import making
from exporters.workbook.writing.book import write_workbook
from model.document import JourneyMap

_TAG = "\0kept"
Call = tuple[int, str, tuple[Any, ...], dict[str, Any], int | None]
"""Which object, which method, its arguments, and the number its answer got."""


class _Answer:
    """Stands for an object of the library; passes calls on and writes them down."""

    def __init__(self, real: Any, number: int, recording: Recording) -> None:
        self._real = real
        self._number = number
        self._recording = recording

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            return self._recording.call(self, name, arguments, named)

        return call


class Recording:
    """All calls of one workbook, in order. Object 0 is the workbook."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self._objects = 1

    def book(self, target: BytesIO, options: dict[str, Any]) -> _Answer:
        """What the program gets instead of a workbook."""
        return _Answer(xlsxwriter.Workbook(target, options), 0, self)

    def call(self, on: _Answer, name: str, given: tuple[Any, ...], named: dict[str, Any]) -> Any:
        """Make a call and write it down."""
        answer = getattr(on._real, name)(*_mapped(given, _real), **named)
        number = None
        if name.startswith("add_") and answer is not None and not isinstance(answer, int):
            number = self._objects
            self._objects += 1
        # What we derive of the library's own is our part of the work.
        bare = {key: value for key, value in named.items() if key != "worksheet_class"}
        self.calls.append((on._number, name, _mapped(given, _marked), bare, number))
        return answer if number is None else _Answer(answer, number, self)

    def kept(self) -> bytes:
        """The calls as bytes, for a process that has nothing else in its memory."""
        return marshal.dumps([_mapped(call, _flattened) for call in self.calls])

    @classmethod
    def of(cls, kept: bytes) -> Recording:
        """The calls again."""
        recording = cls()
        recording.calls = [_risen(call) for call in marshal.loads(kept)]  # noqa: S302 - our own
        return recording

    def replay(self) -> bytes:
        """Make all calls again, on the bare library."""
        target = BytesIO()
        objects: dict[int, Any] = {0: xlsxwriter.Workbook(target, {"in_memory": True})}
        for on, name, given, named, number in self.calls:
            arguments = _mapped(given, lambda part: _found(part, objects))
            answer = getattr(objects[on], name)(*arguments, **named)
            if number is not None:
                objects[number] = answer
        return target.getvalue()


class _Mark:
    def __init__(self, number: int) -> None:
        self.number = number


def _flattened(value: Any) -> Any:
    """A leaf as what can be kept: a tag and what it says."""
    if isinstance(value, _Mark):
        return (_TAG, "mark", value.number)
    if isinstance(value, datetime):
        return (_TAG, "moment", value.isoformat())
    return (_TAG, "day", value.isoformat()) if isinstance(value, date) else value


def _risen(value: Any) -> Any:
    """What was kept, with leaves as they were."""
    if isinstance(value, tuple) and len(value) == 3 and value[0] == _TAG:
        _, kind, said = value
        if kind == "mark":
            return _Mark(said)
        return datetime.fromisoformat(said) if kind == "moment" else date.fromisoformat(said)
    if isinstance(value, tuple | list):
        return type(value)(_risen(part) for part in value)
    if isinstance(value, dict):
        return {key: _risen(part) for key, part in value.items()}
    return value


def _marked(value: Any) -> Any:
    return _Mark(value._number) if isinstance(value, _Answer) else value


def _real(value: Any) -> Any:
    return value._real if isinstance(value, _Answer) else value


def _found(value: Any, objects: dict[int, Any]) -> Any:
    return objects[value.number] if isinstance(value, _Mark) else value


def _mapped(value: Any, change: Callable[[Any], Any]) -> Any:
    """The value with ``change`` made to it, or to all that a tuple, list or dict holds."""
    if isinstance(value, tuple | list):
        return type(value)(_mapped(part, change) for part in value)
    if isinstance(value, dict):
        return {key: _mapped(part, change) for key, part in value.items()}
    return change(value)


def recorded(document: JourneyMap) -> Recording:
    """The calls that the map's workbook takes."""
    recording = Recording()
    recorder = SimpleNamespace(Workbook=recording.book)
    with mock.patch.object(making, "xlsxwriter", recorder):
        write_workbook(document, BytesIO())
    return recording
