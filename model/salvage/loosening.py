"""A map of which so much is gone that mending it record by record would take too many words."""

from __future__ import annotations

from model.document import TABLE_NAMES, JourneyMap
from model.ids import Id
from model.naming import TABLE_WORDS
from model.records import Card, Record, Step, evolve
from model.references import REFERENCES_OF, Reference, WhenGone, repointed
from resources.words import tr

_STAGE = "recovered-stage"


def loosened(document: JourneyMap) -> tuple[JourneyMap, list[str], list[str]]:
    """The map with nothing that leads nowhere; what was mended and what was lost, counted.

    Cards go to the parking lot, steps to one new stage; what cannot be without what it points at
    is lost.
    """
    kept: list[Record] = [document.info]
    mended: dict[str, int] = {}
    lost: dict[str, int] = {}
    for name in TABLE_NAMES:
        for record in document.table(name).values():
            after = _loosened(document, record)
            if after is None:
                lost[name] = lost.get(name, 0) + 1
                continue
            if after is not record:
                mended[name] = mended.get(name, 0) + 1
            kept.append(after)
    sentence = "{n} {things} pointed at what is not there any more."
    mendings = [tr(sentence, n=n, things=_things(name, n)) for name, n in mended.items()]
    sentence = "{n} {things} are lost, for what they hang on is not there any more."
    losses = [tr(sentence, n=n, things=_things(name, n)) for name, n in lost.items()]
    return JourneyMap.of(kept), mendings, losses


def _loosened(document: JourneyMap, record: Record) -> Record | None:
    """The record without what leads nowhere; None where it cannot be without it."""
    gone = [r for r in REFERENCES_OF[record.table] if not _holds(document, r, record)]
    if not gone:
        return record
    if isinstance(record, Step):
        return evolve(record, stage_id=_STAGE)
    if any(reference.when_gone is WhenGone.CASCADE for reference in gone):
        return None
    if isinstance(record, Card) and any(r.when_gone is WhenGone.PARK for r in gone):
        record = evolve(record, lane_id=None, step_id=None)

    def still_there(reference: Reference, target: Id) -> Id | None:
        return target if target in document.table(reference.target) else None

    return repointed(record, still_there)


def _holds(document: JourneyMap, reference: Reference, record: Record) -> bool:
    table = document.table(reference.target)
    return all(target in table for target in reference.ids(record))


def _things(name: str, n: int) -> str:
    words = TABLE_WORDS[name]
    return tr(words.one if n == 1 else words.many)
