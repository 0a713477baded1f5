"""Findings become evidence of a map, attached to what they are about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from exporters.attached import Attached, counts_of
from exporters.progress import Progress, no_progress, watched
from exporters.tables.attaching.findings import Finding, key_of
from exporters.tables.attaching.matching import Place, Places
from exporters.tables.attaching.placing_notes import PlacingNotes
from model.bounds import MAX_LIST
from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits.making import created, evolved
from model.ids import Id, IdSource
from model.kinds import CardKind, EvidenceKind
from model.queries import in_order
from model.records import Card, Evidence, Record, Stage
from resources.words import tr

MOST = 10_000


def with_findings(
    document: JourneyMap,
    findings: list[Finding],
    *,
    ids: IdSource,
    progress: Progress = no_progress,
) -> Attached:
    """The findings as one change. What the map has already is brought up to date, not doubled."""
    taken = findings[:MOST]
    told = watched(taken, progress, len(taken))
    return _Adder(document, ids).attached(told, beyond=len(findings) - len(taken))


class _Adder:
    def __init__(self, document: JourneyMap, ids: IdSource) -> None:
        self._document, self._ids = document, ids
        self._places = Places(document)
        self._notes = PlacingNotes()
        self._known = {key_of(one): one for one in document.evidence.values()}
        self._first = _first_touchpoints(document)
        self._links: dict[Id, dict[Id, None]] = {}
        self._full = 0

    def attached(self, findings: Iterable[Finding], *, beyond: int) -> Attached:
        new: list[Evidence] = []
        updated: list[tuple[Record, Record]] = []
        same = loose = unkind = 0
        for finding in findings:
            known = self._known.get(finding.key)
            record = self._record(finding, known)
            unkind += known is None and finding.kind is None
            if known is None:
                new.append(record)
            elif record != known:
                updated.append((known, record))
            else:
                same += 1
            loose += not self._attach(record.id, finding)
        change = ChangeSet(tuple(new), (*updated, *self._linked()), label=tr("Import evidence"))
        told = counts_of(new=len(new), updated=len(updated), unchanged=same)
        notes = [tr("Evidence: {counts}.", counts=told)]
        notes += self._remarks(loose, unkind, beyond)
        return Attached(change, tuple(notes))

    def _record(self, finding: Finding, known: Evidence | None) -> Evidence:
        """A new record, or the known one with what changes from one export to the next."""
        people = list(finding.people)
        fields: dict[str, Any] = {
            "on": finding.on,
            "sample_size": finding.sample_size,
            "who": people[0] if len(people) == 1 else "",
            "excerpt": finding.excerpt(),
        }
        if known is not None:
            told = {name: value for name, value in fields.items() if value}
            return evolved(known, told)
        return created(
            Evidence,
            ids=self._ids,
            kind=finding.kind or EvidenceKind.SURVEY,
            title=finding.heading(),
            source=finding.source,
            **fields,
        )

    def _attach(self, evidence_id: Id, finding: Finding) -> bool:
        """Attach it wherever its rows say; False where they lead nowhere."""
        found = False
        for names in finding.places:
            place = self._places.find(*names)
            self._notes.add(names, place)
            if place is not None:
                found = True
                self._links.setdefault(self._about(place), {})[evidence_id] = None
        return found

    def _about(self, place: Place) -> Id:
        """The card, or the first touchpoint of the step, or else the stage: what has evidence."""
        if place.card is not None:
            return place.card.id
        if place.step is not None:
            return self._first.get(place.step.id, place.stage.id)
        return place.stage.id

    def _linked(self) -> Iterator[tuple[Record, Record]]:
        for record_id, more in self._links.items():
            before = self._document.find(record_id)
            if isinstance(before, Card | Stage):
                whole = tuple(dict.fromkeys((*before.evidence_ids, *more)))
                self._full += max(0, len(whole) - MAX_LIST)
                after = evolved(before, {"evidence_ids": whole[:MAX_LIST]})
                if after != before:
                    yield before, after

    def _remarks(self, loose: int, unkind: int, beyond: int) -> Iterator[str]:
        yield from self._notes.sentences()
        if loose:
            yield tr("Attached to nothing, since no place of the map is named: {n}.", n=loose)
        if unkind:
            yield tr("Nobody says what kind of evidence it is; taken for a survey: {n}.", n=unkind)
        if self._full:
            yield tr(
                "A card rests on {most} at most; not attached: {n}.", most=MAX_LIST, n=self._full
            )
        if beyond:
            yield tr(
                "Only the first {most} findings were taken; left out: {n}.", most=MOST, n=beyond
            )


def _first_touchpoints(document: JourneyMap) -> dict[Id, Id]:
    found: dict[Id, Id] = {}
    cards: Iterable[Card] = in_order(document.cards.values())
    for card in cards:
        if card.step_id is not None and card.kind is CardKind.TOUCHPOINT:
            found.setdefault(card.step_id, card.id)
    return found
