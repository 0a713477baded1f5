"""Tables of findings and figures come into a map that exists already, as one change.

A table that comes in again, longer than before, brings what was there up to date: a finding is
known by where it is from and what it says, a figure by its name and its step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from exporters.attached import Attached
from exporters.progress import Progress, no_progress, portion, watched
from exporters.tables.attaching.evidence_in import with_findings
from exporters.tables.attaching.findings import findings_of
from exporters.tables.attaching.gauges import gauges_of
from exporters.tables.attaching.metrics_in import with_gauges
from exporters.tables.building.entries import Entry, entries_in
from exporters.tables.building.notes import Notes
from exporters.tables.grid import Grids
from exporters.tables.mapping import Mapping, Orientation, Purpose, Target
from exporters.tables.words.days import DayOrder, order_of
from exporters.tables.words.kind_words import evidence_kind_in
from model.document import JourneyMap
from model.errors import ImportFormatError
from model.ids import IdSource, new_id
from model.rules import check_change
from resources.words import tr

__all__ = ["Attached", "attached"]

_READ = 0.3  # of the work


def attached(
    document: JourneyMap,
    grids: Grids,
    mapping: Mapping,
    *,
    ids: IdSource = new_id,
    progress: Progress = no_progress,
) -> Attached:
    """The change that brings the findings or figures of tables into a map.

    Args:
        document: the map as it is.
        grids: the tables.
        mapping: what they mean; its purpose is EVIDENCE or METRICS.
        ids: where new records get their ids from.
        progress: hears how far it is, every few hundred rows.

    Raises:
        ImportFormatError: there is nothing in the tables, or they are for something else.
        Cancelled: ``progress`` raised it.
    """
    by_purpose: dict[Purpose, Callable[..., Attached]] = {
        Purpose.EVIDENCE: _evidence,
        Purpose.METRICS: _metrics,
    }
    if mapping.purpose not in by_purpose:
        raise ImportFormatError(
            tr("“{name}” holds no findings and no figures to attach.", name=grids.name)
        )
    notes = Notes()
    entries = entries_in(grids, mapping, notes, portion(progress, 0, _READ))
    found = by_purpose[mapping.purpose](
        document, grids, mapping, entries, ids, portion(progress, _READ, 1)
    )
    check_change(document, found.change)
    return Attached(found.change, (*found.notes, *notes.sentences(), *grids.warnings))


def _evidence(
    document: JourneyMap,
    grids: Grids,
    mapping: Mapping,
    entries: list[Entry],
    ids: IdSource,
    progress: Progress,
) -> Attached:
    order = order_of(entry.first(Target.DATE) for entry in entries)
    tables = [grids.tables[i] for i in mapping.tables if 0 <= i < len(grids.tables)]
    headings = (heading for heading, _ in mapping.targets)
    names = (*(grid.name for grid in tables), grids.name, *headings)
    usual = next((kind for kind in map(evidence_kind_in, names) if kind is not None), None)
    told = watched(entries, portion(progress, 0, 0.5), len(entries))
    findings, empty = findings_of(told, source=grids.name, usual=usual, order=order)
    if not findings:
        raise ImportFormatError(tr("There are no findings in “{name}”.", name=grids.name))
    made = with_findings(document, findings, ids=ids, progress=portion(progress, 0.5, 1))
    again = sum(finding.rows for finding in findings) - len(findings)
    return Attached(made.change, (*made.notes, *_doubts(order, empty, again)))


def _metrics(
    document: JourneyMap,
    grids: Grids,
    mapping: Mapping,
    entries: list[Entry],
    ids: IdSource,
    progress: Progress,
) -> Attached:
    days = [entry.first(Target.DATE) for entry in entries]
    order = order_of([*days, *(heading for heading, _ in mapping.targets)])
    across = mapping.orientation is not Orientation.ROWS
    tables = [grids.tables[i].name for i in mapping.tables if 0 <= i < len(grids.tables)]
    usual = next((name for name in tables if name), grids.name)
    told = watched(entries, portion(progress, 0, 0.5), len(entries))
    gauges, empty = gauges_of(told, across=across, order=order, usual=usual)
    if not gauges:
        raise ImportFormatError(tr("There are no figures in “{name}”.", name=grids.name))
    made = with_gauges(document, gauges, ids=ids, progress=portion(progress, 0.5, 1))
    return Attached(made.change, (*made.notes, *_doubts(order, empty, 0)))


def _doubts(order: DayOrder, empty: int, again: int) -> Iterator[str]:
    if again:
        yield tr("Rows that say what another one says were counted, not repeated: {n}.", n=again)
    if empty:
        yield tr("Rows without anything to take were left out: {n}.", n=empty)
    if not order.sure:
        yield tr("Days like 3/4/2026 were read as the third of April.")
