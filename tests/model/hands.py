"""A map under somebody's hands, for tests of edits."""

from __future__ import annotations

from model import edits as edit
from model.changes import ChangeSet, apply
from model.document import JourneyMap
from model.ids import seeded_ids
from model.kinds import CardKind, LaneKind
from model.places import CellPlace, ParkingPlace
from model.queries import cards_in_cell
from model.rules import check_change, problems


class Table:
    """A map under the hands of somebody: every edit is checked, applied and remembered."""

    def __init__(self, document: JourneyMap | None = None) -> None:
        self.document = document or JourneyMap()
        self.ids = seeded_ids(7)
        self.label = ""

    def do(self, change: ChangeSet) -> ChangeSet:
        check_change(self.document, change)
        self.document = apply(self.document, change)
        assert problems(self.document) == []
        self.label = change.label
        return change

    def stage(self, name: str, *steps: str) -> str:
        change = self.do(
            edit.add_stage(self.document, name=name, step_names=steps or ("",), ids=self.ids)
        )
        return change.added[0].id

    def lane(self, kind: LaneKind) -> str:
        return self.do(edit.add_lane(self.document, kind=kind, ids=self.ids)).added[0].id

    def card(self, place: CellPlace | ParkingPlace, text: str = "") -> str:
        kind = CardKind.NOTE
        change = edit.add_card(self.document, place, kind=kind, text=text, ids=self.ids)
        return self.do(change).added[0].id

    def texts(self, lane_id: str, step_id: str) -> list[str]:
        return [card.text for card in cards_in_cell(self.document, lane_id, step_id)]
