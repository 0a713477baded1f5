"""A theme by what somebody calls it: a name, an accent or a file."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from model.errors import ExportError
from model.layout.theme import BUNDLED, LIGHT, THEMES, Theme
from model.layout.theme.accent import ACCENT, themed
from model.layout.theme.files import theme_in
from resources.words import tr

_SUFFIX = ".json"
_ALSO = {"light": LIGHT.name}


@lru_cache(maxsize=64)
def _from_accent(words: str) -> Theme:
    return themed(words, LIGHT)


def theme_named(words: str) -> Theme:
    """The theme of a name (``ink-saver``), an accent (``accent:#B5123E``) or a file (``my.json``).

    Raises:
        ExportError: there is no such theme, or the file holds none.
        FileError: the file cannot be read.
    """
    words = words.strip()
    if words.casefold().startswith(ACCENT):
        return _from_accent(words[len(ACCENT) :])
    if words.casefold().endswith(_SUFFIX):
        return theme_in(Path(words))
    name = "-".join(words.casefold().replace("_", " ").replace("-", " ").split())
    theme = THEMES.get(_ALSO.get(name, name))
    if theme is None:
        raise ExportError(
            tr(
                "There is no theme “{name}”. Known are: {known}, accent:#RRGGBB, or a .json file.",
                name=words[:40],
                known=", ".join(BUNDLED),
            )
        )
    return theme
