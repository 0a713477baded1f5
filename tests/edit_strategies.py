"""Hypothesis strategies for edits, as values that make a ChangeSet when called with a map."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from hypothesis import strategies as st

from model import edits as edit
from model.arrangement import SortBy
from model.changes import ChangeSet
from model.document import JourneyMap
from model.errors import RuleError
from model.fragment import copy_fragment, paste_fragment
from model.ids import Id, seeded_ids
from model.kinds import CardKind, EvidenceKind, LaneKind, Level, Status
from model.places import CellPlace, ParkingPlace, Place
from model.records import MAP_ID
from tests.map_strategies import PIXEL, texts

_DELETABLE = (
    *("cards", "stages", "steps", "lanes", "personas", "markers"),
    *("connectors", "evidence", "metrics", "channels", "actions", "silences", "views", "images"),
)


@dataclass(frozen=True)
class Edit:
    """One edit, by name; ``picks`` choose what it works on in whatever map it is called with."""

    name: str
    picks: tuple[int, ...]
    text: str

    def __call__(self, document: JourneyMap) -> ChangeSet:
        """The change, or an empty one where the map has nothing for it or a rule forbids it."""
        try:
            return EDITS[self.name](_Hand(document, self))
        except (RuleError, _NothingThereError):
            return ChangeSet()


def edits() -> st.SearchStrategy[Edit]:
    """Any edit a person can make."""
    picks = st.lists(st.integers(0, 60), min_size=8, max_size=8).map(tuple)
    return st.builds(Edit, st.sampled_from(sorted(EDITS)), picks, texts())


class _NothingThereError(Exception):
    """The map has no record of the kind the edit needs."""


class _Hand:
    """Picks records of a map by the numbers of an edit."""

    def __init__(self, document: JourneyMap, wanted: Edit) -> None:
        self.document = document
        self.text = wanted.text
        self._picks = iter(wanted.picks)
        self._seed = repr(wanted)

    def number(self, below: int) -> int:
        return next(self._picks, 0) % below

    def one(self, table: str) -> Id:
        found = sorted(self.document.table(table))
        if not found:
            raise _NothingThereError
        return found[self.number(len(found))]

    def one_or_none(self, table: str) -> Id | None:
        return None if self.number(3) == 0 or not self.document.table(table) else self.one(table)

    def some(self, table: str) -> list[Id]:
        return list(dict.fromkeys(self.one(table) for _ in range(1 + self.number(3))))

    def kind(self, kinds: Any) -> Any:
        return list(kinds)[self.number(len(list(kinds)))]

    def place(self) -> Place:
        document = self.document
        if self.number(4) == 0 or not (document.lanes and document.steps):
            return ParkingPlace()
        cell = CellPlace(self.one("lanes"), self.one("steps"))
        here = [c.id for c in edit.cards_at(document, cell)]
        if here and self.number(2):
            return CellPlace(cell.lane_id, cell.step_id, here[self.number(len(here))])
        return cell

    def ids(self, prefix: str) -> Id:
        source = seeded_ids(f"{self._seed} {prefix}")
        while self.document.find(candidate := source(prefix)) is not None:
            pass
        self._seed += prefix
        return candidate


def _marker(hand: _Hand) -> ChangeSet:
    return edit.add_marker(
        hand.document,
        lane_id=hand.one("lanes"),
        step_id=hand.one("steps"),
        persona_id=hand.one("personas"),
        valence=hand.number(5) - 2,
        word=hand.text[:500],
        ids=hand.ids,
    )


def _paste(hand: _Hand) -> ChangeSet:
    tables = ("cards", "stages", "steps", "lanes", "personas", "markers")
    table = tables[hand.number(len(tables))]
    text = copy_fragment(hand.document, hand.some(table))
    place = None if hand.number(2) else hand.place()
    return paste_fragment(hand.document, text, place, ids=hand.ids)


def _move_block(hand: _Hand) -> ChangeSet:
    cards = hand.some("cards")
    return edit.move_block(hand.document, cards, hand.place(), grabbed_id=cards[0])


EDITS: dict[str, Callable[[_Hand], ChangeSet]] = {
    "add stage": lambda h: edit.add_stage(
        h.document, name=h.text, before_id=h.one_or_none("stages"), ids=h.ids
    ),
    "add step": lambda h: edit.add_step(h.document, h.one("stages"), name=h.text, ids=h.ids),
    "add lane": lambda h: edit.add_lane(
        h.document, kind=h.kind(LaneKind), before_id=h.one_or_none("lanes"), ids=h.ids
    ),
    "add card": lambda h: edit.add_card(
        h.document, h.place(), kind=h.kind(CardKind), text=h.text, ids=h.ids
    ),
    "add metric": lambda h: edit.add_metric_card(
        h.document, h.place(), text=h.text, value=1.5, ids=h.ids
    ),
    "add image": lambda h: edit.add_image_card(h.document, h.place(), PIXEL, ids=h.ids),
    "move block": _move_block,
    "start card": lambda h: edit.set_start(h.document, h.one("cards"), h.one("steps")),
    "add persona": lambda h: edit.add_persona(h.document, name=h.text, ids=h.ids),
    "add evidence": lambda h: edit.add_evidence(
        h.document, kind=h.kind(EvidenceKind), for_ids=h.some("cards"), ids=h.ids
    ),
    "add action": lambda h: edit.add_action(
        h.document, title=h.text, answers_ids=h.some("cards"), ids=h.ids
    ),
    "add marker": _marker,
    "connect": lambda h: edit.add_connector(
        h.document, source_id=h.one("cards"), target_id=h.one("cards"), ids=h.ids
    ),
    "move cards": lambda h: edit.move_cards(h.document, h.some("cards"), h.place()),
    "shift cards": lambda h: edit.shift_cards(
        h.document, h.some("cards"), h.number(5) - 2, h.number(5) - 2
    ),
    "sort cards": lambda h: edit.sort_cards(h.document, sorted(h.document.cards), h.kind(SortBy)),
    "line up in lane": lambda h: edit.line_up_in_lane(h.document, h.some("cards"), h.one("lanes")),
    "line up in step": lambda h: edit.line_up_in_step(h.document, h.some("cards"), h.one("steps")),
    "spread cards": lambda h: edit.spread_over_steps(h.document, h.some("cards")),
    "convert cards": lambda h: edit.convert_cards(h.document, h.some("cards"), h.kind(CardKind)),
    "group duplicates": lambda h: edit.group_duplicates(
        h.document, sorted(h.document.cards), across=bool(h.number(2))
    ),
    "move stage": lambda h: edit.move_stage(
        h.document, h.one("stages"), before_id=h.one_or_none("stages")
    ),
    "move step": lambda h: edit.move_step(
        h.document, h.one("steps"), stage_id=h.one("stages"), before_id=None
    ),
    "split stage": lambda h: edit.split_stage(h.document, h.one("steps"), ids=h.ids),
    "merge stages": lambda h: edit.merge_stage(h.document, h.one("stages")),
    "split step": lambda h: edit.split_step(h.document, h.one("steps"), ids=h.ids),
    "merge steps": lambda h: edit.merge_step(h.document, h.one("steps")),
    "resize": lambda h: edit.resize(
        h.document,
        {i: h.kind([None, 1, 20, 96, 300.5, 6000]) for i in h.some(h.kind(["steps", "lanes"]))},
    ),
    "fold": lambda h: edit.fold(
        h.document, h.some(h.kind(["stages", "lanes"])), on=bool(h.number(3))
    ),
    "move lane": lambda h: edit.move_lane(
        h.document, h.one("lanes"), before_id=h.one_or_none("lanes")
    ),
    "move persona": lambda h: edit.move_persona(
        h.document, h.one("personas"), before_id=h.one_or_none("personas")
    ),
    "move action": lambda h: edit.move_action(
        h.document, h.one("actions"), before_id=h.one_or_none("actions")
    ),
    "move marker": lambda h: edit.move_marker(
        h.document, h.one("markers"), step_id=h.one("steps"), valence=h.number(9) - 4
    ),
    "set span": lambda h: edit.set_span(h.document, h.one("cards"), h.number(6)),
    "give persona": lambda h: edit.assign_persona(
        h.document, h.some("cards"), h.one("personas"), on=bool(h.number(2))
    ),
    "set photo": lambda h: edit.embed_image(h.document, h.one("personas"), PIXEL),
    "edit card": lambda h: edit.edit(h.document, h.one("cards"), text=h.text, votes=h.number(9)),
    "rate card": lambda h: edit.edit(
        h.document, h.one("cards"), severity=1 + h.number(5), effort=h.kind([None, 1, 5])
    ),
    "engage": lambda h: edit.edit(
        h.document, h.one("steps"), engagement=h.kind([None, 1, 2, 3, 4, 5])
    ),
    "skip stage": lambda h: edit.edit(
        h.document, h.one("stages"), skipped_by_ids=tuple(h.some("personas")), guide="purchase"
    ),
    "add channel": lambda h: edit.add_channel(
        h.document, name=h.text, before_id=h.one_or_none("channels"), ids=h.ids
    ),
    "add channels": lambda h: edit.add_channels(
        h.document, ["website", h.text, "  WEBSITE"], ids=h.ids
    ),
    "rename channel": lambda h: edit.rename_channel(h.document, h.one("channels"), h.text),
    "move channel": lambda h: edit.move_channel(
        h.document, h.one("channels"), before_id=h.one_or_none("channels")
    ),
    "edit channel": lambda h: edit.edit(
        h.document, h.one("channels"), engagement=h.kind(Level), evidence_ids=h.some("evidence")
    ),
    "place action": lambda h: edit.place_action(
        h.document, h.one("actions"), status=h.kind(Status)
    ),
    "measure action": lambda h: edit.edit(
        h.document, h.one("actions"), value=1 + h.number(5), before=1.5, after=float(h.number(9))
    ),
    "add reading": lambda h: edit.add_reading(
        h.document, h.one("metrics"), on=date(2024, 1, 1 + h.number(28)), value=h.number(9)
    ),
    "correct value": lambda h: edit.correct_value(
        h.document, h.one("metrics"), h.kind([None, 2.5])
    ),
    "skip stages": lambda h: edit.skip_stages(
        h.document, h.some("stages"), h.one("personas"), on=bool(h.number(2))
    ),
    "edit stage": lambda h: edit.edit(h.document, h.one("stages"), name=h.text),
    "edit map": lambda h: edit.edit(h.document, MAP_ID, title=h.text),
    "clear picture": lambda h: edit.edit(h.document, h.one("cards"), image_id=None),
    "edit lane": lambda h: edit.edit(h.document, h.one("lanes"), name=h.text),
    "delete": lambda h: edit.remove(
        h.document,
        h.some(h.kind([t for t in _DELETABLE if h.document.table(t)] or ["cards"])),
    ),
    "duplicate": lambda h: edit.duplicate(
        h.document, h.some(h.kind(["cards", "stages", "steps", "lanes", "markers"])), ids=h.ids
    ),
    "add view": lambda h: edit.add_view(
        h.document,
        name=h.text,
        before_id=h.one_or_none("views"),
        persona_ids=h.some("personas"),
        ids=h.ids,
    ),
    "retake view": lambda h: edit.retake_view(
        h.document, h.one("views"), lane_ids=h.some("lanes"), centre_step_id=h.one("steps")
    ),
    "rename view": lambda h: edit.rename_view(h.document, h.one("views"), h.text),
    "paste": _paste,
    "attach evidence": lambda h: edit.attach_evidence(
        h.document, h.some("evidence"), h.some(h.kind(["cards", "personas", "stages"]))
    ),
    "detach evidence": lambda h: edit.detach_evidence(
        h.document, h.one("evidence"), h.some("cards")
    ),
    "merge evidence": lambda h: edit.merge_evidence(
        h.document, h.some("evidence"), into=h.one("evidence")
    ),
    "rate": lambda h: edit.rate(h.document, h.one("cards"), "severity", h.number(6) or None),
    "vote": lambda h: edit.vote(h.document, h.one("cards"), h.number(5) - 2),
    "weigh": lambda h: edit.set_weights(h.document, {"votes_weight": float(h.number(100))}),
    "answer": lambda h: edit.answer_with_opportunity(
        h.document, h.one("cards"), text=h.text, ids=h.ids
    ),
    "link answer": lambda h: edit.set_answer(
        h.document, h.one("actions"), h.one("cards"), on=bool(h.number(2))
    ),
}
