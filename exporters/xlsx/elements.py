"""Reading the XML of strangers: element by element, never a document type, never an address.

Expat is given the bytes piece by piece. A document type ends the reading before anything in it is
looked at, in whatever encoding it stands, so no entity is ever declared or fetched.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol, TypeAlias
from xml.parsers import expat

from exporters.xlsx.limits import MAX_DEPTH, MAX_TAG, Allowance

_PIECE = 1 << 16

Start: TypeAlias = Callable[[str, Mapping[str, str]], None]
End: TypeAlias = Callable[[str], None]
Characters: TypeAlias = Callable[[str], None]


class Stream(Protocol):
    """What can be read from."""

    def read(self, amount: int, /) -> bytes:
        """The next bytes."""


class SpoiledError(Exception):
    """The XML is not whole or not well-formed."""


class DoctypeError(Exception):
    """The XML declares a document type, which no program that saves workbooks does."""


def local(name: str) -> str:
    """A name without its prefix."""
    return name.rpartition(":")[2]


def walk(
    stream: Stream,
    allowance: Allowance,
    *,
    start: Start,
    end: End | None = None,
    characters: Characters | None = None,
    counted: bool = False,
) -> None:
    """Tell every element and text; names as they stand, with their prefixes.

    ``counted``: the handlers see themselves to it that elements do not lie too deep.

    Raises:
        SpoiledError: the XML is broken.
        DoctypeError: it has a document type.
        EnoughError: the allowance is used up, or a handler said so.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    if counted:
        parser.StartElementHandler, parser.EndElementHandler = start, end
    else:
        parser.StartElementHandler, parser.EndElementHandler = _within_depth(start, end)
    if characters is not None:
        parser.CharacterDataHandler = characters
    fed = 0
    try:
        while piece := stream.read(_PIECE):
            allowance.unpack(len(piece))
            parser.Parse(piece, False)  # noqa: FBT003 - takes no names
            fed += len(piece)
            if fed - parser.CurrentByteIndex > MAX_TAG:
                raise SpoiledError
        parser.Parse(b"", True)  # noqa: FBT003
    except (expat.ExpatError, LookupError, ValueError) as error:  # encodings nobody knows, too
        raise SpoiledError from error


def _within_depth(start: Start, end: End | None) -> tuple[Start, End]:
    """The handlers, with an eye on how deep elements lie: each open one costs memory."""
    depth = 0

    def opened(name: str, values: Mapping[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise SpoiledError
        start(name, values)

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1
        if end is not None:
            end(name)

    return opened, closed


def _refuse(*_said: object) -> None:
    raise DoctypeError
