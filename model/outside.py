"""Files somebody dropped: only real files are read, never a device, and never more than allowed."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from model.errors import FileError
from model.troubles import reading_trouble
from resources.words import tr

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NONBLOCK", 0)  # a pipe would wait for somebody to write into it
    | getattr(os, "O_NOCTTY", 0)
)
_MEGA = 1_000_000
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def read_outside(path: Path, most: int) -> bytes:
    """The bytes of a file.

    Args:
        path: the file; links are followed.
        most: how many bytes it may have.

    Raises:
        FileError: it is a folder or no file at all, cannot be read, or is larger.
    """
    try:
        check_file(path)  # before opening: that alone can set a device off
        with os.fdopen(os.open(path, _FLAGS), "rb") as stream:
            _check_kind(path, os.fstat(stream.fileno()).st_mode)
            data = stream.read(most + 1)
    except (OSError, ValueError) as error:
        raise reading_trouble(error, path) from error
    if len(data) > most:
        raise FileError(
            tr("“{name}” is larger than {n} MB.", name=shown_name(path), n=most // _MEGA)
        )
    return data


def check_file(path: Path) -> None:
    """Look without opening whether it is a file.

    Raises:
        FileError: it is not there, is a folder, or something else that is no file.
    """
    try:
        _check_kind(path, path.stat().st_mode)
    except (OSError, ValueError) as error:
        raise reading_trouble(error, path) from error


def text_in(data: bytes, path: Path) -> str:
    """The text of a file's bytes: UTF-8 or UTF-16, else as old Windows programs write it.

    Raises:
        FileError: it is no text.
    """
    if data.startswith(_UTF_16):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data:
        raise FileError(tr("“{name}” is no text.", name=shown_name(path)))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def shown_name(path: Path) -> str:
    """The name of a file in a sentence, on one line and without what cannot be seen."""
    name = "".join(c if c.isprintable() else "?" for c in path.name or str(path))
    return name if len(name) <= 80 else f"{name[:79]}…"


def _check_kind(path: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        sentence = "“{name}” is a folder; drop the files that are in it."
    elif not stat.S_ISREG(mode):
        sentence = "“{name}” is no file that can be read."
    else:
        return
    raise FileError(tr(sentence, name=shown_name(path)))
