"""The loop of feedback as rows of a table: from what it rests on to what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import zip_longest

from PySide6.QtCore import QObject, Qt

from designer.boards.actions.faces import ActionFace, BoardFaces, one_line
from designer.boards.actions.loop_strip import progress_words
from designer.boards.cell_rows import CellIndex, CellRows, Columns
from designer.inspector.naming import choice_name
from model.document import JourneyMap
from model.ids import Id
from model.insight.figures import Course
from model.insight.trail import Progress, Trail, Trails
from model.kinds import Status
from resources.words import tr
from widgets.plain_tip import plain_tip


class Col(IntEnum):
    """The links of the chain, from left to right."""

    EVIDENCE = 0
    PAIN = 1
    OPPORTUNITY = 2
    ACTION = 3
    EFFECT = 4
    LOOP = 5


_NAMES: dict[int, str] = {
    Col.EVIDENCE: "Evidence",
    Col.PAIN: "Pain point",
    Col.OPPORTUNITY: "Opportunity",
    Col.ACTION: "Action",
    Col.EFFECT: "Effect",
    Col.LOOP: "Loop",
}


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a chain: the record it stands for and what it says.

    ``makes``: an action can be made here that answers the record.
    """

    id: Id
    text: str
    icon: str = ""
    note: str = ""
    course: Course | None = None
    progress: Progress | None = None
    makes: bool = False


@dataclass(frozen=True, slots=True)
class TrailRow:
    """The links of one row by column; ``first`` begins the chain of another pain point."""

    links: tuple[Link | None, ...]
    first: bool


def trail_rows(document: JourneyMap, trails: Trails, faces: BoardFaces) -> tuple[TrailRow, ...]:
    """A block of rows for each pain point, then the actions that answer none."""
    known = {face.id: face for face in faces.actions}
    own = {trail.action_id: trail.progress for trail in trails.actions}
    maker = _Maker(document, known, own)
    rows = [row for trail in trails.pains for row in maker.block(trail)]
    rows += [maker.lonely(one.action_id) for one in trails.actions if not one.pain_ids]
    return tuple(rows)


class _Maker:
    def __init__(
        self, document: JourneyMap, known: dict[Id, ActionFace], own: dict[Id, Progress]
    ) -> None:
        self._document, self._known, self._own = document, known, own

    def block(self, trail: Trail) -> Iterator[TrailRow]:
        evidence = [self._evidence(key) for key in trail.evidence_ids]
        ends = list(self._ends(trail))
        pain: Link | None = self._card(trail.pain_id, "pain-point")
        for place, (source, end) in enumerate(zip_longest(evidence, ends)):
            chain = end or (None, None, None, None)
            yield TrailRow((source, pain if place == 0 else None, *chain), first=place == 0)

    def _ends(self, trail: Trail) -> Iterator[tuple[Link | None, ...]]:
        """What follows a pain point: opportunity, action, effect, loop.

        An opportunity nobody works on stands beside the actions that answer the pain point itself.
        """
        direct: list[Id] = []
        idle: list[Id] = []
        for answer in trail.answers:
            if answer.opportunity_id is None:
                direct += answer.action_ids
            elif not answer.action_ids:
                idle.append(answer.opportunity_id)
            else:
                chance = self._card(answer.opportunity_id, "opportunity")
                for place, key in enumerate(answer.action_ids):
                    yield tuple(self.action(key, chance if place == 0 else None)[2:])
        for key, chance_id in zip_longest(direct, idle):
            link = self._card(chance_id, "opportunity") if chance_id else None
            if key is not None:
                yield tuple(self.action(key, link)[2:])
            else:
                make = None if trail.action_ids else _make(chance_id or trail.pain_id)
                yield (link, make, None, _loop(trail.pain_id, trail.progress))
        if not trail.answers:
            yield (None, _make(trail.pain_id), None, _loop(trail.pain_id, trail.progress))

    def action(self, action_id: Id, chance: Link | None) -> list[Link | None]:
        """The row of an action, evidence and pain point left empty."""
        face = self._known[action_id]
        note = " · ".join(filter(None, (choice_name(face.status), face.owner, face.due_words)))
        action = Link(face.id, face.title or tr("Action without a title"), face.icon, note=note)
        effect = None
        if face.effect is not None:
            effect = Link(
                face.id, face.effect.figures, note=face.effect.verdict, course=face.effect.course
            )
        elif face.seen:
            effect = Link(face.id, face.seen)
        elif face.status is Status.DONE:
            effect = Link(face.id, tr("Not measured"), course=Course.CHANGED)
        progress = self._own.get(action_id, Progress(()))
        return [None, None, chance, action, effect, _loop(action_id, progress)]

    def lonely(self, action_id: Id) -> TrailRow:
        """The row of an action that no pain point leads to."""
        links = self.action(action_id, None)
        links[Col.PAIN] = Link("", tr("Answers no pain point yet"))
        return TrailRow(tuple(links), first=True)

    def _evidence(self, evidence_id: Id) -> Link:
        evidence = self._document.evidence[evidence_id]
        kind = choice_name(evidence.kind)
        title = one_line(evidence.title)
        return Link(evidence_id, title or kind, "evidence", note=kind if title else "")

    def _card(self, card_id: Id, icon: str) -> Link:
        text = one_line(self._document.cards[card_id].text)
        return Link(card_id, text or tr("Card without text"), icon)


def _make(record_id: Id) -> Link:
    return Link(record_id, tr("Make an action"), "plus", makes=True)


def _loop(record_id: Id, progress: Progress) -> Link:
    return Link(record_id, progress_words(progress), progress=progress)


class TrailRows(CellRows[TrailRow]):
    """Rows of links; the table tells of each cell by itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(Columns(_NAMES, {}, Col.PAIN), parent)

    def key(self, row: TrailRow) -> str:
        """The records it goes through."""
        return " ".join(link.id if link is not None else "-" for link in row.links)

    def link(self, index: CellIndex) -> Link | None:
        """The link of a cell."""
        row = self.row(index)
        return row.links[index.column()] if row is not None else None

    def places_of(self, record_id: Id) -> list[tuple[int, int]]:
        """Row and column of the links that stand for a record, the strips of the loop last."""
        found = [
            (row, column)
            for row, one in enumerate(self.rows)
            for column, link in enumerate(one.links)
            if link is not None and link.id == record_id and not link.makes
        ]
        return sorted(found, key=lambda place: (place[1] > Col.ACTION, place))

    def data(self, index: CellIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a link says."""
        link = self.link(index)
        if link is None:
            return None
        said = f"{link.text}. {link.note}" if link.note else link.text
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return link.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{tr(_NAMES[Col(index.column())])}: {said}"
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(said)
            case _:
                return None

    def flags(self, index: CellIndex) -> Qt.ItemFlag:
        """Where no link is there is nothing to choose."""
        return super().flags(index) if self.link(index) else Qt.ItemFlag.NoItemFlags
