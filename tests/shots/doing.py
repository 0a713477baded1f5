"""The actions board and the figures board of the sample map, on a day that stays the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TypeVar

from designer.boards.actions.board import ActionsBoard, Way
from designer.boards.board import Board
from designer.boards.figures.board import FiguresBoard, Page
from model.kinds import MetricKind
from tests.shots.studio import Studio

_TODAY = date(2026, 12, 12)
B = TypeVar("B", bound=Board)


def actions(studio: Studio) -> None:
    """What is done, by status; one action with its effect."""
    board = _board(studio, ActionsBoard, "board.actions")
    studio.window.bench.boards.go_to(_measured(board))


def owners(studio: Studio) -> None:
    """Who does what until when."""
    board = _board(studio, ActionsBoard, "board.actions")
    board.show_way(Way.LIST)
    studio.window.bench.boards.go_to(_measured(board))


def trail(studio: Studio) -> None:
    """From the evidence to the effect."""
    board = _board(studio, ActionsBoard, "board.actions")
    board.show_way(Way.TRAIL)
    studio.window.bench.boards.go_to(_measured(board))


def figures(studio: Studio) -> None:
    """Metrics with targets and history."""
    board = _board(studio, FiguresBoard, "board.figures")
    metrics = board.document.metrics.values()
    loss = next(one.id for one in metrics if one.kind is MetricKind.DROP_OFF)
    studio.window.bench.boards.go_to(loss)


def channels(studio: Studio) -> None:
    """How well each channel does."""
    board = _board(studio, FiguresBoard, "board.figures")
    board.show_page(Page.CHANNELS)


def _measured(board: Board) -> str:
    actions = board.document.actions.values()
    return next(one.id for one in actions if one.after is not None)


def _board(studio: Studio, kind: type[B], action: str) -> B:
    studio.open_sample()
    studio.do(action)
    board = studio.window.bench.middle.board
    if not isinstance(board, kind):
        raise TypeError(board)
    board.context = replace(board.context, today=lambda: _TODAY)
    board.refresh(board.document)
    return board
