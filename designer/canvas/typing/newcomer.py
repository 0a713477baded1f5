"""What comes into being where somebody begins to type: a card, or an emotion in an emotion lane."""

from __future__ import annotations

from dataclasses import dataclass

from designer.canvas.draft import Draft
from designer.canvas.feeling.feelings import feeling_persona
from designer.canvas.selection import Selection
from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits import add_card, add_marker
from model.emotions import usual_valence
from model.ids import Id
from model.kinds import LANE_KINDS, CardKind, LaneKind
from model.places import CellPlace, Place
from model.records import Card, Marker, Record, evolve


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A record that is not on the map yet, the edit that would put it there, its text's field.

    ``keeps_empty``: it was put there as a thing of its own, and stays without a text, too.
    """

    change: ChangeSet
    record: Record
    field: str
    keeps_empty: bool = False

    def saying(self, text: str) -> ChangeSet:
        """The edit that puts it there with this text."""
        fields = {self.field: text, **felt(self, text)}
        said = evolve(self.record, **fields)
        added = tuple(said if r.id == said.id else r for r in self.change.added)
        return ChangeSet(added, self.change.updated, self.change.removed, self.change.label)


def kind_at(document: JourneyMap, place: Place) -> CardKind:
    """The kind of card a typed word becomes at a place."""
    if isinstance(place, CellPlace):
        return LANE_KINDS[document.lanes[place.lane_id].kind].card_kind
    return CardKind.NOTE


def stage_told_at(document: JourneyMap, place: Place) -> Id | None:
    """The stage whose details stand at a place; None where it is no lane for them."""
    if not isinstance(place, CellPlace):
        return None
    lane, step = document.lanes.get(place.lane_id), document.steps.get(place.step_id)
    told = lane is not None and lane.kind is LaneKind.STAGE_DETAILS
    return step.stage_id if told and step is not None else None


def newcomer(document: JourneyMap, place: Place, chosen: Selection) -> Newcomer:
    """What typing at a place begins.

    Raises:
        RuleError: the place is no longer there.
    """
    if isinstance(place, CellPlace) and document.lanes[place.lane_id].kind is LaneKind.EMOTIONS:
        return _emotion(document, place, chosen)
    change = add_card(document, place, kind=kind_at(document, place))
    card = next(record for record in change.added if isinstance(record, Card))
    return Newcomer(change, card, "text")


def _emotion(document: JourneyMap, place: CellPlace, chosen: Selection) -> Newcomer:
    draft = Draft(document)
    persona_id = feeling_persona(draft, chosen)
    added = draft.do(
        add_marker(
            draft.document,
            lane_id=place.lane_id,
            step_id=place.step_id,
            persona_id=persona_id,
            valence=0.0,
        )
    )
    marker = next(record for record in added.added if isinstance(record, Marker))
    return Newcomer(draft.finish(added.label), marker, "word")


def felt(new: Newcomer, text: str) -> dict[str, float]:
    """A typed emotion word stands at its usual height."""
    if not isinstance(new.record, Marker):
        return {}
    return {"valence": float(usual_valence(text) or 0.0)}
