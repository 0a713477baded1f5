"""The zip around a workbook: what is in it, how its parts belong together, one part at a time."""

from __future__ import annotations

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import IO, NamedTuple

from exporters.xlsx.elements import (
    Characters,
    DoctypeError,
    End,
    SpoiledError,
    Start,
    Stream,
    local,
    walk,
)
from exporters.xlsx.limits import (
    MAX_ENTRIES,
    MAX_FILE,
    MAX_RATIO,
    RATIO_FREE,
    Allowance,
    EnoughError,
)
from exporters.xlsx.strangers import DAMAGED, PASSWORD, no_zip, other_kin
from model.errors import ImportFormatError
from model.outside import shown_name
from resources.words import tr

_ENTRY = b"PK\x01\x02"  # begins each line of a zip's table of contents
_LOCKED = 0x1
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    OverflowError,
    RuntimeError,
    KeyError,
)
"""What Python's zip module says of a broken zip; a way that is not built is a RuntimeError, too."""


class Relation(NamedTuple):
    """How a part belongs to another: the last word of its type, and where it is in the zip."""

    kind: str
    target: str


@dataclass(slots=True)
class Package:
    """An opened workbook. ``name`` is the file's for sentences; ``parts`` by their names in small.

    ``outside`` counts what is referred to elsewhere, on the disk or in the net: it is left alone.
    """

    name: str
    archive: zipfile.ZipFile
    parts: Mapping[str, zipfile.ZipInfo]
    allowance: Allowance = field(default_factory=Allowance)
    outside: int = 0

    def read(
        self,
        part: str,
        *,
        start: Start,
        end: End | None = None,
        characters: Characters | None = None,
        counted: bool = False,
    ) -> bool:
        """Tell the elements of a part; whether there is such a part.

        Raises:
            ImportFormatError: it has a document type, or is packed as no workbook is.
            SpoiledError: it is broken.
            EnoughError: there is more in it than is read.
        """
        info = self.parts.get(part.lower())
        if info is None:
            return False
        self._check(info)
        try:
            with self._opened(info) as stream:
                walk(
                    _Honest(stream),
                    self.allowance,
                    start=start,
                    end=end,
                    characters=characters,
                    counted=counted,
                )
        except DoctypeError as error:
            raise ImportFormatError(
                tr(
                    "“{name}” declares XML entities, which no spreadsheet program does; "
                    "it was not read.",
                    name=self.name,
                )
            ) from error
        return True

    def relations(self, part: str) -> dict[str, Relation]:
        """The parts that belong to a part, by the ids it calls them."""
        folder, _, own = part.rpartition("/")
        found: dict[str, Relation] = {}

        def start(name: str, values: Mapping[str, str]) -> None:
            self.allowance.element()
            if local(name) != "Relationship":
                return
            if values.get("TargetMode", "").lower() == "external":
                self.outside += 1
                return
            target = values.get("Target", "")
            place = target if target.startswith("/") else f"{folder}/{target}"
            kind = values.get("Type", "").rpartition("/")[2]
            place = posixpath.normpath(place).lstrip("/")
            found[values.get("Id", "")] = Relation(kind.lower(), place)

        self.read(f"{folder}/_rels/{own}.rels".lstrip("/"), start=start)
        return found

    def has(self, ending: str) -> bool:
        """Whether there is a part whose name ends so."""
        return any(part.endswith(ending) for part in self.parts)

    def _opened(self, info: zipfile.ZipInfo) -> IO[bytes]:
        try:
            return self.archive.open(info)
        except _BROKEN as error:  # what stands before the part is not what the contents say
            raise SpoiledError from error

    def _check(self, info: zipfile.ZipInfo) -> None:
        if info.flag_bits & _LOCKED:
            raise ImportFormatError(tr(PASSWORD, name=self.name))
        if info.compress_type not in _PACKINGS:
            raise SpoiledError
        if info.file_size > max(RATIO_FREE, MAX_RATIO * info.compress_size):
            raise ImportFormatError(
                tr(
                    "“{name}” is packed so that it would swell without end; it was not read.",
                    name=self.name,
                )
            )


@dataclass(slots=True)
class _Honest:
    """A stream of a zip whose troubles are all of one kind."""

    stream: Stream

    def read(self, amount: int, /) -> bytes:
        try:
            return self.stream.read(amount)
        except _BROKEN as error:
            raise SpoiledError from error


def opened_package(data: bytes, name: str) -> Package:
    """The zip of a workbook, looked at but not unpacked.

    Raises:
        ImportFormatError: it is no workbook, and which other file it is where that can be told.
    """
    name = shown_name(Path(name))
    if len(data) > MAX_FILE:
        raise ImportFormatError(
            tr("“{name}” is larger than {n} MB.", name=name, n=MAX_FILE // 1_000_000)
        )
    trouble = no_zip(data, name)
    if trouble:
        raise ImportFormatError(trouble)
    if data.count(_ENTRY) > MAX_ENTRIES:
        raise ImportFormatError(tr("“{name}” has more parts than any workbook.", name=name))
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        parts = {info.filename.replace("\\", "/").lower(): info for info in archive.infolist()}
    except _BROKEN as error:
        raise ImportFormatError(tr(DAMAGED, name=name)) from error
    return Package(name, archive, parts)


def workbook_part(package: Package) -> str:
    """The name of the part that lists the sheets.

    Raises:
        ImportFormatError: there is none, or the package is damaged.
    """
    try:
        relations = package.relations("")
    except (SpoiledError, EnoughError) as error:
        raise ImportFormatError(tr(DAMAGED, name=package.name)) from error
    places = [it.target for it in relations.values() if it.kind == "officedocument"]
    for place in (*places, "xl/workbook.xml"):
        if place.lower() in package.parts and place.lower().endswith(".xml"):
            if place.lower().startswith(("word/", "ppt/")):
                break
            return place
    raise ImportFormatError(other_kin(package.parts, package.name))
