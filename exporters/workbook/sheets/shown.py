"""Tables that are only shown: what the program found in the map, never what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from exporters.workbook.facts import Facts
from exporters.workbook.values import Value
from model.ids import Id
from model.kinds import CARD_KINDS, words
from model.naming import TABLE_WORDS
from model.queries import lane_name
from model.records import Card, Evidence, Lane, Marker, Metric, Persona, Record, Stage, Step
from resources.words import capital, tr


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """A column: its header (untranslated) and its width in characters."""

    header: str
    width: float


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table below its heading.

    ``name`` is its name in the file, ``looks`` the words (of the first column) that have colours
    of their own, by what they are called. ``note`` stands below the heading, and instead of the
    table where it has no row. ``shaded`` is the column whose figures, of 100, have a colour that
    is the deeper the higher they are.
    """

    heading: str
    note: str
    name: str
    columns: tuple[ShownColumn, ...]
    rows: tuple[tuple[Value, ...], ...]
    looks: Mapping[str, StrEnum]
    shaded: int | None = None


@dataclass(frozen=True, slots=True)
class Where:
    """Where a record stands, and what it is called: empty where it is part of no such thing."""

    stage: str = ""
    step: str = ""
    thing: str = ""


def where(facts: Facts, record_id: Id) -> Where:
    """The place of a record; of the map as a whole for an empty id."""
    record = facts.document.find(record_id) if record_id else None
    match record:
        case None:
            return Where(thing=tr("The map as a whole"))
        case Stage():
            return Where(stage=record.name, thing=tr("Stage"))
        case Step():
            return Where(facts.stage_name(record.id), record.name, tr("Step"))
        case Card():
            said = _titled(tr(CARD_KINDS[record.kind].name), record.text)
            return Where(facts.stage_name(record.step_id), facts.step_name(record.step_id), said)
        case Marker():
            persona = facts.persona_names((record.persona_id,))
            said = _titled(tr("Emotion"), ", ".join(filter(None, (record.word, persona))))
            return Where(facts.stage_name(record.step_id), facts.step_name(record.step_id), said)
        case _:
            return Where(thing=_called(facts, record))


def _called(facts: Facts, record: Record) -> str:
    """What stands on no step: its kind and its name as other sheets have it."""
    table = TABLE_WORDS[record.table]
    match record:
        case Persona():
            name = facts.persona_names((record.id,))
        case Evidence():
            name = facts.evidence_titles((record.id,))
        case Lane():
            name = lane_name(record)
        case Metric():
            name = facts.figures.by_id.get(record.id, words(record.kind))
        case _:
            name = str(getattr(record, table.name_field)) if table.name_field else ""
    return _titled(capital(tr(table.one)), name)


def _titled(kind: str, name: str) -> str:
    name = " ".join(name.split())
    return tr("{kind}: {name}", kind=kind, name=name) if name else kind
