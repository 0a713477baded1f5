"""What every window of the program shares; made once in the composition root."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from designer.places import Places
from designer.settings import SettingsStore
from designer.style.applying import InterfaceStyle
from designer.trouble.alarm import Alarm

if TYPE_CHECKING:  # only a name here: the window starts faster without it
    from designer.catalogue.store import CatalogueStore
    from designer.dialogs.protocol import Dialogs
    from designer.document.session import DocumentSession
    from designer.window.main_window import MainWindow
    from model.locks.locksmith import Locksmith


@dataclass(frozen=True, slots=True)
class Services:
    """Settings, theme, places of the program's own, and how to ask a person.

    ``alarm`` calls those who keep work safe when something fails that should not. ``safe``: started
    in safe mode, where each edit is flushed to the disk.
    ``dialogs`` makes the questions asked over a window; tests give their own answers there.
    ``catalogue`` is the person's own, one for all windows.
    ``locks`` makes the locks of maps; ``show_elsewhere`` shows the window that has a file, if one
    other than the given has it, and answers that window.
    ``recover`` looks for maps that were not saved.
    ``new_window`` opens another window, ``open_file`` one on a file,
    ``open_session`` one on a map that is open already; ``quit`` closes them all.
    """

    settings: SettingsStore
    catalogue: Callable[[], CatalogueStore]
    places: Places
    alarm: Alarm
    style: InterfaceStyle
    dialogs: Callable[[QWidget], Dialogs]
    new_window: Callable[[], None]
    open_file: Callable[[Path], None]
    open_session: Callable[[DocumentSession], None]
    quit: Callable[[], None]
    recover: Callable[[], None]
    locks: Callable[[], Locksmith]
    show_elsewhere: Callable[[Path, QWidget], MainWindow | None]
    safe: bool = False
