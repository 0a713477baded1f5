"""A report of an error in the program that can be sent to strangers: it holds no text of a map.

Messages of errors are left out, for they quote what they stumbled over, and so are the values of
variables. What is left is the kind of each error, where in the program it came from, and what the
program runs on.
"""

from __future__ import annotations

import errno
import platform
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path, PurePath
from types import TracebackType

import PySide6

from model import disk

_PACKAGES = ("designer", "widgets", "model", "exporters", "resources", "site-packages")
_MOST_CAUSES = 10
_MOST_FRAMES = 60
_MOST_REPORTS = 20


def error_report(error: BaseException, *, at: datetime) -> str:
    """The report of an error, its causes first, as lines of text."""
    lines = ["Journeyboard: report of an error", "", *_surroundings(at), ""]
    chain = list(_chain(error))
    for number, one in enumerate(reversed(chain)):
        if number:
            lines.append("which led to")
        lines.append(kind_of(one))
        lines.extend(_places(one.__traceback__))
    lines += ["", "No text of a map, no name of a file and no message of an error stands in here."]
    return "\n".join(lines) + "\n"


def kind_of(error: BaseException) -> str:
    """What kind of error it is: its class, and the word of the system where it has one."""
    kind = type(error)
    name = kind.__qualname__
    if kind.__module__ != "builtins":
        name = f"{kind.__module__}.{name}"
    if isinstance(error, OSError) and error.errno is not None:
        return f"{name} ({errno.errorcode.get(error.errno, error.errno)})"
    return name


def traceback_lines(error: BaseException) -> list[str]:
    """Where an error and its causes came from, without what they say."""
    lines: list[str] = []
    for one in reversed(list(_chain(error))):
        lines += [kind_of(one), *_places(one.__traceback__)]
    return lines


def write_report(folder: Path, text: str, *, at: datetime) -> Path | None:
    """Keep a report in a file of the folder; None where that is not possible either."""
    path = folder / f"error-{at:%Y%m%d-%H%M%S-%f}.txt"
    try:
        disk.make_folder(folder, private=True)
        descriptor = disk.create(path, private=True)
        try:
            disk.write_all(descriptor, text.encode())
        finally:
            disk.close(descriptor)
        _thin_out(folder)
    except OSError:
        return None
    return path


def _thin_out(folder: Path) -> None:
    for old in sorted(folder.glob("error-*.txt"))[:-_MOST_REPORTS]:
        disk.remove(old)


def _surroundings(at: datetime) -> Iterator[str]:
    from model.storage.writing import app_name  # noqa: PLC0415 - not needed before an error

    yield f"when      {at:%Y-%m-%d %H:%M:%S}"
    yield f"program   {app_name()}"
    yield f"Python    {platform.python_version()}"
    yield f"Qt        {PySide6.__version__}"
    yield f"system    {platform.system()} {platform.release()} {platform.machine()}"


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error, then what it came from, and so on."""
    current: BaseException | None = error
    seen: set[int] = set()
    while current is not None and id(current) not in seen and len(seen) < _MOST_CAUSES:
        seen.add(id(current))
        yield current
        current = current.__cause__ or (
            None if current.__suppress_context__ else current.__context__
        )


def _places(trace: TracebackType | None) -> Iterator[str]:
    places: list[str] = []
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"  {_shown(code.co_filename)}:{trace.tb_lineno} {code.co_qualname}")
        trace = trace.tb_next
    if len(places) > _MOST_FRAMES:
        left = len(places) - _MOST_FRAMES
        half = _MOST_FRAMES // 2
        places[half:-half] = [f"  … {left} more …"]
    yield from places


def _shown(file: str) -> str:
    """The part of a file's path that says where in the program it is, not on whose computer."""
    parts = PurePath(file).parts
    for start in range(len(parts)):
        if parts[start] in _PACKAGES:
            return "/".join(parts[start:])
    return PurePath(file).name
