"""What is asked of an export and of an import, for every format in one record each."""

from __future__ import annotations

from dataclasses import dataclass, field

from exporters.identity import Identity
from exporters.poster.options import PosterOptions
from exporters.workbook.options import WorkbookOptions

__all__ = ["ExportOptions", "Identity", "ImportOptions"]


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """Each format takes what it knows: ``poster`` is for pages and pictures, too."""

    poster: PosterOptions = field(default_factory=PosterOptions)
    workbook: WorkbookOptions = field(default_factory=WorkbookOptions)
    identity: Identity = field(default_factory=Identity)


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """How a foreign file is read.

    ``strict``: accept exactly what the other program accepts, where a format knows what that is.
    """

    strict: bool = False
