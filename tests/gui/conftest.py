"""What holds for every test with a window: no dialog nobody expected, nothing left running."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QColorDialog,
    QDialog,
    QFileDialog,
    QInputDialog,
    QMessageBox,
)

_STATIC_DIALOGS = {
    QMessageBox: ("information", "question", "warning", "critical", "about"),
    QFileDialog: ("getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory"),
    QInputDialog: ("getText", "getMultiLineText", "getInt", "getDouble", "getItem"),
    QColorDialog: ("getColor",),
}


@pytest.fixture(autouse=True)
def no_dialog(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Iterator[None]:
    """A modal dialog would wait for a person for ever: it fails the test instead.

    A test that expects one replaces the very function it expects to be called.
    """
    opened: list[str] = []

    def refuse(name: str):
        def opened_dialog(*args, **kwargs):
            opened.append(name)
            message = f"a modal dialog was opened: {name}"
            raise AssertionError(message)

        return opened_dialog

    monkeypatch.setattr(QDialog, "exec", refuse("exec"))
    monkeypatch.setattr(QMessageBox, "exec", refuse("QMessageBox.exec"))
    for kind, names in _STATIC_DIALOGS.items():
        for name in names:
            monkeypatch.setattr(kind, name, refuse(f"{kind.__name__}.{name}"))
    yield
    left = qapp.activeModalWidget()
    if left is not None:
        left.close()
        opened.append(f"{type(left).__name__} {left.windowTitle()!r}")
    assert not opened
