"""Where a window stands, remembered between two starts."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from designer.settings import Settings

_FIRST_SIZE = (1440, 900)
# So much of the window must be on a screen, or it is not put there.
_LEAST_SEEN = 120


def put_window(window: QMainWindow, settings: Settings) -> None:
    """Put a window where it was, if that is on a screen now; else in the middle of the first."""
    if settings.window:
        place = QRect(*settings.window)
        for screen in QGuiApplication.screens():
            seen = screen.availableGeometry().intersected(place)
            if seen.width() >= _LEAST_SEEN and seen.height() >= _LEAST_SEEN:
                window.setGeometry(place)
                break
        else:
            _centre(window, place.width(), place.height())
    else:
        _centre(window, *_FIRST_SIZE)
    if settings.maximized:
        window.showMaximized()


def kept_place(window: QMainWindow) -> dict[str, Any]:
    """The values of the settings that say where the window stands."""
    maximized = window.isMaximized() or window.isFullScreen()
    rect = window.normalGeometry() if maximized else window.geometry()
    return {
        "window": (rect.x(), rect.y(), rect.width(), rect.height()),
        "maximized": maximized,
    }


def _centre(window: QMainWindow, width: int, height: int) -> None:
    screen = QGuiApplication.primaryScreen()
    room = screen.availableGeometry()
    window.resize(min(width, room.width()), min(height, room.height()))
    window.move(room.center() - window.rect().center())
