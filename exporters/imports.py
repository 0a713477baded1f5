"""Imports: maps from files of other programs, chosen by suffix."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from exporters.import_result import ImportResult
from exporters.mermaid import read_mermaid
from model.errors import ImportFormatError
from model.troubles import reading_trouble
from resources.words import tr

__all__ = ["IMPORT_SUFFIXES", "ImportResult", "read_foreign"]


class Reader(Protocol):
    """Makes a map from the bytes of a file; ``name`` is the file's name with its suffix."""

    def __call__(self, data: bytes, *, name: str, strict: bool = False) -> ImportResult:
        """The map and the warnings; raises ImportFormatError."""


MAX_BYTES = 64_000_000  # more than any reader takes; each one has its own, smaller limit

_READERS: dict[str, Reader] = {
    ".mmd": read_mermaid,
    ".mermaid": read_mermaid,
    ".md": read_mermaid,
    ".markdown": read_mermaid,
}
IMPORT_SUFFIXES = tuple(_READERS)
"""The suffixes :func:`read_foreign` knows, for file dialogs."""


def read_foreign(path: Path, *, strict: bool = False) -> ImportResult:
    """The map in a file of another program.

    Args:
        path: the file; its suffix says which program's.
        strict: accept exactly what that program accepts, and guess nothing.

    Raises:
        FileError: the file cannot be read.
        ImportFormatError: no map can be made of it, or nothing here reads such files.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise ImportFormatError(
            tr(
                "“{name}” cannot be imported; the files that can be end in {suffixes}.",
                name=path.name,
                suffixes=", ".join(IMPORT_SUFFIXES),
            )
        )
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES)
    except (OSError, ValueError) as error:
        raise reading_trouble(error, path) from error
    return reader(data, name=path.name, strict=strict)
