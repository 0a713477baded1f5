"""What rests on a source, by stage; and what rests on nothing, the worst first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from designer.boards.faces import Faces, RowFace, RowGroup, support_shown
from model.document import JourneyMap
from model.ids import Id
from model.insight.places import Places
from model.insight.priority import ranked
from model.kinds import CARD_KINDS, CardKind, Support
from model.naming import shortened
from model.queries import personas_in_order
from model.records import Card, Marker, Record
from model.search_facts import folded
from resources.words import tr

_PERSONAS, _PARKED = "personas", "parked"
_TABLE_GROUPS = {
    "metrics": "Figures",
    "channels": "Channels",
    "actions": "Actions",
    _PERSONAS: "Personas",
}
_WORST_FIRST: tuple[CardKind, ...] = (
    CardKind.PAIN_POINT,
    CardKind.OPPORTUNITY,
    CardKind.QUOTE,
    CardKind.METRIC,
    CardKind.THOUGHT,
    CardKind.ACTION,
    CardKind.TOUCHPOINT,
    CardKind.IMAGE,
    CardKind.NOTE,
)
"""A pain point that nobody saw costs most; a note hardly claims anything."""
_AFTER_PAINS = 1


def resting_groups(faces: Faces, records: Sequence[Record]) -> tuple[RowGroup, ...]:
    """The records that rest on a source: stage by stage, then what stands in none."""
    by_key: dict[str, list[RowFace]] = {}
    for record in records:
        stage = faces.stage_of(record)
        if stage is not None:
            key = stage.id
        else:
            key = _PARKED if isinstance(record, (Card, Marker)) else record.table
        row = faces.face(record, support=support_shown(record))
        by_key.setdefault(key, []).append(row)
    groups = [
        RowGroup(
            stage.id,
            shortened(stage.name) or tr("Stage without a name"),
            tuple(by_key[stage.id]),
            faces.stage_tint(stage.id),
        )
        for stage in Places.of(faces.document).stages
        if stage.id in by_key
    ]
    names = {_PARKED: tr("Parking lot"), **{k: tr(name) for k, name in _TABLE_GROUPS.items()}}
    rest = (key for key in (_PERSONAS, "metrics", "channels", "actions", _PARKED) if key in by_key)
    return (*groups, *(RowGroup(key, names[key], tuple(by_key[key])) for key in rest))


def assumption_groups(faces: Faces, *, words: str = "") -> tuple[RowGroup, ...]:
    """Every statement that rests on nothing, kind by kind, the most costly kinds first.

    Pain points stand in the order of their priority, all else with moments of truth first and
    then in reading order. As many as :func:`model.insight.coverage.coverage` counts as assumed.
    """
    document = faces.document
    cards = _bare_cards(document)
    groups = [
        (kind.value, tr(CARD_KINDS[kind].plural), cards.get(kind, [])) for kind in _WORST_FIRST
    ]
    stages = _bare(Places.of(document).stages)
    personas = _bare(personas_in_order(document))
    markers = _bare(_in_columns(document))
    groups[_AFTER_PAINS:_AFTER_PAINS] = [
        ("stages", tr("Goals of stages"), stages),
        (_PERSONAS, tr("Personas"), personas),
        ("markers", tr("Emotions"), markers),
    ]
    asked = folded(words).split()
    made = []
    for key, name, records in groups:
        rows = tuple(row for row in map(faces.face, records) if _says(row, asked))
        if rows:
            made.append(RowGroup(key, name, rows))
    return tuple(made)


def counted_rows(groups: Iterable[RowGroup]) -> int:
    """How many rows there are in all groups."""
    return sum(len(group.rows) for group in groups)


def left_bare(source_ids: Iterable[Id], records: Iterable[Record]) -> int:
    """How many of the records that rest on sources would have no evidence without them."""
    gone = set(source_ids)
    return sum(gone.issuperset(getattr(record, "evidence_ids", ())) for record in records)


def _bare(records: Iterable[Record]) -> list[Record]:
    return [record for record in records if support_shown(record) is Support.ASSUMED]


def _bare_cards(document: JourneyMap) -> dict[CardKind, list[Record]]:
    """Cards that are assumptions, by kind, each in the order in which they matter."""
    others = (c for c in document.cards.values() if c.kind is not CardKind.PAIN_POINT)
    ordered = sorted(Places.of(document).sorted(others), key=lambda c: not c.moment_of_truth)
    found: dict[CardKind, list[Record]] = {}
    for card in _bare([*(one.card for one in ranked(document)), *ordered]):
        if isinstance(card, Card):
            found.setdefault(card.kind, []).append(card)
    return found


def _in_columns(document: JourneyMap) -> list[Marker]:
    columns = Places.of(document).columns
    return sorted(
        document.markers.values(),
        key=lambda marker: (columns.get(marker.step_id, len(columns)), marker.position, marker.id),
    )


def _says(row: RowFace, asked: list[str]) -> bool:
    said = folded(f"{row.text} {row.place}") if asked else ""
    return all(word in said for word in asked)
