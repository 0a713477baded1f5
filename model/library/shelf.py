"""A folder of small files that belong to one person and are used by many windows at once.

Nothing on it is overwritten unseen: whoever replaces or takes away a file says what he saw of it,
and is refused where another window was there meanwhile.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from model import disk
from model.atomic import write_bytes
from model.errors import ChangedOutsideError, FileError
from model.outside import read_outside, shown_name
from model.similar import text_key
from model.strays import clear_forgotten
from model.troubles import reading_trouble, writing_trouble
from resources.words import tr

MOST_FILES = 2_000
"""Of a folder that many files were put into by hand, the first so many by name are read."""
_NAME_LENGTH = 40
_DIGITS = 12


def name_key(name: str) -> str:
    """What two names have in common that mean the same: case, spaces and commas do not count."""
    return text_key(name) or " ".join(name.casefold().split())


@dataclass(frozen=True)
class Shelved:
    """A file as it was read. ``data`` is all that is in it."""

    path: Path
    data: bytes

    @cached_property
    def digest(self) -> str:
        """By which it is seen whether the file is still the same."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Shelf:
    """The files of one ending in a folder, which need not be there yet.

    No file is larger than ``most`` bytes.
    """

    folder: Path
    suffix: str
    most: int

    def paths(self) -> tuple[Path, ...]:
        """The files by name; none where there is no folder.

        Raises:
            FileError: the folder cannot be looked into.
        """
        try:
            found = sorted(
                path
                for path in self.folder.iterdir()
                if path.suffix.lower() == self.suffix and not path.name.startswith(".")
            )
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise reading_trouble(error, self.folder) from error
        return tuple(found[:MOST_FILES])

    def read(self, path: Path) -> Shelved:
        """A file of the folder.

        Raises:
            FileError: it cannot be read, or is larger than any that is written here.
        """
        return Shelved(path, read_outside(path, self.most))

    def path_for(self, name: str) -> Path:
        """Where something of this name goes: the same place for the same name, on every system."""
        key = name_key(name)
        letters = "".join(c if c.isascii() and c.isalnum() else "-" for c in key)
        short = "-".join(filter(None, letters.split("-")))[:_NAME_LENGTH].strip("-")
        digest = hashlib.sha256(key.encode()).hexdigest()[:_DIGITS]
        return self.folder / f"{short}-{digest}{self.suffix}".lstrip("-")

    def put(self, path: Path, data: bytes, *, over: Shelved | None = None) -> Shelved:
        """Write a file, whole or not at all: a new one, or ``over`` the one that was seen.

        Raises:
            ChangedOutsideError: another window has written or taken away the file meanwhile.
            FileError: it cannot be written; what was there is whole.
        """
        if len(data) > self.most:
            limit = self.most // 1_000_000
            raise FileError(
                tr("“{name}” would be larger than {n} MB.", name=shown_name(path), n=limit)
            )
        try:
            disk.make_folder(self.folder, private=True)
        except OSError as error:
            raise writing_trouble(error, self.folder) from error
        write_bytes(path, data, confirm=lambda: self._check(path, over), private=True)
        return Shelved(path, data)

    def take_away(self, seen: Shelved) -> None:
        """Remove a file that is still as it was seen; one that is gone already is no trouble.

        Raises:
            ChangedOutsideError: another window has written it meanwhile.
            FileError: it cannot be removed.
        """
        if not seen.path.exists():
            return
        self._check(seen.path, seen)
        try:
            disk.remove(seen.path)
            disk.sync_folder(self.folder)
        except FileNotFoundError:
            return
        except OSError as error:
            raise writing_trouble(error, seen.path) from error

    def clear_strays(self, now_s: float) -> None:
        """Take away what a program left that was killed while it wrote."""
        clear_forgotten(self.folder, now_s)

    def _check(self, path: Path, over: Shelved | None) -> None:
        there = path.exists()
        if over is None and not there:
            return
        if over is not None and there and self.read(path).digest == over.digest:
            return
        raise ChangedOutsideError(
            tr("Another window has changed “{name}” meanwhile.", name=shown_name(path))
        )
