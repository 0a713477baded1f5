"""What ``import --show`` says. The keys are a promise: other programs read them (docs/CLI.md)."""

from __future__ import annotations

from typing import Any

from designer.importing.choosing import Chosen, parts
from designer.importing.previewing import Made, counts
from exporters.tables.grid import Grids
from exporters.tables.mapping import Mapping
from model.document import TABLE_NAMES, JourneyMap
from model.queries import personas_in_order, stages_in_order, steps_of
from resources.words import tr


def made_report(file: str, made: Made, notes: tuple[str, ...]) -> dict[str, Any]:
    """The map, or the change, that an import would make, as plain data."""
    document, change = made.document, made.change
    return {
        "file": file,
        "title": document.info.title,
        "counts": {name: len(document.table(name)) for name in TABLE_NAMES},
        "stages": [
            {"name": stage.name, "steps": [step.name for step in steps_of(document, stage.id)]}
            for stage in stages_in_order(document)
        ],
        "personas": [persona.name for persona in personas_in_order(document)],
        "added": 0 if change is None else len(change.added),
        "updated": 0 if change is None else len(change.updated),
        "warnings": list(notes),
        "tables": [],
    }


def tables_report(grids: Grids, mapping: Mapping, chosen: Chosen) -> list[dict[str, Any]]:
    """How the tables are read: the mapping, and those of further tables, as plain data."""
    return [
        {
            "purpose": part.purpose.value,
            "orientation": part.orientation.value,
            "tables": [
                {"number": place + 1, "name": grids.tables[place].name,
                 "rows": len(grids.tables[place].rows)}
                for place in part.tables
            ],
            "header": 0 if part.header is None else part.header + 1,
            "scale": part.scale.value,
            "separators": part.separators,
            "fields": [
                {"column": heading, "field": target,
                 "guessed": place not in chosen.changes_of(number)}
                for place, (heading, target) in enumerate(part.targets)
            ],
        }
        for number, part in enumerate(parts(mapping))
    ]  # fmt: skip


def made_lines(made: Made, tables: list[dict[str, Any]]) -> list[str]:
    """The same for people: a few lines of text."""
    lines: list[str] = []
    for table in tables:
        lines += _table_lines(table)
    document = made.document
    if made.change is None:
        lines.append(document.info.title or tr("Untitled map"))
    lines.append(counts(made))
    if made.change is None:
        lines += _stage_lines(document)
    return lines


def _table_lines(table: dict[str, Any]) -> list[str]:
    names = ", ".join(each["name"] or str(each["number"]) for each in table["tables"])
    header = table["header"]
    where = tr("headings in row {n}", n=header) if header else tr("no headings")
    first = tr(
        "{names}: {purpose}, {orientation}, {where}",
        names=names,
        purpose=table["purpose"],
        orientation=table["orientation"],
        where=where,
    )
    width = min(40, max((len(field["column"]) for field in table["fields"]), default=0))
    lines = [first]
    for field in table["fields"]:
        guessed = tr("  (guessed)") if field["guessed"] else ""
        column = " ".join(field["column"].split())
        lines.append(f"  {column:<{width}}  {field['field']}{guessed}")
    return [*lines, ""]


def _stage_lines(document: JourneyMap) -> list[str]:
    return [
        f"  {stage.name or tr('(no name)')}: "
        + ", ".join(step.name or tr("(no name)") for step in steps_of(document, stage.id))
        for stage in stages_in_order(document)
    ]
