"""The tables of the map as lists in its form: personas, actions, sources, figures, channels."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from designer.inspector.context import FormContext
from designer.inspector.field import Field
from designer.inspector.relations import LinksBinding, new_persona_name
from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits import add_action, add_channel, add_evidence, add_persona, remove
from model.ids import Id
from model.kinds import EvidenceKind
from model.queries import in_order, personas_in_order
from model.records import Record
from resources.words import tr


@dataclass(frozen=True, slots=True)
class TableList:
    """How a table is listed: its records, and what makes another (None: it is made elsewhere).

    ``taken_off`` says what the cross of a row does, empty where it has none.
    """

    records: Callable[[JourneyMap], Sequence[Record]]
    new_text: str = ""
    make: Callable[[JourneyMap], ChangeSet] | None = None
    taken_off: str = ""


LISTS: Mapping[str, TableList] = {
    "personas": TableList(
        personas_in_order,
        "New persona",
        lambda d: add_persona(d, name=new_persona_name(len(d.personas))),
    ),
    "actions": TableList(lambda d: in_order(d.actions.values()), "New action", add_action),
    "evidence": TableList(
        lambda d: list(d.evidence.values()),
        "New evidence",
        lambda d: add_evidence(d, kind=EvidenceKind.INTERVIEW),
    ),
    "metrics": TableList(lambda d: list(d.metrics.values())),
    "channels": TableList(
        lambda d: in_order(d.channels.values()),
        "New channel",
        lambda d: add_channel(d, name=new_channel_name(d)),
    ),
    "silences": TableList(
        lambda d: sorted(d.silences.values(), key=lambda one: (one.rule, one.place, one.id)),
        taken_off="Tell the finding again",
    ),
}


class RecordsBinding(LinksBinding):
    """A whole table of the map. A list that can only be looked at hides while it is empty."""

    def __init__(self, field: Field, context: FormContext) -> None:
        self._list = LISTS[field.name]
        self.removable = bool(self._list.taken_off)
        super().__init__(field, context)
        self.links.add_button.setVisible(self._list.make is not None)

    def linked(self, records: Sequence[Record]) -> Sequence[Record]:
        """All records of the table."""
        return self._list.records(self.context.document)

    def take_off(self, record_id: Id) -> None:
        """Let it go: of what is listed with a cross, the entry is all there is."""
        label = tr(self._list.taken_off)
        self.context.attempt(lambda: remove(self.context.document, [record_id]).labelled(label))

    def create(self) -> ChangeSet | None:
        """A new record of the table."""
        return None if self._list.make is None else self._list.make(self.context.document)

    def _new_text(self) -> str:
        return self._list.new_text


def new_channel_name(document: JourneyMap) -> str:
    """What a new channel is called until somebody names it; no other is called so."""
    taken = {channel.name for channel in document.channels.values()}
    number = len(taken) + 1
    while (name := tr("Channel {n}", n=number)) in taken:
        number += 1
    return name
