"""How much room stages, steps and lanes take: widths, heights, and what is folded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from model.bounds import MAX_LENGTH, MIN_LENGTH
from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits.making import evolved, found_any
from model.errors import RuleError
from model.ids import Id
from model.naming import counted
from model.records import Lane, Record, Stage, Step
from resources.words import tr


def resize(document: JourneyMap, sizes: Mapping[Id, float | None]) -> ChangeSet:
    """Make steps so wide and lanes at least so high, in points; None: as large as usual.

    Sizes are cut to what a record can hold. Nothing changes where it is that size already.

    Raises:
        RuleError: one of them is gone, or is neither a step nor a lane.
    """
    updated: list[tuple[Record, Record]] = []
    for record_id, size in sizes.items():
        record = found_any(document, record_id)
        if not isinstance(record, Step | Lane):
            raise RuleError(tr("Only steps and lanes have a size of their own."))
        cut = None if size is None else float(min(MAX_LENGTH, max(MIN_LENGTH, size)))
        field = "width" if isinstance(record, Step) else "height"
        after = evolved(record, {field: cut})
        if after is not record:
            updated.append((record, after))
    things = counted(found_any(document, record_id) for record_id in sizes)
    return ChangeSet(updated=tuple(updated), label=tr("Resize {things}", things=things))


def fold(document: JourneyMap, ids: Iterable[Id], *, on: bool = True) -> ChangeSet:
    """Collapse stages and lanes, or (``on`` False) expand them.

    Raises:
        RuleError: one of them is gone, or is neither a stage nor a lane.
    """
    updated: list[tuple[Record, Record]] = []
    wanted = [found_any(document, record_id) for record_id in dict.fromkeys(ids)]
    for record in wanted:
        if not isinstance(record, Stage | Lane):
            raise RuleError(tr("Only stages and lanes can be collapsed."))
        after = evolved(record, {"collapsed": on})
        if after is not record:
            updated.append((record, after))
    things = counted(wanted)
    label = tr("Collapse {things}", things=things) if on else tr("Expand {things}", things=things)
    return ChangeSet(updated=tuple(updated), label=label)
