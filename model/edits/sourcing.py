"""What statements rest on: sources given to many at once, taken off, and put together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits.making import evolved, found, found_all, found_any
from model.errors import RuleError
from model.ids import Id
from model.kinds import Support
from model.records import Card, Evidence, Record
from model.references import REFERENCES_TO, repointed
from resources.words import tr

_FILLED = ("title", "on", "who", "sample_size", "source")


def attach_evidence(
    document: JourneyMap, evidence_ids: Iterable[Id], record_ids: Iterable[Id]
) -> ChangeSet:
    """Let records rest on sources; what rests on them already stays as it is.

    A card that was marked an assumption by hand is one no longer: it has something to rest on.

    Raises:
        RuleError: one of them is gone, or cannot have evidence.
    """
    sources = [source.id for source in found_all(document, Evidence, evidence_ids)]
    updated = []
    for record in _owners(document, record_ids):
        fields: dict[str, Any] = {"evidence_ids": (*_ids(record), *sources)}
        if isinstance(record, Card) and record.support is Support.ASSUMED and sources:
            fields["support"] = None
        after = evolved(record, fields)
        if after is not record:
            updated.append((record, after))
    return ChangeSet(updated=tuple(updated), label=tr("Attach evidence"))


def detach_evidence(document: JourneyMap, evidence_id: Id, record_ids: Iterable[Id]) -> ChangeSet:
    """Let records rest on a source no longer; the source stays.

    Raises:
        RuleError: one of them is gone, or cannot have evidence.
    """
    updated = []
    for record in _owners(document, record_ids):
        kept = tuple(i for i in _ids(record) if i != evidence_id)
        after = evolved(record, {"evidence_ids": kept})
        if after is not record:
            updated.append((record, after))
    return ChangeSet(updated=tuple(updated), label=tr("Detach evidence"))


def merge_evidence(document: JourneyMap, evidence_ids: Iterable[Id], *, into: Id) -> ChangeSet:
    """Several entries for the same source become one: what rested on any of them rests on it.

    It keeps what it says. Fields that are empty are filled from the others in the order given;
    what they say otherwise is added below its excerpt, so that no word is lost.

    Raises:
        RuleError: one of the sources is gone, or the texts are too long together.
    """
    kept = found(document, Evidence, into)
    others = [e for e in found_all(document, Evidence, evidence_ids) if e.id != into]
    label = tr("Merge sources")
    if not others:
        return ChangeSet(label=label)
    gone = {source.id for source in others}
    updated: list[tuple[Record, Record]] = [(kept, _together(kept, others))]
    for reference in REFERENCES_TO[Evidence.table]:
        for owner in document.table(reference.table).values():
            if not gone.isdisjoint(reference.ids(owner)):
                after = repointed(owner, lambda _r, i: into if i in gone else i)
                updated.append((owner, after))
    return ChangeSet(
        updated=tuple(pair for pair in updated if pair[0] is not pair[1]),
        removed=tuple(others),
        label=label,
    )


def _together(kept: Evidence, others: Sequence[Evidence]) -> Evidence:
    """The source with what the others know besides."""
    fields: dict[str, Any] = {name: getattr(kept, name) for name in _FILLED}
    excerpts = [kept.excerpt] if kept.excerpt else []
    for other in others:
        differing = []
        for name in _FILLED:
            value = getattr(other, name)
            if value in (None, ""):
                continue
            if fields[name] in (None, ""):
                fields[name] = value
            elif fields[name] != value:
                differing.append(_said(name, value))
        if other.excerpt and other.excerpt not in excerpts:
            excerpts.append(other.excerpt)
        if differing:
            excerpts.append(tr("Merged from: {what}", what=", ".join(differing)))
    return evolved(kept, {**fields, "excerpt": "\n\n".join(excerpts)})


def _said(name: str, value: object) -> str:
    return tr("n = {n}", n=value) if name == "sample_size" else str(value)


def _owners(document: JourneyMap, record_ids: Iterable[Id]) -> list[Record]:
    records = [found_any(document, record_id) for record_id in dict.fromkeys(record_ids)]
    if any("evidence_ids" not in type(record).model_fields for record in records):
        raise RuleError(tr("Evidence cannot be given to this."))
    return records


def _ids(record: Record) -> tuple[Id, ...]:
    ids: tuple[Id, ...] = getattr(record, "evidence_ids", ())
    return ids
