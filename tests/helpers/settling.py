"""Letting the program come to rest between what a robot does."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication


def settle() -> None:
    """Let the program do what it has put off to the next turn of the event loop."""
    for _ in range(3):
        QApplication.processEvents()
