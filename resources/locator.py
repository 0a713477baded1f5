"""Where the program's data files are: the same calls in a checkout and in an installed wheel."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

_ROOT = Path(__file__).resolve().parent


def resource_path(*parts: str) -> Path:
    """The path of a data file or folder, by its parts below ``resources``."""
    return _ROOT.joinpath(*parts)


def font_bytes(file: str) -> bytes:
    """The whole content of a bundled font file, by its file name."""
    return resource_path("fonts", file).read_bytes()


def icon_svg(name: str) -> str:
    """The SVG text of an icon, by its name (``website``, ``pain-point`` ...).

    Raises KeyError for a name that is not in :func:`icon_names`.
    """
    if name not in icon_names():
        raise KeyError(name)
    return resource_path("icons", f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def icon_names() -> frozenset[str]:
    """The names of all bundled icons."""
    return frozenset(path.stem for path in resource_path("icons").glob("*.svg"))
