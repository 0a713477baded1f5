"""A window on which tables are imported, and the person before it."""

from __future__ import annotations

from tests.gui.shell.conftest import (
    application,
    dialogs,
    open_map,
    settings_path,
    window,
)

__all__ = ["application", "dialogs", "open_map", "settings_path", "window"]
