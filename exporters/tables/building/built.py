"""Tables and what they mean become a map."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import PurePath

from exporters.draft import drafted, refuse_unless_it_can_be_saved
from exporters.import_result import ImportResult
from exporters.progress import Progress, no_progress, portion
from exporters.tables.building.gathered import Gathered
from exporters.tables.building.journey import Gathering
from exporters.tables.building.notes import Notes
from exporters.tables.building.people import People
from exporters.tables.building.plans import actions_of
from exporters.tables.files.bounds import MAX_ROWS
from exporters.tables.grid import Grids
from exporters.tables.guessing.about import about
from exporters.tables.mapping import Mapping, Purpose
from model.document import JourneyMap
from model.errors import ImportFormatError
from model.ids import seeded_ids
from model.records import Record
from resources.words import tr

MANY_CARDS = 5_000
"""Beyond so many a map is slow to work on, and no poster of it can be read."""
_TAKEN = 0.6  # of the work: what the rows say; the rest is making records


def built(
    grids: Grids, mapping: Mapping, *, name: str, progress: Progress = no_progress
) -> ImportResult:
    """The map of tables, and what had to be guessed or left out, row by row.

    Args:
        grids: what stands in the file.
        mapping: what it means.
        name: the file's name; it is the title where the file has none.
        progress: hears how far it is, every few hundred rows.

    The same tables and mapping give the same map, ids included.

    Raises:
        ImportFormatError: nothing can be made of them, or more than a map can hold.
        Cancelled: ``progress`` raised it.
    """
    if not mapping.tables:
        raise ImportFormatError(" ".join(mapping.guesses) or tr("No table was chosen."))
    with _no_search_for_garbage():
        return _built(grids, mapping, name, progress)


@contextmanager
def _no_search_for_garbage() -> Iterator[None]:
    """A large table makes many things and no garbage; to look for some takes long."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _built(grids: Grids, mapping: Mapping, name: str, progress: Progress) -> ImportResult:
    notes = Notes()
    people = People()
    gathered = Gathered()
    parts = (replace(mapping, also=()), *mapping.also)
    _check(grids, parts)
    for part in parts:
        if part.purpose is Purpose.PERSONAS:
            people.take(grids, part, notes)
    told = about(grids, mapping, people)
    gathered.people.update(dict.fromkeys(people.names()))
    journeys = [part for part in parts if part.purpose is Purpose.JOURNEY]
    for place, part in enumerate(journeys):
        part_of = portion(
            progress, _TAKEN * place / len(journeys), _TAKEN * (place + 1) / len(journeys)
        )
        gathering = Gathering(gathered, part, notes, persona=told.persona, joins=place > 0)
        gathering.take(grids, part_of)
    title = mapping.title or PurePath(name).stem
    result = drafted(
        gathered.draft(title, notes, dict(told.info)), progress=portion(progress, _TAKEN, 1)
    )
    if not (result.map.stages or people.found):
        raise ImportFormatError(_nothing(mapping, name))
    actions = actions_of(grids, parts, notes, seeded_ids(f"{name} {title}"))
    document = _with(result.map, (*people.filled(result.map), *gathered.found()))
    document = _with(document, actions)
    if document is not result.map:
        refuse_unless_it_can_be_saved(document)
    if len(document.cards) > MANY_CARDS:
        sentence = tr("{n} cards are more than a poster can show.", n=f"{len(document.cards):,}")
        notes.add("", sentence)
    sentences = (*grids.warnings, *mapping.guesses, *notes.sentences(), *result.warnings)
    return ImportResult(document, sentences)


def _with(document: JourneyMap, records: Iterable[Record]) -> JourneyMap:
    found = list(records)
    return JourneyMap.of([*document.records(), *found]) if found else document


def _check(grids: Grids, parts: tuple[Mapping, ...]) -> None:
    used = (index for part in parts for index in part.tables if 0 <= index < len(grids.tables))
    if sum(len(grids.tables[index].rows) for index in used) > MAX_ROWS:
        raise ImportFormatError(
            tr("There are more than {n} rows, too many for a map.", n=f"{MAX_ROWS:,}")
        )


def _nothing(mapping: Mapping, name: str) -> str:
    match mapping.purpose:
        case Purpose.EVIDENCE:
            return tr(
                "“{name}” has findings, but no journey: open the map they are about and "
                "import them there.",
                name=name,
            )
        case Purpose.METRICS:
            return tr(
                "“{name}” has figures, but no journey: open the map they are about and "
                "import them there.",
                name=name,
            )
        case Purpose.ACTIONS:
            return tr(
                "“{name}” has actions, but no journey: open the map they are for and add them "
                "there.",
                name=name,
            )
        case Purpose.JOURNEY | Purpose.PERSONAS:
            return tr("“{name}” has headings, but nothing stands below them.", name=name)
