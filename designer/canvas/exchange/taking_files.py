"""Dropped or pasted files, read one after the other so that the window never stands still."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from model.clips.bounds import MAX_FILES, MAX_PICTURE_BYTES, MAX_TEXT_BYTES
from model.clips.clip import Clip, Lines, Table
from model.clips.reading import read_csv, read_text
from model.errors import FileError, ImportFormatError, JourneyboardError
from model.outside import check_file, read_outside, shown_name, text_in
from model.records import Image
from resources.words import tr

# By name only what might be one; what it really is, its content tells.
_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".webp"})
_TEXTS = frozenset({".txt", ".text", ".md", ".markdown"})
_TABLES = frozenset({".csv", ".tsv", ".tab"})
_MAPS = frozenset({".journey", ".mmd", ".mermaid", ".xlsx"})
_DIAGRAM = re.compile(r"^\s*(?:```+|~~~+)\s*mermaid\s*\n\s*journey\b", re.MULTILINE)


def are_pictures(paths: Sequence[Path]) -> bool:
    """Whether all of them look like pictures, by their names."""
    return bool(paths) and all(path.suffix.lower() in _PICTURES for path in paths)


@dataclass(slots=True)
class Taken:
    """What the files held. ``maps`` are whole ones, and workbooks, of which it is asked first.

    ``refused`` says, a sentence each, what could not be taken.
    """

    images: list[Image] = field(default_factory=list)
    clips: list[Clip] = field(default_factory=list)
    maps: list[Path] = field(default_factory=list)
    tables: list[Path] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


class FileReading(QObject):
    """Reads files, one in each turn of the event loop; ``done`` gets what they held."""

    def __init__(
        self,
        paths: tuple[Path, ...],
        parent: QObject,
        *,
        say: Callable[[str], None],
        done: Callable[[Taken], None],
    ) -> None:
        super().__init__(parent)
        self._all = paths
        self._waiting = list(paths)
        self._say = say
        self._done = done
        self._taken = Taken()

    def start(self) -> None:
        """Begin; a single file is read at once."""
        if len(self._all) > MAX_FILES:
            sentence = tr(
                "That is {n} files; drop {most} at most.", n=len(self._all), most=MAX_FILES
            )
            self._taken.refused.append(sentence)
            self._waiting.clear()
        self._go_on()

    def _go_on(self) -> None:
        if self._waiting:
            path = self._waiting.pop(0)
            try:
                _take(path, self._taken)
            except JourneyboardError as error:
                self._taken.refused.append(_about(path, error))
        if self._waiting:
            done, total = len(self._all) - len(self._waiting), len(self._all)
            self._say(tr("Reading files: {done} of {total}", done=done, total=total))
            QTimer.singleShot(0, self, self._go_on)
            return
        self._done(self._taken)
        self.deleteLater()


def _about(path: Path, error: JourneyboardError) -> str:
    """The sentence, with the name of the file where it does not say which one it is about."""
    if isinstance(error, FileError):
        return str(error)
    return tr("“{name}”: {sentence}", name=shown_name(path), sentence=str(error))


def _take(path: Path, taken: Taken) -> None:
    """Read one file.

    Raises:
        JourneyboardError: it cannot be read, or a map cannot hold it.
    """
    check_file(path)
    suffix = path.suffix.lower()
    known = suffix in _TEXTS or suffix in _TABLES or suffix in _PICTURES
    if suffix in _MAPS or (not known and _is_foreign(path)):
        taken.maps.append(path)
    elif suffix in _TABLES and _size(path) > MAX_TEXT_BYTES:
        taken.tables.append(path)  # too much for cards, not for an import
    elif suffix in _TEXTS or suffix in _TABLES:
        text = text_in(read_outside(path, MAX_TEXT_BYTES), path)
        if suffix not in _TABLES and _DIAGRAM.search(text):
            taken.maps.append(path)
            return
        clip = read_csv(text) if suffix in _TABLES else read_text(text)
        if isinstance(clip, Lines) and not clip.items:
            raise FileError(tr("“{name}” is empty.", name=shown_name(path)))
        taken.clips.append(clip)
        if isinstance(clip, Table) and _is_table(path):
            taken.tables.append(path)
    elif suffix in _PICTURES:
        from model.images import image_record  # noqa: PLC0415 - brings Pillow along

        taken.images.append(image_record(read_outside(path, MAX_PICTURE_BYTES)))
    else:
        raise ImportFormatError(tr("A map can hold pictures, texts and tables only."))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # whoever reads it says why
        return 0


def _is_foreign(path: Path) -> bool:
    """Whether it may be another program's map: told by its name, nothing is read of it yet."""
    from exporters.registry import IMPORT_SUFFIXES  # noqa: PLC0415 - only when files are dropped

    return path.suffix.lower() in IMPORT_SUFFIXES


def _is_table(path: Path) -> bool:
    """Whether it may be imported as a table, besides becoming cards."""
    from exporters.registry import is_tabular  # noqa: PLC0415 - only when files are dropped

    return is_tabular(path)
