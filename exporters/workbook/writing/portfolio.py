"""Several maps in one workbook: a summary, and each table with the rows of all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import BinaryIO

from exporters.identity import Identity
from exporters.progress import Progress, no_progress
from exporters.workbook.facts import Facts
from exporters.workbook.options import WorkbookOptions
from exporters.workbook.sent import SentMap, map_tag
from exporters.workbook.sheets.catalogue import READ_ME, SUMMARY, chosen
from exporters.workbook.sheets.column import TableSheet
from exporters.workbook.sheets.people import PERSONAS
from exporters.workbook.writing.figures import figures_of
from exporters.workbook.writing.making import Making, moment, properties
from exporters.workbook.writing.memory import write_memory
from exporters.workbook.writing.pictures import write_photos
from exporters.workbook.writing.read_me import Entry, add_read_me, write_read_me
from exporters.workbook.writing.source import Source, Written
from exporters.workbook.writing.summary import add_summary, write_summary
from exporters.workbook.writing.tables import write_table_sheet
from model.document import JourneyMap
from model.errors import ExportError
from resources.words import tr


@dataclass(frozen=True, slots=True)
class Member:
    """A map of a portfolio; ``file`` is what its file is called, for a map without a title."""

    document: JourneyMap
    identity: Identity
    file: str = ""


def write_portfolio(
    members: Sequence[Member],
    target: BinaryIO,
    options: WorkbookOptions | None = None,
    *,
    today: date,
    progress: Progress = no_progress,
) -> tuple[str, ...]:
    """Write the maps as one .xlsx workbook; answers what could not be carried, a sentence each.

    ``today`` decides which actions are overdue, until the sheet is calculated anew.

    Raises:
        ExportError: there is no map, or the same one twice, or no sheet of a key that is asked for.
    """
    _refuse_twins(members)
    sheets = chosen((options or WorkbookOptions()).sheets)
    tables = [sheet for sheet in sheets if isinstance(sheet, TableSheet)]
    sources = [
        Source.of(Facts.of(member.document, name=name), member.identity, tables)
        for member, name in zip(members, names_of(members), strict=True)
    ]
    total = len(tables) + 2
    progress(0, total)
    buffer = BytesIO()
    making = Making.into(buffer)
    making.book.set_properties(_properties(members))
    first = add_read_me(making) if READ_ME in sheets else None
    summary = add_summary(making)
    written: dict[str, Written] = {}
    for done, table in enumerate(tables, start=1):
        progress(done, total)
        written[table.key] = write_table_sheet(making, sources, table)
    progress(total - 1, total)
    figures = [figures_of(source.facts, today) for source in sources]
    write_summary(summary, making, sources, figures, written)
    if first is not None:
        counts = [Entry(it, sum(len(part.records(it)) for part in sources)) for it in tables]
        write_read_me(first, making, sources, [Entry(SUMMARY), *counts])
    if PERSONAS.key in written:
        for place, source in enumerate(sources):
            write_photos(source.facts, written[PERSONAS.key], place)
    making.lists.write()
    write_memory(making.book, _sent(sources, written))
    making.book.close()
    progress(total, total)
    target.write(buffer.getvalue())
    return tuple(making.warnings)


def names_of(members: Iterable[Member]) -> list[str]:
    """What each map is called in the portfolio: by its title, each told apart from the others."""
    names: list[str] = []
    taken: set[str] = set()
    for member in members:
        title = " ".join(member.document.info.title.split())
        plain = title or member.file or tr("Untitled map")
        name, count = plain, 1
        while name.casefold() in taken:
            count += 1
            name = f"{plain} ({count})"
        taken.add(name.casefold())
        names.append(name)
    return names


def _refuse_twins(members: Sequence[Member]) -> None:
    if not members:
        raise ExportError(tr("A portfolio needs at least one map."))
    seen: dict[str, Member] = {}
    for member in members:
        tag = map_tag(member.identity.map_id)
        if tag in seen:
            raise ExportError(
                tr(
                    "{a} and {b} are copies of one map; a portfolio holds each map once.",
                    a=_said(seen[tag]),
                    b=_said(member),
                )
            )
        seen[tag] = member


def _said(member: Member) -> str:
    return member.file or f"“{member.document.info.title}”"


def _sent(sources: Sequence[Source], written: dict[str, Written]) -> list[SentMap]:
    return [
        SentMap(
            source.identity.map_id,
            source.identity.revision,
            source.facts.name,
            {key: table.sent[place] for key, table in written.items()},
        )
        for place, source in enumerate(sources)
    ]


def _properties(members: Sequence[Member]) -> dict[str, object]:
    """Of the file: its date is that of the map that was revised last."""
    days = [it.document.info.revised_on or it.document.info.created_on for it in members]
    latest = max((day for day in days if day is not None), default=date(2000, 1, 1))
    authors = dict.fromkeys(name for it in members for name in it.document.info.authors)
    return {
        **properties(members[0].document),
        "title": tr("Portfolio of journey maps"),
        "subject": ", ".join(names_of(members))[:255],
        "author": ", ".join(authors)[:255],
        "keywords": "",
        "created": moment(latest),
    }
