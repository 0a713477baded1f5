"""What must hold of every merge, as questions that answer with what is broken."""

from __future__ import annotations

from collections.abc import Iterator

from model.changes import apply
from model.document import JourneyMap
from model.ids import Id
from model.merging.merged import Merged, merged
from model.merging.one_record import texts_of
from model.merging.texts import merged_text
from model.records import Record
from model.rules import check_change, problems


def broken(base: JourneyMap | None, ours: JourneyMap, theirs: JourneyMap) -> list[str]:
    """Every law that this merge breaks."""
    result = merged(base, ours, theirs)
    check_change(ours, result.change)  # raises where it cannot be made
    document = apply(ours, result.change)
    found = [problem.sentence for problem in problems(document)]
    again = merged(base, document, theirs).change
    if again:
        found.append(f"merging again changes {sorted(again.ids())}")
    if merged(theirs, document, theirs).change:
        found.append("merging what is merged already changes something")
    found += lost(base or JourneyMap(), (ours, theirs), document, result)
    other_way = merged(base, theirs, ours)
    found += _asymmetry((result, document), (other_way, apply(theirs, other_way.change)))
    return found


def lost(
    base: JourneyMap, sides: tuple[JourneyMap, JourneyMap], document: JourneyMap, result: Merged
) -> list[str]:
    """Texts that a side wrote since the base and that are neither on the map nor told."""
    here = {text for record in document.records() for text in texts_of(record)}
    here |= {line for c in result.conflicts for line in (c.theirs, *c.theirs.split("\n"))}
    return [
        f"lost {text!r} of {record.id}"
        for index, side in enumerate(sides)
        for record in side.records()
        for text in _written(base, record)
        if text not in here and not _joined(base, record.id, text, sides[1 - index], here)
    ]


def _written(base: JourneyMap, record: Record) -> Iterator[str]:
    """The texts of a record that are new in it."""
    was = base.find(record.id)
    before = set(texts_of(was)) if was is not None else set()
    yield from (text for text in texts_of(record) if text.split() and text not in before)


def _joined(base: JourneyMap, record_id: Id, text: str, other: JourneyMap, here: set[str]) -> bool:
    """Whether the text stands with the other side's edit in one that is there."""
    was, theirs = base.find(record_id), other.find(record_id)
    olds = ("", *(texts_of(was) if was is not None else ()))
    others = texts_of(theirs) if theirs is not None else ()
    return any(merged_text(old, text, new) in here for new in others for old in olds)


def _asymmetry(one: tuple[Merged, JourneyMap], other: tuple[Merged, JourneyMap]) -> Iterator[str]:
    ids, others = ({r.id for r in document.records()} for _, document in (one, other))
    calm = not one[0].conflicts and not other[0].conflicts
    if calm and ids != others:
        yield f"only one way gives {sorted(ids ^ others)}"
    if calm and _texts(one) != _texts(other):
        yield f"only one way says {sorted(_texts(one) ^ _texts(other))}"
    if bool(one[0].conflicts) != bool(other[0].conflicts):
        yield "only one way has conflicts"


def _texts(way: tuple[Merged, JourneyMap]) -> set[str]:
    return {text for record in way[1].records() for text in texts_of(record)}
