"""Bindings for fields that are about other records: personas, evidence, answers, lists."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from designer.inspector.context import FormContext
from designer.inspector.fields import Field
from designer.inspector.naming import link_face, metric_cards
from model.changes import ChangeSet, squash
from model.edits import add_action, add_evidence, assign_persona, edit, skip_stages
from model.ids import Id
from model.kinds import CardKind, EvidenceKind
from model.queries import in_order, persona_hues, personas_in_order
from model.records import Action, Card, Channel, Evidence, Lane, Metric, Record
from resources.words import tr
from widgets.form.chips import ChipFace, ChipsEditor, ChipState
from widgets.form.links import LinkFace, LinksEditor
from widgets.form.row import FormRow

_ALONE = (Action, Card, Channel, Evidence, Lane)
"""Records that are called by what they say themselves: as long as they are the same."""


class PersonasBinding:
    """Chips: about which personas the cards are, or who skips the stages."""

    def __init__(self, field: Field, context: FormContext) -> None:
        self._context = context
        self._field = field
        self._ids: tuple[Id, ...] = ()
        self._chips = ChipsEditor()
        self._chips.switched.connect(self._switch)
        self.widget: QWidget = FormRow(tr(field.label), self._chips)

    def refresh(self, records: Sequence[Record]) -> None:
        """Show the map's personas and which of them the cards are about."""
        self._ids = tuple(record.id for record in records)
        document, colours = self._context.document, self._context.tokens.theme.persona_hues
        hues = persona_hues(document)
        self._chips.set_faces(
            [
                ChipFace(p.id, p.name or tr("Persona"), colours[hues[p.id] % len(colours)])
                for p in personas_in_order(document)
            ]
        )
        self.widget.setVisible(bool(document.personas))
        named: list[tuple[Id, ...]] = [getattr(record, self._field.name) for record in records]
        self._chips.set_states({p: _state(p, named) for p in document.personas})

    def _switch(self, persona_id: Id, on: bool) -> None:  # noqa: FBT001 - a Qt slot
        document, ids = self._context.document, self._ids
        if self._field.name == "skipped_by_ids":
            self._context.attempt(lambda: skip_stages(document, ids, persona_id, on=on))
        else:
            self._context.attempt(lambda: assign_persona(document, ids, persona_id, on=on))


def _state(persona_id: Id, named: Sequence[tuple[Id, ...]]) -> ChipState:
    having = sum(persona_id in ids for ids in named)
    if having == 0:
        return ChipState.OFF
    return ChipState.ON if having == len(named) else ChipState.PARTLY


class LinksBinding:
    """A list of linked records; the subclasses say which, and what attaching means."""

    new_text = ""
    removable = True

    def __init__(self, field: Field, context: FormContext) -> None:
        self.field = field
        self.context = context
        self.ids: tuple[Id, ...] = ()
        self._known: dict[Id, tuple[Record, LinkFace]] = {}
        self._cards: Mapping[Id, Card] | None = None
        self.links = LinksEditor(
            context.icons, new_text=tr(self._new_text()), removable=self.removable
        )
        self.links.opened.connect(context.visit)
        self.links.removed.connect(self.take_off)
        self.links.attached.connect(self.attach)
        self.links.created.connect(self._create)
        self.links.offer(self._candidates)
        self.widget: QWidget = FormRow(tr(field.label), self.links)

    def refresh(self, records: Sequence[Record]) -> None:
        """Show what is linked to these records."""
        self.ids = tuple(record.id for record in records)
        linked = self.linked(records)
        many = any(isinstance(record, Metric) for record in linked)
        self._cards = metric_cards(self.context.document) if many else None
        self.links.set_faces([self.face(record) for record in linked])
        self._cards = None
        self._known = {record.id: known for record in linked if (known := self._of(record))}

    def face(self, record: Record) -> LinkFace:
        """How a record looks as a row; a long list is asked with every letter that is typed."""
        known = self._of(record)
        if known is not None:
            return known[1]
        hues = self.context.tokens.theme.persona_hues
        face = link_face(self.context.document, record, hues, self._cards)
        if isinstance(record, _ALONE):
            self._known[record.id] = (record, face)
        return face

    def _of(self, record: Record) -> tuple[Record, LinkFace] | None:
        known = self._known.get(record.id)
        return known if known is not None and known[0] is record else None

    def linked(self, records: Sequence[Record]) -> Sequence[Record]:
        """The records to list for those shown."""
        raise NotImplementedError

    def candidates(self) -> Sequence[Record]:
        """The records that could be attached."""
        return ()

    def attach(self, record_id: Id) -> None:
        """Link a candidate."""

    def take_off(self, record_id: Id) -> None:
        """Undo a link; the record stays on the map."""

    def create(self) -> ChangeSet | None:
        """A new record, linked; None where none can be made here."""
        return None

    def _new_text(self) -> str:
        return self.new_text

    def _candidates(self) -> list[LinkFace]:
        return [self.face(record) for record in self.candidates()]

    def _create(self) -> None:
        made: list[ChangeSet] = []

        def make() -> ChangeSet:
            change = self.create() or ChangeSet()
            made.append(change)
            return change

        if self.context.attempt(make) and made[0].added:
            self.context.visit(made[0].added[0].id)

    def _update(self, name: str, change_ids: Callable[[tuple[Id, ...]], tuple[Id, ...]]) -> None:
        """Change a field of ids in every record shown that needs it, as one edit."""

        def make() -> ChangeSet:
            document = self.context.document
            return squash(
                edit(document, record.id, {name: change_ids(getattr(record, name))})
                for record in self.context.records(self.ids)
            )

        self.context.attempt(make)


class EvidenceBinding(LinksBinding):
    """What the records rest on."""

    new_text = "Add evidence"

    def linked(self, records: Sequence[Record]) -> Sequence[Record]:
        """All evidence that any of the records names."""
        table = self.context.document.evidence
        ids = dict.fromkeys(i for r in records for i in getattr(r, "evidence_ids", ()))
        return [table[record_id] for record_id in ids if record_id in table]

    def candidates(self) -> Sequence[Record]:
        """Evidence that at least one of the records does not name yet."""
        records = self.context.records(self.ids)
        table = self.context.document.evidence
        return [
            evidence
            for evidence in table.values()
            if any(evidence.id not in getattr(r, "evidence_ids", ()) for r in records)
        ]

    def attach(self, record_id: Id) -> None:
        """Let all records rest on it."""
        self._update("evidence_ids", lambda ids: tuple(dict.fromkeys((*ids, record_id))))

    def take_off(self, record_id: Id) -> None:
        """No longer let them rest on it."""
        self._update("evidence_ids", lambda ids: tuple(i for i in ids if i != record_id))

    def create(self) -> ChangeSet:
        """New evidence that all of the records rest on."""
        return add_evidence(self.context.document, kind=EvidenceKind.INTERVIEW, for_ids=self.ids)


class AnswersBinding(LinksBinding):
    """The pain points that an opportunity or an action answers."""

    new_text = "Choose a pain point"

    def linked(self, records: Sequence[Record]) -> Sequence[Record]:
        """The cards that are answered."""
        cards = self.context.document.cards
        ids = dict.fromkeys(i for r in records for i in getattr(r, "answers_ids", ()))
        return [cards[card_id] for card_id in ids if card_id in cards]

    def candidates(self) -> Sequence[Record]:
        """Pain points that are not among them yet."""
        answered = {i for r in self.context.records(self.ids) for i in _answers(r)}
        return [
            card
            for card in self.context.document.cards.values()
            if card.kind is CardKind.PAIN_POINT and card.id not in answered
        ]

    def attach(self, record_id: Id) -> None:
        """Answer it too."""
        self._update("answers_ids", lambda ids: (*ids, record_id))

    def take_off(self, record_id: Id) -> None:
        """No longer answer it."""
        self._update("answers_ids", lambda ids: tuple(i for i in ids if i != record_id))

    def create(self) -> ChangeSet | None:
        """A pain point needs a place: it is made on the map, not here."""
        self.context.report(tr("There is no pain point that is not answered here yet."))
        return None


class AnsweredByBinding(LinksBinding):
    """What is done about a pain point: opportunities and actions that answer it."""

    new_text = "Add an action"

    def linked(self, records: Sequence[Record]) -> Sequence[Record]:
        """All that answer one of these cards."""
        document, ids = self.context.document, {record.id for record in records}
        answers = [*document.cards.values(), *in_order(document.actions.values())]
        return [record for record in answers if ids & set(_answers(record))]

    def candidates(self) -> Sequence[Record]:
        """Opportunities and actions that do not answer it yet."""
        document, ids = self.context.document, set(self.ids)
        chances = [c for c in document.cards.values() if c.kind is CardKind.OPPORTUNITY]
        return [
            record
            for record in [*chances, *in_order(document.actions.values())]
            if not ids <= set(_answers(record))
        ]

    def attach(self, record_id: Id) -> None:
        """Let it answer these cards too."""
        self._set(record_id, lambda ids: tuple(dict.fromkeys((*ids, *self.ids))))

    def take_off(self, record_id: Id) -> None:
        """Let it answer them no longer."""
        self._set(record_id, lambda ids: tuple(i for i in ids if i not in self.ids))

    def create(self) -> ChangeSet:
        """A new action that answers these cards."""
        return add_action(self.context.document, answers_ids=self.ids)

    def _set(self, record_id: Id, change_ids: Callable[[tuple[Id, ...]], tuple[Id, ...]]) -> None:
        record = self.context.document.find(record_id)
        if record is not None:
            values = {"answers_ids": change_ids(_answers(record))}
            self.context.attempt(lambda: edit(self.context.document, record_id, values))


def _answers(record: Record) -> tuple[Id, ...]:
    return record.answers_ids if isinstance(record, (Card, Action)) else ()


def new_persona_name(count: int) -> str:
    """What a new persona is called until somebody names it."""
    return tr("Persona {n}", n=count + 1)
