"""What a format is: how files of it are called, what it is for, and how it is written and read."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeAlias

from exporters.import_result import ImportResult
from exporters.options import ExportOptions, ImportOptions
from exporters.progress import ExportReport, Progress
from model.document import JourneyMap
from resources.words import tr

Writer: TypeAlias = Callable[[JourneyMap, Path, ExportOptions, Progress], ExportReport]
"""Writes a map to a path, whole or not at all; the report says what the format could not carry."""


class Reader(Protocol):
    """Makes a map from the bytes of a file; ``name`` is the file's name with its suffix."""

    def __call__(self, data: bytes, *, name: str, options: ImportOptions) -> ImportResult:
        """The map, and what was guessed or left out; raises ImportFormatError."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format. ``name`` and ``description`` (what it is for) are untranslated.

    ``suffixes`` have their dots; the first one is written. Several formats may share a suffix:
    ``recognise`` then tells by the first bytes of a file whether it is of this one, and the first
    in the registry that says so reads it. ``needs`` is the package that it cannot do without,
    ``lacking`` the sentence where it is not installed (untranslated). ``tabular``: its files are
    tables, of which a person is asked what they mean.
    """

    suffixes: tuple[str, ...]
    name: str
    description: str
    write: Writer | None = None
    read: Reader | None = None
    recognise: Callable[[bytes], bool] | None = None
    needs: str = ""
    lacking: str = ""
    tabular: bool = False

    @property
    def suffix(self) -> str:
        """The suffix that is written."""
        return self.suffixes[0]

    def obstacle(self) -> str:
        """Why this computer cannot write the format, a sentence; empty when it can."""
        return "" if not self.needs or _is_installed(self.needs) else tr(self.lacking)


def _is_installed(package: str) -> bool:
    try:
        return importlib.util.find_spec(package) is not None
    except ImportError:
        return False
