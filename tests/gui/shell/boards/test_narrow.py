"""Boards in a small window with a column open at each side: nothing is cut, nothing covered."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractButton

from designer.boards.board import Board
from designer.boards.evidence.board import EvidenceBoard, Page
from designer.boards.figures.board import FiguresBoard
from designer.boards.figures.board import Page as Figures
from designer.boards.figures.channel_rows import Col
from designer.boards.figures.channel_table import ChannelTable
from designer.boards.priorities.board import PrioritiesBoard
from designer.boards.table import BOARDS, BoardSpec
from model.document import JourneyMap
from tests.helpers.robot import settle

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

_ROOM = 620, 560
"""What the middle of a window of 1024 by 700 has when both columns are there."""

Show = Callable[[type[Board], JourneyMap], Board]


def _cut(board: Board) -> list[str]:
    """The buttons whose words have no room."""
    seen = (button for button in board.findChildren(QAbstractButton) if button.isVisible())
    return [one.text() for one in seen if one.width() < one.minimumSizeHint().width()]


@pytest.mark.parametrize("spec", BOARDS, ids=lambda spec: spec.id)
def test_no_button_is_cut(spec: BoardSpec, show_board: Show, sample_document: JourneyMap) -> None:
    board = show_board(spec.load(), sample_document)
    board.resize(*_ROOM)
    settle()
    assert _cut(board) == []
    if isinstance(board, EvidenceBoard):
        board.tabs.setCurrentIndex(Page.ASSUMPTIONS)
        settle()
        assert _cut(board) == []


def test_the_halves_of_priorities_stand_beside_each_other(
    show_board: Show, sample_document: JourneyMap
) -> None:
    board = show_board(PrioritiesBoard, sample_document)
    assert isinstance(board, PrioritiesBoard)
    board.resize(*_ROOM)
    settle()
    left, right = (
        QRect(pane.mapTo(board, pane.rect().topLeft()), pane.size())
        for pane in (board.ranking, board.items)
    )
    assert not left.intersects(right)
    assert board.rect().contains(right)
    matrix = board.items.matrix
    assert all(matrix.rect().contains(matrix.room_of(i.id).toRect()) for i in matrix.items)


def test_names_of_channels_have_room(show_board: Show, sample_document: JourneyMap) -> None:
    board = show_board(FiguresBoard, sample_document)
    assert isinstance(board, FiguresBoard)
    board.show_page(Figures.CHANNELS)
    (table,) = board.findChildren(ChannelTable)
    for width, hidden in ((_ROOM[0], True), (1000, False)):
        board.resize(width, _ROOM[1])
        settle()
        assert table.isColumnHidden(Col.PREFERRED) is hidden
        assert table.columnWidth(Col.NAME) > 100
