"""Finding the controls of a window."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)


def child(parent: QWidget | None, kind: type[W]) -> W:
    """The first control of a kind inside another."""
    found = parent.findChild(kind) if parent is not None else None
    assert found is not None, f"no {kind.__name__}"
    return found
