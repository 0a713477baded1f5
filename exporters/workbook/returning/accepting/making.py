"""Making the record of a row that was added, and keeping notes beside records."""

from __future__ import annotations

from typing import Any

from exporters.workbook.returning.accepting.channels import check_channel
from exporters.workbook.returning.accepting.work_map import Bench
from exporters.workbook.returning.answers import Reader
from exporters.workbook.returning.comparing.drafts import Draft, drafted
from exporters.workbook.returning.comparison import Proposal
from exporters.workbook.returning.notes import note_id, note_line, takes_notes, with_note
from exporters.workbook.sheets import table_of
from exporters.workbook.values import Value
from model.errors import RuleError
from model.ids import Id, seeded_ids
from model.kinds import CardKind
from model.queries import free_position
from model.records import Card, Marker, Metric, Record
from resources.words import tr


def make_record(bench: Bench, reader: Reader, proposal: Proposal, *, notes: bool) -> None:
    """The record of a new row, or of one whose record was deleted, as the row says it.

    ``notes``: answers that are not understood are kept as notes; else it is not made then.

    Raises:
        JourneyboardError: nothing can be made of the row.
    """
    table = table_of(proposal.sheet)
    if table is None:
        raise RuleError(tr("The sheet of this row is not known."))
    draft = drafted(reader, table, dict(proposal.cells))
    if draft.unread and not notes:
        raise RuleError(draft.unread[0][2])
    mark = bench.mark()
    try:
        record = _record(bench, reader, table.record, draft, proposal.new_id)
        for header, value in proposal.extras:
            record = keep_note(bench, record, proposal.title, header, value)
        for header, value, _ in draft.unread:
            record = keep_note(bench, record, proposal.title, header, value)
    except RuleError:
        bench.back_to(mark)
        raise


def _record(
    bench: Bench, reader: Reader, kind: type[Record], draft: Draft, record_id: Id
) -> Record:
    fields: dict[str, Any] = dict(draft.fields)
    if kind in (Card, Marker):
        missing = draft.spot.missing
        fields["step_id"] = draft.spot.step_id
        fields["lane_id"] = bench.lane(missing) if missing is not None else draft.spot.lane_id
    if kind is Marker:
        document = reader.document
        fields["position"] = free_position(
            document, fields["lane_id"], fields["step_id"], fields["persona_id"]
        )
    if draft.kind is CardKind.METRIC:
        source = seeded_ids(f"metric of {record_id}")
        metric = bench.add(Metric, bench.free_ids(source)(Metric.prefix), draft.figures)
        fields["metric_id"] = metric.id
    record = bench.add(kind, record_id, fields)
    check_channel(bench, record, record_id)
    return record


def keep_note(bench: Bench, record: Record, title: str, header: str, value: Value) -> Record:
    """An answer without a place of its own: in the record's details, else as a parked note.

    Answers the record as it is then.
    """
    line = note_line(header, value)
    if takes_notes(record):
        try:
            bench.change_fields(
                record, {"details": with_note(getattr(record, "details", ""), line)}
            )
        except RuleError:  # the details are full
            pass
        else:
            return bench.find(type(record), record.id)
    note = note_id(record.id, line)
    if not bench.holds(note):
        bench.add(Card, note, {"kind": CardKind.NOTE, "text": f"{title}\n{line}"})
    return record
