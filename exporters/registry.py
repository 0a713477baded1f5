"""The formats that maps go out to and come in from, found by the suffix of the file.

Each format is one module of :mod:`exporters.formats` and one word here. What a format needs is
imported when it is used: a PDF needs no Qt, a workbook no PDF library.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from exporters.format import Format
from exporters.import_result import ImportResult
from exporters.options import ExportOptions, ImportOptions
from exporters.progress import ExportReport, Progress, no_progress
from model.document import JourneyMap
from model.errors import ExportError, FileError, ImportFormatError
from model.outside import check_file
from model.troubles import reading_trouble
from resources.words import tr

MAX_BYTES = 64_000_000  # more than any reader takes; each one has its own, smaller limit

# Where two can read a suffix, the one that recognises its files surely stands first.
_MODULES = (
    "pdf",
    "png",
    "svg",
    "workbook",
    "pptx",
    "csv_out",
    "table",
    "markdown",
    "mermaid",
    "drawio",
    "ojf",
    "personas",
)

ALL: tuple[Format, ...] = tuple(
    import_module(f"exporters.formats.{name}").FORMAT for name in _MODULES
)
FORMATS: tuple[Format, ...] = tuple(kind for kind in ALL if kind.write is not None)
"""The formats a map can be exported to."""
IMPORT_SUFFIXES: tuple[str, ...] = tuple(
    dict.fromkeys(suffix for kind in ALL if kind.read is not None for suffix in kind.suffixes)
)
"""The suffixes :func:`read_foreign` knows, for file dialogs."""


def format_for(path: Path) -> Format:
    """The format that a file's suffix names, whatever its case.

    Raises:
        ExportError: there is no such format.
    """
    suffix = path.suffix.lower()
    # The one that is written under this suffix goes before one that is only read from it.
    for candidate in sorted(FORMATS, key=lambda kind: kind.suffix != suffix):
        if suffix in candidate.suffixes:
            return candidate
    known = ", ".join(candidate.suffix for candidate in FORMATS)
    raise ExportError(
        tr(
            "“{name}” names no format to export to. Known are: {known}.",
            name=path.name,
            known=known,
        )
    )


def export(
    document: JourneyMap,
    path: Path,
    options: ExportOptions | None = None,
    *,
    progress: Progress = no_progress,
) -> ExportReport:
    """Write a map to a file in the format of its suffix, whole or not at all.

    Raises:
        ExportError: the format is unknown or cannot be written on this computer, or it cannot do
            what the options ask.
        FileError: the file could not be written.
        Cancelled: ``progress`` raised it; no file is left behind, an old one is as it was.
    """
    chosen = format_for(path)
    obstacle = chosen.obstacle()
    if obstacle or chosen.write is None:
        raise ExportError(obstacle)
    return chosen.write(document, path, options or ExportOptions(), progress)


def read_foreign(path: Path, options: ImportOptions | None = None) -> ImportResult:
    """The map in a file of another program, whose suffix and content say which one's.

    Raises:
        FileError: the file cannot be read.
        ImportFormatError: no map can be made of it, or nothing here reads such files.
    """
    candidates = _readers(path)
    if not candidates:
        raise ImportFormatError(
            tr(
                "“{name}” cannot be imported; the files that can be end in {suffixes}.",
                name=path.name,
                suffixes=", ".join(IMPORT_SUFFIXES),
            )
        )
    check_file(path)  # a pipe would wait for somebody to write into it
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ImportFormatError(
                tr("“{name}” is larger than {n} MB.", name=path.name, n=MAX_BYTES // 1_000_000)
            )
        with path.open("rb") as file:
            data = file.read(MAX_BYTES)
    except (OSError, ValueError) as error:
        raise reading_trouble(error, path) from error
    for kind in candidates:
        if kind.read is not None and (kind.recognise is None or kind.recognise(data)):
            return kind.read(data, name=path.name, options=options or ImportOptions())
    names = ", ".join(kind.name for kind in candidates)
    raise ImportFormatError(
        tr("“{name}” is none of the files that can be read: {names}.", name=path.name, names=names)
    )


def is_tabular(path: Path) -> bool:
    """Whether what reads a file makes tables of it, of which a person is asked what they mean.

    False as well for a file that cannot be opened: whoever reads it says why.
    """
    candidates = _readers(path)
    if len({kind.tabular for kind in candidates}) < _BOTH:
        return any(kind.tabular for kind in candidates)
    try:
        check_file(path)
        with path.open("rb") as file:
            begin = file.read(_BEGIN)
    except (OSError, ValueError, FileError):
        return False
    found = (kind for kind in candidates if kind.recognise is None or kind.recognise(begin))
    return next((kind.tabular for kind in found), False)


def _readers(path: Path) -> list[Format]:
    suffix = path.suffix.lower()
    return [kind for kind in ALL if kind.read is not None and suffix in kind.suffixes]


_BEGIN, _BOTH = 4_000_000, 2
