"""What every picture of a map starts from: its layout, and what the layout could not draw."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import BinaryIO

from exporters.poster.options import PosterOptions
from model.atomic import write_bytes
from model.document import JourneyMap
from model.layout.engine import layout_map
from model.layout.result import LayoutResult
from resources.words import tr

_MOST_NAMED = 5


def laid_out(source: JourneyMap | LayoutResult, options: PosterOptions) -> LayoutResult:
    """The layout of a map as the options want it; a finished layout is taken as it is."""
    return source if isinstance(source, LayoutResult) else layout_map(source, options.layout())


def missing_warning(layout: LayoutResult) -> str | None:
    """A sentence that names the characters no bundled font has; None when there are none."""
    missing = sorted({absent.character for absent in layout.missing})
    if not missing:
        return None
    named = ", ".join(_named(character) for character in missing[:_MOST_NAMED])
    if len(missing) == 1:
        return tr("One character is in no bundled font and stands as a box: {named}.", named=named)
    if len(missing) > _MOST_NAMED:
        named += ", …"
    return tr(
        "{count} characters are in no bundled font and stand as boxes: {named}.",
        count=len(missing),
        named=named,
    )


def _named(character: str) -> str:
    code = " ".join(f"U+{ord(part):04X}" for part in character)
    name = unicodedata.name(character, "") if len(character) == 1 else ""
    return f"{code} {name.capitalize()}".strip()


def deliver(data: bytes, target: Path | BinaryIO) -> None:
    """Write the finished bytes: into an open file, or under a path, whole or not at all.

    Raises:
        FileError: the file could not be written.
    """
    if isinstance(target, Path):
        write_bytes(target, data)
    else:
        target.write(data)
