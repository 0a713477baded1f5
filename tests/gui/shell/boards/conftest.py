"""A board on its own, on a day that stays the same; windows come from the shell's fixtures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from pytestqt.qtbot import QtBot

from designer.boards.board import Board, BoardContext
from designer.document.session import DocumentSession
from designer.places import Places
from designer.settings import SettingsStore
from designer.style.icons import InterfaceIcons
from designer.style.tokens import TOKENS
from model.document import JourneyMap
from tests.gui.shell.faces import FakeDialogs
from tests.helpers.robot import settle

TODAY = date(2026, 12, 12)
B = TypeVar("B", bound=Board)


@pytest.fixture
def show_board(qtbot: QtBot, tmp_path: Path) -> Callable[[type[B], JourneyMap], B]:
    """Shows a board of a kind on a map; ``read_only`` for looking only."""

    def show(kind: type[B], document: JourneyMap, *, read_only: bool = False) -> B:
        session = DocumentSession(document, read_only=read_only)
        context = BoardContext(
            session,
            InterfaceIcons(),
            FakeDialogs(),
            SettingsStore(tmp_path / "settings.json"),
            Places.within(tmp_path),
            today=lambda: TODAY,
        )
        board = kind(context, TOKENS["light"])
        session.setParent(board)
        qtbot.addWidget(board)
        board.resize(1000, 640)
        board.show()
        board.activateWindow()
        board.focus_first()
        settle()
        return board

    return show
