"""What every format tells and does alike: characters without a font, and handing the bytes over."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from pathlib import Path
from typing import BinaryIO

from exporters.progress import Progress
from model.atomic import write_bytes
from model.layout.result import LayoutResult
from resources.words import tr

_MOST_NAMED = 5


def missing_warning(layout: LayoutResult) -> str | None:
    """A sentence that names the characters no bundled font has; None when there are none."""
    characters = {absent.character for absent in layout.missing}
    return missing_sentence(characters) if characters else None


def missing_sentence(characters: Collection[str]) -> str:
    """The sentence that names characters no bundled font has, each once; there is one at least."""
    named = [named_character(character) for character in sorted(set(characters))]
    if len(named) == 1:
        return tr(
            "One character is in no bundled font and stands as a box: {named}.", named=named[0]
        )
    some = ", ".join(named[:_MOST_NAMED]) + (", …" if len(named) > _MOST_NAMED else "")
    return tr(
        "{count} characters are in no bundled font and stand as boxes: {named}.",
        count=len(named),
        named=some,
    )


def named_character(character: str) -> str:
    """A character by its code and name: ``U+13000 Egyptian hieroglyph a001``."""
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


def deliver_text(text: str, path: Path, progress: Progress, *, mark: bool = False) -> None:
    """Write a finished text as UTF-8, whole or not at all; ``mark``: with a byte order mark.

    Raises:
        FileError: the file could not be written.
        Cancelled: ``progress`` raised it; nothing is written.
    """
    progress(0, 2)
    data = text.encode("utf-8-sig" if mark else "utf-8")
    progress(1, 2)
    deliver(data, path)
    progress(2, 2)
