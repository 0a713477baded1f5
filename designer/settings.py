"""What the program remembers between two starts: theme, window, recent files.

Own JSON in the person's configuration folder. Never QSettings: it unpickles what it reads, so a
settings file could run a command.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

import platformdirs

from designer.own_json import read_own, write_own

APP_NAME = "journeyboard"
MAX_RECENT = 12
_MAX_BYTES = 1_000_000
_MAX_TEXT = 4_096


@dataclass(frozen=True, slots=True)
class Settings:
    """Every remembered value. ``theme`` is ``system``, ``light`` or ``dark``.

    ``motion`` (whether things glide to their places) is ``system``, ``on`` or ``off``.
    ``window`` is left, top, width and height in pixels, or empty for a fresh start. Widths are
    those of the panels in pixels. ``codes_shown``: whether the quick note line shows its codes.
    ``recent_commands`` are ids of actions, the last one first. ``apart`` are pairs of files, a
    line each: one was saved from the other, as a map of its own.
    """

    theme: str = "system"
    motion: str = "system"
    window: tuple[int, ...] = ()
    maximized: bool = False
    palette_shown: bool = True
    inspector_shown: bool = True
    overview_shown: bool = False
    left_tab: str = "palette"
    codes_shown: bool = True
    palette_width: int = 0
    inspector_width: int = 0
    recent: tuple[str, ...] = ()
    recent_commands: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    folder: str = ""


def settings_path() -> Path:
    """Where the settings are kept."""
    return platformdirs.user_config_path(APP_NAME, appauthor=False) / "settings.json"


class SettingsStore:
    """The current settings; each change is written at once, atomically.

    A settings file that cannot be read counts as absent: nobody shall be kept from their map by it.
    ``kept=False`` reads and writes no file: what is set lasts as long as the program.
    """

    def __init__(self, path: Path | None = None, *, kept: bool = True) -> None:
        self._path = (path if path is not None else settings_path()) if kept else None
        self._settings = parsed(read_own(self._path, most_bytes=_MAX_BYTES))

    @property
    def value(self) -> Settings:
        """The settings as they are now."""
        return self._settings

    @property
    def exports_path(self) -> Path | None:
        """Where it is kept how each map was exported: beside the settings."""
        return self._path.with_name("exports.json") if self._path is not None else None

    @property
    def imports_path(self) -> Path | None:
        """Where it is kept what the columns of tables meant: beside the settings."""
        return self._path.with_name("imports.json") if self._path is not None else None

    def change(self, **values: Any) -> None:  # noqa: ANN401 - any field of Settings
        """Set some values and keep them."""
        changed = replace(self._settings, **values)
        if changed == self._settings:
            return
        self._settings = changed
        write_own(self._path, asdict(changed))

    def remember_file(self, path: Path) -> None:
        """Put a file at the head of the recent ones."""
        name = str(path)
        others = tuple(other for other in self._settings.recent if other != name)
        self.change(recent=(name, *others)[:MAX_RECENT], folder=str(path.parent))

    def forget_file(self, path: Path) -> None:
        """Take a file out of the recent ones."""
        self.change(recent=tuple(name for name in self._settings.recent if name != str(path)))


def parsed(data: Mapping[str, Any]) -> Settings:
    """The settings in decoded JSON; whatever is not as it should be keeps its default."""
    defaults = Settings()
    values: dict[str, Any] = {}
    for field in fields(Settings):
        value = data.get(field.name)
        default = getattr(defaults, field.name)
        good = _like(value, default, numbers=field.name == "window")
        if good is not None:
            values[field.name] = good
    return replace(defaults, **values)


def _like(value: object, default: object, *, numbers: bool) -> object | None:
    """``value`` if it is of the kind of ``default`` (a list counts as a tuple), else None."""
    if isinstance(default, tuple):
        if not isinstance(value, list):
            return None
        wanted: type = int if numbers else str
        if numbers and len(value) != 4:  # left, top, width, height
            return None
        return tuple(value) if all(type(item) is wanted for item in value) else None
    if isinstance(default, str):
        return value if isinstance(value, str) and len(value) <= _MAX_TEXT else None
    return value if type(value) is type(default) else None
