"""A map with a few actions, and a hand that looks at the board of them."""

from __future__ import annotations

from datetime import date, timedelta

from designer.boards.actions.board import ActionsBoard
from designer.boards.actions.card_list import CardList
from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits import edit
from model.kinds import CardKind, EvidenceKind, MetricKind, Status
from model.order import first_keys
from model.queries import in_order
from model.records import Action, Card, Evidence, Metric
from tests.gui.shell.boards.conftest import TODAY
from tests.helpers.robot import settle


def late(days: int) -> date:
    return TODAY - timedelta(days=days)


def action_map() -> JourneyMap:
    """Two actions to do, one done with an effect; a pain point with an answer, one without."""
    keys = first_keys(4)
    pain, other = CardKind.PAIN_POINT, CardKind.OPPORTUNITY
    return JourneyMap.of(
        [
            Evidence(id="evidence-1", kind=EvidenceKind.INTERVIEW, title="Talks"),
            Card(id="pain-1", order=keys[0], kind=pain, text="Slow", evidence_ids=("evidence-1",)),
            Card(id="pain-2", order=keys[1], kind=pain, text="No answer"),
            Card(id="chance", order=keys[2], kind=other, text="Quicker", answers_ids=("pain-1",)),
            Metric(id="metric-1", kind=MetricKind.DROP_OFF, value=36.0, unit="%", on=late(3)),
            Action(id="a", order=keys[0], title="Alpha", due=late(5), answers_ids=("pain-1",)),
            Action(id="b", order=keys[1], title="Beta", owner="Mara Klein", due=late(-9)),
            Action(
                id="c", order=keys[2], title="Gamma", owner="mara klein", status=Status.DONE,
                metric_id="metric-1", before=41.0, after=36.0,
            ),
        ]
    )  # fmt: skip


def titles(board: ActionsBoard, status: Status) -> list[str]:
    actions = in_order(board.document.actions.values())
    return [a.title for a in actions if a.status is status]


def cards_of(board: ActionsBoard, status: Status | None) -> CardList:
    return board.kanban.column(status).cards


def rest(board: ActionsBoard) -> None:
    """What is put off is done, and the map shown as it is."""
    settle()
    board.catch_up()


def edited(board: ActionsBoard, action_id: str, **fields: object) -> ChangeSet:
    return edit(board.document, action_id, fields)
