"""The boards, as a table: tabs, actions, shortcuts and help come from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a board is imported when it is first shown
    from designer.boards.board import Board


@dataclass(frozen=True, slots=True)
class BoardSpec:
    """One board.

    ``key`` is the last of the keys that show it. ``tables`` are the records that are shown here and
    not on the canvas: asking for one of them goes to this board. ``load`` gives its class.
    """

    id: str
    name: str
    icon: str
    key: str
    tip: str
    load: Callable[[], type[Board]]
    tables: tuple[str, ...] = ()
    words: str = ""


MAP = "map"
"""What stands for the canvas among the boards."""
MAP_KEY = "M"
MAP_NAME = "Map"


def _personas() -> type[Board]:
    from designer.boards.personas.board import PersonasBoard  # noqa: PLC0415 - when first shown

    return PersonasBoard


def _evidence() -> type[Board]:
    from designer.boards.evidence.board import EvidenceBoard  # noqa: PLC0415 - when first shown

    return EvidenceBoard


def _priorities() -> type[Board]:
    from designer.boards.priorities.board import PrioritiesBoard  # noqa: PLC0415 - when first shown

    return PrioritiesBoard


def _actions() -> type[Board]:
    from designer.boards.actions.board import ActionsBoard  # noqa: PLC0415 - when first shown

    return ActionsBoard


def _insight() -> type[Board]:
    from designer.boards.insight.board import InsightBoard  # noqa: PLC0415 - when first shown

    return InsightBoard


def _figures() -> type[Board]:
    from designer.boards.figures.board import FiguresBoard  # noqa: PLC0415 - when first shown

    return FiguresBoard


BOARDS: tuple[BoardSpec, ...] = (
    BoardSpec("personas", "Personas", "personas", "P",
              "Who travels: side by side, one in full, compared, and kept for other maps",
              _personas, ("personas",), "people library photo compare customer segment"),
    BoardSpec("evidence", "Evidence", "evidence", "E",
              "What the map rests on, and what it does not", _evidence,
              ("evidence",), "source research assumption coverage proof"),
    BoardSpec("priorities", "Priorities", "priority", "R",
              "Which pain points come first, what answers them, what is worth doing", _priorities,
              (), "ranking matrix votes severity frequency value effort weights"),
    BoardSpec("actions", "Actions", "checklist", "A",
              "What is done about it: by status, by owner, and what came of it", _actions,
              ("actions",), "kanban tasks owner due effect trail loop"),
    BoardSpec("figures", "Figures", "metric", "F",
              "What is measured, where people are lost, how channels do", _figures,
              ("metrics", "channels"), "metrics target history drop-off funnel channels kpi"),
    BoardSpec("insight", "Insight", "insight", "I",
              "What the map tells: figures, curves, coverage, channels, what to do first", _insight,
              (), "statistics analysis report summary chart plot"),
)  # fmt: skip


def board_of_table(table: str) -> BoardSpec | None:
    """The board that shows records of a table; None for what stands on the canvas."""
    return next((spec for spec in BOARDS if table in spec.tables), None)
